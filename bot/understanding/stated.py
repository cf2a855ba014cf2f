"""The number that a reply states: "so 21%?", "I read 16,500, is that right?"."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.queries import Asked, Claim, Compute, Manner, Query
from bot.figures.operand import Operand
from bot.periods.reading import Counts, Quantity
from bot.understanding.claims import claim_of
from bot.understanding.entities import Entities
from bot.understanding.slots import Slots
from bot.understanding.topic import Topic

_COUNTED = 12
"""The largest number that rather counts periods or places: "all three together"."""


def claim_about(entities: Entities, query: Query, slots: Slots) -> Claim | None:
    """What a reply states about an answer; None where its number names a figure that is asked about."""
    quoted = {operand for number in slots.numbers for operand in number.operands}
    if not isinstance(query, Compute) or not quoted.isdisjoint(query.operands):
        return None
    counts = [number for number in slots.numbers if _is_count(number.quantity)]
    return claim_of(
        entities, replace(slots, numbers=tuple(n for n in slots.numbers if n not in counts)), query
    )


def restated(entities: Entities, slots: Slots, topic: Topic) -> Asked | None:
    """The same question again, where a reply only states what its answer should be.

    Args:
        entities: the reply with its tags.
        slots: what it names.
        topic: what it replies to.
    """
    is_other = bool(slots.whens or slots.groups or slots.places)
    if is_other or len(slots.numbers) != 1 or not isinstance(topic.query, Compute):
        return None
    number = slots.numbers[0]
    if _is_count(number.quantity) or number.quantity.counts in (Counts.ONE_IN, Counts.TIMES):
        return None
    is_known = any(_is_same(one, other) for one in number.operands for other in topic.operands)
    is_stated = not number.operands and slots.is_empty and entities.has("claim", "that", "source", "sure")
    claim = claim_of(entities, slots, topic.query) if is_known or is_stated else None
    return Asked(topic.query, Manner(echo=True, claim=claim)) if claim else None


def _is_count(quantity: Quantity) -> bool:
    """Whether a number rather counts periods or places."""
    return quantity.counts is Counts.NOTHING and quantity.value <= _COUNTED and not quantity.decimals


def _is_same(one: Operand, other: Operand) -> bool:
    """Whether two operands are of one figure, however its days were named."""
    ends = [operand.span and operand.span.end for operand in (one, other)]
    return ends[0] == ends[1] and replace(one, span=None, upto=False) == replace(other, span=None, upto=False)
