from __future__ import annotations

import pytest

from tests.conftest import Form, Stage

ARTICLE = "http://immigrationimpact.com/2012/07/30/ice-numbers-on-prosecutorial-discretion-sliding-downward/"


async def test_explain_alone_sets_closure_and_deferred_action_side_by_side(give: Form) -> None:
    reply = await give("explain")
    assert reply.title == "Administrative closure and deferred action"
    for heading in (
        "Who decides",
        "Must a case be pending?",
        "How long it lasts",
        "Work permit",
        "Immigration status",
        "Unlawful presence",
        "Reopening or ending",
    ):
        assert f"**{heading}**" in reply.description
    assert "This describes 2012" in reply.description
    assert f"]({ARTICLE})" in reply.description
    assert "Read as" not in reply.text


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("administrative closure", "Administrative closure"),
        ("Deferred Action", "Deferred action"),
        ("NTA", "Notice to Appear"),
        ("closure vs deferred action", "Administrative closure and deferred action"),
        ("daca", "DACA (Deferred Action for Childhood Arrivals)"),
        ("the Morton memos", "Morton memos"),
        ("prosecutorial discretion", "Prosecutorial discretion"),
        ("provisionally eligible", "Provisionally eligible"),
        ("recalendaring", "Recalendaring"),
        ("removal proceedings", "Removal proceedings"),
    ],
)
async def test_a_term_is_explained_as_of_2012_with_sources(give: Form, typed: str, title: str) -> None:
    reply = await give("explain", typed)
    assert reply.title == title
    assert "2012" in reply.description
    assert "**Sources** · [" in reply.description


async def test_closure_is_explained_as_a_pause_with_the_law_that_came_after(give: Form) -> None:
    reply = await give("explain", "closure")
    assert "does not end the case" in reply.description
    assert "a 2018 ruling (Castro-Tum)" in reply.description
    assert "Read as" not in reply.text


async def test_a_misspelt_term_is_mended_and_echoed(give: Form) -> None:
    reply = await give("explain", "notic to apear")
    assert reply.title == "Notice to Appear"
    assert reply.description.startswith("*Read as: Notice to Appear*\n")


async def test_why_calls_each_of_three_reasons_conjecture_and_says_what_the_table_lacks(give: Form) -> None:
    reply = await give("why")
    assert reply.title == "Why did the rate fall?"
    assert "The rate went from 7.97% (Nov 17, 2011 – Mar 5, 2012) to 3.41% (May 30 – Jul 20, 2012)." in (
        reply.description
    )
    assert "The reason is not known." in reply.description
    for reason in ("1. **Geography**", "2. **The nature of the cases**", "3. **Fewer low-priority cases"):
        assert reason in reply.description
    assert reply.description.count("(conjecture)") == 3
    assert "it cannot tell which reason is right" in reply.description
    assert f"]({ARTICLE})" in reply.description


async def test_sources_lists_each_page_with_title_publisher_and_link(give: Form) -> None:
    reply = await give("sources")
    assert reply.title == "Where the figures come from: Nov 17, 2011 – Jul 20, 2012"
    assert (
        "[ICE Numbers on Prosecutorial Discretion Keep Sliding Downward (Ben Winograd), "
        f"Immigration Impact 2012-07-30]({ARTICLE})" in reply.description
    )
    assert "Approximate: some of the counts in it are known only within a range." in reply.description
    assert "Published: a source prints it." in reply.description


async def test_sources_of_a_period_are_only_those_of_that_period(give: Form) -> None:
    reply = await give("sources", "2011-11-17..2012-03-05")
    assert reply.title == "Where the figures come from: Nov 17, 2011 – Mar 5, 2012"
    assert "Published: the sources print the rate and both counts." in reply.description
    assert "e-mail of March 9, 2012" in reply.description
    assert ARTICLE not in reply.description
    assert "Read as" not in reply.text


async def test_sources_of_something_read_is_echoed(give: Form) -> None:
    reply = await give("sources", "last")
    assert reply.description.startswith("*Read as: May 30 – Jul 20, 2012*\n")


async def test_words_behind_why_are_ignored(stage: Stage) -> None:
    assert (await stage.ask("!why did it fall?")).title == "Why did the rate fall?"
