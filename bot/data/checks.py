"""Checks that figures agree with each other, so that nothing impossible gets into the table."""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations

import pandas as pd

from bot.data.bounds import KEY, added_up, bounded, facts, merged, running
from bot.data.measures import Declarations, Kind
from bot.data.order import contradictions_in_order
from bot.data.row_faults import FrameRow, RowFaults, rows_of, what, within


def contradictions(frame: pd.DataFrame, declarations: Declarations, unsure: Collection[str]) -> RowFaults:
    """All contradictions in the long table: within rows, between rows on the same thing, and in time.

    Rows of the `unsure` measures were left out for their faults, so nothing follows from what is missing.
    """
    figures = bounded(frame)
    once = facts(figures, declarations)
    # Where rows are missing, sums would be too small.
    sure = once.loc[~once["measure"].isin(list(unsure))]
    totals = running(sure, declarations)
    yield from _doubled(figures)
    yield from _empty_wholes(once, declarations)
    yield from _parts(figures, declarations)
    yield from _shares(figures, pd.concat([once, totals], ignore_index=True), declarations)
    yield from contradictions_in_order(sure, totals, declarations)


def _doubled(figures: pd.DataFrame) -> RowFaults:
    """Figures that are given twice: in one file by different sources, in two files where they agree."""
    doubled = figures[figures.duplicated(KEY, keep=False)]
    for _, rows in doubled.groupby(KEY, dropna=False, sort=False):
        first, *others = rows_of(rows.sort_values(["file", "line"]))
        told = {(row.file, row.line): wrong for row in others if (wrong := _version(first, row))}
        for one, other in combinations(others, 2):  # the versions of one file differ from each other, too
            if one.file == other.file and (wrong := _version(one, other)):
                told.setdefault((other.file, other.line), wrong)
        yield from ((row, told[row.file, row.line]) for row in others if (row.file, row.line) in told)


def _version(first: FrameRow, row: FrameRow) -> str:
    """Why a row can't be another version of the first; empty where it can."""
    this = what(row)
    there = f"line {first.line}" if first.file == row.file else f"{first.file}:{first.line}"
    if pd.notna(row.start) and not row.printed:
        return f"{this} stands in {there} too"
    if first.file != row.file:
        agree = row.printed or (row.lo <= first.hi and first.lo <= row.hi)
        return "" if agree else f"{this} is {_printed(row)}, and {_printed(first)} in {there}"
    if first.printed == row.printed and (row.printed or first.value == row.value):
        return f"{this} is the same as in {there}: name all its sources in one row"
    if shared := set(first.sources) & set(row.sources):
        return f"{this} is another number than in {there}, of the same source {min(shared)!r}"
    return ""


def _empty_wholes(once: pd.DataFrame, declarations: Declarations) -> RowFaults:
    """Nothing can be divided by 0."""
    shares: dict[str, list[str]] = {}
    for name, measure in declarations.measures.items():
        shares.setdefault(measure.denominator, []).append(name)
    for row in rows_of(once[once["measure"].isin(list(shares)) & (once["lo"] <= 0)]):
        names = shares[row.measure]
        are = "is a share" if len(names) == 1 else "are shares"
        yield row, f"{row.measure} may be 0, and {' and '.join(names)} {are} of it"


def _parts(figures: pd.DataFrame, declarations: Declarations) -> RowFaults:
    """Parts add up to their whole, where all of them stand in one row."""
    for name, measure in declarations.measures.items():
        if not measure.parts:
            continue
        parts = added_up(figures[figures["measure"].isin(measure.parts)], ["file", "line"])
        whole = figures[figures["measure"] == name].merge(
            parts[parts["n"] == len(measure.parts)], on=["file", "line"], suffixes=("", "_sum")
        )
        for row in rows_of(whole[(whole["lo_sum"] > whole["hi"]) | (whole["hi_sum"] < whole["lo"])]):
            sum_ = f"{' and '.join(measure.parts)} add up to {within(row, '_sum')}"
            yield row, f"{sum_}, not to {name}, {_printed(row)}"


def _shares(figures: pd.DataFrame, counts: pd.DataFrame, declarations: Declarations) -> RowFaults:
    """A printed share agrees with its counts: those in its own row, or else those in others."""
    shares = {name: each for name, each in declarations.measures.items() if each.kind is Kind.SHARE}
    printed = figures.loc[figures["measure"].isin(list(shares)), [*KEY, "file", "line", "printed"]]
    names = [shares[name].made_of for name in printed["measure"]]
    printed[["numerator", "denominator"]] = pd.DataFrame(names, printed.index, ["numerator", "denominator"])
    counts = counts.loc[counts["measure"].isin({name for both in names for name in both})]
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
        yield row, f"{row.measure}_printed is {row.printed}, but the counts give {given}"


def _half_of_last_decimal(percent: str) -> float:
    # A hair more: floating point must not fault what rounds correctly.
    return 0.5 * 10.0 ** -len(percent.partition(".")[2]) * (1 + 1e-9)


def _with_bounds(rows: pd.DataFrame, counts: pd.DataFrame, on: list[str]) -> pd.DataFrame:
    """The shares in `rows` with the bounds of a count, where they have none yet.

    Rows match on the columns `on`; the first is a part of the share, and is called `measure` in the counts.
    """
    part = on[0]
    counts = counts.rename(columns={"measure": part})[[*on, "lo", "hi"]].drop_duplicates(on)
    found = rows[on].merge(counts, on=on, how="left").set_axis(rows.index)
    for end in ("lo", "hi"):
        name = f"{part}_{end}"
        rows = rows.assign(**{name: rows[name].fillna(found[end]) if name in rows else found[end]})
    return rows


def _printed(row: FrameRow) -> str:
    return row.printed or within(row)
