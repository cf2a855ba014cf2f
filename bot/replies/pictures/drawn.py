"""From what a picture shows to its pixels."""

from __future__ import annotations

from dataclasses import dataclass

from bot.replies.pictures.canvas import Canvas
from bot.replies.pictures.columns import draw_columns
from bot.replies.pictures.drawing import Drawing, Form
from bot.replies.pictures.rows import draw_rows


@dataclass(frozen=True)
class Draw:
    """Draws a picture when it is called; equal drawings give equal bytes."""

    drawing: Drawing

    def __call__(self) -> bytes:
        """The bytes of a PNG."""
        return canvas_of(self.drawing).png()


def canvas_of(drawing: Drawing) -> Canvas:
    """The picture with all that stands on it; rows where the words don't fit beside each other."""
    canvas = Canvas.blank(drawing.title, drawing.subtitles, drawing.notes)
    if drawing.form is Form.ROWS or not draw_columns(drawing, canvas):
        draw_rows(drawing, canvas)
    return canvas
