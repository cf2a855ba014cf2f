"""The table: a pandas DataFrame with one row a figure, and the index by which a figure is looked up."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, cast

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bot.data.measures import Declarations, Measure
from bot.data.spans import Span

_EPOCH = date(1970, 1, 1).toordinal()

Integers = NDArray[np.int64]


class Key(NamedTuple):
    """What rows are looked up by: measure, group and place; empty strings stand for all."""

    measure: str
    group: str = ""
    place: str = ""


class Row(NamedTuple):
    """One row of the frame, as far as a figure needs it; `value` is NaN where only a share is printed."""

    value: float
    low: float
    high: float
    basis: int
    about: bool
    printed: str
    sources: tuple[str, ...]
    counted_by: str
    month_only: bool
    note: str
    file: str
    line: int


@dataclass(frozen=True)
class Rows:
    """The rows of one key by their days; of several for the same days, the first in the files leads.

    Args:
        key: what they are rows of.
        starts: first days, as ordinals; of rows with a day instead of a period, that day.
        ends: last days, likewise.
        leaders: numbers of the leading rows in the frame.
        others: numbers of the further rows for the same days, by position.
        sums: of the counts of the leaders, of their lows and of their highs, the running sums from 0 on.
        basis: how sure each is (see `Basis`).
    """

    key: Key
    starts: list[int]
    ends: list[int]
    leaders: Integers
    others: Mapping[int, tuple[int, ...]]
    sums: tuple[Integers, Integers, Integers]
    basis: NDArray[np.int8]
    _runs: Integers = field(repr=False)

    def __len__(self) -> int:
        return len(self.ends)

    def span(self, positions: range) -> Span:
        """The days from the first to the last of some rows."""
        return Span(date.fromordinal(self.starts[positions[0]]), date.fromordinal(self.ends[positions[-1]]))

    def period(self, position: int) -> Span:
        """The days of one row."""
        return self.span(range(position, position + 1))

    def day(self, position: int) -> date:
        """The last day of a row."""
        return date.fromordinal(self.ends[position])

    def touched(self, span: Span) -> range:
        """Positions of the rows that share a day with the span; empty where it lies outside."""
        first = bisect_left(self.ends, span.start.toordinal())
        return range(first, max(first, bisect_right(self.starts, span.end.toordinal())))

    def ended_by(self, day: date) -> int:
        """How many rows end on a day or before."""
        return bisect_right(self.ends, day.toordinal())

    def at(self, day: date) -> int | None:
        """The position of the row that ends on a day."""
        position = bisect_left(self.ends, ordinal := day.toordinal())
        return position if position < len(self.ends) and self.ends[position] == ordinal else None

    def joined(self, positions: range) -> bool:
        """Whether no day is missing between the first and the last of some rows."""
        return bool(self._runs[positions[0]] == self._runs[positions[-1]])

    def total(self, positions: range) -> tuple[int, int, int]:
        """The counts of some neighbouring rows together: the number, and the least and the most it can be."""
        value, low, high = (int(sums[positions.stop] - sums[positions.start]) for sums in self.sums)
        return value, low, high


class Table:
    """All figures, and the index to them, which is made once.

    Args:
        frame: one row a figure; the columns are those of `Row`, with measure, group, place, start and end.
            `start` is empty where a figure is known as of the day `end`.
        declarations: what is measured.

    A lookup is a dict and a `bisect`, and a sum is a difference of two running sums, so that both take as
    long with 100,000 rows as with four.
    """

    def __init__(self, frame: pd.DataFrame, declarations: Declarations) -> None:
        self.frame = frame
        self.declarations = declarations
        self._columns = [_plain(frame[name]) for name in Row._fields]
        self._periods, self._days = _index(frame)
        main = self.measure(declarations.subject.main)
        rows = self._periods[Key(main.denominator)]
        self.periods = tuple(map(rows.period, range(len(rows))))
        self.span = Span(self.periods[0].start, self.periods[-1].end)
        held: dict[str, dict[tuple[str, str], None]] = {name: {} for name in declarations.measures}
        for key in (*self._periods, *self._days):
            held[key.measure][key.group, key.place] = None
        self._known = {name: _known(name, held, declarations) for name in declarations.measures}

    def measure(self, name: str) -> Measure:
        """What is declared of a measure."""
        return self.declarations.measures[name]

    def periods_of(self, key: Key) -> Rows | None:
        """The rows of a key with a start and an end."""
        return self._periods.get(key)

    def days_of(self, key: Key) -> Rows | None:
        """The rows of a key as of a day."""
        return self._days.get(key)

    def known_for(self, measure: str) -> Mapping[tuple[str, str], None]:
        """The groups and places, as pairs, of which something is known of a measure, printed or computed."""
        return self._known[measure]

    def row(self, number: int) -> Row:
        """A row of the frame by its number."""
        return Row(*(column[number] for column in self._columns))

    def rows_at(self, rows: Rows, position: int | None) -> list[Row]:
        """All rows for the same days, the leader first; none where there is no position."""
        if position is None:
            return []
        return [self.row(number) for number in (rows.leaders[position], *rows.others.get(position, ()))]

    def file_of(self, *measures: str) -> str:
        """The name of the file in which most figures of these measures stand, without its ending.

        Empty where none of them has a figure of its own.
        """
        return self._most(self.frame["measure"].isin(measures))

    def file_of_group(self, group: str) -> str:
        """The same, of the figures of a group."""
        return self._most(self.frame["group"] == group)

    def file_of_places(self) -> str:
        """The same, of the figures of places."""
        return self._most(self.frame["place"] != "")

    def _most(self, rows: pd.Series[bool]) -> str:
        """The name of the file in which most of some rows stand; empty where there are none."""
        files = self.frame.loc[rows, "file"].value_counts()
        return str(files.index[0]).removesuffix(".csv") if len(files) and files.iloc[0] else ""

    def sources(self, rows: Rows, positions: range) -> tuple[str, ...]:
        """The ids of all sources that some leading rows name, each once, in order."""
        named = dict.fromkeys(self._leading("sources", rows, positions))
        return tuple(dict.fromkeys(source for ids in named for source in ids))

    def about(self, rows: Rows, positions: range) -> bool:
        """Whether a source says "about" of the count of any of some leading rows."""
        return bool(self._leading("about", rows, positions).any())

    def _leading(self, column: str, rows: Rows, positions: range) -> NDArray[Any]:
        return self._columns[Row._fields.index(column)][rows.leaders[positions.start : positions.stop]]


def _known(
    name: str, held: Mapping[str, dict[tuple[str, str], None]], declarations: Declarations
) -> dict[tuple[str, str], None]:
    measure = declarations.measures[name]
    known = dict(held[name])
    if measure.made_of:
        first, *others = (_known(part, held, declarations) for part in measure.made_of)
        known.update({pair: None for pair in first if all(pair in other for other in others)})
    return known


def _plain(column: pd.Series[Any]) -> NDArray[Any]:
    """The cells as Python objects where they are categories, as they are where they are numbers."""
    is_plain = isinstance(column.dtype, np.dtype)
    return column.to_numpy() if is_plain else column.astype(object).to_numpy()


class _Columns(NamedTuple):
    """The columns of the frame that the index is made of; where there is only a day, `start` is that day."""

    start: Integers
    end: Integers
    value: Integers
    low: Integers
    high: Integers
    basis: NDArray[np.int8]


def _index(frame: pd.DataFrame) -> tuple[dict[Key, Rows], dict[Key, Rows]]:
    ends, by_day = _ordinals(frame["end"]), frame["start"].isna().to_numpy()
    value, low, high = (
        frame[name].fillna(frame["value"]).fillna(0).to_numpy(np.int64) for name in ("value", "low", "high")
    )
    starts = np.where(by_day, ends, _ordinals(frame["start"]))
    cells = _Columns(starts, ends, value, low, high, frame["basis"].to_numpy(np.int8))
    grouped = frame.groupby(["measure", "group", "place"], observed=True, sort=False)
    found: tuple[dict[Key, Rows], dict[Key, Rows]] = ({}, {})
    indices = cast("dict[tuple[str, str, str], Integers]", grouped.indices)
    # Versions of pandas differ in the order of groups; replies with ties keep the order of the frame.
    for names, numbers in sorted(indices.items(), key=lambda item: item[1].min()):
        for rows_by_key, chosen in zip(
            found, (numbers[~by_day[numbers]], numbers[by_day[numbers]]), strict=True
        ):
            if chosen.size:
                rows_by_key[Key(*names)] = _rows(Key(*names), chosen, cells)
    return found


def _rows(key: Key, numbers: Integers, cells: _Columns) -> Rows:
    numbers = numbers[np.lexsort((numbers, cells.start[numbers], cells.end[numbers]))]
    first, last = cells.start[numbers], cells.end[numbers]
    leads = np.ones(numbers.size, dtype=bool)
    leads[1:] = (first[1:] != first[:-1]) | (last[1:] != last[:-1])
    others: dict[int, tuple[int, ...]] = {}
    for position, number in zip(
        (np.cumsum(leads) - 1)[~leads].tolist(), numbers[~leads].tolist(), strict=True
    ):
        others[position] = (*others.get(position, ()), number)
    leaders, first, last = numbers[leads], first[leads], last[leads]
    runs = np.zeros(leaders.size, dtype=np.int64)
    runs[1:] = np.cumsum(first[1:] != last[:-1] + 1)
    value, low, high = (
        np.concatenate(([0], np.cumsum(column[leaders]))) for column in (cells.value, cells.low, cells.high)
    )
    sums, basis = (value, low, high), cells.basis[leaders]
    return Rows(key, first.tolist(), last.tolist(), leaders, others, sums, basis, runs)


def _ordinals(column: pd.Series[Any]) -> Integers:
    """Days as Python's ordinals; an empty cell has a meaningless one."""
    return column.to_numpy().astype("datetime64[D]").astype(np.int64) + _EPOCH
