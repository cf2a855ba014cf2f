"""Keeps what the bot sends within what Discord takes, instead of being told to slow down."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

_REQUESTS = 45
"""Of the 50 that Discord takes from one bot within a second; answers to interactions don't count. The rest is
left to what discord.py sends of its own accord: at the login, to open a direct message, and where it tries
again, some seconds later; many tries at once may still take more."""
_WINDOW = 1.1
"""Seconds in which these are sent: a tenth more than one, as the network doesn't carry them evenly."""


class Pacing:
    """Paces one process of the bot.

    Discord answers too many requests with 429, and bans an address that collects 10,000 of these in ten
    minutes. discord.py waits where Discord's headers tell it to, but they say nothing of the limit on all
    requests together, and it miscounts while several messages to one channel are under way. Its `http_trace`
    could pace every request, but takes 4% of all the CPU that a reply costs.

    Args:
        share: of all requests of the bot, how many this process may send, a fraction.
    """

    def __init__(self, share: float) -> None:
        self._turns: deque[float] = deque(maxlen=max(int(_REQUESTS * share), 1))
        self._channels: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def message(self, channel: int) -> AsyncGenerator[None]:
        """Around sending a message: waits until it may be sent, one at a time in each channel."""
        lock = self._channels.get(channel)
        if lock is None:
            lock = self._channels[channel] = asyncio.Lock()
        async with lock:
            await self.turn()
            yield

    async def turn(self) -> None:
        """Waits until one more request may be sent."""
        now = turn = asyncio.get_running_loop().time()
        if len(self._turns) == self._turns.maxlen:
            turn = max(now, self._turns[0] + _WINDOW)
        self._turns.append(turn)
        if turn > now:
            await asyncio.sleep(turn - now)
