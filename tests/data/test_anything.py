"""No bytes whatever make a traceback, and large files load."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from bot.data.files import BadDataError
from tests.data.made import Made, made_at

FILES = (
    "measures.toml",
    "sources.csv",
    "periods.csv",
    "totals.csv",
    "closed.csv",
    "names.csv",
    "pages/en/about.md",
)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with TemporaryDirectory() as name:
        yield Path(name)


def _loads_or_is_faulted(made: Made) -> None:
    try:
        made.load()
    except BadDataError as error:
        for fault in error.faults:
            assert "\n" not in fault.message
            assert fault.line is None or fault.line >= 1


@settings(max_examples=25, deadline=None)
@given(name=st.sampled_from(FILES), content=st.binary(max_size=200))
def test_any_bytes(name: str, content: bytes, folder: Path) -> None:
    made = made_at(folder)
    made.write(name, content)
    _loads_or_is_faulted(made)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    name=st.sampled_from(FILES),
    data=st.data(),
)
def test_any_part_replaced(name: str, data: st.DataObject, folder: Path) -> None:
    made = made_at(folder)
    text = (made.folder / name).read_text(encoding="utf-8")
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 30)))
        new = data.draw(
            st.sampled_from(
                [",", '"', "\n", "\r", "0", "-", "{", "}", "[", "=", "%", "9999-12-31", "0001-01-01", "yes"]
            )
            | st.text(max_size=5)
        )
        text = text[:start] + new + text[end:]
    made.write(name, text.encode("utf-8", "replace"))
    _loads_or_is_faulted(made)


_CELL = st.sampled_from(
    [
        "",
        "0",
        "1",
        "50",
        "1000000000000",
        "yes",
        "100%",
        "0%",
        "0.5%",
        "2020-01-31",
        "2020-02",
        "9999-12",
        "0001-01-01",
    ]
) | st.sampled_from(["9999-12-31", "north", "big", "report", "approximate", "derived", "unsure"])
_COLUMN = st.sampled_from(
    [
        "start",
        "end",
        "as_of",
        "place",
        "group",
        "counted_by",
        "basis",
        "note",
        "sources",
        "inspected",
        "passed",
    ]
) | st.sampled_from(
    [
        "passed_low",
        "passed_high",
        "passed_about",
        "rate_printed",
        "closed",
        "reopened",
        "waiting",
        "holiday",
        "graded",
    ]
)


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_any_table_of_cells_that_may_be_right(data: st.DataObject, folder: Path) -> None:
    made = made_at(folder)
    columns = data.draw(st.lists(_COLUMN, min_size=2, max_size=8, unique=True))
    rows = data.draw(
        st.lists(st.lists(_CELL, min_size=len(columns), max_size=len(columns)), min_size=1, max_size=5)
    )
    made.write("closed.csv", "\n".join(",".join(row) for row in (columns, *rows)))
    _loads_or_is_faulted(made)


def test_a_hundred_thousand_periods_are_served(made: Made) -> None:
    first = date(1750, 1, 1)
    days = [first + timedelta(days=number) for number in range(100_000)]
    lines = [f"{day},{day},{1000 + day.day},{day.day},{day.day / 10:.0f}%,report" for day in days]
    lines = [line.replace(f",{line.split(',')[4]},", ",,") for line in lines]
    made.write("periods.csv", "\n".join(("start,end,inspected,passed,rate_printed,sources", *lines)))
    for name in ("totals.csv", "closed.csv"):
        (made.folder / name).unlink()
    frame = made.load().table.frame
    assert len(frame) == 200_000
    assert frame["end"].iloc[-1].date() == days[-1]
