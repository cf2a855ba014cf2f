"""What is said and logged when something breaks."""

from __future__ import annotations

import re

import pytest

from tests.expected import LATEST, TREND, errors_in
from tests.seen import Seen
from tests.stage import Form, Stage

APOLOGY = r"Something went wrong on my side, and I have no answer\. The error's number is ([0-9a-f]{8})\."


def break_replies(monkeypatch: pytest.MonkeyPatch) -> None:
    def word(*_: object) -> None:
        raise RuntimeError("a secret of the house")

    monkeypatch.setattr("bot.replies.reply.word", word)


def number_in(reply: Seen) -> str:
    match = re.fullmatch(APOLOGY, reply.content)
    assert match, reply.content
    assert not reply.title
    return match[1]


async def test_an_error_in_a_command_gets_a_number_that_the_log_has_too(
    give: Form, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    break_replies(monkeypatch)
    reply = await give("rate")
    number = number_in(reply)
    assert reply.private == give.is_slash
    (record,) = [record for record in caplog.records if number in record.getMessage()]
    said, _, trace = record.getMessage().partition("\n")
    assert said == f"error {number} in rate:"
    assert 'raise RuntimeError("a secret' not in trace.splitlines()[-1]
    assert trace.endswith("RuntimeError")
    assert give.stage.env.errors


async def test_every_error_has_a_number_of_its_own(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    break_replies(monkeypatch)
    assert number_in(await stage.ask("!rate")) != number_in(await stage.ask("!rate"))
    assert stage.env.errors


async def test_an_error_behind_a_button_gets_a_number_and_leaves_the_reply(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    reply = await stage.ask("!rate")
    break_replies(monkeypatch)
    answer = await stage.press(reply, "← Earlier")
    assert answer.private
    assert [said.partition("\n")[0] for said in errors_in(caplog)] == [
        f"error {number_in(answer)} in button:"
    ]
    assert stage.again(reply).title == LATEST


async def test_the_bot_goes_on_after_an_error(stage: Stage) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        break_replies(monkeypatch)
        number_in(await stage.ask("!rate"))
    assert stage.env.errors
    assert (await stage.ask("!rate")).title == LATEST


async def test_an_error_in_the_help_for_a_bare_mention_gets_a_number(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_replies(monkeypatch)
    replies = await stage.say(stage.mention)
    assert stage.env.errors
    assert [number_in(reply) for reply in replies]


async def test_an_error_while_typing_offers_nothing_and_breaks_nothing(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("bot.commands.arguments.find", None)
        assert await stage.alice.autocomplete(stage.channel, "rate", "period", "june") == []
    assert len(errors_in(caplog)) == 1
    assert (await stage.slash("rate")).title == LATEST


async def test_where_discord_fails_for_a_moment_the_error_is_numbered(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    stage.env.inject_error("POST", "/channels/*/messages", status=400, code=50035)
    reply = await stage.ask("!rate")
    (line,) = errors_in(caplog)
    assert line.startswith(f"error {number_in(reply)} in rate: 400 Bad Request (error code: 50035): ")
    assert not any(record.exc_info for record in caplog.records)
    assert stage.env.errors


async def test_a_chart_that_cannot_be_drawn_leaves_the_words(
    give: Form, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def draw(_: object) -> bytes:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr("bot.replies.pictures.charts.Draw.__call__", draw)
        reply = await give("trend")
    assert reply.title == TREND
    assert not reply.pictures
    assert errors_in(caplog) == ["the chart could not be drawn"]
    assert list((await give("trend")).pictures) == ["rate.png"]
