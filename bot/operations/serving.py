"""Running the bot on Discord, from the settings to the exit code."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager, nullcontext

import aiohttp
import discord

from bot.app import Bot
from bot.core.data import Data
from bot.core.language import Language
from bot.operations.exits import Exit, complain
from bot.operations.health import CannotListenError, Health
from bot.settings import Settings

log = logging.getLogger(__name__)


async def serve(settings: Settings, data: Data, languages: Mapping[str, Language]) -> Exit:
    """Runs the bot until it is stopped; what keeps it from running becomes one sentence."""
    logins = None
    if settings.redis_url:
        try:
            from bot.operations.cluster import SharedLogins  # noqa: PLC0415  an extra
        except ModuleNotFoundError:
            complain("REDIS_URL is set, and what it needs isn't installed (pip install '.[cluster]').")
            return Exit.CANNOT
        logins = SharedLogins(settings.redis_url)
    bot = Bot(settings, data, languages, logins)
    try:
        async with _health(bot), bot:
            await bot.start(settings.discord_token.get_secret_value())
    except CannotListenError as error:
        complain(str(error))
        return Exit.CANNOT
    except discord.LoginFailure:
        complain(
            "Discord doesn't accept DISCORD_TOKEN. Reset it on the application's Bot page and copy it anew."
        )
        return Exit.BAD_TOKEN
    except discord.PrivilegedIntentsRequired:
        complain(
            "The Message Content Intent is off. Turn it on on the application's Bot page, or set "
            "MESSAGE_CONTENT=false to do without text commands in servers."
        )
        return Exit.MISSING_INTENT
    except (aiohttp.ClientError, discord.HTTPException, discord.GatewayNotFound, OSError) as error:
        complain(f"Discord can't be reached: {error}")
        return Exit.NO_NETWORK
    except Exception as error:
        # discord.py gives up on what it doesn't expect, such as a frame that isn't JSON.
        log.exception("the connection to Discord broke")
        complain(f"The connection to Discord broke, and has to be started anew: {error}")
        return Exit.BROKEN
    return Exit.OK


def _health(bot: Bot) -> AbstractAsyncContextManager[None]:
    host, port = bot.settings.health_host, bot.settings.health_port
    if port is None:
        return nullcontext()
    try:
        from prometheus_client import CollectorRegistry  # noqa: PLC0415  an extra

        from bot.operations.metrics import Metrics  # noqa: PLC0415  it needs that extra
    except ModuleNotFoundError:
        return Health(bot).serve(host, port)
    return Health(bot, Metrics(bot, CollectorRegistry())).serve(host, port)
