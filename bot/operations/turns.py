"""Turns: one command, question in words or press of a button each, from its arrival to its reply."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from time import perf_counter
from typing import Any

log = logging.getLogger(__name__)


class Outcome(StrEnum):
    """What became of a turn."""

    ANSWERED = "answered"
    PROBLEM = "problem"
    """What was asked has no answer, and the reply says why."""
    WAITED = "waited"
    """Somebody asked too often, and was told so unless that was said just before."""
    UNDELIVERED = "undelivered"
    """The place is gone, or the bot may not write there."""
    FAILED = "failed"
    """Something broke; the log has the error's number."""


@dataclass
class Turn:
    """What may be known of a turn afterwards: neither what was asked nor who asked.

    Args:
        command: the command's English name, `question` or `button`.
        language: the code of the language of the reply.
        shard: the connection on which it came.
        outcome: what became of it.
        seconds: from its arrival to the end of its reply.
    """

    command: str
    language: str
    shard: int
    outcome: Outcome = Outcome.ANSWERED
    seconds: float = 0.0

    def __str__(self) -> str:
        where = f"language {self.language}, shard {self.shard}"
        return f"{self.command} {self.outcome} in {self.seconds * 1000:.1f} ms ({where})"

    def fields(self) -> dict[str, Any]:
        """The same for machines."""
        return {
            "command": self.command,
            "language": self.language,
            "outcome": self.outcome,
            "milliseconds": round(self.seconds * 1000, 1),
            "shard": self.shard,
        }


class Turns:
    """Tells of every turn when it is over, and knows whether one is still being answered."""

    def __init__(self) -> None:
        self.watchers: list[Callable[[Turn], None]] = [_write_line]
        self._open = 0
        self._changed = asyncio.Event()

    @contextmanager
    def take(self, turn: Turn, started: float) -> Generator[Turn]:
        """A turn, while it is being answered.

        An exception leaves no trace here: whoever handles it takes the turn anew.

        Args:
            turn: whoever answers fills in its outcome.
            started: when it arrived, in seconds of `perf_counter`.
        """
        self._open += 1
        try:
            yield turn
        finally:
            self._open -= 1
            self._changed.set()
        turn.seconds = perf_counter() - started
        for watch in self.watchers:
            watch(turn)

    async def finish(self) -> None:
        """Waits until no turn is being answered."""
        while self._open:
            self._changed.clear()
            await self._changed.wait()


def _write_line(turn: Turn) -> None:
    log.info("%s", turn, extra={"turn": turn})
