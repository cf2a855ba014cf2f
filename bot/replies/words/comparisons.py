"""Figures held against each other in words: how they differ, their ratio, what they make together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answers.answer import CombinedAnswer
from bot.figures import arithmetic
from bot.figures.figure import MEANS, Figure, Operation, Unit
from bot.figures.found import Found
from bot.replies import sentences
from bot.replies.wording import Wording
from bot.replies.words.values import complement_headline, shares_lines
from bot.replies.writer import Writer, joined

_DATED = 4
"""Figures side by side that have their days in the headline."""
_TENFOLD = 10
"""A growth from which on a percentage says less than how many times as much it is."""


def combined_words(answer: CombinedAnswer, w: Writer) -> Wording:
    """What the operation gives, the figures that went in, and the same two by other operations.

    Without an operation it sets the figures side by side.
    """
    founds, results, operation = answer.founds, answer.results, answer.query.operation
    mixed = len({found.operand.measure for found in founds}) > 1
    lines = list[str]()
    if results and (also := _also(answer, w)):
        lines.append(w.sentence("; ".join(also)))
    if operation is Operation.SUM and results and (fraction := sentences.fraction(w, results[0])):
        lines.append(w.sentence(fraction))
    lines += shares_lines(answer.shares, w)
    if operation is Operation.COMPLEMENT:
        rests = [each for each in results if each.unit is Unit.COUNT and each.parts[-1].bounds[0] > 0]
        lines += shares_lines([arithmetic.share(rest, rest.parts[-1]) for rest in rests], w)
    if answer.are_unlike:
        lines.append(w.tell("The periods aren't equally long, so their counts are no trend."))
    if answer.are_of_other_days:
        lines.append(w.tell("They are of different days, so they aren't set against each other."))
    if _have_days_in_common(answer):
        lines.append(w.tell("The two have days in common."))
    if operation is not Operation.DAYS:  # the headline has said all of it
        labels = [w.label(found.operand.measure) if mixed else "" for found in founds]
        rows = [sentences.row(w, *each, counts=True) for each in zip(founds, labels, strict=True)]
        if operation in MEANS and len(rows) == len(results):
            rows = [f"{row}: {_mean(mean, w)}" for row, mean in zip(rows, results, strict=True)]
        lines += sentences.listed(rows)
    lines += [_together(figure, w) for figure in answer.also if not results]
    lines += [line for found in founds for line in sentences.limits(w, found)]
    more = [line for found in founds for line in sentences.versions(w, found.figures)]
    if results:
        basis = sentences.basis(w, max(results, key=lambda each: each.basis))
    else:  # each line says its own, where they differ
        basis = sentences.common_basis(w, (found.figure for found in founds))
    return Wording(combined_headline(answer, w), tuple(lines), tuple(more), basis=basis)


def combined_headline(answer: CombinedAnswer, w: Writer) -> str:
    """What the operation gives, and of what; without one, the figures side by side."""
    founds, results, operation = answer.founds, answer.results, answer.query.operation
    labels = list(dict.fromkeys(w.label(found.operand.measure) for found in founds))
    if not results:
        return _side_by_side(founds, labels, w)
    match operation:
        case Operation.DIFFERENCE | Operation.CHANGE | Operation.RATIO:
            return _compared(answer, w)
        case Operation.SHARE:
            parts = [share.parts[0] for share in results]  # of several, what they make together
            return w.tell(
                "{value}: {first} of {second} {counted}",
                value=w.value(*results),
                first=w.value(*parts),
                second=w.value(*founds[-1].figures),
                counted=w.counted(founds[-1].figure.measure),
            )
        case Operation.DAYS:
            return "; ".join(dict.fromkeys(joined(w.value(each), w.span(each.span)) for each in results))
        case Operation.PER_DAY | Operation.PER_MONTH:
            return f"{labels[0]}: {'; '.join(_mean(mean, w) for mean in results)}"
        case Operation.ONE_IN:
            return f"{sentences.one_in(w, results)}: {labels[0]}"
        case Operation.COMPLEMENT:
            return complement_headline(results, w)
        case Operation.SUM if len(labels) > 1:
            return f"{' + '.join(labels)}: {w.value(*results)}"
        case _:
            return sentences.headline(w, *results)


def _compared(answer: CombinedAnswer, w: Writer) -> str:
    """From 7.97% to 3.41%: 4.56 percentage points lower; Denver: 401; Los Angeles: 534, 133 more."""
    one, other = answer.founds
    first, second = w.value(*one.figures), w.value(*other.figures)
    say = sentences.times if answer.query.operation is Operation.RATIO else sentences.difference
    told = w.either(say(w, figure) for figure in answer.results)
    if _are_named(answer.founds, w):  # nothing went from one to the other
        return joined(_named(answer.founds, w), told)
    text = w.tell("from {first} to {second}: {difference}", first=first, second=second, difference=told)
    is_count = one.figure.unit is Unit.COUNT and one.operand.measure == other.operand.measure
    return f"{w.label(one.operand.measure)}: {text}" if is_count else text


def _side_by_side(founds: Sequence[Found], labels: Sequence[str], w: Writer) -> str:
    """Mexico: 3,060 court closures by Jun 28, 2012; China: 63; of days: 17,671 (July 2012), ..."""
    if len(labels) > 1 or _are_named(founds, w):
        return _named(founds, w)
    values = [w.value(*found.figures) for found in founds]
    if len(founds) <= _DATED:
        values = [f"{value} ({w.when(found.figure)})" for value, found in zip(values, founds, strict=True)]
    return f"{labels[0]}: {'; '.join(values)}"


def _are_named(founds: Sequence[Found], w: Writer) -> bool:
    """Whether each is of another group or place."""
    whose = {w.whose(found.figure) for found in founds}
    return len(whose) == len(founds) and "" not in whose


def _named(founds: Sequence[Found], w: Writer) -> str:
    """Each with whose it is; what it counts and its day are said again only where they are others."""
    told, before = list[str](), ("", "")
    for found in founds:
        what = found.operand.measure, w.when(found.figure)
        is_same = what == before and w.whose(found.figure)
        text = w.value(*found.figures) if is_same else sentences.bare_headline(w, *found.figures)
        whose = w.whose(found.figure)
        told.append(f"{whose}: {text}" if told and whose else w.with_whose(found.figure, text))
        before = what
    return "; ".join(told)


def _mean(mean: Figure, w: Writer) -> str:
    """1,504.3 a day in 110 days."""
    number, duration = w.value(mean), sentences.duration(w, mean)
    if mean.operation is Operation.PER_MONTH:
        return w.tell("{number} a month in {months}", number=number, months=duration)
    return w.tell("{number} a day in {days}", number=number, days=duration)


def _also(answer: CombinedAnswer, w: Writer) -> list[str]:
    """How the two differ by other operations: nothing twice, and no percentage of more than tenfold."""
    if any(figure.unit is not Unit.RATIO and not sentences.direction(figure) for figure in answer.also):
        is_told = answer.query.operation is not Operation.RATIO
        return [] if is_told else [_told(answer.also[0], w)]
    return [
        _told(figure, w)
        for figure in answer.also
        if figure.unit is not Unit.CHANGE or figure.value < _TENFOLD
    ]


def _told(figure: Figure, w: Writer) -> str:
    if figure.unit is Unit.RATIO:
        return sentences.times(w, figure)
    if figure.unit is Unit.CHANGE:
        return w.tell("{difference}, relative to the first", difference=sentences.difference(w, figure))
    return sentences.difference(w, figure)


def _together(total: Figure, w: Writer) -> str:
    """All together: **45,660** (derived)."""
    figure = joined(w.bold(total), sentences.fraction(w, total))
    return w.tell("All together: {row}", row=f"{figure} ({sentences.basis(w, total)})")


def _have_days_in_common(answer: CombinedAnswer) -> bool:
    first, second = answer.founds[0], answer.founds[-1]
    if first.operand.upto and second.operand.upto:
        return False  # of two running totals, one always holds the other
    if answer.query.operation in (Operation.SUM, Operation.DAYS, Operation.SHARE):
        return False
    same = replace(first.operand, span=None, upto=False) == replace(second.operand, span=None, upto=False)
    return same and first.span.overlaps(second.span)
