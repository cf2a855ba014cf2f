"""All that the bot answers from, loaded once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from bot.core.glossary import Glossary, load_glossaries
from bot.core.rows import BadDataError, Fault, Row, read_rows
from bot.core.table import Table, load_table


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


@dataclass(frozen=True)
class Data:
    """The period table, the sources by their id, and the glossaries by language."""

    table: Table
    sources: Mapping[str, Source]
    glossaries: Mapping[str, Glossary]

    def glossary(self, language: str) -> Glossary:
        """The explanations in a language, or in English where there are none in it."""
        return self.glossaries.get(language) or self.glossaries["en"]

    def cited(self, ids: Iterable[str]) -> tuple[Source, ...]:
        """The sources with these ids, each once, in the order in which they are first named."""
        return tuple(self.sources[source] for source in dict.fromkeys(ids))


def default_folder() -> Path:
    """The data that came with the bot: inside an installed package, beside the package in a checkout."""
    package = Path(str(files("bot")))
    installed = package / "data"
    return installed if installed.is_dir() else package.parent / "data"


def load_data(folder: Path) -> Data:
    """Reads and checks a data folder.

    Args:
        folder: holds periods.csv, sources.csv and glossary/en/.

    Raises:
        BadDataError: with everything that is wrong in it.
    """
    faults: list[Fault] = []
    if not folder.is_dir():
        raise BadDataError([Fault(folder, None, "there is no such folder")])
    sources = _load_sources(folder / "sources.csv", faults)
    # Where the list of sources has faults, a mention of one that it lacks is none of its own.
    known = _Anything() if faults else sources
    table = load_table(folder / "periods.csv", known, faults)
    glossaries = load_glossaries(folder / "glossary", known, faults)
    if faults or table is None:
        raise BadDataError(faults)
    return Data(table, sources, glossaries)


class _Anything:
    def __contains__(self, _: object) -> bool:
        return True


def _load_sources(path: Path, faults: list[Fault]) -> dict[str, Source]:
    sources: dict[str, Source] = {}
    for line, source in read_rows(path, Source, faults):
        if source is None:
            continue
        if source.id in sources:
            faults.append(Fault(path, line, f"has the id {source.id!r} a second time"))
        sources[source.id] = source
    return sources
