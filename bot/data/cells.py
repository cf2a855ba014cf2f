"""What stands in one row of a CSV file, and how its cells are read."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Container, Iterable
from datetime import date
from functools import lru_cache

from bot.data.files import shown

LARGEST_COUNT = 10**12

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile("[0-9]{4}-[0-9]{2}")
_PERCENTAGE = re.compile(r"(?:100(?:\.0{1,6})?|[0-9]{1,2}(?:\.[0-9]{1,6})?)%")


class Row(dict[str, str]):
    """The cells of one row by their columns; one that isn't there is empty.

    Args:
        cells: the text of each.
    """

    def __init__(self, cells: Iterable[tuple[str, str]]) -> None:
        super().__init__(cells)
        self.wrong: list[str] = []
        """A sentence for each fault that was found while reading."""

    def __missing__(self, name: str) -> str:
        return ""

    def count(self, name: str) -> float:
        """A whole number; NaN where there is none."""
        cell = self[name]
        if not cell:
            return float("nan")
        if not (cell.isascii() and cell.isdigit()):
            self.wrong.append(f"{name} must be a whole number such as 2000, not {shown(cell)}")
            return float("nan")
        if len(cell.lstrip("0")) > len(str(LARGEST_COUNT)) or int(cell) > LARGEST_COUNT:
            self.wrong.append(
                f"{name} is {shown(cell)}, and the largest number that can be is {LARGEST_COUNT:,}"
            )
            return float("nan")
        return float(cell)

    def percentage(self, name: str) -> str:
        """A share as it is printed, such as 3.41%."""
        cell = self[name]
        if cell and not _PERCENTAGE.fullmatch(cell):
            self.wrong.append(f"{name} must be a percentage such as 3.41%, not {shown(cell)}")
        return cell

    def flag(self, name: str) -> bool:
        """Whether `yes` stands there."""
        cell = self[name]
        if cell and cell != "yes":
            self.wrong.append(f"{name} must be yes or empty, not {shown(cell)}")
        return bool(cell)

    def one_of(self, name: str, allowed: Container[str], rule: str) -> str:
        """One of the allowed texts, or nothing; the rule completes the sentence on another."""
        cell = self[name]
        if cell and cell not in allowed:
            self.wrong.append(f"{name} {rule.format(shown(cell))}")
        return cell

    def matching(self, name: str, pattern: re.Pattern[str], rule: str) -> str:
        """A text that matches a pattern, or nothing; the rule completes the sentence on another."""
        cell = self[name]
        if cell and not pattern.fullmatch(cell):
            self.wrong.append(f"{name} {rule.format(shown(cell))}")
        return cell

    def day(self, name: str) -> date | None:
        """A day; None where there is none."""
        cell = self[name]
        found = _day(cell)
        if cell and found is None:
            self.wrong.append(f"{name} must be a day such as 2012-05-30, not {shown(cell)}")
        return found

    def day_or_month(self, name: str) -> tuple[date | None, bool]:
        """A day, or the last of a month; and whether only the month is known."""
        cell = self[name]
        if _MONTH.fullmatch(cell) and (first := _day(f"{cell}-01")):
            return first.replace(day=monthrange(first.year, first.month)[1]), True
        found = _day(cell)
        if cell and found is None:
            rule = "must be a day such as 2012-05-30, or a month such as 2012-05"
            self.wrong.append(f"{name} {rule}, not {shown(cell)}")
        return found, False


@lru_cache(maxsize=1000)
def _day(cell: str) -> date | None:
    try:
        return date.fromisoformat(cell) if _DAY.fullmatch(cell) else None
    except ValueError:
        return None
