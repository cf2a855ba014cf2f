"""An invented data set is served honestly: no word of the shipped one is in anything that people see."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from bot.answers.loading import load_checked
from bot.answers.options import options
from bot.data.loading import Data
from bot.languages import Language, load_languages
from tests.made.folders import SCHOOLS
from tests.seen import Seen
from tests.stage import Stage

SHIPPED = re.compile(
    r"\bICE\b|TRAC|201[12]|(?i:deport|clos(?:ed|ures?)\b|cierre|cerrad|eligib|elegib|detain|detenid|court|"
    r"tribunal|\bcortes?\b|\breview|revisi[oó]n|revisad|immigra|inmigra|nationalit|nacionalidad|backlog|"
    r"prosecut|discreci|\bcases?\b|\bcasos?\b|lawyer|abogad)"
)
"""Words of the shipped data; none of them has a place in a sentence of the bot's own."""

COMMANDS = (
    *("passrate", "passrate June 2019", "passrate all", "passrate Jan 15 - Feb 20, 2019", "passrate first"),
    *("districts", "districts north", "compare", "compare 2019 vs 2020", "trend", "total", "total Jun30"),
    *("periods", "explain", "explain passing", "sources", "sources last", "sources passrate", "data"),
    *("data districts", "help", "help passrate", "help ask", "about"),
    *("aprobación", "aprobación junio de 2019", "distritos", "distritos norte", "comparar", "tendencia"),
    *("total hasta junio", "periodos", "explicar", "explicar aprobar", "fuentes", "datos", "ayuda"),
    *("ayuda aprobación", "acerca"),
)
PROBLEMS = (
    *("passrate lunch", "passrate 2031", "passrate Feb 30", "passrate 99", "passrate .."),
    *("districts the moon", "data zzz", "explain zzzz", "total 1990", "compare first vs first", "help dance"),
    *("aprobación almuerzo", "distritos la luna", "datos zzz", "explicar zzzz"),
)


@pytest.fixture(scope="module")
def data() -> Data:
    return load_checked(SCHOOLS)


@pytest.fixture(scope="module")
def languages(data: Data) -> Mapping[str, Language]:
    return load_languages(data.declarations.commands)


def foreign_in(reply: Seen) -> list[str]:
    """Words of the shipped data in all that a message shows."""
    shown = [reply.text, *reply.buttons, *reply.options, *reply.pictures, *reply.pictures.values()]
    return SHIPPED.findall("\n".join(shown))


@pytest.mark.parametrize("command", COMMANDS)
async def test_no_reply_nor_what_its_buttons_lead_to_speaks_of_other_data(stage: Stage, command: str) -> None:
    reply = await stage.ask(f"!{command}")
    assert reply.title
    assert foreign_in(reply) == []
    for label, answer in await stage.led_to(f"!{command}"):
        assert answer.title, label
        assert foreign_in(answer) == []


async def test_where_the_bot_may_not_write_people_hear_of_a_command_that_there_is(
    stage: Stage,
) -> None:
    await stage.say("!passrate", channel=stage.channel_where_bot(send_messages=False))
    assert stage.env.errors  # what simcord notes of the refusal
    assert "`/passrate`" in stage.replies(stage.alice.user.dm_channel)[0].content


@pytest.mark.parametrize("command", PROBLEMS)
async def test_no_problem_speaks_of_other_data(stage: Stage, command: str) -> None:
    reply = await stage.ask(f"!{command}")
    assert reply.content
    assert foreign_in(reply) == []
    for example in reply.examples:
        assert (await stage.ask(example)).title, example


async def test_slash_commands_answer_the_same(stage: Stage, data: Data) -> None:
    for command in options(data):
        by_slash, by_text = await stage.slash(command), await stage.ask(f"!{command}")
        assert by_slash.title == by_text.title
        assert foreign_in(by_slash) == []


async def test_what_discord_shows_of_the_commands_speaks_of_these_data_only(stage: Stage, data: Data) -> None:
    (registered,) = [call.json for call in stage.env.http_requests if call.method == "PUT"]
    commands: list[dict[str, Any]] = registered or []
    assert {command["name"] for command in commands} == set(options(data))
    assert SHIPPED.findall(json.dumps(commands, ensure_ascii=False)) == []
    (passrate,) = [command for command in commands if command["name"] == "passrate"]
    assert passrate["name_localizations"]["es-419"] == "aprobación"


@pytest.mark.parametrize("spanish", [False, True])
async def test_what_is_offered_while_one_types_is_of_these_data(
    stage: Stage, data: Data, request: pytest.FixtureRequest, *, spanish: bool
) -> None:
    if spanish:
        request.getfixturevalue("spanish_app")
    for command, field in fields(data):
        choices = await stage.alice.autocomplete(stage.channel, command, field, "")
        assert choices, (command, field)
        assert SHIPPED.findall("\n".join(choice["name"] for choice in choices)) == []


def fields(data: Data) -> Iterator[tuple[str, str]]:
    """Every option for which something is offered, with its command."""
    for command, option in options(data).items():
        match option:
            case "periods":
                yield from ((command, "first"), (command, "second"))
            case "" | "date" | "question":
                pass
            case _:
                yield command, option


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("What was the pass rate in June 2019?", "64.00%"),
        ("¿Cuál fue la tasa de aprobación en junio de 2019?", "64.00%"),
    ],
)
async def test_a_plain_question_is_answered_from_these_data(stage: Stage, question: str, figure: str) -> None:
    reply = await stage.ask(f"{stage.mention} {question}")
    assert figure in reply.text
    assert foreign_in(reply) == []


@pytest.mark.parametrize("said", ["hello", "thanks", "what is love", "I want to die", "quiero morir"])
async def test_small_talk_and_what_cannot_be_known_speak_of_no_other_data(stage: Stage, said: str) -> None:
    reply = await stage.ask(f"{stage.mention} {said}")
    assert foreign_in(reply) == []
    assert "older version" not in reply.text
