"""Lower case, without accents, marks and emoji, but with the places of all letters in the text as written."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_ALIKE = (
    dict.fromkeys(map(ord, "−~〜"), "-")
    | dict.fromkeys(map(ord, "→⇒⟶➡➔"), "->")
    | dict.fromkeys(map(ord, "´‘’′"), "'")
    | {ord("⁄"): "/"}
)
_BLANK = {"Cc", "Cn", "Co", "Cs", "Zl", "Zp", "Zs", "So", "Sk", "Ps", "Pe", "Pi", "Pf"}
_REPLACED = dict.fromkeys(_BLANK, " ") | dict.fromkeys(("Cf", "Mn", "Me"), "") | {"Pd": "-"}
"""What stands for all characters of a Unicode category."""


@dataclass(frozen=True)
class Folded:
    """A text as the lexer reads it.

    Args:
        letters: in lower case, with one kind of dash and apostrophe.
        places: for each of the letters, where in the text as written it comes from.
    """

    letters: str
    places: tuple[int, ...]

    def written(self, start: int, end: int) -> tuple[int, int]:
        """Where the letters from `start` up to `end` stand in the text as written."""
        return self.places[start], self.places[end - 1] + 1


def fold(text: str) -> Folded:
    """A text as the lexer reads it; people leave out accents as often as not."""
    pairs = [(letter, place) for place, character in enumerate(text) for letter in _folded(character)]
    return Folded("".join(letter for letter, _ in pairs), tuple(place for _, place in pairs))


@lru_cache(maxsize=1024)
def _folded(character: str) -> str:
    plain = unicodedata.normalize("NFKD", character.translate(_ALIKE)).translate(_ALIKE).lower()
    return "".join(_REPLACED.get(unicodedata.category(letter), letter) for letter in plain)
