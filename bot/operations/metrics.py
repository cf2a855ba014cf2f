"""What Prometheus is told: commands, how long they take, and how the connections are."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite
from typing import TYPE_CHECKING

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from bot.operations.turns import Turn

if TYPE_CHECKING:
    from bot.app import Bot


class Metrics:
    """Counts what a bot does.

    Args:
        bot: not yet connected.
        registry: where the figures are kept.
    """

    def __init__(self, bot: Bot, registry: CollectorRegistry) -> None:
        self._registry = registry
        self._commands = Counter(
            "bot_commands", "Commands, questions and presses.", ("command", "outcome"), registry=registry
        )
        self._seconds = Histogram("bot_command_seconds", "From arrival to reply.", registry=registry)
        self._reconnects = Counter(
            "bot_gateway_reconnects",
            "Connections after the first.",
            ("shard",),
            registry=registry,
        )
        self._connected: set[int] = set()
        registry.register(_Connections(bot))
        bot.turns.watchers.append(self._count)
        for event in ("on_shard_connect", "on_shard_resumed"):
            bot.add_listener(self._count_connection, event)

    async def show(self, _: web.Request) -> web.Response:
        """Answers with all figures, in Prometheus's text format."""
        return web.Response(
            body=generate_latest(self._registry), headers={"Content-Type": CONTENT_TYPE_LATEST}
        )

    def _count(self, turn: Turn) -> None:
        self._commands.labels(turn.command, turn.outcome).inc()
        self._seconds.observe(turn.seconds)

    async def _count_connection(self, shard: int) -> None:
        if shard in self._connected:
            self._reconnects.labels(str(shard)).inc()
        self._connected.add(shard)


class _Connections(Collector):
    """Figures that are looked up when they are asked for."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    def collect(self) -> Iterator[GaugeMetricFamily]:
        latency = GaugeMetricFamily(
            "bot_gateway_latency_seconds", "Between a heartbeat and its answer.", labels=("shard",)
        )
        for shard, seconds in self._bot.latencies:
            if isfinite(seconds):  # there is none before the first heartbeat
                latency.add_metric((str(shard),), seconds)
        yield latency
        yield GaugeMetricFamily("bot_servers", "Servers that the bot is in.", value=len(self._bot.guilds))
