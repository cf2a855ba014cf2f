from __future__ import annotations

import csv
import io

import pytest

from bot.core.answers import answer
from bot.core.data import Data, load_data
from bot.core.problems import NoSuchTable, Problem
from bot.core.queries import HowSure, RawData, Sources, Topic
from bot.core.raw_data import RawDataAnswer
from tests.core.spoiled import Ask, Spoiled

OPTIONAL = (
    "closures",
    "courts",
    "detention",
    "filings",
    "outcomes",
    "pauses",
    "pilots",
    "places",
    "releases",
)


def _table(ask: Ask, name: str = "") -> RawDataAnswer:
    reply = ask(RawData(name))
    assert isinstance(reply, RawDataAnswer)
    return reply


@pytest.mark.parametrize("name", ["periods", "sources", *OPTIONAL])
def test_a_table_comes_with_its_columns_its_rows_and_the_sources_that_they_name(
    name: str, ask: Ask, spoiled: Spoiled
) -> None:
    reply = _table(ask, name)
    file = spoiled.folder / f"{name}.csv"
    assert reply.content == file.read_bytes()
    header, *rows = csv.reader(io.StringIO(file.read_text(encoding="utf-8")))
    assert (reply.columns, reply.rows) == (tuple(header), len(rows))
    named = {source for row in rows for source in row[-1].split()} if header[-1] == "sources" else set[str]()
    assert {source.id for source in reply.sources} == named


def test_where_no_table_is_named_it_is_the_periods(ask: Ask) -> None:
    assert _table(ask).name == "periods"
    assert _table(ask).content == _table(ask, "periods").content


def test_every_table_names_all_of_them(ask: Ask) -> None:
    assert _table(ask).tables == tuple(sorted(("periods", "sources", *OPTIONAL)))


def test_every_topic_is_the_name_of_a_table(ask: Ask) -> None:
    assert [_table(ask, topic).name for topic in Topic] == list(Topic)


@pytest.mark.parametrize(
    "name", ["Periods", "periods.csv", "../sources", "glossary", "/etc/passwd", " ", "a" * 5000]
)
def test_what_is_no_table_is_a_problem_that_lists_them(name: str, ask: Ask) -> None:
    assert ask(RawData(name)) == NoSuchTable("", _table(ask).tables)


def test_a_table_as_a_spreadsheet_saves_it_has_the_same_columns_and_rows(spoiled: Spoiled, ask: Ask) -> None:
    path = spoiled.folder / "closures.csv"
    saved = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n") + b",,,,\r\n"
    path.write_bytes(saved)
    data, plain = load_data(spoiled.folder), _table(ask, "closures")
    reply = answer(RawData("closures"), data, "en")
    assert isinstance(reply, RawDataAnswer)
    assert reply.content == saved
    assert (reply.columns, reply.rows, reply.sources) == (plain.columns, plain.rows, plain.sources)


# --- a folder without the further measures ---


def test_a_folder_without_any_of_the_further_files_answers_from_the_periods(spoiled: Spoiled) -> None:
    ask = spoiled.without(*(f"{name}.csv" for name in OPTIONAL))
    assert _table(ask).tables == ("periods", "sources")
    assert not isinstance(ask(Sources()), Problem)
    for topic in Topic:
        assert isinstance(ask(HowSure(topic)), Problem)


@pytest.mark.parametrize("name", OPTIONAL)
def test_a_table_that_is_not_there_is_a_problem(name: str, spoiled: Spoiled) -> None:
    courts = ("courts", "pilots", "pauses") if name == "places" else ()  # they name places
    problem = spoiled.without(*(f"{gone}.csv" for gone in (name, *courts)))(RawData(name))
    assert isinstance(problem, NoSuchTable)
    assert name not in problem.known
    assert "periods" in problem.known


def test_courts_without_the_names_of_places_are_faults(spoiled: Spoiled) -> None:
    (spoiled.folder / "places.csv").unlink()
    faults = list(spoiled.faults())
    assert {fault.partition(":")[0] for fault in faults} == {"courts.csv", "pilots.csv", "pauses.csv"}
    assert "pilots.csv: names the place 'denver', which places.csv lacks" in faults


# --- a folder in which all is wrong ---


def test_a_file_that_is_no_table_is_named_not_given_out(spoiled: Spoiled) -> None:
    (spoiled.folder / "closure.csv").write_text("sources\nnobody\n", encoding="utf-8")
    assert list(spoiled.faults()) == ["closure.csv: isn't a table of this bot"]


@pytest.mark.parametrize("name", OPTIONAL)
@pytest.mark.parametrize("content", ["", "nothing\n1\n", "\0"], ids=["empty", "other columns", "not text"])
def test_a_file_that_cannot_be_read_as_its_table_is_named(name: str, content: str, spoiled: Spoiled) -> None:
    (spoiled.folder / f"{name}.csv").write_text(content, encoding="utf-8")
    assert any(fault.startswith(f"{name}.csv") for fault in spoiled.faults())


def test_the_faults_of_all_tables_are_listed_at_once(spoiled: Spoiled) -> None:
    for name in (*OPTIONAL, "sources"):
        path = spoiled.folder / f"{name}.csv"
        header, row, *rows = path.read_text(encoding="utf-8").splitlines()
        path.write_text("\n".join((header, f"{row},too much", *rows)), encoding="utf-8")
    lines = {fault.partition(": ")[0] for fault in spoiled.faults()}
    assert {f"{name}.csv:2" for name in (*OPTIONAL, "sources")} <= lines


def test_data_without_a_fault_has_every_measure(data: Data) -> None:
    assert data.closures.counts
    assert data.closures.fates
    assert data.detention.effects
    assert data.courts.places
    assert data.filings
    assert data.releases
