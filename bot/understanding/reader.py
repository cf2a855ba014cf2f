"""The door of this room: what somebody meant by a text, and in which language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bot.answers.problems import Problem
from bot.answers.queries import Asked, Explain, Help, Need, Query, Safety as SafetyQuery, Unknown
from bot.data.loading import Data
from bot.data.spans import Span
from bot.periods.calendar import Calendar
from bot.periods.extraction import find_periods
from bot.periods.reading import CountedFromToday, Mention, PeriodProblem, Unreadable
from bot.periods.vocabulary import Vocabularies
from bot.understanding.commands import Commands, Outcome
from bot.understanding.dialogue import Dialogue, span_of
from bot.understanding.entities import Entities, Kind, Tagger
from bot.understanding.grammar import reweighed
from bot.understanding.intents import Intent, Intents
from bot.understanding.known import Known
from bot.understanding.lexicon import SPEAK, load_lexicon
from bot.understanding.named_figures import NamedFigures
from bot.understanding.safety import Reading as Heard, Safety
from bot.understanding.sentence import read_words
from bot.understanding.slots import Slots, read_slots
from bot.understanding.wanted import FIGURES, TALK, Wish, Wishes

WEIGHTS = "intents.npz"
"""The file with the learned weights, in the folder of the languages."""

_TROUBLE, _SURE_OF_TROUBLE, _SURE_OF_CRISIS = 0.6, 0.85, 0.75
"""How likely trouble or crisis is at least that the weights are believed."""
_FEW_WORDS = 4
"""Words behind a command's name that are taken for what it takes, even where one of them is strange."""
_SHORTEST_PLEA = 4
"""Words of the shortest text in which the weights alone are believed."""


@dataclass(frozen=True)
class Understood:
    """What somebody meant.

    Args:
        language: the code of the language in which they asked.
        asked: the question, or why there is none.
        is_follow_up: whether it was read as a reply to an answer.
        is_sure: whether it is clear that something was asked that the bot has an answer to.
    """

    language: str
    asked: Asked | Problem | PeriodProblem
    is_follow_up: bool = False
    is_sure: bool = True


@dataclass(frozen=True)
class Explanation:
    """Why a text was read so.

    Args:
        entities: the text with its tags.
        likely: how likely each intent is, the likeliest first.
        wish: what was made of it by itself; None where it is a cry for help or a reply to an answer.
        understood: the outcome.
    """

    entities: Entities
    likely: Mapping[Intent, float]
    wish: Wish | None
    understood: Understood


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
        self._intents = Intents.load(locales / WEIGHTS)
        self._safety = Safety(sorted(locales.glob("*/safety.toml")))
        self._wishes = Wishes(self._known, self.lexicon)
        self._dialogue = Dialogue(self._known, self._wishes.topics.measures)

    def understand(self, text: str, language: str, about: Query | None = None) -> Understood:
        """What somebody meant by a text.

        Args:
            text: as typed.
            language: the code of the language to take where the words don't tell.
            about: the question of the answer that the text replies to.
        """
        return self.explain(text, language, about).understood

    def knows(self, text: str) -> bool:
        """Whether every word of a text is one that belongs in a question."""
        return all(self.lexicon.knows(word.text) for word in read_words(text).words)

    def names_more(self, text: str, measure: str) -> bool:
        """Whether a text names more than a measure and its parts, or is a cry for help."""
        if self._safety.read(text).need:
            return True
        entities, _ = self.tagger.tag(text)
        own = {measure, *self._known.parts_of(measure)} if measure else set[str]()
        names = {tag.id for tag in entities.of(Kind.MEASURE)} - own - {self._known.main}
        return bool(names or entities.of(Kind.GROUP) or entities.of(Kind.PLACE))

    def explain(self, text: str, language: str, about: Query | None = None) -> Explanation:
        """The same as `understand`, with how it came to be read so."""
        entities, told = self.tagger.tag(text, span_of(about))
        language = told or language
        likely = self._intents.weigh(entities)
        heard = self._safety.weigh(entities.sentence.words)
        if need := self._need(heard, likely, entities, about):
            return Explanation(entities, likely, None, Understood(language, Asked(SafetyQuery(need))))
        slots = read_slots(entities, self._known, self._figures)
        likely = reweighed(entities, slots, likely, is_rule=heard.behind)
        if about and (understood := self._reply(entities, slots, likely, language, about)):
            return Explanation(entities, likely, None, understood)
        if (problem := self._problem(entities, slots)) and next(iter(likely)) in FIGURES:
            return Explanation(entities, likely, None, Understood(language, problem, is_sure=False))
        page = about.page if isinstance(about, Explain) else ""
        is_question = entities.has("define") or "?" in text
        if page and is_question and not entities.mentions_figures:
            likely = {Intent.EXPLAIN: 1.0} | {
                one: p for one, p in likely.items() if one is not Intent.UNKNOWN
            }
        wish = self._wishes.read(entities, slots, likely, language, page)
        asked = wish.asked
        if isinstance(asked.query, Explain) and heard.behind:
            asked = replace(asked, query=replace(asked.query, also_help=True))
        understood = Understood(language, asked, is_sure=wish.intent not in (Intent.ASK, Intent.UNKNOWN))
        return Explanation(entities, likely, wish, understood)

    def _need(
        self, heard: Heard, likely: Mapping[Intent, float], entities: Entities, about: Query | None
    ) -> Need | None:
        """What somebody needs: the words alone decide, or the weights where they are sure of it."""
        is_long = len(entities.words) >= _SHORTEST_PLEA
        if heard.need is Need.CRISIS or (is_long and likely.get(Intent.CRISIS, 0) > _SURE_OF_CRISIS):
            return Need.CRISIS
        enough = _TROUBLE if heard.weight > 0 else _SURE_OF_TROUBLE
        if heard.need or (is_long and likely.get(Intent.TROUBLE, 0) > enough):
            return Need.LEGAL_HELP
        goes_on = isinstance(about, SafetyQuery) and heard.speaks_of_people and is_long
        return Need.LEGAL_HELP if goes_on and not entities.mentions_figures else None

    def _reply(
        self, entities: Entities, slots: Slots, likely: Mapping[Intent, float], language: str, about: Query
    ) -> Understood | None:
        """What a reply to an answer asks; None where it stands by itself."""
        if wanted := self._wanted_language(entities, slots):
            return Understood(wanted, Asked(about), is_follow_up=True)
        if next(iter(likely)) in TALK and not entities.has("sum", "difference", "share", "count"):
            return None
        asked = self._dialogue.read(entities, slots, about)
        return Understood(language, asked, is_follow_up=True) if asked else None

    def _wanted_language(self, entities: Entities, slots: Slots) -> str:
        """The language in which the answer is wanted again; empty where that isn't asked."""
        if not slots.is_empty:
            return ""
        return next((code for code in self.lexicon.common if entities.has(f"{SPEAK}{code}")), "")

    @staticmethod
    def _problem(entities: Entities, slots: Slots) -> PeriodProblem | None:
        """What is wrong with the only period that was named; being counted from today is said otherwise."""
        problems = [found.problem for found in entities.periods if found.problem]
        real = [problem for problem in problems if not isinstance(problem, CountedFromToday)]
        return real[0] if real and not slots.whens else None


class Reader:
    """Reads whatever people write to the bot: commands, and questions in words.

    Args:
        understander: reads questions in words.
        commands: reads what is typed behind commands.
    """

    def __init__(self, understander: Understander, commands: Commands) -> None:
        self._understander = understander
        self._commands = commands

    def read(self, line: str, language: str, about: Query | None = None) -> Understood:
        """Reads a command without its prefix, or a question.

        A sentence may start with the name of a command ("why did …", "rate in …"): it is one unless what
        follows is what the command takes, or a few words of which one is to be named as in the way.

        Args:
            line: as typed.
            language: the code of the language to take where the words don't tell.
            about: the question of the answer that the line replies to.
        """
        typed = line.strip()
        line = typed.lstrip("!/").strip()
        called, _, rest = line.partition(" ")
        if not called:
            return Understood(language, Asked(Help()))
        is_marked = line != typed
        problem: Understood | None = None
        for spoken, id_ in self._commands.named(called, language):
            if id_ == "ask":
                asked = self._understander.understand(rest, spoken, about)
                return asked if rest.strip() else Understood(spoken, Asked(Help(id_)))
            outcome = self._command(id_, rest, spoken, is_marked=is_marked)
            if isinstance(outcome, Asked):
                return Understood(spoken, outcome)
            problem = problem or (Understood(spoken, outcome, is_sure=False) if outcome else None)
        is_short = len(rest.split()) <= _FEW_WORDS
        if problem and (
            is_marked or _is_certain(problem) or (is_short and not self._understander.knows(rest))
        ):
            return problem
        understood = self._understander.understand(line, language, about)
        if problem and not isinstance(understood.asked, Asked):
            return problem
        misspelled = self._commands.unknown(called)
        is_lost = isinstance(understood.asked, Asked) and isinstance(understood.asked.query, Unknown)
        if misspelled.close and not problem and is_lost:
            return replace(understood, asked=misspelled, is_sure=False)
        return understood

    def _command(self, id_: str, rest: str, language: str, *, is_marked: bool) -> Outcome | None:
        """What a command asks; None where the line is rather a sentence that begins with its name."""
        if is_marked or not rest.strip():
            return self._commands.read(id_, rest, language)
        if not self._commands.takes(id_) or self._understander.names_more(rest, self._commands.measure(id_)):
            return None
        return self._commands.read(id_, rest, language)


def _is_certain(problem: Understood) -> bool:
    """Whether it is one of a period that was surely meant as one."""
    return isinstance(problem.asked, PeriodProblem) and not isinstance(problem.asked, Unreadable)
