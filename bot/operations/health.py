"""Whether the process is alive and ready, over HTTP."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from errno import EACCES, EADDRINUSE
from typing import TYPE_CHECKING

from aiohttp import web

from bot.operations.exits import CannotListenError
from bot.operations.lifecycle import ShardBot

if TYPE_CHECKING:
    from bot.operations.metrics import Metrics


_OF_THE_PORT = (EADDRINUSE, EACCES)
"""Another program has it, or only root may."""


@asynccontextmanager
async def serve_health(
    shards: Sequence[ShardBot], host: str, port: int, metrics: Metrics | None = None
) -> AsyncGenerator[None]:
    """Answers at `/livez`, `/readyz` and, where there are metrics, `/metrics` while the context lasts.

    There are no shards yet until Discord has said how many it wants.

    Raises:
        CannotListenError: where the port is taken, or the host isn't this machine.
    """

    async def livez(_: web.Request) -> web.Response:
        # An answer at all shows that the event loop runs.
        if given_up := [str(bot.shard.id) for bot in shards if bot.connection.is_given_up]:
            return web.Response(status=503, text=f"given up: shards {', '.join(given_up)}\n")
        return web.Response(text="alive\n")

    async def readyz(_: web.Request) -> web.Response:
        if not shards:
            return web.Response(status=503, text="not ready: not logged in\n")
        if missing := [str(bot.shard.id) for bot in shards if not bot.connection.is_ready]:
            return web.Response(status=503, text=f"not ready: shards {', '.join(missing)}\n")
        return web.Response(text="ready\n")

    app = web.Application()
    app.add_routes([web.get("/livez", livez), web.get("/readyz", readyz)])
    if metrics:
        app.add_routes([web.get("/metrics", metrics.show)])
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            setting = "HEALTH_PORT" if error.errno in _OF_THE_PORT else "HEALTH_HOST"
            raise CannotListenError(f"{setting}: {error.strerror or error}") from error
        except UnicodeError as error:  # a name such as "a..b"
            raise CannotListenError(f"HEALTH_HOST: {error}") from error
        yield
    finally:
        await runner.cleanup()
