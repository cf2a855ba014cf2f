"""Several questions in one message."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answers.queries import Asked, Compute, Explain, HowSure
from bot.data.spans import Span
from bot.figures.figure import Operation
from bot.figures.operand import Operand
from bot.understanding.reader import Understander
from tests.understanding.conftest import LAST, SECOND, shown

RATE = Compute(Operation.VALUE, (Operand("rate", LAST),))
ELIGIBLE_IN_ALL = Compute(Operation.VALUE, (Operand("eligible", upto=True),))
JUNE = Span(date(2012, 6, 1), date(2012, 6, 30))


def asked(understander: Understander, text: str, language: str = "en") -> Asked:
    found = understander.understand(text, language).asked
    assert isinstance(found, Asked)
    return found


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("rate for the last period and also what is deferred action", "en"),
        ("What was the rate in the last period? What is deferred action?", "en"),
        ("tasa del último periodo y qué es la acción diferida", "es"),
    ],
)
def test_each_is_asked_in_its_order(understander: Understander, text: str, language: str) -> None:
    found = asked(understander, text, language)
    assert shown(found.query) == RATE
    assert [shown(query) for query in found.manner.also] == [Explain("deferred-action")]


def test_a_later_one_goes_on_from_the_one_before(understander: Understander) -> None:
    found = asked(understander, "what's the rate of the second period? where does it come from?")
    rate = Compute(Operation.VALUE, (Operand("rate", SECOND),))
    assert (found.query, found.manner.also) == (rate, (HowSure(rate),))


@pytest.mark.parametrize(
    "text",
    [
        "I'm a reporter. What was the rate in the last period?",
        "hello! how are you? what was the rate in the last period?",
        "What was the rate in the last period? Thanks!",
    ],
)
def test_what_asks_nothing_is_no_question(understander: Understander, text: str) -> None:
    found = asked(understander, text)
    assert (shown(found.query), found.manner.also) == (RATE, ())


def test_two_figures_of_one_thing_stay_one_question(understander: Understander) -> None:
    found = asked(understander, "How many were reviewed and how many eligible in the last period?")
    assert (shown(found.query), found.manner.also) == (RATE, ())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("what was the rate in June and how many were found eligible in total?", "en"),
        ("¿cuál fue la tasa en junio y cuántos resultaron elegibles en total?", "es"),
    ],
)
def test_two_figures_of_different_days_are_two_questions(
    understander: Understander, text: str, language: str
) -> None:
    found = asked(understander, text, language)
    june = Compute(Operation.VALUE, (Operand("rate", JUNE),))
    assert [shown(query) for query in (found.query, *found.manner.also)] == [june, ELIGIBLE_IN_ALL]


def test_a_question_that_was_not_understood_is_named(understander: Understander) -> None:
    text = "What was the rate in the last period? What is deferred action? Who shot the sheriff?"
    assert "Who shot the sheriff?" in asked(understander, text).manner.unused


def test_a_cry_for_help_comes_before_all_questions(understander: Understander) -> None:
    text = "My brother was detained yesterday. What was the rate? Where do I find a free lawyer?"
    assert not asked(understander, text).manner.also
