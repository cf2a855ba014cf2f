"""All that a question is made from: a sentence with what it names, and what was spoken of before."""

from __future__ import annotations

from dataclasses import dataclass

from bot.figures.operand import Operand
from bot.understanding.frames.operands import Manners, Whose
from bot.understanding.slots.slots import Slots
from bot.understanding.tagging.entities import Entities


@dataclass(frozen=True)
class Context:
    """What a question is made from.

    Args:
        entities: the sentence with its tags.
        slots: what it names.
        manners: how its words bear on days.
        base: what the question before was about, for what isn't named.
    """

    entities: Entities
    slots: Slots
    manners: Manners
    base: Operand | None = None

    @property
    def whose(self) -> Whose:
        """The first group and place that are named, or else those spoken of before."""
        slots = self.slots
        if slots.groups or slots.places:
            return whose_of(slots)
        return Whose(self.base.group, self.base.place) if self.base else Whose()


def context_of(entities: Entities, slots: Slots, base: Operand | None = None) -> Context:
    """What a question is made from, as the words of a sentence say it."""
    manners = Manners(
        total=entities.has("already", "total", "average", "median"), alone=entities.has("alone")
    )
    return Context(entities, slots, manners, base)


def whose_of(slots: Slots) -> Whose:
    """The first group and place that are named."""
    return Whose(slots.groups[0].id if slots.groups else "", slots.places[0].id if slots.places else "")
