from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from bot.data.spans import Span
from bot.periods.cuts import Unit, months_from
from bot.periods.reading import Kind

Cut = Callable[[Span], Span]
"""What takes a part of a span; it raises a ValueError where the span has no such part."""
_YEAR = 12
"""Months."""
_FISCAL_MONTH = 10
"""In which the US government's year starts."""


@dataclass(frozen=True)
class Point:
    """One end of a range, or all of it, before its year is known. A part that wasn't written is None.

    Args:
        kind: as what it is named.
        months: how many months are meant, from `month` on.
        span: the days, where the data or the words give them.
        cut: which part of the days is meant.
        number: a bare number: a day beside another day, else a period.
        spelled: whether it names a day in words or in ISO form.
        step: how many units, or periods where that is None, behind the days spoken of last; negative before.
        from_today: whether it is counted from today: "a month ago".
        is_about: whether it only says about when: a period that ends in "mid April" ends then.
        is_sure: whether it hardly means anything else.
    """

    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    months: int = 1
    span: Span | None = None
    cut: Cut | None = None
    number: int | None = None
    spelled: bool = False
    step: tuple[int, Unit | None] | None = None
    from_today: bool = False
    is_about: bool = False
    is_sure: bool = True

    def days(self, year: int) -> Span | None:
        """Its days in a year; None where the calendar lacks them."""
        try:
            span = self._uncut(year)
            return self.cut(span) if self.cut else span
        except (ValueError, OverflowError):
            return None

    @property
    def crosses_years(self) -> bool:
        """Whether it starts in one year and ends in the next, as winter does."""
        return self.month is not None and self.month + self.months - 1 > _YEAR

    @property
    def is_units_away(self) -> bool:
        """Whether it lies several units behind or before: two months on needn't be two periods on."""
        count, unit = self.step or (0, None)
        return unit is not None and abs(count) > 1

    def beside(self, other: Point) -> Point:
        """With what only the other says: the 31 of "May 30-31", the 2013 of "fiscal years 2012 and 2013"."""
        if self.number is not None and other.day is not None:
            return replace(other, day=self.number, year=self.year or other.year)
        is_fiscal = self.kind is other.kind is Kind.YEAR and other.span is not None
        return fiscal_year(self.year) if is_fiscal and self.year is not None else self

    def cut_by(self, cut: Cut) -> Point:
        """A part of it."""
        inner = self.cut

        def both(span: Span) -> Span:
            return cut(inner(span) if inner else span)

        return replace(self, kind=Kind.PART, cut=both, spelled=False)

    def _uncut(self, year: int) -> Span:
        if self.span is not None:
            return self.span
        if self.month is None:
            return months_from(year, 1, _YEAR)
        if self.day is not None:
            return Span.day(date(year, self.month, self.day))
        first = date(year - self.crosses_years, self.month, 1)
        return months_from(first.year, first.month, self.months)


def fiscal_year(year: int) -> Point:
    """The US government's year, which is called by the calendar year in which it ends."""
    return Point(Kind.YEAR, span=months_from(year - 1, _FISCAL_MONTH, _YEAR))
