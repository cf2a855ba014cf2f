"""Quarters, halves, thirds, seasons and weeks are spans of days, in both languages and mixed."""

from __future__ import annotations

import pytest

from bot.data.spans import Span
from bot.periods.reading import Kind, Reading
from tests.periods.review import ALL, FIRST, Read, each_spelling, span as _span, span_of

PORTIONS: dict[Span, list[str]] = {
    _span("2012-01-01", "2012-03-31"): [
        *("Q1", "Q1 2012", "q1 '12", "1Q 2012", "1Q12", "2012 Q1", "2012-Q1", "first quarter of 2012"),
        *("1st qtr 2012", "quarter 1", "primer trimestre del 2012", "1er trimestre", "T1 2012", "1T 2012"),
        *("I trimestre 2012", "trimestre 1", "el primer quarter de 2012"),
    ],
    _span("2011-10-01", "2011-12-31"): [
        *("Q4", "Q4 2011", "4Q11", "last quarter of 2011", "cuarto trimestre", "ultimo trimestre de 2011"),
    ],
    _span("2012-07-01", "2012-09-30"): ["Q3", "the last quarter", "el último trimestre"],
    _span("2012-01-01", "2012-06-30"): [
        *("first half of 2012", "H1 2012", "1H 2012", "1H12", "2012 H1", "primer semestre 2012"),
        *("la primera mitad de 2012", "first semester of 2012", "first half de 2012"),
    ],
    _span("2011-07-01", "2011-12-31"): ["H2 2011", "2nd half of 2011", "segundo semestre de 2011"],
    _span("2012-04-01", "2012-04-15"): [
        *(
            "first half of April",
            "1st half of april 2012",
            "la primera quincena de abril",
            "1ra quincena abril",
        ),
        *("primera mitad de abril", "primera quincena of April"),
    ],
    _span("2012-04-16", "2012-04-30"): ["second half of April", "2da quincena de abril"],
    _span("2012-02-16", "2012-02-29"): ["la segunda quincena de febrero", "last half of February"],
    _span("2012-03-01", "2012-03-10"): [
        *("early March", "early-March", "a principios de marzo", "principios de marzo", "beginning of march"),
        *("start of March", "inicios de marzo", "first 10 days of march", "los primeros diez días de marzo"),
    ],
    _span("2012-03-11", "2012-03-20"): ["mid March", "mid-march", "mediados de marzo", "a mediados de march"],
    _span("2012-03-21", "2012-03-31"): ["late March", "end of march", "finales de marzo", "a fines de marzo"],
    _span("2012-01-01", "2012-04-30"): ["primer cuatrimestre de 2012"],
    _span("2012-01-01", "2012-03-31"): ["early 2012", "principios de 2012", "the beginning of 2012"],
    _span("2012-05-01", "2012-08-31"): ["mid 2012", "mediados de 2012"],
    _span("2011-10-01", "2011-12-31"): ["late 2011", "a finales de 2011", "the end of 2011"],
    _span("2012-06-01", "2012-08-31"): [
        "summer 2012",
        "summer of 2012",
        "verano de 2012",
        "el verano",
        "2012 summer",
    ],
    _span("2011-12-01", "2012-02-29"): [
        *(
            "winter",
            "winter 2012",
            "winter 2011-12",
            "winter 2011/2012",
            "winter of 2011",
            "invierno de 2012",
        ),
    ],
    _span("2011-09-01", "2011-11-30"): ["fall 2011", "autumn", "otoño del 2011"],
    _span("2012-05-28", "2012-06-03"): ["week of May 28", "the week of 5/28", "la semana del 28 de mayo"],
    _span("2012-04-16", "2012-04-22"): ["week of April 18", "semana del 16 de abril", "semana de april 17"],
    _span("2012-04-08", "2012-04-14"): [
        "second week of April",
        "2nd week in april",
        "la segunda semana de abril",
    ],
    _span("2012-05-25", "2012-05-31"): ["last week of May", "última semana de mayo"],
    _span("2012-07-07", "2012-07-20"): [
        *(
            "the last two weeks",
            "the last two weeks of the review",
            "last 2 weeks",
            "last 14 days of the data",
        ),
        *("las últimas dos semanas", "las dos últimas semanas de la revisión", "últimas 2 semanas"),
    ],
    _span("2011-11-17", "2011-11-23"): ["first week", "the first week of the review", "primera semana"],
    _span("2012-06-21", "2012-07-20"): ["the last month of the review", "el último mes"],
    _span("2011-10-01", "2012-09-30"): [
        "FY2012",
        "FY12",
        "fiscal year 2012",
        "año fiscal 2012",
        "fiscal 2012",
    ],
    _span("2011-10-01", "2011-12-31"): ["Q1 FY2012", "first quarter of fiscal 2012"],
    _span("2012-04-17", "2012-05-07"): ["first half of period 3"],
    _span("2011-11-17", "2012-04-16"): ["first half of the review", "primera mitad de la revisión"],
    FIRST: ["first quarter of the review"],
    _span("2012-03-01", "2012-03-31"): [
        "the month of March",
        "el mes de marzo",
        "all of March",
        "todo marzo",
    ],
    ALL: ["the review", "whole review", "toda la revisión", "the entire data", "the whole thing"],
}


@each_spelling(PORTIONS)
def test_a_part_of_a_month_a_year_or_the_review_is_read_in_any_language(
    typed: str, span: Span, read: Read, lee: Read
) -> None:
    assert span_of(read(typed)) == span
    assert span_of(lee(typed)) == span


@pytest.mark.parametrize("typed", ["Q1", "early May", "verano", "week of May 28", "the last two weeks"])
def test_a_part_is_named_as_one_so_that_it_is_echoed(typed: str, read: Read) -> None:
    reading = read(typed)
    assert isinstance(reading, Reading)
    assert (reading.kind, reading.literal) == (Kind.PART, False)


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("through mid April", _span("2011-11-17", "2012-04-16")),
        ("up 2 mid april", _span("2011-11-17", "2012-04-16")),
        ("hasta mediados de abril", _span("2011-11-17", "2012-04-16")),
        ("since mid April", _span("2012-04-17", "2012-07-20")),
        ("after mid-April", _span("2012-04-17", "2012-07-20")),
        ("from mid April to mid June", _span("2012-04-17", "2012-06-20")),
        ("mid February to mid April", _span("2012-02-11", "2012-04-16")),
        ("until mid May", _span("2011-11-17", "2012-05-20")),
        ("before mid April", _span("2011-11-17", "2012-04-10")),
        ("mid April", _span("2012-04-11", "2012-04-20")),
    ],
)
def test_what_ends_in_the_middle_of_a_month_ends_with_a_period_that_ends_about_then(
    typed: str, span: Span, read: Read, lee: Read
) -> None:
    assert span_of(read(typed)) == span
    assert span_of(lee(typed)) == span
