"""The likeliest of a question's readings is taken, or two are offered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from bot.answers.queries import (
    Asked,
    By,
    Choose,
    Compute,
    Explain,
    HowSure,
    Query,
    Ranking,
    Series,
    Unknown,
)
from bot.data.loading import Data
from bot.figures.figure import Operation
from bot.figures.operand import Operand
from bot.languages import Language
from bot.understanding.intents.plausibility import Plausible, subjects, traits
from bot.understanding.lines import Lines
from bot.understanding.loading import load_lines
from bot.weights import Weights
from tests.train_intents import QUESTIONS
from tests.train_readings import again, questions
from tests.understanding.conftest import FIRST, LAST, THIRD, through

RATE, ELIGIBLE = Operand("rate", LAST), Operand("eligible", LAST)
LEARNED = list(questions(QUESTIONS))
"""All questions that are learned from."""
_MOST = 3
"""Readings that may be offered."""


def asked_in(lines: Lines, text: str, language: str) -> Query | None:
    read = lines.read(text, language).asked
    return read.query if isinstance(read, Asked) else None


def asked(lines: Lines, text: str) -> Query:
    query = asked_in(lines, text, "en")
    assert query is not None
    return query


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Compute(Operation.VALUE, (RATE,)), {"rate"}),
        (Compute(Operation.SHARE, (ELIGIBLE, Operand("reviewed", LAST))), {"eligible", "reviewed"}),
        (Compute(Operation.DAYS, (RATE,)), set[str]()),
        (Series(RATE), {"rate"}),
        (Explain("daca"), {"daca"}),
        (HowSure(Series(ELIGIBLE)), {"eligible"}),
        (HowSure(), set[str]()),
        (Unknown(), set[str]()),
    ],
)
def test_a_question_is_about_its_measures_or_its_page(query: Query, expected: set[str]) -> None:
    assert subjects(query) == expected


def test_questions_of_another_form_have_other_traits() -> None:
    one, two = (
        Compute(Operation.DIFFERENCE, (RATE, replace(RATE, span=FIRST))),
        Compute(Operation.VALUE, (RATE,)),
    )
    assert traits(one) != traits(two)
    assert traits(one) == traits(replace(one, operands=(replace(RATE, span=THIRD), RATE)))
    assert traits(Ranking(RATE, By.PERIOD)) != traits(Ranking(RATE, By.GROUP))


def test_all_traits_of_a_question_count() -> None:
    plausible = Plausible({"rate": 1.5, "as series": 0.25, "eligible": -3.0})
    assert plausible.weigh(Series(RATE)) == pytest.approx(1.75)
    assert plausible.knows(Series(RATE))
    assert not plausible.knows(Series(Operand("backlog")))
    assert plausible.likely(["rate", "eligible", "backlog"]) == ["rate"]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        (
            "what share of everything reviewed through the end of May involved people in custody?",
            Compute(
                Operation.SHARE,
                (
                    Operand("reviewed", through(5, 31), group="detained", upto=True),
                    Operand("reviewed", through(5, 31), upto=True),
                ),
            ),
        ),
        ("does anybody actually know what caused the slide or is it all guesswork", Explain("why")),
    ],
)
def test_what_the_grammar_misreads_is_put_right(text: str, query: Query, lines: Lines) -> None:
    assert asked(lines, text) == query


def test_without_anything_learned_what_was_read_stays(data: Data, languages: Mapping[str, Language]) -> None:
    plain = load_lines(replace(data, readings=None), languages)
    text = "does anybody actually know what caused the slide or is it all guesswork"
    wish = plain.understander.explain(text, "en").wish
    assert wish is not None
    assert asked(plain, text) == wish.asked.query != Explain("why")
    assert plain.understander.readings(text, "en", wish) == []


def test_a_question_about_what_was_never_asked_before_stays(
    data: Data, languages: Mapping[str, Language]
) -> None:
    """As on data with a measure that nobody has asked about yet."""
    learned = data.readings
    assert learned is not None
    kept = [at for at, label in enumerate(learned.labels) if label != "backlog"]
    fewer = Weights(
        [learned.labels[at] for at in kept],
        learned.names,
        learned.hashed[:, kept],
        learned.named[:, kept],
        learned.bias[kept],
    )
    lines = load_lines(replace(data, readings=fewer), languages)
    query = asked(lines, "how big was the backlog on June 28, 2012?")
    assert isinstance(query, Compute)
    assert query.operands[0].measure == "backlog"


def test_where_no_reading_is_likely_two_are_offered(lines: Lines) -> None:
    doubtful = [
        query
        for question in LEARNED[::4]
        if isinstance(query := asked_in(lines, question["text"], question["language"]), Choose)
    ]
    assert doubtful
    assert all(1 < len(set(query.readings)) <= _MOST for query in doubtful)


def test_the_shipped_weights_are_those_that_the_questions_give(
    data: Data, languages: Mapping[str, Language]
) -> None:
    """Learned from a part of the questions again, they choose the same in nearly all of these."""
    shipped, part = data.readings, LEARNED[::12]
    assert shipped is not None
    renewed = again(data, shipped, part)
    kinds = [
        [_chosen(load_lines(replace(data, readings=weights), languages), question) for question in part]
        for weights in (shipped, renewed)
    ]
    assert sum(one == other for one, other in zip(*kinds, strict=True)) >= 0.9 * len(part)


def _chosen(lines: Lines, question: Mapping[str, str]) -> object:
    query = asked_in(lines, question["text"], question["language"])
    return query and traits(query)
