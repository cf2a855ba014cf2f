"""From a Query to all that one message of the bot holds."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import discord

from bot.core.answers import AboutAnswer, Answer, PageAnswer, RawDataAnswer, answer
from bot.core.data import Data
from bot.core.language import Language
from bot.core.problems import Problem
from bot.core.queries import Query
from bot.replies.buttons import view_for
from bot.replies.embeds import embed, plain
from bot.replies.offers import controls_for
from bot.replies.pictures import Pictures
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
        permissions: what the bot may send there.
        ephemeral: whether only the person who asked sees it.
        can_hide: whether a private reply there is seen by that person only.
    """

    permissions: discord.Permissions
    ephemeral: bool = False
    can_hide: bool = False


@dataclass(frozen=True)
class Replier:
    """Makes replies.

    Args:
        data: what to answer from.
        about_links: pages that `about` leads to, by a label in English.
    """

    data: Data
    about_links: Mapping[str, str]
    _pictures: Pictures = field(default_factory=Pictures)

    async def reply(self, asked: Query | Problem, voice: Voice, asker: int, place: Place) -> Reply:
        """Answers a question, or says what is wrong with it.

        Args:
            asked: the question, or why what was typed is none.
            voice: the language, and how commands are typed where the reply goes.
            asker: the id of the person who asked.
            place: where the reply goes.
        """
        language = voice.language
        result = asked if isinstance(asked, Problem) else answer(asked, self.data, language.code)
        if isinstance(result, Problem):
            return Reply(content=explain_problem(result, voice), is_private=True, is_problem=True)
        wording = word(result, voice)
        links = {}
        if isinstance(result, AboutAnswer):
            links = {language.gettext(label): url for label, url in self.about_links.items()}
        private = isinstance(result, PageAnswer)
        file = None
        if place.permissions.attach_files:
            file = _table(result) or await self._pictures.picture(result, wording, language)
        elif isinstance(result, RawDataAnswer):
            wording = _without_file(wording, language)
        return Reply(
            content=None if place.permissions.embed_links else plain(wording, language),
            embed=embed(wording, language) if place.permissions.embed_links else None,
            file=file,
            view=view_for(
                controls_for(result, self.data, language),
                language,
                asker,
                links=links,
                removable=not place.ephemeral and not (place.can_hide and private),
            ),
            is_private=private,
        )

    def takes_long(self, asked: Query | Problem, language: Language) -> bool:
        """Whether a chart has to be drawn first, which may take some seconds."""
        if isinstance(asked, Problem) or self._pictures.are_ready(asked, language):
            return False
        # a question without an answer is told so at once, and privately
        return not isinstance(answer(asked, self.data, language.code), Problem)


def _table(answer: Answer) -> discord.File | None:
    """The table that was asked for, as an attachment."""
    if not isinstance(answer, RawDataAnswer):
        return None
    return discord.File(io.BytesIO(answer.content), f"{answer.name}.csv")


def _without_file(wording: Wording, language: Language) -> Wording:
    _ = language.gettext
    missing = _("I'm not allowed to attach files here. Ask me in a direct message, or with a slash command.")
    return replace(wording, lines=(missing, *wording.lines))
