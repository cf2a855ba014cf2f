"""Asking the review's data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from bot.answers.answer import Answer
from bot.answers.answering import answer
from bot.answers.queries import Compute, Operand, Query
from bot.data.spans import Span
from bot.figures.figure import Figure, Operation
from bot.figures.problems import Problem
from tests.answers.made_data import DATA
from tests.figures.made_tables import REVIEW

FIRST, SECOND, THIRD, FOURTH = REVIEW.periods
BY_MAY = Span.day(date(2012, 5, 29))

A = TypeVar("A", bound=Answer)
P = TypeVar("P", bound=Problem)


def ask(kind: type[A], query: Query) -> A:
    """The answer, of this type."""
    result = answer(query, DATA, "en")
    assert isinstance(result, kind)
    return result


def problem(kind: type[P], query: Query) -> P:
    """The problem, of this type."""
    result = answer(query, DATA, "en")
    assert isinstance(result, kind)
    return result


def value(*operands: Operand, operation: Operation = Operation.VALUE) -> Compute:
    """A question about some figures."""
    return Compute(operation, operands)


def numbers(figures: Sequence[Figure]) -> list[float]:
    """The values of some figures."""
    return [figure.value for figure in figures]
