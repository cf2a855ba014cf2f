"""What the data can be asked about: which measure is meant where the words alone don't say."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bot.data.loading import Data
from bot.data.measures import Kind, Measure, Text
from bot.data.spans import Span
from bot.data.table import Key, Rows
from bot.figures.operand import Operand
from bot.understanding.phrases import Phrases, split_phrases
from bot.understanding.sentence import read_words

_ASKABLE = 0.2
"""How much it counts that a measure has words of its own."""
_LONG_AGO = 400
"""Days after which a count says nothing of the days asked about."""
_DENIALS = frozenset({"not", "no"})
_STEM = 6
"""Letters by which two words are taken to be the same."""
_YEAR = range(360, 372)
"""Days of a period that a year stands for."""


@dataclass(frozen=True)
class Wanted:
    """What is known of the measure that somebody means.

    Args:
        named: ids of the measures that were named, the likeliest first.
        share: whether a share is wanted.
        count: whether a number of things is wanted.
        group: whose.
        place: where.
        spans: the days that were named.
    """

    named: tuple[str, ...] = ()
    share: bool = False
    count: bool = False
    group: str = ""
    place: str = ""
    spans: tuple[Span, ...] = ()


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

    def shares_of(self, operand: Operand, denominators: Collection[str] = ()) -> Sequence[Operand]:
        """The shares that are known of a count, where it is; in any of some wholes, where these are given."""
        return [
            replace(operand, measure=id_)
            for id_ in sorted(self.measures, key=lambda id_: id_ != self.main)
            if self.measures[id_].numerator == operand.measure
            and (not denominators or self.measures[id_].denominator in denominators)
            and self.has(id_, operand.group, operand.place)
        ]

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
        return found[1:]

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

    def periods_of(self, measure: str) -> Sequence[Span]:
        """The periods of a measure that is known by period; else those of the main one."""
        rows = self.table.periods_of(Key(measure))
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

    def is_rest(self, measure: str, words: Sequence[str]) -> bool:
        """Whether words are those of what a measure leaves out: "acceptance" of the share declined."""
        return any(word[: _STEM - 1] in self._rest[measure] for word in words)

    def has_in_name(self, measure: str, words: Sequence[str]) -> bool:
        """Whether words stand in the name of a measure."""
        return all(word[:_STEM] in self._names[measure] for word in words)

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

    def rows(self, measure: str, group: str = "", place: str = "") -> Rows | None:
        """The rows of a measure; of a share, those of its numerator, or of the share itself."""
        key = Key(measure, group, place)
        rows = self.table.periods_of(key) or self.table.days_of(key)
        numerator = self.measures[measure].numerator
        return rows or (self.rows(numerator, group, place) if numerator else None)

    def year(self, measure: str, span: Span) -> Span:
        """Of a measure by year, the year that is named by the one in which it ends; else the span itself."""
        rows = self.rows(measure)
        if rows is None or span.days not in _YEAR or span.start.month != 1:
            return span
        first, last = span.end.replace(month=1, day=1), span.end.replace(month=12, day=31)
        for at in rows.touched(Span(first, last)):
            own = rows.period(at)
            if own.days in _YEAR and own.end.year == span.end.year:
                return own
        return span

    def candidates(self, wanted: Wanted) -> list[tuple[float, str]]:
        """The measures that may be meant, the likeliest first, with what speaks for them."""
        scored = [(self._score(id_, wanted), id_) for id_ in self.measures]
        return sorted((pair for pair in scored if pair[0] > 0), reverse=True)

    def measure_of(self, wanted: Wanted) -> str:
        """The likeliest measure; empty where nothing tells."""
        return next((id_ for _, id_ in self.candidates(wanted)), "")

    def _score(self, id_: str, wanted: Wanted) -> float:
        measure = self.measures[id_]
        is_share = measure.kind is Kind.SHARE
        named = self._named(id_, measure, wanted)
        if wanted.named and not named:
            return 0.0
        if not (wanted.named or wanted.group or wanted.place) and id_ not in self.main_family:
            return 0
        score = named + (_ASKABLE if measure.words else 0)
        if wanted.share or wanted.count:
            fits = (is_share and wanted.share) or (not is_share and wanted.count)
            score += 2 if fits else -1.5
        elif is_share:
            score -= 0.3
        if id_ == self.main and not wanted.named:
            score += 1
        if wanted.group or wanted.place:
            score += 5 if self.has(id_, wanted.group, wanted.place) else -5
        elif not self.has(id_):
            score -= 1 if measure.words else 2
        if measure.kind is Kind.EVENT and id_ not in wanted.named:
            score -= 5
        return score + self._days(id_, wanted)

    def _named(self, id_: str, measure: Measure, wanted: Wanted) -> float:
        """How much the names that were used speak for a measure."""
        named, is_narrow = wanted.named, bool(wanted.group or wanted.place)
        score = 0.0
        for rank, name in enumerate(named):
            less = 0.3 * rank
            if name == id_:
                special = any(id_ in self.spoken_alike(other) for other in named)
                score = max(score, 4 - less + special)
            elif measure.numerator == name:
                also = 0.5 if measure.denominator in named else 0.0
                score = max(score, 3.6 - less + also + (0.2 if id_ == self.share_of(name) else 0))
            elif id_ in self.spoken_alike(name):
                is_twin = id_ in self.measures[name].not_to_mix  # what is easily taken for it
                score = max(score, 2.5 - less + (0.1 if is_twin else 0))
            elif measure.denominator == name and id_ == self.share_of(measure.numerator):
                score = max(score, 2.2 - less if id_ == self.main else 1.2 - less)
            elif self.measures[name].numerator == id_:
                score = max(score, 2.0 - less)
            elif is_narrow and name in (*measure.at_most, *self._counted(measure).at_most):
                score = max(score, 1.0 - less)
        return score

    def _counted(self, measure: Measure) -> Measure:
        """The count of which a measure is the share; a count itself."""
        return self.measures[measure.numerator] if measure.numerator else measure

    def _days(self, id_: str, wanted: Wanted) -> float:
        """Whether something is known of the days that were named."""
        id_ = self.denominator if id_ == self.main else id_  # of its own it has only what was printed
        rows = self.rows(id_, wanted.group, wanted.place)
        if not wanted.spans or rows is None:
            return 0
        by_day = self.table.periods_of(Key(id_, wanted.group, wanted.place)) is None
        there = [
            _nearness(rows, span) if by_day else float(bool(rows.touched(self.year(id_, span))))
            for span in wanted.spans
        ]
        fits = [span for span in wanted.spans if not by_day and self._is_one(rows, span)]
        near = 0.4 * min(there) if all(there) else -1.2
        return near + (0.5 if len(fits) == len(wanted.spans) else 0.0)

    @staticmethod
    def _is_one(rows: Rows, span: Span) -> bool:
        """Whether a span is one of the periods."""
        touched = rows.touched(span)
        return len(touched) == 1 and rows.span(touched) == span


def _nearness(rows: Rows, span: Span) -> float:
    """1 where a count was taken by the end of the days, less the longer ago it was, 0 where there is none."""
    before = rows.ended_by(span.end)
    days = (span.end - rows.day(before - 1)).days if before else _LONG_AGO
    return max(0.0, 1 - days / _LONG_AGO)


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
