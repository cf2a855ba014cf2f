"""What tests on a Discord on loopback look at in the bot's answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tests.loopback_rest import Sent

_TEXT, _EPHEMERAL = 10, 64


def titles(sent: Sent) -> list[str]:
    """The first lines of all cards that it was answered with."""
    cards = [texts(reply["components"]) for reply in sent.replies if reply.get("components")]
    return [next(card).partition("\n")[0].removeprefix("### ") for card in cards]


def texts(components: Sequence[dict[str, Any]]) -> Iterator[str]:
    """What stands on a card, text by text."""
    for component in components:
        if component["type"] == _TEXT:
            yield component["content"]
        yield from texts(component.get("components") or ())


def is_private(reply: dict[str, Any]) -> bool:
    """Whether only one person sees it."""
    return bool(reply.get("flags", 0) & _EPHEMERAL)


def refusal(code: int, message: str = "no") -> dict[str, Any]:
    """What Discord says where it refuses something."""
    return {"message": message, "code": code}
