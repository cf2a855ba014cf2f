"""A Query as a short text, for the id of a button, and back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from bot.core.queries import (
    About,
    Beyond,
    Choose,
    Closed,
    Compare,
    Courts,
    Crisis,
    Detained,
    Explain,
    Extreme,
    Filings,
    Greeting,
    Help,
    HowSure,
    LegalHelp,
    Outcomes,
    Periods,
    Query,
    Rate,
    RawData,
    Sources,
    Thanks,
    Topic,
    Total,
    Trend,
    Why,
)
from bot.core.spans import Span

_PLAIN: Mapping[str, Callable[[], Query]] = {
    "trend": Trend,
    "periods": Periods,
    "why": Why,
    "outcomes": Outcomes,
    "detained": Detained,
    "filings": Filings,
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
        case Closed(day):
            parts = ["closed", _day(day) if day else ""]
        case Courts(place):
            parts = ["courts", place]
        case HowSure(topic):
            parts = ["sources", topic]
        case RawData(table):
            parts = ["data", table]
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
        case ["closed", day]:
            return Closed(_to_day(day) if day else None)
        case ["courts", place]:
            return Courts(place)
        case ["sources", name] if name in set(Topic):
            return HowSure(Topic(name))
        case ["data", table]:
            return RawData(table)
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
