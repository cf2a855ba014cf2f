from __future__ import annotations

import pytest

from bot.answers.queries import Claim, Manner, Query
from bot.figures.figure import Operation
from tests.replies.conftest import Tell
from tests.replies.questions import ON_REVIEW, by, value, versus


@pytest.mark.parametrize(
    ("query", "claim", "first"),
    [
        (versus(Operation.CHANGE), Claim(0.57, percent=True, direction=-1), "Right: from 7.97% to 3.41%"),
        (versus(Operation.CHANGE), Claim(0.6, percent=True, direction=-1), "No: "),
        (versus(), Claim(direction=-1), "Right: from 7.97% to 3.41%: 4.56 percentage points lower"),
        (versus(), Claim(direction=1), "No: from 7.97% to 3.41%: 4.56 percentage points lower"),
        (value("rate"), Claim(0.0341, percent=True), "Right: 3.41%"),
        (value("rate"), Claim(0.034, percent=True), "Right: 3.41%"),
        (value("rate"), Claim(0.03, percent=True), "Roughly right: 3.41%"),
        (value("rate"), Claim(0.08, percent=True), "No: 3.41%"),
        (value("rate"), Claim(direction=-1), "Right: 3.41%"),
        (value("closed", upto=True), Claim(7186), "Right: 7,186"),
        (value("closed", upto=True), Claim(7000), "Roughly right: 7,186"),
        (value("closed", upto=True), Claim(23000), "No: 7,186"),
        (value("closed", by(5, 29), upto=True), Claim(4363), "Right: 4,403 or 4,363"),
        (value("rate", upto=True), Claim(0.064, percent=True), "Right: about 6.4%"),
        (ON_REVIEW["the trend"], Claim(direction=-1), "Right: rate of cases"),
        (ON_REVIEW["the trend"], Claim(direction=1), "No: rate of cases"),
        (ON_REVIEW["the highest rate"], Claim(0.0797, percent=True), "Right: highest"),
    ],
)
def test_what_is_stated_is_confirmed_or_set_right_first(
    query: Query, claim: Claim, first: str, tell: Tell
) -> None:
    assert tell(query, Manner(claim=claim)).headline.lower().startswith(first.lower())


def test_where_bounds_overlap_nothing_is_confirmed(tell: Tell) -> None:
    # About 9.0 after 9.26% is lower; that detained people's rate moved can't be said.
    query = value("rate", by(4, 1), group="detained")
    assert tell(query, Manner(claim=Claim(direction=-1))).headline.startswith("Not clear: ")


def test_nothing_is_said_of_a_claim_that_the_answer_has_nothing_on(tell: Tell) -> None:
    told = tell(ON_REVIEW["why"], Manner(claim=Claim(0.5, percent=True)))
    assert told.headline == "Why did the rate fall?"


def test_another_measure_is_set_right_first(tell: Tell) -> None:
    told = tell(value("rate"), Manner(mistaken_for="closed", claim=Claim(0.08, percent=True)))
    assert told.headline == "Found eligible, not closed or approved: 3.41% found provisionally eligible"
    assert told.lines[0] == "Cases closed are another count: `!closed`."


def test_what_was_not_used_is_named(tell: Tell) -> None:
    told = tell(value("rate"), Manner(unused=("of mothers", "`*x*`")))
    assert told.lines[0] == "I didn't use: `of mothers`, `'*x*'`."


def test_what_it_was_read_as_is_said_only_where_it_was_not_literal(tell: Tell) -> None:
    assert tell(ON_REVIEW["the rate of a month"]).reading == ""
    assert tell(ON_REVIEW["the rate of a month"], Manner(echo=True)).reading == "Read as: May 1 – 31, 2012"
    assert tell(ON_REVIEW["the difference"], Manner(echo=True), "es").reading == (
        "Lo leí como: 17 nov 2011 – 5 mar 2012 y 30 may – 20 jul 2012"
    )
