"""From a sentence with its tags to the slots that it fills."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.periods.reading import Counts, Kind as As, Quantity
from bot.understanding.slots.denials import (
    denied_by_term,
    denied_measures,
    left_out,
    named_by_rest,
    negations_in,
    rest_of_parts,
)
from bot.understanding.slots.known import Known
from bot.understanding.slots.limits import states_number
from bot.understanding.slots.named_days import named_days, number_of, unlikely_years
from bot.understanding.slots.named_figures import NamedFigures
from bot.understanding.slots.slots import Quoted, Slots, When, once
from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.tags import Tag, TagKind

_TWO = 2
_NEAR = 3
"""Words between "rather than" and what isn't meant."""


def read_slots(entities: Entities, known: Known, figures: NamedFigures) -> Slots:
    """The slots that a sentence fills."""
    strong = [
        tag
        for tag in entities.of(TagKind.MEASURE)
        if tag.id != known.main and not _is_set_aside(tag, entities)
    ]
    groups = once(entities.of(TagKind.GROUP))
    # "those detained and those not", but "and those who are not detained"
    is_or_not = any(tag.first <= cue.first for cue in entities.cue("or_not") for tag in groups)
    both_groups = bool(groups) and (is_or_not or (len(groups) == 1 and _is_compared(entities)))
    if both_groups and entities.has("everywhere"):  # "everybody, detained or not"
        groups, both_groups = (), False
    unlikely = unlikely_years(entities, figures)
    days = tuple(
        when for when in named_days(entities, strong, known, unlikely) if not _is_of_country(when, entities)
    )
    strong = [tag for tag in strong if not _only_dates(tag, strong, days, known)]
    negations = [] if both_groups else negations_in(entities, strong, groups, days)
    data = (*entities.of(TagKind.GROUP), *entities.of(TagKind.PLACE))
    if by_reviewer := _rejected_by_reviewer(entities, strong, known):
        strong = [*(tag for tag in strong if not tag.meets(by_reviewer)), by_reviewer]
        negated, contrasted = {by_reviewer.id}, set[str]()
    else:
        negated, contrasted = denied_measures(entities, negations, strong, known)
    numerator = known.numerator
    approved = entities.has("approved") and not (
        strong or entities.of(TagKind.PAGE) or entities.has("accepted")
    )
    strong = [
        _of_named_whole(tag, strong, entities, known) for tag in _as_counted_there(strong, entities, known)
    ]
    if rest := rest_of_parts(negated, known):  # "neither closed nor declined"
        strong = [replace(tag, id=rest) for tag in strong if tag.id in negated]
        negated = set[str]()
    if approved:
        strong = [replace(tag, id=numerator) for tag in entities.cue("approved")[:1]]
    numbers = [
        Quoted(number_of(found), figures.find(number_of(found)), found.start, found.end)
        for found in (*entities.numbers, *unlikely)
    ]
    if entities.has("from_to") and entities.has("rose", "fell", "claim"):
        numbers = figures.at_both_ends(numbers)
    stated = _stated(entities)
    return Slots(
        whens=days,
        measures=tuple(tag for tag in strong if tag.id not in contrasted),
        groups=groups,
        places=tuple(
            tag for tag in once(entities.of(TagKind.PLACE)) if not _is_of_scene(tag, strong, entities, known)
        ),
        numbers=tuple(sorted(numbers, key=lambda number: number.start)),
        mentions=data,
        share=_wants_share(entities, negations) or _is_judged(entities, data) or bool(stated),
        count=_wants_count(entities, negations, numbers),
        # "Not accepted" are those that were declined.
        negated=frozenset(negated ^ named_by_rest(entities, strong, known))
        | frozenset(denied_by_term(entities, negations, strong, known)),
        excluded=frozenset(left_out(entities, data, negations)),
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
        and not any(tag.is_within(other) for other in larger)
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
    if halves and entities.has("claim") and not is_open:  # "nearly half refused, right?"
        return 0.5
    return 1.0 if entities.has("every") and is_asked and not is_open else 0.0


# ---------------------------------------------------------------- what a name means here


def _of_named_whole(tag: Tag, measures: Sequence[Tag], entities: Entities, known: Known) -> Tag:
    """The yes of an offer as a count, where something else is named that it is part of.

    "What percent of the eligible accepted?" asks for no share of the offers.
    """
    measure = known.measures[tag.id]
    whole = known.measures.get(measure.denominator)
    words = entities.texts(tag)
    if whole is None or len(whole.sum_of) != _TWO or not known.is_rest(tag.id, words):
        return tag
    (yes,) = (name for name in whole.sum_of if name != measure.numerator)
    is_of_other = any(other.id in known.wholes(yes) and other.id != measure.denominator for other in measures)
    verb = entities.words[tag.last - 1]  # behind "percent", which parts the two
    return replace(tag, id=yes, first=tag.last - 1, start=verb.start) if is_of_other else tag


def _as_counted_there(measures: Sequence[Tag], entities: Entities, known: Known) -> Sequence[Tag]:
    """The measures, where one only says among what another is counted: "reviewed in the pilot"."""
    for scene in measures:
        words, family = entities.texts(scene), known.family_of(scene.id)
        for tag in measures:
            alike = known.spoken_alike(tag.id)
            twin = next(iter(family & alike), "")
            if twin and scene.id not in (tag.id, *alike) and known.is_labelled(twin, words):
                others = (other for other in measures if other not in (scene, tag))
                return sorted((*others, replace(tag, id=twin)), key=lambda each: each.first)
    return measures


def _rejected_by_reviewer(entities: Entities, measures: Sequence[Tag], known: Known) -> Tag | None:
    """Where the words say that the review turned cases down, so that they weren't found eligible.

    What else may be turned down, such as an offer, is named beside it.
    """
    for cue in entities.cue("rejected_by"):
        others = {tag.id for tag in measures if tag.meets(cue)}
        beside = (tag for tag in entities.of(TagKind.PAGE) if not tag.meets(cue))
        named = [entities.texts(tag) for tag in beside]
        if not any(known.has_in_name(id_, words) for id_ in others for words in named):
            return replace(cue, kind=TagKind.MEASURE, id=known.numerator)
    return None


def _is_of_scene(place: Tag, measures: Sequence[Tag], entities: Entities, known: Known) -> bool:
    """Whether only who asks is there: "I'm a reporter in Seattle. How many cases were reviewed?"."""
    sentence = entities.words[place.first].sentence
    asked = max(entities.sentence.asking, default=sentence)
    if sentence >= asked:
        return False
    names = {tag.id for tag in measures if entities.words[tag.first].sentence == asked}
    alike = {twin for name in names for twin in (known.share_of(name), *known.measures[name].not_to_mix)}
    is_known = any(known.has(name, place=place.id) for name in names | alike if name)
    return entities.has("everywhere") or bool(names and not is_known)


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
    return any(cue.last <= tag.first <= cue.last + _NEAR for cue in cues)


# ---------------------------------------------------------------- what else is meant


def _generic(measures: Sequence[Tag], entities: Entities, known: Known) -> set[str]:
    """The measures that were only named by words that stand in the name of another that was named."""
    others = {tag.id for tag in measures}
    apart = set[str]()
    for tag in measures:
        words = entities.texts(tag)
        if not any(known.has_in_name(other, words) for other in others - {tag.id}):
            apart.add(tag.id)
    return others - apart


def _is_compared(entities: Entities) -> bool:
    """Whether one group is held against the others without naming these: "were detainees less likely?"."""
    is_limit = bool(entities.numbers or entities.periods) or entities.has("rose", "fell", "difference", "wh")
    return entities.has("likely") and entities.has("up", "down", "than") and not is_limit
