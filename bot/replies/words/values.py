"""A single figure in words, or what is computed from it: the rest, one in how many, a mean a day."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.answer import ValueAnswer
from bot.data.measures import Kind
from bot.figures.figure import COMPARING, Figure, Operation, Unit
from bot.figures.found import Fit
from bot.replies import sentences
from bot.replies.wording import Wording
from bot.replies.words.series import ends_of, rows_of
from bot.replies.writer import Writer, joined

_NAMED = 4
"""Periods that a span cuts, whose figures stand in the headline."""
_IN_A_LINE = 6
"""Counts of other days that stand in one line."""


def value_words(answer: ValueAnswer, w: Writer) -> Wording:
    """The figure, its counts, how it differs from the one before, and what else belongs to it."""
    found, lines = answer.found, list[str]()
    if answer.query.operation in COMPARING:
        lines.append(w.tell("There is no earlier figure to compare it with."))
    lines += sentences.limits(w, found, cut_is_told=_tells_cut(answer))
    lines += _base(answer, w)
    if answer.before and answer.change and not answer.result:
        lines.append(_since_before(answer.change, answer.before.figure, w))
    lines += sentences.versions(w, found.figures)
    lines += _related(answer, w)
    other_days, more = _other_days(answer, w), list[str]()
    (lines if len(other_days) == 1 else more).extend(other_days)
    if answer.breakdown and _is_of_another_day(answer):
        more.append(_breakdown(answer.breakdown, w))
    lines += rows_of(ends_of(answer.touched), len(answer.touched), w, counts=True)
    if found.printed:
        more.append(w.tell("A source prints it as {value}.", value=w.value(found.printed)))
    if note := w.note(found.figure):
        more.append(w.sentence(note))
    first = (answer.result or found.figures)[0]
    return Wording(value_headline(answer, w), tuple(lines), more=tuple(more), basis=sentences.basis(w, first))


def value_headline(answer: ValueAnswer, w: Writer) -> str:
    """The figure, or what the operation makes of it."""
    found = answer.found
    headline = sentences.headline(w, *found.figures)
    if not answer.result:
        if not _tells_cut(answer):
            return headline
        told = {"span": w.span(found.operand.span or found.asked), "figure": headline}
        if w.kind(found.figure) is Kind.RUNNING:  # it has days of counts, and no periods
            return w.tell("{span} has no figure of its own; the nearest that is known: {figure}", **told)
        told["count"] = w.language.number(len(answer.touched))
        if len(answer.touched) > _NAMED:
            return w.tell("{span} touches {count} periods; together {figure}", **told)
        values = w.listed(w.value(*each.figures) for each in answer.touched)
        return w.tell("{span} touches {count} periods: {values}; together {figure}", values=values, **told)
    result, value = answer.result[0], w.value(*answer.result)
    match answer.query.operation:
        case Operation.COMPLEMENT:
            return w.with_whose(result, joined(complement(result, value, w), w.when(result)))
        case Operation.ONE_IN:
            one_in, figure = sentences.one_in(w, answer.result), found.figure
            bare = sentences.bare_headline(w, *found.figures)
            return w.with_whose(figure, joined(one_in, bare)) if w.whose(figure) else f"{one_in}: {bare}"
        case Operation.PER_DAY | Operation.PER_MONTH as operation:
            told = {"number": value, "counted": w.counted(result.measure), "span": w.span(result.span)}
            if operation is Operation.PER_DAY:
                text = w.tell("{number} {counted} a day on average, {span}", **told)
            else:
                text = w.tell("{number} {counted} a month on average, {span}", **told)
            return w.with_whose(result, text)
        case Operation.DAYS:
            return joined(value, w.span(result.span))
        case _:
            return sentences.headline(w, *answer.result)


def _tells_cut(answer: ValueAnswer) -> bool:
    return answer.found.fit is Fit.ACROSS and not answer.result


def complement(result: Figure, value: str, w: Writer) -> str:
    """267,713 cases not found eligible; share of cases not found eligible: 96.59%."""
    rest, (part, *_) = w.measure(result.measure).rest, result.parts
    summands = part.parts if part.operation is Operation.SUM else ()  # a long sum is told without
    whose = [w.whose(each) for each in summands or (part,)]
    is_whose = whose[-1] != w.whose(result.parts[-1])  # all but those of some groups or places
    if rest is None or is_whose:
        left_out = w.listed(whose) if is_whose else w.label(part.measure)
        if result.unit is Unit.COUNT:
            counted = w.counted(result.parts[-1].measure)
            return w.tell("{value} {counted} without {label}", value=value, counted=counted, label=left_out)
        what = w.tell("the rest, without {label}", label=left_out)
        return f"{value}: {what}"
    if result.unit is Unit.SHARE:
        return f"{w.text(rest)}: {value}"
    text, whole = f"{value} {w.text(rest)}", result.parts[-1]
    usual = (
        each.denominator for each in w.data.declarations.measures.values() if each.numerator == part.measure
    )
    if len(result.parts) == 1 or whole.measure in (part.measure, *usual):
        return text
    of = w.tell("of {whole} {counted}", whole=w.value(whole), counted=w.counted(whole.measure))
    return joined(text, of)


def _base(answer: ValueAnswer, w: Writer) -> list[str]:
    """The counts behind a share, or what a result was computed from."""
    figure, operation = answer.found.figure, answer.query.operation
    if operation is Operation.PER_DAY:
        return [
            w.tell(
                "That is {value} in {days}; how many there were on a single day isn't known.",
                value=w.bold(figure),
                days=sentences.days(w, figure),
            )
        ]
    if operation is Operation.PER_MONTH:
        return [
            w.tell("That is {value} in {months}.", value=w.bold(figure), months=sentences.months(w, figure))
        ]
    is_complement = operation is Operation.COMPLEMENT
    if is_complement and answer.result and answer.result[0].parts[1:]:
        part, whole = answer.result[0].parts
        told = {"whole": w.bold(whole), "counted": w.counted(whole.measure), "part": w.bold(part)}
        return [w.tell("That is {whole} {counted}, less {part}.", **told)]
    if figure.unit is not Unit.SHARE:
        return []
    headline, fraction = sentences.bare_headline(w, figure), sentences.fraction(w, figure)
    if is_complement:
        return [w.sentence(headline, fraction)]
    says_all = w.day(figure) in headline and not fraction
    return [] if says_all else [w.sentence(fraction, w.when(figure))]


def _since_before(change: Figure, before: Figure, w: Writer) -> str:
    """2.55 percentage points lower than in the period before (5.96%, Apr 17 – May 29, 2012)."""
    value, span = w.value(before), w.span(before.span)
    if not sentences.direction(change):
        return w.tell("No clear difference from the period before ({value}, {span}).", value=value, span=span)
    text = w.tell(
        "{difference} than in the period before ({value}, {span}).",
        difference=sentences.difference(w, change),
        value=value,
        span=span,
    )
    return w.language.capital(text)


def _related(answer: ValueAnswer, w: Writer) -> list[str]:
    """Which share of something the figure is, what it is part of, and other figures as headlines."""
    found, shares = answer.found.figure, list[Figure]()
    others: dict[str, list[str]] = {}
    for figure in answer.related:
        if figure.unit is Unit.SHARE and figure.parts and figure.parts[0].measure == found.measure:
            shares.append(figure)
        else:
            told = joined(sentences.bare_headline(w, figure), sentences.fraction(w, figure))
            whose = "" if w.whose(figure) == w.whose(found) else w.whose(figure)
            others.setdefault(whose, []).append(told)
    lines = shares_lines(shares, w)
    if answer.breakdown and not _is_of_another_day(answer):
        lines.append(_breakdown(answer.breakdown, w))
    for whose, texts in others.items():
        lines.append(w.sentence(f"{whose}: {'; '.join(texts)}" if whose else "; ".join(texts)))
    return lines


def _is_of_another_day(answer: ValueAnswer) -> bool:
    """Whether what became of the whole is known as of another day than was asked about."""
    return (
        answer.query.subjects[0].span is not None and answer.breakdown[0].as_of != answer.found.figure.as_of
    )


def shares_lines(figures: Sequence[Figure], w: Writer) -> list[str]:
    """4,403 is 1.53%, 4,363 is 1.51% of 288,361 cases reviewed by then; a line for each whole."""
    wholes: dict[str, list[str]] = {}
    for figure in figures:
        part, whole = figure.parts
        value, counted = w.value(whole), w.counted(whole.measure)
        if w.is_running(figure):
            of = w.tell("of {whole} {counted} by then", whole=value, counted=counted)
        else:
            of = w.tell("of {whole} {counted}", whole=value, counted=counted)
        told = w.tell("{part} is {share}", part=w.value(part), share=w.bold(figure))
        wholes.setdefault(of, []).append(told)
    return [w.sentence(f"{joined(*told)} {of}") for of, told in wholes.items()]


def _breakdown(figures: Sequence[Figure], w: Writer) -> str:
    """Of the 20,608 cases found eligible (people not in detention), by May 29, 2012: 4,363 closed; ..."""
    (whole, *parts), told = figures, list[str]()
    for figure in parts:
        measure = w.measure(figure.measure)
        # Only what is another thing than the whole needs to be called by its name again.
        short = measure.short if measure.noun == w.measure(whole.measure).noun else None
        told.append(f"{w.bold(figure)} {w.text(short) if short else w.counted(figure.measure)}")
    whose = w.whose(whole)
    return w.tell(
        "Of the {whole} {counted}, {when}: {parts}.",
        whole=w.value(whole),
        counted=f"{w.counted(whole.measure)} ({whose})" if whose else w.counted(whole.measure),
        when=w.by(whole),
        parts="; ".join(told),
    )


def _other_days(answer: ValueAnswer, w: Writer) -> list[str]:
    """The counts of all other days: in one line, or a line for each day where they are many."""
    days: dict[str, list[Figure]] = {}
    for figure in answer.others:
        if figure.as_of != answer.found.figure.as_of:
            days.setdefault(w.day(figure), []).append(figure)
    told = [f"{w.bold(*figures)} ({day})" for day, figures in days.items()]
    if len(told) > _IN_A_LINE:
        return [w.tell("Of other days:"), *sentences.listed(told)]
    return [w.tell("Of other days: {days}.", days="; ".join(told))] if told else []
