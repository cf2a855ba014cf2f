"""From what was written to days: the years that weren't written, and what "before" and "since" mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot.data.spans import Span
from bot.periods.calendar import MissingPeriodError
from bot.periods.cuts import shifted
from bot.periods.parser import Expression
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


class ReadingError(Exception):
    """Carries the problem out of the resolver."""

    def __init__(self, problem: PeriodProblem) -> None:
        self.problem = problem


def resolve(one: Expression, r: Reader) -> Reading | PeriodProblem:
    """The days that an expression stands for.

    Args:
        one: the expression.
        r: the tokens that it is made of.
    """
    try:
        return _Resolver(one, r, r.written(one.start, one.end)).reading()
    except ReadingError as error:
        return error.problem
    except MissingPeriodError as error:
        return NoSuchPeriod(r.written(one.start, one.end), error.number, len(r.calendar))


class _Resolver:
    def __init__(self, one: Expression, r: Reader, typed: str) -> None:
        self._one = one
        self._r = r
        self._calendar = r.calendar
        self._typed = typed

    def reading(self) -> Reading:
        one = self._one
        if one.first.from_today:
            raise ReadingError(CountedFromToday(self._typed))
        if one.excluded:
            excluded = [_Resolver(each, self._r, self._typed).reading().span for each in one.excluded]
            parts = tuple(self._calendar.without(excluded))
            if not parts:
                raise ReadingError(Unreadable(self._typed))
            span = Span(parts[0].start, parts[-1].end)
            return Reading(span, kind=Kind.EXCEPT, parts=parts if len(parts) > 1 else ())
        return self._point(one.first) if one.second is None else self._range(one.first, one.second)

    def _point(self, point: Point) -> Reading:
        point = self._placed(point)
        (span,) = self._best([point])
        edges = self._calendar.span
        # What starts or ends outside the data keeps a day of their side, and is answered as outside.
        match self._one.mark:
            case None:
                return Reading(span, kind=point.kind, relative=point.step[0] if point.step else 0)
            case Part.SINCE | Part.AFTER as mark:
                start = span.start if mark is Part.SINCE else shifted(span.end, 1)
                ends = (span, Span.day(edges.end)) if mark is Part.SINCE and span.end < edges.end else None
                return Reading(Span(start, max(start, span.end, edges.end)), kind=Kind.SINCE, ends=ends)
            case Part.BEFORE if point.kind is Kind.ALL:
                raise ReadingError(Unreadable(self._typed))  # "before all this"
            case Part.UNTIL | Part.BEFORE as mark:
                end = self._last_day(span, mark)
                return Reading(Span(min(edges.start, end), end), kind=Kind.UPTO)
            case _:
                raise ReadingError(Unreadable(self._typed))

    def _range(self, first: Point, second: Point) -> Reading:
        one = self._one
        if second.number is not None and first.day is not None:  # bare numbers are days in the other's month
            second = replace(first, day=second.number, year=second.year or first.year)
        elif first.number is not None and second.day is not None:
            first = replace(second, day=first.number, year=first.year or second.year)
        left, right = self._best([self._placed(first), self._placed(second)])
        start = shifted(left.end, 1) if one.mark is Part.AFTER else left.start
        end = self._last_day(right, one.until)
        if end < start or one.mark in (Part.UNTIL, Part.BEFORE):
            raise ReadingError(Unreadable(self._typed))
        span = Span(start, end)
        is_spelled = first.spelled and second.spelled and one.until is Part.UNTIL
        is_mended = any(map(self._r.is_mended, range(one.start, one.end)))
        is_literal = (
            is_spelled and not is_mended and one.mark is not Part.AFTER and self._calendar.is_whole(span)
        )
        return Reading(span, literal=is_literal, kind=Kind.DAYS, ends=(left, right))

    def _last_day(self, span: Span, mark: Part) -> date:
        """The last day before the span; through it where that is meant, or where it ends a period."""
        closes = span.days == 1 and self._calendar.ends_a_period(span.end)
        return span.end if mark is Part.UNTIL or closes else shifted(span.start, -1)

    def _placed(self, point: Point) -> Point:
        """A point with its days, where it is a numbered period or beside what was spoken of."""
        if point.number is not None:
            return replace(point, span=self._calendar.place(point.number))
        if point.step is None:
            return point
        count, unit = point.step
        if unit is not None and self._r.about is None:
            raise ReadingError(CountedFromToday(self._typed))
        about = self._r.about or self._calendar.periods[-1]
        return replace(point, span=self._calendar.next_to(about, count, unit))

    def _best(self, points: Sequence[Point]) -> list[Span]:
        """The days of one or two points, in the years in which they fit the data best.

        A year that wasn't written is the latest in which all lie in the data, in order and
        within a year of each other; what is in the data only the wrong way round is reversed.
        A year that was written at the end holds for both, unless the order needs the year before.
        """
        readings = list(self._readings(points))
        if not readings:
            raise ReadingError(NoSuchDate(self._typed, self._impossible(points)))
        data = self._calendar.span
        inside = [each for each in readings if all(span.overlaps(data) for span in each)]
        ordered = [each for each in readings if each[0].start <= each[-1].end]
        if best := next((each for each in inside if each in ordered), None):
            return best
        if inside or not ordered:
            first, second = (inside or readings)[0]
            raise ReadingError(Reversed(self._typed, Span(second.start, first.end), first, second))
        if points[-1].year:
            return ordered[0]
        return max(
            ordered,
            key=lambda each: (sum(span.overlaps(data) for span in each), each[0].start - each[-1].end),
        )

    def _readings(self, points: Sequence[Point]) -> Iterator[list[Span]]:
        """Every choice of years, the latest and the closest together first."""
        first, last = points[0], points[-1]
        years = self._years(last)
        if last.year is None and first.year is not None:
            years |= {first.year, first.year + 1}
        for year in sorted(years, reverse=last.year is None):
            end = last.days(year)
            if end is None:
                continue
            if len(points) == 1:
                yield [end]
                continue
            for other in [first.year] if first.year is not None else [year, year - 1]:
                if start := first.days(other):
                    yield [start, end]

    def _years(self, point: Point) -> set[int]:
        """The years that a point may be of; what crosses years may be named by the one in which it starts."""
        span = self._calendar.span
        years = {point.year} if point.year is not None else set(range(span.start.year, span.end.year + 1))
        return years | {max(years) + 1} if point.crosses_years else years

    def _impossible(self, points: Sequence[Point]) -> str:
        """The point that no calendar has, as written."""
        for point, written in zip(points, self._one.written, strict=False):
            if not any(map(point.days, self._years(point))):
                return written
        return self._typed
