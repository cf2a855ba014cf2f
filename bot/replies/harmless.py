"""Makes text from people and from cells harmless: no markup, no line breaks, not too long."""

from __future__ import annotations

import re
import unicodedata

import discord

_QUOTED = 40
"""Letters of what a person typed that a reply repeats."""
_CELL = 200
"""Letters of a cell that a reply shows."""


def visible(text: str) -> str:
    """One line without control characters, marks that pile up on letters, or runs of space."""
    return " ".join("".join(map(_shown, unicodedata.normalize("NFC", text))).split())


def _shown(letter: str) -> str:
    category = unicodedata.category(letter)
    if category in ("Cf", "Mn", "Me"):
        return ""
    return " " if category[0] in "CZ" else letter


def shortened(text: str, most: int) -> str:
    """The text, or its beginning with "…"."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def quoted(typed: str) -> str:
    """What a person typed, in backticks, in which no markdown, mention or link works.

    It is at most 40 letters, without invisible characters or line breaks.
    """
    text = visible(typed[: 10 * _QUOTED]).replace("`", "'") or "?"
    return f"`{shortened(text, _QUOTED)}`"


def cell(text: str, most: int = _CELL) -> str:
    """A cell of the data, cut to a number of letters; no markup in it works."""
    # Brackets would end one of our links, and discord.py's own function knows nothing of <@1> and <t:0>.
    plain = shortened(visible(text), most).replace("[", "(").replace("]", ")")
    return discord.utils.escape_markdown(plain).replace("<", "\\<")


_EMPHASIS = re.compile(
    r"(?P<kept>\\.|`[^`\n]*`|\]\([^)\s]*\)|^[ \t]*\* "
    r"|\*\*(?=\S)(?:[^*\n]|\*[^*\n]+\*)+(?<=\S)\*\*|\*(?=[^\s*])[^*\n]+(?<=\S)\*(?!\*))|\*",
    re.MULTILINE,
)


def balanced(markdown: str) -> str:
    """Our own Markdown, in which an asterisk that neither begins nor ends emphasis is a plain one."""
    return _EMPHASIS.sub(lambda match: match["kept"] or r"\*", markdown)


_MARKS = re.compile(
    r"\\(?P<escaped>[^a-zA-Z0-9\s])|`(?P<code>[^`]*)`|\[(?P<text>[^\]]+)\]\(<?(?P<url>[^)>]+)>?\)"
    r"|\*\*|^-# |(?<!\w)\*|\*(?!\w)",
    re.MULTILINE,
)


def unmarked(text: str) -> str:
    """The text of a reply without its marks for bold, code, small print and links, and without escapes."""

    def plain(match: re.Match[str]) -> str:
        if match["url"]:
            return f"{unmarked(match['text'])}: {match['url']}"
        return match["escaped"] or match["code"] or ""

    return _MARKS.sub(plain, text)
