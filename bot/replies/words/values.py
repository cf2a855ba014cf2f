"""A figure in words: that of a period or as of a day, what is left of it, one in how many, its daily mean."""

from __future__ import annotations

from bot.answers.answer import ValueAnswer
from bot.figures.figure import Figure, Operation, Unit
from bot.figures.found import Fit, Found
from bot.replies import sentences
from bot.replies.wording import Wording
from bot.replies.writer import Writer


def value_words(answer: ValueAnswer, w: Writer) -> Wording:
    """The figure, its counts, how it differs from the one before, and what else belongs to it."""
    found = answer.found
    figures = answer.result or found.figures
    lines = [*_limits_first(found, w), *_base(answer, w)]
    if answer.before and answer.change and not answer.result:
        lines.append(sentences.since_before(w, answer.change, answer.before))
    if len(found.figures) > 1:
        lines += sentences.versions(w, found.figures)
    lines += _related(answer, w)
    lines += sentences.listed([sentences.row(w, part, counts=True) for part in answer.touched])
    return Wording(
        _headline(answer, w),
        tuple(lines),
        more=(*_other_days(answer, w), *_printed(found, w), *_note(found.figure, w)),
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
            return [sentences.counts_line(w, figure)]
        told = (sentences.bare_headline(w, [figure]), sentences.fraction(w, figure))
        return [w.language.capital(", ".join(part for part in told if part)) + "."]
    return []


def related_of(answer: ValueAnswer) -> list[Figure]:
    """What belongs to the figure; what is known of all places says nothing about one of them."""
    own = answer.found.figure
    return [
        figure
        for figure in answer.related
        if not (own.place or own.group) or (own.place, own.group) == (figure.place, figure.group)
    ]


def _related(answer: ValueAnswer, w: Writer) -> list[str]:
    """Which share of something the figure is, and other figures as their own headlines."""
    figures = related_of(answer)
    shares = [share_line(figure, w) for figure in figures if _is_share_of(figure, answer.found)]
    others: dict[str, list[str]] = {}
    for figure in figures:
        if not _is_share_of(figure, answer.found):
            told = (sentences.bare_headline(w, [figure]), sentences.fraction(w, figure))
            others.setdefault(w.whose(figure), []).append(", ".join(part for part in told if part))
    return shares + [_beside(whose, texts, w) for whose, texts in others.items()]


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


def share_line(figure: Figure, w: Writer) -> str:
    """7,186 is about 2.0% of about 357,000 cases reviewed by then."""
    _ = w.language.gettext
    part, whole = figure.parts
    sentence = (
        _("{part} is {share} of {whole} {counted} by then.")
        if w.is_running(figure)
        else _("{part} is {share} of {whole} {counted}.")
    )
    return w.language.capital(
        sentence.format(
            part=w.value(part), share=w.bold(figure), whole=w.value(whole), counted=w.counted(whole.measure)
        )
    )


def _other_days(answer: ValueAnswer, w: Writer) -> list[str]:
    """Every count that there is, a line for all of a day."""
    _ = w.language.gettext
    days: dict[str, list[Figure]] = {}
    for figure in answer.others:
        days.setdefault(w.day(figure), []).append(figure)
    rows = [_("{what}: {value}").format(what=day, value=w.bold(figures)) for day, figures in days.items()]
    return [_("Of other days:"), *sentences.listed(rows)] if rows else []


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
