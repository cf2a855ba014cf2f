"""By how much two figures are stated to differ that were spoken of in turn: "so 14,000 less, no?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answers.queries import Asked, Compute, Manner
from bot.data.measures import Kind
from bot.figures.figure import Operation
from bot.figures.operand import Operand
from bot.figures.timeline import looked_up, steps_of
from bot.periods.reading import Counts
from bot.understanding.dialogue.steps import in_time
from bot.understanding.dialogue.topic import Topic, following, place_of
from bot.understanding.slots.claims import claim_of
from bot.understanding.slots.known import Known
from bot.understanding.slots.limits import direction_of, is_amount
from bot.understanding.slots.slots import Quoted, Slots
from bot.understanding.tagging.entities import Entities

_OF_OTHERS = ("wh", "which", "share_of", "one_in", "ratio", "sum", "per_day", "per_month", "mean_of")
"""Cues beside which no difference is stated."""
_TWO = 2


def stated_difference(entities: Entities, slots: Slots, topic: Topic, known: Known) -> Asked | None:
    """The difference that a reply states, and the statement; None where it states none.

    Args:
        entities: the reply with its tags.
        slots: what it names, which may be one or both of the two.
        topic: what was shown last, and before that.
        known: what there is.
    """
    if len(slots.numbers) != 1 or slots.measures or entities.has(*_OF_OTHERS):
        return None
    pair = _in_order(entities, slots, topic) or _with_step_before(slots, topic, known)
    number = slots.numbers[0]
    if pair is None or not is_amount(number, entities):
        return None
    if known.measures[pair[0].measure].kind is Kind.SHARE and (points := _in_points(number)):
        number = points
    elif number.quantity.counts not in (Counts.NOTHING, Counts.THINGS):
        return None
    values = [found.figure.value for found in looked_up(pair, known.table)]
    if len(values) != _TWO or not _is_difference(number, values):
        return None
    way = direction_of(entities)
    is_other_way = way and (values[1] > values[0]) is not (way > 0)
    if is_other_way and not slots.is_narrowed and in_time(pair) != pair:
        pair = pair[1], pair[0]  # "so 1,100 more in a month?", after a step back
    query = Compute(Operation.DIFFERENCE, pair)
    claim = claim_of(entities, replace(slots, numbers=(number,), whens=()), query)
    return Asked(following(query, topic), Manner(echo=True, claim=claim)) if claim else None


def _in_order(entities: Entities, slots: Slots, topic: Topic) -> tuple[Operand, Operand] | None:
    """The two that were spoken of, the second compared with the first; None where others are meant.

    Of "23 more than Denver" that is the other one, of "LA had 130 more" Los Angeles.
    """
    if topic.operation not in (Operation.VALUE, Operation.DIFFERENCE) or len(topic.row) < _TWO:
        return None
    before, last = topic.row[-2:]
    named = {each for each in (before, last) if _is_named(each, slots)}
    if slots.is_narrowed and len(named) != 1:
        return None
    if entities.has("rose", "fell", "up_by", "down_by") and not named:
        first, second = in_time((before, last))
        return first, second
    ends = slots.numbers[0].end
    base_is_named = any(tag.start >= ends for tag in entities.cue("than", "compare", "over", "under"))
    subject = next(iter(named), last)
    if named and base_is_named:
        subject = before if subject == last else last
    return (before, last) if subject == last else (last, before)


def _with_step_before(slots: Slots, topic: Topic, known: Known) -> tuple[Operand, Operand] | None:
    """What was shown alone, beside the period or count before it, which was shown with it."""
    last = topic.last
    if topic.operation is not Operation.VALUE or len(topic.row) > 1 or slots.is_narrowed:
        return None
    steps = steps_of(replace(last, span=None, upto=False), known.table)
    at = place_of(last, steps) if steps else 0
    return (steps[at - 1], last) if at and steps[at].span == last.span else None


def _is_named(operand: Operand, slots: Slots) -> bool:
    spans = [when.span for when in slots.whens]
    return (
        operand.place in {tag.id for tag in slots.places}
        or operand.group in {tag.id for tag in slots.groups}
        or (operand.span is not None and operand.span in spans)
    )


def _in_points(number: Quoted) -> Quoted | None:
    """A number of points; of "half a percent less" it may be one of percent, and is none."""
    if number.quantity.counts not in (Counts.NOTHING, Counts.POINTS):
        return None
    return replace(number, quantity=replace(number.quantity, counts=Counts.POINTS))


def _is_difference(number: Quoted, values: Sequence[float]) -> bool:
    """Whether a number is nearer to what two figures differ by than to one of them."""
    first, second = values
    scale = 100 if number.quantity.counts is Counts.POINTS else 1
    apart = [abs(number.quantity.value - scale * each) for each in (abs(first - second), first, second)]
    return apart[0] <= min(apart[1:])
