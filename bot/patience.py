from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from math import ceil

from discord.ext import commands

_COMMANDS, _SECONDS = 5, 10.0
"""How many commands each person may give, and in how many seconds."""

_SHUT_OUT = 3600.0
"""Seconds between two notices about a channel in which the bot may not write."""


class Patience:
    """Limits how often one person may ask, and how often they are told to wait.

    Args:
        clock: what time it is when something is sent; by default just the time at which it was.
    """

    def __init__(self, clock: Callable[[datetime], datetime] = lambda sent: sent) -> None:
        self._clock = clock
        self._asked = _Cooldowns(_COMMANDS, _SECONDS)
        self._told = _Cooldowns(1, _SECONDS)
        self._shut_out = _Cooldowns(1, _SHUT_OUT)

    def is_spent(self, person: int, sent: datetime) -> bool:
        """Whether a further question of a person would have to wait; counts nothing."""
        now = self._clock(sent)
        return self._asked.of(person, now).get_tokens(now.timestamp()) <= 0

    def ask(self, person: int, sent: datetime) -> int | None:
        """Counts a question of a person; where it has to wait, says for how many seconds."""
        seconds = self._asked.count(person, self._clock(sent))
        return ceil(seconds) if seconds else None

    def is_to_hear(self, person: int, sent: datetime) -> bool:
        """Whether to tell somebody to wait: only now and then, so that a flood isn't answered by another."""
        return not self._told.count(person, self._clock(sent))

    def is_to_be_told(self, channel: int, sent: datetime) -> bool:
        """Whether somebody has to hear now that the bot may not write in a channel."""
        return not self._shut_out.count(channel, self._clock(sent))


class _Cooldowns:
    """Limits, for each id, how often something happens within some seconds.

    discord.py's own mapping searches all ids each time. Here there are two generations: an id that is used
    moves to the newer one, and the older one is dropped as a whole.
    """

    def __init__(self, times: int, seconds: float) -> None:
        self._times, self._seconds = times, seconds
        self._newer: dict[int, commands.Cooldown] = {}
        self._older: dict[int, commands.Cooldown] = {}
        self._since = datetime.min.replace(tzinfo=UTC)

    def of(self, number: int, now: datetime) -> commands.Cooldown:
        """The cooldown of one id."""
        if (now - self._since).total_seconds() >= self._seconds:
            self._older, self._newer, self._since = self._newer, {}, now
        cooldown = self._newer.get(number) or self._older.get(number)
        if cooldown is None:
            cooldown = commands.Cooldown(self._times, self._seconds)
        self._newer[number] = cooldown
        return cooldown

    def count(self, number: int, now: datetime) -> float | None:
        """Counts once more; where that was too often, how many seconds to wait."""
        return self.of(number, now).update_rate_limit(now.timestamp())
