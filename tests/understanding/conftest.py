from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from bot.answers.queries import Asked, Compute, Explain, HowSure, Query, Talk, Unknown
from bot.data.loading import Data
from bot.data.spans import Span
from bot.figures.operand import Operand
from bot.languages import Language
from bot.understanding.lines import Lines
from bot.understanding.reader import Understander
from bot.understanding.safety import Safety
from bot.understanding.slots.known import Known
from bot.understanding.understood import Explanation
from tests.score import Replies
from tests.train_intents import LOCALES

FIRST = Span(date(2011, 11, 17), date(2012, 3, 5))
SECOND = Span(date(2012, 3, 6), date(2012, 4, 16))
THIRD = Span(date(2012, 4, 17), date(2012, 5, 29))
LAST = Span(date(2012, 5, 30), date(2012, 7, 20))


def through(month: int, day: int) -> Span:
    """From the start of the table through a day of 2012."""
    return Span(FIRST.start, date(2012, month, day))


def shown(query: Query) -> Query:
    """The question without what was asked about before it."""
    match query:
        case Compute():
            return replace(query, operands=tuple(map(_through, query.subjects)), of_first=0)
        case HowSure(of=Compute() as about):
            return HowSure(shown(about))  # type: ignore[arg-type]  it stays a Compute
        case Explain() | Talk() | Unknown():
            return replace(query, of=None)
        case _:
            return query


def _through(operand: Operand) -> Operand:
    """A running total by its day, however that was named."""
    if operand.span is None or not operand.upto:
        return operand
    return replace(operand, span=Span(FIRST.start, operand.span.end))


def talked(lines: Lines, *turns: str, language: str = "en") -> Asked:
    """What the last turn of a conversation asks, each turn a reply to the answer before it."""
    about: Query | None = None
    asked = Asked(Unknown())
    for turn in turns:
        understood = lines.read(turn, language, about)
        assert isinstance(understood.asked, Asked), f"{turn}: {understood.asked}"
        asked = understood.asked
        about = asked.query
    return asked


@pytest.fixture(scope="session")
def understander(lines: Lines) -> Understander:
    return lines.understander


Explained = Callable[[str], Explanation]
"""Reads a text."""


@pytest.fixture(scope="session")
def explained(understander: Understander) -> Explained:
    """How a text is read: once for all tests, as there are thousands of questions to read."""

    @cache
    def explain(text: str) -> Explanation:
        return understander.explain(text, "en")

    return explain


@pytest.fixture(scope="session")
def replies(data: Data, languages: Mapping[str, Language], lines: Lines) -> Replies:
    return Replies(data, languages, lines)


@pytest.fixture(scope="session")
def known(data: Data) -> Known:
    return Known(data)


@pytest.fixture(scope="session")
def safety() -> Safety:
    return Safety(sorted(Path(LOCALES).glob("*/safety.toml")))
