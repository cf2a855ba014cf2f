"""The picture of a funnel: bars below each other to one scale, each a part of the one above. In pixels."""
# matplotlib types no **kwargs.
# pyright: reportUnknownMemberType=false

from collections.abc import Sequence
from dataclasses import dataclass

from bot.replies.cards import (
    BAR_GAP,
    FEW,
    GAP,
    INNER,
    LEFT,
    NAME,
    OUTLINE,
    PALE,
    SOLID,
    VALUE,
    VALUE_GAP,
    Card,
)

THICKEST, THINNEST = 64, 12  # of a bar


@dataclass(frozen=True)
class Stage:
    """One bar of the funnel."""

    label: str  # in the reader's language: "found eligible"
    value: int
    text: str  # the value as printed: "20,608"
    final: bool  # whether it is what the funnel is about; others are pale


def draw_funnel(stages: Sequence[Stage], title: str, notes: Sequence[str]) -> bytes:
    """The stages from the widest down, to a PNG; equal input gives equal bytes."""
    card = Card.blank(title, notes)
    slot = (card.top - card.bottom) / len(stages)
    widest = max(stage.value for stage in stages) or 1
    for at, stage in enumerate(stages):
        top = card.top - at * slot
        value = VALUE.fit(stage.text, INNER, 1, cut=True)
        VALUE.write(card.axes, value, LEFT, top)
        label = NAME.fit(stage.label, INNER - VALUE.width(value) - GAP, FEW, cut=True)
        NAME.write(card.axes, label, LEFT + VALUE.width(value) + GAP, top - VALUE_GAP)
        words = max(VALUE.height(value), NAME.height(label)) + VALUE_GAP
        thickness = min(max(slot - words - BAR_GAP, THINNEST), THICKEST)
        card.axes.bar(
            LEFT,
            thickness,
            width=INNER * stage.value / widest,
            bottom=top - words - thickness,
            align="edge",
            facecolor=SOLID if stage.final else PALE,
            edgecolor=SOLID,
            linewidth=OUTLINE,
        )
    return card.png()
