"""Parts of a span of days: halves, quarters, thirds, weeks, its first or last days.

Where the span or the calendar lacks such a part, these raise a ValueError, as `Span` and `date` do.
"""

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
    """The day that lies some days later; the same day where the calendar ends before that."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return day


def months_from(year: int, month: int, count: int) -> Span:
    """Some months from one on, which may be counted beyond December."""
    year, month = year + (month - 1) // _YEAR, (month - 1) % _YEAR + 1
    last_year, last = divmod(year * _YEAR + month + count - 2, _YEAR)
    return Span(date(year, month, 1), date(last_year, last + 1, monthrange(last_year, last + 1)[1]))


def after(day: date, count: int, unit: Unit) -> date:
    """The day that comes some units after another; the same day where the calendar ends before that."""
    if not unit.months:
        return shifted(day, count * unit)
    try:
        month = months_from(day.year, day.month + count * unit.months, 1)
    except (ValueError, OverflowError):
        return day
    return month.start.replace(day=min(day.day, month.days))


def day_from(day: date, count: int, unit: Unit) -> date:
    """The day that lies some units from another; months from the end of a month is the end of one, too."""
    following = shifted(day, 1)
    return shifted(after(following, count, unit), -1) if following.day == 1 else after(day, count, unit)


def fraction(span: Span, part: int, parts: int) -> Span:
    """One of a span's equal parts, from 1; -1 is the last.

    A year is cut into whole months, a month where people usually cut it.
    """
    part = parts + 1 + part if part < 0 else part
    if not 1 <= part <= parts <= span.days:
        raise ValueError(f"{span} has no {part} of {parts} parts")
    year, month = span.start.year, span.start.month
    if span == months_from(year, month, _YEAR) and _YEAR % parts == 0:
        months = _YEAR // parts
        return months_from(year, month + months * (part - 1), months)
    ends = [span.days * at // parts for at in range(parts + 1)]
    if span == months_from(year, month, 1) and parts in _MONTH_ENDS:
        ends[1:-1] = _MONTH_ENDS[parts]
    return Span(shifted(span.start, ends[part - 1]), shifted(span.start, ends[part] - 1))


def units(span: Span, number: int, count: int, unit: Unit) -> Span:
    """Some units of a span, from one by its number on, or up to it where it is negative; -1 is the last.

    One alone ends where the span does; several may reach over its end.
    """
    if number < 0:
        end = after(span.end, number + 1, unit)
        return Span(shifted(after(end, -count, unit), 1), end)
    start = after(span.start, number - 1, unit)
    end = shifted(after(span.start, number - 1 + count, unit), -1)
    return Span(start, min(end, span.end) if count == 1 else end)


def next_to(span: Span, count: int, unit: Unit) -> Span:
    """Some units right behind a span, or right before it where the count is negative."""
    start = shifted(span.end, 1) if count > 0 else after(span.start, count, unit)
    end = after(start, count, unit) if count > 0 else span.start
    return Span(start, shifted(end, -1))


def week_of(day: Span) -> Span:
    """The seven days of the week of a day: from it where it is a Sunday, else from its Monday."""
    weekday = day.start.weekday()
    start = day.start if weekday == _SUNDAY else shifted(day.start, -weekday)
    return Span(start, shifted(start, 6))
