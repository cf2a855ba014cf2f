"""What a run of words stands for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TagKind(StrEnum):
    """What a tag stands for."""

    MEASURE = "measure"
    PLACE = "place"
    GROUP = "group"
    PAGE = "page"
    CUE = "cue"


@dataclass(frozen=True, slots=True)
class Tag:
    """A run of words that means something.

    Args:
        kind: what it is.
        id: of the measure, place, group or page; of a cue, the name of its group.
        start: where it begins in the text as typed.
        end: where it ends.
        first: the number of its first word.
        last: the number behind its last word.
    """

    kind: TagKind
    id: str
    start: int
    end: int
    first: int
    last: int

    def is_within(self, other: Tag) -> bool:
        """Whether all its words are words of the other."""
        return other.first <= self.first and self.last <= other.last

    def meets(self, other: Tag) -> bool:
        """Whether it shares a word with the other."""
        return self.first < other.last and other.first < self.last
