"""A Wording as Discord shows it: in an embed, or as plain text where embeds aren't allowed."""

from __future__ import annotations

from collections.abc import Iterator

import discord

from bot.core.language import Language
from bot.core.sources import Source
from bot.replies.wording import Wording

_COLOUR = discord.Colour(0x3B82A6)
"""Of the bar beside an embed: a blue that stands out on Discord's dark and light grounds alike."""
_DESCRIPTION = 4096
"""Letters that Discord takes in the text of an embed."""
_CONTENT = 2000
"""Letters that Discord takes in a message without an embed."""


def embed(wording: Wording, language: Language) -> discord.Embed:
    """The answer in the title, then what belongs to it, how sure it is, and its sources."""
    lines = [*_reading(wording), *wording.lines]
    cited = _cited(wording, language, "[{text}]({url})")
    text = _body(lines, _how_sure(wording, language), cited, _DESCRIPTION)
    result = discord.Embed(title=wording.headline, description=text, colour=_COLOUR)
    if wording.caution:
        result.set_footer(text=wording.caution)
    return result


def plain(wording: Wording, language: Language) -> str:
    """The same as the content of a message."""
    lines = [f"**{wording.headline}**", *_reading(wording), *wording.lines]
    caution = ["", wording.caution] if wording.caution else []
    # <…> keeps Discord from unfolding a preview of each page
    cited = _cited(wording, language, "[{text}](<{url}>)")
    return _body(lines, [*caution, *_how_sure(wording, language)], cited, _CONTENT)


def _reading(wording: Wording) -> list[str]:
    return [f"*{wording.reading}*"] if wording.reading else []


def _how_sure(wording: Wording, language: Language) -> list[str]:
    how_sure = language.gettext("How sure")
    return ["", f"**{how_sure}** · {wording.basis}"] if wording.basis else []


def _cited(wording: Wording, language: Language, link: str) -> Iterator[str]:
    """The sources: all of them, in fewer words, then fewer and fewer."""
    sources = f"**{language.gettext('Sources')}**"
    if wording.cite_fully:
        yield "\n".join([sources, *(_link(source, link, fully=True) for source in wording.sources)])
    links = [_link(source, link, fully=False) for source in wording.sources]
    for fitting in range(len(links), 0, -1):
        left_out = ["…"] if fitting < len(links) else []
        yield " · ".join([sources, *links[:fitting], *left_out])


def _body(lines: list[str], closing: list[str], cited: Iterator[str], limit: int) -> str:
    """The lines, what closes them, and as many of the sources as still fit."""
    text = "\n".join([*lines, *closing])
    for sources in cited:
        if len(text) + 2 + len(sources) <= limit:
            return f"{text}\n\n{sources}"
    if len(text) <= limit:
        return text
    # How sure the figures are, and what they must not be taken for, is never what is left out.
    end = "\n".join(["", "…", *closing])
    return "\n".join(lines)[: limit - len(end)].rpartition("\n")[0] + end


def _link(source: Source, link: str, *, fully: bool) -> str:
    text = f"{source.title}, {source.name}" if fully else source.name
    return link.format(text=text.replace("[", "(").replace("]", ")"), url=source.url)
