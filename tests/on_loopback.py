"""The bot as a process of its own on a Discord on loopback: `python -m tests.on_loopback URL`."""

from __future__ import annotations

import gc

if __name__ == "__main__":
    gc.disable()  # as in `python -m bot`

import os
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.__main__ import main
from tests.loopback_client import lead_to

if TYPE_CHECKING:
    # The benchmark starts this module, and a Discord isn't what the bot costs.
    from tests.loopback_discord import LoopbackDiscord

TOKEN = "abc.def.never-to-be-seen"


@contextmanager
def bot_on(server: LoopbackDiscord, **settings: str) -> Generator[subprocess.Popen[str]]:
    """Runs the bot with some settings, its log in the pipe `stderr`; it is killed at the end."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.on_loopback", server.url],
        env=os.environ | {"DISCORD_TOKEN": TOKEN} | settings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


if __name__ == "__main__":
    lead_to(sys.argv[1])
    sys.exit(main([]))
