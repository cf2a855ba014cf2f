"""A picture to be read on a phone, with a title and notes and room between. Lengths are pixels."""
# matplotlib is imported in functions: a process that never draws must not load it. It types no **kwargs.
# ruff: noqa: PLC0415
# pyright: reportUnknownMemberType=false

import io
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.backends.backend_agg import FigureCanvasAgg

WIDTH, HEIGHT, MARGIN = 1000, 760, 44
LEFT, RIGHT, TOP, INNER = MARGIN, WIDTH - MARGIN, HEIGHT - MARGIN, WIDTH - 2 * MARGIN
DPI = 72  # as many pixels an inch as points, so a font's size is in pixels too
COLORS = 128  # in the PNG: a third of the bytes of true colour, and no difference to be seen
PAPER, INK, GREY, LINE = "#f7f6f1", "#1d2126", "#565b63", "#dad6cd"
SOLID, PALE = "#1f5f99", "#d9e6f2"  # one hue, dark and light
OUTLINE, RULE = 3, 2  # widths of outlines, of rules
GAP, BLOCK_GAP, BAR_GAP, VALUE_GAP = 18, 32, 12, 4  # between words, blocks, a bar and its name, and its value
LEADING, ASCENT = 1.22, 0.9  # from line to line, from top to baseline; in sizes of the text
MANY, FEW = 4, 2  # most lines of long and short texts


class Type(NamedTuple):
    """A size and look of text: how it breaks into lines, and how they are written."""

    size: int
    color: str
    weight: str = "normal"
    family: str = "DejaVu Sans"  # comes with matplotlib

    def height(self, lines: list[str]) -> float:
        """Of that many lines."""
        return len(lines) * self.size * LEADING

    def width(self, lines: Sequence[str]) -> float:
        """Of the longest line."""
        from matplotlib.font_manager import FontProperties
        from matplotlib.textpath import text_to_path

        font = FontProperties(family=self.family, size=self.size, weight=self.weight)
        return max(text_to_path.get_text_width_height_descent(line, font, ismath=False)[0] for line in lines)

    def fit(self, text: str, room: float, most: int, *, cut: bool = False) -> list[str]:
        """The fewest lines that fit, evenly filled; more than `most`: none or, if `cut`, ending in "…"."""
        if "\n" in text and most > 1:
            sides = [self.fit(side, room, most // 2, cut=cut) for side in text.split("\n", 1)]
            return sides[0] + sides[1] if all(sides) else []
        for count in range(1, most + 1 if room > self.size else 0):
            chars = max(len(text) // count, 1)
            while len(lines := wrap(text, chars, break_long_words=False) or [""]) > count:
                chars += 1
            if self.width(lines) <= room:
                return lines
        return wrap(text, int(room / self.width("W")), max_lines=most, placeholder="…") if cut else []

    def write(self, card: "Axes", lines: list[str], x: float, top: float, side: str = "left") -> None:
        """Puts lines on a card, the first with its top there."""
        for i, line in enumerate(lines):
            y = top - (i * LEADING + ASCENT) * self.size
            card.text(x, y, line, ha=side, parse_math=False, **self._asdict())


TITLE, VALUE, NAME, SMALL = Type(34, INK, "bold"), Type(32, INK, "bold"), Type(27, INK), Type(24, GREY)


@dataclass(frozen=True)
class Card:
    """A picture with its title and notes, and room between two heights."""

    canvas: "FigureCanvasAgg"
    axes: "Axes"
    bottom: float
    top: float

    @classmethod
    def blank(cls, title: str, notes: Sequence[str]) -> Self:
        """The title above, the notes below, nothing between."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        canvas = FigureCanvasAgg(Figure((WIDTH / DPI, HEIGHT / DPI), DPI, facecolor=PAPER))
        axes = canvas.figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(0, HEIGHT))
        axes.set_axis_off()
        TITLE.write(axes, lines := TITLE.fit(title, INNER, MANY, cut=True), LEFT, TOP)
        footer = [line for note in notes for line in SMALL.fit(note, INNER, FEW, cut=True)]
        SMALL.write(axes, footer, LEFT, bottom := MARGIN + SMALL.height(footer))
        return cls(canvas, axes, bottom + BLOCK_GAP, TOP - TITLE.height(lines) - BLOCK_GAP)

    def png(self) -> bytes:
        """The picture of WIDTH x HEIGHT pixels; equal content gives equal bytes."""
        from PIL import Image

        self.canvas.draw()
        image = Image.frombytes("RGBA", (WIDTH, HEIGHT), bytes(self.canvas.buffer_rgba())).convert("RGB")
        image.quantize(COLORS, Image.Quantize.FASTOCTREE).save(png := io.BytesIO(), "PNG")
        return png.getvalue()
