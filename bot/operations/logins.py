"""Which connections this process keeps, and when each of them may log in."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Protocol

PAUSE = 5.5
"""Seconds between two logins of a bucket: the five that Discord asks for, and what the way there may take."""


@dataclass(frozen=True)
class Shard:
    """One connection of the bot; the shards of one bucket log in one after the other."""

    id: int = 0
    count: int = 1
    bucket: int = 0


class Logins(Protocol):
    """Lets shards log in no faster than Discord allows."""

    async def wait(self, bucket: int) -> None:
        """Returns once the next shard of a bucket may log in."""
        ...


class OwnLogins:
    """Paces the logins of one process that is alone."""

    def __init__(self) -> None:
        self._free: dict[int, float] = {}

    async def wait(self, bucket: int) -> None:
        """Returns once the next shard of a bucket may log in."""
        now = asyncio.get_running_loop().time()
        at = max(now, self._free.get(bucket, now))
        self._free[bucket] = at + PAUSE
        await asyncio.sleep(at - now)
