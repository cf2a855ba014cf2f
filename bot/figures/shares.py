"""Looking up shares: of counts of the same days, or of running counts as of a day."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from datetime import date
from itertools import product

from bot.data.measures import Kind
from bot.data.spans import Span
from bot.data.table import Key, Row, Rows, Table
from bot.figures.arithmetic import share_of
from bot.figures.counts import find_count, is_by_period, key_of, origin_of, too_late
from bot.figures.figure import Figure
from bot.figures.found import Found
from bot.figures.operand import Operand
from bot.figures.problems import NoFigures, NotKnown, NotYet, Problem
from bot.figures.reading import figure_in, leading_figure


def find_share(operand: Operand, table: Table) -> Found | Problem:
    """What the table has on a share."""
    measure = table.measure(operand.measure)
    top, bottom = (replace(operand, measure=name) for name in measure.made_of)
    counted = table.measure(top.measure).kind is Kind.COUNT
    if all(is_by_period(part, table) for part in (top, bottom)) or (
        counted and not operand.upto and table.days_of(key_of(top))
    ):
        return _of_counts(operand, find_count(top, table), find_count(bottom, table), table)
    if table.measure(top.measure).sum_of and not table.days_of(key_of(operand)):
        part = find_count(replace(top, upto=True), table)
        if isinstance(part, Found):  # on that day all that it is the sum of is known
            bottom = replace(bottom, span=Span.day(part.span.end), upto=True)
        return _of_counts(operand, part, find_count(bottom, table), table)
    return _as_of(operand, table)


def _of_counts(
    operand: Operand, part: Found | Problem, whole: Found | Problem, table: Table
) -> Found | Problem:
    if isinstance(part, Problem):
        return part
    if isinstance(whole, Problem):
        return whole
    if part.span != whole.span:
        return NotKnown(operand=operand)
    computed = _divided(operand.measure, part, whole)
    printed = _printed(key_of(operand), part, table)
    if printed and (printed.decimals or 0) >= table.measure(operand.measure).decimals and len(computed) <= 1:
        # The source's own figure; what is computed from rounded counts is no better than it.
        computed = (replace(printed, parts=(part.figure, whole.figure)),)
        printed = None
    if not computed:
        return NotKnown(operand=operand)
    return replace(part, operand=operand, figures=computed, printed=printed)


def _divided(measure: str, part: Found, whole: Found) -> tuple[Figure, ...]:
    return tuple(
        share_of(measure, one, all_of)
        for one, all_of in product(part.figures, whole.figures)
        if all_of.bounds[0] > 0
    )


def _printed(key: Key, part: Found, table: Table) -> Figure | None:
    """The share that a source prints of a single period, or of a running total."""
    if len(part.positions) == 1 and table.periods_of(key._replace(measure=part.operand.measure)):
        return leading_figure(key, part.span, table)
    totals = table.days_of(key) if part.positions.start == 0 else None
    printed = _rows_on(totals, part.span.end, table)
    return figure_in(printed[0], key, part.span, table) if printed else None


# --- as of a day ---


def _as_of(operand: Operand, table: Table) -> Found | Problem:
    days = share_days(operand, table)
    if not days:
        return NoFigures(operand=operand)
    last = days[-1]
    day = operand.span.end if operand.span else last
    if problem := too_late(operand, day, Span(days[0], last)):
        return problem
    for at in range(bisect_right(days, day) - 1, -1, -1):
        if found := _share_on(operand, days[at], table):
            return replace(
                found,
                asked=Span(found.span.start, max(days[at], min(day, last))),
                ends_after=day > last,
                positions=range(at, at + 1),
            )
    first = next((known for known in days if _share_on(operand, known, table)), None)
    return NotYet(operand=operand, day=day, first=first) if first else NoFigures(operand=operand)


def share_days(operand: Operand, table: Table) -> list[date]:
    """The days on which the numerator is known, or the share is printed."""
    measure = table.measure(operand.measure)
    days: set[int] = set()
    for name in (measure.numerator, operand.measure):
        if rows := table.days_of(key_of(replace(operand, measure=name))):
            days.update(rows.ends)
    return [date.fromordinal(day) for day in sorted(days)]


def _share_on(operand: Operand, day: date, table: Table) -> Found | None:
    """The share as of a day, in all versions; None where it isn't known."""
    key = key_of(operand)
    tops = table.days_of(key._replace(measure=table.measure(operand.measure).numerator))
    prints = table.days_of(key)
    origin = min(origin_of(rows, table) for rows in (tops, prints) if rows)
    span = Span(min(origin, day), day)
    printed_rows = {(row.file, row.line): row for row in _rows_on(prints, day, table)}
    figures: list[Figure] = []
    less_exact: Figure | None = None
    for row in _rows_on(tops, day, table):
        beside = printed_rows.pop((row.file, row.line), None)
        printed = figure_in(beside, key, span, table) if beside else None
        computed = _computed_on(operand, row, span, table)
        if printed and (computed is None or _is_preferred(printed, operand, table)):
            figures.append(replace(printed, parts=computed.parts if computed else ()))
        elif computed:
            figures.append(computed)
            less_exact = less_exact or printed
    if not figures:
        figures = [figure_in(row, key, span, table) for row in printed_rows.values()]
    if not figures:
        return None
    return Found(
        operand=operand,
        asked=span,
        span=span,
        positions=range(1),
        figures=tuple(dict.fromkeys(figures)),
        printed=less_exact,
    )


def _is_preferred(printed: Figure, operand: Operand, table: Table) -> bool:
    """Whether a printed share is used instead of the computed one.

    Whoever prints a share of a running count knows best which cases it is a share of.
    """
    measure = table.measure(operand.measure)
    running = table.measure(measure.numerator).kind is Kind.RUNNING
    return running or (printed.decimals or 0) >= measure.decimals


def _computed_on(operand: Operand, row: Row, span: Span, table: Table) -> Figure | None:
    measure = table.measure(operand.measure)
    key = key_of(operand)
    part = figure_in(row, key._replace(measure=measure.numerator), span, table)
    whole = _whole_on(key._replace(measure=measure.denominator), row, span, table)
    if whole is None or whole.bounds[0] <= 0:
        return None
    return share_of(operand.measure, part, whole)


def _whole_on(key: Key, beside: Row, span: Span, table: Table) -> Figure | None:
    """The whole that a count is part of: on the same line, or what else is known for that day."""
    for row in _rows_on(table.days_of(key), span.end, table):
        if (row.file, row.line) == (beside.file, beside.line):
            return figure_in(row, key, span, table)
    found = find_count(Operand(key.measure, Span.day(span.end), key.group, key.place, upto=True), table)
    if isinstance(found, Problem) or found.span.end != span.end:
        return None
    return found.figure


def _rows_on(rows: Rows | None, day: date, table: Table) -> list[Row]:
    return table.rows_at(rows, rows.at(day)) if rows else []
