"""Some hundred hostile lines through discord.py itself, in each way in which one can speak to the bot."""

from __future__ import annotations

import logging
from itertools import cycle

import pytest

from tests.expected import NOBODY
from tests.hostile import LONGEST, harm_in, hostile_lines
from tests.seen import Seen
from tests.stage import OPTIONS, Stage

FREE = {"date", "question"}
"""Options for which nothing is offered while one types."""


def assert_harmless(replies: list[Seen], line: str) -> None:
    for reply in replies:
        assert reply.text, ascii(line)
        assert len(reply.content) <= 2000, ascii(line)
        for text in (reply.content, reply.title, reply.description, reply.footer):
            assert harm_in(text) == [], ascii(line)
        assert not reply.message.mentions, ascii(line)
        assert not reply.message.mention_everyone, ascii(line)


def assert_quiet(stage: Stage, log: pytest.LogCaptureFixture) -> None:
    assert all(pings == NOBODY for pings in stage.pings_allowed)
    assert [record.getMessage() for record in log.records if record.levelno >= logging.WARNING] == []


async def test_a_flood_of_commands_does_no_harm(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    for line in hostile_lines(70, seed=1):
        assert_harmless(await stage.say(f"!{line}"[:LONGEST]), line)
    assert len(stage.replies()) > 20
    assert_quiet(stage, caplog)


async def test_a_flood_of_mentions_does_no_harm(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    for line in hostile_lines(70, seed=2):
        assert_harmless([await stage.ask(f"{stage.mention} {line}"[:LONGEST])], line)
    assert_quiet(stage, caplog)


async def test_a_flood_of_direct_messages_does_no_harm(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    for line in hostile_lines(70, seed=3):
        replies = await stage.whisper(line)
        assert len(replies) == 1, ascii(line)
        assert_harmless(replies, line)
    assert_quiet(stage, caplog)


async def test_a_flood_of_slash_options_does_no_harm(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    for (command, option), line in zip(cycle(OPTIONS.items()), hostile_lines(70, seed=4), strict=False):
        assert_harmless([await stage.slash(command, {option: line})], line)
        if option not in FREE:
            choices = await stage.alice.autocomplete(stage.channel, command, option, line)
            assert all(harm_in(choice["name"]) == [] for choice in choices), ascii(line)
    assert_quiet(stage, caplog)
