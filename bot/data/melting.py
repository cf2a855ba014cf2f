"""Turns wide CSV files, with a column for each measure, into one long table with a row for each figure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd

from bot.data.cells import (
    Sheet,
    checked,
    count,
    day,
    day_or_month,
    flag,
    is_month,
    matching,
    percentage,
)
from bot.data.declarations import DIMENSIONS, ENDINGS
from bot.data.files import Fault, did_you_mean, read_csv, shown
from bot.data.measures import Declarations, Kind, Measure
from bot.data.row_faults import rows_of
from bot.data.sources import unknown_sources

BASES = {"published": 0, "derived": 1, "approximate": 2}
"""The words of the column `basis`, with their numbers in the table."""

COLUMNS = {
    **dict.fromkeys(("measure", "group", "place", "counted_by", "file"), "category"),
    **dict.fromkeys(("start", "end"), "datetime64[s]"),
    **dict.fromkeys(("value", "low", "high"), "float64"),
    **dict.fromkeys(("printed", "sources", "note"), "object"),
    **dict.fromkeys(("about", "month_only"), "bool"),
    "basis": "int8",
    "line": "int64",
}
"""What the columns of the long table hold; `sources` are tuples."""

_group = matching("[a-z][a-z0-9_]{0,23}", "{} isn't an id of at most 24 of a-z, 0-9 and _")
_place = matching("[a-z][a-z0-9-]{0,39}", "{} isn't an id of at most 40 of a-z, 0-9 and -")
_counted_by = matching(".{1,20}", "has more than 20 letters: {}")


class Melting:
    """Makes the long table of files; rows with a fault are left out.

    Args:
        declarations: what the columns mean; without them only the dimensions are looked at.
        unusable: ids of measures that are declared wrongly; their columns are passed over.
        sources: ids of the sources that rows may name; None where their list has faults itself.
    """

    def __init__(
        self,
        declarations: Declarations | None,
        unusable: Collection[str],
        sources: Collection[str] | None,
    ) -> None:
        self._declared: Mapping[str, Measure] = declarations.measures if declarations else {}
        self._notes = declarations.notes if declarations else None
        self._unusable = {name + ending for name in unusable for ending in ("", *ENDINGS)}
        self._measure_of = {name + ending: name for name in self._declared for ending in ("", *ENDINGS)}
        self._known = {*DIMENSIONS, *self._measure_of, *self._unusable}
        self._sources = sources
        self._parts: list[pd.DataFrame] = []
        self.unsure: set[str] = set()
        """Ids of the measures of which rows are left out."""

    def add(self, path: Path, faults: list[Fault]) -> None:
        """Adds the rows of one file, and to `faults` what is wrong with it."""
        before = len(faults)
        if (text := read_csv(path, self._known, faults)) is None:
            return
        header: list[str] = text.columns.tolist()
        names = list(dict.fromkeys(filter(None, map(self._measure_of.get, header))))
        if wrong := list(self._wrong_columns(header)):
            faults += [Fault(path, 1, message) for message in wrong]
        else:
            sheet = Sheet(text, [])
            self._parts += self._melted(sheet, names, path.name)
            faults += [Fault(path, line, message) for line, message in sheet.faults]
        if len(faults) > before:
            self.unsure.update(names)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The long table, in the order of measures, groups, places, days, files and lines."""
        order = ["measure", "group", "place", "counted_by", "end", "start", "file", "line"]
        parts = self._parts or [pd.DataFrame(columns=list(COLUMNS))]
        return pd.concat(parts).astype(COLUMNS).sort_values(order, ignore_index=True)

    # --- columns ---

    def _wrong_columns(self, columns: list[str]) -> Iterator[str]:
        have = set(columns)
        for column in columns if self._declared else ():
            passed_over = column in DIMENSIONS or column in self._unusable
            if not passed_over and (wrong := self._wrong_column(column, have)):
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
        """What is wrong with a column that isn't a dimension; empty where it is right."""
        if not (name := self._measure_of.get(column)):
            close = did_you_mean(column, sorted(self._known))
            return f"has the column {shown(column)}, which measures.toml doesn't declare{close}"
        measure, ending, has = self._declared[name], column.removeprefix(name), f"has the column {column!r}"
        if measure.sum_of:
            return f"{has}, which is computed as the sum of {' and '.join(measure.sum_of)}"
        if measure.kind is Kind.SHARE and ending not in ("_printed", "_about"):
            return f"{has}, but a share stands in '{name}_printed', as a source prints it"
        if ending and (measure.kind is Kind.EVENT or (ending == "_printed" and measure.kind != Kind.SHARE)):
            return f"{has}, but {name!r} is of the kind {measure.kind}"
        main = _main_column(name, measure)
        return "" if main in have else f"{has} without {main!r}"

    # --- rows ---

    def _melted(self, sheet: Sheet, names: Iterable[str], file: str) -> list[pd.DataFrame]:
        """The figures of a sheet, without the lines that have a fault."""
        about = self._about(sheet).assign(file=file, line=sheet.text.index)
        parts = [self._figures(name, sheet, about) for name in names]
        wrong = {line for line, _ in sheet.faults}
        if parts and self._unusable.isdisjoint(sheet.text):
            filled = wrong.union(*(part["line"] for part in parts))
            sheet.blame(~sheet.text.index.isin(filled), "has no figure")
        return [part[~part["line"].isin(wrong)] for part in parts] if wrong else parts

    def _about(self, sheet: Sheet) -> pd.DataFrame:
        start, end = (sheet.read(name, day, "datetime64[s]") for name in ("start", "end"))
        as_of = sheet.read("as_of", day_or_month, "datetime64[s]")
        has_start, has_end, by_day = map(sheet.has, ("start", "end", "as_of"))
        sheet.blame(by_day & (has_start | has_end), "has both a period (start, end) and a day (as_of)")
        sheet.blame(~by_day & has_start & ~has_end, "has a start and no end")
        sheet.blame(~by_day & has_end & ~has_start, "has an end and no start")
        sheet.blame(~by_day & ~has_end & ~has_start, "has no date")
        for row in rows_of(sheet.text[~by_day & (end < start)]):
            sheet.faults.append((row.Index, f"ends on {row.end}, before it starts on {row.start}"))
        rule = "{} isn't declared under notes in measures.toml"
        about = {
            "start": start,
            "end": np.where(by_day, as_of, end),
            "month_only": sheet.read("as_of", is_month, "bool"),
            "basis": sheet.read("basis", _basis, "float64"),
            "note": sheet.read(
                "note", str if self._notes is None else checked(self._notes.__contains__, rule)
            ),
            "group": sheet.read("group", _group),
            "place": sheet.read("place", _place),
            "counted_by": sheet.read("counted_by", _counted_by),
            "sources": sheet.read("sources", _ids),
        }
        sheet.blame(~sheet.has("sources"), "names no source")
        for cell in dict.fromkeys(sheet.text["sources"]):
            for message in unknown_sources(_ids(cell), self._sources):
                sheet.blame(sheet.text["sources"] == cell, message)
        return pd.DataFrame(about, sheet.text.index)

    def _figures(self, name: str, sheet: Sheet, about: pd.DataFrame) -> pd.DataFrame:
        measure = self._declared[name]
        main = _main_column(name, measure)
        filled = sheet.has(main)
        for beside in (name + ending for ending in ENDINGS if name + ending != main):
            if beside in sheet.text:
                sheet.only(~filled).read(beside, checked(lambda _: False, f"says {{}}, but {main} is empty"))
        sheet = sheet.only(filled)
        kinds = {measure.kind} | {self._declared[part].kind for part in measure.made_of}
        if kinds & {Kind.RUNNING, Kind.STOCK}:
            sheet.blame(~sheet.has("as_of"), f"{main} is known by a day: it needs as_of, not start and end")
        elif measure.kind is Kind.EVENT:
            sheet.blame(sheet.has("as_of"), f"{main} is on some days: it needs start and end, not as_of")
        about = about[filled]
        figures = {"measure": name, "about": sheet.read(f"{name}_about", flag, "bool"), "basis": 0}
        figures |= {"value": np.nan, "low": np.nan, "high": np.nan, "printed": ""}
        if measure.kind is Kind.SHARE:
            return about.assign(**figures | {"printed": sheet.read(main, percentage)})
        if measure.kind is Kind.EVENT:
            return about.assign(**figures | {"value": sheet.read(main, flag, "bool").astype(float)})
        value = sheet.read(name, count, "float64")
        own = sheet.read(f"{name}_basis", _basis, "float64")
        basis = np.nan_to_num(np.where(np.isnan(own), about["basis"], own))
        low, high = (sheet.read(f"{name}_{end}", count, "float64") for end in ("low", "high"))
        has_low, has_high = sheet.has(f"{name}_low"), sheet.has(f"{name}_high")
        bounds, approximate = f"{name}_low and {name}_high", basis == BASES["approximate"]
        sheet.blame(~approximate & (has_low | has_high), f"{name} is exact, so it has no {bounds}")
        both = has_low & has_high
        sheet.blame(approximate & ~both, f"{name} is approximate, so it needs {bounds}")
        outside = approximate & both & ((value < low) | (value > high))
        sheet.blame(outside, f"{name} isn't between {bounds}")
        return about.assign(**figures | {"value": value, "basis": basis, "low": low, "high": high})


def _basis(cell: str) -> int:
    return BASES[checked(BASES.__contains__, "must be published, derived or approximate, not {}")(cell)]


def _main_column(name: str, measure: Measure) -> str:
    return f"{name}_printed" if measure.kind is Kind.SHARE else name


def _ids(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cell.split()))
