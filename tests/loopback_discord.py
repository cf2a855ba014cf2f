"""A small, strict Discord on loopback, real sockets and all: gateway, REST, limits, and faults on demand."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Self, TypeVar

import discord
from aiohttp import web

from tests import loopback_payloads as payloads
from tests.loopback_gateway import Gateway, Socket, Terms
from tests.loopback_payloads import BOT
from tests.loopback_rest import Rest, Sent, Trouble

Result = TypeVar("Result")
_TROUBLE = {"message": "trouble", "code": 0}
Alter = Callable[[dict[str, Any]], object]
"""Changes an event before the bot is told of it."""


class LoopbackDiscord:
    """Runs in a thread of its own during its `with` block, and fails at its end if the bot broke a rule.

    Its methods may be called from any thread but its own.
    """

    def __init__(self, terms: Terms) -> None:
        self.url = ""
        self.violations: list[str] = []
        """What the bot did that Discord forbids, or that this bot should never do."""
        self.guilds = [(number + 1) << 22 for number in range(terms.guilds)]
        """Ids of the servers, whose shards take requests."""
        self.gateway = Gateway(terms, self.guilds, self.violations)
        self.rest = Rest(self.gateway, self._snowflake)
        self._last_id = 0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)

    def __enter__(self) -> Self:
        self._thread.start()
        self._call(self._start())
        return self

    def __exit__(self, error: object, *_: object) -> None:
        self._call(self._runner.cleanup())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()
        if self.violations and error is None:
            raise AssertionError(f"the bot broke rules of Discord: {self.violations}")

    def _call(self, work: Coroutine[Any, Any, Result], timeout: float = 10) -> Result:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout)

    async def _start(self) -> None:
        app = web.Application(middlewares=[self.rest.middleware])
        app.add_routes([*self.rest.routes(), web.get("/gateway", self.gateway.handle)])
        self._runner = web.AppRunner(app, shutdown_timeout=1, access_log=None)
        await self._runner.setup()
        self._site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await self._site.start()
        self._port: int = self._runner.addresses[0][1]
        self.url = f"http://127.0.0.1:{self._port}"

    def _snowflake(self) -> int:
        self._last_id = max(self._last_id + 1, discord.utils.time_snowflake(discord.utils.utcnow()))
        return self._last_id

    # ------------------------------------------------------------ what people do

    def wait_until(self, holds: Callable[[], bool], timeout: float = 30) -> None:
        """Waits until something holds.

        Raises:
            TimeoutError: where it doesn't within so many seconds.
        """

        async def wait() -> None:
            async with asyncio.timeout(timeout):
                while not holds():  # noqa: ASYNC110  what it looks at tells nobody
                    await asyncio.sleep(0.01)

        self._call(wait(), timeout + 1)

    def wait_connected(self, timeout: float = 30) -> None:
        """Waits until all shards are connected and know their servers."""
        self.wait_until(lambda: len(list(self.gateway.connected())) == self.gateway.terms.shards, timeout)

    def say(
        self,
        text: str,
        *,
        guild: int | None = None,
        author: int | None = None,
        alter: Alter = lambda _: None,
    ) -> Sent:
        """Sends a message and returns at once.

        Args:
            text: what it says; the bot sees it only where its intents and Discord's rules let it.
            guild: id of the server; a direct message where None.
            author: id of the person; a new one where None.
            alter: what is odd about it.
        """
        return self._call(self._say(text, guild, author, alter))

    async def _say(self, text: str, guild: int | None, author: int | None, alter: Alter) -> Sent:
        shard, number = self.gateway.shard_of(guild), self._snowflake()
        someone = payloads.person(author or number)
        channel = payloads.channel_of(guild or int(someone["id"]))
        mentions = [BOT] if f"<@{BOT['id']}>" in text else []
        visible = guild is None or mentions or self.gateway.intents(shard).message_content
        said = {"content": text if visible else "", "mentions": mentions}
        event = payloads.message(number, channel, someone, said, guild)
        alter(event)
        return await self._tell(number, channel, shard, "MESSAGE_CREATE", event)

    def use(
        self,
        command: str,
        options: dict[str, str] | None = None,
        *,
        guild: int,
        typing: str = "",
        alter: Alter = lambda _: None,
    ) -> Sent:
        """Uses a slash command and returns at once.

        Args:
            command: its name.
            options: what is filled in, by the option's name.
            guild: id of the server.
            typing: the option that is being typed, where suggestions are asked for.
            alter: what is odd about it.
        """
        filled = [
            {"name": name, "type": 3, "value": value} | ({"focused": True} if name == typing else {})
            for name, value in (options or {}).items()
        ]
        data = {"id": "77", "name": command, "type": 1, "options": filled}
        return self._call(self._interact(4 if typing else 2, guild, None, {"data": data}, alter))

    def press(
        self,
        custom_id: str,
        reply: dict[str, Any],
        *,
        guild: int,
        author: int | None = None,
        alter: Alter = lambda _: None,
    ) -> Sent:
        """Presses a button of a reply of the bot and returns at once."""
        shown = payloads.message(1, payloads.channel_of(guild), BOT, reply)
        used = {"data": {"custom_id": custom_id, "component_type": 2}, "message": shown}
        return self._call(self._interact(3, guild, author, used, alter))

    async def _interact(
        self, kind: int, guild: int, author: int | None, used: dict[str, Any], alter: Alter
    ) -> Sent:
        number = self._snowflake()
        event = payloads.interaction(
            number, kind, guild, payloads.person(author or number), self.gateway.terms.permissions
        )
        channel, shard = payloads.channel_of(guild), self.gateway.shard_of(guild)
        event |= used
        alter(event)
        return await self._tell(number, channel, shard, "INTERACTION_CREATE", event)

    async def _tell(self, asked: int, channel: int, shard: int, event: str, data: dict[str, Any]) -> Sent:
        sent = self.rest.asked[asked] = Sent(channel, time.perf_counter())
        self._last = shard, event, data
        await self.gateway.dispatch(shard, event, data)
        return sent

    def tell(self, event: str, data: dict[str, Any], *, guild: int) -> None:
        """Tells the bot of any event in a server."""
        self._call(self.gateway.dispatch(self.gateway.shard_of(guild), event, data))

    def tell_again(self) -> None:
        """Tells the bot once more of what was said last, as a second process would be told of it."""
        self._call(self.gateway.dispatch(*self._last))

    def wait_answered(self, *asked: Sent, timeout: float = 10) -> None:
        """Waits until each of these has an answer.

        Raises:
            TimeoutError: where one of them has none after so many seconds.
        """

        async def wait() -> None:
            async with asyncio.timeout(timeout):
                for sent in asked:
                    await sent.answered.wait()

        self._call(wait(), timeout + 1)

    # ------------------------------------------------------------ what goes wrong

    def when_identified(self, do: Callable[[], None]) -> None:
        """What to do, in the server's own thread, once a shard has logged in; it must not wait."""
        self.gateway.when_identified = do

    def drop(self, shard: int = 0) -> None:
        """Breaks the line: the connection ends without a word."""
        self._call(self._fail(shard, Socket.drop))

    def go_away(self) -> None:
        """All lines break, and new ones are refused, until `come_back`."""
        self._call(self._go_away())

    async def _go_away(self) -> None:
        await self._site.stop()
        await self.gateway.drop_all()
        for connection in self._runner.server.connections if self._runner.server else ():
            if connection.transport:
                connection.transport.abort()

    def come_back(self) -> None:
        """Ends an outage."""
        self._site = web.TCPSite(self._runner, "127.0.0.1", self._port, reuse_address=True)
        self._call(self._site.start())

    def send_op(self, op: int, data: object = None, *, shard: int = 0) -> None:
        """Sends an op: 7 asks to reconnect, 9 ends the session (False: for good)."""
        self._call(self._fail(shard, lambda socket: socket.send(op, data)))
        if op == 9 and not data:
            self.gateway.forget(shard)

    def dispatch(self, event: str, content: object, *, shard: int = 0) -> None:
        """Tells a shard of any event."""
        self._call(self.gateway.dispatch(shard, event, content))

    def send_raw(self, text: str, *, shard: int = 0) -> None:
        """Sends a frame with any text in it."""
        self._call(self._fail(shard, lambda socket: socket.send_text(text)))

    def close(self, code: int, *, shard: int = 0) -> None:
        """Ends a connection with a close code."""
        self._call(self._fail(shard, lambda socket: socket.close(code)))

    async def _fail(self, shard: int, how: Callable[[Socket], Awaitable[object]]) -> None:
        session = self.gateway.session(shard)
        if session is None or session.socket is None:
            raise RuntimeError(f"shard {shard} isn't connected")
        await how(session.socket)

    def go_wrong(
        self,
        where: str,
        status: int | None = None,
        *,
        times: int = 1,
        delay: float = 0,
        body: dict[str, Any] | None = None,
    ) -> None:
        """Lets the next requests fail, or wait.

        Args:
            where: what their method and path contain, such as "POST /channels/".
            status: what is answered; the usual answer where None.
            times: how many requests.
            delay: seconds to wait before the answer.
            body: what the answer says.
        """
        self.rest.troubles.append(Trouble(where, times, status, body or _TROUBLE, delay))

    def lose_request(self, where: str, *, times: int = 1) -> None:
        """Breaks the line before the next requests arrive."""
        self.rest.troubles.append(Trouble(where, times, breaks=True))

    def lose_answer(self, where: str, status: int | None = None) -> None:
        """Does what the next request asks for, and loses the answer.

        Args:
            where: what its method and path contain.
            status: what is answered instead; where None, the line breaks.
        """
        self.rest.troubles.append(Trouble(where, 1, status, _TROUBLE, breaks=not status, after=True))
