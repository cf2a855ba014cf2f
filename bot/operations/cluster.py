"""Logins of shards in several processes, paced together through Redis."""

from __future__ import annotations

import asyncio
import logging

from pydantic import SecretStr
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from bot.operations.logins import PAUSE

log = logging.getLogger(__name__)

_PATIENCE = 5.0
"""Seconds until Redis counts as gone, and between two attempts to reach it."""

_NEVER = -1
"""What Redis says of a key that doesn't run out."""


class SharedLogins:
    """Lets one shard of a bucket log in at a time, of all processes that share a Redis."""

    def __init__(self, redis_url: SecretStr, pause: float = PAUSE) -> None:
        self._redis_url = redis_url
        self._pause = round(pause * 1000)

    async def wait(self, bucket: int) -> None:
        """Returns once the next shard of a bucket may log in; while Redis is gone, none may."""
        url = self._redis_url.get_secret_value()
        # Logins are rare: a connection for each leaves nothing to look after.
        async with Redis.from_url(  # pyright: ignore[reportUnknownMemberType]  its options have no types
            url, socket_timeout=_PATIENCE, socket_connect_timeout=_PATIENCE, retry=Retry(NoBackoff(), 0)
        ) as redis:
            while True:
                seconds = await self._left(redis, f"identify:{bucket}")
                if not seconds:
                    return
                await asyncio.sleep(seconds)

    async def _left(self, redis: Redis, key: str) -> float:
        """Takes the key, or says how many seconds to wait before trying again."""
        try:
            # It runs out by itself: one that is given back as soon as the login is sent would pace nothing.
            if await redis.set(key, "", nx=True, px=self._pause):
                return 0
            left = await redis.pttl(key)
            if left != _NEVER and left <= self._pause:
                return max(left, 1) / 1000
            # What runs out never, or later than we ever ask for, isn't ours.
            log.warning(
                "Redis has a key %s that isn't the bot's, and no shard logs in until it is gone; "
                "give each bot a database of its own",
                key,
            )
        except RedisError as error:
            log.warning("Redis can't be reached, and no shard logs in without it: %s", error)
        return _PATIENCE
