"""Days that people call by a name."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from bot.data.spans import Span
from bot.periods.feasts import Feast
from bot.periods.reading import Kind, Reading
from tests.periods.review import Find, Read, day, each_spelling, span as _span, span_of, spans_in

NAMED: dict[Span, list[str]] = {
    day("2011-12-25"): [
        "Christmas",
        "xmas 2011",
        "cristmas",
        "X-mas",
        "Navidad",
        "navidad del 2011",
        "Nabidad",
    ],
    day("2012-01-01"): ["New Year's Day 2012", "new years", "Año Nuevo", "el día de año nuevo"],
    day("2012-02-14"): ["Valentine's Day", "valentines day", "San Valentín", "día de san valentín 2012"],
    day("2012-03-17"): ["St. Patrick's Day", "st patricks day", "st patrick\u2019s day", "san patricio"],
    day("2012-05-28"): ["Memorial Day", "memorial day, 2012"],
    day("2011-11-24"): ["Thanksgiving", "thanksgiving day 2011", "día de acción de gracias"],
    _span("2012-04-01", "2012-04-08"): ["holy week", "semana santa 2012"],
    day("2012-04-06"): ["Good Friday", "viernes santo"],
    _span("2012-02-14", "2012-07-04"): ["valentines day to the 4th of july", "de san valentín al 4 de julio"],
    _span("2011-11-24", "2011-12-25"): ["from Thanksgiving to Christmas"],
    _span("2011-11-17", "2012-05-27"): ["before Memorial Day"],
    _span("2012-04-08", "2012-07-20"): ["since Easter", "desde el domingo de pascua"],
}


@each_spelling(NAMED)
def test_a_feast_is_its_days_in_any_language(typed: str, span: Span, read: Read, lee: Read) -> None:
    assert span_of(read(typed)) == span
    assert span_of(lee(typed)) == span


def test_the_day_that_a_feast_was_on_is_named(read: Read) -> None:
    reading = read("memorial day")
    assert isinstance(reading, Reading)
    assert (reading.kind, reading.literal) == (Kind.DAY, False)


def test_a_feast_is_found_in_a_sentence(find: Find) -> None:
    assert spans_in(find("how were they doing around christmas 2011?")) == [day("2011-12-25")]


@pytest.mark.parametrize(
    "text", ["is that easier?", "the eastern courts", "will christina come", "el marco legal"]
)
def test_words_that_are_like_a_feast_are_none(text: str, find: Find) -> None:
    assert not spans_in(find(text))


@pytest.mark.parametrize(
    ("feast", "year", "first"),
    [
        (Feast(month=2, day=29), 2012, date(2012, 2, 29)),
        (Feast(month=5, weekday="monday", number=-1), 2027, date(2027, 5, 31)),
        (Feast(month=11, weekday="thursday", number=4), 2029, date(2029, 11, 22)),
        (Feast(easter=0), 2038, date(2038, 4, 25)),
    ],
)
def test_a_feast_is_on_its_day_in_any_year(feast: Feast, year: int, first: date) -> None:
    assert feast.in_year(year) == Span.day(first)


def test_a_year_without_the_day_has_none() -> None:
    with pytest.raises(ValueError, match="day"):
        Feast(month=2, day=29).in_year(2013)


@pytest.mark.parametrize(
    "declared",
    [
        {},
        {"month": 5},
        {"day": 5},
        {"month": 5, "day": 5, "weekday": "monday"},
        {"month": 5, "day": 5, "easter": 1},
    ],
)
def test_a_feast_is_declared_in_one_way(declared: dict[str, object]) -> None:
    with pytest.raises(
        ValidationError, match="a feast needs a month and a day or weekday of it, or days from"
    ):
        Feast.model_validate(declared)
