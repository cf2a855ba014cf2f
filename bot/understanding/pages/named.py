"""The pages that a sentence names."""

from __future__ import annotations

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
