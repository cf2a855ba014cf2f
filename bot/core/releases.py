"""The running totals as sources print them: data/releases.csv, held against the period table."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.core.cells import Day, Flag, MaybeCount, RateCell
from bot.core.figures import Basis, Figure
from bot.core.rows import CitedRow, Fault, load_rows
from bot.core.span_figures import figures_through
from bot.core.table import Table


class ReleaseRow(CitedRow):
    """What some sources print as of a day; a part that they don't print is empty."""

    as_of: Day
    reviewed: MaybeCount
    eligible: MaybeCount
    eligible_about: Flag
    rate_printed: RateCell


def load_releases(
    path: Path, table: Table, known: Container[str], faults: list[Fault]
) -> tuple[ReleaseRow, ...]:
    """The releases in a releases.csv, each in agreement with the period table.

    Args:
        path: the file; there may be none.
        table: whose running totals they are.
        known: ids of the sources that rows may name.
        faults: whatever is wrong is added here.
    """
    rows = load_rows(path, ReleaseRow, known, faults)
    for row in rows:
        faults += [Fault(path, None, f"{row.as_of}: {wrong}") for wrong in _contradictions(row, table)]
    return rows


def _contradictions(row: ReleaseRow, table: Table) -> Iterator[str]:
    if not table.ends_a_period(row.as_of):
        yield "no review period ends on this day"
        return
    totals = figures_through(table.ended_by(row.as_of) - 1, table)
    for name, printed, total in (
        ("reviewed", row.reviewed, totals.reviewed),
        ("eligible", row.eligible, totals.eligible),
    ):
        if printed is not None and total.basis is not Basis.APPROXIMATE and printed != total.value:
            yield f"{name} is {printed}, periods.csv adds up to {total.value}"
    if row.rate_printed and not row.rate_printed.agrees_with(totals.rate.value):
        yield f"rate_printed doesn't agree with periods.csv, which gives {100 * totals.rate.value:.4f}%"


def printed_figures(rows: tuple[ReleaseRow, ...], table: Table, day: date) -> Iterator[Figure]:
    """The eligible cases and the rate that sources print as of a day, each with its own sources."""
    for row in rows:
        if row.as_of != day:
            continue
        computed = figures_through(table.ended_by(day) - 1, table)
        plain = {"basis": Basis.PUBLISHED, "sources": row.sources, "low": None, "high": None}
        if row.eligible is not None:
            yield replace(computed.eligible, value=row.eligible, about=row.eligible_about, **plain)
        if row.rate_printed:
            printed = row.rate_printed
            yield replace(computed.rate, value=printed.value, decimals=printed.decimals, **plain)
