"""What a question states, confirmed or set right first."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import Enum, auto

from bot.answers.answer import Answer, CombinedAnswer, PartsAnswer, RankingAnswer, SeriesAnswer, ValueAnswer
from bot.answers.queries import Claim
from bot.figures.figure import Figure, Unit
from bot.replies.sentences import direction

_PERCENT = (Unit.SHARE, Unit.POINTS, Unit.CHANGE)
_COMPARED = (Unit.POINTS, Unit.CHANGE)
_HALF = Decimal("0.5")
_SHOWN = 2
"""Decimals of a percentage that a reply shows."""


class Verdict(Enum):
    """Whether what a question states is so."""

    RIGHT = auto()
    ROUGHLY = auto()
    """It is, rounded, or lies within what an approximate figure can be."""
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
        figures = changes
    if claim.value is None:
        return None
    if claim.percent:
        figures = [figure for figure in figures if figure.unit in _PERCENT]
    else:
        figures = [figure for figure in figures if figure.unit not in _PERCENT]
    if not figures:
        return None
    return min((_judged(claim.value, figure, percent=claim.percent) for figure in figures), key=_ORDER.index)


_ORDER = [Verdict.RIGHT, Verdict.ROUGHLY, Verdict.UNCLEAR, Verdict.WRONG]


def _is_difference(figure: Figure) -> bool:
    return figure.unit is Unit.COUNT and figure.operation == "difference"


def _figures(answer: Answer) -> Iterable[Figure]:
    """What a claim may be about: the figures of the answer, and how they differ."""
    match answer:
        case ValueAnswer(result=result, found=found, change=change, related=related):
            yield from result or found.figures
            yield from (figure for figure in related if figure.unit is Unit.SHARE)
            if change:
                yield change
        case CombinedAnswer(results=results, also=also):
            yield from results
            yield from also
        case SeriesAnswer(change=change, ratio=ratio):
            yield from (figure for figure in (change, ratio) if figure)
        case RankingAnswer(ranked=ranked, winners=winners):
            yield from (found.figure for found in ranked[:winners])
        case PartsAnswer(totals=totals, periods=periods):
            for row in (totals or periods)[-1:]:
                yield from (found.figure for found in row.groups)
        case _:
            return


def _judged(stated: float, figure: Figure, *, percent: bool) -> Verdict:
    """A stated number against a figure, in as many digits as it was stated with."""
    scale = 100 if percent else 1
    said = Decimal(f"{abs(stated) * scale:.10g}")
    half = _unit(said if percent else said.normalize()) * _HALF
    low, high = sorted(Decimal(repr(abs(bound) * scale)) for bound in figure.bounds)
    value = Decimal(repr(abs(figure.value) * scale))
    if said == value or (percent and said == round(value, max(_SHOWN, _decimals(said)))):
        return Verdict.RIGHT
    # A relative change is told in whole percent; a share that is stated so is rounded.
    if percent and (_decimals(said) or figure.unit is Unit.CHANGE) and abs(value - said) <= half:
        return Verdict.RIGHT
    if low - half <= said <= high + half:
        return Verdict.ROUGHLY
    return Verdict.WRONG


def _decimals(said: Decimal) -> int:
    exponent = said.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _unit(said: Decimal) -> Decimal:
    """One in the last digit that was stated: 1000 of 23E3; 0.1 of 3.4."""
    exponent = said.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
