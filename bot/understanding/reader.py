"""The door of this room: what somebody meant by a text, and in which language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.answers.problems import Problem
from bot.answers.queries import Asked, Explain, Need, PLAIN, Query, Safety as SafetyQuery
from bot.data.loading import Data
from bot.understanding.dialogue import Dialogue, span_of
from bot.understanding.frame import Framer
from bot.understanding.grammar import reweighed
from bot.understanding.entities import Entities, FindPeriods, Tagger
from bot.understanding.intents import Intent, Intents
from bot.understanding.known import Known
from bot.understanding.lexicon import SPEAK, load_lexicon
from bot.understanding.named_figures import NamedFigures
from bot.understanding.safety import Reading as Heard, Safety
from bot.understanding.slots import Slots, read_slots
from bot.understanding.wanted import Wish, Wishes

_TALK = (Intent.THANKS, Intent.GREETING, Intent.GOODBYE, Intent.INSULT, Intent.OKAY, Intent.ABOUT)
_TROUBLE, _SURE_OF_TROUBLE, _SURE_OF_CRISIS = 0.6, 0.85, 0.75
"""How likely trouble or crisis is at least that the weights are believed; more where no word speaks for it."""
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
    asked: Asked | Problem
    is_follow_up: bool = False
    is_sure: bool = True


@dataclass(frozen=True)
class Explanation:
    """Why a text was read so.

    Args:
        entities: the text with its tags.
        likely: how likely each intent is.
        wish: what was made of it; None where it was heard as a cry for help.
        understood: the outcome.
    """

    entities: Entities
    likely: Mapping[Intent, float]
    wish: Wish | None
    understood: Understood


class Understander:
    """Reads texts.

    Args:
        data: what can be asked about.
        locales: the folder with the words of the languages.
        find_periods: reads periods and numbers.
        intents: the learned weights.
    """

    def __init__(
        self, data: Data, locales: Path, find_periods: FindPeriods, intents: Intents, known_words: tuple[str, ...] = ()
    ) -> None:
        self._known = Known(data)
        self._figures = NamedFigures(data.table)
        self.lexicon = load_lexicon(locales, data, known_words)
        self._tagger = Tagger(self.lexicon, find_periods)
        self._intents = intents
        self._safety = Safety(sorted(locales.glob("*/safety.toml")))
        common = [word for words in self.lexicon.common.values() for word in words]
        self._wishes = Wishes(self._known, common)
        self._dialogue = Dialogue(self._known, Framer(self._known))

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

    @staticmethod
    def _need(heard: Heard, likely: Mapping[Intent, float], entities: Entities) -> Need | None:
        """What somebody needs: the words alone decide, or the weights where they are sure of it."""
        is_long = len(entities.words) >= _SHORTEST_PLEA
        if heard.need is Need.CRISIS or (is_long and likely.get(Intent.CRISIS, 0) > _SURE_OF_CRISIS):
            return Need.CRISIS
        enough = _TROUBLE if heard.weight > 0 else _SURE_OF_TROUBLE
        if heard.need or (is_long and likely.get(Intent.TROUBLE, 0) > enough):
            return Need.LEGAL_HELP
        return None

    def _wanted_language(self, entities: Entities, slots: Slots) -> str:
        """The language in which the answer is wanted again; empty where that isn't asked."""
        if not slots.is_empty:
            return ""
        return next((code for code in self.lexicon.common if entities.has(f"{SPEAK}{code}")), "")

    def explain(self, text: str, language: str, about: Query | None = None) -> Explanation:
        """The same, with how it came to be read so."""
        entities, told = self._tagger.tag(text, span_of(about))
        language = told or language
        likely = self._intents.weigh(entities)
        heard = self._safety.weigh(entities.sentence.words)
        need = self._need(heard, likely, entities)
        if need:
            return Explanation(entities, likely, None, Understood(language, Asked(SafetyQuery(need), PLAIN)))
        slots = read_slots(entities, self._known, self._figures)
        if about is not None and (wanted := self._wanted_language(entities, slots)):
            return Explanation(entities, likely, None, Understood(wanted, Asked(about), is_follow_up=True))
        if about is not None and next(iter(likely)) not in _TALK and (asked := self._dialogue.read(entities, slots, about)):
            return Explanation(entities, likely, None, Understood(language, asked, is_follow_up=True))
        likely = reweighed(entities, slots, likely)
        if heard.behind:
            likely = {Intent.EXPLAIN: 1.0} | dict(likely) if not slots.numbers and not slots.whens else likely
        wish = self._wishes.read(entities, slots, likely, language)
        asked = wish.asked
        if isinstance(asked.query, Explain) and heard.behind:
            asked = Asked(Explain(asked.query.page, also_help=True), asked.manner)
        return Explanation(entities, likely, wish, Understood(language, asked))
