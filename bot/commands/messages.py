"""Which messages are questions to the bot, and which of its answers they are about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord

from bot.core.queries import Query
from bot.operations.pacing import Pacing
from bot.replies.controls import ControlId

if TYPE_CHECKING:
    from bot.app import Bot


@dataclass(frozen=True)
class Question:
    """A message to the bot that is no command.

    Args:
        text: what it says, without the mention.
        direct: whether it is addressed to the bot: a direct message, or one that starts ("hey @bot") or
            ends with its name. A mere reply to one of its messages, or its name in passing, may be meant
            for others; where such a message isn't understood, the bot keeps silent.
        message: the message itself.
    """

    text: str
    direct: bool
    message: discord.Message

    async def about(self, pacing: Pacing) -> Query | None:
        """What the answer answered that this replies to: it stands in the ids of that answer's buttons."""
        reference = self.message.reference
        if reference is None or reference.message_id is None:
            return None
        answer = reference.resolved
        if answer is None and self.direct:
            await pacing.turn()
            try:
                answer = await self.message.channel.fetch_message(reference.message_id)
            except discord.HTTPException:
                return None
        return _query_of(answer) if isinstance(answer, discord.Message) else None


def may_concern(message: discord.Message, bot: Bot) -> bool:
    """Whether a message may be meant for the bot, at a glance: on busy servers nearly none is."""
    if message.guild is None or message.reference:
        return True
    prefix = bot.settings.prefix
    return (bool(prefix) and message.content.startswith(prefix)) or (
        bot.user is not None and f"{bot.user.id}>" in message.content
    )


def question_in(message: discord.Message, prefix: str | None, bot: Bot) -> Question | None:
    """The question in a message that is no command; None where it wasn't meant for the bot.

    Args:
        message: the message.
        prefix: the prefix of commands, where the message starts with it.
        bot: the bot.
    """
    name = rf"<@!?{bot.user.id if bot.user else 0}>"
    if message.guild is None or re.search(name, message.content):
        text = re.sub(name, " ", message.content).strip()
        addressed = re.search(rf"^\s*(\S+\s+)?{name}|{name}\W*$", message.content) is not None
        return Question(text, direct=message.guild is None or addressed, message=message)
    if prefix:
        return None  # other bots share it
    reference = message.reference.resolved if message.reference else None
    if isinstance(reference, discord.Message) and reference.author == bot.user and message.content:
        return Question(message.content, direct=False, message=message)
    return None


def _query_of(answer: discord.Message) -> Query | None:
    for row in answer.components:
        for part in row.children if isinstance(row, discord.ActionRow) else ():
            try:
                control = ControlId.parse(part.custom_id or "")
            except ValueError:
                continue
            if control.is_own:
                return control.query
    return None
