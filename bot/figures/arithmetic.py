"""What can be computed from figures: each operation keeps basis, bounds, sources, and the figures as parts.

Bounds cover all corner cases: wherever the parts lie within theirs, the result lies within its own.
Whether an operation makes sense for two measures is decided in `sense.py`; to divide by what is, or may be,
nothing raises a ZeroDivisionError.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from bot.data.spans import Span
from bot.figures.figure import Basis, Figure, Operation, Unit, sources_of

_COARSE = 0.01
"""How large the rounding of a share may be, as a part of it, to make no difference."""


def complement(part: Figure, whole: Figure | None = None) -> Figure:
    """What is left: whole - part of counts, or 1 - share."""
    if whole is None:
        low, high = part.bounds
        rest = _computed(Operation.COMPLEMENT, (part,), part.unit, 1 - part.value, (1 - high, 1 - low))
        return replace(rest, decimals=part.decimals)
    value = whole.value - part.value
    return _computed(Operation.COMPLEMENT, (part, whole), part.unit, value, _rest(part, whole))


def _rest(part: Figure, whole: Figure) -> tuple[float, float]:
    """The bounds of whole - part; where the whole is a sum, what is unsure about the part cancels out."""
    (least, most), (fewest, largest) = part.bounds, whole.bounds
    if whole.operation is Operation.SUM and any(_is_same(part, each) for each in whole.parts):
        return fewest - least, largest - most
    return max(0, fewest - most), largest - least


def _is_same(one: Figure, other: Figure) -> bool:
    """Whether two figures are one count, however they were looked up."""
    of, same = ((each.measure, each.group, each.place, each.span, each.bounds) for each in (one, other))
    return of == same and one.value == other.value


def one_in(share: Figure) -> Figure:
    """1 / share: of how many it is one, on average.

    A share that is printed to one or two digits is held to be no more exact than that, and where both its
    counts are known it is computed from these: 26,579 / 63 is 422, but 1 / 0.2% would be 500.
    """
    are_exact = all(part.low is None and not part.about for part in share.parts)
    if share.basis is Basis.PUBLISHED and are_exact and len(share.parts) > 1:
        part, whole = share.parts
        times = whole.value / part.value
        exact = _computed(Operation.ONE_IN, share.parts, Unit.ONE_IN, times, (times, times))
        return replace(exact, measure=share.measure)
    share = _as_exact_as_printed(share)
    low, high = share.bounds
    return _computed(Operation.ONE_IN, (share,), Unit.ONE_IN, 1 / share.value, (1 / high, 1 / low))


def _as_exact_as_printed(figure: Figure) -> Figure:
    """A share that is printed to one or two digits as approximate: "1%" may be 0.5% to 1.5%."""
    if figure.basis is not Basis.PUBLISHED or figure.unit is not Unit.SHARE:
        return figure
    half = _rounding(figure)
    if half <= _COARSE * figure.value:
        return figure
    low, high = figure.value - half, figure.value + half
    return replace(figure, basis=Basis.APPROXIMATE, low=low, high=high)


def per_day(count: Figure) -> Figure:
    """A mean a day: count / days in which it arose."""
    return _mean(Operation.PER_DAY, Unit.PER_DAY, count, days_in(count))


def per_month(count: Figure) -> Figure:
    """A mean a month: count / calendar months in which it arose, which must be whole ones."""
    return _mean(Operation.PER_MONTH, Unit.PER_MONTH, count, months_in(count))


def days_in(count: Figure) -> int:
    """The days in which a count arose, without those between what was added up."""
    return sum(span.days for span in stretches(count))


def months_in(count: Figure) -> int:
    """The calendar months in which a count arose, without those between what was added up.

    0 where any of them isn't a whole one.
    """
    months = [span.months for span in stretches(count)]
    return sum(months) if all(months) else 0


def stretches(count: Figure) -> list[Span]:
    """The days in which a count arose, each once, although several groups or places may share them."""
    stretches: list[Span] = []
    for span in sorted(_spans_of(count)):
        if stretches and span.start <= stretches[-1].end + timedelta(1):
            span = Span.around([stretches.pop(), span])  # noqa: PLW2901  the two are one
        stretches.append(span)
    return stretches


def _spans_of(count: Figure) -> Iterator[Span]:
    """The days of all that was added up; a long sum of neighbours has no parts, and stands for itself."""
    if count.operation is Operation.SUM and count.parts:
        for part in count.parts:
            yield from _spans_of(part)
    else:
        yield count.span


def days(figure: Figure) -> Figure:
    """How long the days of a figure are, first and last included: known, however sure the figure is."""
    return replace(
        figure,
        unit=Unit.DAYS,
        value=figure.span.days,
        basis=Basis.DERIVED,
        low=None,
        high=None,
        about=False,
        operation=Operation.DAYS,
        parts=(figure,),
    )


def total(figures: Sequence[Figure]) -> Figure:
    """The sum of counts; of shares, the sum of their numerators / the sum of their denominators."""
    if figures[0].unit is Unit.SHARE:
        parts, wholes = zip(*(figure.parts for figure in figures), strict=True)
        return share_of(figures[0].measure, total(parts), total(wholes))
    lows, highs = zip(*(figure.bounds for figure in figures), strict=True)
    value = sum(figure.value for figure in figures)
    return _computed(Operation.SUM, tuple(figures), figures[0].unit, value, (sum(lows), sum(highs)))


def difference(first: Figure, second: Figure) -> Figure:
    """How much more the second is: second - first; in points for shares, in cases for counts."""
    first, second = map(_as_exact_as_printed, (first, second))
    (least, most), (fewest, largest) = first.bounds, second.bounds
    unit = Unit.POINTS if first.unit is Unit.SHARE else first.unit
    bounds = (fewest - most, largest - least)
    return _computed(Operation.DIFFERENCE, (first, second), unit, second.value - first.value, bounds)


def ratio(first: Figure, second: Figure) -> Figure:
    """The second as a multiple of the first: second / first."""
    return _quotient(Operation.RATIO, Unit.RATIO, first, second)


def change(first: Figure, second: Figure) -> Figure:
    """(second - first) / first: -0.57 is 57% less."""
    return _quotient(Operation.CHANGE, Unit.CHANGE, first, second, less=1)


def _quotient(operation: Operation, unit: Unit, first: Figure, second: Figure, less: float = 0) -> Figure:
    first, second = map(_as_exact_as_printed, (first, second))
    if first.bounds[0] <= 0:
        raise ZeroDivisionError
    corners = [top / bottom - less for top in second.bounds for bottom in first.bounds]
    value = second.value / first.value - less
    return _computed(operation, (first, second), unit, value, (min(corners), max(corners)))


def share(part: Figure, whole: Figure) -> Figure:
    """A part as a share of its whole: part / whole, never more than 1."""
    return share_of(part.measure, part, whole)


def share_of(measure: str, part: Figure, whole: Figure) -> Figure:
    """Part / whole, as a figure of the measure that is declared as this share."""
    value = part.value / whole.value
    least, most = _share_bounds(part, whole)
    bounds = (least, max(value, min(1, most)))
    return replace(_computed(Operation.SHARE, (part, whole), Unit.SHARE, value, bounds), measure=measure)


def _share_bounds(part: Figure, whole: Figure) -> tuple[float, float]:
    """The bounds of part / whole: of a rest those of 1 - share, of a summand part / (part + others)."""
    (least, most), (fewest, largest) = part.bounds, whole.bounds
    if part.operation is Operation.COMPLEMENT and len(part.parts) > 1 and _is_same(part.parts[1], whole):
        low, high = _share_bounds(part.parts[0], whole)
        return 1 - high, 1 - low
    if part.value < whole.value and whole.operation is Operation.SUM:
        few, many = _rest(part, whole)
        return least / (least + many), most / (most + few)
    return least / largest, most / fewest


def solved(part: Figure, printed: Figure) -> tuple[float, float]:
    """The bounds of a whole, from a part and its printed share: part / (share ± half of its last digit).

    The most is without end where the share may have been rounded down to nothing.
    """
    half = _rounding(printed)
    smallest = printed.value - half
    return part.value / (printed.value + half), part.value / smallest if smallest > 0 else float("inf")


def _rounding(printed: Figure) -> float:
    """Half a unit of the last digit of a printed share."""
    return 0.5 * 10.0 ** -((printed.decimals or 0) + 2)


def _mean(operation: Operation, unit: Unit, count: Figure, stretches: int) -> Figure:
    low, high = (bound / stretches for bound in count.bounds)
    return _computed(operation, (count,), unit, count.value / stretches, (low, high))


def _computed(
    operation: Operation,
    parts: tuple[Figure, ...],
    unit: Unit,
    value: float,
    bounds: tuple[float, float],
) -> Figure:
    approximate = any(part.basis is Basis.APPROXIMATE for part in parts)
    last = max(parts, key=lambda part: part.as_of)

    def common(names: list[str]) -> str:
        """The group, place or counter: a share has that of its part, others what all parts have in common."""
        return names[0] if operation is Operation.SHARE or len(set(names)) == 1 else ""

    return Figure(
        measure=parts[0].measure,
        unit=unit,
        span=Span.around([part.span for part in parts]),
        value=value,
        basis=Basis.APPROXIMATE if approximate else Basis.DERIVED,
        sources=sources_of(parts),
        as_of=last.as_of,
        # The value too: where bounds make no difference, floating point may make one.
        low=min(value, *bounds) if approximate else None,
        high=max(value, *bounds) if approximate else None,
        about=any(part.about for part in parts),
        group=common([part.group for part in parts]),
        place=common([part.place for part in parts]),
        counted_by=common([part.counted_by for part in parts]),
        month_only=last.month_only,
        operation=operation,
        parts=parts,
    )
