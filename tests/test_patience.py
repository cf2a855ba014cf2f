"""Whoever asks too often is told to wait."""

from __future__ import annotations

from tests.expected import EARLIER, LATEST
from tests.stage import Stage, response


async def test_whoever_asks_too_fast_is_told_once_and_answered_again_later(stage: Stage) -> None:
    for _ in range(9):
        await stage.alice.send(stage.channel, "!rate")
    *answers, told = stage.replies()
    assert [reply.title for reply in answers] == [LATEST] * 5
    assert told.content == "That was quick. Please wait 10 seconds."
    assert told.answers == stage.channel.history()[10].id
    await stage.env.advance_time(10)
    await stage.alice.send(stage.channel, "!rate")
    assert [reply.title for reply in stage.replies()[6:]] == [LATEST]


async def test_the_wait_that_is_told_becomes_shorter(stage: Stage) -> None:
    for _ in range(5):
        await stage.alice.send(stage.channel, "!rate")
    await stage.env.advance_time(9.4)
    await stage.alice.send(stage.channel, "!rate")
    assert stage.replies()[-1].content == "That was quick. Please wait 1 second."


async def test_others_do_not_wait_for_whoever_asks_too_fast(stage: Stage) -> None:
    for _ in range(7):
        await stage.alice.send(stage.channel, "!rate")
    await stage.bob.send(stage.channel, "!rate")
    assert stage.replies()[-1].title == LATEST


async def test_hints_and_direct_messages_count_too(stage: Stage) -> None:
    for _ in range(5):
        await stage.alice.send(stage.channel, f"{stage.mention} raet")
    await stage.alice.send_dm("rate")
    (reply,) = stage.replies(stage.alice.user.dm_channel)
    assert reply.content == "That was quick. Please wait 10 seconds."


async def test_who_needs_help_is_not_made_to_wait_and_is_told_of_waiting_only_then(stage: Stage) -> None:
    for _ in range(5):
        await stage.alice.send(stage.channel, "!rate")
    await stage.alice.send(stage.channel, f"i want to {stage.mention} die")
    assert "988" in stage.replies()[-1].description
    await stage.alice.send(stage.channel, "!rate")
    assert stage.replies()[-1].content == "That was quick. Please wait 10 seconds."
    await stage.alice.send(stage.channel, "!rate")
    assert len(stage.replies()) == 7


async def test_what_is_met_with_silence_does_not_count(stage: Stage) -> None:
    for _ in range(9):
        await stage.alice.send(stage.channel, "!hello")
    await stage.alice.send(stage.channel, "!rate")
    assert [reply.title for reply in stage.replies()] == [LATEST]


async def test_every_slash_command_given_too_fast_is_told_to_wait_privately(stage: Stage) -> None:
    replies = [response(await stage.alice.slash(stage.channel, "rate")) for _ in range(7)]
    assert [reply.title for reply in replies[:5]] == [LATEST] * 5
    for reply in replies[5:]:
        assert reply.content == "That was quick. Please wait 10 seconds."
        assert reply.private
    await stage.env.advance_time(10)
    assert response(await stage.alice.slash(stage.channel, "rate")).title == LATEST


async def test_every_press_that_is_too_fast_is_told_to_wait_privately(stage: Stage) -> None:
    reply = await stage.ask("!rate", by=stage.bob)
    presses = [response(await stage.alice.click(reply.message, label="← Earlier")) for _ in range(7)]
    for press in presses[5:]:
        assert press.content == "That was quick. Please wait 10 seconds."
        assert press.private
    assert stage.again(reply).title == LATEST
    assert (await stage.press(reply, "← Earlier")).title == EARLIER
