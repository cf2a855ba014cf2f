from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from bot.data.sources import Source
from bot.languages import Language

ITEM = r"\s*(?:[-*] |\d+\. )"
"""How an item of a list begins."""

LINES = 6
"""Lines that follow the first one where a reply stands in a channel."""
_LETTERS = 600
"""Letters of a list that is short enough to be shown whole."""
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

    def fitted(self, language: Language) -> Self:
        """The same with at most six lines after the first, small print and sources among them.

        A list of at most six items is shown whole all the same.
        """
        if self.whole:
            return self
        shown, hidden = in_short(self.lines, self._room, language)
        return replace(self, lines=shown, more=hidden + self.more) if hidden else self

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


def in_short(
    lines: Sequence[str], room: int, language: Language, most: int = LINES
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines that are shown at once, and those that wait.

    A list of at most `most` items, in few words, isn't cut; of another is said how many more there are.
    """
    if len(lines) <= room:
        return tuple(lines), ()
    start = end = cut = room
    while start and _is_item(lines[start]) and _is_item(lines[start - 1]):
        start -= 1
    while end < len(lines) and _is_item(lines[end]):
        end += 1
    if end - start <= most and sum(map(len, lines[start:end])) <= _LETTERS:
        cut = end
    hidden = end - cut if start < cut else 0
    note = [language.tell_count("… and {count} more", "… and {count} more", hidden)] if hidden else []
    return (*lines[:cut], *note), tuple(lines[cut:])


def _is_item(line: str) -> bool:
    return re.match(ITEM, line) is not None
