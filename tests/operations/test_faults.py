"""What happens to the bot, and to whoever asks it something, when the line or Discord fails."""

from __future__ import annotations

import time
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from bot.app import Bot
from bot.operations.exits import Exit
from bot.operations.logins import Shard
from bot.replies.pictures.charts import Draw, canvas_of
from bot.services import Services
from tests.expected import LATEST, errors_in
from tests.loopback_answers import titles
from tests.loopback_discord import LoopbackDiscord
from tests.loopback_rest import Sent
from tests.operations.conftest import BotThread, Print

Fail = Callable[[LoopbackDiscord], None]


def ask_again(server: LoopbackDiscord) -> list[str]:
    """What a command is answered with that is given now."""
    sent = server.say("rate")
    server.wait_answered(sent)
    return titles(sent)


# ---------------------------------------------------------------- the line


def test_each_command_is_answered_once_though_the_line_breaks_fifty_times(
    server: LoopbackDiscord, running: BotThread
) -> None:
    chance = Random(50)  # noqa: S311  the same breaks each time
    asked: list[Sent] = []
    for _ in range(50):
        messages, uses = chance.choice([(0, 1), (1, 0), (1, 1), (1, 2)])
        asked += [server.say("rate") for _ in range(messages)]
        time.sleep(chance.uniform(0, 0.02))
        server.drop()
        asked += [server.use("rate", guild=server.guilds[0]) for _ in range(uses)]
        server.wait_connected()
    server.wait_answered(*asked)
    running.stop()
    assert server.gateway.resumes == 50
    assert [titles(sent) for sent in asked] == [[LATEST]] * len(asked)


def op_7(server: LoopbackDiscord) -> None:
    server.send_op(7)


def op_9(server: LoopbackDiscord) -> None:
    server.send_op(9, data=True)


def op_9_for_good(server: LoopbackDiscord) -> None:
    server.send_op(9, data=False)


def close_4000(server: LoopbackDiscord) -> None:
    server.close(4000)


def close_4009(server: LoopbackDiscord) -> None:
    server.close(4009)


@pytest.mark.parametrize("fail", [op_7, op_9, close_4000])
def test_a_session_that_can_be_resumed_is(fail: Fail, server: LoopbackDiscord, running: BotThread) -> None:
    fail(server)
    meanwhile = server.say("rate")
    server.wait_answered(meanwhile)
    assert ask_again(server) == [LATEST]
    running.stop()
    assert titles(meanwhile) == [LATEST]
    assert (len(server.gateway.identifies), server.gateway.resumes) == (1, 1)


@pytest.mark.usefixtures("quick_logins", "running")
@pytest.mark.parametrize("fail", [op_9_for_good, close_4009])
def test_after_a_session_that_is_over_the_bot_logs_in_anew(fail: Fail, server: LoopbackDiscord) -> None:
    fail(server)
    server.wait_until(lambda: len(server.gateway.identifies) == 2)
    server.wait_connected()
    assert ask_again(server) == [LATEST]


class HastyBot(Bot):
    """Takes a silent line for dead after half a second, not after a minute."""

    def __init__(self, services: Services, shard: Shard) -> None:
        super().__init__(services, shard)
        self._connection.heartbeat_timeout = 0.5  # an option of discord.py's, which the bot leaves alone


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.operations.serving.Bot", HastyBot)


@pytest.mark.usefixtures("hasty", "running")
def test_a_line_on_which_no_heartbeat_is_answered_is_given_up(server: LoopbackDiscord) -> None:
    server.gateway.acks_heartbeats = False
    server.wait_until(lambda: server.gateway.resumes > 0)
    assert ask_again(server) == [LATEST]


def test_what_discord_py_gives_up_on_is_one_sentence_and_exit_6(
    server: LoopbackDiscord, running: BotThread, capsys: Print, caplog: pytest.LogCaptureFixture
) -> None:
    server.close(4011)  # too few shards
    running.wait()
    assert running.exit == Exit.BROKEN
    (sentence,) = capsys.readouterr().err.splitlines()
    assert sentence.startswith(
        "Discord ended the connection for good, and the bot has to be started anew (code 4011,"
    )
    assert errors_in(caplog) == []
    assert "Traceback" not in caplog.text


def test_a_token_that_was_reset_is_one_sentence_and_exit_3(
    server: LoopbackDiscord, running: BotThread, capsys: Print, caplog: pytest.LogCaptureFixture
) -> None:
    server.gateway.token = "another"
    server.drop()
    running.wait()
    assert running.exit == Exit.BAD_TOKEN
    (sentence,) = capsys.readouterr().err.splitlines()
    assert sentence.startswith("Discord doesn't accept DISCORD_TOKEN. Reset it on")
    assert "Traceback" not in caplog.text


# ---------------------------------------------------------------- odd events


MESSAGE: dict[str, Any] = {"id": "5", "channel_id": "7", "mentions": []}
POLL: dict[str, Any] = {
    "question": {"text": "?"},
    "answers": [],
    "allow_multiselect": False,
    "expiry": "tomorrow",
    "results": {"is_finalized": True, "answer_counts": [{"id": "one"}]},
}


@pytest.mark.parametrize(
    ("event", "content"),
    [
        ("MESSAGE_UPDATE", MESSAGE),
        ("MESSAGE_CREATE", {"poll": POLL}),
        ("SUBSCRIPTION_CREATE", {"id": "5"}),
        ("MESSAGE_CREATE", None),
        ("GUILD_CREATE", []),
    ],
)
def test_an_event_that_cannot_be_read_is_left_out_and_nothing_else(
    event: str,
    content: object,
    server: LoopbackDiscord,
    running: BotThread,
    caplog: pytest.LogCaptureFixture,
) -> None:
    server.dispatch(event, content)
    assert ask_again(server) == [LATEST]
    running.stop()
    assert (len(server.gateway.identifies), server.gateway.resumes) == (1, 0)
    assert "an event was left out, as it can't be read: " in caplog.text
    assert "Traceback" not in caplog.text


def test_such_an_event_is_not_heard_again_when_the_session_is_resumed(
    server: LoopbackDiscord, running: BotThread
) -> None:
    server.dispatch("MESSAGE_UPDATE", MESSAGE)
    server.drop()
    server.dispatch("MESSAGE_UPDATE", MESSAGE)
    meanwhile = server.say("rate")
    server.wait_answered(meanwhile)
    running.stop()
    assert titles(meanwhile) == [LATEST]
    assert (len(server.gateway.identifies), server.gateway.resumes) == (1, 1)


def test_a_frame_that_is_not_json_is_left_out(server: LoopbackDiscord, running: BotThread) -> None:
    server.send_raw("not JSON")
    assert ask_again(server) == [LATEST]
    running.stop()
    assert len(server.gateway.identifies) == 1


# ---------------------------------------------------------------- Discord's answers


def test_a_server_error_is_tried_again(server: LoopbackDiscord, running: BotThread) -> None:
    server.go_wrong("POST /channels/", 500)
    server.go_wrong("POST /interactions/", 502)
    asked = [server.say("rate"), server.use("rate", guild=server.guilds[0])]
    server.wait_answered(*asked)
    running.stop()
    assert [titles(sent) for sent in asked] == [[LATEST], [LATEST]]
    assert server.rest.refused == {500: 1, 502: 1}


@pytest.mark.parametrize("scope", ["of the route", "of everything"])
def test_a_limit_is_waited_for(scope: str, server: LoopbackDiscord, running: BotThread) -> None:
    limit = {"message": "You are being rate limited.", "retry_after": 0.2}
    server.go_wrong("POST /channels/", 429, body=limit | {"global": scope == "of everything"})
    sent = server.say("rate")
    server.wait_answered(sent)
    running.stop()
    assert titles(sent) == [LATEST]
    assert server.rest.refused == {429: 1}


@pytest.mark.parametrize(("status", "code"), [(404, 10003), (403, 50013)], ids=["gone", "forbidden"])
def test_a_channel_that_takes_no_message_is_no_error(
    status: int, code: int, server: LoopbackDiscord, running: BotThread, caplog: pytest.LogCaptureFixture
) -> None:
    server.go_wrong("POST /channels/", status, body={"message": "no", "code": code})
    sent = server.say("!rate", guild=server.guilds[0])
    server.wait_until(lambda: server.rest.refused[status] > 0)
    assert ask_again(server) == [LATEST]
    running.stop()
    assert sent.replies == []
    assert errors_in(caplog) == []


def test_an_answer_that_comes_too_late_is_no_error(
    server: LoopbackDiscord, running: BotThread, caplog: pytest.LogCaptureFixture
) -> None:
    server.go_wrong("POST /interactions/", 404, body={"message": "Unknown interaction", "code": 10062})
    sent = server.use("rate", guild=server.guilds[0])
    server.wait_until(lambda: server.rest.refused[404] == 1)
    assert ask_again(server) == [LATEST]
    running.stop()
    assert sent.replies == []
    assert errors_in(caplog) == []


@pytest.mark.usefixtures("running")
def test_only_a_chart_that_has_to_be_drawn_puts_its_answer_off(
    server: LoopbackDiscord, monkeypatch: pytest.MonkeyPatch
) -> None:
    def draw_slowly(draw: Draw) -> bytes:
        time.sleep(0.6)
        return canvas_of(draw.drawing).png()

    monkeypatch.setattr("tests.loopback_rest._FIRST_ANSWER", 0.5)
    monkeypatch.setattr(Draw, "__call__", draw_slowly)
    commands = ("rate", "trend", "trend", "periods")
    put_off: list[int] = []
    answers_late = "PATCH /webhooks/{application}/{token}/messages/@original"
    for command in commands:
        before = server.rest.requests[answers_late]
        sent = server.use(command, guild=server.guilds[0])
        server.wait_answered(sent)
        put_off.append(server.rest.requests[answers_late] - before)
        assert len(sent.replies) == 1
        assert bool(sent.replies[0].get("attachments")) == (command != "rate")
    assert put_off == [0, 1, 0, 0]
