from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, strategies as st

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
from bot.core.cells import PrintedRate
from bot.core.data import Data
from bot.core.figures import Basis, Figure, Measure
from bot.core.period_answers import Direction
from bot.core.problems import NoReleaseYet, Outside, Problem, SamePeriod, UnknownTerm
from bot.core.queries import (
    About,
    Compare,
    Explain,
    Help,
    Periods,
    Query,
    Rate,
    Sources,
    Total,
    Trend,
    Why,
)
from bot.core.span_figures import Fit, SpanFigures, change_between, figures_at, figures_of
from bot.core.spans import Span
from bot.core.table import Table
from tests.core.made_tables import DAYS, FIRST_DAY, row_of, spans_near, table_of, tables
from tests.core.spoiled import Ask


def _span(start: str, end: str) -> Span:
    return Span(date.fromisoformat(start), date.fromisoformat(end))


FIRST = _span("2011-11-17", "2012-03-05")
SECOND = _span("2012-03-06", "2012-04-16")
THIRD = _span("2012-04-17", "2012-05-29")
FOURTH = _span("2012-05-30", "2012-07-20")
ALL = _span("2011-11-17", "2012-07-20")


def _percent(figure: Figure, decimals: int = 2) -> str:
    return f"{100 * figure.value:.{decimals}f}%"


def _instead(data: Data, table: Table) -> Data:
    """The data with another table, whose only source is `a`."""
    return replace(data, table=table, sources={**data.sources, "a": next(iter(data.sources.values()))})


def _figures(span: Span, table: Table) -> SpanFigures:
    figures = figures_of(span, table)
    assert isinstance(figures, SpanFigures)
    return figures


def _three(figures: SpanFigures) -> tuple[Figure, Figure, Figure]:
    return figures.reviewed, figures.eligible, figures.rate


# --- a figure by itself ---

_count = Figure(
    measure=Measure.REVIEWED,
    span=SECOND,
    value=54_083,
    basis=Basis.DERIVED,
    sources=("a",),
    as_of=SECOND.end,
)
_rate = replace(_count, measure=Measure.RATE, value=0.062, numerator=3354, denominator=54_083)


_APPROXIMATE, _PUBLISHED = Basis.APPROXIMATE, Basis.PUBLISHED
DISHONEST: dict[str, tuple[Figure, dict[str, object]]] = {
    "no source": (_count, {"sources": ()}),
    "approximate without bounds": (_count, {"basis": _APPROXIMATE}),
    "approximate without a high": (_count, {"basis": _APPROXIMATE, "low": 54_000}),
    "approximate without a low": (_count, {"basis": _APPROXIMATE, "high": 54_100}),
    "derived with bounds": (_count, {"low": 54_000, "high": 54_100}),
    "derived with a low": (_count, {"low": 54_000}),
    "derived with a high": (_count, {"high": 54_100}),
    "published with bounds": (_count, {"basis": _PUBLISHED, "low": 54_000, "high": 54_100}),
    "below its low": (_count, {"basis": _APPROXIMATE, "low": 54_084, "high": 54_100}),
    "above its high": (_count, {"basis": _APPROXIMATE, "low": 54_000, "high": 54_082}),
    "a rate without its numerator": (_rate, {"numerator": None}),
    "a rate without its denominator": (_rate, {"denominator": None}),
    "a rate of nothing": (_rate, {"denominator": 0}),
}


@pytest.mark.parametrize(("figure", "changed"), DISHONEST.values(), ids=DISHONEST.keys())
def test_a_figure_that_could_not_be_stated_honestly_cannot_be_made(
    figure: Figure, changed: dict[str, object]
) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  any sentence will do: only programmers see it
        replace(figure, **changed)  # pyright: ignore[reportArgumentType]  wrong on purpose


def test_a_rate_of_nothing_eligible_is_a_figure() -> None:
    assert replace(_rate, value=0, numerator=0).value == 0


# --- how a span lies on the periods ---


@pytest.mark.parametrize(
    ("span", "fit", "stands_for"),
    [
        (FIRST, Fit.ONE, FIRST),
        (FOURTH, Fit.ONE, FOURTH),
        (_span("2012-03-06", "2012-05-29"), Fit.JOINED, _span("2012-03-06", "2012-05-29")),
        (ALL, Fit.JOINED, ALL),
        (_span("2012-03-10", "2012-03-10"), Fit.WITHIN, SECOND),
        (_span("2012-03-06", "2012-04-15"), Fit.WITHIN, SECOND),
        (_span("2012-03-07", "2012-04-16"), Fit.WITHIN, SECOND),
        (_span("2012-03-05", "2012-03-06"), Fit.ACROSS, _span("2011-11-17", "2012-04-16")),
        (_span("2012-03-05", "2012-04-16"), Fit.ACROSS, _span("2011-11-17", "2012-04-16")),
        (_span("2012-03-06", "2012-04-17"), Fit.ACROSS, _span("2012-03-06", "2012-05-29")),
        (_span("2012-05-01", "2012-05-31"), Fit.ACROSS, _span("2012-04-17", "2012-07-20")),
        (_span("2011-12-01", "2012-06-30"), Fit.ACROSS, ALL),
    ],
)
def test_a_span_is_answered_with_the_whole_periods_that_it_touches(
    span: Span, fit: Fit, stands_for: Span, table: Table
) -> None:
    figures = _figures(span, table)
    assert (figures.fit, figures.span, figures.asked) == (fit, stands_for, span)
    assert (figures.starts_before, figures.ends_after) == (False, False)
    assert all(figure.span == stands_for for figure in _three(figures))
    assert all(figure.as_of == stands_for.end for figure in _three(figures))


@pytest.mark.parametrize(
    ("span", "asked", "fit", "before", "after"),
    [
        (_span("2011-01-01", "2012-12-31"), ALL, Fit.JOINED, True, True),
        (_span("2011-11-16", "2012-03-05"), FIRST, Fit.ONE, True, False),
        (_span("2012-05-30", "2012-07-21"), FOURTH, Fit.ONE, False, True),
        (_span("2012-05-30", "2013-01-01"), FOURTH, Fit.ONE, False, True),
        (_span("2011-11-01", "2011-11-30"), _span("2011-11-17", "2011-11-30"), Fit.WITHIN, True, False),
        (_span("2012-07-20", "2012-07-31"), _span("2012-07-20", "2012-07-20"), Fit.WITHIN, False, True),
        (_span("2012-05-01", "2012-12-31"), _span("2012-05-01", "2012-07-20"), Fit.ACROSS, False, True),
    ],
)
def test_a_span_that_leaves_the_table_is_answered_for_what_lies_inside(  # noqa: PLR0913, PLR0917  a row of a table
    span: Span, asked: Span, fit: Fit, before: object, after: object, table: Table
) -> None:
    figures = _figures(span, table)
    assert (figures.asked, figures.fit) == (asked, fit)
    assert (figures.starts_before, figures.ends_after) == (before, after)


@pytest.mark.parametrize(
    ("span", "nearest"),
    [
        (_span("2011-11-16", "2011-11-16"), FIRST),
        (_span("1999-01-01", "2010-12-31"), FIRST),
        (_span("2012-07-21", "2012-07-21"), FOURTH),
        (_span("2013-01-01", "2013-12-31"), FOURTH),
    ],
)
def test_a_span_outside_the_table_is_a_problem_that_names_the_nearest_period(
    span: Span, nearest: Span, table: Table
) -> None:
    assert figures_of(span, table) == Outside("", span, ALL, nearest)


@given(table=tables(), drawn=st.data())
def test_no_span_is_answered_from_anything_but_whole_periods(table: Table, drawn: st.DataObject) -> None:
    span = drawn.draw(spans_near(table.span))
    figures = figures_of(span, table)
    if isinstance(figures, Outside):
        assert not span.overlaps(table.span)
        assert figures.nearest in {table.rows[0].span, table.rows[-1].span}
        return
    rows = [table.rows[at] for at in figures.positions]
    assert figures.span == Span(rows[0].start, rows[-1].end)
    assert figures.rate.numerator == figures.eligible.value == sum(row.eligible for row in rows)
    assert figures.rate.denominator == figures.reviewed.value == sum(row.reviewed for row in rows)
    assert (figures.fit in {Fit.ONE, Fit.JOINED}) == (figures.asked == figures.span)
    assert (figures.fit in {Fit.ONE, Fit.WITHIN}) == (len(rows) == 1)


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
    last = _figures(FOURTH, table)
    assert last.rate.value == pytest.approx(0.0341, abs=1e-12)
    assert last.reviewed.basis is last.eligible.basis is Basis.APPROXIMATE
    assert (last.reviewed.low, last.reviewed.value, last.reviewed.high) == (68_141, 68_387, 69_074)
    assert (last.eligible.low, last.eligible.value, last.eligible.high) == (2_330, 2_332, 2_350)
    assert last.printed is None


def test_the_second_period_has_3354_of_54083(table: Table) -> None:
    second = _figures(SECOND, table)
    assert (second.eligible.value, second.reviewed.value) == (3_354, 54_083)
    assert (second.rate.numerator, second.rate.denominator) == (3_354, 54_083)
    assert second.reviewed.basis is second.eligible.basis is Basis.DERIVED
    # The article prints it too, as 6.2%, which says less than the counts do.
    assert second.printed is not None
    assert (second.printed.value, second.printed.decimals) == (0.062, 1)


def test_the_first_period_is_published_as_it_stands(table: Table) -> None:
    first = _figures(FIRST, table)
    assert (first.eligible.value, first.reviewed.value) == (13_190, 165_471)
    assert {figure.basis for figure in _three(first)} == {Basis.PUBLISHED}


def test_march_6_to_may_29_is_7458_of_122890_and_derived(ask: Ask) -> None:
    reply = ask(Rate(_span("2012-03-06", "2012-05-29")))
    assert isinstance(reply, RateAnswer)
    figures = reply.figures
    assert (figures.eligible.value, figures.reviewed.value) == (7_458, 122_890)
    assert _percent(figures.rate) == "6.07%"
    assert {figure.basis for figure in _three(figures)} == {Basis.DERIVED}
    assert [single.span for single in reply.touched] == [SECOND, THIRD]


def test_what_is_joined_with_the_last_period_is_approximate(table: Table) -> None:
    figures = _figures(_span("2012-04-17", "2012-07-20"), table)
    assert {figure.basis for figure in _three(figures)} == {Basis.APPROXIMATE}
    # "about 4.7%": wherever between its bounds the rate is, that is what it rounds to.
    assert _percent(figures.rate, 1) == "4.7%"
    assert figures.rate.low is not None
    assert figures.rate.high is not None
    assert round(100 * figures.rate.low, 1) == round(100 * figures.rate.high, 1) == 4.7


def test_the_total_is_about_357000_reviewed_23000_eligible_and_six_point_four_percent(ask: Ask) -> None:
    reply = ask(Total())
    assert isinstance(reply, TotalAnswer)
    reviewed, eligible, rate = _three(reply.figures)
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
    figures = _figures(ALL, table)
    for row in table.rows:
        assert set(row.sources) <= set(figures.rate.sources)
    for figure in _three(figures):
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
    assert {figure.basis for figure in _three(reply.figures)} == {Basis.DERIVED}


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


# --- rates and bounds, for any table ---


@st.composite
def _true_counts(draw: st.DrawFn, table: Table) -> list[tuple[int, int]]:
    """What the counts may really be: (eligible, reviewed) within the bounds of each period."""
    return [
        (
            draw(st.integers(row.eligible_amount.low, row.eligible_amount.high)),
            draw(st.integers(row.reviewed_amount.low, row.reviewed_amount.high)),
        )
        for row in table.rows
    ]


def _true_rate(counts: list[tuple[int, int]], figures: SpanFigures) -> float:
    run = [counts[at] for at in figures.positions]
    return sum(eligible for eligible, _ in run) / sum(reviewed for _, reviewed in run)


def _holds(figure: Figure, value: float) -> bool:
    """Whether a true value is what an exact figure says, or lies between the bounds of an approximate one."""
    # A hair, because the true value is rounded once more than the bounds are.
    hair = 1e-12 * max(1, abs(value))
    low = figure.value if figure.low is None else figure.low
    high = figure.value if figure.high is None else figure.high
    return low - hair <= value <= high + hair


def _unprinted(table: Table) -> Table:
    """The table without printed rates, which stand above what the counts give."""
    return Table(tuple(row.model_copy(update={"rate_printed": None}) for row in table.rows))


@given(table=tables().map(_unprinted), drawn=st.data())
def test_whatever_the_true_counts_are_every_figure_holds(table: Table, drawn: st.DataObject) -> None:
    counts = drawn.draw(_true_counts(table))
    one, other = (figures_of(drawn.draw(spans_near(table.span, margin=0)), table) for _ in range(2))
    assert isinstance(one, SpanFigures)
    assert isinstance(other, SpanFigures)
    assert _holds(one.rate, _true_rate(counts, one))
    assert _holds(one.eligible, sum(counts[at][0] for at in one.positions))
    assert _holds(one.reviewed, sum(counts[at][1] for at in one.positions))
    change = change_between(one, other)
    assert _holds(change.difference, _true_rate(counts, other) - _true_rate(counts, one))
    if change.ratio is not None and _true_rate(counts, one):
        assert _holds(change.ratio, _true_rate(counts, other) / _true_rate(counts, one))


@given(table=tables(), drawn=st.data())
def test_an_approximate_figure_lies_between_its_bounds_and_others_have_none(
    table: Table, drawn: st.DataObject
) -> None:
    one, other = (figures_of(drawn.draw(spans_near(table.span, margin=0)), table) for _ in range(2))
    assert isinstance(one, SpanFigures)
    assert isinstance(other, SpanFigures)
    change = change_between(one, other)
    for figure in (*_three(one), change.difference, change.ratio):
        if figure is None:
            continue
        if figure.basis is Basis.APPROXIMATE:
            assert figure.low is not None
            assert figure.high is not None
            assert figure.low <= figure.value <= figure.high
        else:
            assert figure.low is figure.high is None
    assert 0 <= one.rate.value <= 1


@given(table=tables(), drawn=st.data())
def test_a_change_there_and_back_is_none(table: Table, drawn: st.DataObject) -> None:
    one, other = (figures_of(drawn.draw(spans_near(table.span, margin=0)), table) for _ in range(2))
    assert isinstance(one, SpanFigures)
    assert isinstance(other, SpanFigures)
    there, back = change_between(one, other), change_between(other, one)
    assert there.difference.value == -back.difference.value
    assert there.difference.basis is back.difference.basis
    if there.difference.low is not None and there.difference.high is not None:
        assert (back.difference.low, back.difference.high) == (-there.difference.high, -there.difference.low)
    if there.ratio is not None and back.ratio is not None:
        assume(there.ratio.value > 0)
        assert there.ratio.value * back.ratio.value == pytest.approx(1)


@given(table=tables(), drawn=st.data())
def test_a_figure_is_no_surer_than_the_least_sure_period_in_it(table: Table, drawn: st.DataObject) -> None:
    figures = figures_of(drawn.draw(spans_near(table.span, margin=0)), table)
    assert isinstance(figures, SpanFigures)
    worst = max(table.rows[at].counts_basis for at in figures.positions)
    assert figures.reviewed.basis >= worst
    assert figures.eligible.basis >= worst
    # A sum is computed even where every part of it is published.
    if len(figures.positions) > 1:
        assert {figure.basis for figure in _three(figures)} == {max(worst, Basis.DERIVED)}


@pytest.mark.parametrize(
    ("printed", "basis", "value"),
    [
        (PrintedRate(0.0833, 2), Basis.PUBLISHED, 0.0833),
        (PrintedRate(0.08333, 3), Basis.PUBLISHED, 0.08333),
        (PrintedRate(0.083, 1), Basis.DERIVED, 1 / 12),
        (PrintedRate(0.08, 0), Basis.DERIVED, 1 / 12),
        (None, Basis.DERIVED, 1 / 12),
    ],
)
def test_a_rate_is_published_only_where_its_source_prints_it_as_exactly_as_we_do(
    printed: PrintedRate | None, basis: Basis, value: float
) -> None:
    end = FIRST_DAY + timedelta(DAYS - 1)
    figures = figures_at(0, Table((row_of(FIRST_DAY, end, (1, 12), printed=printed),)))
    assert (figures.rate.basis, figures.rate.value) == (basis, value)
    assert figures.printed == (printed if basis is Basis.DERIVED else None)


def test_every_pair_of_spans_of_the_real_table_can_be_compared(ask: Ask, table: Table) -> None:
    runs = [
        table.joined(range(start, stop)) for start, stop in itertools.combinations(range(len(table) + 1), 2)
    ]
    for first, second in itertools.permutations(runs, 2):
        reply = ask(Compare(first, second))
        assert isinstance(reply, CompareAnswer)
        assert (reply.first.span, reply.second.span) == (first, second)
