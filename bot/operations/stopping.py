"""How the process is stopped: Ctrl-C and SIGTERM."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Callable, Coroutine, Generator
from contextlib import contextmanager, suppress
from typing import Any

from bot.operations.exits import Exit, end

_STOPS = (signal.SIGINT, signal.SIGTERM)
_LAST_RESORT = 4.9
"""Seconds from a stop until the process is ended by force."""


@contextmanager
def ended_by_a_stop(handler: Callable[..., object] | None = None) -> Generator[None]:
    """While it lasts, Ctrl-C and SIGTERM end the process with exit code 0, or do what the handler does."""
    before = {number: signal.signal(number, handler or end) for number in _STOPS}
    try:
        yield
    finally:
        for number, former in before.items():
            signal.signal(number, former)


def until_stopped(
    work: Coroutine[Any, Any, int], loop: Callable[[], asyncio.AbstractEventLoop] | None = None
) -> int:
    """Runs until done, or until Ctrl-C or SIGTERM, which cancel the work once, in good order.

    A process that hasn't ended some seconds later is ended all the same, by a thread that nothing holds up.
    """
    last_resort = threading.Timer(_LAST_RESORT, os._exit, [Exit.OK])
    last_resort.daemon = True
    runner = asyncio.Runner(loop_factory=loop)
    running = runner.get_loop()
    task = running.create_task(work)

    def stop(*_: object) -> None:
        if not last_resort.is_alive():
            last_resort.start()
            with suppress(RuntimeError):  # it has just ended
                running.call_soon_threadsafe(task.cancel)

    async def end() -> int:
        try:
            return await task
        except asyncio.CancelledError:
            return Exit.OK

    with ended_by_a_stop(stop):
        try:
            with runner:
                return runner.run(end())
        finally:
            last_resort.cancel()
