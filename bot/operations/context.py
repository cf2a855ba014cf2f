"""What is known of a message while it is answered."""

from __future__ import annotations

from functools import cached_property
from time import perf_counter
from typing import TYPE_CHECKING, Any

from discord.ext import commands

from bot.languages import Language

if TYPE_CHECKING:
    from bot.app import Bot  # noqa: F401  in quotes below


class MessageContext(commands.Context["Bot"]):
    """A message, and when it arrived."""

    def __init__(self, **attributes: Any) -> None:  # noqa: ANN401  discord.py's own affair
        super().__init__(**attributes)
        self.arrived = perf_counter()
        self.called = ""
        """The English name of the command that it calls."""
        self.named_in = ""
        """The code of the language in which the command is called so; empty for an English name."""

    @cached_property
    def language(self) -> Language:
        """The language in which to speak to the author, whose words don't tell."""
        return self.bot.language(self)
