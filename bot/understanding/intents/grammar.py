"""Where a turn of phrase leaves little doubt what is wanted, it outweighs what the learned weights say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.periods.reading import CountedFromToday, Kind as As
from bot.understanding.intents.in_words import ABOUT_DATA, in_words, is_apart_from
from bot.understanding.intents.intents import LITTLE, MUCH, SOME, Intent
from bot.understanding.intents.over_several import NOT_FIGURES, over_several
from bot.understanding.intents.phrasing import (
    asks_how_to_use,
    asks_of_days_to_come,
    counted_people,
    is_lost,
)
from bot.understanding.pages.named import pages_in
from bot.understanding.slots.limits import reaches_level, states_number
from bot.understanding.slots.slots import Slots
from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.tags import TagKind

_SMALL_TALK = (Intent.GREETING, Intent.THANKS, Intent.GOODBYE, Intent.REMARK)
_SURELY = 0.4
"""How likely small talk is at least that no turn of phrase counts against it."""
_TWO, _FEW, _LONG = 2, 6, 9
_SMALL_WORDS = frozenset({"same_for", "wh", "of", "link", "total", "alone", "as_of", "that"})
_REMARKS = frozenset(
    {"okay", "thanks", "claim", "that", "same_for", "now", "negation", "correction", "why", "none_of"}
)
"""Cues that a mere remark may hold, too."""
_WITH_THANKS = _REMARKS | {
    "in_passing",
    "today",
    "concludes",
    "bot",
    "goodbye",
    "greeting",
    "to",
    "of",
    "link",
}
"""Cues beside which somebody only says thanks."""


def reweighed(
    entities: Entities, slots: Slots, likely: Mapping[Intent, float], *, is_rule: bool = False
) -> Mapping[Intent, float]:
    """How likely each intent is in view of the grammar, the likeliest first; they add up to 1.

    Args:
        entities: the sentence with its tags.
        slots: what it names.
        likely: how likely each intent is by the weights.
        is_rule: whether somebody's case seems to stand behind a question about the rules.
    """
    if _is_said_only(entities, slots, likely):
        return likely
    weights = dict(likely)
    for intent, factor in _turns(entities, slots):
        weights[intent] = max(weights.get(intent, 0.0), 0.01) * factor
    if is_rule and not slots.numbers and not slots.whens:
        weights[Intent.EXPLAIN] = max(weights.values()) * SOME
    total = sum(weights.values()) or 1.0
    ordered = sorted(weights.items(), key=lambda pair: -pair[1])
    return {intent: weight / total for intent, weight in ordered}


def _is_said_only(entities: Entities, slots: Slots, likely: Mapping[Intent, float]) -> bool:
    """Whether somebody tells something and asks nothing, whatever words of questions it holds."""
    is_asked = "?" in entities.sentence.typed or entities.has("define", "opinion") or slots.quotes_figures
    days = any(when.kind is not As.ALL for when in slots.whens)
    is_asked = is_asked or (slots.names and (days or slots.groups or slots.places))
    return not is_asked and sum(likely.get(intent, 0) for intent in _SMALL_TALK) > _SURELY


def _turns(entities: Entities, slots: Slots) -> Iterator[tuple[Intent, float]]:
    yield from _beyond(entities, slots)
    yield from over_several(entities, slots)
    pages, typed = pages_in(entities), entities.sentence.typed
    yield from in_words(entities, slots, pages)
    yield from _figures(entities, slots, pages)
    asks_count = slots.count and entities.has("wh")  # not in "any figures for San Diego?"
    is_bare = not (slots.names or slots.whens or slots.share or asks_count or slots.numbers)
    if is_bare and slots.places and not entities.has("elsewhere", "opinion"):
        yield Intent.PLACE, MUCH
    elif is_bare and slots.groups and not entities.has(*NOT_FIGURES, "elsewhere"):
        yield Intent.FIGURE, MUCH
    if pages or slots.names or len(entities.words) > _LONG:  # "ok. does deferred action ...?"
        yield Intent.OKAY, LITTLE
    elif slots.is_empty and entities.has("thanks") and entities.cues <= _WITH_THANKS and "?" not in typed:
        yield Intent.THANKS, MUCH
    elif entities.has("okay") and entities.cues <= _REMARKS and slots.is_empty:
        yield Intent.OKAY, MUCH
    if not entities.has("data_file"):
        yield Intent.DATA, LITTLE
    if len(entities.unread) == len(entities.words) and not entities.mentions:
        yield Intent.REMARK, LITTLE  # of no word it is known what it means
    names_data = slots.names or slots.numbers or entities.has("data_file", "compare")
    if names_data or "?" in typed or entities.has("define", "claim"):
        yield Intent.REMARK, LITTLE
    if is_lost(entities):  # "no entiendo"
        yield Intent.HELP, MUCH * SOME
    if asks_how_to_use(entities):
        yield Intent.HELP, MUCH
    if _is_vague(entities, slots):
        yield Intent.ASK, MUCH


def _figures(entities: Entities, slots: Slots, pages: set[tuple[str, str]]) -> Iterator[tuple[Intent, float]]:
    """Where a figure is wanted."""
    is_whose = slots.groups or slots.places
    is_unit = slots.share or slots.count
    is_asked = is_unit or ((slots.whens or is_whose) and not entities.has("define"))
    is_other = entities.has(*NOT_FIGURES, "elsewhere")
    is_of_all = entities.has("everywhere") and not entities.has("why", "source", "sure")
    if (
        (slots.names and is_asked and not is_other)
        or (slots.share and is_whose and not is_other)
        or (slots.groups and is_unit and not is_other)
        or (slots.share and is_of_all)
    ):
        yield Intent.FIGURE, SOME
        yield Intent.UNKNOWN, LITTLE
    if (
        (slots.quotes_figures and (slots.is_empty or slots.names) and entities.has("define", "dates"))
        and not entities.has("source", "sure", "why")
    ) or (
        (slots.whens and not slots.names and entities.cues <= _SMALL_WORDS)
        or (slots.stated == 1 and slots.names)
        or ((slots.quotes_figures or slots.names) and entities.has("both_terms"))
        or (slots.approved and not entities.of(TagKind.PAGE))
    ):
        yield Intent.FIGURE, MUCH
    is_computed = entities.has(
        "minus", "exclude", "share", "share_of", "difference", "ratio", "sum", "up", "down"
    )
    if len(slots.quoted) >= _TWO and is_computed and not entities.has("source", "sure", "why"):
        yield Intent.FIGURE, MUCH  # "the 2,722 is what share of the 16,544?"
    if entities.has("table") and not (slots.names or is_whose or entities.has("data_file", "length")):
        yield Intent.SERIES, MUCH
    is_together = entities.has(
        "sum", "one_in", "average", "difference", "change", "ratio", "highest", "lowest", "length"
    )
    is_part = any(when.kind is As.EXCEPT for when in slots.whens)
    of_several = len(slots.groups) + len(slots.places) > 1
    if (
        entities.has("each_period")
        and (slots.share or slots.names)
        and not (is_together or of_several or is_part)
    ):
        yield Intent.SERIES, MUCH * SOME  # "the rate of each of the four periods"
    if _is_of_each(entities, slots):
        yield Intent.SERIES, MUCH * SOME * SOME  # "was it always above 5%?"
    is_of_part = len(slots.whens) == 1 and slots.whens[0].kind in (As.SINCE, As.UPTO, As.EXCEPT)
    if entities.has("highest", "lowest") and is_of_part and (slots.names or slots.share):
        yield Intent.RANKING, MUCH * SOME  # "the highest rate after the first period"
    is_row = all(when.ends or when.kind is As.YEAR for when in slots.whens)
    if (
        (slots.names or slots.share)
        and slots.whens
        and entities.has("sum")
        and not entities.has("biggest_step", "by_period")
    ):
        yield Intent.FIGURE, MUCH * SOME
    elif slots.names and entities.has("trend") and is_row:
        yield Intent.SERIES, MUCH if slots.whens and not entities.has("change", "difference") else SOME
    if entities.has("length") and entities.has("trend") and not (slots.names or is_whose):
        yield Intent.FIGURE, MUCH  # "how many days each?"
    if entities.has("bounds") and any(when.kind is As.PERIOD for when in slots.whens) and not slots.names:
        yield Intent.FIGURE, MUCH * SOME  # "when did the second period end?"
    if entities.has("length") and pages and not slots.names:
        yield Intent.EXPLAIN, MUCH
    elif (
        (_is_average(entities, slots) and not (pages or entities.has("meaning")))
        or _is_of_lengths(entities)
        or (entities.has("length") and slots.whens)
    ):
        yield Intent.FIGURE, MUCH
    elif states_number(entities):
        yield Intent.FIGURE, SOME


def _is_of_each(entities: Entities, slots: Slots) -> bool:
    """Whether something is stated of each of several periods, or of one of them, whichever."""
    if entities.has("cumulative", "total") or not states_number(entities):
        return False
    if any(when.kind is As.PERIOD and when.ends for when in slots.whens):
        return not entities.has("sum")  # "was it above 6% in the first three?"
    is_level = reaches_level(entities) and not (slots.groups or slots.places)
    is_open = entities.has("always", "throughout", "never", "each_period", "when", "dates") or is_level
    return is_open and all(when.kind in (As.ALL, As.UPTO, As.SINCE) for when in slots.whens)


def _is_average(entities: Entities, slots: Slots) -> bool:
    is_mean = entities.has("average") and (slots.share or not entities.has("median"))
    return is_mean and bool(slots.names or slots.share) and not entities.has("detail")


def _is_of_lengths(entities: Entities) -> bool:
    """Whether it is asked which period was the longest, rather than had the most."""
    return entities.has("length") and entities.has("highest", "lowest", "by_period")


def _is_vague(entities: Entities, slots: Slots) -> bool:
    """Whether a number or a difference is wanted, and nothing says of what."""
    if slots.names or slots.share or slots.groups or slots.numbers or pages_in(entities):
        return False
    if slots.places:  # "how many in Denver?"
        return slots.count and not slots.whens and len(entities.words) < _FEW
    if entities.has(
        *NOT_FIGURES, "define", "length", "table", "per_day", "per_month", "elsewhere", *ABOUT_DATA
    ):
        return False
    if slots.count:
        return bool(slots.whens) or len(entities.words) <= _FEW
    return entities.has("difference") and not slots.whens and len(entities.words) <= _FEW


def _beyond(entities: Entities, slots: Slots) -> Iterator[tuple[Intent, float]]:
    """What the data can't know."""
    from_today = any(isinstance(found.what, CountedFromToday) for found in entities.periods)
    is_told = slots.whens and (slots.names or slots.share)
    moves = entities.has("compare", "difference", "change", "rose", "fell", "now", "future", "opinion")
    if entities.has("today") and is_told and not moves:  # "due today: the rate of the third period"
        yield Intent.FIGURE, MUCH
        yield Intent.UNKNOWN, LITTLE
    asks = "?" in entities.sentence.typed or slots.names or entities.has("wh", "count", "share", "define")
    is_asked = asks or len(entities.words) <= _FEW  # "yesterday I danced until two" asks nothing
    is_of_page = any(
        is_apart_from(tag, slots) for tag in entities.of(TagKind.PAGE)
    )  # "still available today?"
    if (from_today or entities.has("today")) and not (slots.whens or is_of_page) and is_asked:
        yield Intent.UNKNOWN, MUCH
        yield Intent.FIGURE, LITTLE
    says_what = slots.names or slots.share or slots.count or pages_in(entities)
    is_outside = entities.has("future", "opinion") and not slots.whens
    is_outside = is_outside or asks_of_days_to_come(entities, slots)
    if entities.has("ahead") or is_outside or (entities.has("opinion") and not says_what):
        yield Intent.UNKNOWN, MUCH
        yield Intent.FIGURE, LITTLE
    if entities.has("elsewhere", "detail") and not slots.measures:
        yield Intent.UNKNOWN, SOME
        yield Intent.FIGURE, LITTLE
    if (entities.has("median") and not slots.share) or entities.has("identity"):
        yield Intent.UNKNOWN, MUCH
        yield Intent.FIGURE, LITTLE
    if people := counted_people(entities):
        is_told = any(
            page.first < people.last and people.first < page.last for page in entities.of(TagKind.PAGE)
        )
        yield Intent.EXPLAIN if is_told else Intent.UNKNOWN, MUCH * SOME
        yield Intent.FIGURE, LITTLE
    if entities.has("country") and not slots.groups:
        yield Intent.UNKNOWN, MUCH
        yield Intent.FIGURE, LITTLE
