"""Lists of periods: what was written of one of them only, "May 5 and 6", counts for the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from bot.periods.parser import Expression
from bot.periods.points import Point
from bot.periods.portions import fiscal_year
from bot.periods.reader import YEARS, Reader
from bot.periods.reading import Duration, Kind, Quantity

Found = tuple[int, int, Expression | Duration | Quantity]
"""Something between two tokens, before it is resolved."""


def share_dates(found: list[Found], r: Reader, are_listed: Callable[[Found, Found], bool]) -> None:
    """Gives each in a list what was written only once, of another.

    Args:
        found: changed in place.
        r: the tokens.
        are_listed: whether two neighbours belong to one list.
    """
    pairs = list(pairwise(range(len(found))))
    for one, other in pairs:
        if are_listed(found[one], found[other]):
            shared = _like_before(_first(found[other]), _first(found[one]), r)
            found[other] = _with_first(found[other], shared)
    for one, other in reversed(pairs):
        if are_listed(found[one], found[other]):
            shared = _like_behind(_first(found[one]), _first(found[other]))
            found[one] = _with_first(found[one], shared)


def _first(found: Found) -> Point | None:
    return found[2].first if isinstance(found[2], Expression) else None


def _with_first(found: Found, point: Point | None) -> Found:
    start, end, one = found
    return (start, end, replace(one, first=point)) if point and isinstance(one, Expression) else found


def _like_before(point: Point | None, before: Point | None, r: Reader) -> Point | None:
    """The 6 of "May 5 and 6", the 2013 of "fiscal years 2012 and 2013"."""
    if point is None or before is None:
        return point
    if before.day is not None and point.number is not None and r.is_whole:
        return replace(before, day=point.number)
    if before.kind is point.kind is Kind.YEAR and before.span and point.year in YEARS:
        return fiscal_year(point.year)
    return point


def _like_behind(point: Point | None, behind: Point | None) -> Point | None:
    """The 5 of "5 and 6 May", the March of "March and April 2011"."""
    if point is None or behind is None:
        return point
    if behind.day is not None and point.number is not None:
        return replace(behind, day=point.number)
    if (
        point.month is not None
        and behind.month is not None
        and point.year is None
        and behind.year is not None
    ):
        return replace(point, year=behind.year - (point.month > behind.month))
    return point
