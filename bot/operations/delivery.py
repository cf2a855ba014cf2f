"""Sends replies to Discord: what is retried, what is given up, and how nothing is said twice.

A reply to a message carries that message's id as its nonce, and for some minutes Discord shows only the first
of several messages with the same nonce. So a reply that is sent again after a broken connection appears once,
and neither an apology nor another process's reply to the same message appears beside it. An interaction takes
only one first answer, and a deferred answer is an edit, which can be repeated.
"""

from __future__ import annotations

import asyncio
import io
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from enum import Enum, auto
from typing import Any, TypeVar

import aiohttp
import discord

from bot.operations.pacing import Pacing
from bot.replies.reply import Reply

log = logging.getLogger(__name__)

TROUBLE = (discord.HTTPException, aiohttp.ClientError, OSError)
"""How a request to Discord may fail: it was refused, or the connection broke."""

_PAUSE = 1.0
"""Seconds before the first retry; twice as many before each further one."""
_TIMES_FOR_MESSAGES = 5
"""Retries of a message, over half a minute. A press can't wait so long."""
_TRIED_OFTEN = (500, 502, 504, 524)
"""Statuses that discord.py itself retries four times."""

_ANSWERED_ALREADY = 40060
_UNEDITABLE = 30046
"""An old message was edited too often."""
_CLOSED_THREADS = (50083, 160005)
"""Archived, locked."""
_FINAL_STATUS = (401, 403, 404, 429)
_FINAL_CODES = (50021, *_CLOSED_THREADS)
"""It is a system message, or the thread is closed."""
_FORM, _NO_MESSAGE, _NO_HISTORY = 50035, 10008, 160002

Result = TypeVar("Result")


class UndeliverableError(Exception):
    """Discord takes nothing there, not even an apology."""

    def __init__(self, error: Exception) -> None:
        super().__init__(str(error) or type(error).__name__)
        self.is_shut_out = isinstance(error, discord.Forbidden) or _code(error) in _CLOSED_THREADS
        """Whether the bot may not write there."""


# ---------------------------------------------------------------- messages


async def reply_to(message: discord.Message, reply: Reply, pacing: Pacing, *, refer: bool) -> None:
    """Answers a message, without a ping; `refer` links the two, which Discord may still refuse.

    Raises:
        UndeliverableError: where the bot may not write there, or the place is gone.
        discord.HTTPException: where Discord doesn't take this reply.
        aiohttp.ClientError, OSError: where there was no connection for half a minute.
    """
    afresh = _copies(reply)

    async def send(**reference: Any) -> None:  # noqa: ANN401  discord.py's own affair
        async with pacing.message(message.channel.id):
            await message.channel.send(**afresh().to_send(), **reference, nonce=message.id)

    try:
        if refer:
            reference = message.to_reference(fail_if_not_exists=False)
            try:
                await _again(lambda: send(reference=reference), _TIMES_FOR_MESSAGES)
            except discord.HTTPException as error:
                if not _refuses_reference(error):
                    raise
            else:
                return
        await _again(send, _TIMES_FOR_MESSAGES)
    except discord.HTTPException as error:
        if _is_final(error):
            raise UndeliverableError(error) from error
        raise


def _refuses_reference(error: discord.HTTPException) -> bool:
    said = error.text.lower()
    reasons = ("message_reference", "unknown message", "system message")
    return error.code in (_NO_MESSAGE, _NO_HISTORY) or (
        error.code == _FORM and any(reason in said for reason in reasons)
    )


# ---------------------------------------------------------------- interactions


class _Later(Enum):
    """What follows for an interaction that was deferred."""

    ANSWER = auto()
    """A message of its own, in whose place Discord shows that the bot is thinking."""
    EDIT = auto()
    """An edit of the message whose button was pressed."""


async def put_off(
    interaction: discord.Interaction[Any], *, edits: bool = False, private: bool = False
) -> None:
    """Defers the answer, as Discord waits only three seconds for a first one.

    It will be a message, which may be private, or an edit of the one whose button was pressed.

    Raises:
        UndeliverableError: where Discord waits no more.
    """
    response = interaction.response
    await _settle(_again(lambda: response.defer(thinking=not edits, ephemeral=private)))
    interaction.extras["later"] = _Later.EDIT if edits else _Later.ANSWER


async def answer(interaction: discord.Interaction[Any], reply: Reply) -> None:
    """Answers an interaction with a message.

    Raises:
        UndeliverableError: where Discord takes no answer.
        discord.HTTPException: where Discord doesn't take this one.
    """
    afresh, private = _copies(reply), reply.is_private
    match interaction.extras.get("later"):
        case _Later.ANSWER:
            await _settle(_again(lambda: interaction.edit_original_response(**afresh().to_edit())))
        case _Later.EDIT:  # only once, as nothing would keep Discord from showing it twice
            beside = interaction.followup.send(**afresh().to_send(), ephemeral=True, wait=True)
            await _settle(beside)
        case _:
            send = interaction.response.send_message
            await _settle(_again(lambda: send(**afresh().to_send(), ephemeral=private)))


async def edit(interaction: discord.Interaction[Any], reply: Reply) -> bool:
    """Puts a reply in the place of the message whose button was pressed.

    Returns:
        Whether Discord took it; if not, the interaction still wants an answer.

    Raises:
        UndeliverableError: where Discord takes no answer at all.
    """
    is_late = interaction.extras.get("later") is _Later.EDIT
    change: Callable[..., Awaitable[object]] = (
        interaction.edit_original_response if is_late else interaction.response.edit_message
    )
    afresh = _copies(reply)
    try:
        await _settle(_again(lambda: change(**afresh().to_edit())))
    except discord.HTTPException as error:
        log.info("a message could not be edited: %s", error)
        return False
    return True


async def remove(interaction: discord.Interaction[Any]) -> None:
    """Removes the message whose button was pressed.

    Raises:
        UndeliverableError: where Discord doesn't let the bot.
    """
    await put_off(interaction, edits=True)
    await _settle(interaction.delete_original_response())


async def tell(interaction: discord.Interaction[Any], text: str) -> None:
    """Says to the person alone why there is no answer, if Discord still takes that."""
    with suppress(UndeliverableError, *TROUBLE):
        await answer(interaction, Reply(content=text, is_private=True))


async def _settle(request: Awaitable[object]) -> None:
    """Awaits a request that answers an interaction, and tells final failures from others.

    Raises:
        UndeliverableError: where no further answer would be seen.
        discord.HTTPException: where Discord may take another one.
    """
    try:
        await request
    except TROUBLE as error:
        if _code(error) == _ANSWERED_ALREADY:
            return  # by an earlier try whose response got lost, or by another process
        # What was tried in vain for seconds is past the time within which Discord wants an answer.
        is_over = not isinstance(error, discord.HTTPException) or isinstance(
            error, discord.DiscordServerError
        )
        if is_over or _is_final(error):
            raise UndeliverableError(error) from error
        raise


# ---------------------------------------------------------------- both


async def _again(attempt: Callable[[], Awaitable[Result]], times: int = 1) -> Result:
    """Makes a request, and retries it up to that many times while Discord or the connection fails."""
    for time in range(times):
        try:
            return await attempt()
        except discord.DiscordServerError as error:
            if error.status in _TRIED_OFTEN:
                raise
        except (aiohttp.ClientError, OSError):
            pass
        await asyncio.sleep(_PAUSE * 2**time)
    return await attempt()


def _copies(reply: Reply) -> Callable[[], Reply]:
    """Makes a fresh copy of the reply for each try, as sending a file reads it to its end."""
    file = reply.file
    if file is None:
        return lambda: reply
    content = file.fp.read()
    return lambda: replace(
        reply,
        file=discord.File(io.BytesIO(content), file.filename, description=file.description),
    )


def _code(error: Exception) -> int:
    return error.code if isinstance(error, discord.HTTPException) else 0


def _is_final(error: Exception) -> bool:
    if not isinstance(error, discord.HTTPException) or error.code == _UNEDITABLE:
        return False
    return error.status in _FINAL_STATUS or error.code in _FINAL_CODES
