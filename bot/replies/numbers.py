"""Figures in digits: exact ones plainly, approximate ones as "about", rounded or as a range."""

from __future__ import annotations

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


def value(figure: Figure, language: Language, decimals: int = DECIMALS) -> str:
    """The figure as its unit is written, without a sign: 165,471; 3.41%; 4.56 (points); 0.43.

    A share that is known exactly has `decimals`, unless it says itself how many it has.
    """
    match figure.unit:
        case Unit.COUNT:
            return _count(figure, language)
        case Unit.SHARE:
            return _percentage(figure, language, decimals)
        case Unit.POINTS:
            return _percentage(figure, language, DECIMALS)
        case Unit.RATIO:
            return _ratio(figure, language)
        case Unit.CHANGE if figure.about and figure.low is None:
            return _about(_change_as_known(figure, language), language)
        case Unit.CHANGE:
            return _shown(figure, language, 0 if abs(figure.value) >= _WHOLE_PERCENT else 1)
        case Unit.DAYS:
            return language.tell_count("{count} day", "{count} days", int(figure.value))
        case Unit.ONE_IN | Unit.PER_DAY | Unit.PER_MONTH:
            return _mean(figure, language)


def _count(figure: Figure, language: Language) -> str:
    """165,471; about 357,000 where three digits are certain; about 68,000–69,000 or at most 26 elsewhere."""
    if figure.low is None:
        # What was computed from a number that a source calls "about" has no more digits than that.
        loose = figure.about and figure.operation is not None
        number = language.number(_three_digits(abs(figure.value)) if loose else abs(figure.value))
        return _about(number, language) if figure.about else number
    if figure.bounds[0] < 0 < figure.bounds[1]:
        return _range(language, *(_signed(bound, figure.unit, language) for bound in figure.bounds))
    low, high = sorted(map(abs, figure.bounds))
    if not low and high:
        return language.tell("at most {number}", number=language.number(high))
    if _is_certain(figure, _step(abs(figure.value))):
        return _about(language.number(_three_digits(abs(figure.value))), language)
    return _range(language, *map(language.number, _rounded(low, high)))


def _percentage(figure: Figure, language: Language, decimals: int) -> str:
    """3.41%; about 6.4%; about 4.6–4.8%; of points without the sign for percent."""
    if figure.low is None:
        printed = decimals if figure.decimals is None else min(figure.decimals, DECIMALS)
        loose = figure.about and figure.operation is not None
        return _shown(figure, language, min(printed, _ABOUT_DECIMALS) if loose else printed)
    if _is_certain(figure, _POINT / 10**_ABOUT_DECIMALS):
        return _about(_digits(figure.value, figure.unit, language, _ABOUT_DECIMALS), language)
    low, high = sorted(figure.bounds, key=abs)
    if not low:
        return language.tell("at most {number}", number=_digits(high, figure.unit, language))
    return _shown(figure, language, _ABOUT_DECIMALS)


def _ratio(figure: Figure, language: Language) -> str:
    """0.43; 124.7; about 2.3; about 0.06: of what is approximate the digits that are sure."""
    size = abs(figure.value)
    if figure.low is None:
        # Of what is more than a hundred times as much, two decimals are noise.
        return _shown(figure, language, _ABOUT_DECIMALS if figure.about or size >= _MANY else DECIMALS)
    first = max(-floor(log10(size)), 1) if size else 1
    decimals = first + 1 if size < 1 and _is_certain(figure, 10**-first / 20) else first
    if _is_certain(figure, 10**-decimals):
        return _about(_digits(size, figure.unit, language, decimals), language)
    return _shown(figure, language, decimals)


def _mean(figure: Figure, language: Language) -> str:
    """1,504.3; about 1,320 where all that it can be is within a few of that; about 66.7–200.0."""
    size = abs(figure.value)
    if figure.low is not None and size >= 1:
        for step in _STEPS:
            if step * _COARSE < size and _is_certain(figure, step):
                return _about(language.number(round(size / step) * step, 1 if step < 1 else 0), language)
    return _shown(figure, language, 1)


def _shown(figure: Figure, language: Language, decimals: int) -> str:
    """29.3; about 29.3; about 29.1–29.5."""
    least, most = (
        _digits(bound, figure.unit, language, decimals) for bound in sorted(figure.bounds, key=abs)
    )
    if figure.low is not None:
        return _range(language, least, most)
    return _about(least, language) if figure.about else least


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
    text = _digits(figure.value, Unit.POINTS, language)
    return text if figure.low is None else _about(text, language)


def all_digits(figure: Figure, language: Language) -> str:
    """A number with its sign and the digits that are computed with: 68,387; 6.4401%; −1.58 (points)."""
    if figure.unit is Unit.CHANGE and figure.about and figure.low is None:
        text = f"{'−' if figure.value < 0 else ''}{_change_as_known(figure, language)}"
    else:
        decimals = DECIMALS if figure.decimals is None else figure.decimals
        text = _signed(figure.value, figure.unit, language, decimals)
    return _about(text, language) if figure.basis is Basis.APPROXIMATE or figure.about else text


def rounded(figure: Figure, language: Language) -> str:
    """An approximate count with its sign, to its first three digits: about 68,400; about −6,020."""
    return _about(_signed(_three_digits(figure.value), Unit.COUNT, language), language)


def bounds(figure: Figure, language: Language) -> str:
    """All that a figure can be, rounded outwards: 68,100–69,100; 6.43–6.45%; −1.62 to −1.55."""
    low, high = figure.bounds
    decimals = 1 if figure.unit is Unit.CHANGE else DECIMALS
    if figure.unit is Unit.COUNT:
        low, high = apart(low, high) if low >= 0 else (low, high)
    else:
        is_part = figure.unit in (Unit.SHARE, Unit.POINTS, Unit.CHANGE)
        low, high = _outwards(low, high, decimals + 2 if is_part else decimals)
    least, most = (_signed(bound, figure.unit, language, decimals) for bound in (low, high))
    if figure.unit is Unit.SHARE:
        least = least.removesuffix("%")
    return language.tell("{low} to {high}", low=least, high=most) if low < 0 else f"{least}–{most}"


def apart(low: float, high: float) -> tuple[int, int]:
    """Two bounds of a count, rounded outwards to three digits, or to as many as keep them apart."""
    step = _step(high)
    while step > 1 and round(low / step) == round(high / step):
        step //= 10
    return floor(low / step) * step, ceil(high / step) * step


def _rounded(low: float, high: float) -> tuple[int, int]:
    """Two bounds of a count in as few digits as keep them apart, and no more than a tenth further apart."""
    step = 10 ** ceil(log10(max(high - low, 1)))
    while True:
        first, last = (round(bound / step) * step for bound in (low, high))
        if step == 1 or 0 < last - first <= (high - low) * _WIDER:
            return first, last
        step //= 10


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


def _three_digits(number: float) -> int:
    """An approximate count, rounded to its first three digits: 68,387 is 68,400."""
    step = _step(abs(number))
    return round(number / step) * step


def _step(number: float) -> int:
    return 10 ** max(floor(log10(max(number, 1))) + 1 - _ABOUT_DIGITS, 0)


def _digits(number: float, unit: Unit, language: Language, decimals: int = DECIMALS) -> str:
    """A number in its unit, without a sign; counts have no decimals."""
    match unit:
        case Unit.SHARE | Unit.CHANGE:
            return language.percent(abs(number), decimals)
        case Unit.POINTS:
            return language.number(abs(number) * 100, decimals)
        case Unit.COUNT:
            return language.number(abs(number))
        case _:
            return language.number(abs(number), decimals)


def _signed(number: float, unit: Unit, language: Language, decimals: int = DECIMALS) -> str:
    """The same with the minus of print, and not the hyphen of Babel; a difference has a plus, too."""
    plus = "+" if unit is Unit.POINTS else ""
    return f"{'−' if number < 0 else plus}{_digits(number, unit, language, decimals)}"


def _about(number: str, language: Language) -> str:
    return language.tell("about {number}", number=number)


def _range(language: Language, low: str, high: str) -> str:
    if low == high:
        return _about(low, language)
    if low.startswith("−"):
        return language.tell("between {low} and {high}", low=low, high=high)
    return language.tell("about {low}–{high}", low=low.removesuffix("%"), high=high)
