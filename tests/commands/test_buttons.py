"""Buttons and menus below replies, pressed by the person who asked, by another, and after a restart."""

from __future__ import annotations

from collections.abc import Mapping

import discord
import pytest

from bot.app import Bot
from bot.core.data import Data
from bot.core.language import Language
from bot.services import Services
from bot.settings import Settings
from tests.conftest import Form, Seen, Stage

TOO_OLD = "This button is from an older version of the bot. Please ask again."


async def posted(stage: Stage, *custom_ids: str) -> Seen:
    """A message of the bot with buttons that have these ids."""
    channel = stage.bot.get_channel(stage.channel.id)
    assert isinstance(channel, discord.TextChannel)
    view = discord.ui.View(timeout=None)
    for custom_id in custom_ids:
        view.add_item(discord.ui.Button(label=custom_id[:80], custom_id=custom_id))
    await channel.send("Once upon a time", view=view)
    view.stop()  # the bot doesn't remember it
    await stage.env.settle()
    return stage.replies()[-1]


# ---------------------------------------------------------------- the person who asked


async def test_earlier_and_later_turn_the_reply_into_that_of_the_neighbouring_period(give: Form) -> None:
    stage, reply = give.stage, await give("rate", "May30-Jul20")
    for label, title in (
        ("← Earlier", "5.96% found provisionally eligible"),
        ("← Earlier", "6.20% found provisionally eligible"),
        ("← Earlier", "7.97% found provisionally eligible"),
        ("Later →", "6.20% found provisionally eligible"),
    ):
        edited = await stage.press(stage.again(reply), label)
        assert edited.message.id == reply.message.id
        assert stage.again(reply).title == title


async def test_the_first_period_has_none_earlier_and_the_last_none_later(stage: Stage) -> None:
    assert (await stage.ask("!rate first")).buttons == ["Later →", "Trend", "How sure?", "Remove"]
    assert (await stage.ask("!rate last")).buttons == ["← Earlier", "Trend", "How sure?", "Remove"]
    assert (await stage.ask("!rate all")).buttons == ["Trend", "How sure?", "Remove"]


async def test_trend_brings_the_chart_and_going_on_takes_it_away(give: Form) -> None:
    stage, reply = give.stage, await give("rate")
    await stage.press(reply, "Trend")
    trend = stage.again(reply)
    assert trend.title == "The rate fell in every period, from 7.97% to 3.41%"
    assert list(trend.pictures) == ["trend.png"]
    await stage.press(trend, "All periods")
    table = stage.again(reply)
    assert table.title == "The review periods"
    assert not table.pictures


@pytest.mark.parametrize(
    ("choice", "title"),
    [
        ("Compare with the first period", "From 7.97% to 6.20%: 1.77 percentage points lower"),
        ("What closure means", "Administrative closure"),
        ("Why did it fall?", "Why did the rate fall?"),
    ],
)
async def test_the_menu_below_a_rate_leads_on(give: Form, choice: str, title: str) -> None:
    stage, reply = give.stage, await give("rate", "Mar6-Apr16")
    await stage.choose(reply, choice)
    assert stage.again(reply).title == title


async def test_the_first_period_is_not_compared_with_itself(stage: Stage) -> None:
    assert "Compare with the first period" not in (await stage.ask("!rate first")).options


@pytest.mark.parametrize("asked", ["first", "2", "last", "all", "June", "Apr 1 - Jun 10"])
async def test_a_rate_has_a_row_of_buttons_and_a_menu(stage: Stage, asked: str) -> None:
    reply = await stage.ask(f"!rate {asked}")
    assert 3 <= len(reply.buttons) <= 5
    assert len(reply.message.components) == 2


async def test_what_was_read_is_said_once_and_not_after_a_press(stage: Stage) -> None:
    reply = await stage.ask("!rate last")
    assert "Read as" in reply.text
    assert "Read as" not in (await stage.press(reply, "← Earlier")).text


@pytest.mark.parametrize(
    "command",
    [
        *("rate", "compare", "trend", "total", "periods", "explain", "why", "sources", "help", "about"),
        *("closed", "closed May29", "detained", "courts", "courts Denver", "filings", "data", "data courts"),
        *("sources closed", "sources detained", "sources courts", "sources filings"),
        *("ask how many declined the offer?",),
    ],
)
async def test_every_control_below_an_answer_leads_to_an_answer(stage: Stage, command: str) -> None:
    reply = await stage.ask(f"!{command}")
    labels = [label for label in reply.buttons if label not in {"Remove", *reply.links}]
    assert labels or reply.options
    assert all(len(custom_id) <= 100 for custom_id in reply.ids)
    for label in labels:
        assert (await stage.press(await stage.ask(f"!{command}"), label)).title
    for option in reply.options:
        assert (await stage.choose(await stage.ask(f"!{command}"), option)).title


@pytest.mark.parametrize(
    ("command", "title"),
    [
        ("rate Mar6-Apr16", "Where the figures come from: Mar 6 – Apr 16, 2012"),
        ("compare", "Where the figures come from: Nov 17, 2011 – Jul 20, 2012"),
        ("trend", "Where the figures come from: Nov 17, 2011 – Jul 20, 2012"),
        ("total", "Where the figures come from: Nov 17, 2011 – Jul 20, 2012"),
        ("periods", "Where the figures come from: Nov 17, 2011 – Jul 20, 2012"),
        ("closed", "How sure the figures on closed cases are"),
        ("detained", "How sure the figures on detained people are"),
        ("courts", "How sure the figures by court are"),
        ("courts Denver", "How sure the figures by court are"),
        ("filings", "How sure the figures on new cases are"),
    ],
)
async def test_under_every_figure_one_can_ask_how_sure_it_is(give: Form, command: str, title: str) -> None:
    stage, reply = give.stage, await give(*command.split(" ", 1))
    answer = await stage.press(reply, "How sure?")
    assert answer.title == title
    assert "Published: a source prints it. Derived: computed from published figures." in answer.description


async def test_how_sure_shows_the_arithmetic_and_what_sources_print_differently(stage: Stage) -> None:
    rate = await stage.press(await stage.ask("!rate last"), "How sure?")
    assert (
        "• Cases reviewed, May 30 – Jul 20, 2012: about 2,332 ÷ 3.41% = about 68,400; the rounding of 3.41% "
        "alone allows 68,300–68,500; all that it can be: 68,100–69,100\n" in rate.description
    )
    assert (
        "**about 22,980** (Click4Immigration 2012-07), **23,000** (Immigration Impact 2012-07-30). "
        "One is the other, rounded.\n" in rate.description
    )
    closed = await stage.press(await stage.ask("!closed"), "How sure?")
    assert "Nov 17, 2011 – May 29, 2012: 4,403 ÷ 288,361 = 1.53%\n" in closed.description
    assert "**4,403** (UPI 2012-06-07, Colorlines 2012-06-07, TRAC), **4,363** (SCPR" in closed.description
    detained = await stage.press(await stage.ask("!detained"), "How sure?")
    assert "Apr 17 – May 29, 2012: 4,090 ÷ 52,663 = 7.77%\n" in detained.description
    assert "about −1.58 percentage points; all that it can be: −1.62 to −1.55\n" in detained.description
    courts = await stage.press(await stage.ask("!courts"), "How sure?")
    assert "Denver, Jan 19, 2012: 1,301 ÷ 7,923 = 16.42%\n" in courts.description
    assert "New Orleans, Jul 26, 2012: 13 ÷ 3,420 = 0.38%\n" in courts.description
    filings = await stage.press(await stage.ask("!filings"), "How sure?")
    assert filings.description.startswith("Published: the sources print them.\n")


async def test_the_menu_below_closed_offers_the_other_days_of_which_a_count_is_known(give: Form) -> None:
    stage, reply = give.stage, await give("closed")
    assert list(reply.options) == ["Mar 8, 2012", "Apr 16, 2012", "May 29, 2012"]
    await stage.choose(reply, "Apr 16, 2012")
    assert stage.again(reply).title == "Closed under ICE's review by Apr 16, 2012: 2,722 cases"


async def test_the_menu_below_courts_offers_every_court_of_which_something_is_known(give: Form) -> None:
    stage, reply = give.stage, await give("courts")
    assert len(reply.options) == 18
    await stage.choose(reply, "San Francisco")
    court = stage.again(reply)
    assert court.title == "San Francisco: what is known"
    assert court.buttons == ["By court", "Why did it fall?", "How sure?", "Remove"]


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
    figures = ("rate", "compare", "trend", "total", "periods", "closed", "detained", "courts", "filings")
    for command in (*figures, "explain", "why", "sources", "data", "help"):
        reply = await stage.ask(f"!{command}")
        await stage.alice.click(reply.message, label="Remove")
    assert not stage.replies()


# ---------------------------------------------------------------- somebody else


async def test_somebody_else_is_answered_privately_and_the_reply_stays_as_it_is(give: Form) -> None:
    stage, reply = give.stage, await give("rate")
    seen_by_bob = await stage.press(reply, "← Earlier", by=stage.bob)
    assert seen_by_bob.private
    assert seen_by_bob.title == "5.96% found provisionally eligible"
    assert stage.again(reply).title == "3.41% found provisionally eligible"


async def test_the_menu_answers_somebody_else_privately_too(stage: Stage) -> None:
    reply = await stage.ask("!rate")
    seen_by_bob = await stage.choose(reply, "What closure means", by=stage.bob)
    assert seen_by_bob.private
    assert seen_by_bob.title == "Administrative closure"
    assert stage.again(reply).title == "3.41% found provisionally eligible"


async def test_somebody_else_gets_the_chart_as_well(stage: Stage) -> None:
    reply = await stage.ask("!rate")
    seen_by_bob = await stage.press(reply, "Trend", by=stage.bob)
    assert list(seen_by_bob.pictures) == ["trend.png"]
    assert not stage.again(reply).pictures


async def test_a_private_answer_belongs_to_who_pressed(stage: Stage) -> None:
    reply = await stage.ask("!rate")
    seen_by_bob = await stage.press(reply, "← Earlier", by=stage.bob)
    assert "Remove" not in seen_by_bob.buttons
    further = await stage.press(seen_by_bob, "← Earlier", by=stage.bob)
    assert further.message.id == seen_by_bob.message.id
    assert further.private
    assert further.title == "6.20% found provisionally eligible"


async def test_after_a_press_the_reply_still_belongs_to_who_asked(stage: Stage) -> None:
    reply = await stage.ask("!rate")
    await stage.press(reply, "← Earlier")
    assert (await stage.press(stage.again(reply), "← Earlier", by=stage.bob)).private
    await stage.press(stage.again(reply), "← Earlier")
    assert stage.again(reply).title == "6.20% found provisionally eligible"


async def test_nobody_else_can_remove_a_reply(stage: Stage) -> None:
    reply = await stage.ask("!rate")
    seen_by_bob = await stage.press(reply, "Remove", by=stage.bob)
    assert seen_by_bob.private
    assert seen_by_bob.content == "Only the person who asked can remove this."
    assert stage.again(reply).text == reply.text


# ---------------------------------------------------------------- later


async def test_controls_work_after_a_restart_of_the_bot(
    give: Form, settings: Settings, data: Data, languages: Mapping[str, Language]
) -> None:
    stage, reply = give.stage, await give("rate")
    await stage.env.restart_bot(Bot(Services(settings, data, languages)))
    await stage.press(reply, "← Earlier")
    assert stage.again(reply).title == "5.96% found provisionally eligible"
    await stage.choose(stage.again(reply), "What closure means")
    assert stage.again(reply).title == "Administrative closure"
    await stage.choose(stage.again(reply), "Notice to Appear")
    assert stage.again(reply).title == "Notice to Appear"
    await stage.alice.click(reply.message, label="Remove")
    assert not stage.replies()


@pytest.mark.parametrize(
    "custom_id",
    [
        "2:foo",
        "garbage",
        "1",
        "1:::",
        "1:show:nothing:en:1",
        "1:dance:trend:en:1",
        "1:show:rate.20120530:en:1",
        "1:show:rate.20120720-20120530:en:1",
        "1:show:rate.20129999-20129999:en:1",
        "1:show:trend:en:me",
        "1:show:trend:en:1:more",
        "1:menu:trend:en:1",
        "٢:show:trend:en:1",
        "line\nbreak",
        "x" * 100,
    ],
)
async def test_a_button_of_another_version_says_so_to_who_presses_it(stage: Stage, custom_id: str) -> None:
    old = await posted(stage, custom_id)
    result = await stage.bob.click(old.message, custom_id=custom_id)
    assert result.response
    assert result.response.content == TOO_OLD
    assert result.ephemeral
    assert stage.again(old).content == "Once upon a time"


async def test_a_button_about_days_that_are_no_longer_in_the_data_says_what_is(stage: Stage) -> None:
    old = await posted(stage, f"1:show:rate.20200101-20200131:en:{stage.alice.id}")
    answer = await stage.press(old, old.buttons[0])
    assert answer.private
    assert answer.content == (
        "Jan 1 – 31, 2020 lies outside the table, which goes from Nov 17, 2011 to Jul 20, 2012. "
        "The nearest period is `!rate May30-Jul20`."
    )
    assert stage.again(old).content == "Once upon a time"


@pytest.mark.parametrize(
    "query",
    [
        *("explain.gone", "total.20110101", "compare.20120530-20120720.20120601-20120630"),
        *("closed.20110101", "courts.gone", "courts.boston", "data.gone"),
    ],
)
async def test_a_button_whose_answer_is_gone_is_answered_privately(stage: Stage, query: str) -> None:
    old = await posted(stage, f"1:show:{query}:en:{stage.alice.id}")
    answer = await stage.press(old, old.buttons[0])
    assert answer.private
    assert answer.content.endswith(".")
    assert stage.again(old).content == "Once upon a time"


async def test_a_button_without_an_answer_quotes_nothing(stage: Stage) -> None:
    old = await posted(stage, f"1:show:total.20110101:en:{stage.alice.id}")
    assert "`?`" not in (await stage.press(old, old.buttons[0])).content


async def test_a_button_in_a_language_that_is_gone_answers_in_english(stage: Stage) -> None:
    old = await posted(stage, f"1:show:periods:tlh:{stage.alice.id}")
    assert (await stage.press(old, old.buttons[0])).title == "The review periods"


# ---------------------------------------------------------------- elsewhere


async def test_buttons_work_in_direct_messages(stage: Stage) -> None:
    (reply,) = await stage.whisper("rate last")
    result = await stage.alice.user.click(reply.message, label="← Earlier")
    assert result.response
    assert "5.96% found provisionally eligible" in Seen(result.response.message).text


async def test_a_press_is_answered_with_an_embed_even_where_messages_may_have_none(stage: Stage) -> None:
    # Discord lets every answer to an interaction embed and attach.
    channel = stage.channel_where_bot(embed_links=False, attach_files=False)
    reply = await stage.ask("!rate", channel=channel)
    assert not reply.message.embeds
    edited = await stage.press(reply, "Trend")
    assert edited.message.id == reply.message.id
    assert edited.content == ""
    assert edited.title == "The rate fell in every period, from 7.97% to 3.41%"
    assert edited.pictures
