from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from bot.data.sources import Source

LINES = 6
"""Lines that follow the first one where a reply stands in a channel."""
SOURCES = 3
"""Sources that such a reply links to."""
_IN_FRONT = 3
"""The most lines that depend on how a question was asked: its reading, and what is set right."""


@dataclass(frozen=True)
class Wording:
    """A reply in words, in Discord's Markdown; what came from the data or from people is escaped in it.

    Args:
        lines: what belongs to it, one thought a line, the most important first.
        more: further lines, for those who want more: other days, single periods, the working.
        basis: how sure the figures are, in a few words.
        caution: what they must not be taken for.
        reading: what the question was read as, where that needs saying.
        choices: what can be asked instead, where the reply asks back or has no answer; on Discord these are
            buttons.
        whole: whether nothing of it may wait for a press: pages for people in need, lists asked for.
    """

    headline: str
    lines: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    basis: str = ""
    caution: str = ""
    sources: tuple[Source, ...] = ()
    reading: str = ""
    choices: tuple[str, ...] = ()
    whole: bool = False

    @property
    def small(self) -> str:
        """Basis and caution, for small print."""
        return " ".join(part for part in (f"{self.basis}." if self.basis else "", self.caution) if part)

    def fitted(self) -> Self:
        """The same with at most six lines after the first, small print and sources among them."""
        room = self._room
        if self.whole or len(self.lines) <= room:
            return self
        return replace(self, lines=self.lines[:room], more=self.lines[room:] + self.more)

    def rest(self) -> Self:
        """What a reply may have left out, in whatever manner it was asked, under its first line.

        A press for more asks the bare question anew; the reply itself may have begun with further lines.
        """
        lines = self.lines[max(self._room - _IN_FRONT, 0) :] + self.more
        return replace(self, lines=lines, more=(), reading="", basis="", caution="", whole=True)

    @property
    def _room(self) -> int:
        return LINES - sum(map(bool, (self.reading, self.small, self.sources)))

    @property
    def has_more(self) -> bool:
        """Whether there is something behind a press of "More"; sources of figures are behind "How sure?"."""
        return bool(self.more) or (len(self.sources) > SOURCES and not self.basis and not self.whole)
