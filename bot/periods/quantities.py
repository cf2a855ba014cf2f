"""The grammar of numbers that are no dates, and of lengths of time: "57 percent", "one in 12", "42 days"."""

from __future__ import annotations

from dataclasses import replace

from bot.periods.cuts import Unit
from bot.periods.reader import Reader
from bot.periods.reading import Counts, Duration, Quantity
from bot.periods.tokens import Digits, Figure, Number
from bot.periods.vocabulary import Part

_COUNTS = (
    (Part.PERCENT, Counts.PERCENT),
    (Part.POINTS, Counts.POINTS),
    (Part.TIMES, Counts.TIMES),
    (Part.COUNTED, Counts.THINGS),
)
_HALVES = 2
_DIGITS_OF_PARTS = 2
"""Digits to which a part of a point is meant: a third is 0.33."""
_YEARS = range(1900, 2100)
"""Numbers behind "one in" that are years."""


def length_at(r: Reader, at: int) -> tuple[Duration, int] | None:
    """A length of time: "42 days", "dos semanas"."""
    count = r.number(at)
    if count is None or count[0] < 1:
        return None
    behind = r.skip(count[1], Part.OF) if r.can(at, Part.NUMBER) else count[1]
    if r.is_joint(behind) and r.is_tied(behind):  # a 42-day period
        behind += 1
    unit = r.value(behind, Part.UNIT)
    return (Duration(count[0], Unit(unit)), behind + 1) if unit is not None else None


def quantity_at(r: Reader, at: int) -> tuple[Quantity, int] | None:
    """A number, with what it counts where that stands behind it."""
    token = r.get(at)
    if isinstance(token, Digits):
        return _fraction(r, at, token)
    if part := _part(r, at):
        return part
    spelled = not isinstance(token, (Figure, Number))
    if isinstance(token, Figure):  # "the 6.2 one"
        quantity, behind = token.quantity, r.skip(at + 1, Part.ONE)
    else:
        number = r.number(at)
        if number is None:
            return None
        if number[0] == 1 and (every := _one_in(r, number[1])):
            return every
        quantity, behind = _with_decimals(r, *number)
    if half := _and_half(r, behind):  # "one and a half points"
        quantity, behind = Quantity(quantity.value + 1 / _HALVES, 1), half
    while (scale := r.value(behind, Part.SCALE)) is not None:
        quantity, behind = replace(quantity, value=quantity.value * scale, decimals=0), behind + 1
    if quantity.counts is Counts.MONEY:
        return quantity, behind
    counts = next((counts for part, counts in _COUNTS if r.can(behind, part)), Counts.NOTHING)
    # "one" and "both" are more often no numbers, and "not one time" is no multiple
    most = {Counts.NOTHING: 2, Counts.THINGS: 2, Counts.TIMES: 1}.get(counts, 0)
    if spelled and quantity.value <= most:
        return None
    return replace(quantity, counts=counts), behind + (counts is not Counts.NOTHING)


def _and_half(r: Reader, at: int) -> int:
    """The position behind "and a half"; 0 where it isn't there."""
    half = r.skip(at + 1, Part.ARTICLE)
    return half + 1 if r.can(at, Part.AND) and r.can(half, Part.HALF) else 0


def _with_decimals(r: Reader, whole: int, at: int) -> tuple[Quantity, int]:
    """A number, and the digits behind its mark as somebody dictates them: "three point four one"."""
    digits, behind = "", at + r.can(at, Part.DECIMAL_POINT)
    while behind > at and (digit := r.number(behind)):
        digits, behind = digits + str(digit[0]), digit[1]
    return Quantity(float(f"{whole}.{digits or 0}"), len(digits)), behind if digits else at


def _one_in(r: Reader, at: int) -> tuple[Quantity, int] | None:
    counted = r.skip(at, Part.COUNTED)  # "one case in twelve"
    every = r.skip(counted, Part.ONE_IN)
    number = r.number(every) if every > counted else None
    if number is None or number[0] <= 1 or number[0] in _YEARS or r.can(number[1], Part.UNIT):
        return None
    return Quantity(float(number[0]), counts=Counts.ONE_IN), number[1]


def _part(r: Reader, at: int) -> tuple[Quantity, int] | None:
    """A third, two fifths, la cuarta parte, a quarter of a point; "half" alone is a word for a ratio."""
    count, behind = r.number(at) or (1, at + r.can(at, Part.ARTICLE))
    whole = _HALVES if r.can(behind, Part.HALF) else r.value(behind, Part.FRACTION)
    points = r.skip(behind + 1, Part.OF, Part.ARTICLE)
    if whole and r.can(points, Part.POINTS):
        return Quantity(count / whole, _DIGITS_OF_PARTS, Counts.POINTS), points + 1
    if r.can(behind, Part.POINTS) and (half := _and_half(r, behind + 1)):  # "a point and a half"
        return Quantity(count + 1 / _HALVES, 1, Counts.POINTS), half
    is_rather_a_time = behind == at and r.can(at, Part.ORDINAL, Part.YEAR_PART)
    if whole is None or whole <= _HALVES or is_rather_a_time:
        return None
    return Quantity(count / whole, counts=Counts.FRACTION), behind + 1


def _fraction(r: Reader, at: int, token: Digits) -> tuple[Quantity, int] | None:
    """2/3 of something; by itself, 2/3 is a date."""
    part, slash, whole = r.text(at).partition("/")
    is_of = r.can(at + 1, Part.OF) and not r.year(at + 2)
    if not (is_of and token.year is None and slash and 0 < int(part) < int(whole)):
        return None
    return Quantity(int(part) / int(whole), counts=Counts.FRACTION), at + 1
