"""What can be wrong with a question, besides its figures; `replies/problems.py` says each in words."""

from __future__ import annotations

from dataclasses import dataclass

from bot.data.spans import Span
from bot.figures.problems import Problem


@dataclass(frozen=True, kw_only=True)
class Outdated(Problem):
    """The question, from an old button, names something that the data don't have, or no longer."""


@dataclass(frozen=True, kw_only=True)
class UnknownPlace(Problem):
    """Nothing is known of a place, by its id; `known` are the ids of the places that figures exist for."""

    place: str
    known: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class NoSuchTable(Problem):
    """A table was asked for that there isn't; `known` are the names of those there are."""

    known: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class NotTwoPeriods(Problem):
    """A comparison whose two sides could not be told apart."""

    first: Span
    second: Span


@dataclass(frozen=True, kw_only=True)
class SamePeriod(Problem):
    """A comparison of a figure with itself; `other` is a period to compare it with, if there is one."""

    span: Span
    other: Span | None


@dataclass(frozen=True, kw_only=True)
class UnknownPage(Problem):
    """A page was asked for that there isn't; `close` are titles like what was typed, `known` are all."""

    close: tuple[str, ...]
    known: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class UnknownCommand(Problem):
    """A command that doesn't exist; `close` is the name of one like it, or empty."""

    close: str
