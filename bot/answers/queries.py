"""Everything that can be asked: a small closed set, with measures, groups and places as ids of the data."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from bot.answers.statements import Claim
from bot.figures.figure import Operation
from bot.figures.operand import Operand


@dataclass(frozen=True)
class Compute:
    """A figure, or what an operation makes of one or several: most questions are this.

    Args:
        of_first: of how many of the operands, from the first; of all where it is 0. The others are only what
            was asked about before, the latest first, for "all three together?".
    """

    operation: Operation
    of_first: int = field(default=0, kw_only=True)
    operands: tuple[Operand, ...]

    @property
    def subjects(self) -> tuple[Operand, ...]:
        """What it is computed of, without what was only asked about before."""
        return self.operands[: self.of_first or None]


@dataclass(frozen=True)
class Series:
    """A measure period by period, or count by count: the trend, the table, the courts one after the other."""

    operand: Operand
    """Its span narrows the series, where there is one."""
    counts: bool = False
    """Whether the counts of a share are wanted with it: the table rather than the trend."""
    steps: bool = False
    """Whether the steps from one to the next are what is asked about."""


class By(StrEnum):
    """What a measure is ranked or split by."""

    PERIOD = "period"
    GROUP = "group"
    PLACE = "place"


@dataclass(frozen=True)
class Ranking:
    """The highest or lowest of a measure along its periods, groups or places."""

    operand: Operand
    by: By
    highest: bool = True
    steps: bool = False
    """Whether the largest change from one period to the next is meant."""


@dataclass(frozen=True)
class Parts:
    """A measure by group or place, and what the mix explains of a share's change."""

    operand: Operand
    by: By


@dataclass(frozen=True)
class PlaceFacts:
    """All that is known of one place."""

    place: str


FigureQuery = Compute | Series | Ranking | Parts | PlaceFacts
"""What is answered with figures; a later question may go on from it."""


@dataclass(frozen=True)
class Explain:
    """A page, by its id: a term, the reasons, the data, this bot."""

    page: str
    of: FigureQuery | None = None
    """What was asked about before, for what goes on from there; it doesn't change the answer."""


@dataclass(frozen=True)
class HowSure:
    """The working, the bounds and all sources behind the answer to another question; of all, where None."""

    of: Query | None = None


@dataclass(frozen=True)
class RawData:
    """A table as a file, by its name; the main one where none is named."""

    table: str = ""


@dataclass(frozen=True)
class Help:
    """What can be asked; about one command, by its id, or all of them (`everything`)."""

    command: str = ""
    everything: bool = False


class TalkKind(StrEnum):
    """Small talk."""

    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    INSULT = "insult"
    OKAY = "okay"
    """A word about the answer that wants none: "ok", "lol", "interesting"."""
    REMARK = "remark"
    """Somebody tells of their day, or of what they think of the bot, and asks nothing."""


@dataclass(frozen=True)
class Talk:
    """Somebody says hello, thanks, or something else that asks nothing."""

    kind: TalkKind
    of: FigureQuery | None = None
    """What was asked about before."""


class Need(StrEnum):
    """What somebody needs who doesn't need figures."""

    LEGAL_HELP = "legal-help"
    CRISIS = "crisis"


@dataclass(frozen=True)
class Safety:
    """Somebody is in trouble, or speaks of giving up or harming themselves."""

    need: Need


class Beyond(StrEnum):
    """Why the data can't answer."""

    SUBJECT = "subject"
    """It is about something else."""
    TODAY = "today"
    """It is about today, or another time that the data don't cover."""
    DETAIL = "detail"
    """It is finer than what is known: by the day, by court, by a kind of person."""
    OPINION = "opinion"
    """It is an opinion, a forecast, or why somebody did something."""


@dataclass(frozen=True)
class Unknown:
    """Something that the data can't know."""

    why: Beyond = Beyond.SUBJECT
    of: FigureQuery | None = None
    """What was asked about before."""


@dataclass(frozen=True)
class Choose:
    """A question with two or three readings, of which the person picks one."""

    readings: tuple[Query, ...] = field(default=(), metadata={"kept": False})
    """Not kept in the id of a button: they stand on buttons of their own."""


Query = (
    Compute
    | Series
    | Ranking
    | Parts
    | PlaceFacts
    | Explain
    | HowSure
    | RawData
    | Help
    | Talk
    | Safety
    | Unknown
    | Choose
)


def operands_of(query: Query | None, *, asides: bool = False) -> tuple[Operand, ...]:
    """What a question wants figures of; of evidence for another one, what that wants.

    With `asides`, what was only asked about before counts, too.
    """
    match query:
        case Compute(operands=operands):
            return operands if asides else query.subjects
        case Series(operand) | Ranking(operand) | Parts(operand):
            return (operand,)
        case HowSure(of):
            return operands_of(of, asides=asides)
        case _:
            return ()


@dataclass(frozen=True)
class Manner:
    """How a question was asked: what the reply shows, but what doesn't change the answer.

    Args:
        echo: whether the reply says what was read: it wasn't literally this.
        claim: what the question states, to be confirmed or set right.
        mistaken_for: id of a measure that the words spoke of as if it were this one; to be set right.
        untold: words for what became of people, as written, that no figure counts.
        unused: words of the question that the answer doesn't use, as written.
        also: further questions of the same message, in order, to be answered below it.
        simply: whether what was said before wasn't understood, and is wanted again in plainer words.
        also_help: whether somebody's own case may stand behind the question, so that the reply says as well
            where help is.
    """

    echo: bool = False
    claim: Claim | None = None
    mistaken_for: str = ""
    untold: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    also: tuple[Query, ...] = ()
    simply: bool = False
    also_help: bool = False


PLAIN = Manner()
"""How a command or a press asks."""


@dataclass(frozen=True)
class Asked:
    """A question with the manner in which it was asked."""

    query: Query
    manner: Manner = PLAIN
