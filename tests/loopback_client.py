from __future__ import annotations

from typing import TYPE_CHECKING

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

if TYPE_CHECKING:
    import pytest


def lead_to(url: str, patch: pytest.MonkeyPatch | None = None) -> None:
    """Lets discord.py take the Discord at this address for the one that there is.

    Args:
        url: where it is.
        patch: undoes it at the end of a test; a process of its own needs none.
    """
    set_attribute = patch.setattr if patch else setattr
    set_attribute(Route, "BASE", url)
    gateway = yarl.URL(f"{url.replace('http', 'ws')}/gateway")
    set_attribute(DiscordWebSocket, "DEFAULT_GATEWAY", gateway)
