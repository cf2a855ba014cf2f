"""Why there is no figure; `replies/problems.py` says each in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.data.spans import Span
from bot.figures.operand import Operand


@dataclass(frozen=True, kw_only=True)
class Problem:
    """A question without an answer. `typed` is what the person wrote, as it came; empty after a button."""

    typed: str = ""


@dataclass(frozen=True, kw_only=True)
class NotFound(Problem):
    """There is no figure for an operand."""

    operand: Operand


@dataclass(frozen=True, kw_only=True)
class NoFigures(NotFound):
    """Nothing at all is known of the measure for this group and place, but for `groups` and `places`."""

    groups: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Outside(NotFound):
    """On not a single day of the span is anything known.

    Args:
        known: from the first to the last day of which something is known.
        nearest: the period closest to the span.
    """

    span: Span
    known: Span
    nearest: Span


@dataclass(frozen=True, kw_only=True)
class NotYet(NotFound):
    """A running total or a count was asked for as of a day before the first; `first` is the day of that."""

    day: date
    first: date


@dataclass(frozen=True, kw_only=True)
class Gap(NotFound):
    """Inside the span there are days of which nothing is known; `missing` are the first of these."""

    missing: Span


@dataclass(frozen=True, kw_only=True)
class NotKnown(NotFound):
    """There are counts, but none gives a figure for these days; `days` are the days of the counts."""

    days: tuple[date, ...] = ()


class Reason(StrEnum):
    """Why arithmetic makes no sense."""

    MIXED = "mixed"
    """The measures look alike and count different things: they are never added or compared."""
    UNITS = "units"
    """A count and a share, or other units or numbers of figures that don't go together."""
    NOT_A_PART = "not-a-part"
    """The first isn't part of the second."""
    OVERLAP = "overlap"
    """What is to be added up counts some cases twice."""
    NOTHING = "nothing"
    """It would be divided by nothing."""
    MONTHS = "months"
    """A mean a month of days that aren't whole calendar months."""
    NO_SUM = "no-sum"
    """The figures can't be added: they are of a day, or shares of which only the print is known."""


@dataclass(frozen=True, kw_only=True)
class NoSense(Problem):
    """An operation that makes no sense for figures of these measures, in their order."""

    reason: Reason
    measures: tuple[str, ...]
