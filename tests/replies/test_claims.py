from __future__ import annotations

import pytest

from bot.answers.queries import Claim, Manner, Query
from bot.figures.figure import Operation
from bot.figures.operand import Operand
from tests.replies.conftest import Tell
from tests.replies.questions import FIRST, ON_REVIEW, by, compute, value, versus

ONE_IN = compute(Operation.ONE_IN, Operand("rate", FIRST))


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
        (versus(Operation.CHANGE), Claim(0.0456, direction=-1), "Right: from 7.97% to 3.41%"),
        (versus(), Claim(0.57, percent=True, direction=-1), "Right: from 7.97% to 3.41%"),
        (versus(Operation.RATIO), Claim(2, direction=1), "No: from 7.97% to 3.41%: 0.43 times"),
        (versus(Operation.RATIO), Claim(0.43, direction=-1), "Right: from 7.97% to 3.41%"),
        (ONE_IN, Claim(12), "Roughly right: one in 12.5"),
        (ONE_IN, Claim(13), "Roughly right: one in 12.5"),
        (ONE_IN, Claim(8), "No: one in 12.5"),
        (ON_REVIEW["the trend"], Claim(0.57, percent=True, direction=-1), "Right: rate of cases"),
        (value("closed_share"), Claim(0.08, percent=True), "No: about 2.0% of the cases reviewed"),
        (ON_REVIEW["the trend"], Claim(direction=-1), "Right: rate of cases"),
        (ON_REVIEW["the trend"], Claim(direction=1), "No: rate of cases"),
        (ON_REVIEW["the highest rate"], Claim(0.0797, percent=True), "Right: highest"),
    ],
)
def test_what_is_stated_is_confirmed_or_set_right_first(
    query: Query, claim: Claim, first: str, tell: Tell
) -> None:
    assert tell(query, Manner(claim=claim)).headline.lower().startswith(first.lower())


@pytest.mark.parametrize("query", [versus(Operation.CHANGE), versus(), ON_REVIEW["the trend"]])
def test_points_that_are_stated_as_percent_are_told_apart(query: Query, tell: Tell) -> None:
    told = tell(query, Manner(claim=Claim(0.0456, percent=True, direction=-1)))
    assert told.headline.startswith("In percentage points it is 4.56, in percent 57%: ")


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
    assert told.lines[0] == "Not to be taken for it: cases closed. `!closed`"


def test_what_the_first_line_says_is_not_read_out_again(tell: Tell) -> None:
    for name in ("the rate of a month", "closed by a day with two counts", "closures in Denver", "a court"):
        assert tell(ON_REVIEW[name], Manner(echo=True)).reading == ""


def test_what_was_not_used_is_named(tell: Tell) -> None:
    told = tell(value("rate"), Manner(unused=("of mothers", "`*x*`")))
    assert told.lines[0] == "I didn't use: `of mothers`, `'*x*'`."


def test_what_it_was_read_as_is_said_only_where_it_was_not_literal(tell: Tell) -> None:
    assert tell(ON_REVIEW["the rate on a day"]).reading == ""
    assert tell(ON_REVIEW["the rate on a day"], Manner(echo=True)).reading == "Read as: Mar 10, 2012"
    assert tell(ON_REVIEW["the difference"], Manner(echo=True), "es").reading == (
        "Lo leí como: 17 nov 2011 – 5 mar 2012 y 30 may – 20 jul 2012"
    )
