"""Which measure is meant, where the words alone don't say: the likeliest of those that there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.data.measures import Kind, Measure
from bot.data.spans import Span
from bot.data.table import Key, Rows
from bot.understanding.slots.known import YEAR, Known

_ASKABLE = 0.2
"""How much it counts that a measure has words of its own."""
_TWIN = 1.7
"""How much more, of a place, what is easily taken for the measure named is meant than one of its days."""
_LONG_AGO = 400
"""Days after which a count says nothing of the days asked about."""


@dataclass(frozen=True)
class Wanted:
    """What is known of the measure that somebody means.

    Args:
        named: ids of the measures that were named, the likeliest first.
        share: whether a share is wanted.
        count: whether a number of things is wanted.
        group: whose.
        place: where.
        spans: the days that were named.
    """

    named: tuple[str, ...] = ()
    share: bool = False
    count: bool = False
    group: str = ""
    place: str = ""
    spans: tuple[Span, ...] = ()


@lru_cache(maxsize=1024)  # many readings of a text, and many texts, want the same
def candidates(wanted: Wanted, known: Known) -> tuple[str, ...]:
    """The measures that may be meant, the likeliest first.

    Args:
        wanted: what is known of the one that is meant.
        known: what there is.
    """
    scored = [(_score(id_, wanted, known), id_) for id_ in known.measures]
    return tuple(id_ for score, id_ in sorted(scored, reverse=True) if score > 0)


def measure_of(wanted: Wanted, known: Known) -> str:
    """The likeliest measure; empty where nothing tells."""
    return next(iter(candidates(wanted, known)), "")


def nearest(measure: str, spans: Sequence[Span], known: Known) -> float:
    """How near to the end of days the counts of a measure's places or groups come: 1 to 0."""
    there = [known.rows(measure, *pair) for pair in known.table.known_for(measure)]
    return max((_nearness(rows, span) for rows in there if rows for span in spans), default=0.0)


def _score(id_: str, wanted: Wanted, known: Known) -> float:
    measure = known.measures[id_]
    is_share = measure.kind is Kind.SHARE
    named = _named(id_, measure, wanted, known)
    if wanted.named and not named:
        return 0.0
    if not (wanted.named or wanted.group or wanted.place) and id_ not in known.main_family:
        return 0
    score = named + (_ASKABLE if measure.words else 0)
    if wanted.share or wanted.count:
        fits = (is_share and wanted.share) or (not is_share and wanted.count)
        score += 2 if fits else -1.5
    elif is_share:
        score -= 0.3
    if id_ == known.main and not wanted.named:
        score += 1
    if wanted.group or wanted.place:
        score += 5 if known.has(id_, wanted.group, wanted.place) else -5
    elif not known.has(id_):
        is_first = wanted.named[:1] in ((id_,), (measure.numerator,))  # it is asked of all its places
        score -= 0.3 if is_first else 1 if measure.words else 2
    if measure.kind is Kind.EVENT and id_ not in wanted.named:
        score -= 5
    return score + _days(id_, wanted, known)


def _named(id_: str, measure: Measure, wanted: Wanted, known: Known) -> float:
    """How much the names that were used speak for a measure."""
    named, is_narrow = wanted.named, bool(wanted.group or wanted.place)
    score = 0.0
    for rank, name in enumerate(named):
        less = 0.3 * rank
        if name == id_:
            special = any(id_ in known.spoken_alike(other) for other in named)
            score = max(score, 4 - less + special)
        elif measure.numerator == name:
            also = 0.5 if measure.denominator in named else 0.0
            score = max(score, 3.6 - less + also + (0.2 if id_ == known.share_of(name) else 0))
        elif id_ in known.spoken_alike(name):
            is_twin = id_ in known.measures[name].not_to_mix  # what is easily taken for it
            score = max(score, 2.5 - less + (0 if not is_twin else _TWIN if is_narrow else 0.1))
        elif measure.denominator == name and id_ == known.share_of(measure.numerator):
            score = max(score, 2.2 - less if id_ == known.main else 1.2 - less)
        elif known.measures[name].numerator == id_:
            score = max(score, 2.0 - less)
        elif is_narrow and name in (*measure.at_most, *_counted(measure, known).at_most):
            score = max(score, 1.0 - less)
    return score


def _counted(measure: Measure, known: Known) -> Measure:
    """The count of which a measure is the share; a count itself."""
    return known.measures[measure.numerator] if measure.numerator else measure


def _days(id_: str, wanted: Wanted, known: Known) -> float:
    """Whether something is known of the days that were named."""
    rows = known.rows(id_, wanted.group, wanted.place)
    if not wanted.spans or rows is None:
        return 0
    by_day = known.table.periods_of(Key(id_, wanted.group, wanted.place)) is None
    there = [
        _nearness(rows, span) if by_day else float(bool(rows.touched(known.year(id_, span))))
        for span in wanted.spans
    ]
    fits = [span for span in wanted.spans if not by_day and _is_one(rows, span)]
    is_named = id_ in wanted.named[:1]  # of other days it is said that nothing is known of them
    near = 0.4 * min(there) if all(there) else -0.6 if is_named else -1.2
    return near + (0.5 if len(fits) == len(wanted.spans) else 0.0)


def _is_one(rows: Rows, span: Span) -> bool:
    """Whether a span is one of the periods."""
    touched = rows.touched(span)
    return len(touched) == 1 and rows.span(touched) == span


def _nearness(rows: Rows, span: Span) -> float:
    """1 where a count was taken by the end of the days, less the longer ago it was, 0 where there is none.

    Of a year there is none where the latest count was taken before it.
    """
    before = rows.ended_by(span.end)
    day = rows.day(before - 1) if before else None
    if day is None or (span.days in YEAR and day < span.start):
        return 0.0
    return max(0.0, 1 - (span.end - day).days / _LONG_AGO)
