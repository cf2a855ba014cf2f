"""Controls as Discord's buttons and menus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import discord

from bot.core.language import Language
from bot.core.queries import Query
from bot.core.query_codes import decode, encode
from bot.replies.controls import Action, ControlId, Controls, id_of_anybody


def pressed_query(control: ControlId, chosen: str) -> Query:
    """The question that a press asks.

    Raises:
        ValueError: where the choice is of another version.
    """
    return decode(chosen) if control.action is Action.MENU else control.query


Row = dict[str, Any]
"""A row of controls as Discord wants it, where the custom ids lack the asker at their end."""


def rows_for(
    controls: Controls, language: Language, *, links: Mapping[str, str], removable: bool
) -> list[Row]:
    """Buttons, then the menu, below an answer, whoever asked.

    Args:
        controls: what can be asked next.
        language: the language of the answer.
        links: pages to open, by their label.
        removable: whether the asker can remove the reply; an ephemeral one can be dismissed anyway.
    """

    def button(label: str, action: Action, query: Query) -> discord.ui.Button[discord.ui.View]:
        return discord.ui.Button(label=label, custom_id=id_of_anybody(action, query, language.code))

    _ = language.gettext
    view = discord.ui.View(timeout=None)
    for choice in controls.buttons:
        view.add_item(button(choice.label, Action.SHOW, choice.query))
    for label, url in links.items():
        view.add_item(discord.ui.Button(label=label, url=url))
    if removable:
        view.add_item(button(_("Remove"), Action.REMOVE, controls.own))
    if controls.menu:
        menu: discord.ui.Select[discord.ui.View] = discord.ui.Select(
            custom_id=id_of_anybody(Action.MENU, controls.own, language.code),
            placeholder=controls.menu_title,
            options=[
                discord.SelectOption(label=choice.label, value=encode(choice.query))
                for choice in controls.menu
            ],
        )
        view.add_item(menu)
    return view.to_components()


class ControlsView(discord.ui.View):
    """The controls below an answer to one person.

    discord.py makes an object of each control, and each takes longer than to say what the answer is. These
    are made once for everybody, by `rows_for`, and nothing waits for presses here.

    Args:
        rows: from `rows_for`.
        asker: the id of the person who asked.
    """

    def __init__(self, rows: Sequence[Row], asker: int) -> None:
        super().__init__(timeout=None)
        self._rows, self._asker = rows, asker

    def to_components(self) -> list[Row]:
        """The rows with the asker in the ids."""
        return [row | {"components": [*map(self._asked, row["components"])]} for row in self._rows]

    def _asked(self, control: dict[str, Any]) -> dict[str, Any]:
        stem: str | None = control.get("custom_id")
        return control | {"custom_id": f"{stem}{self._asker}"} if stem else control
