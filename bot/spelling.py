"""Corrects misspelled words, for periods, commands and sentences alike."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

_SHORTEST = 3
"""Letters of the shortest word that is mended: anything is like a word of two."""
_LONG = 8
"""Letters of a word in which two slips are allowed; one of them may be a letter left out."""
_DOUBLED = re.compile(r"(.)\1+")
_FAR = 3
"""More slips than any word may have."""


class _Sound(NamedTuple):
    """How a word sounds, and the same without doubled letters."""

    letters: str
    undoubled: str


class Mender:
    """Finds the known words that a misspelled one is like.

    A slip is a letter too many, too few or another one, or two that are swapped. A word of three letters may
    only have two swapped or one doubled, one of about eight or more may have two slips, and the first letter
    is never wrong.

    Args:
        words: the known words, in lower case and without accents.
        sounds: patterns of letters, and others that sound like them, which people swap: ("v", "b").
        never: words that mean something of their own, however like a known one they are.
    """

    def __init__(
        self,
        words: Iterable[str],
        sounds: Sequence[tuple[str, str]] = (),
        never: Collection[str] = (),
    ) -> None:
        self._sounds = [(re.compile(pattern), other) for pattern, other in sounds]
        self._never = frozenset(never)
        self._by_first: dict[str, list[tuple[str, _Sound]]] = defaultdict(list)
        for word in words:
            if len(word) >= _SHORTEST:
                sound = self._sound(word)
                self._by_first[sound.letters[:1]].append((word, sound))
        self.nearest = lru_cache(maxsize=4096)(self._nearest)

    def _nearest(self, letters: str) -> tuple[tuple[str, ...], int]:
        """The known words that are most like these letters; none where they are a word of their own."""
        return ((), _FAR) if letters in self._never else self.like(letters)

    def like(self, letters: str) -> tuple[tuple[str, ...], int]:
        """The known words that are most like these letters, and by how many slips they differ.

        Several where they are equally like; none where no word is near. 0 slips stand for the same sound.
        """
        if len(letters) < _SHORTEST:
            return (), _FAR
        sound = self._sound(letters)
        scored = [(_slips(sound, known), word) for word, known in self._by_first.get(sound.letters[:1], ())]
        least = min((slips for slips, _ in scored), default=_FAR)
        if least == _FAR:
            return (), _FAR
        nearest = [word for slips, word in scored if slips == least]
        # `juny` is June rather than July
        alike = max(_common_start(word, letters) for word in nearest)
        return tuple(word for word in nearest if _common_start(word, letters) == alike), least

    def _sound(self, word: str) -> _Sound:
        for pattern, other in self._sounds:
            word = pattern.sub(other, word)
        return _Sound(word, _DOUBLED.sub(r"\1", word))


def _slips(sound: _Sound, other: _Sound) -> int:
    letters, known = sound.letters, other.letters
    if letters == known:  # of the shortest, too many words have the sound
        return 0 if len(known) > _SHORTEST else _FAR
    if sound.undoubled == other.undoubled:
        return 1
    slips = OSA.distance(letters, known, score_cutoff=_FAR - 1)
    if len(known) <= _SHORTEST:
        return 1 if slips == 1 and len(letters) == len(known) and sorted(letters) == sorted(known) else _FAR
    return slips if slips <= (2 if min(len(letters), len(known)) >= _LONG - 1 else 1) else _FAR


def _common_start(one: str, other: str) -> int:
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
