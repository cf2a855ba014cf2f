"""A share whose two sides a sentence names."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.queries import Compute
from bot.data.measures import Kind
from bot.figures.figure import Operation
from bot.figures.found import Found
from bot.figures.lookup import find
from bot.figures.operand import Operand
from bot.figures.problems import Problem
from bot.figures.sense import is_part
from bot.periods.reading import Counts, Kind as As
from bot.understanding.frames.context import Context, whose_of
from bot.understanding.frames.likely_measures import Wanted, measure_of
from bot.understanding.frames.operands import Operands, Whose
from bot.understanding.slots.known import Known
from bot.understanding.slots.sides import Sides, sides_of, with_whose
from bot.understanding.slots.slots import Slots

_PARTS = (Counts.PERCENT, Counts.FRACTION)
"""Numbers that are a part of something."""


class Shares:
    """Reads shares.

    Args:
        known: what there is.
        operands: builds operands.
    """

    def __init__(self, known: Known, operands: Operands) -> None:
        self._known = known
        self._operands = operands

    def read(self, context: Context) -> Compute | None:
        """The share of one thing in another; None where the sentence asks for none, or it makes no sense."""
        slots = context.slots
        of_several = context.entities.has("compare") and len(slots.whens) > 1
        denies = slots.excluded or slots.both_groups
        is_left = (
            context.entities.has("left_over") and slots.quotes_figures
        )  # "of the 411,000, how many were left?"
        is_other = of_several or denies or is_left or context.entities.has("than")

        if query := self._of_all_days(context):
            return query
        sides = None if is_other else sides_of(context.entities, slots)
        if sides is None:
            return self._of_everyone(context) if slots.stated == 1 else self._of_most(context)
        if len(sides.part.whens) > 1 and not (sides.whole.whens or denies):
            return self._in_turn(context)
        if slots.whens and not (sides.part.whens or sides.whole.whens):  # "by April 16, how many of ..."
            part, whole = (replace(side, whens=slots.whens) for side in (sides.part, sides.whole))
            sides = replace(sides, part=part, whole=whole)
        is_of_all = not any(side.groups or side.places for side in (sides.part, sides.whole))
        if is_of_all and (slots.groups or slots.places):  # "restricted to non-detained, what share of ..."
            part, whole = (
                replace(side, groups=slots.groups, places=slots.places) for side in (sides.part, sides.whole)
            )
            sides = replace(sides, part=part, whole=whole)
        if sides.whole.groups or sides.whole.places:
            sides = replace(sides, part=with_whose(sides.part, sides.whole))
        whole, part = self._quoted(sides.whole), self._quoted(sides.part)
        is_quoted = whole is not None
        if whole is None:
            whole = self._side(context, sides.whole, sides.part, part or context.base)
            if whole and part and isinstance(find(whole, self._known.table), Problem):  # "of all the others"
                whole = self._side(context, replace(sides.whole, whens=()), sides.part, part)
        if part is None:
            part = self._side(context, sides.part, sides.whole, whole or context.base)
        is_total = part is not None and part.upto and self._operands.is_by_day(part.measure)
        if is_total and part and whole and whole.span == part.span:
            whole = replace(whole, upto=True)  # of what there was by then, too
        if part and whole and whole.measure == part.measure and not (sides.whole.names or is_quoted):
            whole = self._base(part, whole)
        are_named = sides.part.names and sides.whole.names
        if part and part == whole and are_named and is_of_all:  # "eligible in period 2, of all eligible"
            whole = replace(part, span=None, upto=True)
        if sides.of_all and part and not (whole and whole.upto and sides.whole.whens):
            is_one = bool(part.group or part.place)
            whole = self._known.whole_of(part) if is_one else replace(part, span=None, upto=True)
        if part and whole and part.measure == whole.measure and not _lies_in(part, whole):
            return None
        query = self._of(sides, part, whole) if part and whole else None
        if not slots.negated:
            return query
        is_denied = part is not None and part.measure in slots.negated and not sides.of_how_many
        return _denied(query) if is_denied else None

    def _in_turn(self, context: Context) -> Compute | None:
        """The share up to each of several days, one beside the other."""
        each = (replace(context.slots, whens=(when,)) for when in context.slots.whens)
        read = [self.read(replace(context, slots=slots)) for slots in each]
        figures = [query.operands for query in read if query and query.operation is Operation.VALUE]
        operands = tuple(operand for one in figures for operand in one)
        return Compute(Operation.VALUE, operands) if len(operands) == len(read) else None

    def _of(self, sides: Sides, part: Operand, whole: Operand) -> Compute | None:
        if sides.of_how_many:
            return Compute(Operation.VALUE, (self._whole_of(part, whole, sides.whole),))
        if sides.counted:
            return Compute(Operation.VALUE, (part,))
        same = _latest(replace(part, measure=whole.measure)) == _latest(whole)
        share = self._known.share_of(part.measure, whole.measure)
        if same and share and self._known.has(share, part.group, part.place):
            return Compute(Operation.VALUE, (replace(part, measure=share),))
        declared = self._known.data.declarations
        if self._known.measures[part.measure].kind is Kind.SHARE:
            return None
        is_in = is_part(part.measure, whole.measure, declared)
        if sides.whole.names and not is_in and part.measure in self._known.spoken_alike(whole.measure):
            # A nationality's "closures" are those of the courts.
            whole = self._known.whole_of(part) or whole
        figures = [
            found.figure
            for each in (part, whole)
            if isinstance(found := find(each, self._known.table), Found)
        ]
        if len(figures) > 1 and figures[0] == figures[1]:
            return None  # all there is of it is known of one group only
        if not all(self._known.has(each.measure, each.group, each.place) for each in (part, whole)):
            return None
        makes_sense = part.measure == whole.measure or is_part(part.measure, whole.measure, declared)
        return Compute(Operation.SHARE, (part, whole)) if makes_sense and part != whole else None

    def _base(self, part: Operand, whole: Operand) -> Operand:
        """What a part is a share of, where only a group or place was named: of those detained, reviewed."""
        share = self._known.share_of(part.measure)
        return replace(whole, measure=self._known.measures[share].denominator) if share else whole

    def _of_everyone(self, context: Context) -> Compute | None:
        """The share of what was named in what it is part of: "did everyone get closed?"."""
        names = context.slots.names
        for name in sorted(names, key=lambda name: set(names).isdisjoint(self._known.wholes(name))):
            if (wholes := self._known.measures[name].at_most) and self._known.has(wholes[0]):
                named = replace(context.slots, measures=())
                part, whole = (
                    self._operands.build(
                        each, whose_of(named), next(iter(named.whens), None), context.manners
                    )
                    for each in (name, wholes[0])
                )
                return Compute(Operation.SHARE, (part, replace(whole, upto=True)))
        return None

    def _of_most(self, context: Context) -> Compute | None:
        """The share of one group or place in all, where it is said to be most: "were most Mexicans?"."""
        whose = [*context.slots.groups, *context.slots.places]
        majority = context.entities.cue("majority")
        if len(whose) != 1 or not majority or whose[0].first > majority[0].first or context.slots.share:
            return None
        when = next(iter(context.slots.whens), None)
        measure = self._operands.measure(replace(context.slots, count=True), context.whose)
        part = self._operands.build(measure, context.whose, when, context.manners) if measure else None
        whole = self._known.whole_of(part) if part else None
        return Compute(Operation.SHARE, (part, whole)) if part and whole else None

    def _of_all_days(self, context: Context) -> Compute | None:
        """The share of some days in all: "was most of the eligible total found in the first period?"."""
        slots, entities = context.slots, context.entities
        if len(slots.measures) != 1 or len(slots.whens) != 1 or slots.groups or slots.places or slots.negated:
            return None
        (name,), (when,) = slots.measures, slots.whens
        numbers = [number for number in slots.numbers if number.quantity.counts in _PARTS]
        is_stated = bool(slots.stated or numbers) or entities.has("majority")
        whole = any(
            name.is_within(tag) for tag in entities.cue("every")
        )  # "a tenth of all the eligible cases"
        is_led = whole and any(when.end < number.start < name.start for number in numbers)
        is_behind = (name.end < when.start or is_led) and when.kind in (As.PERIOD, As.UPTO, As.MONTH)
        sentence = entities.words[name.first].sentence
        is_behind = is_behind and entities.words[entities.place_at(when.start)].sentence == sentence
        is_of_all = entities.has("every", "total") or any(
            link.start > name.start and link.end < when.start for link in entities.cue("link")
        )
        counted = Operand(name.id)
        if not (is_stated and is_behind and is_of_all and self._operands.adds_up(counted)):
            return None
        if self._known.measures[name.id].kind is not Kind.COUNT:
            return None
        part = self._operands.build(name.id, Whose(), when, context.manners)
        return Compute(Operation.SHARE, (part, replace(counted, upto=True)))

    def _whole_of(self, part: Operand, whole: Operand, named: Slots) -> Operand:
        """Out of how many: what was named, or else what the part is a share of."""
        share = self._known.share_of(part.measure)
        if named.names or not share:
            return whole
        return replace(whole, measure=self._known.measures[share].denominator, span=part.span, upto=part.upto)

    def _side(self, context: Context, slots: Slots, others: Slots, other: Operand | None) -> Operand | None:
        """The operand of one side; what it leaves out is as on the other, unless that names only days."""
        whose = whose_of(slots)
        only_days = bool(others.whens) and not (others.names or others.groups or others.places)
        theirs = others.whens[0] if others.whens and not only_days else None
        when = slots.whens[0] if slots.whens else theirs
        names = slots.names or others.names
        if not names and other:
            names = (self._known.measures[other.measure].numerator or other.measure,)
        spans = tuple(when.span for when in slots.whens)
        wanted = Wanted(
            names or (self._known.denominator,),
            share=False,
            count=True,
            group=whose.group,
            place=whose.place,
            spans=spans,
        )
        measure = measure_of(wanted, self._known)
        base = other if other and other.span and not when else None
        manners = replace(context.manners, compared=True)
        return self._operands.build(measure, whose, when, manners, base) if measure else None

    @staticmethod
    def _quoted(slots: Slots) -> Operand | None:
        """The figure that is named by its value on one side, where it fits what else is named there."""
        groups, places = {tag.id for tag in slots.groups}, {tag.id for tag in slots.places}
        for number in slots.numbers:
            for operand in number.operands:
                fits = not slots.names or operand.measure in slots.names
                if fits and groups in (set(), {operand.group}) and places in (set(), {operand.place}):
                    return operand
        return None


def _denied(query: Compute | None) -> Compute | None:
    """The rest of what a share is of: "what share of the eligible cases weren't closed?"."""
    if query is None or query.operation not in (Operation.VALUE, Operation.SHARE):
        return None
    return replace(query, operation=Operation.COMPLEMENT)


def _lies_in(part: Operand, whole: Operand) -> bool:
    """Whether the group and place of one are those of the other, or lie in them."""
    return whole.group in ("", part.group) and whole.place in ("", part.place)


def _latest(operand: Operand) -> Operand:
    """An operand without days, however these were left out."""
    return replace(operand, upto=False) if operand.span is None else operand
