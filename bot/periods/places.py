"""The grammar of periods by their place in the data: "period 2", "#4", "the last two", "all"."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from bot.data.spans import Span
from bot.periods.cuts import Unit
from bot.periods.dates import date_at, year_behind
from bot.periods.points import Point
from bot.periods.reader import Match, Reader, remembered
from bot.periods.reading import Kind
from bot.periods.tokens import Number, Word
from bot.periods.vocabulary import Part

_MOST = 1000
"""The largest number of periods; what is larger counts something else."""
_QUARTERS = 4
_SHORT = 3
"""Letters of a label that is mostly another word: "no", "num"."""
_NOUN = (Part.PERIOD, Part.PERIODS, Part.ONE)
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
        or _several(r, at)
        or _ordinal(r, at)
        or _end(r, at)
        or _numbered(r, at)
    )


def everything(r: Reader, *, is_sure: bool = True) -> Point:
    """All that the data cover."""
    return Point(Kind.ALL, span=r.calendar.span, is_sure=is_sure)


def whole_at(r: Reader, at: int) -> Match:
    """The review, all of the data."""
    whole = r.skip(at, Part.OF, Part.ALL, Part.THE)
    return (everything(r), whole + 1) if r.can(whole, Part.WHOLE) else None


def _place(r: Reader, number: int, *, is_sure: bool = True) -> Point:
    """The period at a place, 1 the first, -1 the last."""
    return Point(Kind.PERIOD, span=r.calendar.span, cut=lambda _: r.calendar.place(number), is_sure=is_sure)


def _noun(r: Reader, at: int) -> int:
    """The position behind the word for a period, or the same where there is none."""
    if r.can(at, Part.WHOLE) and r.can(at + 1, Part.PERIOD, Part.PERIODS):
        at += 1
    return r.skip(at + (r.is_joint(at) and r.can(at + 1, Part.PERIOD)), *_NOUN)


def _all(r: Reader, at: int) -> Match:
    behind = r.skip(at, Part.ALL)
    named = r.skip(behind, Part.OF, Part.THE)
    count = r.number(named)
    if count and count[0] == len(r.calendar) and r.can(count[1], Part.PERIODS):
        return everything(r), r.skip(count[1], Part.PERIODS)
    if behind == at:
        return whole_at(r, at) if r.is_whole else None
    if r.can(named, Part.PERIODS, Part.PERIOD, Part.WHOLE):
        end = r.skip(named, Part.PERIODS, Part.PERIOD, Part.WHOLE)
        return whole_at(r, end) if r.can(end, Part.OF) else (everything(r), end)
    date = date_at(r, r.skip(behind, Part.OF, Part.THE, Part.UNIT))
    if date and date[0].kind in (Kind.MONTH, Kind.YEAR):
        return date
    return everything(r, is_sure=r.is_whole), behind


def _beside(r: Reader, at: int) -> Match:
    """The one after the first, the month before April; the previous two periods, the quarter before that."""
    count, unit, noun = _counted(r, at)
    sign = -1 if r.can(noun, Part.BEFORE, Part.PREVIOUS) else 1 if r.can(noun, Part.AFTER, Part.NEXT) else 0
    if not sign:
        return None
    leads = r.can(noun, Part.BEFORE, Part.AFTER)
    is_bare, behind = noun == at, noun + 1
    # beside something that is named
    anchor = _anchor(r, behind, unit) if leads else None
    if anchor and (unit or not is_bare or (r.can(at - 1, Part.THE) and not r.number(r.skip(behind)))):
        cut = partial(r.calendar.next_to, count=sign * (count or 1), unit=unit)
        point = replace(anchor[0].cut_by(cut), kind=Kind.PART if unit else Kind.PERIOD, is_sure=True)
        return point, anchor[1]
    # beside what was spoken of last
    first = r.skip(behind)
    has_other = date_at(r, first) or r.ordinal(first) or _labelled(r, first) or r.can(first, Part.UNTIL)
    if (leads and has_other) or (is_bare and not r.can(noun, Part.PREVIOUS, Part.NEXT)):
        return None  # "before the last"
    if is_bare:  # the word for what is counted comes behind
        count, unit, behind = _counted(r, behind)
    last = behind - 1 if is_bare else noun - 1
    if not unit and (r.can(behind, *_OF_TIME) or (count and not r.can(last, Part.PERIODS))):
        return None
    kind, is_sure = Kind.PART if unit else Kind.PERIOD, r.is_whole or behind > at + 1
    return Point(kind, step=(sign * (count or 1), unit), is_sure=is_sure), behind


def _anchor(r: Reader, at: int, unit: Unit | None) -> Match:
    """What something lies beside: a day or month of units, a period of periods."""
    at = r.skip(at, Part.OF, Part.TO, Part.THE)
    found = date_at(r, at) if unit else place_at(r, at)
    if found is None or found[0].kind not in ((Kind.DAY, Kind.MONTH) if unit else (Kind.PERIOD,)):
        return None
    point, behind = found
    return (point if point.number is None else _place(r, point.number)), behind


def _counted(r: Reader, at: int) -> tuple[int | None, Unit | None, int]:
    """How many of what: "two periods", "3 weeks", "month"; and the position behind it."""
    count, behind = r.number(at) or (None, at)
    unit = r.value(behind, Part.UNIT)
    if r.value(behind, Part.YEAR_PART) == _QUARTERS and len(r.text(behind)) > 1:
        unit = Unit.QUARTER
    if unit is not None:
        return count, Unit(unit), behind + 1
    return (None, None, _noun(r, at)) if r.can(at, Part.ONE) else (count, None, _noun(r, behind))


def _with_day(r: Reader, at: int) -> Match:
    """The period that ends or starts on a day or in a month, or holds a day: "the one ending Apr 16"."""
    behind = _noun(r, at)
    is_led = (behind > at or r.can(at - 1, Part.THE, Part.OF)) and r.can(
        behind, Part.ENDING, Part.STARTING, Part.CONTAINING
    )
    third = Part.THE, Part.THIRD, Part.OF  # "that ended in late July" is still in that month
    day = date_at(r, r.skip(behind + 1, *third)) if is_led else None
    if day is None or day[0].kind not in (Kind.DAY, Kind.MONTH):
        return None
    starts = r.can(behind, Part.STARTING)

    def around(span: Span) -> Span:
        for period in (r.calendar.periods[number] for number in r.calendar.touched(span)):
            if span.days == 1 or span.overlaps(Span.day(period.start if starts else period.end)):
                return period
        raise ValueError(f"no period has {span}")

    return replace(day[0].cut_by(around), kind=Kind.PERIOD), day[1]


def _labelled(r: Reader, at: int) -> Match:
    """Period 2, no. 3, #4, P3, periodo ii."""
    behind = r.skip(at, Part.PERIOD, Part.PERIODS, Part.LABEL)
    if behind == at:
        return None
    is_named = r.can(at, Part.PERIOD, Part.PERIODS)
    if r.is_joint(behind) or (r.is_comma(behind) and r.text(behind) == "." and r.can(behind - 1, Part.LABEL)):
        behind += 1
    behind = r.skip(behind, Part.THE)
    # behind a short label, which is mostly another word, only digits are a number
    is_clear = is_named or isinstance(r.get(behind), Number)
    number = r.place_number(behind) if is_clear or len(r.text(at)) > _SHORT else None
    date = date_at(r, behind)
    if number is None or (date and date[1] > number[1]) or r.can(number[1], *_OF_TIME):
        return None
    return _place(r, number[0], is_sure=is_clear or r.is_whole), number[1]


def counted_from(r: Reader, at: int) -> tuple[int, int, int] | None:
    """From where (1 the beginning, -1 the end, 0 the middle), how many, and the position behind it.

    "First two", "los dos ultimos", "middle two".
    """
    end = _which_end(r, at)
    count = r.number(r.skip(end[1], Part.THE) if end else at)
    if count is None:
        return None
    if end:
        return end[0], *count
    end = _which_end(r, r.skip(count[1], Part.PERIODS))
    return (end[0], count[0], end[1]) if end else None


def _which_end(r: Reader, at: int) -> tuple[int, int] | None:
    if r.can(middle := r.skip(at, Part.IN, Part.THE), Part.MIDDLE):
        return 0, middle + 1
    found = r.ordinal(at)
    return found if found and found[0] in (1, -1) else None


def _several(r: Reader, at: int) -> Match:
    """The first two, the last 2 periods, los dos ultimos, the middle two, the ones in the middle."""
    periods = len(r.calendar)
    middle = r.skip(at + 1, Part.IN, Part.THE)
    is_middle = (r.can(at, Part.MIDDLE) and r.can(at + 1, Part.PERIODS, Part.ONE)) or (
        r.can(at, Part.PERIODS, Part.ONE) and r.can(middle, Part.MIDDLE)
    )
    if is_middle and periods > 2:  # noqa: PLR2004  two ends
        return Point(Kind.PERIOD, span=r.calendar.several(periods - 2, 0)), max(middle, at + 1) + 1
    found = counted_from(r, at)
    if found is None:
        return None
    end, count, behind = found
    if count > _MOST or (count == 1 and end != 0) or r.can(behind, *_OF_TIME):
        return None
    filler = r.skip(behind, Part.FILLER)
    noun = r.skip(filler, *_NOUN)
    named = noun > filler
    is_sure = named or r.is_whole or not r.is_unknown(behind)
    return Point(
        Kind.PERIOD, span=r.calendar.span, cut=lambda _: r.calendar.several(count, end), is_sure=is_sure
    ), noun if named else behind


def _ordinal(r: Reader, at: int) -> Match:
    """The second, the last period, the last of the four."""
    found = r.ordinal(at)
    if found is None or (r.can(at, Part.FRACTION) and r.can(at - 1, Part.ARTICLE)):
        return None
    number, behind = found
    filler = r.skip(behind, Part.FILLER)
    noun = _noun(r, filler)
    named = noun > filler
    if not named and r.can(behind, Part.OF):
        of = r.skip(behind, Part.OF, Part.THE, Part.ALL)
        count = r.number(of)
        noun = _noun(r, count[1] if count and count[0] == len(r.calendar) else of)
        named = noun > of
    is_sure = named or (_stands_alone(r, at, behind) and abs(number) <= len(r.calendar))
    if not named and number > 0:  # "from the 10th to the 20th of May"
        return Point(Kind.PERIOD, number=number, is_sure=is_sure), behind
    return _place(r, number, is_sure=is_sure), noun if named else behind


def _stands_alone(r: Reader, at: int, behind: int) -> bool:
    """Whether an ordinal is hardly another word: "the first time", "who said it first"."""
    if r.is_whole:
        return True
    joins = r.is_joint(behind) or r.can(behind, Part.TO, Part.AND, Part.OR, Part.VERSUS)
    is_joined = joins or r.ordinal(behind) is not None
    is_other = r.is_unknown(at - 1) or (r.can(at, Part.END) and r.can(at - 1, Part.TO))  # "al final"
    return not r.is_unknown(behind) and not (is_other and not is_joined)


def _end(r: Reader, at: int) -> Match:
    """The first or the last day of a period, or of all that the data cover: "the start of the second"."""
    if not r.can(at, Part.START, Part.END):
        return None

    def edge(span: Span) -> Span:
        return Span.day(span.start if r.can(at, Part.START) else span.end)

    of = whole_at(r, at + 1)
    named = r.skip(at + 1, Part.OF, Part.THE)
    period = _labelled(r, named) or _ordinal(r, named) if r.can(at + 1, Part.OF) else None
    if period and period[0].kind is Kind.PERIOD and period[0].number is None and not of:
        return replace(period[0].cut_by(edge), kind=Kind.DAY), period[1]
    whole = Point(Kind.DAY, span=edge(r.calendar.span), is_sure=r.is_whole or of is not None)
    return whole, of[1] if of else at + 1


def _numbered(r: Reader, at: int) -> Match:
    """A bare number, which is a day beside another day and else a period."""
    number = r.number(at)
    if number is None or r.can(number[1], *_OF_TIME, Part.PERCENT, Part.POINTS, Part.TIMES, Part.PERIODS):
        return None
    is_spelled = isinstance(r.get(at), Word) and r.roman(at) is None
    if r.can(at, Part.SEVERAL) or (is_spelled and r.can(at - 1, Part.THE)):
        return None  # "both", "the two"
    year, behind = None, number[1]
    if r.is_joint(at - 1) or r.can(at - 1, Part.TO, Part.UNTIL, Part.AND):  # May 30-31, 2012
        year, behind = year_behind(r, behind)
    return Point(Kind.PERIOD, year, number=number[0], is_sure=r.is_whole), behind
