"""Which of the things that were spoken of a reply goes on from: "those three", "the earlier one"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.answers.queries import Compute, Ranking, Series
from bot.data.table import Table
from bot.figures.figure import Operation
from bot.figures.found import Found
from bot.figures.lookup import find
from bot.figures.operand import Operand
from bot.periods.reading import Kind as As
from bot.periods.vocabulary import Part, Vocabularies
from bot.understanding.dialogue.topic import KEPT, Topic
from bot.understanding.frames.operations import operation_of
from bot.understanding.slots.slots import Slots
from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.tags import Tag

_TWO = 2
_BY_SIZE = ("larger_one", "smaller_one")
_IN_SIZE = ("highest", "lowest", "up", "down", "by_period", "by_court")
"""Cues that are heard in those, too."""
_PICKING = ("latter", "earlier_one", "later_one", "before", "next")
"""Cues that pick one of several; "before" and "next" would else be a step on from it."""
_UNITS = ("per_day", "per_month", "one_in")


class Focus:
    """Reads which of them is meant.

    Args:
        vocabularies: the words for numbers.
        table: the figures, of which the larger may be meant.
    """

    def __init__(self, vocabularies: Vocabularies, table: Table) -> None:
        self._vocabularies = vocabularies
        self._table = table

    @staticmethod
    def without_denied(entities: Entities, topic: Topic) -> tuple[Entities, Topic]:
        """The reply and the topic without what is taken back: "not per day, in all", "not cumulative"."""
        alone = entities.cue("alone")
        totals = [tag for tag in entities.cue("total", "sum", "already") if _is_denied(tag, entities)]
        inside = [
            tag
            for tag in entities.cue("negation", "exclude", "total", "already")
            if any(one.first <= tag.first and tag.last <= one.last for one in alone)
        ]
        if totals or inside:
            entities = _without([*totals, *inside], entities)
        denied = [unit for unit in entities.cue(*_UNITS) if _is_denied(unit, entities)]
        if not denied:
            return entities, topic
        return _without(denied, entities), _on(topic.operands, topic, Operation.VALUE)

    def read(self, entities: Entities, slots: Slots, topic: Topic) -> tuple[Entities, Slots, Topic]:
        """The reply without the words that pick, and the topic with what they pick of it."""
        if isinstance(topic.query, Ranking | Series) or topic.is_of_part:
            return entities, slots, topic
        if left := self._without_one(entities, slots, topic):
            whens = tuple(when for when in slots.whens if when.kind is not As.EXCEPT)
            operation = Operation.SUM if topic.operation is Operation.SUM else Operation.VALUE
            return entities, replace(slots, whens=whens), _on(left, topic, operation)
        if picked := self._one(entities, topic):
            picking = (*_PICKING, *_BY_SIZE, *(_IN_SIZE if entities.has(*_BY_SIZE) else ()))
            slots = replace(slots, whens=tuple(when for when in slots.whens if not when.relative))
            return entities.without(*picking), slots, _on((picked,), topic, Operation.VALUE)
        count = self.count(entities)
        chosen = (*reversed(topic.asides), *topic.operands)[-count:]
        is_told = len(chosen) == count and len({operand.measure for operand in chosen}) == 1
        days = [when for when in slots.whens if when.kind is not As.ALL]  # there are none in "in total"
        if count < _TWO or not is_told or days or slots.places or slots.groups:
            return entities, slots, topic
        is_of_all = operation_of(entities, slots, is_pair=True) in KEPT
        together = is_of_all or entities.has("sum", "total")
        if (count == _TWO and not is_of_all) or (count == len(topic.operands) and not together):
            return entities, slots, topic  # the two that were spoken of last, or what was shown
        operation = Operation.SUM if together else Operation.VALUE
        tags = tuple(tag for tag in entities.tags if not (together and tag.id == "total"))
        return replace(entities, tags=tags), replace(slots, whens=()), _on(chosen, topic, operation)

    @staticmethod
    def on_value(entities: Entities, slots: Slots, topic: Topic) -> tuple[Slots, Topic]:
        """The reply without a figure that it names by its value, and the topic with its focus on that.

        "What share of the 288,361 was closed?" goes on from these, and not from what was shown last.
        """
        asks = entities.has("wh", "count", "share") and not entities.has("claim")
        if len(slots.quoted) != 1 or slots.whens or not asks:
            return slots, topic
        (number,), last = slots.quoted, topic.last
        unnamed = replace(slots, numbers=tuple(each for each in slots.numbers if each is not number))
        if last in number.operands:
            return unnamed, topic
        names = slots.measures or slots.groups or slots.places
        says_unit = (slots.share or slots.count) and not entities.has("that")
        if not (names or says_unit):
            return slots, topic
        spoken = (*topic.operands, *topic.asides)

        def near(operand: Operand) -> tuple[bool, ...]:
            is_of_same = (operand.group, operand.place) == (last.group, last.place)
            return operand in spoken, operand.span == last.span, is_of_same, operand.measure == last.measure

        figure = max(number.operands, key=near)
        return unnamed, _on((figure,), topic, Operation.VALUE)

    def _without_one(self, entities: Entities, slots: Slots, topic: Topic) -> tuple[Operand, ...]:
        """What is left of several that were shown: "without the last?"; nothing where none is left out."""
        excepted = [when for when in slots.whens if when.kind is As.EXCEPT]
        if len(topic.operands) < _TWO or len(excepted) != 1:
            return ()
        (when,) = excepted
        behind = [word for word in entities.words if when.start <= word.start]
        count = sum(word.start < when.end for word in behind)
        parts = [self._vocabularies.meanings(word.text) for word in behind[: count + 1]]
        if any(Part.PERIOD in part for part in parts):  # "without the last period", of all of them
            return ()
        place = next((at for part in parts[:count] if (at := part.get(Part.ORDINAL, 0))), 0)
        if not 0 < abs(place) <= len(topic.operands):
            return ()
        out = topic.operands[place - 1 if place > 0 else place]
        return tuple(operand for operand in topic.operands if operand != out)

    def _one(self, entities: Entities, topic: Topic) -> Operand | None:
        """One of several that were shown beside each other; None where no such word is there."""
        shown = topic.operands
        if len(shown) < _TWO:
            return None
        if entities.has("latter"):
            return shown[-1]
        if entities.has("earlier_one", "later_one"):
            return (min if entities.has("earlier_one") else max)(shown, key=_end)
        if not entities.has(*_BY_SIZE) or entities.has("which"):
            return None
        found = [(operand, find(operand, self._table)) for operand in shown]
        figures = [(each.figure, operand) for operand, each in found if isinstance(each, Found)]
        if len(figures) < len(shown) or len({figure.unit for figure, _ in figures}) > 1:
            return None
        figures.sort(key=lambda pair: pair[0].value)
        return figures[0 if entities.has("smaller_one") else -1][1]

    def count(self, entities: Entities) -> int:
        """How many are spoken of: 3 of "those three"; 0 where that isn't said."""
        counts = (
            int(word.text)
            if word.text.isdigit()
            else self._vocabularies.meanings(word.text).get(Part.NUMBER, 0)
            for tag in entities.cue("counted")
            for word in entities.words[tag.first : tag.last]
        )
        return max(counts, default=0)


def _is_denied(unit: Tag, entities: Entities) -> bool:
    # "Everyone else together" denies nothing.
    denials = (
        cue for cue in entities.cue("negation") if not any(tag.meets(cue) for tag in entities.cue("every"))
    )
    return any(cue.last == unit.first for cue in denials)


def _without(units: Sequence[Tag], entities: Entities) -> Entities:
    """Without some units and the "not" in front of each."""
    starts = {unit.first for unit in units}
    kept = (tag for tag in entities.tags if tag not in units)
    tags = tuple(tag for tag in kept if not (tag.id == "negation" and tag.last in starts))
    return replace(entities, tags=tags)


def _on(operands: tuple[Operand, ...], topic: Topic, operation: Operation) -> Topic:
    """The topic with its focus on some of what was spoken of."""
    spoken = (*reversed(topic.operands), *topic.asides)
    asides = tuple(each for each in dict.fromkeys(spoken) if each not in operands)
    shown = [(each,) for each in operands[1:] and operands]
    return Topic(Compute(operation, operands), operands, asides, shown)


def _end(operand: Operand) -> date:
    return operand.span.end if operand.span else date.max
