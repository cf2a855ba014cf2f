"""Whether a number that is stated is that of a figure."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum, auto

from bot.answers.statements import Claim, Precision
from bot.figures.figure import Figure, Unit

_NEAR = Decimal("0.05")
"""How far off a number may be, as a part of the true one, to be called not quite right."""
_NEARLY, _ABOUT = 0.07, 0.1
"""How far off it may be of which "nearly" or "about" is said."""
_FRACTIONS = (0.25, 0.5, 0.75)
"""Shares that people state as "a quarter" and the like, where they needn't be so to the percent."""
_SHOWN = 2
"""Decimals of a percentage that a reply shows."""


class Verdict(Enum):
    """Whether what a question states is so."""

    RIGHT = auto()
    ROUGHLY = auto()
    """It is, rounded, or lies within what an approximate figure can be."""
    NOT_QUITE = auto()
    """It is near."""
    UNCLEAR = auto()
    """Bounds overlap, so that it may be either."""
    WRONG = auto()


_OFF = (Verdict.ROUGHLY, Verdict.NOT_QUITE, Verdict.WRONG)


def limited(claim: Claim, stated: float, figure: Figure) -> Verdict:
    """Whether a figure is above a number, where the limit is 1, or below it, where it is -1."""
    low, high = sorted(abs(bound) for bound in figure.bounds)
    if claim.or_equal and low == high == stated:
        return Verdict.RIGHT
    if low <= stated <= high and low < high:
        return Verdict.UNCLEAR
    return Verdict.RIGHT if (low > stated if claim.limit > 0 else high < stated) else Verdict.WRONG


def between(least: float, most: float, figure: Figure) -> Verdict:
    """Whether a figure lies between two numbers, both included."""
    low, high = sorted(abs(bound) for bound in figure.bounds)
    if least <= low and high <= most:
        return Verdict.RIGHT
    return Verdict.WRONG if high < least or most < low else Verdict.UNCLEAR


def held_against(
    stated: float, figure: Figure, *, is_part: bool, precision: Precision = Precision.PLAIN
) -> Verdict:
    """Compares a stated number with a figure, in as many digits as were stated."""
    plain = _held_plainly(stated, figure, is_part=is_part)
    off = abs(abs(figure.value) / stated - 1) if stated else 1.0
    match precision:
        case Precision.EXACT if plain is Verdict.ROUGHLY:
            return Verdict.NOT_QUITE
        case Precision.NEARLY | Precision.ABOUT if plain in _OFF:
            is_short = (abs(figure.value) < stated) is (stated >= 1 or figure.unit is not Unit.RATIO)
            if precision is Precision.NEARLY and is_short and off <= _NEARLY:
                return Verdict.RIGHT
            if precision is Precision.ABOUT and off <= _ABOUT:
                return Verdict.ROUGHLY
            return Verdict.NOT_QUITE if off <= 2 * _ABOUT else Verdict.WRONG
        case _:
            return plain


def _held_plainly(stated: float, figure: Figure, *, is_part: bool) -> Verdict:
    """Compares a stated number with a figure, where nothing says how near it has to be."""
    scale = 100 if is_part else 1
    said = Decimal(f"{abs(stated) * scale:.10g}")
    decimals = decimals_of(said)
    # Half of one in the last digit that was stated: 500 of 23,000; 0.05 of 3.4.
    half = Decimal(1).scaleb(_exponent(said if is_part else said.normalize())) / 2
    half = min(half, _NEAR * said) if figure.unit is Unit.RATIO else half  # 1.68 times is no double
    is_fraction = (figure.unit is Unit.SHARE and stated in _FRACTIONS) or (
        figure.unit is Unit.POINTS and round(stated * 100, 4) in _FRACTIONS  # of a point
    )
    if is_fraction:
        half = max(half, _NEAR * said)  # "half" is said of 47.6%
    low, high = sorted(Decimal(repr(abs(bound) * scale)) for bound in figure.bounds)
    value = Decimal(repr(abs(figure.value) * scale))
    # What is approximate is shown with one decimal: "2%" is right of about 2.0%.
    shown = _SHOWN if low == high else _SHOWN - 1
    is_shown_so = is_part and said in (round(value, max(each, decimals)) for each in (shown, _SHOWN))
    if said == value or (is_shown_so and high - low <= 2 * half):
        return Verdict.RIGHT
    # A relative change is told in whole percent; a share that is stated so is rounded.
    if is_part and (decimals or figure.unit is Unit.CHANGE) and abs(value - said) <= half:
        return Verdict.RIGHT
    if low - half <= said <= high + half:
        return Verdict.ROUGHLY
    near = 2 * half if is_fraction else _NEAR * value
    return Verdict.NOT_QUITE if abs(value - said) <= near else Verdict.WRONG


def decimals_of(said: Decimal) -> int:
    """How many decimals were stated."""
    return max(-_exponent(said), 0)


def _exponent(said: Decimal) -> int:
    exponent = said.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
