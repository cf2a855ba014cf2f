"""What each figure allows: between which two numbers the true one lies, and what that gives for totals."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from bot.data.measures import Declarations, Kind

SERIES = ["group", "place", "counted_by"]
"""What sets the figures of one measure apart from each other, beside their days."""

KEY = ["measure", *SERIES, "start", "end", "month_only"]
"""What one figure is about."""


def bounded(frame: pd.DataFrame) -> pd.DataFrame:
    """The long table with the columns `lo` and `hi`; a number given as "about" may be off by its rounding."""
    text = ["measure", *SERIES, "file"]
    figures = frame.assign(lo=frame["low"], hi=frame["high"]).astype(dict.fromkeys(text, "str"))
    figures["lo"] = figures["lo"].fillna(figures["value"])
    figures["hi"] = figures["hi"].fillna(figures["value"])
    half = figures.loc[figures["about"], "value"].map(_half_unit)
    figures.loc[half.index, "lo"] -= half
    figures.loc[half.index, "hi"] += half
    return figures


def _half_unit(value: float) -> float:
    """Half of the last digit that isn't 0: 500 of 23,000."""
    digits = f"{value:.0f}" if value == value else ""  # noqa: PLR0124  NaN isn't itself
    return 0.5 * 10.0 ** (len(digits) - len(digits.rstrip("0")))


def facts(figures: pd.DataFrame, declarations: Declarations) -> pd.DataFrame:
    """All that is counted, and what is the sum of it.

    Args:
        figures: from `bounded`.
        declarations: for the sums.

    Returns:
        The columns of KEY, `lo`, `hi`, `file`, `line` and `added`: whether it is a sum of periods (none yet).
    """
    counted = figures.loc[figures["value"].notna(), [*KEY, "lo", "hi", "file", "line"]]
    sums: list[pd.DataFrame] = []
    for name, measure in declarations.measures.items():
        if measure.sum_of:
            members = merged(counted.loc[counted["measure"].isin(measure.sum_of)], KEY).assign(measure=name)
            together = members.groupby(KEY, dropna=False, sort=False)
            total = together.agg(
                lo=("lo", "sum"),
                hi=("hi", "sum"),
                n=("lo", "size"),
                file=("file", "first"),
                line=("line", "first"),
            )
            sums.append(total.loc[total["n"] == len(measure.sum_of)].drop(columns="n").reset_index())
    return pd.concat([counted, *sums], ignore_index=True).assign(added=False)


def merged(facts: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    """One row for each thing counted: all that its versions allow, and where the first of them stands."""
    return (
        facts.groupby(key, dropna=False, sort=False)
        .agg(lo=("lo", "min"), hi=("hi", "max"), file=("file", "first"), line=("line", "first"))
        .reset_index()
    )


def summed(facts: pd.DataFrame, counts: Iterable[str]) -> pd.DataFrame:
    """The totals that periods add up to, as far as there is no gap; `line` is the last period's."""
    periods = facts[facts["start"].notna() & facts["measure"].isin(list(counts))].sort_values("start")
    series = periods.groupby(["measure", *SERIES], sort=False)
    due = series["end"].shift() + pd.Timedelta(days=1)
    gap = (due.notna() & (periods["start"] != due)).astype(int)
    gaps: pd.Series[int] = gap.groupby([periods[name] for name in ("measure", *SERIES)], sort=False).cumsum()
    totals = periods.assign(lo=series["lo"].cumsum(), hi=series["hi"].cumsum(), added=True)
    totals["start"] = pd.Series(pd.NaT, index=totals.index, dtype="datetime64[s]")
    return totals.loc[gaps.eq(0)]


def running(facts: pd.DataFrame, declarations: Declarations) -> pd.DataFrame:
    """All totals by a day of what only ever grows, printed ones and sums of periods.

    Returns:
        The columns of `facts`, and `since`: the first day on which the total may have stood.
    """
    measures = declarations.measures
    counts = [name for name, measure in measures.items() if measure.kind is Kind.COUNT]
    growing = [name for name, measure in measures.items() if measure.kind in (Kind.COUNT, Kind.RUNNING)]
    dated = facts[facts["start"].isna() & facts["measure"].isin(growing)]
    totals = pd.concat([dated, summed(facts, counts)], ignore_index=True)
    end = totals["end"].astype("datetime64[s]")
    first = end - pd.to_timedelta(end.dt.day - 1, unit="D").astype("timedelta64[s]")
    return totals.assign(since=end.where(~totals["month_only"], first))
