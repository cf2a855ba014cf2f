"""What happens when somebody presses a button below a reply, or chooses from its menu."""

from __future__ import annotations

import logging
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.core.language import Language
from bot.core.queries import Query
from bot.operations.turns import Outcome
from bot.replies.buttons import pressed_query
from bot.replies.controls import Action, ControlId
from bot.replies.reply import Place

if TYPE_CHECKING:
    from bot.app import Bot

log = logging.getLogger(__name__)


class Presses(commands.Cog):
    """Answers presses: in place of the reply for who asked, for anybody else in a reply of their own."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    @commands.Cog.listener()
    async def on_press(self, interaction: discord.Interaction[Bot], custom_id: str, chosen: str) -> None:
        """A control was pressed; `chosen` is the option of a menu."""
        if not await self._bot.admits(interaction):
            return
        language = self._bot.language(interaction)
        with self._bot.turn(interaction, language) as turn:
            try:
                await self._answer(interaction, custom_id, chosen)
            except discord.NotFound as error:
                turn.outcome = Outcome.UNDELIVERED
                log.info("a press could not be answered: %s", error)
            except Exception as error:  # noqa: BLE001  discord.py would only log it, and leave the person waiting
                turn.outcome = Outcome.FAILED
                text = self._bot.apology(error, turn.command, language)
                with suppress(discord.HTTPException):  # what broke may be the sending itself
                    if interaction.response.is_done():
                        await interaction.followup.send(text, ephemeral=True)
                    else:
                        await interaction.response.send_message(text, ephemeral=True)

    async def _answer(self, interaction: discord.Interaction[Bot], custom_id: str, chosen: str) -> None:
        try:
            control = ControlId.parse(custom_id)
            query = pressed_query(control, chosen)
        except ValueError:
            text = self._bot.language(interaction).gettext(
                "This button is from an older version of the bot. Please ask again."
            )
            await interaction.response.send_message(text, ephemeral=True)
            return
        language = self._bot.languages.get(control.language) or self._bot.languages["en"]
        mine = interaction.user.id == control.asker
        if control.action is Action.REMOVE:
            await _remove(interaction, language, mine=mine)
        else:
            await self._show(interaction, query, language, mine=mine)

    async def _show(
        self, interaction: discord.Interaction[Bot], query: Query, language: Language, *, mine: bool
    ) -> None:
        place = Place(ephemeral=not mine)  # in an answer to an interaction Discord allows everything
        voice = self._bot.voice(language)
        put_off = partial(interaction.response.defer, ephemeral=not mine, thinking=not mine)
        reply = await self._bot.replier.reply(query, voice, interaction.user.id, place, put_off=put_off)
        slow = interaction.response.is_done()
        if mine and not reply.is_private:
            edit = interaction.edit_original_response if slow else interaction.response.edit_message
            await edit(**reply.to_edit())
        elif slow:
            await interaction.followup.send(**reply.to_send(), ephemeral=True)
        else:
            await interaction.response.send_message(**reply.to_send(), ephemeral=True)


async def _remove(interaction: discord.Interaction[Bot], language: Language, *, mine: bool) -> None:
    if not mine:
        text = language.gettext("Only the person who asked can remove this.")
        await interaction.response.send_message(text, ephemeral=True)
        return
    await interaction.response.defer()
    await interaction.delete_original_response()


async def setup(bot: Bot) -> None:
    """Adds the answers to presses to a bot."""
    await bot.add_cog(Presses(bot))
