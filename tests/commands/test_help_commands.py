from __future__ import annotations

import re

import pytest

from tests.conftest import Form, Stage

COMMANDS = (
    "rate",
    "compare",
    "trend",
    "total",
    "periods",
    "closed",
    "detained",
    "courts",
    "filings",
    "explain",
    "why",
    "sources",
    "data",
    "ask",
    "help",
    "about",
)


async def test_help_lists_every_command_in_groups(give: Form) -> None:
    reply = await give("help")
    assert reply.title == "What you can ask"
    groups = re.findall(r"\*\*(.+)\*\*", reply.description)
    assert groups == [
        "Figures",
        "What became of the cases, and whose they were",
        "Explanations",
        "Plain words",
        "This bot",
    ]
    listed = [example.removeprefix(give.prefix).split()[0] for example in reply.examples]
    assert listed == list(COMMANDS)


async def test_every_line_of_the_help_says_what_its_example_does(give: Form) -> None:
    reply = await give("help")
    assert f"`{give.prefix}rate May30-Jul20` · The rate of a period, with its counts" in reply.description
    assert f"`{give.prefix}trend` · How the rate went, with a chart" in reply.description


async def test_every_example_of_the_help_works_when_typed(give: Form) -> None:
    for example in (await give("help")).examples:
        assert await give.stage.works(example), example


@pytest.mark.parametrize("command", COMMANDS)
async def test_help_about_a_command_gives_examples_that_work_when_typed(give: Form, command: str) -> None:
    reply = await give("help", command)
    shown = reply.examples
    assert shown
    for example in shown:
        assert example.startswith(f"{give.prefix}{command}")
        assert await give.stage.works(example), example


async def test_every_way_to_write_a_period_that_the_help_names_works(stage: Stage) -> None:
    reply = await stage.ask("!help rate")
    ways = re.findall(r"`(\w[^`]*)`", reply.description)
    assert len(ways) > 3
    for way in ways:
        assert await stage.works(f"!rate {way}"), way


@pytest.mark.parametrize("typed", ["!rate", "/rate", "RATE", " rate "])
async def test_help_knows_a_command_however_it_is_written(give: Form, typed: str) -> None:
    reply = await give("help", typed)
    assert reply.title == "The rate of a period, with its counts"
    assert "Without one you get the latest." in reply.description


async def test_about_says_what_is_covered_by_which_version_and_that_nothing_is_stored(give: Form) -> None:
    reply = await give("about")
    assert reply.title == "ICE's 2011-12 review of deportation cases, in figures"
    assert "It covers 4 review periods, Nov 17, 2011 through Jul 20, 2012." in reply.description
    assert "It stores nothing: not what you write, not who you are." in reply.description
    assert "It can't give legal advice, and it isn't part of any government." in reply.description
    assert re.search(r"^Version \d+\.\d+\.\d+\.$", reply.description, re.MULTILINE)


async def test_about_links_to_an_invite_with_no_more_permissions_than_are_needed(give: Form) -> None:
    reply = await give("about")
    assert list(reply.links) == ["Add to a server"]
    link = reply.links["Add to a server"]
    assert link.startswith("https://discord.com/oauth2/authorize?client_id=")
    assert "scope=bot+applications.commands" in link
    # view channels, send messages (also in threads), embed links, attach files, read message history
    needed = 1 << 10 | 1 << 11 | 1 << 14 | 1 << 15 | 1 << 16 | 1 << 38
    assert f"permissions={needed}" in link


@pytest.mark.parametrize("settings", [{"source_url": "https://example.org/bot"}], indirect=True)
async def test_about_links_to_the_source_where_the_operator_named_it(give: Form) -> None:
    assert (await give("about")).links["Source code"] == "https://example.org/bot"
