"""The REST side of a Discord on loopback: what it takes, refuses, and does wrong."""

from __future__ import annotations

import asyncio
import time
from collections import Counter, deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from math import ceil
from typing import Any

from aiohttp import web

from tests.loopback_gateway import Gateway
from tests.loopback_payloads import BOT, channel_of, message as message_payload, person
from tests.loopback_rules import (
    Refusal,
    as_json,
    read,
    refusal,
    too_many,
    wrong_in_choices,
    wrong_in_message,
)

_CHANNEL_SECONDS = 5.0
_FIRST_ANSWER = 3.0
"""Seconds within which an interaction wants its first answer."""


@dataclass
class Sent:
    """What the bot has said to a message or an interaction.

    Args:
        at: when it was told of it, in seconds of `time.perf_counter`.
        replies: messages, suggestions and edits, each as its JSON, in the order in which they came.
        seconds: from being told until each of the replies.
    """

    channel: int
    at: float
    replies: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    seconds: list[float] = field(default_factory=list[float])
    uploads: list[int] = field(default_factory=list[int])
    """Bytes of the files that came with the replies."""
    answered: asyncio.Event = field(default_factory=asyncio.Event)
    acknowledged: bool = False
    """Whether an interaction has had its first answer."""
    is_blank: bool = False
    """Whether that was no more than that a message will come."""
    is_known: bool = False
    """Whether the bot could know that."""

    def add(self, reply: dict[str, Any], files: Mapping[str, int]) -> None:
        self.replies.append(reply)
        self.uploads += files.values()
        self.seconds.append(time.perf_counter() - self.at)
        self.answered.set()


@dataclass
class Trouble:
    """Something that goes wrong with the next requests whose method and path contain some text."""

    where: str
    times: int
    status: int | None = None
    """What is answered, with `body`."""
    body: dict[str, Any] = field(default_factory=dict[str, Any])
    delay: float = 0
    """Seconds before it."""
    breaks: bool = False
    """Whether the line breaks instead of an answer."""
    after: bool = False
    """Whether what was asked for is done, and only the answer goes wrong."""

    @property
    def is_fault(self) -> bool:
        """Whether more goes wrong than that it takes its time."""
        return self.breaks or self.status is not None


class Rest:
    """Answers everything but `/gateway`, for the bot that is connected there.

    Args:
        gateway: whose terms hold here too.
        snowflake: makes ids.
    """

    def __init__(self, gateway: Gateway, snowflake: Callable[[], int]) -> None:
        self.requests: Counter[str] = Counter()
        """How often what was asked for, as "POST /channels/{channel}/messages"."""
        self.refused: Counter[int] = Counter()
        """How often which status was answered, from 400 on."""
        self.asked: dict[int, Sent] = {}
        """By the id of the message or the interaction."""
        self.unasked: list[dict[str, Any]] = []
        """Messages that answer nothing where they are."""
        self.troubles: list[Trouble] = []
        self._gateway, self._terms, self._snowflake = gateway, gateway.terms, snowflake
        self._second: deque[float] = deque()
        self._channels: dict[str, tuple[float, int]] = {}
        self._nonces: dict[str, dict[str, Any]] = {}

    def routes(self) -> list[web.RouteDef]:
        hook = "/webhooks/{application}/{token}"
        return [
            web.get("/users/@me", self._me),
            web.post("/users/@me/channels", self._direct),
            web.get("/oauth2/applications/@me", self._application),
            web.get("/gateway/bot", self._gateway_bot),
            web.put("/applications/{id}/commands", self._nothing),
            web.post("/channels/{channel}/messages", self._message),
            web.get("/channels/{channel}/messages/{message}", self._unknown),
            web.post("/channels/{channel}/typing", self._done),
            web.post("/interactions/{id}/{token}/callback", self._callback),
            web.post(hook, self._follow_up),
            web.patch(hook + "/messages/@original", self._follow_up),
            web.delete(hook + "/messages/@original", self._done),
        ]

    @web.middleware
    async def middleware(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        if request.path == "/gateway":
            return await handler(request)
        resource = request.match_info.route.resource
        self.requests[f"{request.method} {resource.canonical if resource else request.path}"] += 1
        trouble = self._trouble_with(request)
        if trouble:
            await asyncio.sleep(trouble.delay)
        request["is_lost"] = trouble is not None and trouble.is_fault
        response = self._over_limit(request)
        if response is None and (trouble is None or trouble.after or not trouble.is_fault):
            try:
                response = await handler(request)
            except Refusal as refusal:
                response = refusal.response
        if trouble and trouble.breaks and request.transport:
            request.transport.abort()
        if trouble and trouble.status:
            response = as_json(trouble.body, trouble.status, {"Via": "1.1 loopback"})
        response = response or web.Response()
        if response.status >= web.HTTPBadRequest.status_code:
            self.refused[response.status] += 1
        return response

    def _trouble_with(self, request: web.Request) -> Trouble | None:
        for trouble in self.troubles:
            if trouble.times and trouble.where in f"{request.method} {request.path}":
                trouble.times -= 1
                return trouble
        return None

    def _over_limit(self, request: web.Request) -> web.Response | None:
        if request.path.startswith(("/interactions/", "/webhooks/")):
            return None
        if request.headers.get("Authorization") != f"Bot {self._terms.token}":
            return as_json({"message": "401: Unauthorized", "code": 0}, 401)
        now = time.monotonic()
        while self._second and now - self._second[0] >= 1:
            self._second.popleft()
        if len(self._second) >= self._terms.a_second:
            return too_many(1 - (now - self._second[0]), everywhere=True)
        self._second.append(now)
        return None

    def _channel_limit(self, channel: str) -> dict[str, str]:
        """The headers that say how many more messages a channel takes.

        Raises:
            Refusal: where it takes none now.
        """
        now, most = time.monotonic(), self._terms.a_channel
        since, count = self._channels.get(channel, (now, 0))
        if now - since >= _CHANNEL_SECONDS:
            since, count = now, 0
        self._channels[channel] = since, min(count + 1, most)
        left = ceil((since + _CHANNEL_SECONDS - now) * 1000) / 1000
        headers = {
            "X-RateLimit-Bucket": "messages",
            "X-RateLimit-Limit": str(most),
            "X-RateLimit-Remaining": str(max(most - count - 1, 0)),
            "X-RateLimit-Reset": f"{time.time() + left:.3f}",
            "X-RateLimit-Reset-After": f"{left:.3f}",
        }
        if count >= most:
            raise Refusal(too_many(left, everywhere=False, headers=headers))
        return headers

    # ------------------------------------------------------------ what is asked for

    async def _me(self, _: web.Request) -> web.Response:
        return as_json(BOT)

    async def _direct(self, request: web.Request) -> web.Response:
        recipient = int((await request.json())["recipient_id"])
        channel = {"id": str(channel_of(recipient)), "type": 1, "recipients": [person(recipient)]}
        return as_json(channel)

    async def _application(self, _: web.Request) -> web.Response:
        return as_json(
            {"id": BOT["id"], "name": "bot", "description": "", "flags": 0, "icon": None, "owner": BOT}
            | {"bot_public": True, "bot_require_code_grant": False, "verify_key": "", "rpc_origins": None}
        )

    async def _gateway_bot(self, request: web.Request) -> web.Response:
        total, used = 1000, len(self._gateway.identifies)
        limit = {"total": total, "remaining": total - used, "reset_after": 86_400_000}
        limit["max_concurrency"] = self._terms.max_concurrency
        url = f"ws://{request.host}/gateway"
        return as_json({"url": url, "shards": self._terms.shards, "session_start_limit": limit})

    async def _nothing(self, _: web.Request) -> web.Response:
        return as_json([])

    async def _done(self, _: web.Request) -> web.Response:
        return web.Response(status=204)

    async def _unknown(self, _: web.Request) -> web.Response:
        raise refusal(404, 10008, "Unknown Message")

    async def _message(self, request: web.Request) -> web.Response:
        channel = request.match_info["channel"]
        headers = self._channel_limit(channel)
        message, files = await self._read_message(request)
        nonce: str = message.get("nonce", "")
        if message.get("enforce_nonce") and nonce in self._nonces:
            return as_json(self._nonces[nonce], headers=headers)
        reference = message.get("message_reference", {}).get("message_id")
        sent = self.asked.get(int(reference)) if reference else self._oldest_unanswered(int(channel))
        if sent:
            sent.add(message, files)
        else:
            self.unasked.append(message)
        shown = self._nonces[nonce] = self._echo(message, int(channel))
        return as_json(shown, headers=headers)

    def _oldest_unanswered(self, channel: int) -> Sent | None:
        return next((s for s in self.asked.values() if s.channel == channel and not s.replies), None)

    async def _callback(self, request: web.Request) -> web.Response:
        interaction = request.match_info["id"]
        sent = self._interaction(interaction)
        if sent.acknowledged:
            if sent.is_known:
                self._gateway.violations.append("answers an interaction twice")
            raise refusal(400, 40060, "Interaction has already been acknowledged.")
        if time.perf_counter() - sent.at > _FIRST_ANSWER:
            raise refusal(404, 10062, "Unknown interaction")
        answer, files = await read(request)
        sent.acknowledged, sent.is_known = True, not request["is_lost"]
        sent.is_blank = answer["type"] == 5
        data: dict[str, Any] = answer.get("data") or {}
        match answer["type"]:
            case 4 | 7:
                self._refuse(wrong_in_message(data, files))
                sent.add(data, files)
            case 8:
                self._refuse(wrong_in_choices(data["choices"]))
                sent.add(data, files)
            case _:
                pass  # put off: a follow-up comes
        message = self._echo(data, sent.channel)
        return as_json(
            {
                "interaction": {"id": interaction, "type": 2, "response_message_id": message["id"]},
                "resource": {"type": answer["type"], "message": message},
            }
        )

    async def _follow_up(self, request: web.Request) -> web.Response:
        sent = self._interaction(request.match_info["token"])
        message, files = await self._read_message(
            request, edits=not sent.is_blank and request.method == "PATCH"
        )
        sent.is_blank = False
        sent.add(message, files)
        return as_json(self._echo(message, sent.channel))

    def _interaction(self, interaction: str) -> Sent:
        sent = self.asked.get(int(interaction))  # a token is the id, here
        if sent is None:
            raise refusal(404, 10062, "Unknown interaction")
        return sent

    # ------------------------------------------------------------ what is refused

    async def _read_message(
        self, request: web.Request, *, edits: bool = False
    ) -> tuple[dict[str, Any], dict[str, int]]:
        message, files = await read(request)
        self._refuse(wrong_in_message(message, files, edits=edits))
        return message, files

    def _refuse(self, wrong: str | None) -> None:
        if wrong:
            self._gateway.violations.append(wrong)
            raise refusal(400, 50035, f"Invalid Form Body: {wrong}")

    def _echo(self, said: dict[str, Any], channel: int) -> dict[str, Any]:
        """The message as Discord gives it back."""
        return message_payload(self._snowflake(), channel, BOT, said)
