"""What a question states, confirmed or set right first."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import Enum, auto

from bot.answers.answer import Answer, CombinedAnswer, PartsAnswer, RankingAnswer, SeriesAnswer, ValueAnswer
from bot.answers.queries import Claim
from bot.figures.arithmetic import change as change_of
from bot.figures.figure import Figure, Unit
from bot.replies.sentences import direction

_PERCENT = (Unit.SHARE, Unit.POINTS, Unit.CHANGE)
_NUMBERS = tuple(unit for unit in Unit if unit not in (Unit.SHARE, Unit.CHANGE))
_COMPARED = (Unit.POINTS, Unit.CHANGE)
_HALF = Decimal("0.5")
SHOWN = 2
"""Decimals of a percentage that a reply shows."""


class Verdict(Enum):
    """Whether what a question states is so."""

    RIGHT = auto()
    ROUGHLY = auto()
    """It is, rounded, or lies within what an approximate figure can be."""
    POINTS = auto()
    """It was stated in percent, and is so in percentage points."""
    WRONG = auto()
    UNCLEAR = auto()
    """Bounds overlap, so that it may be either."""


def verdict(claim: Claim, answer: Answer) -> Verdict | None:
    """Whether a claim is so; None where the answer has nothing to hold against it."""
    figures = list(_figures(answer))
    changes = [figure for figure in figures if figure.unit in _COMPARED or _is_difference(figure)]
    if claim.direction:
        if not changes:
            return None
        ways = {direction(figure) for figure in changes}
        if ways == {0}:
            return Verdict.WRONG if all(figure.bounds == (0, 0) for figure in changes) else Verdict.UNCLEAR
        if claim.direction not in ways:
            return Verdict.WRONG
        if claim.value is None:
            return Verdict.RIGHT
        figures = [*changes, *(figure for figure in figures if figure.unit is Unit.RATIO)]
    if claim.value is None:
        return None
    units = _PERCENT if claim.percent else _NUMBERS
    judged = [(_judged(claim, figure), figure) for figure in figures if figure.unit in units]
    if not judged:
        return None
    best, figure = min(judged, key=lambda pair: _ORDER.index(pair[0]))
    in_points = claim.percent and figure.unit is Unit.POINTS and best is not Verdict.WRONG
    return Verdict.POINTS if in_points else best


_ORDER = [Verdict.RIGHT, Verdict.ROUGHLY, Verdict.UNCLEAR, Verdict.WRONG]


def relative_change(answer: Answer) -> Figure | None:
    """The relative change that an answer has, or that is in it."""
    return next((figure for figure in _figures(answer) if figure.unit is Unit.CHANGE), None)


def _is_difference(figure: Figure) -> bool:
    return figure.unit is Unit.COUNT and figure.operation == "difference"


def _figures(answer: Answer) -> Iterable[Figure]:
    """What a claim may be about: the figures of the answer, and how they differ."""
    match answer:
        case ValueAnswer(result=result, found=found, before=before, change=change, related=related):
            yield from result or found.figures
            yield from (figure for figure in related if figure.unit is Unit.SHARE)
            if before and change:
                yield change
                yield from _relative(before.figure, found.figure)
        case CombinedAnswer(results=results, also=also):
            yield from results
            yield from also
        case SeriesAnswer(items=items, change=change, ratio=ratio):
            yield from (figure for figure in (change, ratio) if figure)
            if change:
                yield from _relative(items[0].figure, items[-1].figure)
        case RankingAnswer(ranked=ranked, winners=winners):
            yield from (found.figure for found in ranked[:winners])
        case PartsAnswer(totals=totals, periods=periods):
            for row in (totals or periods)[-1:]:
                yield from (found.figure for found in row.groups)
        case _:
            return


def _relative(first: Figure, second: Figure) -> Iterable[Figure]:
    """The relative change between two figures; nothing starts from none."""
    return () if first.bounds[0] <= 0 else (change_of(first, second),)


def _judged(claim: Claim, figure: Figure) -> Verdict:
    """A stated number against a figure, in as many digits as it was stated with."""
    scale = 100 if figure.unit in _PERCENT else 1
    said = Decimal(f"{abs(claim.value or 0) * scale:.10g}")
    half = _unit(said if scale > 1 else said.normalize()) * _HALF
    low, high = sorted(Decimal(repr(abs(bound) * scale)) for bound in figure.bounds)
    value = Decimal(repr(abs(figure.value) * scale))
    told_in_decimals = figure.unit in (*_PERCENT, Unit.RATIO)
    if said == value or (told_in_decimals and said == round(value, max(SHOWN, _decimals(said)))):
        return Verdict.RIGHT
    # A relative change is told in whole percent; a share that is stated so is rounded.
    if scale > 1 and (_decimals(said) or figure.unit is Unit.CHANGE) and abs(value - said) <= half:
        return Verdict.RIGHT
    # One in twelve and one in thirteen are both said of one in 12.5.
    near = 1 if figure.unit is Unit.ONE_IN else half
    if low - near <= said <= high + near:
        return Verdict.ROUGHLY
    return Verdict.WRONG


def _decimals(said: Decimal) -> int:
    exponent = said.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _unit(said: Decimal) -> Decimal:
    """One in the last digit that was stated: 1000 of 23E3; 0.1 of 3.4."""
    exponent = said.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
