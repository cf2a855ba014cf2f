"""Another operation on the figures that were shown, or another unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.answers.queries import Compute, Query, Ranking, Series
from bot.data.measures import Kind
from bot.data.spans import Span
from bot.figures.figure import COMPARING, MEANS, Operation
from bot.figures.found import Found
from bot.figures.lookup import find
from bot.figures.operand import Operand
from bot.periods.reading import Kind as As
from bot.understanding.dialogue.counterparts import Counterparts
from bot.understanding.dialogue.steps import asks_step, in_time, stepped
from bot.understanding.dialogue.topic import KEPT, Topic, following, topic_of
from bot.understanding.dialogue.units import Units, is_of_each
from bot.understanding.dialogue.yes_and_no import YesAndNo
from bot.understanding.frames.operations import operation_of
from bot.understanding.frames.overviews import of_months
from bot.understanding.slots.known import Known
from bot.understanding.slots.limits import direction_of
from bot.understanding.slots.slots import Slots
from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.meant import PARTS

_ADDED = (Operation.SUM, *KEPT)
_OF_EACH = (Operation.COMPLEMENT, Operation.ONE_IN)
_TWO = 2
_SHORT = 7
"""Words of the longest remark that means the rest of a figure without saying what of it."""


class SameFigures:
    """Reads replies that ask for something else of the same figures.

    Args:
        known: what there is.
        counterparts: find what belongs to a figure.
    """

    def __init__(self, known: Known, counterparts: Counterparts) -> None:
        self._known = known
        self._counterparts = counterparts
        self.units = Units(known)
        self._yes_and_no = YesAndNo(known, counterparts)

    def read(self, entities: Entities, slots: Slots, topic: Topic) -> Query | None:
        """What is asked of them; None where nothing is."""
        is_bare = entities.has("share_of") and len(entities.words) <= _TWO  # "out of?"
        asks_base = entities.has("out_of_many", "denominator") and not entities.has("points", "difference")
        if is_bare or asks_base:  # not in "a drop of how many?"
            return self._counterparts.out_of(slots, topic)
        if is_of_each(entities, topic) and (slots.share or slots.count):
            row = tuple(map(self.rated, topic.row)) if entities.has("rate_word") else topic.row
            return Compute(Operation.VALUE, self.units.of(slots, row) or row)
        operation = operation_of(entities, slots, is_pair=topic.pair is not None)
        is_count = not slots.share and self._known.measures[topic.last.measure].kind is not Kind.SHARE
        if slots.share or operation is Operation.ONE_IN or entities.has("negation"):
            topic = self._counterparts.with_share(topic)
        pair = topic.pair
        if entities.has("other_end") and pair and topic.operation in COMPARING:
            return replace(topic.query, operands=pair[::-1]) if isinstance(topic.query, Compute) else None
        if entities.has("other_one") and (query := self._counterparts.other(topic)):
            return query
        steps = asks_step(entities, slots, operation)
        is_on = entities.has("compare") or (pair is None and entities.has("next"))
        if slots.step or (steps and (operation not in COMPARING or is_on)):
            query = stepped(entities, slots, topic, self._known, operation)
            is_compared = isinstance(query, Compute) and query.operation in COMPARING
            if isinstance(query, Compute) and is_compared and slots.count and not slots.share:
                return replace(query, operands=tuple(map(self.units.counted, query.operands)))
            if isinstance(query, Compute) and query.operation is Operation.VALUE and not query.subjects[1:]:
                of_first = self.units.of(slots, query.subjects)  # "and the rate before that?", of counts
                query = replace(query, operands=(*of_first, *query.operands[1:])) if of_first else query
            return query
        if entities.has("left_over") and (query := self._counterparts.left_over(topic)):
            return query
        if entities.has("affirmed", "accepted") and operation is not Operation.SUM:  # "y si los sumas"
            if query := self._yes_and_no.accepted(topic, share=slots.share):
                return query
            if topic.operation is Operation.COMPLEMENT:  # "and those who were?", after the rest
                asked = operation if operation is Operation.ONE_IN else Operation.VALUE
                return following(Compute(asked, operands=(topic.last,)), topic)
            if topic.last.group and not slots.count:  # "and those who are?", after who isn't detained
                return self._counterparts.other(topic)
            return self._yes_and_no.found(topic)
        is_short = len(entities.words) <= _SHORT or slots.count or slots.share
        # "All the others together"
        are_others = any(tag.last - tag.first > 1 for tag in entities.cue("negation"))
        is_plain = operation in (Operation.VALUE, Operation.COMPLEMENT) or topic.is_of_part
        is_plain |= operation is Operation.SUM and are_others
        is_bare = len(entities.words) == 1 and entities.has("correction")  # "no"
        is_number = bool(slots.numbers)  # "not even 1%" is no rest
        if entities.has("negation") and is_short and is_plain and not (is_bare or is_number):
            return self._counterparts.rest(replace(slots, count=slots.count or is_count), topic)
        moves = entities.has("rose", "fell", "down", "up", "difference", "than")
        is_share = (slots.share or operation is Operation.CHANGE) and not moves
        is_rest = topic.operation is Operation.COMPLEMENT
        if pair and is_share and not is_rest and (part := self._counterparts.part_of(*pair)):
            return part
        are_counts = pair and Kind.SHARE not in {self._known.measures[each.measure].kind for each in pair}
        if (
            operation is Operation.DIFFERENCE
            and are_counts
            and slots.share
            and not entities.has("points", "rate_word")
        ):
            operation = Operation.CHANGE  # "how much more, in percent?"
        is_of_one = pair is None and topic.operation not in COMPARING
        if operation is Operation.CHANGE and is_of_one and slots.share and not moves:
            operation = Operation.VALUE  # "how many percent" of one figure
        return self._operated(entities, slots, topic, operation)

    def _operated(self, entities: Entities, slots: Slots, topic: Topic, operation: Operation) -> Query | None:
        if operation is Operation.VALUE:
            operation = self._implied(entities, slots, topic)
        rated = {each.measure for each in (*topic.operands, *topic.asides)} == {self._known.denominator}
        if rated and entities.has("rate_word") and operation in (Operation.SUM, *COMPARING):
            operands, asides = (tuple(map(self.rated, several)) for several in (topic.operands, topic.asides))
            topic = Topic(Compute(Operation.VALUE, operands=operands), operands, asides)
        if operation is topic.operation is Operation.PER_DAY and entities.has("difference"):
            operation = Operation.DIFFERENCE
        if entities.has("mean_of") and (mean := self._mean(entities, topic)):
            return mean
        if operation is Operation.SUM and entities.has("cumulative") and not topic.pair and topic.last.span:
            total = replace(topic.last, upto=True)  # "the cumulative rate as of that day"
            return following(Compute(Operation.VALUE, operands=(total,)), topic)
        if operation is Operation.SUM:
            return self._together(entities, slots, topic)
        if operation in COMPARING:
            return self._compared(entities, slots, topic, operation)
        if operation in MEANS and entities.has("which") and len(topic.row) > 1:  # "which had more a day?"
            return Compute(operation, tuple(map(self.units.counted, topic.row)))
        if operation in KEPT:
            if operation is Operation.ONE_IN and topic.operation is Operation.SHARE:
                return topic.query  # of the part alone it would be one in how many of another whole
            return Compute(operation, operands=self._joined(operation, topic))
        if entities.has("rate_word") and topic.last.measure == self._known.denominator:
            return following(Compute(Operation.VALUE, operands=(self.rated(topic.last),)), topic)
        if entities.has("rate_word") and topic.operation in MEANS:  # "rather the rate", after means a day
            last = replace(topic.last, measure=self._known.share_of(topic.last.measure) or topic.last.measure)
            return following(Compute(Operation.VALUE, operands=(last,)), topic)
        if entities.has("total"):
            everything = replace(topic.last, span=None, upto=True)
            return following(Compute(Operation.VALUE, operands=(everything,)), topic)
        return self.units.united(slots, topic) if slots.share or slots.count else None

    def _mean(self, entities: Entities, topic: Topic) -> Query | None:
        """What came to a month on average, of months that were asked about: "the average of both?"."""
        months = [operand.span for operand in topic.row if operand.span and operand.span.months == 1]
        if len(months) != len(topic.row):
            return None
        of_both = Span.around(months)
        if len(months) > 1 and of_both.months == len(months):
            return Compute(Operation.PER_MONTH, (replace(topic.last, span=of_both),))
        of_all = of_months(replace(topic.last, span=None, upto=False), self._known)
        is_of_all = of_all.span and (entities.has("of_months", "total") or not topic.pair)
        return Compute(Operation.PER_MONTH, (of_all,)) if is_of_all else None

    def rated(self, operand: Operand) -> Operand:
        """The main rate of what was reviewed; anything else itself."""
        is_base = operand.measure == self._known.denominator
        return replace(operand, measure=self._known.main) if is_base else operand

    @staticmethod
    def _implied(entities: Entities, slots: Slots, topic: Topic) -> Operation:
        """What words ask for beside figures that were shown: "both", "the change", "which is higher?"."""
        is_of_two = topic.operation in COMPARING
        is_choice = entities.has("which") and entities.has("up", "down", "highest", "lowest")
        is_mean = topic.operation in MEANS
        if is_choice and topic.pair and (is_mean or len(topic.row) == _TWO):  # "which of the two was higher?"
            return Operation.DIFFERENCE
        if entities.has("sum") or (is_of_two and not slots.share and entities.has("total")):
            return Operation.SUM
        if topic.pair is None:
            return Operation.VALUE
        moves = entities.has("up", "down")
        is_step = isinstance(topic.query, Ranking) and topic.query.steps
        if (is_step or is_of_two) and slots.share and not (moves or entities.has("rate_word")):
            return Operation.CHANGE
        is_compared = moves and not slots.count and topic.operation not in KEPT
        if is_compared or entities.has("moved"):
            return Operation.DIFFERENCE
        is_pace = topic.operation in MEANS and (moves or entities.has("highest", "lowest"))
        return Operation.DIFFERENCE if is_pace else Operation.VALUE

    def _compared(self, entities: Entities, slots: Slots, topic: Topic, operation: Operation) -> Query:
        """How the two differ that were spoken of; of daily means, each beside the other."""
        pair = topic.pair
        if pair is None:
            is_list = isinstance(topic.query, Series)
            return Compute(operation, operands=(replace(topic.last, span=None) if is_list else topic.last,))
        if topic.operation in MEANS:
            return Compute(topic.operation, operands=pair)
        if slots.count and not slots.share:  # "how many cases more?"
            pair = (self.units.counted(pair[0]), self.units.counted(pair[1]))
        if entities.has("points", "rate_word"):
            pair = self.units.of(Slots(share=True), pair) or pair
        is_directed = direction_of(entities) and slots.share and not entities.has("claim")
        is_kept = len(topic.operands) > 1 and operation is not Operation.RATIO and not is_directed
        return Compute(operation, operands=pair if is_kept else self._ordered(entities, operation, pair))

    # ---------------------------------------------------------------- two of them, in their order

    def _ordered(
        self, entities: Entities, operation: Operation, pair: tuple[Operand, ...]
    ) -> tuple[Operand, ...]:
        """The second is compared with the first; how many times more, the larger one with the smaller."""
        first, second = pair
        moves = entities.has("rose", "fell")
        direction = direction_of(entities)
        is_ratio = operation is Operation.RATIO
        if is_ratio and not (moves or entities.has(*PARTS)):
            is_less = self._value(second) < self._value(first)
            return (second, first) if is_less is (direction >= 0) else pair
        are_apart = (first.group, first.place) != (second.group, second.place)
        if are_apart and direction and not (is_ratio or entities.has("claim")):  # "how much more is it?"
            grows = self._value(first) <= self._value(second)
            return pair if grows is (direction > 0) else (second, first)
        return in_time(pair)

    def _value(self, operand: Operand) -> float:
        found = find(operand, self._known.table)
        return found.figure.value if isinstance(found, Found) else 0.0

    def _together(self, entities: Entities, slots: Slots, topic: Topic) -> Query | None:
        """All that were spoken of one after the other, as a count or a share where one is asked for.

        Only the last two where as many are said to be meant: "both".
        """
        if isinstance(topic.query, Series) and not entities.has("counted"):  # a table, in one figure
            operand = topic.query.operand
            whole = replace(operand, upto=operand.span is None)
            if isinstance(find(whole, self._known.table), Found):
                return self.units.united(slots, Topic(Compute(Operation.VALUE, (whole,)), (whole,)))
        if days := topic.stretches:
            return Compute(Operation.SUM, self.units.of(slots, days) or days)
        is_row = len(topic.row) > _TWO and not entities.has("counted")
        added = topic.row if is_row else topic.pair or ()
        if topic.is_of_part and topic.operation is Operation.SHARE and len(topic.row) > 1:
            return Compute(Operation.SHARE, (*topic.row, *topic.operands[1:]))
        is_kept = topic.operation in _OF_EACH and not (topic.is_of_part or slots.share)
        if is_kept and added:
            # "together?", of those that were not: of all of them, those that were not
            joined = self._counterparts.joined(Topic(Compute(Operation.SUM, added), added))
            if joined != added[-1]:
                return Compute(topic.operation, (joined,))
        if is_row and topic.operation is not Operation.SUM:
            return Compute(Operation.SUM, self.units.of(slots, added) or added)
        other = None if topic.pair else self._counterparts.other(topic)
        if isinstance(other, Compute):  # "both pilots", after one of them
            topic = topic_of(other, self._known) or topic
        if topic.pair is None or topic.operation is Operation.SUM:
            is_same = topic.pair and not (slots.count or slots.share)
            return topic.query if is_same else self.units.united(slots, topic)
        return Compute(Operation.SUM, operands=self.units.of(slots, topic.pair) or topic.pair)

    def _joined(self, operation: Operation, topic: Topic) -> tuple[Operand, ...]:
        """What one in N, a mean or the rest is wanted of: what was added up, or arose between two days."""
        operands = topic.operands if topic.operation in _ADDED else (topic.last,)
        if operation is Operation.ONE_IN and len(operands) > 1:
            operands = self.units.of(Slots(share=True), operands) or operands
        if operation in MEANS:
            operands = tuple(self.units.counted(operand) for operand in operands)
            if topic.operation in COMPARING and (between := self._between(topic.operands)):
                operands = (between,)
        return operands

    @staticmethod
    def _between(pair: Sequence[Operand]) -> Operand | None:
        """What arose between the days of two running totals."""
        if len(pair) != _TWO or not all(operand.upto for operand in pair):
            return None
        ends = sorted(operand.span.end for operand in pair if operand.span)
        first, last = pair
        if len(ends) != _TWO or ends[0] == ends[1] or replace(first, span=last.span) != last:
            return None
        return replace(last, span=Span(ends[0] + timedelta(1), ends[1]), upto=False)

    def length(self, entities: Entities, slots: Slots, topic: Topic) -> Query | None:
        """How long the days lasted that are named, or were spoken of."""
        if between := self._between(topic.pair or ()):
            return Compute(Operation.DAYS, operands=(between,))
        named = [when.span for when in slots.whens if when.kind is not As.ALL]
        if not named and self._known.measures[topic.last.measure].kind is Kind.STOCK:
            return None  # what is counted on a day lasted no time
        of_each = topic.pair or tuple(item[-1] for item in topic.shown) or topic.operands
        shown = [operand.span for operand in (of_each if entities.has("each") else topic.operands)]
        spans = named if len(named) > 1 or (named and not entities.has("each")) else filter(None, shown)
        lengths = tuple(Operand(self._known.denominator, span) for span in dict.fromkeys(spans))
        return Compute(Operation.DAYS, operands=lengths) if lengths else None
