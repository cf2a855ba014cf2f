"""All that the bot answers from, loaded once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from bot.core.closures import Closures, load_closures
from bot.core.courts import CourtEvidence, load_courts
from bot.core.detention import Detention, load_detention
from bot.core.figures import Figure
from bot.core.filings import load_filings
from bot.core.glossary import Glossary, load_glossaries
from bot.core.places import Places, load_places
from bot.core.releases import ReleaseRow, load_releases
from bot.core.rows import BadDataError, Fault
from bot.core.sources import Source, load_sources
from bot.core.table import Table, load_table


@dataclass(frozen=True)
class Data:
    """The period table, the sources by their id, the glossaries by language, and the further measures.

    Each measure has its own file and its own type, and is empty where the data folder lacks the file.
    """

    table: Table
    sources: Mapping[str, Source]
    glossaries: Mapping[str, Glossary]
    releases: tuple[ReleaseRow, ...] = ()
    closures: Closures = field(default_factory=Closures)
    detention: Detention = field(default_factory=Detention)
    places: Places = field(default_factory=Places)
    courts: CourtEvidence = field(default_factory=CourtEvidence)
    filings: tuple[Figure, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    """Every CSV file as it is, by its name without the ending."""

    def glossary(self, language: str) -> Glossary:
        """The explanations in a language, or in English where there are none in it."""
        return self.glossaries.get(language) or self.glossaries["en"]

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
        folder: holds periods.csv, sources.csv and glossary/en/; the further measures' files may be there.

    Raises:
        BadDataError: with everything that is wrong in it.
    """
    faults: list[Fault] = []
    if not folder.is_dir():
        raise BadDataError([Fault(folder, None, "there is no such folder")])
    sources = load_sources(folder / "sources.csv", faults)
    # Where the list of sources has faults, a mention of one that it lacks is none of its own.
    known = _Anything() if faults else sources
    table = load_table(folder / "periods.csv", known, faults)
    glossaries = load_glossaries(folder / "glossary", known, faults)
    places = load_places(folder / "places.csv", faults)
    courts = load_courts(folder, places, known, faults)
    filings = load_filings(folder / "filings.csv", known, faults)
    if table is None:
        # What is held against the review periods can't be checked without them.
        raise BadDataError(faults)
    releases = load_releases(folder / "releases.csv", table, known, faults)
    closures = load_closures(folder, table, known, faults)
    detention = load_detention(folder / "detention.csv", table, known, faults)
    tables = sorted(folder.glob("*.csv"))
    # A misspelt name would hide a measure, and what isn't checked isn't given out.
    faults += [Fault(path, None, "isn't a table of this bot") for path in tables if path.stem not in _TABLES]
    if faults:
        raise BadDataError(faults)
    return Data(
        table,
        sources,
        glossaries,
        releases=releases,
        closures=closures,
        detention=detention,
        places=places,
        courts=courts,
        filings=filings,
        files={path.stem: path.read_bytes() for path in tables},
    )


_TABLES = {
    "periods",
    "sources",
    "releases",
    "closures",
    "outcomes",
    "detention",
    "places",
    "pilots",
    "courts",
    "pauses",
    "filings",
}


class _Anything:
    def __contains__(self, _: object) -> bool:
        return True
