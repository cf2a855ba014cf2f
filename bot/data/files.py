"""Files as people save them: read whole, and every fault named by file and line."""

from __future__ import annotations

import csv
import io
import re
import stat
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
from rapidfuzz import fuzz, process

_HEADER_WITHIN = 10
"""Lines in which a header is looked for that isn't on the first one."""

_LONGEST_SHOWN = 40
"""Letters of what is quoted in a fault."""

_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "upright strokes"}


_CsvRow = tuple[int, list[str]]
"""A line of a CSV file and its cells."""


@dataclass(frozen=True)
class Fault:
    """Something wrong in a data file; `line` is None where the whole file is meant."""

    file: Path
    line: int | None
    message: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else str(self.file)
        return f"{where}: {self.message}"


class BadDataError(Exception):
    """The data can't be served; `faults` holds all that is wrong with it."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


def shown(text: str) -> str:
    """What somebody typed, quoted, short and on one line."""
    return repr(text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…")


def did_you_mean(typed: str, names: Iterable[str]) -> str:
    """A question that ends a sentence on an unknown name; empty where no name is close to it."""
    close = process.extractOne(typed.lower(), list(names), scorer=fuzz.ratio, score_cutoff=60)
    return f" (did you mean {close[0]!r}?)" if close else ""


def invisible(text: str) -> str:
    """The name of the first letter that can't be seen, such as U+200B; empty where all can."""
    return next(
        (f"U+{ord(letter):04X}" for letter in text if not (letter.isprintable() or letter == "\xa0")), ""
    )


def entries(folder: Path, faults: list[Fault]) -> list[Path]:
    """What is in a folder, by name, without hidden files; nothing, with a fault, where it can't be listed."""
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except FileNotFoundError:
        faults.append(Fault(folder, None, "there is no such folder"))
    except OSError as error:
        faults.append(Fault(folder, None, f"can't be read: {error.strerror}"))
    return []


def read_bytes(path: Path, faults: list[Fault]) -> bytes | None:
    """A file as it is; None, with a fault, where it can't be read."""
    try:
        if stat.S_ISREG(path.stat().st_mode):
            return path.read_bytes()
        faults.append(Fault(path, None, "isn't a file"))
    except FileNotFoundError:
        link = path.is_symlink()
        faults.append(Fault(path, None, "is a link to a file that isn't there" if link else "is missing"))
    except OSError as error:
        faults.append(Fault(path, None, f"can't be read: {error.strerror}"))
    return None


def read_text(path: Path, faults: list[Fault]) -> str | None:
    """The text of a file in UTF-8, with or without a byte-order mark; None, with a fault, where it isn't."""
    if (raw := read_bytes(path, faults)) is None:
        return None
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    other = "isn't text in UTF-8: save the file in that encoding"
    if b"\0" in raw[:2]:
        # UTF-16 without its mark, in which every second byte of a header is a zero, as in some UTF-8.
        faults.append(Fault(path, 1, other))
        return None
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        line = len((raw[: error.start] + b".").splitlines())
        faults.append(Fault(path, line, other))
        return None
    if text.strip():
        return text
    faults.append(Fault(path, None, "is empty"))
    return None


def read_toml(path: Path, text: str, faults: list[Fault], first_line: int = 1) -> Mapping[str, Any] | None:
    """What a text in TOML holds, from some line of a file on; None, with a fault, where it is no TOML."""
    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except RecursionError:
        faults.append(Fault(path, None, "isn't TOML that can be read: its brackets are nested too deeply"))
    except ValueError as error:  # also what dates that don't exist and numbers without end raise
        found = re.search(r" \(at line (\d+), column \d+\)$| \(at end of document\)$", str(error))
        line = first_line - 1 + (int(found[1]) if found and found[1] else len(text.splitlines()))
        what = str(error)[: found.start()] if found else str(error)
        faults.append(Fault(path, line, f"isn't TOML: {what[:1].lower()}{what[1:]}"))
    return None


def read_csv(path: Path, columns: Collection[str], faults: list[Fault]) -> pd.DataFrame | None:
    """The cells of a CSV file as text, without the spaces around them and without blank lines.

    Python's own reader cuts the lines, as pandas' can't say on which line a row stands. The header is known
    by the names that columns may have. A row that has a fault is left out.

    Returns:
        Each row by the line on which it begins; None where the file can't be read as a table.
    """
    if (text := read_text(path, faults)) is None:
        return None
    rows = list(_rows(path, text, faults))
    if not rows:
        return None
    if wrong := _header_fault(path, rows, columns):
        faults.append(wrong)
        return None
    (_, header), *rows = rows
    return _table(path, *_without_surplus(header, rows), faults)


def _without_surplus(header: list[str], rows: list[_CsvRow]) -> tuple[list[str], list[_CsvRow]]:
    """The cells without the commas that some programs put at the end of every line."""
    width = len(header)
    while width > 1 and not header[width - 1]:
        width -= 1
    lengths = {len(cells) for _, cells in rows}
    if lengths == {width}:
        return header[:width], rows
    surplus = {len(header), *lengths} if len(lengths) == 1 else {len(header)}
    if any(len(cells) in surplus and any(cells[width:]) for _, cells in rows):
        return header, rows
    return header[:width], [(line, cells[:width] if len(cells) in surplus else cells) for line, cells in rows]


def _rows(path: Path, text: str, faults: list[Fault]) -> Iterator[_CsvRow]:
    """The rows that aren't blank, each with the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                yield line, stripped
            line = reader.line_num + 1
    except csv.Error as error:
        unclosed = "a quotation mark opens here that is never closed"
        message = unclosed if "end of data" in str(error) else f"can't be read as CSV: {error}"
        faults.append(Fault(path, line, message))


def _header_fault(path: Path, rows: list[_CsvRow], columns: Collection[str]) -> Fault | None:
    """What is wrong with the header as a whole, in one sentence."""
    line, header = rows[0]
    if header[0].lower().startswith("sep="):
        return Fault(path, line, f"starts with {shown(header[0])}, not with the header: take line 1 away")
    if len(header) == 1:
        for separator, name in _SEPARATORS.items():
            if len(set(map(str.strip, header[0].split(separator))) & set(columns)) > 1:
                return Fault(path, line, f"is separated by {name}: save it with commas instead")
    if not set(header) & set(columns):
        for later, cells in rows[1:_HEADER_WITHIN]:
            if len(set(cells) & set(columns)) > 1:
                return Fault(path, 1, f"line 1 isn't the header, which stands on line {later}")
    if line > 1:
        return Fault(path, 1, f"line 1 is blank, and the header stands on line {line}")
    return None


def _table(path: Path, header: list[str], rows: list[_CsvRow], faults: list[Fault]) -> pd.DataFrame | None:
    before = len(faults)
    for at, name in enumerate(header):
        if not name:
            faults.append(Fault(path, 1, f"column {at + 1} has no name"))
        elif name in header[:at]:
            faults.append(Fault(path, 1, f"has the column {shown(name)} twice"))
    sound = len(faults) == before
    good: dict[int, list[str]] = {}
    for line, cells in rows:
        if len(cells) != len(header):
            counts = f"has {len(cells)} cells where the header has {len(header)}"
            many = "many" if len(cells) > len(header) else "few"
            faults.append(Fault(path, line, f"{counts}: a comma too {many}, perhaps"))
        elif wrong := _unseen(header, cells):
            faults.append(Fault(path, line, wrong))
        else:
            good[line] = cells
    if not rows:
        faults.append(Fault(path, None, "has no rows below its header"))
    if not rows or not sound:
        return None
    return pd.DataFrame(list(good.values()), list(good), header, dtype=object)


def _unseen(header: list[str], cells: list[str]) -> str:
    if "".join(cells).isprintable():
        return ""
    for name, cell in zip(header, cells, strict=True):
        if unseen := invisible(cell):
            return f"{name}: has a letter that can't be seen, {unseen}"
    return ""
