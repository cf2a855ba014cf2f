from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date

from bot.data.spans import Span
from bot.periods.cuts import shifted


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
        return Span(self.periods[positions[0]].start, self.periods[positions[-1]].end)

    def place(self, number: int) -> Span | None:
        """The period at a place: 1 is the first, -1 the last; None where there is none."""
        at = number - 1 if number > 0 else len(self) + number
        return self.periods[at] if number and 0 <= at < len(self) else None

    def ends_a_period(self, day: date) -> bool:
        """Whether a period ends on this day."""
        touched = self.touched(Span.day(day))
        return bool(touched) and self._ends[touched[0]] == day

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
