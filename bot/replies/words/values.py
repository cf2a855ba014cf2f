"""A figure in words: that of a period or as of a day, what is left of it, one in how many, its daily mean."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.answer import ValueAnswer
from bot.answers.values import COMPARED
from bot.figures.figure import Figure, Operation, Unit
from bot.figures.found import Fit, Found
from bot.replies import sentences
from bot.replies.wording import Wording
from bot.replies.words.series import ends_of, rows_of
from bot.replies.writer import Writer

_IN_A_LINE = 6
"""Counts of other days that stand in one line."""


def value_words(answer: ValueAnswer, w: Writer) -> Wording:
    """The figure, its counts, how it differs from the one before, and what else belongs to it."""
    found = answer.found
    figures = answer.result or found.figures
    lines = [*_limits_first(found, w), *_base(answer, w)]
    if answer.query.operation in COMPARED:
        lines.insert(0, w.language.gettext("There is no earlier figure to compare it with."))
    if answer.before and answer.change and not answer.result:
        lines.append(sentences.since_before(w, answer.change, answer.before))
    if len(found.figures) > 1:
        lines += sentences.versions(w, found.figures)
    lines += _related(answer, w)
    other_days = _other_days(answer, w)
    lines += other_days if len(other_days) == 1 else []
    shown = ends_of(answer.touched)
    lines += rows_of(shown, len(answer.touched) - len(shown), w, counts=True)
    return Wording(
        _headline(answer, w),
        tuple(lines),
        more=(*(other_days if len(other_days) > 1 else []), *_printed(found, w), *_note(found.figure, w)),
        basis=w.language.capital(sentences.basis_words(w, figures[0])),
    )


def _headline(answer: ValueAnswer, w: Writer) -> str:
    _, found = w.language.gettext, answer.found
    if not answer.result:
        text = sentences.headline(w, found.figures)
        if found.fit is not Fit.ACROSS or found.operand.span is None:
            return text
        return _("{span} has no figure of its own; the periods that it touches: {figure}").format(
            span=w.span(found.operand.span), figure=text
        )
    result, value = answer.result[0], w.either(map(w.value, answer.result))
    match answer.query.operation:
        case Operation.COMPLEMENT:
            return _complement(result, value, w)
        case Operation.ONE_IN:
            return _("one in {number}: {figure}").format(
                number=value, figure=sentences.headline(w, found.figures)
            )
        case Operation.PER_DAY:
            text = _("{number} {counted} a day on average, {span}").format(
                number=value, counted=w.counted(result.measure), span=w.span(result.span)
            )
            return w.with_whose(result, text)
        case Operation.DAYS:
            return _("{text}, {when}").format(text=value, when=w.span(result.span))
        case _:
            return sentences.headline(w, answer.result)


def _complement(result: Figure, value: str, w: Writer) -> str:
    """267,713 cases not found eligible; share of cases not found eligible: 96.59%."""
    _, rest = w.language.gettext, w.measure(result.measure).rest
    if rest is None:
        what = _("the rest, without {label}").format(label=w.label(result.measure))
        text = _("{value}: {what}").format(value=value, what=what)
    elif result.unit is Unit.SHARE:
        text = _("{label}: {value}").format(label=w.text(rest), value=value)
    else:
        text = _("{value} {counted}").format(value=value, counted=w.text(rest))
    return w.with_whose(result, _("{text}, {when}").format(text=text, when=w.when(result)))


def _limits_first(found: Found, w: Writer) -> list[str]:
    lines = sentences.limits(w, found)
    # The headline has said it of a span that cuts periods.
    return lines[1:] if found.fit is Fit.ACROSS and lines else lines


def _base(answer: ValueAnswer, w: Writer) -> list[str]:
    """The counts behind a share, or what a result was computed from."""
    _, figure, language = w.language.gettext, answer.found.figure, w.language
    if answer.query.operation is Operation.PER_DAY:
        days = language.ngettext("{count} day", "{count} days", figure.span.days).format(
            count=language.number(figure.span.days)
        )
        return [
            _("That is {value} in {days}; how many there were on a single day isn't known.").format(
                value=w.bold(figure), days=days
            )
        ]
    if answer.query.operation is Operation.COMPLEMENT and answer.result and answer.result[0].parts[1:]:
        part, whole = answer.result[0].parts
        line = _("That is {whole} {counted}, less {part}.").format(
            whole=w.bold(whole), counted=w.counted(whole.measure), part=w.bold(part)
        )
        return [language.capital(line)]
    if figure.unit is Unit.SHARE:
        if answer.query.operation is not Operation.COMPLEMENT:
            says_when = w.day(figure) in sentences.bare_headline(w, [figure])
            is_bare = says_when and not sentences.fraction(w, figure)
            return [] if is_bare else [sentences.counts_line(w, figure)]
        told = (sentences.bare_headline(w, [figure]), sentences.fraction(w, figure))
        return [w.language.capital(", ".join(part for part in told if part)) + "."]
    return []


def _related(answer: ValueAnswer, w: Writer) -> list[str]:
    """Which share of something the figure is, what it is part of, and other figures as headlines."""
    shares = [figure for figure in answer.related if _is_share_of(figure, answer.found)]
    others: dict[str, list[str]] = {}
    for figure in answer.related:
        if not _is_share_of(figure, answer.found):
            told = (sentences.bare_headline(w, [figure]), sentences.fraction(w, figure))
            whose = "" if w.whose(figure) == w.whose(answer.found.figure) else w.whose(figure)
            others.setdefault(whose, []).append(", ".join(part for part in told if part))
    breakdown = [_breakdown(answer.breakdown, w)] if answer.breakdown else []
    return [
        *shares_lines(shares, w),
        *breakdown,
        *(_beside(whose, texts, w) for whose, texts in others.items()),
    ]


def _breakdown(figures: tuple[Figure, ...], w: Writer) -> str:
    """Of the 20,608 cases found eligible (people not in detention), by May 29, 2012: 4,363 closed; ..."""
    _, (whole, *parts) = w.language.gettext, figures
    noun = w.measure(whole.measure).noun
    told: list[str] = []
    for figure in parts:
        measure = w.measure(figure.measure)
        # Only what is another thing than the whole needs to be called by its name again.
        short = measure.short if measure.noun == noun else None
        counted = w.text(short) if short else w.counted(figure.measure)
        told.append(_("{value} {counted}").format(value=w.bold(figure), counted=counted))
    counted = w.counted(whole.measure)
    if whose := w.whose(whole):
        counted = _("{text} ({whose})").format(text=counted, whose=whose)
    return _("Of the {whole} {counted}, {when}: {parts}.").format(
        whole=w.value(whole),
        counted=counted,
        when=_("by {day}").format(day=w.day(whole)),
        parts="; ".join(told),
    )


def _is_share_of(figure: Figure, found: Found) -> bool:
    """Whether it says which share of something the figure that was asked for is."""
    return (
        figure.unit is Unit.SHARE and bool(figure.parts) and figure.parts[0].measure == found.figure.measure
    )


def _beside(whose: str, texts: list[str], w: Writer) -> str:
    """People not in detention: 3,998 offers declined by May 29, 2012; 12,247 still pending on that day."""
    _ = w.language.gettext
    told = "; ".join(texts)
    text = _("{whose}: {text}").format(whose=whose, text=told) if whose else told
    return f"{w.language.capital(text)}."


def shares_lines(figures: Sequence[Figure], w: Writer) -> list[str]:
    """4,403 is 1.53%, 4,363 is 1.51% of 288,361 cases reviewed by then; a line for each whole."""
    _, wholes = w.language.gettext, dict[str, list[str]]()
    for figure in figures:
        part, whole = figure.parts
        of = (
            _("of {whole} {counted} by then") if w.is_running(figure) else _("of {whole} {counted}")
        ).format(whole=w.value(whole), counted=w.counted(whole.measure))
        told = _("{part} is {share}").format(part=w.value(part), share=w.bold(figure))
        wholes.setdefault(of, []).append(told)
    return [w.language.capital(f"{', '.join(told)} {of}.") for of, told in wholes.items()]


def _other_days(answer: ValueAnswer, w: Writer) -> list[str]:
    """The counts of all other days: in one line, or a line for each day where they are many."""
    _ = w.language.gettext
    days: dict[str, list[Figure]] = {}
    for figure in answer.others:
        if figure.as_of != answer.found.figure.as_of:
            days.setdefault(w.day(figure), []).append(figure)
    told = [_("{value} ({when})").format(when=day, value=w.bold(figures)) for day, figures in days.items()]
    if len(told) > _IN_A_LINE:
        return [_("Of other days:"), *sentences.listed(told)]
    return [_("Of other days: {days}.").format(days="; ".join(told))] if told else []


def _printed(found: Found, w: Writer) -> list[str]:
    _ = w.language.gettext
    if found.printed is None:
        return []
    return [_("A source prints it as {value}.").format(value=w.value(found.printed))]


def _note(figure: Figure, w: Writer) -> list[str]:
    """What is unsure about the figure itself, as the data say it."""
    if not figure.note:
        return []
    note = w.text(w.data.declarations.notes[figure.note])
    return [f"{w.language.capital(note)}."]
