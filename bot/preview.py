"""The same bot in a chat page on this machine: no token, no network, no Discord."""

from __future__ import annotations

from datetime import UTC, datetime

import discord
import simcord

from bot.answers.queries import Asked, Help
from bot.app import Bot
from bot.patience import Patience
from bot.replies.reply import Destination, Replier

_NAME = "Figures"
"""What the bot is called there."""
_LONGEST_NAME = 100
"""Letters of a server's name."""


def real_time(_: datetime) -> datetime:
    """The time by which people wait: the simulated clock stands still, and clicks are lost while it moves."""
    return datetime.now(UTC)


async def show(bot: Bot, *, port: int | None = None) -> int:
    """Serves the page, on some free port of loopback unless one is given, until it is closed or cancelled."""
    async with simcord.run(bot, check_errors=False) as env:
        bot.replier = Replier(bot.languages, about_links={})  # an invite leads nowhere here
        bot.patience = Patience(real_time)
        server = env.create_guild(bot.data.declarations.subject.title.to("en")[:_LONGEST_NAME])
        channel = server.create_text_channel("ask-here")
        bot.settings = bot.settings.model_copy(update={"ask_channels": frozenset({channel.id})})
        you = server.add_member(env.create_user("you"))
        await _greet(bot, channel.id, you.id)
        await env.settle()
        async with env.preview(channel, viewers=[you], layout="channel", port=port) as page:
            print(f"No token, so here is the bot in a page on this machine:\n\n  {page.url}\n")  # noqa: T201
            print("Ask a question there, or type / for the commands. Ctrl-C ends it.", flush=True)  # noqa: T201
            await page.wait_closed()
    return 0


async def _greet(bot: Bot, channel_id: int, asker: int) -> None:
    if bot.user:
        await bot.user.edit(username=_NAME)
    channel = bot.get_channel(channel_id)
    if not isinstance(channel, discord.TextChannel):
        raise TypeError(f"the channel {channel_id} isn't there")
    language = bot.languages["en"]
    to = Destination(asker, channel.permissions_for(channel.guild.me).attach_files)
    reply = await bot.replier.reply(Asked(Help()), bot.writer(language), to)
    await channel.send(**reply.to_send())
