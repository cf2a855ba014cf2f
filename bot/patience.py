from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import ceil

from discord.ext import commands

_COMMANDS, _SECONDS = 5, 10.0
"""So many commands in so many seconds, for each person."""

_SHUT_OUT = 3600.0
"""Seconds between two words about a channel in which the bot may not write."""


@dataclass(frozen=True)
class Wait:
    """Somebody asked too often.

    Args:
        seconds: until the next question may be answered.
        tell: whether to say so; only once in a while, or a flood would be answered with a flood.
    """

    seconds: int
    tell: bool


class Patience:
    """How often one person may ask, and hear what holds for a while."""

    def __init__(self) -> None:
        self._asked = _for_each(_COMMANDS, _SECONDS)
        self._told = _for_each(1, _SECONDS)
        self._shut_out = _for_each(1, _SHUT_OUT)

    def is_spent(self, person: int, now: datetime) -> bool:
        """Whether a further question of a person would have to wait; counts nothing."""
        bucket = self._asked.get_bucket(person, now.timestamp())
        return bucket is not None and bucket.get_tokens(now.timestamp()) <= 0

    def ask(self, person: int, now: datetime) -> Wait | None:
        """Counts a question of a person, and says whether it has to wait."""
        seconds = self._asked.update_rate_limit(person, now.timestamp())
        if not seconds:
            return None
        return Wait(ceil(seconds), tell=self._told.update_rate_limit(person, now.timestamp()) is None)

    def is_to_be_told(self, channel: int, now: datetime) -> bool:
        """Whether somebody has to hear now that the bot may not write in a channel."""
        return self._shut_out.update_rate_limit(channel, now.timestamp()) is None


def _for_each(times: int, seconds: float) -> commands.CooldownMapping[int]:
    """So many times in so many seconds for each id."""
    return commands.CooldownMapping(commands.Cooldown(times, seconds), lambda number: number)
