"""What a question states: "did it fall by 57 percent?", "so about 1 in 12, right?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.answers.queries import Claim, Compute, Precision, Quantifier, Query, Series, Stated
from bot.figures.figure import Operation
from bot.periods.reading import Counts, Quantity
from bot.understanding.slots.slots import Quoted, Slots
from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.tags import Tag, TagKind

_TIMES = (("triple", 3.0), ("double", 2.0), ("half", 0.5))
"""Words for a ratio, and the ratio that they state."""
_HALF = 0.5
_OF_A_SHARE = (Operation.VALUE, Operation.SHARE, Operation.COMPLEMENT)
"""Operations whose result may be the half of something."""
_UNITS = {
    Counts.PERCENT: Stated.PERCENT,
    Counts.POINTS: Stated.POINTS,
    Counts.TIMES: Stated.TIMES,
    Counts.ONE_IN: Stated.ONE_IN,
    Counts.FRACTION: Stated.PERCENT,
}
_PRECISIONS = {"exactly": Precision.EXACT, "nearly": Precision.NEARLY, "about": Precision.ABOUT}
"""Words around a number that say how near it has to be."""
_WRITTEN_AS_PARTS = (Stated.PERCENT, Stated.POINTS)
_WAYS = {"up": 1, "rose": 1, "down": -1, "fell": -1}
_COUNTED = 12
"""The most periods or places that a bare number counts."""
_NEAR = 5
"""Words between "not" and the number that it denies."""
_TWO = 2
_OF_STATES = frozenset({"werent", "arent", "isnt", "wasnt"})
"""Words behind which stands what something wasn't, not what nobody did."""
_ARTICLE = 1
"""Words that may stand between "more than" and its number: "a", "the"."""


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


def reaches_level(entities: Entities) -> bool:
    """Whether a number is a level that is reached: "did it fall below 4%?", and not by how much it fell."""
    numbers = [(each.start, each.what) for each in entities.numbers if isinstance(each.what, Quantity)]
    if any(what.counts is Counts.POINTS for _, what in numbers):
        return False
    limits = [
        tag
        for tag in _limiting(entities)
        if any(_stands_before(tag, start, entities) for start, _ in numbers)
    ]
    # "It fell by over 4%"
    reached = [
        tag for tag in entities.cue("reached") if not any(by.is_within(tag) for by in entities.cue("as_of"))
    ]
    return any(tag.meets(limit) for tag in reached for limit in limits)


def is_stated(number: Quoted, entities: Entities) -> bool:
    """Whether a number is a limit rather than a figure that is named: "more than 5%"."""
    return bool(_limit(number.start, entities))


def claim_of(entities: Entities, slots: Slots, query: Query) -> Claim | None:
    """What a sentence states about the answer; None where it states nothing.

    Args:
        entities: the sentence with its tags.
        slots: what it names.
        query: what was made of it.
    """
    operation = query.operation if isinstance(query, Compute) else None
    compares = operation not in (None, Operation.VALUE, Operation.DAYS) or isinstance(query, Series)
    asked = entities.has("claim") or not entities.has("wh")
    chooses = entities.has("either_way") or (entities.has("which") and not entities.has("claim"))
    # Of "it never rose" the ends alone don't tell whether it is so.
    is_open = chooses or entities.has("never")
    direction = direction_of(entities) if compares and not is_open else 0
    numbers = (
        number
        for number in slots.numbers
        if not _is_operand(number, query)
        and (not counts_periods(number.quantity) or _other_end(number, entities, slots))
    )
    if _chosen_from(slots.numbers, entities):
        numbers = iter(())  # "was it 1 in 12 or 1 in 16?"
    in_which = isinstance(query, Series) and states_number(entities)  # "in which periods was it above 6%?"
    number = next(numbers, None) if asked or in_which else None
    if number is not None:
        value, unit = _stated(number)
        limit = _limit(number.start, entities)
        if limit and entities.has("throughout", "never") and not isinstance(query, Series):
            return None  # of all periods, not one number tells whether it is so
        if operation is Operation.VALUE and (other := _other_end(number, entities, slots)):
            most, unit = _stated(other)
            least, _ = _stated(
                replace(number, quantity=replace(number.quantity, counts=other.quantity.counts))
            )
            denied = _is_denied(number.start, entities, slots)
            return Claim(least, unit, asked=asked, most=most, denied=denied)
        or_equal = any(_stands_before(tag, number.start, entities) for tag in entities.cue("or_equal"))
        # Less than one in ten is one in more than ten.
        limit = -limit if unit is Stated.ONE_IN else limit
        denied = _is_denied(number.start, entities, slots)
        if (
            denied
            and unit is Stated.COUNT
            and not limit
            and any(denies_number(cue, slots.measures, entities) for cue in entities.cue("negation"))
        ):
            limit, or_equal = 1, True  # who didn't close 1,000 closed fewer
        return Claim(
            value,
            unit,
            direction,
            limit,
            asked,
            further=() if entities.has("same_as") else _further(slots, query),
            or_equal=or_equal,
            denied=denied,
            quantifier=_quantifier(entities),
            precision=_precision(number.start, number.end, entities),
        )
    times = next(((tag, times) for cue, times in _TIMES for tag in entities.cue(cue)), None)
    if times and asked and (operation is Operation.RATIO or isinstance(query, Series)):
        tag, value = times
        limit = _limit(tag.start, entities)
        moved = any(tag.is_within(verb) for verb in entities.cue("multiplied"))
        # To fall by more than half leaves less than half.
        if value < 1 and (moved or entities.has("fell")) and not _is_target(tag, entities):
            limit = -limit
        if moved and not limit:  # what more than doubled has doubled
            limit = 1 if value > 1 else -1
        if _is_denied(tag.start, entities, slots):
            return None  # what "didn't halve" may have fallen by more
        precision = _precision(tag.start, tag.end, entities)
        return Claim(value, Stated.TIMES, direction, limit, asked, precision=precision)
    is_sentence = entities.has("claim", "define", "link") or "?" in entities.sentence.typed
    if slots.stated and asked and is_sentence and operation in _OF_A_SHARE:
        limit = _limit(times[0].start, entities) if times else 0
        start = times[0].start if times else len(entities.sentence.typed)
        denied = _is_denied(start, entities, slots)
        precision = _precision(start, start, entities)
        return Claim(slots.stated, Stated.PERCENT, 0, limit, asked, denied=denied, precision=precision)
    if entities.has("majority") and asked and operation in _OF_A_SHARE:
        return Claim(_HALF, Stated.PERCENT, 0, 1, asked)
    if claims_none(entities) and operation is Operation.VALUE:
        return Claim(0.0, Stated.COUNT, asked=asked)
    if (
        entities.has("never")
        and isinstance(query, Series)
        and not chooses
        and (way := direction_of(entities))
    ):
        return Claim(direction=way, asked=asked, denied=True, quantifier=Quantifier.EVER)
    direction = direction or (_way(entities, slots, query) if compares and not is_open else 0)
    return Claim(direction=direction, asked=asked, quantifier=_quantifier(entities)) if direction else None


def _way(entities: Entities, slots: Slots, query: Query) -> int:
    """The way from the first to the last of two numbers that are the ends of a change."""
    named = [number for number in slots.numbers if _is_operand(number, query)]
    if len(named) != _TWO or not isinstance(query, Compute):
        return 0
    first, second = named
    if limit := _limit(second.start, entities):  # "is 3.41% lower than 5.96%?"
        return limit if query.operands[-1] in first.operands else -limit
    return (first.quantity.value < second.quantity.value) - (second.quantity.value < first.quantity.value)


def claims_none(entities: Entities) -> bool:
    """Whether it is stated that there is nobody: "is it true that no Chinese nationals got closures?"."""
    is_open = entities.has("wh") and not entities.has("claim")
    groups = {tag.first for tag in (*entities.of(TagKind.GROUP), *entities.of(TagKind.PLACE))}
    of_group = any(tag.last in groups for tag in entities.cue("none_of"))
    extremes = entities.cue("highest")  # "more than nobody else"
    nobody = any(not any(tag.is_within(one) for one in extremes) for tag in entities.cue("nobody"))
    return entities.has("claim", "link") and not is_open and (of_group or nobody)


def is_rhetorical(cue: Tag, entities: Entities) -> bool:
    """Whether a question only begins with it: "wasn't the first rate the highest?", "¿no bajó?"."""
    behind = next((tag for tag in entities.of(TagKind.MEASURE) if tag.first == cue.last), None)
    is_asked = "?" in entities.sentence.typed
    verbs = {tag.first for tag in entities.cue("link", "rose", "fell")}
    word = entities.words[cue.first].text
    is_verb = word != "no" and word.endswith("nt")
    return cue.first == 0 and behind is None and (is_verb or (is_asked and cue.last in verbs))


def denies_number(cue: Tag, measures: Sequence[Tag], entities: Entities) -> bool:
    """Whether a "not" says that something wasn't done to so many: "they didn't close 23,000"."""
    behind = next((tag for tag in measures if cue.last <= tag.first <= cue.last + _NEAR), None)
    if behind is None or entities.words[cue.first].text in _OF_STATES:
        return False
    places = [sum(word.end <= found.start for word in entities.words) for found in entities.numbers]
    return any(cue.last <= place <= behind.last + _TWO for place in places)


def _other_end(number: Quoted, entities: Entities, slots: Slots) -> Quoted | None:
    """The second of two numbers between which something is stated to be: "between 5 and 7 percent"."""
    for tag in entities.cue("from_to"):
        if tag.start <= number.start < tag.end:
            return next((each for each in slots.numbers if tag.end <= each.start <= tag.end + 1), None)
    return None


def _is_denied(start: int, entities: Entities, slots: Slots) -> bool:
    """Whether what is stated behind it is said not to be so: "it wasn't above 4%", "is it wrong that 8%"."""
    if slots.negated:
        return False
    limits = entities.cue("over", "under")
    denials = [
        tag
        for tag in entities.cue("negation")
        if not any(tag.is_within(limit) for limit in limits)
        and not any(_is_of_group(tag, group) for group in entities.of(TagKind.GROUP))
        and not is_rhetorical(tag, entities)
    ]
    last = sum(word.end <= start for word in entities.words)
    sentence = entities.words[min(last, len(entities.words) - 1)].sentence
    near = [
        tag
        for tag in denials
        if tag.end <= start and last - tag.last <= _NEAR and entities.words[tag.first].sentence == sentence
    ]
    untrue = [tag for tag in entities.cue("untrue") if tag.end <= start]
    return (len(near) + len(untrue)) % 2 == 1


def _further(slots: Slots, query: Query) -> tuple[float, ...]:
    """Of as many numbers as there are figures, those behind the first: "Denver 16% and Baltimore 10%"."""
    numbers = [number for number in slots.numbers if not counts_periods(number.quantity)]
    figures = query.subjects if isinstance(query, Compute) and query.operation is Operation.VALUE else ()
    if len(figures) < _TWO or len(numbers) != len(figures):
        return ()
    return tuple(_stated(number)[0] for number in numbers[1:])


def _chosen_from(numbers: Sequence[Quoted], entities: Entities) -> bool:
    """Whether it is asked which of two numbers is right."""
    between = [(one.end, other.start) for one, other in pairwise(numbers)]
    return any(
        0 <= cue.start - end <= 1 and 0 <= start - cue.end <= 1
        for end, start in between
        for cue in entities.cue("or")
    )


def _is_of_group(denial: Tag, group: Tag) -> bool:
    """Whether a "not" belongs to the name of a group: "people not in detention", "sin los detenidos"."""
    return denial.meets(group) or 0 <= group.first - denial.last <= 1


def _quantifier(entities: Entities) -> Quantifier:
    """Of how many periods something is stated."""
    if entities.has("always"):
        return Quantifier.ALWAYS
    is_ever = entities.has("ever", "never") or reaches_level(entities)
    return Quantifier.EVER if is_ever else Quantifier.PLAIN


def _precision(start: int, end: int, entities: Entities) -> Precision:
    """How near the number has to be that stands between two places."""
    for cue, precision in _PRECISIONS.items():
        tags = entities.cue(cue)
        if any(_stands_before(tag, start, entities) or 0 < tag.start - end <= _TWO for tag in tags):
            return precision
    return Precision.PLAIN


def _stated(number: Quoted) -> tuple[float, Stated]:
    quantity = number.quantity
    unit = _UNITS.get(quantity.counts, Stated.COUNT)
    if unit is Stated.COUNT and quantity.decimals:
        unit = Stated.PERCENT
    if quantity.counts is Counts.FRACTION:  # a third is 33%
        return round(quantity.value, 2), unit
    is_part = unit in _WRITTEN_AS_PARTS
    return quantity.value / 100 if is_part else quantity.value, unit


def counts_periods(quantity: Quantity) -> bool:
    """Whether a number rather counts periods or places: "the three releases", "periods 2 and 3"."""
    return quantity.counts is Counts.NOTHING and quantity.value <= _COUNTED and not quantity.decimals


def _is_operand(number: Quoted, query: Query) -> bool:
    """Whether a number only names a figure that something is computed of."""
    if not isinstance(query, Compute) or query.operation is Operation.VALUE:
        return False
    return any(operand in query.operands for operand in number.operands)


def _limit(start: int, entities: Entities) -> int:
    """1 where a number is said to be the least, -1 the most, 0 where neither is said."""
    tags = [tag for tag in _limiting(entities) if _stands_before(tag, start, entities)]
    return sum((tag.id == "over") - (tag.id == "under") for tag in tags)


def _limiting(entities: Entities) -> list[Tag]:
    """The words that limit: in "no more than" there is no "more than"."""
    tags = entities.cue("over", "under")
    falls = {tag.first for tag in entities.cue("fell")}
    others = (*tags, *entities.cue("from_to"))
    reached = (tag for tag in entities.cue("reached") if not any(tag.meets(other) for other in others))
    of_verbs = [
        replace(tag, id="under" if tag.first in falls else "over") for tag in reached
    ]  # "bajó del 5%"
    return [
        *(tag for tag in tags if not any(tag != other and tag.is_within(other) for other in tags)),
        *of_verbs,
    ]


def _stands_before(tag: Tag, start: int, entities: Entities) -> bool:
    """Whether a word stands right before a place, or but for an article."""
    between = entities.words[tag.last : tag.last + _ARTICLE + 1]
    return tag.end <= start and sum(word.start < start for word in between) <= _ARTICLE


def limits_in(entities: Entities) -> list[Tag]:
    """Each "more than" or the like before a number or "half", of which it is a limit."""
    starts = [found.start for found in entities.numbers]
    starts += [part.start for cue, _ in _TIMES for part in entities.cue(cue)]
    return [tag for tag in _limiting(entities) if any(_stands_before(tag, at, entities) for at in starts)]


def _is_target(half: Tag, entities: Entities) -> bool:
    """Whether something falls to half, rather than by half."""
    limits = entities.cue("over", "under")
    targets = [tag for tag in entities.cue("to") if not any(tag.is_within(limit) for limit in limits)]
    return any(_stands_before(tag, other.start, entities) for tag in targets for other in (half, *limits))


def _strengthens(tag: Tag, tags: Sequence[Tag]) -> bool:
    return any(
        tag.last == other.first or other.last == tag.first or (other != tag and tag.is_within(other))
        for other in tags
    )
