"""The period table: data/periods.csv, checked row by row, in memory."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Annotated, NamedTuple, Self

import pandas as pd
from pydantic import Field, model_validator

from bot.core.cells import BasisCell, Blank, Count, Day, MaybeCount, RateCell
from bot.core.figures import Basis
from bot.core.rows import CitedRow, Fault, read_rows, unknown_sources
from bot.core.spans import Span


class Amount(NamedTuple):
    """A count of cases and its bounds, which are the count itself where it is exact."""

    value: int
    low: int
    high: int


class PeriodRow(CitedRow):
    """One review period, both days inclusive; counts are of cases."""

    start: Day
    end: Day
    reviewed: Annotated[int, Field(ge=1)]
    reviewed_low: Annotated[Annotated[int, Field(ge=1)] | None, Blank]
    reviewed_high: MaybeCount
    eligible: Count
    eligible_low: MaybeCount
    eligible_high: MaybeCount
    counts_basis: BasisCell
    rate_printed: RateCell

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        if wrong := list(self._contradictions()):
            raise ValueError("; ".join(wrong))
        return self

    def _contradictions(self) -> Iterator[str]:
        if self.end < self.start:
            yield f"ends on {self.end}, before it starts on {self.start}"
        if self.eligible > self.reviewed:
            yield f"has more eligible cases ({self.eligible}) than reviewed ({self.reviewed})"
        bounds = (self.reviewed_low, self.reviewed_high, self.eligible_low, self.eligible_high)
        approximate = self.counts_basis is Basis.APPROXIMATE
        if any((bound is not None) != approximate for bound in bounds):
            yield "approximate counts have all four of the low and high columns, others have none"
            return
        reviewed, eligible = self.reviewed_amount, self.eligible_amount
        for name, amount in (("reviewed", reviewed), ("eligible", eligible)):
            if not amount.low <= amount.value <= amount.high:
                yield f"{name} isn't between {name}_low and {name}_high"
        if approximate and eligible.high > reviewed.low:
            yield "eligible_high is more than reviewed_low"
        printed, computed = self.rate_printed, self.eligible / self.reviewed
        if printed and not printed.agrees_with(computed):
            yield f"rate_printed doesn't agree with the counts, which give {100 * computed:.4f}%"

    @property
    def span(self) -> Span:
        """The days of the period."""
        return Span(self.start, self.end)

    @property
    def reviewed_amount(self) -> Amount:
        """The cases reviewed and their bounds."""
        return _amount(self.reviewed, self.reviewed_low, self.reviewed_high)

    @property
    def eligible_amount(self) -> Amount:
        """The cases found provisionally eligible and their bounds."""
        return _amount(self.eligible, self.eligible_low, self.eligible_high)


def _amount(value: int, low: int | None, high: int | None) -> Amount:
    return Amount(value, value if low is None else low, value if high is None else high)


class Table:
    """The review periods in order, and their running totals.

    Args:
        rows: checked, in order, without gap or overlap (see `load_table`).

    A lookup is a `bisect` over the dates, and a sum is a difference of two running totals,
    so that both stay as quick with thousands of periods.
    """

    def __init__(self, rows: tuple[PeriodRow, ...]) -> None:
        self.rows = rows
        counts = pd.DataFrame(
            [(*row.reviewed_amount, *row.eligible_amount) for row in rows],
            index=pd.Index([row.end for row in rows], name="end"),
            columns=_COUNTS,
        )
        self.totals = counts.cumsum()
        """Running totals of all counts and their bounds, by the last day of each period."""
        self.span = Span(rows[0].start, rows[-1].end)
        self._starts = [row.start for row in rows]
        self._ends = [row.end for row in rows]
        # Plain lists: taking one cell out of a DataFrame costs more than a whole reply.
        self._sums = {name: [0, *map(int, self.totals[name])] for name in _COUNTS}

    def __len__(self) -> int:
        return len(self.rows)

    def touched(self, span: Span) -> range:
        """Positions of the periods that share a day with the span; empty where it lies outside."""
        return range(bisect_left(self._ends, span.start), bisect_right(self._starts, span.end))

    def ended_by(self, day: date) -> int:
        """How many periods had ended by a day, that day included."""
        return bisect_right(self._ends, day)

    def ends_a_period(self, day: date) -> bool:
        """Whether a review period ends on this day."""
        at = bisect_left(self._ends, day)
        return at < len(self) and self._ends[at] == day

    def joined(self, positions: range) -> Span:
        """The days from the first to the last of some periods."""
        return Span(self.rows[positions[0]].start, self.rows[positions[-1]].end)

    def reviewed(self, positions: range) -> Amount:
        """How many cases were reviewed in these neighbouring periods together."""
        return Amount(*(self._sum(name, positions) for name in _REVIEWED))

    def eligible(self, positions: range) -> Amount:
        """How many of these were found provisionally eligible."""
        return Amount(*(self._sum(name, positions) for name in _ELIGIBLE))

    def _sum(self, column: str, positions: range) -> int:
        sums = self._sums[column]
        return sums[positions.stop] - sums[positions.start]


_REVIEWED = ["reviewed", "reviewed_low", "reviewed_high"]
_ELIGIBLE = ["eligible", "eligible_low", "eligible_high"]
_COUNTS = [*_REVIEWED, *_ELIGIBLE]


def load_table(path: Path, known: Container[str], faults: list[Fault]) -> Table | None:
    """The table in a periods.csv.

    Args:
        path: the file.
        known: ids of the sources that rows may name.
        faults: whatever is wrong is added here, each with its line.

    Returns:
        The table, or None where anything was wrong.
    """
    before = len(faults)
    rows = read_rows(path, PeriodRow, faults)
    for line, row in rows:
        if row:
            faults += unknown_sources(path, line, row.sources, known)
    for (_, earlier), (line, later) in pairwise(rows):
        if earlier and later and later.start != (due := earlier.end + timedelta(days=1)):
            what = "leaves a gap" if later.start > due else "overlaps or is out of order"
            faults.append(Fault(path, line, f"{what}: it starts on {later.start}, {due} is due"))
    return Table(tuple(row for _, row in rows if row)) if len(faults) == before else None
