"""The words in which people write about periods, of all languages at once: locales/<code>/periods.toml."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from pathlib import Path
from typing import Literal, cast

from babel.dates import get_day_names, get_month_names
from pydantic import BaseModel, ConfigDict

from bot.periods.feasts import Feast
from bot.periods.folding import fold
from bot.spelling import Mender


class Part(StrEnum):
    """What a word can do in a period."""

    # These have a value.
    MONTH = auto()
    WEEKDAY = auto()
    NUMBER = auto()
    SCALE = auto()  # a hundred, a thousand, a million
    ORDINAL = auto()  # counts from 1; -1 is the last
    UNIT = auto()  # of a length of time: a `Unit`
    YEAR_PART = auto()  # a quarter or half of a year: how many of them it has
    FRACTION = auto()  # a part of anything: how many of them make it whole
    THIRD = auto()  # of a month or year: early, mid, late
    SEASON = auto()  # its first month
    FEAST = auto()  # its place in `Vocabularies.feasts`
    # All others have none.
    FORTNIGHT = auto()  # one half of a month
    DECIMAL_POINT = auto()
    THE = auto()
    ARTICLE = auto()  # makes "third" a fraction: "a third"
    OF = auto()
    IN = auto()
    DAY_WORD = auto()
    YEAR_WORD = auto()
    FISCAL = auto()
    TO = auto()  # joins two ends; a dash is one too
    UNTIL = auto()
    SINCE = auto()
    FROM = auto()
    ONWARD = auto()
    BACKWARD = auto()
    BEFORE = auto()
    AFTER = auto()
    ENDING = auto()
    STARTING = auto()
    CONTAINING = auto()
    BETWEEN = auto()
    AND = auto()
    OR = auto()
    VERSUS = auto()  # between the two sides of a comparison
    PERIOD = auto()  # what one of the periods is called
    PERIODS = auto()
    LABEL = auto()  # in front of the number of a period: "no. 2", "#2"
    ONE = auto()  # instead of the word for a period: "the second one"
    ALL = auto()
    WHOLE = auto()  # all that the data cover: "the review", "the table"
    SEVERAL = auto()  # says how many, and is never the number of one: "both"
    TOGETHER = auto()  # behind several periods that are added up
    LEFT_OUT = auto()  # behind what is left out: "the last period left out"
    EXCEPT = auto()  # behind "all", leaves something out: "all but the last"
    WITHOUT = auto()  # leaves something out by itself: "without the last period"
    MIDDLE = auto()
    PREVIOUS = auto()
    NEXT = auto()
    PAST = auto()  # behind a unit, makes it count from today: "el mes pasado"
    START = auto()
    END = auto()
    AGO = auto()
    TODAY = auto()
    PERCENT = auto()
    POINTS = auto()
    HALF = auto()  # of "half a point", "one and a half"
    TIMES = auto()
    ONE_IN = auto()  # between the numbers of "one in twelve"
    COUNTED = auto()  # what numbers count that are no dates: "2,722 cases"
    FILLER = auto()  # means nothing in a period, but may stand with one that somebody asks about


Meanings = Mapping[Part, int]
"""What a word can mean, each with its value; 0 where it has none."""

_NOTHING: Meanings = {}


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    first: Literal["month", "day"]
    comma_is_decimal: bool
    ordinal_suffixes: list[str]
    sounds: list[tuple[str, str]]
    never_mended: list[str]
    feasts: dict[str, Feast]
    values: dict[Part, dict[str, int]]
    words: dict[Part, list[str]]

    def entries(self, code: str) -> Iterator[tuple[str, Part, int]]:
        """Each word or run of words with what it can do and its value, those that Babel knows first."""
        for part, names_of in (Part.MONTH, get_month_names), (Part.WEEKDAY, get_day_names):
            for width in "wide", "abbreviated":
                names = cast("Mapping[int, str]", names_of(width, locale=code))
                yield from ((name, part, value) for value, name in names.items())
        for part, values in self.values.items():
            yield from ((text, part, value) for text, value in values.items())
        for part, texts in self.words.items():
            yield from ((text, part, 0) for text in texts)


@dataclass(frozen=True)
class Order:
    """How one language writes numbers.

    Args:
        month_first: whether 5/6 is the sixth of May.
        comma_is_decimal: whether 2,3 is a decimal.
    """

    month_first: bool
    comma_is_decimal: bool


_MENDED = frozenset({
    Part.MONTH, Part.ORDINAL, Part.YEAR_PART, Part.FORTNIGHT, Part.THIRD, Part.SEASON, Part.FEAST, Part.UNTIL,
    Part.SINCE, Part.BEFORE, Part.AFTER, Part.BETWEEN, Part.PERIOD, Part.PERIODS, Part.PREVIOUS, Part.WITHOUT,
    Part.ALL,
})  # fmt: skip
"""Words that are worth mending."""
_LONG = 5
"""Letters of the shortest word, but months, that is mended."""
_FIRST_WORD = re.compile(r"[^\W\d_]+|\d+[^\W\d_]+")


class Vocabularies:
    """The words of all languages that are loaded, in lower case without accents."""

    def __init__(self, files: Mapping[str, _File]) -> None:
        self._meanings: dict[str, dict[Part, int]] = defaultdict(dict)
        for code, file in files.items():
            for words, part, value in file.entries(code):
                self._meanings[_key(words)].setdefault(part, value)
        named = [each for file in files.values() for each in file.feasts.items()]
        for at, (words, _) in enumerate(named):
            self._meanings[_key(words)].setdefault(Part.FEAST, at)
        self.feasts = [feast for _, feast in named]
        self.orders = {
            code: Order(file.first == "month", file.comma_is_decimal) for code, file in files.items()
        }
        suffixes = {suffix for file in files.values() for suffix in file.ordinal_suffixes}
        self.suffix = re.compile(rf"\.?(?:{_any_of(suffixes)})(?![^\W\d_])(?:\.(?=\s*[^\W\d_]))?")
        self._mender = Mender(
            (word for word, known in self._meanings.items() if _is_mended(word, known)),
            [sound for file in files.values() for sound in file.sounds],
            {word for file in files.values() for word in file.never_mended},
        )
        tails: dict[str, list[str]] = defaultdict(list)
        for text in self._meanings:
            if (word := _FIRST_WORD.match(text)) and word.end() < len(text):
                tails[word[0]].append(text[word.end() :])
        self._tails = {
            first: rf"(?:{_any_of(rest)})(?![^\W_])".replace(r"\ ", r"(?:\s+|-)")
            for first, rest in tails.items()
        }

    def meanings(self, word: str) -> Meanings:
        """What a word, or a run of words, can mean; nothing where it isn't known."""
        return self._meanings.get(word, _NOTHING)

    def longest(self, text: str, start: int, end: int) -> tuple[Meanings, int]:
        """What the longest known run of words can mean that begins with a word, and where it ends."""
        tails = self._tails.get(text[start:end])
        # Compiled when it is met, and kept by `re`: there are hundreds, of which a text meets few.
        if tails and (tail := re.compile(tails).match(text, end)):
            run = re.sub(r"[\s-]+", " ", text[start : tail.end()])
            if meanings := self.meanings(run):
                return meanings, tail.end()
        return self.meanings(text[start:end]), end

    def mended(self, word: str) -> tuple[Meanings, bool]:
        """What a misspelled word can mean, and whether it sounds just like the known one."""
        return self._meant(*self._mender.nearest(word))

    def mended_month(self, word: str) -> Meanings:
        """The month that a phone may have made another word of, as in "20 de Julia"."""
        meanings, _ = self._meant(*self._mender.like(word))
        return meanings if Part.MONTH in meanings else _NOTHING

    def _meant(self, words: Iterable[str], slips: int) -> tuple[Meanings, bool]:
        found = [self._meanings[known] for known in words]
        is_clear = bool(found) and all(dict(other) == dict(found[0]) for other in found)
        return (found[0], not slips) if is_clear else (_NOTHING, False)


def _key(words: str) -> str:
    return fold(words).letters.rstrip(".")


def _any_of(texts: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(texts, key=len, reverse=True)))


def _is_mended(word: str, known: Meanings) -> bool:
    return " " not in word and (Part.MONTH in known or (len(word) >= _LONG and not _MENDED.isdisjoint(known)))


def load_vocabularies(folders: Iterable[Path]) -> Vocabularies:
    """Reads the periods.toml of each folder; a folder is named by the code of its language, "en"."""
    texts = {folder.name: (folder / "periods.toml").read_text(encoding="utf-8") for folder in folders}
    return Vocabularies({code: _File.model_validate(tomllib.loads(text)) for code, text in texts.items()})
