"""A figure that a reply names by its value, beside what was shown: "what share of the 4,585 is that?"."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.queries import Compute, Query
from bot.figures.figure import COMPARING, Operation
from bot.figures.operand import Operand
from bot.understanding.dialogue.counterparts import Counterparts
from bot.understanding.dialogue.same_figures import SameFigures
from bot.understanding.dialogue.topic import Topic, following
from bot.understanding.slots.slots import Slots
from bot.understanding.tagging.entities import Entities


class ValuesInReplies:
    """Reads replies that name one figure by its value, and nothing else.

    Args:
        same: finds the counts of shares.
        counterparts: find what is part of what.
    """

    def __init__(self, same: SameFigures, counterparts: Counterparts) -> None:
        self._same = same
        self._counterparts = counterparts

    def read(self, entities: Entities, slots: Slots, topic: Topic, operation: Operation) -> Query | None:
        """What is asked of it; None where no figure is named, or more than that.

        Args:
            entities: the reply with its tags.
            slots: what it names.
            topic: what it replies to.
            operation: what its words ask for.
        """
        if len(slots.quoted) != 1 or not slots.is_empty:
            return None
        (number,), last = slots.quoted, topic.last
        figures = [
            replace(each, span=last.span) if _end_alike(each, last) else each for each in number.operands
        ]
        if entities.has("that") and (slots.share or entities.has("minus")):
            return self._of_part(slots, topic, figures)
        if topic.operation is Operation.SHARE and topic.is_of_part and entities.has("of"):
            same = [each for each in figures if each.measure == topic.operands[-1].measure]
            if same:  # "and of the 300,000?"
                return Compute(Operation.SHARE, (*topic.operands[:-1], same[0]))
        figure = next((each for each in figures if each.measure == last.measure), figures[0])
        if figure.measure == last.measure and figure != last:
            if operation is Operation.SUM:  # "that and the 3,354 together"
                shown = topic.operands if topic.operation is Operation.SUM else (last,)
                return Compute(Operation.SUM, (*shown, figure))
            if operation in COMPARING:  # "so up how many since it was 298,173?"
                return Compute(operation, (figure, last))
        return following(Compute(Operation.VALUE, (figure,)), topic)

    def _of_part(self, slots: Slots, topic: Topic, figures: list[Operand]) -> Query | None:
        """What was shown as a share of the figure, or what is left of that without it."""
        added = topic.operands if topic.operation is Operation.SUM else (topic.last,)
        parts = tuple(map(self._same.units.counted, added))
        whole = next((each for each in figures if self._counterparts.part_of(parts[0], each)), None)
        if whole is None:
            return None
        if slots.share:
            return Compute(Operation.SHARE, (*parts, whole))
        return Compute(Operation.COMPLEMENT, (*parts, whole)) if len(parts) == 1 else None


def _end_alike(one: Operand, other: Operand) -> bool:
    """Whether two totals are of one day, however their days were named."""
    spans = one.span, other.span
    return one.upto and other.upto and all(spans) and len({span.end for span in spans if span}) == 1
