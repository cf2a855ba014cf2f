"""The periods, or the days of the counts, that an operand is known for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

import numpy as np

from bot.data.measures import Kind
from bot.data.spans import Span
from bot.data.table import Rows, Table
from bot.figures.counts import between, key_of
from bot.figures.found import Found
from bot.figures.lookup import find
from bot.figures.operand import Operand
from bot.figures.series import LazySequence, Values, values_of
from bot.figures.shares import share_days


def periods_of(operand: Operand, table: Table) -> Sequence[Span]:
    """The periods of which a measure that adds up over time may be known; none where it is known by day."""
    counted = _counted(operand, table)
    if rows := table.periods_of(key_of(counted)):
        return LazySequence(len(rows), rows.period)
    totals = table.days_of(key_of(counted))
    if totals is None or table.measure(counted.measure).kind is not Kind.COUNT:
        return ()
    return LazySequence(len(totals), lambda at: between(totals, range(at, at + 1), table))


def days_of(operand: Operand, table: Table) -> Sequence[date]:
    """The days of which something is known that is known by day."""
    if periods_of(operand, table):
        return ()
    if table.measure(operand.measure).kind is Kind.SHARE:
        counted = replace(operand, measure=table.measure(operand.measure).numerator)
        return share_days(operand, table) or days_of(counted, table)
    if parts := table.measure(operand.measure).sum_of:
        known: list[set[date]] = [set(days_of(replace(operand, measure=part), table)) for part in parts]
        return sorted(known[0].intersection(*known[1:]))
    rows = table.days_of(key_of(_counted(operand, table)))
    return LazySequence(len(rows), rows.day) if rows else ()


def spans_of(operand: Operand, table: Table) -> Sequence[Span]:
    """Its periods, or else the days of its counts, in order."""
    days = days_of(operand, table)
    return periods_of(operand, table) or LazySequence(len(days), lambda at: Span.day(days[at]))


def steps_of(operand: Operand, table: Table) -> Sequence[Operand]:
    """The same operand for each of its periods, or by each day of its counts, in order."""
    spans, by_day = spans_of(operand, table), not periods_of(operand, table)
    return LazySequence(len(spans), lambda at: replace(operand, span=spans[at], upto=by_day))


def values_over(operand: Operand, positions: range, table: Table) -> Values | None:
    """The values of an operand in its periods or days, all at once; None where each must be looked up."""
    values = _all_values(replace(operand, span=None, upto=False), table)
    return values and Values(*(cells[positions.start : positions.stop] for cells in values))


@lru_cache(maxsize=64)
def _all_values(operand: Operand, table: Table) -> Values | None:
    measure = table.measure(operand.measure)
    if measure.kind is Kind.SHARE:
        return _shares(operand, table)
    rows = table.periods_of(key_of(operand))
    if rows is None and measure.kind is not Kind.COUNT:
        rows = table.days_of(key_of(operand))
    return _counts(rows) if rows else None


def _shares(operand: Operand, table: Table) -> Values | None:
    measure = table.measure(operand.measure)
    part, whole = (table.periods_of(key_of(replace(operand, measure=name))) for name in measure.made_of)
    if part is None or whole is None or part.ends != whole.ends or part.starts != whole.starts:
        return None
    tops, bottoms = _counts(part), _counts(whole)
    if not (bottoms.low > 0).all():
        return None
    values = Values(tops.value / bottoms.value, tops.low / bottoms.high, tops.high / bottoms.low)
    if printed := table.periods_of(key_of(operand)):
        # Shares that are printed with as many decimals as are shown replace the computed ones.
        for end, number in zip(printed.ends, printed.leaders.tolist(), strict=True):
            at = part.at(date.fromordinal(end))
            digits = table.row(number).printed.removesuffix("%")
            if at is not None and len(digits.partition(".")[2]) >= measure.decimals:
                for cells in values:
                    cells[at] = float(f"{digits}e-2")
    return values


def _counts(rows: Rows) -> Values:
    return Values(*(np.diff(sums).astype(np.float64) for sums in rows.sums))


def lengths_over(operand: Operand, table: Table) -> list[int]:
    """The different lengths of its periods in the operand's span, in days; none where it is known by day."""
    periods = periods_of(operand, table)
    rows = table.periods_of(key_of(_counted(operand, table)))
    if rows is None or operand.span:
        inside = (span for span in periods if operand.span is None or span.overlaps(operand.span))
        return sorted({span.days for span in inside})
    return np.unique(np.subtract(rows.ends, rows.starts) + 1).tolist()


def looked_up(operands: Sequence[Operand], table: Table) -> list[Found]:
    """What is known of several operands, without those that nothing is known of."""
    return [found for operand in operands if isinstance(found := find(operand, table), Found)]


def values_in(founds: Sequence[Found]) -> Values:
    """The preferred values of what was found."""
    return values_of([found.figure for found in founds])


def _counted(operand: Operand, table: Table) -> Operand:
    """The operand whose rows are counted: the numerator of a share, the first part of a sum."""
    made_of = table.measure(operand.measure).made_of
    return _counted(replace(operand, measure=made_of[0]), table) if made_of else operand
