"""What a sentence names to fill the slots of a question: days, measures, groups, places, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.data.spans import Span
from bot.figures.operand import Operand
from bot.periods.reading import Counts, Kind as As, Mention, Quantity, Reading
from bot.understanding.entities import Entities, Kind, Tag
from bot.understanding.known import Known
from bot.understanding.named_figures import NamedFigures

_YEAR = re.compile(r"\d{4}|'\d\d|\d[/.-]\d+[/.-]\d")
"""A year in a period as written."""
_BEFORE_SEASONS = frozenset(
    {"in", "of", "during", "since", "by", "this", "last", "early", "late", "for", "until"}
)
_TWO = 2
_YEARS = range(1800, 2200)
"""Years that people speak of."""
_NEGATED_WITHIN = 3
"""Words between "not" and what it denies."""


@dataclass(frozen=True)
class When:
    """Days that were named.

    Args:
        span: the days.
        kind: as what they were named.
        start: where that begins in the text.
        end: where it ends.
        parts: the stretches that are meant, where something is left out.
        ends: of "from X to Y" both, and of "the first two periods".
        relative: how many periods after the one spoken of last it lies.
        upto: whether a word says that everything up to its end is meant.
        has_year: whether a year was written.
    """

    span: Span
    kind: As
    start: int
    end: int
    parts: tuple[Span, ...] = ()
    ends: tuple[Span, Span] | None = None
    relative: int = 0
    upto: bool = False
    has_year: bool = False


@dataclass(frozen=True)
class Quoted:
    """A number that was named, with the figures that are printed like it."""

    quantity: Quantity
    operands: Sequence[Operand]
    start: int
    end: int


@dataclass(frozen=True)
class Slots:
    """What was named, each in the order of the words.

    Args:
        whens: days.
        measures: measures, without those that were only set against another.
        groups: groups.
        places: places.
        numbers: numbers.
        mentions: groups and places as often as they are named.
        share: whether a share is wanted.
        count: whether a number of things is wanted.
        negated: ids of the measures that were denied: "not eligible".
        excluded: ids of the groups or places that are left out.
        approved: whether the words speak of what was only found, as if it had been granted.
        generic: ids of measures named by words of another's name: "closure" in "offers of closure".
        stated: a share that the words state: half of something, or all of it; 0 where none.
        both_groups: whether a group is set against all others: "detained vs not".
    """

    whens: tuple[When, ...] = ()
    measures: tuple[Tag, ...] = ()
    groups: tuple[Tag, ...] = ()
    places: tuple[Tag, ...] = ()
    numbers: tuple[Quoted, ...] = ()
    mentions: tuple[Tag, ...] = ()
    share: bool = False
    count: bool = False
    negated: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    both_groups: bool = False
    approved: bool = False
    generic: frozenset[str] = frozenset()
    stated: float = 0.0

    def within(self, start: int, end: int) -> Slots:
        """Only what was named between two places of the text."""
        return replace(
            self,
            whens=tuple(when for when in self.whens if start <= when.start < end),
            measures=_between(self.measures, start, end),
            groups=_once(_between(self.mentions, start, end, Kind.GROUP)),
            places=_once(_between(self.mentions, start, end, Kind.PLACE)),
            numbers=tuple(number for number in self.numbers if start <= number.start < end),
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing was named that narrows what is meant."""
        whens = [when for when in self.whens if not when.relative]
        return not (whens or self.measures or self.groups or self.places)

    @property
    def step(self) -> int:
        """How many periods on or back from the one spoken of before is meant; 0 for none."""
        return next((when.relative for when in self.whens if when.relative), 0)

    @property
    def names(self) -> tuple[str, ...]:
        """The ids of the measures, each once, the generic ones last."""
        ids = dict.fromkeys(tag.id for tag in self.measures)
        return tuple(sorted(ids, key=lambda id_: id_ in self.generic))


def _between(tags: Iterable[Tag], start: int, end: int, kind: Kind = Kind.MEASURE) -> tuple[Tag, ...]:
    return tuple(tag for tag in tags if start <= tag.start < end and tag.kind is kind)


def read_slots(entities: Entities, known: Known, figures: NamedFigures) -> Slots:
    """The slots that a sentence fills."""
    main = known.measures[known.main]
    strong = [
        tag for tag in entities.of(Kind.MEASURE) if tag.id != known.main and not _is_set_aside(tag, entities)
    ]
    named = [*entities.of(Kind.GROUP), *strong]
    groups = _once(entities.of(Kind.GROUP))
    is_compared = len(groups) == 1 and _is_compared(entities)
    or_not = bool(groups) and (entities.has("or_not") or is_compared)
    negations = [
        cue for cue in entities.cue("negation") if not or_not and not any(_is_in(cue, tag) for tag in named)
    ]
    negated = {tag.id for cue in negations if (tag := _denied(cue, strong, entities))}
    rest = {
        tag.id
        for tag in strong
        if known.is_rest(tag.id, [word.text for word in entities.words[tag.first : tag.last]])
    }
    if main.numerator not in negated and any(
        tag.id == known.main
        and _denied(cue, [tag], entities)
        and not (entities.has("count") and cue.last == tag.first)  # "the count, not rate"
        for tag in entities.of(Kind.MEASURE)
        for cue in negations
    ):
        negated.add(main.numerator)
    if not named and _denies_share(entities, negations):
        negated.add(main.numerator)
    negated = {id_ for id_ in negated if known.wholes(id_)}  # else there is nothing that it leaves out
    contrasted = {
        id_ for id_ in negated for other in strong if other.id != id_ and not _is_whole(other.id, id_, known)
    }
    unlikely = [found for found in entities.periods if _is_no_year(found, figures)]
    whens = [
        _when(found, entities, known)
        for found in entities.periods
        if found.reading
        and found not in unlikely
        and not _is_verb(found, entities)
        and not _is_quantifier(found, strong, entities)
    ]
    approved = entities.has("approved") and not (strong or entities.of(Kind.PAGE) or entities.has("accepted"))
    if approved:
        strong = [replace(tag, id=main.numerator) for tag in entities.cue("approved")[:1]]
    numbers = [_quoted(found, figures) for found in (*entities.numbers, *unlikely)]
    states_count = (
        entities.has("claim")
        and [number.quantity.counts for number in numbers if number.operands] == [Counts.NOTHING]
        and not entities.has("share")
    )
    excludes = entities.cue("exclude")
    percents = any(
        found.what.counts is Counts.PERCENT for found in entities.numbers if isinstance(found.what, Quantity)
    )
    stated = _stated(entities)
    data = [*entities.of(Kind.GROUP), *entities.of(Kind.PLACE)]
    return Slots(
        tuple(when for when in whens if when),
        tuple(tag for tag in strong if tag.id not in contrasted),
        groups,
        _once(entities.of(Kind.PLACE)),
        tuple(sorted(numbers, key=lambda number: number.start)),
        tuple(data),
        _wants(entities, "share", negations)
        or entities.has("points", "likely")
        or (entities.has("fared") and bool(data))
        or percents
        or bool(stated),
        (_wants(entities, "count", negations) or states_count) and not entities.has("points"),
        frozenset((negated - contrasted) | rest),
        frozenset(
            tag.id
            for tag in data
            if any(_excludes(cue, tag) for cue in excludes) or any(_denies(cue, tag) for cue in negations)
        ),
        or_not,
        approved,
        frozenset(_generic(strong, entities, known)),
        stated,
    )


def _is_set_aside(tag: Tag, entities: Entities) -> bool:
    """Whether it is named only as what isn't meant: "rather than of those reviewed"."""
    return any(cue.last <= tag.first <= cue.last + _NEGATED_WITHIN for cue in entities.cue("instead"))


def _stated(entities: Entities) -> float:
    """The share that is stated: half of something, not what it fell to; or all: "was everyone closed?"."""
    if entities.has("rose", "fell"):
        return 0.0
    if any(half.last == of.first for half in entities.cue("half") for of in entities.cue("of")):
        return 0.5
    is_asked = "?" in entities.sentence.typed or entities.has("claim", "define")
    is_open = entities.has("wh", "count", "share", "trend", "highest", "lowest", "difference")
    return 1.0 if entities.has("every") and is_asked and not is_open else 0.0


def _generic(measures: Sequence[Tag], entities: Entities, known: Known) -> set[str]:
    """The measures that were only named by words that stand in the name of another that was named."""
    others = {tag.id for tag in measures}
    apart = set[str]()
    for tag in measures:
        words = [word.text for word in entities.words[tag.first : tag.last]]
        if not any(known.has_in_name(other, words) for other in others - {tag.id}):
            apart.add(tag.id)
    return others - apart


def _denies_share(entities: Entities, negations: Sequence[Tag]) -> bool:
    """Whether the share of what didn't pass is asked for, unnamed: "percent that did not make it"."""
    if entities.numbers or entities.has("rose", "fell", "up", "down", "change", "steps", "trend"):
        return False
    units = entities.cue("share", "count", "points")
    return any(
        share.last <= cue.first <= share.last + _NEGATED_WITHIN
        and not any(cue.last <= unit.first <= cue.last + 1 for unit in units)
        for share in entities.cue("share")
        for cue in negations
    )


def _is_compared(entities: Entities) -> bool:
    """Whether one group is held against the others without naming these: "were detainees less likely?"."""
    is_limit = bool(entities.numbers or entities.periods) or entities.has("rose", "fell", "difference", "wh")
    return entities.has("likely") and entities.has("up", "down", "than") and not is_limit


def _is_quantifier(found: Mention, measures: Sequence[Tag], entities: Entities) -> bool:
    """Whether "all" only says how many of what is counted: "all the closures"."""
    if found.is_sure or not found.reading or found.reading.kind is not As.ALL:
        return False
    behind = next((at for at, word in enumerate(entities.words) if word.start >= found.end), 0)
    return any(behind <= tag.first <= behind + 1 for tag in measures)


def _is_verb(found: Mention, entities: Entities) -> bool:
    """Whether "fall" is what the rate did, not the season, or "last" what a period did."""
    verbs = entities.cue("fell", "lasts")
    verb = next((tag for tag in verbs if found.start <= tag.start and tag.end == found.end), None)
    if verb is None:
        return False
    if verb.id == "lasts":
        return entities.has("length") and verb.last == len(entities.words)
    before = [word.text for word in entities.words if word.end <= found.start][-1:]
    is_of_the = before == ["of"] and found.start < verb.start  # "how much of the fall"
    return is_of_the or not _BEFORE_SEASONS.intersection(before)


def _is_in(cue: Tag, tag: Tag) -> bool:
    return tag.first <= cue.first and cue.last <= tag.last


def _wants(entities: Entities, cue: str, negations: Sequence[Tag]) -> bool:
    """Whether a unit is asked for: not in "not the percentage", nor in "how many times"."""
    larger = entities.cue("ratio", "length")
    return any(
        not any(other.last <= tag.first <= other.last + 1 for other in negations)
        and not any(_is_in(tag, other) for other in larger)
        for tag in entities.cue(cue)
    )


def _once(tags: Sequence[Tag]) -> tuple[Tag, ...]:
    first = dict[str, Tag]()
    for tag in tags:
        first.setdefault(tag.id, tag)
    return tuple(first.values())


def _is_whole(measure: str, part: str, known: Known) -> bool:
    return measure in known.wholes(part)


def _denied(cue: Tag, measures: Sequence[Tag], entities: Entities) -> Tag | None:
    """The measure that a "not" denies: the first one behind it, in the same sentence and near."""
    sentence = entities.words[cue.first].sentence
    behind = (tag for tag in measures if cue.last <= tag.first <= cue.last + _NEGATED_WITHIN)
    return next((tag for tag in behind if entities.words[tag.first].sentence == sentence), None)


def _denies(cue: Tag, tag: Tag) -> bool:
    """Whether a "not" stands before a group, but for a verb: "those who weren't detained"."""
    return tag.kind is Kind.GROUP and cue.last <= tag.first <= cue.last + 1


def _excludes(cue: Tag, tag: Tag) -> bool:
    if cue.first <= tag.first and tag.last < cue.last:  # "leave the detained out"
        return True
    return cue.last <= tag.first <= cue.last + 2 or tag.last <= cue.first <= tag.last + 1


def _when(found: Mention, entities: Entities, known: Known) -> When | None:
    reading = found.reading
    if not isinstance(reading, Reading):
        return None
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


def _is_no_year(found: Mention, figures: NamedFigures) -> bool:
    """Whether four digits are those of a figure rather than a year: "who says 7186?"."""
    reading = found.reading
    if reading is None or reading.kind is not As.YEAR or not found.text.isdecimal():
        return False
    return reading.span.start.year not in _YEARS and bool(figures.find(_number(found)))


def _number(found: Mention) -> Quantity:
    return found.what if isinstance(found.what, Quantity) else Quantity(float(found.text), 0)


def _quoted(found: Mention, figures: NamedFigures) -> Quoted:
    quantity = _number(found)
    return Quoted(quantity, figures.find(quantity), found.start, found.end)
