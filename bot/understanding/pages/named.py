"""The pages that a sentence names."""

from __future__ import annotations

from collections import Counter

from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.tags import TagKind


def pages_in(entities: Entities) -> set[tuple[str, str]]:
    """The pages that are named, each with its name; not by words that only ask for reasons, or compare."""
    others = {(tag.first, tag.last) for tag in entities.cue("why", "difference", "compare")}
    return {
        (tag.id, entities.text(tag.start, tag.end).lower())
        for tag in entities.of(TagKind.PAGE)
        if (tag.first, tag.last) not in others
    }


def page_named_twice(entities: Entities) -> str:
    """The id of a page that is named by two of its names: "TRAC's closures and ICE's"; else nothing."""
    counts = Counter(page for page, _ in pages_in(entities))
    return min((page for page, count in counts.items() if count > 1), default="")
