"""What is asked of figures that are named by their values: "13,190 minus 3,354", "how many in the 6.2?"."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.queries import Compute
from bot.data.measures import Kind
from bot.figures.figure import COMPARING, Operation
from bot.figures.found import Found
from bot.figures.lookup import find
from bot.figures.operand import Operand
from bot.periods.reading import Kind as As
from bot.understanding.frames.context import Context
from bot.understanding.frames.operands import Operands
from bot.understanding.frames.operations import paired
from bot.understanding.slots.known import Known
from bot.understanding.slots.slots import Quoted, Slots, When
from bot.understanding.tagging.entities import Entities

_TWO = 2
_NEAR = 3
"""Words between two numbers, of which one is taken from the other: "54,083 less those 3,354"."""


class OfValues:
    """Reads what is asked of them.

    Args:
        known: what there is.
        operands: builds operands.
    """

    def __init__(self, known: Known, operands: Operands) -> None:
        self._known = known
        self._operands = operands

    def read(self, context: Context, operation: Operation) -> Compute | None:
        """What is to be computed of the figures that are named; None where there are none, or it is unclear.

        Args:
            context: what the question is made from.
            operation: what its words ask for.
        """
        slots, entities = context.slots, context.entities
        best = [best_of(number, slots) for number in slots.quoted]
        both_ends = entities.has("at_first") and entities.has("at_last") and not slots.whens
        if not best or both_ends:  # "did it start at 7.97% and end at 3.41%?" is asked of the periods
            return None
        are_rates = {one.measure for one in best} == {self._known.main}
        is_of_two = len(best) >= _TWO and (are_rates or not slots.whens)
        if is_of_two and (query := self._of_two(context, best, operation)):
            return query
        if operation is Operation.COMPLEMENT and slots.negated and best[0].measure not in slots.negated:
            return None  # "of the 165,471, how many were not eligible?"
        if not slots.whens and (of_days := self._of_its_days(best[0], slots)):
            best[0] = of_days
        is_alone = slots.is_empty and context.base is None
        # "16,544 were closed, or were those eligible?": both are told
        alike = self._known.measures[best[0].measure].not_to_mix
        is_doubted = entities.has("claim") and len(slots.names) == _TWO and set(slots.names) & set(alike)
        names = () if slots.approved else slots.names  # "so 3.41% were approved?" names no measure
        is_named = not names or (best[0].measure in names and not is_doubted)
        is_share = self._known.measures[best[0].measure].kind is Kind.SHARE
        if is_alone or (is_named and (is_share or not slots.share) and self._fits(best[0], slots)):
            return Compute(Operation.VALUE if operation in COMPARING else operation, (best[0],))
        return self._of_other_days(context) if operation is Operation.VALUE else None

    def _of_other_days(self, context: Context) -> Compute | None:
        """The figure of the days that were named, of the measure whose number was: "298,173 in June?"."""
        slots = context.slots
        is_told = slots.measures or slots.share or slots.groups or slots.places
        if is_told or not (len(slots.quoted) == len(slots.whens) == 1):
            return None
        (number,), (when,) = slots.quoted, slots.whens
        meant = (each.measure for each in number.operands if self._known.measures[each.measure].words)
        measure = next(meant, "")
        if not measure or not context.entities.has("claim", "link"):
            return None
        return Compute(
            Operation.VALUE, (self._operands.build(measure, context.whose, when, context.manners),)
        )

    def _of_two(self, context: Context, best: list[Operand], operation: Operation) -> Compute | None:
        """What two figures are to each other."""
        slots, entities = context.slots, context.entities
        if best[0] == best[1]:
            return None  # "4,403 or 4,363, which is it?"
        if entities.has("same_as"):  # "is 9,616 the same as 7,186?"
            return Compute(Operation.VALUE, tuple(best[:_TWO]))
        if entities.has("mean_of"):
            return Compute(Operation.VALUE, (Operand(best[0].measure, upto=True),))
        share = self._known.share_of(best[0].measure, best[1].measure)
        is_taken = entities.has("exclude", "minus") or _is_less(slots.quoted, entities)
        if share and not is_taken and replace(best[0], measure=best[1].measure) == best[1]:
            return Compute(Operation.VALUE, (replace(best[0], measure=share),))
        pair = self._part_and_whole(slots.quoted)
        if pair and not is_taken and (slots.share or entities.has("share_of", "out_of_many")):
            return Compute(Operation.SHARE, pair)
        if pair and is_taken and pair[0].measure != pair[1].measure:
            return Compute(Operation.COMPLEMENT, pair)
        if operation is Operation.SUM or entities.has("sum"):
            return Compute(Operation.SUM, tuple(best))
        if is_taken:  # "13,190 minus 3,354"
            return Compute(Operation.DIFFERENCE, (best[1], best[0]))
        if operation in COMPARING or entities.has("from_to"):
            compared = operation if operation in COMPARING else Operation.DIFFERENCE
            return Compute(compared, paired(entities, best[:_TWO], in_time=True))
        return None

    def _part_and_whole(self, numbers: tuple[Quoted, ...]) -> tuple[Operand, Operand] | None:
        """The smaller of two counts and the larger one, where what is printed so is a part of it."""
        small, large = sorted(numbers[:_TWO], key=lambda number: number.quantity.value)
        pairs = [
            (part, whole)
            for part in small.operands
            for whole in large.operands
            if self._known.is_share(part, whole)
        ]
        return max(pairs, key=lambda pair: pair[0].span == pair[1].span, default=None)

    def _of_its_days(self, quoted: Operand, slots: Slots) -> Operand | None:
        """A count of the days of a share that is named by its value: "how many in the 6.2 one?"."""
        share = self._known.measures[quoted.measure]
        counts = [name for name in slots.names if name in share.made_of]
        return replace(quoted, measure=counts[0]) if counts and slots.count else None

    def _fits(self, operand: Operand, slots: Slots) -> bool:
        """Whether a figure is of the group, place and days that were named."""
        groups = {tag.id for tag in slots.groups} or {""}
        places = {tag.id for tag in slots.places} or {""}
        in_days = all(self._is_of_days(operand, when) for when in slots.whens)
        return groups == {operand.group} and places == {operand.place} and in_days

    def _is_of_days(self, operand: Operand, when: When) -> bool:
        """Whether a figure is that of some days: 13,190 isn't "by April 16", nor a total a period's alone."""
        if operand.span is None or not operand.span.overlaps(when.span):
            return False
        if operand.span == when.span:
            return True
        if operand.upto and when.kind is As.PERIOD:
            return False
        own = find(operand, self._known.table)
        of_days = find(replace(operand, span=when.span, upto=operand.upto or when.upto), self._known.table)
        if not (isinstance(own, Found) and isinstance(of_days, Found)):
            return False
        return any(own.figure.value == other.value for other in of_days.figures)


def whole_of_value(context: Context) -> Operand | None:
    """A whole that is named by its value: "of the 165,471, how many were not eligible?"."""
    entities, slots = context.entities, context.slots
    if slots.whens or not slots.names:
        return None
    ends = [tag.last for tag in entities.cue("of")]
    for number in slots.numbers:
        # There is no word in "<@123>".
        first = entities.place_at(number.start)
        if number.operands and any(first - 1 <= end <= first for end in ends):
            return best_of(number, slots)
    return None


def best_of(number: Quoted, slots: Slots) -> Operand:
    """Of the figures that are printed so, the one that fits what else was named."""
    groups, places = {tag.id for tag in slots.groups}, {tag.id for tag in slots.places}

    def fit(operand: Operand) -> int:
        in_days = any(operand.span is not None and when.span.end == operand.span.end for when in slots.whens)
        named = operand.measure in slots.names
        return 2 * named + (operand.group in groups) + (operand.place in places) + in_days

    return max(number.operands, key=fit)


def _is_less(numbers: tuple[Quoted, ...], entities: Entities) -> bool:
    """Whether the second number is taken from the first: "54,083 less those 3,354"."""
    first, second = numbers[:_TWO]
    between = entities.text(first.end, second.start).split()
    return len(between) <= _NEAR and any(
        first.end <= tag.start and tag.end <= second.start for tag in entities.cue("down")
    )
