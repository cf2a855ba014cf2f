"""A reply to an answer changes slots of the question that was answered."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.queries import Asked, Compute, Explain, HowSure, Manner, Query
from bot.data.spans import Span
from bot.figures.figure import Operation
from bot.figures.operand import Operand
from bot.periods.reading import Kind as As
from bot.understanding.claims import claim_of
from bot.understanding.context import context_of
from bot.understanding.coverage import unused
from bot.understanding.entities import Entities, Kind as Tagged
from bot.understanding.frame import Framer
from bot.understanding.known import Known
from bot.understanding.operands import Operands, Whose
from bot.understanding.operations import COMPARING, operation_of
from bot.understanding.remarks import KEPT, Before, Remarks, before, following
from bot.understanding.slots import Slots

_SHORT, _LONGEST = 7, 21
"""Words of a reply that is taken for a remark if it can be one, and of the longest that is one."""
_MORE = ("that", "other_one", "same_for", "difference", "before", "next")
"""Words by which a reply that names a measure goes on from the answer before."""


def span_of(query: Query | None) -> Span | None:
    """The days that a question was about."""
    operands = before(query).operands if query is not None else ()
    return operands[-1].span if operands else None


class Dialogue:
    """Reads replies to answers.

    Args:
        known: what there is.
    """

    def __init__(self, known: Known) -> None:
        self._known = known
        self._framer = Framer(known)
        self._operands = Operands(known)
        self._remarks = Remarks(known)

    def read(self, entities: Entities, slots: Slots, about: Query) -> Asked | None:
        """The question that a reply asks; None where it stands by itself.

        Args:
            entities: the reply with its tags.
            slots: what it names.
            about: the question of the answer that it replies to.
        """
        earlier = before(about)
        if not earlier.operands:
            is_source = isinstance(about, Explain) and entities.has("source") and _is_short(entities)
            return Asked(about, Manner(echo=True)) if is_source else None
        if not _goes_on(entities, slots, earlier):
            return None
        query = self._changed(entities, slots, earlier)
        if query is None:
            return None
        claim = claim_of(entities, slots, query) if isinstance(query, Compute) else None
        left = unused(entities, slots, query, claim, self._known)
        return Asked(query, Manner(echo=True, claim=claim, unused=left))

    def _changed(self, entities: Entities, slots: Slots, earlier: Before) -> Query | None:
        if _asks_for_evidence(entities, slots):
            return HowSure(_of(earlier.query))
        if query := self._remarks.over_all(entities, slots, earlier):
            return query
        if entities.has("other_one") and (query := self._remarks.other(earlier)):
            return query
        last = earlier.operands[-1]
        if entities.has("out_of_many"):
            return self._out_of(slots, last)
        if slots.is_empty and not any(number.operands for number in slots.numbers):
            return self._remarks.read(entities, slots, earlier)
        current = self._slotted(entities, slots, last)
        query = self._asked_of(entities, slots, earlier, current) if current else None
        return HowSure(query) if query and isinstance(earlier.query, HowSure) and not slots.names else query

    def _out_of(self, slots: Slots, last: Operand) -> Query | None:
        """Out of how many: the measure that is named, or what the last one is a share of."""
        share = self._known.share_of(last.measure)
        whole = slots.names[0] if slots.names else self._known.measures[share].denominator if share else ""
        return Compute(Operation.VALUE, (replace(last, measure=whole), last), follows=True) if whole else None

    def _slotted(self, entities: Entities, slots: Slots, last: Operand) -> Operand | None:
        """The last operand with what the reply names in the place of what it had."""
        named = bool(slots.groups or slots.places)
        whose = Whose(last.group, last.place)
        if named:
            whose = Whose(
                slots.groups[0].id if slots.groups else "", slots.places[0].id if slots.places else ""
            )
        measure = self._operands.measure(slots, whose, last)
        if not measure and named:
            return replace(last, group=whose.group, place=whose.place)
        if not named and not (measure and self._known.has(measure, whose.group, whose.place)):
            whose = Whose()
            measure = self._operands.measure(slots, whose, last)
        if not measure:
            return None
        when = slots.whens[-1] if slots.whens else None
        manners = context_of(entities, slots, last).manners
        if when is not None and not when.upto and last.upto and not manners.alone:
            when = replace(when, upto=when.kind in (As.DAY, As.MONTH))
        return self._operands.build(measure, whose, when, manners, last)

    def _asked_of(self, entities: Entities, slots: Slots, earlier: Before, current: Operand) -> Query | None:
        last = earlier.operands[-1]
        operation = operation_of(entities, slots, is_pair=True)
        if max(len(slots.whens), len(slots.places), len(slots.groups)) > 1:
            frame = self._framer.read(context_of(entities, slots, last))
            if frame:
                return frame.query
        is_share = slots.names and (operation is Operation.ONE_IN or slots.share) and entities.has("of")
        whole = replace(last, measure=current.measure)
        if is_share and (share := self._remarks.part_of(last, whole)):
            return share
        if operation in COMPARING:
            pair = (last, replace(current, upto=current.upto or last.upto))
            return Compute(operation, pair if pair[0] != pair[1] else (current,))
        if operation is Operation.SUM:
            return Compute(operation, (last, current))
        if operation is Operation.VALUE and earlier.operation in KEPT and not slots.names:
            operation = earlier.operation
        is_same = operation is Operation.VALUE and current.measure == last.measure
        if is_same and slots.share and (query := self._remarks.united(slots, current)):
            return query
        return following(Compute(operation, (current,)), last)


def _is_short(entities: Entities) -> bool:
    return len(entities.words) <= _SHORT


def _goes_on(entities: Entities, slots: Slots, earlier: Before) -> bool:
    """Whether a reply leaves something out that the answer before tells."""
    if len(entities.words) > _LONGEST or entities.has(
        "today", "future", "opinion", "elsewhere", "country", "why"
    ):
        return False
    if entities.has("define") and len(entities.of(Tagged.PAGE)) > entities.has("difference"):
        return False
    is_whole = bool(slots.whens or slots.groups or slots.places)
    if slots.names and (is_whole or not _is_short(entities)) and not entities.has(*_MORE):
        return False
    quotes = any(number.operands for number in slots.numbers)
    return not (quotes and slots.is_empty and not isinstance(earlier.query, HowSure))


def _asks_for_evidence(entities: Entities, slots: Slots) -> bool:
    return (
        entities.has("source", "sure") and slots.is_empty and not entities.has("difference", "sum", "share")
    )


def _of(query: Query) -> Query:
    return query.of if isinstance(query, HowSure) and query.of else query
