from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given, strategies as st

from bot.data.spans import Span
from bot.data.table import Key, Table
from bot.figures.figure import Basis
from bot.figures.found import Fit, Found
from bot.figures.lookup import find
from bot.figures.operand import Operand
from bot.figures.problems import Outside
from bot.figures.timeline import days_of, periods_of, values_in, values_over
from tests.figures.made_tables import RATED, REVIEW, declared, table_of

DECLARATIONS = declared(
    reviewed={"kind": "count"},
    eligible={"kind": "count", "at_most": ["reviewed"]},
    rate={"kind": "share", "numerator": "eligible", "denominator": "reviewed"},
)


class Period(NamedTuple):
    span: Span
    eligible: tuple[int, int, int]
    """Low, value, high."""
    reviewed: tuple[int, int, int]
    printed: bool


@st.composite
def periods(draw: st.DrawFn) -> list[Period]:
    """Neighbouring periods with counts that are exact or known within bounds."""
    start = draw(st.dates(date(1, 1, 2), date(9990, 1, 1)))
    found: list[Period] = []
    for days in draw(st.lists(st.integers(1, 60), min_size=1, max_size=8)):
        six = sorted(draw(st.lists(st.integers(1, 10**6), min_size=6, max_size=6)))
        low, value, high = six[:3]
        bounds = (six[3], six[4], six[5])
        eligible = (low, value, high)
        if draw(st.booleans()):
            eligible, bounds = (value, value, value), (six[4], six[4], six[4])
        found.append(Period(Span(start, start + timedelta(days - 1)), eligible, bounds, draw(st.booleans())))
        start += timedelta(days)
    return found


def table_from(rows: list[Period]) -> Table:
    header = (
        "start,end,reviewed,reviewed_low,reviewed_high,eligible,eligible_low,eligible_high,basis,rate_printed"
    )
    lines = [header]
    for row in rows:
        exact = row.eligible[0] == row.eligible[2] and row.reviewed[0] == row.reviewed[2]
        cells = [
            ",".join(map(str, (value, *(("", "") if exact else (low, high)))))
            for low, value, high in (row.reviewed, row.eligible)
        ]
        printed = f"{100 * row.eligible[1] / row.reviewed[1]:.2f}%" if row.printed else ""
        basis = "published" if exact else "approximate"
        days = f"{row.span.start.isoformat()},{row.span.end.isoformat()}"
        lines.append(",".join([days, *cells, basis, printed]))
    return table_of(DECLARATIONS, periods="\n".join(lines))


@given(rows=periods(), drawn=st.data())
def test_any_span_is_answered_with_the_sums_of_the_periods_it_touches(
    rows: list[Period], drawn: st.DataObject
) -> None:
    table = table_from(rows)
    near = st.dates(
        max(date.min, rows[0].span.start - timedelta(1)), min(date.max, rows[-1].span.end + timedelta(9))
    )
    one, other = drawn.draw(near), drawn.draw(near)
    span = Span(min(one, other), max(one, other))
    touched = [row for row in rows if row.span.overlaps(span)]
    found = find(Operand("eligible", span), table)
    if not touched:
        assert isinstance(found, Outside)
        return
    assert isinstance(found, Found)
    assert found.figure.value == sum(row.eligible[1] for row in touched)
    assert found.figure.bounds == (
        sum(row.eligible[0] for row in touched),
        sum(row.eligible[2] for row in touched),
    ) or (found.figure.basis is not Basis.APPROXIMATE)
    assert found.span == Span(touched[0].span.start, touched[-1].span.end)
    whole = span.contains(found.span)
    assert found.fit in ((Fit.EXACT, Fit.JOINED) if whole else (Fit.WITHIN, Fit.ACROSS))
    assert (len(found.positions) == 1) == (found.fit in (Fit.EXACT, Fit.WITHIN))


@given(rows=periods())
def test_the_values_of_all_periods_at_once_are_those_looked_up_one_by_one(rows: list[Period]) -> None:
    table = table_from(rows)
    for measure in ("rate", "reviewed"):
        operand = Operand(measure)
        singles = [find(Operand(measure, span), table) for span in periods_of(operand, table)]
        expected = values_in([found for found in singles if isinstance(found, Found)])
        values = values_over(operand, range(len(rows)), table)
        assert values is not None
        for all_at_once, one_by_one in zip(values, expected, strict=True):
            assert all_at_once.tolist() == pytest.approx(one_by_one.tolist(), rel=1e-12)


def test_of_rows_for_the_same_days_the_first_leads() -> None:
    rows = REVIEW.days_of(Key("closed"))
    assert rows is not None
    at = rows.at(date(2012, 5, 29))
    assert at is not None
    assert [row.value for row in REVIEW.rows_at(rows, at)] == [4_403, 4_363]
    assert rows.total(range(at, at + 1)) == (4_403, 4_403, 4_403)
    assert rows.at(date(2012, 5, 30)) is None


def test_what_is_known_of_whom_and_where() -> None:
    assert set(REVIEW.known_for("rate")) == {("", ""), ("detained", ""), ("non_detained", "")}
    assert list(REVIEW.known_for("recommended_share")) == [("", "denver"), ("", "baltimore")]
    assert list(REVIEW.known_for("answered")) == [("non_detained", "")]
    assert ("", "seattle") in REVIEW.known_for("all_share")


def test_counts_larger_than_floats_hold_exactly_add_up_exactly() -> None:
    months = ("2020-01-01,2020-01-31", "2020-02-01,2020-02-29")
    rows = [f"{days},{10**12},{10**12 - 1}" for days in months]
    table = table_of(DECLARATIONS, periods="\n".join(["start,end,reviewed,eligible", *rows]))
    found = find(Operand("eligible", upto=True), table)
    assert isinstance(found, Found)
    assert found.figure.value == 2 * (10**12 - 1)


@pytest.mark.parametrize("year", [1, 1895, 9999])
def test_years_are_years(year: int) -> None:
    days = f"{year:04}-01-01,{year:04}-12-31"
    table = table_of(DECLARATIONS, years=f"start,end,reviewed,eligible\n{days},10,5\n")
    assert table.span == Span(date(year, 1, 1), date(year, 12, 31))
    found = find(Operand("rate", Span.day(date(year, 6, 1))), table)
    assert isinstance(found, Found)
    assert found.figure.value == 0.5


def test_without_releases_a_sum_is_never_published() -> None:
    rows = "2020-01-01,2020-01-31,10,5,published\n2020-02-01,2020-02-29,11,6,derived\n"
    table = table_of(DECLARATIONS, periods=f"start,end,reviewed,eligible,basis\n{rows}")
    total = find(Operand("eligible", upto=True), table)
    single = find(Operand("eligible", table.periods[1]), table)
    assert isinstance(total, Found)
    assert isinstance(single, Found)
    assert total.figure.basis is Basis.DERIVED
    assert (single.figure.operation, single.figure.parts) == (None, ())


def test_an_approximate_count_without_a_printed_share_was_solved_from_nothing() -> None:
    rows = "2020-01-01,2020-01-31,1000,900,1100,48,40,60,approximate\n"
    header = "start,end,reviewed,reviewed_low,reviewed_high,eligible,eligible_low,eligible_high,basis\n"
    found = find(Operand("reviewed"), table_of(DECLARATIONS, periods=header + rows))
    assert isinstance(found, Found)
    assert (found.figure.basis, found.figure.parts) == (Basis.APPROXIMATE, ())


def test_what_is_joined_with_what_a_source_calls_about_is_about() -> None:
    rows = "2020-01-01,2020-01-31,10,5,\n2020-02-01,2020-02-29,11,6,yes\n2020-03-01,2020-03-31,12,7,\n"
    table = table_of(DECLARATIONS, periods=f"start,end,reviewed,eligible,eligible_about\n{rows}")
    first, second, third = table.periods
    for span, is_about in ((first, False), (Span(first.start, second.end), True), (third, False)):
        found = find(Operand("eligible", span), table)
        assert isinstance(found, Found)
        assert found.figure.about is is_about


def test_a_running_count_never_grew_by_less_than_nothing() -> None:
    declarations = declared(
        **RATED,
        closed={"kind": "running"},
    )
    table = table_of(
        declarations,
        periods="start,end,reviewed,eligible\n2020-01-01,2020-02-29,10,5\n",
        closed="as_of,closed,closed_low,closed_high,basis\n2020-01-31,10,8,14,approximate\n2020-02-29,12,11,13,approximate\n",
    )
    found = find(Operand("closed", Span(date(2020, 2, 1), date(2020, 2, 29))), table)
    assert isinstance(found, Found)
    assert (found.figure.value, found.figure.bounds) == (2, (0, 5))


def test_a_share_of_what_is_a_sum_of_counts_by_period_is_known_like_any_other() -> None:
    declarations = declared(
        **RATED,
        refused={"kind": "count"},
        decided={"kind": "count", "sum_of": ["eligible", "refused"]},
        decided_share={"kind": "share", "numerator": "decided", "denominator": "reviewed"},
        eligible_share={"kind": "share", "numerator": "eligible", "denominator": "decided"},
    )
    rows = "2012-01-01,2012-01-31,100,10,40\n2012-02-01,2012-02-29,100,30,20\n"
    table = table_of(declarations, periods=f"start,end,reviewed,eligible,refused\n{rows}")
    for measure, last, together in (("decided_share", 0.5, 0.5), ("eligible_share", 0.6, 0.4)):
        latest, every = (find(Operand(measure, upto=upto), table) for upto in (False, True))
        assert isinstance(latest, Found)
        assert isinstance(every, Found)
        assert (latest.figure.value, every.figure.value) == (last, together)


def test_a_share_of_what_is_a_sum_of_running_counts_is_known_as_of_the_days_of_both() -> None:
    declarations = declared(
        **RATED,
        closed={"kind": "running"},
        declined={"kind": "running"},
        answered={"kind": "running", "sum_of": ["closed", "declined"]},
        answered_share={"kind": "share", "numerator": "answered", "denominator": "reviewed"},
    )
    table = table_of(
        declarations,
        periods="start,end,reviewed,eligible\n2012-01-01,2012-01-31,100,10\n2012-02-01,2012-02-29,100,30\n",
        counts="as_of,closed,declined\n2012-01-31,8,2\n2012-02-15,9,\n2012-02-29,20,10\n",
    )
    share = Operand("answered_share")
    values = {
        day: find(replace(share, span=Span.day(day), upto=True), table) for day in days_of(share, table)
    }
    found = [(day, each.figure.value) for day, each in values.items() if isinstance(each, Found)]
    assert found == [(date(2012, 1, 31), 0.1), (date(2012, 2, 29), 0.15)]
    latest = find(share, table)
    assert isinstance(latest, Found)
    assert (latest.figure.value, latest.figure.as_of) == (0.15, date(2012, 2, 29))
