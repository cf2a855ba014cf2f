from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from bot.answers.answer import Answer
from bot.answers.answering import answer
from bot.answers.queries import PLAIN, Manner, Query
from bot.data.loading import Data, load_data
from bot.languages import Language
from bot.replies.wording import Wording
from bot.replies.words.answers import word
from bot.replies.writer import Writer
from tests.made.folders import SCHOOLS

YEAR = 2026

Tell = Callable[..., Wording]


@pytest.fixture(scope="session")
def schools() -> Data:
    return load_data(SCHOOLS)


@pytest.fixture(scope="session")
def spanish(languages: Mapping[str, Language]) -> Language:
    return languages["es"]


def writer(data: Data, language: Language) -> Writer:
    return Writer(data, language, "!", YEAR)


def answered(query: Query, data: Data, code: str = "en") -> Answer:
    """The answer, which there must be."""
    result = answer(query, data, code)
    assert isinstance(result, Answer), result
    return result


@pytest.fixture(scope="session")
def tell(data: Data, languages: Mapping[str, Language]) -> Tell:
    """From a question to the reply in words."""

    def told(query: Query, manner: Manner = PLAIN, code: str = "en") -> Wording:
        return word(answered(query, data, code), manner, writer(data, languages[code]))

    return told
