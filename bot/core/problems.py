"""What can go wrong with a question; replies/problems.py says each in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.core.spans import Span


@dataclass(frozen=True)
class Problem:
    """A question without an answer. `typed` is what the person wrote, as it came; empty after a button."""

    typed: str


@dataclass(frozen=True)
class Unreadable(Problem):
    """No period could be read; `piece` is what meant nothing, empty where it was the whole."""

    piece: str
    example: Span


@dataclass(frozen=True)
class NoSuchDate(Problem):
    """The calendar lacks this day or month, or has it only in years that don't fit."""

    example: Span


@dataclass(frozen=True)
class NoSuchPeriod(Problem):
    """A period was asked for by a number that the table doesn't have."""

    number: int
    count: int


@dataclass(frozen=True)
class Reversed(Problem):
    """A range that ends before it starts; `swapped` is the other way round."""

    swapped: Span


@dataclass(frozen=True)
class TwoPeriods(Problem):
    """Two periods apart from each other where one was due; a comparison takes two."""

    first: Span
    second: Span


@dataclass(frozen=True)
class Outside(Problem):
    """Not a single day of the span is in the table; `nearest` is the period closest to it."""

    span: Span
    table: Span
    nearest: Span


@dataclass(frozen=True)
class NoReleaseYet(Problem):
    """A total was asked for as of a day before the first figures came out."""

    day: date
    first: Span


@dataclass(frozen=True)
class NoCountYet(Problem):
    """Closed cases were asked for as of a day before the first count of them."""

    day: date
    first: date


@dataclass(frozen=True)
class NoFigures(Problem):
    """The data at hand has nothing on a topic at all."""

    topic: str


@dataclass(frozen=True)
class NoCourtFigures(Problem):
    """Nothing is known of a court; `place` is its name, empty where it isn't a known place at all."""

    place: str
    known: tuple[str, ...]


@dataclass(frozen=True)
class NoSuchTable(Problem):
    """A table was asked for that there isn't; `known` are the names of those there are."""

    known: tuple[str, ...]


@dataclass(frozen=True)
class NotTwoPeriods(Problem):
    """A comparison whose two sides could not be told apart."""

    first: Span
    second: Span


@dataclass(frozen=True)
class SamePeriod(Problem):
    """A comparison of a period with itself; `other` is one to compare it with, if there is one."""

    span: Span
    other: Span | None


@dataclass(frozen=True)
class UnknownTerm(Problem):
    """A term that the glossary lacks; `close` are titles like it, `known` are all titles."""

    close: tuple[str, ...]
    known: tuple[str, ...]


@dataclass(frozen=True)
class UnknownCommand(Problem):
    """A command that doesn't exist; `close` is the name of one like it, or empty."""

    close: str
