"""A Wording as Discord shows it: a card of Components V2, with the chart and the buttons inside.

Such a message holds neither content nor embeds, needs no permission to embed links, and an edit can't turn
it into one of the old kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import discord

from bot.data.sources import Source
from bot.languages import Language
from bot.replies import sentences
from bot.replies.controls import ControlRow
from bot.replies.harmless import cell, shortened
from bot.replies.wording import ITEM, SOURCES, Wording
from bot.replies.writer import cited

_COLOUR = discord.Colour(0x3B82A6)
"""The bar beside a card: a blue that stands out on Discord's dark and light grounds alike."""
_TITLE = 40
"""Letters of a title that stands for a page in a reply."""
_TEXT = 4000
"""Letters that Discord takes in all texts of a message together."""


def card(
    wording: Wording,
    language: Language,
    rows: Sequence[ControlRow],
    *,
    picture: tuple[str, str] | None = None,
    file: str = "",
) -> list[dict[str, Any]]:
    """The components of a card; of a whole wording, all sources are listed with their titles.

    A picture is the name of an attached one and its alt text, a file the name of another.
    """
    top, bottom = _texts(wording, language)
    box: discord.ui.Container[discord.ui.LayoutView] = discord.ui.Container(
        discord.ui.TextDisplay(top), accent_colour=_COLOUR
    )
    if picture:
        name, alt_text = picture
        media = discord.MediaGalleryItem(f"attachment://{name}", description=alt_text)
        box.add_item(discord.ui.MediaGallery(media))
    if file:
        box.add_item(discord.ui.File(f"attachment://{file}"))
    if bottom:
        box.add_item(discord.ui.Separator())
        box.add_item(discord.ui.TextDisplay(bottom))
    for row in rows:
        box.add_item(row)
    return [box.to_component_dict()]


def _texts(wording: Wording, language: Language) -> tuple[str, str]:
    """The answer and its lines; below them the small print: basis, caution, and as many sources as fit."""
    headline = f"### {wording.headline}"
    reading = [f"*{wording.reading}*"] if wording.reading else []
    # Discord would take what follows a list into its last item: an empty line parts them.
    lines = re.sub(
        rf"^({ITEM}.*)\n(?!{ITEM}|\s*$)",
        r"\1\n\n",
        "\n".join([headline, *reading, *wording.lines]),
        flags=re.MULTILINE,
    )
    small = [f"-# {wording.small}"] if wording.small else []
    room = _TEXT - len("\n".join([lines, *small]))
    cited = _all_cited if wording.whole else _first_cited
    sources = next((text for text in cited(wording.sources, language) if len(text) < room), "")
    bottom = "\n".join([*small, *([sources] if sources else [])])
    if (most := _TEXT - len(bottom) - 1) < len(lines):
        lines = lines[: most - len("\n…")].rpartition("\n")[0] + "\n…"
    return lines, bottom


def _first_cited(sources: Sequence[Source], language: Language) -> Iterator[str]:
    """At most three sources, those that print the figure, and how many more there are; or fewer."""
    labels = [cited(source, language) for source in sources[:SOURCES]]
    titled = [f"{source.publisher}, {shortened(source.title, _TITLE)}" for source in sources[:SOURCES]]
    # by its title, where the next one would be called the same
    unlike = [each if labels.count(each) == 1 else title for each, title in zip(labels, titled, strict=True)]
    links = list(map(_link, sources, unlike))
    for shown in range(len(links), 0, -1):
        text = language.tell("Sources: {sources}", sources=" · ".join(links[:shown]))
        if hidden := len(sources) - shown:
            count = language.number(hidden)
            text = language.tell("{sources} and {count} more", sources=text, count=count)
        yield f"-# {text}"


def _all_cited(sources: Sequence[Source], language: Language) -> Iterator[str]:
    """All sources with their titles; if that is too long, in fewer words, then fewer of them."""
    if not sources:
        return
    heading, labels = language.tell("Sources"), [cited(source, language) for source in sources]
    titled = [f"{source.title}, {label}" for source, label in zip(sources, labels, strict=True)]
    yield "\n".join([f"**{heading}**", *sentences.listed(map(_link, sources, titled))])
    links = list(map(_link, sources, labels))
    for shown in range(len(links), 0, -1):
        told = " · ".join(links[:shown] + ["…"] * (shown < len(links)))
        yield f"**{heading}**\n{told}"


def _link(source: Source, label: str) -> str:
    return f"[{cell(label)}]({source.url})"


class CardView(discord.ui.LayoutView):
    """A card for one person.

    discord.py makes an object of each component, and each takes longer than to say what the answer is. The
    components are made once for everybody, by `card`, and presses go to `Control`, not here.

    Args:
        components: from `card`, where the custom ids lack the asker at their end.
        asker: the id of the person who asked.
    """

    def __init__(self, components: Sequence[dict[str, Any]], asker: int) -> None:
        super().__init__(timeout=None)
        self._components, self._asker = components, asker

    def is_finished(self) -> bool:
        """It waits for no press, and discord.py needn't keep it."""
        return True

    def has_components_v2(self) -> bool:
        """It always has."""
        return True

    def to_components(self) -> list[dict[str, Any]]:
        """The components with the asker in the ids."""
        return [self._asked(component) for component in self._components]

    def _asked(self, component: dict[str, Any]) -> dict[str, Any]:
        if parts := component.get("components"):
            return component | {"components": [self._asked(part) for part in parts]}
        stem: str | None = component.get("custom_id")
        return component | {"custom_id": f"{stem}{self._asker}"} if stem else component
