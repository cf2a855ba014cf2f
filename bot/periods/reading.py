"""What reading gives: periods, lengths of time, numbers, and what was wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto

from bot.data.spans import Span
from bot.figures.problems import Problem
from bot.periods.cuts import Unit


class Kind(StrEnum):
    """As what a period was named."""

    DAY = auto()
    DAYS = auto()  # from one thing to another: days, months or periods
    MONTH = auto()
    YEAR = auto()
    PART = auto()  # a quarter, half, season, week, or another part of something
    PERIOD = auto()  # one or several neighbouring periods of the data, by number or place: "the last two"
    ALL = auto()
    UPTO = auto()  # from the beginning of the data through a day: "until May 29", "before April"
    SINCE = auto()  # from a day to the end of the data
    EXCEPT = auto()  # all but something


@dataclass(frozen=True)
class Reading:
    """A period that could be read.

    Args:
        span: the days, inclusive; they may lie outside the data.
        literal: whether it was written out as two dates that are the ends of periods,
            so that nobody needs to be told what it was read as.
        kind: as what it was named.
        parts: the stretches that are meant, where something is left out between them ("all but the third").
        ends: of "from X to Y" the spans of X and Y, for who compares them, and of "since X" that of X and
            the last day; None otherwise.
        relative: how many periods after the one spoken of last it lies ("the previous one": -1); 0 where it
            says by itself what it is. `span` takes the last period for the one spoken of.
    """

    span: Span
    literal: bool = False
    kind: Kind = Kind.DAYS
    parts: tuple[Span, ...] = ()
    ends: tuple[Span, Span] | None = None
    relative: int = 0

    @property
    def spans(self) -> tuple[Span, ...]:
        """All stretches that are meant, in order; nearly always one."""
        return self.parts or (self.span,)


@dataclass(frozen=True)
class Duration:
    """A length of time, "42 days", which is no period."""

    count: int
    unit: Unit


class Counts(StrEnum):
    """What a number counts, by what stands beside it."""

    NOTHING = auto()
    PERCENT = auto()
    POINTS = auto()  # percentage points
    MONEY = auto()
    ONE_IN = auto()  # the number of "one in 12"
    TIMES = auto()  # the number of "twice", "3 times"
    FRACTION = auto()  # a part of something: 2/3
    THINGS = auto()  # cases, people, files


@dataclass(frozen=True)
class Quantity:
    """A number that is no date.

    Args:
        value: as written: 57 of "57%".
        decimals: how many digits were written behind the decimal mark.
        counts: what it counts.
    """

    value: float
    decimals: int = 0
    counts: Counts = Counts.NOTHING


@dataclass(frozen=True)
class PeriodProblem(Problem):
    """Why no period could be read."""

    typed: str = field()  # unlike other problems, these always come from a text


@dataclass(frozen=True)
class Unreadable(PeriodProblem):
    """`piece` is what meant nothing, as written; empty where each word means something, but not together."""

    piece: str = ""


@dataclass(frozen=True)
class NoSuchDate(PeriodProblem):
    """The calendar lacks this date; `date` is how it was written."""

    date: str


@dataclass(frozen=True)
class NoSuchPeriod(PeriodProblem):
    """A period was asked for by a number that the data don't have; `count` is how many there are."""

    number: int
    count: int


@dataclass(frozen=True)
class Reversed(PeriodProblem):
    """A range that ends before it starts: `first` was written first. `swapped` is the other way round."""

    swapped: Span
    first: Span
    second: Span


@dataclass(frozen=True)
class SeveralPeriods(PeriodProblem):
    """Two or more periods where one was due, in the order written."""

    readings: tuple[Reading, ...]


@dataclass(frozen=True)
class NotAPeriod(PeriodProblem):
    """Only a number or a length of time was written; the number may be that of a figure."""

    what: Quantity | Duration


@dataclass(frozen=True)
class CountedFromToday(PeriodProblem):
    """It was counted from today, of which the data know nothing: "a month ago", "last year"."""


@dataclass(frozen=True)
class Mention:
    """A period, length of time or number in a text.

    Args:
        start: where it starts in the text as written.
        end: where it ends, that letter not included.
        text: the letters between the two.
        what: as what it was read.
        is_sure: whether it hardly means anything else; not of "may" or "first" in front of a word
            that has nothing to do with periods, or of "all".
    """

    start: int
    end: int
    text: str
    what: Reading | PeriodProblem | Duration | Quantity
    is_sure: bool = True

    @property
    def reading(self) -> Reading | None:
        """The period, where it is one that could be read."""
        return self.what if isinstance(self.what, Reading) else None

    @property
    def problem(self) -> PeriodProblem | None:
        """What is wrong with it, where something is."""
        return self.what if isinstance(self.what, PeriodProblem) else None
