"""From what is wanted and what was named to the question that is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.answers.queries import (
    Asked,
    Beyond,
    By,
    Choose,
    Compute,
    Explain,
    Help,
    HowSure,
    Manner,
    Parts,
    PlaceFacts,
    Query,
    Ranking,
    RawData,
    Series,
    Talk,
    TalkKind,
    Unknown,
)
from bot.data.measures import Kind
from bot.data.spans import Span
from bot.figures.figure import Operation
from bot.figures.operand import Operand
from bot.understanding.dialogue.choices import choices
from bot.understanding.dialogue.topic import fitting
from bot.understanding.frames.context import context_of, whose_of
from bot.understanding.frames.coverage import is_figure, strange, tells_left_out, unused
from bot.understanding.frames.frame import Frame, Framer
from bot.understanding.frames.of_values import best_of
from bot.understanding.frames.operands import Operands, Whose
from bot.understanding.frames.overviews import Overviews
from bot.understanding.intents.intents import Intent
from bot.understanding.pages.topics import Topics
from bot.understanding.slots.claims import claim_of
from bot.understanding.slots.known import Known
from bot.understanding.slots.slots import Slots
from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.lexicon import Lexicon
from bot.understanding.tagging.tags import TagKind

TALK = {
    Intent.GREETING: TalkKind.GREETING,
    Intent.THANKS: TalkKind.THANKS,
    Intent.GOODBYE: TalkKind.GOODBYE,
    Intent.INSULT: TalkKind.INSULT,
    Intent.OKAY: TalkKind.OKAY,
    Intent.REMARK: TalkKind.REMARK,
}
FIGURES = (Intent.FIGURE, Intent.SERIES, Intent.RANKING, Intent.PARTS)
"""Intents that want figures."""
_SURE = 0.5
"""How likely an intent is at least that is taken without asking back."""
_UNSAID = (*FIGURES, Intent.ASK, Intent.UNKNOWN, Intent.SURE, Intent.WHY, Intent.HELP, Intent.ABOUT)
"""Intents that a reply to a page has only where it says so."""
_SAID = ("source", "sure", "help", "bot")
"""Cues that say so."""
_REASONS = ("why", "because", "proves", "rose", "fell")
"""Cues that say so of the reasons."""
_BEYOND = ("elsewhere", "opinion", "future", "today", "ahead", "detail")
"""Cues of what the data can't know."""
_ELSEWHERE = ("elsewhere", "opinion", "future", "today")
"""Cues of what no page is about."""
_LEAST_OF_TALK = 0.2
"""How likely small talk is at least: it always has an answer."""
_FEW = 4
"""Words of a reply to a page that only names another term."""
_TRIED = 4
"""Intents that are tried, the likeliest first."""


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


class Wishes:
    """Makes questions of sentences.

    Args:
        known: what there is.
        lexicon: the words of the languages.
    """

    def __init__(self, known: Known, lexicon: Lexicon) -> None:
        self._known = known
        self._framer = Framer(known)
        self._overviews = Overviews(known)
        self._operands = Operands(known)
        self._lexicon = lexicon
        self.topics = Topics(known, lexicon)

    def read(
        self,
        entities: Entities,
        slots: Slots,
        likely: Mapping[Intent, float],
        language: str,
        page: str = "",
    ) -> Wish:
        """The question that a sentence asks.

        Args:
            entities: the sentence with its tags.
            slots: what it names.
            likely: how likely each intent is, the likeliest first.
            language: the code of its language.
            page: the id of the page that was shown before.
        """
        if told := self.topics.of_year(entities, slots, page):
            return Wish(Asked(Explain(told), Manner(echo=True)), Intent.EXPLAIN)
        if event := self._event(entities, slots):
            return Wish(Asked(event, Manner(echo=True)), Intent.PLACE)
        is_term = page and slots.names and len(entities.words) <= _FEW and not _asks_figure(slots)
        if is_term and (wish := self.attempt(Intent.EXPLAIN, entities, slots, language, page)):
            return wish  # "and closure?", after what deferred action is
        unsure = next(iter(likely.values())) < _SURE
        if unsure and (wish := self._in_doubt(entities, slots, language, page)):
            return wish
        for intent in list(likely)[:_TRIED]:
            if intent in TALK and likely[intent] < _LEAST_OF_TALK:
                continue
            if intent is Intent.ASK and slots.names:
                continue
            if intent is Intent.ASK and slots.share and not entities.unread:
                intent = Intent.FIGURE  # noqa: PLW2901  "what's the rate?"
            if intent is Intent.UNKNOWN and slots.names and entities.has("define") > entities.has(*_BEYOND):
                continue  # "what's the backlog?"
            is_reason = intent is Intent.WHY and (page == self.topics.why or entities.has(*_REASONS))
            is_unsaid = (intent in _UNSAID or (intent is Intent.REMARK and entities.has("benefit"))) and not (
                is_reason or entities.has(*_SAID)
            )
            if page and slots.is_empty and is_unsaid:
                # What names nothing asks for more of the page that was shown, where that has its words.
                meant = Intent.UNKNOWN if entities.has(*_ELSEWHERE) else Intent.EXPLAIN
            else:
                meant = intent
            if wish := self.attempt(meant, entities, slots, language, page):
                return wish
        if page and slots.is_empty and not entities.has(*_ELSEWHERE):
            return Wish(Asked(Explain(page), Manner(echo=True)), Intent.EXPLAIN)  # "who can send it?"
        return Wish(Asked(Unknown()), Intent.ASK)  # nothing is named; as a reply it is asked back

    def _event(self, entities: Entities, slots: Slots) -> Query | None:
        """When something happened in one place, or where it did, in the days that are named."""
        name = next(iter(slots.names), self._known.main)
        if self._known.measures[name].kind is not Kind.EVENT or len(slots.places) > 1:
            return None
        if slots.places:
            return Compute(Operation.VALUE, (Operand(name, place=slots.places[0].id),))
        span = Span.around([when.span for when in slots.whens]) if slots.whens else None
        return Parts(Operand(name, span), By.PLACE) if entities.has("by_court") else None

    def _in_doubt(self, entities: Entities, slots: Slots, language: str, page: str) -> Wish | None:
        """Where the weights don't tell: a page that surely fits, or what of several numbers is meant."""
        is_open = not (slots.names or slots.groups or slots.places or slots.share or slots.numbers)
        if is_open and entities.has("define"):
            return self.attempt(Intent.EXPLAIN, entities, slots, language, page)
        if is_open and slots.count and slots.whens and not entities.of(TagKind.PAGE):
            return self.attempt(Intent.ASK, entities, slots, language, page)
        return None

    def attempt(
        self, intent: Intent, entities: Entities, slots: Slots, language: str, page: str = ""
    ) -> Wish | None:
        """The question that a sentence asks if this is what is wanted; None where it can't be."""
        if intent is Intent.FIGURE:
            lost = [tag.id for tag in slots.places if not self._known.knows_place(tag.id)]
            frame = None if lost else self._framer.read(context_of(entities, slots))
            if frame is None:
                return self._without_figures(entities, slots, lost)
            if tells_left_out(slots, frame.query):
                return Wish(Asked(Unknown()), Intent.UNKNOWN)
            told = "" if len(slots.names) > 1 else self.topics.figures_in_words(entities, slots, frame.query)
            if frame.claim and frame.claim.value and not slots.quotes_figures:
                told = told or self.topics.with_number(slots)  # "is it true that 10,998 were closed?"
            if not told and frame.query.operation is Operation.DIFFERENCE and self._is_of_words(frame, slots):
                told = self.topics.page(entities, slots, language, page)
            if told:
                return Wish(Asked(Explain(told), Manner(echo=True)), Intent.EXPLAIN)
            if frame.query.operation is Operation.VALUE and self._is_guessed(entities, slots):
                explained = self.attempt(Intent.EXPLAIN, entities, slots, language, page)
                return explained or self.attempt(Intent.ASK, entities, slots, language, page)
            if self._is_only_the_last(frame.query):
                return self.attempt(Intent.SERIES, entities, slots, language, page)
            left = (
                *unused(entities, slots, frame.query, frame.claim, self._known),
                *strange(entities, self._lexicon),
            )
            echo = frame.query.operation is not Operation.DAYS  # its headline says which days these are
            claim = None if left else frame.claim  # of what wasn't understood whole, no "yes" and no "no"
            manner = Manner(echo=echo, claim=claim, mistaken_for=frame.mistaken_for, unused=left)
            return Wish(Asked(self._with_whole(entities, slots, frame.query), manner), intent, frame)
        if intent is Intent.SERIES and entities.has("may") and self._is_guessed(entities, slots):
            explained = self.attempt(Intent.EXPLAIN, entities, slots, language, page)
            return explained or self.attempt(Intent.ASK, entities, slots, language, page)
        query = self._query(intent, entities, slots, language, page)
        if query is None:
            return None
        claim = claim_of(entities, slots, query) if isinstance(query, Series | Compute) else None
        left = unused(entities, slots, query, claim, self._known)
        also = ()
        if isinstance(query, Ranking) and query.highest and not query.steps and entities.has("lowest"):
            also = (replace(query, highest=False),)
        return Wish(Asked(query, Manner(echo=True, claim=claim, unused=left, also=also)), intent)

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

    def _without_figures(self, entities: Entities, slots: Slots, lost: Sequence[str]) -> Wish | None:
        """What is told where there are no such figures: something else, or of whom nothing is known.

        Args:
            entities: the sentence with its tags.
            slots: what it names.
            lost: the ids of the places of which nothing at all is known.
        """
        if places := [*lost, *(tag.id for tag in slots.places)][: bool(lost) or len(slots.places) == 1]:
            left = (*slots.measures, *slots.groups, *slots.whens)
            words = tuple(entities.text(each.start, each.end) for each in left)
            asked = Asked(PlaceFacts(places[0]), Manner(echo=True, unused=words))
            return Wish(asked, Intent.PLACE, is_known=not lost)
        if told := self.topics.figures_in_words(entities, slots, Unknown()):
            return Wish(Asked(Explain(told), Manner(echo=True)), Intent.EXPLAIN)
        whose = whose_of(slots)
        if not slots.names or whose == Whose() or self._known.has(slots.names[0], whose.group, whose.place):
            return None
        when = slots.whens[0] if slots.whens else None
        operand = self._operands.build(slots.names[0], whose, when, context_of(entities, slots).manners)
        query = Compute(Operation.VALUE, (operand,))
        left = unused(entities, slots, query, None, self._known)
        return Wish(Asked(query, Manner(echo=True, unused=left)), Intent.FIGURE, is_known=False)

    def _is_guessed(self, entities: Entities, slots: Slots) -> bool:
        """Whether only days are named, beside words that say something else: "did ICE have to ask first?"."""
        named = slots.share or slots.count or slots.groups or slots.places or slots.numbers
        if named or not slots.whens or entities.of(TagKind.MEASURE):
            return False
        if entities.has("dates"):
            return False
        return entities.has("may") or bool(entities.of(TagKind.PAGE) or entities.unread)

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

    def _query(
        self, intent: Intent, entities: Entities, slots: Slots, language: str, page: str
    ) -> Query | None:
        match intent:
            case Intent.SERIES:
                return self._overviews.series(entities, slots)
            case Intent.RANKING:
                return self._overviews.ranking(entities, slots)
            case Intent.PARTS:
                return self._overviews.parts(entities, slots)
            case Intent.PLACE if len(slots.places) == 1:
                return PlaceFacts(slots.places[0].id)
            case Intent.PLACE:
                return None if slots.places else self._overviews.places(entities, slots)
            case Intent.EXPLAIN:
                found = self.topics.page(entities, slots, language, page)
                return Explain(found) if found else None
            case Intent.WHY:
                why = self.topics.why_of(slots.names)
                further = {page.more for page in self._known.data.pages["en"] if page.id == why}
                named = (tag.id for tag in entities.of(TagKind.PAGE) if tag.id in further)
                return Explain(next(named, why)) if why else None
            case Intent.SURE:
                page = self.topics.with_number(slots)
                unknown = (is_figure(each.quantity) and not each.operands for each in slots.numbers)
                if not page and any(unknown):  # it is none of the figures that there are
                    return Unknown()
                evidence = self._evidence(entities, slots)
                is_asked = evidence or entities.has("source", "sure", "claim", "why", "define")
                return Explain(page) if page else HowSure(evidence) if is_asked else None
            case Intent.DATA:
                return RawData(self._table(slots))
            case Intent.HELP:
                return Help()
            case Intent.ABOUT:
                found = (
                    "" if entities.has("bot") else page or self.topics.page(entities, slots, language, page)
                )
                return Explain(found or self._known.data.declarations.subject.pages.about)
            case Intent.ASK if page and slots.is_empty and not slots.count:
                return Explain(page)
            case Intent.ASK:
                readings = tuple(choices(entities, slots, self._known))
                return Choose(readings) if len(readings) > 1 else next(iter(readings), None)
            case Intent.UNKNOWN:
                return Unknown(self._beyond(entities))
            case _ if intent in TALK:
                return Talk(TALK[intent])
            case _:
                return None

    # ---------------------------------------------------------------- words

    def _evidence(self, entities: Entities, slots: Slots) -> Query | None:
        quoted = dict.fromkeys(best_of(number, slots) for number in slots.quoted)
        are_of_days = all(
            each.span is not None and each.span.overlaps(when.span) for each in quoted for when in slots.whens
        )
        if quoted and (are_of_days or len(quoted) > 1):
            return Compute(Operation.VALUE, tuple(quoted))
        if slots.is_empty:
            return None
        frame = self._framer.read(context_of(entities, slots))
        if frame is None and slots.whens:  # "where are the numbers of March 5 from?"
            frame = self._framer.read(context_of(entities, replace(slots, share=True, count=False)))
        return frame and Compute(Operation.VALUE, frame.query.operands[-1:])

    def _table(self, slots: Slots) -> str:
        """The table that holds what was named."""
        found = (self._known.data.table.file_of(name) for name in slots.names)
        return next((file for file in found if file), "")

    @staticmethod
    def _beyond(entities: Entities) -> Beyond:
        if entities.has("opinion", "future"):
            return Beyond.OPINION
        if entities.has("today"):
            return Beyond.TODAY
        if entities.has("detail", "identity", "kind_of_people"):
            return Beyond.DETAIL
        return Beyond.SUBJECT


def _asks_figure(slots: Slots) -> bool:
    """Whether more than a measure is named, so that a figure of it is asked for."""
    named = slots.whens or slots.groups or slots.places or slots.numbers
    return bool(slots.share or slots.count or named)
