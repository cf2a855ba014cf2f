"""What became of the cases: ICE's own count of those really closed, and the fate of the eligible ones.

data/closures.csv holds running counts, two of one day where the sources differ; data/outcomes.csv what had
become of the non-detained people's eligible cases by a day. TRAC counts something else: see courts.py.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Self

from pydantic import model_validator

from bot.core.cells import Count, Day, Flag, RateCell
from bot.core.certainty import How, Versions, Working, versions_among
from bot.core.figures import Basis, Figure, Group, Measure, share
from bot.core.problems import NoCountYet, NoFigures, Problem
from bot.core.queries import Closed, Outcomes, Topic
from bot.core.rows import CitedRow, Fault, load_rows
from bot.core.sources import Answered
from bot.core.span_figures import figures_through
from bot.core.spans import Span
from bot.core.table import Table


class ClosureRow(CitedRow):
    """ICE's running count of cases closed under the review, as a source prints it as of a day."""

    as_of: Day
    closed: Count
    about: Flag
    share_printed: RateCell


class OutcomeRow(CitedRow):
    """Of the non-detained people's cases reviewed by a day: those found eligible, and what became of them."""

    as_of: Day
    reviewed: Count
    eligible: Count
    closed: Count
    declined: Count
    pending: Count

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        if self.closed + self.declined + self.pending != self.eligible:
            raise ValueError("closed, declined and pending don't add up to eligible")
        if self.eligible > self.reviewed:
            raise ValueError("has more eligible cases than reviewed ones")
        if not self.closed + self.declined:
            raise ValueError("has no case whose offer was answered")
        return self


@dataclass(frozen=True)
class ClosedCount:
    """One running count, and its share of all cases reviewed by then.

    Args:
        closed: ICE's count.
        reviewed: all cases reviewed by that day; None where no figure came out on it.
        share: closed / reviewed; where only a source prints it, as printed; None where that is not known.
    """

    closed: Figure
    reviewed: Figure | None = None
    share: Figure | None = None


@dataclass(frozen=True)
class Fates:
    """What had become of the non-detained people's eligible cases by a day."""

    reviewed: Figure
    eligible: Figure
    closed: Figure
    declined: Figure
    pending: Figure
    answered: Figure
    declined_share: Figure


@dataclass(frozen=True)
class Closures:
    """All that is known of closures, in order of the days; empty where the data has none."""

    counts: tuple[ClosedCount, ...] = ()
    fates: Fates | None = None

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The counts as their sources print them."""
        return tuple(count.closed for count in self.counts)

    def workings(self) -> tuple[Working, ...]:
        """The arithmetic behind the shares."""
        shares = tuple(
            Working(count.share, How.DIVIDED, (count.closed, count.reviewed))
            for count in self.counts
            if count.share and count.reviewed
        )
        if self.fates is None:
            return shares
        fates = self.fates
        return (
            *shares,
            Working(fates.answered, How.ADDED, (fates.closed, fates.declined)),
            Working(fates.declined_share, How.DIVIDED, (fates.declined, fates.answered)),
        )


@dataclass(frozen=True)
class ClosedAnswer(Answered):
    """How many cases ICE had closed by a day.

    Args:
        query: the question.
        counts: the last ones on or before the day; two where the sources differ.
        all_counts: those of every day.
        fates: what had become of the eligible cases, where that is known.
        ends_before: whether the last count is older than the day that was asked about.
    """

    query: Closed
    counts: tuple[ClosedCount, ...]
    all_counts: tuple[ClosedCount, ...]
    fates: Fates | None
    ends_before: bool

    @property
    def versions(self) -> tuple[Versions, ...]:
        """The counts, where the sources differ."""
        return versions_among(count.closed for count in self.counts)


@dataclass(frozen=True)
class OutcomesAnswer(Answered):
    """What had become of the eligible cases."""

    query: Outcomes
    fates: Fates


def answer_closed(query: Closed, closures: Closures) -> ClosedAnswer | Problem:
    """The last count on or before the day, or the last of all."""
    if not closures.counts:
        return NoFigures("", Topic.CLOSURES)
    by_day = {day: tuple(group) for day, group in groupby(closures.counts, key=lambda c: c.closed.as_of)}
    day = query.day or max(by_day)
    known = [counted for counted in by_day if counted <= day]
    if not known:
        return NoCountYet("", day, min(by_day))
    return ClosedAnswer(query, by_day[known[-1]], closures.counts, closures.fates, day > known[-1])


def answer_outcomes(query: Outcomes, closures: Closures) -> OutcomesAnswer | Problem:
    """What had become of the eligible cases, where that is known."""
    return OutcomesAnswer(query, closures.fates) if closures.fates else NoFigures("", Topic.CLOSURES)


def load_closures(folder: Path, table: Table, known: Container[str], faults: list[Fault]) -> Closures:
    """What the files closures.csv and outcomes.csv hold; a data folder may lack them.

    Args:
        folder: the data folder.
        table: the review periods, for the cases reviewed.
        known: ids of the sources that rows may name.
        faults: whatever is wrong is added here.
    """
    path = folder / "closures.csv"
    rows = load_rows(path, ClosureRow, known, faults)
    if sorted(rows, key=lambda row: row.as_of) != list(rows):
        faults.append(Fault(path, None, "isn't in the order of as_of"))
    for row in rows:
        faults += [Fault(path, None, f"{row.as_of}: {wrong}") for wrong in _contradictions(row, table)]
    outcomes = load_rows(folder / "outcomes.csv", OutcomeRow, known, faults)
    latest = max(outcomes, key=lambda row: row.as_of, default=None)
    return Closures(tuple(_count(row, table) for row in rows), _fates(latest, table) if latest else None)


def _contradictions(row: ClosureRow, table: Table) -> Iterator[str]:
    if not table.ends_a_period(row.as_of):
        return
    reviewed = figures_through(table.ended_by(row.as_of) - 1, table).reviewed
    if row.closed > reviewed.value:
        yield f"closed is {row.closed}, of {reviewed.value:.0f} reviewed in periods.csv"
    elif row.share_printed and not row.share_printed.agrees_with(computed := row.closed / reviewed.value):
        yield f"share_printed doesn't agree with periods.csv, which gives {100 * computed:.4f}%"


def _count(row: ClosureRow, table: Table) -> ClosedCount:
    closed = Figure(
        measure=Measure.CLOSED,
        span=Span(min(table.span.start, row.as_of), row.as_of),
        value=row.closed,
        basis=Basis.PUBLISHED,
        sources=row.sources,
        as_of=row.as_of,
        about=row.about,
    )
    if table.ends_a_period(row.as_of):
        reviewed = figures_through(table.ended_by(row.as_of) - 1, table).reviewed
        return ClosedCount(closed, reviewed, share(Measure.CLOSED_SHARE, closed, reviewed))
    if printed := row.share_printed:
        return ClosedCount(
            closed,
            share=replace(
                closed, measure=Measure.CLOSED_SHARE, value=printed.value, decimals=printed.decimals
            ),
        )
    return ClosedCount(closed)


def _fates(row: OutcomeRow, table: Table) -> Fates:
    def figure(measure: Measure, value: int, basis: Basis = Basis.PUBLISHED) -> Figure:
        return Figure(
            measure=measure,
            span=Span(min(table.span.start, row.as_of), row.as_of),
            value=value,
            basis=basis,
            sources=row.sources,
            as_of=row.as_of,
            whose=Group.NON_DETAINED,
        )

    declined = figure(Measure.DECLINED, row.declined)
    answered = figure(Measure.ANSWERED, row.closed + row.declined, Basis.DERIVED)
    return Fates(
        reviewed=figure(Measure.REVIEWED, row.reviewed),
        eligible=figure(Measure.ELIGIBLE, row.eligible),
        closed=figure(Measure.CLOSED, row.closed),
        declined=declined,
        pending=figure(Measure.PENDING, row.pending),
        answered=answered,
        declined_share=share(Measure.DECLINED_SHARE, declined, answered),
    )
