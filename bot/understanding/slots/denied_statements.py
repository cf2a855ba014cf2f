"""Statements that are denied: "it wasn't above 4%", "they didn't close 23,000", "nobody did"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.understanding.slots.slots import Slots
from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.tags import Tag, TagKind

_NEAR = 5
"""Words between "not" and the number that it denies."""
_TWO = 2
_OF_STATES = frozenset({"werent", "arent", "isnt", "wasnt"})
"""Words behind which stands what something wasn't, not what nobody did."""


def is_denied(start: int, entities: Entities, slots: Slots) -> bool:
    """Whether what is stated behind it is said not to be so: "it wasn't above 4%", "is it wrong that 8%"."""
    if slots.negated or not entities.words:  # the number stands in an address
        return False
    limits = entities.cue("over", "under")
    denials = [
        tag
        for tag in entities.cue("negation")
        if not any(tag.is_within(limit) for limit in limits)
        and not any(_is_of_group(tag, group) for group in entities.of(TagKind.GROUP))
        and not is_rhetorical(tag, entities)
    ]
    last = entities.place_at(start)
    sentence = entities.words[min(last, len(entities.words) - 1)].sentence
    near = [
        tag
        for tag in denials
        if tag.end <= start and last - tag.last <= _NEAR and entities.words[tag.first].sentence == sentence
    ]
    untrue = [tag for tag in entities.cue("untrue") if tag.end <= start]
    return (len(near) + len(untrue)) % 2 == 1


def denies_number(cue: Tag, measures: Sequence[Tag], entities: Entities) -> bool:
    """Whether a "not" says that something wasn't done to so many: "they didn't close 23,000"."""
    behind = next((tag for tag in measures if cue.last <= tag.first <= cue.last + _NEAR), None)
    if behind is None or entities.words[cue.first].text in _OF_STATES:
        return False
    places = [entities.place_at(found.start) for found in entities.numbers]
    return any(cue.last <= place <= behind.last + _TWO for place in places)


def claims_none(entities: Entities) -> bool:
    """Whether it is stated that there is nobody: "is it true that no Chinese nationals got closures?"."""
    is_open = entities.has("wh") and not entities.has("claim")
    groups = {tag.first for tag in (*entities.of(TagKind.GROUP), *entities.of(TagKind.PLACE))}
    of_group = any(tag.last in groups for tag in entities.cue("none_of"))
    extremes = entities.cue("highest")  # "more than nobody else"
    nobody = any(not any(tag.is_within(one) for one in extremes) for tag in entities.cue("nobody"))
    return entities.has("claim", "link") and not is_open and (of_group or nobody)


def is_rhetorical(cue: Tag, entities: Entities) -> bool:
    """Whether a question only begins or ends with it: "wasn't the first the highest?", "it fell, no?"."""
    typed = entities.sentence.typed
    is_asked = "?" in typed
    before = entities.words[cue.first - 1].end if cue.first else 0
    is_apart = not {",", "¿"}.isdisjoint(typed[before : cue.start])
    if is_asked and is_apart and cue.last == len(entities.words):
        return True
    behind = next((tag for tag in entities.of(TagKind.MEASURE) if tag.first == cue.last), None)
    verbs = {tag.first for tag in entities.cue("link", "rose", "fell")}
    word = entities.words[cue.first].text
    is_verb = word != "no" and word.endswith("nt")
    return cue.first == 0 and behind is None and (is_verb or (is_asked and cue.last in verbs))


def _is_of_group(denial: Tag, group: Tag) -> bool:
    """Whether a "not" belongs to the name of a group: "people not in detention", "sin los detenidos"."""
    return denial.meets(group) or 0 <= group.first - denial.last <= 1
