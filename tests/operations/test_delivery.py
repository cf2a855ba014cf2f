"""How replies to messages arrive, once each, though Discord refuses them or the line breaks."""

from __future__ import annotations

from typing import Any

import pytest

from tests.expected import LATEST, TREND, errors_in
from tests.loopback_answers import refusal, titles
from tests.loopback_discord import LoopbackDiscord
from tests.operations.conftest import ASKER, BotThread, end

MESSAGES = "POST /channels/"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.operations.delivery._PAUSE", 0.01)


def posts(server: LoopbackDiscord) -> int:
    """How often a message was sent."""
    return server.rest.requests["POST /channels/{channel}/messages"]


@pytest.mark.parametrize("status", [503, 520, 521, 522])
@pytest.mark.parametrize("typed", ["!rate", "!trend"])
def test_a_reply_that_discord_fails_to_take_is_sent_once_more_with_its_chart(
    typed: str, status: int, server: LoopbackDiscord, running: BotThread, log: pytest.LogCaptureFixture
) -> None:
    server.go_wrong(MESSAGES, status)
    sent = server.say(typed, guild=server.guilds[0])
    server.wait_answered(sent)
    end(server, running)
    assert titles(sent) == [TREND if typed == "!trend" else LATEST]
    assert len(sent.uploads) == (typed == "!trend")
    assert all(size > 1000 for size in sent.uploads)
    assert errors_in(log) == []


def test_a_reply_is_sent_once_more_where_the_line_breaks_before_it_arrives(
    server: LoopbackDiscord, running: BotThread, log: pytest.LogCaptureFixture
) -> None:
    server.lose_request(MESSAGES)
    sent = server.say("!trend", guild=server.guilds[0])
    server.wait_answered(sent)
    end(server, running)
    assert titles(sent) == [TREND]
    assert all(size > 1000 for size in sent.uploads)
    assert errors_in(log) == []


@pytest.mark.parametrize("status", [None, 500, 503])
def test_a_reply_that_arrived_is_not_shown_twice_where_discords_answer_is_lost(
    status: int | None, server: LoopbackDiscord, running: BotThread, log: pytest.LogCaptureFixture
) -> None:
    server.lose_answer(MESSAGES, status)
    sent = server.say("!rate", guild=server.guilds[0])
    server.wait_until(lambda: posts(server) == 2)
    end(server, running)
    assert titles(sent) == [LATEST]
    assert errors_in(log) == []


def test_a_reply_is_tried_again_and_shown_once_though_the_line_breaks_several_times(
    server: LoopbackDiscord, running: BotThread, log: pytest.LogCaptureFixture
) -> None:
    server.lose_answer(MESSAGES)
    for _ in range(4):
        server.lose_request(MESSAGES)
    sent = server.say("!rate", guild=server.guilds[0])
    server.wait_until(lambda: posts(server) == 6)
    end(server, running)
    assert titles(sent) == [LATEST]
    assert errors_in(log) == []


def test_after_a_reply_that_arrived_no_apology_is_shown_though_the_line_stays_broken(
    server: LoopbackDiscord, running: BotThread, log: pytest.LogCaptureFixture
) -> None:
    server.lose_answer(MESSAGES)
    for _ in range(5):
        server.lose_request(MESSAGES)
    sent = server.say("!rate", guild=server.guilds[0])
    server.wait_until(lambda: posts(server) == 7)
    end(server, running)
    assert titles(sent) == [LATEST]
    assert [reply.get("content") for reply in sent.replies] == [None]
    (line,) = errors_in(log)
    assert " in rate: " in line


def refused_reference(why: str) -> tuple[int, dict[str, Any]]:
    """How Discord says in what a message is wrong."""
    errors = {"message_reference": {"_errors": [{"code": "REPLIES_REFUSED", "message": why}]}}
    return 400, refusal(50035, "Invalid Form Body") | {"errors": errors}


@pytest.mark.parametrize("typed", ["!rate", "!trend"])
@pytest.mark.parametrize(
    "answer",
    [
        refused_reference("Unknown message"),
        refused_reference("Cannot reply to a system message"),
        (404, refusal(10008, "Unknown Message")),
        (403, refusal(160002, "Cannot reply without permission to read message history")),
    ],
    ids=["unknown message", "system message", "gone", "history"],
)
def test_a_reply_that_is_refused_for_its_reference_is_sent_without_it_and_with_its_chart(
    answer: tuple[int, dict[str, Any]],
    typed: str,
    server: LoopbackDiscord,
    running: BotThread,
    log: pytest.LogCaptureFixture,
) -> None:
    status, body = answer
    server.go_wrong(MESSAGES, status, body=body)
    sent = server.say(typed, guild=server.guilds[0])
    server.wait_answered(sent)
    end(server, running)
    (reply,) = sent.replies
    assert titles(sent) == [TREND if typed == "!trend" else LATEST]
    assert "message_reference" not in reply
    assert all(size > 1000 for size in sent.uploads)
    assert len(sent.uploads) == (typed == "!trend")
    assert errors_in(log) == []


@pytest.mark.parametrize(
    ("status", "code"), [(403, 50013), (400, 50083), (403, 160005)], ids=["forbidden", "archived", "locked"]
)
def test_where_the_bot_may_not_write_or_the_thread_is_closed_the_person_is_told_in_private(
    status: int, code: int, server: LoopbackDiscord, running: BotThread, log: pytest.LogCaptureFixture
) -> None:
    server.go_wrong(MESSAGES, status, body=refusal(code))
    sent = server.say("!rate", guild=server.guilds[0], author=ASKER)
    server.wait_until(lambda: bool(server.rest.unasked))
    end(server, running)
    assert sent.replies == []
    (told,) = server.rest.unasked
    assert told["content"].startswith(f"I'm not allowed to write in <#{sent.channel}>. ")
    assert errors_in(log) == []


def test_of_two_processes_on_one_shard_one_answers(
    server: LoopbackDiscord, running: BotThread, log: pytest.LogCaptureFixture
) -> None:
    # The second one is played by the first, which is told of the same message again.
    sent = server.say("!rate", guild=server.guilds[0])
    server.wait_answered(sent)
    server.tell_again()
    server.wait_until(lambda: posts(server) == 2)
    end(server, running)
    assert titles(sent) == [LATEST]
    assert errors_in(log) == []
