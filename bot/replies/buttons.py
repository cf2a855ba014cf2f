"""Controls as Discord's buttons and menus."""

from __future__ import annotations

from collections.abc import Mapping

import discord

from bot.answers.codec import decode, encode
from bot.answers.queries import Choose, Query
from bot.languages import Language
from bot.replies.controls import Action, ControlId, Controls, id_of_anybody

_A_ROW = 5
"""Buttons that Discord puts into a row."""

Button = discord.ui.Button[discord.ui.LayoutView]
Row = discord.ui.ActionRow[discord.ui.LayoutView]


def pressed_query(control: ControlId, chosen: str) -> Query:
    """The question that a press asks.

    Raises:
        ValueError: where the choice is of another version.
    """
    return decode(chosen) if control.action is Action.MENU else control.query


def rows_for(
    controls: Controls,
    language: Language,
    others: Mapping[str, Language],
    *,
    links: Mapping[str, str],
    removable: bool,
) -> list[Row]:
    """Buttons, then the menu, below an answer, whoever asked: the ids lack the asker at their end.

    Args:
        controls: what can be asked next.
        language: the language of the answer.
        others: all languages that the bot speaks; a button leads to the first other one.
        links: pages to open, by their label.
        removable: whether the asker can remove the reply; an ephemeral one can be dismissed anyway.
    """

    def button(label: str, action: Action, query: Query, code: str = language.code) -> Button:
        return discord.ui.Button(label=label, custom_id=id_of_anybody(action, query, code))

    buttons = [button(choice.label, choice.action, choice.query) for choice in controls.buttons]
    buttons += [discord.ui.Button(label=label, url=url) for label, url in links.items()]
    # Who is asked back chooses by a button; nothing else can be made of the question itself.
    other = next((speech for speech in others.values() if speech is not language), None)
    if other and not isinstance(controls.own, Choose):
        buttons.append(button(_own_name(other), Action.TURN, controls.own, other.code))
    if removable:
        buttons.append(button(language.tell("Remove"), Action.REMOVE, controls.own))
    rows: list[Row] = [
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


def _own_name(language: Language) -> str:
    """What a language calls itself: Español."""
    return language.capital(language.locale.language_name or language.code)
