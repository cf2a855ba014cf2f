"""Loads a data folder, or reports all that is wrong with it at once."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from itertools import chain
from pathlib import Path

import pandas as pd

from bot.data.checks import contradictions
from bot.data.declarations import load_declarations
from bot.data.files import BadDataError, Fault, entries, read_bytes
from bot.data.measures import Declarations
from bot.data.melting import Melting
from bot.data.names import Names, load_names
from bot.data.order import growing
from bot.data.pages import Page, Pages, load_pages
from bot.data.row_faults import RowFaults
from bot.data.sources import Source, load_sources
from bot.data.table import Table
from bot.weights import BadWeightsError, Weights

_SOURCES, _NAMES = "sources.csv", "names.csv"
"""The CSV files that hold no figures."""
READINGS = "readings.npz"
"""The file with what was learned of how people ask about these data, where there is one."""

_LOOKS_LIKE_A_TABLE = re.compile(r"\.(csv|tsv|tab|txt|xlsx?|ods)\b", re.IGNORECASE)
_TABLE_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}\.csv")


@dataclass(frozen=True)
class Data:
    """All that the bot answers from, loaded once.

    Args:
        files: every CSV file as it is, by its name without the ending.
        readings: what was learned of how people ask about them; None where nothing was.
        warnings: what looks wrong and may be right; for `check`, not for users.
    """

    table: Table
    declarations: Declarations
    sources: Mapping[str, Source]
    pages: Mapping[str, Pages]
    names: Names
    files: Mapping[str, bytes]
    readings: Weights | None = None
    warnings: tuple[Fault, ...] = ()

    def pages_in(self, language: str) -> Pages:
        """All explanations: in a language those that are written in it, the others in English."""
        return self._all_pages.get(language) or self.pages["en"]

    def page(self, id_: str, language: str) -> Page | None:
        """An explanation in a language, or else in English; None where there is none of this id."""
        return self.pages_in(language).by_id.get(id_)

    def terms(self, language: str) -> list[Page]:
        """The explanations that are listed as terms: not those for people in need."""
        hidden = self.declarations.subject.pages.for_need
        return [page for page in self.pages_in(language).listed if page.id not in hidden]

    @cached_property
    def _all_pages(self) -> Mapping[str, Pages]:
        return {code: own.completed(self.pages["en"]) for code, own in self.pages.items()}

    def cited(self, ids: Iterable[str]) -> tuple[Source, ...]:
        """The sources with these ids, each once, in the order in which they are first named."""
        return tuple(self.sources[source] for source in dict.fromkeys(ids))


def default_folder() -> Path:
    """The data that came with the bot: inside an installed package, beside the package in a checkout."""
    package = Path(str(resources.files("bot")))
    installed = package / "shipped"
    return installed if installed.is_dir() else package.parent / "data"


def load_data(folder: Path) -> Data:
    """Reads and checks a data folder.

    Args:
        folder: holds measures.toml, sources.csv, pages/en/, at least one CSV file of figures, and names.csv
            where these are of places or groups.

    Raises:
        BadDataError: with everything that is wrong in it.
    """
    faults: dict[str, list[Fault]] = defaultdict(list)  # where a part has some, less of others can be checked
    found = entries(folder, faults["folder"])
    if faults["folder"]:
        raise BadDataError(faults["folder"])
    faults["folder"] += _misnamed(found)
    declarations, unusable = load_declarations(folder / "measures.toml", faults["measures"])
    sources = load_sources(folder / _SOURCES, faults["sources"])
    names = load_names(folder / _NAMES, faults["names"]) if folder / _NAMES in found else Names()
    # A source that seems to be missing may be in a row that can't be read.
    known = None if faults["sources"] else sources
    pages = load_pages(folder / "pages", known, faults["pages"])
    melting = Melting(declarations, unusable, known)
    tables = [path for path in found if _TABLE_NAME.fullmatch(path.name)]
    for path in tables:
        if path.name not in (_SOURCES, _NAMES):
            melting.add(path, faults["figures"])
    if declarations and not faults["measures"] and not faults["pages"]:
        faults["pages"] += _missing_pages(declarations, pages["en"], folder)
    if declarations and not faults["figures"]:
        faults["figures"] += _missing_periods(melting.frame, declarations, folder)
    if declarations:
        faults["figures"] += _at_rows(contradictions(melting.frame, declarations, melting.unsure), folder)
    if not faults["names"]:
        faults["figures"] += _nameless(melting.frame, names, folder)
    readings = _learned(folder / READINGS, faults["readings"]) if folder / READINGS in found else None
    wrong = sorted(chain(*faults.values()), key=lambda fault: (str(fault.file), fault.line or sys.maxsize))
    if wrong or declarations is None:
        raise BadDataError(wrong)
    return Data(
        table=Table(melting.frame, declarations),
        declarations=declarations,
        sources=sources,
        pages=pages,
        names=names,
        files={path.stem: path.read_bytes() for path in sorted(tables, key=lambda path: path.stem)},
        readings=readings,
        warnings=tuple(_at_rows(growing(melting.frame, declarations), folder)),
    )


def _learned(path: Path, faults: list[Fault]) -> Weights | None:
    content = read_bytes(path, faults)
    try:
        return None if content is None else Weights.parse(content)
    except BadWeightsError:
        faults.append(Fault(path, None, "doesn't hold learned weights: write it anew, or leave it out"))
        return None


def _at_rows(wrong: RowFaults, folder: Path) -> list[Fault]:
    return [Fault(folder / row.file, int(row.line), message) for row, message in wrong]


def _misnamed(found: Sequence[Path]) -> list[Fault]:
    """Files that were surely meant to be read, and wouldn't be."""
    rule = "small letters, digits, hyphens and underscores, at most 40, and .csv"
    return [
        Fault(path, None, f"isn't named as a table is: {rule}")
        for path in found
        if _LOOKS_LIKE_A_TABLE.search(path.name) and not _TABLE_NAME.fullmatch(path.name)
    ]


def _missing_periods(frame: pd.DataFrame, declarations: Declarations, folder: Path) -> Iterator[Fault]:
    main = declarations.measures.get(declarations.subject.main)
    of_all = frame.loc[(frame["group"] == "") & (frame["place"] == "") & frame["start"].notna()]
    if main and main.denominator not in set(of_all["measure"]):
        message = f"no file has {main.denominator!r} by period (start, end), without a place or group"
        yield Fault(folder, None, message)


def _missing_pages(declarations: Declarations, pages: Pages, folder: Path) -> list[Fault]:
    parts = declarations.subject.pages
    wanted = {f"subject.pages.{part}": page for part, page in parts.model_dump().items()}
    wanted |= {f"commands.{name}.page": command.page for name, command in declarations.commands.items()}
    return [
        Fault(folder / "measures.toml", None, f"{where}: there is no page {page!r} in English")
        for where, page in wanted.items()
        if page and page not in pages
    ]


def _nameless(frame: pd.DataFrame, names: Names, folder: Path) -> list[Fault]:
    """Places and groups that have figures and no name."""
    faults: list[Fault] = []
    for kind in ("place", "group"):
        first = frame.loc[frame[kind] != ""].drop_duplicates(kind)
        for id_, file, line in zip(first[kind], first["file"], first["line"], strict=True):
            if names.kinds.get(id_) != kind:
                message = f"names the {kind} {id_!r}, which names.csv lacks"
                faults.append(Fault(folder / file, int(line), message))
    return faults
