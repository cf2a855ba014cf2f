"""What happens when somebody presses a button below a reply, or chooses from its menu."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING, Any, cast

import discord
from discord.ext import commands

from bot.answers.queries import Asked, Query
from bot.languages import Language
from bot.operations import delivery
from bot.replies.controls import Action, ControlId
from bot.replies.reply import Destination, Reply

if TYPE_CHECKING:
    from bot.app import Bot


class Presses(commands.Cog):
    """Answers presses: in place of the reply for who asked, for anybody else in a reply of their own.

    discord.py would first look for the control in the message, and stay silent where it finds none. Here its
    id alone decides, so that a control of another version gets an answer too.
    """

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction[Bot]) -> None:
        """A control was pressed."""
        interaction.extras["arrived"] = perf_counter()
        try:
            if await self._bot.admits(interaction):
                with self._bot.request(interaction, self._bot.language(interaction)):
                    await self._answer(interaction)
        except Exception as error:  # noqa: BLE001  discord.py would only log it, and leave the person waiting
            await self._bot.own_up(interaction, error)

    async def _answer(self, interaction: discord.Interaction[Bot]) -> None:
        used = cast("Mapping[str, Any]", interaction.data or {})
        try:
            control = ControlId.parse(str(used.get("custom_id")))
            query = control.asked(str((used.get("values") or [""])[0]))
        except ValueError:
            text = self._bot.language(interaction).tell(
                "This button is from an older version of the bot. Please ask again."
            )
            await delivery.answer(interaction, Reply(content=text, is_private=True))
            return
        language = self._bot.languages.get(control.language) or self._bot.languages["en"]
        mine = interaction.user.id == control.asker
        match control.action:
            case Action.REMOVE if mine:
                await delivery.remove(interaction)
            case Action.REMOVE:
                text = language.tell("Only the person who asked can remove this.")
                await delivery.answer(interaction, Reply(content=text, is_private=True))
            case Action.MORE:
                w = self._bot.writer(language)
                rest = self._bot.replier.more(Asked(query), w, interaction.user.id)
                await delivery.answer(interaction, rest)
            case action:
                await self._show(interaction, query, language, mine=mine and action is not Action.TELL)

    async def _show(
        self, interaction: discord.Interaction[Bot], query: Query, language: Language, *, mine: bool
    ) -> None:
        make = partial(self._bot.replier.reply, Asked(query), self._bot.writer(language))
        put_off = partial(delivery.put_off, interaction, edits=mine, private=not mine)
        reply = await make(Destination(interaction.user.id, ephemeral=not mine, put_off=put_off))
        if mine and not reply.is_private:
            if await delivery.edit(interaction, reply):
                return
            reply = await make(Destination(interaction.user.id, ephemeral=True))
        await delivery.answer(interaction, replace(reply, is_private=True))
