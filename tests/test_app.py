"""How the bot is spoken to, what it may do where, and what happens when something breaks."""

from __future__ import annotations

import logging
import re
from typing import Any

import discord
import pytest
import simcord

from bot.app import Bot, Context
from bot.core.problems import Problem
from bot.core.queries import Query
from bot.replies.helptext import SUMMARIES
from tests.conftest import Form, Seen, Stage, response

LATEST = "3.41% found provisionally eligible"
HELP = "What you can ask"
NOBODY: dict[str, list[str]] = {"parse": []}
WITHOUT_CONTENT = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)


def errors_in(log: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in log.records if record.levelno >= logging.ERROR]


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


@pytest.mark.parametrize("typed", ["raet", "dance", "zzzz zzzz", "?!"])
async def test_what_is_not_understood_is_answered_with_what_can_be_asked_where_the_bot_is_named(
    stage: Stage, typed: str
) -> None:
    (whispered,) = await stage.whisper(typed)
    for reply in (await stage.ask(f"{stage.mention} {typed}"), whispered):
        assert reply.title
        assert [label for label in reply.buttons if label != "Remove"] or reply.options


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


async def test_a_reply_to_the_bot_that_does_not_name_it_is_met_with_silence(stage: Stage) -> None:
    reply = await stage.ask("!rate")
    assert await stage.say("lol my cat agrees", reply_to=reply) == []
    assert await stage.say("!xyz", reply_to=reply) == []


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
        assert (await stage.press(reply, "← Earlier")).title == "5.96% found provisionally eligible"


@pytest.mark.parametrize("settings", [{"prefix": ""}], indirect=True)
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
        assert reply.examples[0] == "/rate May30-Jul20"
        for example in reply.examples:
            assert await stage.works(example), example


@pytest.mark.parametrize("settings", [{"prefix": "?"}], indirect=True)
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
        assert reply.examples == ["/rate May30-Jul20", "/rate first"]


@pytest.mark.parametrize("settings", [{"prefix": "rb."}], indirect=True)
async def test_a_prefix_may_have_several_letters(stage: Stage) -> None:
    assert (await stage.ask("rb.rate")).title == LATEST
    assert "`rb.rate May30-Jul20`" in (await stage.ask("rb.help")).text


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


ALL_COMMANDS = tuple(SUMMARIES)


@pytest.mark.parametrize("command", ALL_COMMANDS)
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


# ---------------------------------------------------------------- patience


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
    assert (await stage.press(reply, "← Earlier")).title == "5.96% found provisionally eligible"


# ---------------------------------------------------------------- when something breaks

APOLOGY = r"Something went wrong on my side, and I have no answer\. The error's number is ([0-9a-f]{8})\."


def break_replies(monkeypatch: pytest.MonkeyPatch) -> None:
    def word(*_: object) -> None:
        raise RuntimeError("a secret of the house")

    monkeypatch.setattr("bot.replies.reply.word", word)


def number_in(reply: Seen) -> str:
    match = re.fullmatch(APOLOGY, reply.content)
    assert match, reply.content
    assert not reply.title
    return match[1]


async def test_an_error_in_a_command_gets_a_number_that_the_log_has_too(
    give: Form, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    break_replies(monkeypatch)
    reply = await give("rate")
    number = number_in(reply)
    assert reply.private == give.is_slash
    (record,) = [record for record in caplog.records if number in record.getMessage()]
    assert record.getMessage() == f"error {number} in rate"
    assert record.exc_info
    assert str(record.exc_info[1]) == "a secret of the house"
    assert give.stage.env.errors


async def test_every_error_has_a_number_of_its_own(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    break_replies(monkeypatch)
    assert number_in(await stage.ask("!rate")) != number_in(await stage.ask("!rate"))
    assert stage.env.errors


async def test_an_error_behind_a_button_gets_a_number_and_leaves_the_reply(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    reply = await stage.ask("!rate")
    break_replies(monkeypatch)
    answer = await stage.press(reply, "← Earlier")
    assert answer.private
    assert errors_in(caplog) == [f"error {number_in(answer)} in button"]
    assert stage.again(reply).title == LATEST


async def test_the_bot_goes_on_after_an_error(stage: Stage) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        break_replies(monkeypatch)
        number_in(await stage.ask("!rate"))
    assert stage.env.errors
    assert (await stage.ask("!rate")).title == LATEST


async def test_an_error_in_the_help_for_a_bare_mention_gets_a_number(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_replies(monkeypatch)
    replies = await stage.say(stage.mention)
    assert stage.env.errors
    assert [number_in(reply) for reply in replies]


async def test_an_error_while_typing_offers_nothing_and_breaks_nothing(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("bot.commands.arguments.figures_at", None)
        assert await stage.alice.autocomplete(stage.channel, "rate", "period", "june") == []
    assert len(errors_in(caplog)) == 1
    assert (await stage.slash("rate")).title == LATEST


async def test_where_discord_fails_for_a_moment_the_error_is_numbered(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    stage.env.inject_error("POST", "/channels/*/messages", status=400, code=50035)
    reply = await stage.ask("!rate")
    assert errors_in(caplog) == [f"error {number_in(reply)} in rate"]
    assert stage.env.errors


async def test_a_chart_that_cannot_be_drawn_leaves_the_words(
    give: Form, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def draw(*_: object) -> bytes:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr("bot.replies.pictures.draw", draw)
        reply = await give("trend")
    assert reply.title == "The rate fell in every period, from 7.97% to 3.41%"
    assert not reply.pictures
    assert errors_in(caplog) == ["the chart could not be drawn"]
    assert list((await give("trend")).pictures) == ["trend.png"]


# ---------------------------------------------------------------- what Discord is told at the start


def registered(env: simcord.Env) -> list[dict[str, Any]]:
    (call,) = [call for call in env.http_requests if call.method == "PUT"]
    return call.json or []


async def test_the_slash_commands_are_registered_once_at_the_start(stage: Stage) -> None:
    await stage.ask("!rate")
    await stage.slash("rate")
    assert sorted(command["name"] for command in registered(stage.env)) == sorted(ALL_COMMANDS)


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


async def test_the_operator_is_told_how_to_add_the_bot_to_a_server(
    bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="bot.app"):
        async with simcord.run(bot):
            pass
    assert "to add the bot to a server: https://discord.com/oauth2/authorize?client_id=" in caplog.text
