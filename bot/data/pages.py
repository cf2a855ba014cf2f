"""The explanations: data/pages/<language>/<id>.md, Markdown below a head in TOML between two lines of +++."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from rapidfuzz import fuzz, process

from bot.data.files import Fault, entries, invisible, read_text, read_toml
from bot.data.names import fold
from bot.data.sources import unknown_sources
from bot.data.validation import line_of, sentence

_LONGEST_TEXT = 1900
"""Letters of a page: it has to fit into one message."""

_ALIKE, _SOMEWHAT_ALIKE = 75, 50
"""How much like a name a misspelled one must be to be taken for it, or to offer it: 100 is equal."""


def _visible(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty")
    if unseen := invisible(text):
        raise ValueError(f"has a letter that can't be seen, {unseen}")
    return text


_VisibleText = Annotated[str, AfterValidator(_visible)]


class _Head(BaseModel):
    """What stands above the text of a page.

    Args:
        sources: ids of the pages that state what it says.
        short: the same in a sentence or two, for where little fits; may be empty.
        more: the id of a page that goes further; may be empty.
        by_name: whether only its names lead to it, and no list: its words are those of many questions.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Annotated[_VisibleText, Field(max_length=100)]
    aliases: tuple[_VisibleText, ...] = ()
    sources: Annotated[tuple[_VisibleText, ...], Field(min_length=1)]
    short: _VisibleText = ""
    more: _VisibleText = ""
    by_name: bool = False


class Page(_Head):
    """One explanation.

    Args:
        text: Markdown, with references to figures.
        line: the line of the file on which the text begins.
    """

    id: str
    text: str
    file: Path
    line: int

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is called, folded."""
        return tuple(dict.fromkeys(map(fold, (self.id, self.title, *self.aliases))))


@dataclass(frozen=True)
class PageMatch:
    """A page that was found; `exact` where it was asked for by a name it has."""

    page: Page
    exact: bool


@dataclass(frozen=True)
class Pages:
    """The pages of one language by id, perhaps with those of another that it lacks.

    Of two that share a name, the first has it.
    """

    by_id: Mapping[str, Page]

    @cached_property
    def names(self) -> Mapping[str, Page]:
        """The pages by all that they are called, folded."""
        names: dict[str, Page] = {}
        for page in self:
            for name in page.names:
                names.setdefault(name, page)
        return names

    @property
    def listed(self) -> Sequence[Page]:
        """The pages that are offered where all are."""
        return [page for page in self if not page.by_name]

    def completed(self, others: Pages) -> Pages:
        """These pages, followed by the others that are missing here."""
        return Pages({**self.by_id, **{page.id: page for page in others if page.id not in self}})

    def __getitem__(self, id_: str) -> Page:
        return self.by_id[id_]

    def __iter__(self) -> Iterator[Page]:
        return iter(self.by_id.values())

    def __contains__(self, id_: object) -> bool:
        return id_ in self.by_id

    def find(self, typed: str) -> PageMatch | None:
        """The page that a text names, even if slightly misspelled; None where no name is close."""
        name = fold(typed)
        if page := self.names.get(name):
            return PageMatch(page, exact=True)
        close = process.extractOne(name, self.names.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
        return PageMatch(self.names[close[0]], exact=False) if close else None

    def close(self, typed: str) -> list[Page]:
        """Up to three pages whose names are somewhat like the text, the closest first."""
        found = process.extract(
            fold(typed), self.names.keys(), scorer=fuzz.ratio, limit=9, score_cutoff=_SOMEWHAT_ALIKE
        )
        return list({self.names[name].id: self.names[name] for name, _, _ in found}.values())[:3]


@dataclass(frozen=True)
class Reference:
    """What a figure fills in on a line of a page, such as {figure: closed, by=2012-05-29}."""

    written: str
    kind: str
    values: tuple[str, ...]
    options: Mapping[str, str]
    line: int


_REFERENCE = re.compile(r"\{([a-z]+):([^{}]*)\}")


def references(text: str) -> list[Reference]:
    """All references of a text, in order."""
    found: list[Reference] = []
    for match in _REFERENCE.finditer(text):
        parts = [part.strip() for part in match[2].split(",")]
        named = (part.partition("=") for part in parts if "=" in part)
        options = {name.strip(): value.strip() for name, _, value in named}
        values = tuple(part for part in parts if "=" not in part)
        line = text.count("\n", 0, match.start()) + 1
        found.append(Reference(match[0], match[1], values, options, line))
    return found


def load_pages(folder: Path, sources: Collection[str] | None, faults: list[Fault]) -> dict[str, Pages]:
    """The pages by language; the folder has one folder for each, English among them.

    The ids of the sources that pages may name are None where their list has faults itself.
    """
    before = len(faults)
    pages: dict[str, Pages] = {}
    for path in entries(folder, faults):
        if re.fullmatch("[a-z]{2}", path.name):
            pages[path.name] = _load(path, sources, faults)
        else:
            faults.append(Fault(path, None, "isn't a folder named by a language, such as en"))
    # Links to other pages can't be checked while some are missing.
    if len(faults) == before:
        faults += _unpaired(folder, pages)
    return pages


def _unpaired(folder: Path, pages: Mapping[str, Pages]) -> Iterator[Fault]:
    """Missing pages that others lead to."""
    if "en" not in pages:
        yield Fault(folder / "en", None, "there is no such folder, and pages must be there in English")
        return
    for theirs in pages.values():
        for page in theirs:
            if page.id not in pages["en"]:
                yield Fault(page.file, None, "has no page of this name in English")
            if page.more and page.more not in theirs:
                yield Fault(page.file, 1, f"more: there is no page {page.more!r}")


def _load(folder: Path, sources: Collection[str] | None, faults: list[Fault]) -> Pages:
    pages: dict[str, Page] = {}
    names: dict[str, str] = {}
    for path in entries(folder, faults):
        if not re.fullmatch(r"[a-z0-9-]{1,40}\.md", path.name):
            rule = "small letters, digits and hyphens, at most 40, and .md"
            faults.append(Fault(path, None, f"isn't named as a page is: {rule}"))
        elif page := _read(path, faults):
            faults += [Fault(path, 1, wrong) for wrong in unknown_sources(page.sources, sources)]
            faults += [
                Fault(path, 1, f"has the name {name!r}, which {other}.md has too")
                for name in page.names
                if (other := names.setdefault(name, page.id)) != page.id
            ]
            pages[page.id] = page
    return Pages(pages)


def _read(path: Path, faults: list[Fault]) -> Page | None:
    if (text := read_text(path, faults)) is None:
        return None
    match re.split(r"(?m)^\+\+\+[ \t]*\n", text.replace("\r\n", "\n"), maxsplit=2):
        case ["", head, body] if body.strip():
            pass
        case _:
            message = "doesn't begin with a head between two lines of +++ and a text below"
            faults.append(Fault(path, 1, message))
            return None
    if (values := read_toml(path, head, faults, first_line=2)) is None:
        return None
    wrong = list(_wrong_text(body, first_line=head.count("\n") + 3))
    try:
        above = _Head.model_validate(values)
    except ValidationError as error:
        for detail in error.errors():
            keys, message = sentence(detail, _Head.model_fields)
            wrong.append((line_of(head, keys) + 1, f"{'.'.join(keys)}: {message}"))
        above = None
    faults += [Fault(path, line, message) for line, message in wrong]
    if wrong or above is None:
        return None
    blank = len(body) - len(body.lstrip("\n"))
    line = head.count("\n") + 3 + blank
    return Page(**above.model_dump(exclude_unset=True), id=path.stem, text=body.strip(), file=path, line=line)


def _wrong_text(text: str, first_line: int) -> Iterator[tuple[int, str]]:
    if len(text.strip()) > _LONGEST_TEXT:
        yield first_line, f"has a text of {len(text.strip())} letters; {_LONGEST_TEXT} fit into a message"
    for line, written in enumerate(text.split("\n"), first_line):
        if unseen := invisible(written):
            yield line, f"has a letter that can't be seen, {unseen}"
        if re.search(r"[{}]", _REFERENCE.sub("", written)):
            yield line, "has a brace that belongs to no reference such as {figure: rate, last}"
