"""All commands, as text and as slash commands: those of every data set, and those of this one."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from discord import app_commands
from discord.ext import commands

from bot.commands.arguments import TwoPeriods, Words, nothing
from bot.languages import marked
from bot.understanding.options import options

if TYPE_CHECKING:
    from bot.app import Bot, Context

_DESCRIPTIONS = {
    "period": marked("Dates, a month, first, last, a number; without it, the latest"),
    "date": marked("A day; without it, the latest"),
    "place": marked("A place; without it, an overview"),
    "group": marked("A group; without it, all"),
    "term": marked("A term to explain"),
    "table": marked("A table; without it, the main one"),
    "question": marked("Any question, in your own words"),
    "command": marked("A command; without it, an overview"),
}
"""What Discord says of each option."""
_OFFERED = ("period", "place", "group", "term", "table", "command")
"""Options for which something is offered while they are typed."""


async def add_commands(bot: Bot) -> None:
    """Adds every command to a bot, with what it is called in all the languages that it speaks."""
    english = bot.languages["en"]
    for command, option in options(bot.data).items():
        callback = _callback(command, option)
        if option in _DESCRIPTIONS:
            app_commands.describe(**{option: _DESCRIPTIONS[option]})(callback)
        if option in _OFFERED:
            app_commands.autocomplete(**{option: nothing})(callback)
        if option == "periods":
            app_commands.autocomplete(first=nothing, second=nothing)(callback)
        called = [name for language in bot.languages.values() for name in language.names.commands[command]]
        name, *aliases = dict.fromkeys((english.names.commands[command][0], *called))
        description = english.names.summaries[command]
        bot.add_command(commands.HybridCommand(callback, name=name, aliases=aliases, description=description))


def _callback(command: str, option: str) -> Callable[..., Coroutine[Any, Any, None]]:
    """What runs a command. discord.py takes the names of options from the signature."""

    async def run(ctx: Context, text: str = "") -> None:
        await ctx.bot.answer_command(ctx, command, text)

    async def bare(ctx: Context) -> None:
        await run(ctx)

    async def with_period(ctx: Context, *, period: Words = "") -> None:
        await run(ctx, period)

    async def with_date(ctx: Context, *, date: Words = "") -> None:
        await run(ctx, date)

    async def with_place(ctx: Context, *, place: Words = "") -> None:
        await run(ctx, place)

    async def with_group(ctx: Context, *, group: Words = "") -> None:
        await run(ctx, group)

    async def with_term(ctx: Context, *, term: Words = "") -> None:
        await run(ctx, term)

    async def with_table(ctx: Context, *, table: Words = "") -> None:
        await run(ctx, table)

    async def with_question(ctx: Context, *, question: Words = "") -> None:
        await run(ctx, question)

    async def with_command(ctx: Context, *, command: Words = "") -> None:
        await run(ctx, command)

    async def with_periods(ctx: Context, *, periods: TwoPeriods) -> None:
        await ctx.bot.answer_command(ctx, command, periods.first, periods.second)

    return {
        "": bare,
        "period": with_period,
        "date": with_date,
        "place": with_place,
        "group": with_group,
        "term": with_term,
        "table": with_table,
        "question": with_question,
        "command": with_command,
        "periods": with_periods,
    }[option]
