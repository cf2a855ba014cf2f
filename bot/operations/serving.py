"""Running the bot on Discord, from the settings to the exit code."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext, suppress
from typing import Any

import aiohttp
import discord
from discord.http import Route

from bot.app import Bot
from bot.data.loading import Data
from bot.languages import Language
from bot.operations.exits import CannotListenError, Exit
from bot.operations.logins import Shard
from bot.operations.pacing import Pacing
from bot.operations.requests import cancel
from bot.output import say
from bot.services import Services
from bot.settings import Settings

log = logging.getLogger(__name__)

_GRACE = 4.0
"""Seconds that replies have to be finished in when the bot is stopped."""
_HANG_UP = 0.5
"""Seconds within which connections are closed after that, whether or not Discord agrees."""
_BAD_TOKEN = 4004
"""The code with which Discord closes a connection whose token it doesn't accept, or no longer."""

_REFUSED = "Discord doesn't accept DISCORD_TOKEN. Reset it on the application's Bot page and copy it anew."
_NO_INTENT = (
    "The Message Content Intent is off. Turn it on on the application's Bot page, or set "
    "MESSAGE_CONTENT=false to do without text commands in servers."
)
_CLOSED = (
    "Discord ended the connection for good, and the bot has to be started anew "
    "(code {code}, see Gateway Close Event Codes in Discord's documentation)."
)


async def serve(settings: Settings, data: Data, languages: Mapping[str, Language]) -> Exit:
    """Runs the bot until it is cancelled; what keeps it from running becomes one sentence."""
    logins = None
    if settings.redis_url:
        try:
            from bot.operations.cluster import SharedLogins  # noqa: PLC0415  an extra
        except ModuleNotFoundError:
            missing = "REDIS_URL is set, and what it needs isn't installed (pip install '.[cluster]')."
            return _ended(Exit.CANNOT, missing)
        logins = SharedLogins(settings.redis_url)
    services, bots = Services(settings, data, languages, logins), list[Bot]()
    try:
        async with _health(services, bots):
            bots += [Bot(services, shard) for shard in await _shards(settings, services.pacing)]
            await _run(bots, services)
    except CannotListenError as error:
        return _ended(Exit.CANNOT, str(error))
    except discord.LoginFailure:
        return _ended(Exit.BAD_TOKEN, _REFUSED)
    except discord.PrivilegedIntentsRequired:
        return _ended(Exit.MISSING_INTENT, _NO_INTENT)
    except discord.ConnectionClosed as error:
        if error.code == _BAD_TOKEN:
            return _ended(Exit.BAD_TOKEN, _REFUSED)
        return _ended(Exit.BROKEN, _CLOSED.format(code=error.code))
    except (aiohttp.ClientError, discord.HTTPException, OSError) as error:
        return _ended(Exit.NO_NETWORK, f"Discord can't be reached: {error}")
    except Exception as error:
        log.exception("something broke that only a new start mends")
        return _ended(Exit.BROKEN, f"Something broke, and the bot has to be started anew: {error}")
    return Exit.OK


def _ended(code: Exit, why: str) -> Exit:
    say(why, problem=True)
    return code


async def _shards(settings: Settings, pacing: Pacing) -> list[Shard]:
    """The shards of this process: those that are set, else as many as Discord recommends."""
    for _ in range(3):  # requests
        await pacing.turn()
    async with discord.Client(intents=discord.Intents(guilds=True)) as client:
        await client.login(settings.discord_token.get_secret_value())
        advice: dict[str, Any] = await client.http.request(Route("GET", "/gateway/bot"))
    count: int = settings.shard_count or advice["shards"]
    buckets: int = advice["session_start_limit"]["max_concurrency"]
    own = settings.shard_ids or range(count)
    return [Shard(shard, count, shard % buckets) for shard in own]


async def _run(bots: Sequence[Bot], services: Services) -> None:
    """Keeps all shards connected until one of them can't be, or until this is cancelled."""
    token = services.settings.discord_token.get_secret_value()
    tasks = [asyncio.create_task(bot.stay_connected(token)) for bot in bots]
    try:
        ended, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in ended:
            task.result()
    finally:
        await _stop(bots, tasks, services)


async def _stop(bots: Sequence[Bot], tasks: Sequence[asyncio.Task[None]], services: Services) -> None:
    """Stops listening, finishes the replies in flight as long as there is time, and hangs up."""
    await cancel(tasks)
    hanging_up = [asyncio.create_task(bot.ws.close(code=1000)) for bot in bots if bot.ws]
    await services.requests.finish(_GRACE)
    closing = asyncio.gather(*hanging_up, *(bot.close() for bot in bots), return_exceptions=True)
    with suppress(TimeoutError):
        await asyncio.wait_for(closing, _HANG_UP)


def _health(services: Services, bots: Sequence[Bot]) -> AbstractAsyncContextManager[None]:
    host, port = services.settings.health_host, services.settings.health_port
    if port is None:
        return nullcontext()
    from bot.operations.health import serve_health  # noqa: PLC0415  a web server takes 2 MiB of memory

    try:
        from bot.operations.metrics import Metrics  # noqa: PLC0415  an extra
    except ModuleNotFoundError:
        return serve_health(bots, host, port)
    return serve_health(bots, host, port, Metrics(bots, services.requests))
