"""A picture to be read on a phone, with a title and notes and room between. Lengths are pixels."""
# matplotlib is imported in functions: a process that never draws must not load it. It types no **kwargs.
# ruff: noqa: PLC0415
# pyright: reportUnknownMemberType=false

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.backends.backend_agg import FigureCanvasAgg

WIDTH, HEIGHT, MARGIN = 1000, 760, 44
LEFT, RIGHT, TOP, INNER = MARGIN, WIDTH - MARGIN, HEIGHT - MARGIN, WIDTH - 2 * MARGIN
DPI = 72
"""As many pixels an inch as points, so that a font's size is in pixels too."""
COLORS = 128
"""In the PNG: a third of the bytes of true colour, and no difference to be seen."""
PAPER, INK, GREY, LINE = "#f7f6f1", "#1d2126", "#565b63", "#dad6cd"
"""The paper is part of the picture, so that it reads the same in a dark and a light theme."""
SOLID, MIDDLE, PALE = "#1f5f99", "#6a97c3", "#d9e6f2"
"""One hue in three strengths; what differs in meaning differs in shape too."""
HATCH, STRIPE = "/", 9
"""What is approximate is striped; the width of the stripes."""
OUTLINE, RULE, WHISKER, CAP = 3, 2, 3, 9
"""Widths of outlines, of rules and of the lines that show a range; half the length of their ends."""
GAP, BLOCK_GAP, BAR_GAP, VALUE_GAP = 18, 28, 12, 4
"""Between words, between blocks, between a bar and its name, between a bar and its value."""
LEADING, ASCENT = 1.22, 0.9
"""From line to line, and from the top to the baseline, in sizes of the text."""
MANY, FEW = 4, 2
"""The most lines of long and short texts."""


@cache
def _width(line: str, family: str, size: int, weight: str) -> float:
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    font = FontProperties(family=family, size=size, weight=weight)
    return text_to_path.get_text_width_height_descent(line, font, ismath=False)[0]


class Type(NamedTuple):
    """A size and look of text: how it breaks into lines, and how they are written."""

    size: int
    color: str
    weight: str = "normal"
    family: str = "DejaVu Sans"
    """It comes with matplotlib."""

    def height(self, lines: Sequence[str]) -> float:
        """Of that many lines."""
        return len(lines) * self.size * LEADING

    def width(self, lines: Sequence[str]) -> float:
        """Of the longest line."""
        return max((_width(line, self.family, self.size, self.weight) for line in lines), default=0)

    def fit(self, text: str, room: float, most: int, *, cut: bool = False) -> list[str]:
        """The fewest lines that fit, evenly filled; more than `most`: none or, if `cut`, ending in "…".

        A range that takes several lines is broken behind its dash.
        """
        start, dash, end = text.partition(" – ")
        if dash and most > 1 and self.width([text]) > room:
            sides = self.fit(f"{start}\u00a0–", room, most // 2), self.fit(end, room, most // 2)
            if all(sides):
                return sides[0] + sides[1]
        for count in range(1, most + 1 if room > self.size else 0):
            chars = max(len(text) // count, 1)
            while len(lines := wrap(text, chars, break_long_words=False) or [""]) > count:
                chars += 1
            if self.width(lines) <= room:
                return lines
        if not cut:
            return []
        return wrap(text, max(int(room / self.width(["n"])), most), max_lines=most, placeholder="…")

    def fill(self, text: str, room: float, most: int) -> list[str]:
        """Lines as long as they fit; what is left over of more than `most` is cut, ending in "…"."""
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if not lines[-1] or self.width([longer]) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines if len(lines) <= most else [*lines[: most - 1], lines[most - 1] + " …"]

    def write(self, axes: Axes, lines: Sequence[str], x: float, top: float, side: str = "left") -> None:
        """Puts lines on a canvas, the first with its top there."""
        for i, line in enumerate(lines):
            y = top - (i * LEADING + ASCENT) * self.size
            axes.text(x, y, line, ha=side, parse_math=False, **self._asdict())


TITLE, VALUE, NAME, SMALL = Type(34, INK, "bold"), Type(32, INK, "bold"), Type(27, INK), Type(24, GREY)
NARROW = Type(22, INK)
"""For names that are too long for the room beside a bar."""


@dataclass(frozen=True)
class Canvas:
    """A picture with its title and notes, and room between two heights."""

    agg: FigureCanvasAgg
    axes: Axes
    bottom: float
    top: float

    @classmethod
    def blank(cls, title: str, subtitles: Sequence[str], notes: Sequence[str]) -> Self:
        """The title and subtitles above, the notes below, nothing between."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        agg = FigureCanvasAgg(Figure((WIDTH / DPI, HEIGHT / DPI), DPI, facecolor=PAPER))
        axes = agg.figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(0, HEIGHT))
        axes.set_axis_off()
        TITLE.write(axes, lines := TITLE.fit(title, INNER, MANY, cut=True), LEFT, TOP)
        top = TOP - TITLE.height(lines)
        under = [line for subtitle in subtitles for line in SMALL.fill(subtitle, INNER, FEW)]
        SMALL.write(axes, under, LEFT, top)
        top -= SMALL.height(under)
        footer = [line for note in notes for line in SMALL.fill(note, INNER, FEW)]
        SMALL.write(axes, footer, LEFT, bottom := MARGIN + SMALL.height(footer))
        return cls(agg, axes, bottom + BLOCK_GAP, top - BLOCK_GAP)

    def png(self) -> bytes:
        """The picture of WIDTH x HEIGHT pixels; equal content gives equal bytes."""
        from PIL import Image

        self.agg.draw()
        image = Image.frombytes("RGBA", (WIDTH, HEIGHT), bytes(self.agg.buffer_rgba())).convert("RGB")
        image.quantize(COLORS, Image.Quantize.FASTOCTREE).save(png := io.BytesIO(), "PNG")
        return png.getvalue()
