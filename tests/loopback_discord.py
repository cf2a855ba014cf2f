"""A small Discord on loopback, real sockets and all: enough of REST and gateway to log in and be refused."""

import asyncio
import json
import threading
from collections.abc import Callable
from typing import Any, Self

from aiohttp import WSCloseCode, WSMsgType, web

_USER = {"id": "1", "username": "bot", "discriminator": "0", "avatar": None, "bot": True}


def _json(content: object, status: int = 200) -> web.Response:
    # As Discord does, without a charset, which discord.py would take for text.
    return web.Response(body=json.dumps(content).encode(), status=status, content_type="application/json")


class LoopbackDiscord:
    """Runs in a thread of its own while the `with` block lasts.

    Args:
        token: the only one that it accepts.
        close_identify_with: the code with which the gateway ends the connection on identify.
    """

    def __init__(self, token: str, close_identify_with: int | None = None) -> None:
        self.url = ""
        self.closed_by_bot = False
        self._token = token
        self._close_with = close_identify_with
        self._when_identified: Callable[[], None] = lambda: None
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)

    def when_identified(self, do: Callable[[], None]) -> None:
        """What to do once the bot is connected and ready."""
        self._when_identified = do

    def __enter__(self) -> Self:
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._start(), self._loop).result(10)
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._runner.cleanup(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _start(self) -> None:
        app = web.Application(middlewares=[self._authorized])
        app.add_routes(
            [
                web.get("/users/@me", self._me),
                web.get("/oauth2/applications/@me", self._application),
                web.get("/gateway/bot", self._gateway_bot),
                web.put("/applications/{id}/commands", self._commands),
                web.get("/gateway", self._gateway),
            ]
        )
        self._runner = web.AppRunner(app, shutdown_timeout=1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    @web.middleware
    async def _authorized(
        self, request: web.Request, handler: Callable[[web.Request], Any]
    ) -> web.StreamResponse:
        is_socket = request.path == "/gateway"
        if not is_socket and request.headers.get("Authorization") != f"Bot {self._token}":
            return _json({"message": "401: Unauthorized", "code": 0}, status=401)
        return await handler(request)

    async def _me(self, _: web.Request) -> web.Response:
        return _json(_USER)

    async def _application(self, _: web.Request) -> web.Response:
        return _json(
            {"id": "1", "name": "bot", "description": "", "flags": 0, "icon": None, "owner": _USER}
            | {"bot_public": True, "bot_require_code_grant": False, "verify_key": "", "rpc_origins": None}
        )

    async def _gateway_bot(self, _: web.Request) -> web.Response:
        limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
        url = self.url.replace("http", "ws") + "/gateway"
        return _json({"url": url, "shards": 1, "session_start_limit": limit})

    async def _commands(self, _: web.Request) -> web.Response:
        return _json([])

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 40_000}, "s": None, "t": None})
        async for frame in socket:
            if frame.type is not WSMsgType.TEXT:
                continue
            match frame.json()["op"]:
                case 1:
                    await socket.send_json({"op": 11, "d": None, "s": None, "t": None})
                case 2 if self._close_with:
                    await socket.close(code=self._close_with)
                case 2:
                    ready = {"v": 10, "user": _USER, "guilds": [], "session_id": "s", "shard": [0, 1]}
                    ready |= {"resume_gateway_url": str(request.url), "application": {"id": "1", "flags": 0}}
                    await socket.send_json({"op": 0, "t": "READY", "s": 1, "d": ready})
                    self._when_identified()
                case _:
                    pass
        self.closed_by_bot = socket.close_code == WSCloseCode.OK
        return socket
