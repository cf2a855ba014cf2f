from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Self


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of days; both ends are inclusive.

    Raises:
        ValueError: where it would end before it starts.
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"the span ends on {self.end}, before it starts on {self.start}")

    @classmethod
    def day(cls, day: date) -> Self:
        """The span of a single day."""
        return cls(day, day)

    def overlaps(self, other: Span) -> bool:
        """Whether the two have a day in common."""
        return self.start <= other.end and other.start <= self.end

    def contains(self, other: Span) -> bool:
        """Whether every day of the other lies in this one."""
        return self.start <= other.start and other.end <= self.end
