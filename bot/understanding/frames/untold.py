"""What a statement says of people that its figure doesn't tell."""

from __future__ import annotations

from bot.answers.queries import Asked, Compute, Query
from bot.understanding.slots.known import Known
from bot.understanding.slots.slots import Slots
from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.tags import TagKind

_FATES = ("fate", "approved", "elsewhere", "benefit")
"""Cues of what became of people."""


def untold(entities: Entities, slots: Slots, asked: Asked) -> tuple[str, ...]:
    """What a sentence says became of the people whose figure it states, as typed: no figure tells of that.

    Of a number without a measure, the words that mean nothing to the bot may say so, too.
    """
    manner = asked.manner
    if manner.mistaken_for or not (
        manner.claim or (slots.quotes_figures and not entities.has("source", "sure"))
    ):
        return ()
    data = [tag for tag in entities.tags if tag.kind is not TagKind.CUE]
    fates = [tag for tag in entities.cue(*_FATES) if not any(tag.is_within(one) for one in data)]
    fates = [tag for tag in fates if not any(tag.is_within(other) for other in fates if other != tag)]
    places = {(tag.start, tag.end) for tag in fates}
    states = not fates and manner.claim is not None and manner.claim.value is not None
    if states and slots.quotes_figures and not (slots.measures or slots.share):
        places |= {(word.start, word.end) for word in entities.unread}
    return tuple(dict.fromkeys(entities.text(start, end) for start, end in sorted(places)))


def named_instead(slots: Slots, query: Query, known: Known) -> str:
    """A measure that was named where another is told: closed, of 16% of Denver's that were recommended.

    None where people call both by one name, as closures by whoever counted them.
    """
    if not isinstance(query, Compute):
        return ""
    counted = {known.measures[each.measure].numerator or each.measure for each in query.subjects}
    if not counted.isdisjoint(slots.names) or query.operands[0].measure in slots.names:
        return ""
    for name in slots.names:
        twins = known.measures[name].not_to_mix
        if any(name in known.measures[own].not_to_mix and own not in twins for own in counted):
            return name
    return ""
