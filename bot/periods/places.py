"""The grammar of periods by their place in the data: "period 2", "#4", "the last two", "all"."""

from __future__ import annotations

from bot.data.spans import Span
from bot.periods.cuts import Unit
from bot.periods.dates import date_at, year_behind
from bot.periods.points import Point
from bot.periods.reader import Match, Reader, remembered
from bot.periods.reading import Kind
from bot.periods.tokens import Number
from bot.periods.vocabulary import Part

_LONGEST_NUMBER = 3
"""Digits of a period's number; four are a year."""
_QUARTERS = 4
_SHORT = 3
"""Letters of a label that is mostly another word: "no", "num"."""
_OF_TIME = (Part.UNIT, Part.DAY_WORD, Part.YEAR_PART, Part.FRACTION, Part.FORTNIGHT, Part.SCALE)
"""Behind an ordinal, these make it no period."""


@remembered
def place_at(r: Reader, at: int) -> Match:
    """One or several periods by number, from either end, or beside another."""
    at = r.skip(at, Part.THE)
    return (
        _all(r, at)
        or _beside(r, at)
        or _with_day(r, at)
        or _labelled(r, at)
        or _run(r, at)
        or _ordinal(r, at)
        or _relative(r, at)
        or _end(r, at)
        or _numbered(r, at)
    )


def place(r: Reader, number: int, *, is_sure: bool = True) -> Point:
    """The period at a place, 1 the first, -1 the last; it may be missing."""
    span = r.calendar.place(number)
    return Point(Kind.PERIOD, span=span, missing=abs(number) if span is None else None, is_sure=is_sure)


def _several(r: Reader, first: int, count: int, *, is_sure: bool = True) -> Point:
    """So many periods from a position on, counted from 0."""
    periods = len(r.calendar)
    if count < 1 or not 0 <= first <= first + count <= periods:
        return Point(Kind.PERIOD, missing=count, is_sure=is_sure)
    return Point(Kind.PERIOD, span=r.calendar.joined(range(first, first + count)), is_sure=is_sure)


def _noun(r: Reader, at: int) -> int:
    """The position behind the word for a period, or the same where there is none."""
    tied = r.is_joint(at) and r.is_tied(at) and r.is_tied(at + 1) and r.can(at + 1, Part.PERIOD)
    named = at + 1 if r.can(at, Part.WHOLE) and r.can(at + 1, Part.PERIOD, Part.PERIODS) else at + tied
    return r.skip(named, Part.PERIOD, Part.PERIODS, Part.ONE)


def _is_followed_by_another_word(r: Reader, at: int) -> bool:
    return r.is_unknown(at) and not r.is_whole


def _all(r: Reader, at: int) -> Match:
    everything = Point(Kind.ALL, span=r.calendar.span)
    behind = r.skip(at, Part.ALL)
    named = r.skip(behind, Part.OF, Part.THE)
    count = r.number(named)
    if count and count[0] == len(r.calendar) and r.can(count[1], Part.PERIODS):
        return everything, r.skip(count[1], Part.PERIODS)
    if behind == at:
        return (everything, at + 1) if r.is_whole and r.can(at, Part.WHOLE) else None
    if r.can(named, Part.PERIODS, Part.PERIOD, Part.WHOLE):
        if r.number(named + 1) or r.can(named + 1, Part.OF):
            of = r.skip(named + 1, Part.OF, Part.THE)
            date = date_at(r, of)
            return date or ((everything, of + 1) if r.can(of, Part.WHOLE) else None)
        return everything, r.skip(named, Part.PERIODS, Part.PERIOD, Part.WHOLE)
    date = date_at(r, r.skip(behind, Part.OF, Part.THE, Part.UNIT))
    if date and date[0].kind in (Kind.MONTH, Kind.YEAR):
        return date
    return Point(Kind.ALL, span=r.calendar.span, is_sure=r.is_whole), behind


def _beside(r: Reader, at: int) -> Match:
    """The period before the last, the one after the first."""
    behind = r.skip(at, Part.PERIOD, Part.ONE)
    step = -1 if r.can(behind, Part.BEFORE) else 1 if r.can(behind, Part.AFTER) else 0
    if behind == at or not step:
        return None
    found = place_at(r, r.skip(behind + 1, Part.THE))
    span = (found[0].span or r.calendar.place(found[0].number or 0)) if found else None
    if found is None or span not in r.calendar.periods or found[0].kind is not Kind.PERIOD:
        return None
    return _shifted(r, span, step), found[1]


def _shifted(r: Reader, span: Span, step: int) -> Point:
    touched = r.calendar.touched(span)
    number = (touched[-1] if step > 0 else touched[0]) + 1 + step if touched else 0
    return place(r, number) if number > 0 else Point(Kind.PERIOD, missing=0)


def _with_day(r: Reader, at: int) -> Match:
    """The period that ends, starts or holds a day: "the one ending Apr 16"."""
    behind = _noun(r, at)
    if behind > at and r.is_comma(behind):
        behind = r.skip(behind + 1, Part.THE, Part.ONE)
    if behind == at and not r.can(at - 1, Part.THE):
        return None
    if not r.can(behind, Part.ENDING, Part.STARTING, Part.CONTAINING):
        return None
    day = date_at(r, r.skip(behind + 1))
    if day is None or day[0].kind is not Kind.DAY:
        return None
    years = range(r.calendar.span.end.year, r.calendar.span.start.year - 1, -1)
    for year in [day[0].year] if day[0].year else years:
        span = day[0].days(year)
        if span and (touched := r.calendar.touched(span)):
            return Point(Kind.PERIOD, span=r.calendar.periods[touched[0]]), day[1]
    return None


def _labelled(r: Reader, at: int) -> Match:
    """Period 2, no. 3, #4, P3, periodo ii."""
    behind = r.skip(at, Part.PERIOD, Part.PERIODS, Part.LABEL)
    if behind == at:
        return None
    if r.is_joint(behind) or (r.is_comma(behind) and r.text(behind) == "." and r.can(behind - 1, Part.LABEL)):
        behind += 1
    behind = r.skip(behind, Part.THE)
    number = r.place_number(behind) if r.can(at, Part.PERIOD, Part.PERIODS) else _after_label(r, at, behind)
    date = date_at(r, behind)
    if number is None or (date and date[1] > number[1]) or r.can(number[1], *_OF_TIME):
        return None
    is_sure = r.is_whole or isinstance(r.get(behind), Number) or r.can(at, Part.PERIOD, Part.PERIODS)
    return place(r, number[0], is_sure=is_sure), number[1]


def _after_label(r: Reader, at: int, behind: int) -> tuple[int, int] | None:
    """The number behind "no." or "#"; behind a short one, only digits are."""
    token = r.get(behind)
    if isinstance(token, Number):
        return (token.value, behind + 1) if token.digits <= _LONGEST_NUMBER else None
    return r.number(behind) if len(r.text(at)) > _SHORT else None


def _run(r: Reader, at: int) -> Match:
    """The first two, the last 2 periods, los dos ultimos, the middle two."""
    ordinal = r.ordinal(at)
    middle = r.can(at, Part.MIDDLE)
    first = (
        r.number(r.skip(ordinal[1] if ordinal else at + 1, Part.THE)) if ordinal or middle else r.number(at)
    )
    if first is None:
        if middle and r.can(at + 1, Part.PERIODS) and len(r.calendar) > 2:  # noqa: PLR2004  two ends
            return _several(r, 1, len(r.calendar) - 2), at + 2
        if r.can(at, Part.PERIODS, Part.ONE) and r.can(at + 1, Part.MIDDLE) and len(r.calendar) > 2:  # noqa: PLR2004
            return _several(r, 1, len(r.calendar) - 2), at + 2
        return None
    count, behind = first
    token = r.get(behind - 1)
    if ordinal is None and not middle:
        noun = r.skip(behind, Part.PERIODS)
        ordinal = r.ordinal(noun)
        middle = r.can(noun, Part.MIDDLE)
        behind = ordinal[1] if ordinal else noun + middle
    if (isinstance(token, Number) and token.digits > _LONGEST_NUMBER) or (count == 1 and not middle):
        return None
    if not middle and (ordinal is None or ordinal[0] not in (1, -1)):
        return None
    if r.can(r.skip(behind, Part.OF), *_OF_TIME) or r.can(behind, Part.MONTH):
        return None
    noun = r.skip(behind, Part.FILLER)
    noun = r.skip(noun, Part.PERIODS, Part.PERIOD, Part.ONE)
    named = noun > r.skip(behind, Part.FILLER)
    is_sure = named or not _is_followed_by_another_word(r, behind)
    periods = len(r.calendar)
    start = (periods - count) // 2 if middle else 0 if ordinal and ordinal[0] == 1 else periods - count
    return _several(r, start, count, is_sure=is_sure), noun if named else behind


def _ordinal(r: Reader, at: int) -> Match:
    """The second, the last period, the last of the four, third from the end."""
    found = r.ordinal(at)
    if found is None:
        return None
    if r.can(at, Part.FRACTION) and r.can(at - 1, Part.ARTICLE):
        return None
    number, behind = found
    to = r.skip(behind + 1, Part.THE)
    from_end = r.value(to, Part.ORDINAL) == -1 or r.can(to, Part.END)
    if number > 1 and from_end and r.can(behind, Part.TO, Part.FROM, Part.BEFORE):
        number, behind = -number, to + 1
    if r.can(behind, *_OF_TIME):
        return None
    filler = r.skip(behind, Part.FILLER)
    noun = _noun(r, filler)
    named = noun > filler
    if not named and r.can(behind, Part.OF):
        of = r.skip(behind, Part.OF, Part.THE, Part.ALL)
        count = r.number(of)
        if count and count[0] == len(r.calendar):
            noun, named = _noun(r, count[1]), True
        elif r.can(of, Part.PERIODS):
            noun, named = of + 1, True
    is_sure = named or (_stands_alone(r, at, behind) and abs(number) <= len(r.calendar))
    point = place(r, number, is_sure=is_sure)
    if not named and number > 0:  # "from the 10th to the 20th of May"
        point = Point(Kind.PERIOD, number=number, is_sure=is_sure)
    return point, noun if named else behind


def _stands_alone(r: Reader, at: int, behind: int) -> bool:
    """Whether an ordinal is hardly another word: "the first time", "who said it first"."""
    if r.is_whole:
        return True
    is_joined = (
        r.ordinal(behind) or r.can(behind, Part.TO, Part.AND, Part.OR, Part.VERSUS) or r.is_joint(behind)
    )
    is_other = r.is_unknown(at - 1) or (r.can(at, Part.END) and r.can(at - 1, Part.TO))  # "al final"
    return not r.is_unknown(behind) and not (is_other and not is_joined)


def _relative(r: Reader, at: int) -> Match:
    """The previous period, el siguiente, the previous two periods, the quarter before it, the prior month."""
    counted = None if r.can(at, Part.ONE) else r.number(at)
    noun = counted[1] if counted else at
    unit = _unit(r, noun)
    noun = noun + 1 if unit else _noun(r, at)
    step = _step(r, noun)
    if not step or (
        noun == at and r.can(noun, Part.BEFORE, Part.AFTER) and not r.can(noun, Part.PREVIOUS, Part.NEXT)
    ):
        return None
    behind = noun + 1
    if noun == at:  # the word for what is counted comes behind
        counted = None if r.can(behind, Part.ONE) else r.number(behind)
        behind = counted[1] if counted else behind
        unit = _unit(r, behind)
        behind = behind + 1 if unit else _noun(r, behind)
        if counted and not unit and not r.can(behind - 1, Part.PERIODS):
            return None
    elif counted and not unit:
        return None
    if r.can(behind, Part.PREVIOUS, Part.NEXT) or (not unit and r.can(behind, *_OF_TIME)):
        return None
    named = unit is not None or noun > at or behind > noun + 1
    count = counted[0] if counted else 1
    return Point(
        Kind.PART if unit else Kind.PERIOD, step=(step * count, unit), is_sure=named or r.is_whole
    ), behind


def _unit(r: Reader, at: int) -> Unit | None:
    if r.value(at, Part.YEAR_PART) == _QUARTERS and len(r.text(at)) > 1:
        return Unit.QUARTER
    unit = r.value(at, Part.UNIT)
    return None if unit is None else Unit(unit)


def _step(r: Reader, at: int) -> int:
    """-1 where a word means the one before, 1 where it means the one after, else 0."""
    before = r.can(at, Part.PREVIOUS) or (r.can(at, Part.BEFORE) and not _begins(r, at + 1))
    behind = r.can(at, Part.NEXT) or (r.can(at, Part.AFTER) and not _begins(r, at + 1))
    return -1 if before else 1 if behind else 0


def _begins(r: Reader, at: int) -> bool:
    """Whether a date or period stands here."""
    at = r.skip(at)
    return date_at(r, at) is not None or r.ordinal(at) is not None or _labelled(r, at) is not None


def _end(r: Reader, at: int) -> Match:
    """The first or the last day of all that the data cover, as one end of a range."""
    if not r.can(at, Part.START, Part.END):
        return None
    days = r.calendar.span
    day = days.start if r.can(at, Part.START) else days.end
    behind = r.skip(at + 1, Part.OF, Part.THE, Part.ALL)
    named = r.can(behind, Part.WHOLE)
    return Point(Kind.DAY, span=Span.day(day), is_sure=named or r.is_whole), behind + 1 if named else at + 1


def _numbered(r: Reader, at: int) -> Match:
    """A bare number, where only a period is meant; or one with the word behind it: "2 period"."""
    token = r.get(at)
    if isinstance(token, Number) and token.digits > _LONGEST_NUMBER:
        return None
    number = r.number(at)
    if number is None or r.can(number[1], *_OF_TIME, Part.PERCENT, Part.POINTS, Part.TIMES, Part.PERIODS):
        return None
    if r.is_whole and r.can(number[1], Part.PERIOD):
        return place(r, number[0]), number[1] + 1
    year, behind = None, number[1]
    if r.is_joint(at - 1) or r.can(at - 1, Part.TO, Part.UNTIL, Part.AND):  # May 30-31, 2012
        year, behind = year_behind(r, behind)
    return Point(Kind.PERIOD, year, number=number[0], is_sure=r.is_whole), behind
