"""Whether the process is alive and ready, over HTTP."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from bot.app import Bot
    from bot.operations.metrics import Metrics


class CannotListenError(Exception):
    """The port can't be had; the text says which and why."""


class Health:
    """Answers at `/livez`, `/readyz` and `/metrics`.

    Args:
        bot: whose connections count.
        metrics: what `/metrics` shows; there is no such page where it is None.
    """

    def __init__(self, bot: Bot, metrics: Metrics | None = None) -> None:
        self._bot = bot
        self._metrics = metrics
        self._ready: set[int] = set()
        for event in ("on_shard_ready", "on_shard_resumed"):
            bot.add_listener(self._gain, event)
        bot.add_listener(self._lose, "on_shard_disconnect")

    async def _gain(self, shard: int) -> None:
        self._ready.add(shard)

    async def _lose(self, shard: int) -> None:
        self._ready.discard(shard)

    @asynccontextmanager
    async def serve(self, host: str, port: int) -> AsyncGenerator[None]:
        """Serves while the context lasts.

        Raises:
            CannotListenError: where the address is in use, or not this machine's.
        """
        app = web.Application()
        app.add_routes([web.get("/livez", self._livez), web.get("/readyz", self._readyz)])
        if self._metrics:
            app.add_routes([web.get("/metrics", self._metrics.show)])
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await runner.setup()
        try:
            try:
                await web.TCPSite(runner, host, port).start()
            except OSError as error:
                raise CannotListenError(f"HEALTH_PORT: {error.strerror}") from error
            yield
        finally:
            await runner.cleanup()

    async def _livez(self, _: web.Request) -> web.Response:
        # That it answers at all says that the event loop runs.
        return web.Response(text="alive\n")

    async def _readyz(self, _: web.Request) -> web.Response:
        own = self._bot.shard_ids or range(self._bot.shard_count or 0)
        if missing := [str(shard) for shard in own if shard not in self._ready]:
            return web.Response(status=503, text=f"not ready: shards {', '.join(missing)}\n")
        if not own:
            return web.Response(status=503, text="not ready: not logged in\n")
        return web.Response(text="ready\n")
