"""The two sides of a share: "what share of these were those", "of these, how many were those"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.periods.reading import Counts, Quantity
from bot.understanding.slots.slots import Slots
from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.tags import Tag, TagKind

_TWO, _FAR = 2, 3
"""Words between "share" and "of"."""


@dataclass(frozen=True)
class Sides:
    """What is a part of what.

    Args:
        part: what was named on the side of the part.
        whole: what was named on the side of the whole.
        counted: whether a count of the part is wanted, not the share.
        of_how_many: whether the count of the whole is wanted.
        of_all: whether the whole is all that there is of the part, whatever its days.
    """

    part: Slots
    whole: Slots
    counted: bool = False
    of_how_many: bool = False
    of_all: bool = False


def sides_of(entities: Entities, slots: Slots) -> Sides | None:
    """Both sides of a share; None where the sentence has none, or nothing was named on one of them."""
    end = len(entities.sentence.typed) + 1
    for pivot in entities.cue("out_of_many"):
        part, whole = slots.within(0, pivot.start), slots.within(pivot.end, end)
        if _says(part) and _says(whole):
            return Sides(part, whole, of_how_many=True)
    left_out = entities.cue("exclude")  # there is no share in "leave the detained out of the total"
    for pivot in entities.cue("share_of"):
        if any(tag.first <= pivot.first < tag.last for tag in left_out):
            continue
        part, whole = slots.within(0, pivot.start), slots.within(pivot.end, end)
        if _says(part) and _says(whole):
            return Sides(part, whole)
    if (totals := entities.cue("total_of")) and slots.share and not _is_of_named(totals[0], slots):
        rest = [slots.within(0, totals[0].start), slots.within(totals[0].end, end)]
        part = (
            replace(slots, numbers=())
            if all(map(_says, rest))
            else next((one for one in rest if _says(one)), None)
        )
        if part is not None and part.whens and len(part.whens) == 1 and not part.groups and not part.places:
            return Sides(part, part, of_all=True)
        if len(rest[0].groups) + len(rest[0].places) == 1 and not (rest[1].groups or rest[1].places):
            return Sides(replace(slots, numbers=()), slots, of_all=True)  # "Mexicans' share of the total"
    if found := _of_people(entities, slots):
        return found
    ways = [_before, _behind] if _starts_with_whole(entities, slots) else [_behind, _before]
    pivots = (*entities.cue("share", "half"), *_percents(entities))
    for pivot in (*pivots, *entities.cue("how_much_of"), *entities.cue("count")):
        if found := next(filter(None, (way(entities, slots, pivot, end) for way in ways)), None):
            return found
    return None


def _percents(entities: Entities) -> Iterator[Tag]:
    """The percentages that are stated, each as a word for a share: "reviewed 90% of the 411,000"."""
    for found in entities.numbers:
        if isinstance(found.what, Quantity) and found.what.counts is Counts.PERCENT:
            first = entities.place_at(found.start)
            last = sum(word.start < found.end for word in entities.words)
            yield Tag(TagKind.CUE, "share", found.start, found.end, first, last)


def _of_people(entities: Entities, slots: Slots) -> Sides | None:
    """The share that a group has in all, where nothing else is named: "the detained share", no rate."""
    if slots.measures or slots.places or slots.quoted or len(slots.groups) != 1 or slots.excluded:
        return None
    if entities.has("rate_word", "out_of_many", "one_in", "likely", *("rose", "fell")):
        return None
    group = slots.groups[0]
    articles = {"the", "la", "el"}
    for share in entities.cue("share"):
        is_led = share.first > 0 and entities.words[share.first - 1].text in articles
        ofs = [of.last for of in entities.cue("of") if of.first == share.last and is_led]
        if group.last == share.first or group.first in ofs:
            return Sides(slots, replace(slots, groups=(), mentions=()))
    return None


def _is_of_named(total: Tag, slots: Slots) -> bool:
    """Whether it says of what all is meant: "of everything reviewed", where something else is the part."""
    behind = {tag.id for tag in slots.measures if total.last <= tag.first <= total.last + 1}
    return bool(behind) and len(slots.names) > 1


def _behind(entities: Entities, slots: Slots, pivot: Tag, end: int) -> Sides | None:
    """Sides as in "what share of these were those", or "the detained share of these"."""
    near = range(pivot.last - (pivot.id == "how_much_of"), pivot.last + _FAR + 1)
    of = next((tag for tag in entities.cue("of") if tag.first in near), None)
    if of is None:
        return None
    counted = pivot.id == "count" and not slots.share
    if any(tag.first == of.last for tag in entities.cue("that")):  # they are what was named before
        whole, part = slots.within(0, pivot.start), slots.within(of.end, end)
        if _says_more(whole) and _says(part):
            return Sides(with_whose(part, whole, slots) if counted else part, whole, counted)
    for second in entities.cue("of"):  # "the share of detained people among all reviewed"
        part, whole = slots.within(of.end, second.start), slots.within(second.end, end)
        if second.start > of.end and part.groups and not part.measures and whole.measures and not counted:
            return Sides(part, whole)
    spanning = entities.cue("spanning")  # "the share in the period that ran from March to April"
    sentence = entities.words[of.first].sentence
    behind_of = (link for link in entities.cue("link") if link.start >= of.end)
    links = [
        link
        for link in behind_of
        if entities.words[link.first].sentence == sentence and not any(link.meets(tag) for tag in spanning)
    ]
    for link in links:
        whole, part = slots.within(of.end, link.start), slots.within(link.start, end)
        days = [when.start for when in part.whens]
        if len(days) > 1 and any(days[0] < later.start < days[1] for later in links):
            continue  # "of all findings made by May 29, how much had been made by March 5"
        if _says(whole) and _says(part):
            return Sides(with_whose(part, whole, slots) if counted else part, whole, counted)
    # "percentage of those eligible closed": the part stands right behind the whole
    behind = slots.within(of.end, end)
    if len(behind.names) == _TWO and not counted:
        start = next(tag.start for tag in behind.measures if tag.id == behind.names[1])
        part, whole = slots.within(start, end), slots.within(of.end, start)
        return Sides(with_whose(part, whole, slots), with_whose(whole, part, slots))
    between = slots.within(pivot.end, of.start)  # "what share detained people had in those reviewed"
    if between.groups and not between.measures and behind.measures and not counted:
        return Sides(between, behind)
    ahead, whole = slots.within(0, pivot.start), behind
    is_told = whole.measures or whole.quoted or ahead.groups or ahead.places
    narrows = ahead.groups or ahead.places or ahead.quoted or ahead.whens
    if ahead.names == whole.names and not narrows:  # "a candidate says that 8% of them were eligible"
        return None
    if is_told and _says_more(ahead) and _says_more(whole) and not counted:
        return Sides(ahead, whole)
    return None


def _before(entities: Entities, slots: Slots, pivot: Tag, end: int) -> Sides | None:
    """Sides as in "of these, how many were those"."""
    for of in entities.cue("of"):
        if of.end > pivot.start:
            break
        if entities.words[of.first].sentence != entities.words[pivot.first].sentence:
            continue
        whole, part = slots.within(of.end, pivot.start), slots.within(pivot.end, end)
        is_first = of.first == 0 or not slots.within(0, of.start).measures
        if is_first and _says_more(whole) and _says(part):
            counted = pivot.id == "count" and not slots.share
            return Sides(with_whose(part, whole, slots) if counted else part, whole, counted)
    return None


def _starts_with_whole(entities: Entities, slots: Slots) -> bool:
    """Whether the first words name what something is part of: "of the 20,608, how many"."""
    other = {tag.first for tag in entities.cue("really")}  # "de verdad"
    first = (tag for tag in entities.cue("of") if tag.first == 0 and tag.first not in other)
    return any(
        _says_more(slots.within(tag.end, word.end))
        for tag in first
        for word in entities.words[tag.last :][:2]
    )


def with_whose(part: Slots, whole: Slots, slots: Slots | None = None) -> Slots:
    """The part, of the same people and place as the whole, or as are named at all, where it names none."""
    if part.groups or part.places:
        return part
    source = whole if whole.groups or whole.places or slots is None else slots
    return replace(part, groups=source.groups, places=source.places)


def _says(slots: Slots) -> bool:
    return not slots.is_empty or slots.quotes_figures


def _says_more(slots: Slots) -> bool:
    """Whether more than days was named."""
    return bool(slots.measures or slots.groups or slots.places) or any(
        number.operands for number in slots.numbers
    )
