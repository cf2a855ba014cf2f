"""What slash commands offer while something is typed, and how `compare` takes two periods in both forms."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Self, cast

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
from bot.replies import numbers
from bot.replies.helptext import marked

if TYPE_CHECKING:
    from bot.app import Bot

_CHOICES = 25
"""Suggestions that Discord takes."""
_KEPT = 512
"""Texts for which they are kept."""


class TwoPeriods(commands.FlagConverter):
    """`/compare first: second:`, and the same as free text behind `!compare`."""

    first: str = commands.flag(default="", description=marked("A period; without one, the first"))
    second: str = commands.flag(default="", description=marked("Another period; without one, the latest"))

    @classmethod
    async def convert(cls, ctx: commands.Context[Any], argument: str) -> Self:
        """Keeps the text whole; where it falls into two is for `read_compare` to find."""
        flags = await cls._construct_default(ctx)
        flags.first = argument
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
