"""How the process is stopped: Ctrl-C and SIGTERM."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

from bot.operations.exits import Exit

_STOPS = (signal.SIGINT, signal.SIGTERM)
_LAST_RESORT = 4.9
"""Seconds from a stop until the process is ended by force."""


def until_stopped(
    work: Coroutine[Any, Any, int], loop: Callable[[], asyncio.AbstractEventLoop] | None = None
) -> int:
    """Runs until done, or until Ctrl-C or SIGTERM, which cancel the work once, in good order.

    A process that hasn't ended some seconds later is ended all the same, by a thread that nothing holds up.
    """
    last_resort = threading.Timer(_LAST_RESORT, os._exit, [Exit.OK])
    last_resort.daemon = True

    async def run() -> int:
        task, running = asyncio.ensure_future(work), asyncio.get_running_loop()

        def stop(*_: object) -> None:
            if not last_resort.is_alive():
                last_resort.start()
                with suppress(RuntimeError):  # it has just ended
                    running.call_soon_threadsafe(task.cancel)

        for number in _STOPS:
            signal.signal(number, stop)
        try:
            return await task
        except asyncio.CancelledError:
            return Exit.OK

    before = {number: signal.getsignal(number) for number in _STOPS}
    try:
        with asyncio.Runner(loop_factory=loop) as runner:
            return runner.run(run())
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        last_resort.cancel()
