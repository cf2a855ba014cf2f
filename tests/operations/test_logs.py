"""What the log says of each command, and what it never says."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from typing import Any

import pytest

from bot.operations.exits import Exit
from bot.operations.logs import JsonFormatter
from tests.loopback_discord import LoopbackDiscord
from tests.loopback_gateway import Terms
from tests.on_loopback import TOKEN, bot_on
from tests.stage import Stage

Requests = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def requests(caplog: pytest.LogCaptureFixture) -> Requests:
    """What the log says of the requests so far."""
    caplog.set_level(logging.INFO, logger="bot.operations.requests")

    def read() -> list[dict[str, Any]]:
        records = [record for record in caplog.records if record.name == "bot.operations.requests"]
        return [json.loads(JsonFormatter().format(record)) for record in records]

    return read


def told(requests: Requests) -> list[tuple[str, str, str]]:
    return [(request["command"], request["language"], request["outcome"]) for request in requests()]


async def test_each_command_question_and_press_is_one_line(stage: Stage, requests: Requests) -> None:
    reply = await stage.ask("!rate")
    await stage.slash("total", {"date": "Apr 16"})
    await stage.ask("!tasa")
    await stage.ask(f"{stage.mention} how many were found eligible in June?")
    await stage.press(reply, "← Earlier")
    await stage.ask("!rate lunch")
    assert told(requests) == [
        ("rate", "en", "answered"),
        ("total", "en", "answered"),
        ("rate", "es", "answered"),
        ("question", "en", "answered"),
        ("button", "en", "answered"),
        ("rate", "en", "problem"),
    ]
    assert all(request["milliseconds"] > 0 and request["shard"] == 0 for request in requests())


async def test_what_is_met_with_silence_leaves_no_line(stage: Stage, requests: Requests) -> None:
    await stage.say("hello")
    await stage.say("!xyz")
    assert requests() == []


async def test_whoever_has_to_wait_is_logged_as_waiting(stage: Stage, requests: Requests) -> None:
    for _ in range(6):
        await stage.alice.send(stage.channel, "!rate")
    await stage.alice.slash(stage.channel, "total")
    assert told(requests)[5:] == [("rate", "en", "waited"), ("total", "en", "waited")]


async def test_where_the_bot_may_not_write_the_command_is_undelivered(
    stage: Stage, requests: Requests
) -> None:
    await stage.say("!rate", channel=stage.channel_where_bot(send_messages=False))
    assert stage.env.errors
    assert told(requests) == [("rate", "en", "undelivered")]


async def test_what_breaks_has_failed(
    stage: Stage, requests: Requests, monkeypatch: pytest.MonkeyPatch
) -> None:
    reply = await stage.ask("!rate")
    monkeypatch.setattr("bot.replies.reply.word", None)
    await stage.ask("!trend")
    await stage.slash("periods")
    await stage.ask(f"{stage.mention} why did it fall?")
    await stage.press(reply, "← Earlier")
    assert stage.env.errors
    assert told(requests)[1:] == [
        ("trend", "en", "failed"),
        ("periods", "en", "failed"),
        ("question", "en", "failed"),
        ("button", "en", "failed"),
    ]


async def test_no_line_at_any_level_holds_what_was_asked_or_by_whom(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="bot")
    reply = await stage.ask("!rate lunch with grandmother")
    await stage.whisper("and what of grandmother?")
    await stage.slash("ask", {"question": "grandmother's case"})
    await stage.press(await stage.ask("!rate"), "← Earlier")
    own = [record for record in caplog.records if record.name.startswith("bot")]
    assert len(own) >= 5
    for record in own:
        line = JsonFormatter().format(record)
        assert "grandmother" not in line
        assert str(stage.alice.user.id) not in line
    assert "lunch with grandmother" in reply.content


def test_a_trace_stays_on_its_line() -> None:
    with pytest.raises(RuntimeError) as caught:
        raise RuntimeError("broken")
    story = (caught.type, caught.value, caught.tb)
    record = logging.LogRecord("bot", logging.ERROR, "", 0, "error %s", ("1a",), story)
    line = JsonFormatter().format(record)
    assert "\n" not in line
    fields = json.loads(line)
    assert (fields["level"], fields["logger"], fields["message"]) == ("ERROR", "bot", "error 1a")
    assert fields["time"].endswith("+00:00")
    assert fields["trace"].startswith("Traceback (most recent call last):\n")
    assert fields["trace"].endswith("\nRuntimeError: broken")


def test_at_the_finest_level_the_log_has_neither_the_token_nor_what_people_write() -> None:
    with LoopbackDiscord(Terms(TOKEN)) as server, bot_on(server, LOG_LEVEL="DEBUG") as process:
        server.wait_connected()
        (guild,) = server.guilds
        server.wait_answered(server.say("!explain my grandmother", guild=guild))
        server.wait_answered(server.use("ask", {"question": "who is my grandmother"}, guild=guild))
        process.terminate()
        log = process.communicate(timeout=20)[1]
    assert process.returncode == Exit.OK
    assert "explain" in log
    assert "ask" in log
    assert TOKEN not in log
    assert "grandmother" not in log


def test_each_failed_try_to_reconnect_is_one_line() -> None:
    with LoopbackDiscord(Terms(TOKEN)) as server, bot_on(server) as process:
        server.wait_connected()
        server.go_away()
        assert process.stderr
        lines = iter(process.stderr.readline, "")
        line = next(line for line in lines if "Attempting a reconnect" in line)
        process.terminate()
        rest = process.communicate(timeout=20)[1]
    assert "Cannot connect to host 127.0.0.1" in line
    assert "Traceback" not in rest
    assert process.returncode == Exit.OK
