"""What a reply names, computed together with what was shown: compared with it, or added to it."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.queries import Compute, Query
from bot.figures.figure import COMPARING, MEANS, Operation
from bot.figures.operand import Operand
from bot.periods.reading import Kind as As
from bot.understanding.dialogue.counterparts import Counterparts
from bot.understanding.dialogue.steps import in_time
from bot.understanding.dialogue.topic import KEPT, Topic
from bot.understanding.frames.operands import Operands
from bot.understanding.slots.known import Known
from bot.understanding.slots.slots import Slots
from bot.understanding.tagging.entities import Entities


class BesideShown:
    """Sets what is named beside what was shown.

    Args:
        known: what there is.
        counterparts: find what belongs to a figure.
    """

    def __init__(self, known: Known, counterparts: Counterparts) -> None:
        self._known = known
        self._operands = Operands(known)
        self._counterparts = counterparts

    def compared(
        self, entities: Entities, slots: Slots, topic: Topic, named: Operand, operation: Operation
    ) -> Query:
        """What is named, set against what was shown."""
        last = topic.last
        other = replace(named, upto=named.upto or last.upto)
        shown = topic.pair
        is_base = self._known.measures[other.measure].denominator == last.measure
        if is_base or self._counterparts.is_of(last.measure, other.measure):
            # "How many points more than Denver?", "how many times Denver's rate?", after counts.
            last = replace(last, measure=other.measure)
            shown = shown and (replace(shown[0], measure=other.measure), last)
        ratios = {tag.last for tag in entities.cue("ratio")}  # "2013 was how many times that?"
        behind = [
            tag
            for tag in entities.cue("that")
            for when in slots.whens
            if when.end < tag.start and tag.first not in ratios
        ]
        is_turned = operation is Operation.RATIO and behind  # "how many times the last one is that?"
        pair = (other, last) if entities.has("than", "compare") or is_turned else (last, other)
        dated = last if slots.whens else replace(last, span=other.span, upto=other.upto)
        pair = (pair if dated != other else shown) or (named,)
        moves = entities.has("rose", "fell", "moved") and len(pair) > 1
        if topic.operation in MEANS and operation is not Operation.RATIO:
            operation = topic.operation  # "vs. the last one", of means a day
        return Compute(operation, operands=in_time(pair) if moves else pair)

    @staticmethod
    def since(slots: Slots, topic: Topic, operation: Operation) -> Query | None:
        """What was shown, set against an earlier day since which it changed: "how much less since July?"."""
        last, whens = topic.last, slots.whens
        if len(whens) != 1 or whens[0].kind is not As.SINCE or not whens[0].ends or slots.names:
            return None
        earlier = whens[0].ends[0]
        if last.span is None or last.upto or last.span.start <= earlier.end:
            return None
        return Compute(operation, (replace(last, span=earlier), last))

    def added(self, slots: Slots, topic: Topic, named: Operand) -> Query:
        """What is named, together with what was shown."""
        last = topic.last
        is_of_several = topic.operation in (Operation.SUM, *COMPARING) and len(topic.operands) > 1
        is_of_same = is_of_several and not slots.is_narrowed
        if is_of_same and slots.names and named.measure != last.measure:
            # "Eligible in those two combined", after how many were reviewed in them.
            return Compute(
                Operation.SUM, tuple(replace(each, measure=named.measure) for each in topic.operands)
            )
        if self._holds(named, last):
            kept = topic.operation if topic.operation in KEPT else Operation.VALUE
            return Compute(kept, operands=(named,))  # all of them hold the last
        dated = self._counterparts.dated(last)
        if named.span is None and dated.upto and self._operands.is_by_day(named.measure):
            named = replace(named, span=dated.span, upto=True)  # as of the day of what it is added to
        added = topic.operands if topic.operation is Operation.SUM else (last,)
        return Compute(Operation.SUM, operands=tuple(dict.fromkeys((*added, named))))

    def _holds(self, one: Operand, other: Operand) -> bool:
        """Whether one is of all groups or places, or of days that hold those of the other."""
        if (other.group or other.place) and not (one.group or one.place):
            whole = self._known.whole_of(other)
            return one.measure in (other.measure, whole and whole.measure)
        if other.span is None or one.span == other.span:
            return False
        return one.upto if one.span is None else one.span.overlaps(other.span)


def is_one_side(entities: Entities, slots: Slots) -> bool:
    """Whether the days are one of two sides that are compared: "vs. Apr-May", "less than the first two"."""
    against = [tag.last for tag in entities.cue("than", "versus")]
    whens = [when for when in slots.whens[:1] if when.ends]
    return any(0 <= entities.place_at(when.start) - at <= 1 for at in against for when in whens)
