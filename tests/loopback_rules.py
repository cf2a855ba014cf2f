"""What a Discord on loopback reads in a request, and what it refuses."""

from __future__ import annotations

import json
from collections.abc import Collection
from math import ceil
from typing import Any

from aiohttp import web
from simcord.components import ComponentValidationError, validate_message_state

_ALT_TEXT = 1024
_CHOICES, _CHOICE = 25, 100


def as_json(content: object, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    # As Discord does, without a charset, which discord.py would take for text.
    body = json.dumps(content).encode()
    return web.Response(body=body, status=status, headers=headers, content_type="application/json")


class Refusal(Exception):  # noqa: N818  what Discord does, not an error here
    """A request isn't taken."""

    def __init__(self, response: web.Response) -> None:
        super().__init__()
        self.response = response


def refusal(status: int, code: int, message: str) -> Refusal:
    return Refusal(as_json({"message": message, "code": code}, status))


def too_many(after: float, *, everywhere: bool, headers: dict[str, str] | None = None) -> web.Response:
    body = {"message": "You are being rate limited.", "retry_after": round(after, 3), "global": everywhere}
    known = {"Via": "1.1 loopback", "Retry-After": str(ceil(after))}
    scope = {"X-RateLimit-Global": "true"} if everywhere else {"X-RateLimit-Scope": "user"}
    return as_json(body, 429, known | scope | (headers or {}))


async def read(request: web.Request) -> tuple[dict[str, Any], dict[str, int]]:
    """What is said, and the files that come with it: their names and how many bytes they have."""
    if not request.content_type.startswith("multipart/"):
        return json.loads(await request.read()), {}
    form = await request.post()
    files = {name: len(part.file.read()) for name, part in form.items() if isinstance(part, web.FileField)}
    return json.loads(str(form["payload_json"])), files


def wrong_in_message(message: dict[str, Any], files: Collection[str], *, edits: bool = False) -> str | None:
    """What Discord, or this bot's own rules, forbid in a message."""
    attachments: list[dict[str, Any]] = message.get("attachments") or []
    wrong: str | None = None
    mentions = message.get("allowed_mentions")
    if mentions is None or mentions.get("parse") != [] or mentions.get("users") or mentions.get("roles"):
        wrong = "may ping: allowed_mentions isn't {parse: []}"
    elif any(len(attachment.get("description") or "") > _ALT_TEXT for attachment in attachments):
        wrong = "a description of a file is too long"
    elif files and len(files) != len(attachments):
        wrong = "names other files than it sends"
    try:
        validate_message_state(
            message.get("components") or [],
            flags=message.get("flags") or 0,
            content=message.get("content"),
            embeds=message.get("embeds") or [],
            attachments=list(files),
            require_nonempty=not edits,
        )
    except ComponentValidationError as error:
        wrong = str(error)
    return wrong


def wrong_in_choices(choices: list[dict[str, str]]) -> str | None:
    """What is wrong with what is offered while somebody types."""
    texts = [text for choice in choices for text in (choice["name"], choice["value"])]
    if len(choices) > _CHOICES or not all(1 <= len(text) <= _CHOICE for text in texts):
        return "too many suggestions, or too long ones"
    return None
