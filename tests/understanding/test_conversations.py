"""Whole conversations, each turn a reply to the answer before it, and the question that the last one asks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from bot.answers.codec import decode, encode
from bot.answers.queries import (
    Asked,
    By,
    Choose,
    Compute,
    Explain,
    HowSure,
    Parts,
    PlaceFacts,
    Query,
    Ranking,
    Safety,
    Series,
    Talk,
    TalkKind,
)
from bot.data.spans import Span
from bot.figures.figure import Operation as Op
from bot.figures.operand import Operand
from bot.understanding.lines import Lines
from tests.understanding.conftest import FIRST, LAST, SECOND, THIRD, shown, talked, through
from tests.understanding.pairs import month, of, value

MAY_END = through(5, 29)
JULY_END = through(7, 20)


def in_court(place: str, span: Span | None = None) -> Operand:
    return Operand("court_closures", span, place=place, upto=span is not None)


CONVERSATIONS: list[tuple[str, tuple[str, ...], Query]] = [
    # another period, a step back or on, a correction
    (
        "en",
        ("share eligible in period 4", "how about the one before", "and the following one"),
        value("rate", LAST),
    ),
    ("es", ("parte elegible en el periodo 1", "¿y la que sigue?", "la siguiente"), value("rate", THIRD)),
    ("en", ("eligible in the third period", "nope, the second"), value("eligible", SECOND)),
    ("es", ("elegibles del tercer periodo", "perdón, quise decir el primero"), value("eligible", FIRST)),
    ("en", ("rate of period 2", "3", "and in 4?"), value("rate", LAST)),
    ("es", ("tasa del periodo 2", "¿y en el 1?"), value("rate", FIRST)),
    # another measure, group or place
    (
        "en",
        ("how many had been reviewed by May 29?", "eligible?", "just those in detention"),
        value("eligible", MAY_END, group="detained", upto=True),
    ),
    (
        "es",
        ("¿cuántos se habían revisado al 29 de mayo?", "¿elegibles?", "¿y los demás?"),
        of(Op.COMPLEMENT, Operand("eligible", MAY_END, upto=True)),
    ),
    (
        "en",
        ("reviewed detained people, second period", "and the others", "the rate then?"),
        value("rate", SECOND, group="non_detained"),
    ),
    ("es", ("tasa de no detenidos en el segundo periodo", "¿y de todos?"), value("rate", SECOND)),
    ("en", ("courts Denver", "New York?"), PlaceFacts("new-york")),
    ("es", ("tribunales Denver", "¿qué parte fue elegible ahí?"), value("rate", place="denver")),
    (
        "en",
        ("pilot share in Baltimore", "no sorry, Denver's", "as a count"),
        value("recommended", place="denver"),
    ),
    # another unit
    ("en", ("eligible by April 16", "in percent"), value("rate", through(4, 16), upto=True)),
    ("es", ("tasa del último periodo", "en porcentaje"), value("rate", LAST)),
    ("es", ("tasa del último periodo", "¿cuántos casos son?", "¿de cuántos?"), value("reviewed", LAST)),
    (
        "en",
        ("eligible in period 1", "out of how many?", "one in how many?"),
        of(Op.ONE_IN, Operand("rate", FIRST)),
    ),
    (
        "es",
        ("revisados por día en el primer periodo", "¿y en el tercero?"),
        of(Op.PER_DAY, Operand("reviewed", THIRD)),
    ),
    ("en", ("one in how many in period 1", "period 3?", "as a percentage again"), value("rate", THIRD)),
    (
        "en",
        (
            "how much did the rate change from the first period to the last",
            "as a relative change",
            "in points",
        ),
        of(Op.DIFFERENCE, Operand("rate", FIRST), Operand("rate", LAST)),
    ),
    # two or more that were spoken of
    (
        "es",
        ("casos nuevos en julio de 2012", "¿y en agosto?", "¿y septiembre?", "los tres juntos"),
        of(Op.SUM, *(Operand("filings", month(2012, number)) for number in (7, 8, 9))),
    ),
    (
        "en",
        ("Denver's pilot share", "Baltimore's", "combined", "one in what"),
        of(Op.ONE_IN, *(Operand("recommended_share", place=place) for place in ("denver", "baltimore"))),
    ),
    (
        "en",
        ("closed under the review by April 16", "and by July 20", "difference", "a day?"),
        of(Op.PER_DAY, Operand("closed", Span(date(2012, 4, 17), date(2012, 7, 20)))),
    ),
    (
        "es",
        ("detenidos revisados al 29 de mayo", "¿qué porcentaje de todos es?"),
        of(
            Op.SHARE,
            Operand("reviewed", MAY_END, group="detained", upto=True),
            Operand("reviewed", MAY_END, upto=True),
        ),
    ),
    (
        "en",
        ("closed by May 29", "what share of the eligible ones is that?", "and of those reviewed?"),
        value("closed_share", MAY_END, upto=True),
    ),
    (
        "en",
        ("compare detained and not detained in period 2", "and in period 3"),
        of(Op.DIFFERENCE, Operand("rate", THIRD, "detained"), Operand("rate", THIRD, "non_detained")),
    ),
    # lists
    (
        "es",
        ("¿qué tribunal tuvo más cierres hasta el 31 de mayo?", "¿y el tercero?"),
        Compute(Op.VALUE, operands=(in_court("san-francisco", through(5, 31)),)),
    ),
    (
        "en",
        ("which court had the most closures by May 31?", "who's second?", "and the one after that"),
        Compute(Op.VALUE, operands=(in_court("san-francisco", through(5, 31)),)),
    ),
    ("en", ("rate trend", "for people not in detention"), Series(Operand("rate", group="non_detained"))),
    (
        "es",
        ("tendencia de la tasa", "¿cuál fue la más baja?", "¿y la más alta?"),
        Ranking(Operand("rate"), By.PERIOD),
    ),
    (
        "en",
        ("which step from period to period was the biggest?", "in percent"),
        of(Op.CHANGE, Operand("rate", THIRD), Operand("rate", LAST)),
    ),
    # source, certainty, words, why, thanks: and what was spoken of stays
    ("en", ("eligible in period 2", "where's that from?"), HowSure(value("eligible", SECOND))),
    ("es", ("tasa del primer periodo", "¿es exacto?", "¿y la del último?"), HowSure(value("rate", LAST))),
    ("en", ("rate in period 3", "why?", "ok. and how many cases was that"), value("eligible", THIRD)),
    ("es", ("tasa del periodo 3", "gracias!", "¿y en casos?"), value("eligible", THIRD)),
    ("en", ("rate in period 3", "what does that mean?"), Explain("provisionally-eligible")),
    ("en", ("what is provisionally eligible", "how many were there?"), value("eligible", upto=True)),
    ("es", ("tasa del segundo periodo", "in english please", "and the first?"), value("rate", FIRST)),
    (
        "es",
        ("tasa de los detenidos en el segundo periodo", "¿y los no elegibles?"),
        of(Op.COMPLEMENT, Operand("eligible", SECOND, "detained")),
    ),
    (
        "en",
        ("rate in period 3", "why", "lol", "and whats that in cases, the eligible ones"),
        value("eligible", THIRD),
    ),
    (
        "en",
        ("how much of the drop is the mix of detained people?", "how many points is the rest?"),
        Parts(Operand("rate"), By.GROUP),
    ),
    ("en", ("declined offers", "and how many said yes?"), value("closed", MAY_END, upto=True)),
]


@pytest.mark.parametrize(("language", "turns", "query"), CONVERSATIONS)
def test_a_reply_changes_what_it_names_and_nothing_else(
    language: str, turns: tuple[str, ...], query: Query, lines: Lines
) -> None:
    assert shown(talked(lines, *turns, language=language).query) == query


@pytest.mark.parametrize("turns", [turns for _, turns, _ in CONVERSATIONS])
def test_each_turn_travels_in_a_button(turns: tuple[str, ...], lines: Lines) -> None:
    query = talked(lines, *turns).query
    assert decode(encode(query)) == query


def test_an_unclear_reply_is_asked_about_with_what_is_known(lines: Lines) -> None:
    query = talked(lines, "eligible in period 2", "and that thing?").query
    assert isinstance(query, Choose)
    assert {operand.span for reading in query.readings for operand in getattr(reading, "operands", ())} == {
        SECOND
    }


@pytest.mark.parametrize(("reply", "at"), [("the second", 1), ("la primera", 0), ("the last one", -1)])
def test_a_question_back_is_answered_by_a_word(reply: str, at: int, lines: Lines) -> None:
    query = talked(lines, "how many were there?").query
    assert isinstance(query, Choose)
    assert talked(lines, "how many were there?", reply).query == query.readings[at]


def test_a_number_that_is_stated_is_held_against_the_answer(lines: Lines) -> None:
    asked = talked(lines, "eligible as of april 16", "I have 16,600 here, is that right?")
    assert shown(asked.query) == value("eligible", through(4, 16), upto=True)
    assert asked.manner.claim is not None
    assert asked.manner.claim.value == 16_600


def test_where_there_is_no_next_one_days_are_asked_about_that_lie_outside(lines: Lines) -> None:
    asked = talked(lines, "rate in the last period", "and the next one?")
    assert shown(asked.query) == value("rate", Span.day(LAST.end + timedelta(1)))
    assert not asked.manner.unused


@pytest.mark.parametrize("remark", ["lol", "ok thanks", "wow, not many", "jaja ya veo", "gracias"])
def test_a_remark_asks_nothing(remark: str, lines: Lines) -> None:
    query = talked(lines, "rate in the last period", remark).query
    assert isinstance(query, Talk)
    assert query.kind in (TalkKind.OKAY, TalkKind.THANKS)


def test_who_needs_help_is_heard_in_any_reply(lines: Lines) -> None:
    assert isinstance(
        talked(lines, "rate in the last period", "they took my husband this morning").query, Safety
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(
    measure=st.sampled_from(["rate", "eligible", "reviewed"]),
    start=st.integers(0, 1),
    group=st.sampled_from(["", "detained"]),
    words=st.sampled_from(
        [("and the next one?", "and before that?"), ("¿y la siguiente?", "¿y la anterior?")]
    ),
)
def test_a_step_on_and_back_again_is_where_one_was(
    measure: str, start: int, group: str, words: tuple[str, str], lines: Lines
) -> None:
    query: Query = value(measure, (FIRST, SECOND, THIRD)[start], group=group)
    about = query
    for turn in words:
        asked = lines.read(turn, "en", about).asked
        assert isinstance(asked, Asked)
        assert shown(asked.query) != about
        about = asked.query
    assert shown(about) == query


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(
    span=st.sampled_from([FIRST, SECOND, THIRD, LAST]),
    upto=st.booleans(),
    place=st.sampled_from(["", "denver", "baltimore"]),
)
def test_a_share_as_a_count_and_back_is_where_one_was(
    *, span: Span, upto: bool, place: str, lines: Lines
) -> None:
    query: Query = value("recommended_share", place=place) if place else value("rate", span, upto=upto)
    about = query
    for turn in ("how many cases is that?", "and as a percentage?"):
        asked = lines.read(turn, "en", about).asked
        assert isinstance(asked, Asked)
        about = asked.query
    assert shown(about) == shown(query)
