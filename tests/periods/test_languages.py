"""All languages are read at once; the asker's only decides between readings."""

from __future__ import annotations

import pytest

from bot.data.spans import Span
from bot.periods.reading import CountedFromToday, NoSuchDate, NoSuchPeriod, Reading, SeveralPeriods
from tests.periods.review import (
    ALL,
    FIRST,
    FOURTH,
    SECOND,
    THIRD,
    Read,
    day as _day,
    each_spelling,
    span as _span,
    span_of,
)

ANY_LANGUAGE: dict[Span, list[str]] = {
    FOURTH: [
        *("30 de mayo al 20 de julio", "del 30 de mayo al 20 de julio", "30 May al 20 Jul", "30may-20jul"),
        *(
            "del 30 may to 20 jul",
            "mayo 30 - julio 20",
            "30 de mayo hasta el 20 de julio",
            "May 30 => Jul 20",
        ),
        *("desde el 30 de mayo", "a partir del 30 de mayo", "30 de mayo en adelante", "el último periodo"),
        *("30/may/2012 a 20/jul/2012", "treinta de mayo al veinte de julio", "30 de mallo asta 20 de julio"),
        *(
            "May30 through and including Jul20",
            "may 30 thru july 20",
            "cuarto periodo",
            "4to",
            "periodo cuatro",
        ),
        *(
            "may thirtieth to july twentieth",
            "May 30 or later",
            "since the fourth",
            "último",
            "last periodo",
            "the fourth and last",
        ),
        *("30.5.2012 - 20.7.2012", "30.05. - 20.07.2012", "5.30-7.20", "30-May-12 - 20-Jul-12"),
    ],
    THIRD: [
        *(
            "17abr29may",
            "17 abr - 29 may",
            "entre el 17 de habril y el 29 de mayo",
            "tercera etapa",
            "penúltimo",
        ),
        *("el anterior al último", "the one before the last", "tercer tramo", "the period before the last"),
        *("diecisiete de abril - veintinueve de mayo", "april seventeenth to may twenty-ninth"),
        *("period III", "no. 3", "num 3", "number three", "second to last", "second from the end"),
        *("previous period", "periodo anterior", "the prior period"),
    ],
    SECOND: [
        *("06MAR12-16APR12", "6 de marzo a 16 de abril del 2012", "6 marso - 16 abril", "second period"),
        *("el segundo", "2do periodo", "segunda etapa", "P2", "#2", "the one ending apr 16"),
        *("el que termina el 16 de abril", "la etapa que empezó el 6 de marzo", "the period with April 1"),
        *("third from last", "third to last", "antepenúltimo"),
    ],
    FIRST: [
        *("17 de noviembre 2011 al 5 de marzo", "primero", "primer periodo", "antes del 6 de marzo"),
        *(
            "hasta el 5 de marzo",
            "al 5 de marzo",
            "by March 5",
            "b4 march 6",
            "as of Mar 5",
            "1ro",
            "1er periodo",
        ),
        *(
            "17 de novienbre 2011 asta el 5 de marzo",
            "desde el principio hasta el 5 de marzo",
            "March 5 or earlier",
        ),
    ],
    _span("2012-03-06", "2012-05-29"): [
        "2-3",
        "periodos 2-3",
        "the middle two",
        "periods 2 and 3",
        "2 y 3",
        "2nd & 3rd",
    ],
    _span("2011-11-17", "2012-04-16"): [
        "first two",
        "los dos primeros",
        "primeros dos",
        "first dos",
        "1 & 2",
    ],
    _span("2012-04-17", "2012-07-20"): [
        *(
            "last two",
            "los últimos dos",
            "después del 16 de abril",
            "after Apr 16",
            "luego del segundo periodo",
        ),
        *("everything after the first two", "the last couple of periods"),
    ],
    _span("2011-11-17", "2012-05-29"): [
        *("all except the last", "todos menos el último", "all but period 4", "sin el último", "first three"),
        *("everything but the last one", "excluding the last period", "hasta el tercer periodo"),
    ],
    _span("2012-03-06", "2012-07-20"): [
        "all except the first",
        "everything after the first one",
        "the last three",
    ],
    ALL: [
        "all",
        "todo",
        "todos los periodos",
        "the four periods",
        "desde el principio hasta el final",
        "overall",
    ],
    _span("2012-03-01", "2012-04-30"): ["march n april", "marzo y abril", "mar-abr", "march to abril"],
    _day("2012-04-01"): [
        "1.º de abril",
        "1º de abril",
        "primero de abril",
        "April 1st",
        "april the first",
        "1 abr",
    ],
    _day("2012-04-21"): ["april twenty first", "veintiuno de abril", "April twenty-first", "21 de April"],
    _day("2012-05-31"): ["treinta y uno de mayo", "31 may", "the thirty-first of May", "martes 31 de mayo"],
    _day("2012-07-20"): [
        "Friday, July 20",
        "viernes 20 de julio",
        "July 20 of twenty twelve",
        "20 jul dos mil doce",
    ],
    _span("2012-04-10", "2012-04-20"): [
        "April 10 - 20",
        "10 al 20 de abril",
        "from the 10th to the 20th of April",
    ],
}


@each_spelling(ANY_LANGUAGE)
def test_a_period_is_read_whatever_language_it_is_in(typed: str, span: Span, read: Read, lee: Read) -> None:
    assert span_of(read(typed)) == span
    assert span_of(lee(typed)) == span


@pytest.mark.parametrize(
    ("typed", "in_english", "in_spanish"),
    [
        ("5/6", "2012-05-06", "2012-06-05"),
        ("4/6", "2012-04-06", "2012-06-04"),
        ("3/4/12", "2012-03-04", "2012-04-03"),
        ("3-4-2012", "2012-03-04", "2012-04-03"),
        ("16/4", "2012-04-16", "2012-04-16"),
        ("4/16", "2012-04-16", "2012-04-16"),
    ],
)
def test_the_language_decides_which_number_is_the_month(
    typed: str, in_english: str, in_spanish: str, read: Read, lee: Read
) -> None:
    assert span_of(read(typed)) == _day(in_english)
    assert span_of(lee(typed)) == _day(in_spanish)


def test_all_but_a_period_in_the_middle_are_two_stretches(read: Read, lee: Read) -> None:
    for reading in (read("all except period 3"), lee("todos excepto el tercero")):
        assert isinstance(reading, Reading)
        assert reading.spans == (_span("2011-11-17", "2012-04-16"), FOURTH)
    outer = lee("todos menos el segundo y el tercero")
    assert isinstance(outer, Reading)
    assert outer.spans == (FIRST, FOURTH)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("32 de mayo - 20 de julio", "32 de mayo"),
        ("32 de mayo", "32 de mayo"),
        ("31 de junio", "31 de junio"),
        ("30/2 - 16/4", "30/2"),
        ("Mar 6 - Apr 31", "Apr 31"),
        ("Feb 30", "Feb 30"),
        ("desde el 30 de febrero", "30 de febrero"),
        ("20112-04-16", "20112-04-16"),
    ],
)
def test_an_impossible_date_is_named_in_the_words_of_the_asker(
    typed: str, written: str, read: Read, lee: Read
) -> None:
    for problem in (read(typed), lee(typed)):
        assert isinstance(problem, NoSuchDate)
        assert problem.date == written


@pytest.mark.parametrize(
    ("typed", "number"), [("quinto periodo", 5), ("periodo 7", 7), ("los primeros cinco", 5), ("#9", 9)]
)
def test_a_period_that_there_is_not_is_named_with_its_number(typed: str, number: int, lee: Read) -> None:
    assert lee(typed) == NoSuchPeriod(typed, number, count=4)


@pytest.mark.parametrize(
    "typed",
    ["May30 or Jul20", "May 30 and Jul 20", "30 de mayo y 20 de julio", "May 30 & July 20", "30/5 o 20/7"],
)
def test_two_days_that_are_joined_by_a_word_are_both_kept(typed: str, read: Read, lee: Read) -> None:
    for problem in (read(typed), lee(typed)):
        assert isinstance(problem, SeveralPeriods)
        assert [reading.span for reading in problem.readings] == [_day("2012-05-30"), _day("2012-07-20")]


@pytest.mark.parametrize(
    "typed",
    ["a month ago", "hace un mes", "last week", "el mes pasado", "today", "hoy", "este año", "next month"],
)
def test_what_is_counted_from_today_is_named_as_such(typed: str, read: Read, lee: Read) -> None:
    assert read(typed) == CountedFromToday(typed)
    assert lee(typed) == CountedFromToday(typed)
