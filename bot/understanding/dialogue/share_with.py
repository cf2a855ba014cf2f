"""A share of what was shown in what is named, or the other way round: "what share was eligible?"."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.queries import Compute, Query
from bot.data.measures import Kind
from bot.figures.figure import Operation
from bot.periods.reading import Counts, Kind as As
from bot.understanding.dialogue.counterparts import Counterparts
from bot.understanding.dialogue.named_operand import NamedOperand
from bot.understanding.dialogue.topic import Topic, following
from bot.understanding.dialogue.units import Units
from bot.understanding.dialogue.yes_and_no import YesAndNo
from bot.understanding.slots.known import Known
from bot.understanding.slots.slots import Slots
from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.tags import TagKind

_NEAR = 2
"""Words between "over" and what it is over: "over those found eligible"."""


class ShareWith:
    """Reads such replies.

    Args:
        known: what there is.
        units: turn shares into counts.
        operand: reads what is named.
        counterparts: find what belongs to a figure.
    """

    def __init__(self, known: Known, units: Units, operand: NamedOperand, counterparts: Counterparts) -> None:
        self._known = known
        self._units = units
        self._operand = operand
        self._counterparts = counterparts
        self._yes_and_no = YesAndNo(known, counterparts)

    def read(self, entities: Entities, slots: Slots, topic: Topic) -> Query | None:
        """The share that is asked for; None where none is."""
        one_in = entities.has("one_in") or any(n.quantity.counts is Counts.ONE_IN for n in slots.numbers)
        is_share = topic.is_of_part or self._known.measures[topic.last.measure].kind is Kind.SHARE
        is_over = _stands_over(entities) or entities.has("denominator", "divided")
        of_named = not slots.count and (
            is_over
            or entities.has("share_of")
            or entities.starts_with("of")
            or (is_share and entities.has("of"))
        )
        if slots.share and entities.has("total_of") and len(slots.names) == len(slots.groups) == 1:
            # "what part of all those reviewed was detained?"
            part = replace(topic.last, measure=slots.names[0], group=slots.groups[0].id)
            whole = self._known.whole_of(part) if self._known.has(part.measure, part.group) else None
            return Compute(Operation.SHARE, (part, whole)) if whole else None
        is_part = entities.has("that") or entities.starts_with("share_of")
        if slots.groups and slots.share and is_part and len(slots.names) == 1:
            last = self._units.counted(topic.last)  # "what share of those not detained is that?"
            part = replace(last, group=slots.groups[0].id)
            part = part if self._known.has(part.measure, part.group, part.place) else last
            return self._counterparts.part_of(part, replace(part, measure=slots.names[0]))
        whose = {tag.id for tag in (*slots.groups, *slots.places)} - {topic.last.group, topic.last.place}
        days = [when for when in slots.whens if when.kind is not As.ALL]  # there are none in "of all of them"
        is_other = whose or len(slots.names) != 1 or (days and not entities.has("that"))
        if is_other or not (slots.share or one_in or of_named):
            return None
        of_two = slots.share and topic.pair and slots.names[0] in {each.measure for each in topic.pair}
        if of_two and topic.pair and (part := self._counterparts.part_of(*topic.pair)):
            return part
        if not (is_over or entities.has("of", "that")):
            return None
        last = self._yes_and_no.told(topic)
        if days:  # "and that of July, what percentage is it of all reviewed?"
            last = self._operand.read(entities, replace(slots, measures=(), share=False), last)
        counted = self._units.counted(last)
        named = replace(counted, measure=slots.names[0])
        if named == counted:
            return None
        if not self._known.has(named.measure, named.group, named.place):
            if entities.has("rate_word") and self._known.share_of(named.measure):
                return None  # "and the eligible rate there?" is asked of no other share
            # "Of that nationality's backlog"
            shares = self._known.shares_of(counted) if slots.share or of_named else ()
            return following(Compute(Operation.VALUE, operands=tuple(shares[:1])), topic) if shares else None
        share = self._known.share_of(counted.measure, named.measure)
        if topic.operation is Operation.SUM and share and topic.operands[1:]:  # of all that was added up
            return Compute(Operation.SUM, tuple(replace(each, measure=share) for each in topic.operands))
        part = self._counterparts.part_of(*self._counterparts.of_same(counted, named))
        if part is None and slots.share:  # "of the pending cases", as one of its shares says
            part = self._counterparts.share_named(counted, entities, slots.measures)
        is_value = part is not None and part.operation is Operation.VALUE
        return replace(part, operation=Operation.ONE_IN) if part and one_in and is_value else part


def _stands_over(entities: Entities) -> bool:
    """Whether a measure stands behind "over", as the whole of a share: "over eligible, in percent"."""
    places = [tag.last for tag in entities.cue("over")]
    return any(at <= tag.first <= at + _NEAR for at in places for tag in entities.of(TagKind.MEASURE))
