"""Whether a text goes on from the answer before, rather than stand by itself."""

from __future__ import annotations

from bot.periods.reading import Kind as As
from bot.understanding.dialogue.topic import Topic
from bot.understanding.pages.named import pages_in
from bot.understanding.slots.known import Known
from bot.understanding.slots.limits import states_number
from bot.understanding.slots.slots import Slots
from bot.understanding.tagging.entities import Entities

_SHORT = 7
"""Words of a reply that names what it is of; of one that doesn't, three times as many."""
_STRANGE = 2
"""Unread words of a question that is of something else."""
_POINTING = ("that", "same_again", "other_one", "difference", "out_of_many", "total_of")
_GOING_ON = (*_POINTING, "same_for")
"""Cues by which even a reply that names much goes on from the answer before."""
_POINTING_BACK = ("that", "same_for", "before", "next", "out_of_many", "total_of", "instead", "counted")
"""Cues by which a longer reply does that names only a measure."""


def goes_on(entities: Entities, slots: Slots) -> bool:
    """Whether a reply leaves something out that the answer before tells."""
    days = [when for when in slots.whens if when.kind is not As.ALL]
    whole = slots.names and (days or slots.groups or slots.places)
    is_of_all = entities.has("everywhere")  # there is a country in "everyone", in Spanish
    beyond = entities.has("today", "opinion", "elsewhere") or (entities.has("country") and not is_of_all)
    if beyond or (entities.has("future") and not slots.step):
        return False
    is_full = bool(days) and len(slots.names) > 1  # "how many of the eligible ones were closed by July?"
    is_of_it = entities.has(*_GOING_ON) or entities.starts_with("share_of")  # "as a share of those detained"
    is_of_all_there_is = entities.has("total") and not entities.has(*_POINTING)  # "how many in all by June?"
    if whole and (is_full or not is_of_it or is_of_all_there_is):
        return False
    names = slots.names or slots.groups or slots.places or slots.share or slots.count
    if days and not names and entities.has("wh") and len(entities.unread) >= _STRANGE:
        return False  # "who won the bowl in 2012, smarty?"
    if entities.has("why"):  # of the figure itself: "why about?", "why two numbers?"
        is_same = not (slots.names or slots.groups or slots.places)
        return is_same and entities.has("sure", "source")
    of_both = slots.is_empty and entities.has("sum")
    asks = slots.count or slots.share or of_both or (slots.names and entities.has("implies"))
    is_named = pages_in(entities) or (slots.names and not whole and not entities.has("that"))
    if entities.has("define") and is_named and not asks:
        return False
    is_share = entities.has("share_of") and len(slots.names) == 1
    corrects = any(tag.first == 0 for tag in entities.cue("correction"))
    points_back = corrects or entities.has(*_POINTING_BACK)
    is_about_it = is_share or slots.quotes_figures or points_back
    if slots.names and not is_about_it:
        return len(entities.words) <= _SHORT * (1 + states_number(entities))
    return len(entities.words) <= 3 * _SHORT


def is_of_main(entities: Entities, slots: Slots, topic: Topic, known: Known) -> bool:
    """Whether the main rate of a period is asked for, after something else: "the rate of period 2?"."""
    last = topic.last
    is_other = bool(last.place) or last.measure not in known.main_family
    is_whole = any(when.span in known.table.periods for when in slots.whens if not when.relative)
    goes_on = entities.has("that", "same_again", "other_one", "difference", "out_of_many")
    of_group = all(known.has(known.main, tag.id) for tag in slots.groups)  # "the rate of the non-detained"
    names_more = slots.names or not of_group or slots.places or goes_on
    return is_other and is_whole and entities.has("rate_word") and not names_more
