"""The arithmetic behind counts that no source prints, as far as the table shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product

from bot.data.measures import Kind
from bot.data.spans import Span
from bot.data.table import Key, Rows, Table
from bot.figures.figure import Basis, Figure, Operation
from bot.figures.reading import computed_count, counts_in, share_in

_MOST_PARTS = 6
"""Summands that are shown; a longer sum is only called one."""


def with_working(figure: Figure, key: Key, rows: Rows, positions: range, table: Table) -> Figure:
    """The count of some periods with what it was computed from; as it is, where nothing tells.

    It is a difference of two running totals where sources print both. An approximate count may have been
    solved from a printed share of it. Other counts of several periods are the sums of those of each.
    """
    if figure.basis is Basis.PUBLISHED:
        return figure
    parts = _totals(figure, key, rows, positions, table)
    if parts:
        return replace(figure, operation=Operation.DIFFERENCE, parts=parts)
    if len(positions) > 1:
        return replace(figure, operation=Operation.SUM, parts=_summands(key, rows, positions, table))
    parts = _share_and_part(figure, key, table)
    return replace(figure, operation=Operation.RATIO, parts=parts) if parts else figure


def _totals(figure: Figure, key: Key, rows: Rows, positions: range, table: Table) -> tuple[Figure, ...]:
    """The printed running totals before and after, where they differ by just this."""
    totals = table.days_of(key)
    if positions.start == 0 or totals is None:
        return ()
    start, first, last = rows.span(range(len(rows))).start, figure.span.start - timedelta(1), figure.span.end
    at_first, at_last = totals.at(first), totals.at(last)
    if at_first is None or at_last is None:
        return ()
    before = counts_in(table.rows(totals.numbers(at_first)), key, Span(start, first), table)
    after = counts_in(table.rows(totals.numbers(at_last)), key, Span(start, last), table)
    pairs = product(before, after)
    return next((pair for pair in pairs if pair[1].value - pair[0].value == figure.value), ())


def _summands(key: Key, rows: Rows, positions: range, table: Table) -> tuple[Figure, ...]:
    if len(positions) > _MOST_PARTS:
        return ()
    return tuple(
        computed_count(
            key,
            rows.span(range(at, at + 1)),
            rows.amount(at),
            Basis(int(rows.basis[at])),
            table.sources(rows, range(at, at + 1)),
        )
        for at in positions
    )


def _share_and_part(figure: Figure, key: Key, table: Table) -> tuple[Figure, ...]:
    """A printed share of this count, and the count that it is the share of: second / first gives this one."""
    if figure.basis is not Basis.APPROXIMATE:
        return ()
    for name, measure in table.declarations.measures.items():
        if measure.kind is not Kind.SHARE or measure.denominator != key.measure:
            continue
        printed = _on(Key(name, key.group, key.place), figure.span, table)
        part = _on(Key(measure.numerator, key.group, key.place), figure.span, table)
        if printed and part and printed.value and round(part.value / printed.value) == figure.value:
            return printed, part
    return ()


def _on(key: Key, span: Span, table: Table) -> Figure | None:
    """What the leading row of a key has for just these days."""
    rows = table.periods_of(key)
    at = rows.at(span.end) if rows else None
    if rows is None or at is None or rows.span(range(at, at + 1)) != span:
        return None
    row = table.row(rows.numbers(at)[0])
    if row.printed:
        return share_in(row, key, span, table)
    return next(iter(counts_in([row], key, span, table)))
