"""The explanations: data/glossary/<language>/*.md, Markdown below a head in TOML between two lines of +++."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from bot.core.rows import Fault, unknown_sources
from bot.core.tokens import normalise

COMPARISON = "closure-vs-deferred-action"
CLOSURE = "administrative-closure"
DEFERRED = "deferred-action"
DACA = "daca"
ELIGIBLE = "provisionally-eligible"
REASONS = "why"
ABOUT = "about"
LEGAL_HELP = "legal-help"
CRISIS = "crisis"
_NO_TERMS = (REASONS, ABOUT, LEGAL_HELP, CRISIS)
"""Pages that explain no term."""
_REQUIRED = (CLOSURE, COMPARISON, *_NO_TERMS)
"""Pages that commands, buttons and questions lead to."""

_LONGEST_TEXT = 1900
"""Letters of a page: it has to fit into a message without an embed."""

_LONGEST_TERM = 40
"""Letters of a file name: it has to fit into a button's id."""


@dataclass(frozen=True)
class Entry:
    """One page of the glossary.

    Args:
        term: its id, the name of its file.
        title: its heading.
        aliases: what else people call it, in lower case.
        sources: ids of the pages that state what it says.
        text: Markdown.
    """

    term: str
    title: str
    aliases: tuple[str, ...]
    sources: tuple[str, ...]
    text: str

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is called, in plain letters."""
        return tuple(dict.fromkeys(map(plain, (self.term, self.title, *self.aliases))))


@dataclass(frozen=True)
class Match:
    """An entry that was found; `exact` where it was asked for by a name it has."""

    entry: Entry
    exact: bool


class Glossary:
    """The pages of one language.

    Args:
        entries: the pages; no two share a name.
    """

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self._entries = {entry.term: entry for entry in entries}
        self._names = {name: entry for entry in entries for name in entry.names}

    def __getitem__(self, term: str) -> Entry:
        return self._entries[term]

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    def __contains__(self, term: str) -> bool:
        return term in self._entries

    @property
    def terms(self) -> tuple[Entry, ...]:
        """The pages that explain a term, by title."""
        entries = (entry for entry in self._entries.values() if entry.term not in _NO_TERMS)
        return tuple(sorted(entries, key=lambda entry: entry.title.lower()))

    def find(self, typed: str) -> Match | None:
        """The page that a text names, small misspellings mended; None where none is close."""
        name = plain(typed)
        if entry := self._names.get(name):
            return Match(entry, exact=True)
        close = get_close_matches(name, self._names, n=1, cutoff=0.75)
        return Match(self._names[close[0]], exact=False) if close else None

    def close(self, typed: str) -> list[Entry]:
        """Up to three terms whose names are somewhat like the text, the likest first."""
        names = get_close_matches(plain(typed), self._names, n=9, cutoff=0.5)
        found = {self._names[name].term: self._names[name] for name in names}
        return [entry for term, entry in found.items() if term not in _NO_TERMS][:3]


def plain(text: str) -> str:
    """Lower case letters without accents, and digits, with single spaces between words."""
    return " ".join(re.findall(r"[^\W_]+", normalise(text[:200])))


class _Head(BaseModel):
    model_config = ConfigDict(extra="forbid")

    title: Annotated[str, Field(min_length=1, max_length=100)]
    aliases: tuple[str, ...] = ()
    sources: Annotated[tuple[str, ...], Field(min_length=1)]


def load_glossaries(folder: Path, known: Container[str], faults: list[Fault]) -> Mapping[str, Glossary]:
    """The glossaries by language.

    Args:
        folder: has one folder a language; English must be there.
        known: ids of the sources that pages may name.
        faults: whatever is wrong is added here.
    """
    if not (folder / "en").is_dir():
        faults.append(Fault(folder / "en", None, "this folder of explanations is missing"))
        return {}
    languages = sorted(path for path in folder.glob("[a-z][a-z]") if path.is_dir())
    return {path.name: _load(path, known, faults) for path in languages}


def _load(folder: Path, known: Container[str], faults: list[Fault]) -> Glossary:
    entries: list[Entry] = []
    names: dict[str, str] = {}
    for path in sorted(folder.glob("*.md")):
        try:
            entry = _read(path)
        except (OSError, ValueError) as error:
            faults.append(Fault(path, None, _reason(error)))
            continue
        faults += unknown_sources(path, None, entry.sources, known)
        for name in entry.names:
            if (other := names.setdefault(name, entry.term)) != entry.term:
                faults.append(Fault(path, None, f"has the name {name!r}, which {other}.md has too"))
        entries.append(entry)
    for term in _REQUIRED:
        if not (folder / f"{term}.md").exists():
            faults.append(Fault(folder / f"{term}.md", None, "this page is missing"))
    return Glossary(tuple(entries))


def _read(path: Path) -> Entry:
    match path.read_text(encoding="utf-8-sig").replace("\r\n", "\n").split("+++\n", 2):
        case ["", head, text] if text.strip():
            parsed = TypeAdapter(_Head).validate_python(tomllib.loads(head))
        case _:
            raise ValueError("doesn't consist of a head between two lines of +++ and a text below")
    if len(text.strip()) > _LONGEST_TEXT:
        raise ValueError(f"has a text of {len(text.strip())} letters; {_LONGEST_TEXT} fit into a message")
    if not re.fullmatch(rf"[a-z0-9-]{{1,{_LONGEST_TERM}}}", path.stem):
        raise ValueError(f"isn't named in at most {_LONGEST_TERM} of a-z, 0-9 and hyphens")
    return Entry(path.stem, parsed.title, parsed.aliases, parsed.sources, text.strip())


def _reason(error: Exception) -> str:
    match error:
        case ValidationError():
            details = error.errors()
            return "; ".join(f"{'.'.join(map(str, detail['loc']))}: {detail['msg']}" for detail in details)
        case OSError():
            return f"can't be read: {error.strerror}"
        case UnicodeDecodeError():
            return "isn't UTF-8"
        case _:
            return str(error)
