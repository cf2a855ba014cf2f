"""What a sentence names to fill the slots of a question: days, measures, groups, places, numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bot.data.spans import Span
from bot.figures.operand import Operand
from bot.periods.reading import Kind as As, Quantity
from bot.understanding.tagging.tags import Tag, TagKind


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

    def is_within(self, tag: Tag) -> bool:
        """Whether it is all part of what a tag is."""
        return tag.start <= self.start and self.end <= tag.end


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

    @property
    def quoted(self) -> tuple[Quoted, ...]:
        """The numbers that are those of figures."""
        return tuple(number for number in self.numbers if number.operands)

    @property
    def quotes_figures(self) -> bool:
        """Whether a figure is named by its value."""
        return bool(self.quoted)

    def within(self, start: int, end: int) -> Slots:
        """Only what was named between two places of the text."""
        return replace(
            self,
            whens=tuple(when for when in self.whens if start <= when.start < end),
            measures=_between(self.measures, start, end),
            groups=once(_between(self.mentions, start, end, TagKind.GROUP)),
            places=once(_between(self.mentions, start, end, TagKind.PLACE)),
            numbers=tuple(number for number in self.numbers if start <= number.start < end),
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether it is said of which days, groups or places."""
        return bool(self.whens or self.groups or self.places)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was named that narrows what is meant."""
        whens = [when for when in self.whens if not when.relative]
        return not (whens or self.measures or self.groups or self.places)

    @property
    def is_overall(self) -> bool:
        """Whether all days are named: "overall", "in all"."""
        return bool(self.whens) and all(when.kind is As.ALL for when in self.whens)

    @property
    def step(self) -> int:
        """How many periods on or back from the one spoken of before is meant; 0 for none."""
        return next((when.relative for when in self.whens if when.relative), 0)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The ids of the measures, each once, the generic ones last."""
        ids = dict.fromkeys(tag.id for tag in self.measures)
        return tuple(sorted(ids, key=lambda id_: id_ in self.generic))


def _between(tags: Iterable[Tag], start: int, end: int, kind: TagKind = TagKind.MEASURE) -> tuple[Tag, ...]:
    return tuple(tag for tag in tags if start <= tag.start < end and tag.kind is kind)


def once(tags: Sequence[Tag]) -> tuple[Tag, ...]:
    """The tags without those whose ids came before."""
    first = dict[str, Tag]()
    for tag in tags:
        first.setdefault(tag.id, tag)
    return tuple(first.values())
