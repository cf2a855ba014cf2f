from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from bot.data.spans import Span


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2012, 7, 1), date(2012, 7, 31), 1),
        (date(2012, 2, 1), date(2012, 2, 29), 1),
        (date(2011, 10, 1), date(2011, 12, 31), 3),
        (date(2011, 11, 1), date(2012, 2, 29), 4),
        (date(2012, 7, 2), date(2012, 7, 31), 0),
        (date(2012, 7, 1), date(2012, 7, 30), 0),
        (date(2011, 11, 17), date(2012, 3, 5), 0),
    ],
)
def test_the_months_of_a_span_are_whole_ones(start: date, end: date, months: int) -> None:
    assert Span(start, end).months == months


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(1, 900))
def test_a_day_more_or_less_makes_whole_months_none(start: date, days: int) -> None:
    span = Span(start, start + timedelta(days))
    if span.months:
        assert Span(start, span.end - timedelta(1)).months == 0
        assert Span(start, span.end + timedelta(1)).months == 0
