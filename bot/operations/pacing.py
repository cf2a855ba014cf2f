"""Keeps what the bot sends within what Discord takes, instead of being told to slow down."""

from __future__ import annotations

import asyncio
import re
from collections import deque
from weakref import WeakValueDictionary

import aiohttp

_REQUESTS = 50
"""What Discord takes from one bot within a second, whatever they are for."""
_WINDOW = 1.1
"""Seconds in which so many are sent: a tenth more, as the network doesn't carry them evenly."""
_FREE = re.compile(r"/(interactions|webhooks)/")
"""Answers to interactions don't count."""


class Pacing:
    """Paces one process of the bot.

    Discord answers too many requests with 429, and bans an address that collects 10,000 of these in ten
    minutes. discord.py waits where Discord's headers tell it to, but they say nothing of the limit on all
    requests together, and it miscounts while several messages to one channel are under way.

    Args:
        share: of all requests of the bot, how many this process may send, a fraction.
    """

    def __init__(self, share: float) -> None:
        self._turns: deque[float] = deque(maxlen=max(int(_REQUESTS * share), 1))
        self._channels: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    def trace(self) -> aiohttp.TraceConfig:
        """Lets each request wait for its turn, retries too; for discord.py's `http_trace`."""
        trace = aiohttp.TraceConfig()
        trace.on_request_start.append(self._before_request)
        return trace

    def one_at_a_time(self, channel: int) -> asyncio.Lock:
        """To be held while a message is sent to a channel."""
        lock = self._channels.get(channel)
        if lock is None:
            lock = self._channels[channel] = asyncio.Lock()
        return lock

    async def _before_request(
        self,
        _session: aiohttp.ClientSession,
        _context: object,
        request: aiohttp.TraceRequestStartParams,
    ) -> None:
        url = request.url
        if url.scheme in ("http", "https") and not _FREE.search(url.raw_path):
            await self._turn()

    async def _turn(self) -> None:
        now = turn = asyncio.get_running_loop().time()
        if len(self._turns) == self._turns.maxlen:
            turn = max(now, self._turns[0] + _WINDOW)
        self._turns.append(turn)
        if turn > now:
            await asyncio.sleep(turn - now)
