"""What an operation makes of several figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import islice, product

from bot.answers.answer import CombinedAnswer
from bot.answers.problems import SamePeriod
from bot.answers.queries import Compute
from bot.answers.values import computed
from bot.data.measures import Kind
from bot.data.spans import Span
from bot.data.table import Table
from bot.figures.figure import COMPARING, MEANS, Figure, Operation, sources_of
from bot.figures.found import Found
from bot.figures.lookup import find
from bot.figures.problems import NoSense, Problem
from bot.figures.sense import compute
from bot.figures.series import are_alike
from bot.figures.timeline import days_of, lengths_over, looked_up, periods_of, steps_of

_OF_EACH = (Operation.DAYS, *MEANS)
"""Operations that are applied to each of several figures by itself."""
_TWO = 2
_MOST_VERSIONS = 16
"""Ways of combining the versions of several figures that are given."""


def answer_combined(query: Compute, table: Table) -> CombinedAnswer | Problem:
    """An operation on several operands; VALUE sets them side by side, with their sum where it makes sense."""
    if query.operation is Operation.SHARE:
        query = _whole_as_of_part(query, table)
    elif query.operation in (Operation.VALUE, *COMPARING) or _are_added(query):
        query = _of_one_day(query, table)
    founds: list[Found] = []
    for operand in query.operands:
        found = find(operand, table)
        if isinstance(found, Problem):
            return found
        founds.append(found)
    first, last = founds[0], founds[-1]
    is_compared = query.operation in COMPARING
    if is_compared and _what(first) == _what(last):
        return SamePeriod(span=first.span, other=_another(first, table))
    versions = list(islice(product(*(found.figures for found in founds)), _MOST_VERSIONS))
    results: tuple[Figure, ...] | NoSense = ()
    if query.operation in _OF_EACH and not (query.operation is Operation.PER_MONTH and _are_one(founds)):
        results = _of_each(query.operation, founds, table)
    elif query.operation is not Operation.VALUE:
        results = computed(query.operation, versions, table)
    if isinstance(results, NoSense):
        return results
    are_of_other_days = query.operation is Operation.VALUE and _are_of_other_days(founds)
    others, figures = list[Operation](), versions[0]
    if is_compared:
        others = [other for other in COMPARING if other is not query.operation]
    elif query.operation in MEANS and len(results) == len(founds) == _TWO:
        others, figures = list(COMPARING), results
    elif query.operation is Operation.VALUE and not are_of_other_days and _are_of_one_measure(founds):
        others = [Operation.SUM]  # "in October, November and December?" may mean each or all of them
    beside = [compute(other, figures, table.declarations) for other in others]
    return CombinedAnswer(
        query=query,
        founds=tuple(founds),
        results=results,
        also=tuple(figure for figure in beside if isinstance(figure, Figure)),
        shares=_shares(founds, table) if is_compared or query.operation is Operation.VALUE else (),
        are_unlike=is_compared and _are_unlike(founds, table),
        are_of_other_days=are_of_other_days,
        sources=sources_of([figure for found in founds for figure in found.figures]),
        main=first.operand.measure,
    )


def _shares(founds: Sequence[Found], table: Table) -> tuple[Figure, ...]:
    """What part each count is of what it was counted in, of groups or places: one may be far larger.

    Of several things, what part one is of another, such as the eligible cases of those reviewed.
    """
    if not _are_of_one_measure(founds):
        return _of_each_other(founds, table)
    measure, whose = founds[0].operand.measure, {(each.figure.group, each.figure.place) for each in founds}
    names = table.declarations.shares_of(measure)
    if len(whose) < len(founds) or not names:
        return ()
    beside = [find(replace(each.operand, measure=names[0]), table) for each in founds]
    shares = [each.figure for each in beside if isinstance(each, Found) and each.figure.parts[1:]]
    days = [(each.figure.place, each.figure.group, each.figure.as_of) for each in founds]
    return tuple(shares) if days == [(each.place, each.group, each.as_of) for each in shares] else ()


def _of_each_other(founds: Sequence[Found], table: Table) -> tuple[Figure, ...]:
    there = {found.operand.measure for found in founds}
    shares = (
        replace(found.operand, measure=name)
        for found in founds
        for name in table.declarations.shares_of(found.operand.measure)
        if table.measure(name).denominator in there
    )
    figures = [share.figure for share in looked_up(list(shares), table) if share.figure.parts[1:]]
    told = {found.figure.value for found in founds}
    return tuple(each for each in figures if {part.value for part in each.parts} <= told)


def _are_added(query: Compute) -> bool:
    """Whether counts of one measure are added up, of several groups or places."""
    return query.operation is Operation.SUM and len({operand.measure for operand in query.operands}) == 1


def in_one(query: Compute, table: Table) -> Compute | None:
    """One question for several spans that share a figure: July and August, counted together."""
    operands = query.operands
    spans = [operand.span for operand in operands if operand.span]
    if query.operation is not Operation.VALUE or len(spans) < len(operands):
        return None
    whole = replace(operands[0], span=Span.around(spans))
    is_same_else = all(replace(operand, span=whole.span) == whole for operand in operands)
    founds = [find(operand, table) for operand in (whole, *operands)] if is_same_else else []
    figures = {found.figure if isinstance(found, Found) else None for found in founds}
    return replace(query, operands=(whole,)) if len(figures) == 1 and None not in figures else None


def _of_each(operation: Operation, founds: Sequence[Found], table: Table) -> tuple[Figure, ...] | NoSense:
    results: list[Figure] = []
    for found in founds:
        result = compute(operation, (found.figure,), table.declarations)
        if isinstance(result, NoSense):
            return result
        results.append(result)
    return tuple(results)


def _are_one(founds: Sequence[Found]) -> bool:
    """Whether one mean a month is wanted of all of them: single months, or spans of unequal length."""
    lengths = {found.span.months for found in founds}
    return len(lengths) > 1 or lengths == {1}


def completed(query: Compute, table: Table) -> Compute | None:
    """The same question with the second figure that it implies.

    A share of one figure is its share of the whole: all groups and places, or else all that is known. A
    comparison of one figure is with the period before; without a period, it is of the first and the last. A
    mean a month is one of all that is known, where no days were named and there are gaps.
    None where these are counts of periods that aren't equally long, and not those that the data are about: a
    quarter and a month, say.
    """
    (operand,) = query.operands
    if query.operation is Operation.SHARE:
        whole = replace(operand, group="", place="") if operand.group or operand.place else None
        return replace(query, operands=(operand, whole or replace(operand, span=None, upto=True)))
    if query.operation not in (*COMPARING, Operation.PER_MONTH):
        return query
    steps = steps_of(operand, table)
    if not steps:
        return query
    if query.operation is Operation.PER_MONTH:
        joins = not isinstance(find(replace(operand, upto=True), table), Problem)
        return query if operand.span or joins else replace(query, operands=tuple(steps))
    if operand.span is None:
        is_count = table.measure(operand.measure).kind is Kind.COUNT
        if is_count and steps[-1].span != table.periods[-1] and not are_alike(lengths_over(operand, table)):
            return None
        return replace(query, operands=(steps[0], steps[-1]))
    found = find(operand, table)
    if isinstance(found, Problem) or not 0 < found.positions.start <= len(steps):
        return query
    return replace(query, operands=(steps[found.positions.start - 1], operand))


def _of_one_day(query: Compute, table: Table) -> Compute:
    """Counts of different things as of the last day on which all are known, where no days were named.

    Where there is no such day they are set side by side: a difference would be one of the days, too.
    """
    spans = {operand.span for operand in query.operands}
    days: list[set[date]] = [set(days_of(operand, table)) for operand in query.operands]
    are_apart = len({(operand.measure, operand.group, operand.place) for operand in query.operands}) > 1
    if None not in spans or not (are_apart and all(days)):
        return query
    common = days[0].intersection(*days[1:])
    if not common:
        return replace(query, operation=Operation.VALUE)
    named = [span.end for span in spans if span and span.end in common]
    day = Span.day(named[0] if named else max(common))
    return replace(query, operands=tuple(replace(each, span=day, upto=True) for each in query.operands))


def _whole_as_of_part(query: Compute, table: Table) -> Compute:
    """A share without days is taken as of one: a day common to all, or else the last one of the part."""
    if (of_one_day := _of_one_day(query, table)).operation is query.operation and of_one_day != query:
        return of_one_day
    part, *wholes = query.operands
    found = find(part, table)
    if isinstance(found, Problem) or any(operand.span for operand in query.operands):
        return query
    day = Span.day(found.figure.as_of)
    return replace(query, operands=(part, *(replace(whole, span=day, upto=True) for whole in wholes)))


def _are_of_one_measure(founds: Sequence[Found]) -> bool:
    return len({found.operand.measure for found in founds}) == 1


def _are_of_other_days(founds: Sequence[Found]) -> bool:
    """Whether no day was named, and there is none for which all of them are known."""
    is_open = all(found.operand.span is None for found in founds)
    return is_open and _are_of_one_measure(founds) and len({found.figure.as_of for found in founds}) > 1


def _are_unlike(founds: Sequence[Found], table: Table) -> bool:
    counts = [found for found in founds if table.measure(found.operand.measure).kind is Kind.COUNT]
    return not are_alike([found.span.days for found in counts if not found.operand.upto])


def _what(found: Found) -> tuple[object, ...]:
    figure = found.figure
    return figure.measure, figure.group, figure.place, found.span, found.operand.upto


def _another(found: Found, table: Table) -> Span | None:
    """A period other than this one; the first, or else the last."""
    if days_of(found.figure_operand, table):
        return None
    spans = periods_of(found.figure_operand, table) or table.periods
    return next((span for span in (spans[0], spans[-1]) if span != found.span), None)
