from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given

from bot.core.counts import Amount
from bot.core.figures import Basis
from bot.core.rows import Fault
from bot.core.spans import Span
from bot.core.table import PeriodRow, Table, load_table
from tests.core.made_tables import tables

HEADER = (
    "start,end,reviewed,reviewed_low,reviewed_high,eligible,eligible_low,eligible_high,"
    "counts_basis,rate_printed,sources"
)
JANUARY = "2020-01-01,2020-01-31,1000,,,80,,,published,8.00%,a"
FEBRUARY = "2020-02-01,2020-02-29,2000,,,100,,,derived,5%,a b"
MARCH = "2020-03-01,2020-03-31,3000,2900,3100,90,85,95,approximate,3.0%,b"


def _file(*rows: object) -> str:
    return "".join(f"{row}\n" for row in (HEADER, *rows))


GOOD = _file(JANUARY, FEBRUARY, MARCH)


@dataclass
class Loaded:
    table: Table | None
    faults: list[Fault]


Load = Callable[[str | bytes], Loaded]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "periods.csv"


@pytest.fixture
def load(path: Path) -> Load:
    def write_and_load(text: str | bytes) -> Loaded:
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return _load(path)

    return write_and_load


def _load(path: Path) -> Loaded:
    faults: list[Fault] = []
    table = load_table(path, {"a", "b"}, faults)
    # There is a table where nothing is wrong, and only there.
    assert (table is None) == bool(faults)
    assert all(fault.file == path for fault in faults)
    return Loaded(table, faults)


def _rows(loaded: Loaded) -> tuple[PeriodRow, ...]:
    assert loaded.faults == []
    assert loaded.table is not None
    return loaded.table.rows


def test_a_file_without_fault_gives_its_rows(load: Load) -> None:
    january, february, march = _rows(load(GOOD))
    assert january.span == Span(date(2020, 1, 1), date(2020, 1, 31))
    assert january.reviewed_amount == Amount(1000, 1000, 1000)
    assert january.eligible_amount == Amount(80, 80, 80)
    assert january.counts_basis is Basis.PUBLISHED
    assert february.sources == ("a", "b")
    assert march.reviewed_amount == Amount(3000, 2900, 3100)
    assert march.eligible_amount == Amount(90, 85, 95)
    assert [
        row.rate_printed and (row.rate_printed.value, row.rate_printed.decimals) for row in (january, march)
    ] == [
        (0.08, 2),
        (0.03, 1),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(b"\xef\xbb\xbf" + GOOD.encode(), id="Excel's byte-order mark"),
        pytest.param(GOOD.replace("\n", "\r\n"), id="CRLF"),
        pytest.param(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode(), id="both"),
        pytest.param(GOOD.rstrip("\n"), id="no newline at the end"),
        pytest.param(GOOD + "\n\n", id="blank lines at the end"),
        pytest.param(GOOD.replace("\n", "\n\n"), id="blank lines between"),
        pytest.param(GOOD.replace(",a b", ',"a b"').replace(",1000,", ',"1000",'), id="quotes"),
        pytest.param(GOOD.replace(",", " , ").replace(" , ", ",", 10), id="spaces around cells"),
    ],
)
def test_what_spreadsheets_do_to_a_file_changes_nothing(text: str | bytes, load: Load) -> None:
    assert _rows(load(text)) == _rows(load(GOOD))


def test_columns_may_stand_in_any_order(load: Load) -> None:
    turned = "\n".join(",".join(reversed(line.split(","))) for line in GOOD.splitlines())
    assert _rows(load(turned)) == _rows(load(GOOD))


def test_a_missing_file_is_named(path: Path) -> None:
    (fault,) = _load(path).faults
    assert fault.line is None
    assert str(fault).startswith(f"{path}: ")
    assert "can't be read" in fault.message


def test_a_folder_instead_of_the_file_is_named(path: Path) -> None:
    path.mkdir()
    (fault,) = _load(path).faults
    assert "can't be read" in fault.message


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_an_empty_file_lacks_its_columns(text: str, load: Load) -> None:
    faults = load(text).faults
    assert all(any(repr(name) in fault.message for fault in faults) for name in HEADER.split(","))


def test_a_file_with_a_header_alone_has_no_rows(load: Load) -> None:
    (fault,) = load(_file()).faults
    assert "no rows" in fault.message


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(GOOD.replace(",a\n", ",é\n").encode("latin-1"), id="Latin-1"),
        pytest.param(GOOD.encode("utf-16"), id="UTF-16"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\xff", id="a picture"),
        pytest.param(GOOD.replace(",a\n", ',"a\n'), id="a quote that isn't closed"),
    ],
)
def test_what_is_not_a_utf_8_csv_file_is_named_as_such(text: str | bytes, load: Load) -> None:
    (fault,) = load(text).faults
    assert "UTF-8 CSV" in fault.message


@pytest.mark.parametrize(
    ("header", "words"),
    [
        (
            HEADER.replace("reviewed_low,", "review_low,"),
            {"no column 'reviewed_low'", "unknown column 'review_low'"},
        ),
        (
            HEADER.replace("reviewed_low,", "reviewed,"),
            {"no column 'reviewed_low'", "column 'reviewed' twice"},
        ),
        (HEADER.replace(",sources", ""), {"no column 'sources'"}),
        (HEADER + ",notes", {"unknown column 'notes'"}),
        (HEADER + ",", {"unknown column ''"}),
        (HEADER + ",end", {"column 'end' twice"}),
        (HEADER.replace("start", "Start"), {"no column 'start'", "unknown column 'Start'"}),
        (HEADER.replace(",", ";"), {f"no column {name!r}" for name in HEADER.split(",")}),
    ],
)
def test_columns_that_are_missing_unknown_or_double_are_named_on_line_1(
    header: str, words: set[str], load: Load
) -> None:
    faults = load(GOOD.replace(HEADER, header)).faults
    assert {fault.line for fault in faults} == {1}
    for word in words:
        assert [word in fault.message for fault in faults].count(True) == 1


def _with(line: str, **cells: str) -> str:
    """A line of the file with some cells changed."""
    row = dict(zip(HEADER.split(","), line.split(","), strict=True)) | cells
    return ",".join(row.values())


# Each replaces the second row, line 3, and is the only fault; the message has all of the words.
BAD: dict[str, tuple[str, list[str]]] = {
    "a cell too few": (FEBRUARY.rsplit(",", 1)[0], ["10 cells", "11"]),
    "a cell too many": (FEBRUARY + ",", ["12 cells", "11"]),
    "a thousands separator": (_with(FEBRUARY, reviewed='"2,000"'), ["reviewed", "2,000"]),
    "a word for a number": (_with(FEBRUARY, reviewed="many"), ["reviewed", "many"]),
    "half a case": (_with(FEBRUARY, reviewed="2000.5"), ["reviewed", "2000.5"]),
    "no reviewed": (_with(FEBRUARY, reviewed=""), ["reviewed"]),
    "no eligible": (_with(FEBRUARY, eligible=""), ["eligible"]),
    "a negative count": (_with(FEBRUARY, eligible="-1"), ["eligible", "-1"]),
    "nothing reviewed": (_with(FEBRUARY, reviewed="0", eligible="0", rate_printed=""), ["reviewed", "'0'"]),
    "an American date": (_with(FEBRUARY, end="2/29/2020"), ["end", "2/29/2020"]),
    "a date in words": (_with(FEBRUARY, start='"Feb 1, 2020"'), ["start", "Feb 1, 2020"]),
    "a date as a number": (_with(FEBRUARY, start="43862"), ["start", "43862"]),
    "no date": (_with(FEBRUARY, end=""), ["end"]),
    "a day that doesn't exist": (_with(FEBRUARY, end="2020-02-30"), ["end", "2020-02-30"]),
    "an end before the start": (_with(FEBRUARY, end="2020-01-15"), ["2020-02-01", "2020-01-15"]),
    "more eligible than reviewed": (_with(FEBRUARY, eligible="2001", rate_printed=""), ["2001", "2000"]),
    "an unknown basis": (_with(FEBRUARY, counts_basis="guessed"), ["counts_basis", "guessed"]),
    "no basis": (_with(FEBRUARY, counts_basis=""), ["counts_basis"]),
    "no source": (_with(FEBRUARY, sources=""), ["sources"]),
    "an unknown source": (_with(FEBRUARY, sources="a c"), ["'c'", "sources.csv"]),
    "bounds of exact counts": (_with(FEBRUARY, reviewed_low="1900", reviewed_high="2100"), ["low", "high"]),
    "approximate counts without bounds": (_with(FEBRUARY, counts_basis="approximate"), ["low", "high"]),
    "approximate counts with a bound too few": (
        _with(
            FEBRUARY, counts_basis="approximate", reviewed_low="1900", reviewed_high="2100", eligible_low="90"
        ),
        ["low", "high"],
    ),
    "reviewed below its bounds": (
        _with(MARCH, start="2020-02-01", end="2020-02-29", reviewed="2800"),
        ["reviewed", "low"],
    ),
    "eligible above its bounds": (
        _with(MARCH, start="2020-02-01", end="2020-02-29", eligible="96"),
        ["eligible", "high"],
    ),
    "bounds the wrong way round": (
        _with(MARCH, start="2020-02-01", end="2020-02-29", reviewed_low="3100", reviewed_high="2900"),
        ["reviewed"],
    ),
    "bounds that allow more eligible than reviewed": (
        _with(MARCH, start="2020-02-01", end="2020-02-29", eligible_high="2901"),
        ["eligible_high", "reviewed_low"],
    ),
    "a printed rate that isn't one": (_with(FEBRUARY, rate_printed="five"), ["rate_printed", "five"]),
    "a printed rate without its sign": (_with(FEBRUARY, rate_printed="5"), ["rate_printed", "'5'"]),
    "a printed rate with a decimal comma": (
        _with(FEBRUARY, rate_printed='"5,0%"'),
        ["rate_printed", "5,0%"],
    ),
    "a printed rate of more than all": (_with(FEBRUARY, rate_printed="101%"), ["rate_printed", "101%"]),
    "a printed rate that the counts don't give": (
        _with(FEBRUARY, rate_printed="6%"),
        ["rate_printed", "5.0000%"],
    ),
    "a printed rate off by its last decimal": (
        _with(FEBRUARY, rate_printed="5.01%"),
        ["rate_printed", "5.0000%"],
    ),
    "a gap": (_with(FEBRUARY, start="2020-02-02"), ["gap", "2020-02-02", "2020-02-01"]),
    "an overlap": (_with(FEBRUARY, start="2020-01-31"), ["overlap", "2020-01-31", "2020-02-01"]),
}


@pytest.mark.parametrize(("line", "words"), BAD.values(), ids=BAD.keys())
def test_a_fault_in_a_row_is_named_with_its_line(line: str, words: list[str], load: Load, path: Path) -> None:
    (fault,) = load(GOOD.replace(FEBRUARY, line)).faults
    assert fault.line == 3
    assert str(fault).startswith(f"{path}:3: ")
    assert all(word in fault.message for word in words), fault.message


def test_blank_lines_are_counted_where_a_fault_is_named(load: Load) -> None:
    (fault,) = load(GOOD.replace(FEBRUARY, "\n\n" + _with(FEBRUARY, reviewed="many"))).faults
    assert fault.line == 5


@pytest.mark.parametrize(
    ("counts", "printed"),
    [
        (("2000", "101"), "5.05%"),
        (("2000", "101"), "5.0%"),  # halves may be rounded either way
        (("2000", "101"), "5.1%"),
        (("2000", "101"), "5%"),
        (("2000", "0"), "0%"),
        (("2000", "2000"), "100%"),
        (("3", "2"), "66.667%"),
        (("3", "2"), "67%"),
    ],
)
def test_a_printed_rate_agrees_as_far_as_it_is_printed(
    counts: tuple[str, str], printed: str, load: Load
) -> None:
    line = _with(FEBRUARY, reviewed=counts[0], eligible=counts[1], rate_printed=printed)
    assert len(_rows(load(GOOD.replace(FEBRUARY, line)))) == 3


def test_periods_out_of_order_are_named(load: Load) -> None:
    faults = load(_file(JANUARY, MARCH, FEBRUARY)).faults
    assert [fault.line for fault in faults] == [3, 4]


def test_a_period_given_twice_overlaps(load: Load) -> None:
    (fault,) = load(_file(JANUARY, JANUARY)).faults
    assert fault.line == 3
    assert "overlap" in fault.message


def test_faults_in_several_rows_are_all_listed(load: Load) -> None:
    faults = load(
        _file(
            _with(JANUARY, reviewed="many", start="soon"),
            _with(FEBRUARY, counts_basis="guessed"),
            _with(MARCH, eligible="99999"),
        )
    ).faults
    assert sorted(fault.line or 0 for fault in faults) == [2, 2, 3, 4]


def test_unknown_sources_and_gaps_are_all_listed(load: Load) -> None:
    faults = load(
        _file(
            _with(JANUARY, sources="c d"),
            _with(FEBRUARY, start="2020-02-02"),
            _with(MARCH, start="2020-03-02", sources="e"),
        )
    ).faults
    assert sorted(fault.line or 0 for fault in faults) == [2, 2, 3, 4, 4]


def test_one_kind_of_fault_hides_no_other(load: Load) -> None:
    faults = load(
        _file(
            _with(JANUARY, reviewed="many"),
            FEBRUARY + ",",
            _with(MARCH, sources="c"),
            _with(MARCH, start="2020-05-01", end="2020-05-31"),
        )
    ).faults
    assert {2, 3, 4, 5} <= {fault.line for fault in faults}


def test_a_row_with_two_things_wrong_names_both(load: Load) -> None:
    row = _with(FEBRUARY, end="2020-01-15", eligible="2001", rate_printed="")
    faults = load(_file(JANUARY, row)).faults
    said = " ".join(fault.message for fault in faults)
    assert "2020-01-15" in said
    assert "2001" in said


@given(table=tables())
def test_a_table_that_is_written_out_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, table: Table
) -> None:
    path = tmp_path_factory.mktemp("written") / "periods.csv"
    path.write_text(_file(*map(_line, table.rows)), encoding="utf-8")
    loaded = _load(path)
    assert _rows(loaded) == table.rows


def _line(row: PeriodRow) -> str:
    printed = row.rate_printed
    cells: list[object] = [
        row.start,
        row.end,
        row.reviewed,
        row.reviewed_low,
        row.reviewed_high,
        row.eligible,
        row.eligible_low,
        row.eligible_high,
        row.counts_basis.name.lower(),
        f"{100 * printed.value:.{printed.decimals}f}%" if printed else None,
        " ".join(row.sources),
    ]
    return ",".join("" if cell is None else str(cell) for cell in cells)
