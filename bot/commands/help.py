"""The commands about the bot itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.commands.arguments import Words, suggest_commands
from bot.commands.names import add
from bot.core.commands import read_help
from bot.core.queries import About
from bot.replies.helptext import SUMMARIES, marked

if TYPE_CHECKING:
    from bot.app import Bot, Context


class ThisBot(commands.Cog):
    """Help and about."""

    @commands.hybrid_command(description=SUMMARIES["help"])
    @app_commands.describe(command=marked("A command; without one, an overview"))
    @app_commands.autocomplete(command=suggest_commands)
    async def help(self, ctx: Context, *, command: Words = "") -> None:
        """What can be asked."""
        await ctx.bot.respond(ctx, read_help(command, ctx.bot.asking(ctx)))

    @commands.hybrid_command(description=SUMMARIES["about"])
    async def about(self, ctx: Context) -> None:
        """What this bot is."""
        await ctx.bot.respond(ctx, About())


async def setup(bot: Bot) -> None:
    """Adds these commands to a bot."""
    await add(bot, ThisBot())
