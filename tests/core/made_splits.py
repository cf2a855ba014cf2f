"""Periods whose cases are told apart by detention, made for tests."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from bot.core.decomposition import GroupFigures, Split
from bot.core.figures import Figure, Group, Measure, share
from bot.core.span_figures import figures_at
from tests.core.made_figures import count_of
from tests.core.made_tables import table_of

Counts = tuple[int, int]
"""Eligible and reviewed cases."""


@dataclass(frozen=True)
class Bounds:
    """By how many cases the non-detained people's counts may be off, either way."""

    eligible: int = 0
    reviewed: int = 0


def split_of(non_detained: Counts, detained: Counts, bounds: Bounds | None = None) -> Split:
    """A period of two groups; what one of them may lack, the other may have."""
    both = (non_detained[0] + detained[0], non_detained[1] + detained[1])
    every = figures_at(0, table_of(both))
    outside, inside = (
        _group(group, counts, bounds)
        for group, counts in ((Group.NON_DETAINED, non_detained), (Group.DETAINED, detained))
    )
    detained_share = share(Measure.DETAINED_SHARE, inside.reviewed, every.reviewed)
    return Split(every, outside, inside, detained_share)


def _group(group: Group, counts: Counts, bounds: Bounds | None) -> GroupFigures:
    eligible = _count(Measure.ELIGIBLE, group, counts[0], bounds and bounds.eligible)
    reviewed = _count(Measure.REVIEWED, group, counts[1], bounds and bounds.reviewed)
    return GroupFigures(eligible=eligible, reviewed=reviewed, rate=share(Measure.RATE, eligible, reviewed))


def _count(measure: Measure, group: Group, value: int, off: int | None) -> Figure:
    return count_of(measure, value, None if off is None else (value - off, value + off), group)


_reviewed = st.integers(1_000, 300_000)


@st.composite
def _counts(draw: st.DrawFn) -> Counts:
    reviewed = draw(_reviewed)
    return draw(st.integers(0, reviewed)), reviewed


@st.composite
def exact_splits(draw: st.DrawFn) -> Split:
    """Any two groups."""
    return split_of(draw(_counts()), draw(_counts()))


@st.composite
def splits(draw: st.DrawFn) -> Split:
    """Any two groups, exact or known to within some cases."""
    if draw(st.booleans()):
        return draw(exact_splits())
    groups = (draw(_counts()), draw(_counts()))
    spare = min(count for eligible, reviewed in groups for count in (eligible, reviewed - eligible)) // 2
    off = st.integers(0, spare)
    return split_of(*groups, Bounds(draw(off), draw(off)))
