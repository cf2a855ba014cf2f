"""The command that takes a question in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.commands.arguments import Words
from bot.commands.names import add
from bot.replies.helptext import SUMMARIES, marked

if TYPE_CHECKING:
    from bot.app import Bot, Context


class Questions(commands.Cog):
    """Plain words."""

    @commands.hybrid_command(description=SUMMARIES["ask"])
    @app_commands.describe(question=marked("For example: how many cases were found eligible in June?"))
    async def ask(self, ctx: Context, *, question: Words = "") -> None:
        """Any question in words."""
        understood = ctx.bot.listener.read(question, ctx.language)
        await ctx.bot.respond(ctx, understood.asked, understood.language)


async def setup(bot: Bot) -> None:
    """Adds this command to a bot."""
    await add(bot, Questions())
