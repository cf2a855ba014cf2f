"""The door of this room: what somebody meant by a text, and in which language."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bot.answers.by_place import places
from bot.answers.problems import UnknownPlace
from bot.answers.queries import (
    Asked,
    Choose,
    Explain,
    FigureQuery,
    Need,
    PlaceFacts,
    Query,
    Safety as SafetyQuery,
    Talk,
    TalkKind,
    Unknown,
    operands_of,
)
from bot.data.loading import Data
from bot.data.spans import Span
from bot.periods.calendar import Calendar
from bot.periods.extraction import find_periods
from bot.periods.reading import CountedFromToday, Mention, PeriodProblem
from bot.periods.vocabulary import Vocabularies
from bot.understanding.dialogue.choices import choices_after
from bot.understanding.dialogue.dialogue import Dialogue
from bot.understanding.dialogue.topic import after, span_of
from bot.understanding.frames.untold import named_instead, untold
from bot.understanding.intents.grammar import reweighed
from bot.understanding.intents.intents import Intent, Intents
from bot.understanding.needs import MAYBE, OWN, SHORTEST_PLEA, need_of, odds_of_own_case
from bot.understanding.not_understood import NotUnderstood
from bot.understanding.other_readings import OtherReadings, Ranked
from bot.understanding.safety import Reading as Heard, Safety
from bot.understanding.several import one_by_one, parts_of
from bot.understanding.slots.known import Known
from bot.understanding.slots.named_figures import NamedFigures
from bot.understanding.slots.slot_reading import read_slots
from bot.understanding.slots.slots import Slots
from bot.understanding.tagging.entities import Entities, Tagger
from bot.understanding.tagging.lexicon import SPEAK, load_lexicon
from bot.understanding.tagging.tags import TagKind
from bot.understanding.understood import Explanation, Understood
from bot.understanding.unknown_places import unknown_place
from bot.understanding.wanted import FIGURES, TALK, Wishes
from bot.weights import Weights

WEIGHTS = "intents.npz"
"""The file with the learned weights, in the folder of the languages."""


class Understander:
    """Reads questions in words.

    Args:
        data: what can be asked about.
        vocabularies: the words of periods.
        locales: the folder with the words of the languages, and the learned weights.
    """

    def __init__(self, data: Data, vocabularies: Vocabularies, locales: Path) -> None:
        calendar = Calendar(data.table.periods)

        def periods(text: str, language: str, about: Span | None) -> list[Mention]:
            return find_periods(text, calendar, vocabularies, language, about)

        self.lexicon = load_lexicon(locales, data, lambda word: bool(vocabularies.meanings(word)))
        self.tagger = Tagger(self.lexicon, periods)
        self._known = Known(data)
        self._figures = NamedFigures(data.table)
        self._not_understood = NotUnderstood(self._known, self._figures, self.lexicon)
        self._intents = Intents(Weights.parse((locales / WEIGHTS).read_bytes()))
        self._safety = Safety(sorted(locales.glob("*/safety.toml")))
        self._wishes = Wishes(self._known, self.lexicon)
        self._others = OtherReadings(data, self._known, self._wishes)
        self._dialogue = Dialogue(self._known, self._wishes.topics, vocabularies)

    def understand(self, text: str, language: str, about: Query | None = None) -> Understood:
        """What somebody meant by a text.

        Args:
            text: as typed.
            language: the code of the language to take where the words don't tell.
            about: the question of the answer that the text replies to.
        """
        return self.explain(text, language, about).understood

    def is_urgent(self, text: str) -> bool:
        """Whether somebody may need help rather than figures."""
        return self._safety.read(text).need is not None

    def names_a_measure(self, text: str, but: Collection[str] = ()) -> bool:
        """Whether a text names a measure other than the main one, and than those that don't count."""
        tags = self.tagger.tag(text)[0].of(TagKind.MEASURE)
        return any(tag.id not in (self._known.main, *but) for tag in tags)

    def measure_in(self, text: str) -> str:
        """The id of the one measure that a text names; empty where it names none, or more besides."""
        entities = self.tagger.tag(text)[0]
        ids = {tag.id for tag in entities.of(TagKind.MEASURE)} - {self._known.main}
        narrows = entities.of(TagKind.GROUP) or entities.of(TagKind.PLACE) or entities.periods
        return ids.pop() if len(ids) == 1 and not narrows else ""

    def points_back(self, text: str) -> bool:
        """Whether a text speaks of what was shown: "for each", "of those"."""
        return self.tagger.tag(text)[0].has("that", "each", "counted", "other_one", "same_again")

    def places_in(self, text: str) -> tuple[str, ...]:
        """The ids of the places of which a text is a list; nothing where it says more."""
        entities = self.tagger.tag(text)[0]
        says_more = entities.unread or entities.mentions or entities.of(TagKind.MEASURE)
        return () if says_more else tuple(dict.fromkeys(tag.id for tag in entities.of(TagKind.PLACE)))

    def names_whose(self, text: str) -> bool:
        """Whether a text names a group or a place."""
        tags = self.tagger.tag(text)[0]
        return bool(tags.of(TagKind.GROUP) or tags.of(TagKind.PLACE))

    def explain(self, text: str, language: str, about: Query | None = None) -> Explanation:
        """The same as `understand`, with how it came to be read so."""
        whole = self._explain(text, language, about)
        understood = self._one_by_one(whole, about)
        return replace(whole, understood=understood) if understood else whole

    def _one_by_one(self, whole: Explanation, about: Query | None) -> Understood | None:
        """What the questions of a message ask, each as a reply to the one before; None where it is one."""
        understood = whole.understood
        asked = understood.asked if isinstance(understood.asked, Asked) else None
        if asked and isinstance(asked.query, SafetyQuery):
            return None
        if asked and isinstance(asked.query, Unknown) and whole.entities.has("country"):
            return None  # what is asked of people of whom nothing is known isn't asked of all
        parts = list[tuple[str, Asked | None]]()
        for text in parts_of(whole.entities):
            read = self._explain(text, understood.language, about).understood
            is_clear = isinstance(read.asked, Asked) and not isinstance(read.asked.query, SafetyQuery)
            part = read.asked if is_clear and read.is_sure and isinstance(read.asked, Asked) else None
            about = part.query if part else about
            parts.append((text, part))
        found = one_by_one(asked if understood.is_sure else None, parts, self._known)
        return replace(understood, asked=found, is_sure=True) if found else None

    def _explain(self, text: str, language: str, about: Query | None) -> Explanation:
        entities, told = self.tagger.tag(text, span_of(about, self._known))
        language = told or language
        likely = self._intents.weigh(entities)
        heard = self._safety.weigh(entities.sentence.words)
        if need := need_of(heard, likely, entities, about):
            return Explanation(entities, likely, None, Understood(language, Asked(SafetyQuery(need))))
        read = self._read(entities, likely, heard, language, about)
        read = replace(read, understood=self._not_understood.naming(read.understood, entities))
        odds = odds_of_own_case(heard, likely, entities)
        is_heard = odds > MAYBE or heard.behind or heard.weight > 0
        if not (is_heard or _is_of_nothing_known(read.understood, entities)):
            return read
        return replace(read, understood=_with_help(read.understood, is_own=odds > OWN and not heard.behind))

    def _read(
        self,
        entities: Entities,
        likely: Mapping[Intent, float],
        heard: Heard,
        language: str,
        about: Query | None,
    ) -> Explanation:
        """What a text asks that is no cry for help."""
        slots = read_slots(entities, self._known, self._figures)
        if isinstance(about, Explain) and not about.of:
            slots = self._dialogue.beside_page(entities, slots)
        likely = reweighed(entities, slots, likely, is_rule=heard.behind)
        top = next(iter(likely))
        if not slots.places and (lost := self._unknown_place(entities, top, about)):
            return Explanation(entities, likely, None, Understood(language, lost))
        if about and (understood := self._reply(entities, slots, likely, language, about)):
            return Explanation(entities, likely, None, understood)
        if (problem := self._problem(entities, slots)) and top in FIGURES:
            return Explanation(entities, likely, None, Understood(language, problem, is_sure=False))
        page = about.page if isinstance(about, Explain) and not about.of else ""
        read = wish = self._wishes.read(entities, slots, likely, language, page)
        ranked: Sequence[Ranked] = ()
        if not page and not (about and slots.is_empty):
            ranked = self._others.ranked(entities, slots, language, read)
            wish = self._others.chosen(ranked, language, read, len(entities.unread))
        asked = wish.asked
        named = named_instead(slots, asked.query, self._known) if asked.manner.claim else ""
        if named:  # what was stated of one measure isn't confirmed of another
            asked = replace(asked, manner=replace(asked.manner, claim=None, mistaken_for=named))
        if (left := untold(entities, slots, asked)) and isinstance(asked.query, FigureQuery):
            asked = replace(asked, manner=replace(asked.manner, claim=None, untold=left))
        says_nothing = slots.is_empty and not slots.quotes_figures
        is_unclear = wish.intent is Intent.ABOUT and not entities.has("bot")
        is_unsaid = (wish.intent is Intent.HELP and not entities.has("help")) or is_unclear
        is_of_page = isinstance(about, Explain) and not (about.of or slots.share or slots.count)
        is_remark = wish.intent is Intent.REMARK and self._dialogue.is_remark(entities, slots)
        is_unsaid = is_unsaid or wish.intent in (*FIGURES, Intent.ASK, Intent.REMARK)
        if about and says_nothing and is_unsaid and not (is_of_page or is_remark):
            # A reply that names nothing and changes nothing isn't about something else.
            asked = replace(asked, query=choices_after(about, self._known) or asked.query)
        asked = replace(asked, query=after(asked.query, about))
        is_sure = wish.is_known and not (isinstance(asked.query, Choose | Unknown) or is_unclear)
        understood = Understood(language, asked, is_sure=is_sure)
        return Explanation(entities, likely, read, understood, ranked)

    def _reply(
        self, entities: Entities, slots: Slots, likely: Mapping[Intent, float], language: str, about: Query
    ) -> Understood | None:
        """What a reply to an answer asks; None where it stands by itself."""
        if wanted := self._wanted_language(entities, slots):
            return Understood(wanted, Asked(about), is_follow_up=True)
        top = next(iter(likely))
        is_talk = top in TALK and (top is not Intent.REMARK or len(entities.words) >= SHORTEST_PLEA)
        if (is_talk or top is Intent.ABOUT) and entities.has("bot") and slots.is_empty:
            return None
        if is_talk and self._dialogue.is_remark(entities, slots):
            return None
        asked = self._dialogue.read(entities, slots, about)
        if asked is None:
            return None
        asked = replace(asked, query=after(asked.query, about))
        return Understood(language, asked, is_follow_up=True)

    def _unknown_place(self, entities: Entities, top: Intent, about: Query | None) -> UnknownPlace | None:
        """That nothing is known of a place, where figures seem to be asked of it."""
        if top not in (*FIGURES, Intent.UNKNOWN, Intent.ASK) and (about is None or top in TALK):
            return None
        after_places = isinstance(about, PlaceFacts) or any(operand.place for operand in operands_of(about))
        name = unknown_place(entities, self.lexicon, after_places=after_places)
        return UnknownPlace(typed=name, place="", known=places(self._known.table)) if name else None

    def _wanted_language(self, entities: Entities, slots: Slots) -> str:
        """The language in which the answer is wanted again; empty where that isn't asked."""
        if not slots.is_empty:
            return ""
        return next((code for code in self.lexicon.common if entities.has(f"{SPEAK}{code}")), "")

    @staticmethod
    def _problem(entities: Entities, slots: Slots) -> PeriodProblem | None:
        """What is wrong with the only period that was named; being counted from today is said otherwise."""
        problems = [found.problem for found in entities.periods if found.problem and found.is_sure]
        real = [problem for problem in problems if not isinstance(problem, CountedFromToday)]
        return real[0] if real and not slots.whens else None


def _is_of_nothing_known(understood: Understood, entities: Entities) -> bool:
    """Whether a text wasn't understood that names nothing of the data: it may tell of somebody's life."""
    asked = understood.asked
    is_lost_on = isinstance(asked, Asked) and isinstance(asked.query, Choose | Unknown)
    names = any(tag.kind is not TagKind.CUE for tag in entities.tags)
    names = (
        names or entities.mentions_figures or bool(entities.numbers) or entities.has("opinion", "elsewhere")
    )
    return is_lost_on and not names and len(entities.words) >= SHORTEST_PLEA


def _with_help(understood: Understood, *, is_own: bool) -> Understood:
    """Where help is, beside the answer to what was asked; of one's own trouble, instead of a word back."""
    asked = understood.asked
    if isinstance(asked, Asked) and not isinstance(asked.query, Talk):
        return replace(understood, asked=replace(asked, manner=replace(asked.manner, also_help=True)))
    is_answered = isinstance(asked, Asked) and asked.query != Talk(TalkKind.REMARK)
    if is_answered or not is_own:
        return understood
    return replace(understood, asked=Asked(SafetyQuery(Need.LEGAL_HELP)))
