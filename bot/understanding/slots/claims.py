"""What a question states: "did it fall by 57 percent?", "so about 1 in 12, right?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.answers.queries import By, Compute, Query, Ranking, Series
from bot.answers.statements import Claim, Quantifier, Stated
from bot.data.spans import Span
from bot.figures.figure import Operation
from bot.periods.reading import Counts, Kind as As
from bot.understanding.slots.denied_statements import claims_none, denies_number, is_denied
from bot.understanding.slots.limits import (
    counts_periods,
    direction_of,
    is_amount,
    is_target,
    limit_before,
    precision_of,
    quantifier_of,
    stands_before,
    states_number,
)
from bot.understanding.slots.slots import Quoted, Slots
from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.meant import PARTS
from bot.understanding.tagging.tags import Tag

_HALF = 0.5
_OF_A_SHARE = (Operation.VALUE, Operation.SHARE, Operation.COMPLEMENT)
"""Operations whose result may be the half of something."""
_UNITS = {
    Counts.PERCENT: Stated.PERCENT,
    Counts.POINTS: Stated.POINTS,
    Counts.TIMES: Stated.TIMES,
    Counts.ONE_IN: Stated.ONE_IN,
    Counts.FRACTION: Stated.PERCENT,
}
_WRITTEN_AS_PARTS = (Stated.PERCENT, Stated.POINTS)
_TWO = 2
_WHOLE = 100
"""Percent."""


def claim_of(entities: Entities, slots: Slots, query: Query) -> Claim | None:
    """What a sentence states about the answer; None where it states nothing.

    Args:
        entities: the sentence with its tags.
        slots: what it names.
        query: what was made of it.
    """
    return _Statement(entities, slots, query).claim()


def claim_of_first(entities: Entities, slots: Slots, query: Ranking) -> Claim | None:
    """What a sentence states to be the first of an order: "LA had the most, didn't it?"."""
    asks_which = entities.has("wh", "which", "or", "either_way", "second_most", "third_most")
    is_asked = entities.has("claim") or "?" in entities.sentence.typed
    if query.steps or slots.negated or not is_asked or (asks_which and not entities.has("claim")):
        return None
    tags = slots.places if query.by is By.PLACE else slots.groups
    named: list[tuple[str | Span, int]] = [(tag.id, tag.end) for tag in tags]
    if query.by is By.PERIOD:
        named = [(when.span, when.end) for when in slots.whens if when.kind is As.PERIOD]
    if len(named) != 1:
        return None
    (first, end) = named[0]
    start = max((tag.start for tag in entities.cue("highest", "lowest")), default=end)
    return Claim(first=first, denied=is_denied(max(start, end), entities, slots))


@dataclass(frozen=True)
class _Statement:
    """A sentence that may state something about the answer to what it asks."""

    entities: Entities
    slots: Slots
    query: Query

    @property
    def _operation(self) -> Operation | None:
        return self.query.operation if isinstance(self.query, Compute) else None

    @property
    def _asked(self) -> bool:
        """Whether it is asked if something is so, and not only taken for granted."""
        return self.entities.has("claim") or not self.entities.has("wh")

    @property
    def _chooses(self) -> bool:
        """Whether it is asked which of two is so."""
        has = self.entities.has
        return has("either_way") or (has("which") and not has("claim"))

    @property
    def _compares(self) -> bool:
        """Whether two figures tell which way something went; of "it never rose" the ends alone don't."""
        is_row = isinstance(self.query, Series)
        is_of_two = self._operation not in (None, Operation.VALUE, Operation.DAYS) or is_row
        return is_of_two and not (self._chooses or self.entities.has("never"))

    @property
    def _way(self) -> int:
        """Which way something is said to have gone."""
        return direction_of(self.entities) if self._compares else 0

    def claim(self) -> Claim | None:
        """What is stated: of a number, a ratio, a part, nobody, or which way something went."""
        if number := self._number():
            return self._of_number(number)
        times = next(((tag, times) for cue, times in PARTS.items() for tag in self.entities.cue(cue)), None)
        is_ratio = self._operation is Operation.RATIO or isinstance(self.query, Series)
        if times and self._asked and is_ratio:
            return self._of_times(*times)
        start = times[0].start if times else len(self.entities.sentence.typed)
        return self._of_part(start) or self._of_nobody() or self._of_way()

    def _number(self) -> Quoted | None:
        """The number that is stated, if one is."""
        # "In which periods was it above 6%?"
        in_which = isinstance(self.query, Series) and states_number(self.entities)
        if not (self._asked or in_which) or _chosen_from(self.slots.numbers, self.entities):
            return None  # "was it 1 in 12 or 1 in 16?"
        for number in self.slots.numbers:
            is_counted = counts_periods(number.quantity) and not (
                self._other_end(number) or self._is_level(number) or self._is_amount(number)
            )
            if not (is_counted or _is_operand(number, self.query)):
                return number
        return None

    def _of_number(self, number: Quoted) -> Claim | None:
        value, unit = _stated(number)
        if self._is_level(number):
            value, unit = value / 100, Stated.PERCENT
        entities, limit = self.entities, limit_before(number.start, self.entities)
        if limit and entities.has("throughout", "never") and not isinstance(self.query, Series):
            return None  # of all periods, not one number tells whether it is so
        denied = is_denied(number.start, entities, self.slots)
        if self._operation is Operation.VALUE and (other := self._other_end(number)):
            most, unit = _stated(other)
            least, _ = _stated(
                replace(number, quantity=replace(number.quantity, counts=other.quantity.counts))
            )
            return Claim(least, unit, asked=self._asked, most=most, denied=denied)
        or_equal = any(stands_before(tag, number.start, entities) for tag in entities.cue("or_equal"))
        # Less than one in ten is one in more than ten.
        limit = -limit if unit is Stated.ONE_IN else limit
        is_undone = any(denies_number(cue, self.slots.measures, entities) for cue in entities.cue("negation"))
        if denied and unit is Stated.COUNT and not limit and is_undone:
            limit, or_equal = 1, True  # who didn't close 1,000 closed fewer
        return Claim(
            value,
            unit,
            self._way,
            limit,
            self._asked,
            further=() if entities.has("same_as") else self._further(),
            or_equal=or_equal,
            denied=denied,
            quantifier=quantifier_of(entities),
            precision=precision_of(number.start, number.end, entities),
        )

    def _of_times(self, tag: Tag, value: float) -> Claim | None:
        """Twice, half or three times as much."""
        entities = self.entities
        if is_denied(tag.start, entities, self.slots):
            return None  # what "didn't halve" may have fallen by more
        limit = limit_before(tag.start, entities)
        moved = any(tag.is_within(verb) for verb in entities.cue("multiplied"))
        # To fall by more than half leaves less than half.
        if value < 1 and (moved or entities.has("fell")) and not is_target(tag, entities):
            limit = -limit
        if moved and not limit:  # what more than doubled has doubled
            limit = 1 if value > 1 else -1
        precision = precision_of(tag.start, tag.end, entities)
        return Claim(value, Stated.TIMES, self._way, limit, self._asked, precision=precision)

    def _of_part(self, start: int) -> Claim | None:
        """The half of something, most of it, or all."""
        if not self._asked or self._operation not in _OF_A_SHARE:
            return None
        entities, stated = self.entities, self.slots.stated
        if stated and (entities.has("claim", "define", "link") or "?" in entities.sentence.typed):
            return Claim(
                stated,
                Stated.PERCENT,
                limit=limit_before(start, entities),
                denied=is_denied(start, entities, self.slots),
                precision=precision_of(start, start, entities),
            )
        return Claim(_HALF, Stated.PERCENT, limit=1) if entities.has("majority") else None

    def _of_nobody(self) -> Claim | None:
        is_value = self._operation is Operation.VALUE
        return Claim(0.0, asked=self._asked) if is_value and claims_none(self.entities) else None

    def _of_way(self) -> Claim | None:
        """Which way something went, or never did."""
        if isinstance(self.query, Series) and self.entities.has("never") and not self._chooses:
            way = direction_of(self.entities)
            never = Claim(direction=way, asked=self._asked, denied=True, quantifier=Quantifier.EVER)
            return never if way else None
        way = self._way or (self._way_of_ends() if self._compares else 0)
        quantifier = quantifier_of(self.entities)
        return Claim(direction=way, asked=self._asked, quantifier=quantifier) if way else None

    def _way_of_ends(self) -> int:
        """The way from the first to the last of two numbers that are the ends of a change."""
        named = [number for number in self.slots.numbers if _is_operand(number, self.query)]
        if len(named) != _TWO or not isinstance(self.query, Compute):
            return 0
        first, second = named
        if limit := limit_before(second.start, self.entities):  # "is 3.41% lower than 5.96%?"
            return limit if self.query.operands[-1] in first.operands else -limit
        one, other = first.quantity.value, second.quantity.value
        return (one < other) - (other < one)

    def _other_end(self, number: Quoted) -> Quoted | None:
        """The second of two numbers between which something is stated to be: "between 5 and 7 percent"."""
        for tag in self.entities.cue("from_to"):
            if tag.start <= number.start < tag.end:
                behind = (each for each in self.slots.numbers if tag.end <= each.start <= tag.end + 1)
                return next(behind, None)
        return None

    def _is_level(self, number: Quoted) -> bool:
        """Whether a bare number is one of percent: "was the rate ever lower than 4?"."""
        is_of_share = self.slots.share and not (self.slots.count or self.entities.has("difference", "points"))
        is_bare = _stated(number)[1] is Stated.COUNT and number.quantity.counts is Counts.NOTHING
        is_bare = is_bare and number.quantity.value <= _WHOLE
        is_value = self._operation in (None, Operation.VALUE)
        return is_of_share and is_bare and is_value and bool(limit_before(number.start, self.entities))

    def _is_amount(self, number: Quoted) -> bool:
        return self._operation is Operation.DIFFERENCE and is_amount(number, self.entities)

    def _further(self) -> tuple[float, ...]:
        """Of as many numbers as there are figures, those behind the first: "Denver 16% and Baltimore 10%"."""
        numbers = [number for number in self.slots.numbers if not counts_periods(number.quantity)]
        is_value = self._operation is Operation.VALUE
        figures = self.query.subjects if isinstance(self.query, Compute) and is_value else ()
        if len(figures) < _TWO or len(numbers) != len(figures):
            return ()
        return tuple(_stated(number)[0] for number in numbers[1:])


def _chosen_from(numbers: Sequence[Quoted], entities: Entities) -> bool:
    """Whether it is asked which of two numbers is right."""
    between = [(one.end, other.start) for one, other in pairwise(numbers)]
    return any(
        0 <= cue.start - end <= 1 and 0 <= start - cue.end <= 1
        for end, start in between
        for cue in entities.cue("or")
    )


def _stated(number: Quoted) -> tuple[float, Stated]:
    quantity = number.quantity
    unit = _UNITS.get(quantity.counts, Stated.COUNT)
    if unit is Stated.COUNT and quantity.decimals:
        unit = Stated.PERCENT
    if quantity.counts is Counts.FRACTION:  # a third is 33%
        return round(quantity.value, 2), unit
    is_part = unit in _WRITTEN_AS_PARTS
    return quantity.value / 100 if is_part else quantity.value, unit


def _is_operand(number: Quoted, query: Query) -> bool:
    """Whether a number only names a figure that something is computed of."""
    if not isinstance(query, Compute) or query.operation is Operation.VALUE:
        return False
    return any(operand in query.operands for operand in number.operands)
