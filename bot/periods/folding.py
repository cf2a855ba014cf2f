"""Lower case, without accents, marks and emoji, but with the places of all letters in the text as written."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_ALIKE = (
    dict.fromkeys(map(ord, "−~〜"), "-")
    | dict.fromkeys(map(ord, "→⇒⟶➡➔"), "->")
    | dict.fromkeys(map(ord, "´‘’′"), "'")
    | {ord("⁄"): "/"}
)
_BLANK = {"Cc", "Cn", "Co", "Cs", "Zl", "Zp", "Zs", "So", "Sk", "Ps", "Pe", "Pi", "Pf"}
_NOTHING = {"Cf", "Mn", "Me"}


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
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for letter in _FOLDED[character]:
            letters.append(letter)
            places.append(place)
    return Folded("".join(letters), tuple(places))


class _Characters(dict[str, str]):
    """What stands for each character."""

    def __missing__(self, character: str) -> str:
        folded = _folded(character)
        # Kept for Latin letters only: there are a million characters, and people who send them all.
        if ord(character) < 0x250:  # noqa: PLR2004  the end of Latin Extended-B
            self[character] = folded
        return folded


def _folded(character: str) -> str:
    plain = unicodedata.normalize("NFKD", character.translate(_ALIKE)).translate(_ALIKE).lower()
    return "".join(_without_marks(letter) for letter in plain)


def _without_marks(letter: str) -> str:
    category = unicodedata.category(letter)
    if category == "Pd":
        return "-"
    if category in _NOTHING:
        return ""
    return " " if category in _BLANK else letter


_FOLDED = _Characters()
