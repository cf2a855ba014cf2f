"""Buttons and menus below replies, pressed by the person who asked, by another, and after a restart."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import discord
import pytest

from bot.answers.codec import encode
from bot.answers.queries import Compute, Explain, PlaceFacts, Query, RawData, Series
from bot.app import Bot
from bot.data.loading import Data
from bot.data.spans import Span
from bot.figures.figure import Operation
from bot.figures.operand import Operand
from bot.languages import Language
from bot.services import Services
from bot.settings import Settings
from tests.expected import FALL, LATEST, TREND
from tests.seen import Seen
from tests.stage import Form, Stage

TOO_OLD = "This button is from an older version of the bot. Please ask again."
EARLIER = ["5.96%", "6.20%", "7.97%"]
"""The rates of the periods before the latest, the latest first."""


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


def rate_of(span: Span, *, upto: bool = False) -> Compute:
    return Compute(Operation.VALUE, (Operand("rate", span, upto=upto),))


def eligible(rate: str) -> str:
    return f"{rate} found provisionally eligible"


# ---------------------------------------------------------------- the person who asked


async def test_earlier_and_later_turn_the_reply_into_that_of_the_neighbouring_period(give: Form) -> None:
    stage, reply = give.stage, await give("rate", "May30-Jul20")
    for label, rate in (*(("← Earlier", rate) for rate in EARLIER), ("Later →", "6.20%")):
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
    labels = [label for label in reply.buttons if label not in {"Remove", "Quitar", *reply.links}]
    assert labels
    assert all(len(custom_id) <= 100 for custom_id in reply.ids)
    for label in labels:
        assert (await stage.press(await stage.ask(f"!{command}"), label)).title, label
    for option in reply.options:
        assert (await stage.choose(await stage.ask(f"!{command}"), option)).title, option


@pytest.mark.parametrize("command", ["rate Mar6-Apr16", "trend", "courts", "explain", "data"])
async def test_more_tells_the_rest_to_who_presses_alone(give: Form, command: str) -> None:
    stage, reply = give.stage, await give(*command.split(" ", 1))
    rest = await stage.press(reply, "More")
    assert rest.private
    assert rest.title == reply.title
    assert rest.description
    assert rest.buttons == []
    assert stage.again(reply).text == reply.text


@pytest.mark.parametrize(
    ("command", "title", "sources"),
    [
        (
            "rate Mar6-Apr16",
            "How sure: 6.20% found provisionally eligible: derived",
            "- [ICE Numbers on Prosecutorial Discretion Keep Sliding Downward (Ben Winograd), Immigration",
        ),
        (
            "rate",
            f"How sure: {LATEST}: percentage published, counts approximate",
            "- [ICE Numbers on Prosecutorial Discretion Keep Sliding Downward (Ben Winograd), Immigration",
        ),
        (
            "total",
            "How sure: about 6.4% found provisionally eligible: approximate",
            "- [ICE figures to March 5, 2012 (e-mail of March 9, 2012 to members of Congress, as reported), ",
        ),
        # With their titles, its 16 sources would be too long for a message.
        (
            "closed",
            "How sure: 7,186 closed under ICE's review by Jul 20, 2012: published",
            "[SCPR, Jul 26, 2012](http://www.scpr.org/",
        ),
        (
            "filings",
            "How sure: 58,639 new cases filed in immigration court, Jul 1 – Sep 30, 2011: published",
            "- [New ICE court filings, October to December 2011 (Los Angeles Times text, copied to a blog), ",
        ),
    ],
)
async def test_under_every_figure_one_can_ask_in_private_how_sure_it_is(
    give: Form, command: str, title: str, sources: str
) -> None:
    stage, reply = give.stage, await give(*command.split(" ", 1))
    answer = await stage.press(reply, "How sure?")
    assert answer.private
    assert answer.title == title
    assert "Published: a source prints it. Derived: computed from published figures." in answer.description
    assert f"\n**Sources**\n{sources}" in answer.description
    assert stage.again(reply).text == reply.text


@pytest.mark.parametrize("command", ["compare", "trend", "periods", "detained", "courts", "courts Denver"])
async def test_how_sure_tells_the_arithmetic_of_what_is_computed(stage: Stage, command: str) -> None:
    answer = await stage.press(await stage.ask(f"!{command}"), "How sure?")
    assert answer.private
    assert " = " in answer.description


async def test_how_sure_shows_the_arithmetic_and_what_sources_print_differently(stage: Stage) -> None:
    rate = await stage.press(await stage.ask("!rate last"), "How sure?")
    assert (
        "- Cases reviewed, May 30 – Jul 20, 2012: about 2,332 ÷ 3.41% = about 68,400; the rounding of 3.41% "
        "alone allows 68,300–68,500; all that it can be: 68,100–69,100" in rate.description.splitlines()
    )
    assert (
        "**about 22,980** (Los Angeles Times, via Click4Immigration, Jul 2012), "
        "**about 23,000** (Immigration Impact, Jul 30, 2012). One is the other, rounded." in rate.description
    )
    closed = await stage.press(await stage.ask("!closed May29"), "How sure?")
    assert "by May 29, 2012: 4,403 ÷ 288,361 = 1.53%" in closed.description
    assert "**4,403** (UPI, Jun 7, 2012; Colorlines, Jun 7, 2012; TRAC), **4,363** (SCPR" in (
        closed.description
    )
    detained = await stage.press(await stage.ask("!detained"), "How sure?")
    assert "Apr 17 – May 29, 2012: 4,090 ÷ 52,663 = 7.77%\n" in detained.description
    courts = await stage.press(await stage.ask("!courts"), "How sure?")
    assert "Denver, by Jan 19, 2012: 1,301 ÷ 7,923 = 16.42%\n" in courts.description


async def test_the_other_language_says_the_same_and_leads_back(give: Form) -> None:
    stage, reply = give.stage, await give("rate")
    spanish = await stage.press(reply, "Español")
    assert spanish.message.id == reply.message.id
    assert spanish.title == "3.41% de los casos resultó provisionalmente elegible"
    assert spanish.buttons == ["← Anterior", "Tendencia", "¿Qué tan segura es?", "English", "Quitar"]
    earlier = await stage.press(stage.again(reply), "← Anterior")
    assert earlier.title == "5.96% de los casos resultó provisionalmente elegible"
    assert (await stage.press(stage.again(reply), "English")).title == eligible("5.96%")


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


# ---------------------------------------------------------------- somebody else


async def test_somebody_else_is_answered_privately_and_the_reply_stays_as_it_is(give: Form) -> None:
    stage, reply = give.stage, await give("rate")
    seen_by_bob = await stage.press(reply, "← Earlier", by=stage.bob)
    assert seen_by_bob.private
    assert seen_by_bob.title == eligible("5.96%")
    assert stage.again(reply).title == LATEST


async def test_the_menu_answers_somebody_else_privately_too(stage: Stage) -> None:
    reply = await stage.ask("!rate")
    seen_by_bob = await stage.choose(reply, "Why did it fall?", by=stage.bob)
    assert seen_by_bob.private
    assert seen_by_bob.title == "Why did the rate fall?"
    assert stage.again(reply).title == LATEST


async def test_somebody_else_gets_the_chart_as_well(stage: Stage) -> None:
    reply = await stage.ask("!rate")
    seen_by_bob = await stage.press(reply, "Trend", by=stage.bob)
    assert list(seen_by_bob.pictures) == ["rate.png"]
    assert not stage.again(reply).pictures


async def test_somebody_else_reads_the_other_language_privately(stage: Stage) -> None:
    reply = await stage.ask("!rate")
    seen_by_bob = await stage.press(reply, "Español", by=stage.bob)
    assert seen_by_bob.private
    assert seen_by_bob.title == "3.41% de los casos resultó provisionalmente elegible"
    assert stage.again(reply).title == LATEST


async def test_a_private_answer_belongs_to_who_pressed(stage: Stage) -> None:
    reply = await stage.ask("!rate")
    seen_by_bob = await stage.press(reply, "← Earlier", by=stage.bob)
    assert "Remove" not in seen_by_bob.buttons
    further = await stage.press(seen_by_bob, "← Earlier", by=stage.bob)
    assert further.message.id == seen_by_bob.message.id
    assert further.private
    assert further.title == eligible("6.20%")


async def test_after_a_press_the_reply_still_belongs_to_who_asked(stage: Stage) -> None:
    reply = await stage.ask("!rate")
    await stage.press(reply, "← Earlier")
    assert (await stage.press(stage.again(reply), "← Earlier", by=stage.bob)).private
    await stage.press(stage.again(reply), "← Earlier")
    assert stage.again(reply).title == eligible("6.20%")


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
    assert stage.again(reply).title == eligible("5.96%")
    await stage.choose(stage.again(reply), "Why did it fall?")
    assert stage.again(reply).title == "Why did the rate fall?"
    await stage.choose(stage.again(reply), "Notice to Appear")
    assert stage.again(reply).title == "Notice to Appear"
    await stage.alice.click(reply.message, label="Remove")
    assert not stage.replies()


@pytest.mark.parametrize(
    "custom_id",
    [
        *("1:foo", "garbage", "2", "2:::", "1:show:trend:en:1", "1:menu:rate.20120530-20120720:en:1"),
        *("2:show:nothing:en:1", "2:dance:{trend}:en:1", "2:show:{trend}x:en:1", "2:show:{trend}:en:me"),
        *("2:show:{trend}:en:1:more", "2:menu:{trend}:en:1", "٢:show:{trend}:en:1", "line\nbreak", "x" * 100),
    ],
)
async def test_a_button_of_another_version_says_so_to_who_presses_it(stage: Stage, custom_id: str) -> None:
    custom_id = custom_id.replace("{trend}", encode(Series(Operand("rate"))))
    old = await posted(stage, custom_id)
    result = await stage.bob.click(old.message, custom_id=custom_id)
    assert result.response
    assert result.response.content == TOO_OLD
    assert result.ephemeral
    assert stage.again(old).content == "Once upon a time"


JANUARY = Span(date(2020, 1, 1), date(2020, 1, 31))
GONE: Mapping[str, Query] = {
    "days": rate_of(JANUARY),
    "a day before the first release": rate_of(Span.day(date(2011, 1, 1)), upto=True),
    "a measure": Compute(Operation.VALUE, (Operand("gone"),)),
    "a page": Explain("gone"),
    "a place": PlaceFacts("gone"),
    "a place without figures": PlaceFacts("boston"),
    "a group of a measure": Compute(Operation.VALUE, (Operand("closed", group="gone", upto=True),)),
    "a table": RawData("gone"),
}


@pytest.mark.parametrize("action", ["show", "tell", "more", "turn"])
@pytest.mark.parametrize("query", GONE.values(), ids=GONE)
async def test_a_button_whose_answer_is_gone_is_answered_privately(
    stage: Stage, query: Query, action: str
) -> None:
    old = await posted(stage, f"2:{action}:{encode(query)}:en:{stage.alice.id}")
    answer = await stage.press(old, old.buttons[0])
    assert answer.private
    assert answer.content.endswith(".")
    assert "Something went wrong" not in answer.content
    assert "`?`" not in answer.content  # nothing was typed
    assert stage.again(old).content == "Once upon a time"


async def test_a_button_about_days_that_are_no_longer_in_the_data_says_what_is(stage: Stage) -> None:
    old = await posted(stage, f"2:show:{encode(rate_of(JANUARY))}:en:{stage.alice.id}")
    assert (await stage.press(old, old.buttons[0])).content == (
        "Jan 1 – 31, 2020 lies outside what is known (rate of cases found provisionally eligible), "
        "Nov 17, 2011 through Jul 20, 2012. The nearest there is: May 30 – Jul 20, 2012."
    )


async def test_a_button_in_a_language_that_is_gone_answers_in_english(stage: Stage) -> None:
    old = await posted(stage, f"2:show:{encode(Series(Operand('rate')))}:tlh:{stage.alice.id}")
    assert (await stage.press(old, old.buttons[0], by=stage.bob)).title == TREND


# ---------------------------------------------------------------- elsewhere


async def test_buttons_work_in_direct_messages(stage: Stage) -> None:
    (reply,) = await stage.whisper("rate last")
    result = await stage.alice.user.click(reply.message, label="← Earlier")
    assert result.response
    assert eligible("5.96%") in Seen(result.response.message).text


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
