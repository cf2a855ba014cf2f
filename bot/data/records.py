"""Files of which each row is one thing: sources.csv and names.csv."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from bot.data import cells
from bot.data.files import Fault, did_you_mean, read_csv, shown


class Record(BaseModel):
    """One row; the fields are its columns, in any order."""

    model_config = ConfigDict(frozen=True, extra="forbid")


RecordT = TypeVar("RecordT", bound=Record)


def matching(pattern: str, rule: str) -> AfterValidator:
    """A check of a cell: its whole text matches, or the rule, a predicate, is broken."""
    return AfterValidator(cells.matching(pattern, f"{rule}, not {{}}"))


def read_records(path: Path, kind: type[RecordT], faults: list[Fault]) -> Iterator[tuple[int, RecordT]]:
    """The rows of a file, each with its line; those that have a fault are left out."""
    columns = list(kind.model_fields)
    if (table := read_csv(path, columns, faults)) is None:
        return
    header: list[str] = table.columns.tolist()
    missing = [name for name in columns if name not in header]
    unknown = [name for name in header if name not in columns]
    faults += [Fault(path, 1, f"has no column {name!r}") for name in missing]
    for name in unknown:
        faults.append(Fault(path, 1, f"has the unknown column {shown(name)}{did_you_mean(name, missing)}"))
    if missing or unknown:
        return
    for line, texts in zip(table.index.tolist(), table.to_dict("records"), strict=True):
        try:
            yield line, kind.model_validate(texts)
        except ValidationError as error:
            for detail in error.errors():
                message = str(detail.get("ctx", {}).get("error") or detail["msg"])
                faults.append(Fault(path, line, f"{detail['loc'][0]} {message}"))
