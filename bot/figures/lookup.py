"""Looking up what the table has: `find(operand, table)`."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from bot.data.measures import Kind
from bot.data.table import Table
from bot.figures.counts import find_count
from bot.figures.found import Found
from bot.figures.operand import Operand
from bot.figures.problems import NoFigures, NotFound, Problem
from bot.figures.shares import find_share


@lru_cache(maxsize=256)
def find(operand: Operand, table: Table) -> Found | Problem:
    """What the table has on an operand, or why it has nothing.

    A span is answered with all periods that it touches, joined: `Found.fit` says how the two go together,
    and nothing is ever interpolated. With `upto`, and of a stock, it is the last total or count on or before
    the last day of the span. Of a running count it is what arose in the days between two counts. Without a
    span it is the latest period or count, and with `upto` everything.

    A measure that is known of a single group or place only is found there where none is named. People ask
    for the same few figures again and again, so the latest ones are kept.
    """
    operand, there = placed(operand, table), table.known_for(operand.measure)
    if (operand.group, operand.place) not in there:
        groups, places = (tuple(sorted({pair[at] for pair in there} - {""})) for at in (0, 1))
        return NoFigures(operand=operand, groups=groups, places=places)
    is_share = table.measure(operand.measure).kind is Kind.SHARE
    result = find_share(operand, table) if is_share else find_count(operand, table)
    return replace(result, operand=operand) if isinstance(result, Found | NotFound) else result


def are_one_figure(one: Operand, other: Operand, table: Table) -> bool:
    """Whether two operands stand for the same value, with the same bounds: the same, named in two ways.

    Days that have nothing in common are never the same, whatever was counted in them.
    """
    if one.span and other.span and not one.span.overlaps(other.span):
        return False
    found = [find(each, table) for each in (one, other)]
    values = [(each.figure.value, each.figure.bounds) for each in found if isinstance(each, Found)]
    return len(values) == len(found) and len(set(values)) == 1


def placed(operand: Operand, table: Table) -> Operand:
    """The operand with the one group and place that its measure is known of, where none is named."""
    there = table.known_for(operand.measure)
    if operand.group or operand.place or len(there) != 1 or ("", "") in there:
        return operand
    ((group, place),) = there
    return replace(operand, group=group, place=place)
