from __future__ import annotations

from dataclasses import dataclass

from bot.core.sources import Source


@dataclass(frozen=True)
class Wording:
    """A reply in words. The lines and the basis are in Discord's Markdown, the rest is plain.

    Args:
        headline: the answer itself.
        lines: what belongs to it, one thought a line.
        basis: how sure the figures are.
        caution: what they must not be taken for.
        sources: where they come from.
        reading: what the question was read as, where that needs saying.
    """

    headline: str
    lines: tuple[str, ...]
    basis: str = ""
    caution: str = ""
    sources: tuple[Source, ...] = ()
    reading: str = ""
    cite_fully: bool = False
    """Whether the sources are what was asked for, so that each gets a line with its title."""
