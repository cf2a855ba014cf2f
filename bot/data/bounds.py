"""The bounds of each figure, the least and the most it can be, and those of totals."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from bot.data.measures import Declarations, Kind

SERIES = ["measure", "group", "place", "counted_by"]
"""What tells figures apart, besides their days."""

DAYS = ["start", "end", "month_only"]

KEY = [*SERIES, *DAYS]
"""What one figure is about."""

_FIRST = {"file": ("file", "first"), "line": ("line", "first")}


def bounded(frame: pd.DataFrame) -> pd.DataFrame:
    """The long table with the columns `lo` and `hi`; a number given as "about" may be off by its rounding."""
    figures = frame.astype(dict.fromkeys([*SERIES, "file"], "str"))
    value = figures["value"]
    rounding = value.where(figures["about"]).map(_half_unit, na_action="ignore").astype("float64").fillna(0)
    return figures.assign(
        lo=figures["low"].fillna(value) - rounding, hi=figures["high"].fillna(value) + rounding
    )


def _half_unit(value: float) -> float:
    """Half of the last digit that isn't 0: 500 of 23,000."""
    digits = f"{value:.0f}"
    return 0.5 * 10.0 ** (len(digits) - len(digits.rstrip("0")))


def facts(figures: pd.DataFrame, declarations: Declarations) -> pd.DataFrame:
    """All counts of a table from `bounded`, and the declared sums of measures.

    Returns:
        The columns of KEY, `lo`, `hi`, `file`, `line` and `added`: whether it is a sum of periods (none yet).
    """
    counted = figures.loc[figures["value"].notna(), [*KEY, "lo", "hi", "file", "line"]]
    sums: list[pd.DataFrame] = []
    for name, measure in declarations.measures.items():
        if measure.sum_of:
            members = merged(counted.loc[counted["measure"].isin(measure.sum_of)], KEY)
            total = added_up(members.assign(measure=name), KEY)
            sums.append(total.loc[total.pop("n") == len(measure.sum_of)])
    return pd.concat([counted, *sums], ignore_index=True).assign(added=False)


def merged(facts: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """One row for each thing counted, with the widest bounds of its versions and the place of the first."""
    groups = facts.groupby(list(by), dropna=False, sort=False)
    return groups.agg(lo=("lo", "min"), hi=("hi", "max"), **_FIRST).reset_index()


def added_up(facts: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Sums over rows that are equal in some columns; `n` is how many rows were added."""
    groups = facts.groupby(list(by), dropna=False, sort=False)
    first = {name: how for name, how in _FIRST.items() if name not in by}
    return groups.agg(lo=("lo", "sum"), hi=("hi", "sum"), n=("lo", "size"), **first).reset_index()


def running(facts: pd.DataFrame, declarations: Declarations) -> pd.DataFrame:
    """All running totals: those that are printed, and the sums of periods.

    Returns:
        The columns of `facts`, and `since`: the first day on which the total may have stood.
    """
    kinds = facts["measure"].map({name: measure.kind for name, measure in declarations.measures.items()})
    by_day = facts["start"].isna()
    dated = facts[by_day & kinds.isin([Kind.COUNT, Kind.RUNNING])]
    totals = pd.concat([dated, _sums(facts[~by_day & (kinds == Kind.COUNT)])], ignore_index=True)
    end = totals["end"].astype("datetime64[s]")
    first = end - pd.to_timedelta(end.dt.day - 1, unit="D").astype("timedelta64[s]")
    return totals.assign(since=end.where(~totals["month_only"], first))


def _sums(periods: pd.DataFrame) -> pd.DataFrame:
    """Running totals of periods, up to the first gap; `line` is that of the last period."""
    periods = periods.sort_values("start")
    series = periods.groupby(SERIES, sort=False)
    due = series["end"].shift() + pd.Timedelta(days=1)
    gaps = periods.assign(gap=due.notna() & (periods["start"] != due)).groupby(SERIES, sort=False)["gap"]
    totals = periods.assign(
        start=periods["start"].mask(periods["start"].notna()),
        lo=series["lo"].cumsum(),
        hi=series["hi"].cumsum(),
        added=True,
    )
    return totals.loc[gaps.cumsum().eq(0)]
