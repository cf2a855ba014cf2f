from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

import pytest

from bot.answers.answer import (
    Answer,
    CombinedAnswer,
    HelpAnswer,
    HowSureAnswer,
    PageAnswer,
    PartsAnswer,
    PlacesAnswer,
    RankingAnswer,
    RawDataAnswer,
    SeriesAnswer,
    TalkAnswer,
    ValueAnswer,
)
from bot.answers.answering import answer
from bot.answers.evidence import are_roundings
from bot.answers.problems import (
    NoFigures,
    NoSense,
    NoSuchTable,
    Outdated,
    Problem,
    Reason,
    SamePeriod,
    UnknownPage,
    UnknownPlace,
)
from bot.answers.queries import (
    By,
    Compute,
    Explain,
    Help,
    HowSure,
    Need,
    Operand,
    Parts,
    PlaceFacts,
    Query,
    Ranking,
    RawData,
    Safety,
    Series,
    Talk,
    TalkKind,
)
from bot.data.spans import Span
from bot.figures.figure import Basis, Figure, Operation
from bot.figures.series import Direction
from tests.answers.made_data import DATA, data_of
from tests.figures.made_tables import REVIEW, declared, table_of

FIRST, SECOND, THIRD, FOURTH = REVIEW.periods
BY_MAY = Span.day(date(2012, 5, 29))
BY_THE_END_OF_MAY = Span.day(date(2012, 5, 31))

A = TypeVar("A", bound=Answer)
P = TypeVar("P", bound=Problem)


def ask(kind: type[A], query: Query) -> A:
    result = answer(query, DATA, "en")
    assert isinstance(result, kind)
    return result


def problem(kind: type[P], query: Query) -> P:
    result = answer(query, DATA, "en")
    assert isinstance(result, kind)
    return result


def value(*operands: Operand, operation: Operation = Operation.VALUE) -> Compute:
    return Compute(operation, operands)


def numbers(figures: Sequence[Figure]) -> list[float]:
    return [figure.value for figure in figures]


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
    assert related == [
        ("closed_share", 0.0153),
        ("closed_share", 0.0151),
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


# --- over time ---


def test_the_trend() -> None:
    result = ask(SeriesAnswer, Series(Operand("rate")))
    assert [round(100 * found.figure.value, 2) for found in result.items] == [7.97, 6.20, 5.96, 3.41]
    assert result.direction is Direction.FELL
    assert [found.span for found in (*result.highest, *result.lowest)] == [FIRST, FOURTH]
    assert result.change is not None
    assert round(100 * result.change.value, 2) == -4.56
    assert len(result.steps) == 3
    assert result.total is not None
    assert round(100 * result.total.figure.value, 1) == 6.4


def test_a_span_narrows_the_series() -> None:
    result = ask(SeriesAnswer, Series(Operand("rate", Span(THIRD.end, FOURTH.end))))
    assert [found.span for found in result.items] == [THIRD, FOURTH]
    closed = ask(SeriesAnswer, Series(Operand("closed", Span(date(2012, 4, 1), date(2012, 6, 1)))))
    assert [found.figure.value for found in closed.items] == [2_722, 4_403]


def test_counts_of_quarters_and_months_have_no_direction() -> None:
    result = ask(SeriesAnswer, Series(Operand("filings")))
    assert (result.direction, result.change, result.total) == (Direction.UNLIKE, None, None)
    months = ask(SeriesAnswer, Series(Operand("filings", Span(date(2012, 7, 1), date(2012, 12, 31)))))
    assert months.direction is Direction.FELL
    assert months.total is not None
    assert months.total.figure.value == 97_885


def test_where_bounds_overlap_no_direction_is_stated() -> None:
    rows = [
        "2020-01-01,2020-01-10,1000,900,1100,50,40,60,approximate",
        "2020-01-11,2020-01-20,1000,900,1100,49,40,60,approximate",
        "2020-01-21,2020-01-30,1000,900,1100,48,40,60,approximate",
    ]
    header = "start,end,reviewed,reviewed_low,reviewed_high,eligible,eligible_low,eligible_high,basis"
    table = table_of(REVIEW.declarations, periods="\n".join([header, *rows]))
    result = answer(Series(Operand("rate")), data_of(table), "en")
    assert isinstance(result, SeriesAnswer)
    assert result.direction is Direction.UNCLEAR
    assert len(result.highest) == len(result.lowest) == 3


@pytest.mark.parametrize(
    ("eligible", "direction"), [((5, 5, 4), Direction.NEVER_ROSE), ((0, 0, 100), Direction.NEVER_FELL)]
)
def test_ties_are_ties(eligible: tuple[int, ...], direction: Direction) -> None:
    rows = [f"2020-01-{at}1,2020-01-{at + 1}0,100,{count}" for at, count in enumerate(eligible)]
    table = table_of(REVIEW.declarations, periods="\n".join(["start,end,reviewed,eligible", *rows]))
    result = answer(Series(Operand("rate")), data_of(table), "en")
    assert isinstance(result, SeriesAnswer)
    assert result.direction is direction


def test_what_is_known_by_group_only_is_a_series_of_groups() -> None:
    result = ask(SeriesAnswer, Series(Operand("nationality_share")))
    assert [found.figure.group for found in result.items] == [
        "south_korea",
        "cameroon",
        "mexico",
        "india",
        "china",
    ]


# --- the highest ---


def test_the_highest_rate_and_the_largest_step() -> None:
    assert ask(RankingAnswer, Ranking(Operand("rate"), By.PERIOD)).ranked[0].span == FIRST
    assert ask(RankingAnswer, Ranking(Operand("rate"), By.PERIOD, highest=False)).ranked[0].span == FOURTH
    result = ask(RankingAnswer, Ranking(Operand("rate"), By.PERIOD, steps=True))
    assert result.ranked[0].span == FOURTH
    assert round(100 * result.changes[0].value, 2) == -2.55


@pytest.mark.parametrize("span", [BY_THE_END_OF_MAY, Span.day(date(2012, 7, 20)), None])
def test_courts_are_ranked_as_of_one_day(span: Span | None) -> None:
    result = ask(RankingAnswer, Ranking(Operand("court_closures", span, upto=True), By.PLACE))
    top = [(found.figure.place, found.figure.value) for found in result.ranked]
    assert top[:3] == [("los-angeles", 534), ("denver", 401), ("san-francisco", 387)]
    assert {found.figure.as_of for found in result.ranked} == {date(2012, 5, 31)}
    assert (result.winners, result.left_out) == (1, 1)


def test_nationalities_are_ranked() -> None:
    result = ask(RankingAnswer, Ranking(Operand("nationality_share"), By.GROUP, highest=False))
    assert [found.figure.group for found in result.ranked][:2] == ["china", "india"]


# --- by group and place ---


def test_detained_people_period_by_period() -> None:
    result = ask(PartsAnswer, Parts(Operand("rate"), By.GROUP))
    assert [row.span for row in result.periods] == [FIRST, SECOND, THIRD]
    assert result.unknown == (FOURTH,)
    shares = [figure for row in result.periods for figure in row.shares if figure.group == "detained"]
    assert [round(100 * share.value, 2) for share in shares] == [13.92, 31.44, 23.46]
    bounds = [[round(100 * bound, 2) for bound in share.bounds] for share in shares]
    assert bounds == [[13.87, 13.96], [31.3, 31.58], [23.46, 23.46]]
    assert [row.span.end for row in result.totals] == [FIRST.end, SECOND.end, THIRD.end]
    effects = [(round(100 * each.mix.value, 2), round(100 * each.rate.value, 2)) for each in result.effects]
    assert effects == [(-1.58, -0.18), (-0.81, -1.20)]


def test_groups_that_are_only_some_of_all_have_no_whole() -> None:
    result = ask(PartsAnswer, Parts(Operand("nationality_closures"), By.GROUP))
    (row,) = result.totals
    assert (row.whole, row.shares, result.periods) == (None, (), ())
    assert problem(NoFigures, Parts(Operand("filings"), By.GROUP)).operand == Operand("filings")


def test_what_is_known_by_court() -> None:
    result = ask(PlacesAnswer, Parts(Operand("court_closures"), By.PLACE))
    found = dict(result.measures)
    assert [figure.place for figure in found["recommended_share"]] == ["baltimore", "denver"]
    assert numbers(found["court_closures"]) == [2_609, 4_585, 5_684, 9_616, 28_983]
    assert numbers(found["court_share"])[1:] == [0.015, 0.019, 0.032]
    assert [figure.place for figure in result.events] == ["detroit", "los-angeles"]
    assert "reviewed" not in found


def test_one_court() -> None:
    result = ask(PlacesAnswer, PlaceFacts("los-angeles"))
    found = dict(result.measures)
    assert numbers(found["court_closures"]) == [218, 534, 707]
    assert numbers(found["all_share"]) == [0.237]
    assert result.main == "court_closures"
    assert problem(UnknownPlace, PlaceFacts("boston")).known == result.known


# --- evidence ---


def test_the_working_behind_a_rate() -> None:
    result = ask(HowSureAnswer, HowSure(value(Operand("rate"))))
    shown = [(figure.measure, figure.value) for figure in result.figures]
    assert shown == [
        ("rate", 0.0341),
        ("eligible", 2_332),
        ("eligible", 20_648),
        ("eligible", 22_980),
        ("reviewed", 68_387),
    ]
    assert [numbers(versions) for versions in result.versions] == [[0.06, 0.064], [22_980, 23_000]]
    assert all(map(are_roundings, result.versions))


def test_sources_that_differ_on_closed_cases() -> None:
    result = ask(HowSureAnswer, HowSure(value(Operand("closed", BY_MAY, upto=True))))
    (versions,) = result.versions
    assert numbers(versions) == [4_403, 4_363]
    assert not are_roundings(versions)


def test_of_everything_it_is_the_total() -> None:
    first, *_ = ask(HowSureAnswer, HowSure()).figures
    assert (first.measure, first.span, first.basis) == ("rate", REVIEW.span, Basis.APPROXIMATE)


def test_a_table_as_a_file() -> None:
    result = ask(RawDataAnswer, RawData())
    assert (result.name, result.columns[0], result.sources[0]) == ("periods", "start", "ice")
    assert ask(RawDataAnswer, RawData("filings")).sources == ("a",)
    assert "periods" in problem(NoSuchTable, RawData("nothing")).known


# --- pages and talk ---


def test_a_page_comes_with_its_figures() -> None:
    result = ask(PageAnswer, Explain("closing"))
    assert [figure.value for figure in result.figures.values()] == [2_722]
    assert result.sources == ("a", "hispanically")
    assert problem(UnknownPage, Explain("nothing")).known == ("About", "Closing")


def test_a_part_that_no_page_plays_is_not_there() -> None:
    assert problem(UnknownPage, Safety(Need.CRISIS)).close == ()


def test_help_and_talk_know_the_periods() -> None:
    result = ask(HelpAnswer, Help())
    assert (result.first, result.last) == (FIRST, FOURTH)
    assert ask(TalkAnswer, Talk(TalkKind.GREETING)).span == REVIEW.span


@pytest.mark.parametrize(
    "query",
    [
        value(Operand("gone")),
        Series(Operand("gone")),
        HowSure(HowSure(value(Operand("gone")))),
        value(Operand("rate"), Operand("gone")),
    ],
)
def test_an_old_button_may_ask_for_what_is_gone(query: Query) -> None:
    assert isinstance(answer(query, DATA, "en"), Outdated)


def test_a_question_without_figures_makes_no_sense() -> None:
    assert problem(NoSense, value()).reason is Reason.UNITS


def test_an_invented_set_with_one_period_and_nothing_else() -> None:
    declarations = declared(
        "pass",
        **{
            "seen": {"kind": "count"},
            "passed": {"kind": "count", "at_most": ["seen"]},
            "pass": {"kind": "share", "numerator": "passed", "denominator": "seen"},
        },
    )
    data = data_of(table_of(declarations, months="start,end,seen,passed\n2019-01-01,2019-01-31,10,4\n"))
    result = answer(Series(Operand("pass")), data, "en")
    assert isinstance(result, SeriesAnswer)
    assert (result.direction, result.change, len(result.steps)) == (Direction.SINGLE, None, 0)
    assert isinstance(answer(Parts(Operand("pass"), By.PLACE), data, "en"), NoFigures)
    assert isinstance(answer(Compute(Operation.CHANGE, (Operand("pass"),)), data, "en"), SamePeriod)
