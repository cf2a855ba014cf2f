"""Buttons from before the bot was last started: its own, those of other versions, those about lost data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import discord
import pytest

from bot.answers.codec import encode
from bot.answers.queries import Compute, Explain, Help, PlaceFacts, Query, RawData, Series
from bot.app import Bot
from bot.data.loading import Data
from bot.data.spans import Span
from bot.figures.figure import Operation
from bot.figures.operand import Operand
from bot.languages import Language
from bot.services import Services
from bot.settings import Settings
from tests.expected import EARLIER, TREND
from tests.seen import Seen
from tests.stage import Form, Stage

TOO_OLD = "This button is from an older version of the bot. Please ask again."


async def posted(stage: Stage, custom_id: str) -> Seen:
    """A message of the bot with a button that has this id."""
    channel = stage.bot.get_channel(stage.channel.id)
    assert isinstance(channel, discord.TextChannel)
    view = discord.ui.View(timeout=None)
    view.add_item(discord.ui.Button(label=custom_id[:80], custom_id=custom_id))
    await channel.send("Once upon a time", view=view)
    view.stop()  # the bot doesn't remember it
    await stage.env.settle()
    return stage.replies()[-1]


def rate_of(span: Span, *, upto: bool = False) -> Compute:
    return Compute(Operation.VALUE, (Operand("rate", span, upto=upto),))


async def test_controls_work_after_a_restart_of_the_bot(
    give: Form, settings: Settings, data: Data, languages: Mapping[str, Language]
) -> None:
    stage, reply = give.stage, await give("rate")
    await stage.env.restart_bot(Bot(Services(settings, data, languages)))
    await stage.press(reply, "← Earlier")
    assert stage.again(reply).title == EARLIER
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
        *("2:s:nothing:en:1", "2:d:{trend}:en:1", "2:s:{trend}x:en:1", "2:s:{trend}:en:me"),
        *("2:s:{trend}:en:1:more", "2:c:{trend}:en:1", "٢:show:{trend}:en:1", "line\nbreak", "x" * 100),
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
    "a command": Help("gone"),
}


@pytest.mark.parametrize("action", ["s", "t", "m", "l"])
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
    old = await posted(stage, f"2:s:{encode(rate_of(JANUARY))}:en:{stage.alice.id}")
    assert (await stage.press(old, old.buttons[0])).content == (
        "January 2020 lies outside what is known (rate of cases found provisionally eligible), "
        "Nov 17, 2011 through Jul 20, 2012. The nearest there is: May 30 – Jul 20, 2012."
    )


async def test_a_button_in_a_language_that_is_gone_answers_in_english(stage: Stage) -> None:
    old = await posted(stage, f"2:s:{encode(Series(Operand('rate')))}:tlh:{stage.alice.id}")
    assert (await stage.press(old, old.buttons[0], by=stage.bob)).title == TREND
