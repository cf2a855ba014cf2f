"""Calendars and spans for properties."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import strategies as st

from bot.data.spans import Span
from bot.periods.calendar import Calendar


def calendar_of(count: int, *, first_day: date, days: int) -> Calendar:
    """Neighbouring periods of the same length."""
    starts = [first_day + timedelta(days * at) for at in range(count)]
    return Calendar(tuple(Span(start, start + timedelta(days - 1)) for start in starts))


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """One to eight periods that follow each other, at any time that a calendar can hold."""
    start = draw(st.dates(date(2, 1, 1), date(9990, 12, 31)))
    periods: list[Span] = []
    for days in draw(st.lists(st.integers(1, 60), min_size=1, max_size=8)):
        periods.append(Span(start, start + timedelta(days - 1)))
        start += timedelta(days)
    return Calendar(tuple(periods))


def spans_near(span: Span, *, margin: int = 90) -> st.SearchStrategy[Span]:
    """Spans that lie in this one, reach over its ends, or lie just outside."""
    first, last = span.start - timedelta(margin), span.end + timedelta(margin)
    return spans_of(st.dates(first, last))


def spans_of(days: st.SearchStrategy[date]) -> st.SearchStrategy[Span]:
    """Spans between any two of these days."""
    return st.tuples(days, days).map(_ordered)


def _ordered(ends: Sequence[date]) -> Span:
    return Span(min(ends), max(ends))
