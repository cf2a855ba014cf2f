"""The buttons and the menu below an answer, and the ids that carry what they ask."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Self

from bot.answers.codec import decode, encode
from bot.answers.queries import Query


class Action(StrEnum):
    """What a control does."""

    SHOW = auto()
    """Answers its query in place of the reply that it stands under."""
    TELL = auto()
    """Answers its query to who pressed alone, and leaves the reply as it is."""
    MORE = auto()
    """Tells who pressed what the reply left out."""
    TURN = auto()
    """Puts the reply into the language of the id."""
    MENU = auto()
    """Answers the query that was chosen in place of the reply."""
    REMOVE = auto()
    """Removes the reply."""


@dataclass(frozen=True)
class ControlId:
    """The custom id of a control, at most 100 letters: `2:<action>:<query>:<language>:<asker>`.

    It holds all that is needed to answer, so that nothing is stored and a restart changes nothing.
    """

    action: Action
    query: Query
    language: str
    asker: int

    def __str__(self) -> str:
        return f"{id_of_anybody(self.action, self.query, self.language)}{self.asker}"

    @property
    def is_own(self) -> bool:
        """Whether its query is that of the answer under which it stands."""
        return self.action not in (Action.SHOW, Action.TELL)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads an id.

        Raises:
            ValueError: where it is of another version.
        """
        match = re.fullmatch(r"2:(\w+):([^:]*):([\w-]+):(\d+)", text)
        if match is None:
            raise ValueError(f"not a control of this version: {text!r}")
        return cls(Action(match[1]), decode(match[2]), match[3], int(match[4]))


def id_of_anybody(action: Action, query: Query, language: str) -> str:
    """The custom id of a control but for its end, the asker."""
    return f"2:{action}:{encode(query)}:{language}:"


@dataclass(frozen=True)
class Choice:
    """A question with the words on its button or in the menu, and how a press answers it."""

    label: str
    query: Query
    action: Action = Action.SHOW


@dataclass(frozen=True)
class Controls:
    """What stands below an answer.

    Args:
        own: the question that the answer answers.
        buttons: questions that follow, at most four with the one for the rest of the reply.
        menu: further ones, at most 25.
        menu_title: what stands on the closed menu.
    """

    own: Query
    buttons: tuple[Choice, ...] = ()
    menu: tuple[Choice, ...] = ()
    menu_title: str = ""
