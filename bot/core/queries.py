"""Everything that can be asked, one frozen dataclass a question."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum

from bot.core.spans import Span


@dataclass(frozen=True, kw_only=True)
class _Asked:
    echo: bool = field(default=False, compare=False)
    """Whether the reply says what the question was read as: it wasn't literally this."""
    mistaken: bool = field(default=False, compare=False)
    """Whether the question spoke of closed or approved cases instead of eligible ones; to be set right."""

    @property
    def manner(self) -> tuple[object, ...]:
        """How it was asked: what equality leaves out, but the reply shows."""
        return tuple(getattr(self, part.name) for part in fields(self) if not part.compare)


@dataclass(frozen=True)
class Rate(_Asked):
    """The rate and counts of a span of days."""

    span: Span


@dataclass(frozen=True)
class Compare(_Asked):
    """Two spans side by side."""

    first: Span
    second: Span


@dataclass(frozen=True)
class Trend(_Asked):
    """How the rate went from period to period."""


@dataclass(frozen=True)
class Total(_Asked):
    """The running total as of a day; to the end of the table where none is named."""

    day: date | None = None


@dataclass(frozen=True)
class Periods(_Asked):
    """The whole table."""


@dataclass(frozen=True)
class Extreme(_Asked):
    """The period with the highest or the lowest rate."""

    highest: bool


@dataclass(frozen=True)
class Explain(_Asked):
    """A page of the glossary, by its id."""

    term: str


@dataclass(frozen=True)
class Why(_Asked):
    """The possible reasons of the change."""


@dataclass(frozen=True)
class Sources(_Asked):
    """Where the figures come from; of all of them where no span is named."""

    span: Span | None = None


class Topic(StrEnum):
    """What the data has figures on besides the review periods."""

    CLOSURES = "closures"
    DETENTION = "detention"
    COURTS = "courts"
    FILINGS = "filings"


@dataclass(frozen=True)
class Closed(_Asked):
    """How many cases ICE had really closed by a day; by the last known one where none is named."""

    day: date | None = None


@dataclass(frozen=True)
class Outcomes(_Asked):
    """What had become of the eligible cases: closed, declined, still pending."""


@dataclass(frozen=True)
class Detained(_Asked):
    """Detained and other people's cases apart, and what their mix explains."""


@dataclass(frozen=True)
class Courts(_Asked):
    """What is known by court; of one place, by its id, or of all."""

    place: str = ""


@dataclass(frozen=True)
class Filings(_Asked):
    """How many new cases ICE filed in court."""


@dataclass(frozen=True)
class HowSure(_Asked):
    """How sure the figures on a topic are, and where they come from."""

    topic: Topic


@dataclass(frozen=True)
class RawData(_Asked):
    """A table as a file, by its name; the review periods where none is named."""

    table: str = ""


@dataclass(frozen=True)
class Help(_Asked):
    """What can be asked; about one command, by its name, or all of them."""

    command: str = ""


@dataclass(frozen=True)
class About(_Asked):
    """What this bot is."""


@dataclass(frozen=True)
class Greeting(_Asked):
    """Somebody says hello."""


@dataclass(frozen=True)
class Thanks(_Asked):
    """Somebody says thank you."""


@dataclass(frozen=True)
class LegalHelp(_Asked):
    """Somebody is in trouble, or asks for advice on a case."""


@dataclass(frozen=True)
class Crisis(_Asked):
    """Somebody speaks of giving up or of harming themselves."""


@dataclass(frozen=True)
class Beyond(_Asked):
    """Something that the data can't know."""


@dataclass(frozen=True)
class Choose(_Asked):
    """A question with two or three readings, of which the person picks one."""

    readings: tuple[Query, ...] = field(default=(), compare=False)
    """Not in the button's id: they stand on buttons of their own."""


Query = (
    Rate
    | Compare
    | Trend
    | Total
    | Periods
    | Extreme
    | Explain
    | Why
    | Sources
    | Closed
    | Outcomes
    | Detained
    | Courts
    | Filings
    | HowSure
    | RawData
    | Help
    | About
    | Greeting
    | Thanks
    | LegalHelp
    | Crisis
    | Beyond
    | Choose
)


def span_of(query: Query) -> Span | None:
    """The period that an answer was about, as far as it was about one."""
    match query:
        case Rate(span) | Sources(Span() as span) | Compare(_, span):
            return span
        case _:
            return None
