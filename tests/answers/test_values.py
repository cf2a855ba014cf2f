from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.answers.answer import (
    CombinedAnswer,
    RankingAnswer,
    SeriesAnswer,
    ValueAnswer,
)
from bot.answers.problems import SamePeriod
from bot.answers.queries import By, Operand, Ranking, Series
from bot.data.spans import Span
from bot.figures.figure import Operation
from bot.figures.problems import NoSense, Reason
from bot.figures.series import Direction
from tests.answers.asking import BY_MAY, FIRST, FOURTH, SECOND, THIRD, ask, numbers, problem, value

# --- one figure ---


def test_a_period_is_set_beside_the_one_before() -> None:
    result = ask(ValueAnswer, value(Operand("rate")))
    assert result.before is not None
    assert result.change is not None
    assert result.before.span == THIRD
    assert round(100 * result.change.value, 2) == -2.55
    assert ask(ValueAnswer, value(Operand("rate", FIRST))).before is None


def test_counts_of_periods_of_unlike_lengths_are_not_set_against_each_other() -> None:
    result = ask(ValueAnswer, value(Operand("eligible", SECOND)))
    assert (result.before is not None, result.change) == (True, None)


def test_joined_and_cut_periods_come_with_each_of_them() -> None:
    for span in (Span(SECOND.start, THIRD.end), Span(date(2012, 4, 1), date(2012, 5, 1))):
        result = ask(ValueAnswer, value(Operand("rate", span)))
        assert [found.span for found in result.touched] == [SECOND, THIRD]
        assert result.before is None
    assert not ask(ValueAnswer, value(Operand("rate", upto=True))).touched


def test_closed_cases_come_with_shares_other_days_and_what_became_of_the_rest() -> None:
    result = ask(ValueAnswer, value(Operand("closed", BY_MAY, upto=True)))
    assert numbers(result.found.figures) == [4_403, 4_363]
    assert numbers(result.others) == [1_500, 2_722, 4_403, 4_363, 7_186]
    related = [(figure.measure, round(figure.value, 4)) for figure in result.related]
    assert related == [("closed_share", 0.0153), ("closed_share", 0.0151)]
    assert [(figure.measure, figure.value) for figure in result.breakdown] == [
        ("eligible", 20_608),
        ("closed", 4_363),
        ("declined", 3_998),
        ("pending", 12_247),
    ]
    assert result.sources[:4] == ("upi", "colorlines", "scpr", "kdminer")


def test_the_rest_of_a_count_is_that_of_what_it_is_the_share_of() -> None:
    query = value(Operand("eligible", BY_MAY, upto=True), operation=Operation.COMPLEMENT)
    (rest,) = ask(ValueAnswer, query).result
    assert (rest.value, numbers(rest.parts)) == (267_713, [20_648, 288_361])


def test_not_closed_is_known_in_as_many_versions_as_closed() -> None:
    query = value(Operand("closed", BY_MAY, upto=True), operation=Operation.COMPLEMENT)
    assert numbers(ask(ValueAnswer, query).result) == [283_958, 283_998]


def test_one_in_so_many_of_a_count_is_that_of_its_share() -> None:
    for measure in ("rate", "eligible"):
        query = value(Operand(measure, FIRST), operation=Operation.ONE_IN)
        (one_in,) = ask(ValueAnswer, query).result
        assert round(one_in.value, 1) == 12.5


def test_what_is_no_part_of_anything_has_no_rest() -> None:
    query = value(Operand("filings"), operation=Operation.COMPLEMENT)
    assert problem(NoSense, query).reason is Reason.NOT_A_PART


# --- several figures ---


def test_a_comparison_gives_points_percent_and_ratio() -> None:
    query = value(Operand("rate", FIRST), Operand("rate", FOURTH), operation=Operation.DIFFERENCE)
    result = ask(CombinedAnswer, query)
    (difference,) = result.results
    assert round(100 * difference.value, 2) == -4.56
    assert [(figure.operation, round(figure.value, 2)) for figure in result.also] == [
        (Operation.CHANGE, -0.57),
        (Operation.RATIO, 0.43),
    ]


def test_by_what_percent_did_it_fall_is_from_the_first_to_the_last() -> None:
    result = ask(CombinedAnswer, value(Operand("rate"), operation=Operation.CHANGE))
    assert [found.span for found in result.founds] == [FIRST, FOURTH]


def test_a_comparison_of_one_period_is_with_the_one_before() -> None:
    result = ask(CombinedAnswer, value(Operand("reviewed", THIRD), operation=Operation.DIFFERENCE))
    assert [found.span for found in result.founds] == [SECOND, THIRD]
    assert numbers(result.results) == [14_724]


def test_courts_are_compared_as_of_the_last_day_on_which_both_are_known() -> None:
    courts = [Operand("court_closures", place=place) for place in ("new-orleans", "los-angeles")]
    result = ask(CombinedAnswer, value(*courts, operation=Operation.DIFFERENCE))
    assert [(found.figure.value, found.figure.as_of) for found in result.founds] == [
        (3, date(2012, 5, 31)),
        (534, date(2012, 5, 31)),
    ]


def test_courts_without_a_day_in_common_are_only_set_side_by_side() -> None:
    apart = [Operand("court_closures", place=place) for place in ("baltimore", "denver")]
    result = ask(CombinedAnswer, value(*apart, operation=Operation.RATIO))
    assert (len(result.founds), result.results) == (2, ())


def test_a_quarter_is_not_compared_with_a_month_unasked() -> None:
    result = ask(SeriesAnswer, value(Operand("filings"), operation=Operation.DIFFERENCE))
    assert (result.direction, result.change) == (Direction.UNLIKE, None)


def test_it_is_known_where_counts_of_unlike_periods_are_compared_or_ranked() -> None:
    of_all, of_two = (
        value(*(Operand("reviewed", span) for span in spans), operation=Operation.DIFFERENCE)
        for spans in ((FIRST, FOURTH), (SECOND, THIRD))
    )
    assert ask(CombinedAnswer, of_all).are_unlike
    assert not ask(CombinedAnswer, of_two).are_unlike
    assert ask(RankingAnswer, Ranking(Operand("filings"), By.PERIOD)).are_unlike
    assert not ask(RankingAnswer, Ranking(Operand("rate"), By.PERIOD)).are_unlike


@pytest.mark.parametrize(
    ("operand", "percent"),
    [
        (Operand("eligible", FIRST), 57),
        (Operand("reviewed", FIRST), 46),
        (Operand("reviewed", Span.day(SECOND.end), upto=True), 62),
        (Operand("reviewed", Span.day(SECOND.end), "detained", upto=True), 18),
    ],
)
def test_a_share_of_one_figure_is_that_of_the_whole(operand: Operand, percent: int) -> None:
    (share,) = ask(CombinedAnswer, value(operand, operation=Operation.SHARE)).results
    assert round(100 * share.value) == percent


def test_closed_between_two_counts_in_both_versions() -> None:
    operands = (Operand("closed", Span.day(SECOND.end), upto=True), Operand("closed", BY_MAY, upto=True))
    assert numbers(ask(CombinedAnswer, value(*operands, operation=Operation.DIFFERENCE)).results) == [
        1_681,
        1_641,
    ]


def test_two_figures_can_be_set_side_by_side() -> None:
    result = ask(CombinedAnswer, value(Operand("closed"), Operand("declined")))
    assert [found.figure.value for found in result.founds] == [7_186, 3_998]
    assert result.results == ()


def test_closures_of_two_kinds_are_not_added() -> None:
    query = value(Operand("closed"), Operand("court_closures"), operation=Operation.SUM)
    refusal = problem(NoSense, query)
    assert (refusal.reason, refusal.measures) == (Reason.MIXED, ("closed", "court_closures"))


def test_a_period_is_not_compared_with_itself() -> None:
    query = value(Operand("rate", FIRST), Operand("rate", FIRST), operation=Operation.RATIO)
    assert problem(SamePeriod, query) == SamePeriod(span=FIRST, other=FOURTH)


def test_periods_of_unlike_lengths_are_a_series_whatever_was_asked_about_before() -> None:
    asked = value(Operand("filings"), Operand("rate", FIRST), operation=Operation.RATIO)
    result = ask(SeriesAnswer, replace(asked, of_first=1))
    assert result.query == Series(Operand("filings"))
