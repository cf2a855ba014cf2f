"""How the bot is spoken to, and what Discord is told at the start."""

from __future__ import annotations

import logging
from typing import Any
from unittest.mock import AsyncMock

import discord
import pytest
import simcord

from bot.answers.options import options
from bot.answers.queries import Compute, Explain
from bot.app import Bot
from bot.data.loading import Data
from tests.expected import EARLIER, HELP, LATEST
from tests.seen import Seen
from tests.stage import Stage, response
from tests.stand_in import StandIn

WITHOUT_CONTENT = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)


# ---------------------------------------------------------------- being spoken to


@pytest.mark.parametrize("typed", ["!rate", "!RATE", "! rate", "!   Rate last", "!rate\nlast", "!rate  "])
async def test_a_command_is_understood_however_it_is_typed(stage: Stage, typed: str) -> None:
    assert (await stage.ask(typed)).title == LATEST


@pytest.mark.parametrize(
    "typed", ["{me} rate", "{me}rate", "{me}   RATE last", "<@!{id}> rate", "{me}\nrate"]
)
async def test_a_mention_is_a_prefix(stage: Stage, typed: str) -> None:
    assert stage.bot.user
    typed = typed.format(me=stage.mention, id=stage.bot.user.id)
    assert (await stage.ask(typed)).title == LATEST


async def test_a_bare_mention_gets_the_help(stage: Stage) -> None:
    assert (await stage.ask(stage.mention)).title == HELP
    assert (await stage.ask(f"{stage.mention}  ")).title == HELP


@pytest.mark.parametrize(
    "typed",
    [
        "hello",
        "rate",
        "!",
        "!!",
        "!?",
        "!xyz",
        "!raet",
        "!rates",
        "! hello",
        "/rate",
        "?rate",
        "say !rate",
        "`!rate`",
        "{bob} rate",
    ],
)
async def test_what_is_not_for_the_bot_is_met_with_silence(stage: Stage, typed: str) -> None:
    assert await stage.say(typed.format(me=stage.mention, bob=stage.bob.mention)) == []


@pytest.mark.parametrize("typed", ["dance", "zzzz zzzz", "?!"])
async def test_what_is_not_understood_is_answered_with_what_can_be_asked_where_the_bot_is_named(
    stage: Stage, typed: str
) -> None:
    (whispered,) = await stage.whisper(typed)
    for reply in (await stage.ask(f"{stage.mention} {typed}"), whispered):
        assert reply.title
        assert [label for label in reply.buttons if label != "Remove"] or reply.options


async def test_a_misspelt_command_gets_the_right_one_where_the_bot_is_named(stage: Stage) -> None:
    (whispered,) = await stage.whisper("raet")
    for reply in (await stage.ask(f"{stage.mention} raet"), whispered):
        assert reply.content == "I don't know the command `raet`. Did you mean `!rate`?"


async def test_a_mention_and_the_prefix_together_are_a_command(stage: Stage) -> None:
    assert (await stage.ask(f"{stage.mention} !rate")).title == LATEST


@pytest.mark.parametrize("typed", ["rate", "!rate", "RATE last", "{me} rate", "! rate"])
async def test_a_direct_message_needs_no_prefix(stage: Stage, typed: str) -> None:
    (reply,) = await stage.whisper(typed.format(me=stage.mention))
    assert reply.title == LATEST


async def test_direct_messages_have_the_slash_commands_too(stage: Stage) -> None:
    assert response(await stage.alice.user.slash("rate", period="last")).title == LATEST
    assert response(await stage.alice.user.slash("rate", period="lunch")).private


async def test_bots_and_webhooks_are_not_answered(stage: Stage) -> None:
    other_bot = stage.guild.add_member(stage.env.create_user("other", bot=True))
    webhook = stage.guild.create_webhook(stage.channel)
    for typed in ("!rate", f"{stage.mention} rate", stage.mention):
        assert await stage.say(typed, by=other_bot) == []
        await webhook.send(typed)
    assert stage.replies() == []


async def test_the_bot_does_not_answer_itself(stage: Stage) -> None:
    channel = stage.bot.get_channel(stage.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.send("!rate")
    await stage.env.settle()
    assert [reply.content for reply in stage.replies()] == ["!rate"]


async def test_a_reply_to_the_bot_is_answered_only_where_it_is_clear_that_something_was_asked(
    stage: Stage, stand_in: StandIn
) -> None:
    reply = await stage.ask("!rate")
    stand_in.meant, stand_in.is_sure = Explain("why"), False
    assert await stage.say("lol my cat agrees", reply_to=reply) == []
    assert await stage.say("!xyz", reply_to=reply) == []
    stand_in.is_sure = True
    (answer,) = await stage.say("why on earth", reply_to=reply)
    assert answer.title == "Why did the rate fall?"


async def test_what_a_reply_is_about_is_what_the_answer_shows_now(stage: Stage, stand_in: StandIn) -> None:
    reply = await stage.ask("!rate last")
    earlier = await stage.press(reply, "← Earlier")
    spanish = await stage.press(stage.again(reply), "Español")
    for shown in (earlier, spanish, stage.again(reply)):
        await stage.say("and why?", reply_to=shown)
    abouts = [about for _, about in stand_in.heard]
    third = stage.bot.data.table.periods[2]
    assert [about.operands[0].span for about in abouts if isinstance(about, Compute)] == [third] * 3


async def test_a_reply_to_somebody_else_is_none_of_the_bots_business(stage: Stage, stand_in: StandIn) -> None:
    await stage.bob.send(stage.channel, "so what")
    said = Seen(stage.channel.history()[-1])
    assert await stage.say("why?", reply_to=said) == []
    assert stand_in.heard == []


async def test_a_reply_that_names_a_command_is_answered(stage: Stage) -> None:
    reply = await stage.ask("!rate")
    (answer,) = await stage.say("!rate first", reply_to=reply)
    assert answer.title == "7.97% found provisionally eligible"


async def test_an_edited_message_is_not_answered_again(stage: Stage) -> None:
    message = await stage.alice.send(stage.channel, "!xyz")
    await stage.alice.edit(message, "!rate")
    assert stage.replies() == []


# ---------------------------------------------------------------- settings


@pytest.mark.parametrize("settings", [{"message_content": False}], indirect=True)
@pytest.mark.simcord(approved_intents=WITHOUT_CONTENT)
class TestWithoutMessageContent:
    async def test_text_commands_in_servers_are_not_read(self, stage: Stage) -> None:
        assert await stage.say("!rate") == []

    async def test_slash_commands_work(self, stage: Stage) -> None:
        assert (await stage.slash("rate")).title == LATEST

    async def test_mentions_work(self, stage: Stage) -> None:
        assert (await stage.ask(f"{stage.mention} rate")).title == LATEST
        assert (await stage.ask(stage.mention)).title == HELP

    async def test_direct_messages_work(self, stage: Stage) -> None:
        (reply,) = await stage.whisper("rate")
        assert reply.title == LATEST

    async def test_buttons_work(self, stage: Stage) -> None:
        reply = await stage.slash("rate")
        assert (await stage.press(reply, "← Earlier")).title == EARLIER


@pytest.mark.parametrize("settings", [{"command_prefix": ""}], indirect=True)
class TestWithoutAPrefix:
    async def test_text_commands_are_off(self, stage: Stage) -> None:
        assert await stage.say("!rate") == []
        assert await stage.say("rate") == []

    async def test_mentions_slash_commands_and_direct_messages_work(self, stage: Stage) -> None:
        assert (await stage.ask(f"{stage.mention} rate")).title == LATEST
        assert (await stage.slash("rate")).title == LATEST
        (reply,) = await stage.whisper("rate")
        assert reply.title == LATEST

    async def test_examples_are_slash_commands_and_work(self, stage: Stage) -> None:
        reply = await stage.ask(stage.mention)
        assert reply.examples == ["/help"]
        for example in reply.examples:
            assert await stage.works(example), example


@pytest.mark.parametrize("settings", [{"command_prefix": "?"}], indirect=True)
class TestWithAnotherPrefix:
    async def test_it_works_and_the_usual_one_does_not(self, stage: Stage) -> None:
        assert (await stage.ask("?rate")).title == LATEST
        assert await stage.say("!rate") == []
        assert await stage.say("?xyz") == []

    async def test_examples_have_it_and_work(self, stage: Stage) -> None:
        replies = [await stage.ask(typed) for typed in ("?help", "?help rate", "?rate lunch")]
        for reply in replies:
            assert reply.examples
            for example in reply.examples:
                assert example.startswith("?")
                assert await stage.works(example), example

    async def test_slash_commands_still_show_slashes(self, stage: Stage) -> None:
        reply = await stage.slash("help", {"command": "rate"})
        assert reply.examples == ["/rate", "/rate May30-Jul20"]


@pytest.mark.parametrize("settings", [{"command_prefix": "rb."}], indirect=True)
async def test_a_prefix_may_have_several_letters(stage: Stage) -> None:
    assert (await stage.ask("rb.rate")).title == LATEST
    assert "`rb.rate May30-Jul20`" in (await stage.ask("rb.help rate")).text


# ---------------------------------------------------------------- what Discord is told at the start


def registered(env: simcord.Env) -> list[dict[str, Any]]:
    (call,) = [call for call in env.http_requests if call.method == "PUT"]
    return call.json or []


async def test_the_slash_commands_are_registered_once_at_the_start(stage: Stage, data: Data) -> None:
    await stage.ask("!rate")
    await stage.slash("rate")
    assert sorted(command["name"] for command in registered(stage.env)) == sorted(options(data))


async def test_slash_commands_work_in_servers_direct_messages_and_user_installs(stage: Stage) -> None:
    guild, bot_dm, private_channel = 0, 1, 2
    guild_install, user_install = 0, 1
    for command in registered(stage.env):
        assert command["contexts"] == [guild, bot_dm, private_channel]
        assert command["integration_types"] == [guild_install, user_install]


async def test_every_slash_command_and_each_of_its_fields_is_described(stage: Stage) -> None:
    for command in registered(stage.env):
        described = [command, *command["options"]]
        for part in described:
            assert 5 < len(part["description"]) <= 100
            assert part["description"] != "…"
        assert all(not option["required"] for option in command["options"])


async def test_a_bot_whose_commands_discord_refuses_starts_all_the_same(
    bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    env = simcord.Env(bot)
    env.inject_error("PUT", "/applications/*/commands", status=400, code=50035, message="Invalid Form Body")
    await env.start()
    try:
        alice = env.create_user("alice")
        await alice.send_dm("rate")
        message = alice.dm_channel.last_message
        assert message
        assert Seen(message).title == LATEST
        assert "Discord didn't take the list of slash commands" in caplog.text
    finally:
        await env.shutdown()


async def test_a_list_of_commands_that_cannot_even_be_sent_is_logged(
    bot: Bot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(
        "bot.commands.everything.Translator.translate", AsyncMock(side_effect=KeyError("gone"))
    )
    async with simcord.run(bot, check_errors=False) as env:
        await env.settle()
    assert "the list of slash commands could not be sent" in caplog.text
    assert "KeyError: 'gone'" in caplog.text


async def test_the_operator_is_told_how_to_add_the_bot_to_a_server(
    bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="bot.app"):
        async with simcord.run(bot):
            pass
    assert "to add the bot to a server: https://discord.com/oauth2/authorize?client_id=" in caplog.text


async def test_a_question_back_is_answered_by_a_word_in_reply(stage: Stage) -> None:
    back = await stage.ask(f"{stage.mention} how many were there?")
    assert len(back.buttons) > 1
    (answer,) = await stage.say("the second", reply_to=back)
    pressed = await stage.press(back, back.buttons[1])
    assert answer.title == pressed.title


async def test_what_was_spoken_of_outlasts_thanks_and_reasons(stage: Stage) -> None:
    figure = await stage.ask(f"{stage.mention} rate in the second period")
    (reasons,) = await stage.say("why?", reply_to=figure)
    (answer,) = await stage.say("and how many cases was that?", reply_to=reasons)
    assert "3,354" in answer.text
