"""Reading what people type for a period: "May30-Jul20" becomes a span of days."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.core.points import Point, Points, ReadingError, place, read_points
from bot.core.problems import NoSuchDate, Problem, Reversed, TwoPeriods, Unreadable
from bot.core.spans import Span
from bot.core.table import Table
from bot.core.vocabulary import Part, Vocabulary


@dataclass(frozen=True)
class Reading:
    """What a text was read as.

    Args:
        span: the days, inclusive; they may lie outside the table.
        literal: whether it was written out as two dates that are the ends of review periods,
            so that nobody needs to be told what it was read as.
    """

    span: Span
    literal: bool


def read_period(text: str, table: Table, vocabulary: Vocabulary) -> Reading | Problem:
    """Reads a period in any spelling.

    Args:
        text: what was typed.
        table: gives the years, and what `last`, `2` and `all` mean.
        vocabulary: the words of the language.

    Returns:
        The reading, or what is wrong with the text; never raises.
    """
    try:
        return resolve(read_points(text, table, vocabulary), text, table)
    except ReadingError as error:
        return error.problem


def resolve(points: Points, typed: str, table: Table) -> Reading:
    """The days that points stand for.

    Raises:
        ReadingError: where there are no such days.
    """
    return _Resolver(typed, table).resolve(points)


_SINCE, _AFTER, _UNTIL, _BEFORE, _AND = (
    frozenset({part}) for part in (Part.SINCE, Part.AFTER, Part.UNTIL, Part.BEFORE, Part.AND)
)


class _Resolver:
    def __init__(self, typed: str, table: Table) -> None:
        self._typed = typed
        self._table = table
        self._unreadable = ReadingError(Unreadable(typed, "", table.rows[-1].span))

    def resolve(self, points: Points) -> Reading:
        match points.items:
            case [(before, point)]:
                return Reading(self._one(before, point, points.after), literal=False)
            case [(before, first), (between, second)] if not points.after:
                return self._two(before, first, between, second, mended=points.mended)
            case _:
                raise self._unreadable

    def _one(self, before: frozenset[Part], point: Point, after: frozenset[Part]) -> Span:
        span = self._best([self._numbered(point)])[0]
        edges = self._table.span
        if after:
            if before - _SINCE or after - {Part.ONWARD, Part.UNTIL}:
                raise self._unreadable
            before = _SINCE
        # What starts or ends outside the table keeps one day of the table's side, and is answered as outside.
        if before == _SINCE:
            return Span(span.start, max(span.end, edges.end))
        if before == _AFTER:
            start = _shift(span.end, 1)
            return Span(start, max(start, edges.end))
        if before in (_UNTIL, _BEFORE):
            end = self._last_day(span, inclusive=before == _UNTIL)
            return Span(min(edges.start, end), end)
        if before:
            raise self._unreadable
        return span

    def _two(
        self, before: frozenset[Part], first: Point, between: frozenset[Part], second: Point, *, mended: bool
    ) -> Reading:
        if before - {Part.SINCE, Part.BETWEEN, Part.AFTER} or len(before) > 1:
            raise self._unreadable
        if len(between) > 1:  # "after Mar 5 and before Apr 17"
            between = between - _AND
        if between - {Part.UNTIL, Part.BEFORE, Part.AND} or len(between) > 1:
            raise self._unreadable
        first, second = self._numbers(first, second)
        if not before and not between and not (first.day and second.day):
            # side by side, only two days are a range
            raise self._unreadable
        left, right = self._best([first, second])
        start = _shift(left.end, 1) if Part.AFTER in before else left.start
        end = self._last_day(right, inclusive=Part.BEFORE not in between)
        if end < start:
            raise self._unreadable
        apart = right.start > _shift(left.end, 1)
        if between == _AND and Part.BETWEEN not in before and apart:
            # "first and last" are two periods, not all that lies between them
            raise ReadingError(TwoPeriods(self._typed, left, right))
        span = Span(start, end)
        literal = (
            first.spelled
            and second.spelled
            and not mended
            and not {Part.AFTER, Part.BEFORE} & (before | between)
            and self._is_whole(span)
        )
        return Reading(span, literal)

    def _is_whole(self, span: Span) -> bool:
        touched = self._table.touched(span)
        return bool(touched) and self._table.joined(touched) == span

    def _last_day(self, span: Span, *, inclusive: bool) -> date:
        """The last day before the span; through it where that is meant, or where it ends a period."""
        closes = span.start == span.end and self._table.ends_a_period(span.end)
        return span.end if inclusive or closes else _shift(span.start, -1)

    def _numbers(self, first: Point, second: Point) -> tuple[Point, Point]:
        """Bare numbers are days in the month of the other end, or else periods."""
        if second.number is not None and first.day is not None:
            second = replace(first, day=second.number, year=second.year or first.year)
        elif first.number is not None and second.day is not None:
            first = replace(second, day=first.number, year=first.year or second.year)
        return self._numbered(first), self._numbered(second)

    def _numbered(self, point: Point) -> Point:
        return point if point.number is None else place(point.number, self._typed, self._table)

    def _best(self, points: list[Point]) -> list[Span]:
        """The days of one or two points, in the years in which they fit the table best.

        A year that wasn't written is the latest in which all lie in the table, in order and
        within a year of each other; what is in the table only the wrong way round is reversed.
        A year that was written at the end holds for both, unless the order needs the year before.
        """
        readings = list(self._readings(points))
        if not readings:
            raise ReadingError(NoSuchDate(self._typed, self._table.rows[-1].span))
        inside = [r for r in readings if all(span.overlaps(self._table.span) for span in r)]
        ordered = [r for r in readings if r[0].start <= r[-1].end]
        for reading in inside:
            if reading in ordered:
                return reading
        if inside or not ordered:
            wrong = (inside or readings)[0]
            raise ReadingError(Reversed(self._typed, Span(wrong[1].start, wrong[0].end)))
        if points[-1].year:
            return ordered[0]
        return max(
            ordered,
            key=lambda r: (sum(span.overlaps(self._table.span) for span in r), r[0].start - r[-1].end),
        )

    def _readings(self, points: list[Point]) -> Iterator[list[Span]]:
        """Every choice of years, the latest and the closest together first."""
        first, last = points[0], points[-1]
        years = set(range(self._table.span.start.year, self._table.span.end.year + 1))
        if first.year:
            years |= {first.year, first.year + 1}
        for year in [last.year] if last.year else sorted(years, reverse=True):
            end = _days(last, year)
            if end is None:
                continue
            if len(points) == 1:
                yield [end]
                continue
            for other in [first.year] if first.year else [year, year - 1]:
                start = _days(first, other)
                if start is not None:
                    yield [start, end]


def _shift(day: date, days: int) -> date:
    try:
        return day + timedelta(days)
    except OverflowError:
        return day


def _days(point: Point, year: int) -> Span | None:
    """The days of a point in a year; None where the calendar lacks them."""
    if point.span is not None:
        return point.span
    month = 1 if point.month is None else point.month
    if not 1 <= year <= 9999 or not 1 <= month <= 12:  # noqa: PLR2004  what `date` can hold
        return None
    if point.month is None:
        return Span(date(year, 1, 1), date(year, 12, 31))
    last = monthrange(year, point.month)[1]
    if point.day is None:
        return Span(date(year, point.month, 1), date(year, point.month, last))
    return Span.day(date(year, point.month, point.day)) if 1 <= point.day <= last else None
