"""Another operation on the figures that were shown, another unit, or the figure before or after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.answers.queries import Compute, Query, Ranking, Series
from bot.data.measures import Kind
from bot.data.spans import Span
from bot.figures.figure import Operation
from bot.figures.operand import Operand
from bot.figures.sense import is_part
from bot.figures.timeline import steps_of
from bot.understanding.entities import Entities
from bot.understanding.known import Known
from bot.understanding.operations import COMPARING, operation_of
from bot.understanding.slots import Slots
from bot.understanding.topic import Topic, following, place_of

KEPT = (Operation.ONE_IN, Operation.COMPLEMENT, Operation.PER_DAY)
"""Operations that a reply with another period or place goes on asking for."""
_ADDED = (Operation.SUM, *KEPT)
_TWO = 2


class SameFigures:
    """Reads replies that ask for something else of the same figures.

    Args:
        known: what there is.
    """

    def __init__(self, known: Known) -> None:
        self._known = known

    def read(self, entities: Entities, slots: Slots, topic: Topic) -> Query | None:
        """What is asked of them; None where nothing is."""
        pair = topic.pair
        operation = operation_of(entities, slots, is_pair=pair is not None)
        if entities.has("out_of_many"):
            return self._out_of(slots, topic)
        if entities.has("other_one") and (query := self._other(topic)):
            return query
        if slots.step or (entities.has("before", "next") and operation not in COMPARING):
            return self._stepped(entities, slots, topic)
        if entities.has("affirmed") or (entities.has("accepted") and not slots.share):
            return self._opposite(topic)
        if entities.has("negation") and operation in (Operation.VALUE, Operation.COMPLEMENT):
            return self._denied(slots, topic)
        moves = entities.has("rose", "fell", "down", "up", "difference", "than")
        if pair and (slots.share or operation is Operation.CHANGE) and not moves:
            if part := self._part_of(*pair):
                return part
        if operation is Operation.CHANGE and pair is None and slots.share and not moves:
            operation = Operation.VALUE  # "how many percent" of one figure
        return self._operated(entities, slots, topic, operation)

    def _operated(
        self, entities: Entities, slots: Slots, topic: Topic, operation: Operation
    ) -> Query | None:
        pair, last = topic.pair, topic.last
        if operation is Operation.VALUE and entities.has("sum"):
            operation = Operation.SUM
        if operation is Operation.SUM:
            return self._together(slots, topic)
        if operation in COMPARING:
            if pair is None:
                is_list = isinstance(topic.query, Series)
                return Compute(operation, operands=(replace(last, span=None) if is_list else last,))
            return Compute(operation, operands=self._ordered(entities, operation, pair))
        if pair and topic.operation in COMPARING and slots.share and operation is Operation.VALUE:
            return Compute(Operation.CHANGE, operands=pair)
        if operation is Operation.ONE_IN and pair and not self._known.share_of(last.measure):
            part = self._part_of(*pair)
            if part and part.operation is Operation.VALUE:
                return replace(part, operation=operation)
        if operation in KEPT:
            return Compute(operation, operands=self._joined(operation, topic))
        if slots.share or slots.count:
            return self.united(slots, topic)
        return None

    def is_at_end(self, entities: Entities, slots: Slots, topic: Topic) -> bool:
        """Whether a step on or back is asked for where there is none."""
        return slots.is_empty and entities.has("before", "next") and isinstance(topic.query, Compute)

    # ---------------------------------------------------------------- parts and wholes

    def of_total(self, entities: Entities, slots: Slots, topic: Topic) -> Query | None:
        """What share of everything it is: "as a share of the national total", "of all of them"."""
        last = topic.last
        is_total = entities.has("total_of", "everywhere") or (entities.has("of") and entities.has("total"))
        if not slots.share or slots.whens or slots.groups or slots.places or not is_total:
            return None
        if any(name != last.measure and not self._is_whole(name, last) for name in slots.names):
            return None
        whole = self._known.whole_of(last)
        if whole is None or self._known.measures[last.measure].kind is Kind.SHARE:
            return self.united(slots, topic)
        return Compute(Operation.SHARE, operands=(*topic.operands, whole))

    def _is_whole(self, name: str, operand: Operand) -> bool:
        return name in self._known.wholes(operand.measure)

    def _out_of(self, slots: Slots, topic: Topic) -> Query | None:
        """Out of how many: the measure that is named, or what the last one is a share of."""
        last = topic.last
        measure = self._known.measures[last.measure]
        share = self._known.share_of(last.measure)
        whole = measure.denominator or (self._known.measures[share].denominator if share else "")
        whole = slots.names[0] if slots.names else whole
        return following(Compute(Operation.VALUE, operands=(replace(last, measure=whole),)), topic) if whole else None

    def _part_of(self, one: Operand, other: Operand) -> Compute | None:
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

    def _opposite(self, topic: Topic) -> Query | None:
        """Of two counts that make up a third, the other one: how many said yes, after how many said no."""
        last = topic.last
        measure = self._known.measures[last.measure].numerator or last.measure
        for other in self._known.measures.values():
            if measure in other.sum_of and len(other.sum_of) == _TWO:
                rest = next(name for name in other.sum_of if name != measure)
                return following(Compute(Operation.VALUE, operands=(replace(last, measure=rest),)), topic)
        return None

    def _denied(self, slots: Slots, topic: Topic) -> Query | None:
        """The rest of a count or a share; of one group of two, the other."""
        last = topic.last
        if last.group and (other := self._other(topic)):
            return other
        measure = self._known.measures[last.measure]
        count = measure.numerator if measure.kind is Kind.SHARE and slots.count and not slots.share else ""
        if not count and not self._known.share_of(last.measure) and measure.kind is not Kind.SHARE:
            return None
        return Compute(Operation.COMPLEMENT, operands=(replace(last, measure=count or last.measure),))

    def _other(self, topic: Topic) -> Query | None:
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

    # ---------------------------------------------------------------- several together, and units

    def _together(self, slots: Slots, topic: Topic) -> Query | None:
        """The two that were spoken of last, as a count where one is asked for."""
        if topic.pair is None:
            return None
        pair = topic.pair
        if slots.count and not slots.share:
            pair = tuple(self._counted(operand) for operand in pair)
        return Compute(Operation.SUM, operands=pair)

    def _joined(self, operation: Operation, topic: Topic) -> tuple[Operand, ...]:
        """What one in N, a mean or the rest is wanted of: what was added up, or arose between two days."""
        operands = topic.operands if topic.operation in _ADDED else (topic.last,)
        if operation is Operation.PER_DAY:
            operands = tuple(self._counted(operand) for operand in operands)
            if topic.operation in COMPARING and (between := self._between(topic.operands)):
                operands = (between,)
        if operation is Operation.COMPLEMENT:
            operands = operands[:1]
        return operands

    @staticmethod
    def _between(pair: Sequence[Operand]) -> Operand | None:
        """What arose between the days of two running totals."""
        if len(pair) != _TWO or not all(operand.upto for operand in pair):
            return None
        first, last = pair
        if not (first.span and last.span):
            return None
        if first.span.end > last.span.end:
            first, last = last, first
        if replace(first, span=last.span) != last:
            return None
        return replace(last, span=Span(first.span.end + timedelta(1), last.span.end), upto=False)

    def _counted(self, operand: Operand) -> Operand:
        measure = self._known.measures[operand.measure]
        return replace(operand, measure=measure.numerator) if measure.numerator else operand

    def united(self, slots: Slots, topic: Topic) -> Query | None:
        """The same as a percentage, or as a count."""
        wants_count = slots.count and not slots.share
        query = topic.query
        measure = self._known.measures[topic.last.measure]
        if wants_count:
            if measure.kind is not Kind.SHARE:
                return query
            counted = tuple(self._counted(operand) for operand in topic.operands)
            if isinstance(query, Series):
                return replace(query, operand=counted[0], counts=False)
            return self._like(topic, counted)
        if measure.kind is Kind.SHARE:
            return query
        found = [self._known.shares_of(operand)[:1] for operand in topic.operands]
        shares = tuple(share for each in found for share in each)
        if len(shares) == len(topic.operands):
            if isinstance(query, Series):
                return replace(query, operand=shares[0], counts=False)
            return self._like(topic, shares)
        if isinstance(query, Series | Ranking) and len(topic.operands) > 1:
            return None
        return Compute(Operation.SHARE, operands=(topic.last,))

    @staticmethod
    def _like(topic: Topic, operands: tuple[Operand, ...]) -> Query:
        """The same asked of other operands."""
        is_kept = topic.operation in (*COMPARING, Operation.SUM) or len(operands) > 1
        operation = topic.operation if is_kept else Operation.VALUE
        query = Compute(operation, operands=operands)
        return query if len(operands) > 1 else following(query, replace(topic, operands=(), asides=topic.asides))

    def length(self, slots: Slots, topic: Topic) -> Query | None:
        """How long the days lasted that are named, or were spoken of, with the mean of a day."""
        spans = [when.span for when in slots.whens]
        spans = spans or [operand.span for operand in topic.operands if operand.span and not operand.upto]
        if not spans:
            return None
        return Compute(Operation.PER_DAY, operands=(Operand(self._known.denominator, spans[-1]),))

    # ---------------------------------------------------------------- order and steps

    @staticmethod
    def _ordered(
        entities: Entities, operation: Operation, pair: tuple[Operand, Operand]
    ) -> tuple[Operand, Operand]:
        """The second is compared with the first; of two places, as they were named."""
        first, second = pair
        in_time = first.span and second.span and first.span.end > second.span.end
        same = (first.measure, first.group, first.place) == (second.measure, second.group, second.place)
        if same and in_time and entities.has("rose", "fell"):
            return second, first
        if operation is Operation.RATIO and not entities.has("rose", "fell"):
            return second, first
        return first, second

    def _stepped(self, entities: Entities, slots: Slots, topic: Topic) -> Query | None:
        """The period or count before or after; of two that were compared, both."""
        step = slots.step or (-1 if entities.has("before") and not entities.has("next") else 1)
        is_kept = topic.operation in COMPARING and len(topic.operands) == _TWO
        wanted = topic.operands if is_kept else (topic.operands[0] if step < 0 else topic.last,)
        moved = [self._moved(operand, step) for operand in wanted]
        found = tuple(operand for operand in moved if operand)
        if len(found) != len(wanted):
            return topic.query
        if is_kept:
            return Compute(topic.operation, operands=found)
        operation = topic.operation if topic.operation in KEPT else Operation.VALUE
        return following(Compute(operation, operands=found), topic)

    def _moved(self, operand: Operand, step: int) -> Operand | None:
        steps = steps_of(replace(operand, span=None, upto=False), self._known.table)
        if not steps:
            return None
        target = place_of(operand, steps) + step
        if not 0 <= target < len(steps):
            return None
        other = steps[target]
        if operand.upto and other.span:
            return replace(other, upto=True, span=Span(self._known.table.span.start, other.span.end))
        return other
