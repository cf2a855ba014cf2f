"""The same asked of another period, group, place or measure."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.queries import By, Choose, Compute, Parts, Query, Ranking, Series
from bot.data.measures import Kind
from bot.figures.figure import COMPARING, MEANS, Operation
from bot.figures.operand import Operand
from bot.figures.timeline import steps_of
from bot.periods.reading import Kind as As
from bot.understanding.dialogue.beside_shown import BesideShown, is_one_side
from bot.understanding.dialogue.choices import MOST_CHOICES
from bot.understanding.dialogue.counterparts import Counterparts
from bot.understanding.dialogue.named_operand import NamedOperand
from bot.understanding.dialogue.same_figures import SameFigures
from bot.understanding.dialogue.share_with import ShareWith
from bot.understanding.dialogue.steps import asks_step, stepped
from bot.understanding.dialogue.swaps import swapped
from bot.understanding.dialogue.topic import KEPT, Topic, following
from bot.understanding.dialogue.units import is_of_each
from bot.understanding.dialogue.values_in_replies import ValuesInReplies
from bot.understanding.frames.axes import OF_ONE
from bot.understanding.frames.context import context_of
from bot.understanding.frames.frame import Framer
from bot.understanding.frames.operands import Operands
from bot.understanding.frames.operations import operation_of
from bot.understanding.slots.known import Known
from bot.understanding.slots.slots import Slots, When
from bot.understanding.tagging.entities import Entities

_TWO = 2


class OtherSlots:
    """Reads replies that name something else.

    Args:
        known: what there is.
        same: reads replies in another unit.
        counterparts: find the day of the latest total.
    """

    def __init__(self, known: Known, same: SameFigures, counterparts: Counterparts) -> None:
        self._known = known
        self._framer = Framer(known)
        self._operands = Operands(known)
        self._operand = NamedOperand(known, counterparts)
        self._values = ValuesInReplies(same, counterparts)
        self._same = same
        self._counterparts = counterparts
        self._beside = BesideShown(known, counterparts)
        self._shares = ShareWith(known, same.units, self._operand, counterparts)

    def changed(self, entities: Entities, slots: Slots, topic: Topic) -> Query | None:
        """The question with what is named in the place of what it had; None where that can't be."""
        operation = operation_of(entities, slots, is_pair=True)
        if corrected := self._corrected(entities, slots, topic):
            return corrected
        is_ranked = isinstance(topic.query, Ranking) and entities.has("highest", "lowest")
        if is_ranked and not entities.has("difference", "ratio", "change"):
            operation = Operation.VALUE  # there is no fall in "¿y la más baja en diciembre?"
        topic = self._of_whom(entities, slots, topic)
        if operation in OF_ONE:
            topic = replace(topic, operands=(*topic.operands[:-1], self._counterparts.joined(topic)))
        last = topic.last
        if topic.pair and entities.has("each") and entities.has("counted"):  # in each of the two, not in all
            slots = replace(slots, whens=tuple(when for when in slots.whens if when.kind is not As.ALL))
            operation = Operation.VALUE if operation is Operation.SUM else operation
        if operation is Operation.SUM and entities.has("cumulative") and slots.whens:
            operation = Operation.VALUE  # "and the cumulative one through May 29?" adds nothing up
        if entities.has("moved") and slots.whens and self._operands.is_by_day(last.measure):
            operation = Operation.DIFFERENCE
        kept = topic.operation if operation is Operation.VALUE else operation
        kept = kept if kept in (*COMPARING, *MEANS) else Operation.VALUE
        several = max(len(slots.whens), len(slots.places), len(slots.groups), len(slots.quoted)) > 1
        # "Only the last two" are one after the other.
        if isinstance(topic.query, Series) and operation not in COMPARING:
            slots = replace(slots, whens=tuple(self._of_series(each, last) for each in slots.whens))
        against = (entities.has("that") and entities.has("compare")) or is_one_side(entities, slots)
        ends = kept in COMPARING and not against and any(when.ends for when in slots.whens)
        parts = any(when.parts for when in slots.whens)
        computed = operation if operation in COMPARING else topic.operation
        if entities.has("swap") and (query := swapped(slots, topic, computed)):
            return query
        if entities.has("added") and slots.is_narrowed:
            return self._added(entities, slots, topic)
        if operation in COMPARING and (since := self._beside.since(slots, topic, operation)):
            return since
        # "Was it higher at first than at the end?"
        edges = operation in COMPARING and entities.has("than", "from_to") and entities.has("at_first")
        if several or slots.excluded or ends or edges or (parts and not entities.has("that")):
            frame = self._framer.read(context_of(entities, slots, last), kept)
            return self._each(frame.query, topic) if frame else None
        if quoted := self._values.read(entities, slots, topic, operation):
            return quoted
        if len(slots.names) == 1 and not slots.is_narrowed and (row := self._in_each(entities, slots, topic)):
            return Compute(Operation.VALUE, row)
        if (
            topic.pair
            and slots.names
            and not slots.is_narrowed
            and entities.has("which")
            and entities.has("up", "down")
        ):
            both = tuple(self._operand.read(entities, slots, each) for each in topic.pair)
            if both[0] != both[1]:  # "which of them had more cases reviewed?"
                return Compute(Operation.DIFFERENCE, operands=both)
        if operation not in MEANS:  # there is no share in "the daily average of those reviewed"
            share = self._counterparts.share_of_days(slots, topic)
            if share := share or self._shares.read(entities, slots, topic):
                return share
        if operation in COMPARING and entities.has("rose", "fell", "moved"):
            reached = (self._operands.reached(last.measure, when) or when for when in slots.whens)
            slots = replace(slots, whens=tuple(reached))
        current = self._operand.read(entities, slots, last)
        if slots.names and not slots.is_narrowed and asks_step(entities, slots, operation):
            step = Topic(Compute(Operation.VALUE, (current,)), (current,))  # "eligible a month later"
            return stepped(entities, slots, step, self._known, operation)
        is_again = operation in COMPARING and topic.operation in COMPARING and bool(slots.names)
        is_same = operation is Operation.VALUE or (is_again and not slots.is_narrowed)
        if is_same and (kept := self._of_kind(entities, slots, topic, current)):
            return kept
        return self._asked_of(entities, slots, topic, current, operation)

    def _of_whom(self, entities: Entities, slots: Slots, topic: Topic) -> Topic:
        """The topic of the others, or of both counts of a share, where a reply turns to another group."""
        if slots.names and entities.has("other_one") and (other := self._counterparts.other(topic)):
            asides = (topic.last, *topic.asides)
            return Topic(other, other.subjects, asides)  # "what was the rate without them?"
        is_bare = not (slots.places or slots.names or slots.share or slots.count)
        # "Out of?", and then "and those not detained?"
        return self._counterparts.with_share(topic) if slots.groups and is_bare else topic

    def _corrected(self, entities: Entities, slots: Slots, topic: Topic) -> Query | None:
        """What was compared, with another day in the place of one of its two: "sorry, until March"."""
        names = slots.names or slots.groups or slots.places or slots.share or slots.count
        is_pair = topic.operation in COMPARING and len(topic.operands) == _TWO
        if names or not is_pair or len(slots.whens) != 1 or not entities.has("correction"):
            return None
        first, second = topic.operands
        if first.span == second.span or slots.whens[0].ends:
            return None
        if slots.whens[0].kind is As.SINCE:
            slots = replace(slots, whens=(replace(slots.whens[0], kind=As.DAY),))
            first = self._operand.read(entities, slots, first)
        else:
            second = self._operand.read(entities, slots, second)
        return Compute(topic.operation, (first, second)) if first != second else None

    def _in_each(self, entities: Entities, slots: Slots, topic: Topic) -> tuple[Operand, ...]:
        """Another measure in each of those that were shown: "how many were eligible in each?"."""
        if not is_of_each(entities, topic):
            return ()
        row = (self._operand.read(entities, slots, each) for each in topic.row)
        return tuple(dict.fromkeys(row))

    @staticmethod
    def _each(query: Compute, topic: Topic) -> Query:
        """Several things, of each of which the same is meant: "the second and the third, too"."""
        is_each = topic.operation in (Operation.COMPLEMENT, Operation.ONE_IN) and not topic.is_of_part
        if not is_each or query.operation is not Operation.VALUE:
            return query
        if not query.subjects[1:]:  # "the first one, through March 5"
            return replace(query, operation=topic.operation)
        readings = tuple(Compute(topic.operation, (operand,)) for operand in query.subjects)
        return Choose(readings[:MOST_CHOICES])

    def _of_series(self, when: When, operand: Operand) -> When:
        """Days that are picked from a list that was shown, one after the other: "the last two"."""
        if when.kind is As.SINCE:
            return when
        if when.kind is not As.EXCEPT:
            return replace(when, parts=when.ends or when.parts)
        spans = (step.span for step in steps_of(replace(operand, span=None), self._known.table))
        kept = when.parts or (when.span,)
        parts = (span for span in spans if span and any(part.contains(span) for part in kept))
        return replace(when, kind=As.DAYS, parts=tuple(parts))

    def _added(self, entities: Entities, slots: Slots, topic: Topic) -> Query:
        """What was shown together with what is named: "add November and December to that"."""
        named = [replace(slots, whens=(when,)) for when in slots.whens if when.kind is not As.ALL]
        named = named or [replace(slots, places=(place,)) for place in slots.places]
        named = named or [replace(slots, groups=(group,)) for group in slots.groups]
        new = (self._operand.read(entities, each, topic.last) for each in named)
        shown = topic.operands if topic.operation is Operation.SUM else (topic.last,)
        return Compute(Operation.SUM, operands=tuple(dict.fromkeys((*shown, *new))))

    def is_of(self, operand: Operand, slots: Slots) -> bool:
        """Whether an operand is of the measure that is named, or in the unit that is asked for."""
        kind = self._known.measures[operand.measure].kind
        return operand.measure in slots.names if slots.names else slots.share and kind is Kind.SHARE

    def is_count(self, operand: Operand) -> bool:
        """Whether an operand is a number of things."""
        return self._known.measures[operand.measure].kind is not Kind.SHARE

    # ---------------------------------------------------------------- the whole question

    def _of_kind(self, entities: Entities, slots: Slots, topic: Topic, current: Operand) -> Query | None:
        """The same kind of list or comparison, where only what all of it was about is changed."""
        query = topic.query
        is_one = bool(slots.whens) or (entities.has("that") and bool(slots.names))
        match query:
            case Series(operand) | Ranking(operand, By.PERIOD) if not is_one:
                wanted = replace(current, span=operand.span, upto=False)
                is_over_time = len(steps_of(replace(wanted, span=None), self._known.table)) > 1
                return replace(query, operand=wanted) if is_over_time else None
            case Ranking(operand, by) if by is not By.PERIOD and not (slots.groups or slots.places):
                if entities.has("that"):
                    return None
                wanted = replace(current, group="", place="", upto=current.span is not None)
                wanted = wanted if slots.whens else replace(wanted, span=operand.span, upto=operand.upto)
                # "and the lowest in May?"
                is_other = entities.has("lowest" if query.highest else "highest")
                return replace(query, operand=wanted, highest=query.highest is not is_other)
            case Parts(by=by) if slots.names and not slots.whens and not slots.groups:
                return Parts(replace(current, span=None, upto=False), by)
            case Compute() if topic.is_of_part and self._known.measures[current.measure].kind is Kind.SHARE:
                return None  # of the other only its share is known
            case Compute(operation=operation) if topic.is_of_part:
                others = topic.operands[1:]
                if slots.names or slots.count or (slots.share and not entities.has("same_again")):
                    return None
                wholes = [replace(whole, span=current.span, upto=current.upto) for whole in others]
                return Compute(operation, operands=(current, *(wholes if slots.whens else others)))
            case Compute(operation=operation) if len(operands := topic.operands) > 1:
                if self._axis(operands) & self._named(entities, slots):
                    return None
                new = (self._operand.read(entities, slots, each) for each in operands)
                return Compute(operation, tuple(new))
            case _:
                return None

    @staticmethod
    def _axis(operands: tuple[Operand, ...]) -> set[str]:
        """In what several operands differ."""
        slots = ("measure", "span", "group", "place")
        return {name for name in slots if len({getattr(operand, name) for operand in operands}) > 1}

    @staticmethod
    def _named(entities: Entities, slots: Slots) -> set[str]:
        named = {
            "measure": slots.names or slots.share or slots.count,
            "span": slots.whens,
            "group": slots.groups or entities.has("everywhere"),
            "place": slots.places or entities.has("everywhere"),
        }
        return {name for name, found in named.items() if found}

    def _asked_of(
        self, entities: Entities, slots: Slots, topic: Topic, current: Operand, operation: Operation
    ) -> Query:
        last = topic.last
        if operation in COMPARING:
            return self._beside.compared(entities, slots, topic, current, operation)
        if operation is Operation.SUM:
            return self._beside.added(slots, topic, current)
        if operation is Operation.VALUE and topic.operation in KEPT and not slots.count:
            is_kept = not slots.names or topic.operation is not Operation.COMPLEMENT
            operation = topic.operation if is_kept else operation
        if entities.has("rate_word"):
            current = self._same.rated(current)
        query = Compute(operation, operands=(current,))
        if operation is Operation.VALUE and slots.share and current.measure == last.measure:
            return self._same.units.united(slots, Topic(query, (current,))) or query
        return following(query, topic)
