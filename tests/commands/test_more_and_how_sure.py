"""The buttons that are answered in private: the rest of a reply, and how sure it is."""

from __future__ import annotations

import pytest

from tests.expected import LATEST
from tests.stage import Form, Stage


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
    assert answer.description.startswith(("Published: a source prints it.", "Derived: ", "Approximate: "))
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
        "alone allows 68,200–68,500; possible range: 68,100–69,100" in rate.description.splitlines()
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
