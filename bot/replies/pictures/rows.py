"""Bars below each other, each with its name before it and its value behind it. Lengths are pixels."""
# matplotlib types no **kwargs.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from bot.replies.pictures import style
from bot.replies.pictures.drawing import Drawing, Mark
from bot.replies.pictures.style import Canvas

NAMES = 0.43
"""The most that the names take of the width."""
SLIM, THICK = 0.62, 64
"""A bar's share of its row, and its most height."""


def draw_rows(drawing: Drawing, canvas: Canvas) -> None:
    """One row for each mark, with headings between where they have some."""
    marks, axes = drawing.marks, canvas.axes
    row = (canvas.top - canvas.bottom) / (len(marks) + sum(bool(mark.heading) for mark in marks))
    names = [_name(mark, row) for mark in marks]
    value = style.VALUE if row > style.VALUE.size * style.LEADING else style.SMALL_VALUE
    left = style.LEFT + max(type_.width(lines) for type_, lines in names) + style.GAP
    room = style.RIGHT - left - max(value.width([mark.text]) for mark in marks) - style.GAP
    unit, top, middles = max(room, 1) / drawing.peak, canvas.top, list[float]()
    for mark, (type_, lines) in zip(marks, names, strict=True):
        if mark.heading:
            heading = style.SMALL.fit(mark.heading, style.INNER, 1, cut=True)
            style.SMALL.write(axes, heading, style.LEFT, top - row + style.SMALL.height(heading))
            top -= row
        middle = top - row / 2
        type_.write(axes, lines, left - style.GAP, middle + type_.height(lines) / 2, "right")
        written = value._replace(weight="normal") if mark.is_weak else value
        end = left + mark.high * unit + style.GAP
        written.write(axes, [mark.text], end, middle + value.height([mark.text]) / 2)
        axes.vlines(left, top - row, top, style.INK, linewidth=style.RULE)
        if mark.high > mark.low:
            low, high = (left + bound * unit for bound in (mark.low, mark.high))
            ends = middle - style.CAP, middle + style.CAP
            axes.hlines(middle, low, high, style.INK, linewidth=style.WHISKER, gid="range")
            axes.vlines([low, high], *ends, style.INK, linewidth=style.WHISKER)
        middles.append(middle)
        top -= row
    axes.barh(
        middles,
        [mark.value * unit for mark in marks],
        min(row * SLIM, THICK),
        left,
        linewidth=style.OUTLINE,
        hatch_linewidth=style.STRIPE,
        gid="mark",
        **style.bars(marks),
    )


def _name(mark: Mark, row: float) -> tuple[style.Type, list[str]]:
    """The name in the largest type in which it fits before its bar; cut where it fits in none."""
    room = style.INNER * NAMES
    for type_ in (style.NAME, style.NARROW):
        most = min(int(row / (type_.size * style.LEADING)), style.FEW)
        if most and (lines := type_.fit(mark.name, room, most)):
            return type_, lines
    return style.NARROW, style.NARROW.fit(mark.name, room, 1, cut=True)
