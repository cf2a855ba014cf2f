"""The two sides of a share: "what share of these were those", "those as a share of these", "of these, how many"."""

from __future__ import annotations

from dataclasses import dataclass

from bot.understanding.entities import Entities, Tag
from bot.understanding.slots import Slots

_FAR = 3
"""Words between "share" and "of"."""


@dataclass(frozen=True)
class Sides:
    """What is a part of what.

    Args:
        part: what was named on the side of the part.
        whole: what was named on the side of the whole.
        counted: whether a count of the part is wanted, not the share.
    """

    part: Slots
    whole: Slots
    counted: bool = False


def sides_of(entities: Entities, slots: Slots) -> Sides | None:
    """Both sides of a share; None where the sentence has none, or nothing was named on one of them."""
    end = len(entities.sentence.typed) + 1
    for pivot in entities.cue("share_of"):
        part, whole = slots.within(0, pivot.start), slots.within(pivot.end, end)
        if _says(part) and _says(whole):
            return Sides(part, whole)
    for pivot in (*entities.cue("share"), *entities.cue("count")):
        if found := _behind(entities, slots, pivot, end) or _before(entities, slots, pivot, end):
            return found
    return None


def _behind(entities: Entities, slots: Slots, pivot: Tag, end: int) -> Sides | None:
    """"What share of these were those", "the detained share of these"."""
    of = next((tag for tag in entities.cue("of") if pivot.last <= tag.first <= pivot.last + _FAR), None)
    if of is None:
        return None
    counted = pivot.id == "count" and not entities.has("share")
    ahead = slots.within(max(0, pivot.start - _near(entities, pivot)), pivot.start)
    for link in entities.cue("link"):
        if link.start < of.end:
            continue
        whole, part = slots.within(of.end, link.start), slots.within(link.end, end)
        if _says(whole) and _says(part):
            return Sides(part, whole, counted)
    whole = slots.within(of.end, end)
    if (ahead.groups or ahead.places) and _says(whole) and not counted:
        return Sides(ahead, whole)
    return None


def _before(entities: Entities, slots: Slots, pivot: Tag, end: int) -> Sides | None:
    """"Of these, how many were those"."""
    for of in entities.cue("of"):
        if of.end > pivot.start:
            break
        if entities.words[of.first].sentence != entities.words[pivot.first].sentence:
            continue
        whole, part = slots.within(of.end, pivot.start), slots.within(pivot.end, end)
        is_first = of.first == 0 or not slots.within(0, of.start).measures
        if is_first and _says_more(whole) and _says(part):
            return Sides(part, whole, counted=pivot.id == "count" and not entities.has("share"))
    return None


def _near(entities: Entities, pivot: Tag) -> int:
    """Letters of the words right before a place."""
    first = max(0, pivot.first - 2)
    return pivot.start - entities.words[first].start


def _says(slots: Slots) -> bool:
    return not slots.is_empty or bool(slots.numbers and any(number.operands for number in slots.numbers))


def _says_more(slots: Slots) -> bool:
    """Whether more than days was named."""
    return bool(slots.measures or slots.groups or slots.places) or any(
        number.operands for number in slots.numbers
    )
