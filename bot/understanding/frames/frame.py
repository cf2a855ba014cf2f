"""What is to be computed of what, read by grammar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answers.queries import Compute
from bot.answers.statements import Claim
from bot.data.measures import Kind
from bot.figures.figure import COMPARING, MEANS, Operation
from bot.figures.found import Found
from bot.figures.lookup import are_one_figure, find
from bot.figures.operand import Operand
from bot.understanding.frames.axes import OF_ONE, Axes
from bot.understanding.frames.context import Context
from bot.understanding.frames.of_values import OfValues, whole_of_value
from bot.understanding.frames.operands import Operands
from bot.understanding.frames.operations import operation_of, paired
from bot.understanding.frames.related_counts import RelatedCounts
from bot.understanding.frames.shares import Shares
from bot.understanding.slots.claims import claim_of
from bot.understanding.slots.known import Known
from bot.understanding.slots.slots import Slots
from bot.understanding.tagging.meant import PARTS
from bot.understanding.tagging.tags import TagKind

_TWO = 2
_FAR_OFF = 2.0
"""By what factor a number may miss a figure that is still taken to be stated of it."""


@dataclass(frozen=True)
class Frame:
    """What a sentence asks to be computed.

    Args:
        query: the question.
        claim: what the sentence states about the answer.
        mistaken_for: a measure that the words spoke of where another is meant.
    """

    query: Compute
    claim: Claim | None = None
    mistaken_for: str = ""


class Framer:
    """Reads frames.

    Args:
        known: what there is.
    """

    def __init__(self, known: Known) -> None:
        operands = Operands(known)
        self._known = known
        self._related = RelatedCounts(known, operands)
        self._axes = Axes(known, operands)
        self._shares = Shares(known, operands)
        self._values = OfValues(known, operands)

    def read(self, context: Context, kept: Operation = Operation.VALUE) -> Frame | None:
        """What is to be computed; None where it can't be told of what.

        Args:
            context: what the question is made from.
            kept: the operation where the words ask for none: that of the answer that is replied to.
        """
        query = self._shares.read(context) or self._computed(context, kept)
        if query is None:
            return None
        claim = claim_of(context.entities, context.slots, query)
        quoted = context.slots.quoted
        is_subtraction = len(quoted) >= _TWO and context.entities.has("exclude", "minus")
        is_value = claim is not None and claim.value is not None
        if claim and (is_subtraction or (is_value and not self._is_stated(context, claim, query))):
            claim = None
        return Frame(query, claim, self._mistaken(context.slots, query))

    def _is_stated(self, context: Context, claim: Claim, query: Compute) -> bool:
        """Whether a number that was named is meant to be the answer's: it is asked about, or near it."""
        if context.entities.has("claim") or query.operation is not Operation.VALUE:
            return True
        slots, has = context.slots, context.entities.has
        is_figure = slots.quotes_figures
        own = {operand.measure for number in slots.quoted for operand in number.operands}
        if is_figure and slots.names and own.isdisjoint(slots.names) and not has("wh"):
            return True  # "did ICE close 20,648 cases?", which were found eligible
        if claim.limit or not (is_figure or has("wh")):
            return True
        found = find(query.operands[0], self._known.table)
        if not isinstance(found, Found) or not claim.value:
            return False
        low, high = sorted((claim.value, found.figure.value))
        return low > 0 and high / low < _FAR_OFF

    def _computed(self, context: Context, kept: Operation) -> Compute | None:
        entities, slots = context.entities, context.slots
        operation = operation_of(entities, slots)
        operation = kept if operation is Operation.VALUE else operation
        context = replace(context, manners=replace(context.manners, compared=operation in COMPARING))
        if related := self._related.read(context, operation):
            return related
        if query := self._values.read(context, operation):
            return query
        if context.base is None and operation is Operation.VALUE and _is_vague(context):
            return None
        context = replace(context, base=context.base or whole_of_value(context))
        operands = self._axes.read(context, operation)
        if not operands:
            return None
        is_plain = operation in (Operation.VALUE, Operation.SUM)
        if is_plain and self._known.is_stock_between(operands, context.slots):
            operation = Operation.DIFFERENCE  # what came to a backlog "between September and June"
            operands = self._axes.read(context, operation) or operands
        if whole := self._axes.rest_of(operands, slots):
            return Compute(Operation.COMPLEMENT, (*operands, whole))
        if rest := self._subtracted(context, operands):
            return rest
        are_two = len(operands) == _TWO
        are_two &= operands[0].measure == operands[-1].measure or entities.has("everywhere")
        if operation is Operation.VALUE and are_two and entities.has("minus"):  # "the third minus the second"
            return Compute(Operation.DIFFERENCE, (operands[1], operands[0]))
        if operation is Operation.VALUE and self._is_of_the_rest(context, operands):
            return Compute(Operation.COMPLEMENT, tuple(operands))
        if operation is Operation.COMPLEMENT and (whole := self._named_whole(operands[0], slots)):
            return Compute(Operation.COMPLEMENT, (operands[0], whole))
        is_of_count = operation is Operation.COMPLEMENT and slots.count and not slots.share
        counted = self._known.measures[operands[0].measure].numerator
        if is_of_count and counted:  # "how many people accepted?"
            return Compute(operation, (replace(operands[0], measure=counted),))
        if operation in COMPARING:
            if len(operands) == _TWO and are_one_figure(operands[0], operands[1], self._known.table):
                return Compute(Operation.VALUE, (operands[0],))  # its days were only named twice
            return _compared(context, operation, self._since_first(context, operands) or operands)
        together = context.manners.total or entities.has("sum")
        if operation is Operation.VALUE and together and self._add_up(operands, slots):
            operation = Operation.SUM
        if operation is Operation.SUM and len(operands) == 1:
            operation = Operation.VALUE
        is_of_one = operation in OF_ONE and not (operation is Operation.ONE_IN and together)
        is_of_one = is_of_one and not (operation in MEANS and len(slots.whens) > 1)
        if operation in MEANS and len(operands) == _TWO:
            return Compute(operation, paired(entities, operands))
        return Compute(operation, tuple(operands[:1] if is_of_one else operands))

    def _is_of_the_rest(self, context: Context, operands: Sequence[Operand]) -> bool:
        """Whether of a share of two, yes and no, the other one is meant: "what share said yes?"."""
        if not context.entities.has("accepted", "affirmed") or len(operands) != 1:
            return False
        share = self._known.measures[operands[0].measure]
        whole = self._known.measures.get(share.denominator)
        is_one_of_two = whole is not None and len(whole.sum_of) == _TWO and share.numerator in whole.sum_of
        return is_one_of_two and share.numerator not in context.slots.names

    def _subtracted(self, context: Context, operands: Sequence[Operand]) -> Compute | None:
        """What is left of the first that is named without the second: "reviewed minus eligible"."""
        names = context.slots.names
        if len(names) != _TWO or not context.entities.has("minus"):
            return None
        if self._known.share_of(names[1], names[0]):
            return Compute(Operation.COMPLEMENT, (replace(operands[0], measure=names[1]),))
        whole, part = operands[0], operands[-1]
        are_alike = (whole.group, whole.place) == (part.group, part.place)
        if not are_alike or whole.measure not in self._known.wholes(part.measure):
            return None
        return Compute(Operation.COMPLEMENT, (part, replace(whole, span=part.span, upto=True)))

    def _named_whole(self, part: Operand, slots: Slots) -> Operand | None:
        """What was named of which the rest is asked for: "eligible cases that weren't closed"."""
        usual = self._known.measures.get(self._known.share_of(part.measure))
        for name in slots.names:
            is_whole = name in self._known.wholes(part.measure) and name not in slots.negated
            is_other = usual is None or name != usual.denominator
            if is_whole and is_other and self._known.has(name, part.group, part.place):
                return replace(part, measure=name, upto=True)
        return None

    def _since_first(self, context: Context, operands: Sequence[Operand]) -> Sequence[Operand]:
        """What "additional" is said of: the first running total, and the one that is asked for."""
        (operand, *others) = operands
        first = self._known.table.periods[0]
        span = operand.span
        is_later = operand.upto and span is not None and span.end > first.end
        if others or not is_later or not context.entities.has("further"):
            return ()
        is_count = self._known.measures[operand.measure].kind is Kind.COUNT
        return (replace(operand, span=first), operand) if is_count else ()

    def _add_up(self, operands: Sequence[Operand], slots: Slots) -> bool:
        is_unnamed = not (slots.places or slots.groups) and bool(operands[0].place or operands[0].group)
        if is_unnamed:  # "the pilots together"
            return len(operands) > 1
        kinds = {self._known.measures[operand.measure].kind for operand in operands}
        return len(operands) > 1 and kinds == {Kind.COUNT}

    def _mistaken(self, slots: Slots, query: Compute) -> str:
        """A measure that the words took for that of the answer: a look-alike whose figure they state."""
        if slots.approved:
            return next(iter(self._known.measures[self._known.numerator].not_to_mix), "")
        asked = {operand.measure for operand in query.operands}
        for operand in (operand for number in slots.numbers for operand in number.operands):
            apart = self._known.measures[operand.measure].not_to_mix
            if operand.measure not in asked and asked.intersection(apart):
                return operand.measure
        return ""


def _compared(context: Context, operation: Operation, operands: Sequence[Operand]) -> Compute:
    """Two figures in their order; of more, each beside the others; of one, what the answer makes of it."""
    if len(operands) == _TWO:
        in_time = context.entities.has("from_to", "rose", "fell", "multiplied")
        if context.entities.has(*PARTS):
            in_time |= context.entities.has("at_first") or any(when.ends for when in context.slots.whens)
        return Compute(operation, paired(context.entities, operands, in_time=in_time))
    is_total = operands[0].upto and operands[0].span is not None
    return Compute(Operation.VALUE if is_total or len(operands) > _TWO else operation, tuple(operands))


def _is_vague(context: Context) -> bool:
    """Whether a number is wanted, and nothing says of what."""
    slots = context.slots
    named = slots.names or slots.groups or slots.places or slots.numbers
    quoted = slots.quotes_figures
    if (
        not slots.whens
        and slots.is_empty
        and not (slots.share or quoted or context.entities.of(TagKind.MEASURE))
    ):
        return not context.entities.has("length", "table", "total")
    return slots.count and not slots.share and not named and not context.entities.has("length", "table")
