"""Marks beside each other: bars, dots where their days lie in time, or columns of pixels. In pixels."""
# matplotlib types no **kwargs.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from bot.replies.pictures.canvas import (
    BAR_GAP,
    CAP,
    FEW,
    GAP,
    GREY,
    HATCH,
    INK,
    INNER,
    LEFT,
    LINE,
    MANY,
    MIDDLE,
    NAME,
    NARROW,
    OUTLINE,
    PALE,
    PAPER,
    RIGHT,
    RULE,
    SMALL,
    SOLID,
    STRIPE,
    VALUE,
    VALUE_GAP,
    WHISKER,
    Canvas,
    Type,
)
from bot.replies.pictures.drawing import CallOut, Drawing, Form, Mark

SHARE, MOST = 0.72, 200
"""A bar's share of its slot, and its most width."""
DOT, STEM = 24, 4
"""The size of a dot, and the width of the line on which it stands."""
LEADER = 34
"""The height in which lines lead from what is called out to its mark."""


@dataclass(frozen=True)
class _Plot:
    """Where the marks stand: from a floor upwards, `unit` pixels for each 1 of their values.

    The floor starts at `left`.
    """

    floor: float
    unit: float
    centers: tuple[float, ...]
    slot: float
    left: float = LEFT

    def height(self, value: float) -> float:
        return self.floor + value * self.unit


def draw_columns(drawing: Drawing, canvas: Canvas) -> bool:
    """Draws the marks beside each other.

    Returns:
        Whether that was possible: names and values of few marks may be too wide for it.
    """
    if drawing.called_out:
        _draw_many(drawing, canvas)
        return True
    return _draw_few(drawing, canvas)


def _draw_few(drawing: Drawing, canvas: Canvas) -> bool:
    """Each with its name below and its value above."""
    centers, slot = _centers(drawing, LEFT)
    room = slot - GAP
    values = [VALUE.fit(mark.text, room, FEW) for mark in drawing.marks]
    type_, names = _names([mark.name for mark in drawing.marks], room)
    if not names or not all(values):
        return False
    floor = canvas.bottom + max(map(type_.height, names)) + BAR_GAP
    top = canvas.top - max(map(VALUE.height, values)) - DOT / 2
    plot = _Plot(floor, (top - floor) / drawing.peak, centers, slot)
    _marks(drawing, canvas, plot)
    for mark, x, value, name in zip(drawing.marks, centers, values, names, strict=True):
        y = plot.height(mark.high) + (DOT / 2 if drawing.form is Form.DOTS else 0)
        written = VALUE._replace(weight="normal") if mark.is_weak else VALUE
        written.write(canvas.axes, value, x, y + VALUE_GAP + VALUE.height(value), "center")
        type_.write(canvas.axes, name, x, floor - BAR_GAP, "center")
    return True


def _names(texts: list[str], room: float) -> tuple[Type, list[list[str]]]:
    """The lines of all names in the largest type in which all fit; none where they fit in neither."""
    for type_ in (NAME, NARROW):
        lines = [type_.fit(text, room, MANY) for text in texts]
        if all(lines):
            return type_, lines
    return NARROW, []


def _draw_many(drawing: Drawing, canvas: Canvas) -> None:
    """With a scale, and lines that lead to those that are called out."""
    blocks = _blocks(drawing.called_out)
    height = max(sum(type_.height(lines) for type_, lines in block) for block in blocks)
    left = LEFT + SMALL.width([text for _, text in drawing.scale]) + GAP
    centers, slot = _centers(drawing, left)
    floor = canvas.bottom + RULE
    band = canvas.top - height
    top = band - LEADER
    plot = _Plot(floor, (top - floor) / drawing.peak, centers, slot, left)
    for value, text in drawing.scale:
        if (y := plot.height(value)) <= top + RULE:
            canvas.axes.hlines(y, left, RIGHT, LINE, linewidth=RULE, zorder=0, gid="scale")
            SMALL.write(canvas.axes, [text], left - GAP, y + SMALL.size * 0.55, "right")
    _marks(drawing, canvas, plot)
    widths = [max(type_.width(lines) for type_, lines in block) for block in blocks]
    wanted = [centers[out.mark] for out in drawing.called_out]
    for out, block, x in zip(drawing.called_out, blocks, _apart(wanted, widths), strict=True):
        y = band + sum(type_.height(lines) for type_, lines in block)
        for type_, lines in block:
            type_.write(canvas.axes, lines, x, y, "center")
            y -= type_.height(lines)
        mark, at = drawing.marks[out.mark], centers[out.mark]
        foot = plot.height(mark.high) + VALUE_GAP
        if drawing.form is Form.DOTS:
            foot += DOT / 2
        bend = max(top + VALUE_GAP, foot)
        line = [x, at, at], [band - VALUE_GAP, bend, foot]
        canvas.axes.plot(*line, color=GREY, linewidth=RULE, gid="leader")


def _blocks(called_out: tuple[CallOut, ...]) -> list[list[tuple[Type, list[str]]]]:
    """The lines of each, in as much width as all of them have together."""
    room = INNER / len(called_out) - GAP
    caption, name = SMALL, NARROW
    return [
        [
            (caption, caption.fit(out.caption, room, FEW, cut=True)),
            (name, name.fit(out.name, room, MANY, cut=True)),
            (VALUE, VALUE.fit(out.text, room, FEW, cut=True)),
        ]
        for out in called_out
    ]


def _apart(wanted: list[float], widths: list[float]) -> list[float]:
    """Centers as near to the wanted ones as may be, from left to right, without overlaps."""
    centers: list[float] = []
    free = float(LEFT)
    for at, (center, width) in enumerate(zip(wanted, widths, strict=True)):
        behind = sum(other + GAP for other in widths[at + 1 :])
        centers.append(min(max(center, free + width / 2), RIGHT - behind - width / 2))
        free = centers[-1] + width / 2 + GAP
    return centers


def _centers(drawing: Drawing, left: float) -> tuple[tuple[float, ...], float]:
    """Where the marks stand, and how much room the narrowest has."""
    count = len(drawing.marks)
    if drawing.form is not Form.DOTS or count == 1:
        slot = (RIGHT - left) / count
        return tuple(left + slot * (i + 0.5) for i in range(count)), slot
    # Half an equal slot stays free at both ends, so that the first and last name have room.
    inset = (RIGHT - left) / count / 2
    room = RIGHT - left - 2 * inset
    centers = tuple(left + inset + mark.at * room for mark in drawing.marks)
    return centers, min(2 * inset, *(b - a for a, b in pairwise(centers)))


def _marks(drawing: Drawing, canvas: Canvas, plot: _Plot) -> None:
    if drawing.form is Form.DOTS:
        _dots(drawing.marks, canvas, plot)
    elif drawing.form is Form.COLUMNS:
        _columns(drawing.marks, canvas, plot)
    else:
        _bars(drawing.marks, canvas, plot)
    canvas.axes.hlines(plot.floor, plot.left, RIGHT, INK, linewidth=RULE)


def _bars(marks: tuple[Mark, ...], canvas: Canvas, plot: _Plot) -> None:
    width = min(plot.slot * SHARE, MOST)
    outline = min(OUTLINE, width / 6)
    for rough in (False, True):
        for weak in (False, True):
            color = MIDDLE if weak else SOLID
            own = [i for i, mark in enumerate(marks) if (mark.is_rough, mark.is_weak) == (rough, weak)]
            canvas.axes.bar(
                [plot.centers[i] for i in own],
                [marks[i].value * plot.unit for i in own],
                width,
                plot.floor,
                facecolor=PALE if rough else color,
                edgecolor=color,
                linewidth=outline,
                hatch=HATCH if rough else None,
                hatch_linewidth=min(STRIPE, width / 3),
                gid="mark",
            )
    _ranges(marks, canvas, plot, min(CAP, width / 2))


def _dots(marks: tuple[Mark, ...], canvas: Canvas, plot: _Plot) -> None:
    """Each on a line from the floor; nothing is known between them, so nothing joins them."""
    size = min(DOT, max(plot.slot * SHARE, 6))
    for mark, x in zip(marks, plot.centers, strict=True):
        y = plot.height(mark.value)
        color = MIDDLE if mark.is_weak else SOLID
        canvas.axes.vlines(x, plot.floor, y, color, linewidth=min(STEM, size / 4))
        canvas.axes.plot(
            [x],
            [y],
            "o",
            markersize=size,
            markerfacecolor=PAPER if mark.is_rough else color,
            markeredgecolor=color,
            markeredgewidth=OUTLINE,
            gid="mark",
        )
    _ranges(marks, canvas, plot, min(CAP, size / 2))


def _ranges(marks: tuple[Mark, ...], canvas: Canvas, plot: _Plot, cap: float) -> None:
    """From the least to the most that a figure can be."""
    own = [i for i, mark in enumerate(marks) if mark.high > mark.low]
    if not own:
        return
    x = np.array([plot.centers[i] for i in own])
    ends = np.array([[plot.height(marks[i].low), plot.height(marks[i].high)] for i in own])
    width = min(WHISKER, max(plot.slot / 3, 1))
    canvas.axes.vlines(x, ends[:, 0], ends[:, 1], INK, linewidth=width, gid="range", zorder=3)
    canvas.axes.hlines(ends.ravel(), (x - cap).repeat(2), (x + cap).repeat(2), INK, linewidth=width, zorder=3)


def _columns(marks: tuple[Mark, ...], canvas: Canvas, plot: _Plot) -> None:
    """Several figures in each: dark up to the lowest, lighter up to the highest, pale where bounds reach."""
    edges = [x - plot.slot / 2 for x in plot.centers] + [plot.centers[-1] + plot.slot / 2]
    tops = ([mark.high for mark in marks], [mark.value for mark in marks], [mark.least for mark in marks])
    for heights, color in zip(tops, (PALE, MIDDLE, SOLID), strict=True):
        steps = [plot.height(height) for height in heights]
        canvas.axes.stairs(steps, edges, baseline=plot.floor, fill=True, facecolor=color, gid="mark")
