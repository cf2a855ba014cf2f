"""What is to be computed of what: the operation and its operands, read by grammar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answers.queries import Claim, Compute
from bot.data.measures import Kind
from bot.data.spans import Span
from bot.figures.figure import Operation
from bot.figures.found import Found
from bot.figures.lookup import find
from bot.figures.operand import Operand
from bot.figures.sense import is_part
from bot.periods.reading import Counts, Kind as As
from bot.understanding.claims import claim_of, direction_of, is_stated
from bot.understanding.entities import Entities
from bot.understanding.known import Known, Wanted
from bot.understanding.operands import Manners, Operands, Whose, distinct
from bot.understanding.sides import Sides, sides_of
from bot.understanding.slots import Quoted, Slots, When

COMPARING = (Operation.DIFFERENCE, Operation.CHANGE, Operation.RATIO)
"""Operations on two figures in an order."""
_TWO = 2


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
        claim = claim_of(entities, slots, query) if query else None
        return Frame(query, claim, self._mistaken(slots, query), _places(slots))

    # ---------------------------------------------------------------- shares of one thing in another

    def _share(self, sides: Sides, manners: Manners, base: Operand | None) -> Compute | None:
        whole, part = self._quoted(sides.whole), self._quoted(sides.part)
        if whole is None:
            whole = self._side(sides.whole, manners, part or base, sides.part)
        if part is None:
            part = self._side(sides.part, manners, whole or base, sides.whole)
        if part is None or whole is None:
            return None
        if sides.of_how_many:
            return Compute(Operation.VALUE, (self._whole_of(part, whole, sides.whole),))
        if sides.counted:
            return Compute(Operation.VALUE, (part,))
        same = _latest(replace(part, measure=whole.measure)) == _latest(whole)
        share = self._known.share_of(part.measure, whole.measure)
        if same and share and self._known.has(share, part.group, part.place):
            return Compute(Operation.VALUE, (replace(part, measure=share),))
        declared = self._known.data.declarations
        if part == whole or not (
            part.measure == whole.measure or is_part(part.measure, whole.measure, declared)
        ):
            return None
        return Compute(Operation.SHARE, (part, whole))

    def _whole_of(self, part: Operand, whole: Operand, named: Slots) -> Operand:
        """Out of how many: what was named, or else what the part is a share of."""
        share = self._known.share_of(part.measure)
        if named.names or not share:
            return whole
        return replace(whole, measure=self._known.measures[share].denominator, span=part.span, upto=part.upto)

    def _side(self, slots: Slots, manners: Manners, other: Operand | None, others: Slots) -> Operand | None:
        """The operand of one side; what it leaves out is as on the other."""
        whose = self._whose(slots, None)
        only_days = bool(others.whens) and not (others.names or others.groups or others.places)
        theirs = others.whens[0] if others.whens and not only_days else None
        when = slots.whens[0] if slots.whens else theirs
        names = slots.names or others.names
        if not names and other:
            names = (self._known.measures[other.measure].numerator or other.measure,)
        spans = tuple(when.span for when in slots.whens)
        wanted = Wanted(
            tuple(names or (self._known.denominator,)), False, True, whose.group, whose.place, spans
        )
        measure = self._known.measure_of(wanted)
        base = other if other and other.span and not when else None
        return self._operands.build(measure, whose, when, manners, base) if measure else None

    def _quoted(self, slots: Slots) -> Operand | None:
        """The figure that is named by its value on one side, where it fits what else is named there."""
        groups, places = {tag.id for tag in slots.groups}, {tag.id for tag in slots.places}
        for number in slots.numbers:
            for operand in number.operands:
                fits = not slots.names or operand.measure in slots.names
                if fits and groups in (set(), {operand.group}) and places in (set(), {operand.place}):
                    return operand
        return None

    # ---------------------------------------------------------------- everything else

    def _computed(
        self, entities: Entities, slots: Slots, manners: Manners, base: Operand | None
    ) -> Compute | None:
        operation = operation_of(entities, slots)
        manners = replace(manners, compared=operation in COMPARING)
        if query := self._of_quoted(entities, slots, operation, base):
            return query
        if entities.has("length") and not slots.names:
            slots = replace(slots, share=False, count=True)
        who = self._who(slots, base)
        measure = self._operands.measure(self._wanted_of(entities, slots, operation), who[0], base)
        if entities.has("length") and not slots.names:
            measure = self._known.denominator
        if not measure or (base is None and operation is Operation.VALUE and _is_vague(entities, slots)):
            return None
        whens = self._whens(entities, slots, operation, measure)
        operands = self._along(slots, operation, measure, who, whens, manners, base)
        if len(operands) == 1 and (whole := self._rest_of(operands[0], slots)):
            return Compute(Operation.COMPLEMENT, (operands[0], whole))
        if operation in COMPARING:
            return self._compared(entities, slots, operation, operands)
        if operation is Operation.VALUE and len(operands) > 1 and manners.total and self._adds_up(operands):
            operation = Operation.SUM
        if operation is Operation.SUM and len(operands) == 1:
            operation = Operation.VALUE
        if operation in (Operation.ONE_IN, Operation.COMPLEMENT, Operation.PER_DAY):
            operands = operands[:1]
        return Compute(operation, tuple(operands))

    def _adds_up(self, operands: Sequence[Operand]) -> bool:
        return all(self._known.measures[operand.measure].kind is Kind.COUNT for operand in operands)

    def _compared(
        self, entities: Entities, slots: Slots, operation: Operation, operands: list[Operand]
    ) -> Compute:
        """Two figures in their order; of more, each beside the others."""
        if len(operands) > _TWO:
            return Compute(Operation.VALUE, tuple(operands))
        if len(operands) < _TWO:
            is_first = operands[0].upto and operands[0].span is not None
            return Compute(Operation.VALUE if is_first else operation, tuple(operands))
        in_time = entities.has("from_to", "rose", "fell")
        return Compute(operation, self._pair(entities, operands, in_time=in_time))

    def _of_quoted(
        self, entities: Entities, slots: Slots, operation: Operation, base: Operand | None
    ) -> Compute | None:
        """What is asked of figures that are named by their values."""
        numbers = [number for number in slots.numbers if number.operands]
        if not numbers:
            return None
        if len(numbers) >= _TWO and not slots.whens:
            best = [_best(number, slots) for number in numbers]
            if entities.has("mean_of"):
                return Compute(Operation.VALUE, (Operand(best[0].measure, upto=True),))
            share = self._known.share_of(best[0].measure, best[1].measure)
            if share and replace(best[0], measure=best[1].measure) == best[1]:
                return Compute(Operation.VALUE, (replace(best[0], measure=share),))
            if operation in COMPARING:
                return Compute(operation, self._pair(entities, best[:_TWO], in_time=True))
        best_one = _best(numbers[0], slots)
        only_figure = slots.is_empty and base is None
        if only_figure or (not slots.names and not slots.share and _fits(best_one, slots)):
            return Compute(Operation.VALUE if operation in COMPARING else operation, (best_one,))
        return None

    def _who(self, slots: Slots, base: Operand | None) -> list[Whose]:
        """The groups or places that it is about."""
        if slots.places and slots.groups:
            return [self._whose(slots, base)]
        groups = [tag.id for tag in slots.groups]
        if len(groups) == 1 and slots.both_groups and (other := self._other_group(groups[0])):
            groups.append(other)
        who = [Whose(place=tag.id) for tag in slots.places] or [Whose(group=group) for group in groups]
        return [self._not_excluded(one, slots) for one in who or [self._whose(slots, base)]]

    def _whose(self, slots: Slots, base: Operand | None) -> Whose:
        if slots.groups or slots.places:
            return Whose(
                slots.groups[0].id if slots.groups else "", slots.places[0].id if slots.places else ""
            )
        return Whose(base.group, base.place) if base else Whose()

    def _whens(
        self, entities: Entities, slots: Slots, operation: Operation, measure: str
    ) -> tuple[When, ...]:
        """The days, a range parted into its ends where these are compared."""
        whens = slots.whens
        if operation in COMPARING and all(when.relative for when in whens):
            whens = ()
        if operation in COMPARING and len(whens) == 1 and (ends := whens[0].ends):
            if self._stands_for_ends(whens[0], measure) and not entities.has("before"):
                first, second = (replace(whens[0], span=end, kind=_kind_of(end), ends=None) for end in ends)
                return first, second
            return whens
        if len(whens) > 1 and not (operation in COMPARING and len(whens) == _TWO):
            kept = distinct(whens, self._known.periods_of(measure))
            return kept if len(kept) >= (_TWO if operation in COMPARING else 1) else whens
        return whens

    def _stands_for_ends(self, when: When, measure: str) -> bool:
        """Whether a range stands for its two ends, which are to be compared, and not for a period."""
        if self._operands.is_by_day(measure) or when.span == self._known.table.span:
            return True
        is_of_days = all(end.days == 1 for end in when.ends or ())
        return not is_of_days and when.span not in self._known.table.periods

    def _along(  # noqa: PLR0913, PLR0917  all that operands are made of
        self,
        slots: Slots,
        operation: Operation,
        measure: str,
        who: Sequence[Whose],
        whens: Sequence[When],
        manners: Manners,
        base: Operand | None,
    ) -> list[Operand]:
        """The operands, along the days, places, groups or measures of which several were named."""
        when = whens[0] if whens else None
        if len(who) > 1:
            return [self._operands.build(measure, one, when, manners, base) for one in who]
        if len(whens) > 1 or (when and when.parts):
            parts = [
                replace(when, span=span, parts=()) for when in whens for span in (when.parts or (when.span,))
            ]
            return [self._operands.build(measure, who[0], part, manners, base) for part in parts]
        measures = self._measures(slots, measure, operation, who[0])
        found = [self._operands.build(name, who[0], when, manners, base) for name in measures]
        return found

    def _rest_of(self, operand: Operand, slots: Slots) -> Operand | None:
        """The whole that an excluded group or place is taken from, where it has no single counterpart."""
        if not {operand.group, operand.place} & (slots.excluded - {""}):
            return None
        whole = replace(operand, group="", place="")
        names = [operand.measure, *self._known.wholes(operand.measure)]
        return next((replace(whole, measure=name) for name in names if self._known.has(name)), None)

    def _not_excluded(self, whose: Whose, slots: Slots) -> Whose:
        """The other group, where one of two is left out."""
        if whose.group in slots.excluded and (other := self._other_group(whose.group)):
            return replace(whose, group=other)
        return whose

    def _other_group(self, group: str) -> str:
        """Of two groups that make up the main share, the other one; empty where there is none."""
        groups = {own for own, _ in self._known.table.known_for(self._known.main)} - {""}
        return (groups - {group}).pop() if len(groups) == _TWO and group in groups else ""

    def _wanted_of(self, entities: Entities, slots: Slots, operation: Operation) -> Slots:
        """What kind of figure the operation is on."""
        if operation is Operation.ONE_IN:
            return replace(slots, share=True, count=False)
        if operation is Operation.PER_DAY or (
            operation in (Operation.CHANGE, Operation.RATIO) and slots.names
        ):
            return replace(slots, share=entities.has("rate_word"), count=not entities.has("rate_word"))
        if slots.excluded and not self._other_group(next(iter(slots.excluded))):
            return replace(slots, share=False, count=True)
        return slots

    def _measures(self, slots: Slots, measure: str, operation: Operation, whose: Whose) -> list[str]:
        """Several measures, where several counts were named that aren't the two of one share."""
        if operation is Operation.COMPLEMENT:
            denied = [name for name in slots.names if name in slots.negated]
            share = self._known.measures[measure].kind is Kind.SHARE
            return [measure if share or not denied else denied[0]]
        names = [name for name in slots.names if self._known.has(name, whose.group, whose.place)]
        if slots.whens and operation is Operation.VALUE:
            names = [name for name in names if self._is_known_then(name, whose, slots.whens[0])] or names
        names = [name for name in names if not self._known.is_generic(name, slots.names)]
        if operation is Operation.VALUE and any(
            self._known.are_siblings(names[0], other) for other in names[1:]
        ):
            return [measure]
        if self._known.measures[measure].kind is Kind.SHARE or len(names) < _TWO:
            return [measure]
        pair = self._known.share_of(names[0], names[1]) or self._known.share_of(names[1], names[0])
        if pair and operation is Operation.VALUE and self._known.has(pair, whose.group, whose.place):
            return [pair]
        return names

    def _is_known_then(self, name: str, whose: Whose, when: When) -> bool:
        operand = self._operands.build(name, whose, when, Manners())
        return isinstance(find(operand, self._known.table), Found)

    def _pair(
        self, entities: Entities, operands: Sequence[Operand], *, in_time: bool = False
    ) -> tuple[Operand, ...]:
        """Two operands in their order: the second is compared with the first."""
        first, second = operands
        if entities.has("than") or (entities.has("ratio") and not in_time):
            return second, first
        if first.span and second.span and first.measure == second.measure and first.place == second.place:
            return (first, second) if first.span.end <= second.span.end else (second, first)
        return first, second

    # ---------------------------------------------------------------- what is stated

    def _mistaken(self, slots: Slots, query: Compute | None) -> str:
        """The measure whose figure was claimed to be that of a look-alike."""
        if query is None:
            return ""
        asked = {operand.measure for operand in query.operands}
        if slots.approved:
            declared = self._known.measures[self._known.numerator]
            return declared.not_to_mix[0] if declared.not_to_mix else ""
        for number in slots.numbers:
            for operand in number.operands:
                apart = self._known.measures[operand.measure].not_to_mix
                if operand.measure not in asked and asked.intersection(apart):
                    return operand.measure
        return ""


def manners_of(entities: Entities) -> Manners:
    """How the words of a sentence bear on days."""
    return Manners(total=entities.has("already", "total"), alone=entities.has("alone"))


def operation_of(entities: Entities, slots: Slots, *, is_pair: bool = False) -> Operation:
    """The operation that the words ask for.

    Args:
        entities: the sentence with its tags.
        slots: what it names.
        is_pair: whether two figures were spoken of before.
    """
    kinds = {number.quantity.counts for number in slots.numbers}
    if entities.has("one_in") or Counts.ONE_IN in kinds:
        return Operation.ONE_IN
    if entities.has("per_day") or (entities.has("length") and slots.whens):
        return Operation.PER_DAY
    named = [number for number in slots.numbers if number.operands and not is_stated(number, entities)]
    several = (
        is_pair or len(slots.whens) + len(named) > 1 or len(slots.places) > 1 or len(slots.groups) > 1
    )
    ends = any(when.ends for when in slots.whens)
    open_ = not slots.whens
    if entities.has("change") or (
        Counts.PERCENT in kinds
        and direction_of(entities)
        and (several or open_ or ends)
        and not _is_rate(slots)
    ):
        return Operation.CHANGE
    is_half = entities.has("half", "double", "triple")
    times = entities.has("ratio") or Counts.TIMES in kinds
    moves = entities.has("rose", "fell")
    if times and (several or ends or moves or not is_half or (open_ and not slots.count and not slots.negated)):
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


def _is_vague(entities: Entities, slots: Slots) -> bool:
    """Whether a number is wanted, and nothing says of what."""
    named = slots.names or slots.groups or slots.places or slots.numbers
    return slots.count and not slots.share and not named and not entities.has("length", "table")


def _fits(operand: Operand, slots: Slots) -> bool:
    """Whether a figure is of the group, place and days that were named."""
    if {operand.group} != ({tag.id for tag in slots.groups} or {""}):
        return False
    if {operand.place} != ({tag.id for tag in slots.places} or {""}):
        return False
    return all(operand.span is not None and operand.span.overlaps(when.span) for when in slots.whens)


def _latest(operand: Operand) -> Operand:
    """An operand without days, however these were left out."""
    return replace(operand, upto=False) if operand.span is None else operand


def _kind_of(span: Span) -> As:
    return As.DAY if span.days == 1 else As.DAYS


def _places(slots: Slots) -> tuple[tuple[int, int], ...]:
    found = [(when.start, when.end) for when in slots.whens]
    found += [(tag.start, tag.end) for tag in (*slots.measures, *slots.groups, *slots.places)]
    found += [(number.start, number.end) for number in slots.numbers]
    return tuple(sorted(found))
