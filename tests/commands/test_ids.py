"""Ids that Discord writes into messages, which are no dates; all of these have digits that would be."""

from __future__ import annotations

import pytest

from bot.commands.arguments import without_ids
from tests.expected import EARLIER, LATEST
from tests.stage import Form, Stage

IDS = {
    "a person": "<@201205302012072000>",
    "a person, as older clients write it": "<@!120530120720120530>",
    "a role": "<@&201206>",
    "a channel": "<#20120530>",
    "a command": "</rate:20120417>",
    "a command below another": "</rate june:20120417>",
    "a page of a server": "<id:linked-roles:20120306>",
    "an emoji": "<:may_30:201205302012053020>",
    "a moving emoji": "<a:june:20120601>",
    "a moment": "<t:1338336000:D>",
    "a moment long ago": "<t:-20120530>",
    "a link": "https://example.org/2012/05/30/july-20",
    "a link without preview": "<http://example.org/2012-05-30?to=Jul20#June>",
}
ids = pytest.mark.parametrize("written", IDS.values(), ids=IDS)


@ids
async def test_ids_behind_a_command_leave_what_else_is_there(give: Form, written: str) -> None:
    reply = await give("rate", f"{written} Apr17-May29")
    assert reply.title == EARLIER
    assert (await give("total", f"Apr 16 {written}")).title == (await give("total", "Apr 16")).title


@pytest.mark.parametrize("written", ["<@201205302012072000>", "<t:1338336000:D>", "<:may_30:20120530>"])
async def test_a_command_with_nothing_else_is_a_bare_one(give: Form, written: str) -> None:
    assert (await give("rate", written)).title == LATEST
    assert (await give("compare", written)).title == (await give("compare")).title


@ids
async def test_ids_in_a_question_name_no_period(stage: Stage, written: str) -> None:
    question = "What was the rate from Apr 17 to May 29?"
    plain = await stage.ask(f"{stage.mention} {question}")
    for text in (f"{stage.mention} {written} {question}", f"{stage.mention} {question} {written}"):
        assert (await stage.ask(text)).text == plain.text
    (whispered,) = await stage.whisper(f"{question} {written}")
    assert whispered.title == EARLIER
    asked = await stage.slash("ask", {"question": f"{written} {question}"})
    assert asked.title == EARLIER


async def test_ids_in_the_fields_of_a_comparison_name_no_period(stage: Stage) -> None:
    plain = await stage.slash("compare", {"first": "2", "second": "3"})
    reply = await stage.slash("compare", {"first": "2 <@20120530>", "second": "<t:1338336000> 3"})
    assert reply.title == plain.title


async def test_ids_offer_nothing_while_they_are_typed(stage: Stage) -> None:
    for written in ("<@20120530>", "https://example.org/2012/06", "<t:1338336000:D>"):
        offered = await stage.alice.autocomplete(stage.channel, "rate", "period", written)
        assert offered == await stage.alice.autocomplete(stage.channel, "rate", "period", "")


@pytest.mark.parametrize(
    "text", ["5 < 6 > 3", "a <b> c", "<3 May 30", "@May30", "#2", "Mar6->Apr16", "<t: May 30>"]
)
def test_what_only_looks_like_an_id_stays(text: str) -> None:
    assert without_ids(text) == text
