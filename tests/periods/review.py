"""The periods of a made-up review, with the days of the real one, and what the tests ask of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

import pytest

from bot.data.spans import Span
from bot.periods.calendar import Calendar
from bot.periods.reading import Duration, Mention, PeriodProblem, Quantity, Reading

Read = Callable[[str], Reading | PeriodProblem]
Find = Callable[[str], list[Mention]]


def span(start: str, end: str) -> Span:
    """From one ISO date through another."""
    return Span(date.fromisoformat(start), date.fromisoformat(end))


def day(text: str) -> Span:
    """One day, by its ISO date."""
    return Span.day(date.fromisoformat(text))


FIRST = span("2011-11-17", "2012-03-05")
SECOND = span("2012-03-06", "2012-04-16")
THIRD = span("2012-04-17", "2012-05-29")
FOURTH = span("2012-05-30", "2012-07-20")
ALL = span("2011-11-17", "2012-07-20")
CALENDAR = Calendar((FIRST, SECOND, THIRD, FOURTH))


def each_spelling(table: Mapping[Span, Iterable[str]]) -> pytest.MarkDecorator:
    """Runs a test of (typed, span) for each way to write the days of a table."""
    rows = [pytest.param(typed, days, id=typed) for days, spellings in table.items() for typed in spellings]
    return pytest.mark.parametrize(("typed", "span"), rows)


def span_of(result: object) -> Span:
    """The days of something that could be read."""
    assert isinstance(result, Reading), result
    return result.span


def spans_in(mentions: Iterable[Mention]) -> list[Span]:
    """The days of all periods that were found and are hardly anything else."""
    return [mention.reading.span for mention in mentions if mention.reading and mention.is_sure]


def numbers_in(mentions: Iterable[Mention]) -> list[Quantity]:
    """The numbers that were found."""
    return [mention.what for mention in mentions if isinstance(mention.what, Quantity)]


def lengths_in(mentions: Iterable[Mention]) -> list[Duration]:
    """The lengths of time that were found."""
    return [mention.what for mention in mentions if isinstance(mention.what, Duration)]
