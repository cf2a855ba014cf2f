"""From a sentence with its tags to the slots that it fills."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from bot.periods.reading import Counts, Kind as As, Quantity
from bot.understanding.slots.claims import claims_none, is_rhetorical, states_number
from bot.understanding.slots.known import Known
from bot.understanding.slots.named_days import named_days, number_of, unlikely_years
from bot.understanding.slots.named_figures import NamedFigures
from bot.understanding.slots.slots import Quoted, Slots, When, once
from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.tags import Tag, TagKind

_TWO = 2
_NEGATED_WITHIN = 3
"""Words between "not" and what it denies."""


def read_slots(entities: Entities, known: Known, figures: NamedFigures) -> Slots:
    """The slots that a sentence fills."""
    strong = [
        tag
        for tag in entities.of(TagKind.MEASURE)
        if tag.id != known.main and not _is_set_aside(tag, entities)
    ]
    groups = once(entities.of(TagKind.GROUP))
    both_groups = bool(groups) and (entities.has("or_not") or (len(groups) == 1 and _is_compared(entities)))
    unlikely = unlikely_years(entities, figures)
    days = tuple(
        when for when in named_days(entities, strong, known, unlikely) if not _is_of_country(when, entities)
    )
    strong = [tag for tag in strong if not _only_dates(tag, strong, days, known)]
    # "I don't know" denies no measure, and "not in the first period" none.
    named = [*entities.of(TagKind.GROUP), *strong, *entities.cue("lacking", "over", "under")]
    nobody = entities.cue("none_of", "nobody") if claims_none(entities) else ()
    negations = [
        cue
        for cue in (() if both_groups else entities.cue("negation"))
        if not any(_is_in(cue, tag) for tag in (*named, *nobody))
        and not is_rhetorical(cue, entities)
        and not _leaves_days_out(cue, days, entities)
    ]
    data = (*entities.of(TagKind.GROUP), *entities.of(TagKind.PLACE))
    of_measures = [cue for cue in negations if not any(_denies(cue, tag, entities) for tag in data)]
    negated = {id_ for id_ in _negated(entities, of_measures, strong, known) if known.wholes(id_)}
    contrasted = {
        id_ for id_ in negated for other in strong if other.id not in (*negated, *known.wholes(id_))
    }
    numerator = known.numerator
    approved = entities.has("approved") and not (
        strong or entities.of(TagKind.PAGE) or entities.has("accepted")
    )
    if rest := _rest_of_parts(negated, known):  # "neither closed nor declined"
        strong = [replace(tag, id=rest) for tag in strong if tag.id in negated]
        negated = set[str]()
    if approved:
        strong = [replace(tag, id=numerator) for tag in entities.cue("approved")[:1]]
    numbers = [
        Quoted(number_of(found), figures.find(number_of(found)), found.start, found.end)
        for found in (*entities.numbers, *unlikely)
    ]
    stated = _stated(entities)
    return Slots(
        whens=days,
        measures=tuple(tag for tag in strong if tag.id not in contrasted),
        groups=groups,
        places=once(entities.of(TagKind.PLACE)),
        numbers=tuple(sorted(numbers, key=lambda number: number.start)),
        mentions=data,
        share=_wants_share(entities, negations) or _is_judged(entities, data) or bool(stated),
        count=_wants_count(entities, negations, numbers),
        negated=frozenset(
            (negated - contrasted)
            | _rest(entities, strong, known)
            | set(_denied_by_term(entities, negations, strong, known))
        ),
        excluded=frozenset(_left_out(entities, data, negations)),
        both_groups=both_groups,
        approved=approved,
        generic=frozenset(_generic(strong, entities, known)),
        stated=stated,
    )


# ---------------------------------------------------------------- what is wanted


def _wants_share(entities: Entities, negations: Sequence[Tag]) -> bool:
    percents = any(
        found.what.counts is Counts.PERCENT for found in entities.numbers if isinstance(found.what, Quantity)
    )
    is_named = _wants(entities, "share", negations) or entities.has(
        "points", "likely", "per_hundred", "not_count"
    )
    return is_named or percents


def _is_judged(entities: Entities, data: Sequence[Tag]) -> bool:
    """Whether groups or places are held against each other: by their shares, as some are far larger."""
    return entities.has("fared") and (bool(data) or entities.has("by_court", "by_nationality"))


def _wants_count(entities: Entities, negations: Sequence[Tag], numbers: Sequence[Quoted]) -> bool:
    """Whether a number of things is wanted, or is stated to be confirmed."""
    quoted = [number.quantity.counts for number in numbers if number.operands]
    states_count = entities.has("claim") and quoted == [Counts.NOTHING] and not entities.has("share")
    is_named = _wants(entities, "count", negations) or states_count or entities.has("not_share")
    return is_named and not entities.has("points", "per_hundred")


def _wants(entities: Entities, cue: str, negations: Sequence[Tag]) -> bool:
    """Whether a unit is asked for: not in "not the percentage", nor in "how many times"."""
    larger, typed = entities.cue("ratio", "length"), entities.sentence.typed
    return any(
        not any(
            other.last <= tag.first <= other.last + 1 and "," not in typed[other.end : tag.start]
            for other in negations
        )
        and not any(_is_in(tag, other) for other in larger)
        for tag in entities.cue(cue)
    )


def _stated(entities: Entities) -> float:
    """The share that is stated: half of something, not what it fell to; or all: "was everyone closed?"."""
    if entities.has("rose", "fell"):
        return 0.0
    halves = entities.cue("half")
    is_of_something = any(half.last == of.first for half in halves for of in entities.cue("of"))
    if is_of_something or (halves and states_number(entities)):  # "did more than half accept?"
        return 0.5
    is_asked = "?" in entities.sentence.typed or entities.has("claim", "define")
    is_open = entities.has("wh", "count", "share", "trend", "highest", "lowest", "difference")
    return 1.0 if entities.has("every") and is_asked and not is_open else 0.0


# ---------------------------------------------------------------- what is denied or left out


def _negated(
    entities: Entities, negations: Sequence[Tag], strong: Sequence[Tag], known: Known
) -> Iterator[str]:
    """The ids of the measures that are denied; of the main share, that of its numerator."""
    for cue in negations:
        if tag := _denied(cue, strong, entities):
            yield tag.id
    numbers = [range(found.start, found.end) for found in entities.numbers]  # "never under 4 percent"
    main = [tag for tag in entities.of(TagKind.MEASURE) if tag.id == known.main]
    main = [tag for tag in main if not any(tag.start in number for number in numbers)]
    for cue in negations:
        is_unit = entities.has("count") and any(
            cue.last == tag.first for tag in main
        )  # "the count, not rate"
        if _denied(cue, main, entities) and not is_unit:
            yield known.numerator
    if not (strong or entities.of(TagKind.GROUP)) and _denies_share(entities, negations):
        yield known.numerator


def _denied_by_term(
    entities: Entities, negations: Sequence[Tag], strong: Sequence[Tag], known: Known
) -> Iterator[str]:
    """The ids of measures of which a term in their name is denied: "closures that weren't PD"."""
    for cue in negations:
        for page in entities.of(TagKind.PAGE):
            apart = [tag for tag in strong if not tag.first <= page.first < tag.last]
            if cue.last <= page.first <= cue.last + 1:
                words = page.id.split("-")
                yield from (tag.id for tag in apart if known.has_in_name(tag.id, words))


def _rest_of_parts(negated: Collection[str], known: Known) -> str:
    """Of a count's parts the one that is left where all others are denied; empty where none is."""
    for measure in known.measures.values():
        left = [part for part in measure.parts if part not in negated]
        if len(left) == 1 and len(measure.parts) > _TWO:
            return left[0]
    return ""


def _leaves_days_out(cue: Tag, days: Sequence[When], entities: Entities) -> bool:
    """Whether "not" stands before "in" and days that were left out."""
    ins = {tag.first: tag.end for tag in entities.cue("before_season")}
    return any(
        when.kind is As.EXCEPT and cue.last in ins and ins[cue.last] <= when.start <= ins[cue.last] + 1
        for when in days
    )


def _rest(entities: Entities, strong: Sequence[Tag], known: Known) -> set[str]:
    """The ids of the measures that are named by what they leave out: "acceptance"."""
    return {
        tag.id
        for tag in strong
        if known.is_rest(tag.id, [word.text for word in entities.words[tag.first : tag.last]])
    }


def _left_out(entities: Entities, data: Sequence[Tag], negations: Sequence[Tag]) -> Iterator[str]:
    """The ids of the groups and places that are left out."""
    before: Tag | None = None
    for tag in data:
        is_excluded = any(_excludes(cue, tag, entities) for cue in entities.cue("exclude"))
        is_listed = before is not None and _follows(before, tag, entities)
        if is_excluded or is_listed or any(_denies(cue, tag, entities) for cue in negations):
            before = tag
            yield tag.id


def _follows(before: Tag, tag: Tag, entities: Entities) -> bool:
    """Whether it stands behind another in a list: "outside Denver, Miami and Seattle"."""
    between = entities.text(before.end, tag.start).replace(",", " ").split()
    cues = {cue.first for cue in entities.cue("same_for", "negation")}
    return (
        before.kind is tag.kind
        and len(between) <= 1
        and all(at in cues for at in range(before.last, tag.first))
    )


def _only_dates(tag: Tag, measures: Sequence[Tag], days: Sequence[When], known: Known) -> bool:
    """Whether a measure's name is only part of the days of another: "filings in fiscal year 2012"."""
    is_in_days = any(when.start <= tag.start and tag.end <= when.end for when in days)
    alike = (tag.id, *known.measures[tag.id].not_to_mix)
    return is_in_days and any(other.id not in alike for other in measures)


def _is_of_country(when: When, entities: Entities) -> bool:
    """Whether "all" is said of places, not of days: "todo el país"."""
    tags = entities.cue("everywhere")
    return when.kind is As.ALL and any(tag.start <= when.start and when.end < tag.end for tag in tags)


def _is_set_aside(tag: Tag, entities: Entities) -> bool:
    """Whether it is named only as what isn't meant: "rather than of those reviewed"."""
    typed = entities.sentence.typed
    cues = (
        cue for cue in entities.cue("instead") if "," not in typed[cue.start : cue.end]
    )  # "no, over those"
    return any(cue.last <= tag.first <= cue.last + _NEGATED_WITHIN for cue in cues)


def _denied(cue: Tag, measures: Sequence[Tag], entities: Entities) -> Tag | None:
    """The measure that a "not" denies: the first one behind it, in the same sentence and near."""
    sentence = entities.words[cue.first].sentence
    behind = (tag for tag in measures if cue.last <= tag.first <= cue.last + _NEGATED_WITHIN)
    return next((tag for tag in behind if entities.words[tag.first].sentence == sentence), None)


def _denies(cue: Tag, tag: Tag, entities: Entities) -> bool:
    """Whether a "not" stands before a group, but for a verb, or before "in" a place."""
    if "," in entities.sentence.typed[cue.end : tag.start]:  # "the rest, non-detained"
        return False
    if tag.kind is TagKind.GROUP:  # "those who weren't detained"; "no detained person" leaves nobody out
        if entities.has("claim") and any(none.last == tag.first for none in entities.cue("none_of")):
            return False
        return cue.last <= tag.first <= cue.last + 1
    in_it = any(word.first == cue.last for word in entities.cue("before_season", "of", "to"))
    return in_it and tag.first == cue.last + 1  # "that were not in Denver"


def _excludes(cue: Tag, tag: Tag, entities: Entities) -> bool:
    if tag.last < cue.first and any(link.last == cue.first for link in entities.cue("link")):
        return False  # "were detained people excluded from the review?"
    if cue.first <= tag.first and tag.last < cue.last:  # "leave the detained out"
        return True
    return cue.last <= tag.first <= cue.last + 2 or tag.last <= cue.first <= tag.last + 1


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


# ---------------------------------------------------------------- what else is meant


def _generic(measures: Sequence[Tag], entities: Entities, known: Known) -> set[str]:
    """The measures that were only named by words that stand in the name of another that was named."""
    others = {tag.id for tag in measures}
    apart = set[str]()
    for tag in measures:
        words = [word.text for word in entities.words[tag.first : tag.last]]
        if not any(known.has_in_name(other, words) for other in others - {tag.id}):
            apart.add(tag.id)
    return others - apart


def _is_compared(entities: Entities) -> bool:
    """Whether one group is held against the others without naming these: "were detainees less likely?"."""
    is_limit = bool(entities.numbers or entities.periods) or entities.has("rose", "fell", "difference", "wh")
    return entities.has("likely") and entities.has("up", "down", "than") and not is_limit


def _is_in(cue: Tag, tag: Tag) -> bool:
    return tag.first <= cue.first and cue.last <= tag.last
