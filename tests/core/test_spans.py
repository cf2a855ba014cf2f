from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from bot.core.spans import Span
from tests.core.made_tables import spans_of

_near = spans_of(st.dates(date(2012, 1, 1), date(2012, 2, 15)))


def _days(span: Span) -> set[date]:
    return {span.start + timedelta(n) for n in range((span.end - span.start).days + 1)}


def test_a_span_that_ends_before_it_starts_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="2012-03-05"):
        Span(date(2012, 3, 6), date(2012, 3, 5))


@given(_near, _near)
def test_spans_overlap_where_they_have_a_day_in_common(one: Span, other: Span) -> None:
    assert one.overlaps(other) == bool(_days(one) & _days(other))


@given(_near, _near)
def test_a_span_contains_another_where_it_has_all_its_days(one: Span, other: Span) -> None:
    assert one.contains(other) == (_days(other) <= _days(one))
