"""What becomes of sessions, and of what is said meanwhile, when Discord can't be reached for a while."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Generator

import pytest

from tests.expected import LATEST
from tests.loopback_answers import titles
from tests.loopback_discord import LoopbackDiscord
from tests.loopback_gateway import Terms
from tests.loopback_rest import Sent
from tests.on_loopback import TOKEN
from tests.operations.conftest import BotThread

SHORT, LONG = 0.3, 2.0
"""Seconds of an outage: shorter and longer than the bot leaves discord.py to itself."""
FOUR = Terms(TOKEN, shards=4, max_concurrency=4, guilds=4)


# discord.py leaves a connection to the garbage that it gives up before Discord has said hello.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(autouse=True)
def quick_tries(monkeypatch: pytest.MonkeyPatch, quick_logins: None) -> Generator[None]:  # noqa: ARG001
    """Some hundredths of the pauses."""
    monkeypatch.setattr("bot.operations.lifecycle._START_OVER", 0.6)
    monkeypatch.setattr("bot.operations.lifecycle._PAUSE", 0.05)
    yield
    gc.collect()


def ask_in_each(server: LoopbackDiscord) -> list[Sent]:
    return [server.say("!rate", guild=guild) for guild in server.guilds]


@pytest.mark.parametrize("seconds", [SHORT, LONG])
@pytest.mark.parametrize("server", [Terms(TOKEN), FOUR], indirect=True, ids=["one shard", "four shards"])
def test_what_is_said_during_an_outage_is_answered_once_and_no_login_is_spent(
    seconds: float, server: LoopbackDiscord, running: BotThread
) -> None:
    before = ask_in_each(server)
    server.wait_answered(*before)
    logins = len(server.gateway.identifies)
    server.go_away()
    asked = ask_in_each(server)
    time.sleep(seconds)
    asked += ask_in_each(server)
    server.come_back()
    server.wait_answered(*asked, timeout=20)
    server.wait_connected()
    after = ask_in_each(server)
    server.wait_answered(*after)
    running.stop()
    assert [titles(sent) for sent in before + asked + after] == [[LATEST]] * len(before + asked + after)
    assert len(server.gateway.identifies) == logins
    assert server.gateway.resumes == server.gateway.terms.shards


@pytest.mark.parametrize("server", [Terms(TOKEN), FOUR], indirect=True, ids=["one shard", "four shards"])
def test_a_session_that_was_forgotten_meanwhile_is_replaced(
    server: LoopbackDiscord, running: BotThread
) -> None:
    shards = server.gateway.terms.shards
    server.go_away()
    for shard in range(shards):
        server.gateway.forget(shard)
    time.sleep(SHORT)
    server.come_back()
    server.wait_connected()
    after = ask_in_each(server)
    server.wait_answered(*after)
    running.stop()
    assert [titles(sent) for sent in after] == [[LATEST]] * shards
    assert len(server.gateway.identifies) == 2 * shards


def test_a_session_that_can_never_be_resumed_is_given_up_in_the_end(
    server: LoopbackDiscord, running: BotThread, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.operations.lifecycle._KEPT", 0.3)
    server.gateway.ends_resumes_with = 4000
    server.drop()
    server.wait_until(lambda: len(server.gateway.identifies) == 2)
    server.wait_connected()
    after = ask_in_each(server)
    server.wait_answered(*after)
    running.stop()
    assert [titles(sent) for sent in after] == [[LATEST]]


def test_a_session_that_cannot_be_resumed_at_first_is_resumed_later(
    server: LoopbackDiscord, running: BotThread
) -> None:
    server.gateway.ends_resumes_with = 4000
    server.drop()
    asked = ask_in_each(server)
    time.sleep(LONG)
    server.gateway.ends_resumes_with = None
    server.wait_answered(*asked)
    running.stop()
    assert [titles(sent) for sent in asked] == [[LATEST]]
    assert len(server.gateway.identifies) == 1


def test_a_bot_that_starts_during_an_outage_of_the_gateway_finds_its_way(
    server: LoopbackDiscord, start: Callable[[], BotThread]
) -> None:
    server.gateway.ends_connections_with = 1011
    bot = start()
    server.wait_until(lambda: server.gateway.connections > 2)
    server.gateway.ends_connections_with = None
    server.wait_connected()
    asked = ask_in_each(server)
    server.wait_answered(*asked)
    bot.stop()
    assert len(server.gateway.identifies) == 1


def test_a_gateway_that_ends_each_connection_is_not_overrun(
    server: LoopbackDiscord, running: BotThread, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.operations.lifecycle._PAUSE", 0.5)
    server.gateway.ends_connections_with = 4000
    server.drop()
    asked = ask_in_each(server)
    time.sleep(1)
    assert server.gateway.connections < 12
    server.gateway.ends_connections_with = None
    server.wait_answered(*asked)
    running.stop()
    assert [titles(sent) for sent in asked] == [[LATEST]]
    assert len(server.gateway.identifies) == 1


def test_a_line_that_breaks_before_the_session_is_known_costs_one_more_login(
    server: LoopbackDiscord, start: Callable[[], BotThread]
) -> None:
    server.gateway.drops_identifies = 1
    bot = start()
    server.wait_connected()
    asked = ask_in_each(server)
    server.wait_answered(*asked)
    bot.stop()
    assert len(server.gateway.identifies) == 2
