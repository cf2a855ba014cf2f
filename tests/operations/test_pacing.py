"""What the bot sends is paced, but for answers to interactions."""

from __future__ import annotations

import asyncio

import pytest

from bot.operations.pacing import Pacing
from tests.loopback_discord import LoopbackDiscord
from tests.loopback_gateway import Terms
from tests.on_loopback import TOKEN

CROWD = Terms(TOKEN, guilds=12)


async def test_a_process_takes_no_more_than_its_share_of_turns_within_a_second() -> None:
    pacing, times = Pacing(share=0.1), list[float]()

    async def send() -> None:
        await pacing.turn()
        times.append(asyncio.get_running_loop().time())

    await asyncio.gather(*(send() for _ in range(12)))
    # a tenth of the bot's
    assert all(later - earlier >= 1 for earlier, later in zip(times, times[4:], strict=False))
    assert times[-1] - times[0] < 5


async def test_messages_to_one_channel_are_sent_one_after_the_other() -> None:
    pacing, sending, most = Pacing(share=1), 0, 0

    async def send(channel: int) -> None:
        nonlocal sending, most
        async with pacing.message(channel):
            sending += 1
            most = max(most, sending)
            await asyncio.sleep(0.01)
            sending -= 1

    await asyncio.gather(*(send(1) for _ in range(4)))
    assert most == 1
    await asyncio.gather(*map(send, range(4)))
    assert most == 4


@pytest.mark.usefixtures("running")
@pytest.mark.parametrize("server", [CROWD], indirect=True)
def test_a_crowd_is_answered_without_being_told_to_slow_down(server: LoopbackDiscord) -> None:
    # more than Discord takes in a second, and in each channel as many as it takes in five
    asked = [server.say("!rate", guild=guild) for guild in server.guilds * 5]
    server.wait_answered(*asked)
    assert server.rest.refused == {}
    assert all(len(sent.replies) == 1 for sent in asked)


@pytest.mark.usefixtures("running")
@pytest.mark.parametrize("server", [CROWD], indirect=True)
def test_slash_commands_wait_for_nobody(server: LoopbackDiscord) -> None:
    asked = [server.say("!rate", guild=guild) for guild in server.guilds * 5]
    slash = server.use("rate", guild=server.guilds[0])
    server.wait_answered(slash)
    assert not all(sent.replies for sent in asked)
    server.wait_answered(*asked)
