"""What is said in passing before the question: "I fell asleep in class, what was the rate of period 2?"."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from bot.periods.reading import Mention, PeriodProblem
from bot.understanding.sentence import Sentence, Word

if TYPE_CHECKING:
    from bot.understanding.entities import Tag

_BREAKS = frozenset(",;:.!?\n—–")
_CUE = "cue"
_MOVES = frozenset({"rose", "fell", "up", "down", "highest", "lowest", "half", "double", "triple", "fared"})
"""Cues that mean nothing in what is said in passing."""
_ASKING = frozenset(
    {
        *("wh", "count", "share", "difference", "change", "ratio", "one_in", "claim", "define", "trend"),
        *("table", "mix", "source", "sure", "compare", "by_court", "by_nationality", "by_period"),
        *("per_day", "sum"),
    }
)
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
    """The tags without the moves and extremes in parts that come before the question and speak of others.

    Args:
        tags: all.
        mentions: periods and numbers.
        sentence: as typed.
        words: its words.
        common: words of every sentence.
    """
    read = {at for tag in tags for at in range(tag.first, tag.last)}
    asking = [tag for tag in tags if tag.kind.value != _CUE or tag.id in _ASKING]
    saying = {at for tag in asking for at in range(tag.first, tag.last)}
    named = [found for found in mentions if not isinstance(found.what, PeriodProblem)]

    def says(at: int) -> bool:
        return at in saying or any(found.start <= words[at].start < found.end for found in named)

    def is_strange(at: int) -> bool:
        return len(words[at].text) >= _SHORTEST and at not in read and words[at].text not in common

    passing = frozenset(_passing(list(_parts(sentence, words)), says, is_strange))
    return [tag for tag in tags if tag.id not in _MOVES or tag.first not in passing]


def _parts(sentence: Sentence, words: Sequence[Word]) -> Iterator[range]:
    """The numbers of the words of each part of a sentence, as commas and the like set them apart."""
    start = 0
    for at in range(1, len(words) + 1):
        between = sentence.typed[words[at - 1].end : words[at].start] if at < len(words) else "."
        if not _BREAKS.isdisjoint(between):
            yield range(start, at)
            start = at


def _passing(
    parts: Sequence[range], says: Callable[[int], bool], is_strange: Callable[[int], bool]
) -> Iterator[int]:
    """The words of the parts before the last one that says something which only say something strange."""
    asked = max((number for number, part in enumerate(parts) if any(map(says, part))), default=0)
    for part in parts[:asked]:
        if not any(map(says, part)) and any(map(is_strange, part)):
            yield from part
