"""The periods that a sentence speaks of, whichever way."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise
from operator import itemgetter

from bot.core.finding import Found, find_periods
from bot.core.periods import Reading
from bot.core.span_figures import RATE_DECIMALS, figures_at
from bot.core.spans import Span
from bot.core.table import Table
from bot.core.vocabulary import Part, Vocabulary

_AMOUNT = re.compile(
    r"(?<![^\W_])\d+(?:[.,]\d+)*\s?(?:%|(?:percent|por ?ciento)(?!\w))|\$\s?[\d.,]+|\d{1,3}(?:,\d{3})+"
    r"|\d{5,}(?:\.\d+)?|(?<![\w.])\d\.(?:3[2-9]|[4-9]\d)(?![\d.])"
)
"""Numbers that are no date: percentages, money, counts."""
_ARROW = "->"
_TWO = 2
"""Letters of "no" and "nr", which are hardly ever a number's name beside an amount."""


class Mentions:
    """The periods in one sentence: those named, and those whose number or rate stands in it.

    Args:
        text: normalised.
        table: the periods that there are.
        vocabulary: the words of the language.
    """

    def __init__(self, text: str, table: Table, vocabulary: Vocabulary) -> None:
        self._table = table
        self._vocabulary = vocabulary
        self.quoted = self._printed(text)
        """The periods whose rates stand in it, in its order."""
        # "#2" is the second
        named = next(word for word, known in vocabulary.words.items() if known.part is Part.PERIOD)
        text = re.sub(r"(?<!\w)#\s?(?=\d{1,2}(?!\w))", f"{named} ", text)
        self.text = _AMOUNT.sub(self._without_amount, text)
        """The sentence without numbers that are no date."""
        self.found = self._find(joined=True)
        self.readings = [found.reading for found in self.found]

    def _without_amount(self, amount: re.Match[str]) -> str:
        """Spaces for an amount; "period 1 %" and "April 16 %" keep their number."""
        number = re.match(r"\d{1,2}(?=\s|%)", amount[0])
        word = re.search(r"([^\W\d_]+) $", amount.string[: amount.start()])
        known = self._vocabulary.words.get(word[1]) if word else None
        kept = 0
        before = amount.string[: amount.start()]
        # "in March 5 %" is none, "March 6 - April 16 %" ends with a day; "no 3 %" is no place
        is_day = known and known.part is Part.MONTH and re.search(r"\d", before)
        is_place = (
            known and word and len(word[1]) != _TWO and self._is_place(known.part, number and number[0])
        )
        if number and (is_day or is_place):
            kept = number.end()
        return amount[0][:kept] + " " * (len(amount[0]) - kept)

    def _is_place(self, part: Part, number: str | None) -> bool:
        return bool(number) and part is Part.PERIOD and 1 <= int(number) <= len(self._table)

    def _find(self, *, joined: bool) -> list[Found]:
        return find_periods(self.text, self._table, self._vocabulary, joined=joined)

    def apart(self) -> list[Span]:
        """The periods of the sentence, each by itself."""
        return [
            found.reading.span for found in self._find(joined=False) if isinstance(found.reading, Reading)
        ]

    def numbered(self) -> list[Span]:
        """The periods that bare numbers of the sentence may be: the 2 of "period 1 and 2"."""
        words = self._vocabulary.words
        # a "one" is more often no number
        spelled = {
            word: known.value
            for word, known in words.items()
            if known.part is Part.NUMBER and known.value > 1
        }
        written = re.findall(r"(?<![\w/.-])(?:\d{1,4}|[^\W\d_]+)(?![\w/.-])", self.text)
        numbers = [int(word) if word.isdecimal() else spelled.get(word, 0) for word in written]
        return [self._table.rows[n - 1].span for n in numbers if 1 <= n <= len(self._table)]

    def sides(self) -> list[Span]:
        """What may be the two sides of a comparison."""
        apart, numbered = self.apart(), self.numbered()
        return [*apart, *numbered[-1:]] if apart else numbered

    def arrowed(self) -> list[Span]:
        """The two periods of "period 1 -> period 4"; between two dates, an arrow is only a dash."""
        rows = [row.span for row in self._table.rows]
        for found in self.found:
            halves = self.text[found.start : found.end].split(_ARROW)
            ends = [find_periods(half, self._table, self._vocabulary) for half in halves]
            spans = [end[0].reading.span for end in ends if end and isinstance(end[0].reading, Reading)]
            if len(halves) == len(spans) == 2 and all(span in rows for span in spans):  # noqa: PLR2004  a pair
                return spans
        pair = re.search(rf"(?<![\w/.-])(\d)\s*{_ARROW}\s*(\d)(?![\w/.-])", self.text)
        numbers = [int(number) for number in pair.groups()] if pair and not self.found else []
        return [rows[n - 1] for n in numbers] if all(1 <= n <= len(rows) for n in numbers) else []

    def counts_all(self) -> bool:
        """Whether it speaks of as many periods as there are: "add the four periods"."""
        words = self._vocabulary.words
        known = [words.get(word) for word in re.findall(r"\w+", self.text)]
        for word, (number, then) in zip(re.findall(r"\w+", self.text), pairwise([*known, None]), strict=True):
            count = number.value if number and number.part is Part.NUMBER else word
            if str(count) == str(len(self._table)) and then and then.part is Part.PERIOD:
                return True
        return False

    def middle(self) -> list[Span]:
        """The periods between the first and the last."""
        return [row.span for row in self._table.rows[1:-1]]

    def distinct(self, spans: list[Span]) -> list[Span]:
        """Without those that only say again which period is meant: "the last one, in July"."""
        touched = [set(self._table.touched(span)) for span in spans]
        return [
            span
            for at, span in enumerate(spans)
            if not any(other < touched[at] for other in touched if other) and touched[at] not in touched[:at]
        ]

    def rest(self, span: Span) -> Span | None:
        """All of the table but a stretch at one of its ends."""
        whole = self._table.span
        if span.start <= whole.start and span.end < whole.end:
            return Span(span.end + timedelta(1), whole.end)
        if span.end >= whole.end and span.start > whole.start:
            return Span(whole.start, span.start - timedelta(1))
        return None

    def _printed(self, text: str) -> list[Span]:
        """The periods whose rates stand in the sentence, in its order."""
        rates = [
            f"{figures_at(at, self._table).rate.value * 100:.{RATE_DECIMALS}f}"
            for at in range(len(self._table))
        ]
        places = [(text.find(rate), row.span) for rate, row in zip(rates, self._table.rows, strict=True)]
        return [span for place, span in sorted(places, key=itemgetter(0)) if place >= 0]


def joined(spans: list[Span]) -> Span | None:
    """One stretch of several that follow each other."""
    spans = sorted(spans, key=lambda span: span.start)
    near = all(after.start <= before.end + timedelta(1) for before, after in pairwise(spans))
    return Span(spans[0].start, max(span.end for span in spans)) if spans and near else None
