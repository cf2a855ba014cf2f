"""What a sentence denies, and what it leaves out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from bot.periods.reading import Kind as As
from bot.understanding.slots.denied_statements import claims_none, denies_number, is_rhetorical
from bot.understanding.slots.known import Known
from bot.understanding.slots.slots import When
from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.tags import Tag, TagKind

_TWO = 2
_NEGATED_WITHIN = 3
"""Words between "not" and what it denies."""


def negations_in(
    entities: Entities, measures: Sequence[Tag], groups: Sequence[Tag], days: Sequence[When]
) -> list[Tag]:
    """Each "not" that denies something: none in "I don't know", nor in "not in the first period".

    Args:
        entities: the sentence with its tags.
        measures: those that it names.
        groups: those that it names.
        days: those that it names.
    """
    nobody = entities.cue("none_of", "nobody") if claims_none(entities) else ()
    named = (*entities.of(TagKind.GROUP), *measures, *entities.cue("lacking", "over", "under"), *nobody)
    return [
        cue
        for cue in entities.cue("negation")
        if not any(tag.first <= cue.first and cue.last <= tag.last for tag in named)
        and not any(cue.first < tag.last and tag.first < cue.last for tag in groups)
        and not is_rhetorical(cue, entities)
        and not _leaves_days_out(cue, days, entities)
        and not _leaves_unknown_out(cue, entities)
        and not denies_number(cue, measures, entities)
    ]


def denied_measures(
    entities: Entities, negations: Sequence[Tag], measures: Sequence[Tag], known: Known
) -> tuple[set[str], set[str]]:
    """The ids of the measures that are denied, and of those that are only set against another."""
    data = (*entities.of(TagKind.GROUP), *entities.of(TagKind.PLACE))
    of_measures = [cue for cue in negations if not any(_denies(cue, tag, entities) for tag in data)]
    negated = {id_ for id_ in _negated(entities, of_measures, measures, known) if known.wholes(id_)}
    contrasted = {
        id_ for id_ in negated for other in measures if other.id not in (*negated, *known.wholes(id_))
    }
    return negated - contrasted, contrasted


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


def denied_by_term(
    entities: Entities, negations: Sequence[Tag], strong: Sequence[Tag], known: Known
) -> Iterator[str]:
    """The ids of measures of which a term in their name is denied: "closures that weren't PD"."""
    for cue in negations:
        for page in entities.of(TagKind.PAGE):
            apart = [tag for tag in strong if not tag.first <= page.first < tag.last]
            if cue.last <= page.first <= cue.last + 1:
                words = page.id.split("-")
                yield from (tag.id for tag in apart if known.has_in_name(tag.id, words))


def rest_of_parts(negated: Collection[str], known: Known) -> str:
    """Of a count's parts the one that is left where all others are denied; empty where none is."""
    for measure in known.measures.values():
        left = [part for part in measure.parts if part not in negated]
        if len(left) == 1 and len(measure.parts) > _TWO:
            return left[0]
    return ""


def named_by_rest(entities: Entities, strong: Sequence[Tag], known: Known) -> set[str]:
    """The ids of the measures that are named by what they leave out: "acceptance", not "didn't accept"."""
    denials = entities.cue("negation")
    return {
        tag.id
        for tag in strong
        if known.is_rest(tag.id, entities.texts(tag)) and not any(denial.is_within(tag) for denial in denials)
    }


def left_out(entities: Entities, data: Sequence[Tag], negations: Sequence[Tag]) -> Iterator[str]:
    """The ids of the groups and places that are left out."""
    before: Tag | None = None
    for tag in data:
        is_excluded = any(_excludes(cue, tag, entities) for cue in entities.cue("exclude"))
        is_listed = before is not None and _follows(before, tag, entities)
        if is_excluded or is_listed or any(_denies(cue, tag, entities) for cue in negations):
            before = tag
            yield tag.id


def _leaves_unknown_out(cue: Tag, entities: Entities) -> bool:
    """Whether "without" stands before something that no data have: "people without a lawyer"."""
    if not any(cue.first == tag.first for tag in entities.cue("exclude")):
        return False
    return entities.said_from(cue.last) in entities.unread_of_figures


def _leaves_days_out(cue: Tag, days: Sequence[When], entities: Entities) -> bool:
    """Whether "not" stands before "in" and days that were left out."""
    ins = {tag.first: tag.end for tag in entities.cue("before_season")}
    return any(
        when.kind is As.EXCEPT and cue.last in ins and ins[cue.last] <= when.start <= ins[cue.last] + 1
        for when in days
    )


def _follows(before: Tag, tag: Tag, entities: Entities) -> bool:
    """Whether it stands behind another in a list: "outside Denver, Miami and Seattle"."""
    between = entities.text(before.end, tag.start).replace(",", " ").split()
    cues = {cue.first for cue in entities.cue("same_for", "negation")}
    return (
        before.kind is tag.kind
        and len(between) <= 1
        and all(at in cues for at in range(before.last, tag.first))
    )


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
