"""Messages and interactions in odd envelopes, as Discord sends them now and then; on real sockets."""

from __future__ import annotations

from typing import Any

import pytest

from bot.replies.controls import Action, ControlId
from tests import loopback_payloads as payloads
from tests.expected import EARLIER, EARLIER_QUERY, LATEST, TREND_QUERY
from tests.loopback_answers import is_private, titles
from tests.loopback_discord import Alter, LoopbackDiscord
from tests.loopback_rest import Sent
from tests.operations.conftest import ASKER, BotThread

OLD_COMMAND = "This command is from an older version of the bot. Please choose it from the list again."
OLD_BUTTON = "This button is from an older version of the bot. Please ask again."


def told_in_private(sent: Sent) -> str:
    """What the one answer says to the person alone."""
    (reply,) = sent.replies
    assert is_private(reply)
    content: str = reply["content"]
    return content


def press(server: LoopbackDiscord, custom_id: str, alter: Alter = lambda _: None) -> Sent:
    reply = {"content": "Once upon a time"}
    return server.press(custom_id, reply, guild=server.guilds[0], author=ASKER, alter=alter)


# ---------------------------------------------------------------- messages


def test_only_what_people_write_is_a_question(
    server: LoopbackDiscord, running: BotThread, log: pytest.LogCaptureFixture
) -> None:
    guild, written = server.guilds[0], {0, 19}
    by_type: dict[int, Sent] = {}
    for number in range(60):
        # The bot is named, or it is a direct message: either would be answered.
        if number % 2:
            sent = server.say("rate", alter=lambda event, n=number: event.update(type=n))
        else:
            sent = server.say("!rate", guild=guild, alter=lambda event, n=number: event.update(type=n))
        by_type[number] = sent
    server.wait_answered(*(by_type[number] for number in written))
    running.stop()
    assert {number for number, sent in by_type.items() if sent.replies} == written
    assert log.text.count(" answered ") == len(written)


def test_the_role_that_discord_made_for_the_bot_is_its_name(
    server: LoopbackDiscord, running: BotThread, log: pytest.LogCaptureFixture
) -> None:
    guild = server.guilds[0]
    own, other = payloads.own_role(guild), 7_000_000_000_000_000_007
    namesake = payloads.role(other)
    server.tell("GUILD_ROLE_CREATE", {"guild_id": str(guild), "role": namesake}, guild=guild)
    silent = [server.say(f"<@&{other}> rate", guild=guild), server.say(f"rate <@&{other}>", guild=guild)]
    named = [
        server.say(text.format(me=f"<@&{own}>"), guild=guild)
        for text in ("{me} rate", "{me} !rate last", "what was the rate in the last period, {me}?")
    ]
    server.wait_answered(*named)
    running.stop()
    assert [titles(sent) for sent in named] == [[LATEST]] * 3
    assert [sent.replies for sent in silent] == [[], []]
    assert log.text.count(" answered ") == len(named)


# ---------------------------------------------------------------- interactions


def without(*keys: str) -> Alter:
    def alter(event: dict[str, Any]) -> None:
        for key in keys:
            event.pop(key, None)

    return alter


def having(**parts: object) -> Alter:
    return lambda event: event.update(parts)


def in_a_group(event: dict[str, Any]) -> None:
    someone = event.pop("member")["user"]
    for key in ("guild_id", "guild", "guild_locale"):
        del event[key]
    channel = {"id": "77", "type": 3, "recipients": [payloads.person(5), someone], "name": None, "icon": None}
    event.update(user=someone, context=2, channel=channel, channel_id="77")


def in_a_server_without_the_bot(event: dict[str, Any]) -> None:
    event.update(guild_id="8000000000000000008", authorizing_integration_owners={"1": str(ASKER)})
    del event["guild"]


def in_a_server_and_channel_without_the_bot(event: dict[str, Any]) -> None:
    in_a_server_without_the_bot(event)
    del event["channel"]


def nowhere(event: dict[str, Any]) -> None:
    in_a_group(event)
    del event["channel"], event["channel_id"], event["context"]


ODD: dict[str, Alter] = {
    "no guild object": without("guild"),
    "no channel": without("channel", "channel_id"),
    "no channel object": without("channel"),
    "neither": without("channel", "channel_id", "guild"),
    "another server": in_a_server_without_the_bot,
    "another server without channel": lambda event: (
        in_a_server_without_the_bot(event),
        event.pop("channel"),
    ),
    "a group": in_a_group,
    "nowhere": nowhere,
    "a channel of tomorrow": having(channel={"id": "99", "type": 99}, channel_id="99"),
    "no locale": without("locale", "guild_locale"),
    "locales that are null": having(locale=None, guild_locale=None),
    "locales that are numbers": having(locale=5, guild_locale=7),
    "locales that are lists": having(locale=["es"], guild_locale={}),
    "an unknown locale": having(locale="tlh", guild_locale=""),
}
odd = pytest.mark.parametrize("alter", ODD.values(), ids=ODD)


@odd
def test_an_interaction_in_an_odd_envelope_is_answered(
    alter: Alter, server: LoopbackDiscord, running: BotThread, log: pytest.LogCaptureFixture
) -> None:
    guild = server.guilds[0]
    command = server.use("rate", guild=guild, alter=alter)
    typing = server.use("rate", {"period": "june"}, typing="period", guild=guild, alter=alter)
    button = press(server, str(ControlId(Action.SHOW, EARLIER_QUERY, "en", ASKER)), alter)
    problem = server.use("rate", {"period": "lunch"}, guild=guild, alter=alter)
    server.wait_answered(command, typing, button, problem)
    running.stop()
    assert titles(command) == [LATEST]
    assert typing.replies[0]["choices"][0]["name"] == "June 2012"
    assert titles(button) == [EARLIER]
    assert told_in_private(problem).startswith("I couldn't read `lunch` as a period")
    assert not any(" failed " in line for line in log.text.splitlines())


@pytest.mark.parametrize(
    ("command", "options"),
    [("gone", {}), ("gone", {"period": "June"}), ("rate", {"days": "June"})],
    ids=["command", "command with an option", "option"],
)
def test_a_command_of_an_older_registration_says_so(
    command: str,
    options: dict[str, str],
    server: LoopbackDiscord,
    running: BotThread,
    log: pytest.LogCaptureFixture,
) -> None:
    sent = server.use(command, options, guild=server.guilds[0])
    server.wait_answered(sent)
    running.stop()
    assert told_in_private(sent) == OLD_COMMAND
    assert log.text.count(" problem in ") == 1


def test_a_command_of_another_kind_says_so(
    server: LoopbackDiscord, running: BotThread, log: pytest.LogCaptureFixture
) -> None:
    def alter(event: dict[str, Any]) -> None:
        event["data"] |= {"type": 3, "target_id": "5", "resolved": {}}

    sent = server.use("rate", guild=server.guilds[0], alter=alter)
    server.wait_answered(sent)
    running.stop()
    assert told_in_private(sent) == OLD_COMMAND
    assert "unknown command problem" in log.text


@pytest.mark.parametrize(("command", "typing"), [("gone", "period"), ("rate", "days"), ("trend", "period")])
@pytest.mark.usefixtures("log")
def test_to_an_option_of_an_older_registration_nothing_wrong_is_offered(
    command: str, typing: str, server: LoopbackDiscord, running: BotThread
) -> None:
    sent = server.use(command, {typing: "june"}, typing=typing, guild=server.guilds[0])
    server.wait_answered(sent)
    running.stop()
    assert all("choices" in reply for reply in sent.replies)


@pytest.mark.parametrize(
    "values",
    [[], [""], ["gone"], ["1.rate.1"], [5], None],
    ids=["none", "empty", "gone", "bad", "number", "null"],
)
@pytest.mark.usefixtures("log")
def test_a_choice_that_the_menu_does_not_have_is_answered_as_an_old_one(
    values: list[object] | None, server: LoopbackDiscord, running: BotThread
) -> None:
    def alter(event: dict[str, Any]) -> None:
        event["data"] |= {"component_type": 3, "values": values}

    sent = press(server, str(ControlId(Action.MENU, TREND_QUERY, "en", ASKER)), alter)
    server.wait_answered(sent)
    running.stop()
    assert told_in_private(sent) == OLD_BUTTON
