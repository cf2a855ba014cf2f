"""The bot as a process of its own on a Discord on loopback: `python -m tests.on_loopback URL`."""

import os
import subprocess
import sys

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.__main__ import main
from tests.loopback_discord import LoopbackDiscord

TOKEN = "abc.def.never-to-be-seen"


def start(server: LoopbackDiscord, **settings: str) -> subprocess.Popen[str]:
    """Starts the bot with some settings, its log in a pipe; it is the caller's to end."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.on_loopback", server.url],
        env=os.environ | {"DISCORD_TOKEN": TOKEN} | settings,
        stderr=subprocess.PIPE,
        text=True,
    )


if __name__ == "__main__":
    Route.BASE = sys.argv[1]
    # Where discord.py logs in anew, without a session to resume.
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"{sys.argv[1].replace('http', 'ws')}/gateway")
    sys.exit(main([]))
