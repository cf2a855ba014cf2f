"""The gateway of a Discord on loopback: sessions of shards, and their resumption."""

from __future__ import annotations

import json
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import discord
import zstandard
from aiohttp import WSCloseCode, WSMsgType, web

from tests.loopback_payloads import BOT, guild_create

NEEDED = discord.Intents(guilds=True, guild_messages=True, dm_messages=True, message_content=True)
PERMISSIONS = discord.Permissions(
    view_channel=True, send_messages=True, embed_links=True, attach_files=True, read_message_history=True
)
_IDENTIFY_PAUSE = 5.0
"""Seconds between two logins of shards that share a place in `max_concurrency`."""
_ENDS_A_SESSION = (WSCloseCode.OK, WSCloseCode.GOING_AWAY, 4007, 4009)
"""Close codes after which there is nothing to resume."""


@dataclass(frozen=True)
class Terms:
    """What a Discord on loopback is like.

    Args:
        token: the only one that it accepts.
        shards: how many connections it wants.
        max_concurrency: how many shards may log in within five seconds.
        guilds: servers that the bot is in, each with one channel.
        permissions: what the bot may do there.
        allowed: the intents that the bot may ask for; more is a violation.
        message_content: whether the Message Content Intent is on.
        heartbeat: seconds between two heartbeats.
        a_second: requests that it takes in any second; answers to interactions don't count.
        a_channel: new messages that it takes in a channel, within five seconds from the first of them.
    """

    token: str
    shards: int = 1
    max_concurrency: int = 1
    guilds: int = 1
    permissions: discord.Permissions = PERMISSIONS
    allowed: discord.Intents = NEEDED
    message_content: bool = True
    heartbeat: float = 40.0
    a_second: int = 50
    a_channel: int = 5


class Socket:
    """A shard's connection, compressed as the client asked for."""

    def __init__(self, request: web.Request) -> None:
        self.open = web.WebSocketResponse()
        self.session: Session | None = None
        self.closed_with: int | None = None
        """The code with which the server closed it."""
        self._request = request
        self.host = request.host
        self._compress = _compressor(request.query.get("compress"))

    async def start(self) -> None:
        await self.open.prepare(self._request)

    async def send(
        self, op: int, data: object = None, *, event: str | None = None, seq: int | None = None
    ) -> None:
        await self.send_text(json.dumps({"op": op, "d": data, "s": seq, "t": event}))

    async def send_text(self, text: str) -> None:
        """Sends a frame, whatever it says; into a connection that is gone it is lost, as on any network."""
        if self.open.closed:
            return
        if self._compress is None:
            await self.open.send_str(text)
        else:
            await self.open.send_bytes(self._compress(text.encode()))

    async def close(self, code: int) -> None:
        """Ends the connection in good order."""
        self.closed_with = code
        await self.open.close(code=code)

    async def drop(self) -> None:
        """Ends the connection as a broken line does: no close frame."""
        if self.session:
            self.session.socket = None
        if self._request.transport:
            self._request.transport.abort()


@dataclass
class Session:
    """What a shard has been told, so that it can be told again."""

    id: str
    shard: int
    events: list[tuple[str, object]] = field(default_factory=list[tuple[str, object]])
    socket: Socket | None = None


class Gateway:
    """Answers at `/gateway`; what the bot does wrong is added to `violations`."""

    def __init__(self, terms: Terms, guilds: Sequence[int], violations: list[str]) -> None:
        self.terms, self.violations = terms, violations
        self.guilds = {guild: guild_create(guild, terms.permissions) for guild in guilds}
        """What the bot is told of each server."""
        self.token = terms.token
        """The one that it accepts; it may be reset."""
        self.identifies: list[tuple[int, float]] = []
        """Each login: the shard and when, in seconds of `time.monotonic`."""
        self.resumes = 0
        self.closes: list[int | None] = []
        """The codes with which connections ended, whichever side ended them."""
        self.connections = 0
        """How often a connection was made, whatever became of it."""
        self.acks_heartbeats = True
        self.ends_connections_with: int | None = None
        """The code with which every new connection is closed at once."""
        self.close_identify_with: int | None = None
        self.ends_resumes_with: int | None = None
        """The code with which a connection is closed that wants to resume its session."""
        self.drops_identifies = 0
        """So many logins are taken, and their line breaks before the session is told."""
        self.when_identified: Callable[[], None] = lambda: None
        self._sessions: dict[str, Session] = {}
        self._intents: dict[int, discord.Intents] = {}

    def intents(self, shard: int) -> discord.Intents:
        """What a shard asked for."""
        return self._intents.get(shard, discord.Intents.none())

    def shard_of(self, guild: int | None) -> int:
        return (guild >> 22) % self.terms.shards if guild else 0

    def session(self, shard: int) -> Session | None:
        """The latest session of a shard."""
        return next((s for s in reversed(self._sessions.values()) if s.shard == shard), None)

    def connected(self) -> Iterator[int]:
        """The shards that can hear now."""
        for shard in range(self.terms.shards):
            session = self.session(shard)
            if session and session.socket and not session.socket.open.closed:
                yield shard

    async def dispatch(self, shard: int, event: str, data: object) -> None:
        """Tells a shard of an event; one that isn't connected is told when it resumes."""
        session = self.session(shard)
        if session is None:
            raise RuntimeError(f"shard {shard} has never logged in")
        session.events.append((event, data))
        if session.socket:
            await session.socket.send(0, data, event=event, seq=len(session.events))

    def forget(self, shard: int) -> None:
        """Ends a session for good, so that it can't be resumed."""
        self._sessions = {key: kept for key, kept in self._sessions.items() if kept.shard != shard}

    async def drop_all(self) -> None:
        """Breaks the lines of all shards."""
        for session in self._sessions.values():
            if session.socket:
                await session.socket.drop()

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        self.connections += 1
        socket = Socket(request)
        await socket.start()
        if self.ends_connections_with:
            await socket.close(self.ends_connections_with)
            return socket.open
        await socket.send(10, {"heartbeat_interval": int(self.terms.heartbeat * 1000)})
        async for frame in socket.open:
            if frame.type is WSMsgType.TEXT:
                message = frame.json()
                await self._hear(socket, message["op"], message.get("d"))
        code = socket.closed_with or socket.open.close_code
        self.closes.append(code)
        if socket.session and socket.session.socket is socket:
            socket.session.socket = None
            if code in _ENDS_A_SESSION:
                self._sessions.pop(socket.session.id, None)
        return socket.open

    async def _hear(self, socket: Socket, op: int, data: dict[str, Any]) -> None:
        match op:
            case 1 if self.acks_heartbeats:
                await socket.send(11)
            case 2 if self.close_identify_with:
                await socket.close(self.close_identify_with)
            case 2:
                await self._identify(socket, data)
            case 6 if self.ends_resumes_with:
                await socket.close(self.ends_resumes_with)
            case 6:
                await self._resume(socket, data)
            case _:
                pass

    async def _identify(self, socket: Socket, data: dict[str, Any]) -> None:
        shard, count = data.get("shard") or (0, 1)
        intents = discord.Intents.none()
        intents.value = int(data["intents"])
        if data["token"] != self.token:
            await socket.close(4004)
            return
        if intents.message_content and not self.terms.message_content:
            await socket.close(4014)
            return
        if count != self.terms.shards:
            self.violations.append(f"identifies as one of {count} shards, not of {self.terms.shards}")
        if intents.value & ~self.terms.allowed.value:
            self.violations.append(f"asks for more intents than it needs: {dict(intents)}")
        now, place = time.monotonic(), shard % self.terms.max_concurrency
        if any(
            other % self.terms.max_concurrency == place and now - at < _IDENTIFY_PAUSE
            for other, at in self.identifies
        ):
            self.violations.append(f"shard {shard} logs in too soon after another")
            await socket.send(9, data=False)
            return
        self.identifies.append((shard, now))
        if self.drops_identifies:
            self.drops_identifies -= 1
            await socket.drop()
            return
        self._intents[shard] = intents
        self.forget(shard)
        session = Session(f"{shard}-{len(self.identifies)}", shard, socket=socket)
        self._sessions[session.id] = socket.session = session
        guilds = [guild for guild in self.guilds.values() if self.shard_of(int(guild["id"])) == shard]
        ready = {
            "v": 10,
            "user": BOT,
            "guilds": [{"id": guild["id"], "unavailable": True} for guild in guilds],
            "session_id": session.id,
            "shard": [shard, count],
            "resume_gateway_url": f"ws://{socket.host}/gateway",
            "application": {"id": BOT["id"], "flags": 0},
        }
        await self.dispatch(shard, "READY", ready)
        for guild in guilds:
            await self.dispatch(shard, "GUILD_CREATE", guild)
        self.when_identified()

    async def _resume(self, socket: Socket, data: dict[str, Any]) -> None:
        if data["token"] != self.token:
            await socket.close(4004)
            return
        known: str | None = data["session_id"]
        if known is None:
            self.violations.append("resumes without a session")
        session = self._sessions.get(known or "")
        if session is None:
            await socket.send(9, data=False)
            return
        self.resumes += 1
        if session.socket:
            await session.socket.close(4000)
        session.socket, socket.session = None, session
        heard: int = data["seq"]
        # More may happen while it is being told what it missed; that comes in its turn.
        while heard < len(session.events):
            event, missed = session.events[heard]
            heard += 1
            await socket.send(0, missed, event=event, seq=heard)
        session.socket = socket
        await self.dispatch(session.shard, "RESUMED", {})


def _compressor(kind: str | None) -> Callable[[bytes], bytes] | None:
    match kind:
        case None:
            return None
        case "zlib-stream":
            deflate = zlib.compressobj()
            return lambda data: deflate.compress(data) + deflate.flush(zlib.Z_SYNC_FLUSH)
        case "zstd-stream":
            zstd = zstandard.ZstdCompressor().compressobj()
            return lambda data: zstd.compress(data) + zstd.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)
        case _:
            raise web.HTTPBadRequest
