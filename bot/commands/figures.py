"""The commands that answer with figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.commands.arguments import TwoPeriods, Words, suggest_periods
from bot.commands.names import add
from bot.core.commands import read_compare, read_pair, read_rate, read_total
from bot.core.queries import Periods, Trend
from bot.replies.helptext import SUMMARIES, marked

if TYPE_CHECKING:
    from bot.app import Bot, Context


class Figures(commands.Cog):
    """Rates, counts and how they compare."""

    @commands.hybrid_command(description=SUMMARIES["rate"])
    @app_commands.describe(period=marked("For example May30-Jul20, June, first, last, before March 5"))
    @app_commands.autocomplete(period=suggest_periods)
    async def rate(self, ctx: Context, *, period: Words = "") -> None:
        """The rate of a period."""
        await ctx.bot.respond(ctx, read_rate(period, ctx.bot.asking(ctx)))

    @commands.hybrid_command(description=SUMMARIES["compare"])
    @app_commands.autocomplete(first=suggest_periods, second=suggest_periods)
    async def compare(self, ctx: Context, *, periods: TwoPeriods) -> None:
        """Two periods side by side."""
        asking = ctx.bot.asking(ctx)
        if periods.second:
            asked = read_pair(periods.first or "first", periods.second, asking)
        else:
            asked = read_compare(periods.first, asking)
        await ctx.bot.respond(ctx, asked)

    @commands.hybrid_command(description=SUMMARIES["trend"])
    async def trend(self, ctx: Context) -> None:
        """Every period's rate."""
        await ctx.bot.respond(ctx, Trend())

    @commands.hybrid_command(description=SUMMARIES["total"])
    @app_commands.describe(date=marked("A day such as Apr 16; without one, everything"))
    async def total(self, ctx: Context, *, date: Words = "") -> None:
        """The running total."""
        await ctx.bot.respond(ctx, read_total(date, ctx.bot.asking(ctx)))

    @commands.hybrid_command(description=SUMMARIES["periods"])
    async def periods(self, ctx: Context) -> None:
        """The table."""
        await ctx.bot.respond(ctx, Periods())


async def setup(bot: Bot) -> None:
    """Adds these commands to a bot."""
    await add(bot, Figures())
