"""Tables made for tests: small ones with known rates, and random ones that are valid."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import strategies as st

from bot.core.cells import PrintedRate
from bot.core.figures import Basis
from bot.core.spans import Span
from bot.core.table import PeriodRow, Table

FIRST_DAY = date(2020, 1, 1)
DAYS = 10
"""How long each period of `table_of` is."""


def row_of(
    start: date,
    end: date,
    counts: tuple[int, int],
    *,
    bounds: tuple[int, int, int, int] | None = None,
    printed: PrintedRate | None = None,
) -> PeriodRow:
    """A period of (eligible, reviewed) cases; `bounds` are low and high of reviewed, then of eligible."""
    low, high, eligible_low, eligible_high = bounds or (None, None, None, None)
    return PeriodRow(
        start=start,
        end=end,
        reviewed=counts[1],
        reviewed_low=low,
        reviewed_high=high,
        eligible=counts[0],
        eligible_low=eligible_low,
        eligible_high=eligible_high,
        counts_basis=Basis.APPROXIMATE if bounds else Basis.PUBLISHED,
        rate_printed=printed,
        sources=("a",),
    )


def table_of(*counts: tuple[int, int], first_day: date = FIRST_DAY, days: int = DAYS) -> Table:
    """Neighbouring periods of ten days from 2020 on, each with its (eligible, reviewed) cases."""
    return Table(
        tuple(
            row_of(
                first_day + timedelta(days * at),
                first_day + timedelta(days * (at + 1) - 1),
                pair,
            )
            for at, pair in enumerate(counts)
        )
    )


_cases = st.integers(min_value=0, max_value=1_000_000)


@st.composite
def _exact(draw: st.DrawFn, start: date, end: date) -> PeriodRow:
    eligible, reviewed = sorted(draw(st.tuples(_cases, _cases)))
    reviewed = max(reviewed, 1)
    printed = PrintedRate(float(f"{100 * eligible / reviewed:.2f}e-2"), 2) if draw(st.booleans()) else None
    return row_of(start, end, (eligible, reviewed), printed=printed)


@st.composite
def _approximate(draw: st.DrawFn, start: date, end: date) -> PeriodRow:
    six = sorted(draw(st.lists(_cases, min_size=6, max_size=6)))
    eligible_low, eligible, eligible_high = six[:3]
    low, reviewed, high = (max(count, 1) for count in six[3:])
    return row_of(start, end, (eligible, reviewed), bounds=(low, high, eligible_low, eligible_high))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Any valid table of one to eight periods."""
    start = draw(st.dates(date(1990, 1, 1), date(2035, 12, 31)))
    rows: list[PeriodRow] = []
    for days in draw(st.lists(st.integers(1, 60), min_size=1, max_size=8)):
        end = start + timedelta(days - 1)
        rows.append(draw(_approximate(start, end) if draw(st.booleans()) else _exact(start, end)))
        start = end + timedelta(1)
    return Table(tuple(rows))


def spans_near(span: Span, *, margin: int = 90) -> st.SearchStrategy[Span]:
    """Spans that lie in this one, reach over its ends, or lie just outside."""
    first, last = span.start - timedelta(margin), span.end + timedelta(margin)
    return spans_of(st.dates(first, last))


def spans_of(days: st.SearchStrategy[date]) -> st.SearchStrategy[Span]:
    """Spans between any two of these days."""
    return st.tuples(days, days).map(_ordered)


def _ordered(ends: Sequence[date]) -> Span:
    return Span(min(ends), max(ends))
