from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, strategies as st

from bot.core.data import Data
from bot.core.figures import Basis, Figure, Group, Measure, figures_in, less, share
from bot.core.problems import Problem
from bot.core.queries import Closed, Courts, Detained, Filings, HowSure, Outcomes, Query, Topic
from tests.core.made_figures import count_of, counts
from tests.core.spoiled import Ask

# A share, what it is a share of: all that may be divided by one another.
SHARES = {
    Measure.RATE: (Measure.ELIGIBLE, Measure.REVIEWED),
    Measure.CLOSED_SHARE: (Measure.CLOSED, Measure.REVIEWED),
    Measure.DECLINED_SHARE: (Measure.DECLINED, Measure.ANSWERED),
    Measure.DETAINED_SHARE: (Measure.REVIEWED, Measure.REVIEWED),
    Measure.RECOMMENDED_SHARE: (Measure.RECOMMENDED, Measure.REVIEWED),
    Measure.COURT_SHARE: (Measure.COURT_CLOSURES, Measure.COURT_CASES),
}
PLACES = ["", *Group, "denver", "baltimore"]


# --- measures are not mixed ---


@pytest.mark.parametrize("measure", Measure)
def test_a_share_is_made_of_its_own_two_measures_and_of_no_others(measure: Measure) -> None:
    made: list[tuple[Measure, Measure]] = []
    for part, whole in product(Measure, Measure):
        try:
            figure = share(measure, _plain(part, 5), _plain(whole, 10))
        except ValueError:
            continue
        assert (figure.measure, figure.value) == (measure, 0.5)
        made.append((part, whole))
    assert made == [pair for name, pair in SHARES.items() if name is measure]


def _plain(measure: Measure, value: float) -> Figure:
    """A figure of any measure, even of one that isn't a count."""
    if measure is not Measure.RATE:
        return count_of(measure, value)
    return share(measure, count_of(Measure.ELIGIBLE, value), count_of(Measure.REVIEWED, value))


@pytest.mark.parametrize("measure", SHARES)
def test_a_share_is_of_the_cases_of_the_same_people_except_that_of_the_detained(measure: Measure) -> None:
    part, whole = SHARES[measure]
    for one, other in product(PLACES, PLACES):
        figures = count_of(part, 5, whose=one), count_of(whole, 10, whose=other)
        if one == other or measure is Measure.DETAINED_SHARE:
            assert share(measure, *figures).whose == one
        else:
            with pytest.raises(ValueError, match=f"the cases of {one or 'all'} aren't those of"):
                share(measure, *figures)


def test_what_eligible_closed_and_court_closures_have_in_common_is_no_share() -> None:
    alike = (Measure.ELIGIBLE, Measure.CLOSED, Measure.COURT_CLOSURES)
    for measure, part, whole in product(Measure, alike, alike):
        with pytest.raises(ValueError, match="isn't"):
            share(measure, count_of(part, 5), count_of(whole, 10))


def test_only_running_counts_of_the_same_are_subtracted() -> None:
    for one, other in product(product(Measure, PLACES), repeat=2):
        if Measure.RATE in {one[0], other[0]}:
            continue
        later, earlier = (count_of(measure, 10, whose=whose) for measure, whose in (one, other))
        if one == other:
            assert less(later, earlier).value == 0
        else:
            with pytest.raises(ValueError, match="don't count the same"):
                less(later, earlier)


# --- what is computed ---


@given(
    part=counts(Measure.ELIGIBLE, 0, 100),
    whole=counts(Measure.REVIEWED, 100, 1000),
    drawn=st.data(),
)
def test_whatever_the_counts_really_are_their_share_holds(
    part: Figure, whole: Figure, drawn: st.DataObject
) -> None:
    rate = share(Measure.RATE, part, whole)
    (least, most), (fewest, largest) = part.bounds, whole.bounds
    true = drawn.draw(st.integers(int(least), int(most))) / drawn.draw(st.integers(int(fewest), int(largest)))
    low, high = rate.bounds
    assert low <= true <= high
    assert rate.value == part.value / whole.value
    assert (rate.numerator, rate.denominator) == (part.value, whole.value)
    assert rate.sources == ("eligible", "reviewed")


@given(later=counts(Measure.CLOSED, 50, 100), earlier=counts(Measure.CLOSED, 0, 50), drawn=st.data())
def test_whatever_running_counts_really_are_their_difference_holds(
    later: Figure, earlier: Figure, drawn: st.DataObject
) -> None:
    between = less(later, earlier)
    last, first = (drawn.draw(st.integers(*map(int, figure.bounds))) for figure in (later, earlier))
    low, high = between.bounds
    assert low <= last - first <= high
    assert between.value == later.value - earlier.value


@given(part=counts(Measure.ELIGIBLE, 0, 100), whole=counts(Measure.REVIEWED, 100, 1000))
def test_what_is_computed_is_derived_or_as_unsure_as_what_it_comes_from(part: Figure, whole: Figure) -> None:
    due = max(part.basis, whole.basis, Basis.DERIVED)
    assert share(Measure.RATE, part, whole).basis is due
    assert less(part, part).basis is max(part.basis, Basis.DERIVED)


def test_what_is_computed_from_a_figure_given_as_about_is_about_too() -> None:
    closed, reviewed = count_of(Measure.CLOSED, 1500), count_of(Measure.REVIEWED, 150_000)
    about = replace(closed, about=True), replace(reviewed, about=True)
    assert not share(Measure.CLOSED_SHARE, closed, reviewed).about
    assert share(Measure.CLOSED_SHARE, about[0], reviewed).about
    assert share(Measure.CLOSED_SHARE, closed, about[1]).about


def test_each_figure_of_an_answer_is_found_once_however_deep_it_lies() -> None:
    one, other = count_of(Measure.CLOSED, 1), count_of(Measure.CLOSED, 2)
    assert list(figures_in(({"a": (one, {"b": other})}, one, "text", 3, None))) == [one, other]
    assert list(figures_in(())) == []


# --- what the answers on the further measures may hold ---

_OUTCOMES = {
    Measure.REVIEWED,
    Measure.ELIGIBLE,
    Measure.CLOSED,
    Measure.DECLINED,
    Measure.PENDING,
    Measure.ANSWERED,
    Measure.DECLINED_SHARE,
}
_CLOSED = {Measure.CLOSED, Measure.CLOSED_SHARE, Measure.REVIEWED}
_DETAINED = {
    Measure.REVIEWED,
    Measure.ELIGIBLE,
    Measure.RATE,
    Measure.DETAINED_SHARE,
    Measure.DIFFERENCE,
    Measure.MIX_EFFECT,
    Measure.RATE_EFFECT,
}
_PILOTS = {Measure.REVIEWED, Measure.RECOMMENDED, Measure.RECOMMENDED_SHARE}
_COURTS = {Measure.COURT_CLOSURES, Measure.COURT_CASES, Measure.COURT_SHARE}
MEASURES: dict[Query, set[Measure]] = {
    Closed(): _CLOSED | _OUTCOMES,
    Outcomes(): _OUTCOMES,
    Detained(): _DETAINED,
    Courts(): _PILOTS | _COURTS,
    Courts("denver"): _PILOTS | {Measure.COURT_CLOSURES},
    Courts("los-angeles"): {Measure.COURT_CLOSURES, Measure.COURT_SHARE},
    Courts("detroit"): set(),
    Filings(): {Measure.FILINGS},
    HowSure(Topic.CLOSURES): _CLOSED | {Measure.DECLINED, Measure.ANSWERED, Measure.DECLINED_SHARE},
    HowSure(Topic.DETENTION): _DETAINED,
    HowSure(Topic.COURTS): _PILOTS | _COURTS,
    HowSure(Topic.FILINGS): {Measure.FILINGS},
}


@pytest.mark.parametrize(("query", "measures"), MEASURES.items(), ids=map(str, MEASURES))
def test_an_answer_holds_the_measures_of_its_topic_and_no_others(
    query: Query, measures: set[Measure], ask: Ask
) -> None:
    assert {figure.measure for figure in figures_in(ask(query))} == measures


@pytest.mark.parametrize("query", MEASURES, ids=str)
def test_every_figure_of_an_answer_rests_on_a_source_that_the_answer_names(query: Query, ask: Ask) -> None:
    reply = ask(query)
    assert not isinstance(reply, Problem)
    named = {source.id for source in reply.sources}
    assert {source for figure in figures_in(reply) for source in figure.sources} <= named


def test_closures_of_the_courts_are_no_closures_of_ice(ask: Ask, data: Data) -> None:
    of_ice = {figure.value for figure in figures_in(data.closures) if figure.measure is Measure.CLOSED}
    of_courts = {
        figure.value for figure in figures_in(ask(Courts())) if figure.measure is Measure.COURT_CLOSURES
    }
    assert of_ice == {1_500, 2_722, 4_403, 4_363, 7_186}
    assert {2_609, 4_585, 5_684, 9_616} <= of_courts
    assert not of_ice & of_courts
