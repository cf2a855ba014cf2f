"""Replies to answers: what they change, and what they keep."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answers.codec import decode, encode
from bot.answers.queries import By, Compute, Explain, HowSure, Query, Ranking, Safety, Talk, TalkKind
from bot.data.spans import Span
from bot.figures.figure import Operation as Op
from bot.figures.operand import Operand
from bot.understanding.lines import Lines
from tests.understanding.conftest import FIRST, LAST, SECOND, THIRD, talked, through

JULY, DECEMBER = (Span(date(2012, n, 1), date(2012, n, 31)) for n in (7, 12))


def asked(query: Query) -> tuple[Op, tuple[Operand, ...]]:
    """What is computed, without what was asked about before."""
    assert isinstance(query, Compute)
    return query.operation, query.subjects


@pytest.mark.parametrize(
    ("turns", "operation", "operands"),
    [
        (("rate in the first period", "and the last one?"), Op.VALUE, [Operand("rate", LAST)]),
        (("tasa del tercer periodo", "¿y la anterior?"), Op.VALUE, [Operand("rate", SECOND)]),
        (("rate in period 2", "and after that?"), Op.VALUE, [Operand("rate", THIRD)]),
        (("rate in period 3", "before?", "and before that?"), Op.VALUE, [Operand("rate", FIRST)]),
        (
            ("rate in the first period", "and the last one", "so down how many points?"),
            Op.DIFFERENCE,
            [Operand("rate", FIRST), Operand("rate", LAST)],
        ),
        (
            ("rate in the first period", "and the last one", "difference?", "no, as a percent"),
            Op.CHANGE,
            [Operand("rate", FIRST), Operand("rate", LAST)],
        ),
        (
            ("tasa del primer periodo", "y la del segundo", "¿los dos juntos?"),
            Op.SUM,
            [Operand("rate", FIRST), Operand("rate", SECOND)],
        ),
        (("rate in the last period", "in how many cases?"), Op.VALUE, [Operand("eligible", LAST)]),
        (("eligible in the last period", "as a percentage"), Op.VALUE, [Operand("rate", LAST)]),
        (("rate in the last period", "one in how many is that"), Op.ONE_IN, [Operand("rate", LAST)]),
        (
            ("how many were eligible by april 16", "and how many weren't"),
            Op.COMPLEMENT,
            [Operand("eligible", through(4, 16), upto=True)],
        ),
        (
            ("how many cases were reviewed by may 29", "and how many of those were detained?"),
            Op.VALUE,
            [Operand("reviewed", through(5, 29), group="detained", upto=True)],
        ),
        (
            ("closures in Los Angeles by May 31", "San Francisco", "the gap between those two"),
            Op.DIFFERENCE,
            [
                Operand("court_closures", through(5, 31), place="los-angeles", upto=True),
                Operand("court_closures", through(5, 31), place="san-francisco", upto=True),
            ],
        ),
        (
            ("how many cases were closed by may 29", "how many more by July 20?"),
            Op.DIFFERENCE,
            [Operand("closed", through(5, 29), upto=True), Operand("closed", through(7, 20), upto=True)],
        ),
        (
            ("new filings in July 2012", "December?", "percent change between those"),
            Op.CHANGE,
            [Operand("filings", JULY), Operand("filings", DECEMBER)],
        ),
        (
            ("Denver pilot rate", "no, the other one"),
            Op.VALUE,
            [Operand("recommended_share", place="baltimore")],
        ),
        (
            ("how many were closed", "out of how many reviewed?"),
            Op.VALUE,
            [Operand("reviewed", through(7, 20), upto=True)],
        ),
    ],
)
def test_a_reply_changes_slots_and_keeps_the_others(
    turns: tuple[str, ...], operation: Op, operands: list[Operand], lines: Lines
) -> None:
    assert asked(talked(lines, *turns).query) == (operation, tuple(operands))


def test_what_was_asked_about_before_travels_in_the_button(lines: Lines) -> None:
    query = talked(lines, "rate in the first period", "and the last one?").query
    assert isinstance(query, Compute)
    assert query.of_first
    assert decode(encode(query)) == query


@pytest.mark.parametrize("turn", ["source?", "are you sure", "¿seguro?", "fuente?"])
def test_evidence_is_that_of_the_answer(turn: str, lines: Lines) -> None:
    first = talked(lines, "rate in the last period").query
    assert talked(lines, "rate in the last period", turn).query == HowSure(first)


def test_the_highest_is_that_of_what_was_shown(lines: Lines) -> None:
    query = talked(
        lines, "how the rate changed from each period to the next", "which is the biggest of those"
    ).query
    assert query == Ranking(Operand("rate"), By.PERIOD, steps=True)


def test_a_whole_question_stands_by_itself(lines: Lines) -> None:
    query = talked(
        lines, "closures in Los Angeles by May 31", "how many were eligible in the first period?"
    ).query
    assert asked(query) == (Op.VALUE, (Operand("eligible", FIRST),))


def test_the_other_language_is_the_same_answer_in_it(lines: Lines) -> None:
    about = talked(lines, "rate in the last period").query
    understood = lines.read("en español, por favor", "en", about)
    assert (understood.language, getattr(understood.asked, "query", None)) == ("es", about)


def test_thanks_are_thanks_and_a_cry_for_help_is_heard(lines: Lines) -> None:
    thanks = talked(lines, "rate in the last period", "thank you!").query
    assert isinstance(thanks, Talk)
    assert thanks.kind is TalkKind.THANKS
    query = talked(
        lines, "how many were closed", "my dad's case was one of those and now they picked him up"
    ).query
    assert isinstance(query, Safety)


def test_why_after_a_figure_gives_the_reasons(lines: Lines) -> None:
    reasons = talked(lines, "rate in the last period", "why?").query
    assert isinstance(reasons, Explain)
    assert reasons.page == "why"
    declined = talked(lines, "how many declined the offer", "why did people decline?").query
    assert isinstance(declined, Explain)
    assert declined.page in ("why-declined", "offers")
