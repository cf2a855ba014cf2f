"""All commands, as text and as slash commands: those of every data set, and those of this one."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.commands.arguments import nothing, without_ids
from bot.languages import marked
from bot.understanding.commands import options

if TYPE_CHECKING:
    from bot.app import Bot, Context

_SlashCommand = app_commands.Command[commands.Cog, ..., None]

_DESCRIPTIONS = {
    "period": marked("Dates, a month, first, last, a number; without it, the latest"),
    "date": marked("A day; without it, the latest"),
    "place": marked("A place; without it, an overview"),
    "group": marked("A group; without it, all"),
    "term": marked("A term to explain"),
    "table": marked("A table; without it, the main one"),
    "question": marked("Any question, in your own words"),
    "command": marked("A command; without it, an overview"),
    "first": marked("A period; without one, the first"),
    "second": marked("Another period; without one, the latest"),
}
"""What Discord says of each option."""
_OFFERED = ("period", "place", "group", "term", "table", "command")
"""Options for which something is offered while they are typed."""


def add_commands(bot: Bot) -> None:
    """Adds every command to a bot, with what it is called in all the languages that it speaks."""
    english = bot.languages["en"]
    for command, option in options(bot.data).items():
        called = [name for language in bot.languages.values() for name in language.names.commands[command]]
        name, *aliases = dict.fromkeys((english.names.commands[command][0], *called))
        bot.add_command(commands.Command(_text_callback(command, option), name=name, aliases=aliases))
        bot.tree.add_command(_slash_command(command, option, name, english.names.summaries[command]))


def _text_callback(command: str, option: str) -> Callable[..., Coroutine[Any, Any, None]]:
    """What runs a text command: the option is all the text behind it."""

    async def bare(ctx: Context) -> None:
        await ctx.bot.answer_command(ctx, command)

    async def with_text(ctx: Context, *, text: str = "") -> None:
        await ctx.bot.answer_command(ctx, command, without_ids(text))

    return with_text if option else bare


def _slash_command(command: str, option: str, name: str, description: str) -> _SlashCommand:
    """A slash command. Discord shows the names of the callback's parameters, or what they are renamed to."""

    async def bare(interaction: discord.Interaction[Bot]) -> None:
        await interaction.client.answer_command(interaction, command)

    async def with_text(interaction: discord.Interaction[Bot], text: str = "") -> None:
        await interaction.client.answer_command(interaction, command, without_ids(text))

    async def with_two(interaction: discord.Interaction[Bot], first: str = "", second: str = "") -> None:
        await interaction.client.answer_command(interaction, command, without_ids(first), without_ids(second))

    match option:
        case "":
            return app_commands.Command(name=name, description=description, callback=bare)
        case "periods":
            app_commands.describe(first=_DESCRIPTIONS["first"], second=_DESCRIPTIONS["second"])(with_two)
            app_commands.autocomplete(first=nothing, second=nothing)(with_two)
            return app_commands.Command(name=name, description=description, callback=with_two)
        case _:
            app_commands.rename(text=option)(with_text)
            app_commands.describe(text=_DESCRIPTIONS[option])(with_text)
            if option in _OFFERED:
                app_commands.autocomplete(text=nothing)(with_text)
            return app_commands.Command(name=name, description=description, callback=with_text)
