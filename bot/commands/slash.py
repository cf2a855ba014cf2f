"""What happens before a slash command runs: suggestions, rate limits, and commands of older versions."""

from __future__ import annotations

from collections.abc import Mapping
from time import perf_counter
from typing import TYPE_CHECKING, Any, cast

import discord
from discord import app_commands

from bot.commands.arguments import suggest
from bot.operations import delivery
from bot.operations.requests import Outcome

if TYPE_CHECKING:
    from bot.app import Bot


class Tree(app_commands.CommandTree["Bot"]):
    """The slash commands."""

    async def interaction_check(self, interaction: discord.Interaction[Bot], /) -> bool:
        """Whether to go on with a command."""
        interaction.client.requests.follow()
        if interaction.type is discord.InteractionType.autocomplete:
            # Answered here: where discord.py does it, a failure puts the person's id into the log.
            await suggest(interaction)
            return False
        interaction.extras["arrived"] = perf_counter()
        if interaction.channel is None:
            # It is missing, or of a type that discord.py doesn't know. discord.py needs some channel,
            # although the answer to an interaction doesn't go through it.
            somewhere = interaction.client.get_partial_messageable(0, guild_id=interaction.guild_id)
            interaction.channel = cast("discord.DMChannel", somewhere)
        if _has_unknown_options(interaction):
            await self._tell_outdated(interaction)
            return False
        return await interaction.client.admits(interaction)

    async def on_error(
        self, interaction: discord.Interaction[Bot], error: app_commands.AppCommandError, /
    ) -> None:
        """A command failed, or it is one that only an older version of the bot had."""
        if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
            await self._tell_outdated(interaction)
        else:
            cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
            await interaction.client.own_up(interaction, cause)

    async def _tell_outdated(self, interaction: discord.Interaction[Bot]) -> None:
        language = interaction.client.language(interaction)
        with interaction.client.request(interaction, language) as request:
            request.outcome = Outcome.PROBLEM
            text = language.tell(
                "This command is from an older version of the bot. Please choose it from the list again."
            )
            await delivery.tell(interaction, text)


def _has_unknown_options(interaction: discord.Interaction[Bot]) -> bool:
    """Whether an option was filled in that the command doesn't have; discord.py would ignore it."""
    filled = cast("Mapping[str, Any]", interaction.data or {}).get("options")
    if not filled or not isinstance(interaction.command, app_commands.Command):
        return False
    known = {parameter.display_name for parameter in interaction.command.parameters}
    return any(option["name"] not in known for option in filled)
