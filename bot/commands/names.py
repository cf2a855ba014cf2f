"""What the commands are called in other languages, as text and as slash commands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.language import Language

if TYPE_CHECKING:
    from bot.app import Bot

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
                return language.names.commands[string.message][0]
            case _Where.parameter_name:
                return language.names.options[string.message]
            case _:
                return language.gettext(string.message)


async def add(bot: Bot, cog: commands.Cog) -> None:
    """Adds commands to a bot, with what they are called in all the languages that it speaks."""
    for command in cog.get_commands():
        names = (language.names.commands[command.name] for language in bot.languages.values())
        command.aliases = [name for all_names in names for name in all_names if name != command.name]
    await bot.add_cog(cog)
