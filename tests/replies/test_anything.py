"""Whatever somebody writes gets a reply, and one that Discord takes."""

import csv
from collections.abc import Mapping
from pathlib import Path

from hypothesis import given, settings, strategies as st

from bot.core.answers import answer
from bot.core.data import Data
from bot.core.language import Language
from bot.core.listening import Listener
from bot.core.problems import Problem
from bot.replies.buttons import ControlsView, rows_for
from bot.replies.embeds import embed, plain
from bot.replies.offers import controls_for
from bot.replies.problems import explain_problem
from bot.replies.voice import Voice
from bot.replies.words import word

_WORDS = sorted(
    {
        word
        for path in (Path(__file__).parent.parent / "questions").glob("*.csv")
        if path.stem.endswith(("_seen", "_evidence"))
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())
        for word in row["question"].split()
    }
)
_ODD = [
    "🙏",
    "\u202e",
    "@everyone",
    "<@1>",
    "```",
    "%s",
    "{typed}",
    "..",
    "5/30",
    "2012-13",
    "9" * 30,
    "\x00",
]
_COMMANDS = [
    *("", "rate ", "compare ", "total ", "explain ", "sources ", "help ", "tasa ", "comparar ", "why "),
    *("closed ", "courts ", "data ", "detained ", "filings ", "cerrados ", "cortes ", "datos "),
]

sentences = st.lists(st.sampled_from(_WORDS + _ODD), max_size=14).map(" ".join) | st.text(max_size=80)
lines = st.tuples(st.sampled_from(_COMMANDS), sentences).map("".join)


@settings(max_examples=300, deadline=None)
@given(lines, st.sampled_from(["en", "es"]))
def test_whatever_somebody_writes_gets_a_reply_within_discords_limits(
    data: Data,
    listener: Listener,
    languages: Mapping[str, Language],
    line: str,
    code: str,
) -> None:
    understood = listener.read(line, languages[code])
    voice = Voice.about(data.table.span, understood.language, "!")
    asked = understood.asked
    result = asked if isinstance(asked, Problem) else answer(asked, data, voice.language.code)
    if isinstance(result, Problem):
        assert 0 < len(explain_problem(result, voice)) <= 2000
        return
    wording = word(result, voice)
    shown = embed(wording, voice.language)
    assert 0 < len(shown.title or "") <= 256
    assert len(shown.description or "") <= 4096
    assert len(plain(wording, voice.language)) <= 2000
    controls = controls_for(result, data, voice.language)
    view = ControlsView(rows_for(controls, voice.language, links={}, removable=True), 2**63)
    ids = [item["custom_id"] for row in view.to_components() for item in row["components"]]
    assert len(set(ids)) == len(ids)
    assert all(len(custom_id) <= 100 for custom_id in ids)
    assert all(len(choice.label) <= 80 for choice in controls.buttons)
    assert all(len(choice.label) <= 100 for choice in controls.menu)
