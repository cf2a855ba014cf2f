"""From what was written to days: the years that weren't written, and what "before" and "since" mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.data.spans import Span
from bot.periods.calendar import MissingPeriodError
from bot.periods.cuts import day_from, shifted
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
    """The days that an expression stands for."""
    try:
        return _Resolver(one, r, r.written(one.start, one.end)).reading()
    except ReadingError as error:
        return error.problem
    except MissingPeriodError as error:
        return NoSuchPeriod(r.written(one.start, one.end), error.number, len(r.calendar))


@dataclass(frozen=True)
class _Resolver:
    one: Expression
    r: Reader
    typed: str

    def reading(self) -> Reading:
        one = self.one
        if one.first.from_today:
            raise ReadingError(CountedFromToday(self.typed))
        if one.excluded:
            excluded = [_Resolver(each, self.r, self.typed).reading().span for each in one.excluded]
            parts = tuple(self.r.calendar.without(excluded))
            if not parts:
                raise ReadingError(Unreadable(self.typed))
            return Reading(Span.around(parts), kind=Kind.EXCEPT, parts=parts if len(parts) > 1 else ())
        return self._point(one.first) if one.second is None else self._range(one.first, one.second)

    def _point(self, point: Point) -> Reading:
        point = self._placed(point)
        (span,) = self._best([point])
        edges = self.r.calendar.span
        # What starts or ends outside the data keeps a day of their side, and is answered as outside.
        match self.one.mark:
            case None:
                relative = 0 if point.step is None or point.is_units_away else point.step[0]
                return Reading(span, kind=point.kind, relative=relative)
            case Part.SINCE | Part.AFTER as mark:
                start = self._first_day(point, span, mark)
                ends = (span, Span.day(edges.end)) if mark is Part.SINCE and span.end < edges.end else None
                return Reading(Span(start, max(start, span.end, edges.end)), kind=Kind.SINCE, ends=ends)
            case Part.UNTIL | Part.BEFORE as mark if mark is Part.UNTIL or point.kind is not Kind.ALL:
                end = self._last_day(point, span, mark)
                return Reading(Span(min(edges.start, end), end), kind=Kind.UPTO)
            case _:  # "before all this"
                raise ReadingError(Unreadable(self.typed))

    def _range(self, first: Point, second: Point) -> Reading:
        one = self.one
        first, second = first.beside(second), second.beside(first)
        first = self._placed(first)
        if second.step and second.step[1] is None:  # "from the first period to the next"
            (about,) = self._best([first])
            second = replace(second, span=self.r.calendar.next_to(about, *second.step))
        left, right = self._best([first, self._placed(second)])
        start = self._first_day(first, left, one.mark)
        end = self._last_day(second, right, one.until)
        if end < start or one.mark in (Part.UNTIL, Part.BEFORE):
            raise ReadingError(Unreadable(self.typed))
        span = Span(start, end)
        is_literal = (
            first.spelled
            and second.spelled
            and one.mark is not Part.AFTER
            and one.until is Part.UNTIL
            and not any(map(self.r.is_mended, range(one.start, one.end)))
            and self.r.calendar.is_whole(span)
        )
        return Reading(span, literal=is_literal, ends=(left, right))

    def _first_day(self, point: Point, span: Span, mark: Part | None) -> date:
        """The first day of the span, or behind it; that of a period which begins about then."""
        if end := self.r.calendar.last_end(span) if point.is_about else None:
            return shifted(end, 1)
        return shifted(span.end, 1) if mark is Part.AFTER else span.start

    def _last_day(self, point: Point, span: Span, mark: Part) -> date:
        """The last day before the span; through it where that is meant, or where it ends a period.

        Where a period ends about then, that day.
        """
        if point.is_about and mark is Part.UNTIL:
            return self.r.calendar.last_end(span) or span.end
        closes = span.days == 1 and self.r.calendar.ends_a_period(span.end)
        return span.end if mark is Part.UNTIL or closes else shifted(span.start, -1)

    def _placed(self, point: Point) -> Point:
        """A point with its days, where it is a numbered period or beside what was spoken of."""
        if point.number is not None:
            return replace(point, span=self.r.calendar.place(point.number))
        if point.step is None or point.span is not None:
            return point
        count, unit = point.step
        if unit is not None and self.r.about is None:
            raise ReadingError(CountedFromToday(self.typed))
        about = self.r.about or self.r.calendar.periods[-1]
        if unit is not None and point.is_units_away and about.days == 1:
            return replace(point, span=Span.day(day_from(about.start, count, unit)), kind=Kind.DAY)
        return replace(point, span=self.r.calendar.next_to(about, count, unit))

    def _best(self, points: Sequence[Point]) -> list[Span]:
        """The days of one or two points, in the years in which they fit the data best.

        A year that wasn't written is the latest in which all lie in the data, in order and
        within a year of each other; what is in the data only the wrong way round is reversed.
        A year that was written at the end holds for both, unless the order needs the year before.
        """
        readings = list(self._readings(points))
        if not readings:
            raise ReadingError(NoSuchDate(self.typed, self._impossible(points)))
        data = self.r.calendar.span
        inside = [each for each in readings if all(span.overlaps(data) for span in each)]
        ordered = [each for each in readings if each[0].start <= each[-1].end]
        if best := next((each for each in inside if each in ordered), None):
            return best
        if inside or not ordered:
            first, second = (inside or readings)[0]
            raise ReadingError(Reversed(self.typed, Span(second.start, first.end), first, second))
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
        span = self.r.calendar.span
        years = {point.year} if point.year is not None else set(range(span.start.year, span.end.year + 1))
        return years | {max(years) + 1} if point.crosses_years else years

    def _impossible(self, points: Sequence[Point]) -> str:
        """The point that no calendar has, as written."""
        for point, written in zip(points, self.one.written, strict=False):
            if not any(map(point.days, self._years(point))):
                return written
        return self.typed
