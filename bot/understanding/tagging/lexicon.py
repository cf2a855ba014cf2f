"""The words by which questions are understood: those of the languages, and those that the data declare."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from babel import Locale
from pydantic import BaseModel, ConfigDict

from bot.data.loading import Data
from bot.data.names import PLACES
from bot.spelling import Mender
from bot.understanding.tagging.phrases import Phrases, split_phrases
from bot.understanding.tagging.sentence import fold, read_words

MEASURE, PLACE, GROUP, PAGE = "measure:", "place:", "group:", "page:"
"""What stands before an id in the name of a group of phrases that the data declare."""

_WORDS = re.compile(r"[^\W\d_]+(?![*<])")
"""The whole words of a list of phrases."""
_DRAWN_OUT = re.compile(r"(\w)\1+$")
"""The end of a word that is drawn out: "pleaseee"."""
SPEAK = "speak-"
"""What stands before the code of a language in the name of the phrases that ask for it."""
PRESS = "press"
"""The name of the phrases that are called after places, and are none."""
_THIS_LANGUAGE = "this_language"
_SHORTEST_NAME = 3
"""Letters of the shortest name of a place or group that is heard however it is written."""
_COUNTRY = "country"
_SHORTEST_COUNTRY, _COUNTRY_STEM = 5, 6
"""Letters of the shortest country that is known by its name, and of what its people's name begins with."""
_SHORT = 3
"""Letters of the shortest word that may lack the second of two: "lok"."""
_SHORTEST_MENDED = 5
"""Letters of the shortest word that is mended."""


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    common: str
    ordinary: str = ""
    idle: str = ""
    sounds: tuple[tuple[str, str], ...] = ()
    shorthand: dict[str, str] = {}
    classes: dict[str, str]
    groups: dict[str, str]


@dataclass(frozen=True)
class Lexicon:
    """All words, of all languages at once, as people mix languages in one sentence.

    Args:
        phrases: the groups of the languages, and those of the data.
        common: by language, the words that tell it.
        idle: words that change nothing in what is asked of figures.
        own: by language, the words of its groups and of the data that no other has.
        short_names: names of two letters, which count in capitals only, with the id of their place.
        groups: names of the groups that the languages have.
        shorthand: short for other words, as people type on phones: "q" for "que".
    """

    phrases: Phrases
    common: Mapping[str, frozenset[str]]
    idle: frozenset[str]
    own: Mapping[str, frozenset[str]]
    short_names: Mapping[str, str]
    groups: tuple[str, ...]
    shorthand: Mapping[str, str]
    _words: frozenset[str]
    _means_period: Callable[[str], bool]
    _mender: Mender

    @cached_property
    def everyday(self) -> frozenset[str]:
        """The common words of all languages together."""
        return frozenset[str]().union(*self.common.values())

    def knows(self, word: str) -> bool:
        """Whether a word is none that is misspelled."""
        return word in self._words or self.phrases.know(word) or self._means_period(word) or word.isdigit()

    def mend(self, word: str) -> str:
        """The known word that a misspelt one is taken for; the word itself where it is known or like none."""
        if full := self.shorthand.get(word):
            return full
        if not word.isalpha() or self.knows(word):
            return word
        if self.knows(spoken := _DRAWN_OUT.sub(r"\1", word)):
            return spoken
        if len(word) < _SHORTEST_MENDED:  # but for a letter that was written once: "lok"
            doubled = {word[:at] + letter + word[at:] for at, letter in enumerate(word)}
            known = doubled & self.phrases.words if len(word) >= _SHORT else ()
            return next(iter(known)) if len(known) == 1 else word
        nearest, _ = self._mender.nearest(word)
        return nearest[0] if nearest else word


def load_lexicon(folder: Path, data: Data, means_period: Callable[[str], bool]) -> Lexicon:
    """The words of every language that has a lexicon, and of the data.

    Args:
        folder: has one folder a language, with its lexicon.toml.
        data: its measures, places, groups and pages are words too.
        means_period: whether a word is one of those in which periods are written.
    """
    groups, classes = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    common: dict[str, frozenset[str]] = {}
    spoken: dict[str, set[str]] = {}
    ordinary, idle = set[str](), set[str]()
    sounds, shorthand = list[tuple[str, str]](), dict[str, str]()
    for path in sorted(folder.glob("*/lexicon.toml")):
        file = _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        common[path.parent.name] = frozenset(fold(file.common).split())
        ordinary |= set(fold(file.ordinary).split())
        idle |= set(fold(file.idle).split())
        sounds += file.sounds
        shorthand |= file.shorthand
        for name, phrases in file.groups.items():
            groups[f"{SPEAK}{path.parent.name}" if name == _THIS_LANGUAGE else name] += split_phrases(phrases)
        for name, words in file.classes.items():
            classes[name] += split_phrases(words)
        texts = (*file.groups.values(), *file.classes.values(), *_measures(data, path.parent.name))
        spoken[path.parent.name] = {word for text in texts for word in _WORDS.findall(fold(text))}
    own = {
        code: frozenset(words.difference(*(others for other, others in spoken.items() if other != code)))
        for code, words in spoken.items()
    }
    names = tuple(groups)
    for language in common:
        groups[_COUNTRY] += _countries(language, data, ordinary)
    short = _add_data(groups, data, frozenset(word for words in common.values() for word in words))
    phrases = Phrases(groups, classes)
    mendable = sorted(word for word in phrases.words if len(word) >= _SHORTEST_MENDED and word.isalpha())
    words = frozenset(ordinary.union(*common.values()))
    mender = Mender(mendable, sounds)
    return Lexicon(
        phrases, common, frozenset(idle), own, short, names, shorthand, words, means_period, mender
    )


def _measures(data: Data, language: str) -> Iterator[str]:
    """The words by which people ask for each measure in a language."""
    measures = data.declarations.measures.values()
    return (measure.words.to(language) for measure in measures if measure.words)


def _countries(language: str, data: Data, ordinary: Collection[str]) -> Iterator[str]:
    """The beginnings of the names of countries, which those of their peoples share; not those of the data.

    Where other names or ordinary words begin so, only the whole name: there is no France in "San Francisco".
    """
    territories: Mapping[str, str] = dict(Locale(language).territories)
    others = {*ordinary, *(word for name in data.names.names for word in name.split())}
    beginnings = {other[:end] for other in others for end in range(_SHORTEST_COUNTRY, _COUNTRY_STEM + 1)}
    for word in map(fold, territories.values()):
        if word.isalpha() and len(word) >= _SHORTEST_COUNTRY and word not in others:
            stem = word[:_COUNTRY_STEM]
            yield word if stem in beginnings else f"{stem}*"


def _possessive(name: str) -> Iterator[str]:
    """A name that ends in a short word with the ending of "New York's"; a longer one's is a misspelling."""
    last = name.rsplit(maxsplit=1)[-1]
    if last.isalpha() and len(last) < _SHORTEST_MENDED:
        yield f"{name}s"


def _papers(data: Data) -> Iterator[str]:
    """The publishers that are called after a place: there is no city in "The Denver Channel"."""
    for source in data.sources.values():
        name = " ".join(word.text for word in read_words(source.publisher.partition(", via ")[0]).words)
        if any(place in name for place in data.names.names if len(place) >= _SHORTEST_NAME):
            yield name.removeprefix("the ")


def _add_data(groups: dict[str, list[str]], data: Data, common: frozenset[str]) -> dict[str, str]:
    """Adds what the data declare, but for pages' names that are common words; gives names of two letters."""
    for id_, measure in data.declarations.measures.items():
        for words in measure.words.root.values() if measure.words else ():
            groups[MEASURE + id_] += split_phrases(words)
    groups[PRESS] += _papers(data)
    short: dict[str, str] = {}
    for name, id_ in data.names.names.items():
        if data.names.kinds[id_] == PLACES:
            for place in id_.split("+"):
                groups[PLACE + place].append(name)
            continue
        kind = PLACE if data.names.kinds[id_] == "place" else GROUP
        if len(name) < _SHORTEST_NAME and name in common:
            short[name] = id_
        else:
            groups[kind + id_] += [name, *_possessive(name)]
    for pages in data.pages.values():
        for page in pages:
            for name in page.names:
                if name not in common:
                    spoken = " ".join(word.text for word in read_words(name).words)
                    groups[PAGE + page.id] += [spoken, *_possessive(spoken)]
    return short
