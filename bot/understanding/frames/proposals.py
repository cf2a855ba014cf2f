"""What may be computed of what a sentence names, whatever its grammar: for weights to choose from."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import permutations

from bot.answers.queries import Compute
from bot.data.measures import Kind
from bot.figures.figure import COMPARING, MEANS, Operation
from bot.figures.operand import Operand
from bot.understanding.frames.context import Context, whose_of
from bot.understanding.frames.operands import Operands, Whose
from bot.understanding.frames.operations import paired
from bot.understanding.slots.known import Known
from bot.understanding.slots.slots import When

_TWO = 2
_OF_ONE = (Operation.ONE_IN, Operation.COMPLEMENT, *MEANS)
_OF_SEVERAL = (Operation.VALUE, Operation.SUM)


class Proposals:
    """Makes questions of all that was named.

    Args:
        known: what there is.
    """

    def __init__(self, known: Known) -> None:
        self._known = known
        self._operands = Operands(known)

    def all(
        self, context: Context, measures: Sequence[str], operations: Collection[Operation]
    ) -> Iterator[Compute]:
        """The questions with some operations on some measures.

        Args:
            context: the sentence, with what it names.
            measures: ids of those that may be meant.
            operations: those that may be asked for.
        """
        for measure in measures:
            for operands in self._rows(context, measure):
                yield from self._computed(context, operands, operations)
        if Operation.SHARE in operations:
            counts = [name for name in measures if self._known.measures[name].kind is not Kind.SHARE]
            for part, whole in self._sides(context, counts):
                if self._known.is_share(part, whole):
                    yield Compute(Operation.SHARE, (part, whole))

    def _rows(self, context: Context, measure: str) -> Iterator[Sequence[Operand]]:
        """The figures of a measure: one of each that was named, or all along people, places or days."""
        slots = context.slots
        whens: Sequence[When | None] = [*slots.whens] or [None]
        who = [Whose(place=tag.id) for tag in slots.places] or [Whose(group=tag.id) for tag in slots.groups]
        who = [one for one in who or [Whose()] if self._known.has(measure, one.group, one.place)]
        if not who:
            return
        ends = whens[0].ends if whens[0] and len(whens) == 1 else None
        if whens[0] and ends:
            apart = [replace(whens[0], span=span, ends=None) for span in ends]
            ended = replace(context, manners=replace(context.manners, compared=True))
            yield [self._build(ended, measure, who[0], when) for when in apart]
        if len(whens) > 1:
            yield [self._build(context, measure, who[0], when) for when in whens]
        if len(who) > 1:
            yield [self._build(context, measure, one, whens[0]) for one in who]
        yield [self._build(context, measure, who[0], whens[-1])]

    def _build(self, context: Context, measure: str, whose: Whose, when: When | None) -> Operand:
        return self._operands.build(measure, whose, when, context.manners)

    def _computed(
        self, context: Context, operands: Sequence[Operand], operations: Collection[Operation]
    ) -> Iterator[Compute]:
        for operation in operations:
            if operation in COMPARING and len(operands) == _TWO:
                yield Compute(operation, paired(context.entities, operands))
            elif operation in (_OF_ONE if len(operands) == 1 else _OF_SEVERAL) or (
                operation is Operation.VALUE
            ):
                yield Compute(operation, tuple(operands))

    def _sides(self, context: Context, measures: Sequence[str]) -> Iterator[tuple[Operand, Operand]]:
        """A part and what it may be a part of: of more people, of more days, or of another measure."""
        slots = context.slots
        whose = whose_of(slots)
        whens: Sequence[When | None] = [*slots.whens] or [None]
        for measure in measures:
            if not self._known.has(measure, whose.group, whose.place):
                continue
            days = [self._build(context, measure, whose, when) for when in whens]
            part = days[0]
            if whose != Whose() and (whole := self._known.whole_of(part)):
                yield part, whole
            yield part, replace(part, span=None, upto=True)
            yield from permutations(days, 2)
            for other in measures:
                if other != measure and self._known.has(other, whose.group, whose.place):
                    yield part, self._build(context, other, whose, whens[-1])
