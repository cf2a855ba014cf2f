"""The same bot in a chat page on this machine: no token, no network, no Discord."""

from __future__ import annotations

import asyncio
import time

import discord
import simcord

from bot.app import Bot
from bot.core.queries import Help
from bot.replies.reply import Place, Replier

_TICK = 5.0
"""Seconds between two pushes of the simulated clock; one in the very moment of a click costs that click."""


async def show(bot: Bot, *, port: int | None = None) -> int:
    """Serves the page until the task is cancelled or the session is ended in the page.

    Args:
        bot: not yet running.
        port: on loopback; any free one where it is None.

    Returns:
        The exit code 0.
    """
    async with simcord.run(bot, check_errors=False) as env:
        bot.replier = Replier(bot.data, about_links={})  # an invite leads nowhere here
        server = env.create_guild("Ask about the review")
        channel = server.create_text_channel("ask-here")
        you = server.add_member(env.create_user("you"))
        await _greet(bot, channel.id, you.id)
        await env.settle()
        async with env.preview(channel, viewers=[you], layout="channel", port=port) as page:
            print(f"No token, so here is the bot in a page on this machine:\n\n  {page.url}\n")  # noqa: T201
            print("Type !help there, or / for the list of commands. Ctrl-C ends it.", flush=True)  # noqa: T201
            clock = asyncio.create_task(_run_clock(env))
            try:
                await page.wait_closed()
            finally:
                clock.cancel()
    return 0


async def _greet(bot: Bot, channel_id: int, asker: int) -> None:
    """Gives the bot a name, and has it post what can be typed."""
    if bot.user:
        await bot.user.edit(username="Review figures")
    channel = bot.get_channel(channel_id)
    if not isinstance(channel, discord.TextChannel):
        raise TypeError(f"the channel {channel_id} isn't there")
    language = bot.languages["en"]
    place = Place(channel.permissions_for(channel.guild.me))
    reply = await bot.replier.reply(Help(), bot.voice(language), asker, place)
    await channel.send(content=language.gettext("Hello! Type one of these."), **reply.to_send())


async def _run_clock(env: simcord.Env) -> None:
    """Lets the simulated time pass as fast as the real one, so that cooldowns end."""
    last = time.monotonic()
    while True:
        await asyncio.sleep(_TICK)
        now = time.monotonic()
        try:
            await env.advance_time(now - last)
        except (simcord.SetupError, TimeoutError):
            continue  # something is being typed or pressed right now: the next push makes up for it
        last = now
