"""A measure period by period or day by day, and its highest and lowest."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import product

import numpy as np

from bot.answers.answer import RankingAnswer, SeriesAnswer
from bot.answers.queries import By, Operand, Ranking, Series
from bot.answers.values import named_beside, singles
from bot.data.measures import Kind
from bot.data.spans import Span
from bot.data.table import Table
from bot.figures.arithmetic import difference
from bot.figures.figure import Figure, Operation, Unit, sources_of
from bot.figures.found import Found
from bot.figures.lookup import find, placed
from bot.figures.problems import NoFigures, NotFound, Problem
from bot.figures.sense import compute
from bot.figures.series import Direction, LazySequence, Values, are_alike, direction_of, leading, ranked
from bot.figures.timeline import (
    days_of,
    lengths_over,
    looked_up,
    spans_of,
    steps_of,
    values_in,
    values_over,
)

_MOST_CITED = 200
"""Items of a series whose sources are named one by one."""


def answer_series(query: Series, table: Table) -> SeriesAnswer | Problem:
    """All that is known of an operand over time; of one known by group or place only, the latest of each."""
    operand = placed(query.operand, table)
    known = table.known_for(operand.measure)
    if not (operand.group or operand.place) and known and ("", "") not in known:
        return _side_by_side(query, table)
    items, values = _over_time(operand, table)
    if not items:
        return _nothing(operand, table)
    alike = items[0].figure.unit is Unit.SHARE or are_alike(lengths_over(operand, table))
    steps = LazySequence(len(items) - 1, lambda at: _differences(items[at], items[at + 1]))
    return SeriesAnswer(
        query=query,
        items=items,
        direction=direction_of(values) if alike else Direction.UNLIKE,
        change=_of_ends(Operation.DIFFERENCE, items, table) if alike else None,
        ratio=_of_ends(Operation.RATIO, items, table) if alike else None,
        steps=steps if alike else (),
        highest=_winners(items, values, highest=True),
        lowest=_winners(items, values, highest=False),
        total=_total(operand, items, table),
        sources=_sources(items),
        main=operand.measure,
    )


def answer_ranking(query: Ranking, table: Table) -> RankingAnswer | Problem:
    """The highest or lowest of an operand along its periods, groups or places."""
    if query.by is not By.PERIOD:
        return _along(query, table)
    items, values = _over_time(query.operand, table)
    if not items:
        return _nothing(query.operand, table)
    are_rates = items[0].figure.unit is Unit.SHARE
    # A step is ranked by its size, and told with the later of its two items.
    later = int(query.steps and len(items) > 1)
    order, winners = ranked(_steps(values) if later else values, highest=query.highest)
    ranking = LazySequence(len(order), lambda at: items[order[at] + later])
    changes = LazySequence(len(order), lambda at: _differences(items[order[at]], ranking[at]))
    return RankingAnswer(
        query=query,
        ranked=ranking,
        winners=winners,
        changes=changes if later else (),
        are_unlike=not (are_rates or are_alike(lengths_over(query.operand, table))),
        sources=_sources(items),
        main=query.operand.measure,
    )


def _differences(first: Found, second: Found) -> tuple[Figure, ...]:
    """From the first to the second; several where sources differ."""
    return tuple(difference(*pair) for pair in product(first.figures, second.figures))


def _steps(values: Values) -> Values:
    """How large each step is, up or down."""
    least, most = values.low[1:] - values.high[:-1], values.high[1:] - values.low[:-1]
    crosses = (least <= 0) & (most >= 0)
    least, most = np.abs(least), np.abs(most)
    low = np.where(crosses, 0, np.minimum(least, most))
    return Values(np.abs(np.diff(values.value)), low, np.maximum(least, most))


def _over_time(operand: Operand, table: Table) -> tuple[Sequence[Found], Values]:
    """What is known in each period or by each day within the operand's span, and its values."""
    steps = steps_of(operand, table)
    positions = range(len(steps))
    if operand.span:
        spans = spans_of(operand, table)
        first = bisect_left(spans, operand.span.start, key=lambda span: span.end)
        positions = range(first, bisect_right(spans, operand.span.end, key=lambda span: span.start))
    if (values := values_over(operand, positions, table)) is not None:
        return singles(operand, positions, table), values
    items = looked_up([steps[at] for at in positions], table)
    items = [found for found in items if not found.operand.upto or _is_of_its_day(found)]
    return items, values_in(items)


def _is_of_its_day(found: Found) -> bool:
    """Whether it is known as of that day, and not of one before: there only the part of a share may be."""
    return found.operand.span == Span.day(found.figure.as_of)


def _of_ends(operation: Operation, items: Sequence[Found], table: Table) -> Figure | None:
    if len(items) <= 1:
        return None
    result = compute(operation, (items[0].figure, items[-1].figure), table.declarations)
    return None if isinstance(result, Problem) else result


def _winners(items: Sequence[Found], values: Values, *, highest: bool) -> Sequence[Found]:
    first = leading(values, highest=highest)
    return LazySequence(len(first), lambda at: items[first[at]])


def _total(operand: Operand, items: Sequence[Found], table: Table) -> Found | None:
    if days_of(operand, table):
        return None
    span = Span(items[0].span.start, items[-1].span.end)
    found = find(replace(operand, span=span, upto=False), table)
    return found if isinstance(found, Found) else None


def _sources(items: Sequence[Found]) -> tuple[str, ...]:
    if len(items) > _MOST_CITED:
        items = [*items[: _MOST_CITED // 2], *items[-_MOST_CITED // 2 :]]
    return sources_of([figure for item in items for figure in item.figures])


def _nothing(operand: Operand, table: Table) -> Problem:
    result = find(operand, table)
    return result if isinstance(result, NotFound) else NoFigures(operand=operand)


# --- along groups and places ---


def _side_by_side(query: Series, table: Table) -> SeriesAnswer | Problem:
    pairs = table.known_for(query.operand.measure)
    operands = [replace(query.operand, group=group, place=place, upto=True) for group, place in pairs]
    items = looked_up(operands, table)
    if not items:
        return _nothing(query.operand, table)
    values = values_in(items)
    order, _ = ranked(values, highest=True)
    in_order = tuple(items[at] for at in order)
    also = _beside(in_order, table)
    return SeriesAnswer(
        query=query,
        items=in_order,
        direction=Direction.SINGLE,
        highest=tuple(_winners(items, values, highest=True)),
        lowest=tuple(_winners(items, values, highest=False)),
        also=also,
        sources=tuple(dict.fromkeys((*_sources(in_order), *sources_of(also)))),
        main=query.operand.measure,
    )


def _beside(items: Sequence[Found], table: Table) -> tuple[Figure, ...]:
    """What the command names beside the measure, for the same groups, places and days."""
    operands = (
        replace(item.figure_operand, measure=name, upto=True)
        for name in named_beside(items[0].operand.measure, table)
        for item in items
    )
    days = {(item.figure.group, item.figure.place): item.figure.as_of for item in items}
    figures = (found.figure for found in looked_up(tuple(operands), table))
    return tuple(figure for figure in figures if days[figure.group, figure.place] == figure.as_of)


def _along(query: Ranking, table: Table) -> RankingAnswer | Problem:
    """Groups or places ranked as of a common day, or in a common period."""
    operand, by_group = query.operand, query.by is By.GROUP
    operands = [
        replace(operand, group=group, place=place)
        for group, place in table.known_for(operand.measure)
        if (group if by_group else place) and (place == operand.place if by_group else group == operand.group)
    ]
    # Whether it is known by day, or wanted as of one.
    by_day = any(each.upto or days_of(each, table) for each in operands)
    candidates = _of_one_day(operands, table) if by_day else _of_one_period(operands, table)
    if not candidates:
        return _nothing(operand, table)
    values = values_in(candidates)
    order, winners = ranked(values, highest=query.highest)
    first, *others = in_order = tuple(candidates[at] for at in order)
    return RankingAnswer(
        query=query,
        ranked=in_order,
        winners=winners,
        lead=difference(others[0].figure, first.figure) if others and winners == 1 else None,
        left_out=len(operands) - len(candidates),
        sources=_sources(candidates),
        main=operand.measure,
    )


def _of_one_day(operands: Sequence[Operand], table: Table) -> list[Found]:
    """What is known on the last day, up to the one asked about, on which at least two are known."""
    on_days: dict[date, list[Found]] = {}
    for operand in operands:
        kind = table.measure(operand.measure).kind
        for span in spans_of(operand, table):
            found = find(replace(operand, span=Span.day(span.end), upto=kind is not Kind.STOCK), table)
            if isinstance(found, Found) and _is_of_its_day(found):
                on_days.setdefault(span.end, []).append(found)
    until = operands[0].span.end if operands[0].span else None
    open_days = [day for day in on_days if until is None or day <= until]
    if not open_days:
        return []
    if until is None:
        return on_days[max(open_days, key=lambda day: (len(on_days[day]), day))]
    return on_days[max(open_days, key=lambda day: (len(on_days[day]) > 1, day))]


def _of_one_period(operands: Sequence[Operand], table: Table) -> list[Found]:
    founds = looked_up(operands, table)
    if not founds:
        return []
    last = max((found.span for found in founds), key=lambda span: (span.end, span.start))
    return [found for found in founds if found.span == last]
