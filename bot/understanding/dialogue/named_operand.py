"""One operand of a reply: what it names, in the place of what the last operand had."""

from __future__ import annotations

from dataclasses import replace

from bot.data.measures import Kind
from bot.data.spans import Span
from bot.figures.found import Found
from bot.figures.lookup import find
from bot.figures.operand import Operand
from bot.figures.problems import Outside, Problem
from bot.periods.reading import Kind as As
from bot.understanding.dialogue.counterparts import Counterparts
from bot.understanding.frames.context import context_of
from bot.understanding.frames.likely_measures import candidates, measure_of
from bot.understanding.frames.operands import Operands, Whose
from bot.understanding.slots.known import Known
from bot.understanding.slots.slots import Slots, When
from bot.understanding.tagging.entities import Entities


class NamedOperand:
    """Reads the operand that a reply names.

    Args:
        known: what there is.
        counterparts: find the day of the latest total.
    """

    def __init__(self, known: Known, counterparts: Counterparts) -> None:
        self._known = known
        self._operands = Operands(known)
        self._counterparts = counterparts

    def read(self, entities: Entities, slots: Slots, operand: Operand) -> Operand:
        """An operand with what the reply names in the place of what it had."""
        names_whose = bool(slots.groups or slots.places) or entities.has("everywhere")
        whose = Whose(
            slots.groups[0].id if slots.groups else "" if names_whose else operand.group,
            slots.places[0].id if slots.places else "" if names_whose else operand.place,
        )
        measure = self._measure(slots, whose, operand) or operand.measure
        is_there = self._known.has(measure, whose.group, whose.place)
        if slots.whens and self._known.measures[operand.measure].kind is Kind.STOCK:
            operand = replace(operand, upto=False)  # it is no total of anything: "and the rate in June?"
        elif is_there and self._known.measures[measure].kind in (Kind.COUNT, Kind.SHARE):
            operand = self._counterparts.dated(operand)
        when = slots.whens[-1] if slots.whens else None
        manners = context_of(entities, slots).manners
        if when is not None and (part := self._same_part(operand, when)):
            when = replace(when, span=part, kind=As.DAYS)
        if when is not None and not when.upto and operand.upto and not manners.alone:
            when = replace(when, upto=when.kind in (As.DAY, As.MONTH))
        built = self._operands.build(measure, whose, when, manners, operand)
        is_other = bool(slots.places) or measure != operand.measure
        if when is None and is_other and isinstance(find(built, self._known.table), Problem):
            return replace(built, span=None, upto=False)  # it is known as of another day only
        if when is not None and when.kind is not As.UPTO and self._is_too_late(built, when):
            return replace(built, span=when.span, upto=False)
        if names_whose and built.span is None and not (whose.group or whose.place):
            is_count = self._known.measures[measure].kind is Kind.COUNT
            built = replace(built, upto=built.upto or is_count or measure == self._known.main)
        return built

    def _same_part(self, operand: Operand, when: When) -> Span | None:
        """The same part of the year that is named, where it is known: "and in 2011?", after a quarter."""
        span, year = operand.span, when.span.start.year
        if when.kind is not As.YEAR or span is None or operand.upto or span.start.year != span.end.year:
            return None
        is_part = span.start.day == 1 and span.ends_a_month and span.days < when.span.days
        if not is_part or year == span.start.year:
            return None
        last_month = span.end.replace(year=year, day=1)
        moved = Span(span.start.replace(year=year), Span.month(last_month).end)
        found = find(replace(operand, span=moved), self._known.table)
        return moved if isinstance(found, Found) and found.span == moved else None

    def _is_too_late(self, operand: Operand, when: When) -> bool:
        """Whether nothing is known of the days, and a total as of then is only an older one."""
        found = find(operand, self._known.table)
        days = find(replace(operand, span=when.span, upto=False), self._known.table)
        return isinstance(found, Found) and found.ends_after and isinstance(days, Outside)

    def _measure(self, slots: Slots, whose: Whose, operand: Operand) -> str:
        """The measure that is meant; that of before where nothing speaks for another, known there or not."""
        is_share = self._known.measures[operand.measure].kind is Kind.SHARE
        is_other_unit = slots.count if is_share else slots.share
        names_other = bool(slots.names) or is_other_unit
        is_of_some = whose == Whose() and bool(
            self._known.parted(operand.measure)
        )  # the pilots' is no nation's
        if not names_other and not is_of_some and self._known.has(operand.measure, whose.group, whose.place):
            return operand.measure
        if not (whose.group or whose.place or slots.names) and (operand.group or operand.place):
            return self._everywhere(operand)
        wanted = self._operands.wanted(slots, whose, operand)
        for name in candidates(wanted, self._known):
            near = slots.names or (operand.measure,)
            is_near = (whose.place and not slots.names) or any(self._are_near(each, name) for each in near)
            if is_near and self._known.has(name, whose.group, whose.place):
                return name
        if not slots.names and is_share and whose.place and operand.measure == self._known.main:
            # "and in Denver?": what is known there as a share, as where that is asked alone
            there = measure_of(replace(wanted, named=(), share=True, spans=()), self._known)
            return there or operand.measure
        if not slots.names:
            return self._part_there(whose, operand) or operand.measure
        return measure_of(replace(wanted, group="", place=""), self._known)

    def _part_there(self, whose: Whose, operand: Operand) -> str:
        """What a whole was that of, where only it is known: "and LA?", after New Orleans' pending cases."""
        measures = self._known.measures.values()
        parts = (each.numerator for each in measures if each.denominator == operand.measure)
        return next((part for part in parts if self._known.has(part, whose.group, whose.place)), "")

    def _are_near(self, one: str, other: str) -> bool:
        """Whether two measures count the same, or share their words."""
        counted = [self._known.measures[name].numerator or name for name in (one, other)]
        alike = self._known.spoken_alike
        is_part = counted[0] in self._known.wholes(counted[1])  # "of these, how many were Mexicans?"
        return is_part or counted[0] in (counted[1], *alike(counted[1])) or counted[1] in alike(counted[0])

    def _everywhere(self, operand: Operand) -> str:
        """What a measure of one group or place is part of."""
        counted = self._known.measures[operand.measure].numerator
        if self._known.has(operand.measure) and self._known.parted(operand.measure):
            return self._known.main if counted else self._known.numerator
        whole = self._known.whole_of(replace(operand, measure=counted or operand.measure))
        if not counted:
            return whole.measure if whole else operand.measure
        shares = self._known.shares_of(whole) if whole else ()
        return shares[0].measure if shares else self._known.main
