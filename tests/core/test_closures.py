from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, strategies as st

from bot.core.answers import answer
from bot.core.closures import ClosedAnswer, OutcomesAnswer
from bot.core.data import load_data
from bot.core.figures import Basis, Group, Measure
from bot.core.problems import NoCountYet, NoFigures
from bot.core.queries import Closed, HowSure, Outcomes, Topic
from tests.core.made_figures import percent
from tests.core.spoiled import Ask, Spoiled

MAR_8, APR_16, MAY_29, JUL_20 = (date(2012, 3, 8), date(2012, 4, 16), date(2012, 5, 29), date(2012, 7, 20))


def _closed(ask: Ask, day: date | None = None) -> ClosedAnswer:
    reply = ask(Closed(day))
    assert isinstance(reply, ClosedAnswer)
    return reply


# --- the counts, as of a day ---


@pytest.mark.parametrize(
    ("day", "counted", "closed"),
    [
        (date(2012, 3, 8), MAR_8, [1_500]),
        (date(2012, 3, 9), MAR_8, [1_500]),
        (date(2012, 4, 15), MAR_8, [1_500]),
        (date(2012, 4, 16), APR_16, [2_722]),
        (date(2012, 5, 28), APR_16, [2_722]),
        (date(2012, 5, 29), MAY_29, [4_403, 4_363]),
        (date(2012, 5, 30), MAY_29, [4_403, 4_363]),
        (date(2012, 7, 19), MAY_29, [4_403, 4_363]),
        (date(2012, 7, 20), JUL_20, [7_186]),
        (date(2012, 7, 21), JUL_20, [7_186]),
        (date(2025, 1, 1), JUL_20, [7_186]),
    ],
)
def test_closed_cases_are_the_last_count_on_or_before_the_day(
    day: date, counted: date, closed: list[int], ask: Ask
) -> None:
    reply = _closed(ask, day)
    assert [count.closed.value for count in reply.counts] == closed
    assert {count.closed.as_of for count in reply.counts} == {counted}
    assert reply.ends_before == (day > counted)


def test_without_a_day_the_last_count_of_all_is_given_and_is_not_older_than_asked(ask: Ask) -> None:
    reply = _closed(ask)
    assert reply.counts == _closed(ask, JUL_20).counts
    assert not reply.ends_before


@pytest.mark.parametrize("day", [date(2012, 3, 7), date(2011, 11, 17), date.min])
def test_before_the_first_count_there_is_none_yet(day: date, ask: Ask) -> None:
    assert ask(Closed(day)) == NoCountYet("", day, MAR_8)


@given(day=st.dates(date(2012, 3, 8), date(2013, 3, 8)))
def test_on_any_day_the_count_is_none_that_came_later(day: date, ask: Ask) -> None:
    reply = _closed(ask, day)
    older = [count for count in reply.all_counts if count.closed.as_of <= day]
    assert reply.counts == tuple(older[-len(reply.counts) :])


# --- what share of the reviewed cases that is ---


@pytest.mark.parametrize(
    ("day", "shares", "reviewed", "basis"),
    [
        (APR_16, ["1.24%"], 219_554, Basis.DERIVED),
        (MAY_29, ["1.53%", "1.51%"], 288_361, Basis.DERIVED),
        (JUL_20, ["2.01%"], 356_748, Basis.APPROXIMATE),
    ],
)
def test_the_share_is_of_the_cases_reviewed_by_then(
    day: date, shares: list[str], reviewed: int, basis: Basis, ask: Ask
) -> None:
    counts = _closed(ask, day).counts
    assert [count.share and percent(count.share) for count in counts] == shares
    assert {count.reviewed and count.reviewed.value for count in counts} == {reviewed}
    assert {count.share and count.share.basis for count in counts} == {basis}


def test_the_share_of_an_approximate_number_is_about_two_percent_whatever_it_really_is(ask: Ask) -> None:
    (count,) = _closed(ask, JUL_20).counts
    assert count.share
    assert [f"{100 * bound:.1f}" for bound in count.share.bounds] == ["2.0", "2.0"]
    assert count.closed.basis is Basis.PUBLISHED


def test_where_no_figure_of_the_reviewed_came_out_the_share_is_the_printed_one(ask: Ask) -> None:
    (count,) = _closed(ask, MAR_8).counts
    assert count.closed.about
    assert count.reviewed is None
    assert count.share
    assert (count.share.value, count.share.decimals, count.share.basis) == (0.01, 0, Basis.PUBLISHED)


# --- where the sources differ ---


def test_both_counts_of_may_29_are_kept_apart_with_their_sources(ask: Ask) -> None:
    reply = _closed(ask, MAY_29)
    (versions,) = reply.versions
    assert not versions.rounded
    assert {figure.value: figure.sources for figure in versions.figures} == {
        4_403: ("upi-2012-06-07", "colorlines-2012-06-07", "trac-report-284"),
        4_363: ("scpr-2012-06-14", "kdminer-2012-07-17"),
    }


@pytest.mark.parametrize("day", [MAR_8, APR_16, JUL_20])
def test_on_other_days_the_sources_agree(day: date, ask: Ask) -> None:
    assert _closed(ask, day).versions == ()


# --- what became of the eligible cases ---


def test_the_fates_of_the_eligible_cases_add_up_to_all_of_them(ask: Ask) -> None:
    reply = ask(Outcomes())
    assert isinstance(reply, OutcomesAnswer)
    fates = reply.fates
    parts = [fates.closed.value, fates.declined.value, fates.pending.value]
    assert parts == [4_363, 3_998, 12_247]
    assert sum(parts) == fates.eligible.value == 20_608
    assert fates.reviewed.value == 232_181
    assert {figure.as_of for figure in (fates.closed, fates.eligible, fates.answered)} == {MAY_29}


def test_the_fates_are_those_of_people_who_were_not_detained(ask: Ask) -> None:
    reply = ask(Outcomes())
    assert isinstance(reply, OutcomesAnswer)
    fates = reply.fates
    whose = {fates.reviewed.whose, fates.eligible.whose, fates.closed.whose, fates.declined_share.whose}
    assert whose == {Group.NON_DETAINED}


def test_nearly_half_of_the_answered_offers_were_declined(ask: Ask) -> None:
    reply = ask(Outcomes())
    assert isinstance(reply, OutcomesAnswer)
    declined = reply.fates.declined_share
    assert (declined.measure, declined.basis) == (Measure.DECLINED_SHARE, Basis.DERIVED)
    assert (declined.numerator, declined.denominator) == (3_998, 4_363 + 3_998)
    assert percent(declined, 1) == "47.8%"
    assert reply.fates.answered.basis is Basis.DERIVED


@pytest.mark.parametrize("day", ["2012-05-28", "2012-05-30"])
def test_of_several_days_the_fates_by_the_last_are_told(day: str, spoiled: Spoiled) -> None:
    first = "2012-05-29,232181,20608,4363,3998,12247,scpr-2012-06-14"
    other = first.replace("2012-05-29", day)
    for rows in (f"{first}\n{other}", f"{other}\n{first}"):
        spoiled.change("outcomes.csv", first, rows)
        reply = answer(Outcomes(), load_data(spoiled.folder), "en")
        assert isinstance(reply, OutcomesAnswer)
        assert str(reply.fates.eligible.as_of) == max("2012-05-29", day)
        spoiled.change("outcomes.csv", rows, first)


# --- what is wrong in the files ---

BAD = {
    "an unknown source": (
        "colorlines-2012-06-07 trac-report-284",
        "colorlines-2012-06-07 nobody",
        "closures.csv:4: names the source 'nobody', which sources.csv lacks",
    ),
    "the wrong order": (
        "2012-04-16,2722",
        "2012-05-30,2722",
        "closures.csv: isn't in the order of as_of",
    ),
    "a share that the periods don't give": (
        "2722,,,",
        "2722,,1.3%,",
        "closures.csv: 2012-04-16: share_printed doesn't agree with periods.csv, which gives 1.2398%",
    ),
    "more closed than reviewed": (
        "2722,,,",
        "219555,,,",
        "closures.csv: 2012-04-16: closed is 219555, of 219554 reviewed in periods.csv",
    ),
    "a word for a number": ("2722", "many", "closures.csv:3: closed: "),
    "a share without its sign": ("yes,1%", "yes,1", "closures.csv:2: share_printed: isn't a percentage"),
    "a flag that is none": (",yes,", ",perhaps,", "closures.csv:2: about: "),
    "no source": ("freespeech-one-percent immigration-reform-2012-03-13", "", "closures.csv:2: sources: "),
}


@pytest.mark.parametrize(("old", "new", "said"), BAD.values(), ids=BAD)
def test_a_fault_in_the_counts_is_named(old: str, new: str, said: str, spoiled: Spoiled) -> None:
    (fault,) = spoiled.with_change("closures.csv", old, new)
    assert fault.startswith(said)


def test_all_reviewed_cases_may_be_closed(spoiled: Spoiled) -> None:
    assert spoiled.with_change("closures.csv", "2722,,,", "219554,,,") == []


@pytest.mark.parametrize("printed", ["1%", "1.2%", "1.24%"])
def test_a_printed_share_agrees_as_far_as_it_is_printed(printed: str, spoiled: Spoiled) -> None:
    assert spoiled.with_change("closures.csv", "2722,,,", f"2722,,{printed},") == []


BAD_OUTCOMES = {
    "parts that don't add up": (
        "12247",
        "12248",
        "outcomes.csv:2: closed, declined and pending don't add up to eligible",
    ),
    "more eligible than reviewed": (
        "232181",
        "20607",
        "outcomes.csv:2: has more eligible cases than reviewed ones",
    ),
    "no offer that was answered": (
        "4363,3998,12247",
        "0,0,20608",
        "outcomes.csv:2: has no case whose offer was answered",
    ),
    "an unknown source": (
        "scpr-2012-06-14",
        "nobody",
        "outcomes.csv:2: names the source 'nobody', which sources.csv lacks",
    ),
}


@pytest.mark.parametrize(("old", "new", "said"), BAD_OUTCOMES.values(), ids=BAD_OUTCOMES)
def test_a_fault_in_the_outcomes_is_named(old: str, new: str, said: str, spoiled: Spoiled) -> None:
    assert spoiled.with_change("outcomes.csv", old, new) == [said]


def test_without_its_files_there_are_no_figures(spoiled: Spoiled) -> None:
    ask = spoiled.without("closures.csv", "outcomes.csv")
    for query in (Closed(), Closed(APR_16), Outcomes(), HowSure(Topic.CLOSURES)):
        assert ask(query) == NoFigures("", Topic.CLOSURES)


def test_counts_are_known_where_the_outcomes_are_not(spoiled: Spoiled) -> None:
    ask = spoiled.without("outcomes.csv")
    assert _closed(ask).fates is None
    assert ask(Outcomes()) == NoFigures("", Topic.CLOSURES)
