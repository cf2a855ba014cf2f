"""Reading periods in a text: one that is the whole of it, several to be compared, or all in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.data.spans import Span
from bot.periods.calendar import Calendar
from bot.periods.cuts import shifted
from bot.periods.dates import date_at
from bot.periods.lists import LISTS, SMALL, Found, is_list, share_dates
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
from bot.periods.tokens import Break, Number, Word
from bot.periods.vocabulary import Part, Vocabularies

LONGEST = 160
"""Letters of a period that are read; what is longer is no period."""
_LONGEST_SENTENCE = 2000


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
        The reading, or what is wrong with the text. Neighbours joined by "and" are one period, by "vs" two.
    """
    if len(text) > LONGEST:
        return Unreadable(text)
    r = Reader(text, calendar, vocabularies, language, is_whole=True, about=about)
    readings = _readings(r, text)
    if isinstance(readings, PeriodProblem):
        return readings
    is_compared = len(readings) > 1 and any(r.can(at, Part.VERSUS) for at in range(len(r.tokens)))
    return SeveralPeriods(text, readings) if is_compared else _joined(readings, text)


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
    return _readings(Reader(text, calendar, vocabularies, language, is_whole=True, about=about), text)


def _readings(r: Reader, text: str) -> tuple[Reading, ...] | PeriodProblem:
    found = _found(r)
    if (left_over := _left_over(r, found)) is not None:
        return Unreadable(text, left_over)
    mentions = list(_mentions(r, found))
    if other := next((each.what for each in mentions if isinstance(each.what, Quantity | Duration)), None):
        return NotAPeriod(text, other) if len(mentions) == 1 else Unreadable(text)
    if problem := next((each.problem for each in mentions if each.problem), None):
        return replace(problem, typed=text)
    return tuple(each.reading for each in mentions if each.reading) or Unreadable(text)


def find_periods(
    text: str, calendar: Calendar, vocabularies: Vocabularies, language: str, about: Span | None = None
) -> list[Mention]:
    """Finds the periods, lengths of time and numbers that a sentence names, from left to right.

    Two things joined by "and", "or" or "vs" are two mentions; a range is one. The other arguments are those
    of `read_period`.
    """
    r = Reader(text[:_LONGEST_SENTENCE], calendar, vocabularies, language, is_whole=False, about=about)
    return [each for each in _mentions(r, _found(r)) if each.is_sure or not isinstance(each.what, Unreadable)]


def _joined(readings: Sequence[Reading], text: str) -> Reading | PeriodProblem:
    """One period of several that follow each other, or are the same: "the fourth and last"."""
    if len({reading.spans for reading in readings}) == 1:
        return readings[0]
    spans = [reading.span for reading in readings]
    for one, other in pairwise(spans):
        if not (one.start < other.start <= shifted(one.end, 1) and one.end <= other.end):
            return SeveralPeriods(text, tuple(readings))
    return Reading(Span.around(spans), ends=(spans[0], spans[-1]))


def _found(r: Reader) -> list[Found]:
    """All that stands in a text, from left to right."""
    found: list[Found] = []
    at = 0
    while at < len(r.tokens):
        one = _found_at(r, at, found[-1] if found else None)
        if one:
            found.append(one)
        at = one.end if one else at + 1
    share_dates(found, r)
    return found


def _mentions(r: Reader, found: Sequence[Found]) -> Iterator[Mention]:
    are_months = False
    for one in found:
        what, is_sure = one.what, True
        if isinstance(what, Expression):
            what, is_sure = resolve(what, r), what.is_sure
        if isinstance(what, Reading):  # what "the one before it" is before; of months in a row, all of them
            was_month, are_months = are_months, what.kind is Kind.MONTH
            goes_on = was_month and are_months and r.about and shifted(r.about.end, 1) == what.span.start
            r.about = Span.around((r.about, what.span)) if r.about and goes_on else what.span
        yield Mention(*r.places(one.start, one.end), r.written(one.start, one.end), what, is_sure=is_sure)


def _found_at(r: Reader, at: int, before: Found | None) -> Found | None:
    """The longest thing that starts at a token; `before` is what was found last."""
    if r.is_unknown(at) and r.place_number(at) is None:  # as most words of a sentence
        return None
    if both := _before_or(r, at):
        return both
    in_list = before is not None and is_list(r, before.end, at)
    follows = before is not None and before.end == at and isinstance(before.what, Expression)
    listed = before.what if in_list and before and isinstance(before.what, Expression) else None
    one = expression_at(r, at, in_list=in_list, follows=follows)
    is_compared = one is not None and _is_compared(r, one, before)
    if one and not (r.is_whole or is_compared) and one.is_bare_number and not _counts_periods(r, one, listed):
        one = None
    is_period = is_compared or (listed and listed.is_sure) or (one and _are_together(r, one))
    if one and one.is_bare_number and is_period:
        one = replace(one, first=replace(one.first, is_sure=True))  # periods 1 and 2
    others = [match for match in (length_at(r, at), quantity_at(r, at)) if match]
    other = max(others, key=lambda match: match[1], default=None)
    if other and (one is None or _is_rather_a_number(r, *other, one)):
        return Found(at, other[1], other[0])
    return Found(at, one.end, one) if one else None


def _before_or(r: Reader, at: int) -> Found | None:
    """The "before" of "before or after April 16", which is of the same day."""
    joins = r.can(at + 1, *LISTS) or r.is_joint(at + 1)
    if not (r.can(at, Part.BEFORE, Part.UNTIL) and joins and r.can(at + 2, Part.AFTER, Part.SINCE)):
        return None
    other = expression_at(r, at + 2)
    if other is None:
        return None
    end = at + 1 + r.is_joint(at + 1)  # "before/after May 29"
    return Found(at, end, replace(other, start=at, end=end, mark=Part.BEFORE))


def _is_rather_a_number(r: Reader, other: Duration | Quantity, end: int, one: Expression) -> bool:
    """Whether a number with what it counts is no period: "in 2 weeks", "2 percent", "2/3 of"."""
    if isinstance(other, Duration) or other.counts is Counts.FRACTION:
        return end >= one.end
    is_year = one.first.kind is Kind.YEAR and one.is_sure
    return end > one.end and not is_year and not isinstance(r.tokens[one.start], Word)


def _counts_periods(r: Reader, one: Expression, listed: Expression | None) -> bool:
    """Whether a bare number in a sentence is a period's: "period 1 and 2", "1 vs 3", "2-3", "the 2nd".

    `listed` is the one in front of it in a list.
    """
    end = one.end
    date = date_at(r, end + 1) if r.can(end, *LISTS) or r.is_comma(end) else None
    if date and date[0].kind is Kind.DAY and isinstance(r.get(end + 1), Number):  # 5 and 6 May
        return True
    if max(point.number or 0 for point in (one.first, one.second) if point) > len(r.calendar):
        return bool(r.ordinal(one.start)) and listed is not None
    if one.second is not None or r.ordinal(r.skip(one.start, Part.THE)):
        return True
    if _are_together(r, one):
        return True
    if listed:
        is_led = r.can(one.start - 1, Part.THE)  # "el periodo 2 y el 3 juntos"
        goes_on = r.numeral(one.start) is not None or not r.is_unknown(end)
        # "periods 2, 3 and 4 differ"
        are_several = listed.is_bare_number or r.can(r.skip(listed.start, Part.THE), Part.PERIODS)
        return listed.first.kind is Kind.PERIOD and (is_led or are_several or goes_on)
    is_numeral = r.is_comma(end) and r.numeral(one.start) is not None  # "I, II and III"
    return is_numeral or (r.can(end, Part.VERSUS) and r.number(r.skip(end + 1)) is not None)


def _is_compared(r: Reader, one: Expression, before: Found | None) -> bool:
    """Whether a number is a period's, as another is held against it: "is period 4 lower than 3?"."""
    if one.second is not None or not _is_place(r, one.first.number):
        return False
    first = one.start
    while r.can(first - 1, *SMALL):
        first -= 1
    if not r.can(first - 1, Part.VERSUS):
        return first <= 1 and any(_is_told_from(r, at) for at in range(one.end, len(r.tokens)))
    is_period = before is not None and before.only is not None and before.only.kind is Kind.PERIOD
    numbered = range(before.start, before.end) if is_period and before else ()
    return any(isinstance(r.get(at), Number) for at in numbered) and not r.is_unknown(one.end)


def _is_told_from(r: Reader, at: int) -> bool:
    """Whether the number of a period stands behind a "than", and that is all: "is 4 lower than 2?"."""
    other = r.number(r.skip(at + 1, *SMALL)) if r.can(at, Part.VERSUS) else None
    return other is not None and _is_place(r, other[0]) and not r.is_unknown(other[1])


def _is_place(r: Reader, number: int | None) -> bool:
    return number is not None and 0 < number <= len(r.calendar)


def _are_together(r: Reader, one: Expression) -> bool:
    """Whether a number is the first of two that are added up: "1 and 3 together"."""
    other = r.number(r.skip(one.end + 1, Part.THE)) if r.can(one.end, Part.AND) else None
    return other is not None and other[0] <= len(r.calendar) and r.can(other[1], Part.TOGETHER)


def _left_over(r: Reader, found: Sequence[Found]) -> str | None:
    """What means nothing in a text that should be periods only; empty where it is known by itself."""
    read = {at for one in found for at in range(one.start, one.end)}
    left = [
        at
        for at in range(len(r.tokens))
        if at not in read
        and not r.can(at, *LISTS, *SMALL, Part.PERIOD, Part.PERIODS, Part.ONE)
        and not isinstance(r.get(at), Break)
    ]
    words = [at for at in left if isinstance(r.get(at), Word) and not r.can(at, *MARKS, Part.TO)]
    return r.written(words[0], words[0] + 1) if words else "" if left else None
