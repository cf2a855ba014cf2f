from __future__ import annotations

import json
from typing import Any

from bot.answers.answering import answer
from bot.answers.codec import LONGEST, decode, text_of
from bot.answers.queries import Asked, Choose, Manner, Query
from bot.data.loading import Data
from bot.figures.figure import Operation
from bot.figures.operand import Operand
from bot.figures.problems import NotKnown
from bot.languages import Language
from bot.replies.terminal import as_json, as_text
from tests.replies.conftest import Tell, answered, writer
from tests.replies.questions import ON_REVIEW, by, compute, value


def script(query: Query, data: Data, language: Language) -> dict[str, Any]:
    result = answer(query, data, language.code)
    text = as_json(Asked(query), result, writer(data, language))
    assert text.isascii()
    return json.loads(text)


def test_a_figure_comes_with_all_that_belongs_to_it(data: Data, english: Language) -> None:
    told = script(value("rate"), data, english)
    rate, *parts = told["figures"]
    eligible, reviewed = (
        next(part for part in parts if part["measure"] == name) for name in ("eligible", "reviewed")
    )
    assert (rate["measure"], rate["unit"], rate["value"], rate["basis"]) == (
        "rate",
        "share",
        0.0341,
        "published",
    )
    assert (eligible["low"], eligible["high"]) == (2330, 2350)
    assert reviewed["basis"] == "approximate"
    assert decode(told["query"]) == value("rate")
    assert told["text"].startswith("3.41% found provisionally eligible\n")
    assert told["language"] == "en"
    assert {"id", "title", "publisher", "date", "url"} == told["sources"][0].keys()


def test_spanish_is_ascii_too(data: Data, spanish: Language) -> None:
    assert "¿A cuál te refieres?" in script(ON_REVIEW["two readings"], data, spanish)["text"]


def test_the_choices_are_listed(data: Data, english: Language, tell: Tell) -> None:
    told = script(ON_REVIEW["two readings"], data, english)
    assert [choice["label"] for choice in told["choices"]] == ["Rate", "Trend"]
    assert decode(told["choices"][0]["query"]) == value("rate")
    assert as_text(tell(ON_REVIEW["two readings"]), english) == "Which do you mean?\n1. Rate\n2. Trend"


def test_further_questions_are_listed_and_answered_below(data: Data, english: Language) -> None:
    query, further = value("rate"), value("closed")
    w = writer(data, english)
    result = answered(query, data)
    told = json.loads(as_json(Asked(query, Manner(also=(further,))), result, w))
    assert [decode(text) for text in told["also"]] == [further]
    assert "7,186 closed under ICE's review by Jul 20, 2012" in told["text"]


def test_a_question_may_be_longer_than_a_button_holds(data: Data, english: Language) -> None:
    names = ("mexico", "china", "india", "cameroon", "south_korea")
    long = compute(Operation.VALUE, *(Operand("nationality_share", by(6, 28), name) for name in names))
    assert len(text_of(long)) > LONGEST
    w = writer(data, english)
    result = answered(long, data)
    told = json.loads(as_json(Asked(long, Manner(also=(long,))), result, w))
    assert [decode(told["query"]), decode(told["also"][0])] == [long, long]
    choice = script(Choose((long, value("rate"))), data, english)
    assert [decode(each["query"]) for each in choice["choices"]] == [long, value("rate")]


def test_a_problem_is_named(data: Data, english: Language) -> None:
    problem = NotKnown(operand=Operand("closed"))
    told = json.loads(as_json(None, problem, writer(data, english)))
    assert told["problem"] == "NotKnown"
    assert told["text"] == "No figure is known for just these days (cases closed)."


def test_a_terminal_gets_everything_without_markdown(english: Language, tell: Tell) -> None:
    text = as_text(tell(ON_REVIEW["closed"]), english)
    assert "about 1,500 (Mar 8, 2012)" in text
    assert "Sources:\n- " in text
    assert "**" not in text
    assert "`" not in text
