from __future__ import annotations

import re

import pytest
from discord import app_commands

from bot.answers.options import options
from bot.data.loading import Data
from tests.expected import HELP
from tests.stage import Form, Stage

OF_THE_DATA = ("rate", "closed", "detained", "courts", "nationalities", "filings", "backlog", "why")
OF_ALL = ("compare", "trend", "total", "periods", "explain", "sources", "data", "ask", "help", "about")
COMMANDS = (*OF_THE_DATA, *OF_ALL)


async def test_help_says_how_to_ask_and_offers_four_things_to_press(give: Form) -> None:
    reply = await give("help")
    assert reply.title == HELP
    assert "Ask in your own words, for example: *What was the rate in the last period?*" in reply.description
    assert f"`{give.prefix}help` and the name of a command tells more about it." in reply.description
    assert reply.buttons[:4] == ["Rate", "Trend", "Why did it fall?", "All commands"]


async def test_all_commands_are_listed_privately_those_of_the_data_first(give: Form, data: Data) -> None:
    reply = await give.stage.press(await give("help"), "All commands")
    assert reply.private
    assert reply.title == "All commands"
    # After a press nobody knows how the reply was asked for: they are shown with the prefix.
    listed = [re.match(r"`!(\w+)` · .", line) for line in reply.description.splitlines()]
    assert [match[1] for match in listed if match] == list(COMMANDS)
    assert set(COMMANDS) == set(options(data))


@pytest.mark.parametrize("command", COMMANDS)
async def test_help_about_a_command_gives_examples_that_work_when_typed(give: Form, command: str) -> None:
    reply = await give("help", command)
    shown = reply.examples
    assert shown
    for example in shown:
        assert example.startswith(f"{give.prefix}{command}")
        assert await give.stage.works(example), example


async def test_help_leads_from_one_command_to_the_next(give: Form) -> None:
    reply = await give("help", "rate")
    await give.stage.choose(reply, "why: Possible reasons why the rate fell")
    assert give.stage.again(reply).title == "Possible reasons why the rate fell"


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
    assert "isn't part of any government." in reply.description
    assert re.search(r"^Version \d+\.\d+\.\d+\.$", reply.description, re.MULTILINE)


async def test_about_links_to_an_invite_with_no_more_permissions_than_are_needed(give: Form) -> None:
    reply = await give("about")
    assert list(reply.links) == ["Add to a server"]
    link = reply.links["Add to a server"]
    assert link.startswith("https://discord.com/oauth2/authorize?client_id=")
    assert "scope=bot+applications.commands" in link
    # view channels, send messages (also in threads), attach files, read message history
    needed = 1 << 10 | 1 << 11 | 1 << 15 | 1 << 16 | 1 << 38
    assert f"permissions={needed}" in link


@pytest.mark.parametrize("settings", [{"source_url": "https://example.org/bot"}], indirect=True)
async def test_about_links_to_the_source_where_the_operator_named_it(give: Form) -> None:
    assert (await give("about")).links["Source code"] == "https://example.org/bot"


async def test_help_and_the_fields_of_a_comparison_say_the_same_of_a_single_period(stage: Stage) -> None:
    detail = "With one, it is compared with the first; with none, the latest is."
    assert detail in (await stage.ask("!help compare")).description
    compare = stage.bot.tree.get_command("compare")
    assert isinstance(compare, app_commands.Command)
    assert [field.description for field in compare.parameters] == [
        "A period; if it is the only one, it is compared with the first",
        "Another period; without any, the latest is compared with the first",
    ]
