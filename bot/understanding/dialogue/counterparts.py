"""What belongs to a figure: the whole that it is part of, its rest, its opposite, the other one of two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answers.queries import Compute, Query
from bot.data.measures import Kind
from bot.figures.figure import Operation
from bot.figures.found import Found
from bot.figures.lookup import find
from bot.figures.operand import Operand
from bot.figures.sense import is_part
from bot.figures.timeline import looked_up
from bot.periods.reading import Kind as As
from bot.understanding.dialogue.topic import KEPT, Topic, following
from bot.understanding.slots.known import Known
from bot.understanding.slots.slots import Slots, When
from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.tags import Tag

_TWO = 2
_SHORT = 5
"""Letters of a word that doesn't tell one name from another."""


_OF_ONE = (Operation.VALUE, Operation.SHARE)
"""Operations behind which "everyone else" is what is left of all."""


class Counterparts:
    """Finds what belongs to the figure that was shown.

    Args:
        known: what there is.
    """

    def __init__(self, known: Known) -> None:
        self._known = known

    def out_of(self, slots: Slots, topic: Topic) -> Compute | None:
        """Out of how many: the measure that is named, or what the last one is a share of."""
        if topic.operation is Operation.SUM and len(topic.operands) > 1:  # out of how many both together
            each = (self.out_of(slots, Topic(topic.query, (one,))) for one in topic.operands)
            wholes = tuple(query.operands[0] for query in each if query)
            return Compute(Operation.SUM, wholes) if len(set(wholes)) == len(topic.operands) else None
        last = self.dated(topic.last)
        measure = self._known.measures[last.measure]
        share = self._known.share_of(last.measure)
        whole = measure.denominator or (self._known.measures[share].denominator if share else "")
        named = (name for name in slots.names if name in self._known.wholes(last.measure))
        whole = next((name for name in named if self._known.has(name, last.group, last.place)), whole)
        if not whole:
            everyone = self._known.whole_of(last)  # of one group's cases, those of all
            return following(Compute(Operation.VALUE, operands=(everyone,)), topic) if everyone else None
        return following(Compute(Operation.VALUE, operands=(replace(last, measure=whole),)), topic)

    def is_base(self, slots: Slots, topic: Topic) -> bool:
        """Whether nothing is named but what the last may be a share of, or by words that it shares."""
        last = topic.last.measure
        wholes = (last, *self._known.wholes(last))
        is_named = (name in wholes or last in self._known.spoken_alike(name) for name in slots.names)
        days = any(when.kind is not As.ALL and not when.relative for when in slots.whens)
        whose = {tag.id for tag in (*slots.groups, *slots.places)}
        return all(is_named) and not days and whose <= {topic.last.group, topic.last.place}

    def with_share(self, topic: Topic) -> Topic:
        """The share that was asked about before its whole: "one in how many?", after "out of how many?"."""
        if topic.operation is Operation.SUM and topic.operands[1:]:
            return self._with_shares(topic)
        for at, before in enumerate(topic.asides):
            share = self._known.share_of(before.measure) or before.measure
            if self._known.measures[share].denominator == topic.last.measure:
                part = replace(topic.last, measure=share)
                query = Compute(Operation.VALUE, operands=(part,))
                return Topic(query, query.operands, topic.asides[at + 1 :])
        return topic

    def _with_shares(self, topic: Topic) -> Topic:
        """The same of what was added up: "their joint rate?", after the cases reviewed in both periods."""
        shares = filter(None, (self._known.share_of(before.measure) for before in topic.asides))
        base = topic.operands[0].measure
        share = next((each for each in shares if self._known.measures[each].denominator == base), "")
        if not share or len({each.measure for each in topic.operands}) > 1:
            return topic
        rates = tuple(replace(each, measure=share) for each in topic.operands)
        return Topic(Compute(Operation.SUM, rates), rates, topic.asides)

    def part_of(self, one: Operand, other: Operand) -> Compute | None:
        """The share of one of two figures in the other, where it is part of it."""
        for part, whole in ((other, one), (one, other)):
            share = self._known.share_of(part.measure, whole.measure)
            if share and replace(part, measure=whole.measure) == whole:
                return Compute(Operation.VALUE, operands=(replace(part, measure=share),))
            if part.span != whole.span or self._known.measures[part.measure].kind is Kind.SHARE:
                continue
            is_all = not (whole.group or whole.place) and bool(part.group or part.place)
            same_whose = (part.group, part.place) == (whole.group, whole.place)
            is_less = is_part(part.measure, whole.measure, self._known.data.declarations)
            if (is_all and part.measure == whole.measure) or ((is_all or same_whose) and is_less):
                return Compute(Operation.SHARE, operands=(part, whole))
        return None

    def of_same(self, part: Operand, whole: Operand) -> tuple[Operand, Operand]:
        """A part and its whole of the same people, where the part is known of some only."""
        there = list(self._known.table.known_for(part.measure))
        if part.group or part.place or len(there) != 1 or there[0] == ("", ""):
            return part, whole
        group, place = there[0]
        same = replace(whole, group=group, place=place)
        is_there = self._known.has(same.measure, group, place)
        return (replace(part, group=group, place=place), same) if is_there else (part, whole)

    def share_named(self, part: Operand, entities: Entities, measures: Sequence[Tag]) -> Compute | None:
        """The share of a count in whose name a measure's words stand: of pending cases, of all closures."""
        words = [word.text for tag in measures for word in entities.words[tag.first : tag.last]]
        long = [word for word in words if len(word) > _SHORT]
        for share in self._known.shares_of(part) if long else ():
            if all(self._known.has_in_name(share.measure, [word]) for word in long):
                return Compute(Operation.VALUE, (share,))
        return None

    def of_all(self, part: Operand) -> Compute | None:
        """What share one group or place has of all, or a period of all periods; None where it is all."""
        if self._known.measures[part.measure].kind is Kind.SHARE:
            return None
        part = self.dated(part)
        whole = self._known.whole_of(part)
        return Compute(Operation.SHARE, (part, whole)) if whole else self.of_days(part, ())

    def is_of_some(self, operand: Operand) -> bool:
        """Whether it is a count of some people or of one place that is a share of nothing but all of them."""
        return bool(operand.group or operand.place) and not self._known.share_of(operand.measure)

    def of_days(self, part: Operand, days: Sequence[When]) -> Compute | None:
        """What share something is of all its days, or of those named; or of it what arose in these."""
        span, when = part.span, days[0] if days else None
        if len(days) > 1 or (span is None and when is None):
            return None
        whole = part
        if when is None or (when.upto and span and span.end <= when.span.end):
            whole = replace(part, span=when.span if when else None, upto=True)
        elif span is None or (
            not when.upto and when.span.end <= span.end and (part.upto or span.start <= when.span.start)
        ):
            part = replace(part, span=when.span, upto=False)
        found = [find(each, self._known.table) for each in (part, whole)]
        figures = {each.figure.value for each in found if isinstance(each, Found)}
        return Compute(Operation.SHARE, operands=(part, whole)) if len(figures) > 1 else None

    def share_of_days(self, slots: Slots, topic: Topic) -> Query | None:
        """The share of some days in others, of other days or of another count: "and the third?"."""
        part, *wholes = topic.operands
        whole = wholes[0] if topic.is_of_part else part
        is_of_days = part != whole and replace(part, span=whole.span, upto=whole.upto) == whole
        if (
            not is_of_days
            or slots.groups
            or slots.places
            or slots.count
            or max(len(slots.names), len(slots.whens)) > 1
        ):
            return None
        name = next(iter(slots.names), part.measure)
        if self._known.measures[name].kind is not Kind.COUNT or not self._known.has(
            name, part.group, part.place
        ):
            return None
        part, whole = replace(part, measure=name), replace(whole, measure=name)
        return (
            self.of_days(whole, slots.whens) if slots.whens else replace(topic.query, operands=(part, whole))
        )

    def dated(self, operand: Operand) -> Operand:
        """A total with its own day, so that another is taken as of the same, and as a total too."""
        found = find(operand, self._known.table)
        is_by_day = (
            self._known.measures[operand.measure].kind in (Kind.RUNNING, Kind.STOCK) and not operand.upto
        )
        if not is_by_day or not isinstance(found, Found):
            return operand
        total = replace(operand, span=operand.span or found.span, upto=True)
        there = find(total, self._known.table)
        return total if isinstance(there, Found) and there.figure == found.figure else operand

    def as_shown(self, topic: Topic) -> Topic:
        """The topic with totals as such, and what was asked about before in the unit of the last.

        Denver's count is set beside Baltimore's, and not beside its rate.
        """
        operands, asides = (
            tuple(self.dated(each) if each.span else each for each in several)
            for several in (topic.operands, topic.asides)
        )
        topic = replace(topic, operands=operands)
        last = topic.last
        before = (
            replace(each, measure=last.measure) if self.is_of(each.measure, last.measure) else each
            for each in asides
        )
        return replace(topic, asides=tuple(each for each in before if each != last))

    def is_of(self, one: str, other: str) -> bool:
        """Whether one of two measures is the count of which the other is the share."""
        measures = self._known.measures
        return one in (other, measures[other].numerator) or measures[one].numerator == other

    def left_over(self, topic: Topic) -> Query | None:
        """What remained: of all cases to be reviewed, or of the eligible ones those still pending."""
        last, measures = self.dated(topic.last), self._known.measures
        counted = measures[last.measure].numerator or last.measure
        part = self._known.denominator
        wholes = [name for name in measures[part].at_most if measures[name].kind is Kind.STOCK]
        if wholes and counted in (part, wholes[0]):
            reviewed = replace(last, measure=part) if counted == part else Operand(part, upto=True)
            return Compute(Operation.COMPLEMENT, (reviewed, Operand(wholes[0])))
        parts = (measure.parts for measure in measures.values() if counted in measure.parts)
        pending = [name for several in parts for name in several if measures[name].kind is Kind.STOCK]
        if not pending:
            return None
        return following(Compute(Operation.VALUE, (replace(last, measure=pending[0]),)), topic)

    def rest(self, slots: Slots, topic: Topic) -> Query | None:
        """The rest of a count or a share; of one group of two, the other."""
        last = self.joined(topic)
        if last.group and self._known.has(last.measure) and (other := self.other(topic)):
            return (
                replace(topic.query, operands=(other.operands[0], *topic.operands[1:]))
                if topic.is_of_part
                else other
            )
        if topic.is_of_part and not slots.share:  # of all, those that aren't the part
            return Compute(Operation.COMPLEMENT, operands=topic.operands)
        measure = self._known.measures[last.measure]
        whole = None if measure.kind is Kind.SHARE or slots.share else self._known.whole_of(last)
        if whole and not self._known.share_of(last.measure, whole.measure) and topic.operation in _OF_ONE:
            return Compute(Operation.COMPLEMENT, (self.dated(last), whole))  # "and everyone else?"
        if last.measure == self._known.denominator and self._known.has(
            self._known.numerator, last.group, last.place
        ):
            # "of these how many didn't?"
            return Compute(Operation.COMPLEMENT, (replace(last, measure=self._known.numerator),))
        count = measure.numerator if measure.kind is Kind.SHARE and slots.count and not slots.share else ""
        if not count and not self._known.share_of(last.measure) and measure.kind is not Kind.SHARE:
            return None
        return Compute(Operation.COMPLEMENT, operands=(replace(last, measure=count or last.measure),))

    def rest_stated(self, number: float, topic: Topic) -> Compute | None:
        """The rest of a count, where a number is nearer to that than to the count: "so 64,700 were not?"."""
        rest, whole = self.rest(Slots(count=True), topic), self.out_of(Slots(), topic)
        if not (isinstance(rest, Compute) and rest.operation is Operation.COMPLEMENT and whole):
            return None
        found = looked_up((topic.last, whole.operands[0]), self._known.table)
        if len(found) < _TWO:
            return None
        part, all_of_it = (each.figure.value for each in found)
        return rest if abs(number - (all_of_it - part)) < abs(number - part) else None

    def joined(self, topic: Topic) -> Operand:
        """What was spoken of last; all groups or places in one, where it was all of them together."""
        last = topic.last
        own = {(each.group, each.place) for each in topic.operands}
        is_all = (
            len(own) > 1 and own == set(self._known.parted(last.measure)) and self._known.has(last.measure)
        )
        return replace(last, group="", place="") if is_all and topic.operation is Operation.SUM else last

    def other(self, topic: Topic) -> Compute | None:
        """Of two places or groups that are known, the other one."""
        last = topic.last
        there = [
            pair
            for pair in self._known.table.known_for(last.measure)
            if (pair[0] if last.group else pair[1]) and not (pair[1] if last.group else pair[0])
        ]
        others = [pair for pair in there if pair != (last.group, last.place)]
        if len(there) != _TWO or len(others) != 1:
            return None
        group, place = others[0]
        operation = topic.operation if topic.operation in KEPT else Operation.VALUE
        operand = replace(last, group=group, place=place)
        return following(Compute(operation, operands=(operand,)), topic)
