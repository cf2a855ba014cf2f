"""What tests on a Discord on loopback look at in the bot's answers."""

from __future__ import annotations

from typing import Any

from tests.loopback_rest import Sent


def titles(sent: Sent) -> list[str]:
    """The titles of all embeds that it was answered with."""
    return [embed["title"] for reply in sent.replies for embed in reply.get("embeds") or ()]


def is_private(reply: dict[str, Any]) -> bool:
    """Whether only one person sees it."""
    return bool(reply.get("flags", 0) & 64)


def refusal(code: int, message: str = "no") -> dict[str, Any]:
    """What Discord says where it refuses something."""
    return {"message": message, "code": code}
