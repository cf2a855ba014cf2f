"""The commands about what became of the cases, whose they were, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.commands.arguments import Words, suggest_courts, suggest_tables
from bot.commands.names import add
from bot.core.commands import read_closed, read_courts, read_data
from bot.core.queries import Detained, Filings
from bot.replies.helptext import SUMMARIES, marked

if TYPE_CHECKING:
    from bot.app import Bot, Context


class Evidence(commands.Cog):
    """Closures, detention, courts, filings, and the tables themselves."""

    @commands.hybrid_command(description=SUMMARIES["closed"])
    @app_commands.describe(date=marked("A day such as May 29; without one, the latest count"))
    async def closed(self, ctx: Context, *, date: Words = "") -> None:
        """How many cases ICE really closed."""
        await ctx.bot.respond(ctx, read_closed(date, ctx.bot.asking(ctx)))

    @commands.hybrid_command(description=SUMMARIES["detained"])
    async def detained(self, ctx: Context) -> None:
        """Detained people's cases and the others."""
        await ctx.bot.respond(ctx, Detained())

    @commands.hybrid_command(description=SUMMARIES["courts"])
    @app_commands.describe(court=marked("A court such as Denver; without one, an overview"))
    @app_commands.autocomplete(court=suggest_courts)
    async def courts(self, ctx: Context, *, court: Words = "") -> None:
        """What is known by court."""
        await ctx.bot.respond(ctx, read_courts(court, ctx.bot.asking(ctx)))

    @commands.hybrid_command(description=SUMMARIES["filings"])
    async def filings(self, ctx: Context) -> None:
        """New cases that ICE filed."""
        await ctx.bot.respond(ctx, Filings())

    @commands.hybrid_command(description=SUMMARIES["data"])
    @app_commands.describe(table=marked("A table such as periods or closures; without one, periods"))
    @app_commands.autocomplete(table=suggest_tables)
    async def data(self, ctx: Context, *, table: Words = "") -> None:
        """A table as a file."""
        await ctx.bot.respond(ctx, read_data(table, ctx.bot.asking(ctx)))


async def setup(bot: Bot) -> None:
    """Adds these commands to a bot."""
    await add(bot, Evidence())
