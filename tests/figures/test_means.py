"""Means a day and a month: of which days a count is."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date

from bot.data.spans import Span
from bot.figures import arithmetic
from bot.figures.figure import Figure, Operation, Unit
from bot.figures.found import Found
from bot.figures.lookup import find
from bot.figures.operand import Operand
from bot.figures.problems import Reason
from tests.figures.asking import SECOND, THIRD, made, of, refused
from tests.figures.made_figures import count_of
from tests.figures.made_tables import RATED, declared, table_of

JANUARY, JULY = (Span(date(2020, month, 1), date(2020, month, 31)) for month in (1, 7))


def test_a_mean_a_day() -> None:
    mean = made(Operation.PER_DAY, of("reviewed", SECOND))
    assert (round(mean.value), mean.unit) == (1_288, Unit.PER_DAY)
    assert mean.value == 54_083 / 42


def filings(year: int, first: int, last: int) -> Figure:
    start, end = (date(year, month, calendar.monthrange(year, month)[1]) for month in (first, last))
    return of("filings", Span(start.replace(day=1), end))


def test_a_mean_a_month() -> None:
    mean = made(Operation.PER_MONTH, filings(2011, 10, 12))
    assert (mean.value, mean.unit) == (39_331 / 3, Unit.PER_MONTH)


def test_a_mean_a_month_of_months_that_are_apart_does_not_count_those_between() -> None:
    mean = made(Operation.PER_MONTH, filings(2012, 7, 7), filings(2012, 12, 12))
    assert mean.value == (17_671 + 14_898) / 2


def test_a_mean_a_month_is_of_whole_months_only() -> None:
    assert refused(Operation.PER_MONTH, of("reviewed", SECOND)) is Reason.MONTHS
    sum_ = made(Operation.SUM, *(of("reviewed", span) for span in (SECOND, THIRD)))
    assert refused(Operation.PER_MONTH, sum_) is Reason.MONTHS


def test_a_mean_a_day_of_months_that_are_apart_does_not_count_those_between() -> None:
    mean = made(Operation.PER_DAY, filings(2012, 7, 7), filings(2012, 12, 12))
    assert mean.value == (17_671 + 14_898) / 62


def test_a_mean_of_several_groups_or_places_counts_the_same_days_once() -> None:
    groups = [replace(count_of(31, group=group), span=JANUARY) for group in ("detained", "non_detained")]
    assert made(Operation.PER_MONTH, *groups).value == 62
    assert made(Operation.PER_DAY, *groups).value == 2
    later = replace(groups[0], span=JULY)
    assert made(Operation.PER_MONTH, *groups, later).value == 93 / 2


def test_a_mean_a_month_of_more_periods_than_are_shown() -> None:
    declarations = declared(
        **RATED,
    )
    rows = [
        f"2019-{month:02}-01,2019-{month:02}-{calendar.monthrange(2019, month)[1]},10,5"
        for month in range(1, 10)
    ]
    table = table_of(declarations, periods="\n".join(["start,end,reviewed,eligible", *rows]))
    found = find(Operand("eligible", upto=True), table)
    assert isinstance(found, Found)
    assert found.figure.parts == ()
    assert arithmetic.per_month(found.figure).value == 5
    assert arithmetic.per_month(found.figure).unit is Unit.PER_MONTH
