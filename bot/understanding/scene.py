"""What only sets the scene: sentences before the question that name nothing it could be about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from bot.periods.reading import Mention
from bot.understanding.sentence import Word
from bot.understanding.tags import Kind, Tag

_OF_FIGURES = frozenset({"count", "share", "source"})
"""Cues that a question about figures may hold instead of their names."""
_SHORTEST = 5
"""Words of the shortest sentence that sets a scene: "no, wait" and "the other one" don't."""


def without_scene(
    tags: Sequence[Tag], words: Sequence[Word], mentions: Sequence[Mention], asking: Collection[int]
) -> list[Tag]:
    """The tags without those of sentences that only set the scene: "I love sorting. How many were closed?".

    Args:
        tags: of the whole text.
        words: its words.
        mentions: its periods and numbers.
        asking: the numbers of its sentences that end in a question mark.
    """
    of_data = {words[tag.first].sentence for tag in tags if tag.kind is not Kind.CUE or tag.id in _OF_FIGURES}
    asked = min(of_data & set(asking), default=0)
    dated = {word.sentence for word in words for found in mentions if found.start <= word.start < found.end}
    counts = Counter(word.sentence for word in words)
    scene = {at for at in range(asked) if at not in of_data | dated and counts[at] >= _SHORTEST}
    return [tag for tag in tags if words[tag.first].sentence not in scene]
