"""Words around a number: the least or the most, how near, which way, of how many periods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answers.statements import Precision, Quantifier
from bot.periods.reading import Counts, Quantity
from bot.understanding.slots.slots import Quoted
from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.meant import PARTS
from bot.understanding.tagging.tags import Tag

_WAYS = {"up": 1, "rose": 1, "up_by": 1, "down": -1, "fell": -1, "down_by": -1}
_PRECISIONS = {"exactly": Precision.EXACT, "nearly": Precision.NEARLY, "about": Precision.ABOUT}
"""Words around a number that say how near it has to be."""
_COUNTED = 12
"""The most periods or places that a bare number counts."""
_ARTICLE = 1
"""Words that may stand between "more than" and its number: "a", "the"."""
_TWO = 2


def direction_of(entities: Entities) -> int:
    """-1 where the words speak of less, 1 of more, 0 of neither or both.

    "More" before a number is a limit of it, and beside another word for a direction it only strengthens that:
    "más baja" is lower.
    """
    # "It went from 8% to 6%" says by its numbers only which way.
    set_aside = (*limits_in(entities), *entities.cue("from_to"))
    tags = [tag for tag in entities.cue(*_WAYS) if not any(tag.meets(other) for other in set_aside)]
    moves = [tag for tag in tags if tag.id in ("rose", "fell") or not _strengthens(tag, tags)]
    ways = {_WAYS[tag.id] for tag in moves}
    return ways.pop() if len(ways) == 1 else 0


def states_number(entities: Entities) -> bool:
    """Whether a number is stated as the least or the most: "more than half"."""
    return bool(limits_in(entities))


def is_stated(number: Quoted, entities: Entities) -> bool:
    """Whether a number is a limit rather than a figure that is named: "more than 5%"."""
    return bool(limit_before(number.start, entities))


def asks_which_is_more(entities: Entities) -> bool:
    """Whether it is asked which of several is more, or less: "Denver or Baltimore, which had more?"."""
    more = ("up", "down", "highest", "lowest", "larger_one", "smaller_one")
    return entities.has("which") and entities.has(*more)


def reaches_level(entities: Entities) -> bool:
    """Whether a number is a level that is reached: "did it fall below 4%?", and not by how much it fell."""
    numbers = [(each.start, each.what) for each in entities.numbers if isinstance(each.what, Quantity)]
    if not numbers or any(what.counts is Counts.POINTS for _, what in numbers):
        return False
    limits = [
        tag for tag in _limiting(entities) if any(stands_before(tag, start, entities) for start, _ in numbers)
    ]
    # "It fell by over 4%"
    reached = [
        tag for tag in entities.cue("reached") if not any(by.is_within(tag) for by in entities.cue("as_of"))
    ]
    return any(tag.meets(limit) for tag in reached for limit in limits)


def limits_in(entities: Entities) -> list[Tag]:
    """Each "more than" or the like before a number or "half", of which it is a limit."""
    starts = [found.start for found in entities.numbers]
    starts += [part.start for part in entities.cue(*PARTS)]
    limiting = _limiting(entities) if starts else ()
    return [tag for tag in limiting if any(stands_before(tag, at, entities) for at in starts)]


def limit_before(start: int, entities: Entities) -> int:
    """1 where a number is said to be the least, -1 the most, 0 where neither is said."""
    tags = [tag for tag in _limiting(entities) if stands_before(tag, start, entities)]
    return sum((tag.id == "over") - (tag.id == "under") for tag in tags)


def is_target(half: Tag, entities: Entities) -> bool:
    """Whether something falls to half, rather than by half."""
    limits = entities.cue("over", "under")
    targets = [tag for tag in entities.cue("to") if not any(tag.is_within(limit) for limit in limits)]
    return any(stands_before(tag, other.start, entities) for tag in targets for other in (half, *limits))


def precision_of(start: int, end: int, entities: Entities) -> Precision:
    """How near the number has to be that stands between two places."""
    for cue, precision in _PRECISIONS.items():
        tags = entities.cue(cue)
        if any(stands_before(tag, start, entities) or 0 < tag.start - end <= _TWO for tag in tags):
            return precision
    return Precision.PLAIN


def quantifier_of(entities: Entities) -> Quantifier:
    """Of how many periods something is stated."""
    if entities.has("always"):
        return Quantifier.ALWAYS
    is_ever = entities.has("ever", "never") or reaches_level(entities)
    return Quantifier.EVER if is_ever else Quantifier.PLAIN


def is_amount(number: Quoted, entities: Entities) -> bool:
    """Whether a number is by how much something is more or less: "2 less", "by 130", "bajó 14 mil"."""
    if limit_before(number.start, entities):
        return bool(direction_of(entities))  # "fell by more than 10,000", and not "more than 10,000"
    ways = entities.cue(*_WAYS, "difference")
    ends = [number.end, *(tag.end for tag in entities.cue("about") if 0 <= tag.start - number.end <= 1)]
    is_before = any(0 <= tag.start - end <= 1 for tag in ways for end in ends)
    return is_before or any(
        stands_before(tag, number.start, entities) for tag in (*ways, *entities.cue("by", "as_of"))
    )


def counts_periods(quantity: Quantity) -> bool:
    """Whether a number rather counts periods or places: "the three releases", "periods 2 and 3"."""
    return quantity.counts is Counts.NOTHING and quantity.value <= _COUNTED and not quantity.decimals


def _limiting(entities: Entities) -> list[Tag]:
    """The words that limit: in "no more than" there is no "more than"."""
    tags = entities.cue("over", "under")
    falls = {tag.first for tag in entities.cue("fell")}
    others = (*tags, *entities.cue("from_to"))
    reached = (tag for tag in entities.cue("reached") if not any(tag.meets(other) for other in others))
    # "Bajó del 5%"
    of_verbs = (replace(tag, id="under" if tag.first in falls else "over") for tag in reached)
    alone = (tag for tag in tags if not any(tag != other and tag.is_within(other) for other in tags))
    return [*alone, *of_verbs]


def stands_before(tag: Tag, start: int, entities: Entities) -> bool:
    """Whether a word stands right before a place, or but for an article."""
    between = entities.words[tag.last : tag.last + _ARTICLE + 1]
    return tag.end <= start and sum(word.start < start for word in between) <= _ARTICLE


def _strengthens(tag: Tag, tags: Sequence[Tag]) -> bool:
    return any(
        tag.last == other.first or other.last == tag.first or (other != tag and tag.is_within(other))
        for other in tags
    )
