"""Lists of periods: what was written of one of them only, "May 5 and 6", counts for the others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from bot.data.spans import Span
from bot.periods.parser import Expression
from bot.periods.points import Point
from bot.periods.reader import Reader
from bot.periods.reading import Duration, Kind, Quantity
from bot.periods.tokens import Break, Joint
from bot.periods.vocabulary import Part

LISTS = (Part.AND, Part.OR, Part.VERSUS, Part.CONTAINING)
"""What joins two periods that are not the ends of one."""
SMALL = (Part.THE, Part.OF, Part.IN, Part.FILLER, Part.WEEKDAY)
"""What may stand between two of a list besides."""


@dataclass(frozen=True)
class Found:
    """Something from one token up to another, before it is resolved."""

    start: int
    end: int
    what: Expression | Duration | Quantity

    @property
    def only(self) -> Point | None:
        """The point that all of it is."""
        return self.what.first if isinstance(self.what, Expression) and not self.what.second else None

    def with_point(self, point: Point) -> Found:
        """The same of another point."""
        assert isinstance(self.what, Expression)  # noqa: S101  only these have points
        return replace(self, what=replace(self.what, first=point))


def is_list(r: Reader, end: int, at: int) -> bool:
    """Whether only "and" or the like stands between two things."""
    between = range(end, at)
    return all(r.can(i, *LISTS, *SMALL) or isinstance(r.get(i), (Break, Joint)) for i in between) and any(
        r.can(i, *LISTS) or r.is_comma(i) for i in between
    )


def share_dates(found: list[Found], r: Reader) -> None:
    """Gives each in a list what was written only once, of another; changes the list in place."""
    pairs = [
        at
        for at, (one, other) in enumerate(pairwise(found))
        if is_list(r, one.end, other.start) or (one.end == other.start and _are_months(one, other))
    ]
    for at in pairs:
        before, point = found[at].only, found[at + 1].only
        if before and point and (r.is_whole or point.number is None):
            found[at + 1] = found[at + 1].with_point(point.beside(before))
    for at in reversed(pairs):
        point, behind = found[at].only, found[at + 1].only
        if point and behind:
            found[at] = found[at].with_point(_like_behind(point, behind, r.calendar.span))


def _are_months(one: Found, other: Found) -> bool:
    """Whether they are two months, one right behind the other: "October November"."""
    return all(each.only is not None and each.only.kind is Kind.MONTH for each in (one, other))


def _like_behind(point: Point, behind: Point, whole: Span) -> Point:
    """The 5 of "5 and 6 May", the March of "March and April 2011", the Q3 of "Q3 and Q4 of 2011"."""
    is_of_nothing = point.year is point.month is None and point.span in (None, whole)
    if point.cut and behind.cut and is_of_nothing:
        return replace(behind, cut=point.cut)
    if point.month and behind.month and point.year is None and behind.year is not None:
        return replace(point, year=behind.year - (point.month > behind.month))
    return point.beside(behind)
