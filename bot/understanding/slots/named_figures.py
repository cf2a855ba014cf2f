"""Figures that are named by their value: "where does 16.42% come from?", "the 54,083"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, product

from bot.data.measures import Kind
from bot.data.spans import Span
from bot.data.table import Table
from bot.figures.figure import Basis, Figure, Unit
from bot.figures.found import Found
from bot.figures.lookup import find
from bot.figures.operand import Operand
from bot.figures.timeline import steps_of
from bot.periods.reading import Counts, Quantity
from bot.understanding.slots.slots import Quoted

_MOST = 4000
"""Figures that are kept by their value; of a larger table only the first are."""
_THOUSANDS = 3
"""Digits behind the mark that parts thousands."""
_LEAST = 20
"""The least count that names a figure by itself; smaller ones are days and the like."""
_MOST_PERIODS = 12
"""Of more periods, the figures over several of them aren't known by their values."""
_TWO = 2
_DIGITS = 3
"""Significant digits to which an approximate count is printed."""


class NamedFigures:
    """The figures of a table, by the values in which they are printed.

    Args:
        table: the figures.
    """

    def __init__(self, table: Table) -> None:
        self._counts = defaultdict[int, list[Operand]](list)
        self._about = defaultdict[int, list[Operand]](list)
        self._shares = defaultdict[tuple[int, int], list[Operand]](list)
        self._whole = defaultdict[int, list[Operand]](list)
        self._periods = frozenset[Span | None](table.periods[:_MOST_PERIODS])
        for number, operand in enumerate(_operands(table)):
            if number >= _MOST:
                break
            found = find(operand, table)
            if isinstance(found, Found):
                for figure in (*found.figures, *((found.printed,) if found.printed else ())):
                    self._add(operand, figure)

    def _add(self, operand: Operand, figure: Figure) -> None:
        if figure.unit is Unit.SHARE:
            self._keep(self._whole[round(figure.value * 100)], operand)
            for decimals in (1, 2):
                self._keep(self._shares[decimals, round(figure.value * 100 * 10**decimals)], operand)
            return
        exact = self._counts if figure.basis is not Basis.APPROXIMATE else self._about
        self._keep(exact[round(figure.value)], operand)
        numbers = set[int]()
        if figure.low is not None and figure.high is not None:
            numbers |= {round(bound) for bound in (figure.low, figure.high)}
            numbers |= {_rounded(bound, _DIGITS) for bound in (figure.low, figure.value, figure.high)}
        if figure.about or figure.low is not None:
            numbers |= {_rounded(figure.value, 2), _rounded(figure.value, _DIGITS)}
        for number in numbers:
            self._keep(self._about[number], operand)

    def at_both_ends(self, numbers: list[Quoted]) -> list[Quoted]:
        """The two numbers of a change, "from 8% to 3.4%", with the single periods that they name together.

        Whole percents are rounded shares there.
        """
        if len(numbers) != _TWO or all(number.operands for number in numbers):
            return numbers
        first, last = sorted(numbers, key=lambda number: number.start)
        for one, other in product(self._rounded_to(first.quantity), self._rounded_to(last.quantity)):
            in_periods = not one.upto and not other.upto and {one.span, other.span} <= self._periods
            if in_periods and replace(one, span=None) == replace(other, span=None):
                return [replace(first, operands=(one,)), replace(last, operands=(other,))]
        return numbers

    def _rounded_to(self, quantity: Quantity) -> Sequence[Operand]:
        is_whole = quantity.counts is Counts.PERCENT and not quantity.decimals
        return self._whole.get(round(quantity.value), ()) if is_whole else self.find(quantity)

    @staticmethod
    def _keep(operands: list[Operand], operand: Operand) -> None:
        if operand not in operands:
            operands.append(operand)

    def find(self, quantity: Quantity) -> Sequence[Operand]:
        """What the figures that are printed like this are of, those of all people and places first."""
        if quantity.counts in (Counts.POINTS, Counts.MONEY, Counts.ONE_IN, Counts.TIMES, Counts.FRACTION):
            return ()
        if quantity.decimals == _THOUSANDS and quantity.counts is not Counts.PERCENT:
            return self._counts.get(round(quantity.value * 1000), ())  # 20.648, with a point for the comma
        if quantity.decimals or quantity.counts is Counts.PERCENT:
            key = quantity.decimals, round(quantity.value * 10**quantity.decimals)
            return self._shares.get(key, ())
        value = round(quantity.value)
        return () if value < _LEAST else self._counts.get(value) or self._about.get(value, ())


def _rounded(value: float, digits: int) -> int:
    size = len(str(int(value)))
    return round(value, min(0, digits - size)).__trunc__()


def _operands(table: Table) -> Iterator[Operand]:
    """Each period, each running total and each count by day, of all people and places first."""
    main = table.declarations.subject.main
    of_main = (main, table.measure(main).numerator, table.measure(main).denominator)
    for whole in (True, False):
        for name in (*of_main, *(name for name in table.declarations.measures if name not in of_main)):
            measure = table.measure(name)
            if measure.kind is Kind.EVENT:
                continue
            for group, place in table.known_for(name):
                if whole is not bool(group or place):
                    yield from _of(name, group, place, table)
            if whole and name in of_main:
                yield from _runs(name, table)


def _runs(name: str, table: Table) -> Iterator[Operand]:
    """The main measures over several neighbouring periods."""
    if len(table.periods) <= _MOST_PERIODS:
        for first, last in combinations(table.periods, 2):
            yield Operand(name, Span(first.start, last.end))


def _of(name: str, group: str, place: str, table: Table) -> Iterator[Operand]:
    operand = Operand(name, None, group, place)
    for step in steps_of(operand, table):
        yield step
        if step.span is not None and not step.upto:
            yield Operand(
                name, Span(table.span.start, max(table.span.start, step.span.end)), group, place, upto=True
            )
