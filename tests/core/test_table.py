from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from bot.core.counts import Amount
from bot.core.figures import Basis
from bot.core.spans import Span
from bot.core.table import PeriodRow, Table
from tests.core.made_tables import spans_near, table_of, tables

# --- the table that comes with the bot ---

# What ICE gave out by each day, as the press printed it (facts.md 1a).
RELEASES = [
    (date(2012, 3, 5), 165_471, 13_190),
    (date(2012, 4, 16), 219_554, 16_544),
    (date(2012, 5, 29), 288_361, 20_648),
    (date(2012, 7, 20), 356_748, 22_980),
]


@pytest.mark.parametrize(("day", "reviewed", "eligible"), RELEASES)
def test_the_periods_add_up_to_each_release(day: date, reviewed: int, eligible: int, table: Table) -> None:
    so_far = range(table.ended_by(day))
    assert table.ends_a_period(day)
    assert table.reviewed(so_far).value == reviewed
    assert table.eligible(so_far).value == eligible


def test_the_table_covers_the_review_day_by_day(table: Table) -> None:
    assert table.span == Span(date(2011, 11, 17), date(2012, 7, 20))
    day = table.span.start
    while day <= table.span.end:
        assert len(table.touched(Span.day(day))) == 1, day
        day += timedelta(1)


def test_only_the_last_period_has_approximate_counts_with_the_bounds_of_the_sources(table: Table) -> None:
    assert [row.counts_basis for row in table.rows] == [
        Basis.PUBLISHED,
        Basis.DERIVED,
        Basis.DERIVED,
        Basis.APPROXIMATE,
    ]
    last = range(3, 4)
    assert table.reviewed(last) == Amount(68_387, 68_141, 69_074)
    assert table.eligible(last) == Amount(2_332, 2_330, 2_350)


def test_the_last_total_says_what_the_press_said_about_it(table: Table) -> None:
    reviewed, eligible = table.reviewed(range(4)), table.eligible(range(4))
    # "more than 350,000", "nearly 360,000"; "about 22,980"
    assert 350_000 < reviewed.low <= reviewed.value <= reviewed.high < 360_000
    assert eligible.low <= 22_980 <= eligible.high


# --- arithmetic ---


def _plain(row: PeriodRow) -> list[int]:
    """All six counts of a row, bounds being the count itself where it is exact."""
    reviewed = [row.reviewed, row.reviewed_low, row.reviewed_high]
    eligible = [row.eligible, row.eligible_low, row.eligible_high]
    return [
        *(row.reviewed if count is None else count for count in reviewed),
        *(row.eligible if count is None else count for count in eligible),
    ]


@given(tables(), st.data())
def test_the_sum_of_neighbouring_periods_is_what_adding_them_gives(
    table: Table, drawn: st.DataObject
) -> None:
    ends = st.integers(0, len(table))
    start, stop = sorted(drawn.draw(st.tuples(ends, ends)))
    sums = [sum(column) for column in zip(*map(_plain, table.rows[start:stop]), strict=True)] or [0] * 6
    run = range(start, stop)
    assert [*table.reviewed(run), *table.eligible(run)] == sums


@given(tables(), st.data())
def test_the_periods_that_a_span_touches_are_those_that_share_a_day_with_it(
    table: Table, drawn: st.DataObject
) -> None:
    span = drawn.draw(spans_near(table.span))
    shared = [at for at, row in enumerate(table.rows) if row.start <= span.end and span.start <= row.end]
    assert list(table.touched(span)) == shared
    if shared:
        joined = table.joined(table.touched(span))
        assert joined == Span(table.rows[shared[0]].start, table.rows[shared[-1]].end)


@given(tables(), st.data())
def test_the_periods_that_ended_by_a_day_are_counted(table: Table, drawn: st.DataObject) -> None:
    day = drawn.draw(spans_near(table.span)).start
    assert table.ended_by(day) == sum(row.end <= day for row in table.rows)
    assert table.ends_a_period(day) == any(row.end == day for row in table.rows)


def test_a_long_table_is_summed_as_exactly_as_a_short_one() -> None:
    table = table_of(*[(at, 2 * at + 1) for at in range(3000)], days=1)
    assert table.eligible(range(1000, 3000)).value == sum(range(1000, 3000))
    assert table.reviewed(range(3000)).value == 3000**2
