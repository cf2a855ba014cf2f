"""The door of this room: a folder becomes Data, or all that is wrong with it is told at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pandas as pd

from bot.data.checks import Checks
from bot.data.declarations import load_declarations
from bot.data.files import BadDataError, Fault, entries, read_bytes, read_csv
from bot.data.measures import Declarations
from bot.data.melting import Melting, columns_of, joined
from bot.data.names import Names, load_names
from bot.data.pages import Pages, load_pages
from bot.data.sheets import Sheet
from bot.data.sources import Source, load_sources
from bot.data.table import Table

_LISTS = ("sources.csv", "names.csv")
"""CSV files that hold no figures."""

_LOOKS_LIKE_A_TABLE = re.compile(r"\.(csv|tsv|tab|txt|xlsx?|ods)\b", re.IGNORECASE)
_TABLE_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}\.csv")


@dataclass(frozen=True)
class Data:
    """All that the bot answers from, loaded once.

    Args:
        table: the figures.
        declarations: what they are figures of, and what may be said of them.
        sources: the pages behind them, by id.
        pages: the explanations, by language.
        names: what places and groups are called.
        files: every CSV file as it is, by its name without the ending.
        warnings: what looks wrong and may be right; for `check`, not for users.
    """

    table: Table
    declarations: Declarations
    sources: Mapping[str, Source]
    pages: Mapping[str, Pages]
    names: Names
    files: Mapping[str, bytes]
    warnings: tuple[Fault, ...] = ()

    def pages_in(self, language: str) -> Pages:
        """The explanations in a language, or in English where there are none in it."""
        return self.pages.get(language) or self.pages["en"]

    def cited(self, ids: Iterable[str]) -> tuple[Source, ...]:
        """The sources with these ids, each once, in the order in which they are first named."""
        return tuple(self.sources[source] for source in dict.fromkeys(ids))


def default_folder() -> Path:
    """The data that came with the bot: inside an installed package, beside the package in a checkout."""
    package = Path(str(files("bot")))
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
    faults: list[Fault] = []
    found = entries(folder, faults)
    if faults:
        raise BadDataError(faults)
    faults += _misnamed(found)
    tables = {path.name: path for path in found if _TABLE_NAME.fullmatch(path.name)}
    raw = {
        name: content for name, path in tables.items() if (content := read_bytes(path, faults)) is not None
    }
    declarations = load_declarations(folder / "measures.toml", faults)

    before = len(faults)
    sources: dict[str, Source] = {}
    if "sources.csv" not in tables:
        faults.append(Fault(folder / "sources.csv", None, "is missing"))
    elif "sources.csv" in raw:
        sources = load_sources(tables["sources.csv"], raw["sources.csv"], faults)
    # Where the list of sources has faults, a mention of one that it lacks is none of its own.
    known = sources if len(faults) == before and "sources.csv" in raw else None
    names_before = len(faults)
    names = Names()
    if "names.csv" in raw:
        names = load_names(tables["names.csv"], raw["names.csv"], faults)
    names_known = len(faults) == names_before and ("names.csv" in raw or "names.csv" not in tables)
    pages_before = len(faults)
    pages = load_pages(folder / "pages", known, faults)
    if declarations and len(faults) == pages_before:
        faults += _missing_pages(declarations, pages["en"], folder)

    frame, unsure, whole = _melt_all(tables, raw, declarations, known, faults)
    warnings: tuple[Fault, ...] = ()
    if declarations:
        if whole and not _has_periods(frame, declarations):
            main = declarations.measures[declarations.subject.main].denominator
            faults.append(
                Fault(folder, None, f"no file has {main!r} by period (start, end), without a place or group")
            )
        checks = Checks(frame, declarations, folder, unsure)
        faults += checks.faults()
        warnings = tuple(checks.warnings())
    if names_known:
        faults += _nameless(frame, names, folder)
    if faults or declarations is None:
        raise BadDataError(_sorted(faults))
    return Data(
        Table(frame, declarations),
        declarations,
        sources,
        pages,
        names,
        {Path(name).stem: content for name, content in raw.items()},
        warnings,
    )


def _misnamed(found: list[Path]) -> list[Fault]:
    """Files that were surely meant to be read, and wouldn't be."""
    rule = "small letters, digits, hyphens and underscores, at most 40, and .csv"
    return [
        Fault(path, None, f"isn't named as a table is: {rule}")
        for path in found
        if _LOOKS_LIKE_A_TABLE.search(path.name) and not _TABLE_NAME.fullmatch(path.name)
    ]


def _melt_all(
    tables: Mapping[str, Path],
    raw: Mapping[str, bytes],
    declarations: Declarations | None,
    sources: Mapping[str, Source] | None,
    faults: list[Fault],
) -> tuple[pd.DataFrame, set[str], bool]:
    """The long table, measures of which rows are left out for faults, and whether none are."""
    parts: list[pd.DataFrame] = []
    unsure: set[str] = set()
    whole = True
    for name, path in tables.items():
        if name in _LISTS:
            continue
        before = len(faults)
        cells = read_csv(path, raw[name], columns_of(declarations), faults) if name in raw else None
        if cells is None:
            whole = False
            continue
        melting = Melting(Sheet(path, cells), declarations, sources)
        parts.append(melting.melt())
        faults += melting.sheet.faults
        if len(faults) > before:
            unsure |= melting.measures
            whole = False
    return joined(parts), unsure, whole


def _has_periods(frame: pd.DataFrame, declarations: Declarations) -> bool:
    main = declarations.measures[declarations.subject.main]
    everybody = (frame["group"] == "") & (frame["place"] == "") & frame["start"].notna()
    return bool((everybody & (frame["measure"] == main.denominator)).any())


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


def _sorted(faults: list[Fault]) -> list[Fault]:
    return sorted(faults, key=lambda fault: (str(fault.file), fault.line or 0))
