"""How much of a difference between two shares comes from who was in the cases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from math import prod

from bot.data.spans import Span
from bot.figures.arithmetic import difference, share_of
from bot.figures.figure import Basis, Figure, Unit

_MOST_CORNERS = 4096
"""Ways of setting all counts to their bounds that are tried."""


@dataclass(frozen=True)
class Split:
    """A share of a span, and that of each of its groups; all with their two counts as parts."""

    whole: Figure
    groups: tuple[Figure, ...]


@dataclass(frozen=True)
class Effects:
    """A difference of shares in two parts: from the mix of the groups, and from the shares inside them."""

    first: Span
    second: Span
    difference: Figure
    mix: Figure
    rate: Figure


_Counts = tuple[tuple[float, float], ...]
"""Of each group, the numerator and the denominator."""


def effects_between(first: Split, second: Split) -> Effects | None:
    """Kitagawa's decomposition of the difference between the shares of two spans.

    With s the part of a group in the denominator and r the share inside it, and with bars over both for the
    mean of the two spans, the difference of the shares is exactly

        sum over the groups of (s2 - s1) * mean(r)   the effect of the mix,
        plus the sum of (r2 - r1) * mean(s)          the effect of the rates.

    Evelyn M. Kitagawa, "Components of a Difference Between Two Rates", Journal of the American Statistical
    Association 50 (1955), pages 1168-1194. Where counts of the groups are approximate, so are the effects:
    their bounds are what they are at the bounds of the counts, whose sums are known exactly.

    Returns:
        The difference and its two parts, fractions; negative ones where the share fell. None where the groups
        don't add up to the whole, where one of them is empty, or where the whole isn't known exactly.
    """
    if not (_adds_up(first) and _adds_up(second)):
        return None
    corners = [list(_corners(split)) for split in (first, second)]
    if len(corners[0]) * len(corners[1]) > _MOST_CORNERS:
        return None
    possible = [_components(one, other) for one, other in product(*corners)]
    mix, rate = _components(_counts(first), _counts(second))
    exact = difference(*(share_of(split.whole.measure, *split.whole.parts) for split in (first, second)))
    groups = (*first.groups, *second.groups)
    unsure = any(part.basis is Basis.APPROXIMATE for group in groups for part in group.parts)
    named = (
        source
        for figure in (first.whole, *first.groups, second.whole, *second.groups)
        for source in figure.sources
    )
    plain = Figure(
        measure=first.whole.measure,
        unit=Unit.POINTS,
        span=exact.span,
        value=exact.value,
        basis=Basis.DERIVED,
        sources=tuple(dict.fromkeys(named)),
        as_of=exact.as_of,
        place=first.whole.place,
    )
    return Effects(
        first.whole.span,
        second.whole.span,
        exact,
        _bounded(plain, mix, [effects[0] for effects in possible], unsure=unsure),
        _bounded(plain, rate, [effects[1] for effects in possible], unsure=unsure),
    )


def _adds_up(split: Split) -> bool:
    if len(split.groups) <= 1 or any(len(figure.parts) <= 1 for figure in (split.whole, *split.groups)):
        return False
    exact = all(part.basis is not Basis.APPROXIMATE for part in split.whole.parts)
    filled = all(group.parts[1].value > 0 for group in split.groups)
    return (
        exact
        and filled
        and all(
            sum(group.parts[at].value for group in split.groups) == split.whole.parts[at].value
            for at in (0, 1)
        )
    )


def _counts(split: Split) -> _Counts:
    return tuple((group.parts[0].value, group.parts[1].value) for group in split.groups)


def _corners(split: Split) -> Iterator[_Counts]:
    """The counts of the groups at all their bounds; the last group has what the others leave of the whole."""
    top, bottom = (part.value for part in split.whole.parts)
    *free, _ = split.groups
    choices = [
        [
            (one, other)
            for one in sorted({*group.parts[0].bounds})
            for other in sorted({*group.parts[1].bounds})
        ]
        for group in free
    ]
    if prod(map(len, choices)) > _MOST_CORNERS:
        choices = [[count] for count in _counts(split)[:-1]]
    for counts in product(*choices):
        last = top - sum(one for one, _ in counts), bottom - sum(other for _, other in counts)
        if last[1] > 0 and all(other > 0 for _, other in counts):
            yield (*counts, last)


def _components(first: _Counts, second: _Counts) -> tuple[float, float]:
    """The effects of the mix and of the rates."""
    wholes = [sum(bottom for _, bottom in counts) for counts in (first, second)]
    mix = rate = 0.0
    for (top1, bottom1), (top2, bottom2) in zip(first, second, strict=True):
        s1, s2 = bottom1 / wholes[0], bottom2 / wholes[1]
        r1, r2 = top1 / bottom1, top2 / bottom2
        mix += (s2 - s1) * (r1 + r2) / 2
        rate += (r2 - r1) * (s1 + s2) / 2
    return mix, rate


def _bounded(plain: Figure, value: float, possible: list[float], *, unsure: bool) -> Figure:
    if not unsure:
        return replace(plain, value=value)
    # The value too: where bounds make no difference, floating point may make one.
    low, high = min(value, *possible), max(value, *possible)
    return replace(plain, value=value, basis=Basis.APPROXIMATE, low=low, high=high)
