"""What many tests look for."""

from __future__ import annotations

import logging

import pytest

LATEST = "3.41% found provisionally eligible"
"""The title of the answer to a bare `rate`."""
TREND = (
    "Rate of cases found provisionally eligible: fell every time, from 7.97% to 3.41%, "
    "4.56 percentage points lower"
)
"""The title of the answer to `trend`."""
HELP = "What you can ask"
"""The title of the answer to `help`."""
NOBODY: dict[str, list[str]] = {"parse": []}
"""Whom a message that pings nobody may mention, as Discord is told."""


def errors_in(log: pytest.LogCaptureFixture) -> list[str]:
    """The errors that were logged."""
    return [record.getMessage() for record in log.records if record.levelno >= logging.ERROR]
