"""A small Discord for the tests: a server, two people, and what they see of the bot's replies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import discord
import pytest
import simcord
import simcord.interactions
from simcord.backend import Backend

from bot.answers.loading import load_checked
from bot.answers.queries import Asked, Query, Unknown
from bot.app import Bot
from bot.data.loading import Data, default_folder
from bot.languages import Language, load_languages
from bot.services import Services
from bot.settings import Settings
from bot.understanding.lines import Lines
from bot.understanding.loading import load_lines
from bot.understanding.reader import Understood

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
class Seen:
    """A message of the bot as somebody sees it."""

    message: discord.Message

    @property
    def content(self) -> str:
        return self.message.content

    @property
    def title(self) -> str:
        """The first line of a card."""
        return self._written.partition("\n")[0].removeprefix("### ") if self._written else ""

    @property
    def description(self) -> str:
        """The other lines, but for the small print."""
        lines = self._written.split("\n")[1:]
        return "\n".join(line for line in lines if not line.startswith("-# "))

    @property
    def footer(self) -> str:
        """The small print."""
        lines = self._written.split("\n")
        return "\n".join(line.removeprefix("-# ") for line in lines if line.startswith("-# "))

    @property
    def text(self) -> str:
        """All that can be read, from top to bottom."""
        return "\n".join(filter(None, (self.content, self._written)))

    @property
    def _written(self) -> str:
        return "\n".join(
            part.content for part in walked(self.message.components) if isinstance(part, discord.TextDisplay)
        )

    @property
    def buttons(self) -> list[str]:
        return [part.label or "" for part in self._parts() if isinstance(part, discord.Button)]

    @property
    def options(self) -> Mapping[str, str]:
        """What the menu offers: labels, and the values behind them."""
        menus = [part for part in self._parts() if isinstance(part, discord.SelectMenu)]
        return {option.label: option.value for menu in menus for option in menu.options}

    @property
    def links(self) -> Mapping[str, str]:
        """Buttons that lead to a page, and its address."""
        parts = [part for part in self._parts() if isinstance(part, discord.Button)]
        return {part.label or "": part.url for part in parts if part.url}

    @property
    def ids(self) -> list[str]:
        """The custom ids of all controls."""
        return [part.custom_id for part in self._parts() if part.custom_id]

    @property
    def pictures(self) -> Mapping[str, str]:
        """Attached files, and their alt text."""
        return {file.filename: file.description or "" for file in self.message.attachments}

    @property
    def examples(self) -> list[str]:
        """What stands in backticks and starts like a command."""
        return re.findall(r"`([!?/]\w[^`]*)`", self.text)

    @property
    def private(self) -> bool:
        """Whether only one person sees it."""
        return self.message.flags.ephemeral

    @property
    def answers(self) -> int | None:
        """The id of the message that it is a reply to."""
        return self.message.reference.message_id if self.message.reference else None

    def _parts(self) -> list[discord.Button | discord.SelectMenu]:
        return [
            part
            for part in walked(self.message.components)
            if isinstance(part, discord.Button | discord.SelectMenu)
        ]


def walked(components: Sequence[object]) -> Iterator[object]:
    """All components of a message, those inside others too."""
    for component in components:
        yield component
        yield from walked(getattr(component, "children", ()))


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
        """Sets the server's language, which is everybody's who hasn't set one of their own."""
        guild = self.bot.get_guild(self.guild.id)
        assert guild
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


@pytest.fixture(scope="session")
def data() -> Data:
    return load_checked(default_folder())


@pytest.fixture(scope="session")
def languages(data: Data) -> Mapping[str, Language]:
    return load_languages(data.declarations.commands)


@pytest.fixture(scope="session")
def english(languages: Mapping[str, Language]) -> Language:
    return languages["en"]


@pytest.fixture(scope="session")
def lines(data: Data, languages: Mapping[str, Language]) -> Lines:
    return load_lines(data, languages)


@pytest.fixture(scope="session", autouse=True)
def _lines_are_loaded_once_for_all_bots() -> Iterator[None]:
    # It takes a quarter of a second, more than most tests. Data are kept too, as an id may be used again.
    kept: dict[tuple[int, int], tuple[Lines, object, object]] = {}

    def load(data: Data, languages: Mapping[str, Language]) -> Lines:
        key = (id(data), id(languages))
        if key not in kept:
            kept[key] = (load_lines(data, languages), data, languages)
        return kept[key][0]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.services.load_lines", load)
        yield


@pytest.fixture(scope="session", autouse=True)
def _simcord_looks_more_often() -> Iterator[None]:
    # After each message it waits for 50 ms until it looks again whether the bot is done, minutes in all.
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(vars(simcord.Env)["_settle_internal"].__kwdefaults__, "idle", 0.005)
        yield


@pytest.fixture
def settings(request: pytest.FixtureRequest) -> Settings:
    """The defaults, whatever the environment says, but for what a test is parametrized with."""
    param: dict[str, Any] = getattr(request, "param", {})
    return Settings.model_construct(**param)


@pytest.fixture
def bot(settings: Settings, data: Data, languages: Mapping[str, Language]) -> Bot:
    return Bot(Services(settings, data, languages))


@pytest.fixture
def simcord_bot(bot: Bot) -> Bot:
    """The bot that simcord's own fixture runs."""
    return bot


@pytest.fixture
def stage(simcord_env: simcord.Env, bot: Bot) -> Stage:
    guild = simcord_env.create_guild("Review watchers")
    channel = guild.create_text_channel("general")
    alice, bob = (guild.add_member(simcord_env.create_user(name)) for name in ("alice", "bob"))
    return Stage(simcord_env, bot, guild, channel, alice, bob)


@dataclass
class StandIn:
    """Stands in for what understands questions in words: one meaning for whatever is said, which it keeps."""

    meant: Query = field(default_factory=Unknown)
    is_sure: bool = True
    heard: list[tuple[str, Query | None]] = field(default_factory=list[tuple[str, Query | None]])
    """Each text, with the question of the answer that it replies to."""

    def understand(self, text: str, language: str, about: Query | None = None) -> Understood:
        """Understands it as what is meant, in the language that was taken so far."""
        self.heard.append((text, about))
        return Understood(language, Asked(self.meant), is_sure=self.is_sure)


@pytest.fixture
def stand_in(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    """Takes the place of what understands questions, but not of what recognises people in need."""
    stand_in = StandIn()
    monkeypatch.setattr(stage.bot.lines.understander, "understand", stand_in.understand)
    return stand_in


@pytest.fixture
def spanish_app(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody has set their Discord to Spanish; simcord itself knows only English."""
    made = simcord.interactions.base_payload

    def payload(backend: Backend, **parts: Any) -> tuple[object, dict[str, Any]]:  # noqa: ANN401  as simcord has it
        record, sent = made(backend, **parts)
        return record, sent | {"locale": "es-419"}

    monkeypatch.setattr(simcord.interactions, "base_payload", payload)


@pytest.fixture(params=["text", "slash"])
def give(request: pytest.FixtureRequest, stage: Stage) -> Form:
    """Gives a command; a test that uses it runs once with text and once with slash commands."""
    return Form(stage, request.param)
