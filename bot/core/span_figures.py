"""Figures for a span of days: which periods it touches, their sums, and how two of them differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum, auto

from bot.core.cells import PrintedRate
from bot.core.figures import Basis, Figure, Measure
from bot.core.problems import Outside
from bot.core.spans import Span
from bot.core.table import PeriodRow, Table

RATE_DECIMALS = 2
"""Decimals of a percentage with which rates are shown."""


class Fit(StrEnum):
    """How the days that were asked about lie on the review periods."""

    ONE = auto()
    """They are one review period."""
    JOINED = auto()
    """They are several whole periods; the figures are their sums."""
    WITHIN = auto()
    """They lie inside one period, which the figures stand for."""
    ACROSS = auto()
    """They cut periods; the figures are those of all periods that they touch, joined."""


@dataclass(frozen=True)
class SpanFigures:
    """What the table has on a span of days.

    Args:
        asked: the days that were asked about, as far as they lie in the table.
        span: the days that the figures stand for: whole periods.
        fit: how the two go together.
        starts_before: whether the question reached back before the table starts.
        ends_after: whether it reached beyond the end of the table.
        positions: of the periods in the table.
        reviewed: cases reviewed.
        eligible: of these, found provisionally eligible.
        rate: eligible / reviewed, a fraction; where one period's source prints it exactly, as printed.
        printed: the rate as a source prints it, where it is less exact than the computed one.
    """

    asked: Span
    span: Span
    fit: Fit
    starts_before: bool
    ends_after: bool
    positions: range
    reviewed: Figure
    eligible: Figure
    rate: Figure
    printed: PrintedRate | None


@dataclass(frozen=True)
class Change:
    """From one rate to another.

    Args:
        difference: the later less the earlier, a fraction.
        ratio: the later divided by the earlier; None where that is nothing.
    """

    difference: Figure
    ratio: Figure | None


def figures_of(span: Span, table: Table) -> SpanFigures | Outside:
    """What the table has on a span, or the problem that it lies wholly outside."""
    positions = table.touched(span)
    if not positions:
        nearest = 0 if span.end < table.span.start else -1
        return Outside("", span, table.span, table.rows[nearest].span)
    joined = _joined(positions, table)
    asked = Span(max(span.start, table.span.start), min(span.end, table.span.end))
    within = Fit.WITHIN if len(positions) == 1 else Fit.ACROSS
    return replace(
        joined,
        asked=asked,
        fit=joined.fit if asked == joined.span else within,
        starts_before=span.start < table.span.start,
        ends_after=span.end > table.span.end,
    )


def figures_at(position: int, table: Table) -> SpanFigures:
    """What the table has on the period at a position."""
    return _joined(range(position, position + 1), table)


def figures_through(position: int, table: Table) -> SpanFigures:
    """The running total from the start of the table through the period at a position."""
    return _joined(range(position + 1), table)


def _joined(positions: range, table: Table) -> SpanFigures:
    span = table.joined(positions)
    rows = [table.rows[at] for at in positions]
    sources = tuple(dict.fromkeys(source for row in rows for source in row.sources))
    basis = _basis_of_sum(rows, from_start=positions.start == 0)
    approximate = basis is Basis.APPROXIMATE
    plain = Figure(
        measure=Measure.REVIEWED, span=span, value=0, basis=Basis.DERIVED, sources=sources, as_of=span.end
    )
    reviewed, eligible = table.reviewed(positions), table.eligible(positions)
    counts = [
        replace(
            plain,
            measure=measure,
            basis=basis,
            value=amount.value,
            low=amount.low if approximate else None,
            high=amount.high if approximate else None,
        )
        for measure, amount in ((Measure.REVIEWED, reviewed), (Measure.ELIGIBLE, eligible))
    ]
    rate = replace(
        plain,
        measure=Measure.RATE,
        basis=max(basis, Basis.DERIVED),
        value=eligible.value / reviewed.value,
        low=eligible.low / reviewed.high if approximate else None,
        high=eligible.high / reviewed.low if approximate else None,
        numerator=eligible.value,
        denominator=reviewed.value,
    )
    printed = rows[0].rate_printed if len(rows) == 1 else None
    if printed and printed.decimals >= RATE_DECIMALS:
        # The source's own figure; what is computed from rounded counts is no better than it.
        rate = replace(
            rate,
            basis=Basis.PUBLISHED,
            value=printed.value,
            decimals=printed.decimals,
            low=None,
            high=None,
        )
        printed = None
    return SpanFigures(
        asked=span,
        span=span,
        fit=Fit.ONE if len(rows) == 1 else Fit.JOINED,
        starts_before=False,
        ends_after=False,
        positions=positions,
        reviewed=counts[0],
        eligible=counts[1],
        rate=rate,
        printed=printed,
    )


def _basis_of_sum(rows: Sequence[PeriodRow], *, from_start: bool) -> Basis:
    """How sure the counts of neighbouring periods together are.

    A sum is computed, even where every part of it is published. But derived counts are differences of
    two published running totals (README), so that from the start of the table they add up to the
    running total as it was published.
    """
    basis = max(row.counts_basis for row in rows)
    if len(rows) == 1:
        return basis
    first, *others = (row.counts_basis for row in rows)
    if from_start and first is Basis.PUBLISHED and set(others) == {Basis.DERIVED}:
        return Basis.PUBLISHED
    return max(basis, Basis.DERIVED)


def change_between(earlier: SpanFigures, later: SpanFigures) -> Change:
    """Difference and ratio of two rates; the bounds come from the bounds of the two."""
    first, second = earlier.rate, later.rate
    span = Span(min(first.span.start, second.span.start), max(first.span.end, second.span.end))
    approximate = Basis.APPROXIMATE in (first.basis, second.basis)
    earliest, latest = first.bounds, second.bounds
    difference = Figure(
        measure=Measure.DIFFERENCE,
        span=span,
        value=second.value - first.value,
        basis=Basis.APPROXIMATE if approximate else Basis.DERIVED,
        sources=tuple(dict.fromkeys(first.sources + second.sources)),
        as_of=span.end,
        low=latest[0] - earliest[1] if approximate else None,
        high=latest[1] - earliest[0] if approximate else None,
    )
    if not earliest[0]:
        return Change(difference, None)
    ratio = replace(
        difference,
        measure=Measure.RATIO,
        value=second.value / first.value,
        low=latest[0] / earliest[1] if approximate else None,
        high=latest[1] / earliest[0] if approximate else None,
    )
    return Change(difference, ratio)
