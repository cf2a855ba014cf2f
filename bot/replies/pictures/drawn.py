"""From what a picture shows to its pixels."""

from __future__ import annotations

from bot.replies.pictures.canvas import Canvas
from bot.replies.pictures.columns import draw_columns
from bot.replies.pictures.drawing import Drawing, Form
from bot.replies.pictures.rows import draw_rows


def draw(drawing: Drawing) -> bytes:
    """The picture as a PNG; equal drawings give equal bytes."""
    return canvas_of(drawing).png()


def canvas_of(drawing: Drawing) -> Canvas:
    """The picture with all that stands on it; rows where the words don't fit beside each other."""
    canvas = Canvas.blank(drawing.title, drawing.subtitles, drawing.notes)
    if drawing.form is Form.ROWS or not draw_columns(drawing, canvas):
        draw_rows(drawing, canvas)
    return canvas
