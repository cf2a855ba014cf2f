"""Several processes of the bot, which take requests at logging in through a real Redis."""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from redis.asyncio import Redis

from bot.operations.cluster import SharedLogins
from tests.loopback_discord import LoopbackDiscord
from tests.loopback_gateway import Terms
from tests.on_loopback import TOKEN, bot_on

REDIS = shutil.which("redis-server")

pytestmark = pytest.mark.skipif(
    REDIS is None and "CI" not in os.environ, reason="needs redis-server (Debian's package of that name)"
)


@contextmanager
def redis_on(port: int, folder: Path) -> Generator[None]:
    """A Redis on loopback that keeps nothing."""
    assert REDIS
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    process = subprocess.Popen([REDIS, *options], stdout=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def wait_until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def is_ready(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz"):
            return True
    except (urllib.error.URLError, ConnectionError):
        return False


def answers(server: LoopbackDiscord) -> list[int]:
    """How often a command is answered on each shard, as text and as a slash command."""
    asked = [server.say("!rate", guild=guild) for guild in server.guilds]
    asked += [server.use("rate", guild=guild) for guild in server.guilds]
    server.wait_answered(*asked)
    return [len(sent.replies) for sent in asked]


def test_three_processes_share_twelve_shards(
    tmp_path: Path, unused_tcp_port_factory: Callable[[], int]
) -> None:
    redis_port, health_port = unused_tcp_port_factory(), unused_tcp_port_factory()
    settings = {"SHARD_COUNT": "12", "REDIS_URL": f"redis://127.0.0.1:{redis_port}"}
    middle = settings | {"SHARD_IDS": "4-7", "HEALTH_PORT": str(health_port)}
    terms = Terms(TOKEN, shards=12, max_concurrency=4, guilds=12)
    with redis_on(redis_port, tmp_path), LoopbackDiscord(terms) as server, ExitStack() as others:
        for shards in ("0-3", "8,9,10,11"):
            others.enter_context(bot_on(server, **settings, SHARD_IDS=shards))
        with bot_on(server, **middle):
            server.wait_connected(timeout=60)
            wait_until(lambda: is_ready(health_port))
            assert answers(server) == [1] * 24
        server.wait_until(lambda: len(list(server.gateway.connected())) == 8)
        with bot_on(server, **middle):
            server.wait_connected(timeout=60)
            wait_until(lambda: is_ready(health_port))
            assert answers(server) == [1] * 24
    logins = server.gateway.identifies
    assert sorted(shard for shard, _ in logins) == sorted([*range(12), *range(4, 8)])
    for bucket in range(4):
        times = [at for shard, at in logins if shard % 4 == bucket]
        assert all(later - earlier > 5 for earlier, later in pairwise(times))
    assert server.rest.requests["PUT /applications/{id}/commands"] == 1


async def test_while_redis_is_gone_nobody_logs_in_and_the_log_says_so(
    tmp_path: Path, unused_tcp_port: int, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.operations.cluster._PATIENCE", 0.1)
    logins = SharedLogins(SecretStr(f"redis://:hush@127.0.0.1:{unused_tcp_port}"))
    login = asyncio.create_task(logins.wait(0))
    while not caplog.records:  # noqa: ASYNC110  a log tells nobody when it grows
        await asyncio.sleep(0.01)
    assert not login.done()
    with redis_on(unused_tcp_port, tmp_path):
        await login
    (record, *_) = caplog.records
    assert record.levelno == logging.WARNING
    assert record.getMessage().startswith("Redis can't be reached, and no shard logs in without it: ")
    assert "hush" not in caplog.text


@pytest.mark.parametrize("runs_out", [None, 3_600_000])
async def test_a_foreign_key_under_our_name_is_one_sentence_and_no_busy_loop(
    runs_out: int | None,
    tmp_path: Path,
    unused_tcp_port: int,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr("bot.operations.cluster._PATIENCE", 0.3)
    url = f"redis://127.0.0.1:{unused_tcp_port}"
    redis: Any = Redis.from_url(url)  # pyright: ignore[reportUnknownMemberType]  its options have no types
    with redis_on(unused_tcp_port, tmp_path):
        await SharedLogins(SecretStr(url)).wait(7)  # until it is there
        caplog.clear()
        async with redis:
            await redis.set("identify:0", "somebody else's", px=runs_out)
            before = (await redis.info("stats"))["total_commands_processed"]
            login = asyncio.create_task(SharedLogins(SecretStr(url)).wait(0))
            while not caplog.records:  # noqa: ASYNC110  a log tells nobody when it grows
                await asyncio.sleep(0.01)
            await asyncio.sleep(0.2)
            commands = (await redis.info("stats"))["total_commands_processed"] - before
            assert not login.done()
            await redis.delete("identify:0")
            await login
    assert commands < 10
    (sentence,) = {record.getMessage() for record in caplog.records}
    assert sentence == (
        "Redis has a key identify:0 that isn't the bot's, and no shard logs in until it is gone; "
        "give each bot a database of its own"
    )
