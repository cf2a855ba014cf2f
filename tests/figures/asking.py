"""Looking the review up."""

from __future__ import annotations

from datetime import date

from bot.data.spans import Span
from bot.figures.figure import Basis, Figure, Operation
from bot.figures.found import Found
from bot.figures.lookup import find
from bot.figures.operand import Operand
from bot.figures.problems import NoSense, Reason
from bot.figures.sense import compute
from tests.figures.made_tables import REVIEW, REVIEW_DECLARATIONS

PUBLISHED, DERIVED, APPROXIMATE = Basis
FIRST, SECOND, THIRD, FOURTH = REVIEW.periods
LAST_TWO = Span(THIRD.start, FOURTH.end)
MAY = Span(date(2012, 5, 1), date(2012, 5, 31))


def by(month: int, day: int, year: int = 2012) -> Span:
    return Span.day(date(year, month, day))


def found(operand: Operand) -> Found:
    result = find(operand, REVIEW)
    assert isinstance(result, Found)
    return result


def of(measure: str, span: Span | None = None, group: str = "", place: str = "") -> Figure:
    return found(Operand(measure, span, group, place)).figure


def through(measure: str, span: Span | None = None, group: str = "", place: str = "") -> Found:
    return found(Operand(measure, span, group, place, upto=True))


def percent(figure: Figure) -> float:
    return round(100 * figure.value, 2)


def made(operation: Operation, *figures: Figure) -> Figure:
    result = compute(operation, figures, REVIEW_DECLARATIONS)
    assert isinstance(result, Figure)
    return result


def refused(operation: Operation, *figures: Figure) -> Reason:
    result = compute(operation, figures, REVIEW_DECLARATIONS)
    assert isinstance(result, NoSense)
    return result.reason
