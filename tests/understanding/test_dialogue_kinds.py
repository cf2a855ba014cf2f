"""Kinds of replies to answers, in both languages and over several measures: what the last reply shows."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from tests.score import Replied, Replies, folded
from tests.train_intents import QUESTIONS

KINDS = tomllib.loads((QUESTIONS / "replies.toml").read_text(encoding="utf-8"))["kind"]
CONVERSATIONS = [
    pytest.param(conversation, id=f"{kind['name']}-{number}")
    for kind in KINDS
    for number, conversation in enumerate(kind["conversations"])
]


def last_reply(replies: Replies, language: str, turns: Sequence[str]) -> Replied:
    """The reply to the last turn of a conversation."""
    *_, last = replies.in_turn(turns, language)
    return last


@pytest.mark.parametrize("conversation", CONVERSATIONS)
def test_a_reply_of_this_kind_shows(conversation: Mapping[str, Any], replies: Replies) -> None:
    text = folded(last_reply(replies, conversation["language"], conversation["turns"]).text)
    assert conversation["says"]
    for each in conversation["says"]:
        assert any(folded(part) in text for part in each.split("|")), f"{each} isn't in {text[:400]}"


@pytest.mark.parametrize(
    ("language", "turns"),
    [
        ("en", ("rate in the first period", "and the second", "and the third")),
        ("es", ("tasa del primer periodo", "¿y el segundo?", "¿y el tercero?")),
    ],
)
def test_only_what_is_answered_is_read_back(language: str, turns: tuple[str, ...], replies: Replies) -> None:
    text = last_reply(replies, language, turns).text
    assert ("Read as: Apr 17 – May 29, 2012\n" in text) or ("Lo leí como: 17 abr – 29 may 2012\n" in text)


@pytest.mark.parametrize(
    ("language", "turns", "never"),
    [
        (
            "en",
            ("how many closed by may 29", "and declined", "sum of the two?"),
            "closed under ICE's review by",
        ),
        (
            "es",
            ("cerrados al 29 de mayo", "¿y rechazados?", "suma de los dos"),
            "cerrados en la revisión de ICE",
        ),
    ],
)
def test_a_sum_of_different_counts_is_called_by_all_their_names(
    language: str, turns: tuple[str, ...], never: str, replies: Replies
) -> None:
    headline = last_reply(replies, language, turns).text.split("\n")[0]
    assert never not in headline
    assert "8,401" in headline


def test_of_choices_that_each_lead_to_choices_the_reply_stands_by_itself(replies: Replies) -> None:
    turns = (
        "Which court had the most TRAC prosecutorial discretion closures at the end of May 2012?",
        "second?",
        "and who takes bronze",
        "add up those three for me",
    )
    assert last_reply(replies, "en", turns).kind in ("ask", "refuse", "answer")
