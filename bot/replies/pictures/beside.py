"""Pictures of figures beside each other: two compared, places and groups ranked, a measure by group."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.answer import CombinedAnswer, PartsAnswer, RankingAnswer, SeriesAnswer
from bot.answers.queries import Operation
from bot.figures.found import Found
from bot.replies.pictures import words
from bot.replies.pictures.drawing import FEW_MARKS, Drawing, Form
from bot.replies.writer import Writer

_COMPARED = (Operation.DIFFERENCE, Operation.CHANGE, Operation.RATIO, Operation.SHARE)
_LINES = 12
"""Rows and headings below each other, at most."""


def combined_drawing(answer: CombinedAnswer, w: Writer) -> Drawing | None:
    """Two figures of one unit beside each other."""
    _, founds = w.language.gettext, answer.founds
    figures = [found.figure for found in founds]
    if (
        len(founds) != 2  # noqa: PLR2004  two are compared
        or answer.query.operation not in _COMPARED
        or figures[0].unit is not figures[1].unit
    ):
        return None
    mixed = len({figure.measure for figure in figures}) > 1
    apart = len({w.whose(figure) for figure in figures}) > 1
    marks = tuple(
        words.mark(
            w,
            found,
            w.language.capital(
                ", ".join(
                    part
                    for part in (
                        w.label(found.figure.measure) if mixed else "",
                        w.whose(found.figure) if apart else "",
                        words.when(w, found.figure),
                    )
                    if part
                )
            ),
        )
        for found in founds
    )
    titles = [words.title(w, [figure]) for figure in figures]
    title = titles[0] if not apart else words.title(w, figures)
    if mixed:
        second = titles[1][:1].lower() + titles[1][1:]
        title = _("{first} and {second}").format(first=titles[0], second=second)
    return Drawing(
        form=Form.BARS,
        title=title,
        subtitle="" if mixed else words.subtitle(w, figures[0]),
        notes=words.notes(w, Form.BARS, marks, answer.sources),
        marks=marks,
        count=len(marks),
    )


def ranked_drawing(answer: RankingAnswer, w: Writer) -> Drawing | None:
    """Places or groups as of one day, in the order asked for, the winners darkest."""
    return _rows(answer.ranked, answer.winners, answer.sources, w)


def side_by_side_drawing(answer: SeriesAnswer, w: Writer) -> Drawing | None:
    """The latest figures of places or groups, the highest first."""
    return _rows(answer.items, 0, answer.sources, w)


def is_side_by_side(answer: SeriesAnswer) -> bool:
    """Whether these are places or groups, and not one after the other in time."""
    first, last = answer.items[0].figure, answer.items[-1].figure
    return (first.group, first.place) != (last.group, last.place)


def _rows(founds: Sequence[Found], winners: int, sources: Sequence[str], w: Writer) -> Drawing | None:
    if len(founds) <= 1:
        return None
    shown, hidden = list(founds[:FEW_MARKS]), len(founds) - FEW_MARKS
    times = {w.when(found.figure) for found in shown}
    marks = tuple(
        words.mark(w, found, _whose(found, w, with_when=len(times) > 1), is_weak=0 < winners <= at)
        for at, found in enumerate(shown)
    )
    more: list[str] = []
    if hidden > 0:
        text = w.language.ngettext("{count} more isn't drawn.", "{count} more aren't drawn.", hidden)
        more.append(text.format(count=w.language.number(hidden)))
    figure = shown[0].figure
    return Drawing(
        form=Form.ROWS,
        title=words.title(w, [found.figure for found in shown]),
        subtitle=words.subtitle(w, figure, times.pop() if len(times) == 1 else ""),
        notes=words.notes(w, Form.ROWS, marks, sources, *more),
        marks=marks,
        count=len(founds),
    )


def _whose(found: Found, w: Writer, *, with_when: bool) -> str:
    figure = found.figure
    told = [w.whose(figure), w.when(figure) if with_when else ""]
    return w.language.capital(", ".join(part for part in told if part))


def parts_drawing(answer: PartsAnswer, w: Writer) -> Drawing | None:
    """The groups below each other in each period, or as of each day; of many, in the last ones."""
    _ = w.language.gettext
    every = answer.periods or answer.totals
    widest = max(len(row.groups) for row in every)
    fit = max(_LINES // (widest + 1), 1)
    rows = every[-fit:]
    marks = tuple(
        words.mark(
            w, found, _whose(found, w, with_when=False), heading="" if at else words.when(w, found.figure)
        )
        for row in rows
        for at, found in enumerate(row.groups[: _LINES - 1])
    )
    if len(marks) <= 1:
        return None
    more: list[str] = []
    if len(every) > fit:
        text = _("The last {shown} of {count} are drawn.")
        more.append(text.format(shown=w.language.number(fit), count=w.language.number(len(every))))
    figures = [found.figure for row in rows for found in row.groups]
    return Drawing(
        form=Form.ROWS,
        title=words.title(w, figures),
        subtitle=words.subtitle(w, figures[0]),
        notes=words.notes(w, Form.ROWS, marks, answer.sources, *more),
        marks=marks,
        count=len(marks),
    )
