from __future__ import annotations

from dataclasses import dataclass, field

from bot.periods.reading import Quantity
from bot.periods.vocabulary import Meanings, Part


@dataclass(frozen=True)
class Token:
    """A piece of a text, from `start` up to but not including `end` of its folded letters."""

    start: int
    end: int


@dataclass(frozen=True)
class Word(Token):
    """A word, a run of words that means something as a whole, or a sign such as `&` or `#`.

    Args:
        meanings: what it can mean; none where it has nothing to do with periods.
        mended: whether it had to be guessed from a misspelling.
    """

    meanings: Meanings = field(default_factory=dict[Part, int])
    mended: bool = False


@dataclass(frozen=True)
class Number(Token):
    """A whole number: a day, a year, a period or an amount, as its neighbours decide.

    Args:
        digits: how many were written; four where an apostrophe makes two a year: '12.
        is_ordinal: whether a suffix makes it 2nd.
    """

    value: int
    digits: int
    is_ordinal: bool = False


@dataclass(frozen=True)
class Digits(Token):
    """A date in digits. A part that wasn't written is None; with `day` None it is a month.

    Args:
        iso: whether it was written in the one order that nobody reads otherwise.
    """

    year: int | None
    month: int
    day: int | None
    iso: bool = False


@dataclass(frozen=True)
class Figure(Token):
    """A number that is no date.

    Args:
        quantity: what it says.
        pair: the two numbers on both sides of its mark, where it might be a date in a range: 5.30-7.20.
    """

    quantity: Quantity
    pair: tuple[int, int] | None = None


@dataclass(frozen=True)
class Joint(Token):
    """Any dash, arrow, slash or run of dots between two things."""


@dataclass(frozen=True)
class Break(Token):
    """A comma, a full stop, or another mark that may part two things."""

    mark: str = ","
