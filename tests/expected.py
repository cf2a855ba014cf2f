"""What many tests look for."""

from __future__ import annotations

import logging
from datetime import date

import pytest

from bot.answers.queries import Compute, Series
from bot.data.spans import Span
from bot.figures.figure import Operation
from bot.figures.operand import Operand


def eligible(rate: str) -> str:
    """The title of an answer that is a rate."""
    return f"{rate} found provisionally eligible"


LATEST = eligible("3.41%")
"""The title of the answer to a bare `rate`."""
EARLIER = eligible("5.96%")
"""That of the answer to EARLIER_QUERY."""
EARLIER_QUERY = Compute(Operation.VALUE, (Operand("rate", Span(date(2012, 4, 17), date(2012, 5, 29))),))
TREND = (
    "Rate of cases found provisionally eligible: "
    "fell every time, from 7.97% to 3.41%, 4.56 percentage points lower"
)
"""The title of the answer to `trend`, which has a chart."""
TREND_QUERY = Series(Operand("rate"))
FALL = "From 7.97% to 3.41%: 4.56 percentage points lower"
"""The title of the answer to a bare `compare`."""
HELP = "What you can ask"
"""The title of the answer to `help`."""
NOBODY: dict[str, list[str]] = {"parse": []}
"""Whom a message that pings nobody may mention, as Discord is told."""


def errors_in(log: pytest.LogCaptureFixture) -> list[str]:
    """The errors that were logged."""
    return [record.getMessage() for record in log.records if record.levelno >= logging.ERROR]
