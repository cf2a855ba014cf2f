"""What a question states, to be confirmed or set right: "did it fall by 57 percent?"."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto

from bot.data.spans import Span


class Stated(StrEnum):
    """The unit in which a number was stated."""

    COUNT = "count"
    PERCENT = "percent"
    """A share, or a relative change: 0.57 of "57 percent"."""
    POINTS = "points"
    """Percentage points: 0.0456 of "4.56 points"."""
    TIMES = "times"
    """A ratio: 2 of "double"."""
    ONE_IN = "one-in"
    """12 of "one in 12"."""


class Quantifier(Enum):
    """Of how many periods something is stated."""

    PLAIN = auto()
    EVER = auto()
    """Of one at least."""
    ALWAYS = auto()
    """Of all of them."""


class Precision(Enum):
    """How near a number has to be that a question states."""

    PLAIN = auto()
    """As it is rounded."""
    EXACT = auto()
    """It and no other: "exactly"."""
    NEARLY = auto()
    """Not reached yet: "nearly half"."""
    ABOUT = auto()
    """Somewhere near: "around 40%"."""


@dataclass(frozen=True)
class Claim:
    """What a question states: "did it fall by 57 percent?".

    Args:
        value: the number stated; None where only a direction is.
        direction: -1 for less, 1 for more, 0 where none is stated.
        limit: 1 where the number is the least that is stated ("more than half"), -1 where it is the most.
        or_equal: whether just that number is within the limit, too: "at least".
        most: the larger of two numbers between which it is stated to be, of which `value` is the smaller one.
        denied: whether it is stated that this is not so: "it wasn't above 4%".
        further: the numbers stated of the other figures, where several are asked about.
        quantifier: of how many periods it is stated: of one, in "did it fall below 4%?".
        precision: how near the number has to be.
        first: of a ranking, the id of the place or group, or the period, that is stated to be its first.
        asked: whether it is asked if this is so, and not only taken for granted: "by how much did it fall?".
    """

    value: float | None = None
    unit: Stated = Stated.COUNT
    direction: int = 0
    limit: int = 0
    or_equal: bool = field(default=False, kw_only=True)
    most: float | None = field(default=None, kw_only=True)
    denied: bool = field(default=False, kw_only=True)
    further: tuple[float, ...] = field(default=(), kw_only=True)
    quantifier: Quantifier = field(default=Quantifier.PLAIN, kw_only=True)
    precision: Precision = field(default=Precision.PLAIN, kw_only=True)
    first: str | Span | None = field(default=None, kw_only=True)
    asked: bool = True
