"""Figures in words and digits: exact ones plainly, approximate ones as "about", rounded or as a range."""

from __future__ import annotations

from collections.abc import Callable
from math import floor, log10

from bot.core.figures import Basis, Figure
from bot.core.language import Language
from bot.core.span_figures import RATE_DECIMALS

_ABOUT_DECIMALS = 1
"""Decimals of an approximate percentage, difference or ratio."""
_POINT = 0.01
"""One percentage point, as a fraction."""
_ABOUT_DIGITS = 3
"""Significant digits of an approximate count."""


def count(figure: Figure, language: Language) -> str:
    """165,471; about 357,000 where three digits are certain; about 68,000–69,000 or at most 26 elsewhere."""
    _ = language.gettext
    if figure.low is None or figure.high is None:
        number = language.number(figure.value)
        return about(number, language) if figure.about else number
    if not figure.low and figure.high:
        return _("at most {number}").format(number=language.number(figure.high))
    step = _step(figure.value)
    if not _certain(figure, step):
        # a range, rounded to the power of ten that is nearest to its own width and still makes two of it
        step = 10 ** max(round(log10(max(figure.high - figure.low, 1))), 0)
        if round(figure.low / step) == round(figure.high / step):
            step = max(step // 10, 1)
        low, high = (language.number(round(bound / step) * step) for bound in (figure.low, figure.high))
        return _range(low, high, language)
    return about(language.number(three_digits(figure.value)), language)


def percent(figure: Figure, language: Language) -> str:
    """3.41%; about 6.4%; about 4.6–4.8%."""
    return _scaled(figure, language, language.percent, _POINT)


def points(figure: Figure, language: Language) -> str:
    """A difference of rates in percentage points, without its sign: 4.56; about 3.3."""
    return _scaled(
        figure, language, lambda value, decimals: language.number(abs(value) * 100, decimals), _POINT
    )


def signed_points(figure: Figure, language: Language) -> str:
    """A part of a difference of rates in percentage points, with its sign: −0.81; about −1.58."""
    points = signed(figure.value, language)
    return points if figure.low is None else about(points, language)


def signed(difference: float, language: Language) -> str:
    """A difference of rates, a fraction, in percentage points with its sign: −1.58."""
    return f"{'−' if difference < 0 else '+'}{language.number(abs(difference) * 100, RATE_DECIMALS)}"


def ratio(figure: Figure, language: Language) -> str:
    """0.43; about 0.6."""
    return _scaled(figure, language, language.number)


def basis(figure: Figure, language: Language) -> str:
    """The basis as a word."""
    _ = language.gettext
    return {
        Basis.PUBLISHED: _("published"),
        Basis.DERIVED: _("derived"),
        Basis.APPROXIMATE: _("approximate"),
    }[figure.basis]


def _scaled(figure: Figure, language: Language, text: Callable[[float, int], str], unit: float = 1) -> str:
    """A fraction; `unit` is what prints as 1."""
    if figure.low is None or figure.high is None:
        printed = RATE_DECIMALS if figure.decimals is None else min(figure.decimals, RATE_DECIMALS)
        number = text(figure.value, printed)
        return about(number, language) if figure.about else number
    if _certain(figure, unit / 10**_ABOUT_DECIMALS):
        return about(text(figure.value, _ABOUT_DECIMALS), language)
    low, high = sorted((figure.low, figure.high), key=abs)
    return _range(text(low, _ABOUT_DECIMALS), text(high, _ABOUT_DECIMALS), language)


def _certain(figure: Figure, step: float) -> bool:
    """Whether all that the figure can be lies within a step of what it rounds to."""
    rounded = round(figure.value / step) * step
    return all(abs(bound - rounded) <= step for bound in (figure.low, figure.high) if bound is not None)


def three_digits(value: float) -> int:
    """An approximate count, rounded to its first three digits: 68,387 is 68,400."""
    step = _step(value)
    return round(value / step) * step


def apart(low: float, high: float) -> tuple[int, int]:
    """Two bounds of a count, rounded to three digits, or to as many as keep them apart."""
    step = _step(high)
    while step > 1 and round(low / step) == round(high / step):
        step //= 10
    return round(low / step) * step, round(high / step) * step


def _step(value: float) -> int:
    return 10 ** max(floor(log10(max(value, 1))) + 1 - _ABOUT_DIGITS, 0)


def about(number: str, language: Language) -> str:
    """About 357,000."""
    _ = language.gettext
    return _("about {number}").format(number=number)


def _range(low: str, high: str, language: Language) -> str:
    _ = language.gettext
    if low == high:
        return about(low, language)
    return _("about {low}–{high}").format(low=low.removesuffix("%"), high=high)
