"""A question about figures: what is to be computed, or what is told where there are no such figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answers.queries import Asked, By, Compute, Explain, Manner, Parts, PlaceFacts, Query, Unknown
from bot.data.measures import Kind
from bot.data.spans import Span
from bot.figures.figure import Operation
from bot.figures.operand import Operand
from bot.understanding.dialogue.topic import fitting
from bot.understanding.frames.context import context_of, whose_of
from bot.understanding.frames.coverage import strange, tells_left_out, unused
from bot.understanding.frames.frame import Frame, Framer
from bot.understanding.frames.operands import Operands, Whose
from bot.understanding.intents.intents import Intent
from bot.understanding.pages.topics import Topics
from bot.understanding.slots.known import Known
from bot.understanding.slots.slots import Slots
from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.lexicon import Lexicon
from bot.understanding.tagging.tags import TagKind


@dataclass(frozen=True)
class Wish:
    """What was understood.

    Args:
        asked: the question.
        intent: what is wanted.
        frame: what is to be computed, where that is wanted.
        is_known: whether something is known of what was named.
    """

    asked: Asked
    intent: Intent
    frame: Frame | None = None
    is_known: bool = True


_TWO = 2


class FigureWishes:
    """Makes questions about figures.

    Args:
        known: what there is.
        framer: reads what is to be computed.
        topics: find the page that tells of figures in words.
        lexicon: the words of the languages.
    """

    def __init__(self, known: Known, framer: Framer, topics: Topics, lexicon: Lexicon) -> None:
        self._known = known
        self._framer = framer
        self._topics = topics
        self._lexicon = lexicon
        self._operands = Operands(known)

    def read(
        self, entities: Entities, slots: Slots, language: str, page: str
    ) -> Wish | tuple[Intent, ...] | None:
        """The question that a sentence asks, or what is rather wanted; None where nothing is.

        Args:
            entities: the sentence with its tags.
            slots: what it names.
            language: the code of its language.
            page: the id of the page that was shown before, or nothing.
        """
        lost = [tag.id for tag in slots.places if not self._known.knows_place(tag.id)]
        frame = None if lost else self._framer.read(context_of(entities, slots))
        if frame is None:
            return self._without_figures(entities, slots, lost)
        if tells_left_out(slots, frame.query):
            return Wish(Asked(Unknown()), Intent.UNKNOWN)
        told = "" if len(slots.names) > 1 else self._topics.figures_in_words(entities, slots, frame.query)
        if frame.claim and frame.claim.value and not slots.quotes_figures:
            told = told or self._topics.with_number(slots)  # "is it true that 10,998 were closed?"
        if not told and frame.query.operation is Operation.DIFFERENCE and self._is_of_words(frame, slots):
            told = self._topics.page(entities, slots, language, page)
        told = told or _rated_term(entities)
        if told:
            return Wish(Asked(Explain(told), Manner(echo=True)), Intent.EXPLAIN)
        if frame.query.operation is Operation.VALUE and is_guessed(entities, slots):
            return Intent.EXPLAIN, Intent.ASK
        if self._is_only_the_last(frame.query):
            return (Intent.SERIES,)
        left = (
            *unused(entities, slots, frame.query, frame.claim, self._known),
            *strange(entities, self._lexicon),
        )
        echo = frame.query.operation is not Operation.DAYS  # its headline says which days these are
        claim = None if left else frame.claim  # of what wasn't understood whole, no "yes" and no "no"
        also = self._of_others(entities, slots, frame.query)
        left = () if also else left
        manner = Manner(echo=echo, claim=claim, mistaken_for=frame.mistaken_for, unused=left, also=also)
        return Wish(Asked(self._with_whole(entities, slots, frame.query), manner), Intent.FIGURE, frame)

    def _with_whole(self, entities: Entities, slots: Slots, query: Compute) -> Compute:
        """With what it is part of, for "what percent is that?": "of the eligible, how many were closed?"."""
        operand, *others = query.operands
        wholes = [name for name in slots.names if name in self._known.wholes(operand.measure)]
        there = [name for name in wholes if self._known.has(name, operand.group, operand.place)]
        if query.operation is not Operation.VALUE or others or not (there and entities.starts_with("of")):
            return query
        whole = replace(operand, measure=there[0], upto=operand.upto or operand.span is None)
        both = replace(query, operands=(operand, whole), of_first=1)
        return both if fitting(both, query) is both else query

    def _of_others(self, entities: Entities, slots: Slots, query: Compute) -> tuple[Query, ...]:
        """The same of the other days, where it is told of one at a time: "one in how many, 2 vs 4?"."""
        is_of_one = query.operation in (Operation.ONE_IN, Operation.COMPLEMENT) and len(query.subjects) == 1
        days = {operand.span and operand.span.end for operand in query.subjects}
        is_of_part = query.operation is Operation.SHARE and len(days) == 1
        if not (is_of_one or is_of_part) or len(slots.whens) < _TWO:
            return ()
        each = [context_of(entities, replace(slots, whens=(when,))) for when in slots.whens]
        read = [self._framer.read(context) for context in each]
        return tuple(dict.fromkeys(frame.query for frame in read if frame and frame.query != query))

    def _without_figures(self, entities: Entities, slots: Slots, lost: Sequence[str]) -> Wish | None:
        """What is told where there are no such figures: something else, or of whom nothing is known.

        Args:
            entities: the sentence with its tags.
            slots: what it names.
            lost: the ids of the places of which nothing at all is known.
        """
        if places := [*lost, *(tag.id for tag in slots.places)][: bool(lost) or len(slots.places) == 1]:
            left = (*slots.measures, *slots.groups, *slots.whens)
            if places[0] in slots.excluded:  # "the rate without Denver" isn't what is known of Denver
                return Wish(Asked(Unknown()), Intent.UNKNOWN)
            words = tuple(entities.text(each.start, each.end) for each in left)
            asked = Asked(PlaceFacts(places[0]), Manner(echo=True, unused=words))
            return Wish(asked, Intent.PLACE, is_known=not lost)
        if told := self._topics.figures_in_words(entities, slots, Unknown()):
            return Wish(Asked(Explain(told), Manner(echo=True)), Intent.EXPLAIN)
        whose = whose_of(slots)
        if not slots.names or whose == Whose() or self._known.has(slots.names[0], whose.group, whose.place):
            return None
        when = slots.whens[0] if slots.whens else None
        operand = self._operands.build(slots.names[0], whose, when, context_of(entities, slots).manners)
        query = Compute(Operation.VALUE, (operand,))
        left = unused(entities, slots, query, None, self._known)
        return Wish(Asked(query, Manner(echo=True, unused=left)), Intent.FIGURE, is_known=False)

    def _is_only_the_last(self, query: Compute) -> bool:
        """Whether all cases were asked for, and periods with gaps between them can't be added up."""
        (operand, *others) = query.operands
        is_open = operand.span is None and not operand.upto and not others
        is_count = self._known.measures[operand.measure].kind is Kind.COUNT
        return is_open and is_count and query.operation is Operation.VALUE

    def _is_of_words(self, frame: Frame, slots: Slots) -> bool:
        """Whether in what two measures differ is asked, and not by how much: they are never set off."""
        one, other = frame.query.operands[0].measure, frame.query.operands[-1].measure
        apart = self._known.measures[one].not_to_mix, self._known.measures[other].not_to_mix
        return (other in apart[0] or one in apart[1]) and not (slots.count or slots.whens)

    def event(self, entities: Entities, slots: Slots) -> Query | None:
        """When something happened in the places that are named, or where it did, in days that are named."""
        name = next(iter(slots.names), self._known.main)
        if self._known.measures[name].kind is not Kind.EVENT:
            return None
        if slots.places:
            return Compute(Operation.VALUE, tuple(Operand(name, place=place.id) for place in slots.places))
        span = Span.around([when.span for when in slots.whens]) if slots.whens else None
        return Parts(Operand(name, span), By.PLACE) if entities.has("by_court") else None


def _rated_term(entities: Entities) -> str:
    """The id of the term whose own rate is asked for, which isn't known: "the DACA approval rate"."""
    rates = entities.cue("rate_word")
    named = (term for term in entities.of(TagKind.PAGE) if any(term.last + 1 == rate.first for rate in rates))
    return next((term.id for term in named), "")


def is_guessed(entities: Entities, slots: Slots) -> bool:
    """Whether only days are named, beside words that say something else: "did ICE have to ask first?"."""
    named = slots.share or slots.count or slots.groups or slots.places or slots.numbers
    if named or not slots.whens or entities.of(TagKind.MEASURE):
        return False
    if entities.has("dates"):
        return False
    return entities.has("may") or bool(entities.of(TagKind.PAGE) or entities.unread)
