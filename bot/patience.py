from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import ceil

from discord.ext import commands

_COMMANDS, _SECONDS = 5, 10.0
"""So many commands in so many seconds, for each person."""


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
    """How often one person may ask."""

    def __init__(self) -> None:
        self._asked = _per_person(_COMMANDS)
        self._told = _per_person(1)

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


def _per_person(times: int) -> commands.CooldownMapping[int]:
    return commands.CooldownMapping(commands.Cooldown(times, _SECONDS), lambda person: person)
