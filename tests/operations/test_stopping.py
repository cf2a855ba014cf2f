"""How the process ends, and what keeps it from starting."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
from collections.abc import Callable

import pytest

from bot.__main__ import main
from bot.operations.exits import Exit
from tests.loopback_discord import LoopbackDiscord
from tests.loopback_gateway import Terms
from tests.on_loopback import TOKEN
from tests.operations.conftest import Print


@pytest.fixture(autouse=True)
def token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)


def run_during(meanwhile: Callable[[], None]) -> int:
    """Runs the bot, whose signals only the main thread can take, while something happens."""
    thread = threading.Thread(target=meanwhile)
    thread.start()
    code = main([])
    thread.join()
    return code


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_the_listening_and_lets_the_reply_in_flight_be_finished(
    number: signal.Signals, server: LoopbackDiscord
) -> None:
    server.go_wrong("POST /channels/", delay=0.5)
    replies_when_it_hung_up: list[int] = []

    def stop_during_a_reply() -> None:
        server.wait_connected()
        sent = server.say("rate")
        server.wait_until(lambda: server.rest.requests["POST /channels/{channel}/messages"] == 1)
        os.kill(os.getpid(), number)
        server.wait_until(lambda: server.gateway.closes == [1000])
        replies_when_it_hung_up.append(len(sent.replies))
        server.wait_answered(sent)

    assert run_during(stop_during_a_reply) == Exit.OK
    assert replies_when_it_hung_up == [0]


@pytest.mark.parametrize("server", [Terms(TOKEN, shards=3)], indirect=True)
def test_a_signal_ends_a_bot_whose_shards_are_still_logging_in(server: LoopbackDiscord) -> None:
    server.when_identified(lambda: os.kill(os.getpid(), signal.SIGTERM))
    assert main([]) == Exit.OK
    assert len(server.gateway.identifies) == 1
    assert server.gateway.closes == [1000]


def test_a_reply_that_hangs_does_not_keep_the_process_from_ending(
    server: LoopbackDiscord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.operations.serving._GRACE", 0.1)
    server.go_wrong("POST /channels/", delay=600)

    def stop_during_a_reply() -> None:
        server.wait_connected()
        server.say("rate")
        server.wait_until(lambda: server.rest.requests["POST /channels/{channel}/messages"] == 1)
        os.kill(os.getpid(), signal.SIGTERM)

    assert run_during(stop_during_a_reply) == Exit.OK
    assert server.gateway.closes == [1000]


def test_a_health_port_in_use_is_one_sentence_and_exit_2(
    server: LoopbackDiscord, monkeypatch: pytest.MonkeyPatch, capsys: Print
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setenv("HEALTH_PORT", str(taken.getsockname()[1]))
        assert main([]) == Exit.CANNOT
    (sentence,) = capsys.readouterr().err.splitlines()
    assert sentence.startswith("HEALTH_PORT: ")
    assert sentence.endswith("address already in use")
    assert not server.gateway.identifies


def test_without_the_extra_cluster_redis_is_one_sentence_and_exit_2(
    monkeypatch: pytest.MonkeyPatch, capsys: Print
) -> None:
    monkeypatch.setenv("REDIS_URL", "redis://:hush@127.0.0.1")
    monkeypatch.delitem(sys.modules, "bot.operations.cluster", raising=False)
    monkeypatch.setitem(sys.modules, "redis.asyncio", None)  # as if it weren't installed
    assert main([]) == Exit.CANNOT
    assert capsys.readouterr().err == (
        "REDIS_URL is set, and what it needs isn't installed (pip install '.[cluster]').\n"
    )


def test_without_the_extra_metrics_the_health_endpoints_are_there_all_the_same(
    server: LoopbackDiscord, monkeypatch: pytest.MonkeyPatch, unused_tcp_port: int
) -> None:
    monkeypatch.setenv("HEALTH_PORT", str(unused_tcp_port))
    monkeypatch.setitem(sys.modules, "prometheus_client", None)  # as if it weren't installed
    answers: list[bytes] = []

    def ask_and_stop() -> None:
        server.wait_connected()
        for path in ("/livez", "/metrics"):
            with socket.create_connection(("127.0.0.1", unused_tcp_port)) as line:
                line.sendall(f"GET {path} HTTP/1.0\r\n\r\n".encode())
                answers.append(line.recv(100).splitlines()[0])
        os.kill(os.getpid(), signal.SIGTERM)

    assert run_during(ask_and_stop) == Exit.OK
    assert answers == [b"HTTP/1.0 200 OK", b"HTTP/1.0 404 Not Found"]
