"""Everything that can be asked, one frozen dataclass a question, and its short text for a button's id."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.core.spans import Span


@dataclass(frozen=True, kw_only=True)
class _Asked:
    echo: bool = field(default=False, compare=False)
    """Whether the reply says what the question was read as: it wasn't literally this."""
    mistaken: bool = field(default=False, compare=False)
    """Whether the question spoke of closed or approved cases instead of eligible ones; to be set right."""


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
    | Help
    | About
    | Greeting
    | Thanks
    | LegalHelp
    | Crisis
    | Beyond
    | Choose
)

_PLAIN: Mapping[str, Callable[[], Query]] = {
    "trend": Trend,
    "periods": Periods,
    "why": Why,
    "about": About,
    "greeting": Greeting,
    "thanks": Thanks,
    "legalhelp": LegalHelp,
    "crisis": Crisis,
    "beyond": Beyond,
    "choose": Choose,
}
"""Questions that are whole without anything further."""


def encode(query: Query) -> str:
    """The query as a short text (at most 60 letters) without colons; `echo` and `mistaken` are not kept."""
    match query:
        case Rate(span):
            parts = ["rate", _span(span)]
        case Compare(first, second):
            parts = ["compare", _span(first), _span(second)]
        case Total(day):
            parts = ["total", _day(day) if day else ""]
        case Extreme(highest):
            parts = ["extreme", "highest" if highest else "lowest"]
        case Explain(term):
            parts = ["explain", term]
        case Sources(span):
            parts = ["sources", _span(span) if span else ""]
        case Help(command):
            parts = ["help", command]
        case _:
            parts = [name for name, plain in _PLAIN.items() if plain() == query]
    return ".".join(parts)


def decode(text: str) -> Query:
    """The query that `encode` made into this text.

    Raises:
        ValueError: where it made no such text: it comes from another version, or was tampered with.
    """
    match text.split("."):
        case ["rate", span]:
            return Rate(_to_span(span))
        case ["compare", first, second]:
            return Compare(_to_span(first), _to_span(second))
        case ["total", day]:
            return Total(_to_day(day) if day else None)
        case ["extreme", "highest" | "lowest" as which]:
            return Extreme(which == "highest")
        case ["explain", term]:
            return Explain(term)
        case ["sources", span]:
            return Sources(_to_span(span) if span else None)
        case ["help", command]:
            return Help(command)
        case [name] if name in _PLAIN:
            return _PLAIN[name]()
        case _:
            raise ValueError(f"not a query: {text!r}")


def _day(day: date) -> str:
    return f"{day:%Y%m%d}".zfill(8)


def _span(span: Span) -> str:
    return f"{_day(span.start)}-{_day(span.end)}"


def _to_day(text: str) -> date:
    if not re.fullmatch(r"[0-9]{8}", text):
        raise ValueError(f"not a day: {text!r}")
    return date(int(text[:4]), int(text[4:6]), int(text[6:]))


def _to_span(text: str) -> Span:
    start, end = text.split("-")
    return Span(_to_day(start), _to_day(end))


def span_of(query: Query) -> Span | None:
    """The period that an answer was about, as far as it was about one."""
    match query:
        case Rate(span) | Sources(Span() as span) | Compare(_, span):
            return span
        case _:
            return None
