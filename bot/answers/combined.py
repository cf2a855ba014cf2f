"""What an operation makes of several figures."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, product

from bot.answers.answer import CombinedAnswer
from bot.answers.problems import SamePeriod
from bot.answers.queries import Compute, Operand
from bot.answers.values import COMPARED, computed, sources_of
from bot.data.spans import Span
from bot.data.table import Table
from bot.figures.figure import Figure, Operation
from bot.figures.found import Found
from bot.figures.lookup import find
from bot.figures.problems import NoSense, Problem
from bot.figures.timeline import days_of, periods_of, steps_of

_MOST_VERSIONS = 16
"""Ways of combining the versions of several figures that are given."""


def answer_combined(query: Compute, table: Table) -> CombinedAnswer | Problem:
    """An operation on several operands; VALUE sets them side by side."""
    founds: list[Found] = []
    for operand in query.operands:
        found = find(operand, table)
        if isinstance(found, Problem):
            return found
        founds.append(found)
    first, last = founds[0], founds[-1]
    if query.operation in COMPARED and _what(first) == _what(last):
        return SamePeriod(span=first.span, other=_another(first, table))
    versions = list(islice(product(*(found.figures for found in founds)), _MOST_VERSIONS))
    each = [(found.figure,) for found in founds] if query.operation is Operation.PER_DAY else versions
    results = () if query.operation is Operation.VALUE else computed(query.operation, each, table)
    if isinstance(results, NoSense):
        return results
    also: list[Figure] = []
    for operation in COMPARED if query.operation in COMPARED else ():
        beside = computed(operation, versions[:1], table) if operation is not query.operation else ()
        also += () if isinstance(beside, NoSense) else beside
    return CombinedAnswer(
        query=query,
        founds=tuple(founds),
        results=results,
        also=tuple(also),
        sources=sources_of([figure for found in founds for figure in found.figures]),
        main=first.operand.measure,
    )


def completed(query: Compute, table: Table) -> Compute:
    """The same question with the second figure that it leaves unsaid.

    A share of one figure is that of the whole: of all groups and places, or else of all that is known. A
    comparison of one figure is with the period before; without a period, it is of the first and the last.
    """
    (operand,) = query.operands
    if query.operation is Operation.SHARE:
        whole = replace(operand, group="", place="") if operand.group or operand.place else None
        return replace(query, operands=(operand, whole or replace(operand, span=None, upto=True)))
    if query.operation not in COMPARED:
        return query
    steps = steps_of(operand, table)
    if not steps:
        return query
    if operand.span is None:
        return replace(query, operands=(steps[0], steps[-1]))
    found = find(operand, table)
    if isinstance(found, Problem) or found.positions.start == 0:
        return query
    return replace(query, operands=(steps[found.positions.start - 1], operand))


def _what(found: Found) -> tuple[object, ...]:
    figure = found.figure
    return figure.measure, figure.group, figure.place, found.span, found.operand.upto


def _another(found: Found, table: Table) -> Span | None:
    """A period other than this one; the first, or else the last."""
    operand: Operand = found.figure_operand
    spans = periods_of(operand, table) or table.periods
    if days_of(operand, table):
        return None
    return next((span for span in (spans[0], spans[-1]) if span != found.span), None)
