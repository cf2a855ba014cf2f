"""What the period table answers: rates, comparisons, the trend, totals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum, auto
from itertools import pairwise

from bot.core.problems import NoReleaseYet, Problem, SamePeriod
from bot.core.queries import Compare, Extreme, Periods, Rate, Total, Trend
from bot.core.sources import Answered
from bot.core.span_figures import (
    Change,
    SpanFigures,
    change_between,
    figures_at,
    figures_of,
    figures_through,
)
from bot.core.table import Table


@dataclass(frozen=True)
class RateAnswer(Answered):
    """The rate of a span, with its counts."""

    query: Rate
    figures: SpanFigures
    before: SpanFigures | None = None
    """The period before, where one period was asked about that isn't the first."""
    change: Change | None = None
    """From the period before."""
    touched: tuple[SpanFigures, ...] = ()
    """The single periods, where the span joins or cuts several."""

    @property
    def cited(self) -> object:
        """The figures that were asked for."""
        return self.figures


@dataclass(frozen=True)
class CompareAnswer(Answered):
    """Two spans, and the change from the first to the second."""

    query: Compare
    first: SpanFigures
    second: SpanFigures
    change: Change


class Direction(StrEnum):
    """How a series went, period by period."""

    FELL = auto()
    ROSE = auto()
    MIXED = auto()
    LEVEL = auto()
    SINGLE = auto()
    """There is only one period."""


@dataclass(frozen=True)
class TrendAnswer(Answered):
    """Every period's rate."""

    query: Trend
    periods: tuple[SpanFigures, ...]
    change: Change
    """From the first to the last period."""
    direction: Direction


@dataclass(frozen=True)
class TotalAnswer(Answered):
    """The running total as of a day."""

    query: Total
    figures: SpanFigures
    """Through the last release on or before the day; `ends_after` where the table ends before it."""


@dataclass(frozen=True)
class PeriodsAnswer(Answered):
    """The whole table."""

    query: Periods
    periods: tuple[SpanFigures, ...]
    total: SpanFigures


@dataclass(frozen=True)
class ExtremeAnswer(Answered):
    """The period with the highest or the lowest rate."""

    query: Extreme
    figures: SpanFigures
    periods: tuple[SpanFigures, ...]
    """All of them, to see it among its like."""

    @property
    def cited(self) -> object:
        """The figures that were asked for."""
        return self.figures


def answer_periods(query: Periods, table: Table) -> PeriodsAnswer:
    """Every period, and all of them together."""
    return PeriodsAnswer(query, _all_periods(table), figures_through(len(table) - 1, table))


def _all_periods(table: Table) -> tuple[SpanFigures, ...]:
    return tuple(figures_at(at, table) for at in range(len(table)))


def answer_rate(query: Rate, table: Table) -> RateAnswer | Problem:
    """The figures of a span, beside the period before or the single periods in it."""
    figures = figures_of(query.span, table)
    if isinstance(figures, Problem):
        return figures
    first, *more = figures.positions
    if more:
        touched = tuple(figures_at(at, table) for at in figures.positions)
        return RateAnswer(query, figures, touched=touched)
    if not first:
        return RateAnswer(query, figures)
    before = figures_at(first - 1, table)
    return RateAnswer(query, figures, before, change_between(before, figures))


def answer_compare(query: Compare, table: Table) -> CompareAnswer | Problem:
    """Two spans, where they have figures and these aren't the same."""
    first, second = figures_of(query.first, table), figures_of(query.second, table)
    if isinstance(first, Problem):
        return first
    if isinstance(second, Problem):
        return second
    if first.span == second.span:
        others = [row.span for row in (table.rows[0], table.rows[-1]) if row.span != first.span]
        return SamePeriod("", first.span, others[0] if others else None)
    change = change_between(first, second)
    return CompareAnswer(query, first, second, change)


def answer_trend(query: Trend, table: Table) -> TrendAnswer:
    """Every period, and the way from the first to the last."""
    periods = _all_periods(table)
    change = change_between(periods[0], periods[-1])
    return TrendAnswer(query, periods, change, _direction(periods))


def _direction(periods: tuple[SpanFigures, ...]) -> Direction:
    steps = {
        (later.rate.value > earlier.rate.value) - (later.rate.value < earlier.rate.value)
        for earlier, later in pairwise(periods)
    }
    if not steps:
        return Direction.SINGLE
    if len(steps) > 1:
        return Direction.MIXED
    return {1: Direction.ROSE, -1: Direction.FELL, 0: Direction.LEVEL}[steps.pop()]


def answer_extreme(query: Extreme, table: Table) -> ExtremeAnswer:
    """The period with the highest or the lowest rate; the earliest of several."""
    periods = _all_periods(table)
    pick = max if query.highest else min
    figures = pick(periods, key=lambda period: period.rate.value)
    return ExtremeAnswer(query, figures, periods)


def answer_total(query: Total, table: Table) -> TotalAnswer | Problem:
    """The running total through the last release on or before the day."""
    day = query.day or table.span.end
    out = table.ended_by(day)
    if not out:
        return NoReleaseYet("", day, table.rows[0].span)
    figures = replace(figures_through(out - 1, table), ends_after=day > table.span.end)
    return TotalAnswer(query, figures)
