"""Questions in words, in English and Spanish, as people write them on Discord."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from bot.answers.queries import Beyond, Choose, Compute, Explain, Operand, Series, Talk, TalkKind, Unknown
from bot.figures.figure import Operation
from bot.languages import Language, choose_language
from bot.settings import Settings
from tests.expected import LATEST, eligible
from tests.seen import Seen
from tests.stage import Stage, everybody_speaks, response
from tests.stand_in import StandIn

FIRST = "what was the rate in the first period?"
IN_FIRST = eligible("7.97%")
LEGAL_HELP = "I can't advise on a case, but these people can"
LEGAL_HELP_IN_SPANISH = "Yo no puedo aconsejar sobre un caso, pero estas personas sí"
HELP_LINE = "Please talk to someone now"


async def only(replies: list[Seen]) -> Seen:
    (reply,) = replies
    return reply


@pytest.mark.parametrize("text", ["{me} " + FIRST, FIRST + " {me}", "!ask " + FIRST, "!preguntar " + FIRST])
async def test_a_question_to_the_bot_is_answered_like_the_command(stage: Stage, text: str) -> None:
    reply = await stage.ask(text.format(me=stage.mention))
    command = await stage.ask("!rate first")
    assert reply.title == command.title == IN_FIRST
    assert reply.buttons == command.buttons


async def test_two_questions_get_two_answers_in_one_reply(stage: Stage) -> None:
    reply = await stage.ask(f"{stage.mention} {FIRST} and what is deferred action?")
    assert reply.title == IN_FIRST
    assert "**Deferred action**" in reply.description
    assert "put off a person's removal" in reply.description


async def test_a_question_is_taken_as_slash_command_and_as_direct_message(stage: Stage) -> None:
    assert (await stage.slash("ask", {"question": FIRST})).title == IN_FIRST
    reply = await only(await stage.whisper(FIRST))
    assert reply.title == IN_FIRST


@pytest.mark.parametrize(
    "text",
    [
        FIRST,
        "<@1> " + FIRST,
        "@everyone why?",
    ],
)
async def test_what_was_not_meant_for_the_bot_is_met_with_silence(stage: Stage, text: str) -> None:
    assert await stage.say(text.format(me=stage.mention)) == []


async def test_a_name_in_passing_is_answered_only_where_something_was_clearly_asked(
    stage: Stage, stand_in: StandIn
) -> None:
    stand_in.meant, stand_in.is_sure = Explain("why"), False
    assert await stage.say(f"I told {stage.mention} about that yesterday") == []
    stand_in.is_sure = True
    assert (await stage.ask(f"well {stage.mention} why did it fall")).title == "Why did the rate fall?"


async def test_the_language_of_the_question_is_that_of_the_answer(stage: Stage) -> None:
    spanish = await stage.ask(f"{stage.mention} ¿cuál fue la tasa en el primer periodo?")
    assert "17 nov 2011 – 5 mar 2012" in spanish.description
    assert "Nov 17" not in spanish.description
    english = await stage.ask(f"{stage.mention} {FIRST}")
    assert "Nov 17, 2011 – Mar 5, 2012" in english.description


@pytest.mark.parametrize("text", ["!tasa 30mayo-20julio", "!TASA 30 de mayo al 20 de julio", "!tasa"])
async def test_a_spanish_name_of_a_command_is_answered_in_spanish(stage: Stage, text: str) -> None:
    reply = await stage.ask(text)
    assert reply.title.startswith("3.41%")
    assert "30 may – 20 jul 2012" in reply.description
    assert "68,000–69,000" in reply.description  # never 68.000, which a reader in the US takes for 68


@pytest.mark.parametrize(
    "text", ["!tendencia", "!comparar primero último", "!explicar cierre", "!ayuda", "!razones"]
)
async def test_the_other_spanish_commands_work(stage: Stage, text: str) -> None:
    reply = await stage.ask(text)
    ours = re.sub(r"\[[^\]]*\]\([^)]*\)", "", reply.text.lower())  # sources keep their names
    assert not set(re.findall(r"[a-z]+", ours)) & {"the", "found", "with", "what"}
    assert reply.title


@pytest.mark.parametrize("text", ["!help tasa", "!ayuda tasa", "!ayuda rate"])
async def test_help_knows_a_command_by_any_of_its_names(stage: Stage, text: str) -> None:
    reply = await stage.ask(text)
    assert "`!tasa" in reply.description or "`!rate" in reply.description


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("{me} i want to die", HELP_LINE),
        ("!ask i want to die", HELP_LINE),
        ("!explain suicide", HELP_LINE),
        ("{me} can you help me with my case", LEGAL_HELP),
    ],
)
async def test_whoever_needs_help_is_never_told_to_wait(stage: Stage, text: str, title: str) -> None:
    for _ in range(7):
        await stage.alice.send(stage.channel, "!rate")
    for _ in range(2):
        await stage.alice.send(stage.channel, text.format(me=stage.mention))
    *_, told, one, two = stage.replies()
    assert told.content.startswith("That was quick.")
    assert (one.title, two.title) == (title, title)


@pytest.mark.parametrize(
    ("command", "typed", "title"),
    [
        ("ask", {"question": "i want to die"}, HELP_LINE),
        ("explain", {"term": "suicide"}, HELP_LINE),
        ("ask", {"question": "necesito un abogado para mi caso"}, LEGAL_HELP_IN_SPANISH),
    ],
)
async def test_whoever_needs_help_with_a_slash_command_is_never_told_to_wait(
    stage: Stage, command: str, typed: dict[str, str], title: str
) -> None:
    replies = [response(await stage.alice.slash(stage.channel, "rate")) for _ in range(7)]
    assert replies[-1].content.startswith("That was quick.")
    assert response(await stage.alice.slash(stage.channel, command, **typed)).title == title


async def test_chatter_in_reply_to_the_bot_is_never_told_to_wait(stage: Stage, stand_in: StandIn) -> None:
    stand_in.is_sure = False
    answer = await stage.ask("!rate")
    before = len(stage.replies())
    for _ in range(8):
        await stage.bob.send(stage.channel, "lol ok", reply_to=answer.message)
    assert len(stage.replies()) == before


async def test_the_name_of_the_bot_may_follow_a_greeting(stage: Stage) -> None:
    assert (await stage.ask(f"hey {stage.mention} rate last")).title == LATEST


@pytest.mark.parametrize("term", ["suicide", "lawyer"])
async def test_help_is_private_also_when_it_is_asked_for_as_a_term(stage: Stage, term: str) -> None:
    reply = await stage.slash("explain", {"term": term})
    assert reply.private
    assert "Remove" not in reply.buttons


async def test_a_command_with_a_word_that_it_cannot_read_is_not_taken_for_another_question(
    stage: Stage, stand_in: StandIn
) -> None:
    stand_in.meant = Series(Operand("closed"))
    reply = await stage.ask("!rate Mai 30 - Jul 20")
    assert "I don't know `Mai` in it" in reply.content
    stand_in.meant = Compute(Operation.VALUE, (Operand("rate", group="detained", upto=True),))
    assert (await stage.ask("!rate of people in detention")).title.startswith("People in detention: ")


@pytest.mark.parametrize("typed", ["rate 9", "rate Feb 30", "compare 1 vs 1", "data zzz", "total Feb 1"])
async def test_what_was_read_behind_a_command_and_is_wrong_is_not_read_anew(
    stage: Stage, stand_in: StandIn, typed: str
) -> None:
    stand_in.meant = Explain("why")
    assert (await stage.ask(f"!{typed}")).content
    assert (await stage.ask(f"{stage.mention} {typed}")).content
    assert stand_in.heard == []


async def test_the_spanish_chart_speaks_spanish(stage: Stage) -> None:
    reply = await stage.ask("!tendencia")
    (alt,) = reply.pictures.values()
    assert "bajó cada vez, de 7.97% a 3.41%" in alt
    assert "fell" not in alt


async def test_the_buttons_under_a_spanish_answer_go_on_in_spanish(stage: Stage) -> None:
    reply = await stage.ask("!tasa")
    earlier = await stage.press(reply, reply.buttons[0])
    assert "17 abr – 29 may 2012" in earlier.description


async def test_slash_commands_are_registered_with_their_spanish_names(stage: Stage) -> None:
    (registered,) = [call.json for call in stage.env.http_requests if call.method == "PUT"]
    assert registered
    rate = next(command for command in registered if command["name"] == "rate")
    assert rate["name_localizations"] == {"es-ES": "tasa", "es-419": "tasa"}
    assert set(rate["description_localizations"]) == {"es-ES", "es-419"}
    (option,) = rate["options"]
    assert option["name_localizations"]["es-419"] == "periodo"
    assert option["description_localizations"]["es-419"] != option["description"]


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (["es-419"], "es"),
        (["es-ES", "en-US"], "es"),
        (["fr", "es-ES"], "es"),
        (["fr", None], "en"),
        ([], "en"),
        (["en-GB", "es-ES"], "en"),
    ],
)
def test_the_first_language_that_the_bot_speaks_is_taken(
    wanted: list[str | None], code: str, languages: Mapping[str, Language]
) -> None:
    assert choose_language(wanted, languages, "en").code == code


async def test_a_spanish_server_is_spoken_to_in_spanish(stage: Stage) -> None:
    stage.guild_speaks_spanish()
    assert "30 may" in (await stage.ask("!rate")).description
    assert "Nov 17" in (await stage.ask(f"{stage.mention} {FIRST}")).description


@pytest.mark.usefixtures("spanish_app")
async def test_whoever_has_set_discord_to_spanish_is_spoken_to_in_spanish(stage: Stage) -> None:
    assert "30 may" in (await stage.slash("rate")).description


@pytest.mark.parametrize("settings", [{"default_language": "es"}], indirect=True)
async def test_where_nothing_tells_the_language_the_operator_decides(
    stage: Stage, settings: Settings, stand_in: StandIn
) -> None:
    assert settings.default_language == "es"
    stand_in.meant = Explain("why")
    assert (await only(await stage.whisper("?!"))).title == "¿Por qué bajó la tasa?"


@pytest.mark.parametrize("settings", [{"default_language": "es"}], indirect=True)
async def test_the_operator_decides_on_a_server_that_has_chosen_no_language(stage: Stage) -> None:
    assert "30 may" in (await stage.ask("!rate")).description


@pytest.mark.parametrize("settings", [{"default_language": "es"}], indirect=True)
@pytest.mark.parametrize("is_community", [False, True])
async def test_a_slash_command_in_a_language_that_the_bot_lacks(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, *, is_community: bool
) -> None:
    """It is answered in the language of a community, which is English here, or else in the operator's."""
    guild = stage.bot.get_guild(stage.guild.id)
    assert guild
    if is_community:
        guild.features.append("COMMUNITY")
    everybody_speaks(monkeypatch, "fr")
    assert ("30 may" in (await stage.slash("rate")).description) is not is_community


# ---------------------------------------------------------------- asking back, and what can't be known


async def test_an_unclear_question_is_asked_back_once_with_its_readings(
    stage: Stage, stand_in: StandIn
) -> None:
    stand_in.meant = Choose((Series(Operand("rate")), Explain("why")))
    reply = await stage.ask(f"{stage.mention} tell me")
    assert reply.title == "Which do you mean?"
    assert reply.buttons == ["Trend", "Why did it fall?", "Remove"]
    assert (await stage.press(reply, "Why did it fall?")).title == "Why did the rate fall?"


async def test_what_the_data_cannot_know_is_said_with_questions_that_it_can(
    stage: Stage, stand_in: StandIn
) -> None:
    stand_in.meant = Unknown(Beyond.OPINION)
    reply = await stage.ask(f"{stage.mention} what next?")
    assert reply.title == "That I can't know: I have figures, and no opinions or forecasts."
    assert "Nov 17, 2011 through Jul 20, 2012" in reply.description
    assert reply.buttons == ["Rate", "Cases closed", "Backlog", "Español", "Remove"]
    assert "%" not in reply.text
    assert (await stage.press(reply, "Rate")).title == LATEST


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (TalkKind.GREETING, "Hello!"),
        (TalkKind.THANKS, "You're welcome."),
        (TalkKind.OKAY, "All right."),
        (TalkKind.REMARK, "Thank you for telling me."),
        (TalkKind.GOODBYE, "Goodbye."),
        (TalkKind.INSULT, "I'm sorry that I was no help."),
    ],
)
async def test_small_talk_gets_a_short_answer(
    stage: Stage, stand_in: StandIn, kind: TalkKind, title: str
) -> None:
    stand_in.meant = Talk(kind)
    reply = await stage.ask(f"{stage.mention} well")
    assert reply.title == title
    assert len(reply.text) < 200


# ---------------------------------------------------------------- people in trouble


@pytest.mark.parametrize(
    "text",
    [
        "my son-in-law was detained yesterday in Fresno",
        "ICE took my husband, he works at the Taco Palace",
    ],
)
async def test_people_in_trouble_are_told_where_help_is(stage: Stage, text: str) -> None:
    reply = await stage.ask(f"{stage.mention} {text}")
    assert reply.title == LEGAL_HELP
    assert "https://www.justice.gov/eoir/list-pro-bono-legal-service-providers" in reply.description
    assert "notarios" in reply.description
    assert not re.search(r"\d+(\.\d+)?%|\d,\d{3}", reply.text)
    assert not {"son-in-law", "Fresno", "husband", "Taco"} & set(re.findall(r"[\w-]+", reply.text))
    assert "!" not in reply.text


async def test_in_spanish_too(stage: Stage) -> None:
    reply = await stage.ask(f"{stage.mention} a mi yerno lo detuvieron ayer, ¿qué hacemos?")
    assert reply.title == "Yo no puedo aconsejar sobre un caso, pero estas personas sí"
    assert "lista de proveedores pro bono" in reply.description


async def test_by_slash_only_the_person_sees_it(stage: Stage) -> None:
    assert (await stage.slash("ask", {"question": "my son was detained yesterday"})).private
    assert (await stage.slash("ask", {"question": "I want to end my life"})).private
    assert not (await stage.slash("ask", {"question": FIRST})).private


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("i don't want to live anymore", "Call or text 988"),
        ("ya no quiero vivir", "Llama o manda un mensaje de texto al 988"),
    ],
)
async def test_words_of_giving_up_get_the_lifeline_first(stage: Stage, text: str, first: str) -> None:
    reply = await only(await stage.whisper(text))
    assert first in reply.description
    assert reply.description.index("988") < reply.description.index("justice.gov")
    assert len(reply.buttons) == 2  # the other language, and to remove it
