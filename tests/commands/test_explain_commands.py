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
    assert reply.footer == "None of it settles which reason is right."
    assert f"]({ARTICLE})" in reply.description


async def test_why_holds_against_each_reason_what_the_data_has(give: Form) -> None:
    reply = await give("why")
    geography, rest = reply.description.split("**On the nature of the cases:**")
    nature, filings = rest.split("**On fewer cases started:**")
    assert "• Pilot in Denver: **16.42%**, 1,301 of 7,923 cases recommended for closure" in geography
    assert "• Pilot in Baltimore: **9.74%**, 366 of 3,759 cases recommended for closure" in geography
    assert "no page gives reviewed and eligible cases of other courts" in geography
    assert (
        "• Nov 17, 2011 – Mar 5, 2012 → Mar 6 – Apr 16, 2012: −1.77 percentage points, "
        "**about −1.58** from the mix, **about −0.18** from the rates" in nature
    )
    assert "This bot's own computation (Kitagawa's decomposition), not ICE's explanation." in nature
    assert "For May 30 – Jul 20, 2012 nothing is known about this" in nature
    assert "Jul 1 – Sep 30, 2011: **58,639**; Oct 1 – Dec 31, 2011: **39,331**." in filings
    assert "They don't show how grave the cases were, and miss removals made outside court." in filings


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
