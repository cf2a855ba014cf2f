from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Self


@dataclass(frozen=True, order=True)
class Span:
    """The days from one to another, both inclusive.

    Raises:
        ValueError: where it ends before it starts.
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"{self.end} is before {self.start}")

    @classmethod
    def day(cls, day: date) -> Self:
        """A single day."""
        return cls(day, day)

    @classmethod
    def month(cls, day: date) -> Self:
        """The month in which a day lies."""
        return cls(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))

    @classmethod
    def around(cls, spans: Collection[Span]) -> Self:
        """From the first day of some spans to their last; there must be one at least."""
        return cls(min(span.start for span in spans), max(span.end for span in spans))

    @property
    def days(self) -> int:
        """How many days it has, at least one."""
        return (self.end - self.start).days + 1

    @property
    def months(self) -> int:
        """How many whole calendar months it is made of; 0 where it starts or ends within one."""
        if self.start.day > 1 or not self.ends_a_month:
            return 0
        return 12 * (self.end.year - self.start.year) + self.end.month - self.start.month + 1

    @property
    def ends_a_month(self) -> bool:
        """Whether its last day is the last of a month."""
        return self.end.day == monthrange(self.end.year, self.end.month)[1]

    def contains(self, other: Span) -> bool:
        """Whether all days of the other are in this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a day."""
        return self.start <= other.end and other.start <= self.end
