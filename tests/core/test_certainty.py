from __future__ import annotations

import math
from datetime import date

import pytest
from hypothesis import assume, given, strategies as st

from bot.core.certainty import How, Versions, Working, solved, versions_among, workings_of
from bot.core.figures import Basis, Figure, Measure
from bot.core.problems import Problem
from bot.core.provenance import HowSureAnswer, SourcesAnswer
from bot.core.queries import HowSure, Sources, Topic
from bot.core.span_figures import SpanFigures, figures_of
from bot.core.spans import Span
from bot.core.table import Table
from tests.core.made_figures import count_of
from tests.core.made_tables import spans_near, tables
from tests.core.spoiled import Ask

FIRST = Span(date(2011, 11, 17), date(2012, 3, 5))
SECOND = Span(date(2012, 3, 6), date(2012, 4, 16))
FOURTH = Span(date(2012, 5, 30), date(2012, 7, 20))
LAST_TWO = Span(date(2012, 4, 17), date(2012, 7, 20))


def _sources(ask: Ask, span: Span | None = None) -> SourcesAnswer:
    reply = ask(Sources(span))
    assert isinstance(reply, SourcesAnswer)
    return reply


# --- the arithmetic ---


def _values(working: Working) -> tuple[Measure, float, How, list[float]]:
    return (
        working.result.measure,
        round(working.result.value, 4),
        working.how,
        [part.value for part in working.parts],
    )


@pytest.mark.parametrize(
    ("span", "workings"),
    [
        (FIRST, []),
        (
            SECOND,
            [
                (Measure.ELIGIBLE, 3_354, How.SUBTRACTED, [16_544, 13_190]),
                (Measure.REVIEWED, 54_083, How.SUBTRACTED, [219_554, 165_471]),
                (Measure.RATE, 0.0620, How.DIVIDED, [3_354, 54_083]),
            ],
        ),
        (
            FOURTH,
            [
                (Measure.ELIGIBLE, 2_332, How.SUBTRACTED, [22_980, 20_648]),
                (Measure.REVIEWED, 68_387, How.SOLVED, [2_332, 0.0341]),
            ],
        ),
        (
            LAST_TWO,
            [
                (Measure.ELIGIBLE, 6_436, How.SUBTRACTED, [22_980, 16_544]),
                (Measure.REVIEWED, 137_194, How.ADDED, [68_807, 68_387]),
                (Measure.RATE, 0.0469, How.DIVIDED, [6_436, 137_194]),
            ],
        ),
    ],
)
def test_what_is_not_published_is_shown_with_its_arithmetic(
    span: Span, workings: list[object], ask: Ask
) -> None:
    assert [_values(working) for working in _sources(ask, span).workings] == workings


def _computed(working: Working) -> float:
    first, *others = (part.value for part in working.parts)
    match working.how:
        case How.ADDED:
            return first + sum(others)
        case How.SUBTRACTED:
            return first - sum(others)
        case How.DIVIDED:
            return first / math.prod(others)
        case How.SOLVED:
            return round(first / math.prod(others))


@given(table=tables(), drawn=st.data())
def test_the_arithmetic_behind_any_span_gives_its_figures(table: Table, drawn: st.DataObject) -> None:
    figures = figures_of(drawn.draw(spans_near(table.span, margin=0)), table)
    assert isinstance(figures, SpanFigures)
    for working in workings_of(figures, table):
        assert working.result in {figures.reviewed, figures.eligible, figures.rate}
        assert working.result.basis is not Basis.PUBLISHED
        assert _computed(working) == pytest.approx(working.result.value)


@pytest.mark.parametrize("topic", Topic)
def test_the_arithmetic_behind_the_figures_on_a_topic_gives_them(topic: Topic, ask: Ask) -> None:
    reply = ask(HowSure(topic))
    assert isinstance(reply, HowSureAnswer)
    for working in reply.workings:
        assert _computed(working) == pytest.approx(working.result.value)
        assert working.result.basis is not Basis.PUBLISHED


def test_what_the_topics_compute_is_shown_as_arithmetic(ask: Ask) -> None:
    shown = {
        topic: {working.result.measure for working in reply.workings}
        for topic in Topic
        if isinstance(reply := ask(HowSure(topic)), HowSureAnswer)
    }
    assert shown == {
        Topic.CLOSURES: {Measure.CLOSED_SHARE, Measure.ANSWERED, Measure.DECLINED_SHARE},
        Topic.DETENTION: {Measure.REVIEWED, Measure.ELIGIBLE, Measure.RATE, Measure.DETAINED_SHARE},
        Topic.COURTS: {Measure.RECOMMENDED_SHARE, Measure.COURT_SHARE},
        Topic.FILINGS: set(),
    }


def test_the_printed_rate_leaves_a_range_for_what_it_is_a_share_of(ask: Ask) -> None:
    (_, reviewed) = _sources(ask, FOURTH).workings
    eligible, rate = reviewed.parts
    least, most = solved(eligible, rate)
    # 2,332 of 68,287 is 3.41499...%, of 68,487 it is 3.40502...%
    assert (math.ceil(least), math.floor(most)) == (68_287, 68_487)


@given(part=st.integers(1, 10**6), whole=st.integers(1, 10**7), decimals=st.integers(0, 3))
def test_what_a_printed_rate_was_a_share_of_lies_in_the_range(part: int, whole: int, decimals: int) -> None:
    assume(part <= whole)
    printed = round(part / whole, decimals + 2)
    assume(printed > 0.5 * 10 ** -(decimals + 2))
    least, most = solved(count_of(Measure.ELIGIBLE, part), _printed(printed, decimals))
    assert least * (1 - 1e-9) <= whole <= most * (1 + 1e-9)


# --- where sources differ ---


def _printed(value: float, decimals: int) -> Figure:
    return Figure(
        measure=Measure.COURT_SHARE,
        span=FIRST,
        value=value,
        basis=Basis.PUBLISHED,
        sources=("a",),
        as_of=FIRST.end,
        decimals=decimals,
    )


def _closed(value: int) -> Figure:
    return count_of(Measure.CLOSED, value)


def test_the_last_total_is_printed_in_two_ways_that_are_roundings(ask: Ask) -> None:
    versions = _sources(ask, FOURTH).versions
    assert {tuple(figure.value for figure in version.figures) for version in versions} == {
        (22_980, 23_000),
        (0.06, 0.064),
    }
    assert all(version.rounded for version in versions)


@pytest.mark.parametrize("span", [FIRST, SECOND])
def test_of_earlier_totals_there_is_one_version(span: Span, ask: Ask) -> None:
    assert _sources(ask, span).versions == ()


@pytest.mark.parametrize(
    ("figures", "rounded"),
    [
        ((_printed(0.06, 0), _printed(0.064, 1)), True),
        ((_printed(0.06, 0), _printed(0.065, 1)), True),  # halves may be rounded either way
        ((_printed(0.06, 0), _printed(0.0651, 2)), False),
        ((_printed(0.064, 1), _printed(0.0651, 2)), False),
        ((_closed(4_403), _closed(4_363)), False),
        ((_closed(4_403), _closed(4_404)), False),
        ((_closed(4_400), _closed(4_403)), True),
        ((_closed(22_980), _closed(23_000)), True),
        ((_closed(22_400), _closed(23_000)), False),
        ((_closed(22_980), _closed(22_983), _closed(23_000)), True),
        ((_closed(22_980), _closed(21_000), _closed(23_000)), False),
    ],
)
def test_versions_are_roundings_of_one_another_or_they_differ(
    figures: tuple[Figure, ...], rounded: object
) -> None:
    assert versions_among(figures) == (Versions(figures, rounded is True),)


@given(value=st.integers(1, 10**6), digits=st.lists(st.integers(0, 5), min_size=2, max_size=3))
def test_whatever_is_rounded_to_different_digits_is_no_contradiction(value: int, digits: list[int]) -> None:
    rounded = [round(value, -count) for count in digits]
    assume(all(rounded))
    assert all(version.rounded for version in versions_among(map(_closed, rounded)))


@given(value=st.floats(0.001, 1), decimals=st.lists(st.integers(0, 4), min_size=2, max_size=3))
def test_nor_is_a_share_that_is_printed_to_different_decimals(value: float, decimals: list[int]) -> None:
    printed = [_printed(round(value, places + 2), places) for places in decimals]
    assert all(version.rounded for version in versions_among(printed))


def test_only_what_counts_the_same_on_the_same_day_is_a_version() -> None:
    assert versions_among(()) == ()
    assert versions_among((_closed(1), _closed(1))) == ()
    assert versions_among((_closed(1), count_of(Measure.DECLINED, 2))) == ()
    assert versions_among((_closed(1), count_of(Measure.CLOSED, 2, whose="denver"))) == ()


def test_the_topics_know_where_their_sources_differ(ask: Ask) -> None:
    differing = {
        topic: [tuple(figure.value for figure in version.figures) for version in reply.versions]
        for topic in Topic
        if isinstance(reply := ask(HowSure(topic)), HowSureAnswer)
    }
    assert differing == {
        Topic.CLOSURES: [(4_403, 4_363)],
        Topic.DETENTION: [],
        Topic.COURTS: [],
        Topic.FILINGS: [],
    }


@pytest.mark.parametrize("topic", Topic)
def test_how_sure_names_the_sources_of_all_figures_on_the_topic(topic: Topic, ask: Ask) -> None:
    reply = ask(HowSure(topic))
    assert not isinstance(reply, Problem)
    assert isinstance(reply, HowSureAnswer)
    assert {source for figure in reply.figures for source in figure.sources} <= {
        source.id for source in reply.sources
    }
