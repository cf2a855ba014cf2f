"""Nothing is lost in silence: the words of a question that its answer doesn't use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from math import isclose

from bot.answers.queries import Compute, Parts, PlaceFacts, Query, Ranking, operands_of
from bot.answers.statements import Claim, Stated
from bot.data.measures import Kind as Measured
from bot.data.spans import Span
from bot.figures.figure import COMPARING, MEANS, Operation
from bot.figures.operand import Operand
from bot.periods.reading import CountedFromToday, Counts, Kind as As, Quantity
from bot.understanding.slots.known import Known
from bot.understanding.slots.limits import limit_before, limits_in
from bot.understanding.slots.slots import Quoted, Slots, When
from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.lexicon import Lexicon
from bot.understanding.tagging.meant import PARTS
from bot.understanding.tagging.tags import Tag, TagKind

_WITH, _ARTICLES = frozenset({"with", "con"}), frozenset({"a", "an", "the", "un", "una", "el", "la"})
_LARGE, _COUNTS = 1000, (Counts.NOTHING, Counts.THINGS)
"""From when on a number is hardly anything else than a count."""
_CARRIED: Mapping[str, frozenset[Operation]] = {
    "median": frozenset(),
    "each_period": frozenset({*COMPARING, *MEANS, Operation.DAYS, Operation.SUM}),
    "one_in": frozenset({Operation.ONE_IN}),
    "per_day": frozenset({Operation.PER_DAY}),
    "per_month": frozenset({Operation.PER_MONTH}),
    "per_week": frozenset(),
    "change": frozenset(COMPARING),
    "difference": frozenset({*COMPARING, Operation.COMPLEMENT}),
    "moved": frozenset({*COMPARING, *MEANS, Operation.DAYS}),
    "mean_of": frozenset(MEANS),
    "sum": frozenset({Operation.SUM, Operation.VALUE, Operation.COMPLEMENT, *COMPARING}),
}
"""Words for an operation, and the operations that answer them."""
_OF_DENIED = (Operation.VALUE, Operation.SUM, Operation.SHARE, Operation.COMPLEMENT)
"""Operations that may tell just what was denied."""
_OF_TWO = ("change", "difference")
"""Those that several means answer, too."""


def unused(
    entities: Entities, slots: Slots, query: Query, claim: Claim | None, known: Known
) -> tuple[str, ...]:
    """What was named, or asked to be computed, and is in no part of a question about figures; as typed.

    Args:
        entities: the sentence with its tags.
        slots: what it names.
        query: what was made of it.
        claim: what it states about the answer.
        known: what there is.
    """
    operands = operands_of(query)
    if isinstance(query, PlaceFacts):
        left = ((each.start, each.end) for each in (*slots.groups, *slots.whens))
        return tuple(dict.fromkeys(entities.text(start, end) for start, end in left))
    if not operands:
        return ()
    places = sorted(set(_left_over(entities, slots, query, operands, claim, known)))
    return tuple(dict.fromkeys(entities.text(start, end) for start, end in places))


def strange(entities: Entities, lexicon: Lexicon) -> tuple[str, ...]:
    """The unknown words that say what is counted, as typed: "how many veterinarians", "with a conviction".

    All of them where nothing else says it: "of those closed, how many were opened again?"
    """
    words = entities.words
    if counted := _counted_in_words(entities):
        return tuple(
            entities.text(word.start, word.end) for word in entities.unread if counted.end <= word.start
        )
    places = {tag.last for tag in entities.cue("count")}
    places |= {at + 1 for at, word in enumerate(words) if word.text in _WITH}
    places |= {at + 1 for at in places if at < len(words) and words[at].text in _ARTICLES}
    places |= {at for tag in entities.cue("from_to") for at in range(tag.first, tag.last)}
    starts = {words[at].start for at in places if at < len(words)}
    return tuple(
        entities.text(word.start, word.end)
        for word in entities.unread
        if word.start in starts and not lexicon.knows(word.text)
    )


def drops_denial(slots: Slots, query: Query, known: Known) -> bool:
    """Whether a question asks for just what was denied or left out: of who wasn't eligible, for who was."""
    excepted = [when for when in slots.whens if when.kind is As.EXCEPT and when.parts]
    spans = {operand.span for operand in operands_of(query)}
    if any(spans.isdisjoint(when.parts) for when in excepted):
        return True  # "without the third period", for all of them
    if not isinstance(query, Compute):
        return False
    if tells_left_out(slots, query):
        return True
    if query.operation not in _OF_DENIED:
        return False
    if query.operation is Operation.COMPLEMENT:
        return query.operands[-1].measure in slots.negated and len(query.operands) > 1
    asked = query.subjects[:1] if query.operation is Operation.SHARE else query.subjects
    counted = {known.measures[each.measure].numerator or each.measure for each in asked}
    alike = {other for name in slots.negated for other in known.spoken_alike(name)}
    return not counted.isdisjoint(slots.negated | alike)


def tells_left_out(slots: Slots, query: Compute) -> bool:
    """Whether a question is of just those that are left out: "outside Denver", of Denver's."""
    is_rest = query.operation is Operation.COMPLEMENT
    left_out = slots.excluded - {""}
    return not is_rest and any({each.group, each.place} & left_out for each in query.subjects)


def _counted_in_words(entities: Entities) -> Tag | None:
    """The "how many" behind which the data have none of the words; it stands behind what it is said of."""
    asking = entities.cue("count")
    data = [tag for tag in entities.tags if tag.kind is not TagKind.CUE]
    if (
        not asking
        or entities.has(*_CARRIED, "ratio", "than")
        or not any(tag.last <= asking[-1].first for tag in entities.cue("of"))
    ):
        return None
    last = asking[-1]
    is_behind = bool(data) and all(each.start < last.start for each in (*data, *entities.mentions))
    return last if is_behind else None


def _left_over(  # noqa: PLR0913, PLR0917  a question and all that was made of it
    entities: Entities,
    slots: Slots,
    query: Query,
    operands: tuple[Operand, ...],
    claim: Claim | None,
    known: Known,
) -> Iterator[tuple[int, int]]:
    shown = {operand.measure for operand in operands}
    shown |= {part for name in shown for part in known.parts_of(name)}
    is_rest = isinstance(query, Compute) and query.operation is Operation.COMPLEMENT
    if slots.count or is_rest:  # "of those found eligible, how many were closed"
        shown |= {whole for name in shown for whole in known.wholes(name)}
    groups, places = {operand.group for operand in operands}, {operand.place for operand in operands}
    alone = isinstance(query, Parts | Ranking)
    yield from (
        (tag.start, tag.end)
        for tag in slots.measures
        if not _is_shown(tag, shown, known, entities.texts(tag))
    )
    if not alone:
        taken = groups | places | slots.excluded
        named = (*slots.groups, *entities.of(TagKind.PLACE))
        yield from ((tag.start, tag.end) for tag in named if tag.id not in taken)
    else:  # "was Denver's higher than Boston's?", of which nothing is known
        known_there = {place for name in shown if name for _, place in known.table.known_for(name)}
        named = entities.of(TagKind.PLACE)
        yield from ((tag.start, tag.end) for tag in named if known_there - {""} and tag.id not in known_there)
    if not (slots.excluded.isdisjoint(places) or is_rest):  # "without Denver", answered with Denver's
        yield from ((tag.start, tag.end) for tag in entities.cue("exclude"))
    yield from ((when.start, when.end) for when in slots.whens if not _is_asked(when, slots.whens, operands))
    yield from (
        (found.start, found.end)
        for found in entities.periods
        if found.problem and found.is_sure and not isinstance(found.problem, CountedFromToday)
    )
    if not isinstance(query, Compute) or query.operation is Operation.VALUE:
        yield from (  # "pending for more than five years"
            (found.start, found.end) for found in entities.durations if limit_before(found.start, entities)
        )
    are_shares = all(known.measures[operand.measure].kind is Measured.SHARE for operand in operands)
    # A count says nothing of a share.
    stated = claim and claim.value is not None and not (are_shares and claim.unit is Stated.COUNT)
    yield from (
        (number.start, number.end)
        for number in slots.numbers
        if not (stated and claim and _is_claimed(number, claim))
        and (number.operands or is_figure(number.quantity) or limit_before(number.start, entities))
        and not (_is_related(number, operands, known) if stated else _is_named(number, operands))
    )
    if isinstance(query, Compute):
        if not (claim or query.operation in (*COMPARING, Operation.SHARE)):
            yield from ((tag.start, tag.end) for tag in entities.cue(*PARTS)[:1])
        yield from _uncarried(entities, slots, query)
        is_of_whole = (
            all(  # a reply with a count shows what share it is of something, where it is of anything
                not (known.share_of(operand.measure) or operand.group) for operand in operands
            )
        )
        if query.operation is Operation.VALUE and slots.share and not are_shares and is_of_whole:
            yield from ((tag.start, tag.end) for tag in entities.cue("share")[:1])
        if query.operation is Operation.DIFFERENCE and not are_shares:  # of counts, where rates are asked for
            yield from ((tag.start, tag.end) for tag in entities.cue("rate_word")[:1])
    else:
        if slots.negated:  # "not eligible", answered with a row of those who were
            yield from ((tag.start, tag.end) for tag in entities.cue("negation")[:1])
        yield from (
            (tag.start, tag.end) for tag in entities.cue("one_in", "per_day", "per_month", "per_week")[:1]
        )
    if slots.excluded and not any(
        known.measures[operand.measure].kind is Measured.SHARE for operand in operands
    ):
        yield from ((tag.start, tag.end) for tag in entities.cue("rate_word"))


def is_figure(quantity: Quantity) -> bool:
    """Whether a number is hardly anything else than a figure, though none that is known."""
    if quantity.counts is Counts.PERCENT:
        return quantity.decimals > 0
    return quantity.counts in _COUNTS and quantity.value >= _LARGE


def _is_shown(tag: Tag, shown: set[str], known: Known, words: Sequence[str]) -> bool:
    """Whether the measure is in the question, or was only named by words that another's name holds too."""
    if any(known.has_in_name(name, words) for name in shown if name):
        return True
    alike = known.spoken_alike(tag.id)
    if not shown.isdisjoint({tag.id, known.measures[tag.id].numerator, *alike}):
        return True
    return any(known.share_of(tag.id) == name or known.are_siblings(tag.id, name) for name in shown)


def _is_asked(when: When, whens: Sequence[When], operands: tuple[Operand, ...]) -> bool:
    """Whether a period is among those of the question; a month may be that of another year.

    Of several days up to which something is asked, each has to be the end of something, or
    what it begins after.
    """
    spans = [operand.span for operand in operands if operand.span]
    if when.kind is As.UPTO and len({each.span.end for each in whens if each.kind is As.UPTO}) > 1:
        edges = {edge for span in spans for edge in (span.end, span.start, span.start - timedelta(1))}
        return len(spans) < len(operands) or when.span.end in edges
    is_of_any_year = when.kind is As.MONTH and not when.has_year
    return bool(when.relative) or any(
        operand.span is None
        or operand.span.overlaps(when.span)
        or (is_of_any_year and operand.span.end.month == when.span.end.month)
        for operand in operands
    )


def _is_claimed(number: Quoted, claim: Claim) -> bool:
    """Whether a number is the one that is stated."""
    own = (number.quantity.value, number.quantity.value / 100)
    stated = (claim.value, claim.most, *claim.further)
    return any(isclose(value, each) for value in own for each in stated if each is not None)


def _is_related(number: Quoted, operands: tuple[Operand, ...], known: Known) -> bool:
    """Whether a figure beside the one that is stated is that of the question, or what it is a share of."""
    return any(
        each in operands or any(_is_whole_of(each, operand, known) for operand in operands)
        for each in number.operands
    )


def _is_whole_of(whole: Operand, part: Operand, known: Known) -> bool:
    """Whether one is a share of another of the same people and place, or of all of them."""
    everyone = known.whole_of(part)
    is_of_same = (whole.group, whole.place) == (part.group, part.place)
    is_of_all = everyone is not None and everyone.measure == whole.measure
    return (is_of_same or is_of_all) and (known.is_share(part, whole) or known.is_share(whole, part))


def _is_named(number: Quoted, operands: tuple[Operand, ...]) -> bool:
    named = {(_days(operand), operand.place) for operand in number.operands}
    return any((_days(operand), operand.place) in named for operand in operands)


def _days(operand: Operand) -> Span | date | None:
    """Of when it is: of a total only its day tells."""
    return operand.span.end if operand.upto and operand.span else operand.span


def _uncarried(entities: Entities, slots: Slots, query: Compute) -> Iterator[tuple[int, int]]:
    are_compared = query.operation in MEANS and len(query.subjects) > 1
    those = {tag.first for tag in entities.cue("counted")} if are_compared else set[int]()
    others = (*slots.measures, *limits_in(entities))  # "to exceed 5%" is no difference
    for cue, operations in _CARRIED.items():
        if query.operation not in operations and not (are_compared and cue in _OF_TWO):
            tags = [tag for tag in entities.cue(cue) if tag.first not in those]  # "the two" are these
            tags = [tag for tag in tags if not any(tag.meets(other) for other in others)]
            yield from ((tag.start, tag.end) for tag in tags[:1])
