"""What stands in one cell of a data file, and how it is read."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Annotated, NamedTuple

from pydantic import BeforeValidator, Field

from bot.core.figures import Basis


@dataclass(frozen=True)
class PrintedRate:
    """A rate as a source prints it: a fraction, and the number of decimals of the percentage."""

    value: float
    decimals: int

    @property
    def half_unit(self) -> float:
        """Half a unit of the last printed decimal, as a fraction."""
        return 0.5 * 10.0 ** -(self.decimals + 2)

    def agrees_with(self, rate: float) -> bool:
        """Whether a rate, a fraction, prints as this."""
        # A hair more than half a unit: floating point must not fault what rounds correctly.
        return abs(rate - self.value) <= self.half_unit * (1 + 1e-9)


class AsOf(NamedTuple):
    """The day up to which something was counted; the last of the month where a source only names that."""

    day: date
    exact: bool


def _iso_day(value: object) -> object:
    # pydantic alone would also take a number for a Unix time.
    return date.fromisoformat(value) if isinstance(value, str) else value


def _as_of(value: object) -> object:
    if not isinstance(value, str):
        return value
    if re.fullmatch(r"\d{4}-\d\d", value):
        first = date.fromisoformat(f"{value}-01")
        return AsOf(first.replace(day=monthrange(first.year, first.month)[1]), exact=False)
    return AsOf(date.fromisoformat(value), exact=True)


def _printed_rate(value: object) -> object:
    if not isinstance(value, str) or not value:
        return None if value == "" else value
    match = re.fullmatch(r"(\d{1,3})(?:\.(\d{1,6}))?%", value)
    if match is None or float(value[:-1]) > 100:  # noqa: PLR2004  a percentage
        raise ValueError("isn't a percentage such as 3.41%")
    # Shifting the decimal point in the text keeps 3.41% at exactly 0.0341.
    return PrintedRate(float(f"{value[:-1]}e-2"), len(match[2] or ""))


def _basis(value: object) -> object:
    try:
        return Basis[value.upper()] if isinstance(value, str) else value
    except KeyError:
        raise ValueError("is none of published, derived, approximate") from None


def _flag(value: object) -> object:
    return {"yes": True, "": False}.get(value, value) if isinstance(value, str) else value


def _blank_is_none(value: object) -> object:
    return None if value == "" else value


def _ids(value: object) -> object:
    return tuple(value.split()) if isinstance(value, str) else value


Day = Annotated[date, BeforeValidator(_iso_day)]
AsOfCell = Annotated[AsOf, BeforeValidator(_as_of)]
"""2012-05-31, or 2012-05 where the day isn't known."""
Blank = BeforeValidator(_blank_is_none)
"""Beside an optional type: an empty cell is None."""
Ids = Annotated[tuple[str, ...], BeforeValidator(_ids)]
"""Ids separated by spaces."""
Cited = Annotated[Ids, Field(min_length=1)]
"""Ids of sources, one at least."""
Count = Annotated[int, Field(ge=0)]
"""Of cases."""
MaybeCount = Annotated[Count | None, Blank]
Positive = Annotated[int, Field(ge=1)]
"""A count that something is divided by."""
MaybePositive = Annotated[Positive | None, Blank]
Flag = Annotated[bool, BeforeValidator(_flag)]
"""`yes`, or empty."""
BasisCell = Annotated[Basis, BeforeValidator(_basis)]
"""published, derived or approximate."""
RateCell = Annotated[PrintedRate | None, BeforeValidator(_printed_rate)]
"""A percentage as it is printed, or empty."""
