"""A remark on an answer that names nothing new: another operation, another unit, a step on or back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answers.codec import TooLongError, encode
from bot.answers.queries import By, Compute, HowSure, Parts, Query, Ranking, Series
from bot.data.measures import Kind
from bot.data.spans import Span
from bot.figures.figure import Operation
from bot.figures.operand import Operand
from bot.figures.timeline import steps_of
from bot.understanding.entities import Entities
from bot.understanding.known import Known
from bot.understanding.operations import COMPARING, operation_of
from bot.understanding.slots import Slots

KEPT = (Operation.ONE_IN, Operation.COMPLEMENT, Operation.PER_DAY)
"""Operations that a reply with another period or place goes on asking for."""
_TWO = 2


@dataclass(frozen=True)
class Before:
    """What the answer was about that a text replies to.

    Args:
        query: its question.
        operands: what that was about, in order; none where it wanted no figures.
        aside: what the question before it was about, where it went on from one.
    """

    query: Query
    operands: tuple[Operand, ...]
    aside: Operand | None = None

    @property
    def pair(self) -> tuple[Operand, ...]:
        """The two figures that were spoken of, in their order; nothing where there weren't two."""
        if len(self.operands) == _TWO:
            return self.operands
        return (self.aside, self.operands[-1]) if self.aside and self.operands else ()

    @property
    def operation(self) -> Operation:
        """What was computed."""
        return self.query.operation if isinstance(self.query, Compute) else Operation.VALUE


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


def following(query: Compute, last: Operand) -> Compute:
    """A question with what was asked about before, where both fit into a button."""
    if query.operands[0] == last:
        return query
    both = replace(query, operands=(*query.operands, last), follows=True)
    try:
        encode(both)
    except TooLongError:
        return query
    return both


class Remarks:
    """Reads remarks.

    Args:
        known: what there is.
    """

    def __init__(self, known: Known) -> None:
        self._known = known

    def read(self, entities: Entities, slots: Slots, earlier: Before) -> Query | None:
        """What a remark asks; None where it asks nothing of the figures before."""
        last, pair = earlier.operands[-1], earlier.pair
        if slots.numbers and not (slots.share or slots.count) and isinstance(earlier.query, Compute):
            return earlier.query  # a number is set against the answer
        operation = operation_of(entities, slots, is_pair=bool(pair))
        if (slots.step or entities.has("before", "next")) and operation not in COMPARING:
            return self._stepped(entities, slots, earlier)
        wants_unit = slots.share or slots.count
        if wants_unit and operation is Operation.VALUE and entities.has("negation"):
            return self._rest(slots, last)
        if entities.has("accepted") and (rest := self._of_a_sum(last)):
            return rest
        is_unit = slots.share and operation in (Operation.VALUE, Operation.CHANGE)
        of_pair = bool(pair) and is_unit and not entities.has("rose", "fell")
        if of_pair and (part := self.part_of(last, earlier.aside)):
            return part
        if pair and (query := self._of_both(entities, slots, operation, earlier)):
            return query
        if operation in KEPT:
            return Compute(operation, (self._in_unit(last, operation),))
        if operation in COMPARING:
            return Compute(operation, (last,))
        return self.united(slots, last) if wants_unit else None

    # ---------------------------------------------------------------- two figures

    def _of_both(
        self, entities: Entities, slots: Slots, operation: Operation, earlier: Before
    ) -> Query | None:
        first, second = earlier.pair
        if operation in (*COMPARING, Operation.SUM):
            turned = operation is Operation.RATIO and not entities.has("rose", "fell")
            return Compute(operation, (second, first) if turned else (first, second))
        if earlier.operation in COMPARING and slots.share:
            points = entities.has("points")
            return Compute(Operation.DIFFERENCE if points else Operation.CHANGE, earlier.operands)
        return None

    def part_of(self, part: Operand, whole: Operand | None) -> Query | None:
        """The share of one in the other, where both were spoken of: of a measure or a group in all."""
        if whole is None or part == whole:
            return None
        if part.measure != whole.measure:
            return self._share_of(part, whole) or self._share_of(whole, part)
        is_all = not (whole.group or whole.place) and bool(part.group or part.place)
        return Compute(Operation.SHARE, (part, whole)) if is_all and part.span == whole.span else None

    def _share_of(self, part: Operand, whole: Operand) -> Query | None:
        """The share of one measure in another that it is part of."""
        share = self._known.share_of(part.measure, whole.measure)
        if share and replace(part, measure=whole.measure) == whole:
            return Compute(Operation.VALUE, (replace(part, measure=share),))
        is_inside = whole.measure in self._known.wholes(part.measure)
        return Compute(Operation.SHARE, (part, whole)) if is_inside else None

    # ---------------------------------------------------------------- one figure

    def _rest(self, slots: Slots, last: Operand) -> Query:
        """The rest of a count, or of a share."""
        measure = self._known.measures[last.measure]
        count = measure.numerator if measure.kind is Kind.SHARE and not slots.share else ""
        return Compute(Operation.COMPLEMENT, (replace(last, measure=count or last.measure),))

    def _of_a_sum(self, last: Operand) -> Query | None:
        """What else a sum is made of: those who accepted, after those who declined."""
        for whole, measure in self._known.measures.items():
            if last.measure in measure.sum_of and len(measure.sum_of) == _TWO:
                return Compute(Operation.COMPLEMENT, (last, replace(last, measure=whole)))
        return None

    def _in_unit(self, operand: Operand, operation: Operation) -> Operand:
        """The operand as the operation takes it: one in N of a share, a mean of a count."""
        measure = self._known.measures[operand.measure]
        if operation is Operation.PER_DAY and measure.kind is Kind.SHARE:
            return replace(operand, measure=measure.numerator)
        return operand

    def united(self, slots: Slots, operand: Operand) -> Query | None:
        """The same as a percentage, or as a count; None where it is that already."""
        measure = self._known.measures[operand.measure]
        if slots.count and not slots.share and measure.kind is Kind.SHARE:
            return Compute(Operation.VALUE, (replace(operand, measure=measure.numerator),))
        if slots.share and measure.kind is not Kind.SHARE:
            share = self._known.share_of(operand.measure)
            if share and self._known.has(share, operand.group, operand.place):
                return Compute(Operation.VALUE, (replace(operand, measure=share),))
            return Compute(Operation.SHARE, (operand,))
        return None

    # ---------------------------------------------------------------- other figures of the same kind

    def _stepped(self, entities: Entities, slots: Slots, earlier: Before) -> Query | None:
        """The period or count before or after."""
        step = slots.step or (-1 if entities.has("before") and not entities.has("next") else 1)
        operand = earlier.operands[0] if step < 0 else earlier.operands[-1]
        steps = steps_of(replace(operand, span=None, upto=False), self._known.table)
        target = _place(operand, steps) + step
        if not 0 <= target < len(steps):
            return None
        moved = steps[target]
        if operand.upto and moved.span:
            start = min(self._known.table.span.start, moved.span.start)
            moved = replace(moved, span=Span(start, moved.span.end), upto=True)
        return following(Compute(Operation.VALUE, (moved,)), operand)

    def over_all(self, entities: Entities, slots: Slots, earlier: Before) -> Query | None:
        """The highest or lowest of what was shown, or the trend of what was one of many."""
        operand = earlier.operands[-1]
        if entities.has("highest", "lowest", "biggest_step") and not slots.names and not slots.whens:
            steps = isinstance(earlier.query, Series) and earlier.query.steps
            lowest = entities.has("lowest") and not entities.has("highest")
            by = earlier.query.by if isinstance(earlier.query, Ranking) else self._by(operand)
            whole = replace(operand, span=None, upto=False)
            whole = whole if by is By.PERIOD else replace(whole, group="", place="")
            return Ranking(whole, by, highest=not lowest, steps=steps or entities.has("biggest_step"))
        if entities.has("trend", "order") and slots.is_empty and not entities.has("sum"):
            return Series(replace(operand, span=None, upto=False))
        return None

    def _by(self, operand: Operand) -> By:
        if operand.place:
            return By.PLACE
        return By.GROUP if operand.group and not self._known.has(operand.measure) else By.PERIOD

    def other(self, earlier: Before) -> Query | None:
        """Of two places or groups that are known, the other one."""
        operand = earlier.operands[-1]
        there = [pair for pair in self._known.table.known_for(operand.measure) if pair != ("", "")]
        others = [pair for pair in there if pair != (operand.group, operand.place)]
        if len(there) != _TWO or len(others) != 1:
            return None
        group, place = others[0]
        return following(Compute(Operation.VALUE, (replace(operand, group=group, place=place),)), operand)


def _place(operand: Operand, steps: Sequence[Operand]) -> int:
    """The position of the period or count that an operand is of; the last where it has no days."""
    span = operand.span
    if span is None:
        return len(steps) - 1
    ends = (at for at, step in enumerate(steps) if step.span and step.span.end >= span.end)
    return next(ends, len(steps) - 1)
