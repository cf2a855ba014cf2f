"""The text behind commands: what is taken out of it, and what is suggested while it is typed."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

import discord
from discord import app_commands

from bot.data.loading import Data
from bot.data.names import fold
from bot.data.spans import Span
from bot.figures.found import Found
from bot.figures.lookup import find
from bot.figures.operand import Operand
from bot.figures.timeline import steps_of
from bot.languages import Language
from bot.operations.delivery import TROUBLE
from bot.operations.logs import trace_of
from bot.periods.extraction import read_period
from bot.periods.reading import Reading
from bot.replies import numbers
from bot.understanding.commands import Commands

if TYPE_CHECKING:
    from bot.app import Bot

log = logging.getLogger(__name__)

_CHOICES = 25
"""Suggestions that Discord takes."""
_NAME = 100
"""Letters of one."""
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


async def nothing(_: discord.Interaction, __: str) -> list[app_commands.Choice[str]]:
    """Tells Discord that an option has suggestions; `suggest` makes them for all options."""
    return []


class Suggestions:
    """Suggestions while somebody types an option.

    Each letter asks for them, and many people type the same: the latest are kept.
    """

    def __init__(self, reader: Commands, languages: Mapping[str, Language]) -> None:
        self._reader = reader
        self._languages = languages
        self.to = lru_cache(_KEPT)(self._make)
        self._latest = lru_cache(_KEPT)(self._make_latest)

    @property
    def _data(self) -> Data:
        return self._reader.data

    def _make(self, command: str, option: str, typed: str, code: str) -> list[app_commands.Choice[str]]:
        """The choices for an option of a command: what the text means, then all there are."""
        match option:
            case "period" | "first" | "second":
                found = self._periods(command, typed, code)
            case "term":
                found = self._terms(typed, code)
            case "place" | "group":
                found = self._named(command, option, typed, code)
            case "table":
                found = _closest_first(list(self._data.files), typed)
            case "command":
                names = self._languages[code].names.commands.values()
                found = _closest_first([called[0] for called in names], typed)
            case _:
                found = {}
        choices = list(found.items())[:_CHOICES]
        return [app_commands.Choice(name=name[:_NAME], value=value) for value, name in choices]

    def _periods(self, command: str, typed: str, code: str) -> dict[str, str]:
        """The period that the text is read as, then the latest ones of the command's measure."""
        language, choices = self._languages[code], dict[str, str]()
        if typed.strip():
            reading = read_period(typed, self._reader.calendar, self._reader.vocabularies, code)
            # What is left after leaving out a period in the middle isn't one span.
            if isinstance(reading, Reading) and len(reading.spans) == 1:
                (span,) = reading.spans
                if isinstance(find(replace(self._operand(command), span=span), self._data.table), Found):
                    choices[_written(span)] = language.span(span)
        return choices | self._latest(command, code)

    def _make_latest(self, command: str, code: str) -> dict[str, str]:
        """The latest periods of a command's measure, or the days of its counts, with their values."""
        language, table, choices = self._languages[code], self._data.table, dict[str, str]()
        operand = self._operand(command)
        for step in reversed(steps_of(operand, table)[-_CHOICES:]):
            found = find(replace(operand, span=step.span), table)
            if isinstance(found, Found) and step.span:
                # A running total is answered with what it grew by since the count before.
                span = step.span if operand.upto else found.span
                value = numbers.value(found.figure, language, table.measure(operand.measure).decimals)
                choices[_written(span)] = f"{language.span(span)}: {value}"
        return choices

    def _operand(self, command: str) -> Operand:
        """What a command asks for, without its days: the main measure, where it has none of its own."""
        declared = self._data.declarations.commands.get(self._reader.called(command))
        if declared is None or not declared.measure:  # a page, which an older version had periods for
            return Operand(self._data.declarations.subject.main)
        return Operand(declared.measure, upto=declared.upto)

    def _terms(self, typed: str, code: str) -> dict[str, str]:
        match = self._data.pages_in(code).find(typed) if typed.strip() else None
        shown = [*([match.page] if match else []), *self._data.terms(code)]
        return {page.title: page.title for page in shown}

    def _named(self, command: str, kind: str, typed: str, code: str) -> dict[str, str]:
        known = self._reader.known_to(self._reader.called(command))
        ids = {place if kind == "place" else group for group, place in known}
        return _closest_first(sorted(self._data.names.name(id_, code) for id_ in ids if id_), typed)


async def suggest(interaction: discord.Interaction[Bot]) -> None:
    """Sends suggestions; a failure is only logged, as the next letter asks again."""
    bot = interaction.client
    used = cast("Mapping[str, Any]", interaction.data or {})
    options = cast("list[Mapping[str, Any]]", used.get("options") or [])
    named = {str(option["name"]): str(option.get("value", "")) for option in options if option.get("focused")}
    offered: list[app_commands.Choice[str]] = []
    for name, typed in named.items():
        try:
            code = bot.language(interaction).code
            offered = bot.services.suggestions.to(str(used["name"]), name, without_ids(typed), code)
        except Exception as error:  # noqa: BLE001  without suggestions, people still get answers
            log.error("nothing could be offered for %s:\n%s", name, trace_of(error))  # noqa: TRY400
    try:
        await interaction.response.autocomplete(offered)
    except TROUBLE as error:
        log.info("what is offered could not be sent: %s", error)


def _closest_first(names: list[str], typed: str) -> dict[str, str]:
    """The names, those that start like the text first."""
    start = fold(typed)
    return {name: name for name in sorted(names, key=lambda name: not fold(name).startswith(start))}


def _written(span: Span) -> str:
    """A period as it is sent where it is picked: it can't be read as anything else."""
    return f"{span.start}..{span.end}"
