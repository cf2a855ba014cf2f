"""Everything in a sentence that the data or the languages know, tagged once, with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bot.data.spans import Span
from bot.periods.reading import Duration, Kind as As, Mention, PeriodProblem, Quantity, Reading
from bot.understanding.tagging.lexicon import GROUP, MEASURE, PAGE, PLACE, Lexicon
from bot.understanding.tagging.meant import chosen, corrected, is_no_period, sure
from bot.understanding.tagging.scene import without_scene
from bot.understanding.tagging.sentence import Sentence, Word, read_words
from bot.understanding.tagging.tags import Tag, TagKind

FindPeriods = Callable[[str, str, Span | None], Sequence[Mention]]
"""Periods and numbers in a text, given the code of its language and the days spoken of before."""

_AROUND = frozenset({"from_to", "where", "where_the", "court_word"})
"""Cues that only stand around what is named."""
_SHORTEST = 3
"""Letters of the shortest word that says something."""
_POSSESSIVE = re.compile(r"['’]s$")
_OWN = 0.6
"""How much a word of questions about the data tells its language, beside a common one."""
_MOST_MENDED = 12
"""Misspelt or unknown words of a text up to which they are mended."""

_OF_DATA = {MEASURE: TagKind.MEASURE, PLACE: TagKind.PLACE, GROUP: TagKind.GROUP, PAGE: TagKind.PAGE}


@dataclass(frozen=True)
class Entities:
    """A sentence with its tags.

    Args:
        sentence: as typed.
        words: with misspellings mended.
        mentions: periods, lengths of time and numbers.
        tags: all others, by place.
        everyday: the words of every sentence, which say nothing by themselves.
    """

    sentence: Sentence
    words: tuple[Word, ...]
    mentions: tuple[Mention, ...]
    tags: tuple[Tag, ...]
    everyday: frozenset[str]

    @cached_property
    def cues(self) -> frozenset[str]:
        """The groups of words that stand in it."""
        return frozenset(tag.id for tag in self.of(TagKind.CUE))

    def has(self, *cues: str) -> bool:
        """Whether a word of one of these groups stands in it."""
        return not self.cues.isdisjoint(cues)

    def of(self, kind: TagKind) -> tuple[Tag, ...]:
        """The tags of a kind, by place."""
        return self._of_kinds[kind]

    @cached_property
    def _of_kinds(self) -> dict[TagKind, tuple[Tag, ...]]:
        return {kind: tuple(tag for tag in self.tags if tag.kind is kind) for kind in TagKind}

    def cue(self, *names: str) -> tuple[Tag, ...]:
        """The places of words of these groups."""
        if not self.has(*names):
            return ()
        return tuple(tag for tag in self.of(TagKind.CUE) if tag.id in names)

    def without(self, *ids: str) -> Entities:
        """The same without the tags of these ids."""
        return replace(self, tags=tuple(tag for tag in self.tags if tag.id not in ids))

    def starts_with(self, name: str) -> bool:
        """Whether its first word but one at most is of a group: "of those", "and of those"."""
        return any(tag.first <= 1 for tag in self.cue(name))

    @cached_property
    def periods(self) -> tuple[Mention, ...]:
        """The mentions that are periods, or tried to be."""
        return tuple(found for found in self.mentions if isinstance(found.what, Reading | PeriodProblem))

    @cached_property
    def numbers(self) -> tuple[Mention, ...]:
        """The mentions that are numbers."""
        return tuple(found for found in self.mentions if isinstance(found.what, Quantity))

    @cached_property
    def durations(self) -> tuple[Mention, ...]:
        """The mentions that are lengths of time."""
        return tuple(found for found in self.mentions if isinstance(found.what, Duration))

    @cached_property
    def unread(self) -> tuple[Word, ...]:
        """The words that are neither tagged nor those of every sentence."""
        return self._left_by(self.tags)

    @cached_property
    def unread_of_figures(self) -> tuple[Word, ...]:
        """The same with the names of pages, which tell of something else than figures do."""
        return self._left_by(tag for tag in self.tags if tag.kind is not TagKind.PAGE)

    def is_asked(self, word: Word) -> bool:
        """Whether a word stands in the last sentence that asks; in any, where none does."""
        return word.sentence == max(self.sentence.asking, default=word.sentence)

    def place_at(self, start: int) -> int:
        """The place among the words of the first that isn't all before a letter of the text."""
        return sum(word.end <= start for word in self.words)

    def said_from(self, at: int) -> Word | None:
        """The first word from a place on that isn't one of every sentence."""
        return next((word for word in self.words[at:] if word.text not in self.everyday), None)

    def _left_by(self, tags: Iterable[Tag]) -> tuple[Word, ...]:
        """The words that are neither in some tags or mentions, nor those of every sentence."""
        read = {at for tag in tags if tag.id not in _AROUND for at in range(tag.first, tag.last)}
        return tuple(
            word
            for at, word in enumerate(self.words)
            if word.text.isalpha()
            and len(word.text) >= _SHORTEST
            and at not in read
            and word.text not in self.everyday
            and not any(found.start <= word.start < found.end for found in self.mentions)
        )

    @property
    def mentions_figures(self) -> bool:
        """Whether it speaks of figures at all."""
        return self.has("count", "share", "source", "total") or bool(self.periods)

    def texts(self, tag: Tag) -> list[str]:
        """The words of a tag, folded and mended."""
        return [word.text for word in self.words[tag.first : tag.last]]

    def text(self, start: int, end: int) -> str:
        """What was typed between two places."""
        return self.sentence.part(start, end)


class Tagger:
    """Tags sentences.

    Args:
        lexicon: the words.
        find_periods: reads periods and numbers.
    """

    def __init__(self, lexicon: Lexicon, find_periods: FindPeriods) -> None:
        self._lexicon = lexicon
        self._find_periods = find_periods

    def tag(self, typed: str, about: Span | None = None) -> tuple[Entities, str]:
        """A text with its tags, and the code of its language; empty where the words don't tell.

        Args:
            typed: the text.
            about: the days that were spoken of before.
        """
        sentence = read_words(typed)
        words = tuple(self._mended(sentence.words))
        tags = list(self._tags(sentence, words))
        places = [tag for tag in tags if tag.kind is TagKind.PLACE]  # there is no Spanish in "Los Angeles"
        language = self.language(
            word for at, word in enumerate(words) if not any(tag.first <= at < tag.last for tag in places)
        )
        tags += self._short_places(words, language)
        every = self._find_periods(sentence.typed, language or "en", about)
        meant = [each for each in every if not is_no_period(each, tags)]
        # "is the last lower than the first?", "the third instead of the last"
        are_compared = any(tag.id in ("than", "swap") for tag in tags)
        numbers = [each for each in meant if isinstance(each.what, Quantity)]
        are_ends = len(numbers) > 1  # "7.97% at first and 3.41% at the end"
        found = sure(meant, also=As.PERIOD if are_compared else As.DAY if are_ends else None)
        mentions = corrected(found, words, [tag for tag in tags if tag.id == "correction"])
        kept = without_scene(chosen(tags, mentions), mentions, sentence, words, self._lexicon.everyday)
        return Entities(sentence, words, mentions, tuple(kept), self._lexicon.everyday), language

    def _mended(self, words: Iterable[Word]) -> Iterator[Word]:
        """The words, the first few misspelt ones mended: with more of them, it is no language at all."""
        count = 0
        for word in words:
            mended = self._lexicon.mend(word.text) if count < _MOST_MENDED else word.text
            count += mended != word.text or not self._lexicon.knows(word.text)
            yield word if mended == word.text else replace(word, text=mended)

    def _tags(self, sentence: Sentence, words: Sequence[Word]) -> Iterator[Tag]:
        for hit in self._lexicon.phrases.find(words):
            head, colon, id_ = hit.group.partition(":")
            kind = _OF_DATA[head + colon] if colon else TagKind.CUE
            start, end = words[hit.first].start, words[hit.last - 1].end
            yield Tag(kind, id_ if colon else head, start, end, hit.first, hit.last)
        for at, word in enumerate(words):
            name = _POSSESSIVE.sub("", sentence.typed[word.start : word.end]).replace(".", "")
            shouts = len(words) > 1 and sentence.typed.isupper()
            if name.isupper() and not shouts and (place := self._lexicon.short_names.get(name.lower())):
                yield Tag(TagKind.PLACE, place, word.start, word.end, at, at + 1)

    def _short_places(self, words: Sequence[Word], language: str) -> Iterator[Tag]:
        """Names of two letters in small ones, where the language has no such word: "closures in la"."""
        for at, word in enumerate(words):
            is_word = not language or word.text in self._lexicon.common[language]
            if not is_word and (place := self._lexicon.short_names.get(word.text)):
                yield Tag(TagKind.PLACE, place, word.start, word.end, at, at + 1)

    def language(self, words: Iterable[Word]) -> str:
        """The language that most of the words tell; empty where none does."""
        counts = dict.fromkeys(self._lexicon.common, 0.0)
        for word in words:
            for code, common in self._lexicon.common.items():
                counts[code] += (word.text in common) + _OWN * (word.text in self._lexicon.own[code])
        best = max(counts, key=lambda code: counts[code])
        return best if sum(count == counts[best] for count in counts.values()) == 1 else ""
