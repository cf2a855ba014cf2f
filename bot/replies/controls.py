"""The buttons and the menu below an answer, and the ids that carry what they ask."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

import discord

from bot.answers.codec import decode, encode
from bot.answers.queries import Choose, Query
from bot.languages import Language

_A_ROW = 5
"""Buttons that Discord puts into a row."""

Button = discord.ui.Button[discord.ui.LayoutView]
ControlRow = discord.ui.ActionRow[discord.ui.LayoutView]


class Action(StrEnum):
    """What a control does; one letter, as ids have room for few."""

    SHOW = "s"
    """Answers its query in place of the reply that it stands under."""
    TELL = "t"
    """Answers its query only to whoever pressed, and leaves the reply as it is."""
    MORE = "m"
    """Tells who pressed what the reply left out."""
    TRANSLATE = "l"
    """Puts the reply into the language of the id."""
    MENU = "c"
    """Answers the query that was chosen in place of the reply."""
    REMOVE = "r"
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
        """Whether it holds the query that the answer above it answers."""
        return self.action not in (Action.SHOW, Action.TELL)

    def asked(self, chosen: str) -> Query:
        """The question that a press asks; of a menu, the one that was chosen.

        Raises:
            ValueError: where the choice is of another version.
        """
        return decode(chosen) if self.action is Action.MENU else self.query

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
        buttons: questions that follow, at most four with the one for the rest of the reply.
        menu: further ones, at most 25.
    """

    own: Query
    buttons: tuple[Choice, ...] = ()
    menu: tuple[Choice, ...] = ()
    menu_title: str = ""


def rows_for(
    controls: Controls,
    language: Language,
    others: Mapping[str, Language],
    *,
    links: Mapping[str, str],
    removable: bool,
) -> list[ControlRow]:
    """Buttons, then the menu, below an answer, whoever asked: the ids lack the asker at their end.

    A button leads to the first other language, others to the links, by their labels.
    """

    def button(label: str, action: Action, query: Query, code: str = language.code) -> Button:
        return discord.ui.Button(label=label, custom_id=id_of_anybody(action, query, code))

    buttons = [button(choice.label, choice.action, choice.query) for choice in controls.buttons]
    buttons += [discord.ui.Button(label=label, url=url) for label, url in links.items()]
    # Where the bot asks back, the choices are buttons; the question itself has no other use.
    other = next((speech for speech in others.values() if speech is not language), None)
    if other and not isinstance(controls.own, Choose):
        own_name = other.capital(other.locale.language_name or other.code)
        buttons.append(button(own_name, Action.TRANSLATE, controls.own, other.code))
    if removable:
        buttons.append(button(language.tell("Remove"), Action.REMOVE, controls.own))
    rows: list[ControlRow] = [
        discord.ui.ActionRow(*buttons[at : at + _A_ROW]) for at in range(0, len(buttons), _A_ROW)
    ]
    if controls.menu:
        menu: discord.ui.Select[discord.ui.LayoutView] = discord.ui.Select(
            custom_id=id_of_anybody(Action.MENU, controls.own, language.code),
            placeholder=controls.menu_title,
            options=[
                discord.SelectOption(label=choice.label, value=encode(choice.query))
                for choice in controls.menu
            ],
        )
        rows.append(discord.ui.ActionRow(menu))
    return rows
