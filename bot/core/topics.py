"""Questions beyond the review periods: what became of the cases, whose they were, where, and the raw data."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from bot.core.courts import NATION
from bot.core.figures import Figure, Measure
from bot.core.queries import Closed, Courts, Detained, Filings, HowSure, Outcomes, Query, RawData, Topic
from bot.core.spans import Span


@dataclass(frozen=True)
class Named:
    """What a sentence names.

    Args:
        term: a page of the glossary, by its id, or nothing.
        places: courts, by their ids.
        figures: figures that it quotes, other than those of the review periods.
        years: those of which the data knows anything.
    """

    term: str
    places: tuple[str, ...]
    figures: tuple[Figure, ...] = ()
    years: range = range(0)

    @property
    def measures(self) -> set[Measure]:
        """What the quoted figures count."""
        return {figure.measure for figure in self.figures}


_FATES = {Measure.DECLINED, Measure.PENDING, Measure.ANSWERED}


def asked_beyond_periods(hints: AbstractSet[str], named: Named, spans: list[Span]) -> Query | None:
    """The question, where it is one on another topic than the periods' rates.

    Args:
        hints: all that the words of the sentence hint at.
        named: what it names.
        spans: the days it names, in order.
    """
    if "outside" in hints:
        return None
    if any(span.start.year not in named.years and span.end.year not in named.years for span in spans):
        return None
    topic = _topic(hints, named)
    if "raw_data" in hints:
        return RawData(topic or _table(hints))
    if topic is Topic.COURTS and ("why" in hints or _is_explanation(hints, named)):
        return None  # geography as a reason, or a court in an explanation
    # "is that right" asks about the figure, "how sure is that" about its sources
    if "sources" in hints or ("sure" in hints and "claim" not in hints):
        counted = "closed" in hints and not spans and hints & {"number", "count"}
        return HowSure(topic or Topic.CLOSURES) if topic or counted else None
    match topic:
        case Topic.FILINGS:
            return Filings()
        case Topic.DETENTION:
            return Detained()
        case Topic.COURTS:
            places = set(named.places) or {figure.whose for figure in named.figures} - {NATION}
            return Courts(places.pop() if len(places) == 1 else "")
        case Topic.CLOSURES if "outcome" in hints or named.measures & _FATES:
            return Outcomes()
        case Topic.CLOSURES:
            return Closed(spans[-1].end, echo=True) if spans else Closed()
        case None:
            return None


def _topic(hints: AbstractSet[str], named: Named) -> Topic | None:
    if "detained" in hints:
        return Topic.DETENTION
    if "filing" in hints:
        return Topic.FILINGS
    if "court" in hints or named.places or Measure.COURT_CLOSURES in named.measures:
        return Topic.COURTS
    if "outcome" in hints or {"closed", "really"} <= hints or named.measures:
        return Topic.CLOSURES
    return None


def _is_explanation(hints: AbstractSet[str], named: Named) -> bool:
    return bool("explain" in hints and named.term and not named.places) and not hints & {"number", "count"}


def _table(hints: AbstractSet[str]) -> str:
    """The table that is asked for by less than a topic."""
    if "closed" in hints:
        return Topic.CLOSURES
    return "periods" if "period_table" in hints else ""
