"""How much of a difference between two shares comes from who was in the cases."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from math import prod

import numpy as np
from numpy.typing import NDArray

from bot.data.spans import Span
from bot.figures.arithmetic import difference, share_of
from bot.figures.figure import Basis, Figure, Unit, sources_of

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


_Counts = NDArray[np.float64]
"""The numerators and denominators of groups: the last two axes."""


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
        don't add up to the whole, where one of them is empty, where the whole isn't known exactly, or where
        too many counts have bounds to try them all.
    """
    if not (_adds_up(first) and _adds_up(second)):
        return None
    before, after = _corners(first), _corners(second)
    if before is None or after is None or len(before) * len(after) > _MOST_CORNERS:
        return None
    mixes, rates = _components(before[:, None], after)
    mix, rate = _components(_counts(first), _counts(second))
    exact = difference(*(share_of(split.whole.measure, *split.whole.parts) for split in (first, second)))
    figures = (first.whole, *first.groups, second.whole, *second.groups)
    unsure = any(part.basis is Basis.APPROXIMATE for figure in figures for part in figure.parts)
    plain = Figure(
        measure=first.whole.measure,
        unit=Unit.POINTS,
        span=exact.span,
        value=exact.value,
        basis=Basis.DERIVED,
        sources=sources_of(figures),
        as_of=exact.as_of,
        place=first.whole.place,
    )
    return Effects(
        first.whole.span,
        second.whole.span,
        exact,
        _bounded(plain, float(mix), mixes, unsure=unsure),
        _bounded(plain, float(rate), rates, unsure=unsure),
    )


def _adds_up(split: Split) -> bool:
    if len(split.groups) <= 1 or any(len(figure.parts) <= 1 for figure in (split.whole, *split.groups)):
        return False
    exact = all(part.basis is not Basis.APPROXIMATE for part in split.whole.parts)
    filled = bool((_counts(split)[:, 1] > 0).all())
    return (
        exact and filled and _counts(split).sum(axis=0).tolist() == [part.value for part in split.whole.parts]
    )


def _counts(split: Split) -> _Counts:
    return np.array([[part.value for part in group.parts] for group in split.groups], np.float64)


def _corners(split: Split) -> _Counts | None:
    """The counts of the groups at all their bounds; the last group has what the others leave of the whole.

    None where there are too many.
    """
    *free, _ = split.groups
    choices = [list(product(*(sorted({*part.bounds}) for part in group.parts))) for group in free]
    if prod(map(len, choices)) > _MOST_CORNERS:
        return None
    known = np.array(list(product(*choices)), np.float64)
    last = [part.value for part in split.whole.parts] - known.sum(axis=1, keepdims=True)
    corners = np.concatenate((known, last), axis=1)
    return corners[(corners[..., 1] > 0).all(axis=1)]


def _components(first: _Counts, second: _Counts) -> tuple[_Counts, _Counts]:
    s1, s2 = (counts[..., 1] / counts[..., 1].sum(axis=-1, keepdims=True) for counts in (first, second))
    r1, r2 = (counts[..., 0] / counts[..., 1] for counts in (first, second))
    return ((s2 - s1) * (r1 + r2)).sum(axis=-1) / 2, ((r2 - r1) * (s1 + s2)).sum(axis=-1) / 2


def _bounded(plain: Figure, value: float, possible: _Counts, *, unsure: bool) -> Figure:
    if not unsure:
        return replace(plain, value=value)
    # The value too: where bounds make no difference, floating point may make one.
    low, high = (float(end(possible, initial=value)) for end in (np.min, np.max))
    return replace(plain, value=value, basis=Basis.APPROXIMATE, low=low, high=high)
