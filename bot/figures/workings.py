"""The arithmetic behind counts that no source prints, as far as the table shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product

from bot.data.measures import Kind
from bot.data.spans import Span
from bot.data.table import Key, Rows, Table
from bot.figures.figure import Basis, Figure, Operation
from bot.figures.reading import count_over, counts_at, leading_figure

_MOST_PARTS = 6
"""The most summands that are shown; a longer sum is shown without."""


def with_working(figure: Figure, rows: Rows, positions: range, table: Table) -> Figure:
    """The count of some periods with what it was computed from, where that is known.

    It is a difference of two running totals where sources print both. An approximate count may have been
    solved from a printed share of it. Other counts of several periods are sums of their counts.
    """
    if figure.basis is Basis.PUBLISHED:
        return figure
    if parts := _totals(figure, rows, positions, table):
        return replace(figure, operation=Operation.DIFFERENCE, parts=parts)
    if len(positions) > 1:
        shown = positions if len(positions) <= _MOST_PARTS else ()
        parts = tuple(count_over(rows, range(at, at + 1), table) for at in shown)
        return replace(figure, operation=Operation.SUM, parts=parts)
    parts = _share_and_part(figure, rows.key, table)
    return replace(figure, operation=Operation.RATIO, parts=parts) if parts else figure


def _totals(figure: Figure, rows: Rows, positions: range, table: Table) -> tuple[Figure, ...]:
    """The printed running totals before and after, where they differ by just this."""
    totals = table.days_of(rows.key)
    if positions.start == 0 or totals is None:
        return ()
    start = rows.period(0).start
    before, after = (
        counts_at(totals, totals.at(last), Span(start, last), table)
        for last in (figure.span.start - timedelta(1), figure.span.end)
    )
    pairs = product(before, after)
    return next((pair for pair in pairs if pair[1].value - pair[0].value == figure.value), ())


def _share_and_part(figure: Figure, key: Key, table: Table) -> tuple[Figure, ...]:
    """A printed share of this count, and the count that it is the share of: second / first gives this one."""
    if figure.basis is not Basis.APPROXIMATE:
        return ()
    for name, measure in table.declarations.measures.items():
        if measure.kind is not Kind.SHARE or measure.denominator != key.measure:
            continue
        printed = leading_figure(key._replace(measure=name), figure.span, table)
        part = leading_figure(key._replace(measure=measure.numerator), figure.span, table)
        if printed and part and printed.value and round(part.value / printed.value) == figure.value:
            return printed, part
    return ()
