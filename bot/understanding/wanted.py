"""From what is wanted and what was named to the question that is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
from bot.data.measures import Command, Does, Kind
from bot.data.spans import Span
from bot.figures.figure import Operation
from bot.figures.operand import Operand
from bot.figures.timeline import steps_of
from bot.periods.reading import Kind as As
from bot.understanding.claims import claim_of
from bot.understanding.context import context_of, whose_of
from bot.understanding.coverage import strange, unread, unused
from bot.understanding.entities import Entities, Kind as TagKind
from bot.understanding.frame import Frame, Framer, best_of
from bot.understanding.intents import Intent
from bot.understanding.known import Known
from bot.understanding.lexicon import Lexicon
from bot.understanding.operands import Operands, Whose
from bot.understanding.slots import Slots
from bot.understanding.topics import Topics

TALK = {
    Intent.GREETING: TalkKind.GREETING,
    Intent.THANKS: TalkKind.THANKS,
    Intent.GOODBYE: TalkKind.GOODBYE,
    Intent.INSULT: TalkKind.INSULT,
    Intent.OKAY: TalkKind.OKAY,
}
FIGURES = (Intent.FIGURE, Intent.SERIES, Intent.RANKING, Intent.PARTS)
"""Intents that want figures."""
_SURE = 0.5
"""How likely an intent is at least that is taken without asking back."""
_UNSAID = (*FIGURES, Intent.ASK, Intent.UNKNOWN, Intent.SURE, Intent.HELP, Intent.ABOUT)
"""Intents that a reply to a page has only where it says so."""
_MOST_CHOICES = 3
_SAID = ("source", "sure", "help", "bot")
"""Cues that say so."""
_BEYOND = ("elsewhere", "opinion", "future", "today", "ahead", "detail")
"""Cues of what the data can't know."""
_ELSEWHERE = ("elsewhere", "opinion", "future", "today")
"""Cues of what no page is about."""
_MOST_PACES = 8
"""Periods whose daily means are set beside each other."""
_TRIED = 4
"""Intents that are tried, the likeliest first."""


@dataclass(frozen=True)
class Wish:
    """What was understood.

    Args:
        asked: the question.
        intent: what is wanted.
        frame: what is to be computed, where that is wanted.
    """

    asked: Asked
    intent: Intent
    frame: Frame | None = None


class Wishes:
    """Makes questions of sentences.

    Args:
        known: what there is.
        lexicon: the words of the languages.
    """

    def __init__(self, known: Known, lexicon: Lexicon) -> None:
        self._known = known
        self._framer = Framer(known)
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
        unsure = next(iter(likely.values())) < _SURE
        if unsure and (wish := self._in_doubt(entities, slots, language, page)):
            return wish
        for intent in list(likely)[:_TRIED]:
            if intent is Intent.ASK and slots.names:
                continue
            if intent is Intent.ASK and slots.share and not any(unread(entities, self._lexicon)):
                intent = Intent.FIGURE  # noqa: PLW2901  "what's the rate?"
            if intent is Intent.UNKNOWN and slots.names and entities.has("define") > entities.has(*_BEYOND):
                continue  # "what's the backlog?"
            if page and slots.is_empty and intent in _UNSAID and not entities.has(*_SAID):
                # What names nothing asks for more of the page that was shown, where that has its words.
                meant = Intent.UNKNOWN if entities.has(*_ELSEWHERE) else Intent.EXPLAIN
            else:
                meant = intent
            if wish := self._try(meant, entities, slots, language, page):
                return wish
        return Wish(Asked(Unknown()), Intent.ASK)  # nothing is named; as a reply it is asked back

    def _in_doubt(self, entities: Entities, slots: Slots, language: str, page: str) -> Wish | None:
        """Where the weights don't tell: a page that surely fits, or what of several numbers is meant."""
        is_open = not (slots.names or slots.groups or slots.places or slots.share or slots.numbers)
        if is_open and entities.has("define"):
            return self._try(Intent.EXPLAIN, entities, slots, language, page)
        if is_open and slots.count and slots.whens:
            return self._try(Intent.ASK, entities, slots, language, page)
        return None

    def _try(self, intent: Intent, entities: Entities, slots: Slots, language: str, page: str) -> Wish | None:
        if intent is Intent.FIGURE:
            frame = self._framer.read(context_of(entities, slots))
            if frame is None:
                return None
            page = self.topics.figures_in_words(entities, slots, frame.query)
            if not page and frame.query.operation is Operation.DIFFERENCE and self._is_of_words(frame, slots):
                page = self.topics.page(entities, slots, language, page)
            if page:
                return Wish(Asked(Explain(page), Manner(echo=True)), Intent.EXPLAIN)
            if self._is_guessed(entities, slots, frame.query):
                explained = self._try(Intent.EXPLAIN, entities, slots, language, page)
                return explained or self._try(Intent.ASK, entities, slots, language, page)
            if self._is_only_the_last(frame.query):
                return self._try(Intent.SERIES, entities, slots, language, page)
            left = (
                *unused(entities, slots, frame.query, frame.claim, self._known),
                *strange(entities, self._lexicon),
            )
            echo = frame.query.operation is not Operation.DAYS  # its headline says which days these are
            claim = None if left else frame.claim  # of what wasn't understood whole, no "yes" and no "no"
            manner = Manner(echo=echo, claim=claim, mistaken_for=frame.mistaken_for, unused=left)
            return Wish(Asked(frame.query, manner), intent, frame)
        query = self._query(intent, entities, slots, language, page)
        if query is None:
            return None
        claim = claim_of(entities, slots, query) if isinstance(query, Series) else None
        left = unused(entities, slots, query, claim, self._known)
        return Wish(Asked(query, Manner(echo=True, claim=claim, unused=left)), intent)

    def _is_guessed(self, entities: Entities, slots: Slots, query: Compute) -> bool:
        """Whether only days are named, beside words that say something else: "did ICE have to ask first?"."""
        named = slots.share or slots.count or slots.groups or slots.places or slots.numbers
        if query.operation is not Operation.VALUE or named or not slots.whens or entities.of(TagKind.MEASURE):
            return False
        if entities.has("dates"):
            return False
        return entities.has("may") or bool(entities.of(TagKind.PAGE)) or any(unread(entities, self._lexicon))

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
                return self._paces(entities, slots) or self._series(entities, slots)
            case Intent.RANKING:
                return self._paces(entities, slots) or self._ranking(entities, slots)
            case Intent.PARTS:
                return self._parts(entities, slots)
            case Intent.PLACE:
                if len(slots.places) > 1:
                    return None
                return PlaceFacts(slots.places[0].id) if slots.places else self._places(entities, slots)
            case Intent.EXPLAIN:
                found = self.topics.page(entities, slots, language, page)
                return Explain(found) if found else None
            case Intent.WHY:
                why = self.topics.why_of(slots)
                return Explain(why) if why else None
            case Intent.SURE:
                page = self.topics.with_number(slots)
                evidence = self._evidence(entities, slots)
                is_asked = evidence or entities.has("source", "sure", "claim", "why", "define")
                return Explain(page) if page else HowSure(evidence) if is_asked else None
            case Intent.DATA:
                return RawData(self._table(slots))
            case Intent.HELP:
                return Help()
            case Intent.ABOUT:
                found = "" if entities.has("bot") else self.topics.page(entities, slots, language, page)
                return Explain(found or self._known.data.declarations.subject.pages.about)
            case Intent.ASK:
                return Choose(tuple(self._choices(entities, slots)))
            case Intent.UNKNOWN:
                return Unknown(self._beyond(entities))
            case _ if intent in TALK:
                return Talk(TALK[intent])
            case _:
                return None

    # ---------------------------------------------------------------- figures over time, groups and places

    def _operand(self, entities: Entities, slots: Slots, *, open_: bool) -> Operand | None:
        whose = whose_of(slots)
        measure = self._operands.measure(slots, whose)
        if not measure:
            return None
        when = slots.whens[0] if slots.whens else None
        if when is None and open_:
            return Operand(measure, None, whose.group, whose.place)
        if when and open_ and len(slots.whens) > 1:  # "October, November and December, month by month"
            spans = [each.span for each in slots.whens]
            hull = Span(min(span.start for span in spans), max(span.end for span in spans))
            when = replace(when, span=hull, kind=As.DAYS, ends=None)
        return self._operands.build(measure, whose, when, context_of(entities, slots).manners)

    def _paces(self, entities: Entities, slots: Slots) -> Query | None:
        """The daily means of all periods beside each other: "in which period were most reviewed a day?"."""
        if not entities.has("per_day") or slots.whens or not slots.names:
            return None
        operand = self._operand(entities, slots, open_=True)
        steps = steps_of(replace(operand, upto=False), self._known.table) if operand else ()
        is_count = operand is not None and self._known.measures[operand.measure].kind is Kind.COUNT
        return Compute(Operation.PER_DAY, tuple(steps)) if is_count and len(steps) <= _MOST_PACES else None

    def _series(self, entities: Entities, slots: Slots) -> Query | None:
        if not slots.names and not slots.count:
            slots = replace(slots, share=True)
        operand = self._operand(entities, slots, open_=True)
        if operand is None:
            return None
        return Series(
            replace(operand, upto=False),
            counts=slots.count or entities.has("table"),
            steps=entities.has("steps"),
        )

    def _ranking(self, entities: Entities, slots: Slots) -> Query | None:
        by = self._by(entities, slots)
        operand = self._ranked(entities, slots, by)
        if operand is None:
            return None
        lowest = entities.has("lowest") and not entities.has("highest")
        return Ranking(operand, by, highest=not lowest, steps=entities.has("steps") and by is By.PERIOD)

    def _by(self, entities: Entities, slots: Slots) -> By:
        if entities.has("by_nationality"):
            return By.GROUP
        if entities.has("by_court") or len(slots.places) > 1:
            return By.PLACE
        if slots.groups and not entities.has("by_period"):
            return By.GROUP
        if slots.names and not any(self._known.has(name) for name in slots.names):
            there = self._known.table.known_for(slots.names[0])
            return By.PLACE if any(place for _, place in there) else By.GROUP
        return By.PERIOD

    def _ranked(self, entities: Entities, slots: Slots, by: By) -> Operand | None:
        """What is ranked: a measure that is known for several groups, places or periods."""
        if by is By.PERIOD:
            if not slots.names and not slots.count:
                slots = replace(slots, share=True)
            return self._operand(entities, slots, open_=True)
        named = whose_of(slots)
        wanted = self._operands.wanted(slots, named)
        at = 1 if by is By.PLACE else 0
        names = [name for _, name in self._known.candidates(wanted)]
        if by is By.PLACE and not slots.names and (command := self._by_place):
            names = [name for name in (command.measure, *command.also) if self._is_share(name) is slots.share]
        names += [name for name in self._of_command(by) if self._is_share(name) is slots.share]
        for measure in names:
            known = {pair[at] for pair in self._known.table.known_for(measure)} - {""}
            if len(known) > 1 and self._known.measures[measure].kind is not Kind.EVENT:
                when = slots.whens[0] if slots.whens else None
                whose = (
                    Whose(place=named.place or min(known))
                    if by is By.PLACE
                    else Whose(named.group or min(known))
                )
                built = self._operands.build(measure, whose, when, context_of(entities, slots).manners)
                return replace(built, group="", place="", upto=built.span is not None)
        return None

    def _of_command(self, by: By) -> list[str]:
        """The measures of the command that tells what is known by group or place."""
        takes = "group" if by is By.GROUP else "place"
        commands = self._known.data.declarations.commands.values()
        return [
            name for each in commands if each.takes == takes for name in (each.measure, *each.also) if name
        ]

    def _parts(self, entities: Entities, slots: Slots) -> Query | None:
        if not slots.names or entities.has("mix"):  # "just more detained cases" explains a share
            slots = replace(slots, measures=(), share=True, count=False)
        spans = [when.span for when in slots.whens if when.kind is not As.ALL]
        quoted = [best_of(number, slots) for number in slots.numbers if number.operands]
        spans += [each.span for each in quoted if each.span and each.measure == self._known.main]
        slots = replace(slots, groups=(), places=(), whens=())
        operand = self._operand(entities, slots, open_=True)
        if operand and spans:
            hull = Span(min(span.start for span in spans), max(span.end for span in spans))
            operand = replace(operand, span=hull)
        return Parts(operand, By.GROUP) if operand else None

    def _places(self, entities: Entities, slots: Slots) -> Query | None:
        alike = [alike for name in slots.names for alike in (name, *self._known.measures[name].not_to_mix)]
        there = any(place for name in alike for _, place in self._known.table.known_for(name))
        command = self._by_place if entities.has("by_court") and (there or not slots.names) else None
        return Parts(Operand(command.measure), By.PLACE) if command else None

    @property
    def _by_place(self) -> Command | None:
        """The command that tells what is known by place."""
        commands = self._known.data.declarations.commands.values()
        return next((command for command in commands if command.does is Does.PLACES), None)

    def _is_share(self, measure: str) -> bool:
        return self._known.measures[measure].kind is Kind.SHARE

    # ---------------------------------------------------------------- words

    def _evidence(self, entities: Entities, slots: Slots) -> Query | None:
        quoted = dict.fromkeys(best_of(number, slots) for number in slots.numbers if number.operands)
        if quoted and (not slots.whens or len(quoted) > 1):
            return Compute(Operation.VALUE, tuple(quoted))
        if slots.is_empty:
            return None
        frame = self._framer.read(context_of(entities, slots))
        return frame and Compute(Operation.VALUE, frame.query.operands[-1:])

    def _table(self, slots: Slots) -> str:
        """The table that holds what was named."""
        found = (self._known.data.table.file_of(name) for name in slots.names)
        return next((file for file in found if file), "")

    def _choices(self, entities: Entities, slots: Slots) -> Iterator[Query]:
        """What an unclear question may mean, with the days that it names."""
        when = slots.whens[0] if slots.whens else None
        manners = context_of(entities, slots).manners
        whose = whose_of(slots)
        main, part, whole = self._known.main, self._known.numerator, self._known.denominator
        names = [whole, part] if slots.count and not slots.share else [main, part, whole]
        names += [
            command.measure
            for command in self._known.data.declarations.commands.values()
            if command.does is Does.VALUE and command.measure
        ]
        known = [name for name in dict.fromkeys(names) if self._known.has(name, whose.group, whose.place)]
        if slots.count and not slots.share:
            known = [name for name in known if name != main]
        for name in known[:_MOST_CHOICES]:
            yield Compute(Operation.VALUE, (self._operands.build(name, whose, when, manners),))

    @staticmethod
    def _beyond(entities: Entities) -> Beyond:
        if entities.has("opinion", "future"):
            return Beyond.OPINION
        if entities.has("today"):
            return Beyond.TODAY
        if entities.has("detail"):
            return Beyond.DETAIL
        return Beyond.SUBJECT
