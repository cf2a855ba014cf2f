from __future__ import annotations

import pytest

from bot.answers.queries import By, Choose, Manner, Query, Ranking
from bot.answers.statements import Claim, Stated
from bot.figures.figure import Operation
from bot.figures.operand import Operand
from tests.replies.conftest import Tell
from tests.replies.questions import FIRST, ON_REVIEW, THIRD, by, compute, value, versus

ONE_IN = compute(Operation.ONE_IN, Operand("rate", FIRST))


@pytest.mark.parametrize(
    ("query", "claim", "first"),
    [
        (versus(Operation.CHANGE), Claim(0.57, Stated.PERCENT, direction=-1), "Yes: from 7.97% to 3.41%"),
        (versus(Operation.CHANGE), Claim(0.7, unit=Stated.PERCENT, direction=-1), "No: "),
        (versus(), Claim(direction=-1), "Yes: from 7.97% to 3.41%: 4.56 percentage points lower"),
        (versus(), Claim(direction=1), "No: from 7.97% to 3.41%: 4.56 percentage points lower"),
        (versus(Operation.CHANGE), Claim(0.55, Stated.PERCENT, -1), "Not quite: from 7.97%"),
        (versus(Operation.CHANGE), Claim(0.5, Stated.PERCENT, -1, limit=1), "Yes: from 7.97%"),
        (versus(Operation.CHANGE), Claim(0.6, Stated.PERCENT, -1, limit=1), "No: from 7.97%"),
        (versus(), Claim(0.57, Stated.POINTS, -1), "In percentage points it is 4.56, in percent 57%: "),
        (versus(), Claim(0.0456, Stated.POINTS, -1), "Yes: from 7.97%"),
        (versus(Operation.RATIO), Claim(2, Stated.TIMES), "No: from 7.97%"),
        (versus(Operation.RATIO), Claim(0.5, Stated.TIMES, -1, limit=-1), "Yes: from 7.97%"),
        (value("rate"), Claim(0.034, Stated.PERCENT, limit=-1), "No: 3.41%"),
        (value("rate", upto=True), Claim(0.06, Stated.PERCENT, limit=1), "Yes: about 6.4%"),
        (value("rate", upto=True), Claim(0.0643, Stated.PERCENT, limit=1), "Not clear: about 6.4%"),
        (value("rate"), Claim(0.0341, unit=Stated.PERCENT), "Yes: 3.41%"),
        (value("rate"), Claim(0.034, unit=Stated.PERCENT), "Yes: 3.41%"),
        (value("rate"), Claim(0.03, unit=Stated.PERCENT), "Roughly right: 3.41%"),
        (value("closed_share"), Claim(0.02, unit=Stated.PERCENT), "Yes: about 2.0%"),
        (value("rate", upto=True), Claim(0.06, unit=Stated.PERCENT), "Roughly right: about 6.4%"),
        (value("declined_share"), Claim(0.5, unit=Stated.PERCENT), "Roughly right: 47.59%"),
        (value("declined_share"), Claim(0.25, unit=Stated.PERCENT), "No: 47.59%"),
        (value("rate"), Claim(0.08, unit=Stated.PERCENT), "No: 3.41%"),
        (value("rate"), Claim(direction=-1), "Yes: 3.41%"),
        (value("closed", upto=True), Claim(7186), "Yes: 7,186"),
        (value("closed", upto=True), Claim(7000), "Roughly right: 7,186"),
        (value("closed", upto=True), Claim(23000), "No: 7,186"),
        (value("closed", by(5, 29), upto=True), Claim(4363), "Yes: 4,403 or 4,363"),
        (value("rate", upto=True), Claim(0.064, Stated.PERCENT), "Yes: about 6.4%"),
        (versus(Operation.CHANGE), Claim(0.0456, Stated.POINTS, -1), "Yes: from 7.97% to 3.41%"),
        (versus(), Claim(0.57, Stated.PERCENT, -1), "Yes: from 7.97% to 3.41%"),
        (
            versus(Operation.RATIO),
            Claim(2, Stated.TIMES, 1),
            "No: from 7.97% to 3.41%: less than half of it (0.43",
        ),
        (versus(Operation.RATIO), Claim(0.43, Stated.TIMES, -1), "Roughly right: from 7.97% to 3.41%"),
        (ONE_IN, Claim(12, Stated.ONE_IN), "Not quite: one in 12.5"),
        (ONE_IN, Claim(13, Stated.ONE_IN), "Roughly right: one in 12.5"),
        (ONE_IN, Claim(8, Stated.ONE_IN), "No: one in 12.5"),
        (ON_REVIEW["the trend"], Claim(0.57, Stated.PERCENT, -1), "Yes: rate of cases"),
        (value("closed_share"), Claim(0.08, Stated.PERCENT), "No: about 2.0% of the cases reviewed"),
        (ON_REVIEW["the trend"], Claim(direction=-1), "Yes: rate of cases"),
        (ON_REVIEW["the trend"], Claim(direction=1), "No: rate of cases"),
        (value("rate"), Claim(0.04, Stated.PERCENT, limit=1, denied=True), "That's right: 3.41%"),
        (value("rate"), Claim(0.0341, Stated.PERCENT, denied=True), "That's not right: 3.41%"),
        (value("rate"), Claim(0.03, Stated.PERCENT, most=0.04), "Yes: 3.41%"),
        (value("rate"), Claim(0.05, Stated.PERCENT, most=0.07), "No: 3.41%"),
        (value("rate", upto=True), Claim(0.06, Stated.PERCENT, most=0.0643), "Not clear: about 6.4%"),
        (ON_REVIEW["the trend"], Claim(0.05, Stated.PERCENT, limit=1), "More than 5% in 3 of 4. Rate of"),
        (ON_REVIEW["the trend"], Claim(0.0597, Stated.PERCENT, limit=-1), "Less than 5.97% in 2 of 4."),
        (ON_REVIEW["the highest rate"], Claim(0.0797, unit=Stated.PERCENT), "Yes: highest"),
    ],
)
def test_what_is_stated_is_confirmed_or_set_right_first(
    query: Query, claim: Claim, first: str, tell: Tell
) -> None:
    assert tell(query, Manner(claim=claim)).headline.lower().startswith(first.lower())


@pytest.mark.parametrize("query", [versus(Operation.CHANGE), versus(), ON_REVIEW["the trend"]])
def test_points_that_are_stated_as_percent_are_told_apart(query: Query, tell: Tell) -> None:
    told = tell(query, Manner(claim=Claim(0.0456, unit=Stated.PERCENT, direction=-1)))
    assert told.headline.startswith("In percentage points it is 4.56, in percent 57%: ")


COURTS = ON_REVIEW["the court with the most"]


@pytest.mark.parametrize(
    ("query", "claim", "told"),
    [
        (ON_REVIEW["the highest rate"], Claim(first=FIRST), "Yes: highest: 7.97%"),
        (ON_REVIEW["the highest rate"], Claim(first=THIRD), "No: highest: 7.97%"),
        (ON_REVIEW["the highest rate"], Claim(first=THIRD, denied=True), "That's right: highest: 7.97%"),
        (ON_REVIEW["the highest rate"], Claim(first=FIRST, denied=True), "That's not right: highest: 7.97%"),
        (COURTS, Claim(first="los-angeles"), "Yes: highest: Los Angeles: 534"),
        (COURTS, Claim(first="denver"), "No: highest: Los Angeles: 534"),
        # Of Seattle nothing is known for that day.
        (COURTS, Claim(first="seattle"), "Highest: Los Angeles"),
        # Later, more was counted in Los Angeles, and perhaps even more elsewhere.
        (
            Ranking(Operand("court_closures"), By.PLACE),
            Claim(first="los-angeles"),
            "Highest: Los Angeles: 534",
        ),
    ],
)
def test_what_is_stated_to_be_the_first_is_confirmed_where_that_is_known(
    query: Query, claim: Claim, told: str, tell: Tell
) -> None:
    assert tell(query, Manner(claim=claim)).headline.startswith(told)


def test_where_bounds_overlap_nothing_is_confirmed(tell: Tell) -> None:
    # About 9.0 after 9.26% is lower; that detained people's rate moved can't be said.
    query = value("rate", by(4, 1), group="detained")
    assert tell(query, Manner(claim=Claim(direction=-1))).headline.startswith(("Not clear: ", "Not clear. "))


def test_nothing_is_said_of_a_claim_that_the_answer_has_nothing_on(tell: Tell) -> None:
    told = tell(ON_REVIEW["why"], Manner(claim=Claim(0.5, unit=Stated.PERCENT)))
    assert told.headline == "Why did the rate fall?"


def test_another_measure_is_set_right_first(tell: Tell) -> None:
    told = tell(value("rate"), Manner(mistaken_for="closed", claim=Claim(0.08, unit=Stated.PERCENT)))
    assert told.headline == "Found eligible, not closed or approved: 3.41% found provisionally eligible"
    assert told.lines[0] == "Not the same as cases closed (`!closed`)."


def test_what_was_not_used_is_named(tell: Tell) -> None:
    told = tell(value("rate"), Manner(unused=("of mothers", "`*x*`")))
    assert told.lines[0] == "I didn't use: `of mothers`, `'*x*'`."


def test_what_it_was_read_as_is_said_only_where_it_was_not_literal(tell: Tell) -> None:
    assert tell(ON_REVIEW["the rate on a day"]).reading == ""
    assert tell(ON_REVIEW["the rate on a day"], Manner(echo=True)).reading == "Read as: Mar 10, 2012"
    assert tell(ON_REVIEW["the difference"], Manner(echo=True), "es").reading == (
        "Lo leí como: 17 nov 2011 – 5 mar 2012 y 30 may – 20 jul 2012"
    )


def test_what_is_only_taken_for_granted_is_set_right_but_not_confirmed(tell: Tell) -> None:
    assert tell(versus(), Manner(claim=Claim(direction=-1, asked=False))).headline.startswith("From 7.97%")
    assert tell(versus(), Manner(claim=Claim(direction=1, asked=False))).headline.startswith("No: from 7.97%")


def test_a_count_that_is_that_of_another_measure_is_no(tell: Tell) -> None:
    told = tell(value("closed", upto=True), Manner(mistaken_for="eligible", claim=Claim(23000)))
    assert told.headline.startswith("No: 7,186 closed")
    assert told.lines[0] == "Not the same as cases found provisionally eligible."


def test_where_ones_own_case_may_stand_behind_a_question_help_comes_first(tell: Tell) -> None:
    asked = Manner(also_help=True, unused=("my dad",))
    told = tell(value("rate"), asked)
    assert told.headline.startswith("3.41%")
    assert told.lines[0].startswith("About a case of your own I can't advise; free lawyers are on ")
    assert "https://www.justice.gov/eoir" in told.lines[0]
    assert tell(value("rate"), asked, "es").lines[0].startswith("Sobre un caso propio no puedo aconsejar")
    assert tell(Choose(), asked).lines[0].startswith("About a case of your own")


def test_a_count_is_judged_by_itself_and_not_by_how_it_changed(tell: Tell) -> None:
    third = value("eligible", THIRD)
    assert tell(third, Manner(claim=Claim(750))).headline.startswith("No: 4,104")
    assert tell(third, Manner(claim=Claim(1000, limit=-1))).headline.startswith("No: 4,104")
    assert tell(third, Manner(claim=Claim(4104, limit=1))).headline.startswith("No: 4,104")
    assert tell(third, Manner(claim=Claim(4104, limit=1, or_equal=True))).headline.startswith("Yes: 4,104")


def test_what_became_of_people_is_not_confirmed_whatever_the_number(tell: Tell) -> None:
    asked = Manner(untold=("deported", "`@everyone`"), claim=Claim(7186))
    told = tell(value("closed", by(7, 20), upto=True), asked)
    assert told.headline == (
        "No figure here counts `deported`, `'@everyone'`. What is known: "
        "7,186 closed under ICE's review by Jul 20, 2012"
    )
    spanish = tell(value("closed", by(7, 20), upto=True), asked, "es").headline
    assert spanish.startswith("Ninguna cifra de aquí cuenta `deported`")


@pytest.mark.parametrize(("stated", "first"), [(10_998, "7,186 closed"), (5_000, "No: 7,186 closed")])
def test_more_than_the_last_total_may_have_been_reached_by_a_later_day(
    stated: int, first: str, tell: Tell
) -> None:
    october = value("closed", by(10, 31), upto=True)
    assert tell(october, Manner(claim=Claim(stated))).headline.startswith(first)


def test_a_verdict_on_whose_figure_it_is_is_a_sentence_of_its_own(tell: Tell) -> None:
    detained = value("eligible", by(5, 29), group="detained", upto=True)
    told = tell(detained, Manner(claim=Claim(40))).headline
    assert told.startswith("Yes. People in detention: 40 cases found provisionally eligible")
