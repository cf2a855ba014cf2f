from __future__ import annotations

from datetime import date

import pytest

from bot.data.spans import Span
from bot.periods.extraction import read_period
from bot.periods.reading import Kind, Reading
from bot.periods.vocabulary import Vocabularies
from tests.periods.made_calendars import calendar_of
from tests.periods.review import ALL, Find, Read, day as _day, span as _span, span_of, spans_in


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("Nov 17", _day("2011-11-17")),
        ("Dec 31", _day("2011-12-31")),
        ("Jan 1", _day("2012-01-01")),
        ("Jul 20", _day("2012-07-20")),
        ("November", _span("2011-11-01", "2011-11-30")),
        ("July", _span("2012-07-01", "2012-07-31")),
        ("Dec 1 - Dec 31", _span("2011-12-01", "2011-12-31")),
        ("Dec 20 - Jan 10", _span("2011-12-20", "2012-01-10")),
        ("Nov - Jul", _span("2011-11-01", "2012-07-31")),
    ],
)
def test_without_a_year_it_is_2012_or_2011_where_only_that_fits(typed: str, span: Span, read: Read) -> None:
    assert span_of(read(typed)) == span


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("December 2012", _span("2012-12-01", "2012-12-31")),
        ("March 10, 2011", _day("2011-03-10")),
        ("May 30 2013", _day("2013-05-30")),
        ("2013-05-30..2013-07-20", _span("2013-05-30", "2013-07-20")),
        ("1/2/2003", _day("2003-01-02")),
        ("1999", _span("1999-01-01", "1999-12-31")),
        ("May 3, 2015 - Jun 2", _span("2015-05-03", "2015-06-02")),
        ("Dec 20, 2013 - Jan 10", _span("2013-12-20", "2014-01-10")),
    ],
)
def test_a_year_that_was_written_is_kept_even_where_the_table_lacks_it(
    typed: str, span: Span, read: Read
) -> None:
    assert span_of(read(typed)) == span


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("Nov 20 – Dec 31, 2012", _span("2012-11-20", "2012-12-31")),
        ("Dec 1 to Dec 31 2012", _span("2012-12-01", "2012-12-31")),
        ("May 30 - Jul 20, 2013", _span("2013-05-30", "2013-07-20")),
        ("May30-Jul20 2011", _span("2011-05-30", "2011-07-20")),
    ],
)
def test_a_year_behind_a_range_counts_for_both_ends_where_that_is_in_order(
    typed: str, span: Span, read: Read
) -> None:
    assert span_of(read(typed)) == span


def test_a_day_of_neither_year_is_outside_and_never_moved_into_the_data(read: Read) -> None:
    for typed in ("Nov 16", "Jul 21", "September", "10/1-10/31", "after July 20", "before Nov 17", "2010"):
        assert not span_of(read(typed)).overlaps(ALL), typed


def test_without_a_year_a_table_of_several_years_gives_the_latest_that_it_covers(
    vocabularies: Vocabularies,
) -> None:
    # Ten periods of a hundred days, January 1, 2020 to September 26, 2022.
    calendar = calendar_of(10, first_day=date(2020, 1, 1), days=100)
    assert calendar.span.end == date(2022, 9, 26)
    for typed, span in {
        "March": _span("2022-03-01", "2022-03-31"),
        "December": _span("2021-12-01", "2021-12-31"),
        "Sep 26": _day("2022-09-26"),
        "Sep 27": _day("2021-09-27"),
        "Nov 3 - Feb 2": _span("2021-11-03", "2022-02-02"),
        "March 2020": _span("2020-03-01", "2020-03-31"),
        "Feb 29": _day("2020-02-29"),
        "10": calendar.periods[9],
        "last two": calendar.joined(range(8, 10)),
    }.items():
        assert span_of(read_period(typed, calendar, vocabularies, "en")) == span, typed


@pytest.mark.parametrize("year", [1, 812, 1812, 1895, 2112, 9999])
def test_four_digits_are_a_year_whichever_and_are_never_dropped(
    year: int, read: Read, lee: Read, find: Find
) -> None:
    for typed in (
        f"May30-Jul20 {year:04}",
        f"May 30 to July 20, {year:04}",
        f"30 mayo - 20 julio {year:04}",
        f"{year:04}-05-30..{year:04}-07-20",
    ):
        asked = Span(date(year, 5, 30), date(year, 7, 20))
        if year >= 1000 or "-05-" in typed:
            assert span_of(read(typed)) == asked, typed
            assert span_of(lee(typed)) == asked, typed
            assert spans_in(find(f"what was the rate {typed}?")) == [asked], typed


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("compare 1895 vs last", _span("1895-01-01", "1895-12-31")),
        ("rate 1800", _span("1800-01-01", "1800-12-31")),
        ("total 2112-04-16", _day("2112-04-16")),
        ("rate in 2500", _span("2500-01-01", "2500-12-31")),
    ],
)
def test_a_year_in_a_sentence_is_one_too(text: str, span: Span, find: Find) -> None:
    assert spans_in(find(text))[0] == span


def test_until_a_year_far_ahead_is_all_and_says_until_when(find: Find) -> None:
    [reading] = [mention.reading for mention in find("total until 2112") if mention.reading]
    assert reading == Reading(Span(ALL.start, date(2112, 12, 31)), kind=Kind.UPTO)


def test_two_digits_are_the_year_nearest_to_the_data(vocabularies: Vocabularies) -> None:
    # Twenty yearly periods, 1890 to 1909, of 365 days each.
    calendar = calendar_of(20, first_day=date(1890, 1, 1), days=365)
    for typed, span in {
        "Jan1-Dec31 1895": _span("1895-01-01", "1895-12-31"),
        "1905": _span("1905-01-01", "1905-12-31"),
        "Mar 5 '05": _day("1905-03-05"),
        "5/30/98": _day("1898-05-30"),
        "06MAR01": _day("1901-03-06"),
        "12": calendar.periods[11],
    }.items():
        assert span_of(read_period(typed, calendar, vocabularies, "en")) == span, typed


def test_a_year_is_no_period_number_however_many_periods_there_are(vocabularies: Vocabularies) -> None:
    calendar = calendar_of(3000, first_day=date(1750, 1, 1), days=1)
    assert span_of(read_period("1800", calendar, vocabularies, "en")) == _span("1800-01-01", "1800-12-31")
    assert span_of(read_period("180", calendar, vocabularies, "en")) == calendar.periods[179]
