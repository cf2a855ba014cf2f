"""Figures held against each other in words: how they differ, their ratio, what they make together."""

from __future__ import annotations

from bot.answers.answer import CombinedAnswer
from bot.figures.figure import Figure, Operation, Unit
from bot.replies import sentences
from bot.replies.wording import Wording
from bot.replies.writer import Writer


def combined_words(answer: CombinedAnswer, w: Writer) -> Wording:
    """What the operation gives, the figures that went in, and the same two by other operations.

    Without an operation it sets the figures side by side.
    """
    _, result = w.language.gettext, answer.results[0] if answer.results else answer.founds[0].figure
    mixed = len({found.operand.measure for found in answer.founds}) > 1
    founds = () if answer.query.operation is Operation.DAYS else answer.founds
    told = [
        sentences.row(w, found, counts=True, label=w.label(found.operand.measure) if mixed else "")
        for found in founds
    ]
    if answer.query.operation is Operation.PER_DAY:
        told = [f"{row}: {_a_day(figure, w)}" for row, figure in zip(told, answer.results, strict=True)]
    rows = sentences.listed(told)
    lines: list[str] = []
    if also := [_told(figure, w) for figure in answer.also]:
        lines.append(w.language.capital("; ".join(also)) + ".")
    if answer.are_unlike:
        lines.append(_("The periods aren't equally long, so their counts are no trend."))
    if _have_cases_in_common(answer):
        lines.append(_("The two have days in common."))
    limits = [line for found in answer.founds for line in sentences.limits(w, found)]
    return Wording(
        _headline(answer, w),
        (*lines, *rows, *limits),
        more=tuple(line for found in answer.founds for line in sentences.versions(w, found.figures)),
        basis=w.language.capital(sentences.basis_words(w, result)),
    )


def _headline(answer: CombinedAnswer, w: Writer) -> str:
    _ = w.language.gettext
    first, second = answer.founds[0], answer.founds[-1]
    if not answer.results:
        return _side_by_side(answer, w)
    values = {
        "first": w.either(map(w.value, first.figures)),
        "second": w.either(map(w.value, second.figures)),
        "value": w.either(map(w.value, answer.results)),
    }
    match answer.query.operation:
        case Operation.DIFFERENCE | Operation.CHANGE:
            told = w.either(sentences.difference(w, figure) for figure in answer.results)
            return _("from {first} to {second}: {difference}").format(difference=told, **values)
        case Operation.RATIO:
            told = w.either(sentences.times(w, figure) for figure in answer.results)
            return _("from {first} to {second}: {times}").format(times=told, **values)
        case Operation.SHARE:
            counted = w.counted(second.figure.measure)
            return _("{value}: {first} of {second} {counted}").format(counted=counted, **values)
        case Operation.DAYS:
            told = [
                _("{text}, {when}").format(text=w.value(figure), when=w.span(figure.span))
                for figure in answer.results
            ]
            return "; ".join(told)
        case Operation.PER_DAY:
            return _("{label}: {value}").format(
                label=w.label(first.operand.measure),
                value="; ".join(_a_day(each, w) for each in answer.results),
            )
        case _:
            labels = dict.fromkeys(w.label(found.operand.measure) for found in answer.founds)
            if len(labels) > 1:
                return _("{label}: {value}").format(label=" + ".join(labels), value=values["value"])
            return sentences.headline(w, answer.results)


def _a_day(mean: Figure, w: Writer) -> str:
    """1,504.3 a day in 110 days."""
    days = w.language.ngettext("{count} day", "{count} days", mean.span.days).format(
        count=w.language.number(mean.span.days)
    )
    return w.language.gettext("{number} a day in {days}").format(number=w.value(mean), days=days)


def _side_by_side(answer: CombinedAnswer, w: Writer) -> str:
    """Rate of cases found provisionally eligible: 7.97%, 3.41%; of two measures, each with its own words."""
    _ = w.language.gettext
    measures = {found.operand.measure for found in answer.founds}
    if len(measures) > 1:
        return "; ".join(sentences.headline(w, found.figures) for found in answer.founds)
    told = [w.either(map(w.value, found.figures)) for found in answer.founds]
    return _("{label}: {value}").format(label=w.label(measures.pop()), value=", ".join(told))


def _told(figure: Figure, w: Writer) -> str:
    """One of the further results, in a few words."""
    _ = w.language.gettext
    match figure.unit:
        case Unit.RATIO:
            return sentences.times(w, figure)
        case Unit.CHANGE:
            return _("{difference}, relative to the first").format(difference=sentences.difference(w, figure))
        case Unit.POINTS:
            return sentences.difference(w, figure)
        case Unit.COUNT if figure.operation is Operation.DIFFERENCE:
            return sentences.difference(w, figure)
        case _:
            return sentences.headline(w, [figure])


def _have_cases_in_common(answer: CombinedAnswer) -> bool:
    first, second = answer.founds[0], answer.founds[-1]
    same = (first.operand.measure, first.operand.group, first.operand.place) == (
        second.operand.measure,
        second.operand.group,
        second.operand.place,
    )
    if (
        not same
        or answer.query.operation in (Operation.SUM, Operation.DAYS)
        or (first.operand.upto and second.operand.upto)
    ):
        return False  # of two running totals, one always holds the other
    return first.span.overlaps(second.span)
