from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.core.data import Data, default_folder, load_data
from bot.core.rows import BadDataError, Fault
from tests.core.spoiled import faults_in

HEADER = "id,title,publisher,date,url"
GOOD = "spare,A title,A publisher,2012-07-30,https://example.org/page?x=1&y=2#part"


Add = Callable[[str], list[Fault]]


@pytest.fixture
def add(folder: Path) -> Add:
    """Adds a line to sources.csv, as line 2, and loads the folder."""

    def add_and_load(line: str) -> list[Fault]:
        path = folder / "sources.csv"
        header, rest = path.read_text(encoding="utf-8").split("\n", 1)
        path.write_text(f"{header}\n{line}\n{rest}", encoding="utf-8")
        return faults_in(folder)

    return add_and_load


def _with(**cells: str) -> str:
    return ",".join((dict(zip(HEADER.split(","), GOOD.split(","), strict=True)) | cells).values())


# --- the data that comes with the bot ---


def test_the_data_is_found_from_any_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert len(load_data(default_folder()).table) == 4


def test_sources_are_cited_once_each_in_the_order_in_which_they_are_named(data: Data) -> None:
    ids = ["scpr-2012-04", "upi-2012-06-07", "scpr-2012-04"]
    assert [source.id for source in data.cited(ids)] == ["scpr-2012-04", "upi-2012-06-07"]


def test_the_article_is_among_the_sources_of_the_rate_that_only_it_prints(data: Data) -> None:
    article = data.sources["immigration-impact-2012-07-30"]
    assert article.title.startswith("ICE Numbers on Prosecutorial Discretion Keep Sliding Downward")
    assert article.id in data.table.rows[-1].sources


# --- what is wrong in sources.csv ---


@pytest.mark.parametrize(
    "line",
    [
        GOOD,
        _with(date=""),
        _with(date="2012"),
        _with(date="2012-07"),
        _with(date="2012-02-29"),
        _with(url="http://example.org/"),
        _with(title='"Title, with a comma and ""quotes"""'),
    ],
)
def test_a_source_may_be_dated_as_exactly_as_it_is_known(line: str, add: Add) -> None:
    assert add(line) == []


BAD: dict[str, tuple[str, list[str]]] = {
    "no id": (_with(id=""), ["id"]),
    "an id with a space": (_with(id="two words"), ["id", "two words"]),
    "an id with capitals": (_with(id="Spare"), ["id", "Spare"]),
    "no title": (_with(title=""), ["title"]),
    "no publisher": (_with(publisher=""), ["publisher"]),
    "no address": (_with(url=""), ["url"]),
    "an address without its scheme": (_with(url="www.example.org"), ["url", "www.example.org"]),
    "an address of a file": (_with(url="file:///etc/passwd"), ["url", "file:///etc/passwd"]),
    "an address that runs a script": (_with(url="javascript:alert(1)"), ["url", "javascript"]),
    "an address of nothing": (_with(url="https://"), ["url", "https://"]),
    "an address with a space": (_with(url="https://example.org/a b"), ["url", "a b"]),
    "an address that breaks a link": (_with(url="https://example.org/a)b"), ["url", "a)b"]),
    "a date in words": (_with(date="July 2012"), ["date", "July 2012"]),
    "an American date": (_with(date="7/30/2012"), ["date", "7/30/2012"]),
    "a month of one digit": (_with(date="2012-7"), ["date", "2012-7"]),
    "a month that doesn't exist": (_with(date="2012-13"), ["date", "2012-13"]),
    "a day that doesn't exist": (_with(date="2012-02-30"), ["date", "2012-02-30"]),
    "a cell too few": ("spare,A title,A publisher,2012", ["4 cells", "5"]),
}


@pytest.mark.parametrize(("line", "words"), BAD.values(), ids=BAD.keys())
def test_a_fault_in_a_source_is_named_with_its_line(
    line: str, words: list[str], add: Add, folder: Path
) -> None:
    (fault,) = add(line)
    assert str(fault).startswith(f"{folder / 'sources.csv'}:2: ")
    assert all(word in fault.message for word in words), fault.message


def test_an_id_that_is_given_twice_is_named_where_it_comes_again(add: Add, folder: Path) -> None:
    second = (folder / "sources.csv").read_text(encoding="utf-8").splitlines()[1].split(",")[0]
    (fault,) = add(_with(id=second))
    assert fault.line == 3
    assert repr(second) in fault.message


def test_a_missing_list_of_sources_is_one_fault_not_one_for_every_mention(folder: Path) -> None:
    (folder / "sources.csv").unlink()
    (fault,) = faults_in(folder)
    assert fault.file == folder / "sources.csv"


def test_a_source_that_is_gone_is_missed_by_every_file_that_names_it(folder: Path) -> None:
    path = folder / "sources.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text(
        "".join(line for line in lines if not line.startswith("clinic-2012-02")), encoding="utf-8"
    )
    named = {fault.file.name for fault in faults_in(folder)}
    assert named == {
        page.name
        for page in (folder / "glossary").rglob("*.md")
        if "clinic-2012-02" in page.read_text(encoding="utf-8")
    }
    assert len(named) > 1


# --- a folder as a whole ---


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    (fault,) = faults_in(tmp_path / "nowhere")
    assert str(tmp_path / "nowhere") in str(fault)


def test_an_empty_folder_lacks_every_file(tmp_path: Path) -> None:
    assert {fault.file.relative_to(tmp_path).as_posix() for fault in faults_in(tmp_path)} == {
        "sources.csv",
        "periods.csv",
        "glossary/en",
    }


def test_the_faults_of_all_files_are_listed_together(folder: Path, add: Add) -> None:
    periods = folder / "periods.csv"
    periods.write_text(periods.read_text(encoding="utf-8").replace("54083", "many"), encoding="utf-8")
    (folder / "glossary" / "en" / "why.md").unlink()
    faults = add(_with(url="nowhere"))
    assert [fault.file.name for fault in faults] == ["sources.csv", "periods.csv", "why.md"]
    with pytest.raises(BadDataError) as caught:
        load_data(folder)
    assert str(caught.value).splitlines() == [str(fault) for fault in faults]
