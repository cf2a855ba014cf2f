"""The grammar of parts of months and years, and of weeks: "Q1 2012", "early May", "the last two weeks"."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from bot.data.spans import Span
from bot.periods.cuts import Unit, fraction, units, week_of
from bot.periods.dates import any_year, date_at, year_behind
from bot.periods.places import counted_from, everything, place_at, whole_at
from bot.periods.points import Cut, Point, fiscal_year
from bot.periods.reader import YEARS, Match, Reader, remembered
from bot.periods.reading import Kind
from bot.periods.tokens import Digits, Number
from bot.periods.vocabulary import Part

_SEASON = 3
"""Months."""
_YEAR = 12
_CENTURY = 100
_QUARTERS = 4
_EARLY, _MID, _LATE = 1, 2, 3
"""The values of `Part.THIRD`."""
_BEHIND_A_VERB = (Part.UNTIL, Part.SINCE, Part.FROM, Part.BETWEEN, Part.BEFORE, Part.AFTER)


@remembered
def portion_at(r: Reader, at: int) -> Match:
    """A part of a month, year or period; a week; or a length of time from one end of something."""
    at = r.skip(at, Part.THE)
    return (
        _third(r, at)
        or _numbered_part(r, at)
        or _year_and_part(r, at)
        or _week(r, at)
        or _season(r, at)
        or _fiscal(r, at)
        or _run(r, at)
        or _ordinal_part(r, at)
        or _first_of_two(r, at)
        or _from_today(r, at)
    )


def _base(r: Reader, at: int) -> Match:
    """What something is a part of: a month, a year, a period, or all that the data cover."""
    at = r.skip(at)
    at = r.skip(at + r.is_joint(at), Part.YEAR_WORD)  # "mid-May"
    found = _fiscal(r, at) or date_at(r, at)
    if found and found[0].kind is not Kind.DAY:
        return found
    found = whole_at(r, at) or place_at(r, at)
    return found if found and found[0].number is None else None


def _part_base(r: Reader, at: int) -> Match:
    """What a week or some days are part of; only "of" and the like lead to it."""
    return _base(r, at) if r.can(at, Part.OF, Part.IN, Part.MONTH) or r.year(at) else None


def _cut(r: Reader, base: Match, at: int, cut: Cut) -> tuple[Point, int]:
    """A part of what was found, or else of all that the data cover."""
    point, behind = base or (everything(r), at)
    return point.cut_by(cut), behind


def _third(r: Reader, at: int) -> Match:
    third = r.value(at, Part.THIRD) or (
        _EARLY if r.can(at, Part.START) else _LATE if r.can(at, Part.END) else None
    )
    base = _base(r, at + 1) if third else None
    is_set = r.can(at + 1, Part.PERIOD)  # "the final set" is none of September
    if third is None or is_set or base is None or base[0].kind not in (Kind.MONTH, Kind.YEAR):
        return None
    # early and late in a year are its first and its last quarter
    parts = _QUARTERS if base[0].kind is Kind.YEAR and third != _MID else 3
    point, behind = _cut(r, base, at, partial(fraction, part=-1 if third == _LATE else third, parts=parts))
    return replace(point, is_about=third == _MID), behind


def _of_year(r: Reader, at: int, part: int, parts: int) -> tuple[Point, int]:
    """A part of the year that stands behind it, or of one that the data decide."""
    year, behind = year_behind(r, at)
    if year is None and (short := r.short_year(at)):  # 1Q12
        year, behind = short
    if year is None and (base := _base(r, at)):
        return _cut(r, base, at, _fraction_in(r, part, parts))
    if year is None and part < 0:  # the last quarter is the one in which the data end
        end = r.calendar.span.end
        year, part = end.year, (end.month - 1) * parts // _YEAR + 1
    return Point(Kind.YEAR, year).cut_by(_fraction_in(r, part, parts)), behind


def _numbered_part(r: Reader, at: int) -> Match:
    """Q1, H2, 2T, quarter 2, II trimestre, the last quarter."""
    parts = r.value(at, Part.YEAR_PART)
    if parts and (number := r.place_number(at + 1)) and 1 <= number[0] <= parts:
        return _of_year(r, number[1], number[0], parts)
    number = r.place_number(at)
    noun = r.skip(number[1], Part.ALL) if number else at
    is_one = r.ordinal(at) or not isinstance(r.get(at), Number) or r.is_tied(noun)  # 2q
    return _year_part(r, number[0], noun) if number and is_one else None


def _year_part(r: Reader, number: int, noun: int) -> Match:
    """A quarter or half by its number, whose noun stands at a position."""
    parts = r.value(noun, Part.YEAR_PART) or 0
    return _of_year(r, noun + 1, number, parts) if 1 <= number <= parts or -1 == number > -parts else None


def _first_of_two(r: Reader, at: int) -> Match:
    """The "third" of "the third and the fourth quarter", which is a quarter, too."""
    ordinal = r.ordinal(at)
    if ordinal is None or not r.can(ordinal[1], Part.AND, Part.OR, Part.VERSUS):
        return None
    other = r.ordinal(r.skip(ordinal[1] + 1, Part.THE))
    found = _year_part(r, ordinal[0], other[1]) or _counted_part(r, ordinal[0], other[1]) if other else None
    return (found[0], ordinal[1]) if found else None


def _year_and_part(r: Reader, at: int) -> Match:
    """2011 Q4, 2012 summer."""
    year = r.year(at)
    behind = year[1] + r.is_joint(year[1]) if year else at
    found = (_numbered_part(r, behind) or _season(r, behind)) if year else None
    return (replace(found[0], year=year[0], is_sure=True), found[1]) if year and found else None


def _week(r: Reader, at: int) -> Match:
    if r.value(at, Part.UNIT) != Unit.WEEK:
        return None
    found = date_at(r, r.skip(at + 1, Part.OF, Part.FROM))
    return (found[0].cut_by(week_of), found[1]) if found and found[0].kind is Kind.DAY else None


def _season(r: Reader, at: int) -> Match:
    month = r.value(at, Part.SEASON)
    if month is None:
        return None
    year, end = any_year(r, at + 1)
    behind = r.skip(at + 1)
    token = r.get(behind)
    second = r.year(end + 1) if year and r.is_joint(end) else None
    if isinstance(token, Digits) and token.year and token.month == (token.year + 1) % _CENTURY:
        year, end = token.year + 1, behind + 1  # winter 2011-12
    elif year and second and second[0] == year + 1:  # winter 2011/2012
        year, end = second
    led = at - 2 if r.can(at - 1, Part.THE) else at - 1
    is_sure = r.is_whole or year is not None or r.can(led, Part.IN)  # "the fall" may be one of a rate
    if not is_sure and r.can(at + 1, *_BEHIND_A_VERB):
        return None  # "did it fall by July?"
    return Point(Kind.PART, year, month, months=_SEASON, is_sure=is_sure), end if year else at + 1


def _fiscal(r: Reader, at: int) -> Match:
    if not r.can(at, Part.FISCAL):
        return None
    behind = r.skip(at, Part.FISCAL, Part.YEAR_WORD, Part.OF, Part.UNIT)
    year = r.year(behind) or r.short_year(behind)
    return (fiscal_year(year[0]), year[1]) if year and year[0] in YEARS else None


def _run(r: Reader, at: int) -> Match:
    """The last two weeks, the first 10 days of May, las dos ultimas semanas."""
    found = counted_from(r, at)
    if found is None:
        return None
    end, count, behind = found
    unit = r.value(behind, Part.UNIT)
    if unit is None or not end:
        return None
    cut = partial(units, number=end, count=count, unit=Unit(unit))
    return _cut(r, _part_base(r, behind + 1), behind + 1, cut)


def _ordinal_part(r: Reader, at: int) -> Match:
    """The first half, la primera quincena de abril, the third week of May, the last month."""
    ordinal = r.ordinal(at)
    if ordinal is None:
        return None
    number, noun = ordinal
    is_past = number == -1 and not r.can(at - 1, Part.THE) and r.value(noun, Part.UNIT) != Unit.DAY
    if is_past and r.can(noun, Part.UNIT) and _part_base(r, noun + 1) is None:  # "last month"
        return Point(Kind.PART, span=r.calendar.span, from_today=True), noun + 1
    return _counted_part(r, number, noun)


def _counted_part(r: Reader, number: int, noun: int) -> Match:
    """A half, a week or some days of something by their number, whose noun stands at a position."""
    behind = noun + 1
    base = _part_base(r, behind)
    if (parts := r.value(noun, Part.FRACTION)) and (base or parts == 2):  # noqa: PLR2004  halves
        return _cut(r, base, behind, _fraction_in(r, number, parts))
    if r.can(noun, Part.FORTNIGHT) and base:
        return _cut(r, base, behind, partial(fraction, part=number, parts=2))
    if r.can(noun, Part.SEVERAL):  # "the first days of May" are its first third, however many
        return _cut(r, base, behind, partial(fraction, part=number, parts=3)) if base else None
    unit = Unit.DAY if r.can(noun, Part.DAY_WORD) else r.value(noun, Part.UNIT)
    if unit is None:
        return None
    return _cut(r, base, behind, partial(units, number=number, count=1, unit=Unit(unit)))


def _fraction_in(r: Reader, part: int, parts: int) -> Cut:
    """A part of all that the data cover is made of whole periods, where their number allows it."""
    calendar = r.calendar

    def cut(span: Span) -> Span:
        days = fraction(span, part, parts)
        each, left = divmod(len(calendar), parts)
        if span != calendar.span or left:
            return days
        first = (parts + part if part < 0 else part - 1) * each
        return calendar.joined(range(first, first + each))

    return cut


def _from_today(r: Reader, at: int) -> Match:
    """A month ago, hace dos semanas, el mes pasado, today, this year."""
    point = Point(Kind.PART, span=r.calendar.span, from_today=True)
    if r.can(at, Part.TODAY):
        return point, at + 1
    is_led = r.can(at, Part.AGO)
    first = r.skip(at + is_led, Part.THE, Part.ARTICLE)
    count = r.number(first)
    unit = r.skip(count[1], Part.OF) if count else first
    if not r.can(unit, Part.UNIT) or not (is_led or r.can(unit + 1, Part.AGO, Part.PAST)):
        return None
    return point, unit + (1 if is_led else 2)
