"""What a reply names, as it means it beside the answer: "no, eligible" denies nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.data.spans import Span
from bot.figures.timeline import periods_of
from bot.periods.reading import Counts, Kind as As
from bot.understanding.entities import Entities
from bot.understanding.known import Known
from bot.understanding.slots import Slots, When
from bot.understanding.topic import Topic

_FEW = 4
"""Words of the longest reply in which a bare number is that of a period; two more with two of them."""


class InReplies:
    """Reads what replies name.

    Args:
        known: what there is.
    """

    def __init__(self, known: Known) -> None:
        self._known = known

    def read(self, entities: Entities, slots: Slots, topic: Topic) -> tuple[Entities, Slots]:
        """The reply and what it names, as it is meant.

        Args:
            entities: its words with their tags.
            slots: what it names by itself.
            topic: what it replies to.
        """
        entities, slots = _without_denial(entities, slots)
        slots = self._with_numbers(entities, slots, topic)
        if (
            topic.pair
            and slots.step == 0
            and not self._periods(topic)
            and entities.has("ratio", "difference")
        ):
            # "How many times bigger is the first?", of two places.
            slots = replace(slots, whens=tuple(when for when in slots.whens if when.kind is not As.PERIOD))
        if not (topic.last.group or topic.last.place) and not slots.share:
            # "All of them" are all periods, where nobody was set apart.
            entities = _without(entities, "everywhere")
        if entities.has("majority") and not entities.has("wh"):
            entities = _without(entities, "highest")
        vague = {found.start for found in entities.periods if not found.is_sure}
        if slots.share or entities.has(
            "share_of", "sum", "length", "everywhere", "order", "per_day", "one_in"
        ):
            whens = [when for when in slots.whens if not (when.kind is As.ALL and when.start in vague)]
            slots = replace(slots, whens=tuple(whens))
        if topic.pair and entities.has("sum") and self._are_of(slots.names, topic):
            slots = replace(slots, measures=())  # "both pilots together"
        if not entities.has("really"):
            measures = tuple(replace(tag, id=self._as_before(tag.id, topic)) for tag in slots.measures)
            slots = replace(slots, measures=measures)
        return entities, slots

    def _as_before(self, name: str, topic: Topic) -> str:
        """The count that was spoken of, where its name has the words for another."""
        alike = self._known.spoken_alike(name)
        measure = topic.last.measure
        counted = self._known.measures[measure].numerator or measure
        return counted if counted in alike or measure in alike else name

    def _are_of(self, names: Sequence[str], topic: Topic) -> bool:
        """Whether only what was spoken of is named again, as a count or a share."""
        last = topic.last.measure
        return set(names) <= {last, self._known.measures[last].numerator, self._known.share_of(last)}

    def _periods(self, topic: Topic) -> Sequence[Span]:
        return periods_of(replace(topic.last, span=None, upto=False), self._known.table)

    def _with_numbers(self, entities: Entities, slots: Slots, topic: Topic) -> Slots:
        """Bare numbers as those of periods: "and in 4?", "from 3 to 4"."""
        numbers = slots.numbers
        if (
            not numbers
            or not slots.is_empty
            or slots.count
            or slots.share
            or len(entities.words) > _FEW + len(numbers)
        ):
            return slots
        periods = self._periods(topic) or self._known.table.periods
        for number in numbers:
            is_bare = number.quantity.counts is Counts.NOTHING and not number.operands
            if not is_bare or number.quantity.value not in range(1, len(periods) + 1):
                return slots
        whens = [When(periods[int(n.quantity.value) - 1], As.DAYS, n.start, n.end) for n in numbers]
        return replace(slots, whens=tuple(whens), numbers=())


def _without(entities: Entities, cue: str) -> Entities:
    return replace(entities, tags=tuple(tag for tag in entities.tags if tag.id != cue))


def _without_denial(entities: Entities, slots: Slots) -> tuple[Entities, Slots]:
    """Without the "no" that only takes back what was said before: "not the court, the pilot"."""
    first = entities.words[0] if len(entities.words) > 1 else None
    leading = [tag for tag in entities.cue("negation") if first and tag.start == first.start]
    typed = entities.sentence.typed
    if not leading or not (entities.has("correction") or "," in typed[leading[0].end :]):
        return entities, slots
    tags = tuple(tag for tag in entities.tags if tag not in leading)
    return replace(entities, tags=tags), replace(slots, negated=frozenset[str]())
