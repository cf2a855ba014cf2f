"""Checks the order of figures in time and in size."""

from __future__ import annotations

import pandas as pd

from bot.data.bounds import DAYS, KEY, SERIES, added_up, bounded, merged
from bot.data.measures import Declarations, Kind
from bot.data.row_faults import RowFaults, day, rows_of, what, within

_ENOUGH = 3
"""Periods in a row that must grow before that looks odd."""


def contradictions_in_order(
    sure: pd.DataFrame, totals: pd.DataFrame, declarations: Declarations
) -> RowFaults:
    """What contradicts the order of days or of sizes, in complete measures and in running totals."""
    sums = totals.loc[totals["added"]]
    known = pd.concat([sure.assign(since=sure["end"]), sums], ignore_index=True)
    yield from _periods(sure, declarations)
    yield from _overlaps(sure, declarations)
    yield from _other_than_sums(totals, sums)
    yield from _falls(totals)
    yield from _at_most(known, declarations)
    yield from _groups(known, declarations)
    yield from _places(known)


def growing(frame: pd.DataFrame, declarations: Declarations) -> RowFaults:
    """Counts of periods that look like running totals; they may be right all the same."""
    periods = _by_period(bounded(frame), declarations, Kind.COUNT)
    before = periods.groupby(SERIES, sort=False)["hi"].shift()
    stays = periods.assign(stays=before.notna() & (periods["lo"] <= before)).groupby(SERIES, sort=False)
    found = stays.agg(
        n=("stays", "size"), stays=("stays", "sum"), file=("file", "last"), line=("line", "last")
    )
    for row in rows_of(found.loc[(found["n"] >= _ENOUGH) & (found["stays"] == 0)].reset_index()):
        always = f"{row.measure} is larger in every period than in the one before"
        yield row, f"{always}: is it a running total?"


def _by_period(facts: pd.DataFrame, declarations: Declarations, *kinds: Kind) -> pd.DataFrame:
    names = [name for name, measure in declarations.measures.items() if measure.kind in kinds]
    return facts.loc[facts["measure"].isin(names) & facts["start"].notna()].sort_values("start")


def _of_all(facts: pd.DataFrame) -> pd.Series[bool]:
    return (facts["group"] == "") & (facts["place"] == "")


def _periods(facts: pd.DataFrame, declarations: Declarations) -> RowFaults:
    """The periods of the main share follow one another, and each has both of its counts."""
    if not (main := declarations.measures.get(declarations.subject.main)):
        return
    periods = facts.loc[_of_all(facts) & facts["start"].notna()].sort_values("start")
    parts, wholes = (
        periods.loc[periods["measure"] == name].drop_duplicates(["start", "end"]) for name in main.made_of
    )
    held = wholes.assign(due=wholes["end"].shift() + pd.Timedelta(days=1))
    for row in rows_of(held.loc[held["due"].notna() & (held["start"] != held["due"])]):
        how = "leaves a gap" if row.start > row.due else "overlaps the period before"
        yield row, f"{how}: it starts on {day(row.start)}, {day(row.due)} is due"
    if set(main.made_of) <= set(facts["measure"]):
        for have, lack, name in ((wholes, parts, main.numerator), (parts, wholes, main.denominator)):
            matched = have.merge(lack[["start", "end"]], how="left", indicator="side")
            for row in rows_of(matched.loc[matched["side"] == "left_only"]):
                yield row, f"has {row.measure} from {day(row.start)} to {day(row.end)}, and no {name}"


def _overlaps(facts: pd.DataFrame, declarations: Declarations) -> RowFaults:
    """No other count has periods that share a day."""
    main = declarations.measures.get(declarations.subject.main)
    periods = _by_period(facts, declarations, Kind.COUNT, Kind.EVENT).drop_duplicates(KEY)
    periods = periods.assign(before=periods.groupby(SERIES, sort=False)["end"].shift())
    of_main = periods["measure"].isin(main.made_of if main else ()) & _of_all(periods)
    for row in rows_of(periods.loc[~of_main & (periods["start"] <= periods["before"])]):
        yield row, f"{what(row)} overlaps the period to {day(row.before)}"


def _other_than_sums(totals: pd.DataFrame, sums: pd.DataFrame) -> RowFaults:
    """A printed running total is what the periods add up to."""
    printed = totals.loc[~totals["added"]]
    both = printed.merge(sums[[*KEY, "lo", "hi"]], on=KEY, suffixes=("", "_sum"))
    for row in rows_of(both.loc[(both["lo"] > both["hi_sum"]) | (both["hi"] < both["lo_sum"])]):
        yield row, f"{what(row)} is {within(row)}, but the periods add up to {within(row, '_sum')}"


def _falls(totals: pd.DataFrame) -> RowFaults:
    """A running count never falls."""
    peaks = totals.groupby([*SERIES, "end"], sort=False)["lo"].min().reset_index()
    peaks = peaks.sort_values("end")
    peaks["peak"] = peaks.groupby(SERIES, sort=False)["lo"].cummax()
    peaks["reached"] = peaks["end"].where(peaks["lo"] == peaks["peak"])
    peaks["reached"] = peaks.groupby(SERIES, sort=False)["reached"].ffill()
    peaks = peaks.rename(columns={"end": "before"}).drop(columns="lo")
    rows = totals.loc[~totals["added"]].sort_values("since")
    held = pd.merge_asof(
        rows, peaks, left_on="since", right_on="before", by=SERIES, allow_exact_matches=False
    )
    for row in rows_of(held.loc[held["hi"] < held["peak"]]):
        earlier = f"{row.peak:,.0f} by {day(row.reached)}"
        yield row, f"{what(row)} is {within(row)}, less than {earlier}, and a running count never falls"


def _at_most(known: pd.DataFrame, declarations: Declarations) -> RowFaults:
    """A part is at most its whole, and what is declared to be at most something is."""
    measures = declarations.measures
    pairs = [(name, other, False) for name, measure in measures.items() for other in measure.at_most]
    shares = [measure for measure in measures.values() if measure.kind is Kind.SHARE]
    pairs += [(*share.made_of, True) for share in shares]
    declared = pd.DataFrame(pairs, columns=["measure", "whole", "is_part"]).drop_duplicates()
    declared = declared.astype({"measure": "str", "whole": "str"})  # also where there are none
    parts, wholes = known.merge(declared, on="measure"), known.assign(whole=known["measure"])
    wholes = wholes.loc[wholes["whole"].isin(declared["whole"])]
    for row in rows_of(_exceeding(parts, wholes, ["whole", *SERIES[1:]])):
        yield row, f"{what(row)} is {within(row)}, more than {row.whole}, {row.limit:,.0f}"
    on = ["file", "line", "whole"]
    stated = wholes.loc[~wholes["added"], [*on, "lo"]]
    beside = parts.loc[parts["is_part"] & ~parts["added"]]
    beside = beside.merge(stated, on=on, suffixes=("", "_whole"))
    unsure = (beside["lo"] <= beside["lo_whole"]) & (beside["lo_whole"] < beside["hi"])
    for row in rows_of(beside.loc[unsure]):
        low = f"{row.whole} as low as {row.lo_whole:,.0f}"
        yield row, f"{row.measure} may be up to {row.hi:,.0f}, and {low}"


def _groups(known: pd.DataFrame, declarations: Declarations) -> RowFaults:
    """Groups are at most the whole together, and all of it where all of them are known."""
    by = ["measure", "place", "counted_by"]
    once = merged(known, [*KEY, "since"])
    grouped, wholes = once.loc[once["group"] != ""], once.loc[once["group"] == ""]
    sums = added_up(grouped, [*by, *DAYS])
    for row in rows_of(_exceeding(sums.assign(group=""), wholes, by)):
        yield row, f"the groups of {what(row)} are {within(row)} together, more than all, {row.limit:,.0f}"
    every = grouped.groupby("measure")["group"].nunique()
    some = [name for name, measure in declarations.measures.items() if measure.some_groups]
    complete = sums["n"].gt(1) & (sums["n"] == sums["measure"].map(every)) & ~sums["measure"].isin(some)
    both = sums.loc[complete].merge(wholes, on=[*by, *DAYS], suffixes=("", "_all"))
    less = both.loc[both["hi"] < both["lo_all"]].drop_duplicates(["measure", "file", "line", "end"])
    for row in rows_of(less):
        yield row, f"the groups of {what(row)} are {within(row)} together, less than all, {row.lo_all:,.0f}"


def _places(known: pd.DataFrame) -> RowFaults:
    """A place has at most what all places have together."""
    here, everywhere = known.loc[known["place"] != ""], known.loc[known["place"] == ""]
    for row in rows_of(_exceeding(here, everywhere, ["measure", "group", "counted_by"])):
        yield row, f"{what(row)} is {within(row)}, more than in all places together, {row.limit:,.0f}"


def _exceeding(parts: pd.DataFrame, wholes: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """The parts that are surely more than their whole in the same period or on the same day.

    Where the whole isn't known for the day, the next total is an upper limit: it only grows.

    Returns:
        The rows of the parts, with the whole's number as `limit`.
    """
    limits = wholes.groupby([*by, *DAYS], dropna=False, sort=False)["hi"].max().rename("limit")
    same = parts.merge(limits.reset_index(), on=[*by, *DAYS])
    later = wholes.loc[wholes["start"].isna()].groupby([*by, "since"], sort=False)["hi"].max().rename("limit")
    next_ = pd.merge_asof(
        parts.loc[parts["start"].isna()].sort_values("end"),
        later.reset_index().sort_values("since").rename(columns={"since": "next"}),
        left_on="end",
        right_on="next",
        by=by,
        direction="forward",
    )
    both = pd.concat([same, next_], ignore_index=True)
    return both.loc[both["lo"] > both["limit"]].drop_duplicates([*by, "measure", "file", "line", "end"])
