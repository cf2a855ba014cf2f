"""What is said in passing before the question: "I fell asleep in class, what was the rate of period 2?"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.understanding.sentence import Sentence, Word

_BREAKS = frozenset(",;:.!?\n—–")
_DROPPED = frozenset({"rose", "fell", "up", "down", "highest", "lowest", "half", "double", "triple", "fared"})
"""Cues that mean nothing in what is said in passing."""
_SHORTEST = 4
"""Letters of the shortest word that says something else."""


def said_in_passing(
    sentence: Sentence, words: Sequence[Word], says: Callable[[int], bool], is_read: Callable[[int], bool]
) -> frozenset[int]:
    """The words of the parts before the question that speak of something else.

    Args:
        sentence: as typed.
        words: its words.
        says: whether a word, by its number, names something of the data, or asks.
        is_read: whether a word is part of a tag or one of those of every sentence.
    """
    parts = [[0]] if words else []
    for at in range(1, len(words)):
        between = sentence.typed[words[at - 1].end : words[at].start]
        if _BREAKS.isdisjoint(between):
            parts[-1].append(at)
        else:
            parts.append([at])
    asked = max((number for number, part in enumerate(parts) if any(map(says, part))), default=0)

    def is_other(part: Sequence[int]) -> bool:
        strange = (at for at in part if len(words[at].text) >= _SHORTEST and not is_read(at))
        return not any(map(says, part)) and any(strange)

    return frozenset(at for part in parts[:asked] if is_other(part) for at in part)


def means_nothing(cue: str) -> bool:
    """Whether a cue means nothing where it is said in passing."""
    return cue in _DROPPED
