"""Pictures of figures beside each other: two compared, places and groups ranked, a measure by group."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.answer import CombinedAnswer, PartsAnswer
from bot.answers.queries import Operation
from bot.figures.found import Found
from bot.replies import sentences
from bot.replies.pictures import captions
from bot.replies.pictures.drawing import FEW_MARKS, Drawing, Form, Mark
from bot.replies.writer import Writer, joined

_COMPARED = (Operation.DIFFERENCE, Operation.CHANGE, Operation.RATIO, Operation.SHARE)
_LINES = 12
"""Rows and headings below each other, at most."""


def combined_drawing(answer: CombinedAnswer, w: Writer) -> Drawing | None:
    """Two figures of one unit beside each other."""
    figures = [found.figure for found in answer.founds]
    if len(figures) != 2 or answer.query.operation not in _COMPARED:  # noqa: PLR2004  two are compared
        return None
    first, second = figures
    if first.unit is not second.unit:
        return None
    mixed, apart = first.measure != second.measure, w.whose(first) != w.whose(second)
    times = [captions.when(w, figure) for figure in figures]
    at_once = times[0] if times[0] == times[1] and (mixed or apart) else ""
    marks: list[Mark] = []
    for found, when in zip(answer.founds, times, strict=True):
        label = w.label(found.figure.measure) if mixed else ""
        name = joined(label, w.whose(found.figure) if apart else "", "" if at_once else when)
        marks.append(captions.mark(w, found, w.language.capital(name)))
    title, subtitles = captions.title(w, figures), captions.subtitles(w, first.measure, at_once)
    if mixed:
        one, other = (captions.title(w, [figure]) for figure in figures)
        title = w.tell("{first} and {second}", first=one, second=other[:1].lower() + other[1:])
        subtitles = (at_once,) if at_once else ()
    notes = captions.notes(w, Form.BARS, marks, answer.sources)
    return Drawing(Form.BARS, title, subtitles, notes, tuple(marks), len(marks))


def ranked_drawing(
    founds: Sequence[Found], sources: Sequence[str], w: Writer, winners: int = 0
) -> Drawing | None:
    """Places or groups in their order, the winners darkest where there are such."""
    if len(founds) <= 1:
        return None
    shown = founds[:FEW_MARKS]
    days = [w.when(found.figure) for found in shown]
    common = sentences.common_day(w, (found.figure for found in shown))
    common = common if days.count(common) > 1 else ""
    marks: list[Mark] = []
    for at, (found, day) in enumerate(zip(shown, days, strict=True)):
        # when it was, where it isn't when most of them are
        when = "" if day == common else captions.when(w, found.figure)
        name = w.language.capital(joined(w.whose(found.figure), when))
        marks.append(captions.mark(w, found, name, is_weak=0 < winners <= at))
    notes = captions.notes(w, Form.ROWS, marks, sources, *_left_out(len(founds) - len(shown), w))
    figures = [found.figure for found in shown]
    title, subtitles = captions.title(w, figures), captions.subtitles(w, figures[0].measure, common)
    return Drawing(Form.ROWS, title, subtitles, notes, tuple(marks), len(founds))


def _left_out(hidden: int, w: Writer) -> list[str]:
    if hidden <= 0:
        return []
    return [w.tell_count("{count} more isn't drawn.", "{count} more aren't drawn.", hidden)]


def parts_drawing(answer: PartsAnswer, w: Writer) -> Drawing | None:
    """The groups below each other in each period, or as of each day; of many, in the last ones."""
    every = answer.periods or answer.totals
    widest = max(len(row.groups) for row in every)
    fit = max(_LINES // (widest + 1), 1)
    marks: list[Mark] = []
    for row in every[-fit:]:
        for at, found in enumerate(row.groups[: _LINES - 1]):
            name, heading = w.whose(found.figure), "" if at else captions.when(w, found.figure)
            marks.append(captions.mark(w, found, w.language.capital(name), heading=heading))
    if len(marks) <= 1:
        return None
    more = _left_out(widest - (_LINES - 1), w)
    if len(every) > fit:
        shown, count = map(w.language.number, (fit, len(every)))
        more.append(w.tell("The last {shown} of {count} are drawn.", shown=shown, count=count))
    figures = [found.figure for row in every[-fit:] for found in row.groups]
    notes = captions.notes(w, Form.ROWS, marks, answer.sources, *more)
    title, subtitles = captions.title(w, figures), captions.subtitles(w, figures[0].measure)
    return Drawing(Form.ROWS, title, subtitles, notes, tuple(marks), len(marks))
