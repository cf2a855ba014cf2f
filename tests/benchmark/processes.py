"""Bots as processes, each on a Discord of its own, and what they cost."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import discord

from tests.loopback_discord import LoopbackDiscord
from tests.loopback_gateway import NEEDED, Terms
from tests.loopback_rest import Sent
from tests.on_loopback import TOKEN

PACE = 40.0
"""Commands a second: what Discord lets a bot answer, with room to spare."""
_BARE_INTENTS = discord.Intents.default()
_BARE_INTENTS.message_content = True

Ask = Callable[[LoopbackDiscord, int], Sent]
"""Sends one command in a server."""


@dataclass(frozen=True)
class Running:
    """A bot that runs.

    Args:
        server: the Discord that it is connected to.
        pid: of its process.
    """

    server: LoopbackDiscord
    pid: int

    def cpu(self) -> float:
        """Seconds that it has computed so far, in all its threads."""
        threads = Path(f"/proc/{self.pid}/task").glob("*/schedstat")
        return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9

    def memory(self) -> float:
        """What it keeps resident, in MiB."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20

    def has_loaded(self, library: str) -> bool:
        """Whether compiled parts of a library are in its memory."""
        return f"/{library}/" in Path(f"/proc/{self.pid}/maps").read_text()

    def ask(self, ask: Ask, times: int, pace: float = PACE) -> list[Sent]:
        """Sends commands in turn to all its servers, so many a second."""
        start = time.perf_counter()
        asked: list[Sent] = []
        for number in range(times):
            time.sleep(max(start + number / pace - time.perf_counter(), 0))
            asked.append(ask(self.server, self.server.guilds[number % len(self.server.guilds)]))
        return asked

    def cost(self, ask: Ask, times: int, pace: float = PACE) -> float:
        """Seconds of CPU for one command, from the message to the reply."""
        before = self.cpu()
        self.server.wait_answered(*self.ask(ask, times, pace))
        return (self.cpu() - before) / times


@contextmanager
def real(guilds: int = 1) -> Generator[Running]:
    """The bot as `python -m bot` runs it."""
    with (
        LoopbackDiscord(Terms(token=TOKEN, guilds=guilds)) as server,
        _process(server, "tests.on_loopback", server.url) as running,
    ):
        yield running


@contextmanager
def bare(constants: str, guilds: int = 1) -> Generator[Running]:
    """The bare bot."""
    with (
        LoopbackDiscord(Terms(token=TOKEN, allowed=NEEDED | _BARE_INTENTS, guilds=guilds)) as server,
        _process(server, "tests.benchmark.bare", server.url, TOKEN, constants) as running,
    ):
        yield running


@contextmanager
def _process(server: LoopbackDiscord, module: str, *arguments: str) -> Generator[Running]:
    # Where bytecode isn't kept, every start compiles anew, and start-up says nothing.
    environment = os.environ | {"DISCORD_TOKEN": TOKEN}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    process = subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        server.wait_connected()
        yield Running(server, process.pid)
    finally:
        process.terminate()
        process.wait(10)
