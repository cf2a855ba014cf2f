"""What was shown in another unit: as counts, or as shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answers.queries import Compute, Query, Ranking, Series
from bot.data.measures import Kind
from bot.figures.figure import COMPARING, Operation
from bot.figures.operand import Operand
from bot.understanding.dialogue.steps import in_time
from bot.understanding.dialogue.topic import Topic, following
from bot.understanding.slots.known import Known
from bot.understanding.slots.slots import Slots
from bot.understanding.tagging.entities import Entities

_KEPT_IN_UNITS = (*COMPARING, Operation.SUM, Operation.COMPLEMENT)
"""Operations that a reply goes on asking for in another unit."""


def is_of_each(entities: Entities, topic: Topic) -> bool:
    """Whether each of those that were asked about in turn is meant: "the rate of each?"."""
    is_list = isinstance(topic.query, Series | Ranking)
    return (
        entities.has("each")
        and not entities.has("each_period", "by_period")
        and len(topic.row) > 1
        and not is_list
    )


class Units:
    """Turns counts into shares, and back.

    Args:
        known: what there is.
    """

    def __init__(self, known: Known) -> None:
        self._known = known

    def counted(self, operand: Operand) -> Operand:
        """The count of which it is the share; a count itself."""
        measure = self._known.measures[operand.measure]
        return replace(operand, measure=measure.numerator) if measure.numerator else operand

    def of(self, slots: Slots, operands: Sequence[Operand]) -> tuple[Operand, ...]:
        """The same as counts or as shares, as is asked for; nothing where they are no share of anything."""
        if slots.count and not slots.share:
            return tuple(map(self.counted, operands))
        kinds = [self._known.measures[operand.measure].kind for operand in operands]
        if not slots.share or set(kinds) == {Kind.SHARE}:
            return tuple(operands)
        shares = tuple(share for operand in operands for share in self._known.shares_of(operand)[:1])
        return shares if len(shares) == len(operands) else ()

    def united(self, slots: Slots, topic: Topic) -> Query | None:
        """The same as a percentage, or as a count."""
        query, last, is_count = topic.query, topic.last, slots.count and not slots.share
        if topic.is_of_part:
            return Compute(Operation.VALUE, operands=(last,)) if is_count else query
        if slots.share and topic.operation is Operation.SUM and (part := self._of_whole(topic)):
            return part
        if operands := self.of(slots, topic.operands):
            match query:
                case Series():
                    return replace(query, operand=query.operand if is_count else operands[0], counts=is_count)
                case Compute(operation) if len(operands) > 1 or operation in _KEPT_IN_UNITS:
                    return Compute(topic.operation, operands=operands)
                case _ if is_count or operands != topic.operands or topic.operation is Operation.ONE_IN:
                    return following(Compute(Operation.VALUE, operands), replace(topic, operands=()))
                case _:
                    return query
        is_of_all = not (last.group or last.place)
        if (pair := topic.pair) and pair[0].measure == pair[1].measure and is_of_all:
            return Compute(Operation.CHANGE, operands=in_time(pair))  # of what is no share of anything
        is_everything = last.upto and last.span is None and is_of_all
        return None if is_everything else Compute(Operation.SHARE, operands=(last,))

    def _of_whole(self, topic: Topic) -> Query | None:
        """What was added up as a share of all places or groups, where their own shares don't add up."""
        counted = tuple(map(self.counted, topic.operands))
        whole = self._known.whole_of(counted[-1])
        shares = self.of(Slots(share=True), topic.operands)
        bases = [replace(each, measure=self._known.measures[each.measure].denominator) for each in shares]
        adds_up = bases and all(self._known.has(base.measure, base.group, base.place) for base in bases)
        return Compute(Operation.SHARE, (*counted, whole)) if whole and not adds_up else None
