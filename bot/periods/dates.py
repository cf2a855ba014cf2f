"""The grammar of days, months and years: "May 30", "el 30 de mayo del 2012", "2012-05", "06MAR12"."""

from __future__ import annotations

from calendar import monthrange

from bot.data.spans import Span
from bot.periods.cuts import Unit
from bot.periods.points import Point
from bot.periods.reader import YEARS, Match, Reader, remembered
from bot.periods.reading import Kind
from bot.periods.tokens import Digits, Figure, Number, Word
from bot.periods.vocabulary import Part

_LONGEST_DAY = 2
"""Digits."""
_CENTURY = 100
_MONTHS, _DAYS = 12, 31
_MANY = 3
"""The first number that is hardly an article or "both"."""
_SHORT = 4
"""Letters of the shortest month that is hardly ever another word."""


@remembered
def date_at(r: Reader, at: int) -> Match:
    """A day, month or year."""
    at = r.skip(at, Part.THE, Part.DAY_WORD)
    if r.can(at, Part.WEEKDAY) and not r.can(at, Part.MONTH):  # "mar" is Tuesday and March
        at = r.skip(at + 1 + r.is_comma(at + 1), Part.THE)
    if r.value(at, Part.ORDINAL) == -1 and r.can(at + 1, Part.MONTH) and not r.can(at, Part.THIRD):
        at += 1  # "last April"
    if is_month_behind(r, at):
        at += 1
    if r.value(at, Part.UNIT) == Unit.MONTH and r.can(at + 1, Part.OF) and r.can(at + 2, Part.MONTH):
        at += 2
    return (
        _feast(r, at)
        or _in_digits(r, at)
        or _in_short(r, at)
        or _day_first(r, at)
        or _month_first(r, at)
        or _year_first(r, at)
        or _year(r, at)
    )


def is_month_behind(r: Reader, at: int) -> bool:
    """Whether a word only says that a month is the next of its name: "to the following June"."""
    return r.can(at - 1, Part.THE) and r.can(at, Part.NEXT) and r.can(at + 1, Part.MONTH)


def _feast(r: Reader, at: int) -> Match:
    """Christmas, Memorial Day 2012, la Semana Santa del 2012."""
    feast = r.feast(at)
    if feast is None:
        return None
    year, behind = year_behind(r, at + 1)

    def days(span: Span) -> Span:
        return feast.in_year(span.start.year)

    return Point(Kind.DAY if feast.days == 1 else Kind.PART, year, cut=days), behind


def _in_digits(r: Reader, at: int) -> Match:
    token = r.get(at)
    if not isinstance(token, Digits):
        return None
    year, behind = (token.year, at + 1) if token.year is not None else year_behind(r, at + 1)
    kind = Kind.MONTH if token.day is None else Kind.DAY
    return Point(kind, year, token.month, token.day, spelled=token.iso and kind is Kind.DAY), behind


def _in_short(r: Reader, at: int) -> Match:
    """5-30 or 30.05, where it can't be two periods or a decimal as well, or stands beside another date."""
    found = _pair(r, at)
    if found is None or r.can(at - 1, Part.MONTH, Part.PERIODS) or r.can(found[1], Part.MONTH):
        return None  # May 30-31, 30-31 May, periods 5-6
    (first, second), end = found
    is_joined = _is_joined(r, at, end)
    if end == at + 1:  # with a point
        is_led = r.can(at - 1, Part.UNTIL, Part.BEFORE, Part.SINCE, Part.AFTER)
        is_day = is_led or (first > second and len(r.tokens) == 1)
    else:
        is_day = max(first, second) > len(r.calendar)
    if not (is_joined or is_day):
        return None
    year, behind = year_behind(r, end)
    is_sure = r.is_whole or is_joined or _belongs(r, at - 1)
    return Point(Kind.DAY, year, *r.lexer.month_and_day(first, second), is_sure=is_sure), behind


def _pair(r: Reader, at: int) -> tuple[tuple[int, int], int] | None:
    """The two numbers of 5-30 or 30.05, and the position behind them."""
    first, second = r.get(at), r.get(at + 2)
    if isinstance(first, Figure):
        is_date = first.pair and 1 <= min(first.pair) <= _MONTHS < max(first.pair) <= _DAYS
        return (first.pair, at + 1) if first.pair and is_date and r.is_whole else None
    is_tied = _is_tie(r, at + 1) and r.text(at + 1) == "-"
    if not (is_tied and isinstance(first, Number) and isinstance(second, Number)):
        return None
    is_short = max(first.digits, second.digits) <= _LONGEST_DAY and not (
        first.is_ordinal or second.is_ordinal
    )
    return ((first.value, second.value), at + 3) if is_short else None


def _is_joined(r: Reader, at: int, end: int) -> bool:
    """Whether another date in digits stands behind it, or in front with a dash or "to" between them."""
    behind = end + r.is_comma(end)
    others = [behind + _joins(r, behind), *((at - 2, at - 3, at - 4) if _joins(r, at - 1) else ())]
    return any(isinstance(r.get(other), Digits) or _pair(r, other) for other in others)


def _joins(r: Reader, at: int) -> bool:
    return r.is_joint(at) or r.can(at, Part.TO, Part.UNTIL)


def day_at(r: Reader, at: int) -> tuple[int, int] | None:
    """The number of a day, in digits or words, and the position behind it."""
    found = r.ordinal(at) or r.number(at)
    token = r.get(at)
    if isinstance(token, Number) and token.digits > _LONGEST_DAY:
        return None
    if found is None or (found[0] < 1 and not isinstance(token, Number)) or found[0] >= _CENTURY:
        return None
    is_percent = r.can(found[1], Part.PERCENT, Part.POINTS) and (
        r.is_tied(found[1]) or r.text(found[1]) != "%"  # "to Apr 16 % eligible"
    )
    return None if is_percent else found


def _day_first(r: Reader, at: int) -> Match:
    day = day_at(r, at)
    if day is None:
        return _last_of_a_month(r, at)
    if r.value(at, Part.NUMBER) is not None and r.can(day[1], Part.IN):
        return None  # "both for May 29", "the one in June"
    behind = r.skip(day[1], Part.OF, Part.THE, Part.IN)
    tied = _is_tie(r, behind)
    behind += tied
    month = r.value(behind, Part.MONTH) or (
        r.roman(behind) if tied and isinstance(r.get(at), Number) else None
    )  # 30/V
    if month is None:
        return None
    year, end = any_year(r, behind + 1, may_tie=True)
    return Point(Kind.DAY, year, month, day[0], spelled=True), end


def _last_of_a_month(r: Reader, at: int) -> Match:
    """The last day of a month: "último de marzo", "the last of May"."""
    is_last = r.value(at, Part.ORDINAL) == -1 and not r.can(at, Part.THIRD)  # "finales de marzo" are ten days
    month = r.value(at + 2, Part.MONTH) if is_last and r.can(at + 1, Part.OF) else None
    if month is None:
        return None
    year, end = year_behind(r, at + 3)
    _, day = monthrange(year or r.calendar.span.end.year, month)
    return Point(Kind.DAY, year, month, day, spelled=True), end


def _is_tie(r: Reader, at: int) -> bool:
    """Whether a dash, slash or point ties two parts of one date together: 30-May, May/30, 25.VI.12."""
    is_mark = (r.is_joint(at) or r.is_comma(at)) and r.text(at) in "-/."
    return is_mark and r.is_tied(at) and r.is_tied(at + 1)


def _month_first(r: Reader, at: int) -> Match:
    month = r.value(at, Part.MONTH)
    if month is None:
        return None
    behind = at + 1
    if r.is_comma(behind) and r.text(behind) == ".":
        behind += 1
    first = r.skip(behind, Part.THE, Part.DAY_WORD)
    first += _is_tie(r, first)
    day = day_at(r, first)
    is_article = not r.is_whole and (r.value(first, Part.NUMBER) or _MANY) < _MANY  # "it may one day"
    if day and not is_article and not r.can(day[1], Part.UNIT):  # "in May 42 days"
        year, end = any_year(r, day[1])
        return Point(Kind.DAY, year, month, day[0], spelled=True), end
    year, end = year_behind(r, behind)
    is_sure = r.is_whole or year is not None or _is_surely_a_month(r, at)
    return Point(Kind.MONTH, year, month, is_sure=is_sure), (at + 1 if year is None else end)


def _is_surely_a_month(r: Reader, at: int) -> bool:
    """Not of "may" and "mar" among words that have nothing to do with periods."""
    beside = (at - 1, at + 1)
    return (
        len(r.text(at)) >= _SHORT
        or any(_belongs(r, each) or r.is_joint(each) or r.can(each, Part.MONTH) for each in beside)
        or not any(isinstance(r.get(each), Word) for each in beside)
    )


def _belongs(r: Reader, at: int) -> bool:
    """Whether a word beside a date is one that people use about periods, and about little else."""
    return r.is_known(at) and not r.can(at, Part.THE, Part.DAY_WORD, Part.MONTH)


def _year_first(r: Reader, at: int) -> Match:
    year = r.year(at)
    behind = r.skip(year[1], Part.OF) if year else at
    month = r.value(behind, Part.MONTH)
    if year is None or month is None:
        return None
    if day := day_at(r, behind + 1):
        return Point(Kind.DAY, year[0], month, day[0], spelled=True), day[1]
    return Point(Kind.MONTH, year[0], month), behind + 1


def _year(r: Reader, at: int) -> Match:
    first = r.skip(at, Part.YEAR_WORD, Part.THE)
    year = r.year(first)
    is_led = r.is_whole or _belongs(r, first - 1)
    if year is None or (year[0] not in YEARS and not is_led):
        return None
    return Point(Kind.YEAR, year[0], is_sure=is_led or not r.can(year[1], Part.COUNTED)), year[1]


def year_behind(r: Reader, at: int) -> tuple[int | None, int]:
    """The year behind a date, and the position behind it; the position itself where there is none."""
    behind = r.skip(at + r.is_comma(at), Part.OF, Part.YEAR_WORD, Part.THE)
    if behind == at:
        behind += _is_tie(r, behind)
    short = r.short_year(behind) if behind > at and r.is_whole else None  # "junio del 12"
    is_of_data = short and r.calendar.span.start.year <= short[0] <= r.calendar.span.end.year
    return r.year(behind) or (short if short and is_of_data else (None, at))


def any_year(r: Reader, at: int, *, may_tie: bool = False) -> tuple[int | None, int]:
    """The year behind a day and month; two digits will do where they are tied, or a year of the data."""
    year, end = year_behind(r, at)
    tied = may_tie and _is_tie(r, at)
    short = r.short_year(at + tied)
    if year is not None or short is None or r.can(r.skip(short[1], Part.OF), Part.MONTH):
        return year, end
    span = r.calendar.span
    is_of_data = r.is_whole and span.start.year <= short[0] <= span.end.year
    return short if tied or r.is_tied(at) or is_of_data else (None, at)
