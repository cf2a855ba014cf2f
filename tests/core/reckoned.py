"""The numbers of the further measures, reckoned from the cells of the CSV files without the bot's code."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import accumulate, combinations, product
from pathlib import Path
from typing import NamedTuple

Rows = list[dict[str, str]]

KITAGAWA = "1955"
"""The year of the article on the decomposition."""


class Between(NamedTuple):
    """A number, and the least and the most that it can be."""

    value: float
    low: float
    high: float

    def plus(self, other: Between) -> Between:
        return Between(self.value + other.value, self.low + other.low, self.high + other.high)

    def less(self, other: Between) -> Between:
        return Between(self.value - other.value, self.low - other.high, self.high - other.low)

    def over(self, other: Between) -> Between:
        return Between(self.value / other.value, self.low / other.high, self.high / other.low)


def numbers_of_the_further_measures(folder: Path) -> set[str]:
    """All of them, as a reply would print them."""
    tables = {path.stem: _rows(path) for path in folder.glob("*.csv")}
    found = {KITAGAWA} | {f"{len(rows):,}" for rows in tables.values()}
    for rows in tables.values():
        for row in rows:
            found |= set(_in_cells(row))
    periods = tables["periods"]
    reviewed, eligible = (_running(column, periods) for column in ("reviewed", "eligible"))
    for count in (*reviewed, *eligible, _cell("reviewed", periods[-1]), _cell("eligible", periods[-1])):
        found |= set(_count(count))
    by_day = {row["end"]: total for row, total in zip(periods, reviewed, strict=True)}
    (fates,) = tables["outcomes"]
    answered = _exact(int(fates["closed"]) + int(fates["declined"]))
    found |= set(_count(answered))
    shares = [
        *(
            _cell("closed", row).over(by_day[row["as_of"]])
            for row in tables["closures"]
            if row["as_of"] in by_day
        ),
        _cell("declined", fates).over(answered),
        *(part.over(whole) for part, whole in zip(eligible, reviewed, strict=True)),
        *(_cell("recommended", row).over(_cell("reviewed", row)) for row in tables["pilots"]),
        *(
            _cell("closures", row).over(_cell("base_count", row))
            for row in tables["courts"]
            if row["closures"] and row["base_count"]
        ),
    ]
    found |= {number for share in shares for number in _share(share)}
    for rate in (0.03405, 0.03415):  # what is printed as 3.41%
        found |= set(_count(_exact(int(periods[-1]["eligible"]) / rate)))
    return found | set(_of_detention(tables["detention"], periods))


def _of_detention(rows: Rows, periods: Rows) -> Iterator[str]:
    """Counts, rates and shares of the two groups, through each release and between two of them."""
    groups = [
        [(_cell("reviewed", row), _cell("eligible", row)) for row in rows if row["group"] == group]
        for group in ("non-detained", "detained")
    ]
    for totals in groups:
        for reviewed, eligible in totals:
            yield from (*_count(reviewed), *_count(eligible))
        for (before, fewer), (after, more) in combinations(totals, 2):
            reviewed, eligible = after.less(before), more.less(fewer)
            yield from (*_count(reviewed), *_count(eligible), *_share(eligible.over(reviewed)))
    everybody = [_cell("reviewed", row) for row in periods]
    detained = [reviewed for reviewed, _ in groups[1]]
    first, *later = zip(detained, everybody, strict=False)
    yield from _share(first[0].over(first[1]))
    for before, (after, all_of_them) in zip(detained, later, strict=False):
        yield from _share(after.less(before).over(all_of_them))
    for at in range(1, len(groups[0])):
        yield from _effects(groups[0], periods, at)


def _effects(totals: list[tuple[Between, Between]], periods: Rows, at: int) -> Iterator[str]:
    """What the mix and the rates explain of the change from the first period, in points, at all extremes.

    The totals are of people not in detention; those of the others are what is left of the period's counts.
    """
    counts = [*totals[0], totals[at][0].less(totals[at - 1][0]), totals[at][1].less(totals[at - 1][1])]
    both = [int(periods[when][column]) for when in (0, at) for column in ("reviewed", "eligible")]
    for reviewed_1, eligible_1, reviewed_2, eligible_2 in product(*counts):
        s1, s2 = reviewed_1 / both[0], reviewed_2 / both[2]
        outside_1, outside_2 = eligible_1 / reviewed_1, eligible_2 / reviewed_2
        inside_1 = (both[1] - eligible_1) / (both[0] - reviewed_1)
        inside_2 = (both[3] - eligible_2) / (both[2] - reviewed_2)
        mix = (s2 - s1) * (outside_1 + outside_2 - inside_1 - inside_2) / 2
        yield f"{abs(100 * mix):.2f}"
        rates = (outside_2 - outside_1) * (s1 + s2) / 2 + (inside_2 - inside_1) * (2 - s1 - s2) / 2
        yield f"{abs(100 * rates):.2f}"


def _rows(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _cell(column: str, row: dict[str, str]) -> Between:
    value = float(row[column])
    low, high = (row.get(f"{column}_{bound}") or value for bound in ("low", "high"))
    return Between(value, float(low), float(high))


def _exact(value: float) -> Between:
    return Between(value, value, value)


def _running(column: str, rows: Rows) -> list[Between]:
    cells = [_cell(column, row) for row in rows]
    return list(accumulate(cells, Between.plus))


def _in_cells(row: dict[str, str]) -> Iterator[str]:
    """Counts, printed shares, and the years, months and days of dates, as they stand there."""
    for column, cell in row.items():
        if re.fullmatch(r"\d+", cell):
            yield f"{int(cell):,}"
        elif column in {"start", "end", "as_of", "date"}:
            yield from cell.split("-")
            yield from (part.removeprefix("0") for part in cell.split("-"))
        elif column.endswith("_printed"):
            yield cell.removesuffix("%")


def _count(count: Between) -> Iterator[str]:
    """In full, and to three digits and to the thousand, the hundred and the ten where it isn't exact."""
    yield f"{count.value:,.0f}"
    if count.low == count.high == count.value == int(count.value):
        return
    for number in count:
        digits = len(f"{number:.0f}")
        for zeros in {digits - 3, 1, 2, 3}:
            yield f"{round(number, -max(zeros, 0)):,.0f}"
        yield f"{number:,.0f}"


def _share(share: Between) -> Iterator[str]:
    for number, decimals in product(share, (1, 2)):
        yield f"{100 * number:.{decimals}f}"
