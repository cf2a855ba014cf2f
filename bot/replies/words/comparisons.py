"""Figures held against each other in words: how they differ, their ratio, what they make together."""

from __future__ import annotations

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
    founds, lines = answer.founds, list[str]()
    mixed = len({found.operand.measure for found in founds}) > 1
    if answer.also and answer.results:
        lines.append(w.sentence("; ".join(_told(figure, w) for figure in answer.also)))
    if answer.query.operation is Operation.SUM and answer.results:
        lines += [w.sentence(told) for told in [sentences.fraction(w, answer.results[0])] if told]
    if answer.are_unlike:
        lines.append(w.tell("The periods aren't equally long, so their counts are no trend."))
    if answer.are_of_other_days:
        lines.append(w.tell("They are of different days, so they aren't set against each other."))
    if _have_days_in_common(answer):
        lines.append(w.tell("The two have days in common."))
    if answer.query.operation is not Operation.DAYS:  # the headline has said all of it
        rows = [
            sentences.row(w, found, counts=True, label=w.label(found.operand.measure) if mixed else "")
            for found in founds
        ]
        if answer.query.operation in MEANS and len(rows) == len(answer.results):
            rows = [f"{row}: {_mean(mean, w)}" for row, mean in zip(rows, answer.results, strict=True)]
        lines += sentences.listed(rows)
    lines += [_together(figure, w) for figure in answer.also if not answer.results]
    lines += [line for found in founds for line in sentences.limits(w, found)]
    more = tuple(line for found in founds for line in sentences.versions(w, found.figures))
    if answer.results:
        basis = sentences.basis(w, max(answer.results, key=lambda each: each.basis))
    else:  # each line says its own, where they differ
        basis = sentences.common_basis(w, (found.figure for found in founds))
    return Wording(combined_headline(answer, w), tuple(lines), more, basis=basis)


def combined_headline(answer: CombinedAnswer, w: Writer) -> str:
    """What the operation gives, and of what; without one, the figures side by side."""
    told = [w.value(*found.figures) for found in answer.founds]
    measures = {found.operand.measure for found in answer.founds}
    if not answer.results:
        if len(measures) > 1:
            return "; ".join(sentences.headline(w, *found.figures) for found in answer.founds)
        return f"{w.label(measures.pop())}: {joined(*told)}"
    first, second = told[0], told[-1]
    match answer.query.operation:
        case Operation.DIFFERENCE | Operation.CHANGE | Operation.RATIO as operation:
            say = sentences.times if operation is Operation.RATIO else sentences.difference
            told = w.either(say(w, figure) for figure in answer.results)
            whose = [w.whose(found.figure) for found in (answer.founds[0], answer.founds[-1])]
            if whose[0] != whose[1] and all(
                whose
            ):  # two places or groups: nothing went from one to the other
                first, second = (f"{one} {value}" for one, value in zip(whose, (first, second), strict=True))
                text = w.tell("{first}, {second}: {difference}", first=first, second=second, difference=told)
            else:
                text = w.tell(
                    "from {first} to {second}: {difference}", first=first, second=second, difference=told
                )
            is_count = answer.founds[0].figure.unit is Unit.COUNT and len(measures) == 1
            return f"{w.label(measures.pop())}: {text}" if is_count else text
        case Operation.SHARE:
            return w.tell(
                "{value}: {first} of {second} {counted}",
                value=w.value(*answer.results),
                first=w.value(
                    *(each.parts[0] for each in answer.results)
                ),  # of several, what they make together
                second=second,
                counted=w.counted(answer.founds[-1].figure.measure),
            )
        case Operation.DAYS:
            return "; ".join(joined(w.value(figure), w.span(figure.span)) for figure in answer.results)
        case Operation.PER_DAY | Operation.PER_MONTH:
            means = "; ".join(_mean(mean, w) for mean in answer.results)
            return f"{w.label(answer.founds[0].operand.measure)}: {means}"
        case Operation.ONE_IN:
            label = w.label(answer.founds[0].operand.measure)
            return f"{sentences.one_in(w, answer.results)}: {label}"
        case Operation.COMPLEMENT:
            result = answer.results[0]
            text = complement(result, w.value(*answer.results), w)
            return w.with_whose(result, joined(text, w.when(result)))
        case Operation.SUM if len(measures) > 1:
            labels = dict.fromkeys(w.label(found.operand.measure) for found in answer.founds)
            return f"{' + '.join(labels)}: {w.value(*answer.results)}"
        case _:
            return sentences.headline(w, *answer.results)


def _mean(mean: Figure, w: Writer) -> str:
    """1,504.3 a day in 110 days."""
    if mean.operation is Operation.PER_MONTH:
        return w.tell(
            "{number} a month in {months}", number=w.value(mean), months=sentences.months(w, *mean.parts)
        )
    return w.tell("{number} a day in {days}", number=w.value(mean), days=sentences.days(w, *mean.parts))


def _told(figure: Figure, w: Writer) -> str:
    """One of the further results, in a few words."""
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
