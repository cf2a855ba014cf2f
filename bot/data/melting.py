"""From wide CSV files, a column a measure, to one long table, a row a figure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from bot.data.cells import Row
from bot.data.declarations import DIMENSIONS, ENDINGS
from bot.data.files import Fault, did_you_mean, read_csv, shown
from bot.data.measures import Declarations, Kind, Measure
from bot.data.sources import unknown_sources

BASES = ("published", "derived", "approximate")
"""The words of the column `basis`, in the order of their numbers in the table."""


class Long(NamedTuple):
    """A row of the long table: one figure. See `COLUMNS` for the types it has there."""

    measure: str
    start: date | None
    end: date | None
    group: str
    place: str
    counted_by: str
    value: float
    low: float
    high: float
    basis: int
    about: bool
    printed: str
    sources: tuple[str, ...]
    file: str
    line: int
    month_only: bool
    note: str


COLUMNS = {
    **dict.fromkeys(("measure", "group", "place", "counted_by", "file"), "category"),
    **dict.fromkeys(("start", "end"), "datetime64[s]"),
    **dict.fromkeys(("value", "low", "high"), "float64"),
    **dict.fromkeys(("printed", "sources", "note"), "object"),
    **dict.fromkeys(("about", "month_only"), "bool"),
    "basis": "Int8",
    "line": "int64",
}
"""What the columns of the long table hold."""


@dataclass(frozen=True)
class _Column:
    """Where a measure's figures stand in a file.

    Args:
        name: the measure's id.
        measure: as declared.
        main: the column that has the figure.
        beside: those of its further columns that the file has.
        by_day: whether it is known only by a day; else None stands for either.
    """

    name: str
    measure: Measure
    main: str
    beside: tuple[str, ...]
    by_day: bool | None


_PLACE = re.compile(r"[a-z][a-z0-9-]{0,39}")
_GROUP = re.compile(r"[a-z][a-z0-9_]{0,23}")
_COUNTED_BY = re.compile(r".{1,20}")

_WRONG_BASIS = "must be published, derived or approximate, not {}"


def columns_of(declarations: Declarations | None) -> Collection[str]:
    """All names that a column of figures may have."""
    measures = declarations.measures if declarations else ()
    return {*DIMENSIONS, *measures, *(name + ending for name in measures for ending in ENDINGS)}


class Melting:
    """Files on their way into the long table; rows with a fault are left out.

    Args:
        declarations: what the columns mean; without them only the dimensions are looked at.
        sources: ids of the sources that rows may name; None where their list has faults itself.
    """

    def __init__(self, declarations: Declarations | None, sources: Collection[str] | None) -> None:
        self._known = columns_of(declarations)
        self._declared: Mapping[str, Measure] = declarations.measures if declarations else {}
        self._notes = declarations.notes if declarations else None
        self._sources = sources
        self._rows: list[Long] = []
        self._cited: dict[str, tuple[tuple[str, ...], list[str]]] = {}
        self.unsure: set[str] = set()
        """Ids of the measures of which rows are left out."""

    def add(self, path: Path, raw: bytes, faults: list[Fault]) -> None:
        """Adds the rows of one file.

        Args:
            path: the file, for the faults.
            raw: what stands in it.
            faults: what is wrong is added here.
        """
        before = len(faults)
        if (cells := read_csv(path, raw, self._known, faults)) is None:
            return
        names = list(dict.fromkeys(name for name in map(self._measure_of, cells.header) if name))
        if wrong := list(self._wrong_columns(cells.header)):
            faults += [Fault(path, 1, message) for message in wrong]
        else:
            columns = [self._column(name, cells.header) for name in names]
            for line, texts in cells.rows:
                row = Row(zip(cells.header, texts, strict=True))
                self._add_row(row, columns, path.name, line)
                faults += [Fault(path, line, message) for message in row.wrong]
        if len(faults) > before:
            self.unsure.update(names)

    def _add_row(self, row: Row, columns: list[_Column], file: str, line: int) -> None:
        about = self._about(row, file, line)
        figures = [figure for column in columns if (figure := _figure(column, row, about))]
        if columns and not figures and not row.wrong:
            row.wrong.append("has no figure")
        if not row.wrong:
            self._rows += figures

    def frame(self) -> pd.DataFrame:
        """The long table: by measure, group and place in the order of days, then of files and lines."""
        columns = dict(
            zip(
                Long._fields,
                zip(*self._rows, strict=True) if self._rows else [()] * len(Long._fields),
                strict=True,
            )
        )
        days = {name: np.array(columns[name], dtype="datetime64[s]") for name in ("start", "end")}
        frame = pd.DataFrame({**columns, **days}).astype(COLUMNS)
        order = ["measure", "group", "place", "counted_by", "end", "start", "file", "line"]
        return frame.sort_values(order, ignore_index=True)

    def _column(self, name: str, header: list[str]) -> _Column:
        measure = self._declared[name]
        parts = (measure.numerator, measure.denominator)
        kinds = {measure.kind, *(self._declared[part].kind for part in parts if part)}
        by_day = True if kinds & {Kind.RUNNING, Kind.STOCK} else False if measure.kind is Kind.EVENT else None
        main = _main_column(name, measure)
        beside = tuple(
            name + ending for ending in ENDINGS if name + ending in header and name + ending != main
        )
        return _Column(name, measure, main, beside, by_day)

    def _measure_of(self, column: str) -> str:
        """The id of the measure that a column says something of; empty where it is no measure's."""
        if column in self._declared:
            return column
        ending = next((ending for ending in ENDINGS if column.endswith(ending)), "")
        name = column.removesuffix(ending)
        return name if name in self._declared else ""

    def _wrong_columns(self, columns: list[str]) -> Iterator[str]:
        have = set(columns)
        for column in columns if self._declared else ():
            if column not in DIMENSIONS and (wrong := self._wrong_column(column, have)):
                yield wrong
        if "sources" not in have:
            yield "has no column 'sources'"
        if ("start" in have) != ("end" in have):
            yield "needs both of the columns 'start' and 'end'"
        elif not have & {"start", "as_of"}:
            yield "has neither the columns 'start' and 'end' nor the column 'as_of'"
        if self._declared and have <= set(DIMENSIONS):
            yield "has no column of a measure"

    def _wrong_column(self, column: str, have: set[str]) -> str:
        """What is wrong with a column that is no dimension; empty where nothing is."""
        name = self._measure_of(column)
        if not name:
            close = did_you_mean(column, sorted(self._known))
            return f"has the column {shown(column)}, which measures.toml doesn't declare{close}"
        measure, ending = self._declared[name], column.removeprefix(name)
        if measure.sum_of:
            return (
                f"has the column {column!r}, which is computed as the sum of {' and '.join(measure.sum_of)}"
            )
        if measure.kind is Kind.SHARE and ending not in ("_printed", "_about"):
            return f"has the column {column!r}, but a share stands in '{name}_printed', as a source prints it"
        if (ending == "_printed" and measure.kind is not Kind.SHARE) or (
            ending and measure.kind is Kind.EVENT
        ):
            return f"has the column {column!r}, but {name!r} is of the kind {measure.kind}"
        main = _main_column(name, measure)
        return "" if main in have else f"has the column {column!r} without {main!r}"

    def _about(self, row: Row, file: str, line: int) -> Long:
        """What a row is about, as a figure that has no value yet."""
        start, end, (as_of, month_only) = row.day("start"), row.day("end"), row.day_or_month("as_of")
        if row["as_of"] and (row["start"] or row["end"]):
            row.wrong.append("has both a period (start, end) and a day (as_of)")
        elif not row["as_of"] and not (row["start"] and row["end"]):
            lack = (
                "a start and no end" if row["start"] else "an end and no start" if row["end"] else "no date"
            )
            row.wrong.append(f"has {lack}")
        elif start and end and end < start:
            row.wrong.append(f"ends on {end}, before it starts on {start}")
        row.one_of("basis", BASES, _WRONG_BASIS)
        if self._notes is not None:
            row.one_of("note", self._notes, "{} isn't declared under notes in measures.toml")
        nothing = float("nan")
        return Long(
            measure="",
            start=start,
            end=as_of or end,
            group=row.matching("group", _GROUP, "{} isn't an id of at most 24 of a-z, 0-9 and _"),
            place=row.matching("place", _PLACE, "{} isn't an id of at most 40 of a-z, 0-9 and -"),
            counted_by=row.matching("counted_by", _COUNTED_BY, "has more than 20 letters: {}"),
            value=nothing,
            low=nothing,
            high=nothing,
            basis=0,
            about=False,
            printed="",
            sources=self._cited_by(row),
            file=file,
            line=line,
            month_only=month_only,
            note=row["note"],
        )

    def _cited_by(self, row: Row) -> tuple[str, ...]:
        cell = row["sources"]
        if cell not in self._cited:
            ids = tuple(dict.fromkeys(cell.split()))
            wrong = unknown_sources(ids, self._sources) if ids else ["names no source"]
            self._cited[cell] = ids, wrong
        ids, wrong = self._cited[cell]
        row.wrong += wrong
        return ids


def _main_column(name: str, measure: Measure) -> str:
    """The column in which a measure's figures stand."""
    return f"{name}_printed" if measure.kind is Kind.SHARE else name


def _figure(column: _Column, row: Row, about: Long) -> Long | None:
    """The figure that a row has in a column; None where it has none."""
    name = column.name
    if not row[column.main]:
        for beside in column.beside:
            if row[beside]:
                row.wrong.append(f"{beside} says {shown(row[beside])}, but {column.main} is empty")
        return None
    if column.by_day is True and not row["as_of"]:
        row.wrong.append(f"{column.main} is known by a day: it needs as_of, not start and end")
    elif column.by_day is False and row["as_of"]:
        row.wrong.append(f"{column.main} is on some days: it needs start and end, not as_of")
    stated = row.flag(f"{name}_about") if column.beside else False
    match column.measure.kind:
        case Kind.SHARE:
            return about._replace(measure=name, printed=row.percentage(column.main), about=stated)
        case Kind.EVENT:
            return about._replace(measure=name, value=float(row.flag(column.main)))
        case _:
            value = row.count(name)
            basis, low, high = _basis_and_bounds(column, row, value)
            return about._replace(measure=name, value=value, low=low, high=high, basis=basis, about=stated)


def _basis_and_bounds(column: _Column, row: Row, value: float) -> tuple[int, float, float]:
    name, low, high = column.name, float("nan"), float("nan")
    word, given = row["basis"], ("", "")
    if column.beside:
        word = row.one_of(f"{name}_basis", BASES, _WRONG_BASIS) or word
        given = row[f"{name}_low"], row[f"{name}_high"]
        low, high = row.count(f"{name}_low"), row.count(f"{name}_high")
    basis = BASES.index(word) if word in BASES else 0
    names = f"{name}_low and {name}_high"
    if basis != BASES.index("approximate"):
        if any(given):
            row.wrong.append(f"{name} is exact, so it has no {names}")
    elif not all(given):
        row.wrong.append(f"{name} is approximate, so it needs {names}")
    elif value < low or value > high:
        row.wrong.append(f"{name} isn't between {names}")
    return basis, low, high
