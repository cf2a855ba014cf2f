"""From wide CSV files, a column a measure, to one long table, a row a figure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from bot.data.declarations import DIMENSIONS, ENDINGS
from bot.data.files import Fault, did_you_mean, shown
from bot.data.measures import Declarations, Kind, Measure
from bot.data.sheets import Sheet

BASES = ("published", "derived", "approximate")
"""The words of the column `basis`, in the order of their numbers in the table."""

COLUMNS = {
    "measure": "category",
    "start": "datetime64[s]",
    "end": "datetime64[s]",
    "group": "category",
    "place": "category",
    "counted_by": "category",
    "value": "float64",
    "low": "float64",
    "high": "float64",
    "basis": "Int8",
    "about": "bool",
    "printed": "object",
    "sources": "object",
    "file": "category",
    "line": "int64",
    "month_only": "bool",
    "note": "object",
}
"""Those of the long table, and what they hold."""

_PLACE = r"(?:[a-z][a-z0-9-]{0,39})?"
_GROUP = r"(?:[a-z][a-z0-9_]{0,23})?"


def columns_of(declarations: Declarations | None) -> Collection[str]:
    """All names that a column of figures may have."""
    measures = declarations.measures if declarations else ()
    return {*DIMENSIONS, *measures, *(name + ending for name in measures for ending in ENDINGS)}


@dataclass
class Melting:
    """One file on its way into the long table.

    Args:
        sheet: the file.
        declarations: what its columns mean; without them only the dimensions are looked at.
        sources: ids of the sources that rows may name; None where their list has faults itself.
    """

    sheet: Sheet
    declarations: Declarations | None
    sources: Collection[str] | None
    measures: set[str] = field(default_factory=set[str])
    """Ids of the measures that the file has, filled by `melt`."""

    def melt(self) -> pd.DataFrame:
        """The rows of the long table; those with a fault are left out, and the faults are the sheet's."""
        sheet, declared = self.sheet, self.declarations.measures if self.declarations else {}
        if wrong := list(self._wrong_columns(declared)):
            sheet.faults += [Fault(sheet.path, 1, message) for message in wrong]
            return empty()
        rows = self._dimensions()
        parts = [self._measure(name, declared, rows) for name in declared if name in self.measures]
        figures = pd.concat([empty(), *parts], ignore_index=True)
        if parts:
            sheet.blame(~sheet.cells.index.to_series().isin(figures["line"]), "has no figure")
        return figures[~figures["line"].isin([fault.line for fault in sheet.faults])]

    def _wrong_columns(self, declared: Mapping[str, Measure]) -> Iterable[str]:
        sheet = self.sheet
        for column in sheet.cells.columns if declared else ():
            if column not in DIMENSIONS and (wrong := self._wrong_column(column, declared)):
                yield wrong
        if not sheet.has("sources"):
            yield "has no column 'sources'"
        if sheet.has("start") != sheet.has("end"):
            yield "needs both of the columns 'start' and 'end'"
        elif not sheet.has("start") and not sheet.has("as_of"):
            yield "has neither the columns 'start' and 'end' nor the column 'as_of'"
        if declared and set(sheet.cells.columns) <= set(DIMENSIONS):
            yield "has no column of a measure"

    def _wrong_column(self, column: str, declared: Mapping[str, Measure]) -> str:
        """What is wrong with a column that is no dimension; empty where nothing is."""
        name, ending = column, ""
        if column not in declared:
            ending = next((ending for ending in ENDINGS if column.endswith(ending)), "")
            name = column.removesuffix(ending)
        if name not in declared:
            close = did_you_mean(column, sorted(columns_of(self.declarations)))
            return f"has the column {shown(column)}, which measures.toml doesn't declare{close}"
        self.measures.add(name)
        measure = declared[name]
        if measure.sum_of:
            return (
                f"has the column {column!r}, which is computed as the sum of {' and '.join(measure.sum_of)}"
            )
        if measure.kind is Kind.SHARE:
            name += "_printed"
            if ending not in ("_printed", "_about"):
                return f"has the column {column!r}, but a share stands in {name!r}, as a source prints it"
        elif ending == "_printed" or (measure.kind is Kind.EVENT and ending):
            return f"has the column {column!r}, but {name!r} is of the kind {measure.kind}"
        return "" if self.sheet.has(name) else f"has the column {column!r} without {name!r}"

    def _dimensions(self) -> pd.DataFrame:
        """What each line is about."""
        sheet = self.sheet
        rows = self._dates()
        rows["place"] = sheet.matching("place", _PLACE, "{} isn't an id of at most 40 of a-z, 0-9 and -")
        rows["group"] = sheet.matching("group", _GROUP, "{} isn't an id of at most 24 of a-z, 0-9 and _")
        rows["counted_by"] = sheet.matching("counted_by", ".{0,20}", "has more than 20 letters: {}")
        sheet.among("basis", BASES, "must be published, derived or approximate, not {}")
        rows["note"] = sheet.column("note")
        if self.declarations:
            sheet.among("note", self.declarations.notes, "{} isn't declared under notes in measures.toml")
        rows["sources"] = self._sources()
        return rows

    def _dates(self) -> pd.DataFrame:
        sheet = self.sheet
        start, end = sheet.days("start"), sheet.days("end")
        as_of, month_only = sheet.days_or_months("as_of")
        dated, starts, ends = sheet.filled("as_of"), sheet.filled("start"), sheet.filled("end")
        sheet.blame(dated & (starts | ends), "has both a period (start, end) and a day (as_of)")
        sheet.blame(~dated & ~starts & ~ends, "has no date")
        sheet.blame(~dated & starts & ~ends, "has a start and no end")
        sheet.blame(~dated & ~starts & ends, "has an end and no start")
        turned = end < start
        days = zip(sheet.column("end")[turned], sheet.column("start")[turned], strict=True)
        sheet.blame(turned, [f"ends on {last}, before it starts on {first}" for last, first in days])
        return pd.DataFrame({"start": start, "end": end.where(~dated, as_of), "month_only": month_only})

    def _sources(self) -> list[tuple[str, ...]]:
        cells = self.sheet.column("sources")
        self.sheet.blame(cells == "", "names no source")
        ids = {cell: tuple(dict.fromkeys(cell.split())) for cell in cells.unique()}
        for cell, named in ids.items():
            for source in named:
                if self.sources is not None and source not in self.sources:
                    close = did_you_mean(source, self.sources)
                    message = f"names the source {shown(source)}, which sources.csv lacks{close}"
                    self.sheet.blame(cells == cell, message)
        return [ids[cell] for cell in cells]

    def _measure(self, name: str, declared: Mapping[str, Measure], rows: pd.DataFrame) -> pd.DataFrame:
        """The long rows of one measure."""
        sheet, measure = self.sheet, declared[name]
        share = measure.kind is Kind.SHARE
        column = f"{name}_printed" if share else name
        there = sheet.filled(column)
        nothing = float("nan")
        long = rows.assign(measure=name, value=nothing, low=nothing, high=nothing, basis=0, printed="")
        if share:
            long["printed"] = sheet.percentages(column)
        elif measure.kind is Kind.EVENT:
            long["value"] = sheet.flags(column).astype("float64")
        else:
            long["value"] = sheet.counts(column)
            self._add_bounds(name, long, there)
        for beside in (name + ending for ending in ENDINGS if name + ending != column):
            sheet.quote(~there & sheet.filled(beside), beside, f"says {{}}, but {column} is empty")
        long["about"] = sheet.flags(f"{name}_about")
        self._check_dates(name, declared, there)
        return long[there].assign(file=sheet.path.name, line=sheet.cells.index[there])

    def _add_bounds(self, name: str, long: pd.DataFrame, there: pd.Series[bool]) -> None:
        sheet, low, high = self.sheet, f"{name}_low", f"{name}_high"
        words = sheet.column("basis")
        if sheet.has(f"{name}_basis"):
            words = sheet.among(f"{name}_basis", BASES, "must be published, derived or approximate, not {}")
        long["basis"] = words.map({word: number for number, word in enumerate(BASES)}).fillna(0).astype(int)
        long["low"], long["high"] = sheet.counts(low), sheet.counts(high)
        approximate = long["basis"] == BASES.index("approximate")
        exact, bounds = there & ~approximate, f"{low} and {high}"
        unbounded = there & approximate & ~(sheet.filled(low) & sheet.filled(high))
        sheet.blame(unbounded, f"{name} is approximate, so it needs {bounds}")
        sheet.blame(
            exact & (sheet.filled(low) | sheet.filled(high)), f"{name} is exact, so it has no {bounds}"
        )
        outside = (long["value"] < long["low"]) | (long["value"] > long["high"])
        sheet.blame(there & approximate & outside, f"{name} isn't between {bounds}")

    def _check_dates(self, name: str, declared: Mapping[str, Measure], there: pd.Series[bool]) -> None:
        measure, dated = declared[name], self.sheet.filled("as_of")
        kinds = {declared[part].kind for part in (measure.numerator, measure.denominator) if part}
        if {measure.kind, *kinds} & {Kind.RUNNING, Kind.STOCK}:
            column = f"{name}_printed" if measure.kind is Kind.SHARE else name
            self.sheet.blame(there & ~dated, f"{column} is known by a day: it needs as_of, not start and end")
        elif measure.kind is Kind.EVENT:
            self.sheet.blame(there & dated, f"{name} is on some days: it needs start and end, not as_of")


def empty() -> pd.DataFrame:
    """The long table without rows."""
    return pd.DataFrame(columns=list(COLUMNS)).astype({**COLUMNS, "basis": "int64"})


def joined(parts: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """One long table of several, by measure, group and place in the order of days, then of the lines."""
    frame = pd.concat(list(parts), ignore_index=True)[list(COLUMNS)]
    frame = frame.sort_values(["file", "line"]).astype(COLUMNS)
    order = ["measure", "group", "place", "counted_by", "end", "start"]
    return frame.sort_values(order, kind="stable", ignore_index=True)
