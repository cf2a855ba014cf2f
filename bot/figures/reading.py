"""From rows of the table to figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.data.spans import Span
from bot.data.table import Amount, Key, Row, Table
from bot.figures.figure import Basis, Figure, Unit


def count_in(row: Row, key: Key, span: Span, table: Table) -> Figure:
    """The count in a row, for the days in which it arose."""
    approximate = row.basis == Basis.APPROXIMATE
    return Figure(
        measure=key.measure,
        unit=Unit.COUNT,
        span=span,
        value=int(row.value),
        basis=Basis(row.basis),
        sources=row.sources,
        as_of=span.end,
        low=int(row.low) if approximate else None,
        high=int(row.high) if approximate else None,
        about=bool(row.about),
        group=key.group,
        place=key.place,
        counted_by=_other_counter(row, key, table),
        month_only=bool(row.month_only),
        note=row.note,
    )


def counts_in(rows: Iterable[Row], key: Key, span: Span, table: Table) -> tuple[Figure, ...]:
    """The counts of several rows for the same days; those that agree make one figure with all sources."""
    found: dict[tuple[float, tuple[float, float]], Figure] = {}
    for row in rows:
        figure = count_in(row, key, span, table)
        same = found.setdefault((figure.value, figure.bounds), figure)
        if same is not figure:
            sources = tuple(dict.fromkeys(same.sources + figure.sources))
            found[figure.value, figure.bounds] = replace(
                same, sources=sources, about=same.about and figure.about
            )
    return tuple(found.values())


def share_in(row: Row, key: Key, span: Span, table: Table) -> Figure:
    """The share that a row prints."""
    digits = row.printed.removesuffix("%")
    return Figure(
        measure=key.measure,
        unit=Unit.SHARE,
        span=span,
        # Shifting the decimal point in the text keeps 3.41% at exactly 0.0341.
        value=float(f"{digits}e-2"),
        basis=Basis.PUBLISHED,
        sources=row.sources,
        as_of=span.end,
        about=bool(row.about),
        decimals=len(digits.partition(".")[2]),
        group=key.group,
        place=key.place,
        counted_by=_other_counter(row, key, table),
        month_only=bool(row.month_only),
        note=row.note,
    )


def computed_count(key: Key, span: Span, amount: Amount, basis: Basis, sources: tuple[str, ...]) -> Figure:
    """A count that no single row holds."""
    approximate = basis is Basis.APPROXIMATE
    return Figure(
        measure=key.measure,
        unit=Unit.COUNT,
        span=span,
        value=amount.value,
        basis=basis,
        sources=sources,
        as_of=span.end,
        low=amount.low if approximate else None,
        high=amount.high if approximate else None,
        group=key.group,
        place=key.place,
    )


def _other_counter(row: Row, key: Key, table: Table) -> str:
    measure = table.measure(key.measure)
    usual = measure.counted_by or (table.measure(measure.numerator).counted_by if measure.numerator else None)
    return "" if usual and usual.to("en") == row.counted_by else row.counted_by
