"""What is to be computed of what: the operation and its operands, read by grammar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answers.queries import Claim, Compute
from bot.data.measures import Kind
from bot.data.spans import Span
from bot.figures.figure import Operation
from bot.figures.operand import Operand
from bot.periods.reading import Counts, Kind as As
from bot.understanding.entities import Entities
from bot.understanding.known import Known, Wanted
from bot.understanding.operands import Manners, Operands, Whose, distinct
from bot.understanding.sides import Sides, sides_of
from bot.understanding.slots import Quoted, Slots, When

COMPARING = (Operation.DIFFERENCE, Operation.CHANGE, Operation.RATIO)
"""Operations on two figures in an order."""
_TWO = 2
_TIMES = (("triple", 3), ("double", 2), ("half", 0.5))


@dataclass(frozen=True)
class Frame:
    """What a sentence asks to be computed.

    Args:
        query: the question; None where it can't be told of what.
        claim: what the sentence states about the answer.
        mistaken_for: a measure that the words spoke of where another is meant.
        used: the places in the text of what went into the query.
    """

    query: Compute | None
    claim: Claim | None = None
    mistaken_for: str = ""
    used: tuple[tuple[int, int], ...] = ()


class Framer:
    """Reads frames.

    Args:
        known: what there is.
    """

    def __init__(self, known: Known) -> None:
        self._known = known
        self._operands = Operands(known)

    def read(self, entities: Entities, slots: Slots, base: Operand | None = None) -> Frame:
        """What is to be computed.

        Args:
            entities: the sentence with its tags.
            slots: what it names.
            base: what the question before was about, for what isn't named.
        """
        manners = manners_of(entities)
        sides = None if slots.negated or slots.excluded else sides_of(entities, slots)
        query = self._share(sides, manners, base) if sides else None
        if query is None:
            query = self._computed(entities, slots, manners, base)
        claim = self._claim(entities, slots, query) if query else None
        return Frame(query, claim, self._mistaken(slots, query), _places(slots))

    # ---------------------------------------------------------------- shares of one thing in another

    def _share(self, sides: Sides, manners: Manners, base: Operand | None) -> Compute | None:
        whole = self._quoted_operand(sides.whole)
        part = self._quoted_operand(sides.part)
        part_slots, whole_slots = replace(sides.part, share=False, count=True), replace(
            sides.whole, share=False, count=True
        )
        if whole is None:
            whole = self._side(whole_slots, manners, part or base, sides.part)
        if part is None:
            part = self._side(part_slots, manners, whole or base, sides.whole)
        if part is None or whole is None:
            return None
        if sides.counted:
            return Compute(Operation.VALUE, (part,))
        same = replace(part, measure=whole.measure) == whole
        if share := self._known.share_of(part.measure, whole.measure):
            if same and self._known.has(share, part.group, part.place):
                return Compute(Operation.VALUE, (replace(part, measure=share),))
        return None if part == whole else Compute(Operation.SHARE, (part, whole))

    def _side(
        self, slots: Slots, manners: Manners, other: Operand | None, others: Slots
    ) -> Operand | None:
        """The operand of one side; what it leaves out is as on the other."""
        whose = Whose(
            slots.groups[0].id if slots.groups else "", slots.places[0].id if slots.places else ""
        )
        when = slots.whens[0] if slots.whens else others.whens[0] if others.whens else None
        names = slots.names or others.names
        if not names and other:
            names = (self._known.measures[other.measure].numerator or other.measure,)
        if not names:
            names = (self._known.denominator,)
        measure = self._count_of(names, whose, slots)
        if not measure:
            return None
        base = other if other and other.span and not when else None
        return self._operands.build(measure, whose, when, manners, base)

    def _count_of(self, names: Sequence[str], whose: Whose, slots: Slots) -> str:
        """The count that is meant by one of some names."""
        spans = tuple(when.span for when in slots.whens)
        return self._known.measure_of(Wanted(tuple(names), False, True, whose.group, whose.place, spans))

    def _quoted_operand(self, slots: Slots) -> Operand | None:
        """The figure that is named by its value, where only it is."""
        for number in slots.numbers:
            for operand in number.operands:
                fits = not slots.names or operand.measure in slots.names
                if fits and not slots.groups and not slots.places:
                    return operand
        return None

    # ---------------------------------------------------------------- everything else

    def _computed(
        self, entities: Entities, slots: Slots, manners: Manners, base: Operand | None
    ) -> Compute | None:
        numbers = [number for number in slots.numbers if number.operands]
        operation = operation_of(entities, slots)
        manners = replace(manners, compared=operation in COMPARING)
        measure = self._operands.measure(self._wanted_of(slots, operation), _whose(slots, base), base)
        whens = self._whens(slots, operation, measure)
        if operation in COMPARING and not whens and len(numbers) >= _TWO:
            return Compute(operation, self._pair(entities, [_best(number, slots) for number in numbers[:_TWO]]))
        if numbers and slots.is_empty and base is None:
            return Compute(operation, (_best(numbers[0], slots),))
        if entities.has("length") and not slots.names:
            slots = replace(slots, measures=(), share=False, count=True)
            return self._of_each(Operation.PER_DAY, self._known.denominator, slots, whens, manners, base)
        along = self._along(entities, slots, operation, whens, manners, base)
        if along is None:
            return None
        operands = along
        if operation in COMPARING and len(operands) == _TWO:
            in_time = any(when.ends for when in slots.whens) or entities.has("from_to", "rose", "fell")
            operands = self._pair(entities, operands, in_time=in_time)
        if operation is Operation.SUM and len(operands) == 1:
            operation = Operation.VALUE
        if operation is Operation.VALUE and len(operands) > 1 and entities.has("sum", "total") and manners.total:
            operation = Operation.SUM if entities.has("sum") else Operation.VALUE
        if operation in (Operation.ONE_IN, Operation.COMPLEMENT) and len(operands) > 1:
            operands = operands[:1]
        if operation is Operation.PER_DAY and len(operands) > 1:
            operands = operands[:1]
        return Compute(operation, tuple(operands))

    def _parts(self, when: When, measure: str) -> bool:
        """Whether a range stands for its two ends, which are to be compared, and not for a period."""
        if not measure or self._operands.is_by_day(measure):
            return True
        is_of_days = all(end.days == 1 for end in when.ends or ())
        return not is_of_days and when.span not in self._known.table.periods

    def _whens(self, slots: Slots, operation: Operation, measure: str) -> tuple[When, ...]:
        whens = tuple(when for when in slots.whens if not when.relative)
        if operation in COMPARING and len(whens) == 1 and (ends := whens[0].ends) and self._parts(whens[0], measure):
            first, second = (replace(whens[0], span=end, kind=_kind_of(end), ends=None) for end in ends)
            return first, second
        if len(whens) > 1 and not (operation in COMPARING and len(whens) == _TWO):
            kept = distinct(whens, self._known.table.periods)
            return kept if len(kept) >= (_TWO if operation in COMPARING else 1) else whens
        return whens

    def _of_each(
        self,
        operation: Operation,
        measure: str,
        slots: Slots,
        whens: Sequence[When],
        manners: Manners,
        base: Operand | None,
    ) -> Compute:
        whose = _whose(slots, base)
        found = [self._operands.build(measure, whose, when, manners, base) for when in whens or (None,)]
        return Compute(operation, tuple(found))

    def _along(  # noqa: PLR0913, PLR0917  all that a frame is made of
        self,
        entities: Entities,
        slots: Slots,
        operation: Operation,
        whens: Sequence[When],
        manners: Manners,
        base: Operand | None,
    ) -> list[Operand] | None:
        """The operands, along the days, places, groups or measures of which several were named."""
        del entities
        several = len(slots.places) + len(slots.groups) > 1
        who = [Whose(place=tag.id) for tag in slots.places] or [Whose(group=tag.id) for tag in slots.groups]
        if slots.places and slots.groups:
            who = [Whose(slots.groups[0].id, slots.places[0].id)]
        who = who or [_whose(slots, base)]
        who = [self._not_excluded(one, slots) for one in who]
        wanted = self._wanted_of(slots, operation)
        measure = self._operands.measure(wanted, who[0], base)
        if not measure:
            return None
        if several and len(who) > 1:
            when = whens[0] if whens else None
            return [self._build(measure, one, when, manners, base) for one in who]
        if len(whens) > 1 or (whens and whens[0].parts):
            parts = [
                replace(when, span=span, parts=()) for when in whens for span in (when.parts or (when.span,))
            ]
            return [self._build(measure, who[0], when, manners, base) for when in parts]
        when = whens[0] if whens else None
        measures = self._measures(slots, measure, operation, who[0])
        return [self._build(name, who[0], when, manners, base) for name in measures]

    def _build(
        self, measure: str, whose: Whose, when: When | None, manners: Manners, base: Operand | None
    ) -> Operand:
        return self._operands.build(measure, whose, when, manners, base)

    def _not_excluded(self, whose: Whose, slots: Slots) -> Whose:
        """The other group, where one of two is left out."""
        if whose.group not in slots.excluded or not whose.group:
            return whose
        groups = {group for group, _ in self._known.table.known_for(self._known.main)} - {""}
        others = groups - {whose.group}
        return replace(whose, group=others.pop()) if len(others) == 1 and whose.group in groups else whose

    @staticmethod
    def _wanted_of(slots: Slots, operation: Operation) -> Slots:
        """What kind of figure the operation is on."""
        if operation is Operation.ONE_IN:
            return replace(slots, share=True, count=False)
        if operation is Operation.PER_DAY:
            return replace(slots, share=False, count=True)
        if operation is Operation.CHANGE and slots.names:
            return replace(slots, share=False, count=True)
        return slots

    def _measures(self, slots: Slots, measure: str, operation: Operation, whose: Whose) -> list[str]:
        """Several measures, where several counts were named that aren't the two of one share."""
        share = self._known.measures[measure]
        names = [name for name in slots.names if self._known.has(name, whose.group, whose.place)]
        if share.kind is Kind.SHARE or len(names) < _TWO:
            return [measure]
        pair = self._known.share_of(names[0], names[1]) or self._known.share_of(names[1], names[0])
        if pair and operation is Operation.VALUE and self._known.has(pair, whose.group, whose.place):
            return [pair]
        if operation is Operation.COMPLEMENT:
            return [next((name for name in names if name in slots.negated), measure)]
        return names

    def _pair(
        self, entities: Entities, operands: Sequence[Operand], *, in_time: bool = False
    ) -> tuple[Operand, ...]:
        """Two operands in their order: the second is compared with the first."""
        first, second = operands
        turned = entities.has("than") or (entities.has("ratio") and not in_time)
        if turned:
            return second, first
        if first.span and second.span and first.measure == second.measure and first.place == second.place:
            return (first, second) if first.span.end <= second.span.end else (second, first)
        return first, second

    # ---------------------------------------------------------------- what is stated

    def _claim(self, entities: Entities, slots: Slots, query: Compute) -> Claim | None:
        direction = direction_of(entities)
        if query.operation is Operation.VALUE:
            direction = 0
        number = next((number for number in slots.numbers if not self._is_operand(number, query)), None)
        if number is None:
            if query.operation is Operation.RATIO and (times := _times(entities)):
                return Claim(times, percent=False, direction=direction)
            return Claim(direction=direction) if direction else None
        value = number.quantity.value
        percent = number.quantity.counts is Counts.PERCENT
        is_rate = percent or number.quantity.counts is Counts.POINTS or bool(number.quantity.decimals)
        return Claim(value / 100 if is_rate else value, percent=percent, direction=direction)

    @staticmethod
    def _is_operand(number: Quoted, query: Compute) -> bool:
        is_alone = any(operand in query.operands for operand in number.operands)
        return is_alone and query.operation is not Operation.VALUE

    def _mistaken(self, slots: Slots, query: Compute | None) -> str:
        """The measure whose figure was claimed to be that of a look-alike."""
        if query is None:
            return ""
        asked = {operand.measure for operand in query.operands}
        for number in slots.numbers:
            for operand in number.operands:
                apart = self._known.measures[operand.measure].not_to_mix
                if operand.measure not in asked and asked.intersection(apart):
                    return operand.measure
        return ""


def manners_of(entities: Entities) -> Manners:
    """How the words of a sentence bear on days."""
    return Manners(total=entities.has("already", "total"), alone=entities.has("alone"))


def operation_of(entities: Entities, slots: Slots) -> Operation:
    """The operation that the words ask for."""
    kinds = {number.quantity.counts for number in slots.numbers}
    if entities.has("one_in") or Counts.ONE_IN in kinds:
        return Operation.ONE_IN
    if entities.has("per_day", "length"):
        return Operation.PER_DAY
    several = len(slots.whens) + len(slots.numbers) > 1 or len(slots.places) > 1 or len(slots.groups) > 1
    ends = any(when.ends for when in slots.whens)
    open_ = not slots.whens
    if entities.has("change") or (
        Counts.PERCENT in kinds and direction_of(entities) and (several or open_ or ends) and not _is_rate(slots)
    ):
        return Operation.CHANGE
    if entities.has("ratio") or Counts.TIMES in kinds:
        return Operation.RATIO
    if entities.has("difference"):
        return Operation.DIFFERENCE
    if entities.has("sum") and several:
        return Operation.SUM
    if slots.negated:
        return Operation.COMPLEMENT
    if entities.has("compare") and several:
        return Operation.DIFFERENCE
    if entities.has("rose", "fell") and (several or ends or open_ or entities.has("before", "compare")):
        return Operation.DIFFERENCE
    if direction_of(entities) and (several or ends) and entities.has("than"):
        return Operation.DIFFERENCE
    return Operation.VALUE


def direction_of(entities: Entities) -> int:
    """-1 where the words speak of less, 1 of more, 0 of neither or both."""
    return int(entities.has("up", "rose")) - int(entities.has("down", "fell"))


def _is_rate(slots: Slots) -> bool:
    """Whether a percentage that was named is that of a figure."""
    return any(number.operands for number in slots.numbers if number.quantity.counts is Counts.PERCENT)


def _best(number: Quoted, slots: Slots) -> Operand:
    """Of the figures that are printed so, the one that fits what else was named."""
    groups = {tag.id for tag in slots.groups}
    places = {tag.id for tag in slots.places}
    spans = [when.span for when in slots.whens]

    def fit(operand: Operand) -> int:
        return (
            2 * (operand.measure in slots.names)
            + (operand.group in groups)
            + (operand.place in places)
            + any(operand.span is not None and span.end == operand.span.end for span in spans)
        )

    return max(number.operands, key=fit)


def _whose(slots: Slots, base: Operand | None) -> Whose:
    if slots.groups or slots.places:
        return Whose(
            slots.groups[0].id if slots.groups else "", slots.places[0].id if slots.places else ""
        )
    return Whose(base.group, base.place) if base else Whose()


def _kind_of(span: Span) -> As:
    return As.DAY if span.days == 1 else As.DAYS


def _times(entities: Entities) -> float | None:
    """The number of "double", "half"."""
    return next((times for cue, times in _TIMES if entities.has(cue)), None)


def _places(slots: Slots) -> tuple[tuple[int, int], ...]:
    found = [(when.start, when.end) for when in slots.whens]
    found += [(tag.start, tag.end) for tag in (*slots.measures, *slots.groups, *slots.places)]
    found += [(number.start, number.end) for number in slots.numbers]
    return tuple(sorted(found))

