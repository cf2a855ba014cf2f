"""What a picture shows, in words and numbers, before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

FEW_MARKS = 10
"""The most marks that can each have a name and a value; of more, only those that stand out have them."""


class Form(Enum):
    """What the marks look like."""

    BARS = auto()
    """Beside each other, one for each period."""
    DOTS = auto()
    """Where their days lie in time."""
    ROWS = auto()
    """Below each other: places, groups, and what has names too long to stand beside each other."""
    COLUMNS = auto()
    """One for several periods each, as there are more periods than pixels."""


@dataclass(frozen=True)
class Mark:
    """One figure in a picture, or in COLUMNS several.

    Args:
        value: how tall it is; of several figures, the highest.
        least: of several figures, the lowest.
        at: where its day lies, from the first (0) to the last (1).
        is_rough: whether it is approximate, or rests on approximate counts.
        is_weak: whether it is there for comparison, beside what was asked for.
        name: whose or when it is; empty where it isn't named.
        heading: what stands above it in ROWS, and holds for those below it too.
    """

    value: float
    low: float
    high: float
    least: float = 0
    at: float = 0
    is_rough: bool = False
    is_weak: bool = False
    name: str = ""
    text: str = ""
    heading: str = ""


@dataclass(frozen=True)
class CallOut:
    """One of many marks that stands out, by its position; the caption says why: the highest, the last."""

    mark: int
    caption: str
    name: str
    text: str


@dataclass(frozen=True)
class Drawing:
    """All that stands in a picture; equal drawings give equal pictures.

    Args:
        subtitles: what the rate is a rate of, how the counts go together, of when they are.
        notes: what the shapes mean, and where the figures come from.
        count: how many figures they stand for.
        scale: values at which a line is drawn across, with the words for them; where marks have no values.
        called_out: which of many marks have a name and a value, in order.
    """

    form: Form
    title: str
    subtitles: tuple[str, ...]
    notes: tuple[str, ...]
    marks: tuple[Mark, ...]
    count: int
    scale: tuple[tuple[float, str], ...] = ()
    called_out: tuple[CallOut, ...] = ()

    @property
    def peak(self) -> float:
        """The highest that any mark reaches; 1 where all are nothing."""
        return max((mark.high for mark in self.marks), default=0) or 1
