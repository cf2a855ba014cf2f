from __future__ import annotations

import pytest

from tests.stage import Form, Stage

ARTICLE = "http://immigrationimpact.com/2012/07/30/ice-numbers-on-prosecutorial-discretion-sliding-downward/"


async def test_explain_alone_sets_closure_and_deferred_action_side_by_side(give: Form) -> None:
    reply = await give("explain")
    assert reply.title == "Administrative closure and deferred action"
    rest = await give.stage.press(reply, "More")
    assert rest.private
    told = reply.description + rest.description
    for heading in (
        "Who decides",
        "Must a case be pending?",
        "How long it lasts",
        "Work permit",
        "Immigration status",
        "Unlawful presence",
        "Reopening or ending",
    ):
        assert f"**{heading}**" in told
    assert f"]({ARTICLE})" in reply.footer
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
    assert "2012" in reply.text
    assert reply.footer.startswith("Sources: [")


async def test_closure_is_explained_as_a_pause_with_the_law_that_came_after(give: Form) -> None:
    reply = await give("explain", "closure")
    assert "does not end the case" in reply.description
    assert "a 2018 ruling (Castro-Tum)" in reply.description
    assert "Read as" not in reply.text


async def test_a_misspelt_term_is_mended_and_its_title_says_so(give: Form) -> None:
    reply = await give("explain", "notic to apear")
    assert reply.title == "Notice to Appear"
    assert "Read as" not in reply.description


async def test_why_calls_each_of_three_reasons_a_conjecture(give: Form) -> None:
    reply = await give("why")
    assert reply.title == "Why did the rate fall?"
    first, *reasons = reply.description.splitlines()
    assert first.startswith("From 7.97% to 3.41%: the reason is not known.")
    assert "calls each a conjecture" in first
    assert [reason.split("**")[1] for reason in reasons] == [
        "Geography.",
        "The nature of the cases.",
        "Fewer low-priority cases started.",
    ]
    assert f"]({ARTICLE})" in reply.footer


async def test_why_leads_to_what_the_data_have_for_and_against_each_reason(give: Form) -> None:
    evidence = await give.stage.press(await give("why"), "What speaks for and against each reason")
    assert evidence.private
    rest = await give.stage.press(evidence, "More")
    told = evidence.description + rest.description
    for figure in ("16.42%", "9.74%", "−1.77", "−1.58", "58,639", "39,331"):
        assert figure in told


async def test_sources_lists_each_page_with_title_publisher_and_link(give: Form) -> None:
    reply = await give("sources")
    assert reply.title == "How sure: about 6.4% found provisionally eligible: approximate"
    assert (
        "[ICE Numbers on Prosecutorial Discretion Keep Sliding Downward (Ben Winograd), "
        f"Immigration Impact, Jul 30, 2012]({ARTICLE})" in reply.description
    )
    assert (
        "Published: a source prints it. Derived: computed from published figures. "
        "Approximate: known only within a range." in reply.description
    )


async def test_sources_of_a_period_are_only_those_of_that_period(give: Form) -> None:
    reply = await give("sources", "2011-11-17..2012-03-05")
    assert reply.title == "How sure: 7.97% found provisionally eligible: published"
    assert "e-mail of March 9, 2012" in reply.description
    assert ARTICLE not in reply.description
    assert "Read as" not in reply.text


async def test_sources_may_name_a_command(give: Form) -> None:
    reply = await give("sources", "closed")
    assert reply.title == "How sure: 7,186 closed under ICE's review by Jul 20, 2012: published"


async def test_words_behind_why_are_ignored(stage: Stage) -> None:
    assert (await stage.ask("!why did it fall?")).title == "Why did the rate fall?"
