from __future__ import annotations

import pytest

from bot.answers.queries import Query
from bot.understanding.lines import Lines
from tests.understanding.pairs import PAIRS, Unknown, unknown_pairs


@pytest.mark.parametrize(("english", "spanish", "query"), PAIRS)
def test_both_languages_ask_the_same(english: str, spanish: str, query: Query, lines: Lines) -> None:
    for text, language in ((english, "en"), (spanish, "es")):
        understood = lines.read(text, "es" if language == "en" else "en")
        assert getattr(understood.asked, "query", understood.asked) == query, text
        assert understood.language == language, text


@pytest.mark.parametrize(("english", "spanish"), list(unknown_pairs()))
def test_what_the_data_cannot_know_is_said_in_both(english: str, spanish: str, lines: Lines) -> None:
    for text in (english, spanish):
        assert isinstance(getattr(lines.read(text, "en").asked, "query", None), Unknown), text
