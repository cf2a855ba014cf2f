"""Along what several figures are asked for: days, groups, places or measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.data.measures import Kind
from bot.figures.figure import COMPARING, MEANS, Operation
from bot.figures.found import Found
from bot.figures.lookup import find
from bot.figures.operand import Operand
from bot.periods.reading import Kind as As
from bot.understanding.frames.context import Context
from bot.understanding.frames.days import Days
from bot.understanding.frames.likely_measures import candidates
from bot.understanding.frames.operands import Manners, Operands, Whose
from bot.understanding.slots.known import Known
from bot.understanding.slots.slots import Slots, When

_TWO = 2
OF_ONE = (Operation.ONE_IN, Operation.COMPLEMENT, *MEANS)
"""What is computed of one figure."""


class Axes:
    """Finds the operands of a question.

    Args:
        known: what there is.
        operands: builds operands.
    """

    def __init__(self, known: Known, operands: Operands) -> None:
        self._known = known
        self._operands = operands
        self._days = Days(known, operands)

    def read(self, context: Context, operation: Operation) -> list[Operand]:
        """What is to be computed of; nothing where the measure can't be told.

        Args:
            context: what the question is made from.
            operation: what is to be computed.
        """
        who = self._who(context)
        measure = self._measure(context, operation, who)
        if not measure:
            return []
        is_narrow = bool(who[0].group or who[0].place) or context.entities.has("exclude")
        is_of_one = operation in OF_ONE and self._known.has(measure)
        if not (is_narrow or is_of_one) and (pairs := self._known.parted(measure)):
            who = [Whose(*pair) for pair in pairs]
        whens = self._days.read(context, operation, measure)
        if operation is Operation.DAYS and context.entities.has("bounds"):
            whens = [when for when in whens if when.kind is As.PERIOD] or whens  # not "on April 16"
        when = whens[0] if whens else None
        if operation is Operation.DAYS and (when is None or when.kind is As.ALL):
            return self._lengths(context, measure)
        if len(who) == 1 and who[0] != Whose() and self._beside_nation(context, operation):
            return self._with_nation(context, self._build(context, measure, who[0], when), when)
        if len(who) > 1:
            return [self._build(context, measure, one, when) for one in who]
        if len(whens) > 1 or (when and when.parts):
            parts = [
                replace(one, span=span, parts=()) for one in whens for span in (one.parts or (one.span,))
            ]
            if operation in COMPARING and self._arose(parts, measure, who[0]):
                context = replace(context, manners=replace(context.manners, alone=True))
            return [self._build(context, measure, who[0], part) for part in parts]
        measures = self._measures(context.slots, measure, operation, who[0])
        return [self._build(context, name, who[0], when) for name in measures]

    @staticmethod
    def _beside_nation(context: Context, operation: Operation) -> bool:
        """Whether a place or group is held against all: "was Denver's rate lower than the national rate?"."""
        has = context.entities.has
        names_all = has("everywhere", "as_a_whole") or context.slots.is_overall
        return names_all and (operation in COMPARING or has("than", "compare", "minus"))

    def _with_nation(self, context: Context, own: Operand, when: When | None) -> list[Operand]:
        """One place's or group's figure and that of all, as of the same day where it is the same measure."""
        known, found = self._known, find(own, self._known.table)
        if known.has(own.measure) and not known.parted(own.measure):
            of_all = replace(own, group="", place="")
            if own.span is None and isinstance(found, Found):
                of_all = replace(of_all, span=found.span, upto=True)
            return [own, of_all]
        whole = known.main if known.measures[own.measure].numerator else known.numerator
        return [own, self._build(context, whole, Whose(), when)]

    def _lengths(self, context: Context, measure: str) -> list[Operand]:
        """All periods and what they are together; the periods alone, in order, where one is wanted."""
        periods = self._known.table.periods
        if not context.entities.has("highest", "lowest", "which"):
            return [Operand(measure, span) for span in (*periods, self._known.table.span)]
        is_longest = not context.entities.has("lowest", "smaller_one")
        return [
            Operand(measure, span) for span in sorted(periods, key=lambda span: span.days, reverse=is_longest)
        ]

    def _arose(self, whens: Sequence[When], measure: str, whose: Whose) -> bool:
        """Whether what arose in the days is meant, not what there was by then: "closed in April, in May"."""
        rows = self._known.rows(measure, whose.group, whose.place)
        if rows is None or self._known.measures[measure].kind is not Kind.RUNNING:
            return False
        are_named = all(when.kind in (As.MONTH, As.PART) or when.ends for when in whens)
        counts = [rows.ended_by(when.span.end) - 1 for when in whens]
        return are_named and all(
            at > 0 and rows.day(at) >= when.span.start for at, when in zip(counts, whens, strict=True)
        )

    def rest_of(self, operands: Sequence[Operand], slots: Slots) -> Operand | None:
        """The whole that excluded groups or places are taken from, where they have no single counterpart.

        It is as of their day, where they are known as of one only.
        """
        if not operands or not all({each.group, each.place} & (slots.excluded - {""}) for each in operands):
            return None
        operand = operands[0]
        if operand.span is None and isinstance(found := find(operand, self._known.table), Found):
            is_total = self._operands.is_by_day(operand.measure)
            operand = replace(operand, span=found.span, upto=True) if is_total else operand
        whole = replace(operand, group="", place="")
        names = [operand.measure, *self._known.wholes(operand.measure)]
        return next((replace(whole, measure=name) for name in names if self._known.has(name)), None)

    def _build(self, context: Context, measure: str, whose: Whose, when: When | None) -> Operand:
        return self._operands.build(measure, whose, when, context.manners, context.base)

    # ---------------------------------------------------------------- groups and places

    def _who(self, context: Context) -> list[Whose]:
        """The groups or places that it is about, at least one."""
        slots = context.slots
        if slots.places and slots.groups:
            return [context.whose]
        groups = [tag.id for tag in slots.groups]
        if len(groups) == 1 and slots.both_groups and (other := self._other_group(groups[0])):
            groups.append(other)
        who = [Whose(place=tag.id) for tag in slots.places] or [Whose(group=group) for group in groups]
        return [self._not_excluded(one, slots) for one in who or [context.whose]]

    def _not_excluded(self, whose: Whose, slots: Slots) -> Whose:
        """The other group, where one of two is left out."""
        if whose.group in slots.excluded and (other := self._other_group(whose.group)):
            return replace(whose, group=other)
        return whose

    def _other_group(self, group: str) -> str:
        """Of two groups that make up the main share, the other one; empty where there is none."""
        groups = {own for own, _ in self._known.table.known_for(self._known.main)} - {""}
        return (groups - {group}).pop() if len(groups) == _TWO and group in groups else ""

    # ---------------------------------------------------------------- measures

    def _measure(self, context: Context, operation: Operation, who: Sequence[Whose]) -> str:
        """The measure that is meant: one that is known of all whom it is asked of, where there is one."""
        if context.entities.has("length") and not context.slots.names:
            return self._known.denominator
        slots = self._in_unit(context, operation)
        if operation in COMPARING and len(who) > 1 and not (slots.names or slots.count or context.base):
            slots = replace(slots, share=True)  # of two courts, one far larger
        measure = self._operands.measure(slots, who[0], context.base)
        likely = candidates(self._operands.wanted(slots, who[0], context.base), self._known)
        is_of_places = who == [Whose()] and not self._known.has(measure) if measure else False
        if is_of_places and measure in (
            *context.slots.names,
            *map(self._known.share_of, context.slots.names),
        ):
            return measure  # it is asked of all places or groups of which it is known
        names = [measure, *likely] if measure else []
        return next(
            (name for name in names if all(self._known.has(name, one.group, one.place) for one in who)),
            measure,
        )

    def _in_unit(self, context: Context, operation: Operation) -> Slots:
        """What is named, with the kind of figure that the operation is on."""
        slots = context.slots
        if operation is Operation.ONE_IN or (context.entities.has("majority") and len(slots.names) == 1):
            return replace(slots, share=True, count=False)
        is_of_counts = operation in (Operation.CHANGE, Operation.RATIO) and bool(slots.names)
        if is_of_counts and slots.names == (self._known.numerator,) and slots.share and not slots.count:
            return slots  # "was the share making the cut halved?"
        if operation in MEANS or is_of_counts:
            is_rate = context.entities.has("rate_word", "likely")
            return replace(slots, share=is_rate, count=not is_rate)
        if slots.excluded and not self._other_group(next(iter(slots.excluded))):
            return replace(slots, share=False, count=True)
        return slots

    def _measures(self, slots: Slots, measure: str, operation: Operation, whose: Whose) -> list[str]:
        """Several measures, where several counts were named that aren't the two of one share."""
        is_share = self._known.measures[measure].kind is Kind.SHARE
        if operation is Operation.COMPLEMENT:
            denied = [
                name
                for name in slots.names
                if name in slots.negated and self._known.has(name, whose.group, whose.place)
            ]
            return [measure if is_share or not denied else denied[0]]
        names = [
            name
            for name in slots.names
            if self._known.has(name, whose.group, whose.place) and name not in slots.generic
        ]
        if is_share or len(names) < _TWO:
            return [measure]
        if operation is not Operation.VALUE:
            return names
        if slots.whens:
            names = [name for name in names if self._is_known_then(name, whose, slots.whens[0])] or names
        if any(self._known.are_siblings(names[0], other) for other in names[1:]):
            return [measure]
        pair = self._known.share_of(*names[:_TWO]) or self._known.share_of(*names[_TWO - 1 :: -1])
        if pair and self._known.has(pair, whose.group, whose.place):
            return [pair, *names[_TWO:]]  # "reviewed, eligible and closed"
        return names

    def _is_known_then(self, name: str, whose: Whose, when: When) -> bool:
        operand = self._operands.build(name, whose, when, Manners())
        return isinstance(find(operand, self._known.table), Found)
