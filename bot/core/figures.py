from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from enum import IntEnum, StrEnum
from typing import cast

from bot.core.spans import Span


class Measure(StrEnum):
    """What a figure counts or compares.

    Three of these look alike and are never mixed: ELIGIBLE (ICE's finding on review), CLOSED (ICE's count of
    cases really closed) and COURT_CLOSURES (closures in the records of the immigration courts).
    """

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

    CLOSED = "closed"
    """Cases that ICE counted as closed or dismissed under the review."""
    CLOSED_SHARE = "closed_share"
    """closed / reviewed."""
    DECLINED = "declined"
    """Eligible cases whose offer of closure the person declined."""
    ANSWERED = "answered"
    """closed + declined: the offers whose answer is known."""
    DECLINED_SHARE = "declined_share"
    """declined / answered."""
    PENDING = "pending"
    """Eligible cases still under consideration or in the background check."""

    DETAINED_SHARE = "detained_share"
    """Detained people's cases reviewed / all cases reviewed."""
    MIX_EFFECT = "mix_effect"
    """What a changed share of detained people adds to a difference of rates, a fraction."""
    RATE_EFFECT = "rate_effect"
    """What changed rates inside the two groups add to it, a fraction."""

    RECOMMENDED = "recommended"
    """Of the cases reviewed in a pilot, those recommended for closure."""
    RECOMMENDED_SHARE = "recommended_share"
    """recommended / reviewed."""
    COURT_CLOSURES = "court_closures"
    """Closures with a prosecutorial-discretion code in the immigration courts' records."""
    COURT_CASES = "court_cases"
    """The cases of which a share of court closures is taken; which cases these are differs."""
    COURT_SHARE = "court_share"
    """court_closures / court_cases."""

    FILINGS = "filings"
    """New cases that ICE filed in immigration court."""


class Basis(IntEnum):
    """How sure a figure is; the larger, the less sure, so that `max` gives the basis of what is joined."""

    PUBLISHED = 0
    """A source prints it."""
    DERIVED = 1
    """Computed exactly from published figures."""
    APPROXIMATE = 2
    """Known only between two bounds."""


class Group(StrEnum):
    """Whose cases, where not all of them are meant."""

    DETAINED = "detained"
    NON_DETAINED = "non-detained"


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One number with all that is needed to state it honestly.

    Args:
        measure: what it counts.
        span: the days it stands for, inclusive; of a count without a known start, the day it was taken.
        value: a count, or a fraction for rates and differences.
        basis: how sure it is.
        sources: ids of the sources it rests on.
        as_of: the day up to which it is known.
        low: the least it can be; only where approximate.
        high: the most it can be; only where approximate.
        numerator: of a rate, the cases that it is a share of others; None where only the share is printed.
        denominator: of a rate, those others.
        decimals: of a printed share, the decimals of its percentage.
        about: whether the source itself gives it as "about".
        whose: the group or the place whose cases it counts; empty where all are meant.

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
    decimals: int | None = None
    about: bool = False
    whose: str = ""

    def __post_init__(self) -> None:
        if {self.low is not None, self.high is not None} != {self.basis is Basis.APPROXIMATE}:
            raise ValueError("an approximate figure has a low and a high, and no other has")
        if self.low is not None and self.high is not None and not self.low <= self.value <= self.high:
            raise ValueError(f"{self.value} isn't between {self.low} and {self.high}")
        if self.measure is Measure.RATE and not (self.denominator and self.numerator is not None):
            raise ValueError("a rate comes with its numerator and denominator")
        if not self.sources:
            raise ValueError("a figure has at least one source")

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the most that it can be: itself, where it is exact."""
        return self.value if self.low is None else self.low, self.value if self.high is None else self.high


_SHARES: Mapping[Measure, tuple[Measure, Measure]] = {
    Measure.RATE: (Measure.ELIGIBLE, Measure.REVIEWED),
    Measure.CLOSED_SHARE: (Measure.CLOSED, Measure.REVIEWED),
    Measure.DECLINED_SHARE: (Measure.DECLINED, Measure.ANSWERED),
    Measure.DETAINED_SHARE: (Measure.REVIEWED, Measure.REVIEWED),
    Measure.RECOMMENDED_SHARE: (Measure.RECOMMENDED, Measure.REVIEWED),
    Measure.COURT_SHARE: (Measure.COURT_CLOSURES, Measure.COURT_CASES),
}
"""What each share is a share of; nothing else is ever divided by anything else."""


def share(measure: Measure, part: Figure, whole: Figure) -> Figure:
    """One count as a share of another, a fraction; computed, so never more than derived.

    Raises:
        ValueError: where the measure isn't the share of the one in the other: measures aren't mixed.
    """
    if (part.measure, whole.measure) != _SHARES.get(measure):
        raise ValueError(f"{measure} isn't {part.measure} / {whole.measure}")
    if part.whose != whole.whose and measure is not Measure.DETAINED_SHARE:
        raise ValueError(f"the cases of {part.whose or 'all'} aren't those of {whole.whose or 'all'}")
    approximate = Basis.APPROXIMATE in (part.basis, whole.basis)
    (least, most), (fewest, largest) = part.bounds, whole.bounds
    return Figure(
        measure=measure,
        span=part.span,
        value=part.value / whole.value,
        basis=Basis.APPROXIMATE if approximate else Basis.DERIVED,
        sources=tuple(dict.fromkeys(part.sources + whole.sources)),
        as_of=part.as_of,
        low=least / largest if approximate else None,
        high=most / fewest if approximate else None,
        numerator=int(part.value),
        denominator=int(whole.value),
        about=part.about or whole.about,
        whose=part.whose,
    )


def less(later: Figure, earlier: Figure) -> Figure:
    """What a running count grew by from one day to a later one; computed.

    Raises:
        ValueError: where the two don't count the same.
    """
    if (later.measure, later.whose) != (earlier.measure, earlier.whose):
        raise ValueError(f"{later.measure} and {earlier.measure} don't count the same")
    approximate = Basis.APPROXIMATE in (later.basis, earlier.basis)
    (least, most), (fewest, largest) = later.bounds, earlier.bounds
    return replace(
        later,
        value=later.value - earlier.value,
        basis=Basis.APPROXIMATE if approximate else Basis.DERIVED,
        sources=tuple(dict.fromkeys(later.sources + earlier.sources)),
        low=least - largest if approximate else None,
        high=most - fewest if approximate else None,
    )


def figures_in(part: object) -> Iterator[Figure]:
    """Every figure in an answer, or in any dataclass, mapping or tuple of them, each once."""
    return iter(dict.fromkeys(_figures_in(part)))


def _figures_in(part: object) -> Iterator[Figure]:
    if isinstance(part, Figure):
        yield part
    elif isinstance(part, tuple):
        for item in cast("tuple[object, ...]", part):
            yield from _figures_in(item)
    elif isinstance(part, Mapping):
        for item in cast("Mapping[object, object]", part).values():
            yield from _figures_in(item)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _figures_in(getattr(part, field.name))
