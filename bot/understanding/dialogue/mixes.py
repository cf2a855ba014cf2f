"""How much of a change the mix of groups explains, asked in a reply."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.queries import By, Compute, Parts, Query
from bot.data.spans import Span
from bot.figures.figure import Operation
from bot.figures.lookup import find
from bot.figures.operand import Operand
from bot.figures.problems import Outside
from bot.understanding.dialogue.topic import Topic
from bot.understanding.slots.known import Known
from bot.understanding.slots.slots import Slots
from bot.understanding.tagging.entities import Entities

_TWO = 2


def of_mix(entities: Entities, slots: Slots, topic: Topic, known: Known) -> Query | None:
    """What is asked of the mix: of two figures that were shown, or up to another period; else None.

    Args:
        entities: the reply with its tags.
        slots: what it names.
        topic: what it replies to.
        known: what there is.
    """
    if isinstance(topic.query, Parts) and topic.query.by is By.GROUP and len(slots.whens) in (1, _TWO):
        is_other = slots.names or slots.count or slots.groups or entities.has("rate_word")
        return None if is_other else _up_to(slots, topic.query, known)
    spans = [each.span for each in topic.pair or () if each.span and each.measure == known.main]
    is_asked = entities.has("mix", "how_much_of") and (slots.groups or entities.has("fell", "rose"))
    if is_asked and slots.whens:
        return Parts(Operand(known.main, Span.around([when.span for when in slots.whens])), By.GROUP)
    if not is_asked or len(set(spans)) != _TWO:
        return None
    return Parts(Operand(known.main, Span.around(spans)), By.GROUP)


def _up_to(slots: Slots, parts: Parts, known: Known) -> Query:
    span = parts.operand.span or known.table.span
    if len(slots.whens) == _TWO:  # "1 to 2?"
        ends = slots.whens[0].span, slots.whens[1].span
    else:
        ends = slots.whens[0].ends or (Span.day(span.start), slots.whens[0].span)
    group = next((group for group, _ in known.table.known_for(parts.operand.measure) if group), "")
    of_group = Operand(parts.operand.measure, ends[1], group)
    if isinstance(find(of_group, known.table), Outside):
        return Compute(Operation.VALUE, (of_group,))  # of these days nothing is known by group
    return replace(parts, operand=replace(parts.operand, span=Span.around(ends)))
