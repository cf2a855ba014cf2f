"""What the health endpoints say while the bot is coming, there, and cut off."""

from __future__ import annotations

import asyncio
import threading
import time
import urllib.error
import urllib.request
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Mapping, Sequence
from functools import partial

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.app import Bot
from bot.data.loading import Data
from bot.languages import Language
from bot.operations.connection import Connection
from bot.operations.exits import CannotListenError
from bot.operations.health import serve_health
from bot.operations.lifecycle import ShardBot
from bot.operations.logins import Shard
from bot.operations.metrics import Metrics
from bot.services import Services
from bot.settings import Settings
from tests.loopback_discord import LoopbackDiscord
from tests.loopback_gateway import Terms
from tests.on_loopback import TOKEN
from tests.operations.conftest import BotThread
from tests.stage import Stage

Get = Callable[[str], Awaitable[tuple[int, str]]]


@pytest.fixture
async def get(bot: Bot, unused_tcp_port: int) -> AsyncGenerator[Get]:
    """Asks the health endpoints, which are there before the bot logs in."""
    metrics = Metrics([bot], bot.requests)
    health = serve_health([bot], "127.0.0.1", unused_tcp_port, metrics)
    async with health, aiohttp.ClientSession() as session:

        async def ask(path: str) -> tuple[int, str]:
            async with session.get(f"http://127.0.0.1:{unused_tcp_port}{path}") as answer:
                return answer.status, await answer.text()

        yield ask


async def test_it_is_alive_before_it_is_ready(get: Get) -> None:
    assert await get("/livez") == (200, "alive\n")
    assert await get("/readyz") == (503, "not ready: shards 0\n")


async def page(shards: Sequence[ShardBot], path: str, port: int) -> tuple[int, str]:
    url = f"http://127.0.0.1:{port}{path}"
    async with serve_health(shards, "127.0.0.1", port), aiohttp.request("GET", url) as answer:
        return answer.status, await answer.text()


async def test_each_shard_of_this_process_counts(
    settings: Settings, data: Data, languages: Mapping[str, Language], unused_tcp_port: int
) -> None:
    services = Services(settings, data, languages)
    bots = [Bot(services, Shard(shard, count=12)) for shard in (4, 6)]
    ask = partial(page, bots, "/readyz", unused_tcp_port)
    async with bots[0], bots[1]:
        assert await ask() == (503, "not ready: shards 4, 6\n")
        bots[1].dispatch("ready")
        assert await ask() == (503, "not ready: shards 4\n")
        bots[0].dispatch("ready")
        assert await ask() == (200, "ready\n")


async def test_before_discord_has_said_how_many_shards_there_are_none_is_ready(unused_tcp_port: int) -> None:
    assert await page([], "/readyz", unused_tcp_port) == (503, "not ready: not logged in\n")


async def test_it_is_ready_while_its_shard_is_connected(get: Get, stage: Stage) -> None:
    assert await get("/readyz") == (200, "ready\n")
    stage.bot.dispatch("disconnect")  # it is resumed at once, as a rule
    assert await get("/readyz") == (200, "ready\n")
    stage.bot.dispatch("disconnect")  # this time it wasn't
    assert await get("/readyz") == (503, "not ready: shards 0\n")
    stage.bot.dispatch("ready")  # discord.py waits some seconds before it says so, whatever happens meanwhile
    assert await get("/readyz") == (503, "not ready: shards 0\n")
    assert (await get("/livez"))[0] == 200
    stage.bot.dispatch("resumed")
    assert (await get("/readyz"))[0] == 200


@pytest.mark.usefixtures("simcord_env")
async def test_it_is_alive_until_nothing_tries_to_connect_any_more(bot: Bot, get: Get) -> None:
    assert await get("/livez") == (200, "alive\n")
    trying = asyncio.create_task(bot.stay_connected("token"))
    trying.cancel()
    await asyncio.wait([trying])
    assert await get("/livez") == (200, "alive\n")
    await bot.close()
    await bot.stay_connected("token")
    assert await get("/livez") == (503, "given up: shards 0\n")


class Watch(threading.Thread):
    """Asks again and again, and writes down what changes."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.seen: list[int] = []
        self.over = False
        self._url = url

    def run(self) -> None:
        while not self.over:
            try:
                with urllib.request.urlopen(self._url) as answer:  # noqa: S310  our own
                    status: int = answer.status
            except urllib.error.HTTPError as error:
                status = error.code
            if self.seen[-1:] != [status]:
                self.seen.append(status)
            time.sleep(0.005)


@pytest.fixture
def watch(server: LoopbackDiscord, start: Callable[..., BotThread], unused_tcp_port: int) -> Generator[Watch]:
    """Watches whether the running bot is ready, from when it is."""
    start(health_port=unused_tcp_port)
    server.wait_connected()
    watch = Watch(f"http://127.0.0.1:{unused_tcp_port}/readyz")
    watch.start()
    server.wait_until(lambda: watch.seen[-1:] == [200])
    watch.seen = [200]
    yield watch
    watch.over = True
    watch.join()


@pytest.mark.parametrize("server", [Terms(TOKEN, heartbeat=0.2)], indirect=True)
def test_unanswered_heartbeats_make_it_not_ready_while_the_line_holds(
    server: LoopbackDiscord, watch: Watch
) -> None:
    time.sleep(0.6)
    assert watch.seen == [200]
    server.gateway.acks_heartbeats = False
    server.wait_until(lambda: watch.seen == [200, 503])
    server.gateway.acks_heartbeats = True
    server.wait_until(lambda: watch.seen == [200, 503, 200])
    assert (len(server.gateway.identifies), server.gateway.resumes) == (1, 0)


def test_it_stays_ready_while_sessions_are_resumed(server: LoopbackDiscord, watch: Watch) -> None:
    for resumes in range(1, 11):
        (server.drop, partial(server.send_op, 7), partial(server.close, 4000))[resumes % 3]()
        server.wait_until(lambda resumes=resumes: server.gateway.resumes == resumes)
        server.wait_answered(server.say("rate"))
    assert watch.seen == [200]


def test_it_is_not_ready_in_an_outage(server: LoopbackDiscord, watch: Watch) -> None:
    server.go_away()
    server.wait_until(lambda: watch.seen == [200, 503])
    server.come_back()
    server.wait_until(lambda: watch.seen == [200, 503, 200])


def test_a_shard_whose_heartbeats_stay_unanswered_for_an_interval_and_a_half_is_not_ready() -> None:
    now = 0.0
    connection = Connection(clock=lambda: now)
    connection.hears('{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":40000}}')
    connection.connects()
    connection.gets_ready()
    now = 40.0
    connection.hears('{"t":null,"s":null,"op":11,"d":null}')
    now = 99.9
    assert connection.is_ready
    connection.hears('{"t":"MESSAGE_CREATE","s":5,"op":0,"d":{}}')
    now = 100.1
    assert not connection.is_ready
    connection.hears('{"t":null,"s":null,"op":11,"d":null}')
    assert connection.is_ready


async def test_metrics_count_what_happened(get: Get, stage: Stage) -> None:
    await stage.ask("!rate")
    await stage.ask("!rate lunch")
    await stage.slash("rate")
    before = stage.bot.connection.made
    for event in ("connect", "resumed", "connect"):
        stage.bot.dispatch(event)
    status, page = await get("/metrics")
    assert status == 200
    samples = {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(page)
        for sample in family.samples
    }
    assert samples["bot_commands_total", "rate", "answered"] == 2
    assert samples["bot_commands_total", "rate", "problem"] == 1
    assert samples["bot_command_seconds_count",] == 3
    assert samples["bot_command_seconds_sum",] > 0
    assert samples["bot_gateway_reconnects_total", "0"] == before + 2
    assert samples["bot_servers",] == 1


async def test_without_the_extra_there_are_no_metrics(bot: Bot, unused_tcp_port: int) -> None:
    assert (await page([bot], "/metrics", unused_tcp_port))[0] == 404


async def test_a_port_in_use_is_named(bot: Bot, unused_tcp_port: int) -> None:
    async with serve_health([bot], "127.0.0.1", unused_tcp_port):
        with pytest.raises(
            CannotListenError, match=f"^HEALTH_PORT: .*{unused_tcp_port}.*address already in use"
        ):
            async with serve_health([bot], "127.0.0.1", unused_tcp_port):
                pass


@pytest.mark.parametrize("host", ["192.0.2.1", "no-such-machine.invalid", "a..b"])
async def test_a_host_that_is_not_this_machine_is_named(host: str, bot: Bot, unused_tcp_port: int) -> None:
    with pytest.raises(CannotListenError, match=r"^HEALTH_HOST: (?!None)."):
        async with serve_health([bot], host, unused_tcp_port):
            pass
