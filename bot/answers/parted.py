"""A measure by group, and what the mix of the groups explains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.answers.answer import PartsAnswer, PartsRow
from bot.answers.queries import Operand, Parts
from bot.data.measures import Kind
from bot.data.spans import Span
from bot.data.table import Table
from bot.figures.counts import key_of
from bot.figures.decomposition import Effects, Split, effects_between
from bot.figures.figure import Figure, Operation, sources_of
from bot.figures.found import Found
from bot.figures.lookup import find
from bot.figures.problems import NoFigures, NoSense, Problem
from bot.figures.sense import compute
from bot.figures.timeline import days_of, looked_up, periods_of

_MOST_PERIODS = 60
"""The most periods for which it is computed what the mix explains."""


def answer_groups(query: Parts, table: Table) -> PartsAnswer | Problem:
    """An operand's groups, period by period and as of each day of which they are known."""
    operand = query.operand
    groups = [group for group, place in table.known_for(operand.measure) if group and place == operand.place]
    parts = [replace(operand, group=group, upto=False) for group in groups]
    spans = sorted({span for part in parts for span in periods_of(part, table)})
    if operand.span:
        spans = [span for span in spans if span.overlaps(operand.span)]
    periods = [row for span in spans if (row := _row(replace(operand, span=span, upto=False), groups, table))]
    totals = [
        row
        for day in _days(parts, table)
        if operand.span is None or Span.day(day).overlaps(operand.span)
        if (row := _row(replace(operand, span=Span.day(day), upto=True), groups, table))
    ]
    if not periods and not totals:
        return NoFigures(operand=operand)
    known = {row.span for row in periods}
    whole = replace(operand, group="")
    rows = (*periods, *totals)
    figures = [figure for row in rows for figure in (*(found.figure for found in row.groups), *row.shares)]
    return PartsAnswer(
        query=query,
        periods=tuple(periods),
        totals=tuple(totals),
        effects=_effects(periods),
        unknown=tuple(span for span in periods_of(whole, table) if span not in known) if periods else (),
        sources=sources_of(figures),
        main=operand.measure,
    )


def _days(parts: Sequence[Operand], table: Table) -> list[date]:
    days: set[date] = set()
    for part in parts:
        days.update(days_of(part, table))
        counted = table.measure(part.measure).numerator or part.measure
        if rows := table.days_of(key_of(replace(part, measure=counted))):
            days.update(span.end for span in periods_of(part, table) if rows.at(span.end) is not None)
    return sorted(days)


def _row(operand: Operand, groups: Sequence[str], table: Table) -> PartsRow | None:
    """The groups in a period, or as of a day; None where no group is known for exactly that."""
    founds = [
        found
        for found in looked_up([replace(operand, group=group) for group in groups], table)
        if operand.span
        and found.span.end == operand.span.end
        and (operand.upto or found.span == operand.span)
    ]
    if not founds:
        return None
    whole = find(replace(operand, group=""), table)
    whole = whole if isinstance(whole, Found) and whole.span == founds[0].span else None
    shares = [
        share for found in founds if whole and (share := _share_of_whole(found.figure, whole.figure, table))
    ]
    return PartsRow(span=founds[0].span, whole=whole, groups=tuple(founds), shares=tuple(shares))


def _share_of_whole(figure: Figure, whole: Figure, table: Table) -> Figure | None:
    """What part of the whole a group is: of a share, of what it is the share of."""
    if table.measure(figure.measure).kind is Kind.SHARE:
        if len(figure.parts) <= 1 or len(whole.parts) <= 1:
            return None
        figure, whole = figure.parts[1], whole.parts[1]
    share = compute(Operation.SHARE, (figure, whole), table.declarations)
    return None if isinstance(share, NoSense) else share


def _effects(rows: Sequence[PartsRow]) -> tuple[Effects, ...]:
    """From the first period to each later one."""
    splits = [Split(row.whole.figure, tuple(each.figure for each in row.groups)) for row in rows if row.whole]
    if len(splits) < len(rows) or len(rows) > _MOST_PERIODS:
        return ()
    return tuple(effects for later in splits[1:] if (effects := effects_between(splits[0], later)))
