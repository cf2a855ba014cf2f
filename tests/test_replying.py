"""Where a reply goes, and what the bot may do there."""

from __future__ import annotations

import re

import discord
import pytest

from bot.app import Context
from bot.core.problems import Problem
from bot.core.queries import Query
from bot.replies.helptext import SUMMARIES
from tests.conftest import Stage
from tests.expected import LATEST, NOBODY, errors_in

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

    async def respond_too_late(ctx: Context, asked: Query | Problem) -> None:
        await ctx.message.delete()
        await respond(ctx, asked)

    monkeypatch.setattr(stage.bot, "respond", respond_too_late)
    reply = await stage.ask("!rate", channel=stage.channel_where_bot(manage_messages=True))
    assert reply.title == LATEST


# ---------------------------------------------------------------- permissions


@pytest.mark.parametrize("command", tuple(SUMMARIES))
async def test_without_embeds_the_same_answer_comes_as_plain_text(stage: Stage, command: str) -> None:
    rich = await stage.ask(f"!{command}")
    plain = await stage.ask(f"!{command}", channel=stage.channel_where_bot(embed_links=False))
    assert not plain.title
    assert plain.content.startswith(f"**{rich.title}**\n")
    for line in rich.description.split("\n\n**Sources**")[0].splitlines():
        assert line in plain.content
    assert rich.footer in plain.content
    assert len(plain.content) <= 2000
    assert plain.buttons == rich.buttons


async def test_without_embeds_links_unfold_no_previews(stage: Stage) -> None:
    plain = await stage.ask("!rate", channel=stage.channel_where_bot(embed_links=False))
    addresses = re.findall(r"(.)https?://", plain.content)
    assert addresses
    assert set(addresses) == {"<"}


async def test_slash_commands_may_embed_and_attach_everywhere(stage: Stage) -> None:
    reply = await stage.slash("trend", channel=stage.channel_where_bot(embed_links=False, attach_files=False))
    assert reply.title == "The rate fell in every period, from 7.97% to 3.41%"
    assert list(reply.pictures) == ["trend.png"]


async def test_without_attachments_the_trend_has_words_and_no_chart(stage: Stage) -> None:
    reply = await stage.ask("!trend", channel=stage.channel_where_bot(attach_files=False))
    assert reply.title == "The rate fell in every period, from 7.97% to 3.41%"
    assert not reply.pictures


async def test_without_embeds_the_trend_still_has_its_chart(stage: Stage) -> None:
    reply = await stage.ask("!trend", channel=stage.channel_where_bot(embed_links=False))
    assert reply.content.startswith("**The rate fell in every period, from 7.97% to 3.41%**")
    assert list(reply.pictures) == ["trend.png"]


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
