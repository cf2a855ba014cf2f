from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date

from bot.data.spans import Span
from bot.periods.cuts import Unit, next_to, shifted


class MissingPeriodError(LookupError):
    """The data have no period of this number."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class Calendar:
    """The periods of the data: all that reading a period needs to know of them.

    Args:
        periods: at least one, in order, without gap or overlap.
    """

    def __init__(self, periods: tuple[Span, ...]) -> None:
        self.periods = periods
        self.span = Span(periods[0].start, periods[-1].end)
        """All days that they cover."""
        self._starts = [period.start for period in periods]
        self._ends = [period.end for period in periods]

    def __len__(self) -> int:
        return len(self.periods)

    def touched(self, span: Span) -> range:
        """Positions, from 0, of the periods that share a day with the span."""
        return range(bisect_left(self._ends, span.start), bisect_right(self._starts, span.end))

    def joined(self, positions: range) -> Span:
        """The days from the first to the last of some neighbouring periods."""
        return Span.around(self.periods[positions.start : positions.stop])

    def place(self, number: int) -> Span:
        """The period at a place: 1 is the first, -1 the last; raises MissingPeriodError, as those below."""
        at = number - 1 if number > 0 else len(self) + number
        if not number or not 0 <= at < len(self):
            raise MissingPeriodError(abs(number))
        return self.periods[at]

    def several(self, count: int, end: int) -> Span:
        """Some neighbouring periods: the first ones where `end` is 1, the last where -1, else the middle."""
        if not 0 < count <= len(self):
            raise MissingPeriodError(count)
        first = {1: 0, 0: (len(self) - count) // 2, -1: len(self) - count}[end]
        return self.joined(range(first, first + count))

    def next_to(self, span: Span, count: int, unit: Unit | None) -> Span:
        """Some units, or periods where that is None, right behind a span; right before it if negative."""
        if unit is not None:
            return next_to(span, count, unit)
        touched = self.touched(span)
        # Before all from the first day to some later one comes what is before the last of them.
        start = touched.stop - 1 if touched and not touched.start else touched.start
        first = (touched.stop if count > 0 else start + count) if touched else -1
        last = first + abs(count)
        if first < 0 or last > len(self):
            raise MissingPeriodError(last if count > 0 else max(first + 1, 0))
        return self.joined(range(first, last))

    def ends_a_period(self, day: date) -> bool:
        """Whether a period ends on this day."""
        touched = self.touched(Span.day(day))
        return bool(touched) and self._ends[touched[0]] == day

    def last_end(self, span: Span) -> date | None:
        """The last day of a period that lies in a span, the latest such day."""
        at = bisect_right(self._ends, span.end) - 1
        return self._ends[at] if at >= 0 and span.start <= self._ends[at] else None

    def is_whole(self, span: Span) -> bool:
        """Whether it starts with the first day of a period and ends with the last of one."""
        touched = self.touched(span)
        return bool(touched) and self.joined(touched) == span

    def without(self, left_out: Iterable[Span]) -> Iterator[Span]:
        """What remains of all days without some, in order; nothing where all are left out."""
        start, end = self.span.start, self.span.end
        for span in sorted(left_out):
            if start < min(span.start, end):
                yield Span(start, min(shifted(span.start, -1), end))
            start = max(start, shifted(span.end, 1))
        if start <= end:
            yield Span(start, end)
