"""What a reply picks from a list that was shown: "the third?", "the first two together"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answers.queries import By, Compute, Query, Ranking, Series
from bot.data.spans import Span
from bot.figures.figure import MEANS, Operation
from bot.figures.operand import Operand
from bot.figures.timeline import periods_of, steps_of
from bot.periods.reading import Kind as As
from bot.periods.vocabulary import Part
from bot.understanding.dialogue.numerals import Numerals
from bot.understanding.dialogue.topic import Item, Topic, following, topic_of
from bot.understanding.dialogue.units import is_of_each
from bot.understanding.frames.overviews import of_months
from bot.understanding.slots.known import Known
from bot.understanding.slots.limits import states_number
from bot.understanding.slots.slots import Slots
from bot.understanding.tagging.entities import Entities

_TWO = 2
_COMPARED = ("difference", "than", "length", "ratio", "per_month", "per_day")
"""Cues beside which no list is asked for."""
_ARTICLES = frozenset({"el", "la", "los", "las", "the"})
_BY = {"by_court": By.PLACE, "by_nationality": By.GROUP, "by_period": By.PERIOD}
"""Cues of what something is ranked along."""
_SHORT = 4
"""Words of the longest reply that only names the other end of a ranking."""
_LONG = 12
"""Words of the longest reply that may pick something."""


class Lists:
    """Reads replies that pick from a list.

    Args:
        known: what there is.
        numerals: read numbers.
    """

    def __init__(self, known: Known, numerals: Numerals) -> None:
        self._known = known
        self._numerals = numerals

    def read(self, entities: Entities, slots: Slots, topic: Topic) -> Query | None:
        """What is picked; None where nothing is."""
        if slots.groups or slots.places or len(entities.words) > _LONG:
            return None
        if entities.has("everywhere") and not slots.share:
            return None
        if any(name != topic.last.measure for name in slots.names) and not entities.has(*_BY):
            other = replace(topic.last, measure=slots.names[0])
            is_along = len(slots.names) == 1 and entities.has("which") and entities.has("highest", "lowest")
            if not is_along or slots.whens or not periods_of(other, self._known.table):
                return None
            topic = Topic(
                Compute(Operation.VALUE, (other,)), (other,)
            )  # "and of reviewed, which is highest?"
        is_list = isinstance(topic.query, Ranking | Series)
        is_held_apart = entities.has("ratio", "difference", "change")
        names_days = self._names_days(slots)
        is_added = entities.has("sum") and not (is_held_apart or names_days)
        if is_added and (is_list or not entities.has("highest", "lowest")):
            return self._several(entities, slots, topic)
        return (
            (None if names_days else self._apart(entities, topic))
            or self._places_of(entities, topic)
            or self._one(entities, slots, topic)
            or self._over(entities, slots, topic)
        )

    @staticmethod
    def _names_days(slots: Slots) -> bool:
        """Whether two periods are named, and no places in a list."""
        return len(slots.whens) > 1 or any(when.ends for when in slots.whens)

    def _apart(self, entities: Entities, topic: Topic) -> Query | None:
        """How far the first of a ranking is ahead of another."""
        if not isinstance(topic.query, Ranking) or not entities.has("difference", "ratio", "compare"):
            return None
        at = (
            self._numerals.ordinal(entities)
            if max(self._numerals.numbers(entities), default=0) != _TWO
            else 0
        )
        if (
            not at
        ):  # of places, how far the first is ahead; of periods, or behind the lowest, all between them
            is_whole = topic.query.by is By.PERIOD or not topic.query.highest
            at = len(topic.shown) if is_whole else _TWO
        if not 1 < at <= len(topic.shown) or topic.query.steps:
            return None
        operation = Operation.RATIO if entities.has("ratio") else Operation.DIFFERENCE
        pair = topic.shown[at - 1][-1], topic.shown[0][-1]
        is_upside_down = operation is Operation.RATIO and not topic.query.highest  # how many times the lowest
        return Compute(operation, operands=pair[::-1] if is_upside_down else pair)

    def _places_of(self, entities: Entities, topic: Topic) -> Query | None:
        """Several of a ranking beside each other: "second and third place?"."""
        if not isinstance(topic.query, Ranking) or topic.query.steps:
            return None
        meant = (self._numerals.meant(word.text, Part.ORDINAL) for word in entities.words)
        places = [at for at in dict.fromkeys(meant) if 0 < abs(at) <= len(topic.shown)]
        if len(places) != _TWO or entities.has("compare", "difference", "ratio", "change"):
            return None
        shown = (topic.shown[at - 1 if at > 0 else at][-1] for at in places)
        return Compute(Operation.VALUE, tuple(shown))

    def _one(self, entities: Entities, slots: Slots, topic: Topic) -> Query | None:
        """The third of a ranking; of two places or groups that stood beside each other, the first."""
        at = self._numerals.ordinal(entities) or self._next(entities, topic)
        is_of_all = any(when.kind is As.ALL for when in slots.whens) and entities.has("highest", "lowest")
        if (
            not at
            or is_of_all
            or len(slots.whens) > 1
            or entities.has("compare", "difference", "ratio", "one_in")
        ):
            return None
        if self._numerals.says_period(entities) and not isinstance(topic.query, Ranking):
            return None
        shown: Sequence[Item] = ()
        if isinstance(topic.query, Ranking):
            shown = topic.shown
        elif entities.has("place_word", "highest", "lowest", "which") or self._is_of_day(topic):
            ranked = topic_of(_ranking(topic, self._known, highest=not entities.has("lowest")), self._known)
            shown = ranked.shown if ranked else ()
        elif not periods_of(topic.last, self._known.table):
            shown = topic.shown  # where there are periods, it is one of these
        if not 0 < abs(at) <= len(shown):
            return None
        other_end = isinstance(topic.query, Ranking) and entities.has(
            "lowest" if topic.query.highest else "highest"
        )
        if other_end and not (entities.has("highest") and entities.has("lowest")):
            at = -at
        item = shown[at - 1 if at > 0 else at]
        if len(item) > 1:
            return Compute(Operation.DIFFERENCE, operands=item)
        return following(Compute(Operation.VALUE, operands=item), topic)

    def _next(self, entities: Entities, topic: Topic) -> int:
        """Which of a ranking comes after the one that was spoken of; 0 where that isn't asked."""
        if not entities.has("next"):
            return 0
        if isinstance(topic.query, Ranking):
            return _TWO
        before = topic.asides[0] if topic.asides else topic.last
        if (
            not self._is_of_day(topic)
            or replace(before, group=topic.last.group, place=topic.last.place) != topic.last
        ):
            return 0
        ranked = topic_of(_ranking(topic, self._known), self._known)
        shown = [item[-1] for item in ranked.shown] if ranked and before != topic.last else []
        return shown.index(topic.last) + _TWO if topic.last in shown else 0

    def _is_of_day(self, topic: Topic) -> bool:
        """Whether it is one of several places or groups, and isn't known by period."""
        last = topic.last
        is_one = bool(last.place) or bool(last.group and not self._known.has(last.measure))
        return is_one and len(topic.operands) == 1 and not periods_of(last, self._known.table)

    def _several(self, entities: Entities, slots: Slots, topic: Topic) -> Query | None:
        """The first so many of a list together, or all of them."""
        count = max(self._numerals.numbers(entities), default=0)
        is_all = self._numerals.says_all(entities)
        operands = topic.list(count) if count > 1 else ()
        steps = steps_of(replace(topic.last, span=None, upto=False), self._known.table) if count > 1 else ()
        is_all = is_all or (count > 1 and len(steps) == count)  # "those four together", where there are four
        if is_all and not operands:
            if isinstance(topic.query, Series) or not (topic.last.group or topic.last.place):
                return Compute(Operation.VALUE, operands=(self._all_of(topic, count),))
            operands = tuple(item[-1] for item in topic.shown)
        if len(operands) <= (_TWO if topic.pair and not isinstance(topic.query, Ranking) else 1):
            return None
        whole = self._known.whole_of(topic.last) if slots.share else None
        return (
            Compute(Operation.SHARE, operands=(*operands, whole))
            if whole
            else Compute(Operation.SUM, operands=operands)
        )

    def _all_of(self, topic: Topic, count: int) -> Operand:
        """Everything there is, or so many periods from the first to the last that were spoken of."""
        whole = replace(topic.last, span=None, upto=False)
        spans = [operand.span for operand in topic.pair or () if operand.span]
        if len(spans) == _TWO:
            hull = Span.around(spans)
            steps = steps_of(whole, self._known.table)
            if sum(step.span is not None and step.span.overlaps(hull) for step in steps) == count:
                return replace(whole, span=hull)
        return replace(whole, upto=True)

    def _over(self, entities: Entities, slots: Slots, topic: Topic) -> Query | None:
        """The highest or lowest of what was shown, or the trend of what was one of many."""
        is_compared = entities.has(*_COMPARED) and not entities.has("biggest_step")
        days = [when for when in slots.whens if when.kind is not As.ALL]
        is_of_days = bool(days) and not entities.has("biggest_step")
        if is_of_days or is_compared or states_number(entities):
            return None
        if topic.operation in MEANS:
            return None
        query = topic.query
        if isinstance(query, Ranking) and self._is_other_end(entities, slots, query):
            return replace(query, highest=not query.highest)
        if _is_of_two(entities, topic) or is_of_each(entities, topic):
            return None
        if entities.has("highest", "lowest", "biggest_step"):
            lowest = entities.has("lowest") and not entities.has("highest")
            ranking = query if isinstance(query, Ranking) else _ranking(topic, self._known)
            if by := next(
                (by for cue, by in _BY.items() if entities.has(cue) and by is not ranking.by), None
            ):
                ranking = Ranking(replace(topic.last, group="", place=""), by)
                if not self._is_along(ranking):
                    return None
            ranking = self._in_shares(ranking) if slots.share else ranking
            if entities.has("of_months") and ranking.by is By.PERIOD:
                ranking = replace(ranking, operand=of_months(ranking.operand, self._known))
            steps = entities.has("biggest_step", "steps") or (
                isinstance(query, Series | Ranking) and query.steps
            )
            return replace(ranking, highest=not lowest, steps=steps and ranking.by is By.PERIOD)
        if entities.has("by_court", "by_nationality") and not (slots.share or slots.count):
            by = By.PLACE if entities.has("by_court") else By.GROUP
            ranking = Ranking(replace(topic.last, group="", place=""), by)
            return ranking if self._is_along(ranking) else None
        if entities.has("order"):
            return query if isinstance(query, Ranking) else _ranking(topic, self._known)
        if entities.has("trend", "table"):
            operand = replace(topic.last, span=None, upto=False)
            return Series(operand, counts=entities.has("table") or slots.count)
        return None

    @staticmethod
    def _is_other_end(entities: Entities, slots: Slots, query: Ranking) -> bool:
        """Whether the lowest is asked for after the highest, or the other way: "and with fewer?"."""
        is_bare = slots.is_empty and len(entities.words) <= _SHORT
        return entities.has("other_end") or (is_bare and entities.has("down" if query.highest else "up"))

    def _is_along(self, ranking: Ranking) -> bool:
        """Whether a measure is known of more than one place or group."""
        at = 0 if ranking.by is By.GROUP else 1
        there = self._known.table.known_for(ranking.operand.measure)
        return ranking.by is By.PERIOD or len({pair[at] for pair in there} - {""}) > 1

    def _in_shares(self, ranking: Ranking) -> Ranking:
        """The same ranking by the share of which the measure is the count, where that is known."""
        measure = ranking.operand.measure
        base = (name for name, each in self._known.measures.items() if each.denominator == measure)
        share = self._known.share_of(measure) or next(base, "")  # "who had the highest percentage?"
        if not share or len(self._known.table.known_for(share)) < _TWO:
            return ranking
        operand = replace(ranking.operand, measure=share)
        if ranking.by is By.PERIOD and operand.group and not self._known.has(share):
            return Ranking(replace(operand, group=""), By.GROUP, ranking.highest)
        return replace(ranking, operand=operand)


def _is_of_two(entities: Entities, topic: Topic) -> bool:
    """Whether "which of the two is higher?" is asked; an article tells the highest from it, in Spanish."""
    extremes = entities.cue("highest", "lowest")
    are_two = topic.pair is not None and len(topic.row) == _TWO and not isinstance(topic.query, Ranking)
    is_more = any(tag.is_within(one) for tag in entities.cue("up", "down") for one in extremes)
    named = any(one.first and entities.words[one.first - 1].text in _ARTICLES for one in extremes)
    is_of_them = is_more and not (named or entities.has(*_BY))
    return are_two and entities.has("which") and (is_of_them or entities.has("counted"))


def _ranking(topic: Topic, known: Known, *, highest: bool = True) -> Ranking:
    """The ranking along what the topic is one of: its places, its groups, or else its periods."""
    operand = topic.last
    if operand.place:
        return Ranking(replace(operand, place=""), By.PLACE, highest)
    if operand.group and not known.has(operand.measure):
        return Ranking(replace(operand, group=""), By.GROUP, highest)
    return Ranking(replace(operand, span=None, upto=False), By.PERIOD, highest)
