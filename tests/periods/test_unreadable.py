from __future__ import annotations

from datetime import date

import pytest

from bot.data.spans import Span
from bot.periods.reading import NoSuchDate, NoSuchPeriod, Reading, Reversed, SeveralPeriods, Unreadable
from tests.periods.review import ALL, FIRST, FOURTH, SECOND, THIRD, Read, day as _day, span as _span, span_of

# --- misspellings ---

MISSPELT: dict[int, list[str]] = {
    1: ["Januray", "Janaury", "Jannuary", "Januar"],
    2: ["Febuary", "Feburary", "Febuary,", "Feberuary"],
    3: ["Marhc", "Mrach", "Mach", "Marrch"],
    4: ["Apirl", "Arpil", "Aprl", "Appril"],
    5: ["Mayy", "maay"],
    6: ["Juny", "Jume", "Jnue", "Junne"],
    7: ["Jully", "Juyl", "Juli", "Julyy"],
    8: ["Agust", "Augst", "Augusst"],
    9: ["Septmber", "Setember", "Septembre"],
    10: ["Ocotber", "Octobre", "Octber"],
    11: ["Novemeber", "Novmber", "Nvember"],
    12: ["Decmber", "Decemebr", "Dicember"],
}


@pytest.mark.parametrize(
    ("typed", "month"),
    [pytest.param(typed, month, id=typed) for month, words in MISSPELT.items() for typed in words],
)
def test_a_misspelt_month_is_mended_and_echoed(typed: str, month: int, read: Read) -> None:
    reading = read(f"{typed} 2012")
    assert isinstance(reading, Reading)
    assert (reading.span.start, reading.span.end.month) == (date(2012, month, 1), month)
    assert not reading.literal


@pytest.mark.parametrize("typed", ["Marhc 6 - Arpil 16", "march 6 to aprl 16", "Mach6-Apr16"])
def test_a_whole_period_with_a_mended_month_is_echoed_too(typed: str, read: Read) -> None:
    reading = read(typed)
    assert isinstance(reading, Reading)
    assert (reading.span, reading.literal) == (SECOND, False)


@pytest.mark.parametrize(
    "typed",
    [
        *("Ma 30", "Ju 20", "J 20", "Mai 30 - Jul 20", "marry"),
        *("mayor", "monday", "Tuesday", "never", "sector", "lately", "decide", "people"),
    ],
)
def test_what_could_be_several_months_or_none_is_not_guessed(typed: str, read: Read) -> None:
    assert isinstance(read(typed), Unreadable)


@pytest.mark.parametrize("typed", ["both", "of both", "the two", "couple", "ambos", "los dos"])
def test_what_counts_several_is_the_number_of_none(typed: str, read: Read) -> None:
    assert not isinstance(read(typed), Reading)


# --- what can't be read ---


@pytest.mark.parametrize(
    ("typed", "piece"),
    [
        ("hello", "hello"),
        ("xyz May 3", "xyz"),
        ("May 3 XYZ", "XYZ"),
        ("May30-Jul20 😀 banana", "banana"),
        ("May 3 % 5", "%"),
        ("how many on May 3", "how"),
        ("", ""),
        ("   ", ""),
        ("?", ""),
        ("🎉", ""),
        ("-", ""),
        ("..", ""),
        ("and", ""),
        ("between", ""),
        ("since", ""),
        ("between May and", ""),
        ("Mar 6 - Apr 16 - May 29", ""),
        ("Mar 6 to Apr 16 to May 29", ""),
        ("May 30" + " " * 200, ""),
        ("May 30 " * 30, ""),
    ],
)
def test_what_is_no_period_is_unreadable_and_the_piece_that_means_nothing_is_named(
    typed: str, piece: str, read: Read
) -> None:
    assert read(typed) == Unreadable(typed, piece)


@pytest.mark.parametrize(
    "typed",
    [
        "Feb 30",
        "2/30",
        "30 February",
        "2012-02-30",
        "Feb 29, 2011",
        "2/29/11",
        "June 31",
        "May 32",
        "32 May",
        "May 0",
        "0/5",
        "5/0",
        "00/00/00",
        "13/13",
        "2012-13-01",
        "2012-13",
        "2012-00",
        "13/2012",
        "Feb 30 - Mar 2",
        "May 30 - Jun 31",
        "Feb 30-31",
        "since Feb 30",
        "before 2/30",
    ],
)
def test_a_date_that_the_calendar_lacks_is_named_as_such(typed: str, read: Read) -> None:
    found = read(typed)
    assert isinstance(found, NoSuchDate)
    assert found.typed == typed
    assert found.date in typed


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("5", 5),
        ("0", 0),
        ("99", 99),
        ("5th", 5),
        ("fifth", 5),
        ("period 9", 9),
        ("period 0", 0),
        ("9th period", 9),
        ("first 5", 5),
        ("first 0", 0),
        ("last 0 periods", 0),
        ("last five periods", 5),
        ("since period 7", 7),
    ],
)
def test_a_period_that_the_table_does_not_have_is_named_with_how_many_it_has(
    typed: str, number: int, read: Read
) -> None:
    assert read(typed) == NoSuchPeriod(typed, number, count=4)


@pytest.mark.parametrize(
    ("typed", "swapped"),
    [
        ("Jul20-May30", FOURTH),
        ("July 20 to May 30", FOURTH),
        ("7/20-5/30", FOURTH),
        ("2012-07-20..2012-05-30", FOURTH),
        ("between July 20, 2012 and May 30, 2012", FOURTH),
        ("Mar 5, 2012 - Nov 17, 2011", FIRST),
        ("4-1", ALL),
        ("last to first", ALL),
        ("3 to 2", _span("2012-03-06", "2012-05-29")),
        ("May - March", _span("2012-03-01", "2012-05-31")),
        ("May 31-30", _span("2012-05-30", "2012-05-31")),
        ("2012-2011", _span("2011-01-01", "2012-12-31")),
    ],
)
def test_a_range_the_wrong_way_round_is_not_answered_but_offered_swapped(
    typed: str, swapped: Span, read: Read
) -> None:
    found = read(typed)
    assert isinstance(found, Reversed)
    assert (found.typed, found.swapped) == (typed, swapped)
    assert found.first.start > found.second.start


@pytest.mark.parametrize(
    ("typed", "first", "second"),
    [
        ("first and last", FIRST, FOURTH),
        ("1 and 3", FIRST, THIRD),
        ("first & third", FIRST, THIRD),
        ("May and July", _span("2012-05-01", "2012-05-31"), _span("2012-07-01", "2012-07-31")),
        ("May 30 and Jul 20", _day("2012-05-30"), _day("2012-07-20")),
        ("before or after May 30", _span("2011-11-17", "2012-05-29"), _span("2012-05-31", "2012-07-20")),
        ("before/after May 30", _span("2011-11-17", "2012-05-29"), _span("2012-05-31", "2012-07-20")),
    ],
)
def test_two_periods_joined_by_and_are_two_periods_not_all_between_them(
    typed: str, first: Span, second: Span, read: Read
) -> None:
    found = read(typed)
    assert isinstance(found, SeveralPeriods)
    assert [reading.span for reading in found.readings] == [first, second]


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("1 and 2", _span("2011-11-17", "2012-04-16")),
        ("March and April", _span("2012-03-01", "2012-04-30")),
        ("third and fourth", _span("2012-04-17", "2012-07-20")),
        ("between 1 and 3", _span("2011-11-17", "2012-05-29")),
    ],
)
def test_neighbours_joined_by_and_are_one_span(typed: str, span: Span, read: Read) -> None:
    assert span_of(read(typed)) == span
