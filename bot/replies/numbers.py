"""Figures in digits: exact ones plainly, approximate ones as "about", rounded or as a range."""

from __future__ import annotations

from collections.abc import Callable
from math import floor, log10

from bot.figures.figure import Basis, Figure, Unit
from bot.languages import Language

DECIMALS = 2
"""Of a percentage that is known exactly, and the most that are shown."""
_ABOUT_DECIMALS = 1
"""Of an approximate percentage, difference or ratio."""
_POINT = 0.01
"""One percentage point, as a fraction."""
_ABOUT_DIGITS = 3
"""Significant digits of an approximate count."""
_WHOLE_PERCENT = 0.1
"""From here on a relative change is told in whole percent."""


def value(figure: Figure, language: Language, decimals: int = DECIMALS) -> str:
    """The figure in the way of its unit: 165,471; 3.41%; 4.56 (points, without a sign); 0.43.

    Args:
        figure: the figure.
        language: whose forms it takes.
        decimals: of a share that is known exactly and says nothing on its decimals itself.
    """
    match figure.unit:
        case Unit.COUNT:
            return count(figure, language)
        case Unit.SHARE:
            return percent(figure, language, decimals)
        case Unit.POINTS:
            return points(figure, language)
        case Unit.CHANGE:
            return change(figure, language)
        case Unit.RATIO:
            return scaled(figure, language, language.number)
        case Unit.DAYS:
            days = int(figure.value)
            return language.ngettext("{count} day", "{count} days", days).format(count=language.number(days))
        case Unit.ONE_IN | Unit.PER_DAY:
            return one_digit(figure, language)


def count(figure: Figure, language: Language) -> str:
    """165,471; about 357,000 where three digits are certain; about 68,000–69,000 or at most 26 elsewhere."""
    _ = language.gettext
    if figure.low is None or figure.high is None:
        # What was computed from a number that a source calls "about" has no more digits than that.
        loose = figure.about and figure.operation is not None
        number = language.number(three_digits(abs(figure.value)) if loose else abs(figure.value))
        return about(number, language) if figure.about else number
    low, high = sorted((abs(figure.low), abs(figure.high)))
    if figure.low < 0 < figure.high:
        return _range(_sign(figure.low, language), _sign(figure.high, language), language)
    if not low and high:
        return _("at most {number}").format(number=language.number(high))
    step = _step(abs(figure.value))
    if not _certain(figure, step):
        # a range, rounded to the power of ten that is nearest to its own width and still makes two of it
        step = 10 ** max(round(log10(max(high - low, 1))), 0)
        if round(low / step) == round(high / step):
            step = max(step // 10, 1)
        rounded = [language.number(round(bound / step) * step) for bound in (low, high)]
        return _range(rounded[0], rounded[1], language)
    return about(language.number(three_digits(abs(figure.value))), language)


def percent(figure: Figure, language: Language, decimals: int = DECIMALS) -> str:
    """3.41%; about 6.4%; about 4.6–4.8%."""
    return scaled(figure, language, language.percent, _POINT, decimals)


def points(figure: Figure, language: Language) -> str:
    """A difference of shares in percentage points, without its sign: 4.56; about 3.3."""
    return scaled(
        figure, language, lambda share, decimals: language.number(abs(share) * 100, decimals), _POINT
    )


def signed_points(figure: Figure, language: Language) -> str:
    """A part of a difference of shares in percentage points, with its sign: −0.81; about −1.58."""
    text = signed(figure.value, language)
    return text if figure.low is None else about(text, language)


def signed(difference: float, language: Language) -> str:
    """A difference of shares, a fraction, in percentage points with its sign: −1.58."""
    return f"{'−' if difference < 0 else '+'}{language.number(abs(difference) * 100, DECIMALS)}"


def change(figure: Figure, language: Language) -> str:
    """A relative change without its sign: 57%; 4.2%."""
    decimals = 0 if abs(figure.value) >= _WHOLE_PERCENT else 1
    if figure.low is None or figure.high is None:
        text = language.percent(abs(figure.value), decimals)
        return about(text, language) if figure.about else text
    low, high = sorted((abs(figure.low), abs(figure.high)))
    return _range(language.percent(low, decimals), language.percent(high, decimals), language)


def one_digit(figure: Figure, language: Language) -> str:
    """29.3; about 29.3."""
    number = language.number(figure.value, 1)
    if figure.low is None or figure.high is None:
        return about(number, language) if figure.about else number
    return _range(language.number(figure.low, 1), language.number(figure.high, 1), language)


def scaled(
    figure: Figure,
    language: Language,
    text: Callable[[float, int], str],
    unit: float = 1,
    decimals: int = DECIMALS,
) -> str:
    """A fraction; `unit` is what prints as 1."""
    if figure.low is None or figure.high is None:
        printed = decimals if figure.decimals is None else min(figure.decimals, DECIMALS)
        if figure.about and figure.operation:
            printed = min(printed, _ABOUT_DECIMALS)
        number = text(figure.value, printed)
        return about(number, language) if figure.about else number
    if _certain(figure, unit / 10**_ABOUT_DECIMALS):
        return about(text(figure.value, _ABOUT_DECIMALS), language)
    low, high = sorted((figure.low, figure.high), key=abs)
    if not low:
        _ = language.gettext
        return _("at most {number}").format(number=text(high, DECIMALS))
    return _range(text(low, _ABOUT_DECIMALS), text(high, _ABOUT_DECIMALS), language)


def about(number: str, language: Language) -> str:
    """About 357,000."""
    _ = language.gettext
    return _("about {number}").format(number=number)


def basis(basis: Basis, language: Language) -> str:
    """The basis as a word."""
    _ = language.gettext
    return {
        Basis.PUBLISHED: _("published"),
        Basis.DERIVED: _("derived"),
        Basis.APPROXIMATE: _("approximate"),
    }[basis]


def all_digits(figure: Figure, language: Language) -> str:
    """A number as it is reckoned with: 68,387; 3.41%; 6.4401%."""
    if figure.unit in (Unit.SHARE, Unit.CHANGE):
        text = language.percent(figure.value, DECIMALS if figure.decimals is None else figure.decimals)
    elif figure.unit is Unit.POINTS:
        text = signed(figure.value, language)
    elif figure.unit is Unit.COUNT:
        text = _sign(figure.value, language)
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
            texts = [_sign(bound, language) for bound in (low, high)]
        case Unit.SHARE:
            texts = [language.percent(bound, DECIMALS) for bound in (low, high)]
            texts[0] = texts[0].removesuffix("%")
        case Unit.POINTS:
            texts = [signed(bound, language) for bound in (low, high)]
        case Unit.CHANGE:
            texts = [language.percent(bound, 1).replace("-", "−") for bound in (low, high)]
        case _:
            texts = [language.number(bound, DECIMALS) for bound in (low, high)]
    if low < 0:
        _ = language.gettext
        return _("{low} to {high}").format(low=texts[0], high=texts[1])
    return "–".join(texts)


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


def _certain(figure: Figure, step: float) -> bool:
    """Whether all that the figure can be lies within a step of what it rounds to."""
    rounded = round(figure.value / step) * step
    return all(abs(bound - rounded) <= step for bound in (figure.low, figure.high) if bound is not None)


def _step(number: float) -> int:
    return 10 ** max(floor(log10(max(number, 1))) + 1 - _ABOUT_DIGITS, 0)


def _sign(number: float, language: Language) -> str:
    return f"{'−' if number < 0 else ''}{language.number(abs(number))}"


def _range(low: str, high: str, language: Language) -> str:
    _ = language.gettext
    if low == high:
        return about(low, language)
    if low.startswith("−"):
        return _("between {low} and {high}").format(low=low, high=high)
    return _("about {low}–{high}").format(low=low.removesuffix("%"), high=high)
