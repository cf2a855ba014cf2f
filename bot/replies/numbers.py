"""Figures in digits: exact ones plainly, approximate ones as "about", rounded or as a range."""

from __future__ import annotations

from collections.abc import Callable
from math import floor, log10

from bot.figures.figure import Basis, Figure, Unit
from bot.languages import Language

DECIMALS = 2
"""Decimals of a percentage that is known exactly, the most that are shown."""
_ABOUT_DECIMALS = 1
"""Decimals of an approximate percentage, difference or ratio."""
_POINT = 0.01
"""One percentage point, as a fraction."""
_ABOUT_DIGITS = 3
"""Significant digits of an approximate count."""
_WHOLE_PERCENT = 0.1
"""From here on a relative change is told in whole percent."""

_Text = Callable[[float, int], str]
"""A number, with decimals, in digits."""


def value(figure: Figure, language: Language, decimals: int = DECIMALS) -> str:
    """The figure in the way of its unit: 165,471; 3.41%; 4.56 (points, without a sign); 0.43.

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
            return _scaled(figure, language, language.number)
        case Unit.CHANGE:
            decimals = 0 if abs(figure.value) >= _WHOLE_PERCENT else 1
            return _ranged(figure, language, lambda part: language.percent(abs(part), decimals))
        case Unit.DAYS:
            return language.tell_count("{count} day", "{count} days", int(figure.value))
        case Unit.ONE_IN | Unit.PER_DAY | Unit.PER_MONTH:
            return _ranged(figure, language, lambda number: language.number(abs(number), 1))


def _count(figure: Figure, language: Language) -> str:
    """165,471; about 357,000 where three digits are certain; about 68,000–69,000 or at most 26 elsewhere."""
    if figure.low is None:
        # What was computed from a number that a source calls "about" has no more digits than that.
        loose = figure.about and figure.operation is not None
        number = language.number(three_digits(abs(figure.value)) if loose else abs(figure.value))
        return about(number, language) if figure.about else number
    if figure.bounds[0] < 0 < figure.bounds[1]:
        return _range(language, *(_signed_count(bound, language) for bound in figure.bounds))
    low, high = sorted(map(abs, figure.bounds))
    if not low and high:
        return language.tell("at most {number}", number=language.number(high))
    if _is_certain(figure, _step(abs(figure.value))):
        return about(language.number(three_digits(abs(figure.value))), language)
    # a range, rounded to the power of ten that is nearest to its own width and still makes two of it
    step = 10 ** max(round(log10(max(high - low, 1))), 0)
    if round(low / step) == round(high / step):
        step = max(step // 10, 1)
    return _range(language, *(language.number(round(bound / step) * step) for bound in (low, high)))


def _scaled(
    figure: Figure, language: Language, text: _Text, unit: float = 1, decimals: int = DECIMALS
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
    """A number as it is reckoned with: 68,387; 3.41%; 6.4401%."""
    if figure.unit in (Unit.SHARE, Unit.CHANGE):
        text = language.percent(figure.value, DECIMALS if figure.decimals is None else figure.decimals)
    elif figure.unit is Unit.POINTS:
        text = signed(figure.value, language)
    elif figure.unit is Unit.COUNT:
        text = _signed_count(figure.value, language)
    else:
        text = language.number(figure.value, DECIMALS)
    return about(text, language) if figure.basis is Basis.APPROXIMATE or figure.about else text


def bounds(figure: Figure, language: Language) -> str:
    """All that a figure can be: 68,100–69,100; 6.43–6.45%; −1.62 to −1.55."""
    low, high = figure.bounds
    match figure.unit:
        case Unit.COUNT if low >= 0:
            texts = [language.number(bound) for bound in apart(low, high)]
        case Unit.COUNT:
            texts = [_signed_count(bound, language) for bound in (low, high)]
        case Unit.SHARE:
            texts = [language.number(low * 100, DECIMALS), language.percent(high, DECIMALS)]
        case Unit.POINTS:
            texts = [signed(bound, language) for bound in (low, high)]
        case Unit.CHANGE:
            texts = [language.percent(bound, 1).replace("-", "−") for bound in (low, high)]
        case _:
            texts = [language.number(bound, DECIMALS) for bound in (low, high)]
    return language.tell("{low} to {high}", low=texts[0], high=texts[1]) if low < 0 else "–".join(texts)


def three_digits(number: float) -> int:
    """An approximate count, rounded to its first three digits: 68,387 is 68,400."""
    step = _step(number)
    return round(number / step) * step


def apart(low: float, high: float) -> tuple[int, int]:
    """Two bounds of a count, rounded to three digits, or to as many as keep them apart."""
    step = _step(high)
    while step > 1 and round(low / step) == round(high / step):
        step //= 10
    return round(low / step) * step, round(high / step) * step


def _is_certain(figure: Figure, step: float) -> bool:
    """Whether all that the figure can be lies within a step of what it rounds to."""
    rounded = round(figure.value / step) * step
    return all(abs(bound - rounded) <= step for bound in figure.bounds)


def _step(number: float) -> int:
    return 10 ** max(floor(log10(max(number, 1))) + 1 - _ABOUT_DIGITS, 0)


def _signed_count(number: float, language: Language) -> str:
    return f"{'−' if number < 0 else ''}{language.number(abs(number))}"


def _range(language: Language, low: str, high: str) -> str:
    if low == high:
        return about(low, language)
    if low.startswith("−"):
        return language.tell("between {low} and {high}", low=low, high=high)
    return language.tell("about {low}–{high}", low=low.removesuffix("%"), high=high)
