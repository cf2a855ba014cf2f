from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.data.made import CLOSED, MEASURES, PERIODS, SOURCES, Made

HEADER = PERIODS.splitlines()[0]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(b"\xef\xbb\xbf" + PERIODS.encode(), id="Excel's byte-order mark"),
        pytest.param(PERIODS.replace("\n", "\r\n"), id="CRLF"),
        pytest.param(PERIODS.replace("\n", "\r"), id="CR"),
        pytest.param(PERIODS.rstrip("\n"), id="no newline at the end"),
        pytest.param(PERIODS + "\n\n", id="blank lines at the end"),
        pytest.param(PERIODS.replace("\n", "\n\n"), id="blank lines between"),
        pytest.param(PERIODS + "   \n , , \n,,,\n", id="lines of spaces and commas"),
        pytest.param(PERIODS.replace("\n", ",\n"), id="one comma too many on each line"),
        pytest.param(
            PERIODS.replace("report\n", "report,\n").replace("letter\n", "letter,\n"), id="only below"
        ),
        pytest.param(PERIODS.replace("\n", ",,,\n"), id="nameless last columns"),
        pytest.param(PERIODS.replace(",1000,", ',"1000",'), id="quotes"),
        pytest.param(PERIODS.replace(",", " , "), id="spaces around cells"),
    ],
)
def test_what_spreadsheets_do_to_a_file_changes_no_figure(text: str | bytes, made: Made) -> None:
    expected = made.load().table.frame.drop(columns="line")
    made.write("periods.csv", text)
    assert made.load().table.frame.drop(columns="line").equals(expected)


def test_columns_may_stand_in_any_order(made: Made) -> None:
    expected = made.load().table.frame
    turned = "\n".join(",".join(reversed(line.split(","))) for line in PERIODS.splitlines())
    made.write("periods.csv", turned)
    assert made.load().table.frame.equals(expected)


ODD = {
    "nothing": (b"", "is empty"),
    "spaces": ("  \n \n", "is empty"),
    "a header alone": (HEADER, "has no rows below its header"),
    "semicolons": (PERIODS.replace(",", ";"), ":1: is separated by semicolons: save it with commas instead"),
    "tabs": (PERIODS.replace(",", "\t"), ":1: is separated by tabs: save it with commas instead"),
    "a blank line on top": ("\n" + PERIODS, ":1: line 1 is blank, and the header stands on line 2"),
    "a title on top": ("Inspections\n" + PERIODS, ":1: line 1 isn't the header, which stands on line 2"),
    "a title and a blank line": (
        "Inspections,,,,\n\n" + PERIODS,
        ":1: line 1 isn't the header, which stands on line 3",
    ),
    "sep=": ("sep=,\n" + PERIODS, ":1: starts with 'sep=', not with the header: take line 1 away"),
    "Latin-1": (
        PERIODS.replace("report\n", "report é\n").encode("latin-1"),
        ":2: isn't text in UTF-8: save the file in that encoding",
    ),
    "UTF-16": (PERIODS.encode("utf-16"), ":1: isn't text in UTF-8: save the file in that encoding"),
    "UTF-16 without its mark": (
        PERIODS.encode("utf-16-le"),
        ":1: isn't text in UTF-8: save the file in that encoding",
    ),
    "a picture": (
        b"\x89PNG\r\n\x1a\n\x00\x00\xff",
        ":1: isn't text in UTF-8: save the file in that encoding",
    ),
    "a quotation mark": (
        PERIODS.replace("5%,report", '5%,"report'),
        ":3: a quotation mark opens here that is never closed",
    ),
    "a column twice": (PERIODS.replace("passed_low", "passed"), ":1: has the column 'passed' twice"),
    "a column without a name": (PERIODS.replace(",basis,", ",,"), ":1: column 9 has no name"),
}


@pytest.mark.parametrize(("text", "message"), ODD.values(), ids=ODD)
def test_a_file_that_is_no_table_is_one_fault(text: str | bytes, message: str, made: Made) -> None:
    (fault,) = made.faults_with("periods.csv", text)
    assert fault.startswith("periods.csv")
    assert fault.endswith(message)


def test_a_comma_too_many_or_too_few_is_named_by_its_line(made: Made) -> None:
    many = PERIODS.replace("5%,report letter", "5%,,report letter")
    assert made.faults_with("periods.csv", many) == [
        "periods.csv:3: has 12 cells where the header has 11: a comma too many, perhaps"
    ]
    few = PERIODS.replace("derived,5%", "derived5%")
    assert made.faults_with("periods.csv", few) == [
        "periods.csv:3: has 10 cells where the header has 11: a comma too few, perhaps"
    ]


def test_letters_that_cannot_be_seen_are_named(made: Made) -> None:
    assert made.faults_with("periods.csv", PERIODS.replace("report letter", "report\u200b letter")) == [
        "periods.csv:3: sources: has a letter that can't be seen, U+200B"
    ]
    made.write("periods.csv", PERIODS)
    assert made.faults_with("sources.csv", SOURCES.replace('a report"', 'a\nreport"')) == [
        "sources.csv:2: title: has a letter that can't be seen, U+000A"
    ]


def test_the_line_after_a_cell_of_two_lines_is_still_right(made: Made) -> None:
    text = SOURCES.replace('a report"', 'a\nreport"').replace("county.example/letter", "")
    faults = made.faults_with("sources.csv", text)
    assert [fault.split(": ")[0] for fault in faults] == ["sources.csv:2", "sources.csv:4"]


@pytest.mark.parametrize(
    "name", ["filings.CSV", "Filings.csv", "my table.csv", "filings.tsv", "a.xlsx", "b.csv.txt"]
)
def test_a_file_that_would_be_passed_over_is_a_fault(name: str, made: Made) -> None:
    (fault,) = made.faults_with(name, CLOSED)
    assert fault.startswith(f"{name}: isn't named as a table is: small letters, digits, hyphens")


def test_hidden_files_and_readmes_are_left_alone(made: Made) -> None:
    made.write(".~lock.periods.csv#", "x")
    made.write("README.md", "x")
    made.load()


def test_links_to_nothing_and_things_that_are_no_files_are_named(made: Made) -> None:
    (made.folder / "more.csv").symlink_to("nowhere")
    (made.folder / "self.csv").symlink_to("self.csv")
    (made.folder / "folder.csv").mkdir()
    os.mkfifo(made.folder / "pipe.csv")
    assert made.faults() == [
        "folder.csv: isn't a file",
        "more.csv: is a link to a file that isn't there",
        "pipe.csv: isn't a file",
        "self.csv: can't be read: Too many levels of symbolic links",
    ]


def test_a_missing_folder_and_a_file_in_its_place_are_named(tmp_path: Path) -> None:
    assert Made(tmp_path / "none").faults() == [f"{tmp_path}/none: there is no such folder"]
    (tmp_path / "file").write_text("x")
    assert Made(tmp_path / "file").faults() == [f"{tmp_path}/file: can't be read: Not a directory"]


def test_missing_files_are_named(made: Made) -> None:
    for name in ("measures.toml", "sources.csv"):
        (made.folder / name).unlink()
    (made.folder / "pages" / "en" / "about.md").rename(made.folder / "about.md")
    missing = [fault for fault in made.faults() if fault.endswith(": is missing")]
    assert missing == ["measures.toml: is missing", "sources.csv: is missing"]


@pytest.fixture
def nobody() -> Iterator[None]:
    """For root no folder is closed, so the test is somebody else for a while."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    yield
    if root:
        os.seteuid(0)


@pytest.mark.parametrize(
    "closed", [".", "pages", "pages/en", "pages/en/about.md", "measures.toml", "closed.csv"]
)
def test_what_may_not_be_read_is_a_fault(closed: str, made: Made, request: pytest.FixtureRequest) -> None:
    made.load()  # with all modules loaded, as these may be closed to others too
    for folder in (made.folder.parents[0], made.folder.parents[1], made.folder.parents[2]):
        folder.chmod(0o755)
    path = made.folder / closed
    path.chmod(0o711 if path.is_dir() else 0o000)
    request.getfixturevalue("nobody")
    assert made.faults()[0].endswith(": can't be read: Permission denied")


def test_all_faults_of_all_files_come_in_one_go(made: Made) -> None:
    made.change("measures.toml", 'label = { en = "pass rate" }', "label = { es = 'tasa' }")
    made.change("sources.csv", "https://county.example/letter", "nowhere")
    made.change("periods.csv", "2020-02-29", "2020-02-30")
    made.change("closed.csv", "2020-03,", "March,")
    made.change("names.csv", "group,big", "grp,big")
    made.change("pages/en/about.md", '["report"]', "[]")
    assert [fault.split(": ")[0] for fault in made.faults()] == [
        "closed.csv:5",
        "measures.toml:33",
        "names.csv:2",
        "pages/en/about.md:4",
        "periods.csv:3",
        "sources.csv:3",
    ]


def test_a_fault_in_the_declarations_does_not_hide_dates_and_sources(made: Made) -> None:
    made.write("measures.toml", MEASURES + "\n[broken")
    faults = made.faults_with("closed.csv", CLOSED.replace("2020-03,", "March,"))
    assert faults == [
        "closed.csv:5: as_of must be a day such as 2012-05-30, or a month such as 2012-05, not 'March'",
        "measures.toml:78: isn't TOML: expected ']' at the end of a table declaration",
        "measures.toml: until this is mended, only dates, places and sources are checked",
    ]


def test_learned_weights_that_are_none_are_named(made: Made) -> None:
    message = "readings.npz: doesn't hold learned weights: write it anew, or leave it out"
    assert made.faults_with("readings.npz", b"PK\x03\x04 not really") == [message]
    (made.folder / "readings.npz").unlink()
    assert made.load().readings is None
