from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from bot.core.spans import Span


class Measure(StrEnum):
    """What a figure counts or compares."""

    REVIEWED = "reviewed"
    """Cases that ICE attorneys had reviewed."""
    ELIGIBLE = "eligible"
    """Of these, those found provisionally eligible for administrative closure: not closed, not approved."""
    RATE = "rate"
    """eligible / reviewed, a fraction 0-1."""
    DIFFERENCE = "difference"
    """One rate less another, a fraction: 0.01 is one percentage point."""
    RATIO = "ratio"
    """One rate divided by another."""


class Basis(IntEnum):
    """How sure a figure is; the larger, the less sure, so that `max` gives the basis of what is joined."""

    PUBLISHED = 0
    """A source prints it."""
    DERIVED = 1
    """Computed exactly from published figures."""
    APPROXIMATE = 2
    """Known only between two bounds."""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One number with all that is needed to state it honestly.

    Args:
        measure: what it counts.
        span: the days it stands for, inclusive.
        value: a count, or a fraction for rates and differences.
        basis: how sure it is.
        sources: ids of the sources it rests on.
        as_of: the day up to which it is known.
        low: the least it can be; only where approximate.
        high: the most it can be; only where approximate.
        numerator: of a rate, the eligible cases.
        denominator: of a rate, the reviewed cases.

    Raises:
        ValueError: where a figure lacks what its measure or basis demands.
    """

    measure: Measure
    span: Span
    value: float
    basis: Basis
    sources: tuple[str, ...]
    as_of: date
    low: float | None = None
    high: float | None = None
    numerator: int | None = None
    denominator: int | None = None

    def __post_init__(self) -> None:
        if {self.low is not None, self.high is not None} != {self.basis is Basis.APPROXIMATE}:
            raise ValueError("an approximate figure has a low and a high, and no other has")
        if self.low is not None and self.high is not None and not self.low <= self.value <= self.high:
            raise ValueError(f"{self.value} isn't between {self.low} and {self.high}")
        if self.measure is Measure.RATE and not (self.denominator and self.numerator is not None):
            raise ValueError("a rate comes with its numerator and denominator")
        if not self.sources:
            raise ValueError("a figure has at least one source")
