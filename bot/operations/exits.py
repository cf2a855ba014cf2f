"""How the process ends."""

from __future__ import annotations

import sys
from enum import IntEnum


class Exit(IntEnum):
    """What the process ends with; README lists them."""

    OK = 0
    BAD_DATA = 1
    CANNOT = 2
    """Wrong usage or settings, no token and no page to show, or a question without an answer."""
    BAD_TOKEN = 3
    MISSING_INTENT = 4
    NO_NETWORK = 5
    BROKEN = 6
    """Something happened on which discord.py gives up; the same process started anew may well work."""


class CannotListenError(Exception):
    """The address can't be listened on; the text says which setting is wrong, and why."""


def end(*_: object) -> None:
    """Ends the process, as the handler of a signal, where nothing has to be finished."""
    sys.exit(Exit.OK)
