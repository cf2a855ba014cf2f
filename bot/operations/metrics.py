"""What Prometheus is told: commands, how long they take, and how the connections are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isfinite

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.operations.lifecycle import ShardBot
from bot.operations.requests import Request, Requests


class Metrics:
    """Counts what a bot does."""

    def __init__(self, shards: Sequence[ShardBot], requests: Requests) -> None:
        self._registry = registry = CollectorRegistry()
        self._commands = Counter(
            "bot_commands", "Commands, questions and presses.", ("command", "outcome"), registry=registry
        )
        self._seconds = Histogram("bot_command_seconds", "From arrival to reply.", registry=registry)
        registry.register(_Connections(shards))
        requests.watchers.append(self._count)

    async def show(self, _: web.Request) -> web.Response:
        """Answers with all figures, in Prometheus's text format."""
        return web.Response(
            body=generate_latest(self._registry), headers={"Content-Type": CONTENT_TYPE_LATEST}
        )

    def _count(self, request: Request) -> None:
        self._commands.labels(request.command, request.outcome).inc()
        self._seconds.observe(request.seconds)


class _Connections(Collector):
    """Figures that are looked up when they are asked for."""

    def __init__(self, shards: Sequence[ShardBot]) -> None:
        self._shards = shards

    def collect(self) -> Iterator[Metric]:
        latency = GaugeMetricFamily(
            "bot_gateway_latency_seconds", "Between a heartbeat and its answer.", labels=("shard",)
        )
        reconnects = CounterMetricFamily(
            "bot_gateway_reconnects", "Connections after the first.", labels=("shard",)
        )
        for bot in self._shards:
            if isfinite(bot.latency):  # there is none before the first heartbeat
                latency.add_metric((str(bot.shard.id),), bot.latency)
            reconnects.add_metric((str(bot.shard.id),), max(bot.connection.made - 1, 0))
        yield latency
        yield reconnects
        servers = sum(len(bot.guilds) for bot in self._shards)
        yield GaugeMetricFamily("bot_servers", "Servers that the bot is in.", value=servers)
