"""Pictures of a measure over time: by period, by day, or as running totals."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

import numpy as np

from bot.answers.answer import RankingAnswer, SeriesAnswer, ValueAnswer
from bot.answers.over_time import answer_series
from bot.answers.queries import Series
from bot.data.spans import Span
from bot.figures.figure import Figure, Operation
from bot.figures.found import Found
from bot.figures.series import Direction, Values, ranked
from bot.figures.timeline import days_of, looked_up, periods_of, values_in, values_over
from bot.replies.pictures import captions
from bot.replies.pictures.drawing import FEW_MARKS, CallOut, Drawing, Form, Mark
from bot.replies.writer import Writer, joined

MOST_MARKS = 200
"""Marks that are drawn one by one, a few pixels each; more of them share columns."""


@dataclass(frozen=True)
class _Line:
    """What is drawn, in order of time.

    Args:
        asked: positions of what was asked about; none where it was all of them.
        told: what the subtitle says beside what a share is of.
        note: what the picture must not be taken for.
        extremes: whether the highest and the lowest are called out.
        when: says when an item was.
    """

    items: Sequence[Found]
    asked: Collection[int] = ()
    told: str = ""
    note: str = ""
    extremes: bool = True
    when: Callable[[Writer, Figure], str] = captions.when


def series_drawing(answer: SeriesAnswer, w: Writer, asked: Collection[int] = ()) -> Drawing | None:
    """All periods or days of a series; those at the positions `asked` are darkest, if there are any."""
    items = answer.items
    unlike = answer.direction is Direction.UNLIKE
    line = _Line(
        items,
        asked,
        told=w.tell("Running totals") if w.is_running(items[0].figure) else "",
        note=w.tell("The periods aren't equally long, so their counts are no trend.") if unlike else "",
        extremes=not unlike,
    )
    return _drawing(line, answer.sources, w)


def highest_drawing(answer: RankingAnswer, w: Writer) -> Drawing | None:
    """All periods in order of time; those that were asked for are darkest."""
    query = answer.query
    series = answer_series(Series(query.operand), w.data.table)
    if not isinstance(series, SeriesAnswer):
        return None
    first = series.items[0].positions.start
    winners = {found.positions.start - first for found in answer.ranked[: min(answer.winners, FEW_MARKS)]}
    if answer.changes:
        winners |= {at - 1 for at in winners}
    return series_drawing(series, w, winners)


def days_drawing(answer: ValueAnswer, w: Writer) -> Drawing | None:
    """All counts by day; the one asked about is darkest, or those at both ends of the days asked about."""
    figure, operand = answer.found.figure, replace(answer.found.figure_operand, span=None, upto=False)
    series = answer_series(Series(operand), w.data.table)
    if not isinstance(series, SeriesAnswer):
        return None
    days = days_of(operand, w.data.table)
    if len(days) != len(series.items):  # of a share on some of its days
        days = [found.figure.as_of for found in series.items]
    between = figure.operation is Operation.DIFFERENCE
    wanted = {part.as_of for part in figure.parts} if between else {figure.as_of}
    asked = [at for at, day in enumerate(days) if day in wanted]
    return series_drawing(replace(series, sources=answer.sources), w, asked)


def totals_drawing(answer: ValueAnswer, w: Writer) -> Drawing | None:
    """The running totals through each period, or through some of very many; the asked one is darkest."""
    table, operand = w.data.table, answer.found.figure_operand
    periods = periods_of(operand, table)
    if len(periods) <= 1:
        return None
    last = answer.found.positions.stop - 1
    drawn = np.linspace(0, len(periods) - 1, min(len(periods), MOST_MARKS)).round().astype(int)
    if last not in drawn:  # the nearest one gives way, and neither end
        drawn[np.abs(drawn[1:-1] - last).argmin() + 1] = last
    positions: list[int] = drawn.tolist()
    ends = [periods[at].end for at in positions]
    items = looked_up([replace(operand, span=Span.day(end), upto=True) for end in ends], table)
    if len(items) <= 1:
        return None
    line = _Line(
        items,
        [at for at, found in enumerate(items) if found.span.end == answer.found.span.end],
        told=w.tell("Running totals from {day}", day=w.language.day(items[0].span.start)),
        extremes=False,
        when=captions.day,
    )
    return _drawing(line, answer.sources, w)


def _values(items: Sequence[Found], w: Writer) -> Values:
    """The values of the items; of many they are known without looking each item up."""
    if len(items) > MOST_MARKS:
        first = items[0]
        positions = range(first.positions.start, items[-1].positions.stop)
        values = values_over(first.figure_operand, positions, w.data.table)
        if values is not None and len(values.value) == len(items):
            return values
    return values_in(items)


def _drawing(line: _Line, sources: Sequence[str], w: Writer) -> Drawing | None:
    count, first = len(line.items), line.items[0].figure
    if count <= 1:
        return None
    steps = w.measure(first.measure).series == "steps"
    form, notes, each = Form.DOTS if steps or w.is_by_day(first) else Form.BARS, [line.note], 1
    values = _values(line.items, w)
    if count > MOST_MARKS:
        form, each = Form.COLUMNS, ceil(count / (2 * MOST_MARKS))
        marks = _columns(values, each)
        notes += _columns_notes(marks, w, each)
    else:
        marks = _marks(line, w)
    drawing = Drawing(
        form,
        captions.title(w, [first]),
        captions.subtitles(w, first.measure, line.told),
        captions.notes(w, form, marks, sources, *filter(None, notes)),
        tuple(marks),
        count,
    )
    if count <= FEW_MARKS:
        return drawing
    scale = captions.scale(w, first, drawing.peak)
    return replace(drawing, scale=scale, called_out=_called_out(line, values, w, each))


def _columns_notes(marks: Sequence[Mark], w: Writer, each: int) -> Iterator[str]:
    """How to read columns in which several figures stand, or of which the bounds are shown."""
    if each > 1:
        yield w.tell(
            "Each column stands for {count} figures: dark up to the lowest, lighter up to the highest.",
            count=w.language.number(each),
        )
    if any(mark.high > mark.value for mark in marks):
        yield w.tell("Palest: as high as they can be.")


def _marks(line: _Line, w: Writer) -> list[Mark]:
    """One for each item, with names and values where they are few."""
    days = [found.figure.as_of.toordinal() for found in line.items]
    reach, named = max(days[-1] - days[0], 1), len(line.items) <= FEW_MARKS
    marks: list[Mark] = []
    for at, (found, day) in enumerate(zip(line.items, days, strict=True)):
        is_weak = bool(line.asked) and at not in line.asked
        mark = captions.mark(w, found, line.when(w, found.figure) if named else "", is_weak=is_weak)
        marks.append(replace(mark, at=(day - days[0]) / reach, text=mark.text if named else ""))
    return marks


def _columns(values: Values, each: int) -> list[Mark]:
    """One for several items each, which keeps their highest and lowest."""
    starts = np.arange(0, len(values.value), each)
    parts = (
        np.maximum.reduceat(values.value, starts),
        np.minimum.reduceat(values.low, starts),
        np.maximum.reduceat(values.high, starts),
        np.minimum.reduceat(values.value, starts),
    )
    return [Mark(*cells) for cells in zip(*(part.tolist() for part in parts), strict=True)]


def _called_out(line: _Line, values: Values, w: Writer, each: int) -> tuple[CallOut, ...]:
    """The first, the last, the highest, the lowest and what was asked for, each once."""
    last = len(line.items) - 1
    reasons: dict[int, list[str]] = {0: [w.tell("First")], last: [w.tell("Last")]}
    alike: dict[int, int] = {}
    if line.extremes:
        for highest, caption in ((True, w.tell("Highest")), (False, w.tell("Lowest"))):
            order, winners = ranked(values, highest=highest)
            reasons.setdefault(order[0], []).append(caption)
            alike[order[0]] = max(alike.get(order[0], 0), winners - 1)
    elif len(line.asked) == 1:
        for at in line.asked:
            reasons.setdefault(at, [w.tell("Asked about")])
    called_out: list[CallOut] = []
    for at, (first, *others) in sorted(reasons.items()):
        name = line.when(w, line.items[at].figure)
        if more := alike.get(at):
            name = w.tell_count("{told} and {count} more", "{told} and {count} more", more, told=name)
        caption = joined(first, *map(str.lower, others))
        called_out.append(CallOut(at // each, caption, name, captions.value(w, line.items[at])))
    return tuple(called_out)
