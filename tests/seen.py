"""A message of the bot as somebody sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import discord


@dataclass(frozen=True)
class Seen:
    """A message of the bot as somebody sees it."""

    message: discord.Message

    @property
    def content(self) -> str:
        return self.message.content

    @property
    def title(self) -> str:
        """The first line of a card."""
        return self._written.partition("\n")[0].removeprefix("### ") if self._written else ""

    @property
    def description(self) -> str:
        """The other lines, but for the small print."""
        lines = self._written.split("\n")[1:]
        return "\n".join(line for line in lines if not line.startswith("-# "))

    @property
    def footer(self) -> str:
        """The small print."""
        lines = self._written.split("\n")
        return "\n".join(line.removeprefix("-# ") for line in lines if line.startswith("-# "))

    @property
    def text(self) -> str:
        """All that can be read, from top to bottom."""
        return "\n".join(filter(None, (self.content, self._written)))

    @property
    def _written(self) -> str:
        return "\n".join(
            part.content for part in walked(self.message.components) if isinstance(part, discord.TextDisplay)
        )

    @property
    def buttons(self) -> list[str]:
        return [part.label or "" for part in self._parts() if isinstance(part, discord.Button)]

    @property
    def leading(self) -> list[str]:
        """The buttons that lead to another reply."""
        return [label for label in self.buttons if label not in {"Remove", "Quitar", *self.links}]

    @property
    def options(self) -> Mapping[str, str]:
        """What the menu offers: labels, and the values behind them."""
        menus = [part for part in self._parts() if isinstance(part, discord.SelectMenu)]
        return {option.label: option.value for menu in menus for option in menu.options}

    @property
    def links(self) -> Mapping[str, str]:
        """Buttons that lead to a page, and its address."""
        parts = [part for part in self._parts() if isinstance(part, discord.Button)]
        return {part.label or "": part.url for part in parts if part.url}

    @property
    def ids(self) -> list[str]:
        """The custom ids of all controls."""
        return [part.custom_id for part in self._parts() if part.custom_id]

    @property
    def pictures(self) -> Mapping[str, str]:
        """Attached files, and their alt text."""
        return {file.filename: file.description or "" for file in self.message.attachments}

    @property
    def examples(self) -> list[str]:
        """What stands in backticks and starts like a command."""
        return re.findall(r"`([!?/]\w[^`]*)`", self.text)

    @property
    def private(self) -> bool:
        """Whether only one person sees it."""
        return self.message.flags.ephemeral

    @property
    def answers(self) -> int | None:
        """The id of the message that it is a reply to."""
        return self.message.reference.message_id if self.message.reference else None

    def _parts(self) -> list[discord.Button | discord.SelectMenu]:
        return [
            part
            for part in walked(self.message.components)
            if isinstance(part, discord.Button | discord.SelectMenu)
        ]


def walked(components: Sequence[object]) -> Iterator[object]:
    """All components of a message, those inside others too."""
    for component in components:
        yield component
        yield from walked(getattr(component, "children", ()))
