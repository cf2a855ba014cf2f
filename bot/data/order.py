"""What must follow what in time, and what can't be more than what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from bot.data.bounds import SERIES, merged, running
from bot.data.measures import Declarations, Kind
from bot.data.phrases import day, rows_of, what, within

Wrong = Iterator[tuple[Any, str]]
"""For each contradiction the row that has it, and what it is."""

_ENOUGH = 3
"""Periods that must grow before it looks odd."""

_DAYS = ["start", "end", "month_only"]


@dataclass(frozen=True)
class Order:
    """Figures, about to be held against each other.

    Args:
        facts: from `bounds.facts`, without the measures of which rows are missing.
        declarations: what must hold.
    """

    facts: pd.DataFrame
    declarations: Declarations

    def contradictions(self) -> Wrong:
        """All of them."""
        totals = running(self.facts, self.declarations)
        sums = totals.loc[totals["added"]]
        known = pd.concat([self.facts.assign(since=self.facts["end"]), sums], ignore_index=True)
        yield from self._periods()
        yield from self._overlaps()
        yield from _other_than_sums(totals.loc[~totals["added"]], sums)
        yield from _falls(totals)
        yield from self._at_most(known)
        yield from self._groups(known)
        yield from self._places(known)

    def growing(self) -> Wrong:
        """Counts of periods that look like running totals; they may be right all the same."""
        periods = self._of_kind(Kind.COUNT)
        periods = periods.loc[periods["start"].notna()].sort_values("start")
        series = periods.groupby(["measure", *SERIES], sort=False)
        before = series["hi"].shift()
        stays = before.notna() & (periods["lo"] <= before)
        found = (
            periods.assign(stays=stays)
            .groupby(["measure", *SERIES], sort=False)
            .agg(
                n=("stays", "size"),
                stays=("stays", "sum"),
                file=("file", "last"),
                line=("line", "last"),
            )
        )
        for row in rows_of(found.loc[(found["n"] >= _ENOUGH) & (found["stays"] == 0)].reset_index()):
            always = f"{row.measure} is larger in every period than in the one before"
            yield row, f"{always}: is it a running total?"

    def _of_kind(self, *kinds: Kind) -> pd.DataFrame:
        names = [name for name, measure in self.declarations.measures.items() if measure.kind in kinds]
        return self.facts.loc[self.facts["measure"].isin(names)]

    def _main(self, measure: str) -> pd.DataFrame:
        facts = self.facts
        everybody = (facts["group"] == "") & (facts["place"] == "") & facts["start"].notna()
        main = facts.loc[everybody & (facts["measure"] == measure)]
        return main.drop_duplicates(["start", "end"]).sort_values("start")

    def _periods(self) -> Wrong:
        """The periods of the main share follow one another, and each has both of its counts."""
        main = self.declarations.measures[self.declarations.subject.main]
        wholes, parts = self._main(main.denominator), self._main(main.numerator)
        held = wholes.assign(due=wholes["end"].shift() + pd.Timedelta(days=1))
        for row in rows_of(held.loc[held["due"].notna() & (held["start"] != held["due"])]):
            how = "leaves a gap" if row.start > row.due else "overlaps the period before"
            yield row, f"{how}: it starts on {day(row.start)}, {day(row.due)} is due"
        measures = set(self.facts["measure"])
        if {main.denominator, main.numerator} <= measures:
            for have, lack, name in ((wholes, parts, main.numerator), (parts, wholes, main.denominator)):
                matched = have.merge(lack[["start", "end"]], how="left", indicator="side")
                for row in rows_of(matched.loc[matched["side"] == "left_only"]):
                    yield row, f"has {row.measure} from {day(row.start)} to {day(row.end)}, and no {name}"

    def _overlaps(self) -> Wrong:
        """No other count has periods that share a day."""
        main = self.declarations.measures[self.declarations.subject.main]
        periods = self._of_kind(Kind.COUNT, Kind.EVENT)
        periods = periods.loc[periods["start"].notna()].drop_duplicates(["measure", *SERIES, *_DAYS])
        periods = periods.sort_values("start")
        before = periods.groupby(["measure", *SERIES], sort=False)["end"].shift()
        of_main = periods["measure"].isin([main.numerator, main.denominator])
        of_main &= (periods["group"] == "") & (periods["place"] == "")
        for row in rows_of(periods.assign(before=before).loc[~of_main & (periods["start"] <= before)]):
            yield row, f"{what(row)} overlaps the period to {day(row.before)}"

    def _at_most(self, known: pd.DataFrame) -> Wrong:
        """A part is at most its whole, and what is declared to be at most something is."""
        measures = self.declarations.measures
        pairs = [(name, other, False) for name, measure in measures.items() for other in measure.at_most]
        pairs += [
            (measure.numerator, measure.denominator, True)
            for measure in measures.values()
            if measure.kind is Kind.SHARE
        ]
        declared = pd.DataFrame(pairs, columns=["measure", "whole", "is_part"]).drop_duplicates()
        parts, wholes = known.merge(declared, on="measure"), known.assign(whole=known["measure"])
        wholes = wholes.loc[wholes["whole"].isin(declared["whole"])]
        for row in rows_of(_exceeding(parts, wholes, ["whole", *SERIES])):
            yield row, f"{what(row)} is {within(row)}, more than {row.whole}, {row.limit:,.0f}"
        on = ["file", "line", "whole"]
        stated = wholes.loc[~wholes["added"], [*on, "lo"]]
        beside = parts.loc[parts["is_part"] & ~parts["added"]].merge(stated, on=on, suffixes=("", "_whole"))
        unsure = (beside["lo"] <= beside["lo_whole"]) & (beside["lo_whole"] < beside["hi"])
        for row in rows_of(beside.loc[unsure]):
            low = f"{row.whole} as low as {row.lo_whole:,.0f}"
            yield row, f"{row.measure} may be up to {row.hi:,.0f}, and {low}"

    def _groups(self, known: pd.DataFrame) -> Wrong:
        """Groups are at most the whole together, and all of it where all of them are known."""
        by = ["measure", "place", "counted_by"]
        once = merged(known, ["measure", *SERIES, *_DAYS, "since"])
        grouped, wholes = once.loc[once["group"] != ""], once.loc[once["group"] == ""]
        together = grouped.groupby([*by, *_DAYS], dropna=False, sort=False)
        sums = together.agg(
            lo=("lo", "sum"),
            hi=("hi", "sum"),
            n=("group", "size"),
            file=("file", "first"),
            line=("line", "first"),
        ).reset_index()
        more = _exceeding(sums.assign(group=""), wholes, by)
        for row in rows_of(more):
            yield (
                row,
                f"the groups of {what(row)} are {within(row)} together, more than all, {row.limit:,.0f}",
            )
        every = grouped.groupby("measure")["group"].nunique()
        some = [name for name, measure in self.declarations.measures.items() if measure.some_groups]
        complete = sums["n"].gt(1) & (sums["n"] == sums["measure"].map(every)) & ~sums["measure"].isin(some)
        both = sums.loc[complete].merge(wholes, on=[*by, *_DAYS], suffixes=("", "_all"))
        less = both.loc[both["hi"] < both["lo_all"]].drop_duplicates(["measure", "file", "line", "end"])
        for row in rows_of(less):
            yield (
                row,
                f"the groups of {what(row)} are {within(row)} together, less than all, {row.lo_all:,.0f}",
            )

    def _places(self, known: pd.DataFrame) -> Wrong:
        """A place has at most what all places have together."""
        by = ["measure", "group", "counted_by"]
        here, everywhere = known.loc[known["place"] != ""], known.loc[known["place"] == ""]
        for row in rows_of(_exceeding(here, everywhere, by)):
            yield row, f"{what(row)} is {within(row)}, more than in all places together, {row.limit:,.0f}"


def _exceeding(parts: pd.DataFrame, wholes: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """The parts that are surely more than their whole in the same period or on the same day.

    Where the whole isn't known for the day, the next total is an upper limit: it only grows.

    Returns:
        The rows of the parts, with the whole's number as `limit`.
    """
    limits = wholes.groupby([*by, *_DAYS], dropna=False, sort=False).agg(limit=("hi", "max")).reset_index()
    same = parts.merge(limits, on=[*by, *_DAYS])
    later = wholes.loc[wholes["start"].isna()].groupby([*by, "since"], sort=False).agg(limit=("hi", "max"))
    dated = parts.loc[parts["start"].isna()].sort_values("end")
    next_ = pd.merge_asof(
        dated,
        later.reset_index().sort_values("since").rename(columns={"since": "next"}),
        left_on="end",
        right_on="next",
        by=by,
        direction="forward",
    )
    both = pd.concat([same, next_], ignore_index=True)
    return both.loc[both["lo"] > both["limit"]].drop_duplicates([*by, "measure", "file", "line", "end"])


def _other_than_sums(printed: pd.DataFrame, sums: pd.DataFrame) -> Wrong:
    """A printed running total is what the periods add up to."""
    on = ["measure", *SERIES, *_DAYS]
    both = printed.merge(sums[[*on, "lo", "hi"]], on=on, suffixes=("", "_sum"))
    for row in rows_of(both.loc[(both["lo"] > both["hi_sum"]) | (both["hi"] < both["lo_sum"])]):
        added = within(row, "_sum")
        yield row, f"{what(row)} is {within(row)}, but the periods add up to {added}"


def _falls(totals: pd.DataFrame) -> Wrong:
    """A running count never falls."""
    by = ["measure", *SERIES]
    peaks = totals.groupby([*by, "end"], sort=False).agg(lo=("lo", "min")).reset_index().sort_values("end")
    peaks["peak"] = peaks.groupby(by, sort=False)["lo"].cummax()
    peaks["reached"] = peaks["end"].where(peaks["lo"] == peaks["peak"])
    peaks["reached"] = peaks.groupby(by, sort=False)["reached"].ffill()
    peaks = peaks.rename(columns={"end": "before"}).drop(columns="lo")
    rows = totals.loc[~totals["added"]].sort_values("since")
    held = pd.merge_asof(rows, peaks, left_on="since", right_on="before", by=by, allow_exact_matches=False)
    for row in rows_of(held.loc[held["hi"] < held["peak"]]):
        earlier = f"{row.peak:,.0f} by {day(row.reached)}"
        yield row, f"{what(row)} is {within(row)}, less than {earlier}, and a running count never falls"
