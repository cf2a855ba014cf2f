"""Figures in digits: exact ones plainly, approximate ones as "about", rounded or as a range."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, floor, log10

from bot.figures.figure import Basis, Figure, Operation, Unit
from bot.languages import Language

DECIMALS = 2
"""Decimals of a percentage that is known exactly, the most that are shown."""
_ABOUT_DECIMALS = 1
"""Decimals of an approximate percentage, difference or ratio."""
_POINT = 0.01
"""One percentage point, as a fraction."""
_ABOUT_DIGITS = 3
"""Significant digits of an approximate count."""
_PRECISION = 6
"""Decimals that count when a number is rounded outwards; a hair of floating point would make a step of it."""
_ROUND_DIGITS = 2
"""Digits to which a round number counts as known, at least."""
_WIDER = 1.1
"""How much wider than the range itself its rounded form may be."""
_MANY = 100
"""How many times as much is told with one decimal only."""
_STEPS = (0.1, 0.5, 1, 5, 10, 50, 100)
"""To what a mean may be rounded, the finest first."""
_COARSE = 100
"""How much larger a mean is than what it is rounded to, at least."""
_NARROW = 0.2
"""How far apart the least and the most that "one in so many" can be may lie, to be told as one number."""
_WHOLE_PERCENT = 0.1
"""Relative changes of at least this are told in whole percent."""

_Format = Callable[[float, int], str]
"""A number, with decimals, in digits."""


def value(figure: Figure, language: Language, decimals: int = DECIMALS) -> str:
    """The figure as its unit is written: 165,471; 3.41%; 4.56 (points, without a sign); 0.43.

    A share that is known exactly has `decimals`, unless it says itself how many it has.
    """
    match figure.unit:
        case Unit.COUNT:
            return _count(figure, language)
        case Unit.SHARE:
            return _scaled(figure, language, language.percent, _POINT, decimals)
        case Unit.POINTS:
            return _scaled(
                figure, language, lambda part, most: language.number(abs(part) * 100, most), _POINT
            )
        case Unit.RATIO:
            return _ratio(figure, language)
        case Unit.CHANGE:
            if figure.about and figure.low is None:
                return about(_change_as_known(figure, language), language)
            decimals = 0 if abs(figure.value) >= _WHOLE_PERCENT else 1
            return _ranged(figure, language, lambda part: language.percent(abs(part), decimals))
        case Unit.DAYS:
            return language.tell_count("{count} day", "{count} days", int(figure.value))
        case Unit.ONE_IN | Unit.PER_DAY | Unit.PER_MONTH:
            return _mean(figure, language)


def _count(figure: Figure, language: Language) -> str:
    """165,471; about 357,000 where three digits are certain; about 68,000–69,000 or at most 26 elsewhere."""
    if figure.low is None:
        # What was computed from a number that a source calls "about" has no more digits than that.
        loose = figure.about and figure.operation is not None
        number = language.number(three_digits(abs(figure.value)) if loose else abs(figure.value))
        return about(number, language) if figure.about else number
    if figure.bounds[0] < 0 < figure.bounds[1]:
        return _range(language, *(signed_count(bound, language) for bound in figure.bounds))
    low, high = sorted(map(abs, figure.bounds))
    if not low and high:
        return language.tell("at most {number}", number=language.number(high))
    if _is_certain(figure, _step(abs(figure.value))):
        return about(language.number(three_digits(abs(figure.value))), language)
    return _range(language, *map(language.number, _rounded(low, high)))


def _ratio(figure: Figure, language: Language) -> str:
    """0.43; 124.7; about 2.3; about 0.06: of what is approximate the digits that are sure."""
    value = abs(figure.value)
    if figure.low is None:
        # Of what is more than a hundred times as much, two decimals are noise.
        return _scaled(figure, language, language.number, decimals=DECIMALS if value < _MANY else 1)
    first = max(-floor(log10(value)), 1) if value else 1
    decimals = first + 1 if value < 1 and _is_certain(figure, 10**-first / 20) else first
    if _is_certain(figure, 10**-decimals):
        return about(language.number(figure.value, decimals), language)
    return _ranged(figure, language, lambda number: language.number(abs(number), decimals))


def _mean(figure: Figure, language: Language) -> str:
    """1,504.3; about 1,320 where all that it can be is within a few of that; about 66.7–200.0."""
    value = abs(figure.value)
    if figure.low is not None and value >= 1:
        for step in _STEPS:
            if step * _COARSE < value and _is_certain(figure, step):
                decimals = 1 if step < 1 else 0
                return about(language.number(round(value / step) * step, decimals), language)
    return _ranged(figure, language, lambda number: language.number(abs(number), 1))


def _rounded(low: float, high: float) -> tuple[int, int]:
    """Two bounds of a count in as few digits as keep them apart, and no more than a tenth further apart."""
    step = 10 ** ceil(log10(max(high - low, 1)))
    while True:
        first, last = (round(bound / step) * step for bound in (low, high))
        if step == 1 or 0 < last - first <= (high - low) * _WIDER:
            return first, last
        step //= 10


def _scaled(
    figure: Figure, language: Language, text: _Format, unit: float = 1, decimals: int = DECIMALS
) -> str:
    """3.41%; about 6.4%; about 4.6–4.8%; `unit` is what prints as 1."""
    if figure.low is None:
        printed = decimals if figure.decimals is None else min(figure.decimals, DECIMALS)
        if figure.about and figure.operation:
            printed = min(printed, _ABOUT_DECIMALS)
        return _ranged(figure, language, lambda number: text(number, printed))
    if _is_certain(figure, unit / 10**_ABOUT_DECIMALS):
        return about(text(figure.value, _ABOUT_DECIMALS), language)
    low, high = sorted(figure.bounds, key=abs)
    if not low:
        return language.tell("at most {number}", number=text(high, DECIMALS))
    return _ranged(figure, language, lambda number: text(number, _ABOUT_DECIMALS))


def _ranged(figure: Figure, language: Language, text: Callable[[float], str]) -> str:
    """29.3; about 29.3; about 29.1–29.5."""
    if figure.low is not None:
        return _range(language, *map(text, sorted(figure.bounds, key=abs)))
    return about(text(figure.value), language) if figure.about else text(figure.value)


def one_in(figure: Figure, language: Language) -> str:
    """One in 12.5; one in about 15.5; one in about 66.7–200.0."""
    decimals = 1 if abs(figure.value) < _MANY else 0
    low, high = sorted(map(abs, figure.bounds))
    if high - low <= _NARROW:
        number = language.number(abs(figure.value), decimals)
    else:
        number = f"{language.number(low, decimals)}–{language.number(high, decimals)}"
    if figure.about or figure.low is not None:
        return language.tell("one in about {number}", number=number)
    return language.tell("one in {number}", number=number)


def points(figure: Figure, language: Language) -> str:
    """A difference of shares in percentage points, without its sign: 0.81; about 1.58."""
    text = language.number(abs(figure.value) * 100, DECIMALS)
    return text if figure.low is None else about(text, language)


def signed_points(figure: Figure, language: Language) -> str:
    """A difference of shares in percentage points, with its sign: −0.81; about −1.58."""
    text = signed(figure.value, language)
    return text if figure.low is None else about(text, language)


def signed(difference: float, language: Language) -> str:
    """A difference of shares, a fraction, in percentage points with its sign: −1.58."""
    return f"{'−' if difference < 0 else '+'}{language.number(abs(difference) * 100, DECIMALS)}"


def about(number: str, language: Language) -> str:
    """About 357,000."""
    return language.tell("about {number}", number=number)


def all_digits(figure: Figure, language: Language) -> str:
    """A number with the digits that are computed with: 68,387; 3.41%; 6.4401%."""
    if figure.unit is Unit.CHANGE and figure.about and figure.low is None:
        text = _with_minus(figure.value, lambda _: _change_as_known(figure, language))
    else:
        decimals = DECIMALS if figure.decimals is None else figure.decimals
        text = _plain(figure.value, figure.unit, language, decimals)
    return about(text, language) if figure.basis is Basis.APPROXIMATE or figure.about else text


def bounds(figure: Figure, language: Language) -> str:
    """All that a figure can be, rounded outwards: 68,100–69,100; 6.43–6.45%; −1.62 to −1.55."""
    low, high = figure.bounds
    decimals = 1 if figure.unit is Unit.CHANGE else DECIMALS
    if figure.unit is Unit.COUNT:
        low, high = apart(low, high) if low >= 0 else (low, high)
    else:
        is_part = figure.unit in (Unit.SHARE, Unit.POINTS, Unit.CHANGE)
        low, high = _outwards(low, high, decimals + 2 if is_part else decimals)
    least, most = (_plain(bound, figure.unit, language, decimals) for bound in (low, high))
    if figure.unit is Unit.SHARE:
        least = least.removesuffix("%")
    return language.tell("{low} to {high}", low=least, high=most) if low < 0 else f"{least}–{most}"


def _plain(number: float, unit: Unit, language: Language, decimals: int) -> str:
    """A value or a bound in its unit, with a sign; counts have no decimals."""
    match unit:
        case Unit.POINTS:
            return signed(number, language)
        case Unit.SHARE | Unit.CHANGE:
            return _with_minus(number, lambda part: language.percent(part, decimals))
        case Unit.COUNT:
            return signed_count(number, language)
        case _:
            return _with_minus(number, lambda part: language.number(part, DECIMALS))


def three_digits(number: float) -> int:
    """An approximate count, rounded to its first three digits: 68,387 is 68,400."""
    step = _step(abs(number))
    return round(number / step) * step


def apart(low: float, high: float) -> tuple[int, int]:
    """Two bounds of a count, rounded outwards to three digits, or to as many as keep them apart."""
    step = _step(high)
    while step > 1 and round(low / step) == round(high / step):
        step //= 10
    return floor(low / step) * step, ceil(high / step) * step


def _outwards(low: float, high: float, decimals: int) -> tuple[float, float]:
    """Two bounds, rounded outwards to some decimals; what is only noise of floating point doesn't count."""
    scale = 10**decimals
    return floor(round(low * scale, _PRECISION)) / scale, ceil(round(high * scale, _PRECISION)) / scale


def _change_as_known(figure: Figure, language: Language) -> str:
    """A relative change of "about" figures, without digits that aren't known: 380% for 379%."""
    size = abs(figure.value)
    finest = _POINT if size >= _WHOLE_PERCENT else _POINT / 10
    step = 10.0 ** floor(log10(max(min(size, 2 * _leeway(figure)), finest)))
    return language.percent(round(size / step) * step, 0 if step >= _POINT else 1)


def _leeway(figure: Figure) -> float:
    """By how much a number may be off: "about 1,500" by 50, half of one in its last digit that isn't 0.

    Round numbers count as known to two digits.
    """
    if not (figure.about and figure.value):
        return 0
    if figure.decimals is not None:
        return 0.5 / 10 ** (figure.decimals + 2)
    if not figure.parts:
        digits = f"{figure.value:.0f}"
        return 0.5 * 10 ** (len(digits) - max(len(digits.rstrip("0")), _ROUND_DIGITS))
    if figure.operation in (Operation.SUM, Operation.DIFFERENCE, Operation.COMPLEMENT):
        return sum(map(_leeway, figure.parts))
    quotient = figure.value + 1 if figure.operation is Operation.CHANGE else figure.value
    return abs(quotient) * sum(_leeway(part) / abs(part.value) for part in figure.parts if part.value)


def _is_certain(figure: Figure, step: float) -> bool:
    """Whether all that the figure can be lies within a step of what it rounds to."""
    rounded = round(figure.value / step) * step
    return all(abs(bound - rounded) <= step for bound in figure.bounds)


def _step(number: float) -> int:
    return 10 ** max(floor(log10(max(number, 1))) + 1 - _ABOUT_DIGITS, 0)


def signed_count(number: float, language: Language) -> str:
    """A difference of counts, with a minus where it is one down: −19,308."""
    return _with_minus(number, language.number)


def _with_minus(number: float, text: Callable[[float], str]) -> str:
    """A number that may be negative, with the minus of print and not the hyphen of Babel."""
    return f"{'−' if number < 0 else ''}{text(abs(number))}"


def _range(language: Language, low: str, high: str) -> str:
    if low == high:
        return about(low, language)
    if low.startswith("−"):
        return language.tell("between {low} and {high}", low=low, high=high)
    return language.tell("about {low}–{high}", low=low.removesuffix("%"), high=high)
