"""A bot that runs for months: what it is busy with, when its shards log in, and how it ends."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import AbstractContextManager, suppress
from functools import cached_property
from time import perf_counter
from typing import TYPE_CHECKING, Any

import discord
from discord.ext import commands
from yarl import URL

from bot.core.language import Language
from bot.operations.turns import Turn, Turns

if TYPE_CHECKING:
    from bot.app import Bot
    from bot.operations.cluster import SharedLogins

_GRACE = 5.0
"""Seconds that replies have to be finished in when the bot is stopped."""


class Context(commands.Context["Bot"]):
    """A message or slash command, and when it arrived."""

    def __init__(self, **attributes: Any) -> None:  # noqa: ANN401  discord.py's own affair
        super().__init__(**attributes)
        self.started = perf_counter()

    @cached_property
    def language(self) -> Language:
        """The language in which to speak to the author, whose words don't tell."""
        return self.bot.language(self)


class SteadyBot(commands.AutoShardedBot):
    """Keeps count of its turns, logs in together with other processes, and ends in good order.

    Args:
        prefix: what commands start with.
        logins: paces the logins of several processes; where it is None, this one is alone.
        options: further ones of discord.py.
    """

    def __init__(
        self,
        prefix: str | Sequence[str],
        logins: SharedLogins | None,
        **options: Any,  # noqa: ANN401  discord.py's own affair
    ) -> None:
        super().__init__(prefix, **options)
        self.turns = Turns()
        self._logins = logins
        self._max_concurrency: int | None = None

    async def get_context(
        self, origin: discord.Message | discord.Interaction, /, *, cls: type[Any] = Context
    ) -> Context:
        """The context of a message or a slash command."""
        return await super().get_context(origin, cls=cls)

    def turn(
        self, source: commands.Context[Any] | discord.Interaction[Bot], language: Language
    ) -> AbstractContextManager[Turn]:
        """Around all that answers a command, a question in words or a press: what is logged and counted."""
        unnamed = "button" if isinstance(source, discord.Interaction) else "question"
        if isinstance(source, discord.Interaction) and source.type is not discord.InteractionType.component:
            unnamed = "unknown command"
        command = source.command.qualified_name if source.command else unnamed
        turn = Turn(command, language.code, shard=source.guild.shard_id if source.guild else 0)
        return self.turns.take(turn, source.started if isinstance(source, Context) else perf_counter())

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Waits until a shard may log in."""
        if self._logins is None:
            await super().before_identify_hook(shard_id, initial=initial)
            return
        if self._max_concurrency is None:
            self._max_concurrency = (await self.fetch_session_start_limits()).max_concurrency
        await self._logins.wait((shard_id or 0) % self._max_concurrency)

    async def launch_shard(self, gateway: URL, shard_id: int, *, initial: bool = False) -> None:
        """Logs a shard in, and is cancelled even where that comes in the moment of success.

        discord.py waits for the login with `asyncio.wait_for`, which until Python 3.12 forgets such a
        cancellation: the bot would go on after a SIGTERM, for good.

        Raises:
            asyncio.CancelledError: where the bot is being stopped.
        """
        await super().launch_shard(gateway, shard_id, initial=initial)
        task = asyncio.current_task()
        if task and task.cancelling():
            raise asyncio.CancelledError

    async def close(self) -> None:
        """Stops listening, finishes the replies in flight within five seconds, and hangs up."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_GRACE):
                await asyncio.gather(*(shard.disconnect() for shard in self.shards.values()))
                await self.turns.finish()
        await super().close()
