"""What many tests look for."""

from __future__ import annotations

import logging

import pytest

LATEST = "3.41% found provisionally eligible"
"""The title of the answer to a bare `rate`."""
NOBODY: dict[str, list[str]] = {"parse": []}
"""Whom a message that pings nobody may mention, as Discord is told."""


def errors_in(log: pytest.LogCaptureFixture) -> list[str]:
    """The errors that were logged."""
    return [record.getMessage() for record in log.records if record.levelno >= logging.ERROR]
