"""Along what several figures are asked for: days, groups, places or measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.data.measures import Kind
from bot.data.spans import Span
from bot.figures.figure import COMPARING, MEANS, Operation
from bot.figures.found import Found
from bot.figures.lookup import find
from bot.figures.operand import Operand
from bot.periods.reading import Kind as As
from bot.understanding.frames.context import Context
from bot.understanding.frames.likely_measures import candidates
from bot.understanding.frames.operands import Manners, Operands, Whose, distinct
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
        whens = self._whens(context, operation, measure)
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

    # ---------------------------------------------------------------- days

    def _whens(self, context: Context, operation: Operation, measure: str) -> Sequence[When]:
        """The days that were named, a range parted into its ends where these are compared."""
        whens = self._joined(context.slots.whens, measure)
        if operation in COMPARING and any(when.ends for when in whens):  # "for each, and how far it fell"
            whens = [when for when in whens if when.kind is not As.ALL]
        whens = [self._operands.in_a_known_year(measure, when) for when in whens]
        starts = not whens and context.entities.has("at_first") and not self._operands.is_by_day(measure)
        if operation not in COMPARING and starts:  # "did it start at almost 8%?"
            spans = self._known.table.periods
            ends = (spans[0], spans[-1]) if context.entities.has("at_last") else spans[:1]
            return [When(span, As.PERIOD, 0, 0) for span in ends]
        moves = context.entities.has("rose", "fell", "difference", "change", "from_to")
        if operation in MEANS and len(whens) == 1 and moves and (ends := whens[0].ends):
            return [replace(whens[0], span=end, kind=_kind_of(end), ends=None) for end in ends]
        if operation not in COMPARING:
            if context.manners.total:  # "in all, in the second period, that is by April 16"
                whens = sorted(whens, key=lambda when: not when.upto)
            return self._distinct(whens, measure) if len(whens) > 1 else whens
        if grown := self._days_of_growth(context, whens, measure):
            return grown
        if all(when.relative for when in whens):
            return ()
        if len(whens) > _TWO:
            kept = self._distinct(whens, measure)
            return kept if len(kept) >= _TWO else whens
        if edges := self._edges(context, whens, measure):
            return edges
        if len(whens) != 1 or context.entities.has("before"):
            return whens
        periods = self._known.periods_of(measure)
        if moves and (reached := self._operands.reached(measure, whens[0])):
            return [replace(reached, span=periods[0]), reached]
        is_rate = self._known.measures[measure].kind is Kind.SHARE and not self._operands.is_by_day(measure)
        is_overall = context.manners.total and whens[0].span == self._known.table.span
        if is_rate and (
            whens[0].kind is As.ALL or (is_overall and all(end.days == 1 for end in whens[0].ends or ()))
        ):
            return ()  # "did it drop by 4 points overall, from start to finish?"
        if moves and whens[0].span in periods[1:]:  # "did it go up in the third period?"
            before = periods[periods.index(whens[0].span) - 1]
            return [replace(whens[0], span=before), whens[0]]
        if moves and whens[0].kind is As.SINCE and is_rate:
            inside = [span for span in periods if span.end >= whens[0].span.start]
            return [replace(whens[0], span=span, kind=As.PERIOD) for span in (*inside[:1], *inside[1:][-1:])]
        ends = whens[0].ends
        if ends and self._stands_for_ends(whens[0], measure):
            return [replace(whens[0], span=end, kind=_kind_of(end), ends=None) for end in ends]
        return whens

    def _days_of_growth(self, context: Context, whens: Sequence[When], measure: str) -> Sequence[When]:
        """The first and the last of the days in which a stock grew; nothing where it is another's growth."""
        is_stock = self._known.measures[measure].kind is Kind.STOCK
        if not whens and context.entities.has("in_review"):
            whens = [When(self._known.table.span, As.ALL, 0, 0)]
        if not is_stock or len(whens) != 1 or whens[0].kind not in (As.YEAR, As.PART, As.MONTH, As.ALL):
            return ()
        span = whens[0].span
        return [replace(whens[0], span=Span.day(day), kind=As.DAY) for day in (span.start, span.end)]

    def _joined(self, whens: Sequence[When], measure: str) -> Sequence[When]:
        """Months that are together one of the measure's periods, as one: "October, November, December"."""
        months = [when for when in whens if when.kind is As.MONTH]
        hull = Span.around([when.span for when in months]) if len(months) > 1 else None
        if hull is None or hull not in self._known.periods_of(measure):
            return whens
        one = replace(months[0], span=hull, kind=As.DAYS)
        return sorted((one, *(when for when in whens if when not in months)), key=lambda when: when.start)

    def _edges(self, context: Context, whens: Sequence[When], measure: str) -> Sequence[When]:
        """What is set against the beginning, or against all: "at the start … by the end"; else nothing."""
        table = self._known.table
        firsts = context.entities.cue("at_first")
        others = [
            when
            for when in whens
            if when.span != Span.day(table.span.start) and not any(when.is_within(tag) for tag in firsts)
        ]
        is_first = len(others) < len(whens) or bool(firsts)
        is_whole = context.entities.has("as_a_whole")
        if not (is_first or is_whole) or len(others) > 1 or self._operands.is_by_day(measure):
            return ()
        last = When(table.periods[-1], As.PERIOD, 0, 0)
        other = others[0] if others and others[0].span.end < table.span.end else last
        if other.ends:
            return ()
        return [replace(last, span=table.periods[0]) if is_first else replace(last, kind=As.ALL), other]

    def _distinct(self, whens: Sequence[When], measure: str) -> Sequence[When]:
        return distinct(whens, self._known.periods_of(measure)) or whens

    def _stands_for_ends(self, when: When, measure: str) -> bool:
        """Whether a range stands for its two ends, which are to be compared, and not for a period."""
        if self._operands.is_by_day(measure) or when.kind is As.SINCE:
            return self._operands.is_by_day(measure)
        if when.span == self._known.table.span:
            return True
        is_of_days = all(end.days == 1 for end in when.ends or ())
        return not is_of_days and when.span not in self._known.table.periods


def _kind_of(span: Span) -> As:
    return As.DAY if span.days == 1 else As.DAYS
