"""The one place where questions are answered: `answer(query, data, language)`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum, auto
from itertools import pairwise
from typing import assert_never

from bot import __version__
from bot.core.data import Data, Source
from bot.core.glossary import ABOUT, CRISIS, LEGAL_HELP, REASONS, Entry
from bot.core.problems import NoReleaseYet, Problem, SamePeriod, UnknownTerm
from bot.core.queries import (
    About,
    Beyond,
    Choose,
    Compare,
    Crisis,
    Explain,
    Extreme,
    Greeting,
    Help,
    LegalHelp,
    Periods,
    Query,
    Rate,
    Sources,
    Thanks,
    Total,
    Trend,
    Why,
)
from bot.core.span_figures import (
    Change,
    SpanFigures,
    change_between,
    figures_at,
    figures_of,
    figures_through,
)
from bot.core.spans import Span
from bot.core.table import Table


@dataclass(frozen=True, kw_only=True)
class _Answered:
    sources: tuple[Source, ...] = ()
    """What the figures or the text rest on."""


@dataclass(frozen=True)
class RateAnswer(_Answered):
    """The rate of a span, with its counts."""

    query: Rate
    figures: SpanFigures
    before: SpanFigures | None = None
    """The period before, where one period was asked about that isn't the first."""
    change: Change | None = None
    """From the period before."""
    touched: tuple[SpanFigures, ...] = ()
    """The single periods, where the span joins or cuts several."""


@dataclass(frozen=True)
class CompareAnswer(_Answered):
    """Two spans, and the change from the first to the second."""

    query: Compare
    first: SpanFigures
    second: SpanFigures
    change: Change


class Direction(StrEnum):
    """How a series went, period by period."""

    FELL = auto()
    ROSE = auto()
    MIXED = auto()
    LEVEL = auto()
    SINGLE = auto()
    """There is only one period."""


@dataclass(frozen=True)
class TrendAnswer(_Answered):
    """Every period's rate."""

    query: Trend
    periods: tuple[SpanFigures, ...]
    change: Change
    """From the first to the last period."""
    direction: Direction


@dataclass(frozen=True)
class TotalAnswer(_Answered):
    """The running total as of a day."""

    query: Total
    figures: SpanFigures
    """Through the last release on or before the day; `ends_after` where the table ends before it."""


@dataclass(frozen=True)
class PeriodsAnswer(_Answered):
    """The whole table."""

    query: Periods
    periods: tuple[SpanFigures, ...]
    total: SpanFigures


@dataclass(frozen=True)
class ExtremeAnswer(_Answered):
    """The period with the highest or the lowest rate."""

    query: Extreme
    figures: SpanFigures
    periods: tuple[SpanFigures, ...]
    """All of them, to see it among its like."""


@dataclass(frozen=True)
class ExplainAnswer(_Answered):
    """A page of the glossary."""

    query: Explain
    entry: Entry


@dataclass(frozen=True)
class WhyAnswer(_Answered):
    """The possible reasons, and the change that they are to explain."""

    query: Why
    entry: Entry
    first: SpanFigures
    last: SpanFigures


@dataclass(frozen=True)
class SourcesAnswer(_Answered):
    """Where the figures of a span come from."""

    query: Sources
    figures: SpanFigures


@dataclass(frozen=True)
class HelpAnswer(_Answered):
    """Which commands there are; their words and examples are the replies' business."""

    query: Help
    first: Span
    last: Span
    """The first and the last period, for examples that work."""
    term: str
    """A term that can be explained, likewise."""


@dataclass(frozen=True)
class AboutAnswer(_Answered):
    """What the bot covers."""

    query: About
    entry: Entry
    table: Span
    periods: int
    version: str


@dataclass(frozen=True)
class PageAnswer(_Answered):
    """A page for somebody who needs help."""

    query: LegalHelp | Crisis
    entry: Entry


@dataclass(frozen=True)
class TalkAnswer(_Answered):
    """A short human answer, with questions that the data can answer."""

    query: Greeting | Thanks | Beyond | Choose
    table: Span
    last: Span


Answer = (
    RateAnswer
    | CompareAnswer
    | TrendAnswer
    | TotalAnswer
    | PeriodsAnswer
    | ExtremeAnswer
    | ExplainAnswer
    | WhyAnswer
    | SourcesAnswer
    | HelpAnswer
    | AboutAnswer
    | PageAnswer
    | TalkAnswer
)


def answer(query: Query, data: Data, language: str) -> Answer | Problem:
    """Answers a question from the data.

    Args:
        query: the question. It may come from an old button, so nothing in it is taken for granted.
        data: what to answer from.
        language: the code of the language in which explanations are wanted.

    Returns:
        The answer, or the problem where the data has none.
    """
    table = data.table
    match query:
        case Rate():
            return _rate(query, data)
        case Compare():
            return _compare(query, data)
        case Trend():
            return _trend(query, data)
        case Total():
            return _total(query, data)
        case Periods():
            total = figures_through(len(table) - 1, table)
            return PeriodsAnswer(query, _all_periods(table), total, sources=_cited(data, total))
        case Extreme():
            return _extreme(query, data)
        case Explain(term):
            glossary = data.glossary(language)
            if term not in glossary:
                return UnknownTerm(term, (), tuple(entry.title for entry in glossary.terms))
            entry = glossary[term]
            return ExplainAnswer(query, entry, sources=data.cited(entry.sources))
        case Why():
            entry = data.glossary(language)[REASONS]
            first, last = figures_at(0, table), figures_at(len(table) - 1, table)
            return WhyAnswer(query, entry, first, last, sources=data.cited(entry.sources))
        case Sources(span):
            figures = figures_of(span or table.span, table)
            if isinstance(figures, Problem):
                return figures
            return SourcesAnswer(query, figures, sources=_cited(data, figures))
        case Help():
            term = data.glossary(language).terms[0].title.lower()
            return HelpAnswer(query, table.rows[0].span, table.rows[-1].span, term)
        case About():
            entry = data.glossary(language)[ABOUT]
            return AboutAnswer(
                query, entry, table.span, len(table), __version__, sources=data.cited(entry.sources)
            )
        case LegalHelp() | Crisis():
            entry = data.glossary(language)[LEGAL_HELP if isinstance(query, LegalHelp) else CRISIS]
            return PageAnswer(query, entry, sources=data.cited(entry.sources))
        case Greeting() | Thanks() | Beyond() | Choose():
            return TalkAnswer(query, table.span, table.rows[-1].span)
        case _:
            assert_never(query)


def _cited(data: Data, *figures: SpanFigures) -> tuple[Source, ...]:
    return data.cited(source for span in figures for source in span.rate.sources)


def _all_periods(table: Table) -> tuple[SpanFigures, ...]:
    return tuple(figures_at(at, table) for at in range(len(table)))


def _rate(query: Rate, data: Data) -> RateAnswer | Problem:
    table = data.table
    figures = figures_of(query.span, table)
    if isinstance(figures, Problem):
        return figures
    sources = _cited(data, figures)
    first, *more = figures.positions
    if more:
        touched = tuple(figures_at(at, table) for at in figures.positions)
        return RateAnswer(query, figures, touched=touched, sources=sources)
    if not first:
        return RateAnswer(query, figures, sources=sources)
    before = figures_at(first - 1, table)
    return RateAnswer(query, figures, before, change_between(before, figures), sources=sources)


def _compare(query: Compare, data: Data) -> CompareAnswer | Problem:
    table = data.table
    first, second = figures_of(query.first, table), figures_of(query.second, table)
    if isinstance(first, Problem):
        return first
    if isinstance(second, Problem):
        return second
    if first.span == second.span:
        others = [row.span for row in (table.rows[0], table.rows[-1]) if row.span != first.span]
        return SamePeriod("", first.span, others[0] if others else None)
    change = change_between(first, second)
    return CompareAnswer(query, first, second, change, sources=_cited(data, first, second))


def _trend(query: Trend, data: Data) -> TrendAnswer:
    periods = _all_periods(data.table)
    change = change_between(periods[0], periods[-1])
    return TrendAnswer(query, periods, change, _direction(periods), sources=_cited(data, *periods))


def _direction(periods: tuple[SpanFigures, ...]) -> Direction:
    steps = {
        (later.rate.value > earlier.rate.value) - (later.rate.value < earlier.rate.value)
        for earlier, later in pairwise(periods)
    }
    if not steps:
        return Direction.SINGLE
    if len(steps) > 1:
        return Direction.MIXED
    return {1: Direction.ROSE, -1: Direction.FELL, 0: Direction.LEVEL}[steps.pop()]


def _extreme(query: Extreme, data: Data) -> ExtremeAnswer:
    periods = _all_periods(data.table)
    pick = max if query.highest else min
    figures = pick(periods, key=lambda period: period.rate.value)
    return ExtremeAnswer(query, figures, periods, sources=_cited(data, figures))


def _total(query: Total, data: Data) -> TotalAnswer | Problem:
    table = data.table
    day = query.day or table.span.end
    out = table.ended_by(day)
    if not out:
        return NoReleaseYet("", day, table.rows[0].span)
    figures = replace(figures_through(out - 1, table), ends_after=day > table.span.end)
    return TotalAnswer(query, figures, sources=_cited(data, figures))
