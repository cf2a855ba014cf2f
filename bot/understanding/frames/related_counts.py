"""Counts that belong together: what a share is of, what remained of all, the yes and the no, look-alikes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.answers.queries import Compute
from bot.data.measures import Kind
from bot.data.spans import Span
from bot.figures.figure import COMPARING, Operation
from bot.figures.found import Found
from bot.figures.lookup import find
from bot.figures.operand import Operand
from bot.periods.reading import Kind as As
from bot.understanding.frames.context import Context
from bot.understanding.frames.likely_measures import Wanted, measure_of
from bot.understanding.frames.operands import Operands
from bot.understanding.slots.known import Known

_TWO = 2


class RelatedCounts:
    """Reads what is asked of them.

    Args:
        known: what there is.
        operands: builds operands.
    """

    def __init__(self, known: Known, operands: Operands) -> None:
        self._known = known
        self._operands = operands

    def read(self, context: Context, operation: Operation) -> Compute | None:
        """What is to be computed of them; None where the sentence asks for none.

        Args:
            context: what the question is made from.
            operation: what its words ask for.
        """
        return (
            self._denominator(context)
            or self._left_over(context)
            or self._accepted(context, operation)
            or self._twins(context, operation)
        )

    def _denominator(self, context: Context) -> Compute | None:
        """What a share is of that is named by its value, or both its counts: "denominator of the 7.5%"."""
        has = context.entities.has
        names_one = len(context.slots.numbers) == 1 and has("out_of_many") and not context.slots.names
        for number in context.slots.numbers if has("denominator", "both_terms") or names_one else ():
            for operand in number.operands:
                if whole := self._known.measures[operand.measure].denominator:
                    told = operand if has("both_terms") else replace(operand, measure=whole)
                    return Compute(Operation.VALUE, (told,))
        return None

    def _left_over(self, context: Context) -> Compute | None:
        """What remained of all there was: "how many remained to be reviewed after May 29?"."""
        slots, measures = context.slots, self._known.measures
        quoted = [operand.measure for number in slots.quoted for operand in number.operands]
        names = slots.names or tuple(dict.fromkeys(quoted))  # "of the 411,000, how many were left?"
        is_left = context.entities.has("left_over") or (bool(quoted) and bool(slots.negated))
        if not is_left or len(names) != 1:
            return None
        part, name = self._known.denominator, names[0]
        whole = next(iter(measures[part].at_most), "")
        if name not in (part, whole) or not whole or measures[whole].kind is not Kind.STOCK:
            return None
        of_part = Operand(part, upto=True)
        for when in slots.whens[:1]:
            day = when.span.start - timedelta(1) if when.kind is As.SINCE else when.span.end
            of_part = replace(of_part, span=Span(min(self._known.table.span.start, day), day))
        return Compute(Operation.COMPLEMENT, (of_part, Operand(whole)))

    def _accepted(self, context: Context, operation: Operation) -> Compute | None:
        """The yes against the no, where a count is made of both: "how many more accepted than declined?"."""
        if operation not in COMPARING or not context.entities.has("accepted"):
            return None
        pairs = [each.sum_of for each in self._known.measures.values() if len(each.sum_of) == _TWO]
        named = ((name, pair) for name in context.slots.names for pair in pairs if name in pair)
        for no, (first, second) in named:
            when = next(iter(context.slots.whens), None)
            declined = self._operands.build(no, context.whose, when, context.manners)
            found = find(declined, self._known.table)
            if isinstance(found, Found):  # both as of the day of the one that is named
                declined = replace(declined, span=found.span, upto=True)
            return Compute(
                operation, (declined, replace(declined, measure=first if no == second else second))
            )
        return None

    def _twins(self, context: Context, operation: Operation) -> Compute | None:
        """Two counts that are never set off, beside each other: "the gap between ICE's and TRAC's?"."""
        slots, whose = context.slots, context.whose
        own = [tag for tag in slots.measures if tag.id not in slots.generic]
        beside = {tag.first for tag in own} | {tag.last for tag in own}  # "TRAC closures" are one thing
        joined = {tag.id for tag in slots.measures if tag not in own and {tag.first, tag.last} & beside}
        names = [name for name in slots.names if name not in joined]
        if len(names) == 1:  # "the difference between ICE's count and TRAC's"
            words = [word.text for word in context.entities.words]
            names += filter(None, [self._known.counted_by_other(names[0], words)])
        is_compared = operation in COMPARING or context.entities.has("compare", "sum")
        is_figure = slots.count or slots.whens or slots.places or context.entities.has("sum")
        is_of_two = len(names) == _TWO and names[1] in self._known.measures[names[0]].not_to_mix
        is_simple = max(len(slots.whens), len(slots.places)) <= 1 and not slots.groups
        if not (is_compared and is_figure and is_of_two and is_simple):
            return None
        manners = replace(context.manners, alone=False, compared=True)
        meant = [
            measure_of(Wanted((name,), count=True, group=whose.group, place=whose.place), self._known)
            for name in names
        ]
        when = next(iter(slots.whens), None)
        both = tuple(self._operands.build(measure, whose, when, manners) for measure in meant)
        are_known = all(isinstance(find(each, self._known.table), Found) for each in both)
        return Compute(Operation.VALUE, both) if are_known and meant[0] != meant[1] else None
