"""How the process ends, and what keeps it from starting."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.operations.exits import Exit
from bot.operations.requests import cancel
from tests.loopback_discord import LoopbackDiscord
from tests.loopback_gateway import Terms
from tests.on_loopback import TOKEN
from tests.operations.conftest import Print


@pytest.fixture(autouse=True)
def token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)


def stop() -> None:
    """As an operator does."""
    os.kill(os.getpid(), signal.SIGTERM)


def run_during(meanwhile: Callable[[], None]) -> int:
    """Runs the bot, whose signals only the main thread can take, while something happens."""

    def do() -> None:
        try:
            meanwhile()
        except BaseException:
            stop()
            raise

    thread = threading.Thread(target=do)
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
    def stop_after_the_first() -> None:
        server.wait_until(lambda: len(list(server.gateway.connected())) == 1)
        server.wait_answered(server.say("rate"))
        stop()

    assert run_during(stop_after_the_first) == Exit.OK
    assert len(server.gateway.identifies) == 1
    server.wait_until(lambda: server.gateway.closes == [1000])


def test_a_signal_in_the_moment_of_the_login_is_not_lost(server: LoopbackDiscord) -> None:
    server.when_identified(stop)
    assert main([]) == Exit.OK


def test_a_reply_that_hangs_does_not_keep_the_process_from_ending(
    server: LoopbackDiscord, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.operations.serving._GRACE", 0.1)
    server.go_wrong("POST /channels/", delay=20)
    server.go_wrong("POST /interactions/", delay=20, times=2)
    requests = server.rest.requests

    def stop_during_replies() -> None:
        server.wait_connected()
        (guild,) = server.guilds
        server.say("rate")
        server.use("rate", guild=guild)
        server.use("rate", {"period": "J"}, typing="period", guild=guild)
        server.wait_until(lambda: requests["POST /channels/{channel}/messages"] == 1)
        server.wait_until(lambda: requests["POST /interactions/{id}/{token}/callback"] == 2)
        stop()

    assert run_during(stop_during_replies) == Exit.OK
    server.wait_until(lambda: server.gateway.closes == [1000])
    assert "3 replies could not be finished" in caplog.text
    assert "Traceback" not in caplog.text


def test_a_suggestion_in_flight_is_finished(server: LoopbackDiscord) -> None:
    server.go_wrong("POST /interactions/", delay=0.3)

    def stop_during_a_suggestion() -> None:
        server.wait_connected()
        sent = server.use("rate", {"period": "J"}, typing="period", guild=server.guilds[0])
        server.wait_until(lambda: server.rest.requests["POST /interactions/{id}/{token}/callback"] == 1)
        stop()
        server.wait_answered(sent)

    assert run_during(stop_during_a_suggestion) == Exit.OK


def test_a_second_signal_does_not_cut_off_the_reply_that_the_first_waits_for(
    server: LoopbackDiscord, caplog: pytest.LogCaptureFixture
) -> None:
    server.go_wrong("POST /channels/", delay=0.5)

    def stop_twice_during_a_reply() -> None:
        server.wait_connected()
        sent = server.say("rate")
        server.wait_until(lambda: server.rest.requests["POST /channels/{channel}/messages"] == 1)
        stop()
        server.wait_until(lambda: server.gateway.closes == [1000])
        stop()
        server.wait_answered(sent)

    assert run_during(stop_twice_during_a_reply) == Exit.OK
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize("slow", ["GET /users/@me", "GET /gateway/bot"])
def test_a_login_that_discord_holds_back_is_given_up_at_once(
    slow: str, server: LoopbackDiscord, caplog: pytest.LogCaptureFixture
) -> None:
    server.go_wrong(slow, delay=20)

    def stop_during_the_login() -> None:
        server.wait_until(lambda: server.rest.requests[slow] == 1)
        stop()

    assert run_during(stop_during_the_login) == Exit.OK
    assert "Traceback" not in caplog.text


def test_commands_that_are_slow_to_be_registered_hold_nothing_back(
    server: LoopbackDiscord, caplog: pytest.LogCaptureFixture
) -> None:
    server.go_wrong("PUT /applications/", delay=40)

    def ask_and_stop() -> None:
        server.wait_connected()
        server.wait_answered(server.say("rate"))
        stop()

    assert run_during(ask_and_stop) == Exit.OK
    assert server.rest.requests["PUT /applications/{id}/commands"] == 1
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize("server", [Terms(TOKEN), Terms(TOKEN, shards=2, max_concurrency=2)], indirect=True)
@pytest.mark.parametrize("seconds", [0, 0.01, 0.1, 0.5, 1.2])
def test_a_bot_that_is_reconnecting_ends_too(server: LoopbackDiscord, seconds: float) -> None:
    def stop_in_an_outage() -> None:
        server.wait_connected()
        server.go_away()
        time.sleep(seconds)
        stop()

    assert run_during(stop_in_an_outage) == Exit.OK


@pytest.mark.parametrize("code", [4000, 4009])
def test_a_bot_whose_session_has_ended_ends_too(code: int, server: LoopbackDiscord) -> None:
    def stop_after_the_session() -> None:
        server.wait_connected()
        server.gateway.ends_connections_with = code
        server.close(code)
        server.wait_until(lambda: server.gateway.connections > 1)
        stop()

    assert run_during(stop_after_the_session) == Exit.OK


def test_a_login_that_waits_for_redis_ends_too(
    server: LoopbackDiscord,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    unused_tcp_port: int,
) -> None:
    monkeypatch.setenv("REDIS_URL", f"redis://127.0.0.1:{unused_tcp_port}")

    def stop_while_waiting() -> None:
        server.wait_until(lambda: "Redis can't be reached" in caplog.text)
        stop()

    assert run_during(stop_while_waiting) == Exit.OK
    assert not server.gateway.identifies


STOPS_AT_AN_IMPORT = """
import os, signal, sys


class Finder:
    def find_spec(self, name, *_):
        if name == os.environ["STOP_AT"]:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), signal.SIGTERM)


sys.meta_path.insert(0, Finder())
"""


@pytest.mark.parametrize(
    "module", ["argparse", "pydantic", "pandas", "bot.data.loading", "discord", "bot.app"]
)
def test_a_stop_while_the_process_is_still_starting_is_quiet(module: str, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(STOPS_AT_AN_IMPORT)
    surroundings = os.environ | {"PYTHONPATH": str(tmp_path), "STOP_AT": module}
    process = subprocess.run(
        [sys.executable, "-m", "bot"], env=surroundings, capture_output=True, text=True, check=False
    )
    assert (process.returncode, process.stdout, process.stderr) == (Exit.OK, "", "")


HANGS = """
import asyncio, sys, time
from bot.operations import stopping


async def work():
    print("working", flush=True)
    await asyncio.to_thread(time.sleep, 60)


stopping._LAST_RESORT = 0.2
sys.exit(stopping.until_stopped(work()))
"""


def test_a_thread_that_hangs_does_not_keep_the_process_from_ending() -> None:
    with subprocess.Popen([sys.executable, "-c", HANGS], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "working\n"
        process.terminate()
        assert process.wait(30) == Exit.OK


async def test_a_task_that_swallows_its_cancellation_is_cancelled_again() -> None:
    swallowed = 0

    async def swallow() -> None:
        nonlocal swallowed
        while swallowed < 3:
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                swallowed += 1
        await asyncio.sleep(60)

    task = asyncio.create_task(swallow())
    await asyncio.sleep(0)
    await cancel([task])
    assert (task.cancelled(), swallowed) == (True, 3)


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
    monkeypatch.delitem(sys.modules, "bot.operations.metrics", raising=False)
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
