"""The one place where questions are answered: `answer(query, data, language)`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from bot import __version__
from bot.core.closures import ClosedAnswer, OutcomesAnswer, answer_closed, answer_outcomes
from bot.core.courts import CourtsAnswer, Pilot, answer_courts
from bot.core.data import Data
from bot.core.detention import DetainedAnswer, Effects, answer_detained
from bot.core.figures import Figure, figures_in
from bot.core.filings import FilingsAnswer, answer_filings
from bot.core.glossary import ABOUT, CRISIS, LEGAL_HELP, REASONS, Entry
from bot.core.period_answers import (
    CompareAnswer,
    ExtremeAnswer,
    PeriodsAnswer,
    RateAnswer,
    TotalAnswer,
    TrendAnswer,
    answer_compare,
    answer_extreme,
    answer_periods,
    answer_rate,
    answer_total,
    answer_trend,
)
from bot.core.places import Places
from bot.core.problems import Problem, UnknownTerm
from bot.core.provenance import HowSureAnswer, SourcesAnswer, answer_how_sure, answer_sources
from bot.core.queries import (
    About,
    Beyond,
    Choose,
    Closed,
    Compare,
    Courts,
    Crisis,
    Detained,
    Explain,
    Extreme,
    Filings,
    Greeting,
    Help,
    HowSure,
    LegalHelp,
    Outcomes,
    Periods,
    Query,
    Rate,
    RawData,
    Sources,
    Thanks,
    Total,
    Trend,
    Why,
)
from bot.core.raw_data import RawDataAnswer, answer_raw_data
from bot.core.sources import Answered
from bot.core.span_figures import SpanFigures, figures_at
from bot.core.spans import Span


@dataclass(frozen=True)
class ExplainAnswer(Answered):
    """A page of the glossary."""

    query: Explain
    entry: Entry


@dataclass(frozen=True)
class WhyAnswer(Answered):
    """The possible reasons, and the change that they are to explain."""

    query: Why
    entry: Entry
    first: SpanFigures
    last: SpanFigures
    names: Places
    """What the courts are called."""
    pilots: tuple[Pilot, ...] = ()
    """On the first reason, geography."""
    effects: tuple[Effects, ...] = ()
    """On the second, the nature of the cases: what the share of detained people explains."""
    filings: tuple[Figure, ...] = ()
    """On the third, fewer cases started."""


@dataclass(frozen=True)
class HelpAnswer(Answered):
    """Which commands there are; their words and examples are the replies' business."""

    query: Help
    first: Span
    last: Span
    """The first and the last period, for examples that work."""
    term: str
    """A term that can be explained, likewise."""
    closed_on: tuple[date, ...]
    """A day of which the closed cases are known; none where the data has no such figures."""
    courts: tuple[str, ...]
    """A court of which something is known, likewise."""
    tables: tuple[str, ...]
    """A table that can be had as a file."""


@dataclass(frozen=True)
class AboutAnswer(Answered):
    """What the bot covers."""

    query: About
    entry: Entry
    table: Span
    periods: int
    version: str


@dataclass(frozen=True)
class PageAnswer(Answered):
    """A page for somebody who needs help."""

    query: LegalHelp | Crisis
    entry: Entry


@dataclass(frozen=True)
class TalkAnswer(Answered):
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
    | ClosedAnswer
    | OutcomesAnswer
    | DetainedAnswer
    | CourtsAnswer
    | FilingsAnswer
    | HowSureAnswer
    | RawDataAnswer
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
    result = _answer(query, data, language)
    if isinstance(result, Problem) or result.sources:
        return result
    pauses = result.pauses if isinstance(result, CourtsAnswer) else ()
    ids = (source for part in (*figures_in(result.cited), *pauses) for source in part.sources)
    return replace(result, sources=data.cited(ids))


def _answer(query: Query, data: Data, language: str) -> Answer | Problem:
    table = data.table
    match query:
        case Rate():
            return answer_rate(query, table)
        case Compare():
            return answer_compare(query, table)
        case Trend():
            return answer_trend(query, table)
        case Total():
            return answer_total(query, table)
        case Periods():
            return answer_periods(query, table)
        case Extreme():
            return answer_extreme(query, table)
        case Closed():
            return answer_closed(query, data.closures)
        case Outcomes():
            return answer_outcomes(query, data.closures)
        case Detained():
            return answer_detained(query, data.detention, table)
        case Courts():
            return answer_courts(query, data.courts, data.places, language)
        case Filings():
            return answer_filings(query, data.filings)
        case Sources():
            return answer_sources(query, data)
        case HowSure():
            return answer_how_sure(query, data)
        case RawData():
            return answer_raw_data(query, data)
        case Explain(term):
            glossary = data.glossary(language)
            if term not in glossary:
                return UnknownTerm(term, (), tuple(entry.title for entry in glossary.terms))
            entry = glossary[term]
            return ExplainAnswer(query, entry, sources=data.cited(entry.sources))
        case Why():
            return _why(query, data, language)
        case Help():
            return _help(query, data, language)
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


def _help(query: Help, data: Data, language: str) -> HelpAnswer:
    table = data.table
    return HelpAnswer(
        query,
        table.rows[0].span,
        table.rows[-1].span,
        data.glossary(language).terms[0].title.lower(),
        tuple(count.closed.as_of for count in data.closures.counts[-1:]),
        tuple(data.places.name(place, language) for place in data.courts.places[1:2]),
        tuple(data.files)[:1],
    )


def _why(query: Why, data: Data, language: str) -> WhyAnswer:
    table, entry = data.table, data.glossary(language)[REASONS]
    pilots = tuple(data.courts.pilots.values())
    evidence = figures_in((pilots, data.detention.effects, data.filings))
    return WhyAnswer(
        query,
        entry,
        figures_at(0, table),
        figures_at(len(table) - 1, table),
        data.places,
        pilots,
        data.detention.effects,
        data.filings,
        sources=data.cited((*entry.sources, *(source for figure in evidence for source in figure.sources))),
    )
