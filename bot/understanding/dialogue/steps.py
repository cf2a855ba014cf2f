"""The figure before or after the one that was shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.answers.queries import Compute, Query
from bot.data.spans import Span
from bot.figures.figure import COMPARING, MEANS, Operation
from bot.figures.operand import Operand
from bot.figures.timeline import steps_of
from bot.understanding.dialogue.topic import KEPT, Topic, following, place_of
from bot.understanding.slots.known import Known
from bot.understanding.slots.slots import Slots
from bot.understanding.tagging.entities import Entities

_TWO = 2


def is_at_end(entities: Entities, slots: Slots, topic: Topic) -> bool:
    """Whether a step on or back is asked for where there is none."""
    return slots.is_empty and is_step(entities, slots) and isinstance(topic.query, Compute)


def is_step(entities: Entities, slots: Slots) -> bool:
    """Whether a step on or back is asked for, by naming a period or without."""
    return bool(slots.step) or asks_step(entities, slots)


def asks_step(entities: Entities, slots: Slots, operation: Operation = Operation.VALUE) -> bool:
    """Whether the one before or after is meant; "the rate then" is that of the same days."""
    asks = slots.share or slots.count or slots.names or operation is not Operation.VALUE
    same = {tag.start for tag in entities.cue("that")} if asks else set[int]()
    return any(tag.start not in same for tag in entities.cue("before", "next", "one_more"))


def stepped(entities: Entities, slots: Slots, topic: Topic, known: Known, asked: Operation) -> Query | None:
    """The period or count before or after; of two that were compared, both.

    Args:
        entities: the reply with its tags.
        slots: what it names.
        topic: what was shown.
        known: what there is.
        asked: the operation that the words ask for.
    """
    step = slots.step or _direction(entities, topic)
    is_kept = (topic.operation in COMPARING and len(topic.operands) == _TWO) or topic.is_of_part
    wanted = topic.operands if is_kept else (topic.operands[0] if step < 0 else topic.last,)
    moved = [_moved(operand, step, known) for operand in wanted]
    found = tuple(operand for operand in moved if operand)
    if len(found) != len(wanted):
        operation = topic.operation if topic.operation in KEPT else Operation.VALUE
        beyond = None if is_kept else _beyond(wanted[0], step, known)
        return Compute(operation, operands=(beyond,)) if beyond else topic.query
    if is_kept:
        return Compute(topic.operation, operands=found)
    if entities.has("compare") and topic.operation in MEANS:  # "versus the one before?", a day
        return Compute(topic.operation, operands=in_time((wanted[0], found[0])))
    if entities.has("compare"):  # "against the quarter before, in percent?"
        is_change = slots.share and not entities.has("points")
        compared = Operation.CHANGE if is_change else Operation.DIFFERENCE
        return Compute(compared, operands=in_time((wanted[0], found[0])))
    both = in_time((wanted[0], found[0]))
    lengths = [range(found.start, found.end) for found in entities.durations]  # "the three months after"
    if any(not any(tag.end - 1 in one for one in lengths) for tag in entities.cue("sum")):
        return Compute(Operation.SUM, operands=both)
    if asked in COMPARING:  # "and the next one, how many points less?"
        return Compute(asked, operands=both)
    operation = topic.operation if topic.operation in KEPT else Operation.VALUE
    return following(Compute(operation, operands=found), topic)


def own_period(operand: Operand, known: Known) -> Operand | None:
    """The period alone with which days end that hold others, too; None where they don't."""
    steps = steps_of(replace(operand, span=None, upto=False), known.table)
    step = steps[place_of(operand, steps)] if steps and operand.span else None
    return step if step and not step.upto and step.span != operand.span else None


def _direction(entities: Entities, topic: Topic) -> int:
    """Which way the step is; one more goes the way that the last one went."""
    if entities.has("one_more") and topic.asides:
        before, last = topic.asides[0].span, topic.last.span
        return -1 if before and last and last.start < before.start else 1
    return -1 if entities.has("before") and not entities.has("next") else 1


def _moved(operand: Operand, step: int, known: Known) -> Operand | None:
    steps = steps_of(replace(operand, span=None, upto=False), known.table)
    if not steps:
        return None
    at = place_of(operand, steps)
    shown = steps[at].span
    if at and operand.upto and operand.span and shown and shown.end > operand.span.end:
        at -= 1  # what was shown as of a day is the last count before it
    target = at + step
    if target >= len(steps) and operand.span and not operand.upto:  # a period of which it isn't known
        later = (period for period in known.table.periods if period.start > operand.span.end)
        return next((replace(operand, span=period) for period in later), None)
    if not 0 <= target < len(steps):
        return None
    other = steps[target]
    # Everything through the first period is that period, and behind it comes the second.
    if operand.upto and other.span and operand.span != steps[0].span:
        start = min(known.table.span.start, other.span.end)
        return replace(other, upto=True, span=Span(start, other.span.end))
    return other


def _beyond(operand: Operand, step: int, known: Known) -> Operand | None:
    """The day before the first of its periods or counts, or behind the last, of which nothing is known."""
    steps = steps_of(replace(operand, span=None, upto=False), known.table)
    edge = steps[0 if step < 0 else -1].span if steps else None
    if edge is None:
        return None
    day = edge.start - timedelta(1) if step < 0 else edge.end + timedelta(1)
    return replace(operand, span=Span.day(day))


def in_time(pair: tuple[Operand, ...]) -> tuple[Operand, ...]:
    """Two figures of one thing, the earlier first."""
    first, second = pair
    is_late = first.span and second.span and first.span.end > second.span.end
    is_same = replace(first, span=second.span, upto=second.upto) == second
    return (second, first) if is_late and is_same else pair
