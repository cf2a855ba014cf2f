"""Why a text was read as it was, in plain text for `ask --explain`: for who works on the words."""

from __future__ import annotations

from collections.abc import Iterator

from bot.understanding.understood import Explanation

_LIKELIEST = 4
"""Intents and readings that are shown."""


def explained(explanation: Explanation) -> str:
    """The tags of a text, the likeliest intents and readings with their weights, and the outcome."""
    return "\n".join(_lines(explanation))


def _lines(explanation: Explanation) -> Iterator[str]:
    entities = explanation.entities
    yield "tags:"
    for tag in entities.tags:
        yield f"  {entities.text(tag.start, tag.end)!r}: {tag.kind} {tag.id}"
    for mention in entities.mentions:
        yield f"  {mention.text!r}: {mention.what}"
    likely = list(explanation.likely.items())[:_LIKELIEST]
    yield "wanted: " + ", ".join(f"{intent} {weight:.2f}" for intent, weight in likely)
    if explanation.wish and explanation.wish.frame:
        yield f"frame: {explanation.wish.frame}"
    for ranked in explanation.ranked[:_LIKELIEST]:
        yield f"{'grammar' if ranked.is_read else 'or'} {ranked.score:.1f}: {ranked.query}"
    yield f"read as: {explanation.understood.asked} in {explanation.understood.language}"
