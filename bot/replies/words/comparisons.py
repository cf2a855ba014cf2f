"""Figures held against each other in words: how they differ, their ratio, what they make together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answers.answer import CombinedAnswer
from bot.figures.figure import MEANS, Figure, Operation, Unit
from bot.replies import sentences
from bot.replies.wording import Wording
from bot.replies.words.values import complement
from bot.replies.writer import Writer, joined


def combined_words(answer: CombinedAnswer, w: Writer) -> Wording:
    """What the operation gives, the figures that went in, and the same two by other operations.

    Without an operation it sets the figures side by side.
    """
    founds, results, operation = answer.founds, answer.results, answer.query.operation
    mixed = len({found.operand.measure for found in founds}) > 1
    lines = list[str]()
    if operation is Operation.COMPLEMENT and answer.also:
        lines.append(w.sentence(_share(answer.also, answer, w)))
    elif answer.also and results:
        lines.append(w.sentence("; ".join(_told(figure, w) for figure in answer.also)))
    if operation is Operation.SUM and results and (fraction := sentences.fraction(w, results[0])):
        lines.append(w.sentence(fraction))
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
        if len(labels) > 1:
            return "; ".join(sentences.headline(w, *found.figures) for found in founds)
        return f"{labels[0]}: {joined(*(w.value(*found.figures) for found in founds))}"
    match operation:
        case Operation.DIFFERENCE | Operation.CHANGE | Operation.RATIO:
            return _compared(answer, w)
        case Operation.SHARE:
            return _share(results, answer, w)
        case Operation.DAYS:
            return "; ".join(joined(w.value(figure), w.span(figure.span)) for figure in results)
        case Operation.PER_DAY | Operation.PER_MONTH:
            return f"{labels[0]}: {'; '.join(_mean(mean, w) for mean in results)}"
        case Operation.ONE_IN:
            return f"{sentences.one_in(w, results)}: {labels[0]}"
        case Operation.COMPLEMENT:
            text = complement(results[0], w.value(*results), w)
            return w.with_whose(results[0], joined(text, w.when(results[0])))
        case Operation.SUM if len(labels) > 1:
            return f"{' + '.join(labels)}: {w.value(*results)}"
        case _:
            return sentences.headline(w, *results)


def _share(shares: Sequence[Figure], answer: CombinedAnswer, w: Writer) -> str:
    """28.83%: 1,322 of 4,585 closures; of several, what they make together."""
    whole = answer.founds[-1]
    return w.tell(
        "{value}: {first} of {second} {counted}",
        value=w.value(*shares),
        first=w.value(*(share.parts[0] for share in shares)),
        second=w.value(*whole.figures),
        counted=w.counted(whole.figure.measure),
    )


def _compared(answer: CombinedAnswer, w: Writer) -> str:
    """From 7.97% to 3.41%: 4.56 percentage points lower; Denver 401, Los Angeles 534: 133 more."""
    one, other = answer.founds
    first, second = w.value(*one.figures), w.value(*other.figures)
    say = sentences.times if answer.query.operation is Operation.RATIO else sentences.difference
    told = w.either(say(w, figure) for figure in answer.results)
    whose, whose_other = w.whose(one.figure), w.whose(other.figure)
    if whose and whose_other and whose != whose_other:  # nothing went from one to the other
        first, second = f"{whose} {first}", f"{whose_other} {second}"
        text = w.tell("{first}, {second}: {difference}", first=first, second=second, difference=told)
    else:
        text = w.tell("from {first} to {second}: {difference}", first=first, second=second, difference=told)
    is_count = one.figure.unit is Unit.COUNT and one.operand.measure == other.operand.measure
    return f"{w.label(one.operand.measure)}: {text}" if is_count else text


def _mean(mean: Figure, w: Writer) -> str:
    """1,504.3 a day in 110 days."""
    if mean.operation is Operation.PER_MONTH:
        return w.tell(
            "{number} a month in {months}", number=w.value(mean), months=sentences.months(w, *mean.parts)
        )
    return w.tell("{number} a day in {days}", number=w.value(mean), days=sentences.days(w, *mean.parts))


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
