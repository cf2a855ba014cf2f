"""How sure figures are: the arithmetic behind those that are computed, and where sources differ."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum, auto
from itertools import groupby

from bot.core.figures import Basis, Figure, Measure
from bot.core.span_figures import SpanFigures, figures_at, figures_through
from bot.core.table import Table

_MOST_PARTS = 6
"""Summands that are shown; a longer sum is only called one."""


class How(StrEnum):
    """An arithmetic operation."""

    ADDED = auto()
    SUBTRACTED = auto()
    DIVIDED = auto()
    SOLVED = auto()
    """The first part divided by the second, a printed rate: what the rate must have been a share of."""


@dataclass(frozen=True)
class Working:
    """How a figure was computed from others, in their order."""

    result: Figure
    how: How
    parts: tuple[Figure, ...]


@dataclass(frozen=True)
class Versions:
    """One figure as several sources print it.

    Args:
        figures: two at least, each with its own sources.
        rounded: whether they are one and the same, rounded more or less; else the reason isn't known.
    """

    figures: tuple[Figure, ...]
    rounded: bool


def versions_among(figures: Iterable[Figure]) -> tuple[Versions, ...]:
    """All of which there are several, among what sources print."""
    ordered = sorted(figures, key=_what)
    alike = (tuple(group) for _, group in groupby(ordered, key=_what))
    return tuple(
        Versions(group, _are_roundings(group))
        for group in alike
        if len({figure.value for figure in group}) > 1
    )


def _what(figure: Figure) -> tuple[str, str, str]:
    return str(figure.as_of), figure.measure, figure.whose


def _are_roundings(figures: tuple[Figure, ...]) -> bool:
    coarsest = max(figures, key=_unit)
    # a hair more, for floating point
    return all(abs(figure.value - coarsest.value) <= _unit(coarsest) / 2 * (1 + 1e-9) for figure in figures)


def _unit(figure: Figure) -> float:
    """What one of the last digit that isn't a nought stands for."""
    if figure.decimals is not None:
        return 10.0 ** -(figure.decimals + 2)
    digits = str(int(figure.value))
    return 10.0 ** (len(digits) - len(digits.rstrip("0")))


def workings_of(figures: SpanFigures, table: Table) -> tuple[Working, ...]:
    """The arithmetic behind the counts and the rate of a span; nothing for what is published.

    Derived counts are differences of two running totals (README), and so are eligible cases where they are
    approximate. An approximate count of reviewed cases is solved from the printed rate (facts: the last
    period's 3.41%), if it was.
    """
    rate = figures.rate
    counts = (_of_count(count, figures, table) for count in (figures.eligible, figures.reviewed))
    found = tuple(working for working in counts if working)
    if rate.basis is Basis.PUBLISHED:
        return found
    return (*found, Working(rate, How.DIVIDED, (figures.eligible, figures.reviewed)))


def _of_count(count: Figure, figures: SpanFigures, table: Table) -> Working | None:
    if count.basis is Basis.PUBLISHED:
        return None
    positions, name = figures.positions, count.measure.value
    if count.basis is Basis.APPROXIMATE and count.measure is Measure.REVIEWED:
        if len(positions) > 1:
            parts = tuple(_count(figures_at(at, table), name) for at in positions)
            return Working(count, How.ADDED, parts) if len(parts) <= _MOST_PARTS else None
        solved = round(figures.eligible.value / figures.rate.value) if figures.rate.value else None
        parts = (figures.eligible, figures.rate)
        return Working(count, How.SOLVED, parts) if solved == count.value else None
    if positions.start == 0:
        return None
    through, before = (figures_through(at, table) for at in (positions.stop - 1, positions.start - 1))
    return Working(count, How.SUBTRACTED, (_count(through, name), _count(before, name)))


def _count(figures: SpanFigures, name: str) -> Figure:
    return figures.reviewed if name == Measure.REVIEWED else figures.eligible


def solved(part: Figure, rate: Figure) -> tuple[float, float]:
    """The least and the most that a count can be a share of, where the share is known only as printed."""
    half_unit = 0.5 * 10.0 ** -((rate.decimals or 0) + 2)
    return part.value / (rate.value + half_unit), part.value / (rate.value - half_unit)
