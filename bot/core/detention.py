"""Who was in the cases: detained and other people's apart, from data/detention.csv.

It bears on the second possible reason of the fall, the nature of the cases.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, pairwise
from pathlib import Path

from bot.core.cells import Day
from bot.core.certainty import How, Working
from bot.core.counts import CountsRow
from bot.core.decomposition import Effects, GroupFigures, Split, effects_between
from bot.core.figures import Basis, Figure, Group, Measure, less, share
from bot.core.problems import NoFigures, Problem
from bot.core.queries import Detained, Topic
from bot.core.rows import Fault, load_rows
from bot.core.sources import Answered
from bot.core.span_figures import RATE_DECIMALS, SpanFigures, figures_at, figures_through
from bot.core.spans import Span
from bot.core.table import Table


class DetentionRow(CountsRow):
    """The running totals of one group's cases as of a day."""

    as_of: Day
    group: Group


@dataclass(frozen=True)
class Detention:
    """All that is known of the two groups; empty where the data has nothing.

    Args:
        totals: running totals at each release.
        periods: the review periods that can be told apart, in order.
        effects: from the first of these to each later one.
    """

    totals: tuple[Split, ...] = ()
    periods: tuple[Split, ...] = ()
    effects: tuple[Effects, ...] = ()

    def workings(self) -> tuple[Working, ...]:
        """The arithmetic behind the periods' counts, rates and detained shares."""
        found = [_share_of_detained(period) for period in self.periods[:1]]
        for before, total, period in zip(self.totals, self.totals[1:], self.periods[1:], strict=False):
            for first, later, group in zip(before.groups, total.groups, period.groups, strict=True):
                found.append(Working(group.reviewed, How.SUBTRACTED, (later.reviewed, first.reviewed)))
            found.append(_share_of_detained(period))
            outside, totals = period.non_detained, (total.non_detained, before.non_detained)
            found += [
                Working(outside.eligible, How.SUBTRACTED, tuple(group.eligible for group in totals)),
                Working(outside.rate, How.DIVIDED, (outside.eligible, outside.reviewed)),
            ]
        return tuple(found)


def _share_of_detained(split: Split) -> Working:
    return Working(split.detained_share, How.DIVIDED, (split.detained.reviewed, split.all.reviewed))


@dataclass(frozen=True)
class DetainedAnswer(Answered):
    """The two groups, period by period, and what their mix explains."""

    query: Detained
    detention: Detention
    unknown: tuple[Span, ...]
    """The periods of which nothing is known."""


def answer_detained(query: Detained, detention: Detention, table: Table) -> DetainedAnswer | Problem:
    """All that is known of the two groups."""
    if not detention.periods:
        return NoFigures("", Topic.DETENTION)
    known = {split.all.span for split in detention.periods}
    return DetainedAnswer(query, detention, tuple(row.span for row in table.rows if row.span not in known))


def load_detention(path: Path, table: Table, known: Container[str], faults: list[Fault]) -> Detention:
    """What a detention.csv holds; a data folder may lack it.

    Args:
        path: the file.
        table: the review periods, whose running totals the two groups add up to.
        known: ids of the sources that rows may name.
        faults: whatever is wrong is added here.
    """
    before = len(faults)
    rows = load_rows(path, DetentionRow, known, faults)
    days = {day: tuple(group) for day, group in groupby(rows, lambda row: row.as_of)}
    for day, groups in days.items():
        faults += [Fault(path, None, f"{day}: {wrong}") for wrong in _contradictions(day, groups, table)]
    for group in Group:
        for earlier, later in pairwise(row for row in rows if row.group is group):
            if not _grows(earlier, later):
                faults.append(Fault(path, None, f"{later.as_of}: {group} cases are no more than before"))
    if list(days) != [row.end for row in table.rows[: len(days)]]:
        faults.append(Fault(path, None, "as_of isn't the end of each period in turn, from the first on"))
    if len(faults) > before:
        return Detention()
    totals = tuple(_total(day, groups, table) for day, groups in days.items())
    periods = tuple(_periods(totals, table))
    return Detention(totals, periods, tuple(effects_between(periods[0], later) for later in periods[1:]))


def _contradictions(day: date, rows: tuple[DetentionRow, ...], table: Table) -> Iterator[str]:
    if sorted(row.group for row in rows) != sorted(Group):
        yield "one row is due for each group"
    elif table.ends_a_period(day):
        totals = figures_through(table.ended_by(day) - 1, table)
        for name, (one, other), total in (
            ("reviewed", [row.reviewed_amount for row in rows], totals.reviewed),
            ("eligible", [row.eligible_amount for row in rows], totals.eligible),
        ):
            if (added := one.value + other.value) != total.value:
                yield f"{name} adds up to {added}, in periods.csv to {total.value:.0f}"
            elif {one.low + other.high, one.high + other.low} != {added}:
                yield f"the bounds of {name} don't add up to {added}"


def _grows(earlier: DetentionRow, later: DetentionRow) -> bool:
    """Whether a period between the two has cases, whatever the counts are within their bounds."""
    return (
        later.reviewed_amount.low > earlier.reviewed_amount.high
        and later.eligible_amount.low >= earlier.eligible_amount.high
    )


def _total(day: date, rows: tuple[DetentionRow, ...], table: Table) -> Split:
    span = Span(table.span.start, day)
    groups = {row.group: row for row in rows}
    return _split(
        figures_through(table.ended_by(day) - 1, table),
        *(_group_total(groups[group], span) for group in (Group.NON_DETAINED, Group.DETAINED)),
    )


def _group_total(row: DetentionRow, span: Span) -> GroupFigures:
    reviewed = Figure(
        measure=Measure.REVIEWED,
        span=span,
        value=row.reviewed,
        basis=row.counts_basis,
        sources=row.sources,
        as_of=row.as_of,
        low=row.reviewed_low,
        high=row.reviewed_high,
        whose=row.group,
    )
    eligible = replace(
        reviewed,
        measure=Measure.ELIGIBLE,
        value=row.eligible,
        low=row.eligible_low,
        high=row.eligible_high,
    )
    rate = share(Measure.RATE, eligible, reviewed)
    printed = row.rate_printed
    if printed and printed.decimals >= RATE_DECIMALS:
        rate = replace(
            rate, value=printed.value, decimals=printed.decimals, basis=Basis.PUBLISHED, low=None, high=None
        )
    return GroupFigures(reviewed, eligible, rate)


def _split(every: SpanFigures, non_detained: GroupFigures, detained: GroupFigures) -> Split:
    return Split(
        every, non_detained, detained, share(Measure.DETAINED_SHARE, detained.reviewed, every.reviewed)
    )


def _periods(totals: tuple[Split, ...], table: Table) -> Iterator[Split]:
    yield from totals[:1]
    for at in range(1, len(totals)):
        every = figures_at(at, table)
        groups = zip(totals[at].groups, totals[at - 1].groups, strict=True)
        yield _split(every, *(_between(later, earlier, every.span) for later, earlier in groups))


def _between(later: GroupFigures, earlier: GroupFigures, span: Span) -> GroupFigures:
    reviewed = replace(less(later.reviewed, earlier.reviewed), span=span)
    eligible = replace(less(later.eligible, earlier.eligible), span=span)
    return GroupFigures(reviewed, eligible, share(Measure.RATE, eligible, reviewed))
