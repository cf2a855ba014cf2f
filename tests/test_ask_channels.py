"""Channels in which whatever people write is said to the bot."""

from __future__ import annotations

import discord
import pytest
import simcord
from pydantic import ValidationError

from bot.answers.queries import Compute
from bot.settings import Settings
from tests.expected import LATEST
from tests.stage import Stage
from tests.stand_in import StandIn

ONE, TWO = 123456789012345678, 234567890123456789


@pytest.fixture
def asking(stage: Stage) -> simcord.ChannelHandle:
    """A channel for asking."""
    channel = stage.guild.create_text_channel("ask-here")
    channels = frozenset({channel.id})
    stage.bot.settings = stage.bot.settings.model_copy(update={"ask_channels": channels})
    return channel


@pytest.mark.parametrize(
    "text", ["rate", "rate May30-Jul20", "!rate", "what was the rate in the last period?", "{me} rate"]
)
async def test_there_no_mention_is_needed(stage: Stage, asking: simcord.ChannelHandle, text: str) -> None:
    reply = await stage.ask(text.format(me=stage.mention), channel=asking)
    assert reply.title == LATEST


async def test_there_words_are_answered_in_their_language(
    stage: Stage, asking: simcord.ChannelHandle
) -> None:
    reply = await stage.ask("¿cuál fue la tasa en el último periodo?", channel=asking)
    assert reply.title.startswith("3.41%")
    assert "30 may – 20 jul 2012" in reply.text


@pytest.mark.parametrize(
    "text", ["rate lunch", "!raet", "what was the rate in lunch?", "how many people live in Ohio?"]
)
async def test_there_a_question_without_an_answer_gets_the_same_reply_as_in_private(
    stage: Stage, asking: simcord.ChannelHandle, text: str
) -> None:
    (private,) = await stage.whisper(text)
    assert (await stage.ask(text, channel=asking)).text.replace("!", "") == private.text.replace("!", "")


@pytest.mark.parametrize(
    "text", ["hello", "thanks!", "lol my cat agrees", "see you tomorrow", "!play a song", "<@1>"]
)
async def test_there_chatter_gets_silence_where_in_private_it_would_get_a_short_reply(
    stage: Stage, asking: simcord.ChannelHandle, text: str
) -> None:
    assert await stage.say(text, channel=asking) == []
    assert len(await stage.whisper(text)) == 1


async def test_chatter_there_does_not_use_up_the_patience_of_the_bot(
    stage: Stage, asking: simcord.ChannelHandle
) -> None:
    for _ in range(6):
        await stage.alice.send(asking, "lol my cat agrees")
    await stage.alice.send(asking, "rate")
    assert [reply.title for reply in stage.replies(asking)] == [LATEST]


async def test_elsewhere_a_mention_is_still_needed(stage: Stage, asking: simcord.ChannelHandle) -> None:
    assert await stage.say("rate") == []
    assert (await stage.ask("rate", channel=asking)).title == LATEST


async def test_a_reply_there_is_about_the_answer_that_it_replies_to(
    stage: Stage, asking: simcord.ChannelHandle, stand_in: StandIn
) -> None:
    answer = await stage.ask("rate first", channel=asking)
    await stage.say("and before that?", channel=asking, reply_to=answer)
    ((said, about),) = stand_in.heard
    assert said == "and before that?"
    assert isinstance(about, Compute)
    assert about.operands[0].span == stage.bot.data.table.periods[0]


async def test_a_thread_there_belongs_to_it(stage: Stage, asking: simcord.ChannelHandle) -> None:
    channel = stage.bot.get_channel(asking.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.create_thread(name="figures", type=discord.ChannelType.public_thread)
    await stage.env.settle()
    (thread,) = asking.threads
    assert (await stage.ask("rate", channel=thread)).title == LATEST


async def test_who_may_need_help_gets_it_there(stage: Stage, asking: simcord.ChannelHandle) -> None:
    reply = await stage.ask("I want to give up on everything, I can't go on", channel=asking)
    assert "988" in reply.text


# ---------------------------------------------------------------- the setting


@pytest.mark.parametrize(
    "written", [f"{ONE},{TWO}", f"{ONE} {TWO}", f" {ONE} , {TWO}, ", f"{ONE}\n{TWO}", f"{TWO},{ONE},{ONE}"]
)
def test_ids_are_parted_by_commas_or_spaces(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASK_CHANNELS", written)
    assert Settings().ask_channels == {ONE, TWO}


@pytest.mark.parametrize("written", ["", "  "])
def test_there_may_be_none(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASK_CHANNELS", written)
    assert Settings().ask_channels == frozenset()


@pytest.mark.parametrize("written", ["general", "#general", f"<#{ONE}>", "12", f"{ONE};{TWO}"])
def test_what_is_no_id_is_named_as_such(written: str) -> None:
    with pytest.raises(ValidationError, match="must be the ids of channels, such as 123456789012345678"):
        Settings.model_validate({"ask_channels": written})


def test_without_message_content_there_can_be_none() -> None:
    with pytest.raises(ValidationError) as caught:
        Settings.model_validate({"ask_channels": str(ONE), "message_content": "false"})
    (error,) = caught.value.errors()
    assert error["loc"] == ("ask_channels",)
    assert "needs MESSAGE_CONTENT=true" in error["msg"]
