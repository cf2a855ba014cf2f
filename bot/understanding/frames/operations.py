"""The operation that a sentence asks for, the order of what it compares, and what it states."""

from __future__ import annotations

from collections.abc import Sequence

from bot.figures.figure import Operation
from bot.figures.operand import Operand
from bot.periods.reading import Counts, Kind as As, Quantity
from bot.understanding.slots.limits import (
    asks_which_is_more,
    direction_of,
    is_stated,
    limits_in,
    reaches_level,
)
from bot.understanding.slots.slots import Slots
from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.meant import PARTS
from bot.understanding.tagging.sentence import LONGEST
from bot.understanding.tagging.tags import TagKind

_TWO = 2


def operation_of(entities: Entities, slots: Slots, *, is_pair: bool = False) -> Operation:
    """The operation that the words ask for.

    Args:
        entities: the sentence with its tags.
        slots: what it names.
        is_pair: whether two figures were spoken of before.
    """
    kinds = {number.quantity.counts for number in slots.numbers}
    several = is_pair or _is_several(entities, slots)
    if entities.has("one_in") or Counts.ONE_IN in kinds:
        return Operation.ONE_IN
    if entities.has("per_day"):
        return Operation.PER_DAY
    if entities.has("per_month"):
        return Operation.PER_MONTH
    if entities.has("length") and (slots.whens or entities.has("by_period", "trend")):
        return Operation.DAYS
    is_of_figures = slots.names or slots.share or slots.count or slots.numbers or slots.negated
    if entities.has("when") and not is_of_figures and any(when.kind is As.PERIOD for when in slots.whens):
        return Operation.DAYS  # "when was the second period?"
    periods = [when for when in slots.whens if when.kind is As.PERIOD]
    if entities.has("bounds") and len(periods) == 1 and not is_of_figures:
        return Operation.DAYS  # "did the second period end on April 16?"
    in_points = entities.has("points") and not entities.has("negation")  # "how many percentage points"
    if (entities.has("change") and not in_points) or _states_change(entities, slots, several=several):
        return Operation.CHANGE
    if (entities.has("ratio") or Counts.TIMES in kinds) and _is_ratio(entities, slots, several=several):
        return Operation.RATIO
    others = (*slots.measures, *limits_in(entities))  # "did it exceed 300,000?", "turned down by"
    if any(not any(tag.meets(other) for other in others) for tag in entities.cue("difference")):
        return Operation.DIFFERENCE
    are_sides = entities.has("compare") or (entities.has("each") and len(slots.whens) == _TWO)
    are_sides = are_sides or asks_which_is_more(entities)
    if (entities.has("sum") and several and not are_sides) or any(
        when.parts and when.kind is As.EXCEPT for when in slots.whens
    ):
        return Operation.SUM
    if slots.negated:
        return Operation.COMPLEMENT
    return Operation.DIFFERENCE if _is_comparison(entities, slots, several=several) else Operation.VALUE


def _is_several(entities: Entities, slots: Slots) -> bool:
    figures = [number for number in slots.quoted if not is_stated(number, entities)]
    edges = entities.has("at_first", "as_a_whole")
    overall = slots.is_overall and entities.has("than", "compare")
    of_all = overall or entities.has("everywhere", "as_a_whole")  # "Denver's rate and the national one"
    named = (
        len(slots.whens) + len(figures) + edges,
        len(slots.places) + (of_all and len(slots.places) == 1),
        len(slots.groups) + (of_all and len(slots.groups) == 1),
    )
    return max(named) > 1


def _has_ends(slots: Slots) -> bool:
    return any(when.ends and when.kind is not As.SINCE for when in slots.whens)


def _states_change(entities: Entities, slots: Slots, *, several: bool) -> bool:
    """Whether a percentage is stated by which something rose or fell, not one that is a figure itself."""
    parts = (Counts.PERCENT, Counts.FRACTION)
    percents = [number for number in slots.numbers if number.quantity.counts in parts]
    if not percents or reaches_level(entities) or any(number.operands for number in percents):
        return False
    is_open = several or not slots.whens or _has_ends(slots) or entities.has("rose", "fell")
    return bool(direction_of(entities)) and is_open


def _is_ratio(entities: Entities, slots: Slots, *, several: bool) -> bool:
    """Whether "half" and "double" are asked about, and not only part of what is told."""
    if several or _has_ends(slots) or entities.has("rose", "fell"):
        return True
    is_told = entities.has(*PARTS)
    return not is_told or not (slots.whens or slots.names or slots.count or slots.negated or slots.stated)


def _is_comparison(entities: Entities, slots: Slots, *, several: bool) -> bool:
    if _has_ends(slots) and entities.has("compare") and not entities.has("than"):
        return True
    if several and (entities.has("compare") or (entities.has("from_to") and len(slots.numbers) > 1)):
        return True
    if reaches_level(entities):
        return False
    is_open = not slots.whens and (slots.share or bool(slots.names))
    if entities.has("moved") and (several or is_open or _has_ends(slots)):
        return True  # "how did it change from March to July?"
    if entities.has("rose", "fell"):
        is_stated = bool(slots.quoted or limits_in(entities))  # "was it falling, and below 4% by July?"
        to_a_day = all(when.upto or when.kind is As.SINCE for when in slots.whens) and not is_stated
        is_of_one = len(slots.whens) == 1 and slots.whens[0].kind in (As.PERIOD, As.ALL) and not slots.count
        is_open = not slots.whens or to_a_day or (is_of_one and not is_stated)
        return several or is_open or _has_ends(slots) or entities.has("before", "compare")
    apart = max(len(slots.places), len(slots.groups), len({when.span for when in slots.whens}))
    if several and apart == _TWO and asks_which_is_more(entities):
        return True  # "the second or the third, which had more?"
    if not direction_of(entities):
        return False
    if entities.has("which") and len(slots.names) == _TWO:  # "which is more, these or those?"
        return True
    return entities.has("than") and (several or _has_ends(slots))


def paired(entities: Entities, operands: Sequence[Operand], *, in_time: bool = False) -> tuple[Operand, ...]:
    """Two operands in their order: the second is compared with the first.

    Args:
        entities: the sentence with its tags.
        operands: in the order of the words.
        in_time: whether they were named as from one to the other.
    """
    first, second = operands
    are_days = first.span and second.span and first.measure == second.measure and first.place == second.place
    counts = {found.what.counts for found in entities.numbers if isinstance(found.what, Quantity)}
    is_ratio = entities.has("ratio") or Counts.TIMES in counts  # "four times Baltimore's"
    is_larger = is_ratio and not (in_time or (are_days and direction_of(entities)))
    if (
        entities.has("than")
        or is_larger
        or (entities.has("ratio") and direction_of(entities) and _is_behind(entities))
    ):
        return second, first
    if first.span and second.span and are_days:
        return (first, second) if first.span.end <= second.span.end else (second, first)
    return first, second


def _is_behind(entities: Entities) -> bool:
    """Whether what something is compared with stands behind it: "how much higher is X compared with Y?"."""
    ends = [found.end for found in entities.mentions]
    ends += [tag.end for tag in entities.tags if tag.kind in (TagKind.PLACE, TagKind.GROUP)]
    begins = max(min(ends, default=LONGEST), min(tag.end for tag in entities.cue("ratio")))
    return any(begins < tag.start for tag in entities.cue("compare"))
