"""From what is wanted and what was named to the question that is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.answers.queries import (
    Asked,
    Beyond,
    Choose,
    Compute,
    Explain,
    Help,
    HowSure,
    Manner,
    PlaceFacts,
    Query,
    Ranking,
    RawData,
    Series,
    Talk,
    TalkKind,
    Unknown,
)
from bot.figures.figure import Operation
from bot.figures.operand import Operand
from bot.understanding.dialogue.choices import choices
from bot.understanding.figure_wishes import FigureWishes, Wish, is_guessed
from bot.understanding.frames.context import context_of
from bot.understanding.frames.coverage import is_figure, unused
from bot.understanding.frames.frame import Framer
from bot.understanding.frames.of_values import best_of
from bot.understanding.frames.overviews import Overviews
from bot.understanding.intents.intents import Intent
from bot.understanding.pages.topics import Topics
from bot.understanding.slots.claims import claim_of, claim_of_first
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
_ALONG = ("never", "ever", "rose", "fell", "moved", "each_period", "majority", "table")
"""Cues of what happened along a row, and not at its highest or lowest."""
_FEW = 4
"""Words of a reply to a page that only names another term."""
_TRIED = 4
"""Intents that are tried, the likeliest first."""


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
        self.topics = Topics(known, lexicon)
        self._figures = FigureWishes(known, self._framer, self.topics, lexicon)

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
        if event := self._figures.event(entities, slots):
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
            is_named = slots.names or entities.of(TagKind.PAGE)
            if intent is Intent.UNKNOWN and is_named and entities.has("define") > entities.has(*_BEYOND):
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
            read = self._figures.read(entities, slots, language, page)
            is_extreme = entities.has("highest", "lowest") and not entities.has("majority")
            if isinstance(read, Wish) and is_extreme and _is_of_all(read.asked.query):
                # "The highest rate of all four" is one of a row.
                return self.attempt(Intent.RANKING, entities, slots, language, page) or read
            if not isinstance(read, tuple):
                return read
            tried = (self.attempt(other, entities, slots, language, page) for other in read)
            return next(filter(None, tried), None)
        is_one_of_row = entities.has("highest", "lowest") and not entities.has(*_ALONG)
        if intent is Intent.SERIES and is_one_of_row and self._overviews.ranking(entities, slots):
            intent = Intent.RANKING  # "the lowest rate of all four"
        if intent is Intent.SERIES and entities.has("may") and is_guessed(entities, slots):
            explained = self.attempt(Intent.EXPLAIN, entities, slots, language, page)
            return explained or self.attempt(Intent.ASK, entities, slots, language, page)
        query = self._query(intent, entities, slots, language, page)
        if query is None:
            return None
        claim = claim_of(entities, slots, query) if isinstance(query, Series | Compute) else None
        if isinstance(query, Ranking):
            claim = claim_of_first(entities, slots, query)
        left = unused(entities, slots, query, claim, self._known)
        also = ()
        if isinstance(query, Ranking) and query.highest and not query.steps and entities.has("lowest"):
            also = (replace(query, highest=False),)
        return Wish(Asked(query, Manner(echo=True, claim=claim, unused=left, also=also)), intent)

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
            case Intent.PLACE if len(slots.places) == 1 and slots.places[0].id not in slots.excluded:
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
            case Intent.DATA if entities.has("data_file", "table"):
                return RawData(self._table(entities, slots))
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

    def _table(self, entities: Entities, slots: Slots) -> str:
        """The table that holds what was named."""
        table = self._known.data.table
        found = [table.file_of_places()] if slots.places or entities.has("by_court") else []
        found += [table.file_of_group(tag.id) for tag in slots.groups]
        found += [table.file_of(name) for name in slots.names]
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


def _is_of_all(query: Query) -> bool:
    """Whether it is the one figure of everything."""
    match query:
        case Compute(Operation.VALUE, operands=(Operand(span=None, group="", place=""),)):
            return True
        case _:
            return False


def _asks_figure(slots: Slots) -> bool:
    """Whether more than a measure is named, so that a figure of it is asked for."""
    named = slots.is_narrowed or slots.numbers
    return bool(slots.share or slots.count or named)
