"""What only sets the scene for a question: "I fell asleep in class, what was the rate of period 2?"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from bot.periods.reading import Mention, PeriodProblem
from bot.understanding.tagging.sentence import Sentence, Word
from bot.understanding.tagging.tags import Tag, TagKind

_OF_FIGURES = frozenset({"count", "share", "source"})
"""Cues that a question about figures may hold instead of their names."""
_SHORTEST_SENTENCE = 5
"""Words of the shortest sentence that sets a scene: "no, wait" and "the other one" don't."""
_BREAKS = frozenset(",;:.!?\n—–")
_MOVES = frozenset({"rose", "fell", "up", "down", "highest", "lowest", "half", "double", "triple", "fared"})
"""Cues that mean nothing in a part of a sentence that speaks of something else."""
_ASKING = frozenset({
    "wh", "count", "share", "difference", "change", "ratio", "one_in", "claim", "define", "trend", "table",
    "mix", "source", "sure", "compare", "by_court", "by_nationality", "by_period", "per_day", "sum",
    "per_month",
})  # fmt: skip
"""Cues by which something is asked."""
_SHORTEST_WORD = 4
"""Letters of the shortest word that says something else."""


def without_scene(
    tags: Iterable[Tag],
    mentions: Sequence[Mention],
    sentence: Sentence,
    words: Sequence[Word],
    common: Collection[str],
) -> list[Tag]:
    """The tags without those that only set the scene.

    Args:
        tags: of the whole text.
        mentions: its periods and numbers.
        sentence: the text.
        words: its words, misspellings mended.
        common: words that say nothing by themselves.
    """
    kept = _without_sentences(list(tags), mentions, sentence, words)
    kept = _without_moves_before(kept, mentions, sentence, words)
    return _without_moves(kept, mentions, sentence, words, common)


def _without_sentences(
    tags: Sequence[Tag], mentions: Sequence[Mention], sentence: Sentence, words: Sequence[Word]
) -> list[Tag]:
    """Without those of sentences before the question that name nothing it could be about."""
    of_data = {
        words[tag.first].sentence for tag in tags if tag.kind is not TagKind.CUE or tag.id in _OF_FIGURES
    }
    asked = min(of_data & sentence.asking, default=0)
    dated = {word.sentence for word in words for found in mentions if found.start <= word.start < found.end}
    counts = Counter(word.sentence for word in words)
    scene = {at for at in range(asked) if at not in of_data | dated and counts[at] >= _SHORTEST_SENTENCE}
    return [tag for tag in tags if words[tag.first].sentence not in scene]


def _without_moves_before(
    tags: Sequence[Tag], mentions: Sequence[Mention], sentence: Sentence, words: Sequence[Word]
) -> list[Tag]:
    """Without moves told before the number of some days is asked for: "They fell. How many in May?"."""
    asked = max(sentence.asking, default=0)
    asks = any(tag.id == "count" and words[tag.first].sentence == asked for tag in tags)
    dated = any(
        found.start <= word.start < found.end
        for found in mentions
        if not isinstance(found.what, PeriodProblem)
        for word in words
        if word.sentence == asked
    )
    if not (asked and asks and dated):
        return list(tags)
    return [tag for tag in tags if tag.id not in _MOVES or words[tag.first].sentence >= asked]


def _without_moves(
    tags: Sequence[Tag],
    mentions: Sequence[Mention],
    sentence: Sentence,
    words: Sequence[Word],
    common: Collection[str],
) -> list[Tag]:
    """Without moves and extremes in the parts before the question that speak of something else."""
    read = {at for tag in tags for at in range(tag.first, tag.last)}
    asking = (tag for tag in tags if tag.kind is not TagKind.CUE or tag.id in _ASKING)
    says = {at for tag in asking for at in range(tag.first, tag.last)}
    named = [range(found.start, found.end) for found in mentions if not isinstance(found.what, PeriodProblem)]
    says |= {at for at, word in enumerate(words) if any(word.start in place for place in named)}
    parts = list[list[int]]([[]])
    for at, word in enumerate(words):
        if at and not _BREAKS.isdisjoint(sentence.typed[words[at - 1].end : word.start]):
            parts.append([])
        parts[-1].append(at)
    asked = max((number for number, part in enumerate(parts) if not says.isdisjoint(part)), default=0)
    strange = {
        at for at, word in enumerate(words) if len(word.text) >= _SHORTEST_WORD and word.text not in common
    }
    others = (part for part in parts[:asked] if says.isdisjoint(part) and strange.intersection(part) - read)
    passing = {at for part in others for at in part}
    return [tag for tag in tags if tag.id not in _MOVES or tag.first not in passing]
