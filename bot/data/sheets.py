"""The cells of one CSV file, read column by column, with a fault for each line that is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from bot.data.files import Fault, shown

LARGEST_COUNT = 10**12

_PERCENTAGE = r"(?:100(?:\.0{1,6})?|[0-9]{1,2}(?:\.[0-9]{1,6})?)%"


@dataclass
class Sheet:
    """One CSV file.

    Args:
        path: the file.
        cells: its cells as text; the index holds the lines.
        faults: what is wrong, added to by everything below.
    """

    path: Path
    cells: pd.DataFrame
    faults: list[Fault] = field(default_factory=list[Fault])

    def has(self, name: str) -> bool:
        """Whether there is a column of this name."""
        return name in self.cells.columns

    def column(self, name: str) -> pd.Series[str]:
        """Its cells; empty ones where there is no such column."""
        return self.cells[name] if self.has(name) else pd.Series("", index=self.cells.index, dtype=str)

    def filled(self, name: str) -> pd.Series[bool]:
        """On which lines something stands in a column."""
        return self.column(name) != ""

    def blame(self, lines: pd.Series[bool], message: str | Iterable[str]) -> None:
        """Adds a fault for each marked line: one sentence for all, or one for each of them."""
        marked = self.cells.index[lines]
        messages = [message] * len(marked) if isinstance(message, str) else message
        self.faults += [
            Fault(self.path, int(line), each) for line, each in zip(marked, messages, strict=True)
        ]

    def quote(self, lines: pd.Series[bool], name: str, message: str) -> None:
        """The same with a column's name in front, and what stands in the cell for {}."""
        self.blame(
            lines, [f"{name} {message}".replace("{}", shown(cell)) for cell in self.column(name)[lines]]
        )

    def matching(self, name: str, pattern: str, message: str) -> pd.Series[str]:
        """A column whose cells match a pattern."""
        cells = self.column(name)
        self.quote(~cells.str.fullmatch(pattern), name, message)
        return cells

    def among(self, name: str, allowed: Iterable[str], message: str) -> pd.Series[str]:
        """A column whose cells are empty or one of those that are allowed."""
        cells = self.column(name)
        self.quote(~cells.isin(["", *allowed]), name, message)
        return cells

    def percentages(self, name: str) -> pd.Series[str]:
        """A column of percentages as they are printed, or empty."""
        return self.matching(name, f"(?:{_PERCENTAGE})?", "must be a percentage such as 3.41%, not {}")

    def flags(self, name: str) -> pd.Series[bool]:
        """A column of `yes` or nothing."""
        return self.among(name, ["yes"], "must be yes or empty, not {}") == "yes"

    def counts(self, name: str) -> pd.Series[float]:
        """A column of whole numbers; NaN where it is empty."""
        cells = self.matching(name, "[0-9]*", "must be a whole number such as 2000, not {}")
        counts = cells.where(cells.str.fullmatch("[0-9]{1,18}"), "nan").astype("float64")
        too_large = cells.str.fullmatch("[0-9]+") & ~(counts <= LARGEST_COUNT)
        self.quote(too_large, name, f"is {{}}, and the largest number that can be is {LARGEST_COUNT}")
        return counts

    def days(self, name: str) -> pd.Series[pd.Timestamp]:
        """A column of days; NaT where it is empty."""
        days = _days(self.column(name))
        self.quote(self.filled(name) & days.isna(), name, "must be a day such as 2012-05-30, not {}")
        return days

    def days_or_months(self, name: str) -> tuple[pd.Series[pd.Timestamp], pd.Series[bool]]:
        """A column of days, and whether of each only the month is known, of which it is then the last."""
        cells = self.column(name)
        month_only = cells.str.fullmatch("[0-9]{4}-[0-9]{2}")
        days = _days(cells.where(~month_only, cells + "-01"))
        wrong = self.filled(name) & days.isna()
        self.quote(wrong, name, "must be a day such as 2012-05-30, or a month such as 2012-05, not {}")
        after_first = (days.dt.days_in_month - 1).where(month_only, 0).fillna(0)
        return days + pd.to_timedelta(after_first, unit="D").astype("timedelta64[s]"), month_only


def _days(cells: pd.Series[str]) -> pd.Series[pd.Timestamp]:
    """Days of the years 1 to 9999; pandas alone would also take 2012-5-3."""
    written = cells.where(cells.str.fullmatch("(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}"), "")
    return pd.to_datetime(written, format="%Y-%m-%d", errors="coerce").astype("datetime64[s]")
