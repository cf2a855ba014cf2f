"""What courts are called: data/places.csv."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field

from bot.core.glossary import plain
from bot.core.rows import Fault, Row, read_rows


def _aliases(value: object) -> object:
    if not isinstance(value, str):
        return value
    return tuple(alias.strip() for alias in value.split(";") if alias.strip())


class PlaceRow(Row):
    """What a court is called in one language; `aliases` are separated by semicolons."""

    place: Annotated[str, Field(pattern=r"^[a-z-]{2,40}$")]
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")]
    name: Annotated[str, Field(min_length=1, max_length=60)]
    aliases: Annotated[tuple[str, ...], BeforeValidator(_aliases)]

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is called."""
        return self.place, self.name, *self.aliases


class Places:
    """The courts by what people call them.

    Args:
        rows: each with the name in a language; English names every place, others what they call otherwise.
    """

    def __init__(self, rows: tuple[PlaceRow, ...] = ()) -> None:
        self._shown: dict[str, dict[str, str]] = defaultdict(dict)
        self._called: dict[str, str] = {}
        for row in rows:
            self._shown[row.place][row.language] = row.name
            for name in row.names:
                self._called[plain(name)] = row.place

    def __contains__(self, place: object) -> bool:
        return place in self._shown

    def __iter__(self) -> Iterator[str]:
        return iter(self._shown)

    def name(self, place: str, language: str) -> str:
        """The name in a language, or in English."""
        names = self._shown[place]
        return names.get(language) or names["en"]

    @property
    def names(self) -> Mapping[str, str]:
        """All that places are called, in plain letters, with their ids."""
        return self._called

    def find(self, typed: str) -> str | None:
        """The id of the place that a text names, small misspellings mended; None where none is close."""
        name = plain(typed)
        if name in self._called:
            return self._called[name]
        close = get_close_matches(name, self._called, n=1, cutoff=0.8)
        return self._called[close[0]] if close else None


def load_places(path: Path, faults: list[Fault]) -> Places:
    """The places in a places.csv; a data folder may lack it.

    Args:
        path: the file.
        faults: whatever is wrong is added here.
    """
    rows = [row for _, row in read_rows(path, PlaceRow, faults) if row] if path.exists() else []
    called: dict[str, str] = {}
    faults += [
        Fault(path, None, f"calls both {other} and {row.place} {name!r}")
        for row in rows
        for name in map(plain, row.names)
        if (other := called.setdefault(name, row.place)) != row.place
    ]
    english = {row.place for row in rows if row.language == "en"}
    faults += [
        Fault(path, None, f"{place} has no English name")
        for place in sorted({row.place for row in rows} - english)
    ]
    return Places(tuple(rows))
