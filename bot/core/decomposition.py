"""How much of a difference between two periods' rates comes from who was in the cases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import NamedTuple

from bot.core.figures import Basis, Figure, Measure
from bot.core.span_figures import SpanFigures
from bot.core.spans import Span


@dataclass(frozen=True)
class GroupFigures:
    """One group's cases reviewed and found eligible, and the rate among them."""

    reviewed: Figure
    eligible: Figure
    rate: Figure


@dataclass(frozen=True)
class Split:
    """The cases of a span, in two groups.

    Args:
        all: the cases of both together, as in the period table.
        non_detained: those of people who weren't in detention.
        detained: those of people who were.
        detained_share: the share of detained people's cases among those reviewed.
    """

    all: SpanFigures
    non_detained: GroupFigures
    detained: GroupFigures
    detained_share: Figure

    @property
    def groups(self) -> tuple[GroupFigures, GroupFigures]:
        """Both groups."""
        return self.non_detained, self.detained


@dataclass(frozen=True)
class Effects:
    """A difference of rates in two parts: from the mix of the groups, and from the rates inside them."""

    first: Span
    second: Span
    difference: Figure
    mix: Figure
    rate: Figure


def effects_between(first: Split, second: Split) -> Effects:
    """Kitagawa's decomposition of the difference between two periods' rates.

    With s the share of a group among the cases reviewed and r the rate inside it, and with bars over both for
    the mean of the two periods, the difference of the rates is exactly

        sum over the groups of (s2 - s1) * mean(r)   the effect of the mix,
        plus the sum of (r2 - r1) * mean(s)          the effect of the rates.

    Evelyn M. Kitagawa, "Components of a Difference Between Two Rates", Journal of the American Statistical
    Association 50 (1955), pages 1168-1194. Where counts are approximate, so are the effects: their bounds are
    what they are at the bounds of the counts, whose sums are known exactly.

    Args:
        first: the earlier period.
        second: the later one.

    Returns:
        The difference and its two parts, fractions; negative ones where the rate fell.
    """
    mix, rate = _components(_shape(first), _shape(second))
    possible = [_components(one, other) for one, other in product(_extremes(first), _extremes(second))]
    span = Span(first.all.span.start, second.all.span.end)
    exact = Figure(
        measure=Measure.DIFFERENCE,
        span=span,
        value=mix + rate,
        basis=Basis.DERIVED,
        sources=tuple(dict.fromkeys(first.all.rate.sources + second.all.rate.sources)),
        as_of=span.end,
    )
    split = replace(exact, sources=tuple(dict.fromkeys(_sources(first) + _sources(second))))
    if Basis.APPROXIMATE in (first.non_detained.reviewed.basis, second.non_detained.reviewed.basis):
        split = replace(split, basis=Basis.APPROXIMATE, low=split.value, high=split.value)
    return Effects(
        first.all.span,
        second.all.span,
        exact,
        _bounded(split, Measure.MIX_EFFECT, mix, [effects[0] for effects in possible]),
        _bounded(split, Measure.RATE_EFFECT, rate, [effects[1] for effects in possible]),
    )


class _Shape(NamedTuple):
    """What the decomposition needs to know of one period: counts of cases."""

    reviewed: float
    """Of the non-detained."""
    eligible: float
    all_reviewed: float
    all_eligible: float


def _shape(split: Split) -> _Shape:
    group = split.non_detained
    return _Shape(
        group.reviewed.value, group.eligible.value, split.all.reviewed.value, split.all.eligible.value
    )


def _extremes(split: Split) -> Iterator[_Shape]:
    group, shape = split.non_detained, _shape(split)
    for reviewed, eligible in product(group.reviewed.bounds, group.eligible.bounds):
        yield shape._replace(reviewed=reviewed, eligible=eligible)


def _components(first: _Shape, second: _Shape) -> tuple[float, float]:
    """The effects of the mix and of the rates."""
    mix = rate = 0.0
    for (s1, r1), (s2, r2) in zip(_shares_and_rates(first), _shares_and_rates(second), strict=True):
        mix += (s2 - s1) * (r1 + r2) / 2
        rate += (r2 - r1) * (s1 + s2) / 2
    return mix, rate


def _shares_and_rates(shape: _Shape) -> Iterator[tuple[float, float]]:
    reviewed, eligible, all_reviewed, all_eligible = shape
    yield reviewed / all_reviewed, eligible / reviewed
    yield 1 - reviewed / all_reviewed, (all_eligible - eligible) / (all_reviewed - reviewed)


def _bounded(plain: Figure, measure: Measure, value: float, possible: list[float]) -> Figure:
    if plain.basis is not Basis.APPROXIMATE:
        return replace(plain, measure=measure, value=value)
    # The value too: where bounds make no difference, floating point may make one.
    return replace(plain, measure=measure, value=value, low=min(value, *possible), high=max(value, *possible))


def _sources(split: Split) -> tuple[str, ...]:
    return split.all.rate.sources + split.non_detained.reviewed.sources
