"""What the bot sends is paced on a real socket, but for answers to interactions."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp import web

from bot.operations.pacing import Pacing


class Receiver:
    """Takes every request, and knows when each path was asked for, in seconds of the event loop."""

    def __init__(self) -> None:
        self.arrivals: list[tuple[str, float]] = []
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        self.arrivals.append((request.path, asyncio.get_running_loop().time()))
        return web.Response()


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver, app = Receiver(), web.Application()
    app.router.add_route("*", "/{path:.*}", receiver.take)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield receiver
    await runner.cleanup()


async def send(receiver: Receiver, share: float, *paths: str) -> None:
    async with aiohttp.ClientSession(trace_configs=[Pacing(share).trace()]) as session:

        async def post(path: str) -> None:
            async with session.post(receiver.url + path) as response:
                assert response.status == 200

        await asyncio.gather(*map(post, paths))


async def test_a_process_sends_no_more_than_its_share_within_a_second(receiver: Receiver) -> None:
    await send(receiver, 0.1, *["/api/v10/channels/1/messages"] * 12)
    times = [time for _, time in receiver.arrivals]
    assert len(times) == 12
    # five of the bot's fifty a second
    assert all(later - earlier >= 1 for earlier, later in zip(times, times[5:], strict=False))


async def test_answers_to_interactions_wait_for_nobody(receiver: Receiver) -> None:
    answers = [f"/api/v10/interactions/{number}/token/callback" for number in range(5)]
    await send(receiver, 0.02, *["/api/v10/channels/1/messages"] * 2, *answers)
    # one message is through at once, the second waits for the next second, all answers overtake it
    assert receiver.arrivals[-1][0] == "/api/v10/channels/1/messages"
    assert {path for path, _ in receiver.arrivals[:-1]} == {"/api/v10/channels/1/messages", *answers}
