"""What places and groups are called: data/names.csv."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import filterfalse
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator
from rapidfuzz import fuzz, process

from bot.data.files import Fault
from bot.data.records import Record, matching, read_records

PLACES = "places"
"""The kind of a name that stands for several places."""
_ALIKE = 80
"""How much like the right name a misspelled one must be: 100 is equal."""


def fold(text: str) -> str:
    """Lower case letters without accents, and digits, with single spaces between the words."""
    if not text.isascii():
        text = "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", text)))
    return " ".join(re.findall(r"[^\W_]+", text.lower()))


def _aliases(cell: object) -> object:
    return tuple(name.strip() for name in str(cell).split(";") if name.strip())


class Name(Record):
    """What a place or a group is called in one language; `aliases` are separated by semicolons.

    Several places that are named by one word, "both pilots", are a row of the kind `places`; its id is that
    of each, with `+` between.
    """

    kind: Annotated[str, matching("places?|group", "must be place, places or group")]
    id: Annotated[
        str,
        matching(
            r"[a-z][a-z0-9_-]{0,39}(?:\+[a-z][a-z0-9_-]{0,39}){0,9}",
            "must be an id of small letters, digits, - and _",
        ),
    ]
    language: Annotated[str, matching("[a-z]{2}", "must be the code of a language such as en")]
    name: Annotated[str, matching(".{1,60}", "must be text of at most 60 letters")]
    aliases: Annotated[tuple[str, ...], BeforeValidator(_aliases)]

    @property
    def called(self) -> Iterable[str]:
        """All that it is called."""
        return (self.name, *self.aliases) if self.kind == PLACES else (self.id, self.name, *self.aliases)


@dataclass(frozen=True)
class Names:
    """The places and groups by what people call them.

    English names all; other languages have what they call otherwise.
    """

    rows: tuple[Name, ...] = ()

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The ids by every name, folded."""
        return {fold(name): row.id for row in self.rows for name in row.called}

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """`place`, `places` or `group` by id."""
        return {row.id: row.kind for row in self.rows}

    @cached_property
    def _shown(self) -> Mapping[tuple[str, str], str]:
        return {(row.id, row.language): row.name for row in self.rows}

    def name(self, id_: str, language: str) -> str:
        """The name in a language, or in English where there is none in it."""
        return self._shown.get((id_, language)) or self._shown[id_, "en"]

    def find(self, typed: str) -> str | None:
        """The id of what a text names, even if slightly misspelled; None where no name is close."""
        name = fold(typed)
        if name in self.names:
            return self.names[name]
        close = process.extractOne(name, self.names.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
        return self.names[close[0]] if close else None


def load_names(path: Path, faults: list[Fault]) -> Names:
    """The names in a names.csv; whatever is wrong in it is added to `faults`."""
    rows = list(read_records(path, Name, faults))
    taken: dict[str, str] = {}
    kinds: dict[str, str] = {}
    shown: dict[tuple[str, str], int] = {}
    for line, row in rows:
        if (first := shown.setdefault((row.id, row.language), line)) != line:
            faults.append(Fault(path, line, f"names {row.id!r} in {row.language!r} as line {first} does too"))
        if kinds.setdefault(row.id, row.kind) != row.kind:
            faults.append(
                Fault(path, line, f"has {row.id!r} as a {row.kind}, and before as a {kinds[row.id]}")
            )
        for name in dict.fromkeys(map(fold, row.called)):
            if not name:
                faults.append(Fault(path, line, "has a name without letters"))
            elif (other := taken.setdefault(name, row.id)) != row.id:
                faults.append(Fault(path, line, f"calls {row.id!r} {name!r}, as {other!r} is called too"))
    for line, row in rows:
        if row.kind == PLACES and any(kinds.get(each) != "place" for each in row.id.split("+")):
            faults.append(Fault(path, line, f"has {row.id!r} as places, of which some are none of this file"))
    for id_ in kinds:
        if (id_, "en") not in shown:
            line = min(line for (named, _), line in shown.items() if named == id_)
            faults.append(Fault(path, line, f"{id_!r} has no name in English (en)"))
    return Names(tuple(row for _, row in rows))
