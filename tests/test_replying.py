"""Where a reply goes, and what the bot may do there."""

from __future__ import annotations

import discord
import pytest

from bot.app import MessageContext
from bot.replies.problems import Typed
from bot.understanding.understood import Understood
from tests.expected import LATEST, NOBODY, TREND, errors_in
from tests.stage import Stage

# ---------------------------------------------------------------- replying


@pytest.mark.parametrize("typed", ["!rate", "!trend", "!rate lunch", "!help", "!why", "{me}", "{me} raet"])
async def test_a_text_reply_answers_the_message_that_asked_and_pings_nobody(stage: Stage, typed: str) -> None:
    reply = await stage.ask(typed.format(me=stage.mention))
    asked, answer = stage.channel.history()
    assert answer.id == reply.message.id
    assert reply.answers == asked.id
    assert not reply.private
    assert reply.message.mentions == []
    assert stage.pings_allowed == [NOBODY]


async def test_a_slash_reply_pings_nobody_and_is_seen_by_all(stage: Stage) -> None:
    reply = await stage.slash("rate")
    assert not reply.private
    assert stage.pings_allowed == [NOBODY]


async def test_a_command_in_a_thread_is_answered_there(stage: Stage) -> None:
    channel = stage.bot.get_channel(stage.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.create_thread(name="figures", type=discord.ChannelType.public_thread)
    await stage.env.settle()
    (thread,) = stage.channel.threads
    assert (await stage.ask("!rate", channel=thread)).title == LATEST


async def test_the_reply_to_a_message_that_is_gone_is_sent_all_the_same(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    respond = stage.bot.respond

    async def respond_too_late(ctx: MessageContext, understood: Understood, typed: Typed) -> None:
        await ctx.message.delete()
        await respond(ctx, understood, typed)

    monkeypatch.setattr(stage.bot, "respond", respond_too_late)
    reply = await stage.ask("!rate", channel=stage.channel_where_bot(manage_messages=True))
    assert reply.title == LATEST


# ---------------------------------------------------------------- permissions


async def test_slash_commands_may_attach_everywhere(stage: Stage) -> None:
    reply = await stage.slash("trend", channel=stage.channel_where_bot(embed_links=False, attach_files=False))
    assert reply.title == TREND
    assert list(reply.pictures) == ["rate.png"]


async def test_without_attachments_the_trend_has_words_and_no_chart(stage: Stage) -> None:
    reply = await stage.ask("!trend", channel=stage.channel_where_bot(attach_files=False))
    assert reply.title == TREND
    assert not reply.pictures


@pytest.mark.parametrize("typed", ["!rate", "!rate lunch", "{me}", "{me} raet"])
async def test_where_the_bot_may_not_read_what_was_said_it_answers_without_reference(
    stage: Stage, typed: str
) -> None:
    channel = stage.channel_where_bot(read_message_history=False)
    reply = await stage.ask(typed.format(me=stage.mention), channel=channel)
    assert reply.answers is None
    assert reply.text


@pytest.mark.parametrize("typed", ["!rate", "!trend", "!rate lunch"])
async def test_where_the_bot_may_not_write_nothing_happens(
    stage: Stage, typed: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert await stage.say(typed, channel=stage.channel_where_bot(send_messages=False)) == []
    assert stage.env.errors
    assert errors_in(caplog) == []


@pytest.mark.parametrize("typed", ["{me}", "{me} raet"])
async def test_where_the_bot_may_not_write_hints_leave_no_error_either(
    stage: Stage, typed: str, caplog: pytest.LogCaptureFixture
) -> None:
    channel = stage.channel_where_bot(send_messages=False)
    assert await stage.say(typed.format(me=stage.mention), channel=channel) == []
    assert stage.env.errors
    assert errors_in(caplog) == []


async def test_where_the_bot_may_not_write_the_person_is_told_once_an_hour_in_private(stage: Stage) -> None:
    channel = stage.channel_where_bot(send_messages=False)
    told = (
        f"I'm not allowed to write in <#{channel.id}>. "
        "Slash commands such as `/rate` work there all the same."
    )
    for typed in ("!rate", f"{stage.mention} why did it fall?", "!trend"):
        await stage.say(typed, channel=channel)
    assert [reply.content for reply in stage.replies(stage.alice.user.dm_channel)] == [told]
    await stage.env.advance_time(3600)
    await stage.say("!tasa", channel=channel)
    assert stage.env.errors
    assert stage.replies(stage.alice.user.dm_channel)[-1].content.startswith("No tengo permiso para escribir")
    assert stage.replies(channel) == []


async def test_where_the_bot_may_not_write_slash_commands_are_answered(stage: Stage) -> None:
    reply = await stage.slash("rate", channel=stage.channel_where_bot(send_messages=False))
    assert reply.title == LATEST
