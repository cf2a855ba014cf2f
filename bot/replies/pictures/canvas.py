"""A picture with its title above, its notes below, and room between. Lengths are pixels."""
# matplotlib is imported in functions: a process that never draws must not load it. It types no **kwargs.
# ruff: noqa: PLC0415
# pyright: reportUnknownMemberType=false

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from bot.replies.pictures import style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.backends.backend_agg import FigureCanvasAgg


@dataclass(frozen=True)
class Canvas:
    """A picture with its title and notes, and room between two heights."""

    agg: FigureCanvasAgg
    axes: Axes
    bottom: float
    top: float

    @classmethod
    def blank(cls, title: str, subtitles: Iterable[str], notes: Iterable[str]) -> Self:
        """The title and subtitles above, the notes below, nothing between."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        size = style.WIDTH / style.DPI, style.HEIGHT / style.DPI
        agg = FigureCanvasAgg(Figure(size, style.DPI, facecolor=style.PAPER))
        axes = agg.figure.add_axes((0, 0, 1, 1), xlim=(0, style.WIDTH), ylim=(0, style.HEIGHT))
        axes.set_axis_off()
        lines = style.TITLE.fit(title, style.INNER, style.MANY, cut=True)
        style.TITLE.write(axes, lines, style.LEFT, style.TOP)
        top = style.TOP - style.TITLE.height(lines)
        under, footer = (
            [line for text in texts for line in style.SMALL.fit(text, style.INNER, style.FEW, cut=True)]
            for texts in (subtitles, notes)
        )
        bottom = style.MARGIN + style.SMALL.height(footer)
        style.SMALL.write(axes, under, style.LEFT, top)
        style.SMALL.write(axes, footer, style.LEFT, bottom)
        return cls(agg, axes, bottom + style.BLOCK_GAP, top - style.SMALL.height(under) - style.BLOCK_GAP)

    def png(self) -> bytes:
        """The picture of WIDTH x HEIGHT pixels; equal content gives equal bytes."""
        from PIL import Image

        self.agg.draw()
        image = Image.frombytes("RGBA", (style.WIDTH, style.HEIGHT), bytes(self.agg.buffer_rgba())).convert(
            "RGB"
        )
        image.quantize(style.COLORS, Image.Quantize.FASTOCTREE).save(png := io.BytesIO(), "PNG")
        return png.getvalue()
