"""Numbers in replies that are places or counts of what was shown: "the third?", "all 3 of them"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.periods.vocabulary import Part, Vocabularies
from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.tags import Tag

_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|o|a|er|ro|do|to)")
_LONGEST_NUMBER = 3
"""Digits of a number that is no place in a list."""


class Numerals:
    """Reads them.

    Args:
        vocabularies: the words for numbers.
    """

    def __init__(self, vocabularies: Vocabularies) -> None:
        self._vocabularies = vocabularies

    def ordinal(self, entities: Entities) -> int:
        """Which one of a list is meant, from 1, or -1 for the last; 0 where none is."""
        for word in entities.words:
            written = _ORDINAL.fullmatch(word.text)
            if number := int(written[1]) if written else self.meant(word.text, Part.ORDINAL):
                return number
        bare = self._bare(entities, but=entities.cue("counted"))  # "all 3 of them"
        return int(bare[0]) if len(bare) == 1 and len(bare[0]) < _LONGEST_NUMBER else 0

    @staticmethod
    def _bare(entities: Entities, but: Sequence[Tag] = ()) -> list[str]:
        """The numbers in digits that are no part of what says more: none in "2 months later" or "4,104"."""
        longer = [*(found for found in entities.mentions if not found.text.isdigit()), *but]
        return [
            word.text
            for word in entities.words
            if word.text.isdigit() and not any(found.start <= word.start < found.end for found in longer)
        ]

    def says_period(self, entities: Entities) -> bool:
        """Whether it says that a period is meant: "the second period"."""
        return any(Part.PERIOD in self._vocabularies.meanings(word.text) for word in entities.words)

    def says_all(self, entities: Entities) -> bool:
        """Whether a word says that all are meant."""
        return any(Part.ALL in self._vocabularies.meanings(word.text) for word in entities.words)

    def meant(self, word: str, part: Part) -> int:
        """The value of a word as such a part; 0 where it isn't one."""
        return self._vocabularies.meanings(word).get(part, 0)

    def numbers(self, entities: Entities) -> list[int]:
        """The small numbers, in letters or in digits."""
        digits = [int(text) for text in self._bare(entities) if len(text) < _LONGEST_NUMBER]
        return [*digits, *(self.meant(word.text, Part.NUMBER) for word in entities.words)]
