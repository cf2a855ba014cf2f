"""A measure in words, item by item: in order of time, beside each other, or ranked."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.answer import RankingAnswer, SeriesAnswer
from bot.figures.figure import Figure
from bot.figures.found import Found
from bot.figures.series import Direction
from bot.replies import sentences
from bot.replies.wording import Wording
from bot.replies.writer import Writer, joined

_SHOWN = 4
"""Items that a reply lists at once; of more, it names the first, the highest, the lowest and the last."""
_LISTED = 60
"""Items that are listed behind a press: of a series as many from both ends, of a ranking the first."""


def series_words(answer: SeriesAnswer, w: Writer) -> Wording:
    """How it went, then the items: all of a few; of many, those that stand out, and all behind a press."""
    if answer.query.steps and answer.steps:
        return _steps(answer, w)
    # The items of a long series are looked up when they are asked for: once each, and not all of them.
    items, counts = ends_of(answer.items), answer.query.counts
    basis = sentences.common_basis(w, (found.figure for found in items))
    if is_side_by_side(answer):
        return _side_by_side(answer, items, basis, w)
    rows = rows_of(items, len(answer.items), w, counts=counts)
    fits = len(answer.items) <= _SHOWN
    lines = rows if fits else _outstanding(answer, w, has_basis=bool(basis))
    if answer.direction is Direction.UNLIKE:
        lines = [*lines, w.tell("The periods aren't equally long, so their counts are no trend.")]
    if answer.total and not counts and len(answer.items) > 1:
        row = sentences.row(w, answer.total, counts=True, named=False)
        lines = [*lines, w.tell("All together: {row}", row=row)]
    headline = _headline(answer, w)
    more = [] if fits or len(lines) < len(rows) <= sentences.BESIDE else rows
    if answer.change and answer.ratio:
        told = (sentences.difference(w, answer.change), sentences.times(w, answer.ratio))
        change = "; ".join(text for text in told if text not in headline)
        more = [*more, w.tell("From the first to the last: {change}.", change=change)]
    return Wording(headline, tuple(lines), more=tuple(more), basis=basis)


def is_side_by_side(answer: SeriesAnswer) -> bool:
    """Whether these are groups or places, and not one after the other in time."""
    first, last = answer.items[0].figure, answer.items[-1].figure
    return (first.group, first.place) != (last.group, last.place)


def ends_of(items: Sequence[Found]) -> list[Found]:
    """The items; of very many, as many from both ends: a reply has no room for more."""
    half = _LISTED // 2
    return [*items] if len(items) <= _LISTED else [*items[:half], *items[-half:]]


def rows_of(items: Sequence[Found], of: int, w: Writer, *, counts: bool, named: bool = False) -> list[str]:
    """A line for each item, and in the middle how many more of all are left out."""
    rows = sentences.listed(sentences.row(w, found, counts=counts, named=named) for found in items)
    if hidden := of - len(items):
        rows.insert(len(rows) // 2, w.tell_count("… {count} more …", "… {count} more …", hidden))
    return rows


def _headline(answer: SeriesAnswer, w: Writer) -> str:
    subject, measure = w.data.declarations.subject, answer.items[0].operand.measure
    if answer.total and answer.query.counts and measure == subject.main:
        return w.tell(
            "all {count} {periods}: {figure}",
            count=w.language.number(len(answer.items)),
            periods=w.text(subject.periods),
            figure=sentences.headline(w, *answer.total.figures),
        )
    text = f"{w.label(measure)}: {_course(answer, w)}"
    if answer.change and sentences.direction(answer.change):
        text = joined(text, sentences.difference(w, answer.change))
    return w.with_whose(answer.items[0].operand, text)


def _course(answer: SeriesAnswer, w: Writer) -> str:
    """How it went from the first item to the last: fell every time, from 7.97% to 3.41%."""
    items = answer.items[0], answer.items[-1]
    first, last = (w.value(*found.figures) for found in items)
    start, end = (w.when(found.figure) for found in items)
    if len(answer.items) > 1 and w.is_running(items[0].figure):
        return w.tell(
            "from {first} {first_when} to {last} {last_when}",
            first=first,
            first_when=start,
            last=last,
            last_when=end,
        )
    match answer.direction:
        case Direction.LEVEL:
            return w.tell("stayed the same, {first}", first=first)
        case Direction.SINGLE:
            return w.tell("{first}, {when}; there is no other", first=first, when=start)
        case Direction.UNLIKE:
            return f"{first} ({start}) … {last} ({end})"
        case direction:
            course = {
                Direction.FELL: w.tell("fell every time"),
                Direction.NEVER_ROSE: w.tell("fell and never rose"),
                Direction.ROSE: w.tell("rose every time"),
                Direction.NEVER_FELL: w.tell("rose and never fell"),
                Direction.MIXED: w.tell("went up and down"),
                Direction.UNCLEAR: w.tell("no clear direction"),
            }[direction]
            return joined(course, w.tell("from {first} to {last}", first=first, last=last))


def _side_by_side(answer: SeriesAnswer, items: Sequence[Found], basis: str, w: Writer) -> Wording:
    """The highest and the lowest of groups or places, and when; all of them beside each other."""
    figures = [found.figure for found in items]
    top, bottom = (
        "; ".join(f"{w.whose(found.figure)} {w.value(found.figure)}" for found in founds[:_SHOWN])
        for founds in (answer.highest, answer.lowest)
    )
    headline = w.tell(
        "{label}, {when}: highest {highest}, lowest {lowest}",
        label=w.label(figures[0].measure),
        when=sentences.common_day(w, figures),
        highest=top,
        lowest=bottom,
    )
    more: list[str] = []
    if len(items) > sentences.BESIDE:
        more = rows_of(items, len(answer.items), w, counts=True, named=True)
    return Wording(headline, (sentences.beside(w, figures, answer.also),), tuple(more), basis=basis)


def _outstanding(answer: SeriesAnswer, w: Writer, *, has_basis: bool) -> list[str]:
    """The first and last item, and the highest and lowest where they can be compared."""
    items = answer.items
    if answer.direction is Direction.UNLIKE and has_basis and len(items) <= sentences.BESIDE:
        return [w.sentence("; ".join(f"{w.when(found.figure)}: {w.bold(*found.figures)}" for found in items))]
    if answer.direction is Direction.UNLIKE:
        half = _SHOWN // 2
        return rows_of([*items[:half], *items[-half:]], _SHOWN, w, counts=False)
    outstanding = (
        (w.tell("First"), items[:1]),
        (w.tell("Highest"), answer.highest),
        (w.tell("Lowest"), answer.lowest),
        (w.tell("Last"), items[-1:]),
    )
    return sentences.listed(
        f"{caption}: {sentences.row(w, founds[0], named=False)}" for caption, founds in outstanding if founds
    )


def _steps(answer: SeriesAnswer, w: Writer) -> Wording:
    steps = [*answer.steps[:_LISTED]]
    largest = sentences.step(w, *max(steps, key=lambda step: abs(step[0].value)))
    lines = sentences.listed(
        f"{w.language.capital(sentences.between(w, step[0]))}: {sentences.difference(w, *step)}"
        for step in steps
    )
    lines += _before(steps, w)
    basis = sentences.common_basis(w, (found.figure for found in ends_of(answer.items)))
    return Wording(w.tell("the largest step: {step}", step=largest), tuple(lines), basis=basis)


def ranking_words(answer: RankingAnswer, w: Writer) -> Wording:
    """Who or when it was, with the figure, then the next ones."""
    if answer.changes:
        return _ranked_steps(answer, w)
    ranked = answer.ranked[:_LISTED]
    winners: list[str] = []
    for found in ranked[: min(answer.winners, _SHOWN)]:
        text, when = sentences.headline(w, *found.figures), w.when(found.figure)
        winners.append(text if when in text or w.day(found.figure) in text else joined(text, when))
    figures = "; ".join(winners)
    if answer.query.highest:
        headline = w.tell("highest: {figures}", figures=figures)
    else:
        headline = w.tell("lowest: {figures}", figures=figures)
    lines: list[str] = []
    if len(ranked) == 1 and not answer.left_out:
        lines.append(w.tell("There is no other figure to set beside it."))
    if answer.winners > 1:
        lines.append(
            w.tell(
                "These {count} can't be told apart: they are equal, or known only within ranges.",
                count=w.language.number(answer.winners),
            )
        )
    rows = _numbered([sentences.row(w, found, counts=at < answer.winners) for at, found in enumerate(ranked)])
    if answer.lead:
        rows[0] = joined(rows[0], w.tell("{lead} than the next", lead=sentences.difference(w, answer.lead)))
    if answer.are_unlike and len(rows) > _SHOWN:
        lines.append(w.tell("The periods aren't equally long, so their counts are no trend."))
    lines += rows
    if answer.left_out:
        # Below all ranks: above them it would take the place of one.
        lines.append(
            w.tell_count(
                "{count} more has no figure for that day.",
                "{count} more have no figure for that day.",
                answer.left_out,
            )
        )
    return Wording(headline, tuple(lines), basis=sentences.basis(w, ranked[0].figure))


def _ranked_steps(answer: RankingAnswer, w: Writer) -> Wording:
    """Between which two neighbours the measure changed most."""
    changes = answer.changes[:_LISTED]
    told = [sentences.step(w, *change) for change in changes]
    of = {"label": w.label(answer.query.operand.measure), "figures": told[0]}
    if answer.query.highest:
        headline = w.tell("{label}: largest change {figures}", **of)
    else:
        headline = w.tell("{label}: smallest change {figures}", **of)
    headline = w.with_whose(answer.query.operand, headline)
    rows = _numbered([w.language.capital(text) for text in told])
    basis = sentences.basis(w, changes[0][0])
    return Wording(headline, (*rows[1:], *_before(changes, w)), basis=basis)


def _before(changes: Sequence[tuple[Figure, ...]], w: Writer) -> list[str]:
    """Of a running count, what it had come to before the first of its steps."""
    firsts = [change[0].parts[0] for change in changes]
    first = min(firsts, key=lambda figure: figure.span.end)
    if not w.is_running(first):
        return []
    return [w.tell("Before the first of these: {value}, {when}.", value=w.bold(first), when=w.when(first))]


def _numbered(rows: list[str]) -> list[str]:
    return [f"{rank}. {row}" for rank, row in enumerate(rows, 1)]
