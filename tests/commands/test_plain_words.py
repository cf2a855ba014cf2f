"""Questions in words, in English and Spanish, as people write them on Discord."""

from __future__ import annotations

import re
from collections.abc import Mapping

import discord
import pytest

from bot.core.language import Language, choose_language
from bot.settings import Settings
from tests.conftest import Seen, Stage, response

JUNE = "how many cases were found eligible in june?"
LEGAL_HELP = "I can't advise on a case, but these people can"
LEGAL_HELP_IN_SPANISH = "Yo no puedo aconsejar sobre un caso, pero estas personas sí"
HELP_LINE = "Please talk to someone now"


async def only(replies: list[Seen]) -> Seen:
    (reply,) = replies
    return reply


@pytest.mark.parametrize("text", ["{me} " + JUNE, JUNE + " {me}", "!ask " + JUNE, "!preguntar " + JUNE])
async def test_a_question_to_the_bot_is_answered_like_the_command(stage: Stage, text: str) -> None:
    reply = await stage.ask(text.format(me=stage.mention))
    command = await stage.ask("!rate June")
    assert reply.title == "3.41% found provisionally eligible"
    assert reply.description == command.description
    assert reply.buttons == command.buttons


async def test_a_question_is_taken_as_slash_command_and_as_direct_message(stage: Stage) -> None:
    assert (await stage.slash("ask", {"question": JUNE})).title == "3.41% found provisionally eligible"
    reply = await only(await stage.whisper(JUNE))
    assert reply.title == "3.41% found provisionally eligible"


@pytest.mark.parametrize(
    "text",
    [
        JUNE,
        "I told {me} about that yesterday",
        "<@1> " + JUNE,
        "@everyone why?",
    ],
)
async def test_what_was_not_meant_for_the_bot_is_met_with_silence(stage: Stage, text: str) -> None:
    assert await stage.say(text.format(me=stage.mention)) == []


async def test_the_language_of_the_question_is_that_of_the_answer(stage: Stage) -> None:
    spanish = await stage.ask(f"{stage.mention} ¿cuántos casos salieron elegibles en junio?")
    assert "Lo leí como: 1 – 30 de jun de 2012" in spanish.description
    assert "May 30" not in spanish.text
    english = await stage.ask(f"{stage.mention} {JUNE}")
    assert "Read as: Jun 1 – 30, 2012" in english.description


@pytest.mark.parametrize("text", ["!tasa 30mayo-20julio", "!TASA 30 de mayo al 20 de julio", "!tasa"])
async def test_a_spanish_name_of_a_command_is_answered_in_spanish(stage: Stage, text: str) -> None:
    reply = await stage.ask(text)
    assert reply.title.startswith("3.41%")
    assert "30 de may – 20 de jul de 2012" in reply.description
    assert "68,000–69,000" in reply.description  # never 68.000, which a reader in the US takes for 68


@pytest.mark.parametrize(
    "text", ["!tendencia", "!comparar primero último", "!explicar cierre", "!ayuda", "!razones"]
)
async def test_the_other_spanish_commands_work(stage: Stage, text: str) -> None:
    reply = await stage.ask(text)
    ours = re.sub(r"\[[^\]]*\]\([^)]*\)", "", reply.text.lower())  # sources keep their titles
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
        ("!ask i think of suicde", HELP_LINE),
        ("!explain suicide", HELP_LINE),
        ("!ask will they close my brother's case", LEGAL_HELP),
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


async def test_chatter_in_reply_to_the_bot_is_never_told_to_wait(stage: Stage) -> None:
    answer = await stage.ask("!rate")
    before = len(stage.replies())
    for _ in range(8):
        await stage.bob.send(stage.channel, "lol ok", reply_to=answer.message)
    assert len(stage.replies()) == before


async def test_the_name_of_the_bot_may_follow_a_greeting(stage: Stage) -> None:
    assert (await stage.ask(f"hey {stage.mention} rate last")).title == "3.41% found provisionally eligible"


@pytest.mark.parametrize("term", ["suicide", "lawyer"])
async def test_help_is_private_also_when_it_is_asked_for_as_a_term(stage: Stage, term: str) -> None:
    reply = await stage.slash("explain", {"term": term})
    assert reply.private
    assert "Remove" not in reply.buttons


async def test_a_command_with_a_word_that_it_cannot_read_is_not_taken_for_a_question(stage: Stage) -> None:
    reply = await stage.ask(f"{stage.mention} rate Mai 30 - Jul 20")
    assert "I don't know `mai` in it" in reply.content


async def test_the_spanish_chart_speaks_spanish(stage: Stage) -> None:
    reply = await stage.ask("!tendencia")
    (alt,) = reply.pictures.values()
    assert "17 de nov de 2011 – 5 de mar de 2012: 7.97%" in alt
    assert "Bar chart" not in alt


async def test_the_buttons_under_a_spanish_answer_go_on_in_spanish(stage: Stage) -> None:
    reply = await stage.ask("!tasa")
    earlier = await stage.press(reply, reply.buttons[0])
    assert "17 de abr – 29 de may de 2012" in earlier.description


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
    guild = stage.bot.get_guild(stage.guild.id)
    assert guild
    guild.preferred_locale = discord.Locale.latin_american_spanish
    assert "30 de may" in (await stage.ask("!rate")).description
    assert "May 30" in (await stage.ask(f"{stage.mention} what was the rate in the last period?")).description


@pytest.mark.parametrize("settings", [{"language": "es"}], indirect=True)
async def test_where_nothing_tells_the_language_the_operator_decides(
    stage: Stage, settings: Settings
) -> None:
    assert settings.language == "es"
    reply = await only(await stage.whisper("2012-05-30..2012-07-20"))
    assert "30 de may" in reply.description


# ---------------------------------------------------------------- follow-ups


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("and before that?", "5.96% found provisionally eligible"),
        ("why?", "Why did the rate fall?"),
        ("compare that with the first", "From 3.41% to 7.97%: 4.56 percentage points higher"),
        ("how sure is that?", "Where the figures come from: May 30 – Jul 20, 2012"),
        ("and in april?", "Apr 1 – 30, 2012 has no figure of its own"),
    ],
)
async def test_a_reply_to_an_answer_is_about_that_answer(stage: Stage, text: str, title: str) -> None:
    answer = await stage.ask("!rate last")
    reply = await only(await stage.say(text, reply_to=answer))
    assert reply.title == title


async def test_a_follow_up_is_about_what_the_answer_shows_now(stage: Stage) -> None:
    answer = await stage.ask("!rate last")
    earlier = await stage.press(answer, "← Earlier")
    reply = await only(await stage.say("and before that?", reply_to=earlier))
    assert reply.title == "6.20% found provisionally eligible"


async def test_there_is_nothing_before_the_first_period(stage: Stage) -> None:
    answer = await stage.ask("!rate first")
    reply = await only(await stage.say(f"{stage.mention} and before that?", reply_to=answer))
    assert reply.content.startswith("Nov 16, 2011 lies outside the table")


@pytest.mark.parametrize("text", ["lol ok", "cool", "I don't believe that"])
async def test_a_remark_in_reply_to_an_answer_is_met_with_silence(stage: Stage, text: str) -> None:
    answer = await stage.ask("!rate last")
    assert await stage.say(text, reply_to=answer) == []


async def test_a_reply_to_somebody_else_is_none_of_the_bots_business(stage: Stage) -> None:
    await stage.bob.send(stage.channel, "so what")
    said = Seen(stage.channel.history()[-1])
    assert await stage.say("why?", reply_to=said) == []


# ---------------------------------------------------------------- asking back


async def test_an_unclear_question_is_asked_back_once_with_its_readings(stage: Stage) -> None:
    reply = await stage.ask(f"{stage.mention} what's the rate?")
    assert reply.title == "Which do you mean?"
    assert reply.buttons == ["Rate, May 30 – Jul 20, 2012", "All periods together", "Trend", "Remove"]
    assert (await stage.press(reply, "All periods together")).title.endswith("about 6.4%")


async def test_what_the_data_cannot_know_is_said_with_two_questions_that_it_can(stage: Stage) -> None:
    reply = await stage.ask(f"{stage.mention} what will the rate be next year?")
    assert reply.title == "That I can't know."
    assert "Nov 17, 2011 through Jul 20, 2012" in reply.description
    assert len(set(reply.buttons) - {"Remove"}) == 2
    assert "%" not in reply.text


async def test_a_false_premise_is_set_right_before_any_number(stage: Stage) -> None:
    reply = await stage.ask(
        f"{stage.mention} is it true that ICE closed 8% of the cases in the first period?"
    )
    assert reply.title == "Found eligible, not closed or approved: 7.97% found provisionally eligible"
    assert "closed is another count" in reply.description


@pytest.mark.parametrize(
    ("text", "title"), [("hi", "Hello!"), ("thanks!", "You're welcome."), ("gracias", "Con mucho gusto.")]
)
async def test_greetings_and_thanks_get_a_short_answer(stage: Stage, text: str, title: str) -> None:
    reply = await stage.ask(f"{stage.mention} {text}")
    assert reply.title == title
    assert len(reply.text) < 200


# ---------------------------------------------------------------- people in trouble


@pytest.mark.parametrize(
    "text",
    [
        "my son-in-law was detained yesterday in Fresno",
        "am I eligible?",
        "ICE took my husband, he works at the Taco Palace",
        "how do I apply for administrative closure",
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
    assert (await stage.slash("ask", {"question": "am I eligible?"})).private
    assert (await stage.slash("ask", {"question": "I want to end my life"})).private
    assert not (await stage.slash("ask", {"question": JUNE})).private


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
    assert reply.buttons == ["Remove"] or len(reply.buttons) == 1
