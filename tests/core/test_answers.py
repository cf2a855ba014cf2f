from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.core.answers import (
    AboutAnswer,
    CompareAnswer,
    ExplainAnswer,
    HelpAnswer,
    PeriodsAnswer,
    RateAnswer,
    SourcesAnswer,
    TotalAnswer,
    TrendAnswer,
    WhyAnswer,
    answer,
)
from bot.core.data import Data
from bot.core.figures import Basis, Figure
from bot.core.period_answers import Direction
from bot.core.problems import NoReleaseYet, Outside, Problem, SamePeriod, UnknownTerm
from bot.core.queries import About, Compare, Explain, Help, Periods, Query, Rate, Sources, Total, Trend, Why
from bot.core.span_figures import Fit, change_between, figures_at
from bot.core.spans import Span
from bot.core.table import Table
from tests.core.made_tables import FIRST_DAY, table_of
from tests.core.review import ALL, FIRST, FOURTH, SECOND, THIRD, figures_about, span as _span, three_of
from tests.core.spoiled import Ask


def _percent(figure: Figure, decimals: int = 2) -> str:
    return f"{100 * figure.value:.{decimals}f}%"


def _instead(data: Data, table: Table) -> Data:
    """The data with another table, whose only source is `a`."""
    return replace(data, table=table, sources={**data.sources, "a": next(iter(data.sources.values()))})


# --- what the issue and the article state ---


@pytest.mark.parametrize(
    ("span", "percent", "basis"),
    [
        (FIRST, "7.97%", Basis.PUBLISHED),
        (SECOND, "6.20%", Basis.DERIVED),
        (THIRD, "5.96%", Basis.DERIVED),
        (FOURTH, "3.41%", Basis.PUBLISHED),
    ],
)
def test_each_period_has_the_rate_of_the_article(span: Span, percent: str, basis: Basis, ask: Ask) -> None:
    reply = ask(Rate(span))
    assert isinstance(reply, RateAnswer)
    assert _percent(reply.figures.rate) == percent
    assert reply.figures.rate.basis is basis
    assert reply.figures.rate.low is None


def test_the_last_rate_is_published_while_its_counts_are_approximate(table: Table) -> None:
    last = figures_about(FOURTH, table)
    assert last.rate.value == pytest.approx(0.0341, abs=1e-12)
    assert last.reviewed.basis is last.eligible.basis is Basis.APPROXIMATE
    assert (last.reviewed.low, last.reviewed.value, last.reviewed.high) == (68_141, 68_387, 69_074)
    assert (last.eligible.low, last.eligible.value, last.eligible.high) == (2_330, 2_332, 2_350)
    assert last.printed is None


def test_the_second_period_has_3354_of_54083(table: Table) -> None:
    second = figures_about(SECOND, table)
    assert (second.eligible.value, second.reviewed.value) == (3_354, 54_083)
    assert (second.rate.numerator, second.rate.denominator) == (3_354, 54_083)
    assert second.reviewed.basis is second.eligible.basis is Basis.DERIVED
    # The article prints it too, as 6.2%, which says less than the counts do.
    assert second.printed is not None
    assert (second.printed.value, second.printed.decimals) == (0.062, 1)


def test_the_first_period_is_published_as_it_stands(table: Table) -> None:
    first = figures_about(FIRST, table)
    assert (first.eligible.value, first.reviewed.value) == (13_190, 165_471)
    assert {figure.basis for figure in three_of(first)} == {Basis.PUBLISHED}


def test_march_6_to_may_29_is_7458_of_122890_and_derived(ask: Ask) -> None:
    reply = ask(Rate(_span("2012-03-06", "2012-05-29")))
    assert isinstance(reply, RateAnswer)
    figures = reply.figures
    assert (figures.eligible.value, figures.reviewed.value) == (7_458, 122_890)
    assert _percent(figures.rate) == "6.07%"
    assert {figure.basis for figure in three_of(figures)} == {Basis.DERIVED}
    assert [single.span for single in reply.touched] == [SECOND, THIRD]


def test_what_is_joined_with_the_last_period_is_approximate(table: Table) -> None:
    figures = figures_about(_span("2012-04-17", "2012-07-20"), table)
    assert {figure.basis for figure in three_of(figures)} == {Basis.APPROXIMATE}
    # "about 4.7%": wherever between its bounds the rate is, that is what it rounds to.
    assert _percent(figures.rate, 1) == "4.7%"
    assert figures.rate.low is not None
    assert figures.rate.high is not None
    assert round(100 * figures.rate.low, 1) == round(100 * figures.rate.high, 1) == 4.7


def test_the_total_is_about_357000_reviewed_23000_eligible_and_six_point_four_percent(ask: Ask) -> None:
    reply = ask(Total())
    assert isinstance(reply, TotalAnswer)
    reviewed, eligible, rate = three_of(reply.figures)
    assert (reviewed.value, eligible.value) == (356_748, 22_980)
    assert {figure.basis for figure in (reviewed, eligible, rate)} == {Basis.APPROXIMATE}
    for figure, rounded in ((reviewed, 357_000), (eligible, 23_000)):
        assert figure.low is not None
        assert figure.high is not None
        assert figure.low <= figure.value <= figure.high
        assert {round(count, -3) for count in (figure.low, figure.value, figure.high)} == {rounded}
    assert rate.low is not None
    assert rate.high is not None
    assert rate.low < 22_980 / 356_748 < rate.high
    assert _percent(rate, 1) == "6.4%"


def test_first_and_last_differ_by_4_56_points_and_the_last_is_0_43_times_the_first(ask: Ask) -> None:
    reply = ask(Compare(FIRST, FOURTH))
    assert isinstance(reply, CompareAnswer)
    assert (reply.first.span, reply.second.span) == (FIRST, FOURTH)
    assert f"{100 * reply.change.difference.value:.2f}" == "-4.56"
    assert reply.change.difference.basis is Basis.DERIVED
    assert reply.change.ratio is not None
    assert f"{reply.change.ratio.value:.2f}" == "0.43"


@pytest.mark.parametrize(
    ("span", "before", "points"),
    [(SECOND, FIRST, "-1.77"), (THIRD, SECOND, "-0.24"), (FOURTH, THIRD, "-2.55")],
)
def test_a_period_is_set_beside_the_one_before_it(span: Span, before: Span, points: str, ask: Ask) -> None:
    reply = ask(Rate(span))
    assert isinstance(reply, RateAnswer)
    assert reply.before is not None
    assert reply.before.span == before
    assert reply.change is not None
    assert f"{100 * reply.change.difference.value:.2f}" == points
    assert reply.touched == ()


def test_the_first_period_has_none_before_it(ask: Ask) -> None:
    reply = ask(Rate(FIRST))
    assert isinstance(reply, RateAnswer)
    assert (reply.before, reply.change) == (None, None)


def test_a_span_that_cuts_periods_shows_each_that_it_touches(ask: Ask) -> None:
    reply = ask(Rate(_span("2012-03-10", "2012-06-01")))
    assert isinstance(reply, RateAnswer)
    assert reply.figures.fit is Fit.ACROSS
    assert [single.span for single in reply.touched] == [SECOND, THIRD, FOURTH]
    assert [_percent(single.rate) for single in reply.touched] == ["6.20%", "5.96%", "3.41%"]
    assert reply.before is None


def test_figures_name_the_sources_of_every_period_that_they_join_once(table: Table) -> None:
    figures = figures_about(ALL, table)
    for row in table.rows:
        assert set(row.sources) <= set(figures.rate.sources)
    for figure in three_of(figures):
        assert len(figure.sources) == len(set(figure.sources))


# --- totals as of a day ---


@pytest.mark.parametrize(
    ("day", "through", "reviewed", "eligible"),
    [
        ("2012-03-05", FIRST, 165_471, 13_190),
        ("2012-03-06", FIRST, 165_471, 13_190),
        ("2012-04-15", FIRST, 165_471, 13_190),
        ("2012-04-16", SECOND, 219_554, 16_544),
        ("2012-05-28", SECOND, 219_554, 16_544),
        ("2012-05-29", THIRD, 288_361, 20_648),
        ("2012-07-19", THIRD, 288_361, 20_648),
        ("2012-07-20", FOURTH, 356_748, 22_980),
        ("2012-07-21", FOURTH, 356_748, 22_980),
        ("2020-01-01", FOURTH, 356_748, 22_980),
    ],
)
def test_a_total_is_that_of_the_last_release_on_or_before_the_day(
    day: str, through: Span, reviewed: int, eligible: int, ask: Ask
) -> None:
    reply = ask(Total(date.fromisoformat(day)))
    assert isinstance(reply, TotalAnswer)
    figures = reply.figures
    assert figures.span == Span(ALL.start, through.end)
    assert (figures.reviewed.value, figures.eligible.value) == (reviewed, eligible)
    assert figures.rate.as_of == through.end
    assert figures.ends_after == (day > "2012-07-20")


@pytest.mark.parametrize(
    ("day", "rate_basis", "percent"),
    [
        ("2012-03-05", Basis.PUBLISHED, "7.97%"),
        ("2012-04-16", Basis.DERIVED, "7.54%"),
        ("2012-05-29", Basis.DERIVED, "7.16%"),
    ],
)
def test_a_total_at_a_release_has_the_counts_that_were_published(
    day: str, rate_basis: Basis, percent: str, ask: Ask
) -> None:
    reply = ask(Total(date.fromisoformat(day)))
    assert isinstance(reply, TotalAnswer)
    assert reply.figures.reviewed.basis is reply.figures.eligible.basis is Basis.PUBLISHED
    assert reply.figures.rate.basis is rate_basis
    assert _percent(reply.figures.rate) == percent


def test_periods_that_do_not_begin_with_the_table_add_up_to_no_published_total(ask: Ask) -> None:
    reply = ask(Rate(Span(date(2012, 3, 6), date(2012, 5, 29))))
    assert isinstance(reply, RateAnswer)
    assert {figure.basis for figure in three_of(reply.figures)} == {Basis.DERIVED}


@pytest.mark.parametrize("day", ["2012-03-04", "2011-11-17", "2011-11-16", "1999-01-01"])
def test_before_the_first_release_there_is_no_total(day: str, ask: Ask) -> None:
    asked = date.fromisoformat(day)
    assert ask(Total(asked)) == NoReleaseYet("", asked, FIRST)


# --- comparing ---


@pytest.mark.parametrize(
    ("first", "second", "span", "other"),
    [
        (FIRST, FIRST, FIRST, FOURTH),
        (FOURTH, FOURTH, FOURTH, FIRST),
        (SECOND, SECOND, SECOND, FIRST),
        # both days stand for the same period
        (_span("2012-03-10", "2012-03-10"), _span("2012-04-10", "2012-04-10"), SECOND, FIRST),
        (FOURTH, _span("2012-07-01", "2012-07-31"), FOURTH, FIRST),
    ],
)
def test_a_period_is_not_compared_with_itself_but_another_is_offered(
    first: Span, second: Span, span: Span, other: Span, ask: Ask
) -> None:
    assert ask(Compare(first, second)) == SamePeriod("", span, other)


@pytest.mark.parametrize("at", [0, 1])
def test_a_comparison_with_a_span_outside_the_table_is_a_problem(at: int, ask: Ask) -> None:
    sides = [FIRST, FIRST]
    sides[at] = _span("2013-01-01", "2013-01-31")
    assert ask(Compare(*sides)) == Outside("", sides[at], ALL, FOURTH)


def test_a_comparison_with_approximate_counts_is_approximate(ask: Ask) -> None:
    reply = ask(Compare(FIRST, _span("2012-04-17", "2012-07-20")))
    assert isinstance(reply, CompareAnswer)
    assert reply.change.difference.basis is Basis.APPROXIMATE
    assert reply.change.ratio is not None
    assert reply.change.ratio.basis is Basis.APPROXIMATE


def test_a_rate_of_nothing_gives_a_difference_but_no_ratio() -> None:
    table = table_of((0, 10), (5, 10))
    nothing, half = (figures_at(at, table) for at in range(2))
    change = change_between(nothing, half)
    assert change.ratio is None
    assert change.difference.value == 0.5
    back = change_between(half, nothing)
    assert back.difference.value == -0.5
    assert back.ratio is not None
    assert back.ratio.value == 0


# --- trend ---


@pytest.mark.parametrize(
    ("eligible", "direction"),
    [
        ([9, 8, 7], Direction.FELL),
        ([9, 1], Direction.FELL),
        ([1, 2, 5], Direction.ROSE),
        ([0, 1], Direction.ROSE),
        ([5, 2, 3], Direction.MIXED),
        ([2, 5, 3, 4], Direction.MIXED),
        ([4, 4, 4], Direction.LEVEL),
        ([0, 0], Direction.LEVEL),
        ([4], Direction.SINGLE),
    ],
)
def test_the_direction_is_that_of_every_step(eligible: list[int], direction: Direction, data: Data) -> None:
    table = table_of(*((count, 10) for count in eligible))
    reply = answer(Trend(), _instead(data, table), "en")
    assert isinstance(reply, TrendAnswer)
    assert reply.direction is direction
    assert [single.rate.numerator for single in reply.periods] == eligible
    assert reply.change.difference.value == pytest.approx((eligible[-1] - eligible[0]) / 10)


def test_rates_of_different_counts_may_still_be_level(data: Data) -> None:
    reply = answer(Trend(), _instead(data, table_of((1, 3), (2, 6), (50, 150))), "en")
    assert isinstance(reply, TrendAnswer)
    assert reply.direction is Direction.LEVEL


def test_the_rate_fell_in_every_period_of_the_review(ask: Ask) -> None:
    reply = ask(Trend())
    assert isinstance(reply, TrendAnswer)
    assert reply.direction is Direction.FELL
    assert [_percent(single.rate) for single in reply.periods] == ["7.97%", "6.20%", "5.96%", "3.41%"]
    assert f"{100 * reply.change.difference.value:.2f}" == "-4.56"


# --- the other questions ---


def test_the_table_lists_every_period_and_their_total(ask: Ask) -> None:
    reply = ask(Periods())
    assert isinstance(reply, PeriodsAnswer)
    assert [single.span for single in reply.periods] == [FIRST, SECOND, THIRD, FOURTH]
    assert reply.total.span == ALL
    assert reply.total.reviewed.value == sum(single.reviewed.value for single in reply.periods)


def test_sources_are_those_of_the_periods_that_a_span_touches(ask: Ask, table: Table) -> None:
    reply = ask(Sources(_span("2012-03-10", "2012-03-20")))
    assert isinstance(reply, SourcesAnswer)
    assert tuple(source.id for source in reply.sources) == table.rows[1].sources


def test_sources_without_a_span_are_those_of_the_whole_table_each_once(ask: Ask, table: Table) -> None:
    reply = ask(Sources())
    assert isinstance(reply, SourcesAnswer)
    ids = [source.id for source in reply.sources]
    assert set(ids) == {source for row in table.rows for source in row.sources}
    assert len(ids) == len(set(ids))


def test_sources_of_a_span_outside_the_table_are_a_problem(ask: Ask) -> None:
    assert isinstance(ask(Sources(_span("2013-01-01", "2013-01-31"))), Outside)


def test_a_term_is_explained_with_its_sources(ask: Ask) -> None:
    reply = ask(Explain("recalendaring"))
    assert isinstance(reply, ExplainAnswer)
    assert reply.entry.title == "Recalendaring"
    assert tuple(source.id for source in reply.sources) == reply.entry.sources


def test_a_term_of_an_old_button_that_is_gone_is_a_problem_that_lists_the_terms(ask: Ask) -> None:
    reply = ask(Explain("no-such-page"))
    assert isinstance(reply, UnknownTerm)
    assert "Administrative closure" in reply.known
    assert "Why did the rate fall?" not in reply.known


def test_a_language_without_explanations_of_its_own_gets_the_english_ones(data: Data) -> None:
    reply = answer(Explain("daca"), data, "xx")
    assert isinstance(reply, ExplainAnswer)
    assert reply.entry == data.glossaries["en"]["daca"]


def test_the_reasons_come_with_the_fall_that_they_are_to_explain(ask: Ask) -> None:
    reply = ask(Why())
    assert isinstance(reply, WhyAnswer)
    assert reply.entry.term == "why"
    assert [_percent(figures.rate) for figures in (reply.first, reply.last)] == ["7.97%", "3.41%"]


def test_help_and_about_know_what_the_table_covers(ask: Ask) -> None:
    help_answer, about = ask(Help()), ask(About())
    assert isinstance(help_answer, HelpAnswer)
    assert (help_answer.first, help_answer.last) == (FIRST, FOURTH)
    assert isinstance(about, AboutAnswer)
    assert (about.table, about.periods) == (ALL, 4)


@pytest.mark.parametrize(
    "query",
    [Trend(), Periods(), Total(), Why(), Sources(), Help(), About(), Rate(Span(FIRST_DAY, FIRST_DAY))],
    ids=str,
)
def test_a_table_of_a_single_period_answers_everything(query: Query, data: Data) -> None:
    table = table_of((1, 10))
    assert not isinstance(answer(query, _instead(data, table), "en"), Problem)
