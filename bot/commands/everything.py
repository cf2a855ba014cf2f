"""All commands, as text and as slash commands with their names in other languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import discord
from discord import app_commands
from discord.ext import commands

from bot.answers.options import options
from bot.commands.arguments import nothing, without_ids
from bot.data.loading import Data
from bot.languages import Language, marked

if TYPE_CHECKING:
    from bot.app import Bot

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
    "first": marked("A period; if it is the only one, it is compared with the first"),
    "second": marked("Another period; without any, the latest is compared with the first"),
}
"""What Discord says of each option."""
_OFFERED = ("period", "place", "group", "term", "table", "command")
"""Options for which something is offered while they are typed."""


class TextCommand(NamedTuple):
    """A command under one of the names by which people type it.

    discord.py's own text commands check, parse and wrap each call for options that none of these has: all the
    text behind a command is its one option.

    Args:
        language: the code of the language of the name; empty for English names, which people use in any.
    """

    id: str
    name: str
    language: str
    takes_text: bool


def text_commands(data: Data, languages: Mapping[str, Language]) -> Mapping[str, TextCommand]:
    """Every text command by each of its names; where two languages share a name, it is English."""
    english, found = languages["en"], dict[str, TextCommand]()
    for language in (english, *languages.values()):
        code = "" if language is english else language.code
        for command, option in options(data).items():
            name = english.names.commands[command][0]
            for called in language.names.commands[command]:
                found.setdefault(called, TextCommand(command, name, code, takes_text=bool(option)))
    return found


def add_slash_commands(bot: Bot) -> None:
    """Adds every slash command to a bot, under its English name."""
    names = bot.languages["en"].names
    for command, option in options(bot.data).items():
        name, summary = names.commands[command][0], names.summaries[command]
        bot.tree.add_command(_slash_command(command, option, name, summary))


def _slash_command(command: str, option: str, name: str, description: str) -> _SlashCommand:
    """A slash command. Discord shows the names of the callback's parameters, or what they are renamed to."""

    async def bare(interaction: discord.Interaction[Bot]) -> None:
        await interaction.client.answer_command(interaction, command)

    async def with_text(interaction: discord.Interaction[Bot], text: str = "") -> None:
        await interaction.client.answer_command(interaction, command, without_ids(text))

    async def with_two(interaction: discord.Interaction[Bot], first: str = "", second: str = "") -> None:
        filled = [text for field in (first, second) if (text := without_ids(field).strip())]
        await interaction.client.answer_command(interaction, command, *filled)

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


_LOCALES = {discord.Locale.spain_spanish: "es", discord.Locale.latin_american_spanish: "es"}
"""English is what the commands are called to begin with."""

_Where = app_commands.TranslationContextLocation


class Translator(app_commands.Translator):
    """Translates names and descriptions when the commands are registered."""

    def __init__(self, languages: Mapping[str, Language]) -> None:
        self._languages = languages

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContext[Any, Any],
    ) -> str | None:
        """The string in a locale; None where the English one will do."""
        language = self._languages.get(_LOCALES.get(locale, ""))
        if language is None:
            return None
        match context.location:
            case _Where.command_name:
                return language.names.commands[self._id(string.message)][0]
            case _Where.command_description:
                return language.names.summaries[self._id(context.data.name)]
            case _Where.parameter_name:
                return language.names.options[string.message]
            case _:
                return language.tell(string.message)

    def _id(self, name: str) -> str:
        return self._languages["en"].names.command(name) or name
