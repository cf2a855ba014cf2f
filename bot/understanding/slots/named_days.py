"""The days that a sentence names, without what only looks like days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from bot.data.spans import Span
from bot.periods.reading import Kind as As, Mention, Quantity, Reading
from bot.understanding.slots.known import Known
from bot.understanding.slots.limits import counts_periods
from bot.understanding.slots.named_figures import NamedFigures
from bot.understanding.slots.slots import When
from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.tags import Tag, TagKind

_YEAR = re.compile(r"\d{4}|'\d\d|\d[/.-]\d+[/.-]\d")
"""A year in a period as written."""
_NOT = re.compile(r"not?|(?:is|are|was|were|do|does|did|has|have|had|wo|ca|could|would|should)nt")
"""Words that only deny."""
_YEARS = range(1800, 2200)
"""Years that people speak of."""
_TWO = 2
_A_DAY = timedelta(1)


def named_days(
    entities: Entities, measures: Sequence[Tag], known: Known, numbers: Sequence[Mention]
) -> Iterator[When]:
    """The days that a sentence names, in its order.

    Args:
        entities: the sentence with its tags.
        measures: the measures that it names.
        known: what there is.
        numbers: the years that are rather numbers.
    """
    whens = list[When]()
    for found in entities.periods:
        is_other = found in numbers or _is_verb(found, entities) or _is_quantifier(found, measures, entities)
        if isinstance(found.reading, Reading) and not is_other:
            whens.append(_when(found, found.reading, entities, known))
    for at, (when, following) in reversed([*enumerate(pairwise(whens))]):
        are_months = when.kind is following.kind is As.MONTH  # the year of "March and April 2011" is of both
        if are_months and (following.span.start - when.span.end).days == 1 and whens[at + 1].has_year:
            whens[at] = replace(when, has_year=True)
    whens = _without_excluded(_without_their_year(whens), entities, known.table.periods)
    yield from whens or _numbered(entities, known.table.periods)


def _without_their_year(whens: list[When]) -> list[When]:
    """Without the year in which all other days lie that are listed: "for each day in 2012: 3/28, 5/31"."""
    days = [when.span for when in whens if when.kind is As.DAY]
    if len(days) < len(whens) - 1 or len(days) < _TWO:
        return whens
    return [when for when in whens if when.kind is not As.YEAR or not all(map(when.span.contains, days))]


def _without_excluded(whens: list[When], entities: Entities, periods: Sequence[Span]) -> list[When]:
    """The days without those that are left out: "other than in the first period", "H2 except December"."""
    left_out = [when for when in whens if _is_left_out(when, entities)]
    kept = [when for when in whens if when not in left_out]
    if len(left_out) != 1 or len(kept) > 1:
        return whens
    (without,), (base,) = left_out, kept or left_out
    parts = _parts_without(base, without) if kept else _joined_without(periods, without.span)
    if not parts:
        return whens
    hull = Span(parts[0].start, parts[-1].end)
    more = tuple(parts) if len(parts) > 1 else ()
    return [replace(base, span=hull, kind=As.EXCEPT, parts=more, ends=None, upto=False, has_year=True)]


def _parts_without(base: When, without: When) -> Sequence[Span]:
    """The days of one thing before and after another that lies in them."""
    inner, whole = without.span, base.span
    if inner.months == 1 and not without.has_year:
        inner = Span.month(inner.start.replace(year=whole.start.year))
    if not whole.overlaps(inner):
        return ()
    before = [Span(whole.start, inner.start - _A_DAY)] if whole.start < inner.start else []
    after = [Span(inner.end + _A_DAY, whole.end)] if inner.end < whole.end else []
    return [*before, *after]


def _joined_without(periods: Sequence[Span], left_out: Span) -> Sequence[Span]:
    """The periods that don't touch some days, each run of them as one; none where all are left."""
    runs = list[Span]()
    for period in periods:
        if period.overlaps(left_out):
            continue
        is_next = bool(runs) and runs[-1].end + _A_DAY == period.start
        runs[-1:] = [Span(runs[-1].start, period.end)] if is_next else [*runs[-1:], period]
    return runs if any(period.overlaps(left_out) for period in periods) else ()


def _is_left_out(when: When, entities: Entities) -> bool:
    """Whether a word for leaving out stands before a period or a month, or "not in"."""
    if when.kind not in (As.PERIOD, As.MONTH, As.PART):
        return False
    first = entities.place_at(when.start)
    data = [tag for tag in entities.tags if tag.kind is not TagKind.CUE and tag.id]
    takes = {tag.first for tag in entities.cue("minus")}
    for cue in entities.cue("exclude"):
        between = range(cue.last, first)
        is_near = cue.first < first <= cue.last + _TWO
        if is_near and cue.first not in takes and not any(tag.first in between for tag in data):
            return True
    ins = {tag.first for tag in entities.cue("before_season") if tag.last == first}
    # "Not in the second period", and neither "left out in the second period" nor "got a no in the second".
    told = entities.cue("rejected_by")
    plain = [
        cue
        for cue in entities.cue("negation")
        if _NOT.fullmatch(entities.words[cue.last - 1].text) and not any(cue.meets(tag) for tag in told)
    ]
    return any(cue.last in ins for cue in plain)


def _numbered(entities: Entities, periods: Sequence[Span]) -> Iterator[When]:
    """Periods that are only numbered, as ends: "how far did it fall from 3 to 4?"."""
    numbers = [
        (found, int(found.what.value))
        for found in entities.numbers
        if isinstance(found.what, Quantity) and counts_periods(found.what)
    ]
    if len(numbers) != _TWO or len(entities.numbers) != _TWO:
        return
    start, end = numbers[0][0].start, numbers[0][0].end
    are_ends = any(tag.start <= start and end <= tag.end for tag in entities.cue("from_to"))
    if are_ends and all(0 < place <= len(periods) for _, place in numbers):
        for found, place in numbers:
            yield When(periods[place - 1], As.PERIOD, found.start, found.end)


def unlikely_years(entities: Entities, figures: NamedFigures) -> list[Mention]:
    """The years that are rather numbers: "who says 7186?"."""
    return [found for found in entities.periods if _is_no_year(found, figures)]


def _when(found: Mention, reading: Reading, entities: Entities, known: Known) -> When:
    before = max((word.end for word in entities.words if word.end <= found.start), default=0)
    as_of = any(
        tag.start <= found.start and (tag.end >= before or tag.start >= found.start)
        for tag in entities.cue("as_of")
    )
    upto = reading.kind is As.UPTO or (as_of and reading.kind in (As.DAY, As.MONTH, As.PART))
    return When(
        reading.span,
        reading.kind,
        found.start,
        found.end,
        reading.parts,
        reading.ends or both_periods(reading, known.table.periods),
        reading.relative,
        upto,
        _YEAR.search(found.text) is not None,
    )


def both_periods(reading: Reading, periods: Sequence[Span]) -> tuple[Span, Span] | None:
    """The two periods that were named as one run of them: "the first two"."""
    within = [period for period in periods if period.overlaps(reading.span)]
    return (within[0], within[1]) if reading.kind is As.PERIOD and len(within) == _TWO else None


def _is_verb(found: Mention, entities: Entities) -> bool:
    """Whether "fall" is what the rate did, not the season, or "last" what a period did."""
    verbs = entities.cue("fell", "lasts")
    verb = next((tag for tag in verbs if found.start <= tag.start and tag.end == found.end), None)
    if verb is None:
        return False
    if verb.id == "lasts":
        is_verb = any(verb.is_within(tag) for tag in entities.cue("length"))  # "last more than three months"
        return is_verb or (entities.has("length") and verb.last == len(entities.words))
    before = max((word.end for word in entities.words if word.end <= found.start), default=-1)
    is_of_the = found.start < verb.start and any(tag.end == before for tag in entities.cue("of"))
    return is_of_the or not any(tag.end == before for tag in entities.cue("before_season"))


def _is_quantifier(found: Mention, measures: Sequence[Tag], entities: Entities) -> bool:
    """Whether "all" only says how many of what is counted: "all the closures"."""
    if found.is_sure or not found.reading or found.reading.kind is not As.ALL:
        return False
    behind = next((at for at, word in enumerate(entities.words) if word.start >= found.end), 0)
    return any(behind <= tag.first <= behind + 1 for tag in measures)


def _is_no_year(found: Mention, figures: NamedFigures) -> bool:
    """Whether four digits are those of a figure rather than a year: "who says 7186?"."""
    reading = found.reading
    if reading is None or reading.kind is not As.YEAR or not found.text.isdecimal():
        return False
    return reading.span.start.year not in _YEARS and bool(figures.find(number_of(found)))


def number_of(found: Mention) -> Quantity:
    """The number that a mention is, or that its year is."""
    return found.what if isinstance(found.what, Quantity) else Quantity(float(found.text), 0)
