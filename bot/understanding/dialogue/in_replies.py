"""What a reply names, as it means it beside the answer: "no, eligible" denies nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from bot.data.spans import Span
from bot.figures.figure import COMPARING, Operation
from bot.figures.operand import Operand
from bot.figures.timeline import periods_of
from bot.periods.reading import Counts, Kind as As
from bot.understanding.dialogue.topic import Topic
from bot.understanding.dialogue.units import is_of_each
from bot.understanding.slots.known import Known
from bot.understanding.slots.slots import Slots, When
from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.tags import Tag, TagKind

_FEW = 4
"""Words of the longest reply in which a bare number is a period's; twice as many where two are compared."""

_NEAR = 4
"""Letters between "all" and the word that points back: "all of those"."""
_UNITS = ("per_day", "per_month", "one_in")
_OF_SHOWN = ("share_of", "sum", "length", "everywhere", "order", *_UNITS, "rose", "fell", "moved")
"""Cues beside which "all" and "each" are those that were shown."""


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
        entities, slots = _without_then(*_without_denial(*_without_taken_back(entities, slots)))
        if not (topic.last.group or topic.last.place) and not slots.share:
            # "All of them" are all periods, where nobody was set apart.
            entities = entities.without("everywhere")
        # There is no "everyone" in "everyone else".
        rests = entities.cue("negation")
        kept = (tag for tag in entities.tags if tag.id != "everywhere" or not any(map(tag.is_within, rests)))
        entities = replace(entities, tags=tuple(kept))
        if topic.last.group or topic.last.place:
            slots = replace(slots, stated=0.0)  # "and everyone?" states nothing beside one group
        slots = self._with_siblings(entities, self._with_numbers(entities, slots, topic), topic)
        slots = replace(slots, whens=tuple(self._meant(entities, slots, topic)))
        is_share = topic.operation is Operation.SHARE and topic.is_of_part and not entities.has("rate_word")
        if is_share and slots.whens and not slots.names:
            slots = replace(slots, share=False)  # "and what part were they by April?" is of the same whole
        if entities.has("sum") and self._are_of(slots.names, topic):
            slots = replace(slots, measures=())  # "both pilots together"
        if twin := self._of_other_agency(entities, slots, topic):
            return entities, replace(slots, measures=(twin,))
        if not entities.has("really"):
            there = slots.places[0].id if slots.places else topic.last.place
            wholes = self._known.wholes(topic.last.measure) if slots.share else ()  # "what % of those is it?"
            if entities.starts_with("of") and entities.has("that"):  # "of those, how many were reviewed?"
                wholes = [
                    tag.id for tag in slots.measures if topic.last.measure in self._known.wholes(tag.id)
                ]
            measures = tuple(
                tag if tag.id in wholes else replace(tag, id=self._as_before(tag.id, topic, there))
                for tag in slots.measures
                if slots.count or not self._only_dates(tag, slots, topic)
            )
            slots = replace(slots, measures=measures)
        return entities, slots

    def _meant(self, entities: Entities, slots: Slots, topic: Topic) -> Iterator[When]:
        """The days that are meant: there are none in "all together", nor in "the first" of two places."""
        vague = {found.start for found in entities.periods if not found.is_sure}
        is_of_what_was_shown = slots.share or topic.operation in COMPARING or entities.has(*_OF_SHOWN)
        is_of_what_was_shown = is_of_what_was_shown or is_of_each(entities, topic)
        pair = topic.pair
        are_apart = pair is not None and (pair[0].group, pair[0].place) != (pair[1].group, pair[1].place)
        is_of_two = pair and (are_apart or not self._periods(topic)) and entities.has("ratio", "difference")
        is_placed = bool(topic.last.group or topic.last.place) and entities.has("which", "place_word")
        shown = entities.cue("latter") if self._periods(topic) else entities.cue("latter", "counted")
        counted = entities.cue("counted")  # "the 3" is a period, "those 3 together" aren't
        for when in slots.whens:
            is_all = when.kind is As.ALL and when.start in vague
            named = when.ends or (when.span,)
            is_first = all(span in self._known.table.periods for span in named) and not when.relative
            is_place = is_placed and " " not in entities.text(when.start, when.end)  # "the third", no period
            is_shown = any(tag.start < when.end and when.start < tag.end for tag in shown)
            is_shown = is_shown or (entities.has("sum") and any(when.is_within(tag) for tag in counted))
            is_shown = is_shown or (when.kind is As.ALL and _points_back(entities, when))
            if (is_all and is_of_what_was_shown) or (is_first and (is_of_two or is_place)) or is_shown:
                continue
            last = topic.last.span
            if last and last.end < when.span.end and entities.has("from_there", "same_start"):
                start = last.start if entities.has("same_start") else last.end + timedelta(1)
                yield replace(when, span=Span(start, when.span.end), kind=As.DAYS, upto=False)
                continue
            yield self._clipped(when, topic.last) if when.kind is As.EXCEPT and not when.parts else when

    @staticmethod
    def _clipped(when: When, last: Operand) -> When:
        """What is left of the days that were shown, not of all: "without the first", of a total by May 29."""
        start, span = when.span.start, last.span
        if span is None or not (last.upto or span.start < start) or not start <= span.end < when.span.end:
            return when
        return replace(when, span=Span(start, span.end))

    def _of_other_agency(self, entities: Entities, slots: Slots, topic: Topic) -> Tag | None:
        """What another agency counted of the same, where that is named: "and ICE?", after TRAC's count."""
        last = topic.last.measure
        words = [word.text for word in entities.words]
        twin = self._known.counted_by_other(self._known.measures[last].numerator or last, words)
        if not twin or self._known.counted_by_other(twin, words) or entities.has("compare", "difference"):
            return None  # there is none, or both are named
        if set(slots.names) - {twin, *self._known.spoken_alike(twin)}:
            return None
        at = next(iter((*slots.measures, *entities.tags)), Tag(TagKind.MEASURE, twin, 0, 0, 0, 0))
        return replace(at, kind=TagKind.MEASURE, id=twin)

    def _only_dates(self, tag: Tag, slots: Slots, topic: Topic) -> bool:
        """Whether it names only days, after a share of it: "and in fiscal year 2012?"."""
        is_of_days = any(when.start <= tag.start < when.end for when in slots.whens)
        return is_of_days and self._known.measures[topic.last.measure].numerator == tag.id

    def _as_before(self, name: str, topic: Topic, place: str) -> str:
        """The count that was spoken of, where its name has the words for another, and it is known there."""
        alike = self._known.spoken_alike(name)
        measure = topic.last.measure
        counted = self._known.measures[measure].numerator or measure
        if name in self._siblings(topic) or counted in self._known.measures[name].sum_of:
            return name
        is_meant = (counted in alike or measure in alike) and self._known.has(
            counted, topic.last.group, place
        )
        return counted if is_meant else name

    def _with_siblings(self, entities: Entities, slots: Slots, topic: Topic) -> Slots:
        """What is named by a word of its name alone, beside what it is counted with: "and pending?"."""
        if slots.names or len(entities.words) > _FEW + _FEW:
            return slots
        tagged = {at for tag in entities.tags for at in range(tag.first, tag.last)}
        for at, word in enumerate(entities.words):
            names = [name for name in self._siblings(topic) if self._known.has_in_name(name, [word.text])]
            if len(names) == 1 and at not in tagged:
                tag = Tag(TagKind.MEASURE, names[0], word.start, word.end, at, at + 1)
                return replace(slots, measures=(tag,))
        return slots

    def _siblings(self, topic: Topic) -> Sequence[str]:
        """The counts that make up a whole together with the one that was spoken of, or make it up itself."""
        last = self._known.measures[topic.last.measure].numerator or topic.last.measure
        wholes = [*(name for name, each in self._known.measures.items() if last in each.parts), last]
        return [part for name in wholes for part in self._known.measures[name].parts if part != last]

    def _are_of(self, names: Sequence[str], topic: Topic) -> bool:
        """Whether only what was spoken of is named again, as a count or a share."""
        last = topic.last.measure
        return set(names) <= {last, self._known.measures[last].numerator, self._known.share_of(last)}

    def _periods(self, topic: Topic) -> Sequence[Span]:
        return periods_of(replace(topic.last, span=None, upto=False), self._known.table)

    def _with_numbers(self, entities: Entities, slots: Slots, topic: Topic) -> Slots:
        """Bare numbers as those of periods: "and in 4?", "from 3 to 4"."""
        numbers = slots.numbers
        is_other = slots.count or slots.share or slots.is_narrowed or entities.has("one_in")
        is_other = is_other or (slots.names and len(numbers) == 1)  # "eligible per day, 3 and 4" are periods
        most = 2 * _FEW if len(numbers) > 1 or entities.has("than", "compare") else _FEW
        if not numbers or is_other or len(entities.words) > most:
            return slots
        periods = self._periods(topic) or self._known.table.periods
        for number in numbers:
            is_bare = number.quantity.counts is Counts.NOTHING and not number.operands
            if not is_bare or number.quantity.value not in range(1, len(periods) + 1):
                return slots
        whens = [When(periods[int(n.quantity.value) - 1], As.DAYS, n.start, n.end) for n in numbers]
        return replace(slots, whens=tuple(whens), numbers=())


def _without_denial(entities: Entities, slots: Slots) -> tuple[Entities, Slots]:
    """Without the "no" that only takes back what was said before: "not the court, the pilot"."""
    first = entities.words[0] if len(entities.words) > 1 else None
    leading = [tag for tag in entities.cue("negation") if first and tag.start == first.start]
    typed = entities.sentence.typed
    if not leading or not (entities.has("correction") or "," in typed[leading[0].end :]):
        return entities, slots
    tags = tuple(tag for tag in entities.tags if tag not in leading)
    return replace(entities, tags=tags), replace(slots, negated=frozenset[str]())


def _without_taken_back(entities: Entities, slots: Slots) -> tuple[Entities, Slots]:
    """Without the measure that a correction takes back: "no, I meant reviewed, not eligible"."""
    if not entities.has("correction"):
        return entities, slots
    inner = [tag for tag in entities.cue("negation") if tag.first]
    back = {next((tag for tag in slots.measures if tag.first >= denial.last), None) for denial in inner}
    kept = tuple(tag for tag in slots.measures if tag not in back)
    if not kept or len(kept) == len(slots.measures):
        return entities, slots
    tags = tuple(tag for tag in entities.tags if tag.id != "negation" and tag not in back)
    return replace(entities, tags=tags), replace(slots, measures=kept, negated=frozenset[str]())


def _without_then(entities: Entities, slots: Slots) -> tuple[Entities, Slots]:
    """Without a "then" at the end that only concludes: "the total then", "ok, all of it then"."""
    says_more = entities.has("total", "everywhere", "sum") or any(not when.relative for when in slots.whens)
    last = len(entities.words)
    ends = [tag for tag in entities.cue("concludes") if tag.last == last]
    kept = tuple(
        tag for tag in entities.tags if not (tag.id == "next" and any(tag.meets(end) for end in ends))
    )
    if not says_more or len(kept) == len(entities.tags):
        return entities, slots
    whens = tuple(when for when in slots.whens if not (when.relative and when.end == entities.words[-1].end))
    return replace(entities, tags=kept), replace(slots, whens=whens)


def _points_back(entities: Entities, when: When) -> bool:
    """Whether "all" is said of what was shown: "all those people", "todo ese montón"."""
    linked = {tag.first for tag in entities.cue("link")}  # "all that were reviewed" are all
    return any(0 <= tag.start - when.end <= _NEAR and tag.last not in linked for tag in entities.cue("that"))
