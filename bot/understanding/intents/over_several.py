"""Whether several figures are wanted over time, ranked, or parted, or one that is computed of them."""

from __future__ import annotations

from collections.abc import Iterator

from bot.periods.reading import Kind as As
from bot.understanding.intents.intents import LITTLE, MUCH, SOME, Intent
from bot.understanding.slots.limits import asks_which_is_more, states_number
from bot.understanding.slots.slots import Slots
from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.tags import TagKind

_TWO = 2
_EVERY = ("by_period", "each_period", "throughout", "of_months")
"""Cues of each of a row."""
NOT_FIGURES = (
    "why",
    "source",
    "sure",
    "today",
    "future",
    "opinion",
    "country",
    "detail",
    "identity",
    "data_file",
    "highest",
    "lowest",
    "order",
    "steps",
    "trend",
    "mix",
)
"""Cues of which each lets something else be wanted than a figure, though a measure and its days are named."""


def over_several(entities: Entities, slots: Slots) -> Iterator[tuple[Intent, float]]:
    """The intents that words about several figures speak for, or against, each with its weight."""
    several = max(len(slots.places), len(slots.groups), len(slots.whens))
    if len(slots.quoted) >= _TWO:
        yield Intent.FIGURE, SOME if entities.has(*NOT_FIGURES) else MUCH
        yield Intent.UNKNOWN, LITTLE
    if entities.has("by_court") and slots.share and states_number(entities):
        yield Intent.RANKING, MUCH  # "which courts had over 20%?"
    if states_number(entities):  # "by more than half" is none of the most
        return
    apart = max(len(slots.places), len(slots.groups))
    extreme = entities.has("highest", "lowest")
    yield from _of_row(entities, slots)
    yield from _changed(entities, slots)
    moved = entities.has("rose", "fell") or bool(slots.whens)
    if slots.groups and entities.has("how_much_of") and entities.has("rose", "fell"):
        yield Intent.PARTS, MUCH * MUCH  # how much of the fall that explains is known, if not why
    elif entities.has("mix") or (slots.groups and entities.has("how_much_of") and moved and not slots.names):
        yield Intent.PARTS, MUCH * SOME
    if slots.quotes_figures and slots.names and entities.has("by_period", "which") and not extreme:
        yield Intent.FIGURE, MUCH  # "which period had 54,083 reviewed?"
    if entities.has("majority") and slots.names and not slots.whens:
        yield Intent.FIGURE, MUCH
    is_other = extreme or entities.has("order", "which", "average", "median")
    if entities.has("by_period") and entities.has("trend") and not is_other:
        yield Intent.SERIES, SOME
        yield Intent.RANKING, LITTLE
    is_one = extreme or slots.places or entities.has("order")
    if entities.has("by_court") and (slots.share or slots.count or slots.names) and not is_one:
        yield Intent.PLACE, MUCH
    if (slots.both_groups and not slots.whens) or (apart == _TWO and entities.has("than", "compare")):
        yield Intent.RANKING, LITTLE
        yield Intent.FIGURE, MUCH
    if apart == _TWO and asks_which_is_more(entities):
        yield Intent.FIGURE, MUCH * SOME
        yield Intent.RANKING, LITTLE
        yield Intent.PLACE, LITTLE
    pace = entities.cue("per_day", "per_month")
    is_by_period = any(not any(tag.meets(one) for one in pace) for tag in entities.cue("by_period"))
    if pace and slots.whens and not (extreme or is_by_period):
        yield Intent.FIGURE, MUCH
    yield from _ranked(entities, slots, several, apart)
    is_extreme = extreme and entities.has("by_court", "by_nationality", "by_period")
    if entities.has("difference") and (apart == _TWO or (several == _TWO and not is_extreme)):
        yield Intent.FIGURE, MUCH
        yield Intent.RANKING, LITTLE
    if len(slots.names) == _TWO and not is_extreme and entities.has("up", "down", "compare", "difference"):
        yield Intent.FIGURE, MUCH
    if not (entities.of(TagKind.MEASURE) or slots.share or slots.quotes_figures) and slots.is_empty:
        yield Intent.FIGURE, LITTLE


def _of_row(entities: Entities, slots: Slots) -> Iterator[tuple[Intent, float]]:
    """What speaks for the whole row, where something is said to have risen or fallen."""
    if not entities.has("rose", "fell") or slots.numbers:
        return
    is_of_each = slots.is_overall or entities.has("never", "ever")
    if is_of_each and not entities.has("difference", "change", "ratio", "wh"):
        yield Intent.SERIES, MUCH * SOME  # "did it fall every time?", "it never rose, right?"
        yield Intent.OKAY, LITTLE
    is_extreme = entities.has("highest", "lowest")
    is_row = len(slots.whens) == 1 and (
        slots.whens[0].kind in (As.YEAR, As.PART) or bool(slots.whens[0].ends)
    )
    if is_row and slots.names and not is_extreme and entities.has(*_EVERY, "either_way"):
        yield Intent.SERIES, MUCH * SOME  # "did filings fall every month in 2012?"


def says_which_is_most(entities: Entities, slots: Slots) -> bool:
    """Whether a place or period is said to be the first or last: "was the last rate the lowest?"."""
    is_stated = entities.has("claim") or ("?" in entities.sentence.typed and not entities.has("wh"))
    if not is_stated or not entities.has("highest", "lowest") or slots.groups:
        return False
    if slots.places:
        return len(slots.places) == 1 and (slots.share or bool(slots.names))
    return len(slots.whens) == 1 and slots.whens[0].kind is As.PERIOD and not slots.whens[0].ends


def _changed(entities: Entities, slots: Slots) -> Iterator[tuple[Intent, float]]:
    """What speaks for both ends of a change, or for all of its row."""
    if not entities.has("moved") or entities.has(*_EVERY):
        return
    if len(slots.whens) == 1 and slots.whens[0].ends:
        yield Intent.FIGURE, MUCH  # "how did it change between September and June?"
    if not slots.whens and (slots.share or slots.names):
        yield Intent.SERIES, MUCH  # "has the rate changed?"


def _ranked(entities: Entities, slots: Slots, several: int, apart: int) -> Iterator[tuple[Intent, float]]:
    """What speaks for an order, the highest or the lowest, or the steps from one to the next."""
    extreme = entities.has("highest", "lowest")
    if entities.has("second_most", "third_most") and (slots.share or slots.names or slots.count):
        yield Intent.RANKING, MUCH
    if says_which_is_most(entities, slots):
        yield Intent.RANKING, MUCH * SOME
    is_choice = entities.has("which") and entities.has("smaller_one", "larger_one")
    if is_choice and slots.names and not (slots.whens or apart):
        yield Intent.RANKING, MUCH * SOME  # "which pilot had the lower rate?"
    if entities.has("biggest_step") or (entities.has("steps") and extreme):
        yield Intent.RANKING, MUCH
    elif entities.has("steps") and several < _TWO:
        yield Intent.SERIES, MUCH if slots.share or entities.has("by_period", "trend") else SOME
    if entities.has("by_court", "by_nationality", "by_period") and extreme and apart < _TWO:
        yield Intent.RANKING, MUCH
        if entities.has("by_nationality", "by_court") and entities.has("which"):
            yield Intent.FIGURE, LITTLE
    if entities.has("by_nationality") and slots.names and apart == 0 and not extreme:
        yield Intent.RANKING, MUCH
    if entities.has("order") and several < _TWO:
        yield Intent.RANKING, MUCH
