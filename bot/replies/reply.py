"""Makes the reply to a question: all that one message of the bot holds."""

from __future__ import annotations

import io
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

import discord

from bot.answers.answer import RawDataAnswer
from bot.answers.answering import answer
from bot.answers.queries import Asked, Explain, Safety
from bot.figures.problems import Problem
from bot.languages import Language
from bot.replies.card import CardView, card
from bot.replies.chart_cache import Chart, ChartCache
from bot.replies.controls import ControlRow, rows_for
from bot.replies.offers import controls_for
from bot.replies.pictures.charts import chart_of
from bot.replies.problems import NOTHING, Typed, explain_problem
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
        """As arguments of an edit that replaces a card, with just the file of the new one."""
        text = {} if self.content is None else {"content": self.content}
        return {"attachments": [self.file] if self.file else [], "view": self.view, **text}


@dataclass(frozen=True)
class Destination:
    """Where a reply goes.

    Args:
        asker: the id of the person who asked.
        files: whether the bot may attach files there.
        ephemeral: whether only the asker sees it.
        can_hide: whether a private reply there is seen by the asker only.
        put_off: awaited where a chart has to be drawn first, which may take some seconds.
    """

    asker: int
    files: bool = True
    ephemeral: bool = False
    can_hide: bool = False
    put_off: Callable[[], Awaitable[object]] | None = None


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
    """Makes replies, and keeps what they say."""

    def __init__(self, languages: Mapping[str, Language], about_links: Mapping[str, str]) -> None:
        self._languages = languages
        self._about_links = about_links
        self._charts = ChartCache()
        self._content = lru_cache(_KEPT)(self._make)

    async def reply(
        self, asked: Asked | Problem, w: Writer, to: Destination, typed: Typed = NOTHING
    ) -> Reply:
        """Answers a question, or says why there is no answer; `typed` is the command that was given."""
        content = asked if isinstance(asked, Problem) else self._content_for(asked, w, to)
        if isinstance(content, Problem):
            return self._refusal(content, w, typed)
        file, components = None, content.card
        if content.table:
            file = discord.File(io.BytesIO(content.table.content), f"{content.table.name}.csv")
        elif content.chart:
            if to.put_off and not self._charts.is_ready(content.chart):
                await to.put_off()
            file = await self._charts.picture(content.chart)
            if file is None:  # it could not be drawn
                components = card(content.wording, w.language, content.rows)
        return Reply(file=file, view=CardView(components, to.asker), is_private=content.is_private)

    def more(self, asked: Asked, w: Writer, asker: int) -> Reply:
        """What the reply to a question left out, with all its sources."""
        content = self._content_for(asked, w, Destination(asker))
        if isinstance(content, Problem):
            return self._refusal(content, w, NOTHING)
        return Reply(view=CardView(card(content.rest, w.language, ()), asker), is_private=True)

    def _content_for(self, asked: Asked, w: Writer, to: Destination) -> _Content | Problem:
        # What is kept must not depend on the asker.
        return self._content(asked, w, replace(to, asker=0, put_off=None))

    def _refusal(self, problem: Problem, w: Writer, typed: Typed) -> Reply:
        return Reply(content=explain_problem(problem, w, typed), is_private=True)

    def _make(self, asked: Asked, w: Writer, to: Destination) -> _Content | Problem:
        language = w.language
        result = answer(asked.query, w.data, language.code)
        if isinstance(result, Problem):
            return result
        wording = word(result, asked.manner, w)
        table = result if isinstance(result, RawDataAnswer) else None
        if table and not to.files:
            missing = w.tell(
                "I'm not allowed to attach files here. Ask me in a direct message, or with a slash command."
            )
            table, wording = None, replace(wording, lines=(missing, *wording.lines))
        fitted, is_private = wording.fitted(language), isinstance(result.query, Safety)
        about = w.data.declarations.subject.pages.about
        is_about = isinstance(result.query, Explain) and result.query.page == about
        rows = rows_for(
            controls_for(result, w, has_more=fitted.has_more, also_help=asked.manner.also_help),
            language,
            self._languages,
            links={w.tell(label): url for label, url in self._about_links.items() if is_about},
            removable=not to.ephemeral and not (to.can_hide and is_private),
        )
        chart = chart_of(result, w) if to.files else None
        return _Content(fitted, language, rows, wording.rest(), chart, table, is_private)
