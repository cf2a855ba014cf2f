"""How replies get to Discord, once each, though it refuses them or the line breaks; on real sockets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.expected import LATEST, errors_in
from tests.loopback_discord import LoopbackDiscord
from tests.loopback_rest import Sent
from tests.operations.conftest import BotThread

MESSAGES, CALLBACKS = "POST /channels/", "POST /interactions/"
ORIGINAL = "PATCH /webhooks/"
ASKER = 4_000_000_000_000_000_042
TREND = "The rate fell in every period, from 7.97% to 3.41%"
EARLIER = "5.96% found provisionally eligible"
GONE = [
    (400, 40060),
    (404, 10062),
    (401, 50027),
    (403, 50013),
]
"""What Discord says of an interaction that it takes no answer to."""


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.operations.delivery._PAUSE", 0.01)


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """The log, in which nothing must look like a crash."""
    caplog.set_level("INFO")
    yield caplog
    assert "Traceback" not in caplog.text
    assert "never retrieved" not in caplog.text
    assert str(ASKER) not in caplog.text


def refusal(code: int, message: str = "no") -> dict[str, Any]:
    return {"message": message, "code": code}


def titles(sent: Sent) -> list[str]:
    return [embed["title"] for reply in sent.replies for embed in reply.get("embeds") or ()]


def contents(sent: Sent) -> list[str]:
    return [reply.get("content") or "" for reply in sent.replies]


def is_private(reply: dict[str, Any]) -> bool:
    return bool(reply.get("flags", 0) & 64)


def posts(server: LoopbackDiscord) -> int:
    return server.rest.requests["POST /channels/{channel}/messages"]


def callbacks(server: LoopbackDiscord) -> int:
    return server.rest.requests["POST /interactions/{id}/{token}/callback"]


def settle(server: LoopbackDiscord) -> None:
    """Waits until the bot has done what it was asked before: a direct message after it is answered."""
    last = server.say("rate")
    server.wait_answered(last)
    assert titles(last) == [LATEST]


def end(server: LoopbackDiscord, bot: BotThread) -> None:
    settle(server)
    bot.stop()  # which waits for what is still being answered


def press(
    server: LoopbackDiscord, query: str, action: str = "show", *, asker: int = ASKER, **used: object
) -> Sent:
    """A press of somebody on a button of a reply to `asker`."""
    custom_id = f"1:{action}:{query}:en:{asker}"
    return server.press(
        custom_id,
        {"content": "Once upon a time"},
        guild=server.guilds[0],
        author=ASKER,
        alter=lambda event: event["data"].update(used),
    )


EARLIER_QUERY = "rate.20120417-20120529"

# ---------------------------------------------------------------- replies to messages


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


def test_after_a_reply_that_arrived_no_apology_is_shown_though_the_line_breaks_again(
    server: LoopbackDiscord, running: BotThread, log: pytest.LogCaptureFixture
) -> None:
    server.lose_answer(MESSAGES)
    server.lose_request(MESSAGES)
    sent = server.say("!rate", guild=server.guilds[0])
    server.wait_until(lambda: posts(server) == 3)
    end(server, running)
    assert titles(sent) == [LATEST]
    assert contents(sent) == [""]
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


# ---------------------------------------------------------------- answers to interactions


@pytest.mark.parametrize("answer", GONE)
@pytest.mark.parametrize("how", ["command", "edit", "private", "remove", "old button", "suggestions"])
def test_an_interaction_that_takes_no_answer_is_left_alone(
    how: str,
    answer: tuple[int, int],
    server: LoopbackDiscord,
    running: BotThread,
    log: pytest.LogCaptureFixture,
) -> None:
    status, code = answer
    server.go_wrong(CALLBACKS, status, body=refusal(code), times=9)
    match how:
        case "command":
            sent = server.use("rate", guild=server.guilds[0])
        case "edit":
            sent = press(server, EARLIER_QUERY)
        case "private":
            sent = press(server, EARLIER_QUERY, asker=7)
        case "remove":
            sent = press(server, EARLIER_QUERY, "remove")
        case "old button":
            sent = press(server, "nothing")
        case _:
            sent = server.use("rate", {"period": "june"}, typing="period", guild=server.guilds[0])
    server.wait_until(lambda: callbacks(server) == 1)
    end(server, running)
    assert sent.replies == []
    assert callbacks(server) == 1
    assert errors_in(log) == []


@pytest.mark.parametrize("how", ["command", "edit", "private"])
@pytest.mark.parametrize("status", [None, 502])
def test_an_answer_whose_acknowledgement_is_lost_has_been_given(
    status: int | None,
    how: str,
    server: LoopbackDiscord,
    running: BotThread,
    log: pytest.LogCaptureFixture,
) -> None:
    server.lose_answer(CALLBACKS, status)
    if how == "command":
        sent = server.use("rate", guild=server.guilds[0])
    else:
        sent = press(server, EARLIER_QUERY, asker=ASKER if how == "edit" else 7)
    server.wait_until(lambda: callbacks(server) == 2)
    end(server, running)
    assert titles(sent) == [LATEST if how == "command" else EARLIER]
    assert errors_in(log) == []
    assert " undelivered " not in log.text


@pytest.mark.parametrize("how", ["command", "edit", "private"])
def test_what_was_put_off_is_answered_though_the_acknowledgement_of_that_was_lost(
    how: str, server: LoopbackDiscord, running: BotThread, log: pytest.LogCaptureFixture
) -> None:
    server.lose_answer(CALLBACKS, 502)
    if how == "command":
        sent = server.use("trend", guild=server.guilds[0])
    else:
        sent = press(server, "trend", asker=ASKER if how == "edit" else 7)
    server.wait_answered(sent)
    end(server, running)
    assert titles(sent) == [TREND]
    assert errors_in(log) == []


def test_a_press_that_is_answered_429_all_the_time_gets_no_apology(
    server: LoopbackDiscord, running: BotThread, log: pytest.LogCaptureFixture
) -> None:
    limit = {"message": "You are being rate limited.", "retry_after": 0.01, "global": False}
    server.go_wrong(CALLBACKS, 429, times=50, body=limit)
    sent = press(server, EARLIER_QUERY)
    server.wait_until(lambda: callbacks(server) == 5)  # discord.py's own tries
    end(server, running)
    assert sent.replies == []
    assert callbacks(server) == 5
    assert errors_in(log) == []


@pytest.mark.parametrize("query", [EARLIER_QUERY, "trend"], ids=["at once", "put off"])
@pytest.mark.parametrize("answer", [(400, 50035), (400, 30046), (429, 30046)])
def test_an_edit_that_is_refused_is_answered_once_and_privately(
    answer: tuple[int, int],
    query: str,
    server: LoopbackDiscord,
    running: BotThread,
    log: pytest.LogCaptureFixture,
) -> None:
    status, code = answer
    body = refusal(code) | {"retry_after": 0.01, "global": False}
    times = 5 if status == 429 else 1
    server.go_wrong(ORIGINAL if query == "trend" else CALLBACKS, status, body=body, times=times)
    sent = press(server, query)
    server.wait_answered(sent)
    end(server, running)
    (reply,) = sent.replies
    assert is_private(reply)
    assert titles(sent) == [TREND if query == "trend" else EARLIER]
    assert len(sent.uploads) == (query == "trend")
    assert errors_in(log) == []


@pytest.mark.parametrize("how", ["command", "press"])
def test_an_answer_that_discord_finds_wrong_is_apologised_for_once_and_privately(
    how: str, server: LoopbackDiscord, running: BotThread, log: pytest.LogCaptureFixture
) -> None:
    server.go_wrong(CALLBACKS, 400, body=refusal(50035, "Invalid Form Body"))
    if how == "command":
        sent = server.use("rate", guild=server.guilds[0])
    else:
        sent = press(server, EARLIER_QUERY, asker=7)
    server.wait_answered(sent)
    end(server, running)
    (reply,) = sent.replies
    assert is_private(reply)
    (line,) = errors_in(log)
    assert "Invalid Form Body" in line
    assert reply["content"].endswith(f"The error's number is {line.split()[1]}.")


@pytest.mark.parametrize(("status", "code"), [(403, 50013), (401, 50027), (403, 50021), (404, 10008)])
def test_a_reply_that_cannot_be_removed_stays_without_an_apology(
    status: int, code: int, server: LoopbackDiscord, running: BotThread, log: pytest.LogCaptureFixture
) -> None:
    server.go_wrong("DELETE /webhooks/", status, body=refusal(code))
    sent = press(server, EARLIER_QUERY, "remove")
    server.wait_until(lambda: server.rest.refused[status] == 1)
    end(server, running)
    assert sent.replies == []
    assert server.rest.requests["POST /webhooks/{application}/{token}"] == 0
    assert errors_in(log) == []
    assert "a press could not be answered: " in log.text


def test_the_line_may_break_while_suggestions_are_sent(
    server: LoopbackDiscord, running: BotThread, log: pytest.LogCaptureFixture
) -> None:
    server.lose_request(CALLBACKS)
    server.use("rate", {"period": "june"}, typing="period", guild=server.guilds[0])
    server.wait_until(lambda: callbacks(server) == 1)
    end(server, running)
    assert "what is offered could not be sent: " in log.text
    assert errors_in(log) == []
