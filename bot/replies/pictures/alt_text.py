"""A picture in words, for whoever can't see it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.replies.harmless import shortened, unmarked
from bot.replies.pictures import captions
from bot.replies.pictures.drawing import Drawing
from bot.replies.writer import Writer

MOST = 1024
"""Letters that Discord takes in the description of a file."""


def alt_text(finding: str, drawing: Drawing, w: Writer) -> str:
    """The finding first, then what is drawn, then the values that the picture shows: at most 1,024 letters.

    The finding is the first line of the reply, in Discord's Markdown.
    """
    finding = unmarked(finding)
    known = drawing.title.casefold() in finding.casefold()
    told = [finding, "" if known else drawing.title, *drawing.subtitles, *_values(drawing, w)]
    text = " ".join(f"{sentence.rstrip('.')}." for sentence in told if sentence)
    return shortened(captions.spoken(w, text), MOST)


def _values(drawing: Drawing, w: Writer) -> Iterator[str]:
    """All values where they are few, and those that are called out of many."""
    if drawing.called_out:
        yield w.tell("{count} figures are drawn", count=w.language.number(drawing.count))
        for out in drawing.called_out:
            yield w.tell("{what}: {value}", what=out.caption, value=f"{out.name}, {out.text}")
        return
    items: list[str] = []
    for mark in drawing.marks:
        if mark.heading and items:
            yield "; ".join(items)
            items = []
        item = w.tell("{what}: {value}", what=mark.name, value=mark.text)
        items.append(w.tell("{what}: {value}", what=mark.heading, value=item) if mark.heading else item)
    yield "; ".join(items)
