"""Reading a CSV file into checked rows, with every fault named by file and line."""

from __future__ import annotations

import csv
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from bot.core.cells import Cited, Day
from bot.core.spans import Span


@dataclass(frozen=True)
class Fault:
    """Something wrong in a data file; `line` is None where the whole file is meant."""

    file: Path
    line: int | None
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else str(self.file)
        return f"{place}: {self.message}"


def unknown_sources(path: Path, line: int | None, ids: Iterable[str], known: Container[str]) -> list[Fault]:
    """A fault for each id of a source that isn't known."""
    return [
        Fault(path, line, f"names the source {source!r}, which sources.csv lacks")
        for source in ids
        if source not in known
    ]


class BadDataError(Exception):
    """The data can't be served; `faults` holds all that is wrong with it."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


class Row(BaseModel):
    """One line of a CSV file; the fields are its columns, in any order."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class CitedRow(Row):
    """A line whose figures rest on sources."""

    sources: Cited


class SpanRow(CitedRow):
    """A line on some days; both ends are inclusive."""

    start: Day
    end: Day

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"ends on {self.end}, before it starts on {self.start}")
        return self

    @property
    def span(self) -> Span:
        """The days."""
        return Span(self.start, self.end)


RowT = TypeVar("RowT", bound=Row)
CitedT = TypeVar("CitedT", bound=CitedRow)


def read_rows(path: Path, row_type: type[RowT], faults: list[Fault]) -> list[tuple[int, RowT | None]]:
    """The rows of a CSV file, each with the line on which it ends.

    Args:
        path: the file, UTF-8 with a header line.
        row_type: what each row must be.
        faults: every fault found is added here.

    Returns:
        The rows; None stands for one with a fault.
    """
    rows: list[tuple[int, RowT | None]] = []
    try:
        # utf-8-sig: spreadsheets put a byte-order mark in front of what they export.
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader, list[str]())
            if wrong := list(_header_faults(path, header, set(row_type.model_fields))):
                faults += wrong
                return []
            for cells in filter(any, reader):  # a line of commas only is a blank one
                row = _row(header, cells, row_type)
                if isinstance(row, list):
                    faults += [Fault(path, reader.line_num, message) for message in row]
                    row = None
                rows.append((reader.line_num, row))
    except OSError as error:
        faults.append(Fault(path, None, f"can't be read: {error.strerror}"))
    except (UnicodeDecodeError, csv.Error) as error:
        faults.append(Fault(path, None, f"isn't a UTF-8 CSV file: {error}"))
    else:
        if not rows:
            faults.append(Fault(path, None, "has no rows"))
    return rows


def load_rows(
    path: Path, row_type: type[CitedT], known: Container[str], faults: list[Fault]
) -> tuple[CitedT, ...]:
    """The rows of a file that a data folder may lack; then there are none.

    Args:
        path: the file.
        row_type: what each row must be.
        known: ids of the sources that rows may name.
        faults: whatever is wrong is added here, each with its line.
    """
    rows = read_rows(path, row_type, faults) if path.exists() else []
    for line, row in rows:
        if row:
            faults += unknown_sources(path, line, row.sources, known)
    return tuple(row for _, row in rows if row)


def _header_faults(path: Path, header: list[str], columns: set[str]) -> Iterator[Fault]:
    for name in sorted(columns - set(header)):
        yield Fault(path, 1, f"has no column {name!r}")
    for name in sorted(set(header) - columns):
        yield Fault(path, 1, f"has an unknown column {name!r}")
    for name in sorted(columns):
        if header.count(name) > 1:
            yield Fault(path, 1, f"has the column {name!r} twice")


def _row(header: list[str], cells: list[str], row_type: type[RowT]) -> RowT | list[str]:
    """The row, or all that is wrong with it."""
    if len(cells) != len(header):
        return [f"has {len(cells)} cells, the header has {len(header)}"]
    try:
        return row_type.model_validate({name: cell.strip() for name, cell in zip(header, cells, strict=True)})
    except ValidationError as error:
        return [_message(dict(detail)) for detail in error.errors()]


def _message(detail: dict[str, Any]) -> str:
    where = ".".join(map(str, detail["loc"]))
    message = str(detail["msg"]).removeprefix("Value error, ")
    typed = f" (it says {detail['input']!r})" if isinstance(detail["input"], str) else ""
    return f"{where}: {message}{typed}" if where else message
