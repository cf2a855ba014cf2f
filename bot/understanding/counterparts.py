"""What belongs to a figure: the whole that it is part of, its rest, its opposite, the other one of two."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.queries import Compute, Query
from bot.data.measures import Kind
from bot.figures.figure import Operation
from bot.figures.found import Found
from bot.figures.lookup import find
from bot.figures.operand import Operand
from bot.figures.sense import is_part
from bot.understanding.known import Known
from bot.understanding.slots import Slots
from bot.understanding.topic import KEPT, Topic, following

_TWO = 2


class Counterparts:
    """Finds what belongs to the figure that was shown.

    Args:
        known: what there is.
    """

    def __init__(self, known: Known) -> None:
        self._known = known

    def out_of(self, slots: Slots, topic: Topic) -> Query | None:
        """Out of how many: the measure that is named, or what the last one is a share of."""
        last = topic.last
        measure = self._known.measures[last.measure]
        share = self._known.share_of(last.measure)
        whole = measure.denominator or (self._known.measures[share].denominator if share else "")
        whole = next((name for name in slots.names if name in self._known.wholes(last.measure)), whole)
        if not whole:
            return None
        is_total = last.upto or (last.span is None and measure.kind is Kind.RUNNING)
        return following(
            Compute(Operation.VALUE, operands=(replace(last, measure=whole, upto=is_total),)), topic
        )

    def with_share(self, topic: Topic) -> Topic:
        """The share that was asked about before its whole: "one in how many?", after "out of how many?"."""
        for at, before in enumerate(topic.asides):
            share = self._known.share_of(before.measure) or before.measure
            if self._known.measures[share].denominator == topic.last.measure:
                part = replace(before, measure=share)
                query = Compute(Operation.VALUE, operands=(part,))
                return Topic(query, query.operands, topic.asides[at + 1 :])
        return topic

    def part_of(self, one: Operand, other: Operand) -> Compute | None:
        """The share of one of two figures in the other, where it is part of it."""
        for part, whole in ((other, one), (one, other)):
            share = self._known.share_of(part.measure, whole.measure)
            if share and replace(part, measure=whole.measure) == whole:
                return Compute(Operation.VALUE, operands=(replace(part, measure=share),))
            if part.span != whole.span or self._known.measures[part.measure].kind is Kind.SHARE:
                continue
            is_all = not (whole.group or whole.place) and bool(part.group or part.place)
            same_whose = (part.group, part.place) == (whole.group, whole.place)
            is_less = is_part(part.measure, whole.measure, self._known.data.declarations)
            if (is_all and part.measure == whole.measure) or ((is_all or same_whose) and is_less):
                return Compute(Operation.SHARE, operands=(part, whole))
        return None

    def opposite(self, topic: Topic) -> Query | None:
        """Of two counts that make up a third, the other one: how many said yes, after how many said no."""
        last = topic.last
        measure = self._known.measures[last.measure].numerator or last.measure
        own = self._known.measures[measure]
        if len(own.sum_of) == _TWO:  # of all offers answered, those that aren't the declared share
            parts = [name for name in own.sum_of if not self._known.share_of(name, measure)]
            return following(Compute(Operation.VALUE, (replace(self.dated(last), measure=parts[0]),)), topic)
        for other in self._known.measures.values():
            if measure in other.sum_of and len(other.sum_of) == _TWO:
                counterpart = next(name for name in other.sum_of if name != measure)
                last = self.dated(last)
                return following(
                    Compute(Operation.VALUE, operands=(replace(last, measure=counterpart),)), topic
                )
        return None

    def dated(self, operand: Operand) -> Operand:
        """The latest total with its own day, so that another is taken as of the same."""
        found = find(operand, self._known.table)
        by_day = self._known.measures[operand.measure].kind is Kind.RUNNING
        if operand.span is None and by_day and isinstance(found, Found):
            return replace(operand, span=found.span, upto=True)
        return operand

    def rest(self, slots: Slots, topic: Topic) -> Query | None:
        """The rest of a count or a share; of one group of two, the other."""
        last = topic.last
        if last.group and (other := self.other(topic)):
            return other
        measure = self._known.measures[last.measure]
        count = measure.numerator if measure.kind is Kind.SHARE and slots.count and not slots.share else ""
        if not count and not self._known.share_of(last.measure) and measure.kind is not Kind.SHARE:
            return None
        return Compute(Operation.COMPLEMENT, operands=(replace(last, measure=count or last.measure),))

    def other(self, topic: Topic) -> Query | None:
        """Of two places or groups that are known, the other one."""
        last = topic.last
        there = [
            pair
            for pair in self._known.table.known_for(last.measure)
            if (pair[0] if last.group else pair[1]) and not (pair[1] if last.group else pair[0])
        ]
        others = [pair for pair in there if pair != (last.group, last.place)]
        if len(there) != _TWO or len(others) != 1:
            return None
        group, place = others[0]
        operation = topic.operation if topic.operation in KEPT else Operation.VALUE
        operand = replace(last, group=group, place=place)
        return following(Compute(operation, operands=(operand,)), topic)
