"""Looking up measures that no file holds: the sums of others."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from bot.data.spans import Span
from bot.data.table import Table
from bot.figures.arithmetic import total
from bot.figures.counts import find_count
from bot.figures.found import Found
from bot.figures.operand import Operand
from bot.figures.problems import NotKnown, Problem


def find_sum(operand: Operand, table: Table) -> Found | Problem:
    """The sum of the measures of which one is declared to consist, where all are known for the same days."""
    names = table.measure(operand.measure).sum_of
    founds = _all(operand, names, table)
    if isinstance(founds, Problem):
        return founds
    if len({found.span for found in founds}) > 1:
        # As of the latest day by which all of them are known.
        day = min(found.span.end for found in founds)
        founds = _all(replace(operand, span=Span.day(day), upto=True), names, table)
        if isinstance(founds, Problem):
            return founds
    if len({found.span for found in founds}) > 1:
        return NotKnown(operand=operand)
    versions = product(*(found.figures for found in founds))
    figures = tuple(replace(total(parts), measure=operand.measure) for parts in versions)
    return replace(founds[0], operand=operand, figures=figures)


def _all(operand: Operand, names: tuple[str, ...], table: Table) -> list[Found] | Problem:
    founds: list[Found] = []
    for name in names:
        found = find_count(replace(operand, measure=name), table)
        if isinstance(found, Problem):
            return found
        founds.append(found)
    return founds
