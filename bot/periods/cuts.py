"""Parts of a span of days: halves, quarters, thirds, weeks, the last so many days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from enum import IntEnum

from bot.data.spans import Span


class Unit(IntEnum):
    """Of a length of time; the value is about how many days it has."""

    DAY = 1
    WEEK = 7
    FORTNIGHT = 14
    MONTH = 30
    QUARTER = 91
    YEAR = 365

    @property
    def months(self) -> int:
        """How many months it is; 0 where it is counted in days."""
        return {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}.get(self, 0)


_YEAR = 12
"""Months."""
_MONTH_ENDS = {2: (15,), 3: (10, 20), 4: (7, 14, 21)}
"""The last days of the parts of a month but the last part: halves, thirds and quarters."""
_SUNDAY = 6


def shifted(day: date, days: int) -> date:
    """So many days later; the same day where the calendar ends before that."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return day


def month_of(year: int, month: int) -> Span:
    """A month from its first to its last day."""
    return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def months_from(year: int, month: int, count: int) -> Span | None:
    """So many months from one on; None where the calendar lacks them."""
    last = year * 12 + month - 1 + count - 1
    if not (year >= 1 and last // 12 <= 9999):  # noqa: PLR2004  what `date` can hold
        return None
    return Span(date(year, month, 1), month_of(last // 12, last % 12 + 1).end)


def after(day: date, count: int, unit: Unit) -> date:
    """The day that comes so many units after another; before it where `count` is negative."""
    if not unit.months:
        return shifted(day, count * unit)
    at = day.year * 12 + day.month - 1 + count * unit.months
    if not 12 <= at < 120_000:  # noqa: PLR2004  what `date` can hold, in months
        return day
    year, month = divmod(at, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def fraction(span: Span, part: int, parts: int) -> Span | None:
    """One of so many parts of a span: whole months of a year, the usual days of a month, else days.

    Args:
        span: what is parted.
        part: which of the parts, from 1; -1 is the last.
        parts: how many there are.
    """
    part = parts + 1 + part if part < 0 else part
    if not 1 <= part <= parts <= span.days:
        return None
    first = span.start.day == 1
    if first and span.end == shifted(after(span.start, 1, Unit.YEAR), -1) and _YEAR % parts == 0:
        months = _YEAR // parts
        start = after(span.start, months * (part - 1), Unit.MONTH)
        return Span(start, shifted(after(start, months, Unit.MONTH), -1))
    if first and span == month_of(span.start.year, span.start.month) and parts in _MONTH_ENDS:
        ends = (0, *_MONTH_ENDS[parts], span.days)
    else:
        ends = tuple(span.days * at // parts for at in range(parts + 1))
    return Span(shifted(span.start, ends[part - 1]), shifted(span.start, ends[part] - 1))


def run(span: Span, count: int, unit: Unit, *, from_end: bool) -> Span | None:
    """The first or last so many units of a span; it may reach over the span's other end."""
    if count < 1:
        return None
    if from_end:
        start = shifted(after(span.end, -count, unit), 1)
        return Span(start, span.end) if start <= span.end else None
    end = shifted(after(span.start, count, unit), -1)
    return Span(span.start, end) if end >= span.start else None


def nth(span: Span, number: int, unit: Unit) -> Span | None:
    """One unit of a span by its number, from 1; -1 is the last. None where the span lacks it."""
    if number < 0:
        end = after(span.end, number + 1, unit)
        return run(Span(min(span.start, end), end), 1, unit, from_end=True) if end >= span.start else None
    start = after(span.start, number - 1, unit)
    end = shifted(after(span.start, number, unit), -1)
    if number < 1 or start > span.end or end < start:
        return None
    return Span(start, min(end, span.end))


def week_of(day: Span) -> Span:
    """The seven days of the week of a day: from it where it is a Sunday, else from its Monday."""
    start = day.start
    if start.weekday() != _SUNDAY:
        start = shifted(start, -start.weekday())
    return Span(start, shifted(start, 6))
