"""Figures made for tests, and what is said of real ones."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from bot.core.figures import Basis, Figure, Measure
from bot.core.spans import Span

DAY = date(2020, 1, 31)


def count_of(
    measure: Measure, value: float, bounds: tuple[float, float] | None = None, whose: str = ""
) -> Figure:
    """A count by the last day of January 2020: published, or approximate where it has bounds."""
    low, high = bounds or (None, None)
    return Figure(
        measure=measure,
        span=Span.day(DAY),
        value=value,
        basis=Basis.APPROXIMATE if bounds else Basis.PUBLISHED,
        sources=(measure,),
        as_of=DAY,
        low=low,
        high=high,
        whose=whose,
    )


@st.composite
def counts(draw: st.DrawFn, measure: Measure, least: int, most: int) -> Figure:
    """A count between two others, exact or approximate."""
    low, value, high = sorted(draw(st.tuples(*[st.integers(least, most)] * 3)))
    return count_of(measure, value, (low, high) if draw(st.booleans()) else None)


def percent(figure: Figure, decimals: int = 2) -> str:
    return f"{100 * figure.value:.{decimals}f}%"


def percents(figure: Figure, decimals: int = 2) -> tuple[str, str]:
    """The bounds as percentages."""
    low, high = figure.bounds
    return f"{100 * low:.{decimals}f}%", f"{100 * high:.{decimals}f}%"
