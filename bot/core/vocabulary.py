"""The words in which people of one language write about periods, from locales/<language>/vocabulary.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum, auto
from functools import cached_property
from pathlib import Path
from typing import Literal, cast

from babel.dates import get_month_names
from pydantic import BaseModel, ConfigDict, TypeAdapter


class Part(StrEnum):
    """What a word does in a period."""

    MONTH = auto()
    NUMBER = auto()
    ORDINAL = auto()
    """The value counts from 1; -1 is the last."""
    TO = auto()
    """Joins two ends; a dash is one too."""
    UNTIL = auto()
    SINCE = auto()
    ONWARD = auto()
    BEFORE = auto()
    AFTER = auto()
    BETWEEN = auto()
    AND = auto()
    PERIOD = auto()
    ALL = auto()
    START = auto()
    END = auto()
    FILLER = auto()


@dataclass(frozen=True)
class Word:
    """A word that the vocabulary knows; `value` is a month, a number or a position."""

    part: Part
    value: int = 0
    mended: bool = False
    """Whether it had to be guessed from a misspelling."""


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    first: Literal["month", "day"]
    ordinal_suffixes: list[str]
    months: dict[str, int]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    parts: dict[Part, list[str]]
    versus: list[str]


_SIMILAR = 0.75
"""How alike (difflib's ratio) a misspelling must be: `mrach` and `juny` pass, `mai` does not."""


@dataclass(frozen=True)
class Vocabulary:
    """The words of one language, in lower case.

    Args:
        words: each known word, or run of words with single spaces, and what it means.
        month_first: whether 5/6 is the sixth of May.
        ordinal_suffixes: what makes 2 into 2nd.
        borrowed: words of other languages that are taken too, but never for a misspelling.
        versus_words: what stands between the two sides of a comparison.
    """

    words: Mapping[str, Word]
    month_first: bool
    ordinal_suffixes: tuple[str, ...]
    versus_words: tuple[str, ...]
    borrowed: Mapping[str, Word] = field(default_factory=dict[str, Word])

    @cached_property
    def phrases(self) -> re.Pattern[str]:
        """Matches a run of two or more words that is known as a whole, longest first."""
        return re.compile(_any_of(word for word in self.words if " " in word))

    @cached_property
    def versus(self) -> re.Pattern[str]:
        """Matches what stands between the two sides of a comparison."""
        return re.compile(rf"\s*(?:{_any_of(self.versus_words)}|&)\.?\s*")

    @cached_property
    def gaps(self) -> re.Pattern[str]:
        """Matches wherever a text might fall into two: at "to", punctuation, or a space."""
        until = [word for word, meaning in self.words.items() if meaning.part in (Part.TO, Part.UNTIL)]
        return re.compile(rf"\s*(?:{_any_of(until)}|[-,;/|]+)\s*|\s+")

    @property
    def months(self) -> Mapping[str, Word]:
        """The names of the months, long and short."""
        return {name: word for name, word in self.words.items() if word.part is Part.MONTH}

    def word(self, letters: str) -> Word | None:
        """The word that is written so, if there is one."""
        return self.words.get(letters) or self.borrowed.get(letters)

    def look_up(self, letters: str, *, mend: bool) -> list[Word]:
        """What a run of letters means: one word, several written as one (`toapr`), or none."""
        if word := self.word(letters):
            return [word]
        return self._split(letters) or (self._mend(letters) if mend else [])

    def _split(self, letters: str) -> list[Word]:
        for at in range(len(letters) - 1, 1, -1):
            head, tail = self.word(letters[:at]), self.word(letters[at:])
            if head is None or Part.FILLER in (head.part, tail and tail.part):
                continue
            rest = [tail] if tail else self._split(letters[at:])
            # Only months with what joins them are written as one, so that `mayor` is no month.
            if rest and Part.MONTH in (head.part, rest[0].part):
                return [head, *rest]
        return []

    def _mend(self, letters: str) -> list[Word]:
        if len(letters) < 3:  # noqa: PLR2004  anything is like a word of two letters
            return []
        scored = [
            (SequenceMatcher(None, letters, known).ratio(), word)
            for known, word in self.words.items()
            if known[0] == letters[0]
            and (word.part is Part.MONTH or (word.part is Part.ORDINAL and len(known) > 4))  # noqa: PLR2004
        ]
        best = max((score for score, _ in scored), default=0)
        alike = {word for score, word in scored if score == best}
        if best < _SIMILAR or len(alike) > 1:
            return []
        return [Word(word.part, word.value, mended=True) for word in alike]


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words or runs of words, as whole words, the longest first."""
    runs = (r"[\s-]+".join(map(re.escape, word.split())) for word in sorted(words, key=len, reverse=True))
    return rf"(?<![^\W\d_])(?:{'|'.join(runs)})(?![^\W\d_])"


def load_vocabulary(path: Path, locale: str) -> Vocabulary:
    """Reads a vocabulary.toml and adds the names of the months that Babel knows for the locale."""
    with path.open("rb") as file:
        content = TypeAdapter(_File).validate_python(tomllib.load(file))
    words = {text: Word(part) for part, texts in content.parts.items() for text in texts}
    words |= {text: Word(Part.NUMBER, value) for text, value in content.numbers.items()}
    words |= {text: Word(Part.ORDINAL, value) for text, value in content.ordinals.items()}
    for width in ("wide", "abbreviated"):
        names = cast("Mapping[int, str]", get_month_names(width, locale=locale))
        for month, name in names.items():
            words[name.rstrip(".").lower()] = Word(Part.MONTH, month)
    words |= {text: Word(Part.MONTH, value) for text, value in content.months.items()}
    return Vocabulary(words, content.first == "month", tuple(content.ordinal_suffixes), tuple(content.versus))
