"""Lines that may be commands, and what nobody should be left without."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping

import pytest
from hypothesis import given, settings, strategies as st

from bot.answers.problems import UnknownCommand, UnknownPage, UnknownPlace
from bot.answers.queries import Asked, By, Compute, Explain, Help, HowSure, Parts, PlaceFacts, RawData, Series
from bot.data.loading import Data
from bot.figures.figure import Operation as Op
from bot.figures.operand import Operand
from bot.figures.problems import Problem
from bot.languages import Language
from bot.periods.reading import NoSuchDate, Reversed
from bot.understanding.lines import Lines
from tests.score import Replies
from tests.understanding.conftest import FIRST, LAST, SECOND, through
from tests.understanding.pairs import value
from tests.understanding.sittings import SITTINGS, load_sitting


@pytest.mark.parametrize(
    ("line", "query"),
    [
        ("rate", value("rate")),
        ("!rate May30-Jul20", value("rate", LAST)),
        ("! rate 6.2", value("rate", SECOND)),
        ("tasa 3,41", value("rate", LAST)),
        ("!rate all", value("rate", through(7, 20))),
        ("!closed May29", value("closed", through(5, 29), upto=True)),
        ("!total", value("rate", None, upto=True)),
        ("!trend", Series(Operand("rate"))),
        ("!periods", Series(Operand("rate"), counts=True)),
        ("!compare first last", Compute(Op.DIFFERENCE, (Operand("rate", FIRST), Operand("rate", LAST)))),
        (
            "comparar primero con último",
            Compute(Op.DIFFERENCE, (Operand("rate", FIRST), Operand("rate", LAST))),
        ),
        ("!courts Denver", PlaceFacts("denver")),
        ("!detained", Parts(Operand("rate"), By.GROUP)),
        ("!filings", Series(Operand("filings"))),
        ("!explain deferred action", Explain("deferred-action")),
        ("!explicar", Explain("closure-vs-deferred-action")),
        ("!sources closed", HowSure(value("closed", upto=True))),
        ("!data closures", RawData("closures")),
        ("!help rate", Help("rate")),
        ("!ask rate in the last period", value("rate", LAST)),
        ("", Help()),
    ],
)
def test_commands_are_read_with_and_without_their_mark(line: str, query: object, lines: Lines) -> None:
    read = lines.read(line, "en").asked
    assert isinstance(read, Asked), read
    if isinstance(query, Compute) and isinstance(read.query, Compute):
        assert read.query.operation == query.operation
        pairs = zip(read.query.operands, query.operands, strict=True)
        assert all(one.measure == other.measure and one.upto == other.upto for one, other in pairs)
    if line not in ("!closed May29", "!rate all"):  # their spans say how they were read
        assert read.query == query


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("!rate Feb 30", NoSuchDate),
        ("!rate Jul20-May30", Reversed),
        ("!courts Gotham", UnknownPlace),
        ("!explain photosynthesis", UnknownPage),
        ("ratee", UnknownCommand),
    ],
)
def test_what_a_command_cannot_read_is_named(line: str, problem: type, lines: Lines) -> None:
    assert isinstance(lines.read(line, "en").asked, problem)


@pytest.mark.parametrize(
    "line",
    [
        "why did the rate fall so much",
        "help me understand why the last count is only approximate",
        "total eligible leaving out the first period",
        "closed cases in Los Angeles by May 31",
        "ayuda por favor, mi mamá está detenida",
    ],
)
def test_a_sentence_may_begin_with_the_name_of_a_command(line: str, lines: Lines) -> None:
    assert isinstance(lines.read(line, "en").asked, Asked)


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=320))
def test_whatever_is_typed_is_read(text: str, lines: Lines) -> None:
    assert isinstance(lines.read(text, "en").asked, Asked | Problem)


def test_every_eighth_question_of_the_sittings_gets_a_reply_in_words(
    data: Data, languages: Mapping[str, Language], lines: Lines
) -> None:
    replies = Replies(data, languages, lines)
    for path in sorted(SITTINGS.glob("*.toml")):
        for question in load_sitting(path.stem)[::8]:
            assert replies.to(question.text, question.language, None).text.strip(), question.text


def test_every_process_reads_alike() -> None:
    """Whatever the order in which it goes through a set: shards don't contradict each other."""
    texts = (
        "¿Me permite venir a saludar de vez en cuando? Mi sobrina me enseñó a usar esto y se me hace alegre",
        "quién es el fiscal de ICE y qué hace en la corte",
        *(
            question.text
            for path in sorted(SITTINGS.glob("*.toml"))[::3]
            for question in load_sitting(path.stem)[:2]
        ),
    )
    outputs = {
        subprocess.run(
            (sys.executable, "-m", "bot", "ask", "--json"),
            input="\n".join(" ".join(text.split()) for text in texts),
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,  # some of these have no answer
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(outputs) == 1
    assert len(outputs.pop().splitlines()) >= len(texts)


@pytest.mark.parametrize(
    "text",
    [
        'why Korea|Korea", "odds "Per-day * fase?" ]( ¿si',  # a daily pace of what is known on one day only
        'https://evil.example["2,609"]<@!1>["1,835|10.4%"]',  # numbers, and not a word
    ],
)
def test_odd_text_is_read_without_an_error(text: str, lines: Lines) -> None:
    for language in ("en", "es"):
        assert lines.read(text, language).asked is not None
