"""What an Answer holds, one type for each way of answering."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.answers.queries import (
    Choose,
    Compute,
    Explain,
    Help,
    HowSure,
    Operand,
    Parts,
    PlaceFacts,
    Query,
    Ranking,
    RawData,
    Safety,
    Series,
    Talk,
    Unknown,
)
from bot.data.pages import Page
from bot.data.spans import Span
from bot.figures.decomposition import Effects
from bot.figures.figure import Figure, Operation
from bot.figures.found import Found
from bot.figures.series import Direction


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What all answers have.

    Args:
        query: what was asked.
        sources: ids of the pages behind it, those that print the figures asked for first, each once.
        main: the measure whose caution, chart and buttons belong to it; empty where no figure was asked for.
    """

    query: Query
    sources: tuple[str, ...] = ()
    main: str = ""


@dataclass(frozen=True, kw_only=True)
class ValueAnswer(Answer):
    """A figure, looked up or computed from one.

    Args:
        result: of an operation other than VALUE, what it gives; several where sources differ.
        before: the period before, where one period was asked about that isn't the first.
        change: from that period, a difference.
        touched: the single periods, where the span joins or cuts several, unless only its days are
            counted.
        related: further figures of the same group and place that belong to it, such as the share that a
            running count is.
        breakdown: a count that it is a part of, then all parts of that, of one group as of one day.
        others: all days of which a running count is known.
    """

    query: Compute
    found: Found
    result: tuple[Figure, ...] = ()
    before: Found | None = None
    change: Figure | None = None
    touched: Sequence[Found] = ()
    related: tuple[Figure, ...] = ()
    breakdown: tuple[Figure, ...] = ()
    others: Sequence[Figure] = ()


@dataclass(frozen=True, kw_only=True)
class CombinedAnswer(Answer):
    """What an operation makes of several figures.

    Args:
        results: what the operation gives; several where sources differ.
        also: what other operations give that belong beside it: points beside percent, what figures that are
            set side by side make together.
        shares: what part each is of what it was counted in, of counts of several groups or places.
        are_unlike: whether counts of periods are compared that aren't equally long.
        are_of_other_days: whether there is no day of which all are known that are set side by side.
    """

    query: Compute
    founds: tuple[Found, ...]
    results: tuple[Figure, ...]
    also: tuple[Figure, ...] = ()
    shares: tuple[Figure, ...] = ()
    are_unlike: bool = False
    are_of_other_days: bool = False


@dataclass(frozen=True, kw_only=True)
class SeriesAnswer(Answer):
    """A measure, period by period or day by day.

    Args:
        change: from the first to the last, a difference; None where there is one item or none is sensible.
        steps: from each to the next, a difference; several where sources differ.
        highest: the items with the highest value; several where they tie or their bounds overlap.
        total: all together, where they add up.
        also: further figures that belong beside the items, each of the group, place and day of one of them.
    """

    query: Series
    items: Sequence[Found]
    direction: Direction
    change: Figure | None = None
    ratio: Figure | None = None
    steps: Sequence[tuple[Figure, ...]] = ()
    highest: Sequence[Found] = ()
    lowest: Sequence[Found] = ()
    total: Found | None = None
    also: tuple[Figure, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RankingAnswer(Answer):
    """The highest or lowest of a measure.

    Args:
        ranked: all, the asked-for end first; of places as of one day, which is the same for all.
        winners: how many of these share the first place, as they tie or their bounds overlap.
        left_out: of how many the figure isn't known for that day.
        changes: where the largest step is asked for, the change to each of the ranked, in the same order;
            several where sources differ.
        are_unlike: whether counts of periods are ranked that aren't equally long.
        lead: of a group or place that is alone in the first place, how far it is from the next.
    """

    query: Ranking
    ranked: Sequence[Found]
    winners: int = 1
    left_out: int = 0
    changes: Sequence[tuple[Figure, ...]] = ()
    are_unlike: bool = False
    lead: Figure | None = None


@dataclass(frozen=True, kw_only=True)
class PartsRow:
    """One period or day of a measure by group.

    Args:
        span: the period, or the days through that day.
        whole: what is known of all groups together; None where the groups are only some of all.
        shares: what part each of these is of the whole, of a share of its denominator, where that is known.
    """

    span: Span
    whole: Found | None
    groups: tuple[Found, ...]
    shares: tuple[Figure, ...]


@dataclass(frozen=True, kw_only=True)
class PartsAnswer(Answer):
    """A measure by group.

    Args:
        effects: how much of a share's change the mix of the groups explains.
        unknown: the periods of which the parts aren't known.
    """

    query: Parts
    periods: Sequence[PartsRow]
    totals: tuple[PartsRow, ...] = ()
    effects: tuple[Effects, ...] = ()
    unknown: tuple[Span, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PlacesAnswer(Answer):
    """What is known by place, or of one place.

    Args:
        measures: the figures by measure, in order of the days; a share follows its count. Of an overview,
            those of all places together.
        ranked: of an overview, the figures of single places by measure, the highest first: as of the day, or
            of the period, of which most places are known.
        known: all places of which something is known.
    """

    query: Parts | PlaceFacts
    measures: tuple[tuple[str, tuple[Figure, ...]], ...]
    ranked: tuple[tuple[Figure, ...], ...] = ()
    events: tuple[Figure, ...] = ()
    known: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PageAnswer(Answer):
    """A page.

    Args:
        figures: what the references in its text stand for, by the reference as written.
    """

    query: Explain | Safety
    page: Page
    figures: Mapping[str, Figure] = field(default_factory=dict[str, Figure])


@dataclass(frozen=True, kw_only=True)
class HowSureAnswer(Answer):
    """The working, bounds and sources behind another answer.

    Args:
        figures: its figures, and all that they were computed from.
        versions: figures of which sources print different ones.
        printed: shares that a source prints, too, less exactly than the counts give them.
    """

    query: HowSure
    of: Answer
    figures: tuple[Figure, ...]
    versions: tuple[tuple[Figure, ...], ...] = ()
    printed: tuple[Figure, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RawDataAnswer(Answer):
    """A table as a file, and how many rows stand below its header."""

    query: RawData
    name: str
    content: bytes
    columns: tuple[str, ...]
    rows: int
    tables: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class HelpAnswer(Answer):
    """What can be asked; the words and examples are the replies' business."""

    query: Help
    first: Span
    last: Span
    examples: dict[str, str] = field(default_factory=dict[str, str])
    """An example of what may follow each command that takes something."""


@dataclass(frozen=True, kw_only=True)
class TalkAnswer(Answer):
    """A short human answer, with questions that the data can answer."""

    query: Talk | Unknown | Choose
    span: Span
    """All that the table covers."""
    offers: tuple[Operand, ...] = ()

    @property
    def choices(self) -> tuple[Query, ...]:
        """What can be asked instead: the readings of an unclear question, or what the data can answer."""
        match self.query:
            case Choose(readings=readings):
                return readings
            case Unknown():
                return tuple(Compute(Operation.VALUE, (operand,)) for operand in self.offers)
            case Talk():
                return ()
