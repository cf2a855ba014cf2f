"""A reply to an answer changes slots of the question that was answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answers.codec import TooLongError, encode
from bot.answers.queries import (
    Asked,
    By,
    Compute,
    Explain,
    HowSure,
    Manner,
    Parts,
    PlaceFacts,
    Query,
    Ranking,
    RawData,
    Safety,
    Series,
    Talk,
)
from bot.data.measures import Kind
from bot.data.spans import Span
from bot.figures.figure import Operation
from bot.figures.operand import Operand
from bot.figures.timeline import steps_of
from bot.understanding.coverage import unused
from bot.understanding.entities import Entities, Kind as Tagged
from bot.understanding.frame import COMPARING, Framer, manners_of, operation_of
from bot.understanding.known import Known
from bot.understanding.operands import Operands, Whose
from bot.understanding.slots import Slots

_SHORT = 7
"""Words of a reply that is taken for a remark on the answer, if it can be one."""
_KEPT = (Operation.ONE_IN, Operation.COMPLEMENT, Operation.PER_DAY)
"""Operations that a reply with another period or place goes on asking for."""
_TWO = 2


@dataclass(frozen=True)
class Before:
    """What the answer was about that a text replies to.

    Args:
        query: its question.
        operands: what that was about, in order.
        aside: what the question before it was about, where it went on from one.
    """

    query: Query
    operands: tuple[Operand, ...]
    aside: Operand | None = None


def before(query: Query) -> Before:
    """What a question was about."""
    match query:
        case Compute(operands=operands, follows=True):
            return Before(query, operands[:-1], operands[-1])
        case Compute(operands=operands):
            return Before(query, operands)
        case Series(operand) | Ranking(operand) | Parts(operand):
            return Before(query, (operand,))
        case HowSure(of) if of:
            return replace(before(of), query=query)
        case _:
            return Before(query, ())


def span_of(query: Query | None) -> Span | None:
    """The days that a question was about."""
    operands = before(query).operands if query is not None else ()
    return operands[-1].span if operands else None


class Dialogue:
    """Reads replies to answers.

    Args:
        known: what there is.
    """

    def __init__(self, known: Known) -> None:
        self._known = known
        self._framer = Framer(known)
        self._operands = Operands(known)

    def read(self, entities: Entities, slots: Slots, about: Query) -> Asked | None:
        """The question that a reply asks; None where it stands by itself.

        Args:
            entities: the reply with its tags.
            slots: what it names.
            about: the question of the answer that it replies to.
        """
        earlier = before(about)
        if not earlier.operands:
            return self._after_words(entities, slots, about)
        asks_for_numbers = any(number.operands for number in slots.numbers)
        if isinstance(about, HowSure) and asks_for_numbers and len(entities.words) <= _SHORT:
            return None
        if not self._goes_on(entities, slots):
            return None
        query = self._changed(entities, slots, earlier)
        if query is None:
            return None
        return Asked(query, Manner(echo=True, unused=unused(entities, slots, query, None, self._known)))

    # ---------------------------------------------------------------- whether it is one

    def _goes_on(self, entities: Entities, slots: Slots) -> bool:
        """Whether a reply leaves something out that the answer before tells."""
        whole = slots.whens or slots.groups or slots.places
        if slots.names and whole and not entities.has("that", "other_one", "same_for", "difference"):
            return False
        if entities.has("today", "future", "opinion", "elsewhere", "country"):
            return False
        if entities.has("why", "define") and (entities.of(Tagged.PAGE) or entities.has("why")):
            return False
        if (
            slots.names
            and not entities.has("that", "same_for", "before", "next")
            and len(entities.words) > _SHORT
        ):
            return False
        return len(entities.words) <= 3 * _SHORT

    def _after_words(self, entities: Entities, slots: Slots, about: Query) -> Asked | None:
        if isinstance(about, Talk | Safety | RawData):
            return None
        if isinstance(about, PlaceFacts) and not slots.places and slots.names:
            return None
        if isinstance(about, Explain) and entities.has("source") and len(entities.words) <= _SHORT:
            return Asked(about, Manner(echo=True))
        return None

    # ---------------------------------------------------------------- what it changes

    def _changed(self, entities: Entities, slots: Slots, earlier: Before) -> Query | None:
        if self._asks_for_evidence(entities, slots):
            return HowSure(_of(earlier.query))
        if query := self._over_time(entities, slots, earlier):
            return query
        if entities.has("other_one") and (query := self._other(earlier)):
            return query
        last = earlier.operands[-1]
        if entities.has("out_of_many"):
            return self._out_of(slots, last)
        if slots.is_empty and not any(number.operands for number in slots.numbers):
            return self._operated(entities, slots, earlier)
        current = self._slotted(entities, slots, last)
        if current is None:
            return None
        return self._asked_of(entities, slots, earlier, current)

    @staticmethod
    def _asks_for_evidence(entities: Entities, slots: Slots) -> bool:
        return (
            entities.has("source", "sure")
            and slots.is_empty
            and not entities.has("difference", "sum", "share")
        )

    def _over_time(self, entities: Entities, slots: Slots, earlier: Before) -> Query | None:
        """The highest or lowest of what was shown, or the trend of what was one of many."""
        operand = earlier.operands[-1]
        if entities.has("highest", "lowest", "biggest_step") and not slots.names and not slots.whens:
            steps = isinstance(earlier.query, Series) and earlier.query.steps
            lowest = entities.has("lowest") and not entities.has("highest")
            by = earlier.query.by if isinstance(earlier.query, Ranking) else self._by(operand)
            whole = (
                replace(operand, span=None, upto=False, group="", place="")
                if by is not By.PERIOD
                else operand
            )
            whole = replace(whole, span=None, upto=False) if by is By.PERIOD else whole
            return Ranking(whole, by, highest=not lowest, steps=steps or entities.has("biggest_step"))
        if entities.has("trend", "order") and slots.is_empty:
            return Series(replace(operand, span=None, upto=False))
        return None

    def _by(self, operand: Operand) -> By:
        if operand.place:
            return By.PLACE
        return By.GROUP if operand.group and not self._known.has(operand.measure) else By.PERIOD

    def _other(self, earlier: Before) -> Query | None:
        """Of two places or groups that are known, the other one."""
        operand = earlier.operands[-1]
        there = [pair for pair in self._known.table.known_for(operand.measure) if pair != ("", "")]
        others = [pair for pair in there if pair != (operand.group, operand.place)]
        if len(there) == _TWO and len(others) == 1:
            group, place = others[0]
            return self._following(
                Compute(Operation.VALUE, (replace(operand, group=group, place=place),)), operand
            )
        return None

    # ---------------------------------------------------------------- another operation on the same

    def _operated(self, entities: Entities, slots: Slots, earlier: Before) -> Query | None:
        operands = earlier.operands
        pair = operands if len(operands) == _TWO else (earlier.aside, operands[-1]) if earlier.aside else ()
        is_pair = bool(pair) and pair[0] is not None
        operation = operation_of(entities, slots, is_pair=is_pair)
        if (slots.step or entities.has("before", "next")) and operation not in COMPARING:
            return self._stepped(entities, slots, earlier)
        if entities.has("negation") and (slots.count or slots.share) and operation is Operation.VALUE:
            return self._denied(slots, operands[-1])
        if is_pair and (slots.share or operation is Operation.CHANGE) and not entities.has("rose", "fell"):
            if part := self._part_of(operands[-1], earlier.aside):
                return part
        if operation is Operation.VALUE and entities.has("sum"):
            operation = Operation.SUM
        if is_pair and operation in (*COMPARING, Operation.SUM):
            return Compute(operation, self._ordered(entities, operation, pair))
        if is_pair and isinstance(earlier.query, Compute) and earlier.query.operation in COMPARING:
            if slots.share and operation is Operation.VALUE:
                points = entities.has("points")
                return Compute(Operation.DIFFERENCE if points else Operation.CHANGE, operands)
        last = operands[-1]
        if operation in _KEPT:
            return Compute(operation, (self._in_unit(last, slots, operation),))
        if operation in COMPARING:
            return Compute(operation, (last,))
        if slots.share or slots.count:
            return self._united(entities, slots, last)
        return None

    def _out_of(self, slots: Slots, last: Operand) -> Query | None:
        """Out of how many: the measure that is named, or what the last one is a share of."""
        share = self._known.share_of(last.measure)
        whole = slots.names[0] if slots.names else self._known.measures[share].denominator if share else ""
        return Compute(Operation.VALUE, (replace(last, measure=whole),)) if whole else None

    def _denied(self, slots: Slots, last: Operand) -> Query:
        """The rest of a count, or of a share."""
        measure = self._known.measures[last.measure]
        count = measure.numerator if measure.kind is Kind.SHARE and slots.count and not slots.share else ""
        return Compute(Operation.COMPLEMENT, (replace(last, measure=count or last.measure),))

    def _part_of(self, part: Operand, whole: Operand | None) -> Query | None:
        """The share of one group or place in all, where both were spoken of."""
        if whole is None or part == whole or part.measure != whole.measure:
            return None
        is_all = not (whole.group or whole.place) and (part.group or part.place)
        return Compute(Operation.SHARE, (part, whole)) if is_all and part.span == whole.span else None

    def _ordered(
        self, entities: Entities, operation: Operation, pair: Sequence[Operand | None]
    ) -> tuple[Operand, ...]:
        first, second = (operand for operand in pair if operand is not None)
        if operation is Operation.RATIO and not entities.has("rose", "fell"):
            return second, first
        return first, second

    def _in_unit(self, operand: Operand, slots: Slots, operation: Operation) -> Operand:
        """The operand as the operation takes it: one in N of a share, a mean of a count."""
        measure = self._known.measures[operand.measure]
        if operation is Operation.PER_DAY and measure.kind is Kind.SHARE:
            return replace(operand, measure=measure.numerator)
        return operand

    def _united(self, entities: Entities, slots: Slots, operand: Operand) -> Query | None:
        """The same as a percentage, or as a count."""
        measure = self._known.measures[operand.measure]
        if slots.count and not slots.share and measure.kind is Kind.SHARE:
            return Compute(Operation.VALUE, (replace(operand, measure=measure.numerator),))
        if slots.share and measure.kind is not Kind.SHARE:
            share = self._known.share_of(operand.measure)
            if share and self._known.has(share, operand.group, operand.place):
                return Compute(Operation.VALUE, (replace(operand, measure=share),))
            return Compute(Operation.SHARE, (operand,))
        return None

    # ---------------------------------------------------------------- other slots

    def _stepped(self, entities: Entities, slots: Slots, earlier: Before) -> Query | None:
        """The period or count before or after."""
        step = slots.step or (-1 if entities.has("before") and not entities.has("next") else 1)
        operand = earlier.operands[0] if step < 0 else earlier.operands[-1]
        steps = steps_of(replace(operand, span=None, upto=False), self._known.table)
        if not steps:
            return None
        target = self._place(operand, steps) + step
        if not 0 <= target < len(steps):
            return None
        other = steps[target]
        moved = replace(other, upto=operand.upto or other.upto)
        if operand.upto and moved.span:
            moved = replace(moved, span=Span(self._known.table.span.start, moved.span.end))
        return self._following(Compute(Operation.VALUE, (moved,)), operand)

    @staticmethod
    def _place(operand: Operand, steps: Sequence[Operand]) -> int:
        if operand.span is None:
            return len(steps) - 1
        for at, step in enumerate(steps):
            if step.span and step.span.end >= operand.span.end:
                return at
        return len(steps) - 1

    def _slotted(self, entities: Entities, slots: Slots, last: Operand) -> Operand | None:
        """The last operand with what the reply names in the place of what it had."""
        group = slots.groups[0].id if slots.groups else "" if slots.places else last.group
        place = slots.places[0].id if slots.places else "" if slots.groups else last.place
        whose = Whose(group, place)
        measure = self._operands.measure(slots, whose, last)
        if not measure and not (slots.groups or slots.places):
            whose = Whose()
            measure = self._operands.measure(slots, whose, last)
        if not measure:
            return replace(last, group=group, place=place) if slots.groups or slots.places else None
        if not self._known.has(measure, whose.group, whose.place) and not (slots.groups or slots.places):
            whose = Whose() if self._known.has(measure) else whose
        when = slots.whens[-1] if slots.whens else None
        manners = manners_of(entities)
        if when is not None and not when.upto and last.upto and not manners.alone:
            when = replace(when, upto=when.kind.value in ("day", "month"))
        return self._operands.build(measure, whose, when, manners, last)

    def _asked_of(self, entities: Entities, slots: Slots, earlier: Before, current: Operand) -> Query:
        operation = operation_of(entities, slots, is_pair=True)
        last = earlier.operands[-1]
        was = earlier.query.operation if isinstance(earlier.query, Compute) else Operation.VALUE
        if len(slots.whens) > 1 or len(slots.places) > 1 or len(slots.groups) > 1:
            if frame := self._framer.read(entities, slots, last).query:
                return frame
        if operation in COMPARING:
            pair = (last, replace(current, upto=current.upto or last.upto))
            return Compute(operation, pair if pair[0] != pair[1] else (current,))
        if operation is Operation.SUM:
            return Compute(operation, (last, current))
        if operation is Operation.VALUE and was in _KEPT and not slots.names:
            operation = was
        if operation is Operation.VALUE and slots.share and current.measure == last.measure:
            if query := self._united(entities, slots, current):
                return query
        return self._following(Compute(operation, (current,)), last)

    @staticmethod
    def _following(query: Compute, last: Operand) -> Compute:
        """The question with what was asked about before, where both fit into a button."""
        if query.operands[0] == last:
            return query
        both = replace(query, operands=(*query.operands, last), follows=True)
        try:
            encode(both)
        except TooLongError:
            return query
        return both


def _of(query: Query) -> Query:
    return query.of if isinstance(query, HowSure) and query.of else query
