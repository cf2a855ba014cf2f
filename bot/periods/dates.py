"""The grammar of days, months and years: "May 30", "el 30 de mayo del 2012", "2012-05", "06MAR12"."""

from __future__ import annotations

from bot.periods.cuts import Unit
from bot.periods.points import Point
from bot.periods.reader import YEARS, Reader, remembered
from bot.periods.reading import Kind
from bot.periods.tokens import Digits, Figure, Number, Word
from bot.periods.vocabulary import Part

Match = tuple[Point, int] | None
"""What a rule found, and the position behind it."""

_LONGEST_DAY = 2
"""Digits."""
_MANY = 3
"""The first number that is hardly an article or "both"."""
_SHORT = 4
"""Letters of the shortest month that is hardly ever another word."""
_LEADING = (
    Part.IN, Part.OF, Part.SINCE, Part.UNTIL, Part.BEFORE, Part.AFTER, Part.TO, Part.FROM, Part.BETWEEN,
    Part.AND, Part.OR, Part.VERSUS, Part.ORDINAL, Part.THIRD, Part.FILLER, Part.YEAR_WORD, Part.EXCEPT,
    Part.STARTING, Part.ENDING, Part.ALL,
)  # fmt: skip
"""What stands in front of a date."""


@remembered
def date_at(r: Reader, at: int) -> Match:
    """A day, month or year."""
    at = r.skip(at, Part.THE, Part.WEEKDAY, Part.DAY_WORD)
    if r.is_comma(at) and r.can(at - 1, Part.WEEKDAY):
        at += 1
    at = r.skip(at, Part.THE, Part.DAY_WORD)
    if r.value(at, Part.UNIT) == Unit.MONTH and r.can(at + 1, Part.OF) and r.can(at + 2, Part.MONTH):
        at += 2
    token = r.get(at)
    if isinstance(token, Digits):
        return _in_digits(r, at, token)
    return (
        _dotted(r, at)
        or _paired(r, at)
        or _day_first(r, at)
        or _month_first(r, at)
        or _year_first(r, at)
        or _year(r, at)
    )


def _in_digits(r: Reader, at: int, token: Digits) -> Match:
    year, behind = token.year, at + 1
    if year is None:
        year, behind = year_behind(r, behind)
    kind = Kind.MONTH if token.day is None else Kind.DAY
    return Point(kind, year, token.month, token.day, spelled=token.iso and kind is Kind.DAY), behind


def _paired(r: Reader, at: int) -> Match:
    """5-30, where no month beside it (May 30-31) makes it two days, nor the data two periods."""
    if (
        r.can(at - 1, Part.MONTH, Part.PERIOD, Part.PERIODS)
        or not _is_pair(r, at)
        or r.can(at + 3, Part.MONTH)
    ):
        return None
    month, day = _pair(r, at)
    behind = at + 4 if r.is_joint(at + 3) or r.can(at + 3, Part.TO, Part.UNTIL) else at + 3
    before = isinstance(r.get(at - 2), Digits) or _is_pair(r, at - 4)
    beside = _is_pair(r, behind) or (before and (r.is_joint(at - 1) or r.can(at - 1, Part.TO, Part.UNTIL)))
    if max(month, day) <= len(r.calendar) and not beside:
        return None
    year, end = year_behind(r, at + 3)
    return Point(Kind.DAY, year, month, day, is_sure=r.is_whole or beside or r.can(at - 1, *_LEADING)), end


def _dotted(r: Reader, at: int) -> Match:
    """5.30-7.20, 30.05. - 20.07.2012: decimals that can only be days, in a range that is the whole text."""
    pair = _only_a_day(r, at)
    if not (pair and r.is_whole):
        return None
    behind = at + 2 if r.is_comma(at + 1) else at + 1
    before = at - 2 if r.is_comma(at - 2) else at - 1
    for joint, other in ((behind, behind + 1), (at - 1, before - 1)):
        if r.is_joint(joint) and (_only_a_day(r, other) or isinstance(r.get(other), Digits)):
            return Point(Kind.DAY, None, *r.lexer.month_and_day(*pair)), behind
    return None


def _only_a_day(r: Reader, at: int) -> tuple[int, int] | None:
    token = r.get(at)
    pair = token.pair if isinstance(token, Figure) else None
    return pair if pair and 1 <= min(pair) <= 12 < max(pair) <= 31 else None  # noqa: PLR2004  months, days


def _is_pair(r: Reader, at: int) -> bool:
    return (
        _is_short(r, at)
        and r.is_joint(at + 1)
        and r.text(at + 1) == "-"
        and _is_short(r, at + 2)
        and r.is_tied(at + 1)
        and r.is_tied(at + 2)
    )


def _is_short(r: Reader, at: int) -> bool:
    token = r.get(at)
    return isinstance(token, Number) and token.digits <= _LONGEST_DAY and not token.is_ordinal


def _pair(r: Reader, at: int) -> tuple[int, int]:
    first, second = r.tokens[at], r.tokens[at + 2]
    assert isinstance(first, Number)  # noqa: S101  `_is_pair` has said so
    assert isinstance(second, Number)  # noqa: S101  the same
    return r.lexer.month_and_day(first.value, second.value)


def day_at(r: Reader, at: int) -> tuple[int, int] | None:
    """The number of a day, in digits or words, and the position behind it."""
    token = r.get(at)
    if isinstance(token, Number):
        if token.digits > _LONGEST_DAY:
            return None
        found = (token.value, at + 1)
    else:
        found = r.ordinal(at) or r.number(at)
        if found is None or not 0 < found[0] < 100:  # noqa: PLR2004  no day has three digits
            return None
    behind = found[1]
    is_percent = r.can(behind, Part.PERCENT, Part.POINTS) and (r.is_tied(behind) or r.text(behind) != "%")
    return None if is_percent else found


def _day_first(r: Reader, at: int) -> Match:
    day = day_at(r, at)
    if day is None:
        return None
    behind = r.skip(day[1], Part.OF, Part.THE, Part.IN)
    tied = _is_tie(r, behind)
    behind += tied
    month = r.value(behind, Part.MONTH)
    if month is None or (tied and _is_followed_by_day(r, behind + 1)):
        return None
    year, end = _any_year(r, behind + 1, may_tie=True)
    return Point(Kind.DAY, year, month, day[0], spelled=not r.is_mended(behind)), end


def _is_tie(r: Reader, at: int) -> bool:
    """Whether a dash or slash ties two parts of one date together: 30-May, May/30."""
    return r.is_joint(at) and r.text(at) in "-/" and r.is_tied(at) and r.is_tied(at + 1)


def _is_followed_by_day(r: Reader, at: int) -> bool:
    token = r.get(at)
    return isinstance(token, Number) and token.digits <= _LONGEST_DAY and not r.is_tied(at)


def _month_first(r: Reader, at: int) -> Match:
    month = r.value(at, Part.MONTH)
    if month is None:
        return None
    spelled = not r.is_mended(at)
    behind = at + 1
    if r.is_comma(behind) and r.text(behind) == ".":
        behind += 1
    first = r.skip(behind, Part.THE, Part.DAY_WORD)
    tied = _is_tie(r, first)
    day = day_at(r, first + tied)
    if day and not (tied and r.can(day[1], Part.MONTH)) and not _counts(r, first + tied, day[1]):
        year, end = _any_year(r, day[1])
        return Point(Kind.DAY, year, month, day[0], spelled=spelled), end
    year, end = year_behind(r, behind)
    sure = r.is_whole or year is not None or _is_surely_a_month(r, at)
    return Point(Kind.MONTH, year, month, is_sure=sure), (at + 1 if year is None else end)


def _counts(r: Reader, at: int, behind: int) -> bool:
    """Whether a number behind a month counts something: "in May 42 days", "it may one day"."""
    is_article = (r.value(at, Part.NUMBER) or _MANY) < _MANY
    return r.can(behind, Part.UNIT) or (is_article and not r.is_whole)


def _is_surely_a_month(r: Reader, at: int) -> bool:
    token = r.tokens[at]
    if token.end - token.start >= _SHORT:
        return True
    is_led = r.can(at - 1, *_LEADING) or r.is_joint(at - 1)
    is_joined = r.is_joint(at + 1) or r.can(
        at + 1, Part.TO, Part.AND, Part.OR, Part.VERSUS, Part.FILLER, Part.UNTIL
    )
    return is_led or is_joined or not (isinstance(r.get(at - 1), Word) or isinstance(r.get(at + 1), Word))


def _year_first(r: Reader, at: int) -> Match:
    year = r.year(at)
    if year is None:
        return None
    behind = r.skip(year[1], Part.OF)
    month = r.value(behind, Part.MONTH)
    if month is None:
        return None
    day = day_at(r, behind + 1)
    spelled = not r.is_mended(behind)
    if day:
        return Point(Kind.DAY, year[0], month, day[0], spelled=spelled), day[1]
    return Point(Kind.MONTH, year[0], month), behind + 1


def _year(r: Reader, at: int) -> Match:
    first = r.skip(at, Part.YEAR_WORD, Part.THE)
    year = r.year(first)
    is_led = r.is_whole or r.can(first - 1, *_LEADING)
    if year is None or (year[0] not in YEARS and not is_led):
        return None
    sure = is_led or not r.can(year[1], Part.COUNTED)
    return Point(Kind.YEAR, year[0], is_sure=sure), year[1]


def year_behind(r: Reader, at: int) -> tuple[int | None, int]:
    """The year behind a date, and the position behind it; the position itself where there is none."""
    behind = at
    if r.is_comma(behind):
        behind += 1
    behind = r.skip(behind, Part.OF, Part.YEAR_WORD, Part.THE)
    if behind == at and _is_tie(r, behind):
        behind += 1
    year = r.year(behind)
    return year or (None, at)


def _any_year(r: Reader, at: int, *, may_tie: bool = False) -> tuple[int | None, int]:
    """The year behind a day and month; two digits will do where they are tied, or a year of the data."""
    year, end = year_behind(r, at)
    if year is not None:
        return year, end
    tied = may_tie and _is_tie(r, at)
    short = r.short_year(at + tied)
    if short is None or r.can(r.skip(short[1], Part.OF), Part.MONTH):
        return None, at
    span = r.calendar.span
    if tied or r.is_tied(at) or (span.start.year <= short[0] <= span.end.year and r.is_whole):
        return short
    return None, at
