"""The picture of a trend, one bar a review period, to be read on a phone. Lengths are pixels of the card."""
# matplotlib is imported in functions: a process that never draws must not load it. It types no **kwargs.
# ruff: noqa: PLC0415
# pyright: reportUnknownMemberType=false

import io
from collections.abc import Sequence
from dataclasses import dataclass
from math import nan
from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH, HEIGHT, MARGIN = 1000, 760, 44
LEFT, RIGHT, TOP, INNER = MARGIN, WIDTH - MARGIN, HEIGHT - MARGIN, WIDTH - 2 * MARGIN
DPI = 72  # as many pixels an inch as points, so a font's size is in pixels too
COLORS = 128  # in the PNG: a third of the bytes of true colour, and no difference to be seen
PAPER, INK, GREY, LINE = "#f7f6f1", "#1d2126", "#565b63", "#dad6cd"
SOLID, PALE = "#1f5f99", "#d9e6f2"  # one hue, dark and light: the hatch tells, not the colour
HATCH, STRIPE, OUTLINE, RULE = "/", 9, 3, 2  # the pattern; widths of its stripes, of outlines, of rules
SHARE, MOST, LEAST = 0.72, 200, 8  # a bar's share of its slot, its most width; the least slot with gaps
GAP, BLOCK_GAP, BAR_GAP, VALUE_GAP = 18, 32, 12, 4  # between words, blocks, a bar and its name, and its value
LEADING, ASCENT = 1.22, 0.9  # from line to line, from top to baseline; in sizes of the text
MANY, FEW, CROWD = 4, 2, 5  # most lines of long and short texts; most bars that all keep a name, even cut
SCALE_WIDTH, SCALE_STEP = 92, 60  # the room for its words; the least from line to line


@dataclass(frozen=True)
class Bar:
    """One review period in the chart."""

    label: str  # the period, in the reader's language: "Nov 17, 2011 – Mar 5, 2012"
    rate: float  # a fraction, 0-1
    value: str  # the rate as printed: "7.97%", "about 4.7%"
    approximate: bool  # hatched, and explained by the note


@dataclass(frozen=True)
class ChartText:
    """The words around the bars, in the reader's language."""

    title: str
    note: str  # what hatching means; shown only where some bar is approximate
    source: str


class _Type(NamedTuple):
    """A size and look of text: how it breaks into lines, and how they are written."""

    size: int
    color: str
    weight: str = "normal"
    family: str = "DejaVu Sans"  # comes with matplotlib

    def height(self, lines: list[str]) -> float:
        return len(lines) * self.size * LEADING

    def width(self, lines: Sequence[str]) -> float:
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
        for i, line in enumerate(lines):
            y = top - (i * LEADING + ASCENT) * self.size
            card.text(x, y, line, ha=side, parse_math=False, **self._asdict())


TITLE, VALUE, NAME, SMALL = _Type(34, INK, "bold"), _Type(32, INK, "bold"), _Type(27, INK), _Type(24, GREY)


def draw(bars: Sequence[Bar], text: ChartText) -> bytes:
    """One bar or more, in their order, to a PNG of WIDTH x HEIGHT pixels; equal input gives equal bytes."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from PIL import Image

    canvas = FigureCanvasAgg(Figure((WIDTH / DPI, HEIGHT / DPI), DPI, facecolor=PAPER))
    card = canvas.figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(0, HEIGHT))
    card.set_axis_off()
    TITLE.write(card, title := TITLE.fit(text.title, INNER, MANY, cut=True), LEFT, TOP)
    notes = [text.note, text.source] if any(bar.approximate for bar in bars) else [text.source]
    footer = [line for note in notes for line in SMALL.fit(note, INNER, FEW, cut=True)]
    SMALL.write(card, footer, LEFT, bottom := MARGIN + SMALL.height(footer))
    _plot(card, bars, bottom + BLOCK_GAP, TOP - TITLE.height(title) - BLOCK_GAP)
    canvas.draw()
    image = Image.frombytes("RGBA", (WIDTH, HEIGHT), bytes(canvas.buffer_rgba())).convert("RGB")
    image.quantize(COLORS, Image.Quantize.FASTOCTREE).save(png := io.BytesIO(), "PNG")
    return png.getvalue()


def _plot(card: "Axes", bars: Sequence[Bar], bottom: float, top: float) -> None:
    """Draws the bars between two heights, with names, and with values or, where these don't fit, a scale."""
    values = [VALUE.fit(bar.value, INNER / len(bars) - GAP, FEW) for bar in bars]
    left = LEFT if all(values) else LEFT + SCALE_WIDTH
    slot = (RIGHT - left) / len(bars)
    centers = [left + slot * (i + 0.5) for i in range(len(bars))]
    names = _names([bar.label for bar in bars], slot)
    floor = bottom + max(map(NAME.height, names.values())) + BAR_GAP
    top -= max(map(VALUE.height, values)) if all(values) else NAME.size
    unit = (top - floor) / (peak := max(bar.rate for bar in bars) or 1)
    tops = [floor + bar.rate * unit for bar in bars]
    inset = (slot - min(slot * SHARE, MOST)) / 2 if slot >= LEAST else 0
    edges = [x for i in range(len(bars)) for x in (left + slot * i + inset, left + slot * (i + 1) - inset)]
    for striped in {bar.approximate for bar in bars}:  # one shape a kind: a thousand bars cost little more
        own = [y if bar.approximate is striped else nan for bar, y in zip(bars, tops, strict=True)]
        steps = [step for y in own for step in (y, nan)][:-1]  # nan: the gap
        shape = card.stairs(steps, edges, baseline=floor, fill=True, ec=SOLID, lw=min(OUTLINE, inset / 2))
        shape.set(fc=PALE if striped else SOLID, hatch=HATCH if striped else None, hatch_linewidth=STRIPE)
    card.hlines(floor, LEFT, RIGHT, INK, linewidth=RULE)
    for i, lines in names.items():
        half = NAME.width(lines) / 2
        NAME.write(card, lines, min(max(centers[i], LEFT + half), RIGHT - half), floor - BAR_GAP, "center")
    if all(values):
        for x, y, lines in zip(centers, tops, values, strict=True):
            VALUE.write(card, lines, x, y + VALUE_GAP + VALUE.height(lines), "center")
    else:
        card.locator_params("y", nbins=int((top - floor) / SCALE_STEP))
        for percent in card.yaxis.get_major_locator().tick_values(0, peak * 100):
            if (y := floor + percent / 100 * unit) <= top + RULE:
                card.hlines(y, LEFT, RIGHT, LINE, linewidth=RULE, zorder=0)
                NAME.write(card, [f"{percent:g}%"], LEFT, y + VALUE_GAP + NAME.size)


def _names(labels: list[str], slot: float) -> dict[int, list[str]]:
    """The lines under a bar, by its place: under every one or, of many, the first, middle and last."""
    texts = [label.replace(" – ", "\u00a0–\n", 1) for label in labels]
    if len(texts) <= CROWD or all(NAME.fit(text, slot - GAP, MANY) for text in texts):
        return {i: NAME.fit(text, slot - GAP, MANY, cut=True) for i, text in enumerate(texts)}
    middle = (len(texts) - 1) // 2
    room = slot * middle / 1.5 - GAP  # from the first bar to the middle one: one name, and half of another
    return {i: NAME.fit(texts[i], room, MANY, cut=True) for i in (0, middle, len(texts) - 1)}
