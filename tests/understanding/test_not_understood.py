"""What a question says besides what is answered is named, and nothing is confirmed then."""

from __future__ import annotations

import pytest

from bot.answers.queries import Asked, Choose
from bot.understanding.lines import Lines
from tests.understanding.conftest import talked


def unused(lines: Lines, *turns: str, language: str = "en") -> str:
    asked = talked(lines, *turns, language=language)
    assert isinstance(asked, Asked)
    return " ".join(asked.manner.unused)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("how many eligible cases were withdrawn?", "withdrawn"),
        ("how many closed cases were reopened by July 20?", "reopened"),
        ("how many cases did USCIS close by May 29?", "USCIS"),
        ("how many cases were closed by CBP by July 20?", "CBP"),
        ("what was the error rate in the last period?", "error"),
        ("how many were eligible for bond in period 1?", "bond"),
        ("how many cases were wrongly closed by May 29?", "wrongly"),
        ("how many eligible people were under 18?", "18"),
        ("how many eligible people had lived in the US more than ten years?", "ten years"),
        ("which state had the lowest rate?", "state"),
        ("of those represented, how many were eligible in May?", "represented"),
        ("was Denver's pilot rate higher than Boston's?", "Boston"),
        ("¿cuántos elegibles acabaron con residencia?", "residencia"),
        ("¿cuántos casos revisó USCIS en mayo?", "USCIS"),
        ("¿cuántos casos se revisaron al azar en el primer periodo?", "azar"),
        ("¿cuántos elegibles por estado hubo en el tercer periodo?", "estado"),
    ],
)
def test_what_changes_a_question_and_has_no_figure_is_named(text: str, word: str, lines: Lines) -> None:
    assert word in unused(lines, text, language="es" if text.startswith("¿") else "en")


@pytest.mark.parametrize(
    "text",
    [
        "for my thesis, how many cases were found eligible in the first period?",
        "my editor wants the rate of the last period for the newsletter, please",
        "how many cases were closed by July 20, would you say?",
        "oiga, mi profe pregunta cuántos casos se revisaron hasta abril",
        "how many did ICE's attorneys find eligible?",
    ],
)
def test_what_only_sets_the_scene_is_not(text: str, lines: Lines) -> None:
    assert not unused(lines, text, language="es" if text.startswith("oiga") else "en")


def test_the_same_holds_for_a_reply(lines: Lines) -> None:
    assert "reopened" in unused(lines, "how many were closed by July 20?", "how many of them were reopened?")


@pytest.mark.parametrize(
    "text", ["so was 3.41% found eligible at random in the last period?", "did they reopen 7,186?"]
)
def test_nothing_is_confirmed_of_what_was_not_understood(text: str, lines: Lines) -> None:
    asked = talked(lines, text)
    assert asked.manner.claim is None


def test_without_something_unknown_denies_nothing(lines: Lines) -> None:
    asked = talked(
        lines, "¿cuántas personas sin abogado fueron elegibles en el segundo periodo?", language="es"
    )
    assert "abogado" in " ".join(asked.manner.unused)
    assert getattr(asked.query, "operation", None) == "value"


def test_it_is_named_where_the_bot_asks_back(lines: Lines) -> None:
    asked = talked(lines, "how many zorbs by May 29")
    assert isinstance(asked.query, Choose)
    assert asked.manner.unused == ("zorbs",)
