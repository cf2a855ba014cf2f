from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.data.spans import Span
from bot.periods.cuts import Unit, month_of, months_from
from bot.periods.reading import Kind

Cut = Callable[[Span], Span | None]
"""What takes a part of a span; None where the span has no such part."""
_SEASON = 3
"""Months."""
_YEARS = range(1, 10_000)
_MONTHS = range(1, 13)
_YEAR = 12


@dataclass(frozen=True)
class Point:
    """One end of a range, or all of it, before its year is known. A part that wasn't written is None.

    Args:
        kind: as what it is named.
        year: of the date.
        month: of the date.
        day: of the date.
        months: how many months are meant, from `month` on.
        span: the days, where the data or the words give them.
        cut: which part of the days is meant.
        number: a bare number: a day beside another day, else a period.
        missing: the number of a period that the data lack.
        spelled: whether it names a day in words or in ISO form.
        step: how many units, or periods where that is None, behind the days spoken of last; negative before.
        from_today: whether it is counted from today: "a month ago".
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
    missing: int | None = None
    spelled: bool = False
    step: tuple[int, Unit | None] | None = None
    from_today: bool = False
    is_sure: bool = True

    def days(self, year: int) -> Span | None:
        """Its days in a year; None where the calendar lacks them."""
        span = self._uncut(year)
        return self.cut(span) if span and self.cut else span

    @property
    def crosses_years(self) -> bool:
        """Whether it starts in one year and ends in the next, as winter does."""
        return self.month is not None and self.month + self.months - 1 > _YEAR

    def cut_by(self, cut: Cut) -> Point:
        """A part of it."""
        inner = self.cut

        def both(span: Span) -> Span | None:
            piece = inner(span) if inner else span
            return cut(piece) if piece else None

        return replace(self, kind=Kind.PART, cut=both, spelled=False)

    def _uncut(self, year: int) -> Span | None:
        if self.span is not None:
            return self.span
        if year not in _YEARS:
            return None
        if self.month is None:
            return months_from(year, 1, _YEAR)
        if self.month not in _MONTHS:
            return None
        if self.months > 1:
            start = year - 1 if self.crosses_years else year
            return months_from(start, self.month, self.months)
        month = month_of(year, self.month)
        if self.day is None:
            return month
        return Span.day(month.start.replace(day=self.day)) if 1 <= self.day <= month.days else None
