"""Where figures come from, and how sure they are."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.certainty import Versions, Working, versions_among, workings_of
from bot.core.data import Data
from bot.core.decomposition import Effects
from bot.core.figures import Basis, Figure, figures_in
from bot.core.places import Places
from bot.core.problems import NoFigures, Problem
from bot.core.queries import HowSure, Sources, Topic
from bot.core.releases import printed_figures
from bot.core.sources import Answered
from bot.core.span_figures import SpanFigures, figures_of


@dataclass(frozen=True)
class SourcesAnswer(Answered):
    """Where the figures of a span come from, and how sure they are."""

    query: Sources
    figures: SpanFigures
    workings: tuple[Working, ...] = ()
    versions: tuple[Versions, ...] = ()
    """Figures through the end of the span that sources print differently."""

    @property
    def cited(self) -> object:
        """Not what the arithmetic goes through on its way."""
        return self.figures, self.versions


@dataclass(frozen=True)
class HowSureAnswer(Answered):
    """How sure the figures on a topic are, and where they come from."""

    query: HowSure
    figures: tuple[Figure, ...]
    workings: tuple[Working, ...]
    versions: tuple[Versions, ...]
    names: Places
    """What the courts are called."""
    effects: tuple[Effects, ...] = ()
    """What the share of detained people explains, of figures on them."""


def answer_sources(query: Sources, data: Data) -> SourcesAnswer | Problem:
    """The arithmetic behind a span's figures, or those of the whole table, and what sources print."""
    table = data.table
    figures = figures_of(query.span or table.span, table)
    if isinstance(figures, Problem):
        return figures
    printed = printed_figures(data.releases, table, figures.span.end)
    return SourcesAnswer(query, figures, workings_of(figures, table), versions_among(printed))


def answer_how_sure(query: HowSure, data: Data) -> HowSureAnswer | Problem:
    """The same for the figures on a topic."""
    match query.topic:
        case Topic.CLOSURES:
            evidence, workings = data.closures.figures, data.closures.workings()
        case Topic.DETENTION:
            evidence, workings = data.detention, data.detention.workings()
        case Topic.COURTS:
            evidence, workings = data.courts.figures, data.courts.workings()
        case Topic.FILINGS:
            evidence, workings = data.filings, ()
    figures = tuple(figures_in(evidence))
    if not figures:
        return NoFigures("", query.topic)
    versions = versions_among(figure for figure in figures if figure.basis is Basis.PUBLISHED)
    effects = data.detention.effects if query.topic is Topic.DETENTION else ()
    return HowSureAnswer(query, figures, workings, versions, data.places, effects)
