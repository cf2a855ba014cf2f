"""The bot on a Discord on loopback, in a thread of this process."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Generator, Mapping
from typing import Any

import pytest
from pydantic import SecretStr

from bot.data.loading import Data
from bot.languages import Language
from bot.operations.exits import Exit
from bot.operations.serving import serve
from bot.settings import Settings
from tests.expected import LATEST
from tests.loopback_answers import titles
from tests.loopback_client import lead_to
from tests.loopback_discord import LoopbackDiscord
from tests.loopback_gateway import Terms
from tests.on_loopback import TOKEN

Print = pytest.CaptureFixture[str]
ASKER = 4_000_000_000_000_000_042
"""Somebody's id."""


class BotThread(threading.Thread):
    """Runs the bot until it ends by itself or is stopped."""

    def __init__(self, settings: Settings, data: Data, languages: Mapping[str, Language]) -> None:
        super().__init__()
        self.exit: Exit | None = None
        """What it ended with by itself."""
        self._work = serve(settings, data, languages)

    def run(self) -> None:
        asyncio.run(self._run())

    async def _run(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._task = asyncio.ensure_future(self._work)
        await asyncio.wait([self._task])
        if not self._task.cancelled():
            self.exit = self._task.result()

    def stop(self) -> None:
        """As SIGTERM does, but waits until all is done."""
        self._loop.call_soon_threadsafe(self._task.cancel)
        self.wait()

    def wait(self) -> None:
        """Until it has ended."""
        self.join(30)
        assert not self.is_alive()


def end(server: LoopbackDiscord, bot: BotThread) -> None:
    """Stops the bot once it has done what it was asked before: a direct message after it is answered."""
    last = server.say("rate")
    server.wait_answered(last)
    assert titles(last) == [LATEST]
    bot.stop()  # which waits for what is still being answered


@pytest.fixture
def server(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Generator[LoopbackDiscord]:
    """A Discord that the bot takes for the real one, with the terms that a test is parametrized with."""
    with LoopbackDiscord(getattr(request, "param", Terms(TOKEN))) as server:
        lead_to(server.url, monkeypatch)
        yield server


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Generator[pytest.LogCaptureFixture]:
    """The log, in which nothing must look like a crash, or name the person who asks in the test."""
    caplog.set_level("INFO")
    yield caplog
    assert "Traceback" not in caplog.text
    assert "never retrieved" not in caplog.text
    assert str(ASKER) not in caplog.text


@pytest.fixture
def start(
    server: LoopbackDiscord,  # noqa: ARG001  it has to be there
    data: Data,
    languages: Mapping[str, Language],
) -> Generator[Callable[..., BotThread]]:
    """Starts the bot with some settings."""
    bots: list[BotThread] = []

    def begin(**settings: Any) -> BotThread:  # noqa: ANN401  any settings
        all_settings = Settings.model_construct(discord_token=SecretStr(TOKEN), **settings)
        bots.append(BotThread(all_settings, data, languages))
        bots[-1].start()
        return bots[-1]

    yield begin
    for bot in bots:
        if bot.is_alive():
            bot.stop()


@pytest.fixture
def running(server: LoopbackDiscord, start: Callable[[], BotThread]) -> BotThread:
    """The bot, connected."""
    bot = start()
    server.wait_connected()
    return bot


@pytest.fixture
def quick_logins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Logins need a pause of a tenth of a second, on both sides."""
    monkeypatch.setattr("bot.operations.logins.PAUSE", 0.15)
    monkeypatch.setattr("bot.operations.lifecycle._SETTLE", (0.1, 0.2))
    monkeypatch.setattr("tests.loopback_gateway._IDENTIFY_PAUSE", 0.1)
