"""From a Query to all that one message of the bot holds."""

from __future__ import annotations

import io
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Self

import discord

from bot.core.answers import AboutAnswer, PageAnswer, RawDataAnswer, answer
from bot.core.data import Data
from bot.core.language import Language
from bot.core.problems import Problem
from bot.core.queries import Query
from bot.replies.buttons import ControlsView, Row, rows_for
from bot.replies.embeds import embed, plain
from bot.replies.offers import controls_for
from bot.replies.pictures import Chart, Pictures, chart_of
from bot.replies.problems import explain_problem
from bot.replies.voice import Voice
from bot.replies.wording import Wording
from bot.replies.words import word


@dataclass(frozen=True)
class Reply:
    """What a message holds; a part that it lacks is None."""

    content: str | None = None
    embed: discord.Embed | None = None
    file: discord.File | None = None
    view: discord.ui.View | None = None
    is_private: bool = False
    """Whether only the person who asked should see it, where Discord can do that."""
    is_problem: bool = False
    """Whether it says why there is no answer."""

    def to_send(self) -> dict[str, Any]:
        """As arguments of a new message."""
        parts = {"content": self.content, "embed": self.embed, "file": self.file, "view": self.view}
        return {name: part for name, part in parts.items() if part is not None}

    def to_edit(self) -> dict[str, Any]:
        """As arguments of an edit that leaves nothing of the old message."""
        return {
            "content": self.content,
            "embed": self.embed,
            "attachments": [self.file] if self.file else [],
            "view": self.view,
        }


@dataclass(frozen=True)
class Place:
    """Where a reply goes.

    Args:
        embeds: whether the bot may send embeds there.
        files: whether it may attach files there.
        ephemeral: whether only the person who asked sees it.
        can_hide: whether a private reply there is seen by that person only.
    """

    embeds: bool = True
    files: bool = True
    ephemeral: bool = False
    can_hide: bool = False

    @classmethod
    def where(cls, may: discord.Permissions, *, can_hide: bool = False) -> Self:
        """A place in which the bot has these permissions."""
        return cls(may.embed_links, may.attach_files, can_hide=can_hide)


@dataclass(frozen=True)
class _Parts:
    """What a reply to a question holds, whoever asked."""

    content: str | None
    embed: discord.Embed | None
    rows: list[Row]
    chart: Chart | None
    table: RawDataAnswer | None
    is_private: bool


_KEPT = 512
"""Replies that are kept, some kilobytes each."""


class Replier:
    """Makes replies, and keeps what they say.

    Args:
        data: what to answer from.
        about_links: pages that `about` leads to, by a label in English.
    """

    def __init__(self, data: Data, about_links: Mapping[str, str]) -> None:
        self._data = data
        self._about_links = about_links
        self._pictures = Pictures()
        # Putting an answer into words takes longer than all that discord.py does to send it.
        self._parts = lru_cache(_KEPT)(self._make_parts)

    async def reply(
        self,
        asked: Query | Problem,
        voice: Voice,
        asker: int,
        place: Place,
        *,
        put_off: Callable[[], Awaitable[object]] | None = None,
    ) -> Reply:
        """Answers a question, or says what is wrong with it.

        Args:
            asked: the question, or why what was typed is none.
            voice: the language, and how commands are typed where the reply goes.
            asker: the id of the person who asked.
            place: where the reply goes.
            put_off: awaited where a chart has to be drawn first, which may take some seconds.
        """
        parts = asked if isinstance(asked, Problem) else self._parts(asked, asked.manner, voice, place)
        if isinstance(parts, Problem):
            return Reply(content=explain_problem(parts, voice), is_private=True, is_problem=True)
        file = None
        if parts.table:
            file = discord.File(io.BytesIO(parts.table.content), f"{parts.table.name}.csv")
        elif parts.chart:
            if put_off and not self._pictures.is_ready(parts.chart, voice.language):
                await put_off()
            file = await self._pictures.picture(parts.chart, voice.language)
        return Reply(
            content=parts.content,
            embed=parts.embed,
            file=file,
            view=ControlsView(parts.rows, asker),
            is_private=parts.is_private,
        )

    def _make_parts(
        self, asked: Query, _manner: tuple[object, ...], voice: Voice, place: Place
    ) -> _Parts | Problem:
        # Questions that are equal may have been asked in another manner, which the reply shows: it is part
        # of the key under which a reply is kept.
        language = voice.language
        result = answer(asked, self._data, language.code)
        if isinstance(result, Problem):
            return result
        wording = word(result, voice)
        table = result if isinstance(result, RawDataAnswer) else None
        if table and not place.files:
            table, wording = None, _without_file(wording, language)
        links = {}
        if isinstance(result, AboutAnswer):
            links = {language.gettext(label): url for label, url in self._about_links.items()}
        private = isinstance(result, PageAnswer)
        return _Parts(
            content=None if place.embeds else plain(wording, language),
            embed=embed(wording, language) if place.embeds else None,
            rows=rows_for(
                controls_for(result, self._data, language),
                language,
                links=links,
                removable=not place.ephemeral and not (place.can_hide and private),
            ),
            chart=chart_of(result, wording, language) if place.files else None,
            table=table,
            is_private=private,
        )


def _without_file(wording: Wording, language: Language) -> Wording:
    _ = language.gettext
    missing = _("I'm not allowed to attach files here. Ask me in a direct message, or with a slash command.")
    return replace(wording, lines=(missing, *wording.lines))
