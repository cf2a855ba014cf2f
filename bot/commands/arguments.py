"""What commands take, without the ids that Discord writes into it, and what is offered while it is typed."""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, Self, cast

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.commands import Asking
from bot.core.glossary import plain
from bot.core.language import Language
from bot.core.listening import Listener
from bot.core.problems import Problem
from bot.core.span_figures import figures_at
from bot.core.spans import Span
from bot.operations.delivery import TROUBLE
from bot.replies import numbers
from bot.replies.helptext import marked

if TYPE_CHECKING:
    from bot.app import Bot

log = logging.getLogger(__name__)

_CHOICES = 25
"""Suggestions that Discord takes."""
_KEPT = 512
"""Texts for which they are kept."""


_MARKUP = re.compile(
    r"<(?:@[!&]?|#)\d+>|</[^<>\n:]+:\d+>|<id:[\w:-]+>"  # people, roles, channels, commands, pages of a server
    r"|<a?:\w+:\d+>|<t:-?\d+(?::\w)?>"  # emoji, moments
    r"|<?https?://[^\s<>)]+>?"
)
"""What isn't words in a message; the digits in it are no dates."""


def without_ids(text: str) -> str:
    """What somebody wrote, without mentions, links, timestamps and custom emoji."""
    return _MARKUP.sub(" ", text)


Words = Annotated[str, without_ids]
"""The text that a command takes."""


class TwoPeriods(commands.FlagConverter):
    """`/compare first: second:`, and the same as free text behind `!compare`."""

    first: Words = commands.flag(default="", description=marked("A period; without one, the first"))
    second: Words = commands.flag(default="", description=marked("Another period; without one, the latest"))

    @classmethod
    async def convert(cls, ctx: commands.Context[Any], argument: str) -> Self:
        """Keeps the text whole; where it falls into two is for `read_compare` to find."""
        flags = await cls._construct_default(ctx)
        flags.first = without_ids(argument)
        return flags


class PeriodSuggestions:
    """What is offered where a period is to be typed: what the text is understood as, then the periods.

    Each letter that anybody types asks for them, and many type the same: the latest are kept.

    Args:
        listener: reads what was typed.
    """

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self.to = lru_cache(_KEPT)(self._make)

    def _make(self, typed: str, language: Language) -> tuple[app_commands.Choice[str], ...]:
        asking = self._listener.asking(language)
        table = asking.data.table
        choices: dict[str, str] = {}
        if typed.strip():
            reading = asking.period(typed)
            if not isinstance(reading, Problem):
                choices[_typed(reading.span)] = language.span(reading.span)
        for position in reversed(range(max(len(table) - _CHOICES, 0), len(table))):
            figures = figures_at(position, table)
            rate = numbers.percent(figures.rate, language)
            choices[_typed(figures.span)] = f"{language.span(figures.span)}: {rate}"
        return tuple(_choices(choices))


async def suggest_periods(interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
    """The periods that go with the text, the latest first."""
    bot = _bot(interaction)
    return list(bot.period_suggestions.to(current, bot.language(interaction)))


async def suggest_terms(interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
    """The term that the text is understood as, then all terms."""
    asking = _asking(interaction)
    glossary = asking.data.glossary(asking.language.code)
    found = glossary.find(current) if current.strip() else None
    entries = [found.entry] if found else []
    return _choices({entry.title: entry.title for entry in (*entries, *glossary.terms)})


async def suggest_courts(interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
    """The courts of which something is known, those that start like the text first."""
    asking = _asking(interaction)
    data, language = asking.data, asking.language.code
    return _likest([data.places.name(place, language) for place in data.courts.places], current)


async def suggest_tables(interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
    """The tables, those that start like the text first."""
    return _likest(list(_asking(interaction).data.files), current)


async def suggest_commands(interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
    """The commands, those that start like the text first."""
    return _likest([called[0] for called in _asking(interaction).language.names.commands.values()], current)


_OFFERS: Mapping[str, Callable[[discord.Interaction, str], Awaitable[list[app_commands.Choice[str]]]]] = {
    "period": suggest_periods,
    "first": suggest_periods,
    "second": suggest_periods,
    "term": suggest_terms,
    "court": suggest_courts,
    "table": suggest_tables,
    "command": suggest_commands,
}
"""By the option's name. What the commands' decorators say is for Discord only: that something is offered."""


async def suggest(interaction: discord.Interaction[Bot]) -> None:
    """Offers something to whoever is typing; what fails is of no matter, as the next letter asks anew."""
    used = cast("Mapping[str, Any]", interaction.data or {})
    options = cast("list[Mapping[str, Any]]", used.get("options") or [])
    named = {str(option["name"]): str(option.get("value", "")) for option in options if option.get("focused")}
    offered: list[app_commands.Choice[str]] = []
    for name, typed in named.items():
        if name in _OFFERS:  # it may be an option of an older version
            try:
                offered = await _OFFERS[name](interaction, without_ids(typed))
            except Exception:
                log.exception("nothing could be offered for %s", name)
    try:
        await interaction.response.autocomplete(offered)
    except TROUBLE as error:
        log.info("what is offered could not be sent: %s", error)


def _bot(interaction: discord.Interaction) -> Bot:
    return cast("discord.Interaction[Bot]", interaction).client


def _asking(interaction: discord.Interaction) -> Asking:
    bot = _bot(interaction)
    return bot.listener.asking(bot.language(interaction))


def _typed(span: Span) -> str:
    return f"{span.start}..{span.end}"


def _likest(names: list[str], current: str) -> list[app_commands.Choice[str]]:
    names.sort(key=lambda name: not plain(name).startswith(plain(current)))
    return _choices({name: name for name in names})


def _choices(names: dict[str, str]) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=name, value=value) for value, name in names.items()][:_CHOICES]
