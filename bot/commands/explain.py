"""The commands that explain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.commands.arguments import Words, suggest_periods, suggest_terms
from bot.commands.names import add
from bot.core.commands import read_explain, read_sources
from bot.core.queries import Why
from bot.replies.helptext import SUMMARIES, marked

if TYPE_CHECKING:
    from bot.app import Bot, Context


class Explanations(commands.Cog):
    """Terms, reasons and sources."""

    @commands.hybrid_command(description=SUMMARIES["explain"])
    @app_commands.describe(term=marked("For example administrative closure, deferred action, NTA"))
    @app_commands.autocomplete(term=suggest_terms)
    async def explain(self, ctx: Context, *, term: Words = "") -> None:
        """What a term means."""
        await ctx.bot.respond(ctx, read_explain(term, ctx.bot.asking(ctx)))

    @commands.hybrid_command(description=SUMMARIES["why"])
    async def why(self, ctx: Context) -> None:
        """The possible reasons for the fall."""
        await ctx.bot.respond(ctx, Why())

    @commands.hybrid_command(description=SUMMARIES["sources"])
    @app_commands.describe(period=marked("A period; without one, all of them"))
    @app_commands.autocomplete(period=suggest_periods)
    async def sources(self, ctx: Context, *, period: Words = "") -> None:
        """Where the figures come from."""
        await ctx.bot.respond(ctx, read_sources(period, ctx.bot.asking(ctx)))


async def setup(bot: Bot) -> None:
    """Adds these commands to a bot."""
    await add(bot, Explanations())
