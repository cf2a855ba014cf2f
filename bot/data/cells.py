"""Reads the cells of a CSV file column by column; each distinct text is parsed once."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bot.data.files import shown

Array = NDArray[Any]

Parse = Callable[[str], object]
"""Parses a text; the words of its ValueError follow the name of the column."""

LARGEST_COUNT = 10**12

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile("[0-9]{4}-[0-9]{2}")
_PERCENTAGE = r"(?:100(?:\.0{1,6})?|[0-9]{1,2}(?:\.[0-9]{1,6})?)%"

_NOTHING = {"object": "", "float64": np.nan, "bool": False, "datetime64[s]": np.datetime64("NaT")}
"""The value of an empty cell, by the type of its column."""


@dataclass
class Sheet:
    """A CSV file as text, by line; what is wrong is added to `faults`, each with its line."""

    text: pd.DataFrame
    faults: list[tuple[int, str]]

    def only(self, rows: Array) -> Sheet:
        """Some of its rows."""
        return Sheet(self.text[rows], self.faults)

    def has(self, name: str) -> Array:
        """Which cells of a column are filled; none where there is no such column."""
        return self.text[name].to_numpy() != "" if name in self.text else np.zeros(len(self.text), bool)

    def blame(self, rows: Array, message: str) -> None:
        """Notes the same fault for some rows."""
        self.faults += [(line, message) for line in self.text.index[rows].tolist()]

    def read(self, name: str, parse: Parse, dtype: str = "object") -> Array:
        """The parsed cells of a column; empty where a cell is empty or wrong."""
        if name not in self.text:
            return np.full(len(self.text), _NOTHING[dtype], dtype)
        column: Array = self.text[name].to_numpy()
        codes, texts = pd.factorize(column)
        values = np.full(len(texts), _NOTHING[dtype], dtype)
        wrong: dict[str, str] = {}
        for at, text in enumerate(texts):
            try:
                values[at] = parse(text) if text else _NOTHING[dtype]
            except ValueError as error:
                wrong[text] = f"{name} {error}"
        if wrong:
            cells = zip(self.text.index.tolist(), column, strict=True)
            self.faults += [(line, wrong[cell]) for line, cell in cells if cell in wrong]
        return values[codes]


def count(cell: str) -> float:
    """A whole number."""
    if not (cell.isascii() and cell.isdigit()):
        raise ValueError(f"must be a whole number such as 2000, not {shown(cell)}")
    if len(cell.lstrip("0")) > len(str(LARGEST_COUNT)) or int(cell) > LARGEST_COUNT:
        raise ValueError(f"is {shown(cell)}, and the largest number that can be is {LARGEST_COUNT:,}")
    return float(cell)


def checked(is_right: Callable[[str], object], rule: str) -> Callable[[str], str]:
    """Parses texts that pass a test; of others, the rule is the fault, with the text for {}."""

    def parse(cell: str) -> str:
        if not is_right(cell):
            raise ValueError(rule.format(shown(cell)))
        return cell

    return parse


def matching(pattern: str, rule: str) -> Callable[[str], str]:
    """Parses texts that match a pattern from end to end."""
    return checked(re.compile(pattern).fullmatch, rule)


percentage = matching(_PERCENTAGE, "must be a percentage such as 3.41%, not {}")
"""A share as it is printed, such as 3.41%."""


def flag(cell: str) -> bool:
    """`yes`."""
    return bool(matching("yes", "must be yes or empty, not {}")(cell))


def day(cell: str) -> date:
    """A day."""
    if not (found := _date(cell)):
        raise ValueError(f"must be a day such as 2012-05-30, not {shown(cell)}")
    return found


def is_month(cell: str) -> bool:
    """Whether only the month is known."""
    return _MONTH.fullmatch(cell) is not None


def day_or_month(cell: str) -> date:
    """A day, or the last of a month."""
    found = _date(f"{cell}-01" if is_month(cell) else cell)
    if not found:
        rule = "must be a day such as 2012-05-30, or a month such as 2012-05"
        raise ValueError(f"{rule}, not {shown(cell)}")
    return found.replace(day=monthrange(found.year, found.month)[1]) if is_month(cell) else found


def _date(cell: str) -> date | None:
    try:
        return date.fromisoformat(cell) if _DAY.fullmatch(cell) else None
    except ValueError:
        return None
