"""Bars below each other, each with its name before it and its value behind it. Lengths are pixels."""
# matplotlib types no **kwargs.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import NamedTuple

from bot.replies.pictures import style
from bot.replies.pictures.canvas import Canvas
from bot.replies.pictures.drawing import Drawing, Mark

NAMES = 0.43
"""The most that the names take of the width."""
SLIM, THICK = 0.62, 64
"""A bar's share of its row, and its most height."""


class _Slot(NamedTuple):
    """Where a bar starts and how thick it is; `unit` pixels stand for each 1 of its value."""

    left: float
    middle: float
    thickness: float
    unit: float


def draw_rows(drawing: Drawing, canvas: Canvas) -> None:
    """One row for each mark, with headings between where they have some."""
    headings = sum(bool(mark.heading) for mark in drawing.marks)
    row = (canvas.top - canvas.bottom) / (len(drawing.marks) + headings)
    names = [_name(mark, row) for mark in drawing.marks]
    left = style.LEFT + max(type_.width(lines) for type_, lines in names) + style.GAP
    value = _value_type(row)
    room = style.RIGHT - left - max(value.width([mark.text]) for mark in drawing.marks) - style.GAP
    top = canvas.top
    for mark, (type_, lines) in zip(drawing.marks, names, strict=True):
        if mark.heading:
            heading = style.SMALL.fit(mark.heading, style.INNER, 1, cut=True)
            style.SMALL.write(canvas.axes, heading, style.LEFT, top - row + style.SMALL.height(heading))
            top -= row
        middle = top - row / 2
        type_.write(canvas.axes, lines, left - style.GAP, middle + type_.height(lines) / 2, "right")
        unit = max(room, 1) / drawing.peak
        _bar(mark, canvas, _Slot(left, middle, min(row * SLIM, THICK), unit))
        end = left + mark.high * unit
        written = value._replace(weight="normal") if mark.is_weak else value
        written.write(canvas.axes, [mark.text], end + style.GAP, middle + value.height([mark.text]) / 2)
        canvas.axes.vlines(left, top - row, top, style.INK, linewidth=style.RULE)
        top -= row


def _bar(mark: Mark, canvas: Canvas, slot: _Slot) -> None:
    color = style.strength(mark)
    canvas.axes.barh(
        slot.middle,
        mark.value * slot.unit,
        slot.thickness,
        slot.left,
        facecolor=style.PALE if mark.is_rough else color,
        edgecolor=color,
        linewidth=style.OUTLINE,
        hatch=style.HATCH if mark.is_rough else None,
        hatch_linewidth=style.STRIPE,
        gid="mark",
    )
    if mark.high > mark.low:
        low, high = (slot.left + bound * slot.unit for bound in (mark.low, mark.high))
        canvas.axes.hlines(slot.middle, low, high, style.INK, linewidth=style.WHISKER, gid="range")
        canvas.axes.vlines(
            [low, high], slot.middle - style.CAP, slot.middle + style.CAP, style.INK, linewidth=style.WHISKER
        )


def _name(mark: Mark, row: float) -> tuple[style.Type, list[str]]:
    """The name in the largest type in which it fits before its bar; cut where it fits in none."""
    room = style.INNER * NAMES
    for type_ in (style.NAME, style.NARROW):
        most = min(int(row / (type_.size * style.LEADING)), style.FEW)
        if most and (lines := type_.fit(mark.name, room, most)):
            return type_, lines
    return style.NARROW, style.NARROW.fit(mark.name, room, 1, cut=True)


def _value_type(row: float) -> style.Type:
    return (
        style.VALUE
        if row > style.VALUE.size * style.LEADING
        else style.VALUE._replace(size=style.NARROW.size)
    )
