"""How something moved over all that was spoken of, and not only from the one before to the last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.answers.queries import Compute
from bot.figures.figure import COMPARING
from bot.figures.operand import Operand
from bot.figures.timeline import steps_of
from bot.periods.reading import Kind as As
from bot.understanding.dialogue.topic import Topic
from bot.understanding.frames.operations import operation_of
from bot.understanding.slots.known import Known
from bot.understanding.slots.slots import Slots, When
from bot.understanding.tagging.entities import Entities

_TWO = 2


def moved(entities: Entities, slots: Slots, topic: Topic, known: Known) -> Compute | None:
    """Both ends of it, compared; None where no more than two are spoken of, or it isn't asked.

    Args:
        entities: the reply with its tags.
        slots: what it names.
        topic: what was shown.
        known: what there is.
    """
    operation = operation_of(entities, slots, is_pair=True)
    is_other = slots.measures or slots.groups or slots.places or slots.numbers or topic.is_of_part
    moves = entities.has("rose", "fell", "moved") or (slots.is_overall and len(topic.row) > _TWO)
    is_since = any(when.kind is As.SINCE for when in slots.whens)
    is_moved = moves and operation in COMPARING and not is_other
    if not is_moved or not isinstance(topic.query, Compute):
        return None
    if topic.last.upto and not (is_since or slots.is_overall):
        return None
    steps = steps_of(replace(topic.last, span=None, upto=False), known.table)
    if entities.has("to_the_end"):
        ends = (topic.last, steps[-1])
    elif entities.has("all_along"):
        ends = (steps[0], steps[-1])
    else:
        is_open = slots.is_overall or not slots.whens  # "growth over the whole stretch"
        ends = _over(entities, topic, steps) if is_open else _since(slots.whens, topic, steps)
    return Compute(operation, ends) if len(set(ends)) > 1 else None


def _since(whens: Sequence[When], topic: Topic, steps: Sequence[Operand]) -> tuple[Operand, ...]:
    """From the days that are named to what was shown: "has it fallen since July?"."""
    start, last = whens[0].span.start, topic.last.span
    if last and last.end < start and not whens[0].has_year:
        start = start.replace(year=start.year - 1)  # "since September", of a count in June
    if len(whens) > 1 or whens[0].kind is not As.SINCE:
        return ()
    first = next((step for step in steps if step.span and step.span.end >= start), topic.last)
    return (first, topic.last) if first.span and last and first.span.end < last.end else ()


def _over(entities: Entities, topic: Topic, steps: Sequence[Operand]) -> tuple[Operand, ...]:
    """From the first to the last of what was asked about in turn, or of the periods in it."""
    spans = [each.span for each in topic.row if each.span]
    in_time = all(one.end < other.start for one, other in pairwise(spans))
    if len(spans) > _TWO and in_time and not entities.has("counted"):
        return topic.row[0], topic.row[-1]
    if len(topic.row) > 1:
        return ()
    whole = None if entities.has("total") else topic.last.span
    inside = [step for step in steps if step.span and (whole is None or whole.contains(step.span))]
    is_named = topic.last.span is not None
    return (inside[0], inside[-1]) if is_named and len(inside) > 1 else ()
