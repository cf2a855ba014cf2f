"""From a question to all that one message of the bot holds."""

from __future__ import annotations

import io
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

import discord

from bot.answers.answer import RawDataAnswer
from bot.answers.answering import answer
from bot.answers.queries import Asked, Explain, Safety
from bot.data.loading import Data
from bot.figures.problems import Problem
from bot.languages import Language
from bot.replies.card import CardView, card
from bot.replies.chart import Chart, ChartCache
from bot.replies.controls import ControlRow, rows_for
from bot.replies.offers import controls_for
from bot.replies.pictures.charts import chart_of
from bot.replies.problems import NOTHING, Typed, explain_problem
from bot.replies.voice import Voice
from bot.replies.wording import Wording
from bot.replies.words.answers import word
from bot.replies.writer import Writer


@dataclass(frozen=True)
class Reply:
    """What a message holds: a card with its file, or the text that says why there is no answer."""

    content: str | None = None
    file: discord.File | None = None
    view: CardView | None = None
    is_private: bool = False
    """Whether only the person who asked should see it, where Discord can do that."""

    @property
    def is_problem(self) -> bool:
        """Whether it says why there is no answer."""
        return self.content is not None

    def to_send(self) -> dict[str, Any]:
        """As arguments of a new message."""
        parts = {"content": self.content, "file": self.file, "view": self.view}
        return {name: part for name, part in parts.items() if part is not None}

    def to_edit(self) -> dict[str, Any]:
        """As arguments of an edit that puts one card, or a text, in place of another, with just its file."""
        text = {} if self.content is None else {"content": self.content}
        return {"attachments": [self.file] if self.file else [], "view": self.view, **text}


class Destination(NamedTuple):
    """Where a reply goes."""

    files: bool = True
    """Whether the bot may attach files there."""
    ephemeral: bool = False
    """Whether only the person who asked sees it."""
    can_hide: bool = False
    """Whether a private reply there is seen by that person only."""


@dataclass(frozen=True, eq=False)
class _Content:
    """What a reply to a question holds, whoever asked."""

    wording: Wording
    language: Language
    rows: Sequence[ControlRow]
    rest: Wording
    chart: Chart | None
    table: RawDataAnswer | None
    is_private: bool

    @cached_property
    def card(self) -> list[dict[str, Any]]:
        """The components, which take longer to make than all that discord.py does to send them."""
        picture = (self.chart.file, self.chart.alt_text) if self.chart else None
        file = f"{self.table.name}.csv" if self.table else ""
        return card(self.wording, self.language, self.rows, picture=picture, file=file)


_KEPT = 512
"""Replies that are kept, some kilobytes each."""


class Replier:
    """Makes replies, and keeps what they say.

    Args:
        data: what to answer from.
        languages: those that the bot speaks, by code.
        about_links: pages that `about` leads to, by a label in English.
    """

    def __init__(self, data: Data, languages: Mapping[str, Language], about_links: Mapping[str, str]) -> None:
        self._data = data
        self._languages = languages
        self._about_links = about_links
        self._pictures = ChartCache()
        self._parts = lru_cache(_KEPT)(self._make_parts)

    async def reply(  # noqa: PLR0913  what is known only where a question comes in
        self,
        asked: Asked | Problem,
        voice: Voice,
        asker: int,
        destination: Destination,
        *,
        typed: Typed = NOTHING,
        put_off: Callable[[], Awaitable[object]] | None = None,
    ) -> Reply:
        """Answers a question, or says why there is no answer.

        Args:
            asked: the question, or why what was typed is none.
            voice: how the reply speaks.
            asker: the id of the person who asked.
            destination: where the reply goes.
            typed: the command that was given, if it was one.
            put_off: awaited where a chart has to be drawn first, which may take some seconds.
        """
        parts = asked if isinstance(asked, Problem) else self._parts(asked, voice, destination)
        if isinstance(parts, Problem):
            return self._refusal(parts, voice, typed)
        file = None
        if parts.table:
            file = discord.File(io.BytesIO(parts.table.content), f"{parts.table.name}.csv")
        elif parts.chart:
            if put_off and not self._pictures.is_ready(parts.chart):
                await put_off()
            file = await self._pictures.picture(parts.chart)
        could_not_be_drawn = parts.chart and not file
        components = card(parts.wording, parts.language, parts.rows) if could_not_be_drawn else parts.card
        return Reply(file=file, view=CardView(components, asker), is_private=parts.is_private)

    def more(self, asked: Asked, voice: Voice, asker: int) -> Reply:
        """What the reply to a question left out, with all its sources."""
        parts = self._parts(asked, voice, Destination())
        if isinstance(parts, Problem):
            return self._refusal(parts, voice, NOTHING)
        return Reply(view=CardView(card(parts.rest, voice.language, ()), asker), is_private=True)

    def _refusal(self, problem: Problem, voice: Voice, typed: Typed) -> Reply:
        return Reply(content=explain_problem(problem, self._data, voice, typed), is_private=True)

    def _make_parts(self, asked: Asked, voice: Voice, destination: Destination) -> _Content | Problem:
        language = voice.language
        result = answer(asked.query, self._data, language.code)
        if isinstance(result, Problem):
            return result
        wording = word(result, asked.manner, self._data, voice)
        table = result if isinstance(result, RawDataAnswer) else None
        if table and not destination.files:
            missing = language.tell(
                "I'm not allowed to attach files here. Ask me in a direct message, or with a slash command."
            )
            table, wording = None, replace(wording, lines=(missing, *wording.lines))
        about = self._data.declarations.subject.pages.about
        is_about = isinstance(result.query, Explain) and result.query.page == about
        links = self._about_links if is_about else dict[str, str]()
        fitted, is_private = wording.fitted(), isinstance(result.query, Safety)
        rows = rows_for(
            controls_for(
                result,
                Writer(self._data, voice),
                has_more=fitted.has_more,
                also_help=asked.manner.also_help,
            ),
            language,
            self._languages,
            links={language.tell(label): url for label, url in links.items()},
            removable=not destination.ephemeral and not (destination.can_hide and is_private),
        )
        return _Content(
            wording=fitted,
            language=language,
            rows=rows,
            rest=wording.rest(),
            chart=chart_of(result, self._data, voice) if destination.files else None,
            table=table,
            is_private=is_private,
        )
