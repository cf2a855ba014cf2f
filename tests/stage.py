"""A small Discord for the tests: a server, two people, and what they can do to the bot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import discord
import pytest
import simcord
import simcord.interactions
from simcord.backend import Backend

from bot.app import Bot
from tests.seen import Seen

_PAUSE = 11
"""Seconds between two messages, so that nobody has to wait for the bot's patience."""

OPTIONS = {
    "rate": "period",
    "compare": "first",
    "total": "date",
    "closed": "date",
    "courts": "place",
    "nationalities": "group",
    "filings": "period",
    "backlog": "date",
    "data": "table",
    "explain": "term",
    "sources": "period",
    "ask": "question",
    "help": "command",
}
"""The slash option that takes what is typed behind the text command."""


@dataclass(frozen=True)
class Stage:
    """A server with a channel, two people in it, and the bot."""

    env: simcord.Env
    bot: Bot
    guild: simcord.GuildHandle
    channel: simcord.ChannelHandle
    alice: simcord.MemberActor
    bob: simcord.MemberActor

    @property
    def mention(self) -> str:
        """How one mentions the bot."""
        assert self.bot.user
        return self.bot.user.mention

    def replies(self, channel: simcord.ChannelHandle | None = None) -> list[Seen]:
        """All that the bot has written in a channel, the oldest first."""
        assert self.bot.user
        history = (channel or self.channel).history()
        return [Seen(message) for message in history if message.author.id == self.bot.user.id]

    @property
    def pings_allowed(self) -> list[Any]:
        """Whom Discord was told that it may ping, for each message sent so far."""
        bodies: list[dict[str, Any]] = [
            call.json for call in self.env.http_requests if call.method == "POST" and call.json
        ]
        parts: list[dict[str, Any]] = [body.get("data", body) for body in bodies]
        # neither what a command suggests nor a mere "wait" is a message
        messages = [part for part in parts if not part.keys().isdisjoint({"content", "components"})]
        return [message.get("allowed_mentions") for message in messages]

    async def say(
        self,
        text: str,
        *,
        by: simcord.MemberActor | None = None,
        channel: simcord.ChannelHandle | None = None,
        reply_to: Seen | None = None,
    ) -> list[Seen]:
        """Writes a message, and hears what the bot says to it."""
        before = len(self.replies(channel))
        await self.env.advance_time(_PAUSE)
        replied = reply_to.message if reply_to else None
        await (by or self.alice).send(channel or self.channel, text, reply_to=replied)
        return self.replies(channel)[before:]

    async def ask(
        self,
        text: str,
        *,
        by: simcord.MemberActor | None = None,
        channel: simcord.ChannelHandle | None = None,
    ) -> Seen:
        """Writes a message that is answered with one message."""
        (reply,) = await self.say(text, by=by, channel=channel)
        return reply

    async def whisper(self, text: str) -> list[Seen]:
        """Writes a direct message, and hears what the bot says to it."""
        before = len(self.replies(self.alice.user.dm_channel))
        await self.env.advance_time(_PAUSE)
        await self.alice.send_dm(text)
        return self.replies(self.alice.user.dm_channel)[before:]

    async def slash(
        self,
        name: str,
        options: Mapping[str, str] | None = None,
        *,
        by: simcord.MemberActor | None = None,
        channel: simcord.ChannelHandle | None = None,
    ) -> Seen:
        """Gives a slash command."""
        await self.env.advance_time(_PAUSE)
        return response(await (by or self.alice).slash(channel or self.channel, name, **(options or {})))

    async def press(self, reply: Seen, label: str, *, by: simcord.MemberActor | None = None) -> Seen:
        """Presses a button, and sees what answers it: the same message, edited, or another."""
        await self.env.advance_time(_PAUSE)
        return response(await (by or self.alice).click(reply.message, label=label))

    async def choose(self, reply: Seen, label: str, *, by: simcord.MemberActor | None = None) -> Seen:
        """Chooses from the menu."""
        await self.env.advance_time(_PAUSE)
        return response(await (by or self.alice).select(reply.message, [reply.options[label]]))

    async def led_to(self, text: str) -> list[tuple[str, Seen]]:
        """Each button below the answer to a text and each option of its menu, and what it leads to."""
        reply = await self.ask(text)
        pressed = [(label, await self.press(await self.ask(text), label)) for label in reply.leading]
        chosen = [(label, await self.choose(await self.ask(text), label)) for label in reply.options]
        return pressed + chosen

    async def works(self, example: str) -> bool:
        """Whether an example, typed as it stands there, is answered with more than a problem."""
        if example.startswith("/"):
            name, _, argument = example.removeprefix("/").partition(" ")
            reply = await self.slash(name, {OPTIONS[name]: argument} if argument else {})
        else:
            reply = await self.ask(example)
        return bool(reply.title) and not reply.content

    def again(self, reply: Seen) -> Seen:
        """The same message as it stands now."""
        (now,) = [seen for seen in self.replies() if seen.message.id == reply.message.id]
        return now

    def guild_speaks_spanish(self) -> None:
        """Makes the server a community, and sets its language, which people's own goes before."""
        guild = self.bot.get_guild(self.guild.id)
        assert guild
        guild.features.append("COMMUNITY")
        guild.preferred_locale = discord.Locale.latin_american_spanish

    def channel_where_bot(self, **allowed: bool) -> simcord.ChannelHandle:
        """Another channel, in which the bot has these permissions or lacks them."""
        assert self.guild.me
        overwrites: Any = {self.guild.me: discord.PermissionOverwrite(**allowed)}
        return self.guild.create_text_channel("elsewhere", overwrites=overwrites)


def response(result: simcord.InteractionResult) -> Seen:
    """The message that answered an interaction."""
    assert result.response
    return Seen(result.response.message)


def everybody_speaks(monkeypatch: pytest.MonkeyPatch, locale: str) -> None:
    """Sets the language of everybody's Discord; simcord itself knows only English."""
    made = simcord.interactions.base_payload

    def payload(backend: Backend, **parts: Any) -> tuple[object, dict[str, Any]]:  # noqa: ANN401  as simcord has it
        record, sent = made(backend, **parts)
        return record, sent | {"locale": locale}

    monkeypatch.setattr(simcord.interactions, "base_payload", payload)


@dataclass(frozen=True)
class Form:
    """One of the two ways in which a command is given."""

    stage: Stage
    name: str

    @property
    def prefix(self) -> str:
        return "!" if self.name == "text" else "/"

    @property
    def is_slash(self) -> bool:
        return self.name == "slash"

    async def __call__(self, command: str, argument: str = "") -> Seen:
        """Gives a command to the bot."""
        if not self.is_slash:
            return await self.stage.ask(f"!{command} {argument}")
        return await self.stage.slash(command, {OPTIONS[command]: argument} if argument else {})
