"""What pictures look like, so that they can be read on a phone, and an empty one. Lengths are pixels."""
# matplotlib is imported in functions: a process that never draws must not load it. It types no **kwargs.
# ruff: noqa: PLC0415
# pyright: reportUnknownMemberType=false

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from textwrap import wrap
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from bot.replies.pictures.drawing import Mark

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.backends.backend_agg import FigureCanvasAgg

WIDTH, HEIGHT, MARGIN = 1000, 760, 44
LEFT, RIGHT, TOP, INNER = MARGIN, WIDTH - MARGIN, HEIGHT - MARGIN, WIDTH - 2 * MARGIN
DPI = 72
"""As many pixels an inch as points, so that a font's size is in pixels too."""
COLORS = 128
"""Colours in the PNG: a third of the bytes of true colour, and nobody sees the difference."""
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
        """The height of the lines."""
        return len(lines) * self.size * LEADING

    def width(self, lines: Sequence[str]) -> float:
        """How wide the longest line is."""
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

    def write(self, axes: Axes, lines: Sequence[str], x: float, top: float, side: str = "left") -> None:
        """Writes lines below each other; `top` is the top of the first."""
        for i, line in enumerate(lines):
            y = top - (i * LEADING + ASCENT) * self.size
            axes.text(x, y, line, ha=side, parse_math=False, **self._asdict())


TITLE, VALUE, NAME, SMALL = Type(34, INK, "bold"), Type(32, INK, "bold"), Type(27, INK), Type(24, GREY)
NARROW, SMALL_VALUE = Type(22, INK), Type(22, INK, "bold")
"""For names that are too long for the room beside a bar, and values that are too high for it."""


def strength(mark: Mark) -> str:
    """The colour of a mark: what is only there for comparison is weaker."""
    return MIDDLE if mark.is_weak else SOLID


def bars(marks: Sequence[Mark]) -> dict[str, Any]:
    """How matplotlib is to draw the bars of some marks: approximate ones are striped."""
    return {
        "color": [PALE if mark.is_rough else strength(mark) for mark in marks],
        "edgecolor": [strength(mark) for mark in marks],
        "hatch": [HATCH if mark.is_rough else "" for mark in marks],
    }


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

        size = WIDTH / DPI, HEIGHT / DPI
        agg = FigureCanvasAgg(Figure(size, DPI, facecolor=PAPER))
        axes = agg.figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(0, HEIGHT))
        axes.set_axis_off()
        lines = TITLE.fit(title, INNER, MANY, cut=True)
        TITLE.write(axes, lines, LEFT, TOP)
        top = TOP - TITLE.height(lines)
        under, footer = (
            [line for text in texts for line in SMALL.fit(text, INNER, FEW, cut=True)]
            for texts in (subtitles, notes)
        )
        bottom = MARGIN + SMALL.height(footer)
        SMALL.write(axes, under, LEFT, top)
        SMALL.write(axes, footer, LEFT, bottom)
        return cls(agg, axes, bottom + BLOCK_GAP, top - SMALL.height(under) - BLOCK_GAP)

    def png(self) -> bytes:
        """The picture of WIDTH x HEIGHT pixels; equal content gives equal bytes."""
        from PIL import Image

        self.agg.draw()
        image = Image.frombytes("RGBA", (WIDTH, HEIGHT), bytes(self.agg.buffer_rgba())).convert("RGB")
        image.quantize(COLORS, Image.Quantize.FASTOCTREE).save(png := io.BytesIO(), "PNG")
        return png.getvalue()
