"""What is said in passing before the question: "I fell asleep in class, what was the rate of period 2?"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from bot.periods.reading import Mention, PeriodProblem
from bot.understanding.sentence import Sentence, Word

if TYPE_CHECKING:
    from bot.understanding.entities import Tag

_BREAKS = frozenset(",;:.!?\n—–")
_MOVES = frozenset({"rose", "fell", "up", "down", "highest", "lowest", "half", "double", "triple", "fared"})
"""Cues that mean nothing in what is said in passing."""
_ASKING = frozenset({
    "wh", "count", "share", "difference", "change", "ratio", "one_in", "claim", "define", "trend", "table",
    "mix", "source", "sure", "compare", "by_court", "by_nationality", "by_period", "per_day", "sum",
})  # fmt: skip
"""Cues by which something is asked."""
_SHORTEST = 4
"""Letters of the shortest word that says something else."""


def without_passing(
    tags: Sequence[Tag],
    mentions: Sequence[Mention],
    sentence: Sentence,
    words: Sequence[Word],
    common: Collection[str],
) -> list[Tag]:
    """The tags without moves and extremes in the parts before the question that speak of something else."""
    read = {at for tag in tags for at in range(tag.first, tag.last)}
    asking = (tag for tag in tags if tag.kind.value != "cue" or tag.id in _ASKING)
    says = {at for tag in asking for at in range(tag.first, tag.last)}
    named = [range(found.start, found.end) for found in mentions if not isinstance(found.what, PeriodProblem)]
    says |= {at for at, word in enumerate(words) if any(word.start in place for place in named)}
    parts = list[list[int]]([[]])
    for at, word in enumerate(words):
        if at and not _BREAKS.isdisjoint(sentence.typed[words[at - 1].end : word.start]):
            parts.append([])
        parts[-1].append(at)
    asked = max((number for number, part in enumerate(parts) if not says.isdisjoint(part)), default=0)
    strange = {at for at, word in enumerate(words) if len(word.text) >= _SHORTEST and word.text not in common}
    others = (part for part in parts[:asked] if says.isdisjoint(part) and strange.intersection(part) - read)
    passing = {at for part in others for at in part}
    return [tag for tag in tags if tag.id not in _MOVES or tag.first not in passing]
