"""The tables themselves, as files."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from bot.core.data import Data
from bot.core.problems import NoSuchTable
from bot.core.queries import RawData
from bot.core.sources import Answered

PERIODS = "periods"
"""The table that is meant where none is named."""


@dataclass(frozen=True)
class RawDataAnswer(Answered):
    """A table as a file.

    Args:
        query: the question.
        name: of the table.
        content: the CSV file.
        columns: their names.
        rows: how many there are.
        tables: the names of all tables.
    """

    query: RawData
    name: str
    content: bytes
    columns: tuple[str, ...]
    rows: int
    tables: tuple[str, ...]


def answer_raw_data(query: RawData, data: Data) -> RawDataAnswer | NoSuchTable:
    """The file of that name, with the sources that its rows name."""
    name = query.table or PERIODS
    content = data.files.get(name)
    if content is None:
        return NoSuchTable("", tuple(data.files))
    reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    rows = [row for row in reader if any(row.values())]  # a line of commas only is a blank one
    cited = (source for row in rows for source in row.get("sources", "").split())
    return RawDataAnswer(
        query,
        name,
        content,
        tuple(reader.fieldnames or ()),
        len(rows),
        tuple(data.files),
        sources=data.cited(cited),
    )
