"""From what was written to days: the years that weren't written, and what "before" and "since" mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot.data.spans import Span
from bot.periods.calendar import Calendar
from bot.periods.cuts import Unit, after, shifted
from bot.periods.parser import Expression
from bot.periods.places import place
from bot.periods.points import Point
from bot.periods.reader import Reader
from bot.periods.reading import (
    CountedFromToday,
    Kind,
    NoSuchDate,
    NoSuchPeriod,
    PeriodProblem,
    Reading,
    Reversed,
    Unreadable,
)
from bot.periods.vocabulary import Part

_SINCE, _AFTER, _UNTIL, _BEFORE = (
    frozenset({part}) for part in (Part.SINCE, Part.AFTER, Part.UNTIL, Part.BEFORE)
)


class ReadingError(Exception):
    """Carries the problem out of the resolver."""

    def __init__(self, problem: PeriodProblem) -> None:
        self.problem = problem


def resolve(one: Expression, r: Reader, typed: str, written: Sequence[str]) -> Reading | PeriodProblem:
    """The days that an expression stands for.

    Args:
        one: the expression.
        r: the tokens that it is made of.
        typed: what problems quote.
        written: its points as written.
    """
    try:
        return _Resolver(r, typed, written).reading(one)
    except ReadingError as error:
        return error.problem


class _Resolver:
    def __init__(self, r: Reader, typed: str, written: Sequence[str]) -> None:
        self._r = r
        self._calendar: Calendar = r.calendar
        self._typed = typed
        self._written = written

    def reading(self, one: Expression) -> Reading:
        if one.first.from_today:
            raise ReadingError(CountedFromToday(self._typed))
        if one.excluded:
            return self._remaining(one)
        return self._one(one) if one.second is None else self._two(one, one.second)

    def _remaining(self, one: Expression) -> Reading:
        excluded = [self.reading(each).span for each in one.excluded]
        parts = tuple(self._calendar.without(excluded))
        if not parts:
            raise ReadingError(Unreadable(self._typed))
        span = Span(parts[0].start, parts[-1].end)
        return Reading(span, kind=Kind.EXCEPT, parts=parts if len(parts) > 1 else ())

    def _one(self, one: Expression) -> Reading:
        point = self._numbered(one.first)
        span = self._best([point])[0]
        edges = self._calendar.span
        before = one.before
        if one.after:
            if before - _SINCE - {Part.FROM}:
                raise ReadingError(Unreadable(self._typed))
            before = _UNTIL if Part.UNTIL in one.after else _SINCE
        # What starts or ends outside the data keeps a day of their side, and is answered as outside.
        if before == _SINCE:
            return Reading(Span(span.start, max(span.end, edges.end)), kind=Kind.SINCE)
        if before == _AFTER:
            start = shifted(span.end, 1)
            return Reading(Span(start, max(start, edges.end)), kind=Kind.SINCE)
        if before in (_UNTIL, _BEFORE):
            end = self._last_day(span, inclusive=before == _UNTIL)
            return Reading(Span(min(edges.start, end), end), kind=Kind.UPTO)
        if before:
            raise ReadingError(Unreadable(self._typed))
        return Reading(span, kind=point.kind, relative=point.step[0] if point.step else 0)

    def _two(self, one: Expression, second: Point) -> Reading:
        before, between, first = one.before, one.between, one.first
        if before - {Part.SINCE, Part.BETWEEN, Part.AFTER} or len(before) > 1 or len(between) > 1:
            raise ReadingError(Unreadable(self._typed))
        first, second = self._numbers(first, second)
        left, right = self._best([first, second])
        start = shifted(left.end, 1) if Part.AFTER in before else left.start
        end = self._last_day(right, inclusive=Part.BEFORE not in between)
        if end < start:
            raise ReadingError(Unreadable(self._typed))
        span = Span(start, end)
        open_ended = {Part.AFTER, Part.BEFORE} & (before | between)
        spelled = (
            first.spelled and second.spelled and not any(map(self._r.is_mended, range(one.start, one.end)))
        )
        literal = spelled and not open_ended and self._calendar.is_whole(span)
        return Reading(span, literal=literal, kind=Kind.DAYS, ends=(left, right))

    def _last_day(self, span: Span, *, inclusive: bool) -> date:
        """The last day before the span; through it where that is meant, or where it ends a period."""
        closes = span.start == span.end and self._calendar.ends_a_period(span.end)
        return span.end if inclusive or closes else shifted(span.start, -1)

    def _numbers(self, first: Point, second: Point) -> tuple[Point, Point]:
        """Bare numbers are days in the month of the other end, or else periods."""
        if second.number is not None and first.day is not None:
            second = replace(first, day=second.number, year=second.year or first.year)
        elif first.number is not None and second.day is not None:
            first = replace(second, day=first.number, year=first.year or second.year)
        return self._numbered(first), self._numbered(second)

    def _numbered(self, point: Point) -> Point:
        if point.step is not None:
            point = self._beside(point, *point.step)
        if point.number is not None and point.span is None:
            point = place(self._r, point.number)
        if point.missing is not None:
            raise ReadingError(NoSuchPeriod(self._typed, point.missing, len(self._calendar)))
        return point

    def _beside(self, point: Point, count: int, unit: Unit | None) -> Point:
        """So many units, or periods, before or after the days that were spoken of last."""
        about = self._r.about or self._calendar.periods[-1]
        if unit is not None and self._r.about is None:
            raise ReadingError(CountedFromToday(self._typed))
        if unit is not None:
            start = shifted(about.end, 1) if count > 0 else after(about.start, count, unit)
            end = shifted(after(start, abs(count), unit), -1)
            return replace(point, span=Span(min(start, end), end))
        touched = self._calendar.touched(about)
        first = (touched.stop if count > 0 else touched.start + count) if touched else -1
        last = first + abs(count)
        if not 0 <= first < last <= len(self._calendar):
            return replace(point, missing=last if count > 0 else max(first + 1, 0))
        return replace(point, span=self._calendar.joined(range(first, last)))

    def _best(self, points: list[Point]) -> list[Span]:
        """The days of one or two points, in the years in which they fit the data best.

        A year that wasn't written is the latest in which all lie in the data, in order and
        within a year of each other; what is in the data only the wrong way round is reversed.
        A year that was written at the end holds for both, unless the order needs the year before.
        """
        readings = list(self._readings(points))
        if not readings:
            raise ReadingError(NoSuchDate(self._typed, self._impossible(points)))
        inside = [each for each in readings if all(span.overlaps(self._calendar.span) for span in each)]
        ordered = [each for each in readings if each[0].start <= each[-1].end]
        for each in inside:
            if each in ordered:
                return each
        if inside or not ordered:
            first, second = (inside or readings)[0]
            raise ReadingError(Reversed(self._typed, Span(second.start, first.end), first, second))
        if points[-1].year:
            return ordered[0]
        return max(
            ordered,
            key=lambda each: (
                sum(span.overlaps(self._calendar.span) for span in each),
                each[0].start - each[-1].end,
            ),
        )

    def _readings(self, points: list[Point]) -> Iterator[list[Span]]:
        """Every choice of years, the latest and the closest together first."""
        first, last = points[0], points[-1]
        years = self._years()
        if first.year is not None:
            years |= {first.year, first.year + 1}
        for year in self._choices(last, years):
            end = last.days(year)
            if end is None:
                continue
            if len(points) == 1:
                yield [end]
                continue
            for other in [first.year] if first.year is not None else [year, year - 1]:
                start = first.days(other)
                if start is not None:
                    yield [start, end]

    def _years(self) -> set[int]:
        span = self._calendar.span
        return set(range(span.start.year, span.end.year + 1))

    @staticmethod
    def _choices(point: Point, years: set[int]) -> list[int]:
        if point.year is None:
            return sorted(years | ({max(years) + 1} if point.crosses_years else set()), reverse=True)
        # the winter of 2011 may be the one in which it starts
        return [point.year, point.year + 1] if point.crosses_years else [point.year]

    def _impossible(self, points: list[Point]) -> str:
        """The point that no calendar has, as written."""
        for point, written in zip(points, self._written, strict=False):
            years = {point.year} if point.year is not None else self._years()
            if not any(point.days(year) for year in years):
                return written
        return self._written[0] if self._written else self._typed
