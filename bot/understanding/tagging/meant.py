"""Which tags, periods and numbers of a sentence are meant, where they stand in each other or in an idiom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.periods.reading import Counts, Kind as As, Mention, PeriodProblem, Quantity, Reading
from bot.understanding.tagging.lexicon import PRESS, SPEAK
from bot.understanding.tagging.sentence import Word
from bot.understanding.tagging.tags import Tag, TagKind

_IDIOMS = ("in_passing", "other_end", "no_season")
"""Cues in which there is no period: nothing ends "in the end", and "how big a fall" is no season."""
_RANKED = ("second_most", "third_most")
"""Cues in which an ordinal is a place in an order."""
_EXTREMES = ("highest", "lowest")
_OF_NUMBERS = frozenset({"about", "nearly", "exactly", "or", "up_by", "down_by"})
"""Cues that are heard beside a number only: there is no "about" in "what about May?", no rise in "add up"."""
_LIMITS = ("over", "under", "or_equal")
_OF_LIMITS = frozenset({"highest", "lowest", "majority"})
"""Cues of which there are none in a limit: nothing is the least in "at least"."""
PARTS = {"triple": 3.0, "double": 2.0, "half": 0.5}
"""Cues that are as good as numbers, and the ratio that each states."""
_SHADOWS = frozenset(
    {
        PRESS,
        "same_again",
        "outcome",
        "close_of",
        "cutoffs",
        *_IDIOMS,
        "not_share",
        "not_count",
        "quotient",
        "instead",
        "claim",
        "one_in",
        "correction",
        "source",
        "help",
        "bot",
        "greeting",
        "thanks",
        "language",
    }
)
"""Cues within which no shorter one is heard: there is nothing double in "double-check"."""
_HEARD = frozenset(
    {"today", "ahead", "lasts", "earlier_one", "later_one", "counted", "each_period", "always"}
)
"""Cues that are heard even in a period: "next year" is none of the data's."""
_NEAR = 4
"""Words between a correction and what it corrects; letters between a word for a number and that."""
_APART = (TagKind.PAGE, TagKind.CUE)
"""Kinds whose tags are held against those of their own kind only."""


def chosen(tags: Iterable[Tag], mentions: Sequence[Mention]) -> list[Tag]:
    """Without what stands in a period, and of tags of the data within each other only the longest."""
    outside = [
        tag for tag in tags if not any(_is_within(tag, found) or _cuts(tag, found) for found in mentions)
    ]
    outside.sort(key=lambda tag: (tag.first, -tag.last))
    context = _Context.of(outside, mentions)
    kept = list[Tag]()
    ends, last = dict[TagKind, int](), dict[TagKind, str]()
    for tag in outside:
        if not context.hears(tag):
            continue
        kind = tag.kind if tag.kind in _APART else TagKind.MEASURE
        is_of_set = tag.kind is TagKind.PLACE and any(
            (one.kind, one.first, one.last) == (tag.kind, tag.first, tag.last) for one in kept
        )  # of several places with one name
        if kind is not TagKind.CUE and tag.first < ends.get(kind, 0) and not is_of_set:
            if tag.id == last.get(kind):  # there is no closure in "deemed eligible for closure"
                ends[kind] = max(ends[kind], tag.last)
            continue
        ends[kind] = tag.last
        last[kind] = tag.id
        if tag not in kept:
            kept.append(tag)
    return kept


@dataclass(frozen=True)
class _Context:
    """The tags of a sentence beside which, or within which, others aren't heard."""

    cues: dict[str, list[Tag]]
    shadows: list[Tag]
    data: list[Tag]
    numbers: list[tuple[int, int]]

    @classmethod
    def of(cls, tags: Sequence[Tag], mentions: Iterable[Mention]) -> _Context:
        cues = dict[str, list[Tag]]()
        for tag in tags:
            if tag.kind is TagKind.CUE:
                cues.setdefault(tag.id, []).append(tag)
        numbers = [(found.start, found.end) for found in mentions if isinstance(found.what, Quantity)]
        numbers += [(tag.start, tag.end) for cue in PARTS for tag in cues.get(cue, ())]
        return cls(
            cues=cues,
            shadows=[tag for cue in cues if cue in _SHADOWS or cue.startswith(SPEAK) for tag in cues[cue]],
            data=[tag for tag in tags if tag.kind in (TagKind.PLACE, TagKind.GROUP)],
            numbers=numbers,
        )

    def hears(self, tag: Tag) -> bool:
        """Whether a tag means what it is alone."""
        if tag.kind is TagKind.CUE and tag.id in _OF_NUMBERS and not self._is_beside_number(tag):
            return False
        match tag.kind:
            case TagKind.CUE:
                return self._hears_cue(tag) and not self._is_shadowed(tag)
            case TagKind.MEASURE:
                is_of_move = any(
                    tag.last == move.last and tag.is_within(move) for move in self._cues("rose", "fell")
                )
                return not (is_of_move or self._is_shadowed(tag))
            case TagKind.PAGE:
                return not self._is_shadowed(tag)
            case TagKind.PLACE:
                return not any(tag.is_within(paper) for paper in self._cues(PRESS))
            case TagKind.GROUP:  # nobody is at liberty in "a free pass", nor by being "set free"
                return not any(tag.is_within(idiom) for idiom in self._cues(*_IDIOMS, "fate"))

    def _hears_cue(self, tag: Tag) -> bool:
        if any(named.first < tag.first < named.last < tag.last for named in self.data):
            return False  # there is no "up how many" in "the locked up, how many"
        match tag.id:
            case "from_to":  # "del 8% al principio"
                return not any(one.first < tag.last < one.last for one in self._cues("at_first"))
            case "up_by" | "down_by":  # "so up 16,000", and not "add up all 3" or "down to 6"
                return any(0 <= start - tag.end <= 1 for start, _ in self.numbers)
            case "lasts":
                return bool(self._cues("length"))
            case "country":
                return not any(named.first <= tag.first < named.last for named in self.data)
            case "highest" if any(tag.is_within(lowest) for lowest in self._cues("lowest")):
                return False  # "record low"
            case id_ if id_ in _OF_LIMITS:
                limits = [limit for limit in self._cues(*_LIMITS) if tag.meets(limit)]
                return not any(tag.is_within(limit) or self._is_beside_number(limit) for limit in limits)
            case "than" | "compare":
                limits = (limit for limit in self._cues(*_LIMITS) if tag.is_within(limit))
                return not any(map(self._is_beside_number, limits))
            case _:
                return True

    def _is_beside_number(self, tag: Tag) -> bool:
        return any(
            start - _NEAR <= tag.end <= start or end <= tag.start <= end + _NEAR
            for start, end in self.numbers
        )

    def _is_shadowed(self, tag: Tag) -> bool:
        length = tag.last - tag.first
        longer = (shadow for shadow in self.shadows if shadow.last - shadow.first > length)
        return tag.id != "link" and any(tag.is_within(shadow) for shadow in longer)

    def _cues(self, *names: str) -> list[Tag]:
        return [tag for name in names for tag in self.cues.get(name, ())]


def sure(mentions: Sequence[Mention], also: As | None) -> tuple[Mention, ...]:
    """Without periods that may be none, where there are others that surely are; but for those of one kind."""
    is_told = any(found.reading and found.is_sure for found in mentions)
    return tuple(
        found
        for found in mentions
        if found.is_sure or not (found.reading and is_told) or (found.reading.kind is also)
    )


def _is_within(tag: Tag, found: Mention) -> bool:
    """Whether it is only part of a period or number; a fiscal year tells a measure, and so may a number."""
    is_read = not isinstance(found.what, PeriodProblem) and found.is_sure
    if not (is_read and found.start <= tag.start and tag.end <= found.end) or tag.id in _HEARD:
        return False
    if tag.kind is TagKind.PLACE and tag.start == found.start:
        return False  # "LA two months earlier", though "la" is an article elsewhere
    is_owned = "'s " in found.text[: max(tag.start - found.start, 0)]
    if is_owned and (tag.kind is TagKind.MEASURE or tag.id == "count"):
        return False  # "period 1's eligible count to period 2's"
    is_year = isinstance(found.what, Reading) and found.what.kind is As.YEAR
    is_number = isinstance(found.what, Quantity)
    return not (is_year and tag.kind is TagKind.MEASURE) and not (is_number and tag.kind is not TagKind.CUE)


def _cuts(tag: Tag, found: Mention) -> bool:
    """Whether it ends in the middle of a number's digits, or of periods that are counted.

    So does "los 4" of "los 4,585", and "los dos" of "los dos últimos".
    """
    if not found.start < tag.end < found.end:
        return False
    if not isinstance(found.what, Quantity):
        return tag.id == "sum" and tag.start < found.start
    at = tag.end - found.start
    if tag.start < found.start:  # "de cien mil" is no share, and "de cada cien casos" is one
        return len(found.text[at:].split()) > (found.what.counts is Counts.THINGS)
    return found.text[at - 1].isdigit() and not found.text[at].isspace()


def is_no_period(found: Mention, tags: Sequence[Tag]) -> bool:
    """Whether it only sounds like one: in an idiom, or the "second" of "second lowest"."""
    is_place = found.reading is not None and found.reading.kind is As.PERIOD
    limits = [tag for tag in tags if tag.id in ("over", "under")]  # "del último menor que"
    return any(
        (tag.id in _IDIOMS and tag.start <= found.start and found.end <= tag.end)
        or (tag.id in _RANKED and tag.start < found.end <= tag.end)
        or (
            tag.id in _EXTREMES
            and is_place
            and found.end + 1 == tag.start
            and not any(tag.is_within(limit) for limit in limits)
        )
        for tag in tags
    )


def corrected(
    mentions: tuple[Mention, ...], words: Sequence[Word], cues: Sequence[Tag]
) -> tuple[Mention, ...]:
    """Without the periods that are taken back: "April, no wait, March"."""
    taken_back = set[int]()
    for cue in cues:
        before = [at for at, found in enumerate(mentions) if found.end <= cue.start and found.reading]
        after = [at for at, found in enumerate(mentions) if found.start >= cue.end and found.reading]
        if not (before and after):
            continue
        last, first = mentions[before[-1]], mentions[after[0]]
        between = sum(
            last.end <= word.start < cue.start or cue.end <= word.start < first.start for word in words
        )
        if between <= _NEAR:
            taken_back.add(before[-1])
    return tuple(found for at, found in enumerate(mentions) if at not in taken_back)
