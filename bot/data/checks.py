"""What must agree with what: nothing that can't be true gets into the table."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from bot.data.bounds import KEY, bounded, facts, merged, running
from bot.data.files import Fault
from bot.data.measures import Declarations, Kind
from bot.data.order import Order
from bot.data.phrases import Row, rows_of, what, within


@dataclass(frozen=True)
class Checks:
    """The long table, about to be checked.

    Args:
        frame: its rows.
        declarations: what must hold.
        folder: where the files are, for the faults.
        unsure: measures of which a row was left out for a fault, so that what is missing says nothing.
    """

    frame: pd.DataFrame
    declarations: Declarations
    folder: Path
    unsure: Collection[str] = ()

    def faults(self) -> Iterator[Fault]:
        """All contradictions within rows, and between rows on the same thing."""
        figures = bounded(self.frame)
        once = facts(figures, self.declarations)
        yield from self._doubled(figures)
        yield from self._empty_wholes(once)
        yield from self._parts(figures)
        yield from self._shares(figures, once)
        for row, message in self._order(once).contradictions():
            yield self._fault(row, message)

    def warnings(self) -> Iterator[Fault]:
        """What looks wrong and may be right."""
        for row, message in self._order(facts(bounded(self.frame), self.declarations)).growing():
            yield self._fault(row, message)

    def _order(self, once: pd.DataFrame) -> Order:
        return Order(self._sure(once), self.declarations)

    def _sure(self, once: pd.DataFrame) -> pd.DataFrame:
        """The facts without those of measures that lack a row, whose sums would be too small."""
        return once.loc[~once["measure"].isin(list(self.unsure))]

    def _fault(self, row: Row, message: str) -> Fault:
        return Fault(self.folder / row.file, int(row.line), message)

    def _doubled(self, figures: pd.DataFrame) -> Iterator[Fault]:
        """The same thing twice: in one file as versions of different sources, in two where they agree."""
        doubled = figures[figures.duplicated(KEY, keep=False)]
        for _, rows in doubled.groupby(KEY, dropna=False, sort=False):
            first, *others = rows_of(rows.sort_values(["file", "line"]))
            for row in others:
                if wrong := self._version(first, row):
                    yield self._fault(row, wrong)

    def _version(self, first: Row, row: Row) -> str:
        """What keeps a row from being another version of the first; empty where nothing does."""
        this = what(row)
        there = f"line {first.line}" if first.file == row.file else f"{first.file}:{first.line}"
        same = first.printed == row.printed and (row.printed or first.value == row.value)
        agree = row.printed != "" or (row.lo <= first.hi and first.lo <= row.hi)
        if pd.notna(row.start) and not row.printed:
            return f"{this} stands in {there} too"
        if first.file != row.file:
            return "" if agree else f"{this} is {_printed(row)}, and {_printed(first)} in {there}"
        if same:
            return f"{this} is the same as in {there}: name all its sources in one row"
        if shared := set(first.sources) & set(row.sources):
            return f"{this} is another number than in {there}, of the same source {min(shared)!r}"
        return ""

    def _empty_wholes(self, once: pd.DataFrame) -> Iterator[Fault]:
        """Nothing can be divided by 0."""
        shares: dict[str, list[str]] = {}
        for name, measure in self.declarations.measures.items():
            if measure.kind is Kind.SHARE:
                shares.setdefault(measure.denominator, []).append(name)
        for whole, names in shares.items():
            are = "is a share" if len(names) == 1 else "are shares"
            for row in rows_of(once[(once["measure"] == whole) & (once["lo"] <= 0)]):
                yield self._fault(row, f"{whole} may be 0, and {' and '.join(names)} {are} of it")

    def _parts(self, figures: pd.DataFrame) -> Iterator[Fault]:
        """Parts add up to their whole, where all of them stand in one row."""
        for name, measure in self.declarations.measures.items():
            if not measure.parts:
                continue
            parts = figures[figures["measure"].isin(measure.parts)]
            added = parts.groupby(["file", "line"], sort=False).agg(
                lo=("lo", "sum"), hi=("hi", "sum"), n=("lo", "size")
            )
            added = added[added["n"] == len(measure.parts)]
            whole = figures[figures["measure"] == name].merge(
                added, on=["file", "line"], suffixes=("", "_sum")
            )
            wrong = (whole["lo_sum"] > whole["hi"]) | (whole["hi_sum"] < whole["lo"])
            for row in rows_of(whole[wrong]):
                sum_ = f"{' and '.join(measure.parts)} add up to {within(row, '_sum')}"
                yield self._fault(row, f"{sum_}, not to {name}, {_printed(row)}")

    def _shares(self, figures: pd.DataFrame, once: pd.DataFrame) -> Iterator[Fault]:
        """A printed share is what the counts give, those of its own row before those of others."""
        shares = {name: each for name, each in self.declarations.measures.items() if each.kind is Kind.SHARE}
        printed = figures.loc[figures["measure"].isin(list(shares)) & (figures["printed"] != "")]
        printed = printed[[*KEY, "file", "line", "printed"]].assign(
            numerator=printed["measure"].map({name: share.numerator for name, share in shares.items()}),
            denominator=printed["measure"].map({name: share.denominator for name, share in shares.items()}),
        )
        counts = pd.concat([once, running(self._sure(once), self.declarations)], ignore_index=True)
        counts = counts.loc[counts["measure"].isin([*printed["numerator"], *printed["denominator"]])]
        known, beside = merged(counts, KEY), counts.loc[~counts["added"]]
        for part in ("numerator", "denominator"):
            printed = _with_bounds(printed, beside, [part, "file", "line"])
            printed = _with_bounds(printed, known, [part, *KEY[1:]])
        percent = printed["printed"].str.rstrip("%")
        value, half = percent.astype("float64"), percent.map(_half_of_last_decimal).astype("float64")
        low = 100 * printed["numerator_lo"] / printed["denominator_hi"]
        high = 100 * printed["numerator_hi"] / printed["denominator_lo"]
        wrong = printed["denominator_lo"].gt(0) & (value.add(half).lt(low) | value.sub(half).gt(high))
        for row in rows_of(printed.assign(low=low, high=high).loc[wrong]):
            given = f"{row.low:.4f}%" if row.low == row.high else f"{row.low:.4f}% to {row.high:.4f}%"
            yield self._fault(row, f"{row.measure}_printed is {row.printed}, but the counts give {given}")


def _half_of_last_decimal(percent: str) -> float:
    # A hair more: floating point must not fault what rounds correctly.
    return 0.5 * 10.0 ** -len(percent.partition(".")[2]) * (1 + 1e-9)


def _with_bounds(rows: pd.DataFrame, counts: pd.DataFrame, on: list[str]) -> pd.DataFrame:
    """The rows with what a count allows, where they have nothing on it yet.

    Args:
        rows: shares.
        counts: by `measure`, which is matched with the first column of `on`.
        on: the columns that must be the same; the first is the part of the share.
    """
    part = on[0]
    names = {"measure": part, "lo": "found_lo", "hi": "found_hi"}
    found = rows.merge(
        counts.rename(columns=names)[[*on, "found_lo", "found_hi"]].drop_duplicates(on), on=on, how="left"
    )
    for end in ("lo", "hi"):
        column = found.pop(f"found_{end}")
        found[f"{part}_{end}"] = found[f"{part}_{end}"].fillna(column) if f"{part}_{end}" in found else column
    return found


def _printed(row: Row) -> str:
    return row.printed or within(row)
