"""The state of a shard's connection to Discord."""

from __future__ import annotations

import json
from collections.abc import Callable
from math import inf
from time import monotonic

_HELLO, _HEARTBEAT_ACK = 10, 11
_LONGEST = 500
"""Characters of the longest message that may be one of these; nearly all others are longer."""
_MISSED = 1.5
"""Intervals without an acknowledged heartbeat after which the connection counts as dead."""


class Connection:
    """What is known of a shard's connection."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self.made = 0
        """How often there was a connection, resumed ones included."""
        self.is_given_up = False
        """Whether nothing tries any more to make it."""
        self.is_lost = False
        """Whether it broke and hasn't been made anew yet."""
        self._clock = clock
        self._ready = False
        self._cut_off = False
        self._interval = inf
        self._acknowledged = 0.0

    @property
    def is_ready(self) -> bool:
        """Whether events arrive, as far as one can know."""
        return (
            self._ready
            and not self._cut_off
            and self._clock() - self._acknowledged <= _MISSED * self._interval
        )

    def hears(self, message: str) -> None:
        """Takes note of a gateway message, if it is about heartbeats."""
        if len(message) > _LONGEST:
            return
        said = json.loads(message)
        if said["op"] == _HELLO:
            self._interval = said["d"]["heartbeat_interval"] / 1000
        if said["op"] in (_HELLO, _HEARTBEAT_ACK):
            self._acknowledged = self._clock()

    def logs_in(self) -> None:
        """A new session begins; events since the last one are lost."""
        self._ready = False

    def connects(self) -> None:
        """A session was begun or resumed."""
        self.made += 1
        self.is_lost = self._cut_off = False

    def gets_ready(self) -> None:
        """Discord has told what the bot needs to answer."""
        self._ready = True

    def breaks(self) -> None:
        """The connection was lost, or could not be made.

        The first time, discord.py resumes it at once and nothing is missed; the second time, that has failed.
        """
        self._cut_off = self.is_lost
        self.is_lost = True

    def ends(self) -> None:
        """Nothing will try again to connect."""
        self._ready, self.is_given_up = False, True
