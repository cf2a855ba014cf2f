"""Reading periods in a text: one that is the whole of it, several to be compared, or all in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.data.spans import Span
from bot.periods.calendar import Calendar
from bot.periods.cuts import shifted
from bot.periods.dates import date_at
from bot.periods.folding import Folded, fold
from bot.periods.lexer import Lexer
from bot.periods.lists import Found, share_dates
from bot.periods.mending import mended
from bot.periods.parser import MARKS, Expression, expression_at
from bot.periods.quantities import length_at, quantity_at
from bot.periods.reader import Reader
from bot.periods.reading import (
    Counts,
    Duration,
    Kind,
    Mention,
    NotAPeriod,
    PeriodProblem,
    Quantity,
    Reading,
    SeveralPeriods,
    Unreadable,
)
from bot.periods.resolving import resolve
from bot.periods.tokens import Break, Joint, Number, Token, Word
from bot.periods.vocabulary import Part, Vocabularies

LONGEST = 160
"""Letters of a period that are read; what is longer is no period."""
_LONGEST_SENTENCE = 2000
_LISTS = (Part.AND, Part.OR, Part.VERSUS, Part.CONTAINING)
_SMALL = (Part.THE, Part.OF, Part.IN, Part.FILLER, Part.WEEKDAY)


def read_period(
    text: str, calendar: Calendar, vocabularies: Vocabularies, language: str, about: Span | None = None
) -> Reading | PeriodProblem:
    """Reads a text that is one period, in any spelling and language; it never raises.

    Args:
        text: what was typed.
        calendar: gives the years, and what `last`, `2` and `all` mean.
        vocabularies: the words of all languages.
        language: code of the one that decides between readings.
        about: the period that "the previous one" is before; the last where there is none.

    Returns:
        The reading, or what is wrong with the text. Neighbours joined by "and" are one period.
    """
    found = read_periods(text, calendar, vocabularies, language, about)
    if isinstance(found, PeriodProblem):
        return found
    return found[0] if len(found) == 1 else _joined(found, text)


def read_periods(
    text: str, calendar: Calendar, vocabularies: Vocabularies, language: str, about: Span | None = None
) -> tuple[Reading, ...] | PeriodProblem:
    """Reads a text that is one period or several, such as the two sides of a comparison; it never raises.

    Arguments are those of `read_period`.

    Returns:
        The readings in the order written, at least one; or what is wrong with the first that can't be read.
    """
    if len(text) > LONGEST:
        return Unreadable(text)
    scan = _Scan(text, calendar, vocabularies, language, about=about, is_whole=True)
    items = scan.items()
    others = [item.what for item in items if isinstance(item.what, (Quantity, Duration))]
    if scan.left_over is not None:
        return Unreadable(text, scan.left_over)
    if others:
        return NotAPeriod(text, others[0]) if len(items) == 1 else Unreadable(text)
    readings: list[Reading] = []
    for item in items:
        if isinstance(item.what, PeriodProblem):
            return replace(item.what, typed=text)
        if isinstance(item.what, Reading):
            readings.append(item.what)
    return tuple(readings) or Unreadable(text)


def find_periods(
    text: str, calendar: Calendar, vocabularies: Vocabularies, language: str, about: Span | None = None
) -> list[Mention]:
    """Finds the periods, lengths of time and numbers that a sentence names, from left to right.

    Two things joined by "and", "or" or "vs" are two mentions; a range is one. The other arguments are those
    of `read_period`.
    """
    scan = _Scan(text[:_LONGEST_SENTENCE], calendar, vocabularies, language, about=about, is_whole=False)
    return [scan.mention(item) for item in scan.items() if not isinstance(item.what, Unreadable)]


def _joined(readings: Sequence[Reading], text: str) -> Reading | PeriodProblem:
    """One period of several that follow each other, or are the same: "the fourth and last"."""
    if len({reading.spans for reading in readings}) == 1:
        return readings[0]
    for before, behind in pairwise(readings):
        follows = before.span.start < behind.span.start <= shifted(before.span.end, 1)
        if not follows or before.parts or behind.parts:
            return SeveralPeriods(text, tuple(readings))
    ends = readings[0].span, readings[-1].span
    return Reading(Span(ends[0].start, ends[1].end), kind=Kind.DAYS, ends=ends)


@dataclass(frozen=True)
class _Item:
    """What was found between two tokens."""

    start: int
    end: int
    what: Reading | PeriodProblem | Duration | Quantity
    expression: Expression | None = None


class _Scan:
    """One pass over a text, from left to right."""

    def __init__(  # noqa: PLR0913  a text and all that it is read with
        self,
        text: str,
        calendar: Calendar,
        vocabularies: Vocabularies,
        language: str,
        *,
        about: Span | None,
        is_whole: bool,
    ) -> None:
        self._text = text
        self._folded: Folded = fold(text)
        letters = self._folded.letters
        lexer = Lexer(letters, vocabularies, language, calendar.span.end.year, splits=is_whole)
        tokens = mended(list(lexer.tokens()), letters, vocabularies, anywhere=is_whole)
        if is_whole:
            tokens = [token for token in tokens if not _is_filler(token)]
        self._r = Reader(tokens, letters, calendar, lexer=lexer, is_whole=is_whole, about=about)
        self.left_over: str | None = None
        """What meant nothing in a text that should be periods only."""

    def items(self) -> list[_Item]:
        found: list[Found] = []
        at = 0
        while at < len(self._r.tokens):
            match = self._next(at, found)
            if match is None:
                self._leave(at)
                at += 1
                continue
            found.append((at, *match))
            at = match[0]
        share_dates(found, r=self._r, are_listed=self._are_listed)
        items: list[_Item] = []
        for each in found:
            item = self._resolved(*each)
            if isinstance(item.what, Reading):  # what "the one before it" is before
                self._r.about = item.what.span
            items.append(item)
        return items

    def _next(self, at: int, found: Sequence[Found]) -> tuple[int, Expression | Duration | Quantity] | None:
        r = self._r
        listed = bool(found) and self._is_list(found[-1][1], at)
        before = found[-1][2] if listed else None
        follows = bool(found) and found[-1][1] == at and isinstance(found[-1][2], Expression)
        one = expression_at(r, at, in_list=listed, follows=follows)
        if one and not r.is_whole and one.is_bare_number and not self._counts_periods(one, before):
            one = None
        others = [match for match in (length_at(r, at), quantity_at(r, at)) if match]
        other = max(others, key=lambda match: match[1], default=None)
        if other and (one is None or self._is_rather_a_number(*other, one)):
            return other[1], other[0]
        return (one.end, one) if one else None

    def _is_rather_a_number(self, other: Duration | Quantity, end: int, one: Expression) -> bool:
        """Whether a number with what it counts is no period: "in 2 weeks", "2 percent", "2/3 of"."""
        if isinstance(other, Duration):
            return end >= one.end and not one.first.from_today
        if other.counts is Counts.FRACTION:
            return end >= one.end
        is_year = one.first.kind is Kind.YEAR and one.is_sure
        return end > one.end and not is_year and not isinstance(self._r.tokens[one.start], Word)

    def _counts_periods(self, one: Expression, before: Expression | Duration | Quantity | None) -> bool:
        """Whether a bare number in a sentence is a period's: "period 1 and 2", "1 vs 3", "2-3", "the 2nd"."""
        r = self._r
        date = date_at(r, one.end + 1) if r.can(one.end, *_LISTS) or r.is_comma(one.end) else None
        if date and date[0].kind is Kind.DAY and isinstance(r.get(one.end + 1), Number):  # 5 and 6 May
            return True
        numbers = [point.number for point in (one.first, one.second) if point and point.number is not None]
        if any(number > len(r.calendar) for number in numbers):
            return bool(r.ordinal(one.start)) and isinstance(before, Expression)
        if one.second is not None or r.ordinal(r.skip(one.start, Part.THE)):
            return True
        if isinstance(before, Expression):
            return before.first.kind is Kind.PERIOD and not r.is_unknown(one.end)
        versus = one.end
        return (
            r.can(versus, Part.VERSUS)
            and not r.can(versus, Part.IN)
            and r.number(r.skip(versus + 1)) is not None
        )

    def _is_list(self, end: int, at: int) -> bool:
        """Whether only "and" or the like stands between two things."""
        between = range(end, at)
        r = self._r
        return (
            bool(between)
            and all(r.can(i, *_LISTS, *_SMALL) or isinstance(r.get(i), (Break, Joint)) for i in between)
            and any(r.can(i, *_LISTS) or r.is_comma(i) for i in between)
        )

    def _leave(self, at: int) -> None:
        """Notes what means nothing, in a text that should be periods only."""
        r = self._r
        token = r.tokens[at]
        if (
            not r.is_whole
            or r.can(at, *_LISTS, *_SMALL, Part.PERIOD, Part.PERIODS, Part.ONE)
            or isinstance(token, Break)
        ):
            return
        if not self.left_over and isinstance(token, Word) and not r.can(at, *MARKS, Part.TO):
            self.left_over = self._written(at, at + 1)
        elif self.left_over is None:
            self.left_over = ""

    def _are_listed(self, one: Found, other: Found) -> bool:
        ranges = any(not isinstance(each[2], Expression) or each[2].second for each in (one, other))
        return not ranges and self._is_list(one[1], other[0])

    def _resolved(self, start: int, end: int, one: Expression | Duration | Quantity) -> _Item:
        if not isinstance(one, Expression):
            return _Item(start, end, one)
        written = [self._written(first, last) for first, last in zip(one.at, one.ends, strict=True)]
        return _Item(start, end, resolve(one, self._r, self._written(start, end), written), one)

    def _written(self, first: int, end: int) -> str:
        start, stop = self._places(first, end)
        return self._text[start:stop]

    def _places(self, first: int, end: int) -> tuple[int, int]:
        tokens = self._r.tokens
        return self._folded.written(tokens[first].start, tokens[end - 1].end)

    def mention(self, item: _Item) -> Mention:
        """As it stands in the text."""
        start, end = self._places(item.start, item.end)
        is_sure = item.expression is None or item.expression.is_sure
        return Mention(start, end, self._text[start:end], item.what, is_sure=is_sure)


def _is_filler(token: Token) -> bool:
    return isinstance(token, Word) and Part.FILLER in token.meanings and len(token.meanings) == 1
