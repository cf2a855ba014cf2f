"""A figure, looked up or computed from one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from bot.answers.answer import ValueAnswer
from bot.answers.queries import Compute, Operand
from bot.data.measures import Kind
from bot.data.table import Table
from bot.figures.figure import COMPARING, Figure, Operation, Unit, sources_of
from bot.figures.found import Found
from bot.figures.lookup import find
from bot.figures.problems import NoSense, Problem, Reason
from bot.figures.sense import compute
from bot.figures.series import LazySequence, are_alike
from bot.figures.timeline import days_of, looked_up, periods_of, steps_of

_ALL_VERSIONS = 1000
"""The most counts by day of which every version is given; of more, only the preferred one."""


def answer_value(query: Compute, table: Table) -> ValueAnswer | Problem:
    """The figure of one operand, or what an operation makes of it."""
    (operand,) = query.operands
    found = find(operand, table)
    if isinstance(found, Problem):
        return found
    results = _results(query.operation, found, table)
    if isinstance(results, Problem):
        return results
    before, change = _before(found, table)
    breakdown = _breakdown(found, table)
    related = list(_related(found, breakdown, table))
    if query.operation is Operation.COMPLEMENT:
        counts = [figure for figure in related if figure.unit is not Unit.SHARE]
        related = [*_shares_of_rest(results, table), *counts]
    others = _other_days(found, table)
    told = [*found.figures, *results, *related, *breakdown]
    return ValueAnswer(
        query=query,
        found=found,
        result=results,
        before=before,
        change=change,
        touched=() if query.operation is Operation.DAYS else _touched(found, table),
        related=tuple(related),
        breakdown=breakdown,
        others=others,
        # Very many other days are only looked up when they are asked for, so their sources aren't named.
        sources=sources_of([*told, *others] if isinstance(others, tuple) else told),
        main=operand.measure,
    )


def _shares_of_rest(results: Sequence[Figure], table: Table) -> Iterator[Figure]:
    """Which share of the whole the rest is, where it is a count."""
    for rest in results:
        if rest.unit is Unit.COUNT and rest.parts[1:]:
            _, whole = rest.parts
            share = compute(Operation.SHARE, (rest, whole), table.declarations)
            if not isinstance(share, NoSense):
                yield share


def _share_with(measure: str, table: Table) -> str:
    """The share that a count is the numerator of, the main one first; empty where there is none."""
    main = table.declarations.subject.main
    names = [main, *table.declarations.measures]
    return next((name for name in names if table.measure(name).numerator == measure), "")


def _results(operation: Operation, found: Found, table: Table) -> tuple[Figure, ...] | Problem:
    if operation in (Operation.VALUE, Operation.SUM, *COMPARING):
        return ()  # a comparison of one figure is of the first, before which there is nothing
    parts = [(figure,) for figure in found.figures]
    if operation in (Operation.COMPLEMENT, Operation.ONE_IN) and found.figure.unit is Unit.COUNT:
        share = _share_with(found.operand.measure, table)
        if not share:
            return NoSense(reason=Reason.NOT_A_PART, measures=(found.operand.measure,))
        name = share if operation is Operation.ONE_IN else table.measure(share).denominator
        operand = found.operand
        if operand.span is None and table.measure(operand.measure).kind is Kind.RUNNING:
            operand = replace(operand, span=found.span, upto=True)  # of all there were by its day
        other = find(replace(operand, measure=name), table)
        if isinstance(other, Problem):
            return other
        pairs = product(found.figures, other.figures)
        parts = [(figure,) for figure in other.figures] if operation is Operation.ONE_IN else list(pairs)
    return computed(operation, parts, table)


def computed(
    operation: Operation, parts: Sequence[Sequence[Figure]], table: Table
) -> tuple[Figure, ...] | NoSense:
    """What an operation makes of each version of its figures, or why it makes no sense of any."""
    results: list[Figure] = []
    problem: NoSense | None = None
    for figures in parts:
        result = compute(operation, figures, table.declarations)
        if isinstance(result, NoSense):
            problem = problem or result
        else:
            results.append(result)
    if problem and not results:
        return problem
    return tuple(dict.fromkeys(results))


def _before(found: Found, table: Table) -> tuple[Found | None, Figure | None]:
    """What was found of the period before, and the change from it."""
    periods = periods_of(found.figure_operand, table)
    at = found.positions.start
    if found.operand.upto or len(found.positions) > 1 or at == 0 or not periods:
        return None, None
    before = find(replace(found.figure_operand, span=periods[at - 1]), table)
    if isinstance(before, Problem):
        return None, None
    if found.figure.unit is not Unit.SHARE and not are_alike([before.span.days, found.span.days]):
        return before, None
    change = compute(Operation.DIFFERENCE, (before.figure, found.figure), table.declarations)
    return before, None if isinstance(change, Problem) else change


def _touched(found: Found, table: Table) -> Sequence[Found]:
    if found.operand.upto or len(found.positions) <= 1 or not periods_of(found.figure_operand, table):
        return ()
    return singles(found.figure_operand, found.positions, table)


def singles(operand: Operand, positions: range, table: Table) -> Sequence[Found]:
    """What is known of an operand in each of its periods, or by each of its days; made when asked for."""
    steps = steps_of(operand, table)

    def single(at: int) -> Found:
        found = find(steps[positions[at]], table)
        if isinstance(found, Found):
            return found
        raise LookupError(f"nothing is known of {steps[positions[at]]}")

    return LazySequence(len(positions), single)


def _related(found: Found, told: Sequence[Figure], table: Table) -> Iterator[Figure]:
    """Shares of the same count, and what its command names beside it, without measures in `told`.

    What is known of all together says nothing about one group or place, nor what is known by place of all.
    """
    operand = found.operand
    shares = table.declarations.shares_of(operand.measure)
    names = [*shares, *named_beside(operand.measure, table)]
    is_of_all = not (found.figure.group or found.figure.place)
    seen = {figure.measure for figure in told}
    for name in dict.fromkeys(names):
        is_by_place = name not in shares and any(place for _, place in table.known_for(name))
        if name in seen or (is_of_all and is_by_place):
            continue
        beside = find(replace(operand, measure=name), table)
        if not isinstance(beside, Found) and is_of_all:
            beside = find(Operand(name, upto=True), table)
        if isinstance(beside, Found) and (name not in shares or beside.figure.as_of == found.figure.as_of):
            yield from beside.figures


def named_beside(measure: str, table: Table) -> list[str]:
    """The measures that the commands for a measure name beside it."""
    commands = [each for each in table.declarations.commands.values() if each.measure == measure]
    names = (name for command in commands for name in command.also)
    return [name for name in names if table.measure(name).kind is not Kind.EVENT]


def _breakdown(found: Found, table: Table) -> tuple[Figure, ...]:
    """The latest figures of a count that this one is part of, then of all its parts: all of one day."""
    measure, own = found.operand.measure, (found.figure.group, found.figure.place)
    measures = table.declarations.measures.items()
    whole = next((name for name, other in measures if measure in other.parts), "")
    if not whole:
        return ()
    names = (whole, *table.measure(whole).parts)
    for group, place in table.known_for(whole) if own == ("", "") else [own]:
        if all((group, place) in table.known_for(name) for name in names):
            founds = looked_up([Operand(name, None, group, place, upto=True) for name in names], table)
            if len(founds) == len(names) and len({found.figure.as_of for found in founds}) == 1:
                return tuple(found.figure for found in founds)
    return ()


def _other_days(found: Found, table: Table) -> Sequence[Figure]:
    """The counts of all days, where it is known by day."""
    operand = found.figure_operand
    days = days_of(operand, table)
    if not days or table.measure(operand.measure).kind is Kind.SHARE:
        return ()
    founds = singles(operand, range(len(days)), table)
    if len(days) > _ALL_VERSIONS:
        return LazySequence(len(days), lambda at: founds[at].figure)
    return tuple(figure for each in founds for figure in each.figures)
