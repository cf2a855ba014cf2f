"""Ten thousand lines that are made to break something, from the first letter to what Discord is sent."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.answers import answer
from bot.core.data import Data
from bot.core.language import Language
from bot.core.listening import Listener
from bot.core.problems import Problem
from bot.core.queries import Query
from bot.replies.buttons import ControlsView, rows_for
from bot.replies.embeds import embed, plain
from bot.replies.offers import controls_for
from bot.replies.problems import explain_problem
from bot.replies.terminal import as_text
from bot.replies.voice import Voice
from bot.replies.words import word
from tests.hostile import harm_in, hostile_lines
from tests.replies.test_limits import LONGEST_ID

KINDS = 20
"""So many kinds of queries and problems are among them; a flood that meets one closed door tells nothing."""


def test_ten_thousand_hostile_lines_do_no_harm(
    data: Data, listener: Listener, languages: Mapping[str, Language]
) -> None:
    seen = set[tuple[Query | Problem, str]]()
    for line in hostile_lines(10_000):
        understood = listener.read(line, languages["en"])
        asked, language = understood.asked, understood.language
        if (asked, language.code) in seen:
            continue
        seen.add((asked, language.code))
        voice = Voice.about(data.table.span, language, "!")
        result = asked if isinstance(asked, Problem) else answer(asked, data, language.code)
        if isinstance(result, Problem):
            sorry = explain_problem(result, voice)
            assert 1 <= len(sorry) <= 2000, ascii(line)
            assert harm_in(sorry) == [], ascii(line)
            continue
        wording = word(result, voice)
        shown, content = embed(wording, language), plain(wording, language)
        assert 1 <= len(shown.title or "") <= 256, ascii(line)
        assert len(shown.description or "") <= 4096, ascii(line)
        assert len(shown) <= 6000, ascii(line)
        assert 1 <= len(content) <= 2000, ascii(line)
        for text in (shown.title or "", shown.description or "", shown.footer.text or "", content):
            assert harm_in(text) == [], ascii(line)
        assert "`" not in as_text(wording, language), ascii(line)
        rows = rows_for(controls_for(result, data, language), language, links={}, removable=True)
        view = ControlsView(rows, LONGEST_ID)
        for item in (part for row in view.to_components() for part in row["components"]):
            assert len(item["custom_id"]) <= 100, ascii(line)
            assert len(item.get("label", "")) <= 80, ascii(line)
    assert len({type(asked) for asked, _ in seen}) >= KINDS
