"""Several questions in one message: where one ends and the next begins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.answers.queries import Asked, Compute, Explain, FigureQuery, HowSure, Manner, Query, RawData
from bot.data.measures import Kind
from bot.data.spans import Span
from bot.figures.figure import Operation
from bot.figures.found import Found
from bot.figures.lookup import find
from bot.understanding.slots.known import Known
from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.tags import TagKind

_ANSWERED = FigureQuery | Explain | HowSure | RawData
"""Questions that have an answer; the others are remarks."""
_TWO = 2
_MOST = 3
"""Questions of one message that are answered."""
_SHORT = 4
"""Words of a greeting or the like, that asks nothing without a question mark."""


def parts_of(entities: Entities) -> list[str]:
    """The questions of a message, as typed: parted at question marks, and where words say that one follows.

    Args:
        entities: the message with its tags.

    Returns:
        Two or three texts; empty where there is only one question.
    """
    typed, starts = entities.sentence.typed, [0, *_starts(entities)]
    ending = _end_of_all(entities, starts[-1])
    parts = list[str]()
    for start, end in pairwise([*starts, len(typed)]):
        part = typed[start:end].strip()
        is_of_figures = any(start <= tag.start < end for tag in entities.cue("count", "share"))
        is_before = end < len(typed) and is_of_figures and "?" not in part
        parts.append(f"{part.rstrip(',;')} {ending}".strip() if is_before else part)
    return parts if 1 < len(parts) <= _MOST else []


def _end_of_all(entities: Entities, last: int) -> str:
    """The days or the place at the end of the last question, those of all: "how many ... and ... by May?"."""
    places = entities.of(TagKind.PLACE)
    named = [
        *((found.start, found.end) for found in entities.periods),
        *((tag.start, tag.end) for tag in places),
    ]
    if len(named) != 1 or named[0][0] < last:
        return ""
    start, end = named[0]
    behind = [word for word in entities.words if word.start >= end]
    is_last = len(behind) <= (1 if places else 0)  # "in the Baltimore pilot"
    return entities.text(start, entities.words[-1].end) if is_last else ""


def _starts(entities: Entities) -> Iterator[int]:
    """Where the second and further questions begin."""
    inside = [range(tag.first + 1, tag.last) for tag in entities.cue("sure")]  # "between what and what"
    opening = {
        tag.first for tag in entities.cue("next_question") if not any(tag.first in one for one in inside)
    }
    for at, (word, following) in enumerate(pairwise(entities.words), 1):
        is_asked = "?" in entities.sentence.typed[word.end : following.start]
        in_period = any(found.start < following.start < found.end for found in entities.mentions)
        is_next = at in opening and at - 1 not in opening  # "and also how many"
        if (is_asked or is_next) and not in_period:
            yield following.start


def one_by_one(whole: Asked | None, parts: Sequence[tuple[str, Asked | None]], known: Known) -> Asked | None:
    """The first question of a message, with the others behind it; None where it is better read as one.

    Args:
        whole: what the message asks when it is read as one; None where that is unclear.
        parts: the texts of its parts, each with what it asks where that is clear.
        known: what there is.
    """
    asked = {each.query: each.manner for _, each in parts if each and isinstance(each.query, _ANSWERED)}
    unclear = [text for text, each in parts if each is None]
    missed = [text for text in unclear if text.endswith("?") or len(text.split()) > _SHORT]
    is_agreed = len(asked) == 1 and all(each is not None for _, each in parts)  # all ask the same
    if not asked or (len(asked) == 1 and (whole or missed) and not is_agreed):
        return None
    are_figures = all(isinstance(query, FigureQuery) for query in asked)
    first, *others = asked
    is_complete = whole and _is_complete(whole, _spans(*others)) and not _leaves_out(whole, asked, known)
    is_part = whole is not None and any(_are_same(whole.query, query) for query in asked)
    if whole and are_figures and is_complete and not is_part and not is_agreed:
        return None
    if both := _side_by_side(tuple(asked.items()), known):
        first, others = both, []
        asked[both] = Manner()
    unused = dict.fromkeys((*missed, *(word for manner in asked.values() for word in manner.unused)))
    return Asked(first, replace(asked[first], echo=True, unused=tuple(unused), also=tuple(others)))


def _side_by_side(asked: Sequence[tuple[Query, Manner]], known: Known) -> Compute | None:
    """Counts of the same days and people in one question: "how many reviewed, and how many eligible?".

    A reply to it may ask for the one as a share of the other. None where they are something else.
    """
    operands = [
        query.subjects[0]
        for query, manner in asked
        if isinstance(query, Compute) and query.operation is Operation.VALUE and len(query.subjects) == 1
        if not (manner.claim or manner.mistaken_for or manner.untold)
    ]
    are_counts = Kind.SHARE not in {known.measures[operand.measure].kind for operand in operands}
    are_told = are_counts and all(isinstance(find(each, known.table), Found) for each in operands)
    is_one_stretch = are_told and len({replace(operand, measure="") for operand in operands}) == 1
    if len(operands) != len(asked) or len(asked) < _TWO or not is_one_stretch:
        return None
    return Compute(Operation.VALUE, tuple(dict.fromkeys(operands)))


def _are_same(one: Query, other: Query) -> bool:
    """Whether two questions are of the same figures, whatever was spoken of before."""
    if isinstance(one, Compute) and isinstance(other, Compute):
        return (one.operation, one.subjects) == (other.operation, other.subjects)
    return one == other


def _is_complete(asked: Asked, spans: set[Span | None]) -> bool:
    """Whether a figure was asked for, of all these days, and no word was left over.

    Args:
        asked: the message, read as one question.
        spans: the days that its later parts ask about; the first often leaves them to the last.
    """
    return isinstance(asked.query, Compute) and not asked.manner.unused and spans <= _spans(asked.query)


def _leaves_out(whole: Asked, parts: Iterable[Query], known: Known) -> bool:
    """Whether a part asks for a measure that the answer to the message as a whole doesn't show."""
    shown, *asked = (
        {name for each in query.subjects for name in (each.measure, *known.parts_of(each.measure))}
        for query in (whole.query, *parts)
        if isinstance(query, Compute)
    )
    return any(shown.isdisjoint(names) for names in asked)


def _spans(*queries: Query) -> set[Span | None]:
    """The days of which figures are asked for; None stands for all days."""
    return {each.span for query in queries if isinstance(query, Compute) for each in query.subjects}
