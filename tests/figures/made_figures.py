"""Figures made for tests."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from bot.data.spans import Span
from bot.figures.arithmetic import share_of
from bot.figures.figure import Basis, Figure, Unit

DAYS = Span(date(2020, 1, 1), date(2020, 1, 10))


def count_of(
    value: float, bounds: tuple[float, float] | None = None, measure: str = "reviewed", group: str = ""
) -> Figure:
    """A count of ten days, published or known within bounds."""
    return Figure(
        measure=measure,
        unit=Unit.COUNT,
        span=DAYS,
        value=value,
        basis=Basis.APPROXIMATE if bounds else Basis.PUBLISHED,
        sources=(measure,),
        as_of=DAYS.end,
        low=bounds[0] if bounds else None,
        high=bounds[1] if bounds else None,
        group=group,
    )


def rate_of(eligible: Figure, reviewed: Figure) -> Figure:
    """The one as a share of the other."""
    return share_of("rate", eligible, reviewed)


@st.composite
def counts(draw: st.DrawFn, least: int = 0) -> Figure:
    """Any count, exact or known within bounds."""
    low, value, high = sorted(draw(st.lists(st.integers(least, 10**9), min_size=3, max_size=3)))
    return count_of(value, (low, high) if draw(st.booleans()) else None)


def inside(figure: Figure) -> st.SearchStrategy[float]:
    """What a figure may really be."""
    low, high = figure.bounds
    return st.integers(int(low), int(high)).map(float)
