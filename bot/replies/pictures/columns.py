"""Marks beside each other: bars, dots where their days lie in time, or columns of pixels. In pixels."""
# matplotlib types no **kwargs.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from bot.replies.pictures import style
from bot.replies.pictures.drawing import CallOut, Drawing, Form, Mark
from bot.replies.pictures.style import Canvas

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
    left: float = style.LEFT

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
    # Each mark has its name below and its value above.
    centers, slot = _centers(drawing, style.LEFT)
    room = slot - style.GAP
    values = [style.VALUE.fit(mark.text, room, style.FEW) for mark in drawing.marks]
    type_, names = _names([mark.name for mark in drawing.marks], room)
    if not names or not all(values):
        return False
    floor = canvas.bottom + max(map(type_.height, names)) + style.BAR_GAP
    top = canvas.top - max(map(style.VALUE.height, values)) - DOT / 2
    plot = _Plot(floor, (top - floor) / drawing.peak, centers, slot)
    _marks(drawing, canvas, plot)
    for mark, x, value, name in zip(drawing.marks, centers, values, names, strict=True):
        y = plot.height(mark.high) + (DOT / 2 if drawing.form is Form.DOTS else 0)
        written = style.VALUE._replace(weight="normal") if mark.is_weak else style.VALUE
        written.write(canvas.axes, value, x, y + style.VALUE_GAP + style.VALUE.height(value), "center")
        type_.write(canvas.axes, name, x, floor - style.BAR_GAP, "center")
    return True


def _names(texts: list[str], room: float) -> tuple[style.Type, list[list[str]]]:
    """The lines of all names in the largest type in which all fit; none where they fit in neither."""
    for type_ in (style.NAME, style.NARROW):
        lines = [type_.fit(text, room, style.MANY) for text in texts]
        if all(lines):
            return type_, lines
    return style.NARROW, []


def _draw_many(drawing: Drawing, canvas: Canvas) -> None:
    """With a scale, and lines that lead to those that are called out."""
    blocks = _blocks(drawing.called_out)
    height = max(sum(type_.height(lines) for type_, lines in block) for block in blocks)
    left = style.LEFT + style.SMALL.width([text for _, text in drawing.scale]) + style.GAP
    centers, slot = _centers(drawing, left)
    floor = canvas.bottom + style.RULE
    band = canvas.top - height
    top = band - LEADER
    plot = _Plot(floor, (top - floor) / drawing.peak, centers, slot, left)
    for value, text in drawing.scale:
        if (y := plot.height(value)) <= top + style.RULE:
            canvas.axes.hlines(y, left, style.RIGHT, style.LINE, linewidth=style.RULE, zorder=0, gid="scale")
            style.SMALL.write(canvas.axes, [text], left - style.GAP, y + style.SMALL.size * 0.55, "right")
    _marks(drawing, canvas, plot)
    widths = [max(type_.width(lines) for type_, lines in block) for block in blocks]
    wanted = [centers[out.mark] for out in drawing.called_out]
    for out, block, x in zip(drawing.called_out, blocks, _apart(wanted, widths), strict=True):
        y = band + sum(type_.height(lines) for type_, lines in block)
        for type_, lines in block:
            type_.write(canvas.axes, lines, x, y, "center")
            y -= type_.height(lines)
        mark, at = drawing.marks[out.mark], centers[out.mark]
        foot = plot.height(mark.high) + style.VALUE_GAP
        if drawing.form is Form.DOTS:
            foot += DOT / 2
        bend = max(top + style.VALUE_GAP, foot)
        line = [x, at, at], [band - style.VALUE_GAP, bend, foot]
        canvas.axes.plot(*line, color=style.GREY, linewidth=style.RULE, gid="leader")


def _blocks(called_out: tuple[CallOut, ...]) -> list[list[tuple[style.Type, list[str]]]]:
    """The lines of each, in as much width as all of them have together."""
    room = style.INNER / len(called_out) - style.GAP
    caption, name = style.SMALL, style.NARROW
    return [
        [
            (caption, caption.fit(out.caption, room, style.FEW, cut=True)),
            (name, name.fit(out.name, room, style.MANY, cut=True)),
            (style.VALUE, style.VALUE.fit(out.text, room, style.FEW, cut=True)),
        ]
        for out in called_out
    ]


def _apart(wanted: list[float], widths: list[float]) -> list[float]:
    """Centers as near to the wanted ones as may be, from left to right, without overlaps."""
    centers: list[float] = []
    free = float(style.LEFT)
    for at, (center, width) in enumerate(zip(wanted, widths, strict=True)):
        behind = sum(other + style.GAP for other in widths[at + 1 :])
        centers.append(min(max(center, free + width / 2), style.RIGHT - behind - width / 2))
        free = centers[-1] + width / 2 + style.GAP
    return centers


def _centers(drawing: Drawing, left: float) -> tuple[tuple[float, ...], float]:
    """Where the marks stand, and how much room the narrowest has."""
    count = len(drawing.marks)
    if drawing.form is not Form.DOTS or count == 1:
        slot = (style.RIGHT - left) / count
        return tuple(left + slot * (i + 0.5) for i in range(count)), slot
    # Half an equal slot stays free at both ends, so that the first and last name have room.
    inset = (style.RIGHT - left) / count / 2
    room = style.RIGHT - left - 2 * inset
    centers = tuple(left + inset + mark.at * room for mark in drawing.marks)
    return centers, min(2 * inset, *(b - a for a, b in pairwise(centers)))


def _marks(drawing: Drawing, canvas: Canvas, plot: _Plot) -> None:
    if drawing.form is Form.DOTS:
        _dots(drawing.marks, canvas, plot)
    elif drawing.form is Form.COLUMNS:
        _columns(drawing.marks, canvas, plot)
    else:
        _bars(drawing.marks, canvas, plot)
    canvas.axes.hlines(plot.floor, plot.left, style.RIGHT, style.INK, linewidth=style.RULE)


def _bars(marks: tuple[Mark, ...], canvas: Canvas, plot: _Plot) -> None:
    width = min(plot.slot * SHARE, MOST)
    canvas.axes.bar(
        plot.centers,
        [mark.value * plot.unit for mark in marks],
        width,
        plot.floor,
        linewidth=min(style.OUTLINE, width / 6),
        hatch_linewidth=min(style.STRIPE, width / 3),
        gid="mark",
        **style.bars(marks),
    )
    _ranges(marks, canvas, plot, min(style.CAP, width / 2))


def _dots(marks: tuple[Mark, ...], canvas: Canvas, plot: _Plot) -> None:
    """Each on a line from the floor; nothing is known between them, so nothing joins them."""
    size = min(DOT, max(plot.slot * SHARE, 6))
    for mark, x in zip(marks, plot.centers, strict=True):
        y = plot.height(mark.value)
        color = style.strength(mark)
        canvas.axes.vlines(x, plot.floor, y, color, linewidth=min(STEM, size / 4))
        canvas.axes.plot(
            [x],
            [y],
            "o",
            markersize=size,
            markerfacecolor=style.PAPER if mark.is_rough else color,
            markeredgecolor=color,
            markeredgewidth=style.OUTLINE,
            gid="mark",
        )
    _ranges(marks, canvas, plot, min(style.CAP, size / 2))


def _ranges(marks: tuple[Mark, ...], canvas: Canvas, plot: _Plot, cap: float) -> None:
    """From the least to the most that a figure can be."""
    width = min(style.WHISKER, max(plot.slot / 3, 1))
    for mark, x in zip(marks, plot.centers, strict=True):
        if mark.high > mark.low:
            ends = plot.height(mark.low), plot.height(mark.high)
            canvas.axes.vlines(x, *ends, style.INK, linewidth=width, gid="range", zorder=3)
            canvas.axes.hlines(ends, x - cap, x + cap, style.INK, linewidth=width, zorder=3)


def _columns(marks: tuple[Mark, ...], canvas: Canvas, plot: _Plot) -> None:
    """Several figures in each: dark up to the lowest, lighter up to the highest, pale where bounds reach."""
    edges = [x - plot.slot / 2 for x in plot.centers] + [plot.centers[-1] + plot.slot / 2]
    tops = ([mark.high for mark in marks], [mark.value for mark in marks], [mark.least for mark in marks])
    for heights, color in zip(tops, (style.PALE, style.MIDDLE, style.SOLID), strict=True):
        steps = [plot.height(height) for height in heights]
        canvas.axes.stairs(steps, edges, baseline=plot.floor, fill=True, facecolor=color, gid="mark")
