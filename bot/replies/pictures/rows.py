"""Bars below each other, each with its name before it and its value behind it. Lengths are pixels."""
# matplotlib types no **kwargs.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import NamedTuple

from bot.replies.pictures.canvas import (
    CAP,
    FEW,
    GAP,
    HATCH,
    INK,
    INNER,
    LEADING,
    LEFT,
    MIDDLE,
    NAME,
    NARROW,
    OUTLINE,
    PALE,
    RIGHT,
    RULE,
    SMALL,
    SOLID,
    STRIPE,
    VALUE,
    WHISKER,
    Canvas,
    Type,
)
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
    left = LEFT + max(type_.width(lines) for type_, lines in names) + GAP
    value = _value_type(row)
    room = RIGHT - left - max(value.width([mark.text]) for mark in drawing.marks) - GAP
    top = canvas.top
    for mark, (type_, lines) in zip(drawing.marks, names, strict=True):
        if mark.heading:
            heading = SMALL.fit(mark.heading, INNER, 1, cut=True)
            SMALL.write(canvas.axes, heading, LEFT, top - row + SMALL.height(heading))
            top -= row
        middle = top - row / 2
        type_.write(canvas.axes, lines, left - GAP, middle + type_.height(lines) / 2, "right")
        unit = max(room, 1) / drawing.peak
        _bar(mark, canvas, _Slot(left, middle, min(row * SLIM, THICK), unit))
        end = left + mark.high * unit
        written = value._replace(weight="normal") if mark.is_weak else value
        written.write(canvas.axes, [mark.text], end + GAP, middle + value.height([mark.text]) / 2)
        canvas.axes.vlines(left, top - row, top, INK, linewidth=RULE)
        top -= row


def _bar(mark: Mark, canvas: Canvas, slot: _Slot) -> None:
    color = MIDDLE if mark.is_weak else SOLID
    canvas.axes.barh(
        slot.middle,
        mark.value * slot.unit,
        slot.thickness,
        slot.left,
        facecolor=PALE if mark.is_rough else color,
        edgecolor=color,
        linewidth=OUTLINE,
        hatch=HATCH if mark.is_rough else None,
        hatch_linewidth=STRIPE,
        gid="mark",
    )
    if mark.high > mark.low:
        low, high = (slot.left + bound * slot.unit for bound in (mark.low, mark.high))
        canvas.axes.hlines(slot.middle, low, high, INK, linewidth=WHISKER, gid="range")
        canvas.axes.vlines([low, high], slot.middle - CAP, slot.middle + CAP, INK, linewidth=WHISKER)


def _name(mark: Mark, row: float) -> tuple[Type, list[str]]:
    """The name in the largest type in which it fits before its bar; cut where it fits in none."""
    room = INNER * NAMES
    for type_ in (NAME, NARROW):
        most = min(int(row / (type_.size * LEADING)), FEW)
        if most and (lines := type_.fit(mark.name, room, most)):
            return type_, lines
    return NARROW, NARROW.fit(mark.name, room, 1, cut=True)


def _value_type(row: float) -> Type:
    return VALUE if row > VALUE.size * LEADING else VALUE._replace(size=NARROW.size)
