"""How sure figures are, in words: the arithmetic behind them, and what sources print differently."""

from __future__ import annotations

from bot.answers.answer import HowSureAnswer
from bot.data.measures import Kind
from bot.figures.arithmetic import solved
from bot.figures.figure import Basis, Figure, Operation, Unit
from bot.replies import numbers, sentences
from bot.replies.harmless import cell
from bot.replies.wording import Wording
from bot.replies.writer import Writer

_TOLD = 3
"""Published figures, and sources of each, whose names are told."""


def how_sure_words(answer: HowSureAnswer, w: Writer) -> Wording:
    """The working of each figure, then where sources differ; nothing of it is left out."""
    _ = w.language.gettext
    workings = list(dict.fromkeys(line for figure in answer.figures if (line := working(figure, w))))
    published = dict.fromkeys(line for figure in answer.figures[:_TOLD] if (line := _published(figure, w)))
    lines = sentences.listed([*published, *workings, *(_printed(figure, w) for figure in answer.printed)])
    lines += [_versions(figures, w) for figures in answer.versions]
    lines += [_note(note, w) for note in dict.fromkeys(figure.note for figure in answer.figures) if note]
    lines.append(sentences.meaning_of_bases(w))
    return Wording(_headline(answer, w), tuple(lines), whole=True)


def _published(figure: Figure, w: Writer) -> str:
    """A figure with its days, and the title of the page that prints it; empty where none does."""
    _ = w.language.gettext
    if figure.basis is not Basis.PUBLISHED or figure.unit is not Unit.COUNT:
        return ""
    titles = "; ".join(cell(source.title) for source in w.sources(figure.sources)[:_TOLD])
    return _("{figure}: {sources}").format(
        figure=w.language.capital(sentences.headline(w, [figure])), sources=titles
    )


def _printed(figure: Figure, w: Writer) -> str:
    """Rate of cases found eligible, Nov 17, 2011 – Apr 16, 2012: printed as 7.5% (SCPR)."""
    _ = w.language.gettext
    return _("{what}: printed as {value} ({sources})").format(
        what=w.language.capital(_what(figure, w)),
        value=w.bold(figure),
        sources="; ".join(map(w.publisher, w.sources(figure.sources))),
    )


def _headline(answer: HowSureAnswer, w: Writer) -> str:
    _ = w.language.gettext
    if not answer.figures:
        return _("Where the figures come from")
    first = answer.figures[0]
    return _("How sure: {figure}: {basis}").format(
        figure=sentences.headline(w, [first]), basis=sentences.basis_words(w, first)
    )


def working(figure: Figure, w: Writer) -> str:
    """Cases reviewed, Mar 6 – Apr 16, 2012: 219,554 − 165,471 = 54,083. Empty of what sources print."""
    _, arithmetic = w.language.gettext, _arithmetic(figure, w)
    if not arithmetic:
        return ""
    line = _("{what}: {arithmetic} = {result}").format(
        what=w.language.capital(_what(figure, w)),
        arithmetic=arithmetic,
        result=_result(figure, w),
    )
    if figure.operation is Operation.RATIO and figure.unit is Unit.COUNT:
        share, part = figure.parts
        low, high = solved(part, share)
        line = _("{line}; the rounding of {share} alone allows {range}").format(
            line=line,
            share=numbers.all_digits(share, w.language),
            range="–".join(map(w.language.number, numbers.apart(low, high))),
        )
    if figure.basis is Basis.APPROXIMATE:
        line = _("{line}; all that it can be: {range}").format(
            line=line, range=numbers.bounds(figure, w.language)
        )
    return line


def _what(figure: Figure, w: Writer) -> str:
    """What was computed: cases reviewed, Mar 6 – Apr 16, 2012; of two figures, from when to when."""
    _ = w.language.gettext
    if figure.unit in (Unit.POINTS, Unit.CHANGE, Unit.RATIO):
        first, second = figure.parts
        when = _("{first} to {second}").format(first=w.when(first), second=w.when(second))
    else:
        when = w.when(figure)
    label = w.label(figure.measure)
    if figure.unit is Unit.SHARE and w.measure(figure.measure).kind is not Kind.SHARE:
        label = _("part of all: {label}").format(label=label)
    return ", ".join(part for part in (label, w.whose(figure), when) if part)


def _arithmetic(figure: Figure, w: Writer) -> str:
    """The parts with the signs between them, as the operation has them."""
    if figure.operation is None or not figure.parts:
        return ""
    told = [numbers.all_digits(part, w.language) for part in figure.parts]
    first, last = told[0], told[-1]
    match figure.operation:
        case Operation.SUM:
            return " + ".join(told)
        case Operation.DIFFERENCE:
            return f"{last} − {first}"
        case Operation.SHARE:
            return f"{first} ÷ {last}"
        case Operation.RATIO:
            return f"{last} ÷ {first}"
        case Operation.CHANGE:
            return f"({last} − {first}) ÷ {first}"
        case Operation.COMPLEMENT:
            return f"{last} − {first}" if len(told) > 1 else f"{w.language.percent(1, 0)} − {first}"
        case Operation.ONE_IN:
            return f"1 ÷ {first}"
        case Operation.PER_DAY:
            return f"{first} ÷ {w.language.number(figure.span.days)}"
        case Operation.VALUE | Operation.DAYS:
            return ""


def _result(figure: Figure, w: Writer) -> str:
    if figure.basis is Basis.APPROXIMATE and figure.unit is Unit.COUNT:
        return numbers.about(w.language.number(numbers.three_digits(figure.value)), w.language)
    if figure.unit is Unit.POINTS:
        return w.told(figure)
    return numbers.all_digits(figure, w.language)


def _versions(figures: tuple[Figure, ...], w: Writer) -> str:
    """What sources print differently, side by side, and whether one is the other, rounded."""
    _, first = w.language.gettext, figures[0]
    sides = [
        _("{value} ({sources})").format(
            value=w.bold(figure), sources="; ".join(map(w.publisher, w.sources(figure.sources)))
        )
        for figure in figures
    ]
    rounded = all(sentences.is_rounded(first.value, other.value) for other in figures[1:])
    reason = _("One is the other, rounded.") if rounded else _("The pages don't say why they differ.")
    when = w.span(first.span) if first.span.days > 1 else _("by {day}").format(day=w.day(first))
    return _("Sources differ on {what}: {sides}. {reason}").format(
        what=", ".join(part for part in (w.label(first.measure), w.whose(first), when) if part),
        sides=", ".join(sides),
        reason=reason,
    )


def _note(note: str, w: Writer) -> str:
    return f"{w.language.capital(w.text(w.data.declarations.notes[note]))}."
