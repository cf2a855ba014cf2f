"""The pages that figures and explanations rest on: data/sources.csv."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from bot.core.rows import Fault, Row, read_rows


def _real_date(value: str) -> str:
    if value:
        date.fromisoformat(value + "0001-01-01"[len(value) :])
    return value


class Source(Row):
    """A page that figures or explanations rest on; `date` is as exact as it is known, or empty."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    title: Annotated[str, Field(min_length=1, max_length=200)]
    publisher: Annotated[str, Field(min_length=1, max_length=100)]
    date: Annotated[str, Field(pattern=r"^(\d{4}(-\d\d(-\d\d)?)?)?$"), AfterValidator(_real_date)]
    url: Annotated[str, Field(pattern=r"^https?://[^\s()<>]+$", max_length=300)]

    @property
    def name(self) -> str:
        """Publisher and date, short enough to stand in a row of them."""
        return f"{self.publisher} {self.date}".rstrip()


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What every answer has."""

    sources: tuple[Source, ...] = ()
    """What the figures or the text rest on."""

    @property
    def cited(self) -> object:
        """The part whose figures' sources are named: all of it, if nothing else is said."""
        return self


def load_sources(path: Path, faults: list[Fault]) -> dict[str, Source]:
    """The sources by their id.

    Args:
        path: the file.
        faults: whatever is wrong is added here.
    """
    sources: dict[str, Source] = {}
    for line, source in read_rows(path, Source, faults):
        if source is None:
            continue
        if source.id in sources:
            faults.append(Fault(path, line, f"has the id {source.id!r} a second time"))
        sources[source.id] = source
    return sources
