"""What else a text may ask: the likeliest is taken, or two are offered where none is likely."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import exp

from bot.answers.answering import answer
from bot.answers.queries import (
    Asked,
    By,
    Choose,
    Compute,
    Explain,
    HowSure,
    Manner,
    Parts,
    PlaceFacts,
    Query,
    Ranking,
    Series,
    Unknown,
)
from bot.data.loading import Data
from bot.data.measures import Kind
from bot.figures.figure import COMPARING, Operation
from bot.figures.lookup import are_one_figure
from bot.figures.operand import Operand
from bot.figures.problems import NoSense, Problem, Reason
from bot.understanding.figure_wishes import Wish
from bot.understanding.frames.context import context_of
from bot.understanding.frames.coverage import drops_denial, unused
from bot.understanding.frames.proposals import Proposals
from bot.understanding.intents.intents import Intent
from bot.understanding.intents.plausibility import Plausibility, Plausible, as_a, ranked_by, traits
from bot.understanding.plain_questions import PlainQuestions
from bot.understanding.slots.known import Known
from bot.understanding.slots.slots import Slots
from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.tags import Tag, TagKind
from bot.understanding.wanted import FIGURES, Wishes

_OF_MEASURES = (*FIGURES, Intent.SURE)
"""What may be wanted of any measure."""
_FORMS = {
    Intent.SERIES: (as_a(Series),),
    Intent.RANKING: tuple(map(ranked_by, By)),
    Intent.PARTS: (as_a(Parts),),
    Intent.SURE: (as_a(HowSure),),
}
"""The forms of questions that have one of their own."""
_OTHERS = (Intent.PLACE, Intent.EXPLAIN, Intent.UNKNOWN)
"""What else may be wanted."""
_JUDGED = (Compute, Series, Ranking, Parts, PlaceFacts, Explain, HowSure, Unknown)
"""Questions that are held against others."""
_OFFERED = (Compute, Series, Ranking, Parts, PlaceFacts, Explain, HowSure)
"""Those that may be offered."""
_FIRST = 2.0
"""How much more counts what grammar made of the text."""
_UNUSED = 1.0
"""How much less counts a reading for each part of the text that it doesn't use."""
_SHARPNESS = 1.5
"""By so much the weights are too sure of themselves."""
_TWO = 2
_EXTREMES = ("highest", "lowest")
_CHOICES = 3
"""Readings that are offered."""
_HOPELESS = 6.0
"""How far behind the best a reading is that isn't worth answering, to see whether it makes sense."""
_SURE = 0.5
"""How likely a reading is at least that is taken without asking back."""
_STRANGE, _STRANGER, _SUREST = 2, 0.05, 0.8
"""From more unread words on than the first, it must be likelier for each by the second, at most by the third.

Of loose questions with five such words and no measure named, nine of ten were answered as another question.
"""


@dataclass(frozen=True)
class Ranked:
    """A reading, how much speaks for it beside the others, and whether it is that of the grammar."""

    wish: Wish
    score: float
    is_read: bool

    @property
    def query(self) -> Query:
        """The question."""
        return self.wish.asked.query


class OtherReadings:
    """Holds what was read against what else may be meant.

    Args:
        data: what can be asked about, with what was learned of how people ask.
        known: the same.
        wishes: makes questions of sentences.
    """

    def __init__(self, data: Data, known: Known, wishes: Wishes) -> None:
        self._plausibility = Plausibility(data.readings) if data.readings else None
        self._data = data
        self._pages = [page.id for page in data.pages["en"].listed]
        self._known = known
        self._wishes = wishes
        self._proposals = Proposals(known)
        self._plain = PlainQuestions(known)

    def chosen(self, ranked: Sequence[Ranked], language: str, wish: Wish, unread: int = 0) -> Wish:
        """What was read, something far likelier, or two readings to choose from.

        Args:
            ranked: all readings, the likeliest first.
            language: the code of the language of the text.
            wish: what was read.
            unread: how many words of the text mean nothing to the bot.
        """
        if not ranked:
            return wish
        least = ranked[0].score - _HOPELESS
        told = [each for each in ranked if each.is_read or each.score > least]
        answered = [(each, answer(each.query, self._data, language)) for each in told]
        ranked = [
            each
            for each, result in answered
            if not (_is_misread(result) if each.is_read else isinstance(result, Problem))
        ]
        if not ranked:
            return wish
        odds = defaultdict[Hashable, float](float)
        for each in ranked:
            odds[self._gist(each.query)] += exp((each.score - ranked[0].score) / _SHARPNESS)
        sure = min(_SURE + _STRANGER * max(0, unread - _STRANGE), _SUREST)
        is_sure = odds[self._gist(ranked[0].query)] / sum(odds.values()) >= sure
        if is_sure or isinstance(ranked[0].query, Unknown):
            taken = ranked[0].wish
            is_same = self._gist(taken.asked.query) == self._gist(wish.asked.query)
            if is_same and wish.asked.manner.claim and not taken.asked.manner.claim:
                return wish  # which judges what is stated: "it fell by a quarter of a point, right?"
            return _as_mistaken(taken, wish)
        offered = dict[Hashable, Query]()
        for each, result in answered:
            if isinstance(each.query, _OFFERED) and not isinstance(result, Problem):
                offered.setdefault(self._gist(each.query), each.query)
        readings = tuple(offered.values())[:_CHOICES]
        return Wish(Asked(Choose(readings)), Intent.ASK) if len(readings) > 1 else wish

    def _gist(self, query: Query) -> Hashable:
        """The same for questions whose answers show the same, such as a difference and a ratio."""
        match query:
            case Series(operand, steps=False) | Compute(
                Operation.DIFFERENCE | Operation.CHANGE, operands=(Operand(span=None) as operand,)
            ):
                return Series, replace(operand, upto=False)  # both say how far it moved from first to last
            case Compute(operation, operands=operands) if operation in COMPARING:
                return frozenset(operands)
            case Compute(Operation.VALUE, operands=(Operand(span=None, group="", place=place),)) if place:
                return PlaceFacts(place)
            case Compute(Operation.VALUE, operands=(first, *others)) if others and all(
                each.group and each.measure == first.measure for each in (first, *others)
            ):
                return By.GROUP, self._known.share_of(first.measure) or first.measure
            case Compute(Operation.SHARE, operands=(part, whole)) if (part.span, part.upto) == (
                whole.span,
                whole.upto,
            ) and (share := self._known.share_of(part.measure, whole.measure)):
                return Operation.VALUE, (replace(part, measure=share),)
            case Compute(Operation.VALUE | Operation.ONE_IN | Operation.SUM as operation, operands=operands):
                share_of = self._known.share_of  # a count's answer shows its share, and the other way round
                shares = (replace(each, measure=share_of(each.measure) or each.measure) for each in operands)
                return operation, tuple(shares)
            case Parts(operand, By.PLACE) | Ranking(operand, By.PLACE):
                return By.PLACE, operand.measure  # both list the places
            case Parts(operand, By.GROUP) | Ranking(operand, By.GROUP, steps=False):
                return By.GROUP, self._known.share_of(operand.measure) or operand.measure
            case Explain():
                return Explain  # of two pages that fit, the likelier one is shown
            case _:
                return query

    def ranked(self, entities: Entities, slots: Slots, language: str, wish: Wish) -> list[Ranked]:
        """All that a text may ask, the likeliest first; nothing where that can't be judged.

        Args:
            entities: the sentence with its tags.
            slots: what it names.
            language: the code of its language.
            wish: what was read.
        """
        is_judged = isinstance(wish.asked.query, _JUDGED) and wish.intent is not Intent.ABOUT
        if self._plausibility is None or not is_judged or self._plain.is_plain(entities, slots, wish):
            return []
        plausible = self._plausibility.of(entities)
        if not plausible.knows(wish.asked.query):
            return []
        found = {traits(wish.asked.query): wish}
        for other in self._all(entities, slots, language, plausible):
            query = other.asked.query
            is_possible = plausible.knows(query) and not drops_denial(slots, query, self._known)
            is_possible = is_possible and not _is_of_unnamed(query, entities, slots)
            is_possible = is_possible and not self._is_of_stretch(query, slots)
            is_possible = is_possible and not self._is_of_one_figure(query)
            if isinstance(query, _JUDGED) and is_possible:
                found.setdefault(traits(query), other)
        ranked = [
            Ranked(
                each, self._score(each, plausible, entities) + _FIRST * (each is wish), is_read=each is wish
            )
            for each in found.values()
        ]
        return sorted(ranked, key=lambda each: -each.score)

    def _is_of_stretch(self, query: Query, slots: Slots) -> bool:
        """Whether it is of a whole stretch what is counted on a day: a backlog "from September to June"."""
        if not (isinstance(query, Compute) and query.operation is Operation.VALUE):
            return False
        return self._known.is_stock_between(query.subjects, slots)

    def _is_of_one_figure(self, query: Query) -> bool:
        """Whether a figure is compared with itself, of days that are named in two ways."""
        if not (isinstance(query, Compute) and query.operation in COMPARING and len(query.subjects) == _TWO):
            return False
        return are_one_figure(*query.subjects, self._known.table)

    @staticmethod
    def _score(wish: Wish, plausible: Plausible, entities: Entities) -> float:
        query = wish.asked.query
        # A row shows the highest, too, but as one of many.
        lost = len(wish.asked.manner.unused) + (isinstance(query, Series) and entities.has(*_EXTREMES))
        return plausible.weigh(query) - _UNUSED * lost

    def _all(self, entities: Entities, slots: Slots, language: str, plausible: Plausible) -> Iterator[Wish]:
        """What the text may ask besides: of other measures, in another form, or on a page."""
        measures = plausible.likely(self._known.measures)
        forms = plausible.likely(f"compute {each}" for each in Operation)
        operations = [each for each in Operation if f"compute {each}" in forms]
        for page in plausible.likely(self._pages):
            yield Wish(Asked(Explain(page), Manner(echo=True)), Intent.EXPLAIN)
        for query in self._proposals.all(context_of(entities, slots), measures, operations):
            left = unused(entities, slots, query, None, self._known)
            yield Wish(Asked(query, Manner(echo=True, unused=left)), Intent.FIGURE)
        meant = [(intent, slots) for intent in (*_OF_MEASURES, *_OTHERS)]
        tried = [each for each in _OF_MEASURES if each not in _FORMS or plausible.likely(_FORMS[each])]
        meant += [(intent, other) for other in self._variants(entities, slots, measures) for intent in tried]
        for intent, named in meant:
            if wish := self._wishes.attempt(intent, entities, named, language):
                yield wish

    def _variants(self, entities: Entities, slots: Slots, measures: list[str]) -> Iterator[Slots]:
        """The same as the text names, with another measure."""
        for tag in slots.measures if len(slots.measures) > 1 else ():
            yield replace(slots, measures=(tag,))
        first = next(iter((*slots.measures, *entities.tags)), Tag(TagKind.MEASURE, "", 0, 0, 0, 0))
        for name in measures:
            named = replace(slots, measures=(replace(first, kind=TagKind.MEASURE, id=name),), approved=False)
            yield named
            is_share = self._known.measures[name].kind is Kind.SHARE
            yield replace(named, share=is_share, count=not is_share)
            if name == self._known.main:
                yield replace(named, measures=(), share=True, count=False)


def _is_misread(result: object) -> bool:
    """Whether nobody asks what has no answer for such a reason; whatever else has none may well be asked."""
    is_asked = isinstance(result, NoSense) and result.reason in (Reason.MIXED, Reason.MONTHS)  # by people
    return isinstance(result, NoSense) and not is_asked


def _is_of_unnamed(query: Query, entities: Entities, slots: Slots) -> bool:
    """Whether it is of all groups or places one by one, where neither these nor the measure is named."""
    if not isinstance(query, Compute) or entities.has("by_court", "by_nationality", "country"):
        return False
    named = slots.groups or slots.places or slots.names[:1] == (query.operands[0].measure,)
    return not named and len({(each.group, each.place) for each in query.subjects} - {("", "")}) > 1


def _as_mistaken(taken: Wish, read: Wish) -> Wish:
    """The reading that was taken, which sets right what the grammar saw mistaken: "3.41% were approved"."""
    mistaken, manner = read.asked.manner.mistaken_for, taken.asked.manner
    if not mistaken or manner.mistaken_for or not isinstance(taken.asked.query, Compute):
        return taken
    return replace(taken, asked=replace(taken.asked, manner=replace(manner, mistaken_for=mistaken)))
