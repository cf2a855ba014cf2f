"""The tables as files, and what is said about them."""

from __future__ import annotations

import pytest

from bot.data.loading import default_folder
from tests.stage import Form, Stage


@pytest.mark.parametrize("table", sorted(path.stem for path in default_folder().glob("*.csv")))
async def test_data_attaches_the_file_as_it_is(stage: Stage, table: str) -> None:
    reply = await stage.ask(f"!data {table}")
    (file,) = reply.message.attachments
    assert file.filename == f"{table}.csv"
    assert await file.read() == (default_folder() / f"{table}.csv").read_bytes()
    assert reply.title.startswith(f"The table {table}: ")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("", "periods"),
        ("periods", "periods"),
        ("courts.csv", "courts"),
        ("CLOSURES", "closures"),
        ("closed", "closures"),
        ("filings", "filings"),
        ("cortes", "courts"),
        ("nationality", "nationalities"),
    ],
)
async def test_a_table_is_named_by_its_file_or_by_the_command_that_answers_from_it(
    give: Form, typed: str, name: str
) -> None:
    assert list((await give("data", typed)).pictures) == [f"{name}.csv"]


async def test_data_says_how_long_it_is_and_which_other_tables_there_are(give: Form) -> None:
    reply = await give("data")
    assert reply.title == "The table periods: 4 rows, as CSV"
    assert f"Other tables: `{give.prefix}data backlog` · " in reply.description
    assert reply.footer.startswith("Sources: [")
    for example in reply.examples:
        assert await give.stage.works(example), example


async def test_what_the_columns_hold_is_behind_more(give: Form) -> None:
    rest = await give.stage.press(await give("data"), "More")
    assert rest.private
    for line in (
        "- `start`: first day, inclusive",
        "- `eligible`: cases found provisionally eligible",
        "- `basis`: published, derived or approximate",
        "- `reviewed_low`: cases reviewed: the least it can be",
    ):
        assert line in rest.description.splitlines()


async def test_where_no_file_may_be_attached_data_says_so_and_where_it_may(stage: Stage) -> None:
    reply = await stage.ask("!data", channel=stage.channel_where_bot(attach_files=False))
    assert not reply.pictures
    assert reply.description.startswith(
        "I'm not allowed to attach files here. Ask me in a direct message, or with a slash command.\n"
    )
    (whispered,) = await stage.whisper("data")
    assert list(whispered.pictures) == ["periods.csv"]


@pytest.mark.parametrize(("command", "table"), [("closed", "closures"), ("courts", "courts")])
async def test_a_press_brings_the_file_behind_the_figures_where_messages_may_have_none(
    stage: Stage, command: str, table: str
) -> None:
    channel = stage.channel_where_bot(attach_files=False)
    sure = await stage.press(await stage.ask(f"!{command}", channel=channel), "How sure?")
    reply = await stage.press(sure, f"As a file: {table}")
    assert list(reply.pictures) == [f"{table}.csv"]
    assert "I'm not allowed" not in reply.text
