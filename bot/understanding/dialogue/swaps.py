"""One thing of several that were shown in the place of another: "swap the fourth for the third"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answers.queries import Compute, Query
from bot.data.spans import Span
from bot.figures.figure import Operation
from bot.figures.operand import Operand
from bot.understanding.dialogue.topic import Topic
from bot.understanding.slots.slots import Slots

_TWO = 2


def swapped(slots: Slots, topic: Topic, operation: Operation) -> Query | None:
    """The same with some of its days in the place of others: "swap the fourth for the third"."""
    named = [number.operands for number in slots.quoted]
    if len(named) == _TWO and not slots.whens and isinstance(topic.query, Compute):
        return _with_value(named, topic, operation)
    spans = [when.span for when in slots.whens]
    old = {span: [each for each in topic.operands if _is_of(each, span)] for span in spans}
    new = [span for span in spans if not old[span]]
    out = [each for span in spans for each in old[span]]
    if not (len(spans) == _TWO and len(out) == len(new) == 1 and isinstance(topic.query, Compute)):
        return None
    operands = (replace(each, span=new[0]) if each == out[0] else each for each in topic.operands)
    return Compute(operation, operands=tuple(operands))


def _with_value(named: Sequence[Sequence[Operand]], topic: Topic, operation: Operation) -> Query | None:
    """The same with another figure in the place of one: "from the 6.20 instead of the 7.97"."""
    old = [each for each in topic.operands if any(each in operands for operands in named)]
    new = [operands[0] for operands in named if not set(operands).intersection(topic.operands)]
    if len(old) != 1 or len(new) != 1:
        return None
    return Compute(operation, tuple(new[0] if each == old[0] else each for each in topic.operands))


def _is_of(operand: Operand, span: Span) -> bool:
    """Whether something is of just these days, or a total as of one of them: "May", of one by May 29."""
    own = operand.span
    return own is not None and (own == span or (operand.upto and span.start <= own.end <= span.end))
