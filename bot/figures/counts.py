"""Looking up counts: by period, as of a day, and what arose between two days."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

from bot.data.measures import Kind
from bot.data.spans import Span
from bot.data.table import Key, Rows, Table
from bot.figures.arithmetic import difference, total
from bot.figures.figure import Basis, Figure
from bot.figures.found import Found
from bot.figures.operand import Operand
from bot.figures.problems import Gap, NoFigures, NotKnown, NotYet, Outside, Problem
from bot.figures.reading import count_over, counts_at
from bot.figures.workings import with_working

_LONG_AFTER = timedelta(days=366)
"""How old the last figure before a day may be to be given for it."""


def find_count(operand: Operand, table: Table) -> Found | Problem:
    """What the table has on a measure that isn't a share."""
    key, measure = key_of(operand), table.measure(operand.measure)
    if measure.sum_of:
        return _sum_of_measures(operand, measure.sum_of, table)
    if rows := table.periods_of(key):
        return _through(operand, rows, table) if operand.upto else _in_periods(operand, rows, table)
    if not (rows := table.days_of(key)):
        return NoFigures(operand=operand)
    is_running = measure.kind is Kind.RUNNING
    if operand.upto or measure.kind is Kind.STOCK or (is_running and operand.span is None):
        return _as_of(operand, rows, table)
    return _between_days(operand, rows, table)


def key_of(operand: Operand) -> Key:
    """Where the rows of an operand stand in the index."""
    return Key(operand.measure, operand.group, operand.place)


def is_by_period(operand: Operand, table: Table) -> bool:
    """Whether it is counted by period, or all that it is the sum of."""
    names = table.measure(operand.measure).sum_of or (operand.measure,)
    return all(table.periods_of(key_of(replace(operand, measure=name))) for name in names)


def too_late(operand: Operand, day: date, known: Span) -> Outside | None:
    """Why there is no figure as of a day that is long after the last one; None where it isn't."""
    if day - known.end <= _LONG_AFTER:
        return None
    return Outside(operand=operand, span=Span.day(day), known=known, nearest=Span.day(known.end))


def origin_of(rows: Rows, table: Table) -> date:
    """The day from which running totals count: the table's first, or their own first if that is earlier."""
    return min(table.span.start, rows.day(0))


# --- rows with a start and an end ---


def _in_periods(operand: Operand, rows: Rows, table: Table) -> Found | Problem:
    last = range(len(rows) - 1, len(rows))
    span = operand.span or rows.span(last)
    positions = rows.touched(span)
    if not positions:
        every, after = rows.span(range(len(rows))), rows.ended_by(span.start)
        beside = [rows.period(at) for at in (after - 1, after) if 0 <= at < len(rows)]
        nearest = min(beside, key=lambda other: max(other.start - span.end, span.start - other.end))
        return Outside(operand=operand, span=span, known=every, nearest=nearest)
    if gap := _first_gap(operand, rows, positions):
        return gap
    return _fitted(_periods_found(operand, rows, positions, table), span)


def _through(operand: Operand, rows: Rows, table: Table) -> Found | Problem:
    day = operand.span.end if operand.span else rows.day(-1)
    positions = range(rows.ended_by(day))
    if not positions:
        return NotYet(operand=operand, day=day, first=rows.day(0))
    known = rows.span(range(len(rows)))
    if problem := too_late(operand, day, known):
        return replace(problem, nearest=known)
    if gap := _first_gap(operand, rows, positions):
        return gap
    found = _periods_found(operand, rows, positions, table)
    return replace(found, asked=Span(known.start, min(day, known.end)), ends_after=day > known.end)


def _periods_found(operand: Operand, rows: Rows, positions: range, table: Table) -> Found:
    """The count of some whole neighbouring periods together; of one alone, as each source has it."""
    span = rows.span(positions)
    if len(positions) == 1:
        figures = counts_at(rows, positions.start, span, table)
    else:
        figures = (_sum(rows, positions, table),)
    figures = tuple(with_working(figure, rows, positions, table) for figure in figures)
    return Found(operand=operand, asked=span, span=span, positions=positions, figures=figures)


def _sum(rows: Rows, positions: range, table: Table) -> Figure:
    """The sum of some periods; as a source prints it, where one does."""
    computed, totals = count_over(rows, positions, table), table.days_of(rows.key)
    if computed.basis is not Basis.APPROXIMATE and positions.start == 0 and totals:
        for printed in counts_at(totals, totals.at(computed.span.end), computed.span, table):
            is_exact = printed.basis is Basis.PUBLISHED and not printed.about
            if is_exact and printed.value == computed.value:
                return printed
    return computed


def _first_gap(operand: Operand, rows: Rows, positions: range) -> Gap | None:
    """The first gap between some periods."""
    day = timedelta(1)
    for at in () if rows.joined(positions) else positions[:-1]:
        before, after = rows.day(at), rows.period(at + 1).start
        if after > before + day:
            return Gap(operand=operand, missing=Span(before + day, after - day))
    return None


def _fitted(found: Found, span: Span) -> Found:
    """The same for days that may cut the periods, or reach beyond what is known."""
    return replace(
        found,
        asked=Span(max(span.start, found.span.start), min(span.end, found.span.end)),
        starts_before=span.start < found.span.start,
        ends_after=span.end > found.span.end,
    )


# --- rows as of a day ---


def _as_of(operand: Operand, rows: Rows, table: Table) -> Found | Problem:
    last = rows.day(-1)
    day = operand.span.end if operand.span else last
    at = rows.ended_by(day) - 1
    if at < 0:
        return NotYet(operand=operand, day=day, first=rows.day(0))
    if problem := too_late(operand, day, Span(rows.day(0), last)):
        return problem
    known = rows.day(at)
    start = known if table.measure(operand.measure).kind is Kind.STOCK else origin_of(rows, table)
    span = Span(start, known)
    return Found(
        operand=operand,
        asked=Span(start, max(known, min(day, last))),
        span=span,
        ends_after=day > last,
        positions=range(at, at + 1),
        figures=counts_at(rows, at, span, table),
    )


def _between_days(operand: Operand, rows: Rows, table: Table) -> Found | Problem:
    origin, last = origin_of(rows, table), len(rows) - 1
    known = Span(origin, rows.day(last))
    span = operand.span or between(rows, range(last, last + 1), table)
    is_running = table.measure(operand.measure).kind is Kind.RUNNING
    if is_running and span.days > 1 and rows.at(span.start) is not None:
        # "Between Apr 16 and May 29": the counts of both days, so that what arose starts on the day after.
        span = Span(span.start + timedelta(1), span.end)
    if not known.overlaps(span):
        at = 0 if span.end < origin else last
        nearest = between(rows, range(at, at + 1), table)
        return Outside(operand=operand, span=span, known=known, nearest=nearest)
    first = bisect_left(rows.ends, span.start.toordinal())
    stop = min(bisect_left(rows.ends, span.end.toordinal()), last) + 1
    if stop > first + 1 and span.end - rows.day(stop - 2) < rows.day(stop - 1) - span.end:
        stop -= 1  # the count before the end is nearer to it
    positions = range(first, stop)
    grew = between(rows, positions, table)
    if figures := _grown(rows, positions, table):
        found = Found(operand=operand, asked=grew, span=grew, positions=positions, figures=figures)
        return _fitted(found, span)
    return NotKnown(operand=operand, days=tuple(map(rows.day, range(len(rows)))))


def between(rows: Rows, positions: range, table: Table) -> Span:
    """The days in which a running total grew at some neighbouring positions."""
    first = rows.day(positions.start - 1) + timedelta(1) if positions.start else origin_of(rows, table)
    return Span(first, rows.day(positions.stop - 1))


def _grown(rows: Rows, positions: range, table: Table) -> tuple[Figure, ...]:
    """By how much a running total grew at some positions: for all versions of the counts before and after.

    Where a page prints both, only such versions are set against each other: another page may have counted
    anew. Nothing where the two were counted by different people.
    """
    at_end = Span(origin_of(rows, table), rows.day(positions.stop - 1))
    after = counts_at(rows, positions.stop - 1, at_end, table)
    if positions.start == 0:
        return after
    at_start = Span(at_end.start, rows.day(positions.start - 1))
    before = counts_at(rows, positions.start - 1, at_start, table)
    span = between(rows, positions, table)
    pairs = [pair for pair in product(before, after) if pair[0].counted_by == pair[1].counted_by]
    of_one_page = [pair for pair in pairs if not set(pair[0].sources).isdisjoint(pair[1].sources)]
    figures = [replace(difference(*pair), span=span) for pair in of_one_page or pairs]
    # It never falls, whatever the bounds of the counts before and after.
    return tuple(each if each.low is None else replace(each, low=max(0, each.low)) for each in figures)


# --- measures that no file holds: the sums of others ---


def _sum_of_measures(operand: Operand, names: tuple[str, ...], table: Table) -> Found | Problem:
    """The sum of several measures, where all are known for the same days."""
    founds = _find_each(operand, names, table)
    if not isinstance(founds, Problem) and len({found.span for found in founds}) > 1:
        # The latest day by which all of them are known.
        day = min(found.span.end for found in founds)
        founds = _find_each(replace(operand, span=Span.day(day), upto=True), names, table)
    if isinstance(founds, Problem):
        return founds
    if len({found.span for found in founds}) > 1:
        return NotKnown(operand=operand)
    versions = product(*(found.figures for found in founds))
    figures = tuple(replace(total(parts), measure=operand.measure) for parts in versions)
    return replace(founds[0], operand=operand, figures=figures)


def _find_each(operand: Operand, names: tuple[str, ...], table: Table) -> list[Found] | Problem:
    founds: list[Found] = []
    for name in names:
        found = find_count(replace(operand, measure=name), table)
        if isinstance(found, Problem):
            return found
        founds.append(found)
    return founds
