"""One number with all it takes to state it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from bot.data.spans import Span


class Basis(IntEnum):
    """How sure a figure is; the larger, the less sure, so that `max` gives the basis of what is joined."""

    PUBLISHED = 0
    """A source prints it."""
    DERIVED = 1
    """Computed exactly from published figures."""
    APPROXIMATE = 2
    """Known only between two bounds."""


class Unit(StrEnum):
    """What the value of a figure is a number of."""

    COUNT = "count"
    """Cases, or whatever the measure counts."""
    SHARE = "share"
    """A fraction, 0-1; percent only in words."""
    POINTS = "points"
    """A difference of two shares, a fraction: 0.01 is one percentage point."""
    CHANGE = "change"
    """A relative change, a fraction: -0.57 is 57% less."""
    RATIO = "ratio"
    """One number divided by another."""
    ONE_IN = "one-in"
    """12.5 stands for one in 12.5."""
    PER_DAY = "per-day"
    """A mean a day."""
    PER_MONTH = "per-month"
    """A mean a month."""
    DAYS = "days"
    """Days, first and last included."""


class Operation(StrEnum):
    """What is computed from one figure or several; `figures/arithmetic.py` has the formulas."""

    VALUE = "value"
    """The figure itself."""
    COMPLEMENT = "complement"
    """The rest: whole less part, or 1 less a share."""
    ONE_IN = "one-in"
    """1 / a share."""
    PER_DAY = "per-day"
    """A count divided by the days in which it arose: a mean."""
    SUM = "sum"
    """All of them together; of shares, the share of the sums."""
    DIFFERENCE = "difference"
    """The second less the first: points of shares, cases of counts."""
    RATIO = "ratio"
    """The second divided by the first."""
    CHANGE = "change"
    """The second less the first, divided by the first."""
    SHARE = "share"
    """The first as a share of the second, which it is part of."""
    DAYS = "days"
    """How long the days of a figure are, first and last included."""
    PER_MONTH = "per-month"
    """A count divided by the whole calendar months in which it arose: a mean."""


COMPARING = (Operation.DIFFERENCE, Operation.CHANGE, Operation.RATIO)
"""Operations that hold one figure against another, in their order."""
MEANS = (Operation.PER_DAY, Operation.PER_MONTH)
"""Operations that spread a count over time."""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One number, and what must be said with it.

    Args:
        measure: id in measures.toml of what it counts, or of what it was computed from.
        span: the days in which it arose, inclusive; of a running count, from the start of the count.
        sources: ids of the pages on which it rests, those that print it first.
        as_of: the day up to which it is known.
        low: the least it can be; only where approximate.
        high: the most it can be; only where approximate.
        about: whether the source itself gives it as "about".
        decimals: of a printed share, the decimals of its percentage.
        group: whose cases; empty where all are meant.
        place: where; empty where all places are meant.
        counted_by: who counted, where that isn't who the measure says.
        month_only: whether of `as_of` only the month is known.
        note: id in measures.toml of what is unsure about it, or empty.
        operation: how it was computed; None where it stands in a file.
        parts: what it was computed from, or consists of: of a share its numerator and denominator.

    Raises:
        ValueError: where a figure lacks what its basis demands.
    """

    measure: str
    unit: Unit
    span: Span
    value: float
    basis: Basis
    sources: tuple[str, ...]
    as_of: date
    low: float | None = None
    high: float | None = None
    about: bool = False
    decimals: int | None = None
    group: str = ""
    place: str = ""
    counted_by: str = ""
    month_only: bool = False
    note: str = ""
    operation: Operation | None = None
    parts: tuple[Figure, ...] = ()

    def __post_init__(self) -> None:
        if {self.low is not None, self.high is not None} != {self.basis is Basis.APPROXIMATE}:
            raise ValueError("an approximate figure has a low and a high, and no other has")
        if self.low is not None and self.high is not None and not self.low <= self.value <= self.high:
            raise ValueError(f"{self.value} isn't between {self.low} and {self.high}")
        if not self.sources:
            raise ValueError("a figure has at least one source")

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the most that it can be: itself, where it is exact."""
        return self.value if self.low is None else self.low, self.value if self.high is None else self.high


def with_all_parts(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Figures and all that they were computed from, each before its parts.

    Each comes once, whether it is found with its parts or without.
    """
    once: dict[tuple[object, ...], Figure] = {}

    def add(figures: Iterable[Figure]) -> None:
        for each in figures:
            of = each.measure, each.unit, each.group, each.place
            once.setdefault((*of, each.span, each.as_of, each.value, each.basis), each)
            add(each.parts)

    add(figures)
    return tuple(once.values())


def sources_of(figures: Iterable[Figure]) -> tuple[str, ...]:
    """The ids of all sources of some figures, each once, in order."""
    return tuple(dict.fromkeys(source for figure in figures for source in figure.sources))
