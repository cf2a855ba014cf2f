"""The grammar of parts of months and years, and of weeks: "Q1 2012", "early May", "the last two weeks"."""

from __future__ import annotations

from datetime import date
from functools import partial

from bot.data.spans import Span
from bot.periods.cuts import Unit, fraction, months_from, nth, run, week_of
from bot.periods.dates import date_at, year_behind
from bot.periods.places import place_at
from bot.periods.points import Cut, Point
from bot.periods.reader import Match, Reader, remembered
from bot.periods.reading import Kind
from bot.periods.tokens import Digits, Number, Word
from bot.periods.vocabulary import Part

_SEASON = 3
"""Months."""
_YEAR = 12
_FISCAL_MONTH = 10
"""In which the US government's year starts."""
_CENTURY = 100


@remembered
def portion_at(r: Reader, at: int) -> Match:
    """A part of a month, year or period; a week; or a length of time from one end of something."""
    had_article = r.can(at - 1, Part.THE) or r.can(at, Part.THE)
    at = r.skip(at, Part.THE)
    return (
        _third(r, at)
        or _numbered_part(r, at)
        or _year_and_part(r, at)
        or _week(r, at)
        or _season(r, at)
        or _fiscal(r, at)
        or _run(r, at)
        or _ordinal_part(r, at, had_article=had_article)
        or _from_today(r, at)
    )


def _base(r: Reader, at: int) -> Match:
    """What something is a part of: a month, a year, a period, or all that the data cover."""
    at = r.skip(at)
    if r.is_joint(at) and r.is_tied(at) and r.is_tied(at + 1):
        at += 1
    at = r.skip(at, Part.YEAR_WORD, Part.THE)
    if fiscal := _fiscal(r, at):
        return fiscal
    found = date_at(r, at)
    if found and found[0].kind is not Kind.DAY:
        return found
    whole = r.skip(at, Part.ALL, Part.THE)
    if r.can(whole, Part.WHOLE):
        return Point(Kind.ALL, span=r.calendar.span), whole + 1
    found = place_at(r, at)
    return found if found and found[0].number is None else None


def _third(r: Reader, at: int) -> Match:
    third = r.value(at, Part.THIRD)
    if third is None:
        third = 1 if r.can(at, Part.START) else 3 if r.can(at, Part.END) else None
    base = _base(r, at + 1) if third else None
    if third is None or base is None or base[0].kind not in (Kind.MONTH, Kind.YEAR):
        return None
    return base[0].cut_by(partial(fraction, part=third, parts=3)), base[1]


def _of_year(r: Reader, at: int, part: int, parts: int) -> tuple[Point, int]:
    """A part of the year that stands behind it, or of one that the data decide."""
    year, behind = year_behind(r, at)
    if year is None and (short := r.short_year(at)) and r.is_tied(at):  # 1Q12
        year, behind = short
    if year is None and (base := _base(r, at)) and base[0].kind in (Kind.YEAR, Kind.ALL):
        return base[0].cut_by(_fraction_in(r, part, parts)), base[1]
    return Point(Kind.YEAR, year).cut_by(_fraction_in(r, part, parts)), behind


def _numbered_part(r: Reader, at: int) -> Match:
    """Q1, H2, 2T, quarter 2, II trimestre."""
    parts = r.value(at, Part.YEAR_PART)
    token = r.get(at + 1)
    if parts and (number := r.place_number(at + 1)) and 1 <= number[0] <= parts:
        return _of_year(r, number[1], number[0], parts)
    number = r.place_number(at)
    if number is None or not isinstance(token, Word) or not 1 <= number[0] <= 4:  # noqa: PLR2004  quarters
        return None
    is_letter = token.end - token.start == 1
    parts = token.meanings.get(Part.YEAR_PART)
    if not parts or number[0] > parts or number[1] != at + 1 or (is_letter and not r.is_tied(at + 1)):
        return None
    if not is_letter and isinstance(r.get(at), Number) and not r.ordinal(at):
        return None
    return _of_year(r, at + 2, number[0], parts)


def _year_and_part(r: Reader, at: int) -> Match:
    """2011 Q4, 2012 summer."""
    year = r.year(at)
    if year is None:
        return None
    behind = year[1] + (1 if r.is_joint(year[1]) else 0)
    found = _numbered_part(r, behind) or _season(r, behind)
    if found and found[0].year is None and found[0].span is None:
        return Point(found[0].kind, year[0], found[0].month, months=found[0].months, cut=found[0].cut), found[
            1
        ]
    return None


def _week(r: Reader, at: int) -> Match:
    if r.value(at, Part.UNIT) != Unit.WEEK:
        return None
    found = date_at(r, r.skip(at + 1, Part.OF, Part.THE, Part.SINCE, Part.FROM, Part.STARTING))
    if found is None or found[0].kind is not Kind.DAY:
        return None
    return found[0].cut_by(_week_around), found[1]


def _week_around(span: Span) -> Span:
    return week_of(span.start)


def _season(r: Reader, at: int) -> Match:
    month = r.value(at, Part.SEASON)
    if month is None:
        return None
    behind = r.skip(at + 1, Part.OF, Part.IN, Part.YEAR_WORD, Part.THE)
    year: int | None
    token = r.get(behind)
    if (
        isinstance(token, Digits)
        and token.year
        and token.day is None
        and token.month == (token.year + 1) % _CENTURY
    ):
        year, end = token.year + 1, behind + 1  # winter 2011-12
    else:
        year, end = year_behind(r, at + 1)
        if year is None and (found := r.year(behind)):
            year, end = found
        if (
            year
            and r.is_joint(end)
            and (second := r.year(end + 1) or r.short_year(end + 1))
            and second[0] == year + 1
        ):
            year, end = second
    led = at - 2 if r.can(at - 1, Part.THE) else at - 1
    sure = r.is_whole or year is not None or r.can(led, Part.IN)  # "the fall" may be one of a rate
    return Point(Kind.PART, year, month, months=_SEASON, is_sure=sure), end


def fiscal_year(year: int) -> Span | None:
    """The US government's year, which is called by the calendar year in which it ends."""
    return months_from(year - 1, _FISCAL_MONTH, _YEAR)


def _fiscal(r: Reader, at: int) -> Match:
    first = r.skip(at, Part.THE)
    if not r.can(first, Part.FISCAL):
        return None
    behind = r.skip(first, Part.FISCAL, Part.YEAR_WORD, Part.OF, Part.UNIT)
    year = r.year(behind) or r.short_year(behind)
    span = fiscal_year(year[0]) if year else None
    return (Point(Kind.YEAR, span=span), year[1]) if year and span else None


def _run(r: Reader, at: int) -> Match:
    """The last two weeks, the first 10 days of May, las dos ultimas semanas."""
    ordinal = r.ordinal(at)
    count = r.number(r.skip(ordinal[1], Part.THE) if ordinal else at)
    if ordinal is None and count:
        ordinal = r.ordinal(count[1])
        behind = ordinal[1] if ordinal else at
    else:
        behind = count[1] if count else at
    if ordinal is None or count is None or ordinal[0] not in (1, -1):
        return None
    behind = r.skip(behind, Part.OF)
    unit = r.value(behind, Part.UNIT)
    if unit is None:
        return None
    cut = partial(run, count=count[0], unit=Unit(unit), from_end=ordinal[0] < 0)
    base = _part_base(r, behind + 1)
    return (base[0].cut_by(cut), base[1]) if base else (_all(r).cut_by(cut), behind + 1)


def _part_base(r: Reader, at: int) -> Match:
    """What a week or some days are part of; only "of" and the like lead to it."""
    if not (r.can(at, Part.OF, Part.IN, Part.MONTH) or r.year(at)):
        return None
    return _base(r, at)


def _all(r: Reader) -> Point:
    return Point(Kind.ALL, span=r.calendar.span)


def _ordinal_part(r: Reader, at: int, *, had_article: bool) -> Match:
    """The second quarter, la primera quincena de abril, the third week of May, the last month."""
    ordinal = r.ordinal(at)
    if ordinal is None:
        return None
    number, at = ordinal
    at = r.skip(at, Part.ALL)
    if parts := r.value(at, Part.YEAR_PART):
        if not -1 <= number <= parts or number == 0:
            return None
        if number < 0 and not _part_base(r, at + 1) and year_behind(r, at + 1)[0] is None:
            return Point(Kind.PART, span=_last_part(r.calendar.span.end, parts)), at + 1
        return _of_year(r, at + 1, number, parts)
    base = _part_base(r, at + 1)
    if parts := r.value(at, Part.FRACTION):
        if base:
            return base[0].cut_by(_fraction_in(r, number, parts)), base[1]
        return (_all(r).cut_by(_fraction_in(r, number, parts)), at + 1) if parts == 2 else None  # noqa: PLR2004  halves
    if r.can(at, Part.FORTNIGHT) and base and base[0].kind is Kind.MONTH:
        return base[0].cut_by(partial(fraction, part=number, parts=2)), base[1]
    unit = Unit.DAY if r.can(at, Part.DAY_WORD) else r.value(at, Part.UNIT)
    if unit is None:
        return None
    if base is None and number == -1 and not had_article and unit > Unit.DAY:
        return Point(Kind.PART, span=r.calendar.span, from_today=True), at + 1
    cut = partial(nth, number=number, unit=Unit(unit))
    return (base[0].cut_by(cut), base[1]) if base else (_all(r).cut_by(cut), at + 1)


def _fraction_in(r: Reader, part: int, parts: int) -> Cut:
    """A part of all that the data cover is made of whole periods, where their number allows it."""
    calendar = r.calendar

    def cut(span: Span) -> Span | None:
        each, left = divmod(len(calendar), parts)
        if span != calendar.span or left:
            return fraction(span, part, parts)
        first = (parts + part if part < 0 else part - 1) * each
        return calendar.joined(range(first, first + each)) if 0 <= first < len(calendar) else None

    return cut


def _last_part(end: date, parts: int) -> Span | None:
    months = _YEAR // parts
    return months_from(end.year, (end.month - 1) // months * months + 1, months)


def _from_today(r: Reader, at: int) -> Match:
    """A month ago, hace dos semanas, el mes pasado, today, this year."""
    point = Point(Kind.PART, span=r.calendar.span, from_today=True)
    if r.can(at, Part.TODAY):
        return point, at + 1
    first = r.skip(at + 1 if r.can(at, Part.AGO) else at, Part.THE, Part.ARTICLE)
    count = r.number(first)
    unit = r.skip(count[1], Part.OF) if count else first
    if not r.can(unit, Part.UNIT):
        return None
    if r.can(at, Part.AGO):
        return point, unit + 1
    return (point, unit + 2) if r.can(unit + 1, Part.AGO, Part.PAST) else None
