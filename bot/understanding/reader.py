"""The door of this room: what somebody meant by a text, and in which language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.answers.problems import Problem
from bot.answers.queries import Asked, Explain, Need, PLAIN, Query, Safety as SafetyQuery
from bot.data.loading import Data
from bot.understanding.grammar import reweighed
from bot.understanding.entities import Entities, FindPeriods, Tagger
from bot.understanding.intents import Intent, Intents
from bot.understanding.known import Known
from bot.understanding.lexicon import load_lexicon
from bot.understanding.named_figures import NamedFigures
from bot.understanding.safety import Safety
from bot.understanding.slots import read_slots
from bot.understanding.wanted import Wish, Wishes

_TROUBLE = 0.6
"""How likely trouble is at least that the weights alone are believed."""


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

    def explain(self, text: str, language: str, about: Query | None = None) -> Explanation:
        """The same, with how it came to be read so."""
        entities, told = self._tagger.tag(text)
        language = told or language
        likely = self._intents.weigh(entities)
        heard = self._safety.weigh(entities.sentence.words)
        if heard.need is Need.CRISIS or likely.get(Intent.CRISIS, 0) > _TROUBLE:
            need = Need.CRISIS
        elif heard.need or (likely.get(Intent.TROUBLE, 0) > _TROUBLE):
            need = Need.LEGAL_HELP
        else:
            need = None
        if need:
            return Explanation(entities, likely, None, Understood(language, Asked(SafetyQuery(need), PLAIN)))
        slots = read_slots(entities, self._known, self._figures)
        likely = reweighed(entities, slots, likely)
        if heard.behind:
            likely = {Intent.EXPLAIN: 1.0} | dict(likely) if not slots.numbers and not slots.whens else likely
        wish = self._wishes.read(entities, slots, likely, language)
        asked = wish.asked
        if isinstance(asked.query, Explain) and heard.behind:
            asked = Asked(Explain(asked.query.page, also_help=True), asked.manner)
        return Explanation(entities, likely, wish, Understood(language, asked))
