"""Which page a question is about, where no page is named: by the rare words that both have."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import log

from bot.data.pages import Page, Pages, references
from bot.understanding.tagging.sentence import Word, fold, read_words

_STEM = 6
"""Letters by which two words are taken to be the same."""
_SHORTEST = 4
"""Letters of the shortest word that tells anything; numbers of as many digits do, too."""
_NAME, _SHORT_TEXT, _TEXT = 2.5, 1.3, 1.0
"""How much a word counts that stands in a name, in the short text, in the text."""
_ENOUGH = 3.0
"""The least weight of the words in common."""
_FIGURE = re.compile(r"(?<![\d,.])(?!(?:19|20)\d\d\b)(?:[5-9]\d|\d{3,}|\d{1,3}(?:,\d{3})+)(?![\d,]|\.\d)")
"""A number that is neither a year nor a day of a month."""
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+")


class PageFinder:
    """Finds pages by the words of a question.

    Args:
        pages: by language.
        common: words of all languages that tell nothing.
        without: ids of pages that answer no question.
    """

    def __init__(
        self, pages: Mapping[str, Pages], common: Iterable[str], without: Collection[str] = ()
    ) -> None:
        self._without = frozenset(without)
        self._common = {_stem(word) for word in common}
        self._weights = {language: self._index(list(own)) for language, own in pages.items()}
        self.told = frozenset(
            page.id
            for own in pages.values()
            for page in own
            if _FIGURE.search(_without_references(page.text))
        )
        """The ids of the pages that tell figures of which no table is kept."""
        self._numbers = defaultdict[int, list[str]](list)
        for own in pages.values():
            for page in own:
                for number in _NUMBER.findall(page.text):
                    ids = self._numbers[int(number.replace(",", ""))]
                    if page.id not in ids:
                        ids.append(page.id)

    def _index(self, pages: Sequence[Page]) -> Mapping[str, Mapping[str, float]]:
        """For each stem the pages that have it, with its weight there."""
        found = defaultdict[str, dict[str, float]](dict)
        for page in (page for page in pages if not page.by_name):
            for weight, words in (
                (_TEXT, _without_references(page.text)),
                (_SHORT_TEXT, page.short),
                (_NAME, " ".join((page.title, *page.aliases))),
            ):
                for stem in self._stems(_all_words(words)):
                    found[stem][page.id] = max(weight, found[stem].get(page.id, 0))
        count = len(pages)
        return {
            stem: {id_: weight * log(1 + count / len(own)) for id_, weight in own.items()}
            for stem, own in found.items()
        }

    def _stems(self, words: Iterable[str]) -> Iterable[str]:
        """The stems that tell something, each once; in order, so that every process adds them up alike."""
        stems = (_stem(word) for word in words if len(word) >= _SHORTEST)
        return dict.fromkeys(stem for stem in stems if stem not in self._common)

    def find(
        self, words: Sequence[Word], language: str, hints: Mapping[str, float], only: Collection[str] = ()
    ) -> str:
        """The id of the page that a question is about; empty where none has enough of its words.

        Args:
            words: of the question.
            language: the code of its language.
            hints: ids of pages that were named, with how much that counts.
            only: ids of the pages that are asked for by their names; any may be, where there are none.
        """
        weights = self._weights.get(language) or self._weights["en"]
        scores = defaultdict[str, float](float, hints)
        for stem in self._stems(word.text for word in words):
            for id_, weight in weights.get(stem, {}).items():
                scores[id_] += weight
        for id_ in list(scores):
            if id_ in self._without or (only and id_ not in only):
                del scores[id_]
        best = max(scores, key=lambda id_: scores[id_], default="")
        return best if best and scores[best] >= _ENOUGH else ""

    def with_number(self, number: float) -> str:
        """The id of the page in which a number stands; empty where none has it, or several have."""
        ids = self._numbers.get(round(number), [])
        return ids[0] if ids else ""


def _without_references(text: str) -> str:
    for reference in references(text):
        text = text.replace(reference.written, " ")
    return text


def _all_words(text: str) -> Iterable[str]:
    for start in range(0, len(text), 200):
        piece = text[start : start + 220]
        yield from (word.text for word in read_words(piece).words)


def _stem(word: str) -> str:
    return fold(word)[:_STEM]
