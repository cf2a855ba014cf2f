"""The days of the review periods, and what is asked about them, as the tests write it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from bot.core.figures import Figure
from bot.core.periods import Reading
from bot.core.problems import Problem
from bot.core.span_figures import SpanFigures, figures_of
from bot.core.spans import Span
from bot.core.table import Table

Read = Callable[[str], Reading | Problem]


def span(start: str, end: str) -> Span:
    """From one ISO date through another."""
    return Span(date.fromisoformat(start), date.fromisoformat(end))


def day(text: str) -> Span:
    """One day, by its ISO date."""
    return Span.day(date.fromisoformat(text))


FIRST = span("2011-11-17", "2012-03-05")
SECOND = span("2012-03-06", "2012-04-16")
THIRD = span("2012-04-17", "2012-05-29")
FOURTH = span("2012-05-30", "2012-07-20")
ALL = span("2011-11-17", "2012-07-20")


def figures_about(span: Span, table: Table) -> SpanFigures:
    """The figures of a span that lies in the table."""
    figures = figures_of(span, table)
    assert isinstance(figures, SpanFigures)
    return figures


def three_of(figures: SpanFigures) -> tuple[Figure, Figure, Figure]:
    """Reviewed, eligible, rate."""
    return figures.reviewed, figures.eligible, figures.rate
