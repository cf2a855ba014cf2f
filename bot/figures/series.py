"""How a series of figures went, and which of them is the highest or the lowest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum, auto
from typing import NamedTuple, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from bot.figures.figure import Figure

T = TypeVar("T")

_ALIKE = 1.25
"""How much longer than the shortest period the longest may be for their counts to be compared."""


class LazySequence(Sequence[T]):
    """A sequence that makes each item when it is asked for: a table may have 100,000 periods."""

    def __init__(self, length: int, make: Callable[[int], T]) -> None:
        self._length, self._make = length, make

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        if isinstance(at, slice):
            return [self._make(one) for one in range(self._length)[at]]
        return self._make(range(self._length)[at])

    def __iter__(self) -> Iterator[T]:
        return map(self._make, range(self._length))


class Direction(StrEnum):
    """How a series went; bounds that overlap make no step."""

    FELL = auto()
    """In every step."""
    NEVER_ROSE = auto()
    """It fell, with steps in which it stayed."""
    ROSE = auto()
    NEVER_FELL = auto()
    MIXED = auto()
    LEVEL = auto()
    UNCLEAR = auto()
    """Bounds overlap, so that no direction can be stated."""
    UNLIKE = auto()
    """The counts are of periods of unlike lengths, such as a quarter and a month."""
    SINGLE = auto()


class Values(NamedTuple):
    """Numbers and their bounds, which are the numbers themselves where they are exact."""

    value: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]


def values_of(figures: Sequence[Figure]) -> Values:
    """The values and bounds of some figures."""
    rows = np.array([(figure.value, *figure.bounds) for figure in figures], dtype=np.float64)
    return Values(*rows.reshape(-1, 3).T)


def direction_of(values: Values) -> Direction:
    """How a series went from one to the next.

    A step is up or down only where the bounds don't overlap. With a step up and one down it is mixed,
    whatever the others are.
    """
    if len(values.value) <= 1:
        return Direction.SINGLE
    up = values.low[1:] > values.high[:-1]
    down = values.high[1:] < values.low[:-1]
    exact = (values.low == values.high)[1:] & (values.low == values.high)[:-1]
    if up.any() and down.any():
        return Direction.MIXED
    if not (up | down | exact).all():
        return Direction.UNCLEAR
    if not (up | down).any():
        return Direction.LEVEL
    if up.any():
        return Direction.ROSE if up.all() else Direction.NEVER_FELL
    return Direction.FELL if down.all() else Direction.NEVER_ROSE


def are_alike(days: Sequence[int]) -> bool:
    """Whether periods are close enough in length for their counts to be compared."""
    return not days or max(days) <= _ALIKE * min(days)


def ranked(values: Values, *, highest: bool) -> tuple[list[int], int]:
    """Positions in order, the highest or the lowest first, and how many share the first place.

    Items whose bounds overlap those of the first share its place. Where values are equal, the earlier leads.
    """
    shares = _share_first(values, highest=highest)
    order = np.lexsort((-values.value if highest else values.value, ~shares))
    return order.tolist(), int(shares.sum())


def leading(values: Values, *, highest: bool) -> list[int]:
    """Positions of those that share the first place, in their own order."""
    return np.flatnonzero(_share_first(values, highest=highest)).tolist()


def _share_first(values: Values, *, highest: bool) -> NDArray[np.bool_]:
    if not len(values.value):
        return np.zeros(0, dtype=bool)
    best = int(np.argmax(values.value) if highest else np.argmin(values.value))
    return (values.high >= values.low[best]) & (values.low <= values.high[best])
