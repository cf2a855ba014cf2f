"""The words in which people write about periods, of all languages at once: locales/<code>/periods.toml."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import cached_property
from pathlib import Path
from typing import Literal, cast

from babel.dates import get_day_names, get_month_names
from pydantic import BaseModel, ConfigDict

from bot.periods.folding import fold
from bot.spelling import Mender


class Part(StrEnum):
    """What a word can do in a period; most have a value, such as the number of the month."""

    MONTH = auto()
    WEEKDAY = auto()
    NUMBER = auto()
    SCALE = auto()
    """A hundred, a thousand, a million."""
    DECIMAL_POINT = auto()
    ORDINAL = auto()
    """The value counts from 1; -1 is the last."""
    UNIT = auto()
    """Of a length of time; the value is a `Unit`."""
    YEAR_PART = auto()
    """A quarter or half of a year; the value is how many of them it has."""
    FRACTION = auto()
    """A part of anything; the value is how many of them make it whole."""
    FORTNIGHT = auto()
    """One half of a month."""
    THIRD = auto()
    """The first, second or last third of a month or year: early, mid, late."""
    SEASON = auto()
    """The value is its first month."""
    THE = auto()
    ARTICLE = auto()
    """The one that makes "third" a fraction: "a third"."""
    OF = auto()
    IN = auto()
    DAY_WORD = auto()
    YEAR_WORD = auto()
    FISCAL = auto()
    TO = auto()
    """Joins two ends; a dash is one too."""
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
    VERSUS = auto()
    """Between the two sides of a comparison."""
    PERIOD = auto()
    """What one of the periods is called."""
    PERIODS = auto()
    LABEL = auto()
    """In front of the number of a period: "no. 2", "#2"."""
    ONE = auto()
    """Instead of the word for a period: "the second one"."""
    ALL = auto()
    WHOLE = auto()
    """All that the data cover: "the review", "the table"."""
    EXCEPT = auto()
    """Behind "all", leaves something out: "all but the last"."""
    WITHOUT = auto()
    """Leaves something out by itself: "without the last period"."""
    MIDDLE = auto()
    PREVIOUS = auto()
    NEXT = auto()
    PAST = auto()
    """Behind a unit, makes it count from today: "el mes pasado"."""
    START = auto()
    END = auto()
    AGO = auto()
    TODAY = auto()
    PERCENT = auto()
    POINTS = auto()
    TIMES = auto()
    ONE_IN = auto()
    """Between the numbers of "one in twelve"."""
    COUNTED = auto()
    """What numbers count that are no dates: "2,722 cases"."""
    FILLER = auto()
    """What means nothing in a period, but may stand with one that somebody asks about."""


Meanings = Mapping[Part, int]
"""What a word can mean, each with its value."""

_NONE: Meanings = {}


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    first: Literal["month", "day"]
    comma_is_decimal: bool
    ordinal_suffixes: list[str]
    sounds: list[tuple[str, str]]
    never_mended: list[str]
    months: dict[str, int]
    numbers: dict[str, int]
    scales: dict[str, int]
    ordinals: dict[str, int]
    units: dict[str, int]
    year_parts: dict[str, int]
    fractions: dict[str, int] = {}
    thirds: dict[str, int]
    seasons: dict[str, int]
    parts: dict[Part, list[str]]

    def entries(self, code: str) -> Iterator[tuple[str, Part, int]]:
        """Each word or run of words with what it can do and its value, those that Babel knows first."""
        for width in ("wide", "abbreviated"):
            months = cast("Mapping[int, str]", get_month_names(width, locale=code))
            for month, name in months.items():
                yield name, Part.MONTH, month
        for day, name in cast("Mapping[int, str]", get_day_names("wide", locale=code)).items():
            yield name, Part.WEEKDAY, day
        for part, words in (
            (Part.MONTH, self.months),
            (Part.NUMBER, self.numbers),
            (Part.SCALE, self.scales),
            (Part.ORDINAL, self.ordinals),
            (Part.UNIT, self.units),
            (Part.YEAR_PART, self.year_parts),
            (Part.FRACTION, self.fractions),
            (Part.THIRD, self.thirds),
            (Part.SEASON, self.seasons),
        ):
            for word, value in words.items():
                yield word, part, value
        for part, texts in self.parts.items():
            for text in texts:
                yield text, part, 0


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
    Part.MONTH, Part.ORDINAL, Part.YEAR_PART, Part.FORTNIGHT, Part.THIRD, Part.SEASON, Part.UNTIL, Part.SINCE,
    Part.BEFORE, Part.AFTER, Part.BETWEEN, Part.PERIOD, Part.PERIODS, Part.PREVIOUS,
})  # fmt: skip
"""Words that are worth mending."""
_LONG = 5
"""Letters of the shortest word, but months, that is mended."""


class Vocabularies:
    """The words of all languages that are loaded.

    Args:
        meanings: of each word, and each run of words with single spaces, in lower case without accents.
        orders: how each language writes numbers, by its code.
        suffixes: what makes 2 into 2nd.
        mender: of misspelled words.
    """

    def __init__(
        self,
        meanings: Mapping[str, Meanings],
        orders: Mapping[str, Order],
        suffixes: Iterable[str],
        mender: Mender,
    ) -> None:
        self._meanings = meanings
        self.orders = orders
        self._mender = mender
        self.suffix = re.compile(rf"\.?(?:{_any_of(suffixes)})(?![^\W\d_])")

    def meanings(self, word: str) -> Meanings:
        """What a word, or a run of words, can mean; nothing where it isn't known."""
        return self._meanings.get(word, _NONE)

    def mended(self, word: str) -> tuple[Meanings, bool]:
        """What a misspelled word can mean, and whether it sounds just like the known one."""
        words, slips = self._mender.nearest(word)
        found = [self._meanings[known] for known in words]
        if not found or any(dict(other) != dict(found[0]) for other in found[1:]):
            return _NONE, False
        return found[0], not slips

    def phrase(self, first: str, text: str, at: int) -> re.Match[str] | None:
        """Matches what follows a word where the two make a known run of words, the longest there is."""
        tails = self._tails.get(first)
        return tails.match(text, at) if tails else None

    @cached_property
    def _tails(self) -> Mapping[str, re.Pattern[str]]:
        tails: dict[str, list[str]] = defaultdict(list)
        for text in self._meanings:
            if (word := _FIRST_WORD.match(text)) and word.end() < len(text):
                tails[word[0]].append(text[word.end() :])
        return {
            first: re.compile(rf"(?:{_any_of(rest).replace(SPACE, between)})(?![^\W_])")
            for between in [r"(?:\s+|-)"]
            for first, rest in tails.items()
        }


SPACE = r"\ "
"""A space as `re.escape` writes it."""
_FIRST_WORD = re.compile(r"[^\W\d_]+")


def _any_of(texts: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(texts, key=len, reverse=True)))


def load_vocabularies(folders: Iterable[Path]) -> Vocabularies:
    """Reads the periods.toml of each folder; a folder is named by the code of its language, "en"."""
    meanings: dict[str, dict[Part, int]] = defaultdict(dict)
    orders: dict[str, Order] = {}
    suffixes: set[str] = set()
    sounds: list[tuple[str, str]] = []
    never: set[str] = set()
    for folder in folders:
        file = _File.model_validate(tomllib.loads((folder / "periods.toml").read_text(encoding="utf-8")))
        orders[folder.name] = Order(file.first == "month", file.comma_is_decimal)
        suffixes.update(file.ordinal_suffixes)
        sounds += file.sounds
        never.update(file.never_mended)
        for text, part, value in file.entries(folder.name):
            meanings[_plain(text)].setdefault(part, value)
    mender = Mender((word for word, known in meanings.items() if _is_mended(word, known)), sounds, never)
    return Vocabularies(meanings, orders, suffixes, mender)


def _plain(text: str) -> str:
    return fold(text).letters.rstrip(".")


def _is_mended(word: str, known: Meanings) -> bool:
    return " " not in word and (Part.MONTH in known or (len(word) >= _LONG and not _MENDED.isdisjoint(known)))
