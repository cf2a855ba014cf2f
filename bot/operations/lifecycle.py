"""How one shard of the bot connects, and keeps its session when the connection breaks."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractContextManager
from functools import partial
from math import inf
from random import uniform
from time import perf_counter
from traceback import extract_tb
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
from discord.ext import commands
from discord.gateway import DiscordWebSocket, KeepAliveHandler, ReconnectWebSocket

from bot.languages import Language
from bot.operations.connection import Connection
from bot.operations.logins import Logins, Shard
from bot.operations.requests import MessageContext, Request, Requests, cancel

if TYPE_CHECKING:
    from bot.app import Bot

log = logging.getLogger(__name__)

_START_OVER = 20.0
"""Seconds without a connection after which discord.py is started over: by itself it waits longer after each
try, up to 17 minutes."""
_KEPT = 120.0
"""Seconds after which a session is given up if Discord can be reached and doesn't resume it."""
_TURN = 2.0
"""Seconds after which a turn at logging in is stale, as others may have had theirs since."""
_PAUSE = 1.0
"""Seconds before a further try."""
_HASTY = 2
"""Immediate retries after which discord.py is stopped for a while."""
_SETTLE = (1.0, 5.0)
"""When a session is over, Discord asks for a pause of random length between these seconds."""


_UNHEARD = ("socket_event_type", "socket_raw_send", "app_command_completion")
"""Frequent events that have no listener."""


class SessionOverError(Exception):
    """There is nothing to resume, and it isn't this shard's turn to log in."""


class ShardBot(commands.Bot):
    """One shard of a bot.

    A bot of several shards is several of these in one process: `AutoShardedBot` gives its session up where a
    connection is refused, `Bot` keeps it.
    """

    def __init__(
        self,
        prefix: str | Sequence[str],
        shard: Shard,
        logins: Logins,
        requests: Requests,
        **options: Any,  # noqa: ANN401  discord.py's own affair
    ) -> None:
        super().__init__(
            prefix,
            shard_id=shard.id,
            shard_count=shard.count,
            enable_debug_events=True,  # nothing else tells of heartbeats
            **options,
        )
        self.shard, self.logins, self.requests = shard, logins, requests
        self.connection = Connection()
        self._overdue = asyncio.Event()
        self._alarm: asyncio.TimerHandle | None = None
        self._turn: float | None = None
        self._reached: float | None = None
        self._broke, self._hasty = -inf, 0
        self._closings: set[asyncio.Task[None]] = set()
        self._hears: dict[str, Callable[[], None]] = {
            "connect": self._connects,
            "resumed": self._resumed,
            "ready": self.connection.gets_ready,
            "disconnect": self._breaks,
        }

    async def get_context(
        self, origin: discord.Message | discord.Interaction, /, *, cls: type[Any] = MessageContext
    ) -> MessageContext:
        """The context of a message."""
        return await super().get_context(origin, cls=cls)

    def request(
        self, origin: MessageContext | discord.Interaction[Bot], language: Language
    ) -> AbstractContextManager[Request]:
        """Wraps the answer to a command, question or press, which is logged and counted at the end."""
        if isinstance(origin, MessageContext):
            command, arrived = origin.called or "question", origin.arrived
        else:
            is_press = origin.type is discord.InteractionType.component
            unnamed = "button" if is_press else "unknown command"
            command = origin.command.qualified_name if origin.command else unnamed
            arrived: float = origin.extras.get("arrived") or perf_counter()
        return self.requests.take(Request(command, language.code, self.shard.id), arrived)

    # ------------------------------------------------------------ being connected

    async def stay_connected(self, token: str) -> None:
        """Logs in, connects, and connects anew until it is cancelled or the bot is closed.

        Raises:
            discord.LoginFailure: where Discord doesn't accept the token.
            discord.PrivilegedIntentsRequired: where it doesn't grant an intent.
            discord.ConnectionClosed: where it says that no further try will do.
        """
        try:
            while not self.is_closed():
                if not self._has_session:
                    await self.logins.wait(self.shard.bucket)
                    self._turn = asyncio.get_running_loop().time()
                if self.application or await self._is_let_in(token):
                    await self._connect_once()
        finally:
            self.connection.ends()
            self._tidy_up()

    async def _is_let_in(self, token: str) -> bool:
        try:
            await self.login(token)
        except (aiohttp.ClientError, discord.HTTPException, OSError) as error:
            log.warning("shard %s can't log in yet: %s", self.shard.id, _described(error))
            await asyncio.sleep(_PAUSE)
            return False
        return True

    async def _connect_once(self) -> None:
        try:
            await self._connect()
        except (discord.PrivilegedIntentsRequired, discord.ConnectionClosed):
            raise
        except SessionOverError:
            self.connection.logs_in()
            self._ws = None
            await asyncio.sleep(uniform(*_SETTLE))  # noqa: S311  no secret
        except TimeoutError:
            log.info("shard %s isn't back yet", self.shard.id)
            await asyncio.sleep(_PAUSE)
        except Exception as error:  # noqa: BLE001  whatever it is, without a connection nobody is answered
            # Where it has no session, discord.py trips over that (an AttributeError) after the first try.
            log.warning("shard %s is connected anew: %s", self.shard.id, _described(error))
            await asyncio.sleep(_PAUSE)

    async def _connect(self) -> None:
        """Connects, and resumes the session whenever that is done in time.

        Raises:
            TimeoutError: where it isn't, or where discord.py tries without a pause.
            SessionOverError: where there is nothing to resume.
        """
        # In tasks of their own: `asyncio.timeout` cancels once, which discord.py may swallow.
        connecting = asyncio.create_task(self.connect())
        overdue = asyncio.create_task(self._overdue.wait())
        self._allow(_START_OVER)
        try:
            await asyncio.wait([connecting, overdue], return_when=asyncio.FIRST_COMPLETED)
            if not connecting.done():
                raise TimeoutError
            connecting.result()
        finally:
            self._allow(None)
            await cancel([connecting, overdue])

    async def close(self) -> None:
        """Closes the connection for good, however long that takes."""
        self._allow(None)
        await super().close()

    @property
    def _has_session(self) -> bool:
        return self.ws is not None and self.ws.session_id is not None

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:  # noqa: ARG002
        """Lets a shard log in only where there is no session to resume, and only in its turn.

        Raises:
            ReconnectWebSocket: has discord.py resume the session that there is.
            SessionOverError: where the turn has to be waited for.
        """
        now = self.loop.time()
        self._reached = self._reached or now
        if self._has_session and now - self._reached < _KEPT:
            raise ReconnectWebSocket(shard_id)
        if self._turn is None:
            raise SessionOverError
        if now - self._turn > _TURN:
            await self.logins.wait(self.shard.bucket)
        self._turn = None
        self.connection.logs_in()
        self._allow(None)  # a login takes as long as it takes: another would be another of the 1,000 a day

    # ------------------------------------------------------------ what discord.py tells

    def dispatch(self, event_name: str, /, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  discord.py's own
        """Dispatches an event; what it says of the connection is noted before any listener runs."""
        if event_name == "socket_raw_receive":
            self.connection.hears(*args)
            return
        if event_name in _UNHEARD:
            return
        if hear := self._hears.get(event_name):
            hear()
        super().dispatch(event_name, *args, **kwargs)

    def _connects(self) -> None:
        self.connection.connects()
        self._reached, self._hasty = None, 0
        self._allow(None)

    def _resumed(self) -> None:
        self._connects()
        self.connection.gets_ready()

    def _breaks(self) -> None:
        self.connection.breaks()
        self._tidy_up()
        now = self.loop.time()
        self._hasty = self._hasty + 1 if now - self._broke < _PAUSE / 2 else 0
        self._broke = now
        if self._hasty >= _HASTY:  # Discord takes connections and says nothing: tried again at once, for ever
            self._allow(0)
        elif self._alarm is None:
            self._allow(_START_OVER)

    def _allow(self, seconds: float | None) -> None:
        """Lets discord.py try to connect for some seconds, or for as long as it likes where None."""
        if self._alarm:
            self._alarm.cancel()
        self._overdue.clear()
        self._alarm = None if seconds is None else self.loop.call_later(seconds, self._overdue.set)

    def _tidy_up(self) -> None:
        """Closes connections and their heartbeat threads that discord.py leaves after a failed login."""
        for thread in threading.enumerate():
            if not isinstance(thread, KeepAliveHandler) or thread.shard_id != self.shard.id:
                continue
            if thread.ws is not self.ws and thread.ws.loop is self.loop:
                thread.stop()
                closing = self.loop.create_task(thread.ws.close())
                self._closings.add(closing)
                closing.add_done_callback(self._closings.discard)

    @property  # discord.py sets it, and reads events through it
    def ws(self) -> DiscordWebSocket | None:  # pyright: ignore[reportIncompatibleVariableOverride]
        """The connection; there is none before the first, and after the end of a session."""
        return self._ws

    @ws.setter
    def ws(self, ws: DiscordWebSocket | None) -> None:  # pyright: ignore[reportIncompatibleVariableOverride]
        self._ws = ws
        if isinstance(ws, DiscordWebSocket):
            ws.poll_event = partial(self._poll, ws, ws.poll_event)

    async def _poll(self, ws: DiscordWebSocket, poll: Callable[[], Awaitable[None]]) -> None:
        """Reads the next event; one that discord.py can't digest would end the connection, and is left out.

        Raises:
            SessionOverError: where discord.py would resume what can't be resumed, or log in out of turn.
        """
        try:
            await poll()
        except ReconnectWebSocket as error:
            if not error.resume or ws.session_id is None:
                raise SessionOverError from None
            if self.connection.is_lost:  # resumed in vain; discord.py would try again at once, and for ever
                await asyncio.sleep(_PAUSE)
            raise
        except (aiohttp.ClientError, OSError):
            if ws.session_id is None:
                raise SessionOverError from None
            raise
        except discord.ConnectionClosed:
            raise
        except Exception as error:
            log.warning("an event was left out, as it can't be read: %s", _described(error))
            if not ws.open:
                raise


def _described(error: BaseException) -> str:
    """What went wrong and where, without the words of the error, which may be somebody's."""
    frames = extract_tb(error.__traceback__)
    where = f" in {frames[-1].name}" if frames else ""
    return f"{type(error).__name__}{where}"
