from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
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
        count = len(self.periods)
        if not (1 <= number <= count or -count <= number <= -1):
            return None
        return self.periods[number - 1 if number > 0 else number]

    def ends_a_period(self, day: date) -> bool:
        """Whether a period ends on this day."""
        at = bisect_left(self._ends, day)
        return at < len(self) and self._ends[at] == day

    def starts_a_period(self, day: date) -> bool:
        """Whether a period starts on this day."""
        at = bisect_left(self._starts, day)
        return at < len(self) and self._starts[at] == day

    def is_whole(self, span: Span) -> bool:
        """Whether it starts with the first day of a period and ends with the last of one."""
        return self.starts_a_period(span.start) and self.ends_a_period(span.end)

    def without(self, left_out: Iterable[Span]) -> tuple[Span, ...]:
        """What remains of all days without some, in order; none where nothing does."""
        rest = [self.span]
        for span in left_out:
            rest = [piece for whole in rest for piece in _without(whole, span)]
        return tuple(rest)


def _without(whole: Span, span: Span) -> list[Span]:
    if not whole.overlaps(span):
        return [whole]
    pieces: list[Span] = []
    if whole.start < span.start:
        pieces.append(Span(whole.start, shifted(span.start, -1)))
    if span.end < whole.end:
        pieces.append(Span(shifted(span.end, 1), whole.end))
    return pieces
