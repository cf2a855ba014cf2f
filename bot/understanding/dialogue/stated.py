"""The number that a reply states: "so 21%?", "I read 16,500, is that right?"."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.queries import Asked, Compute, Manner, Query
from bot.answers.statements import Claim
from bot.figures.figure import Operation
from bot.figures.operand import Operand
from bot.periods.reading import Counts
from bot.understanding.dialogue.counterparts import Counterparts
from bot.understanding.dialogue.topic import Topic
from bot.understanding.slots.claims import claim_of
from bot.understanding.slots.limits import counts_periods, direction_of
from bot.understanding.slots.slots import Quoted, Slots
from bot.understanding.tagging.entities import Entities

_HALF = 0.5
_SHORT = 6
"""Words of a reply in which a part is stated, and not asked for."""


def claim_about(entities: Entities, query: Query, slots: Slots) -> Claim | None:
    """What a reply states about an answer; None where its number names a figure that is asked about."""
    quoted = {operand for number in slots.numbers for operand in number.operands}
    if not isinstance(query, Compute) or not quoted.isdisjoint(query.operands):
        return None
    counts = [number for number in slots.numbers if counts_periods(number.quantity)]
    return claim_of(
        entities, replace(slots, numbers=tuple(n for n in slots.numbers if n not in counts)), query
    )


def restated(entities: Entities, slots: Slots, topic: Topic, counterparts: Counterparts) -> Asked | None:
    """The same question again, where a reply only states what its answer should be.

    Args:
        entities: the reply with its tags.
        slots: what it names.
        topic: what it replies to.
        counterparts: find the share that is meant where a part of something is stated.
    """
    names = () if entities.has("claim") else slots.names  # "I read 3.4%" names nothing
    is_other = slots.is_narrowed or set(names) - {topic.last.measure}
    of_part = _states_part(entities, slots)
    of_whole = _in_whole(entities, slots, topic, counterparts) if of_part else None
    if of_whole and (claim := claim_of(entities, slots, of_whole)):
        return Asked(of_whole, Manner(echo=True, claim=claim))
    if of_part and len(entities.words) <= _SHORT:  # "so what, about a fifth?"
        entities = entities.without("wh")
    if is_other or entities.has("wh") or not isinstance(topic.query, Compute):
        return None
    query: Query = topic.query
    if of_part:
        if topic.pair and (direction_of(entities) or entities.has("difference")):
            return None  # "so down by a third?"
        topic = counterparts.with_share(topic)
        part = counterparts.part_of(*topic.pair) if topic.pair else None
        if entities.has("total_of", "every", "everywhere") or counterparts.is_of_some(topic.last):
            part = counterparts.of_all(topic.last) or part
        is_of_two = topic.pair is not None and part is None and not entities.has("of", "majority")
        if is_of_two and entities.has("half"):
            return None  # one is half the other
        query = part or topic.alone
        slots = replace(slots, stated=_HALF if entities.has("half") else slots.stated)
    elif rest := _rest(entities, slots, topic, counterparts):
        entities = entities.without("negation")
        query = rest
    elif len(slots.numbers) != 1 or not _is_about(slots.numbers[0], entities, slots, topic):
        return None
    elif slots.numbers[0].quantity.counts is Counts.PERCENT:
        query = counterparts.with_share(topic).alone  # "not even 1%?", after out of how many
    claim = claim_of(entities, slots, query)
    return Asked(query, Manner(echo=True, claim=claim)) if claim else None


def _in_whole(entities: Entities, slots: Slots, topic: Topic, counterparts: Counterparts) -> Compute | None:
    """The share of what was shown in what is named: "so a third of the eligible ones?", of those closed."""
    is_alone = len(slots.names) == 1 and slots.names[0] != topic.last.measure
    if not is_alone or slots.is_narrowed or entities.has("wh"):
        return None
    part = counterparts.dated(topic.last)
    return counterparts.part_of(part, replace(part, measure=slots.names[0]))


def _rest(entities: Entities, slots: Slots, topic: Topic, counterparts: Counterparts) -> Compute | None:
    """What is left of a count that was shown, where a number of those who weren't is stated."""
    plain = (Counts.NOTHING, Counts.THINGS)
    if not (entities.has("negation") and slots.is_empty and len(slots.numbers) == 1):
        return None
    quantity = slots.numbers[0].quantity
    is_count = topic.operation is Operation.VALUE and quantity.counts in plain
    return counterparts.rest_stated(quantity.value, topic) if is_count else None


def _states_part(entities: Entities, slots: Slots) -> bool:
    """Whether a part of something is stated: "so less than a fifth?", "most of them?"."""
    is_part = any(number.quantity.counts is Counts.FRACTION for number in slots.numbers)
    is_half = entities.has("majority", "half") and not slots.numbers
    return (is_part or is_half) and not entities.has("rose", "fell")


def _is_about(number: Quoted, entities: Entities, slots: Slots, topic: Topic) -> bool:
    if counts_periods(number.quantity) or number.quantity.counts in (Counts.ONE_IN, Counts.TIMES):
        return False
    is_known = any(_is_same(one, other) for one in number.operands for other in topic.operands)
    says_so = entities.has("claim", "that", "source", "sure", "over", "under", "negation")
    return is_known or (not number.operands and (slots.is_empty or entities.has("claim")) and says_so)


def _is_same(one: Operand, other: Operand) -> bool:
    """Whether two operands are of one figure, however its days were named."""
    ends = [operand.span and operand.span.end for operand in (one, other)]
    return ends[0] == ends[1] and replace(one, span=None, upto=False) == replace(other, span=None, upto=False)
