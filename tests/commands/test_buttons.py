"""Buttons and menus below replies, pressed by the person who asked: where each leads."""

from __future__ import annotations

import pytest

from tests.expected import EARLIER, FALL, TREND, eligible
from tests.seen import Seen
from tests.stage import Form, Stage


async def test_earlier_and_later_turn_the_reply_into_that_of_the_neighbouring_period(give: Form) -> None:
    stage, reply = give.stage, await give("rate", "May30-Jul20")
    earlier = [("← Earlier", rate) for rate in ("5.96%", "6.20%", "7.97%")]
    for label, rate in (*earlier, ("Later →", "6.20%")):
        edited = await stage.press(stage.again(reply), label)
        assert edited.message.id == reply.message.id
        assert stage.again(reply).title == eligible(rate)


async def test_the_first_period_has_none_earlier_and_the_last_none_later(stage: Stage) -> None:
    usual = ["Trend", "How sure?", "Español", "Remove"]
    assert (await stage.ask("!rate first")).buttons == ["Later →", *usual]
    assert (await stage.ask("!rate last")).buttons == ["← Earlier", *usual]
    assert (await stage.ask("!total")).buttons == ["Trend", "How sure?", "More", "Español", "Remove"]


async def test_trend_brings_the_chart_and_going_on_brings_another(give: Form) -> None:
    stage, reply = give.stage, await give("rate")
    assert not reply.pictures
    await stage.press(reply, "Trend")
    trend = stage.again(reply)
    assert trend.title == TREND
    assert list(trend.pictures) == ["rate.png"]
    await stage.press(trend, "Why did it fall?")
    page = stage.again(reply)
    assert page.title == "Why did the rate fall?"
    assert not page.pictures


@pytest.mark.parametrize(
    ("choice", "title"),
    [
        ("Compare with the first period", "From 7.97% to 6.20%: 1.77 percentage points lower"),
        ("Administrative closure and deferred action", "Administrative closure and deferred action"),
        ("Why did it fall?", "Why did the rate fall?"),
    ],
)
async def test_the_menu_below_a_rate_leads_on(give: Form, choice: str, title: str) -> None:
    stage, reply = give.stage, await give("rate", "Mar6-Apr16")
    await stage.choose(reply, choice)
    assert stage.again(reply).title == title


async def test_the_first_period_is_not_compared_with_itself(stage: Stage) -> None:
    assert "Compare with the first period" not in (await stage.ask("!rate first")).options


async def test_what_was_read_is_said_once_and_not_after_a_press(stage: Stage) -> None:
    reply = await stage.ask("!rate last")
    assert "Read as" in reply.text
    assert "Read as" not in (await stage.press(reply, "← Earlier")).text


@pytest.mark.parametrize(
    "command",
    [
        *("rate", "rate June", "rate Mar6-Apr16", "rate all", "rate Apr 1 - Jun 10", "rate first and last"),
        *("compare", "trend", "total", "total Mar5", "periods", "explain", "explain nta", "why", "sources"),
        *("help", "help rate", "about", "closed", "closed May29", "closed Mar 8", "detained", "courts"),
        *("courts Denver", "courts Detroit", "nationalities", "nationalities China", "filings"),
        *("filings Oct1-Dec31, 2011", "backlog", "data", "data courts", "sources closed", "sources last"),
        *("sources courts", "sources filings", "tasa", "cerrados", "cortes", "detenidos"),
    ],
)
async def test_every_control_below_an_answer_leads_to_an_answer(stage: Stage, command: str) -> None:
    reply = await stage.ask(f"!{command}")
    assert reply.leading
    assert all(len(custom_id) <= 100 for custom_id in reply.ids)
    for label, answer in await stage.led_to(f"!{command}"):
        assert answer.title, label


async def test_the_other_language_says_the_same_and_leads_back(give: Form) -> None:
    stage, reply = give.stage, await give("rate")
    spanish = await stage.press(reply, "Español")
    assert spanish.message.id == reply.message.id
    assert spanish.title == "3.41% de los casos resultó provisionalmente elegible"
    assert spanish.buttons == ["← Anterior", "Tendencia", "¿Qué tan segura es?", "English", "Quitar"]
    earlier = await stage.press(stage.again(reply), "← Anterior")
    assert earlier.title == "5.96% de los casos resultó provisionalmente elegible"
    assert (await stage.press(stage.again(reply), "English")).title == EARLIER


async def test_the_chart_speaks_the_other_language_too(stage: Stage) -> None:
    spanish = await stage.press(await stage.ask("!trend"), "Español")
    (alt_text,) = spanish.pictures.values()
    assert "17 nov 2011" in alt_text
    assert "Nov 17" not in alt_text


async def test_the_menu_below_closed_offers_the_other_days_of_which_a_count_is_known(give: Form) -> None:
    stage, reply = give.stage, await give("closed")
    assert list(reply.options) == ["Mar 8, 2012", "Apr 16, 2012", "May 29, 2012"]
    await stage.choose(reply, "Apr 16, 2012")
    assert stage.again(reply).title == "2,722 closed under ICE's review by Apr 16, 2012"


async def test_the_menu_below_courts_offers_every_court_of_which_something_is_known(give: Form) -> None:
    stage, reply = give.stage, await give("courts")
    assert len(reply.options) == 18
    await stage.choose(reply, "San Francisco")
    court = stage.again(reply)
    assert court.title == "San Francisco: 387 court closures by May 31, 2012"
    assert court.buttons == ["By court", "Why did it fall?", "How sure?", "Español", "Remove"]


async def test_another_table_is_chosen_and_its_file_takes_the_place_of_the_first(give: Form) -> None:
    stage, reply = give.stage, await give("data", "closures")
    await stage.choose(reply, "detention")
    assert list(stage.again(reply).pictures) == ["detention.csv"]


async def test_the_asker_can_remove_a_reply(give: Form) -> None:
    reply = await give("rate")
    result = await give.stage.alice.click(reply.message, label="Remove")
    assert result.acknowledged
    assert not give.stage.replies()


async def test_every_answer_can_be_removed(stage: Stage) -> None:
    for command in stage.bot.languages["en"].names.commands:
        reply = await stage.ask(f"!{command}")
        await stage.alice.click(reply.message, label="Remove")
    assert not stage.replies()


async def test_buttons_work_in_direct_messages(stage: Stage) -> None:
    (reply,) = await stage.whisper("rate last")
    result = await stage.alice.user.click(reply.message, label="← Earlier")
    assert result.response
    assert EARLIER in Seen(result.response.message).text


async def test_a_press_brings_the_chart_even_where_messages_may_have_none(stage: Stage) -> None:
    # Discord lets every answer to an interaction attach.
    channel = stage.channel_where_bot(embed_links=False, attach_files=False)
    reply = await stage.ask("!compare", channel=channel)
    assert reply.title == FALL
    assert not reply.pictures
    edited = await stage.press(reply, "Trend")
    assert edited.message.id == reply.message.id
    assert edited.title == TREND
    assert edited.pictures
