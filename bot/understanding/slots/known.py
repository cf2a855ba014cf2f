"""What the data can be asked about: which measure is meant where the words alone don't say."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache

from bot.data.loading import Data
from bot.data.measures import Kind, Measure, Text
from bot.data.spans import Span
from bot.data.table import Key, Rows
from bot.figures.figure import Figure, Operation
from bot.figures.found import Found
from bot.figures.lookup import find
from bot.figures.operand import Operand
from bot.figures.sense import compute
from bot.figures.timeline import looked_up
from bot.understanding.slots.slots import Slots
from bot.understanding.tagging.phrases import Phrases, split_phrases
from bot.understanding.tagging.sentence import fold, read_words

_DENIALS = frozenset({"not", "no"})
_TWO = 2
_STEM = 6
"""Letters by which two words are taken to be the same."""
YEAR = range(360, 372)
"""Days of a period that a year stands for."""


class Known:
    """What there is.

    Args:
        data: what can be asked about.
    """

    def __init__(self, data: Data) -> None:
        self.data = data
        self.table = data.table
        self.measures = data.declarations.measures
        self.main = data.declarations.subject.main
        self._there = {id_: set(data.table.known_for(id_)) for id_ in self.measures}
        for there in self._there.values():
            if len(there) == 1:  # what is known of one group only is found without naming it
                there.add(("", ""))

    @property
    def main_family(self) -> tuple[str, ...]:
        """The main share, and its two counts."""
        return self.main, self.numerator, self.denominator

    @property
    def numerator(self) -> str:
        """The count of which the main share is a share."""
        return self.measures[self.main].numerator

    @property
    def denominator(self) -> str:
        """The count that the main share is of; its rows are the periods."""
        return self.measures[self.main].denominator

    @cached_property
    def last_day(self) -> date:
        """The last day of which anything is known."""
        found = (self.rows(id_, *pair) for id_ in self.measures for pair in self.table.known_for(id_))
        return max(rows.day(-1) for rows in found if rows)

    def has(self, measure: str, group: str = "", place: str = "") -> bool:
        """Whether something is known of a measure for a group and a place."""
        return (group, place) in self._there[measure]

    def knows_place(self, place: str) -> bool:
        """Whether anything is known of a place."""
        return any(place == there for pairs in self._there.values() for _, there in pairs)

    def share_of(self, numerator: str, denominator: str = "") -> str:
        """The share of one count in another, the main one first; empty where none is declared."""
        for id_ in (self.main, *self.measures):
            measure = self.measures[id_]
            if measure.numerator == numerator and denominator in ("", measure.denominator):
                return id_
        return ""

    @lru_cache(maxsize=64)  # noqa: B019  there are few measures, and this lives as long as the bot
    def family_of(self, measure: str) -> frozenset[str]:
        """The counts that stand beside a count in the shares of which there are figures."""
        pairs = ((each.numerator, each.denominator) for each in self.measures.values() if each.numerator)
        return frozenset(name for pair in pairs if measure in pair for name in pair) - {measure}

    def shares_of(self, operand: Operand) -> Sequence[Operand]:
        """The shares that are known of a count, where it is."""
        return [
            replace(operand, measure=id_)
            for id_ in sorted(self.measures, key=lambda id_: id_ != self.main)
            if self.measures[id_].numerator == operand.measure and self.has(id_, operand.group, operand.place)
        ]

    @lru_cache(maxsize=64)  # noqa: B019  the same
    def wholes(self, measure: str) -> Sequence[str]:
        """The measures that a measure is part of, as declared, the nearest first."""
        found = [measure]
        for part in found:
            declared = self.measures.values()
            near = [
                *self.measures[part].at_most,
                *(other.denominator for other in declared if other.numerator == part),
                *(id_ for id_, other in self.measures.items() if part in (*other.parts, *other.sum_of)),
            ]
            found += [whole for whole in dict.fromkeys(near) if whole not in found]
        return tuple(found[1:])

    def whole_of(self, operand: Operand) -> Operand | None:
        """All groups and places together, of which it is one; None where it is none, or they aren't known.

        Where a measure is known of groups or places only, it is what that is part of; no base of a share.
        """
        if not (operand.group or operand.place):
            return None
        bases = {each.denominator for each in self.measures.values() if each.numerator == operand.measure}
        names = [operand.measure, *(name for name in self.wholes(operand.measure) if name not in bases)]
        whole = replace(operand, group="", place="")
        return next((replace(whole, measure=name) for name in names if self.has(name)), None)

    @lru_cache(maxsize=64)  # noqa: B019  the same
    def parted(self, measure: str) -> Sequence[tuple[str, str]]:
        """The groups and places that a measure is told of where none is named.

        Those of which it is known, where all together it isn't, or is once, as their sum.
        """
        counted = self.measures[measure].numerator or measure
        pairs = [pair for pair in self.table.known_for(measure) if pair != ("", "")]
        if not self.has(measure):
            return pairs
        rows = self.rows(counted)
        if len(pairs) < _TWO or rows is None or len(rows) > 1:
            return ()
        found = [find(Operand(counted, None, *pair), self.table) for pair in (("", ""), *pairs)]
        whole, *parts = [each.figure for each in found if isinstance(each, Found)]
        is_sum = len(parts) == len(pairs) and whole.value == sum(part.value for part in parts)
        return pairs if is_sum and {part.span for part in parts} == {whole.span} else ()

    def is_stock_between(self, operands: Sequence[Operand], slots: Slots) -> bool:
        """Whether two days are named of what is counted on a day: a backlog "from September to June"."""
        is_one = len(operands) == len(slots.whens) == 1 and bool(slots.whens[0].ends)
        return is_one and self.measures[operands[0].measure].kind is Kind.STOCK

    def is_share(self, part: Operand, whole: Operand) -> bool:
        """Whether one figure is known to be a part of another, so that it has a share in it."""
        figures = [found.figure for found in looked_up((part, whole), self.table)]
        if len(figures) < _TWO or figures[0] == figures[1]:
            return False
        return isinstance(compute(Operation.SHARE, figures, self.data.declarations), Figure)

    def periods_of(self, measure: str) -> Sequence[Span]:
        """The periods of a measure that is known by period; else those of the main one."""
        counted = self.measures[measure].numerator
        found = [self.table.periods_of(Key(name)) for name in (measure, counted) if name]
        rows = max(filter(None, found), key=len, default=None)
        return [rows.span(range(at, at + 1)) for at in range(len(rows))] if rows else self.table.periods

    def parts_of(self, measure: str) -> tuple[str, ...]:
        """The counts that a measure is made of."""
        declared = self.measures[measure]
        return tuple(name for name in (declared.numerator, declared.denominator, *declared.sum_of) if name)

    def spoken_alike(self, measure: str) -> frozenset[str]:
        """The measures whose own names hold the words by which people ask for this one."""
        return self._alike.get(measure, frozenset())

    def are_siblings(self, one: str, other: str) -> bool:
        """Whether two measures are asked for by the same general words."""
        return any(one in alike and other in alike for alike in self._alike.values())

    def counted_by_other(self, measure: str, words: Sequence[str]) -> str:
        """The look-alike of a measure that another agency counted, where words name that: "ICE's number"."""
        said = {*words, *(word.removesuffix("s") for word in words)}
        own, twins = self._agencies[measure], self.measures[measure].not_to_mix
        there = (twin for twin in twins if own and (self._agencies[twin] - own) & said)
        return next(there, "")

    def is_rest(self, measure: str, words: Sequence[str]) -> bool:
        """Whether words are those of what a measure leaves out: "acceptance" of the share declined."""
        return any(word[: _STEM - 1] in self._rest[measure] for word in words)

    def has_in_name(self, measure: str, words: Sequence[str]) -> bool:
        """Whether words stand in the name of a measure."""
        return all(word[:_STEM] in self._names[measure] for word in words)

    def is_labelled(self, measure: str, words: Sequence[str]) -> bool:
        """Whether words stand in the label of a measure, however short they are: "pilot"."""
        label = {
            word.text
            for text in self.measures[measure].label.root.values()
            for word in read_words(text).words
        }
        return {word.removesuffix("s") for word in words} <= label

    @cached_property
    def _agencies(self) -> dict[str, set[str]]:
        """By measure who counted it."""
        named = {id_: measure.counted_by for id_, measure in self.measures.items()}
        return {id_: set(map(fold, text.root.values() if text else ())) for id_, text in named.items()}

    @cached_property
    def _names(self) -> dict[str, set[str]]:
        return {id_: _stems(measure.label) | _stems(measure.short) for id_, measure in self.measures.items()}

    @cached_property
    def _rest(self) -> dict[str, set[str]]:
        return {
            id_: set[str]()
            if _is_denial(measure.rest)
            else {stem[:-1] for stem in _stems(measure.rest) - _stems(measure.label)}
            for id_, measure in self.measures.items()
        }

    @cached_property
    def _alike(self) -> dict[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        labels = {id_: read_words(_english(measure)).words for id_, measure in self.measures.items()}
        for id_, measure in self.measures.items():
            if not measure.words or id_ == self.main:
                continue
            phrases = Phrases({id_: split_phrases(measure.words.to("en"))}, {})
            alike = {other for other, words in labels.items() if other != id_ and phrases.find(words)}
            found[id_] = frozenset(other for other in alike if id_ in self._apart_from(other))
        return found

    def _apart_from(self, measure: str) -> Collection[str]:
        """The measures that it, or what it is a share of, is never mixed with."""
        declared = self.measures[measure]
        numerator = self.measures.get(declared.numerator)
        return (*declared.not_to_mix, *(numerator.not_to_mix if numerator else ()), *self._loose(declared))

    def _loose(self, declared: Measure) -> Collection[str]:
        """Shares whose numerator's words are those of another count."""
        return () if declared.not_to_mix or declared.numerator else tuple(self.measures)

    @lru_cache(maxsize=256)  # noqa: B019  the same
    def rows(self, measure: str, group: str = "", place: str = "") -> Rows | None:
        """The rows of a measure; of a share its own or its numerator's, whichever are more."""
        counted = self.measures[measure].numerator
        keys = [Key(name, group, place) for name in (measure, counted) if name]
        found = [self.table.periods_of(key) or self.table.days_of(key) for key in keys]
        return max(filter(None, found), key=len, default=None)

    def year(self, measure: str, span: Span) -> Span:
        """Of a measure by year, the year that is named by the one in which it ends; else the span itself."""
        rows = self.rows(measure)
        if rows is None or span.days not in YEAR or span.start.month != 1:
            return span
        first, last = span.end.replace(month=1, day=1), span.end.replace(month=12, day=31)
        for at in rows.touched(Span(first, last)):
            own = rows.period(at)
            if own.days in YEAR and own.end.year == span.end.year:
                return own
        return span


def _is_denial(text: Text | None) -> bool:
    """Whether it only says that something is not so."""
    words = {word.text for each in (text.root.values() if text else ()) for word in read_words(each).words}
    return not words.isdisjoint(_DENIALS)


def _stems(text: Text | None) -> set[str]:
    """The beginnings of the words of a text in all languages."""
    texts = text.root.values() if text else ()
    return {word.text[:_STEM] for each in texts for word in read_words(each).words if len(word.text) >= _STEM}


def _english(measure: Measure) -> str:
    return " ".join(text.to("en") for text in (measure.label, measure.short) if text)
