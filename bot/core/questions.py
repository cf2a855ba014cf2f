"""A sentence becomes a Query: by the words in it, in whichever language it is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.cues import plain_words, words_of
from bot.core.data import Data
from bot.core.figures import Figure, Measure, figures_in
from bot.core.glossary import CLOSURE, COMPARISON, DACA, DEFERRED, plain
from bot.core.language import Language
from bot.core.problems import Problem
from bot.core.queries import Beyond, Choose, Crisis, LegalHelp, Query
from bot.core.rules import Question
from bot.core.topics import Named

_SHORTEST_PLACE = 3
"""Letters of the shortest name of a court that is heard in a sentence."""

_QUOTED = (Measure.CLOSED, Measure.DECLINED, Measure.PENDING, Measure.ANSWERED, Measure.COURT_CLOSURES)
"""What is recognised by its number alone."""
_LEAST_QUOTED = 100
"""The least such number; smaller ones are days and the like."""

LONGEST = 300
"""Letters of a question that are read."""


@dataclass(frozen=True)
class Understood:
    """What somebody meant, and the language in which they asked."""

    language: Language
    asked: Query | Problem
    is_follow_up: bool = False
    """Whether it was read as a remark on an earlier answer."""

    @property
    def is_sure(self) -> bool:
        """Whether it is clear that something was asked that the bot has an answer to."""
        return self.is_follow_up or not isinstance(self.asked, Beyond | Choose | Problem)


class Understander:
    """Reads questions about one set of data.

    Args:
        data: what can be asked about.
        languages: those in which it can be asked; English at least.
    """

    def __init__(self, data: Data, languages: Mapping[str, Language]) -> None:
        self._ears = [_Ear(data, language) for language in languages.values()]

    def understand(self, question: str, language: Language, about: Query | None = None) -> Understood:
        """Reads a question.

        Args:
            question: as somebody wrote it.
            language: the one to take where the words don't tell.
            about: what the answer answered that the question replies to.
        """
        text = _heard(question)
        ear = max(self._ears, key=lambda ear: (ear.cues.familiar(text), ear.language.code == language.code))
        asked, is_follow_up = ear.read(text, about)
        return Understood(ear.language, asked, is_follow_up)

    def is_urgent(self, text: str) -> bool:
        """Whether somebody may need help rather than figures, in any language."""
        heard = _heard(text)
        return any(ear.plea(heard, ear.cues.mend(heard)) for ear in self._ears)

    def knows(self, text: str, language: Language) -> bool:
        """Whether every word of a text is one that belongs in a question in this language."""
        (ear,) = [ear for ear in self._ears if ear.language.code == language.code]
        return not any(ear.cues.strange(word) for word in words_of(plain_words(text)))


def _heard(text: str) -> str:
    # cut again, as one letter may become eighteen
    return plain_words(text[:LONGEST])[:LONGEST]


class _Ear:
    """Reads questions in one language."""

    def __init__(self, data: Data, language: Language) -> None:
        self._data = data
        self._glossary = data.glossary(language.code)
        names = [name for entry in self._glossary.terms for name in entry.names]
        # "la" is an article as often as a city
        places = [name for name in data.places.names if len(name) >= _SHORTEST_PLACE]
        self._place_names = sorted(places, key=len, reverse=True)
        years = {figure.as_of.year for figure in figures_in((data.closures, data.courts, data.filings))}
        years |= {data.table.span.start.year, data.table.span.end.year}
        self._years = range(min(years), max(years) + 1)
        self._counts = {
            int(figure.value): figure
            for figure in figures_in((data.closures, data.courts))
            if figure.measure in _QUOTED and figure.value >= _LEAST_QUOTED
        }
        self.cues = language.cues.with_words({word for name in (*names, *places) for word in name.split()})
        self.language = language
        self._names = sorted(names, key=len, reverse=True)

    def read(self, text: str, about: Query | None) -> tuple[Query | Problem, bool]:
        """What is asked, and whether it is a remark on what the last answer was about."""
        mended = self.cues.mend(text)
        if plea := self.plea(text, mended):
            return plea, False
        named = Named(
            self._term(mended),
            self._places(self.cues.without("aside", mended)),
            self._quoted(mended),
            self._years,
        )
        question = Question(mended, self.cues, self.language, self._data.table, named)
        if about and (asked := question.follow_up(about)):
            return asked, True
        return question.read(), False

    def _quoted(self, text: str) -> tuple[Figure, ...]:
        """The counts that the sentence repeats, but for those of the review periods."""
        written = re.findall(r"\d{1,3}(?:[.,]\d{3})+|\d+", text)
        numbers = (int(re.sub(r"\D", "", number)) for number in written)
        return tuple(self._counts[number] for number in numbers if number in self._counts)

    def _places(self, text: str) -> tuple[str, ...]:
        """The ids of the courts that the sentence names, in no order."""
        rest, found = f" {plain(text)} ", dict[str, None]()
        for name in self._place_names:
            if f" {name} " in rest:
                rest = rest.replace(f" {name} ", " ")
                found[self._data.places.names[name]] = None
        return tuple(found)

    def plea(self, text: str, mended: str) -> Crisis | LegalHelp | None:
        """What somebody who needs help is to be given; a cry for it may be lost in mending, or be found."""
        hints = [self.cues.hints(self.cues.without("aside", heard)) for heard in (text, mended)]
        if any("crisis" in heard for heard in (*hints, self.cues.hints(text))):
            return Crisis()
        return LegalHelp() if any(_is_trouble(heard) for heard in hints) else None

    def _term(self, text: str) -> str:
        """The id of the page of the glossary that the sentence is about, or nothing."""
        rest, terms = f" {plain(text)} ", list[str]()
        for name in self._names:
            if f" {name} " in rest and (match := self._glossary.find(name)):
                rest = rest.replace(f" {name} ", " ")
                terms.append(match.entry.term)
        if CLOSURE in terms and not {DEFERRED, DACA}.isdisjoint(terms):
            return COMPARISON
        # Beside another term, closure is only what that is about.
        return next((term for term in terms if term != CLOSURE), CLOSURE if terms else "")


def _is_trouble(hints: frozenset[str]) -> bool:
    """Whether somebody speaks of a case of their own or of their people, not of figures."""
    if "trouble" in hints or {"own", "concern"} <= hints:
        return True
    return {"me", "plight"} <= hints and hints.isdisjoint(_OF_FIGURES)


_OF_FIGURES = ("rate", "number", "sources", "sure", "claim", "raw_data", "filing")
"""Cues of which one shows that figures are asked for, though not by people in trouble of their own."""
