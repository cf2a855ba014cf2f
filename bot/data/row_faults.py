"""The rows of a table in the words of a fault."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

FrameRow = Any
"""A named tuple that pandas makes of a row: it doesn't know its type."""

RowFaults = Iterator[tuple[FrameRow, str]]
"""For each contradiction its row, and what is wrong."""


def rows_of(frame: pd.DataFrame) -> Iterator[FrameRow]:
    """The rows, one after the other."""
    return iter(frame.itertuples() if len(frame) else ())  # pandas makes a new type for each frame


def what(row: FrameRow) -> str:
    """What is counted, whose, where and when: `closed of detained by 2012-05-29`."""
    names = (getattr(row, name, "") for name in ("group", "place", "counted_by"))
    whose = "".join(f" of {name}" for name in names if name)
    days = f"by {day(row.end)}" if pd.isna(row.start) else f"from {day(row.start)} to {day(row.end)}"
    return f"{row.measure}{whose} {days}"


def within(row: FrameRow, suffix: str = "") -> str:
    """The bounds of a row: 22,978, or 22,978-22,998."""
    low, high = getattr(row, f"lo{suffix}"), getattr(row, f"hi{suffix}")
    return f"{low:,.0f}" if low == high else f"{low:,.0f}-{high:,.0f}"


def day(stamp: pd.Timestamp) -> str:
    """A day as it stands in the files."""
    return stamp.date().isoformat()
