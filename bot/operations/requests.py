"""Requests: one command, question in words or press of a button each, from its arrival to its reply."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from time import perf_counter
from typing import TYPE_CHECKING, Any

from discord.ext import commands

from bot.languages import Language

if TYPE_CHECKING:
    from bot.app import Bot  # noqa: F401  in quotes below

log = logging.getLogger(__name__)

_AGAIN = 0.1
"""Seconds after which a task that goes on is cancelled once more."""


class Outcome(StrEnum):
    """What became of a request."""

    ANSWERED = "answered"
    PROBLEM = "problem"
    """What was asked has no answer, and the reply says why."""
    WAITED = "waited"
    """Somebody asked too often. They were told to wait, unless they had been told a moment ago."""
    UNDELIVERED = "undelivered"
    """The place is gone, or the bot may not write there."""
    FAILED = "failed"
    """Something broke; the log has the error's number."""


@dataclass
class Request:
    """What is logged of a request: neither what was asked nor who asked.

    Args:
        command: the command's English name, `question` or `button`.
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


class MessageContext(commands.Context["Bot"]):
    """A message, and when it arrived."""

    def __init__(self, **attributes: Any) -> None:  # noqa: ANN401  discord.py's own affair
        super().__init__(**attributes)
        self.arrived = perf_counter()
        self.called = ""
        """The English name of the command that it calls."""
        self.named_in = ""
        """The code of the language in which the command is called so; empty for an English name."""

    @cached_property
    def language(self) -> Language:
        """The language in which to speak to the author, whose words don't tell."""
        return self.bot.language(self)


class Requests:
    """Reports every finished request, and tracks the work that a stop waits for."""

    def __init__(self) -> None:
        self.watchers: list[Callable[[Request], None]] = [_write_line]
        self._tasks: set[asyncio.Task[Any]] = set()

    def follow(self) -> None:
        """Tracks the current task until it is done."""
        task = asyncio.current_task()
        if task and task not in self._tasks:
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    @contextmanager
    def take(self, request: Request, started: float) -> Generator[Request]:
        """A request, while it is being answered.

        One that ends in an exception isn't reported; whoever handles that takes the request again.
        """
        self.follow()
        yield request
        request.seconds = perf_counter() - started
        for watch in self.watchers:
            watch(request)

    async def finish(self, seconds: float) -> None:
        """Waits for all work to end, and cancels what hasn't after these seconds."""
        deadline = asyncio.get_running_loop().time() + seconds
        while tasks := {task for task in self._tasks if task is not asyncio.current_task()}:
            left = deadline - asyncio.get_running_loop().time()
            _, late = await asyncio.wait(tasks, timeout=max(left, 0))
            if late:
                log.warning("%d replies could not be finished", len(late))
                await cancel(late)


async def cancel(tasks: Iterable[asyncio.Task[Any]]) -> None:
    """Cancels tasks until they end, even where one of them swallows a cancellation.

    Until Python 3.12, `asyncio.wait_for` forgets one that comes in the moment of success.
    """
    ended = running = set(tasks)
    while running:
        for task in running:
            task.cancel()
        _, running = await asyncio.wait(running, timeout=_AGAIN)
    for task in ended:
        if not task.cancelled():
            task.exception()  # or asyncio logs that nobody asked for it


def _write_line(request: Request) -> None:
    if log.isEnabledFor(logging.INFO):
        # `log.info` would search the stack for its caller, which no line shows.
        about = {"levelno": logging.INFO, "levelname": "INFO", "msg": request, "request": request}
        log.handle(logging.makeLogRecord({"name": log.name, **about}))
