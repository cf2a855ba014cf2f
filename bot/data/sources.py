"""The pages that figures and explanations rest on: data/sources.csv."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date as day
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator

from bot.data.files import Fault, did_you_mean, shown
from bot.data.records import Record, matching, read_records

_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_HOST = re.compile(rf"(?:{_LABEL}\.)+{_LABEL}\.?")
_LONGEST_ADDRESS = 300


def _real_date(cell: str) -> str:
    try:
        if cell:
            day.fromisoformat(cell + "0001-01-01"[len(cell) :])
    except ValueError:
        raise ValueError(f"isn't a date that exists: {cell!r}") from None
    return cell


def _address(cell: str) -> str:
    if len(cell) > _LONGEST_ADDRESS:
        raise ValueError(f"has {len(cell)} letters; {_LONGEST_ADDRESS} fit")
    if wrong := re.search(r"[\s()<>\"\\]", cell):
        raise ValueError(f"has {wrong[0]!r} in it, which must be written with a % in a web address")
    try:
        parts = urlsplit(cell)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        host, parts = "", None
    # A name before an @ looks like the host that it isn't.
    sound = parts is not None and parts.scheme in ("http", "https") and "@" not in parts.netloc
    if not sound or not _HOST.fullmatch(host):
        raise ValueError(f"must be a web address such as https://example.org/page, not {shown(cell)}")
    return cell


class Source(Record):
    """A page that figures or explanations rest on; `date` is as exact as it is known, or empty."""

    id: Annotated[str, matching("[a-z0-9-]{1,80}", "must be an id of small letters, digits and hyphens")]
    title: Annotated[str, matching(".{1,200}", "must be text of at most 200 letters")]
    publisher: Annotated[str, matching(".{1,100}", "must be text of at most 100 letters")]
    date: Annotated[
        str,
        matching(r"(?:[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?)?", "must be 2012-07-30, 2012-07, 2012 or empty"),
        AfterValidator(_real_date),
    ]
    url: Annotated[str, AfterValidator(_address)]


def load_sources(path: Path, faults: list[Fault]) -> dict[str, Source]:
    """The sources in a sources.csv by their ids; whatever is wrong in it is added to `faults`."""
    sources: dict[str, Source] = {}
    lines: dict[str, int] = {}
    for line, source in read_records(path, Source, faults):
        if (first := lines.setdefault(source.id, line)) != line:
            faults.append(Fault(path, line, f"has the id {source.id!r}, which line {first} has too"))
        sources.setdefault(source.id, source)
    return sources


def unknown_sources(ids: Iterable[str], sources: Collection[str] | None) -> list[str]:
    """A sentence for each id that sources.csv lacks; none where its ids aren't known (None)."""
    return [
        f"names the source {shown(id_)}, which sources.csv lacks{did_you_mean(id_, sources)}"
        for id_ in ids
        if sources is not None and id_ not in sources
    ]
