"""A Wording as Discord shows it: in an embed, or as plain text where embeds aren't allowed."""

from __future__ import annotations

import discord

from bot.core.data import Source
from bot.core.language import Language
from bot.replies.words import Wording

_COLOUR = discord.Colour(0x3B82A6)
"""Of the bar beside an embed: a blue that stands out on Discord's dark and light grounds alike."""
_DESCRIPTION = 4096
"""Letters that Discord takes in the text of an embed."""
_CONTENT = 2000
"""Letters that Discord takes in a message without an embed."""


def embed(wording: Wording, language: Language) -> discord.Embed:
    """The answer in the title, then what belongs to it, how sure it is, and its sources."""
    text = _body([*_reading(wording), *wording.lines], wording, language, _DESCRIPTION, "[{text}]({url})")
    result = discord.Embed(title=wording.headline, description=text, colour=_COLOUR)
    if wording.caution:
        result.set_footer(text=wording.caution)
    return result


def plain(wording: Wording, language: Language) -> str:
    """The same as the content of a message."""
    lines = [f"**{wording.headline}**", *_reading(wording), *wording.lines]
    if wording.caution:
        lines += ["", wording.caution]
    # <…> keeps Discord from unfolding a preview of each page
    return _body(lines, wording, language, _CONTENT, "[{text}](<{url}>)")


def _reading(wording: Wording) -> list[str]:
    return [f"*{wording.reading}*"] if wording.reading else []


def _body(lines: list[str], wording: Wording, language: Language, limit: int, link: str) -> str:
    """The lines, how sure they are, and as many of the sources as still fit."""
    _ = language.gettext
    if wording.basis:
        how_sure = _("How sure")
        lines = [*lines, "", f"**{how_sure}** · {wording.basis}"]
    text, sources = "\n".join(lines), _("Sources")
    links = [_link(source, link, fully=wording.cite_fully) for source in wording.sources]
    for fitting in range(len(links), 0, -1):
        cited = ("\n" if wording.cite_fully else " · ").join([f"**{sources}**", *links[:fitting]])
        if len(text) + 2 + len(cited) <= limit:
            return f"{text}\n\n{cited}"
    if len(text) <= limit:
        return text
    return text[: limit - 2].rpartition("\n")[0] + "\n…"


def _link(source: Source, link: str, *, fully: bool) -> str:
    text = f"{source.title}, {source.name}" if fully else source.name
    return link.format(text=text.replace("[", "(").replace("]", ")"), url=source.url)
