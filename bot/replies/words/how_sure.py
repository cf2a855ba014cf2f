"""How sure figures are, in words: the arithmetic behind them, and what sources print differently."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.answer import CombinedAnswer, HowSureAnswer, SeriesAnswer, ValueAnswer
from bot.answers.evidence import are_roundings
from bot.data.measures import Kind
from bot.data.spans import Span
from bot.figures.arithmetic import days_in, months_in, solved
from bot.figures.figure import Basis, Figure, Operation, Unit, with_all_parts
from bot.replies import numbers, sentences
from bot.replies.harmless import cell
from bot.replies.wording import Wording
from bot.replies.words.comparisons import combined_headline
from bot.replies.words.series import ends_of
from bot.replies.words.values import value_headline
from bot.replies.writer import Writer, joined

_TOLD = 3
"""Published figures, and sources of each, whose names are told."""


def how_sure_words(answer: HowSureAnswer, w: Writer) -> Wording:
    """The working of each figure, then where sources differ; nothing of it is left out."""
    published = [_published(figure, w) for figure in answer.figures[:_TOLD]]
    workings = [working(figure, w) for figure in answer.figures]
    told = dict.fromkeys(line for line in (*published, *workings) if line)
    lines = [_meaning(answer.figures, w)] if answer.figures else []
    lines += sentences.listed([*told, *(_printed(figure, w) for figure in answer.printed)])
    lines += [_versions(figures, w) for figures in answer.versions]
    lines += dict.fromkeys(w.sentence(note) for figure in answer.figures if (note := w.note(figure)))
    headline = _headline(answer, w) if answer.figures else w.tell("Where the figures come from")
    return Wording(headline, tuple(lines), whole=True)


def _meaning(figures: Sequence[Figure], w: Writer) -> str:
    """What is meant by how sure the figures are, and what they were computed from."""
    meanings = {
        Basis.PUBLISHED: w.tell("Published: a source prints it."),
        Basis.DERIVED: w.tell("Derived: computed from published figures."),
        Basis.APPROXIMATE: w.tell("Approximate: known only within a range."),
    }
    used = {figure.basis for figure in with_all_parts(figures)}
    return " ".join(text for basis, text in meanings.items() if basis in used)


def _headline(answer: HowSureAnswer, w: Writer) -> str:
    """What the answer stated, as it stated it, and how sure all of that is."""
    match answer.of:
        case ValueAnswer() as of:
            stated = of.result or of.found.figures
            told = value_headline(of, w) if of.result else sentences.headline(w, *stated)
        case CombinedAnswer() as of:
            stated = of.results or [figure for found in of.founds for figure in found.figures]
            told = combined_headline(of, w)
        case SeriesAnswer(items=items):
            stated = [found.figure for found in ends_of(items)]
            told = sentences.headline(w, stated[0])
            if not sentences.common_basis(w, stated):  # what is told of the first isn't so of all
                told = w.label(stated[0].measure)
        case _:
            stated = answer.figures[:1]
            told = sentences.headline(w, stated[0])
    mixed = w.tell("partly published, partly derived or approximate")
    basis = sentences.common_basis(w, stated, mixed)
    return w.tell("How sure: {figure}: {basis}", figure=told, basis=basis)


def _published(figure: Figure, w: Writer) -> str:
    """A figure with its days, and the title of the page that prints it; empty where none does."""
    if figure.basis is not Basis.PUBLISHED or figure.unit is not Unit.COUNT:
        return ""
    titles = "; ".join(cell(source.title) for source in w.data.cited(figure.sources)[:_TOLD])
    return f"{w.language.capital(sentences.headline(w, figure))}: {titles}"


def _printed(figure: Figure, w: Writer) -> str:
    """Rate of cases found eligible, Nov 17, 2011 – Apr 16, 2012: printed as 7.5% (SCPR)."""
    return w.tell(
        "{what}: printed as {value} ({sources})",
        what=w.language.capital(_what(figure, w)),
        value=w.bold(figure),
        sources=w.publishers(figure),
    )


def working(figure: Figure, w: Writer) -> str:
    """Cases reviewed, Mar 6 – Apr 16, 2012: 219,554 − 165,471 = 54,083. Empty of what isn't computed."""
    if figure.operation in (None, Operation.DAYS) or not figure.parts:
        return ""
    what = w.language.capital(_what(figure, w))
    line = f"{what}: {_arithmetic(figure, w)} = {_result(figure, w)}"
    if figure.operation is Operation.RATIO and figure.unit is Unit.COUNT:
        share, part = figure.parts
        allowed = "–".join(map(w.language.number, numbers.apart(*solved(part, share))))
        share = numbers.all_digits(share, w.language)
        line = w.tell(
            "{line}; the rounding of {share} alone allows {range}", line=line, share=share, range=allowed
        )
    if figure.basis is Basis.APPROXIMATE:
        bounds = numbers.bounds(figure, w.language)
        line = w.tell("{line}; possible range: {range}", line=line, range=bounds)
    return line


def _what(figure: Figure, w: Writer) -> str:
    """What was computed: cases reviewed, Mar 6 – Apr 16, 2012; of two figures, from what to what."""
    if _compares(figure):
        return _compared(figure, w)
    label = w.label(figure.measure)
    if figure.unit is Unit.SHARE and w.measure(figure.measure).kind is not Kind.SHARE:
        label = w.tell("part of all: {label}", label=label)
    return joined(label, w.whose(figure), w.when(figure))


def _compares(figure: Figure) -> bool:
    """Whether it compares two figures; what grew between two totals has days of its own."""
    if figure.operation is Operation.DIFFERENCE:
        return figure.span == Span.around([part.span for part in figure.parts])
    return figure.unit in (Unit.CHANGE, Unit.RATIO)


def _compared(figure: Figure, w: Writer) -> str:
    """Court closures, May 31, 2012, Denver to Los Angeles: what both have in common comes first."""
    first, second = (
        (w.label(part.measure), sentences.moment(w, part), w.whose(part)) for part in figure.parts
    )
    common = [one for one, other in zip(first, second, strict=True) if one == other]
    if first == second:  # "the last one" and the same by its days
        return joined(*common)
    sides = [joined(*(each for each in side if each not in common)) for side in (first, second)]
    return joined(*common, w.tell("{first} to {second}", first=sides[0], second=sides[1]))


_FORMULAS: dict[Operation | None, str] = {
    Operation.DIFFERENCE: "{last} − {first}",
    Operation.SHARE: "{first} ÷ {last}",
    Operation.RATIO: "{last} ÷ {first}",
    Operation.CHANGE: "({last} − {first}) ÷ {first}",
    Operation.COMPLEMENT: "{whole} − {first}",
    Operation.ONE_IN: "{one} ÷ {first}",
    Operation.PER_DAY: "{first} ÷ {days}",
    Operation.PER_MONTH: "{first} ÷ {months}",
}


def _arithmetic(figure: Figure, w: Writer) -> str:
    """The parts with the signs of the operation between them."""
    told = [numbers.all_digits(part, w.language) for part in figure.parts]
    first, last = told[0], told[-1]
    if figure.operation not in _FORMULAS:
        return " + ".join(told)
    return _FORMULAS[figure.operation].format(
        first=first,
        last=last,
        whole=last if len(told) > 1 else w.language.percent(1, 0),
        one=last if len(told) > 1 else "1",
        days=w.language.number(days_in(figure.parts[0])),
        months=w.language.number(months_in(figure.parts[0])),
    )


def _result(figure: Figure, w: Writer) -> str:
    if figure.basis is Basis.APPROXIMATE and figure.unit is Unit.COUNT:
        return numbers.rounded(figure, w.language)
    digits = numbers.all_digits(figure, w.language)
    return w.tell("{points} percentage points", points=digits) if figure.unit is Unit.POINTS else digits


def _versions(figures: Sequence[Figure], w: Writer) -> str:
    """What sources print differently, side by side, and whether one is the other, rounded."""
    first = figures[0]
    if are_roundings(figures):
        reason = w.tell("One is the other, rounded.")
    else:
        reason = w.tell("The pages don't say why they differ.")
    return w.tell(
        "Sources differ on {what}: {sides}. {reason}",
        what=joined(w.label(first.measure), w.whose(first), w.by(first)),
        sides=joined(*(f"{w.bold(figure)} ({w.publishers(figure)})" for figure in figures)),
        reason=reason,
    )
