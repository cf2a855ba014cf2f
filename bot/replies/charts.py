"""The picture of a trend, one bar a review period. Lengths are pixels of the card."""
# matplotlib types no **kwargs.
# pyright: reportUnknownMemberType=false

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan
from typing import TYPE_CHECKING

from bot.replies.cards import (
    BAR_GAP,
    FEW,
    GAP,
    INK,
    INNER,
    LEFT,
    LINE,
    MANY,
    NAME,
    OUTLINE,
    PALE,
    RIGHT,
    RULE,
    SOLID,
    VALUE,
    VALUE_GAP,
    Card,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

HATCH, STRIPE = "/", 9  # the pattern, and the width of its stripes: it tells, not the colour
SHARE, MOST, LEAST = 0.72, 200, 8  # a bar's share of its slot, its most width; the least slot with gaps
CROWD = 5  # most bars that all keep a name, even cut
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


def draw(bars: Sequence[Bar], text: ChartText) -> bytes:
    """One bar or more, in their order, to a PNG; equal input gives equal bytes."""
    notes = [text.note, text.source] if any(bar.approximate for bar in bars) else [text.source]
    card = Card.blank(text.title, notes)
    _plot(card.axes, bars, card.bottom, card.top)
    return card.png()


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
