"""A measure in words, period by period or count by count."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.answer import SeriesAnswer
from bot.figures.figure import Figure
from bot.figures.found import Found
from bot.figures.series import Direction
from bot.replies import sentences
from bot.replies.wording import Wording
from bot.replies.writer import Writer

_SHOWN = 4
"""Items that a reply lists at once; of more, it names the first, the highest, the lowest and the last."""
_LISTED = 60
"""Items that are listed behind a press; of more, as many from both ends."""


def series_words(answer: SeriesAnswer, w: Writer) -> Wording:
    """How it went, then the items: all of a few; of many, those that stand out, and all behind a press."""
    _, counts = w.language.gettext, answer.query.counts
    if answer.query.steps and answer.steps:
        return _steps(answer, w)
    # The items of a long series are looked up when they are asked for: once each, and not all of them.
    shown = ends_of(answer.items)
    hidden = len(answer.items) - len(shown)
    if _is_side_by_side(answer):
        figures = [found.figure for found in shown]
        rows = rows_of(shown, hidden, w, counts=True, named=True) if len(shown) > sentences.BESIDE else []
        line = sentences.beside(w, figures, answer.also)
        return Wording(_side_by_side(answer, figures, w), (line,), tuple(rows), basis=_basis(shown, w))
    rows = rows_of(shown, hidden, w, counts=counts)
    fits = len(answer.items) <= _SHOWN
    lines = rows if fits else _outstanding(answer, w)
    if answer.direction is Direction.UNLIKE:
        lines = [*lines, _("The periods aren't equally long, so their counts are no trend.")]
    if answer.total and not counts and len(answer.items) > 1:
        lines = [
            *lines,
            _("All together: {row}").format(row=sentences.row(w, answer.total, counts=True, named=False)),
        ]
    headline = _headline(answer, w)
    return Wording(
        headline,
        tuple(lines),
        more=(() if fits or len(lines) < len(rows) <= sentences.BESIDE else tuple(rows))
        + _change(answer, headline, w),
        basis=_basis(shown, w),
    )


def ends_of(items: Sequence[Found]) -> list[Found]:
    """The items; of very many, as many from both ends: a reply has no room for more."""
    half = _LISTED // 2
    return [*items] if len(items) <= _LISTED else [*items[:half], *items[-half:]]


def _is_side_by_side(answer: SeriesAnswer) -> bool:
    """Whether these are groups or places beside each other, and not one after the other in time."""
    first, last = answer.items[0].figure, answer.items[-1].figure
    return (first.group, first.place) != (last.group, last.place)


def rows_of(
    items: Sequence[Found], hidden: int, w: Writer, *, counts: bool, named: bool = False
) -> list[str]:
    """A line for each item, and in the middle how many are hidden."""
    rows = sentences.listed([sentences.row(w, found, counts=counts, named=named) for found in items])
    if hidden:
        more = w.language.ngettext("… {count} more …", "… {count} more …", hidden)
        rows.insert(len(rows) // 2, more.format(count=w.language.number(hidden)))
    return rows


def _headline(answer: SeriesAnswer, w: Writer) -> str:
    _, language, subject = w.language.gettext, w.language, w.data.declarations.subject
    first, last = answer.items[0], answer.items[-1]
    label = w.label(first.operand.measure)
    if answer.total and answer.query.counts and first.operand.measure == subject.main:
        return _("all {count} {periods}: {figure}").format(
            count=language.number(len(answer.items)),
            periods=w.text(subject.periods),
            figure=sentences.headline(w, answer.total.figures),
        )
    text = _sentence(answer, w).format(
        label=label,
        first=w.either(map(w.value, first.figures)),
        last=w.either(map(w.value, last.figures)),
        first_when=w.when(first.figure),
        last_when=w.when(last.figure),
    )
    if answer.change and sentences.direction(answer.change):
        text = _("{text}, {difference}").format(text=text, difference=sentences.difference(w, answer.change))
    return w.with_whose(first.operand, text)


def _side_by_side(answer: SeriesAnswer, figures: Sequence[Figure], w: Writer) -> str:
    """The highest and the lowest of groups or places, and when."""
    _ = w.language.gettext
    top, bottom = (
        "; ".join(
            _("{whose} {value}").format(whose=w.whose(found.figure), value=w.value(found.figure))
            for found in founds[:_SHOWN]
        )
        for founds in (answer.highest, answer.lowest)
    )
    return _("{label}, {when}: highest {highest}, lowest {lowest}").format(
        label=w.label(figures[0].measure),
        when=sentences.common_day(w, figures),
        highest=top,
        lowest=bottom,
    )


def _sentence(answer: SeriesAnswer, w: Writer) -> str:
    _ = w.language.gettext
    if len(answer.items) > 1 and w.is_running(answer.items[0].figure):
        return _("{label}: from {first} {first_when} to {last} {last_when}")
    return {
        Direction.FELL: _("{label}: fell every time, from {first} to {last}"),
        Direction.NEVER_ROSE: _("{label}: fell and never rose, from {first} to {last}"),
        Direction.ROSE: _("{label}: rose every time, from {first} to {last}"),
        Direction.NEVER_FELL: _("{label}: rose and never fell, from {first} to {last}"),
        Direction.MIXED: _("{label}: went up and down, from {first} to {last}"),
        Direction.LEVEL: _("{label}: stayed the same, {first}"),
        Direction.UNCLEAR: _("{label}: no clear direction, from {first} to {last}"),
        Direction.SINGLE: _("{label}: {first}, {first_when}; there is no other"),
        Direction.UNLIKE: _("{label}: {first} ({first_when}) … {last} ({last_when})"),
    }[answer.direction]


def _outstanding(answer: SeriesAnswer, w: Writer) -> list[str]:
    """The first and last item, and the highest and lowest where they can be compared."""
    _ = w.language.gettext
    if answer.direction is Direction.UNLIKE:
        if len(answer.items) <= sentences.BESIDE and _basis(answer.items, w):
            return [_in_a_line(answer.items, w)]
        half = _SHOWN // 2
        return rows_of([*answer.items[:half], *answer.items[-half:]], 0, w, counts=False)
    marked = (
        (_("First: {row}"), answer.items[:1]),
        (_("Highest: {row}"), answer.highest),
        (_("Lowest: {row}"), answer.lowest),
        (_("Last: {row}"), answer.items[-1:]),
    )
    told = [
        sentence.format(row=sentences.row(w, found, named=False))
        for sentence, founds in marked
        for found in founds[:1]
    ]
    return sentences.listed(told)


def _in_a_line(items: Sequence[Found], w: Writer) -> str:
    """Oct 1 – 31, 2012: 15,836; Nov 1 – 30, 2012: 14,926."""
    _ = w.language.gettext
    told = [
        _("{what}: {value}").format(what=w.when(found.figure), value=w.bold(found.figures)) for found in items
    ]
    return w.language.capital("; ".join(told)) + "."


def _change(answer: SeriesAnswer, headline: str, w: Writer) -> tuple[str, ...]:
    """From the first to the last, as a ratio, and as a difference where the headline doesn't say it."""
    _ = w.language.gettext
    if not answer.change or not answer.ratio:
        return ()
    told = (sentences.difference(w, answer.change), sentences.times(w, answer.ratio))
    change = "; ".join(text for text in told if text not in headline)
    return (_("From the first to the last: {change}.").format(change=change),)


def _steps(answer: SeriesAnswer, w: Writer) -> Wording:
    """From each item to the next."""
    _ = w.language.gettext
    steps = [*answer.steps[:_LISTED]]
    largest = max(steps, key=lambda step: abs(step.value))
    headline = _("the largest step: {difference}, {first} to {second}").format(
        difference=sentences.difference(w, largest), **_ends(largest, w)
    )
    lines = [
        _("{first} to {second}: {difference}").format(
            difference=sentences.difference(w, step), **_ends(step, w)
        )
        for step in steps
    ]
    return Wording(headline, tuple(sentences.listed(lines)), basis=_basis(ends_of(answer.items), w))


def _ends(step: Figure, w: Writer) -> dict[str, str]:
    first, second = step.parts
    return {"first": w.when(first), "second": w.when(second)}


def _basis(items: Sequence[Found], w: Writer) -> str:
    """Where all have one, as a word; otherwise each row has its own."""
    words = {sentences.basis_words(w, found.figure) for found in items}
    return w.language.capital(words.pop()) if len(words) == 1 else ""
