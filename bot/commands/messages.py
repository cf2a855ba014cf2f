"""Which messages are questions to the bot, and which of its answers they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord

from bot.answers.queries import Asked, Choose, Query, Talk, Unknown
from bot.commands.arguments import without_ids
from bot.operations.delivery import TROUBLE
from bot.operations.pacing import Pacing
from bot.replies.controls import ControlId
from bot.understanding.understood import Understood

if TYPE_CHECKING:
    from bot.app import Bot


_WRITTEN = (discord.MessageType.default, discord.MessageType.reply)
"""What people write; of the rest (pins, joins, new threads) Discord makes messages in their names."""


@dataclass(frozen=True)
class Question:
    """A message to the bot that is no command.

    Args:
        direct: whether it is addressed to the bot: a direct message, one that starts ("hey @bot") or
            ends with its name, or one in a channel for asking. A mere reply to one of its messages, or its
            name in passing, may be meant for others; where such a message isn't understood, the bot keeps
            silent.
        among_others: whether it was written in a channel for asking, without naming the bot: there people
            may talk to each other too.
    """

    text: str
    direct: bool
    message: discord.Message
    among_others: bool = False

    def wants(self, understood: Understood) -> bool:
        """Whether an answer is expected, now that it is known what was meant."""
        query = understood.asked.query if isinstance(understood.asked, Asked) else None
        if self.among_others and isinstance(query, Talk | Unknown):
            # What isn't understood may still be a question.
            return isinstance(query, Unknown) and "?" in self.text
        return self.direct or understood.is_sure

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
            except TROUBLE:
                return None
        return _query_of(answer) if isinstance(answer, discord.Message) else None


def may_concern(message: discord.Message, bot: Bot) -> bool:
    """A quick check whether a message may be meant for the bot: on busy servers nearly none is."""
    if message.author.bot or message.type not in _WRITTEN or message.webhook_id:
        return False
    if message.guild is None or message.reference or _is_for_asking(message, bot):
        return True
    prefix, content = bot.settings.command_prefix, message.content
    if prefix and content.startswith(prefix):
        return True
    return ">" in content and any(f"{number}>" in content for number in _numbers(message, bot))


def question_in(message: discord.Message, prefix: str | None, bot: Bot) -> Question | None:
    """The question in a message that is no command; None where it wasn't meant for the bot.

    The prefix is the one of commands that the message starts with, if it does.
    """
    content = message.content
    name = rf"<@[!&]?(?:{'|'.join(map(str, _numbers(message, bot)))})>"
    text = without_ids(content).strip()
    if message.guild is None or re.search(name, content):
        addressed = re.search(rf"^\s*(\S+\s+)?{name}|{name}\W*$", content) is not None
        return Question(text, direct=message.guild is None or addressed, message=message)
    if not text:
        return None
    if _is_for_asking(message, bot):
        return Question(text, direct=True, message=message, among_others=True)
    if prefix:
        return None  # other bots share it
    reference = message.reference.resolved if message.reference else None
    if isinstance(reference, discord.Message) and reference.author == bot.user:
        return Question(text, direct=False, message=message)
    return None


def _numbers(message: discord.Message, bot: Bot) -> list[int]:
    """The ids by which the bot may be named: its own, and that of the role that Discord made for it."""
    role = message.guild.self_role if message.guild and "<@&" in message.content else None
    return [part.id for part in (bot.user, role) if part]


def _is_for_asking(message: discord.Message, bot: Bot) -> bool:
    channels = bot.settings.ask_channels
    if not channels:
        return False
    channel = message.channel
    return channel.id in channels or (isinstance(channel, discord.Thread) and channel.parent_id in channels)


def _query_of(answer: discord.Message) -> Query | None:
    """The question that an answer of the bot answers: it stands in the ids of its own controls.

    Of a question back, the readings stand on the other ones.
    """
    controls: list[ControlId] = []
    for custom_id in _ids(answer.components):
        try:
            controls.append(ControlId.parse(custom_id))
        except ValueError:
            continue
    own = next((control.query for control in controls if control.is_own), None)
    if own is None or isinstance(own, Choose):
        offered = tuple(control.query for control in controls if not control.is_own)
        return Choose(offered) if offered else own
    return own


def _ids(components: Sequence[object]) -> Iterator[str]:
    for component in components:
        if isinstance(component, discord.Button | discord.SelectMenu) and component.custom_id:
            yield component.custom_id
        yield from _ids(getattr(component, "children", ()))
