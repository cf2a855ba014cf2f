"""The number that a reply states: "so 21%?", "I read 16,500, is that right?"."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.queries import Asked, Claim, Compute, Manner, Query
from bot.figures.operand import Operand
from bot.periods.reading import Counts
from bot.understanding.entities import Entities
from bot.understanding.slots import Slots
from bot.understanding.topic import Topic

_COUNTED = 12
"""The largest number that rather counts periods or places: "all three together"."""


def claim_about(query: Query, slots: Slots) -> Claim | None:
    """What a reply states about an answer; None where its number names a figure that is asked about."""
    quoted = {operand for number in slots.numbers for operand in number.operands}
    if not isinstance(query, Compute) or not quoted.isdisjoint(query.operands):
        return None
    return _claim(slots)


def restated(entities: Entities, slots: Slots, topic: Topic) -> Asked | None:
    """The same question again, where a reply only states what its answer should be.

    Args:
        entities: the reply with its tags.
        slots: what it names.
        topic: what it replies to.
    """
    claim = _claim(slots)
    is_other = bool(slots.whens or slots.groups or slots.places)
    if claim is None or is_other or not isinstance(topic.query, Compute):
        return None
    operands = slots.numbers[0].operands
    is_known = any(_is_same(one, other) for one in operands for other in topic.operands)
    is_stated = not operands and slots.is_empty and entities.has("claim", "that", "source", "sure")
    return Asked(topic.query, Manner(echo=True, claim=claim)) if is_known or is_stated else None


def _claim(slots: Slots) -> Claim | None:
    if len(slots.numbers) != 1:
        return None
    quantity = slots.numbers[0].quantity
    if quantity.counts not in (Counts.NOTHING, Counts.PERCENT, Counts.POINTS):
        return None
    is_rate = quantity.counts is not Counts.NOTHING or bool(quantity.decimals)
    if not is_rate and quantity.value <= _COUNTED:
        return None
    value = quantity.value / 100 if is_rate else quantity.value
    return Claim(value, percent=quantity.counts is Counts.PERCENT)


def _is_same(one: Operand, other: Operand) -> bool:
    """Whether two operands are of one figure, however its days were named."""
    ends = [operand.span and operand.span.end for operand in (one, other)]
    return ends[0] == ends[1] and replace(one, span=None, upto=False) == replace(other, span=None, upto=False)
