from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings, strategies as st

from bot.core.commands import Asking
from bot.core.data import Data
from bot.core.language import Language
from bot.core.periods import Reading
from bot.core.problems import Problem
from bot.core.spans import Span
from bot.replies.voice import Voice, quoted
from tests.core.made_tables import spans_of

fast = settings(deadline=None)
odd_text = st.text(st.sampled_from("`*_~|<>@#\\ \n\u202e\u200b\u0301\u0336aé'😀{}%s")) | st.text()

TABLE = Span(date(2011, 11, 17), date(2012, 7, 20))


Speak = Callable[[], tuple[Voice, Callable[[str], Reading | Problem]]]


@pytest.fixture(scope="session")
def speak(data: Data, english: Language) -> Speak:
    """The voice of the bot, and how it reads a period."""
    return lambda: (Voice.about(data.table.span, english, "!"), Asking(data, english).anywhere)


@fast
@given(odd_text)
def test_whatever_is_quoted_is_one_short_run_of_code(typed: str) -> None:
    result = quoted(typed)
    assert re.fullmatch(r"`[^`\n]{1,40}`", result)
    assert {unicodedata.category(letter) for letter in result}.isdisjoint(
        {"Cc", "Cf", "Mn", "Me", "Zl", "Zp"}
    )


@pytest.mark.parametrize(
    ("typed", "result"),
    [
        ("May 30", "`May 30`"),
        ("a`b", "`a'b`"),
        ("x" * 40, f"`{'x' * 40}`"),
        ("x" * 41, f"`{'x' * 39}…`"),
        ("two\nlines", "`two lines`"),
        ("  spaces  ", "`spaces`"),
        ("f̷̢̛o̸͓͝o", "`foo`"),
        ("é", "`é`"),
        ("", "`?`"),
        ("\u200b", "`?`"),
    ],
)
def test_a_quote_stays_recognizable(typed: str, result: str) -> None:
    assert quoted(typed) == result


@pytest.mark.parametrize(
    ("prefix", "argument", "shown"),
    [("!", "", "`!rate`"), ("/", "June", "`/rate June`"), ("", "June", "`rate June`")],
)
def test_a_command_is_shown_as_it_is_typed(english: Language, prefix: str, argument: str, shown: str) -> None:
    assert Voice.about(TABLE, english, prefix).command("rate", argument) == shown


@pytest.mark.parametrize(
    ("start", "end", "typed"),
    [
        (date(2012, 5, 30), date(2012, 7, 20), "May30-Jul20"),
        (date(2012, 9, 1), date(2012, 9, 1), "2012-09-01"),
        (date(2012, 6, 1), date(2012, 6, 1), "Jun1"),
        (date(2011, 11, 17), date(2012, 3, 5), "2011-11-17..2012-03-05"),
        (date(2013, 1, 1), date(2013, 1, 31), "2013-01-01..2013-01-31"),
    ],
)
def test_a_span_is_shown_as_short_as_it_can_be_typed(
    english: Language, start: date, end: date, typed: str
) -> None:
    assert Voice.about(TABLE, english, "!").typed(Span(start, end)) == typed


@fast
@given(spans_of(st.dates(date(2011, 11, 17), date(2012, 7, 20))))
def test_what_is_shown_for_a_span_in_the_table_is_read_back_as_that_span(speak: Speak, span: Span) -> None:
    voice, read = speak()
    reading = read(voice.typed(span))
    assert isinstance(reading, Reading)
    assert reading.span == span


@fast
@given(st.dates(date(2000, 1, 1), date(2012, 7, 20)))
def test_what_is_shown_for_a_day_is_read_back_as_that_day(speak: Speak, day: date) -> None:
    voice, read = speak()
    reading = read(voice.typed_day(day))
    assert isinstance(reading, Reading)
    assert reading.span == Span.day(day)


def test_what_is_shown_for_a_span_beyond_the_table_is_read_back_as_that_span(speak: Speak) -> None:
    voice, read = speak()
    span = Span(date(2012, 1, 1), date(2012, 12, 1))
    reading = read(voice.typed(span))
    assert isinstance(reading, Reading)
    assert reading.span == span
