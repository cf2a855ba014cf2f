from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from math import ceil

from discord.ext import commands

_COMMANDS, _SECONDS = 5, 10.0
"""How many commands each person may give, and in how many seconds."""

_SHUT_OUT = 3600.0
"""Seconds between two notices about a channel in which the bot may not write."""

_KEPT = 4096
"""People, or channels, that are remembered."""


class Patience:
    """Limits how often one person may ask, and how often they are told to wait.

    Args:
        clock: what time it is when something is sent; by default just the time at which it was.
    """

    def __init__(self, clock: Callable[[datetime], datetime] = lambda sent: sent) -> None:
        self._clock = clock
        self._asked = _cooldowns(_COMMANDS, _SECONDS)
        self._told = _cooldowns(1, _SECONDS)
        self._shut_out = _cooldowns(1, _SHUT_OUT)

    def is_spent(self, person: int, sent: datetime) -> bool:
        """Whether a further question of a person would have to wait; counts nothing."""
        return self._asked(person).get_tokens(self._clock(sent).timestamp()) <= 0

    def ask(self, person: int, sent: datetime) -> int | None:
        """Counts a question of a person; where it has to wait, says for how many seconds."""
        seconds = self._asked(person).update_rate_limit(self._clock(sent).timestamp())
        return ceil(seconds) if seconds else None

    def is_to_hear(self, person: int, sent: datetime) -> bool:
        """Whether to tell somebody to wait: only now and then, so that a flood isn't answered by another."""
        return not self._told(person).update_rate_limit(self._clock(sent).timestamp())

    def is_to_be_told(self, channel: int, sent: datetime) -> bool:
        """Whether somebody has to hear now that the bot may not write in a channel."""
        return not self._shut_out(channel).update_rate_limit(self._clock(sent).timestamp())


def _cooldowns(times: int, seconds: float) -> Callable[[int], commands.Cooldown]:
    """How often something may happen within some seconds for each id; discord.py's own mapping is slower.

    It searches all ids each time. An id that is forgotten here hasn't been heard of for thousands of others.
    """

    @lru_cache(_KEPT)
    def cooldown(_: int) -> commands.Cooldown:
        return commands.Cooldown(times, seconds)

    return cooldown
