"""Pictures of figures beside each other: two compared, places and groups ranked, a measure by group."""

from __future__ import annotations

from collections import Counter
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
    founds = answer.founds
    figures = [found.figure for found in founds]
    if (
        len(founds) != 2  # noqa: PLR2004  two are compared
        or answer.query.operation not in _COMPARED
        or figures[0].unit is not figures[1].unit
    ):
        return None
    mixed = len({figure.measure for figure in figures}) > 1
    apart = len({w.whose(figure) for figure in figures}) > 1
    times = [words.when(w, figure) for figure in figures]
    at_once = times[0] if times[0] == times[1] and (mixed or apart) else ""
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
                        "" if at_once else when,
                    )
                    if part
                )
            ),
        )
        for found, when in zip(founds, times, strict=True)
    )
    titles = [words.title(w, [figure]) for figure in figures]
    title = titles[0] if not apart else words.title(w, figures)
    if mixed:
        second = titles[1][:1].lower() + titles[1][1:]
        title = w.tell("{first} and {second}", first=titles[0], second=second)
    return Drawing(
        form=Form.BARS,
        title=title,
        subtitles=words.subtitles(w, figures[0], at_once) if not mixed else (at_once,) if at_once else (),
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
    shown = list(founds[:FEW_MARKS])
    times = Counter(w.when(found.figure) for found in shown)
    common, often = times.most_common(1)[0]
    common = common if often > 1 else ""
    marks = tuple(
        words.mark(w, found, _whose(found, w, common=common), is_weak=0 < winners <= at)
        for at, found in enumerate(shown)
    )
    figure = shown[0].figure
    return Drawing(
        form=Form.ROWS,
        title=words.title(w, [found.figure for found in shown]),
        subtitles=words.subtitles(w, figure, common),
        notes=words.notes(w, Form.ROWS, marks, sources, *_left_out(len(founds) - len(shown), w)),
        marks=marks,
        count=len(founds),
    )


def _left_out(hidden: int, w: Writer) -> list[str]:
    """How many places or groups have no row, if there are such."""
    if hidden <= 0:
        return []
    text = w.language.ngettext("{count} more isn't drawn.", "{count} more aren't drawn.", hidden)
    return [text.format(count=w.language.number(hidden))]


def _whose(found: Found, w: Writer, *, common: str) -> str:
    """Whose it is, and when that was where it isn't when most of them are."""
    figure = found.figure
    when = "" if w.when(figure) == common else words.when(w, figure)
    return w.language.capital(", ".join(part for part in (w.whose(figure), when) if part))


def parts_drawing(answer: PartsAnswer, w: Writer) -> Drawing | None:
    """The groups below each other in each period, or as of each day; of many, in the last ones."""
    _ = w.language.gettext
    every = answer.periods or answer.totals
    widest = max(len(row.groups) for row in every)
    fit = max(_LINES // (widest + 1), 1)
    rows = every[-fit:]
    marks = tuple(
        words.mark(
            w,
            found,
            w.language.capital(w.whose(found.figure)),
            heading="" if at else words.when(w, found.figure),
        )
        for row in rows
        for at, found in enumerate(row.groups[: _LINES - 1])
    )
    if len(marks) <= 1:
        return None
    more = _left_out(widest - (_LINES - 1), w)
    if len(every) > fit:
        text = _("The last {shown} of {count} are drawn.")
        more.append(text.format(shown=w.language.number(fit), count=w.language.number(len(every))))
    figures = [found.figure for row in rows for found in row.groups]
    return Drawing(
        form=Form.ROWS,
        title=words.title(w, figures),
        subtitles=words.subtitles(w, figures[0]),
        notes=words.notes(w, Form.ROWS, marks, answer.sources, *more),
        marks=marks,
        count=len(marks),
    )
