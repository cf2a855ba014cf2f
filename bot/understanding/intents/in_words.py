"""Where words are wanted: what something is, why, and where figures come from."""

from __future__ import annotations

from collections.abc import Iterator

from bot.periods.reading import Kind as As
from bot.understanding.intents.intents import LITTLE, MUCH, SOME, Intent
from bot.understanding.pages.named import page_named_twice
from bot.understanding.slots.slots import Slots
from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.tags import Tag, TagKind

_TWO = 2
ABOUT_DATA = ("the_data", "the_article", "the_review", "agencies", "projections")
"""Cues that are called like the page that they ask for."""


def in_words(entities: Entities, slots: Slots, pages: set[tuple[str, str]]) -> Iterator[tuple[Intent, float]]:
    """How much more, or less, each intent is likely by the turns of phrase that ask for words.

    Args:
        entities: the sentence with its tags.
        slots: what it names.
        pages: the pages that it names, each with its name.
    """
    quoted = slots.quotes_figures
    is_open = not (slots.whens or slots.share or slots.numbers)
    days = any(when.kind is not As.ALL for when in slots.whens)
    names_whose = slots.places or slots.groups
    is_rule = not (days or slots.share or slots.numbers or names_whose or (slots.count and slots.names))
    is_term = is_rule and any(is_apart_from(tag, slots) for tag in entities.of(TagKind.PAGE))
    if is_term or (pages and not (slots.names or slots.whens or slots.share)):
        yield Intent.EXPLAIN, MUCH if is_term and slots.count else SOME  # "how many cases per judge?"
    hopes = entities.has("benefit") and not (slots.whens or slots.numbers or slots.count)
    if hopes and (pages or slots.names):
        yield Intent.EXPLAIN, MUCH  # "does closure bring a work permit?"
    elif entities.has("benefit") and slots.count and not (pages or slots.names):
        yield Intent.UNKNOWN, MUCH  # how many got one isn't known
        yield Intent.ASK, LITTLE
    if entities.has("may") and is_open and not (slots.count or slots.groups or slots.places):
        yield Intent.EXPLAIN, SOME  # a rule is asked for, not a figure
    is_between = bool(page_named_twice(entities))  # "TRAC's closures and ICE's, are they the same?"
    is_of_data = entities.has(*ABOUT_DATA) and not slots.names and not entities.has("rose", "fell")
    is_whole = any(tag.last - tag.first >= len(entities.words) > 1 for tag in entities.of(TagKind.PAGE))
    names_figures = slots.names or slots.share or slots.count or slots.numbers
    if (
        is_whole
        or (is_open and _asks_meaning(entities))
        or (is_between and entities.has("why", "define", "claim") and not slots.whens)
        or (entities.has("define") and entities.has("difference") and slots.names and not _is_apart(slots))
        or (is_of_data and (not quoted or entities.has("why")))
        or (entities.has("author") and entities.has("the_article") and not quoted)
        or (entities.has("source") and pages and not names_figures)
    ):
        yield Intent.EXPLAIN, MUCH
    moves = entities.has("rose", "fell") and not quoted
    is_because = entities.has("because") and not entities.has("how_much_of")
    is_proof = entities.has("proves") and not (slots.numbers or slots.whens)
    if is_proof or (is_because and (moves or not (slots.names or slots.whens or slots.count))):
        yield Intent.WHY, MUCH * SOME  # "is it proven that it fell because ...?"
    elif is_between or not entities.has("why"):
        yield Intent.WHY, LITTLE
    elif moves and (slots.share or not slots.names):
        yield Intent.WHY, MUCH
    elif entities.has("down", "up") and not (slots.groups or slots.places or slots.numbers):
        yield Intent.WHY, MUCH  # "why did fewer come out eligible?"
    elif quoted and not entities.has("the_article"):
        yield Intent.SURE, MUCH
        yield Intent.WHY, LITTLE
    elif not (entities.has("rose", "fell", "rate_word", "mix") or slots.share or quoted):
        yield Intent.EXPLAIN, MUCH if pages else SOME
    if entities.has("sure") and len(slots.quoted) >= _TWO:
        yield Intent.SURE, MUCH  # "4,403 or 4,363, which is it?"
    if entities.has("source") and slots.share and not _asks_source(entities):
        yield Intent.SURE, LITTLE
    if _asks_source(entities) and (quoted or entities.has("that")) and not entities.has(*ABOUT_DATA):
        yield Intent.SURE, SOME


def _asks_meaning(entities: Entities) -> bool:
    """Whether it is asked what a word means that the data name."""
    named = [tag for tag in entities.tags if tag.kind is not TagKind.CUE]
    cues = entities.cue("meaning")
    return any(cue.first <= tag.first <= cue.last for cue in cues for tag in named)


def _asks_source(entities: Entities) -> bool:
    """Whether it is asked where figures come from, not which of them came from a period."""
    periods = [(found.start, found.end) for found in entities.periods]
    return any(
        not any(start <= tag.end + 1 < end for start, end in periods) for tag in entities.cue("source")
    )


def _is_apart(slots: Slots) -> bool:
    """Whether several things are named that differ by a number."""
    return bool(slots.whens or slots.count or slots.share) or len(slots.places) + len(slots.groups) > 1


def is_apart_from(page: Tag, slots: Slots) -> bool:
    """Whether a page is named by several words, and not by those of a measure."""
    is_long = page.last - page.first > 1
    return is_long and not any(tag.first <= page.first and page.last <= tag.last for tag in slots.measures)
