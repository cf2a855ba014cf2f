"""From rows of the table to figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.data.spans import Span
from bot.data.table import Key, Row, Rows, Table
from bot.figures.figure import Basis, Figure, Unit


def figure_in(row: Row, key: Key, span: Span, table: Table) -> Figure:
    """The count in a row, or the share that it prints, for the days in which it arose."""
    digits = row.printed.removesuffix("%")
    approximate = row.basis == Basis.APPROXIMATE
    measure = table.measure(key.measure)
    usual = measure.counted_by or (table.measure(measure.numerator).counted_by if measure.numerator else None)
    return Figure(
        measure=key.measure,
        unit=Unit.SHARE if digits else Unit.COUNT,
        span=span,
        # Shifting the decimal point in the text keeps 3.41% at exactly 0.0341.
        value=float(f"{digits}e-2") if digits else int(row.value),
        basis=Basis(row.basis),
        sources=row.sources,
        as_of=span.end,
        low=int(row.low) if approximate else None,
        high=int(row.high) if approximate else None,
        about=bool(row.about),
        decimals=len(digits.partition(".")[2]) if digits else None,
        group=key.group,
        place=key.place,
        counted_by="" if usual and usual.to("en") == row.counted_by else row.counted_by,
        month_only=bool(row.month_only),
        note=row.note,
    )


def leading_figure(key: Key, span: Span, table: Table) -> Figure | None:
    """What the leading row of a key has for just the days of a period."""
    rows = table.periods_of(key)
    at = rows.at(span.end) if rows else None
    if rows is None or at is None or rows.period(at) != span:
        return None
    return figure_in(table.rows_at(rows, at)[0], key, span, table)


def counts_in(rows: Iterable[Row], key: Key, span: Span, table: Table) -> tuple[Figure, ...]:
    """The counts of several rows for the same days; those that agree make one figure with all sources."""
    found: dict[tuple[float, tuple[float, float]], Figure] = {}
    for row in rows:
        figure = figure_in(row, key, span, table)
        same = found.setdefault((figure.value, figure.bounds), figure)
        if same is not figure:
            sources = tuple(dict.fromkeys(same.sources + figure.sources))
            found[figure.value, figure.bounds] = replace(
                same, sources=sources, about=same.about and figure.about
            )
    return tuple(found.values())


def counts_at(rows: Rows, position: int | None, span: Span, table: Table) -> tuple[Figure, ...]:
    """The counts at a position, in all versions, for the days in which they arose."""
    return counts_in(table.rows_at(rows, position), rows.key, span, table)


def count_over(rows: Rows, positions: range, table: Table) -> Figure:
    """The count of one period, or of some neighbouring ones together, as the leading rows have it."""
    span, (value, low, high) = rows.span(positions), rows.total(positions)
    worst = Basis(int(rows.basis[positions.start : positions.stop].max()))
    approximate = worst is Basis.APPROXIMATE
    return Figure(
        measure=rows.key.measure,
        unit=Unit.COUNT,
        span=span,
        value=value,
        basis=worst if len(positions) == 1 else max(worst, Basis.DERIVED),
        sources=table.sources(rows, positions),
        as_of=span.end,
        low=low if approximate else None,
        high=high if approximate else None,
        about=table.about(rows, positions),
        group=rows.key.group,
        place=rows.key.place,
    )
