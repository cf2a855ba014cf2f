"""What the health endpoints say while the bot is coming, there, and cut off."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable

import aiohttp
import pytest
from prometheus_client import CollectorRegistry
from prometheus_client.parser import text_string_to_metric_families

from bot.app import Bot
from bot.operations.health import CannotListenError, Health
from bot.operations.metrics import Metrics
from tests.conftest import Stage

Get = Callable[[str], Awaitable[tuple[int, str]]]


@pytest.fixture
async def get(bot: Bot, unused_tcp_port: int) -> AsyncGenerator[Get]:
    """Asks the health endpoints, which are there before the bot logs in."""
    health = Health(bot, Metrics(bot, CollectorRegistry()))
    async with health.serve("127.0.0.1", unused_tcp_port), aiohttp.ClientSession() as session:

        async def ask(path: str) -> tuple[int, str]:
            async with session.get(f"http://127.0.0.1:{unused_tcp_port}{path}") as answer:
                return answer.status, await answer.text()

        yield ask


async def test_it_is_alive_before_it_is_ready(get: Get) -> None:
    assert await get("/livez") == (200, "alive\n")
    assert await get("/readyz") == (503, "not ready: shards 0\n")


@pytest.mark.parametrize("settings", [{"shard_count": 12, "shard_ids": (4, 6)}], indirect=True)
async def test_only_the_shards_of_this_process_count(bot: Bot, get: Get) -> None:
    async with bot:
        assert await get("/readyz") == (503, "not ready: shards 4, 6\n")
        bot.dispatch("shard_ready", 6)
        assert await get("/readyz") == (503, "not ready: shards 4\n")
        bot.dispatch("shard_ready", 4)
        assert await get("/readyz") == (200, "ready\n")


@pytest.mark.parametrize("settings", [{"shard_count": None}], indirect=True)
async def test_before_discord_has_said_how_many_shards_there_are_none_is_ready(get: Get) -> None:
    assert await get("/readyz") == (503, "not ready: not logged in\n")


async def test_it_is_ready_while_its_shard_is_connected(get: Get, stage: Stage) -> None:
    stage.bot.dispatch("shard_ready", 0)
    assert (await get("/readyz"))[0] == 200
    stage.bot.dispatch("shard_disconnect", 0)
    assert await get("/readyz") == (503, "not ready: shards 0\n")
    assert (await get("/livez"))[0] == 200
    stage.bot.dispatch("shard_resumed", 0)
    assert (await get("/readyz"))[0] == 200


async def test_metrics_count_what_happened(get: Get, stage: Stage) -> None:
    await stage.ask("!rate")
    await stage.ask("!rate lunch")
    await stage.slash("rate")
    for event in ("shard_connect", "shard_resumed", "shard_connect"):
        stage.bot.dispatch(event, 3)
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
    assert samples["bot_gateway_reconnects_total", "3"] == 2
    assert samples["bot_servers",] == 1


async def test_without_the_extra_there_are_no_metrics(bot: Bot, unused_tcp_port: int) -> None:
    url = f"http://127.0.0.1:{unused_tcp_port}/metrics"
    async with Health(bot).serve("127.0.0.1", unused_tcp_port), aiohttp.request("GET", url) as answer:
        assert answer.status == 404


async def test_a_port_in_use_is_named(bot: Bot, unused_tcp_port: int) -> None:
    async with Health(bot).serve("127.0.0.1", unused_tcp_port):
        with pytest.raises(
            CannotListenError, match=f"^HEALTH_PORT: .*{unused_tcp_port}.*address already in use"
        ):
            async with Health(bot).serve("127.0.0.1", unused_tcp_port):
                pass
