"""How interactions are answered, once each, though Discord refuses that or the line breaks."""

from __future__ import annotations

from typing import Any

import pytest

from bot.answers.queries import Query
from bot.replies.controls import Action, ControlId
from tests.expected import EARLIER, EARLIER_QUERY, LATEST, TREND, TREND_QUERY, errors_in
from tests.loopback_answers import is_private, refusal, titles
from tests.loopback_discord import LoopbackDiscord
from tests.loopback_rest import Sent
from tests.operations.conftest import ASKER, BotThread, end

CALLBACKS, ORIGINAL = "POST /interactions/", "PATCH /webhooks/"
GONE = [(400, 40060), (404, 10062), (401, 50027), (403, 50013)]
"""What Discord says of an interaction that it takes no answer to."""


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.operations.delivery._PAUSE", 0.01)


def callbacks(server: LoopbackDiscord) -> int:
    """How often a first answer was sent."""
    return server.rest.requests["POST /interactions/{id}/{token}/callback"]


def press(server: LoopbackDiscord, query: Query, action: Action = Action.SHOW, *, asker: int = ASKER) -> Sent:
    """A press of somebody on a button of a reply to `asker`."""
    custom_id = str(ControlId(action, query, "en", asker))
    return server.press(custom_id, {"content": "Once upon a time"}, guild=server.guilds[0], author=ASKER)


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
            sent = press(server, EARLIER_QUERY, Action.REMOVE)
        case "old button":
            sent = server.press("1:show:rate:en:7", {"content": "Once"}, guild=server.guilds[0], author=ASKER)
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
        sent = press(server, TREND_QUERY, asker=ASKER if how == "edit" else 7)
    server.wait_answered(sent)
    end(server, running)
    assert titles(sent) == [TREND]
    assert errors_in(log) == []


def test_forty_presses_that_are_answered_429_all_the_time_get_no_apology(
    server: LoopbackDiscord, running: BotThread, log: pytest.LogCaptureFixture
) -> None:
    limit = {"message": "You are being rate limited.", "retry_after": 0.01, "global": False}
    server.go_wrong(CALLBACKS, 429, times=1000, body=limit)
    presses = [press(server, EARLIER_QUERY, asker=asker) for asker in range(1, 41)]
    server.wait_until(lambda: callbacks(server) == 40 * 5)  # discord.py's own tries
    end(server, running)
    assert [sent for sent in presses if sent.replies] == []
    assert callbacks(server) == 40 * 5
    assert errors_in(log) == []


@pytest.mark.parametrize("query", [EARLIER_QUERY, TREND_QUERY], ids=["at once", "put off"])
@pytest.mark.parametrize("answer", [(400, 50035), (400, 30046), (429, 30046)])
def test_an_edit_that_is_refused_is_answered_once_and_privately(
    answer: tuple[int, int],
    query: Query,
    server: LoopbackDiscord,
    running: BotThread,
    log: pytest.LogCaptureFixture,
) -> None:
    status, code = answer
    body = refusal(code) | {"retry_after": 0.01, "global": False}
    times = 5 if status == 429 else 1
    server.go_wrong(ORIGINAL if query == TREND_QUERY else CALLBACKS, status, body=body, times=times)
    sent = press(server, query)
    server.wait_answered(sent)
    end(server, running)
    (reply,) = sent.replies
    assert is_private(reply)
    assert titles(sent) == [TREND if query == TREND_QUERY else EARLIER]
    assert len(sent.uploads) == (query == TREND_QUERY)
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
    assert_apology(reply, log)


def test_an_answer_that_was_put_off_and_is_then_found_wrong_is_apologised_for_in_its_place(
    server: LoopbackDiscord, running: BotThread, log: pytest.LogCaptureFixture
) -> None:
    server.go_wrong(ORIGINAL, 400, body=refusal(50035, "Invalid Form Body"))
    sent = server.use("trend", guild=server.guilds[0])
    server.wait_answered(sent)
    end(server, running)
    (reply,) = sent.replies
    assert_apology(reply, log)


def assert_apology(reply: dict[str, Any], log: pytest.LogCaptureFixture) -> None:
    (line,) = errors_in(log)
    assert "Invalid Form Body" in line
    assert reply["content"].endswith(f"The error's number is {line.split()[1]}.")


@pytest.mark.parametrize(("status", "code"), [(403, 50013), (401, 50027), (403, 50021), (404, 10008)])
def test_a_reply_that_cannot_be_removed_stays_without_an_apology(
    status: int, code: int, server: LoopbackDiscord, running: BotThread, log: pytest.LogCaptureFixture
) -> None:
    server.go_wrong("DELETE /webhooks/", status, body=refusal(code))
    sent = press(server, EARLIER_QUERY, Action.REMOVE)
    server.wait_until(lambda: server.rest.refused[status] == 1)
    end(server, running)
    assert sent.replies == []
    assert server.rest.requests["POST /webhooks/{application}/{token}"] == 0
    assert errors_in(log) == []
    assert "button could not be answered: " in log.text


def test_the_line_may_break_while_suggestions_are_sent(
    server: LoopbackDiscord, running: BotThread, log: pytest.LogCaptureFixture
) -> None:
    server.lose_request(CALLBACKS)
    server.use("rate", {"period": "june"}, typing="period", guild=server.guilds[0])
    server.wait_until(lambda: callbacks(server) == 1)
    end(server, running)
    assert "what is offered could not be sent: " in log.text
    assert errors_in(log) == []
