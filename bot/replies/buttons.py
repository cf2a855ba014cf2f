"""Controls as Discord's buttons and menus, and what happens when one is pressed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Self

import discord

from bot.core.language import Language
from bot.core.queries import Query
from bot.core.query_codes import decode, encode
from bot.replies.controls import Action, ControlId, Controls


class Control(discord.ui.DynamicItem[discord.ui.Item[Any]], template=r"[\s\S]+"):
    """Any button or menu under any reply of the bot, also one that was sent before a restart.

    The template takes every id, so that a control of another version gets an answer too.
    """

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, item: discord.ui.Item[Any], _match: re.Match[str], /
    ) -> Self:
        """The control as it stands on the message."""
        return cls(item)

    async def callback(self, interaction: discord.Interaction) -> None:
        """Tells the bot that it was pressed, as the event `press`."""
        interaction.client.dispatch("press", interaction, self.custom_id, self._chosen())

    def _chosen(self) -> str:
        return self.item.values[0] if isinstance(self.item, discord.ui.Select) else ""


def pressed_query(control: ControlId, chosen: str) -> Query:
    """The question that a press asks.

    Raises:
        ValueError: where the choice is of another version.
    """
    return decode(chosen) if control.action is Action.MENU else control.query


def view_for(
    controls: Controls, language: Language, asker: int, *, links: Mapping[str, str], removable: bool
) -> discord.ui.View:
    """Buttons, then the menu, below an answer.

    Args:
        controls: what can be asked next.
        language: the language of the answer.
        asker: the id of the person who asked.
        links: pages to open, by their label.
        removable: whether the asker can remove the reply; an ephemeral one can be dismissed anyway.
    """

    def custom_id(action: Action, query: Query) -> str:
        return str(ControlId(action, query, language.code, asker))

    _ = language.gettext
    view = discord.ui.View(timeout=None)
    for choice in controls.buttons:
        view.add_item(_button(choice.label, custom_id(Action.SHOW, choice.query)))
    for label, url in links.items():
        view.add_item(discord.ui.Button(label=label, url=url))
    if removable:
        view.add_item(_button(_("Remove"), custom_id(Action.REMOVE, controls.own)))
    if controls.menu:
        options = [
            discord.SelectOption(label=choice.label, value=encode(choice.query)) for choice in controls.menu
        ]
        menu: discord.ui.Select[Any] = discord.ui.Select(
            custom_id=custom_id(Action.MENU, controls.own), placeholder=controls.menu_title, options=options
        )
        view.add_item(Control(menu))
    return view


def _button(label: str, custom_id: str) -> Control:
    button: discord.ui.Button[Any] = discord.ui.Button(label=label, custom_id=custom_id)
    return Control(button)
