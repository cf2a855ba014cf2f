"""What the commands are called in other languages, as slash commands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord
from discord import app_commands

from bot.languages import Language

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
