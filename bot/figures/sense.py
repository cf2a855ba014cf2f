"""Which arithmetic makes sense: `compute(operation, figures, declarations)`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from bot.data.measures import Declarations, Kind
from bot.figures import arithmetic
from bot.figures.figure import COMPARING, MEANS, Figure, Operation, Unit
from bot.figures.problems import NoSense, Reason

_OF_ONE: Mapping[Operation, Callable[[Figure], Figure]] = {
    Operation.COMPLEMENT: arithmetic.complement,
    Operation.ONE_IN: arithmetic.one_in,
    Operation.PER_DAY: arithmetic.per_day,
    Operation.PER_MONTH: arithmetic.per_month,
    Operation.DAYS: arithmetic.days,
}

_OF_TWO: Mapping[Operation, Callable[[Figure, Figure], Figure]] = {
    Operation.COMPLEMENT: arithmetic.complement,
    Operation.DIFFERENCE: arithmetic.difference,
    Operation.RATIO: arithmetic.ratio,
    Operation.CHANGE: arithmetic.change,
    Operation.SHARE: arithmetic.share,
}

_TAKES: Mapping[Operation, int] = {
    Operation.ONE_IN: 1,
    Operation.PER_DAY: 1,
    Operation.PER_MONTH: 1,
    Operation.COMPLEMENT: 2,
    Operation.SHARE: 2,
}
"""How many figures an operation takes at most; if there are more, the first ones are added up."""


def compute(operation: Operation, figures: Sequence[Figure], declarations: Declarations) -> Figure | NoSense:
    """What an operation makes of one figure or several, in their order; or why it makes no sense."""
    surplus = len(figures) - _TAKES.get(operation, len(figures))
    if surplus > 0:
        together = compute(Operation.SUM, figures[: surplus + 1], declarations)
        if isinstance(together, NoSense):
            return together
        return compute(operation, (together, *figures[surplus + 1 :]), declarations)
    measures = tuple(figure.measure for figure in figures)
    if reason := next(_reasons(operation, figures, declarations), None):
        return NoSense(reason=reason, measures=measures)
    try:
        if operation is Operation.SUM:
            return arithmetic.total(figures)
        match figures:
            case [figure] if operation in _OF_ONE:
                return _OF_ONE[operation](figure)
            case [first, second] if operation in _OF_TWO:
                return _OF_TWO[operation](first, second)
            case _:
                return NoSense(reason=Reason.UNITS, measures=measures)
    except ZeroDivisionError:
        return NoSense(reason=Reason.NOTHING, measures=measures)


def is_part(part: str, whole: str, declarations: Declarations) -> bool:
    """Whether what a measure counts is declared to be among what another counts."""
    measures = declarations.measures
    seen: set[str] = set()
    waiting = {part}
    while waiting:
        seen |= waiting
        larger = {
            other
            for name in waiting
            for other in (
                *measures[name].at_most,
                *(sum_ for sum_, measure in measures.items() if name in (*measure.parts, *measure.sum_of)),
                *(measure.denominator for measure in measures.values() if measure.numerator == name),
            )
        }
        if whole in larger:
            return True
        waiting = larger - seen
    return False


def _reasons(operation: Operation, figures: Sequence[Figure], declarations: Declarations) -> Iterator[Reason]:
    units = {figure.unit for figure in figures}
    first, second = figures[0], figures[-1]
    are_means = units <= {Unit.PER_DAY, Unit.PER_MONTH} and operation in COMPARING
    if len(units) > 1 or not (are_means or units <= {Unit.COUNT, Unit.SHARE}):
        yield Reason.UNITS
    elif operation in (Operation.SHARE, Operation.COMPLEMENT) and len(figures) > 1:
        if first.unit is not Unit.COUNT:
            yield Reason.UNITS
        elif not _lies_in(first, second, declarations):
            yield Reason.NOT_A_PART
    elif (operation is Operation.ONE_IN and first.unit is not Unit.SHARE) or (
        operation in MEANS and (first.unit is not Unit.COUNT or _is_stock(first, declarations))
    ):
        yield Reason.UNITS
    elif operation is Operation.PER_MONTH and not arithmetic.months_in(first):
        yield Reason.MONTHS
    elif any(
        two in declarations.measures[one].not_to_mix or one in declarations.measures[two].not_to_mix
        for one, two in combinations({figure.measure for figure in figures}, 2)
    ):
        yield Reason.MIXED
    elif operation is Operation.SUM:
        yield from _against_a_sum(figures, declarations)


def _lies_in(part: Figure, whole: Figure, declarations: Declarations) -> bool:
    """Whether what one figure counts is among what another counts."""
    if part.measure != whole.measure and not is_part(part.measure, whole.measure, declarations):
        return False
    if whole.group not in ("", part.group) or whole.place not in ("", part.place):
        return False
    # Another measure may be known as of another day: closed by then, of those found eligible by now.
    holds = whole.span.contains if part.measure == whole.measure else whole.span.overlaps
    is_known_then = part.measure != whole.measure and _is_stock(whole, declarations)
    is_of_its_days = holds(part.span) or is_known_then
    return is_of_its_days and part.value <= whole.bounds[1]


def _against_a_sum(figures: Sequence[Figure], declarations: Declarations) -> Iterator[Reason]:
    measures = {figure.measure for figure in figures}
    shares = figures[0].unit is Unit.SHARE
    if shares and (len(measures) > 1 or any(len(figure.parts) <= 1 for figure in figures)):
        yield Reason.NO_SUM
    for one, other in combinations(figures, 2):
        stocks = _is_stock(one, declarations) and _is_stock(other, declarations)
        if stocks and one.span != other.span:
            yield Reason.NO_SUM
        if not one.span.overlaps(other.span):
            continue
        related = (
            one.measure == other.measure
            or is_part(one.measure, other.measure, declarations)
            or is_part(other.measure, one.measure, declarations)
        )
        if related and _meet(one.group, other.group) and _meet(one.place, other.place):
            yield Reason.OVERLAP


def _meet(one: str, other: str) -> bool:
    return one == other or not one or not other


def _is_stock(figure: Figure, declarations: Declarations) -> bool:
    return declarations.measures[figure.measure].kind is Kind.STOCK
