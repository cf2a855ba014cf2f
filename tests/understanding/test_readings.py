"""The likeliest of a question's readings is taken, or two are offered."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import replace
from datetime import date

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
from bot.data.spans import Span
from bot.figures.figure import Operation
from bot.figures.operand import Operand
from bot.languages import Language
from bot.periods.reading import Kind
from bot.understanding.frames.operands import Operands
from bot.understanding.intents.plausibility import Plausible, subjects, traits
from bot.understanding.lines import Lines
from bot.understanding.loading import load_lines
from bot.understanding.slots.known import Known
from bot.understanding.slots.slots import When
from bot.weights import Weights
from tests.train_intents import QUESTIONS
from tests.train_readings import again, questions
from tests.understanding.conftest import FIRST, LAST, THIRD

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


END_OF_MAY = Span(date(2012, 5, 21), date(2012, 5, 31))
MOST_CLOSURES = "which court had the most closures end of may 2012 + the number"


def test_what_the_grammar_misreads_is_put_right(lines: Lines) -> None:
    assert asked(lines, MOST_CLOSURES) == Ranking(Operand("court_closures", END_OF_MAY, upto=True), By.PLACE)


def test_without_anything_learned_what_was_read_stays(data: Data, languages: Mapping[str, Language]) -> None:
    plain = load_lines(replace(data, readings=None), languages)
    explanation = plain.understander.explain(MOST_CLOSURES, "en")
    assert explanation.wish is not None
    closed = Compute(Operation.VALUE, (Operand("closed", END_OF_MAY, upto=True),))
    assert asked(plain, MOST_CLOSURES) == explanation.wish.asked.query == closed
    assert not explanation.ranked


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
        for question in LEARNED[::16]
        if isinstance(query := asked_in(lines, question["text"], question["language"]), Choose)
    ]
    assert doubtful
    assert all(1 < len(set(query.readings)) <= _MOST for query in doubtful)


@pytest.mark.timeout(400)
def test_the_shipped_weights_are_those_that_the_questions_give(
    data: Data, languages: Mapping[str, Language]
) -> None:
    """Learned from a part of the questions again, they choose the same in nearly all of these."""
    shipped, part = data.readings, LEARNED[::60]
    assert shipped is not None
    renewed = again(data, shipped, part)
    both = [load_lines(replace(data, readings=weights), languages) for weights in (shipped, renewed)]
    same = [len({_chosen(lines, question) for lines in both}) == 1 for question in part]
    assert sum(same) >= 0.9 * len(same)


def _chosen(lines: Lines, question: Mapping[str, str]) -> Hashable:
    query = asked_in(lines, question["text"], question["language"])
    return query and traits(query)


def test_the_last_month_of_the_calendar_has_no_later_one(known: Known) -> None:
    month = When(Span(date(9999, 12, 1), date(9999, 12, 31)), Kind.MONTH, 0, 8)
    assert Operands(known).in_a_known_year("closed", month) == month
