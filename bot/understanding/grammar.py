"""Where a turn of phrase leaves little doubt what is wanted, it outweighs what the learned weights say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.periods.reading import CountedFromToday, Kind as As
from bot.understanding.claims import states_number
from bot.understanding.entities import Entities, Kind, Tag
from bot.understanding.intents import Intent
from bot.understanding.slots import Slots

_MUCH, _SOME, _LITTLE = 300.0, 10.0, 0.1
"""By how much a turn of phrase makes an intent likelier, or less likely."""
_SMALL_TALK = (Intent.GREETING, Intent.THANKS, Intent.GOODBYE, Intent.REMARK)
_SURELY = 0.4
"""How likely small talk is at least that no turn of phrase counts against it."""
_TWO, _FEW, _LONG = 2, 6, 9
_NOT_FIGURES = (
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
_ABOUT_DATA = ("the_data", "the_article", "the_review", "agencies", "projections")
"""Cues that are called like the page that they ask for."""
_SMALL_WORDS = frozenset({"same_for", "wh", "of", "link", "total", "alone", "as_of", "that"})
_REMARKS = frozenset({"okay", "thanks", "claim", "that", "same_for", "now", "negation", "correction", "why"})
"""Cues that a mere remark may hold, too."""


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
        weights[Intent.EXPLAIN] = max(weights.values()) * _SOME
    total = sum(weights.values()) or 1.0
    ordered = sorted(weights.items(), key=lambda pair: -pair[1])
    return {intent: weight / total for intent, weight in ordered}


def _is_said_only(entities: Entities, slots: Slots, likely: Mapping[Intent, float]) -> bool:
    """Whether somebody tells something and asks nothing, whatever words of questions it holds."""
    is_asked = "?" in entities.sentence.typed or entities.has("define") or _is_quoted(slots)
    days = any(when.kind is not As.ALL for when in slots.whens)
    is_asked = is_asked or (slots.names and (days or slots.groups or slots.places))
    return not is_asked and sum(likely.get(intent, 0) for intent in _SMALL_TALK) > _SURELY


def _turns(entities: Entities, slots: Slots) -> Iterator[tuple[Intent, float]]:
    yield from _beyond(entities, slots)
    yield from _over(entities, slots)
    pages = pages_in(entities)
    yield from _in_words(entities, slots, pages)
    yield from _figures(entities, slots, pages)
    is_bare = not (slots.names or slots.whens or slots.share or slots.count or slots.numbers)
    if is_bare and slots.places and not entities.has("elsewhere", "opinion"):
        yield Intent.PLACE, _MUCH
    elif is_bare and slots.groups and not entities.has(*_NOT_FIGURES, "elsewhere"):
        yield Intent.FIGURE, _MUCH
    if pages or slots.names or len(entities.words) > _LONG:  # "ok. does deferred action ...?"
        yield Intent.OKAY, _LITTLE
    elif entities.has("okay") and entities.cues <= _REMARKS and slots.is_empty:
        yield Intent.OKAY, _MUCH
    if not entities.has("data_file"):
        yield Intent.DATA, _LITTLE
    names_data = slots.names or slots.numbers or entities.has("data_file", "compare")
    if names_data or "?" in entities.sentence.typed or entities.has("define", "claim"):
        yield Intent.REMARK, _LITTLE
    if _is_vague(entities, slots):
        yield Intent.ASK, _MUCH


def _figures(entities: Entities, slots: Slots, pages: set[tuple[str, str]]) -> Iterator[tuple[Intent, float]]:
    """Where a figure is wanted."""
    is_whose = slots.groups or slots.places
    is_unit = slots.share or slots.count
    is_asked = is_unit or ((slots.whens or is_whose) and not entities.has("define"))
    is_other = entities.has(*_NOT_FIGURES, "elsewhere")
    is_of_all = entities.has("everywhere") and not entities.has("why", "source", "sure")
    if (
        (slots.names and is_asked and not is_other)
        or (slots.share and is_whose and not is_other)
        or (slots.groups and is_unit and not is_other)
        or (slots.share and is_of_all)
    ):
        yield Intent.FIGURE, _SOME
        yield Intent.UNKNOWN, _LITTLE
    if (
        (_is_quoted(slots) and (slots.is_empty or slots.names) and entities.has("define", "dates"))
        and not entities.has("source", "sure", "why")
    ) or (
        (slots.whens and not slots.names and entities.cues <= _SMALL_WORDS)
        or (slots.stated == 1 and slots.names)
        or ((_is_quoted(slots) or slots.names) and entities.has("both_terms"))
        or (slots.approved and not entities.of(Kind.PAGE))
    ):
        yield Intent.FIGURE, _MUCH
    if entities.has("table") and not (slots.names or is_whose or entities.has("data_file", "length")):
        yield Intent.SERIES, _MUCH
    is_row = all(when.ends or when.kind is As.YEAR for when in slots.whens)
    if slots.names and slots.whens and entities.has("sum") and not entities.has("biggest_step", "by_period"):
        yield Intent.FIGURE, _MUCH * _SOME
    elif slots.names and entities.has("trend") and is_row:
        yield Intent.SERIES, _MUCH if slots.whens and not entities.has("change", "difference") else _SOME
    if entities.has("length") and entities.has("trend") and not (slots.names or is_whose):
        yield Intent.FIGURE, _MUCH  # "how many days each?"
    if entities.has("length") and pages and not slots.names:
        yield Intent.EXPLAIN, _MUCH
    elif (_is_average(entities, slots) and not (pages or entities.has("meaning"))) or _is_of_lengths(
        entities
    ):
        yield Intent.FIGURE, _MUCH
    elif (entities.has("length") and slots.whens) or states_number(entities):
        yield Intent.FIGURE, _SOME


def _in_words(
    entities: Entities, slots: Slots, pages: set[tuple[str, str]]
) -> Iterator[tuple[Intent, float]]:
    """Where words are wanted: what something is, why, and where figures come from."""
    quoted = _is_quoted(slots)
    is_open = not (slots.whens or slots.share or slots.numbers)
    days = any(when.kind is not As.ALL for when in slots.whens)
    names_whose = slots.places or slots.groups
    is_rule = not (days or slots.share or slots.numbers or names_whose or (slots.count and slots.names))
    is_term = is_rule and any(_is_apart_from(tag, slots) for tag in entities.of(Kind.PAGE))
    if is_term or (pages and not (slots.names or slots.whens or slots.share)):
        yield Intent.EXPLAIN, _SOME
    hopes = entities.has("benefit") and not (slots.whens or slots.numbers or slots.count)
    if hopes and (pages or slots.names):
        yield Intent.EXPLAIN, _MUCH  # "does closure bring a work permit?"
    elif entities.has("benefit") and slots.count and not (pages or slots.names):
        yield Intent.UNKNOWN, _MUCH  # how many got one isn't known
        yield Intent.ASK, _LITTLE
    if entities.has("may") and is_open and not (slots.count or slots.groups or slots.places):
        yield Intent.EXPLAIN, _SOME  # a rule is asked for, not a figure
    # "TRAC's closures and ICE's, are they the same?": one page, by two of its names
    is_between = len(pages) > len({page for page, _ in pages})
    is_of_data = entities.has(*_ABOUT_DATA) and not slots.names and not entities.has("rose", "fell")
    is_whole = any(tag.last - tag.first >= len(entities.words) > 1 for tag in entities.of(Kind.PAGE))
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
        yield Intent.EXPLAIN, _MUCH
    moves = entities.has("rose", "fell") and not quoted
    is_because = entities.has("because") and not entities.has("how_much_of")
    is_proof = entities.has("proves") and not (slots.numbers or slots.whens)
    if is_proof or (is_because and (moves or not (slots.names or slots.whens or slots.count))):
        yield Intent.WHY, _MUCH * _SOME  # "is it proven that it fell because ...?"
    elif not entities.has("why"):
        yield Intent.WHY, _LITTLE
    elif moves and (slots.share or not slots.names):
        yield Intent.WHY, _MUCH
    elif quoted and not entities.has("the_article"):
        yield Intent.SURE, _MUCH
        yield Intent.WHY, _LITTLE
    elif not (entities.has("rose", "fell", "rate_word", "mix") or slots.share or quoted):
        yield Intent.EXPLAIN, _MUCH if pages else _SOME
    if entities.has("sure") and sum(bool(number.operands) for number in slots.numbers) >= _TWO:
        yield Intent.SURE, _MUCH  # "4,403 or 4,363, which is it?"
    if entities.has("source") and slots.share and not _asks_source(entities):
        yield Intent.SURE, _LITTLE
    if _asks_source(entities) and (quoted or entities.has("that")) and not entities.has(*_ABOUT_DATA):
        yield Intent.SURE, _SOME


def _is_apart_from(page: Tag, slots: Slots) -> bool:
    """Whether a page is named by several words, and not by those of a measure."""
    is_long = page.last - page.first > 1
    return is_long and not any(tag.first <= page.first and page.last <= tag.last for tag in slots.measures)


def _is_quoted(slots: Slots) -> bool:
    return any(number.operands for number in slots.numbers)


def pages_in(entities: Entities) -> set[tuple[str, str]]:
    """The pages that are named, each with its name; not by words that only ask for reasons, or compare."""
    others = {(tag.first, tag.last) for tag in entities.cue("why", "difference", "compare")}
    return {
        (tag.id, entities.text(tag.start, tag.end).lower())
        for tag in entities.of(Kind.PAGE)
        if (tag.first, tag.last) not in others
    }


def _asks_meaning(entities: Entities) -> bool:
    """Whether it is asked what a word means that the data name."""
    named = [tag for tag in entities.tags if tag.kind is not Kind.CUE]
    cues = entities.cue("meaning")
    return any(cue.first <= tag.first <= cue.last for cue in cues for tag in named)


def _asks_source(entities: Entities) -> bool:
    """Whether it is asked where figures come from, not which of them came from a period."""
    periods = [(found.start, found.end) for found in entities.periods]
    return any(
        not any(start <= tag.end + 1 < end for start, end in periods) for tag in entities.cue("source")
    )


def _is_average(entities: Entities, slots: Slots) -> bool:
    is_mean = entities.has("average") and (slots.share or not entities.has("median"))
    return is_mean and bool(slots.names or slots.share) and not entities.has("detail")


def _is_apart(slots: Slots) -> bool:
    """Whether several things are named that differ by a number."""
    return bool(slots.whens or slots.count or slots.share) or len(slots.places) + len(slots.groups) > 1


def _is_of_lengths(entities: Entities) -> bool:
    """Whether it is asked which period was the longest, rather than had the most."""
    return entities.has("length") and entities.has("highest", "lowest", "by_period")


def _is_vague(entities: Entities, slots: Slots) -> bool:
    """Whether a number or a difference is wanted, and nothing says of what."""
    if slots.names or slots.share or slots.groups or slots.places or slots.numbers or pages_in(entities):
        return False
    if entities.has(
        *_NOT_FIGURES, "define", "length", "table", "per_day", "per_month", "elsewhere", *_ABOUT_DATA
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
        yield Intent.FIGURE, _MUCH
        yield Intent.UNKNOWN, _LITTLE
    asks = "?" in entities.sentence.typed or slots.names or entities.has("wh", "count", "share", "define")
    is_asked = asks or len(entities.words) <= _FEW  # "yesterday I danced until two" asks nothing
    if (from_today or entities.has("today")) and not slots.whens and is_asked:
        yield Intent.UNKNOWN, _MUCH
        yield Intent.FIGURE, _LITTLE
    says_what = slots.names or slots.share or slots.count or pages_in(entities)
    is_outside = entities.has("future", "opinion") and not slots.whens
    if entities.has("ahead") or is_outside or (entities.has("opinion") and not says_what):
        yield Intent.UNKNOWN, _MUCH
        yield Intent.FIGURE, _LITTLE
    if entities.has("elsewhere", "detail") and not slots.measures:
        yield Intent.UNKNOWN, _SOME
        yield Intent.FIGURE, _LITTLE
    if (entities.has("median") and not slots.share) or entities.has("identity"):
        yield Intent.UNKNOWN, _MUCH
        yield Intent.FIGURE, _LITTLE
    if entities.has("country") and not slots.groups:
        yield Intent.UNKNOWN, _MUCH
        yield Intent.FIGURE, _LITTLE


def _over(entities: Entities, slots: Slots) -> Iterator[tuple[Intent, float]]:
    """What is wanted of several figures."""
    several = max(len(slots.places), len(slots.groups), len(slots.whens))
    if sum(bool(number.operands) for number in slots.numbers) >= _TWO:
        yield Intent.FIGURE, _SOME if entities.has(*_NOT_FIGURES) else _MUCH
        yield Intent.UNKNOWN, _LITTLE
    if states_number(entities):  # "by more than half" is none of the most
        return
    apart = max(len(slots.places), len(slots.groups))
    extreme = entities.has("highest", "lowest")
    is_all = bool(slots.whens) and all(when.kind is As.ALL for when in slots.whens)
    if is_all and entities.has("rose", "fell") and not entities.has("difference", "change", "ratio"):
        yield Intent.SERIES, _MUCH  # "did it fall every time?"
    moved = entities.has("rose", "fell") or bool(slots.whens)
    if slots.groups and entities.has("how_much_of") and entities.has("rose", "fell"):
        yield Intent.PARTS, _MUCH * _MUCH  # how much of the fall that explains is known, if not why
    elif entities.has("mix") or (slots.groups and entities.has("how_much_of") and moved and not slots.names):
        yield Intent.PARTS, _MUCH * _SOME
    if _is_quoted(slots) and slots.names and entities.has("by_period", "which") and not extreme:
        yield Intent.FIGURE, _MUCH  # "which period had 54,083 reviewed?"
    if entities.has("majority") and slots.names and not slots.whens:
        yield Intent.FIGURE, _MUCH
    is_other = extreme or entities.has("order", "which", "average", "median")
    if entities.has("by_period") and entities.has("trend") and not is_other:
        yield Intent.SERIES, _SOME
        yield Intent.RANKING, _LITTLE
    is_one = extreme or slots.places or entities.has("order")
    if entities.has("by_court") and (slots.share or slots.count or slots.names) and not is_one:
        yield Intent.PLACE, _MUCH
    if (slots.both_groups and not slots.whens) or (apart == _TWO and entities.has("than", "compare")):
        yield Intent.RANKING, _LITTLE
        yield Intent.FIGURE, _MUCH
    if entities.has("per_day", "per_month") and slots.whens and not (extreme or entities.has("by_period")):
        yield Intent.FIGURE, _MUCH
    if entities.has("biggest_step") or (entities.has("steps") and extreme):
        yield Intent.RANKING, _MUCH
    elif entities.has("steps") and several < _TWO:
        yield Intent.SERIES, _MUCH if slots.share or entities.has("by_period", "trend") else _SOME
    if entities.has("by_court", "by_nationality", "by_period") and extreme and apart < _TWO:
        yield Intent.RANKING, _MUCH
        if entities.has("by_nationality", "by_court") and entities.has("which"):
            yield Intent.FIGURE, _LITTLE
    if entities.has("by_nationality") and slots.names and apart == 0 and not extreme:
        yield Intent.RANKING, _MUCH
    if entities.has("order") and several < _TWO:
        yield Intent.RANKING, _MUCH
    is_extreme = extreme and entities.has("by_court", "by_nationality", "by_period")
    if entities.has("difference") and (apart == _TWO or (several == _TWO and not is_extreme)):
        yield Intent.FIGURE, _MUCH
        yield Intent.RANKING, _LITTLE
    if len(slots.names) == _TWO and not is_extreme and entities.has("up", "down", "compare", "difference"):
        yield Intent.FIGURE, _MUCH
    if not (entities.of(Kind.MEASURE) or slots.share or _is_quoted(slots)) and slots.is_empty:
        yield Intent.FIGURE, _LITTLE
