"""Periods, lengths of time and numbers in sentences."""

from __future__ import annotations

import pytest

from bot.data.spans import Span
from bot.periods.cuts import Unit
from bot.periods.extraction import find_periods, read_periods
from bot.periods.reading import (
    CountedFromToday,
    Counts,
    Duration,
    Kind,
    NoSuchDate,
    NoSuchPeriod,
    NotAPeriod,
    PeriodProblem,
    Quantity,
    Reading,
    Reversed,
    Unreadable,
)
from bot.periods.vocabulary import Vocabularies
from tests.periods.review import (
    ALL,
    CALENDAR,
    FIRST,
    FOURTH,
    SECOND,
    THIRD,
    Find,
    Read,
    day as _day,
    lengths_in,
    numbers_in,
    span as _span,
    spans_in,
)

SECOND_AND_THIRD = _span("2012-03-06", "2012-05-29")

SENTENCES: list[tuple[str, list[Span]]] = [
    ("what was the rate from May 30 to July 20?", [FOURTH]),
    ("whats the rate for may 30 - jul 20 pls", [FOURTH]),
    ("¿tasa del 30 may to 20 jul?", [FOURTH]),
    ("how many were reviewed in period 2 and in period 3, separately", [SECOND, THIRD]),
    ("difference in reviewed cases between periods 2 and 3", [_span("2012-03-06", "2012-05-29")]),
    ("rate May 30 and Jul 20", [_day("2012-05-30"), _day("2012-07-20")]),
    ("rates for March, April and May 2012", [
        _span("2012-03-01", "2012-03-31"),
        _span("2012-04-01", "2012-04-30"),
        _span("2012-05-01", "2012-05-31"),
    ]),
    ("presentaciones de julio, agosto y septiembre 2011", [
        _span("2011-07-01", "2011-07-31"),
        _span("2011-08-01", "2011-08-31"),
        _span("2011-09-01", "2011-09-30"),
    ]),
    ("how many were eligible at the end of the second period?", [_day("2012-04-16")]),
    ("cerrados al inicio del tercer periodo", [_day("2012-04-17")]),
    ("closed by the start of the third period", [_span("2011-11-17", "2012-04-17")]),
    ("eligible by the beginning of March", [_span("2011-11-17", "2012-03-10")]),
    ("from the start of the second period to the end of the third", [SECOND_AND_THIRD]),
    ("may we print the rate of period 2?", [SECOND]),
    ("first and last period, which was higher", [FIRST, FOURTH]),
    ("period 1 vs 3", [FIRST, THIRD]),
    ("rates of periods 1 and 2", [FIRST, SECOND]),
    ("march-april rate vs the may 30 - july 20 one", [_span("2012-03-01", "2012-04-30"), FOURTH]),
    ("la primera etapa, la que acabó el 5 de marzo", [FIRST, FIRST]),
    ("the most recent batch, the one ending July 20", [FOURTH, FOURTH]),
    ("en lo ultimo comparado con el periodo anterior", [FOURTH, THIRD]),
    ("Oct-Dec 2011 compared with the quarter before it", [
        _span("2011-10-01", "2011-12-31"), _span("2011-07-01", "2011-09-30"),
    ]),
    ("casos revisados al 5 de marzo", [FIRST]),
    ("cuántos llevaban hasta el veintinueve de mayo", [_span("2011-11-17", "2012-05-29")]),
    ("rate for the last two periods weighted by files", [_span("2012-04-17", "2012-07-20")]),
    ("everything except the last block, what rate", [_span("2011-11-17", "2012-05-29")]),
    ("eligible leaving out the first period", [_span("2012-03-06", "2012-07-20")]),
    ("PD closures in fiscal years 2012 and 2013", [
        _span("2011-10-01", "2012-09-30"), _span("2012-10-01", "2013-09-30"),
    ]),
    ("rank all four windows by files", [ALL]),
    ("files in the mar 6 - apr 16 cases", [SECOND]),
    ("rate in Apirl 2012 and in Febuary", [
        _span("2012-04-01", "2012-04-30"), _span("2012-02-01", "2012-02-29"),
    ]),
    ("cual fue la tasa del utlimo perido", [FOURTH]),
    ("what share in the secod perid", [SECOND]),
    ("files ICE went through between May 30th and July 20th", [FOURTH]),
    ("what was it from May onward", [_span("2012-05-01", "2012-07-20")]),
    ("after July 20 and before two weeks", [_day("2012-07-21")]),
    ("dec?", [_span("2011-12-01", "2011-12-31")]),
    ("the thing closed on 5 and 6 May", [_day("2012-05-05"), _day("2012-05-06")]),
    ("what is in https://example.org/2012/07/30/ice-numbers", []),
    ("files from march 6 all the way to may 29, thx", [_span("2012-03-06", "2012-05-29")]),
    ("rate from april 17 right through to july 20", [_span("2012-04-17", "2012-07-20")]),
    ("la tasa de abril 17 pa delante", [_span("2012-04-17", "2012-07-20")]),
    ("juntando todo lo de antes hasta el 16 de abril", [_span("2011-11-17", "2012-04-16")]),
    ("antes del 5 de marzo, a uno de cada cuantos", [FIRST]),
    ("eligible by apr 16 -- 26, right", [_span("2011-11-17", "2012-04-16")]),
    ("cuántos hasta el 16 de abril, o 26", [_span("2011-11-17", "2012-04-16")]),
    ("new ones in oct nov dec 2011 vs the 3 months before", [
        _span("2011-10-01", "2011-10-31"),
        _span("2011-11-01", "2011-11-30"),
        _span("2011-12-01", "2011-12-31"),
        _span("2011-07-01", "2011-09-30"),
    ]),
    ("late 2011 against the prior quarter", [
        _span("2011-10-01", "2011-12-31"), _span("2011-07-01", "2011-09-30"),
    ]),
    ("cases in the one that ended in april", [SECOND]),
    ("rate of the period that started in May", [FOURTH]),
    ("la tasa del que terminó en mayo", [THIRD]),
    ("the final set of figures", [FOURTH]),
    ("la tasa del segundo corte", [SECOND]),
    ("del primer corte al último", [ALL]),
    ("late june into early july", [_span("2012-06-21", "2012-07-10")]),
    ("1 and 3 put together = what rate", [FIRST, THIRD]),
    ("2 y 4 juntos, la tasa", [SECOND, FOURTH]),
    ("the first two lumped together, and the last two lumped together", [
        _span("2011-11-17", "2012-04-16"), _span("2012-04-17", "2012-07-20"),
    ]),
    ("first of all, how many by april 16", [_span("2011-11-17", "2012-04-16")]),
    ("last but not least the rate of the first period", [FIRST]),
    ("por último, la tasa del primer periodo", [FIRST]),
    ("call 202-555-0143 about case 12-3456-789", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "spans"), SENTENCES)
def test_the_periods_of_a_sentence_are_found_in_its_order(
    text: str, spans: list[Span], find: Find, encuentra: Find
) -> None:
    assert spans_in(find(text)) == spans
    assert spans_in(encuentra(text)) == spans


@pytest.mark.parametrize(
    "text",
    [
        "may I ask something",
        "that was the first time he heard it",
        "who put it out first",
        "many people match the jury of the mayor",
        "the two of them are junto a la casa",
        "no I mean as a percent",
        "que ago",
        "one by one they closed",
        "did the rate fall",
        "how much of the fall is the mix",
        "fell by a third",
        "a quarter of them",
        "más de dos mil cerrados",
        "is it really number one",
        "we want to end it",
        "we havent slept",
        "cuánta gente al final",
        "thanks for all",
        "por la mitad del camino",
        "denver y los angeles",
        "ice is closing cases",
    ],
)
def test_words_that_are_no_periods_are_not_taken_for_one(text: str, find: Find, encuentra: Find) -> None:
    assert spans_in(find(text)) == []
    assert spans_in(encuentra(text)) == []


def test_a_mention_stands_where_it_was_written(find: Find) -> None:
    text = "¿La TASA del 1.º de abril… y la del Último período?"
    mentions = find(text)
    assert [mention.text for mention in mentions] == ["1.º de abril", "Último período"]
    assert [text[mention.start : mention.end] for mention in mentions] == ["1.º de abril", "Último período"]


def test_a_range_keeps_its_two_ends_for_who_compares_them(find: Find) -> None:
    for text in (
        "the ratio of the first rate to the last",
        "from the first period's rate to the last period",
    ):
        [mention] = find(text)
        assert mention.reading is not None
        assert mention.reading.ends == (FIRST, FOURTH)


def test_as_of_a_day_is_told_from_the_day_itself(find: Find, encuentra: Find) -> None:
    kinds = {
        "closed by May 29": Kind.UPTO,
        "closed as of May 29": Kind.UPTO,
        "reviewed through May 29": Kind.UPTO,
        "closed on May 29": Kind.DAY,
        "closed after May 29": Kind.SINCE,
        "closed in May": Kind.MONTH,
        "closed May 1 to May 29": Kind.DAYS,
        "closed in 2012": Kind.YEAR,
        "closed in the second period": Kind.PERIOD,
    }
    found = {text: find(text)[0].reading for text in kinds}
    assert {text: reading and reading.kind for text, reading in found.items()} == kinds
    assert encuentra("cerrados al 29 de mayo")[0].reading == found["closed by May 29"]


NUMBERS: list[tuple[str, list[Quantity]]] = [
    ("where does 16.42% come from?", [Quantity(16.42, 2, Counts.PERCENT)]),
    ("tasa 3,41", [Quantity(3.41, 2)]),
    ("¿bajó de 7,97 a 3,41?", [Quantity(7.97, 2), Quantity(3.41, 2)]),
    ("from 6.2 to 5.9", [Quantity(6.2, 1), Quantity(5.9, 1)]),
    ("¿de dónde sale el 3,41 %?", [Quantity(3.41, 2, Counts.PERCENT)]),
    ("did it drop by 57 percent?", [Quantity(57.0, 0, Counts.PERCENT)]),
    ("bajó un 57 por ciento", [Quantity(57.0, 0, Counts.PERCENT)]),
    ("down 4.56 points", [Quantity(4.56, 2, Counts.POINTS)]),
    ("the 54,083 and the 165.471", [Quantity(54083.0), Quantity(165.471, 3)]),
    ("about 1 in 12 cases", [Quantity(12.0, 0, Counts.ONE_IN)]),
    ("uno de cada doce", [Quantity(12.0, 0, Counts.ONE_IN)]),
    ("one out of six", [Quantity(6.0, 0, Counts.ONE_IN)]),
    ("2/3 of them", [Quantity(2 / 3, 0, Counts.FRACTION)]),
    ("less than a third", [Quantity(1 / 3, 0, Counts.FRACTION)]),
    ("three fifths", [Quantity(3 / 5, 0, Counts.FRACTION)]),
    ("menos de un quinto", [Quantity(1 / 5, 0, Counts.FRACTION)]),
    ("la cuarta parte", [Quantity(1 / 4, 0, Counts.FRACTION)]),
    ("he paid $1,500.50", [Quantity(1500.5, 2, Counts.MONEY)]),
    ("not the 288k", [Quantity(288_000.0)]),
    ("20 mil casos", [Quantity(20_000.0, 0, Counts.THINGS)]),
    ("how many of the 2722 closed", [Quantity(2722.0)]),
    ("7186 cases", [Quantity(7186.0, 0, Counts.THINGS)]),
    ("three point four one", [Quantity(3.41, 2)]),
    ("two hundred eighty eight thousand three hundred sixty one", [Quantity(288_361.0)]),
    ("three times as many", [Quantity(3.0, 0, Counts.TIMES)]),
]


@pytest.mark.parametrize(("text", "numbers"), NUMBERS)
def test_a_number_that_is_no_date_is_returned_as_a_number(
    text: str, numbers: list[Quantity], find: Find
) -> None:
    mentions = find(text)
    assert numbers_in(mentions) == numbers
    assert spans_in(mentions) == []


def test_in_spanish_a_point_parts_thousands(encuentra: Find, find: Find) -> None:
    assert numbers_in(encuentra("los 165.471 revisados")) == [Quantity(165_471.0)]
    assert numbers_in(find("the 5.885")) == [Quantity(5.885, 3)]


@pytest.mark.parametrize(
    ("typed", "value"),
    [("6.2", 6.2), ("7.97%", 7.97), ("3,41", 3.41), ("5,96 %", 5.96), ("the 6.2 one", 6.2)],
)
def test_a_decimal_alone_is_no_date_but_may_name_a_figure(
    typed: str, value: float, read: Read, lee: Read
) -> None:
    for problem in (read(typed), lee(typed)):
        assert isinstance(problem, NotAPeriod)
        assert isinstance(problem.what, Quantity)
        assert problem.what.value == value


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("it lasted 42 days", [Duration(42, Unit.DAY)]),
        ("a 42-day period", [Duration(42, Unit.DAY)]),
        ("in two weeks", [Duration(2, Unit.WEEK)]),
        ("durante dos semanas y seis meses", [Duration(2, Unit.WEEK), Duration(6, Unit.MONTH)]),
        ("12 años aquí", [Duration(12, Unit.YEAR)]),
        ("a couple of weeks", [Duration(2, Unit.WEEK)]),
    ],
)
def test_a_length_of_time_is_no_period(text: str, lengths: list[Duration], find: Find, read: Read) -> None:
    mentions = find(text)
    assert lengths_in(mentions) == lengths
    assert spans_in(mentions) == []
    assert read("42 days") == NotAPeriod("42 days", Duration(42, Unit.DAY))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("what was the rate a month ago?", CountedFromToday("a month ago")),
        ("rate on Feb 30 please", NoSuchDate("Feb 30", "Feb 30")),
        ("what about period 7?", NoSuchPeriod("period 7", 7, 4)),
        (
            "rate from July 20 to May 30?",
            Reversed("from July 20 to May 30", FOURTH, _day("2012-07-20"), _day("2012-05-30")),
        ),
        ("total 20112-04-16", NoSuchDate("20112-04-16", "20112-04-16")),
    ],
)
def test_what_is_wrong_with_a_period_in_a_sentence_is_returned_in_its_place(
    text: str, problem: PeriodProblem, find: Find
) -> None:
    assert [mention.problem for mention in find(text) if mention.problem] == [problem]


@pytest.mark.parametrize(
    ("typed", "spans"),
    [
        ("May30-Jul20 vs all", [FOURTH, ALL]),
        ("first last", [FIRST, FOURTH]),
        ("1 4", [FIRST, FOURTH]),
        ("1 vs 3", [FIRST, THIRD]),
        ("Mar6-Apr16 Apr17-May29", [SECOND, THIRD]),
        ("el primero y el último", [FIRST, FOURTH]),
        ("periodo 2 contra periodo 3", [SECOND, THIRD]),
        ("first, second and third", [FIRST, SECOND, THIRD]),
        ("last", [FOURTH]),
    ],
)
def test_the_sides_of_a_comparison_are_read_apart(
    typed: str, spans: list[Span], vocabularies: Vocabularies
) -> None:
    for language in ("en", "es"):
        readings = read_periods(typed, CALENDAR, vocabularies, language)
        assert isinstance(readings, tuple)
        assert [reading.span for reading in readings] == spans


def test_a_word_that_means_nothing_is_named_in_a_comparison_too(vocabularies: Vocabularies) -> None:
    assert read_periods("first vs Bananas", CALENDAR, vocabularies, "en") == Unreadable(
        "first vs Bananas", "Bananas"
    )


def test_the_previous_one_is_the_one_before_what_was_spoken_of_last(vocabularies: Vocabularies) -> None:
    for text in ("and the previous period?", "the one before it", "y el anterior", "the period before that"):
        mentions = find_periods(text, CALENDAR, vocabularies, "en", about=THIRD)
        [reading] = [mention.reading for mention in mentions if mention.reading]
        assert (reading.span, reading.relative) == (SECOND, -1), text
    [following] = find_periods("and the next one", CALENDAR, vocabularies, "en", about=THIRD)
    assert isinstance(following.what, Reading)
    assert following.what.span == FOURTH
    [none] = find_periods("and the next one", CALENDAR, vocabularies, "en", about=FOURTH)
    assert none.what == NoSuchPeriod("the next one", 5, 4)
