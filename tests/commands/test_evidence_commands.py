"""What became of the cases, whose they were, and where: the commands in both forms."""

from __future__ import annotations

import re

import pytest

from bot.core.data import Data
from tests.conftest import Form, Seen, Stage

COURTS = (
    "Arizona, Baltimore, Charlotte, Chicago, Denver, Detroit, Houston, Los Angeles, Miami, New Orleans, "
    "New York, Omaha, Orlando, Phoenix, San Diego, San Francisco, Seattle, Tucson"
)
COURT_CAUTION = (
    "Closures here are closures and terminations with a prosecutorial-discretion code in the courts' "
    "records, as TRAC or EOIR counted them: neither ICE's closed cases nor cases found eligible. Counts are "
    "not rates: some courts are far larger."
)
CLOSED_CAUTION = (
    "ICE's own count of cases closed or dismissed under the review; how many were found eligible is another. "
    "A closed case can be reopened, and closure gives no status. Figures of 2012, not of today."
)
PRINTED_BY = {
    "closed": "scpr.org/blogs/multiamerican/2012/07/26/",
    "detained": "moderncommitteesofcorrespondence.blogspot.com/",
    "courts": "trac.syr.edu/immigration/reports/284/",
    "filings": "trac.syr.edu/immigration/reports/292",
}


@pytest.mark.parametrize("command", PRINTED_BY)
async def test_every_answer_names_its_sources_and_how_sure_it_is(give: Form, command: str) -> None:
    reply = await give(command)
    basis, sources = reply.description.split("**How sure** · ")[1].split("\n\n**Sources** · ")
    assert basis
    assert PRINTED_BY[command] in sources
    assert reply.footer
    assert "Read as" not in reply.text


# ---------------------------------------------------------------- closed


async def test_closed_gives_the_latest_count_and_its_share_of_the_cases_reviewed(give: Form) -> None:
    reply = await give("closed")
    assert reply.title == "Closed under ICE's review by Jul 20, 2012: 7,186 cases"
    assert "7,186 is **about 2.0%** of about 357,000 cases reviewed by then." in reply.description
    assert (
        "**How sure** · The count is published. The share is approximate: the cases reviewed are known only "
        "within a range." in reply.description
    )
    assert reply.footer == CLOSED_CAUTION


async def test_closed_by_a_day_whose_sources_differ_gives_both_counts_side_by_side(give: Form) -> None:
    reply = await give("closed", "May29")
    assert reply.title == "Closed under ICE's review by May 29, 2012: 4,403 or 4,363 cases"
    assert reply.description.startswith("*Read as: through May 29, 2012*\n")
    assert "4,403 is **1.53%** of 288,361 cases reviewed by then." in reply.description
    assert "4,363 is **1.51%** of 288,361 cases reviewed by then." in reply.description
    assert (
        "Sources differ on cases closed by May 29, 2012: **4,403** (UPI 2012-06-07, Colorlines 2012-06-07, "
        "TRAC), **4,363** (SCPR 2012-06-14, Kingman Daily Miner 2012-07-17). The pages don't say why they "
        "differ." in reply.description
    )
    assert "The count is published. The share is derived: closed divided by reviewed." in reply.description
    assert reply.footer == CLOSED_CAUTION


async def test_closed_by_a_day_without_a_count_is_the_last_one_before(give: Form) -> None:
    reply = await give("closed", "Apr 30")
    assert reply.title == "Closed under ICE's review by Apr 16, 2012: 2,722 cases"
    assert "2,722 is **1.24%** of 219,554 cases reviewed by then." in reply.description
    assert "No count came out as of Apr 30, 2012; this is the last before it." in reply.description


async def test_closed_by_a_day_before_a_release_has_the_share_that_the_sources_print(give: Form) -> None:
    reply = await give("closed", "Mar 8")
    assert reply.title == "Closed under ICE's review by Mar 8, 2012: about 1,500 cases"
    assert "That is **about 1%** of the cases reviewed by then, as the sources print it." in reply.description
    assert "**How sure** · Published: the sources print it." in reply.description


async def test_closed_says_what_became_of_the_eligible_and_lists_every_count(give: Form) -> None:
    reply = await give("closed")
    assert (
        "Of the 20,608 eligible cases of people not in detention, by May 29, 2012: 4,363 closed, "
        "3,998 declined by the person, 12,247 still pending." in reply.description
    )
    for line in ("Mar 8, 2012: about 1,500", "Apr 16, 2012: 2,722", "May 29, 2012: 4,403 or 4,363"):
        assert f"• {line}\n" in reply.description


async def test_closed_names_trac_and_none_of_its_counts(give: Form, data: Data) -> None:
    reply = await give("closed")
    assert (
        "TRAC counts something else, closures with a prosecutorial-discretion code in the courts' records: "
        f"`{give.prefix}courts`. The two must not be added or compared." in reply.description
    )
    assert counts_by_court(data).isdisjoint(numbers_in(reply))


async def test_what_was_found_eligible_closed_and_closed_in_court_never_share_a_sentence(
    stage: Stage, data: Data
) -> None:
    for command in ("closed", "closed May29", "detained", "courts", "courts Los Angeles", "filings", "why"):
        text = (await stage.ask(f"!{command}")).description.split("\n\n**Sources**")[0]
        for line in text.splitlines():
            kinds = (counts_by_court(data), {"7,186", "4,403", "2,722"}, {"20,648", "13,190", "16,544"})
            assert sum(not kind.isdisjoint(re.findall(r"\d[\d,]*\d", line)) for kind in kinds) <= 1, line


def counts_by_court(data: Data) -> set[str]:
    closures = (count.closures for counts in data.courts.counts.values() for count in counts)
    return {f"{closed.value:,.0f}" for closed in closures if closed and closed.value >= 1000}


def numbers_in(reply: Seen) -> set[str]:
    text = reply.title + reply.description.split("\n\n**Sources**")[0] + reply.footer
    return set(re.findall(r"\d[\d,]*\d", text))


async def test_closed_comes_with_the_funnel_and_its_figures_in_words(give: Form) -> None:
    for argument in ("", "May29"):
        reply = await give("closed", argument)
        ((name, alt_text),) = reply.pictures.items()
        assert name == "funnel.png"
        for figure in ("232,181", "20,608", "12,247", "3,998", "4,363", "May 29, 2012"):
            assert figure in alt_text
        assert (await reply.message.attachments[0].read()).startswith(b"\x89PNG")


async def test_the_person_waits_only_for_a_funnel_that_is_still_to_be_drawn(stage: Stage) -> None:
    def deferrals() -> int:
        return [call.json for call in stage.env.http_requests].count({"type": 5})

    await stage.slash("closed")
    assert deferrals() == 1
    await stage.slash("closed")
    await stage.slash("detained")
    assert deferrals() == 1
    pressed = await stage.press(await stage.ask("!closed"), "What became of the eligible")
    assert list(pressed.pictures) == ["funnel.png"]


async def test_what_became_of_the_eligible_adds_up_and_says_what_is_computed(stage: Stage) -> None:
    reply = await stage.press(await stage.ask("!closed"), "What became of the eligible")
    assert reply.title == "What had become of the eligible cases by May 29, 2012"
    assert (
        "Of 232,181 cases of people not in detention, 20,608 were found eligible. Of these:\n"
        "• **4,363** closed\n"
        "• **3,998** declined by the person\n"
        "• **12,247** still under consideration or in the background check\n"
        "Of the 8,361 offers with a known answer, **47.82%** were declined.\n" in reply.description
    )
    assert "according to UPI: a closed case gives no work permit and no status" in reply.description
    assert "The offers with a known answer and the share are derived" in reply.description
    assert reply.footer == CLOSED_CAUTION


# ---------------------------------------------------------------- detained


async def test_detained_gives_both_groups_by_period_and_says_where_nothing_is_known(give: Form) -> None:
    reply = await give("detained")
    assert reply.title == "Detained people's cases, and the others"
    for line in (
        (
            "Nov 17, 2011 – Mar 5, 2012: **9.26%** found eligible among people not in detention; people in "
            "detention were about 13.9% of all cases reviewed."
        ),
        (
            "Mar 6 – Apr 16, 2012: **about 9.0%** found eligible among people not in detention; people in "
            "detention were about 31.3–31.6% of all cases reviewed."
        ),
        (
            "Apr 17 – May 29, 2012: **7.77%** found eligible among people not in detention; people in "
            "detention were 23.46% of all cases reviewed."
        ),
        "May 30 – Jul 20, 2012: not known who was in detention.",
        (
            "By Mar 5, 2012: not in detention about 13,200 of about 142,000 eligible; in detention at most "
            "26 of about 23,000–23,100."
        ),
        "By Apr 16, 2012: not in detention 16,518 of 179,518 eligible; in detention 26 of 40,036.",
        "By May 29, 2012: not in detention 20,608 of 232,181 eligible; in detention 40 of 56,180.",
    ):
        assert f"• {line}\n" in reply.description
    assert "Eligible means provisionally eligible: not closed, not approved." in reply.footer


async def test_what_the_mix_explains_is_called_the_bots_own_computation(give: Form) -> None:
    reply = await give("detained")
    assert (
        "How much of the change of the rate the mix explains:\n"
        "• Nov 17, 2011 – Mar 5, 2012 → Mar 6 – Apr 16, 2012: −1.77 percentage points, "
        "**about −1.58** from the mix, **about −0.18** from the rates\n"
        "• Nov 17, 2011 – Mar 5, 2012 → Apr 17 – May 29, 2012: −2.01 percentage points, "
        "**about −0.81** from the mix, **about −1.20** from the rates\n"
        "Mix: the changed share of people in detention. Rates: changed rates inside the two groups. "
        "This bot's own computation (Kitagawa's decomposition), not ICE's explanation.\n" in reply.description
    )
    assert "approximate where it rests on the first split" in reply.description


# ---------------------------------------------------------------- courts


async def test_courts_gives_the_pilots_the_nation_the_calendar_and_the_courts_there_are(give: Form) -> None:
    reply = await give("courts")
    assert reply.title == "By court: what is known"
    for line in (
        "• Pilot in Denver: **16.42%**, 1,301 of 7,923 cases recommended for closure",
        "• Pilot in Baltimore: **9.74%**, 366 of 3,759 cases recommended for closure",
        "• By Mar 28, 2012: **2,609** closures, 0.87% of 298,173 pending cases (TRAC)",
        "• By Sep 30, 2012: **9,616** closures, 3.2% of 298,173 pending cases (TRAC)",
        "• By Dec 2013: **28,983** closures, 6.6% of all 440,949 closures since October 2011 (TRAC)",
        "• Apr 23 – May 4, 2012: Detroit, New Orleans, Orlando, Seattle",
        "• Jul 9 – 20, 2012: Los Angeles",
        f"Something is known of these courts: {COURTS}. Type `{give.prefix}courts Arizona`.",
    ):
        assert f"{line}\n" in reply.description
    assert reply.footer == (
        f"{COURT_CAUTION} The pilots' results were preliminary, before the background check."
    )
    assert (
        "Counts and printed shares are published; rates of the pilots, and shares with two decimals, "
        "derived." in reply.description
    )


@pytest.mark.parametrize(
    ("court", "lines"),
    [
        (
            "Denver",
            (
                "• Pilot in Denver: **16.42%**, 1,301 of 7,923 cases recommended for closure",
                "• By May 31, 2012: **401** closures (TRAC)",
            ),
        ),
        (
            "New Orleans",
            (
                "• By May 2012: **3** closures, 0.09% of 3,373 pending cases (TRAC)",
                "• By Jul 26, 2012: **13** closures, 0.38% of 3,420 pending cases (EOIR)",
                "• Paused its docket for the review: Apr 23 – May 4, 2012",
            ),
        ),
        (
            "New York",
            (
                (
                    "• By Oct 2012: **615** closures, 1.4% of the pending cases (TRAC); the pages differ on "
                    "whether this is the city or the state"
                ),
            ),
        ),
        (
            "Los Angeles",
            (
                "• By Jul 2012: **707** closures (TRAC); the page gives no exact date",
                "• By Jul 2013: 12.3% of the cases there, as the page counts them (TRAC)",
                "• By Feb 2015: **13,333** closures, 24.5% of all closures there since October 2011 (TRAC)",
            ),
        ),
        (
            "San Francisco",
            ("• By Jul 2013: **1,277** closures, 6.7% of 19,047 cases, as the page counts them (TRAC)",),
        ),
    ],
)
async def test_a_court_is_answered_with_all_that_is_known_of_it(
    give: Form, court: str, lines: tuple[str, ...]
) -> None:
    reply = await give("courts", court)
    assert reply.title == f"{court}: what is known"
    for line in lines:
        assert f"{line}\n" in reply.description
    assert reply.footer.startswith(COURT_CAUTION)
    assert "Read as" not in reply.text


async def test_a_court_of_which_only_the_pause_is_known_says_nothing_about_closures(give: Form) -> None:
    reply = await give("courts", "Detroit")
    assert reply.description.startswith(
        "• Paused its docket for the review: Apr 23 – May 4, 2012\n\n"
        "**How sure** · Published: the sources print it.\n\n"
        "**Sources** · [Immigration Impact 2012-03-30]"
    )
    assert not reply.footer


@pytest.mark.parametrize(
    ("typed", "court"), [("denvr", "Denver"), ("nyc", "New York"), ("Nueva Orleans", "New Orleans")]
)
async def test_a_court_that_was_not_named_so_is_echoed(give: Form, typed: str, court: str) -> None:
    reply = await give("courts", typed)
    assert reply.title == f"{court}: what is known"
    assert reply.description.startswith(f"*Read as: {court}*\n")


# ---------------------------------------------------------------- filings


async def test_filings_gives_every_count_and_what_they_cannot_settle(give: Form) -> None:
    reply = await give("filings")
    assert reply.title == "New cases that ICE filed in immigration court"
    assert reply.description.startswith(
        "• Jul 1 – Sep 30, 2011: **58,639**\n"
        "• Oct 1 – Dec 31, 2011: **39,331**\n"
        "• Jul 1 – 31, 2012: **17,671**\n"
        "• Aug 1 – 31, 2012: **17,278**\n"
        "• Sep 1 – 30, 2012: **17,276**\n"
        "• Oct 1 – 31, 2012: **15,836**\n"
        "• Nov 1 – 30, 2012: **14,926**\n"
        "• Dec 1 – 31, 2012: **14,898**\n"
        "Other months aren't known."
    )
    assert "can't settle whether fewer low-priority cases were started" in reply.description
    assert "**How sure** · Published: the sources print them." in reply.description
    assert reply.footer == (
        "New cases filed in immigration court, not cases of the review. Figures of 2011-12."
    )


# ---------------------------------------------------------------- where embeds aren't allowed


@pytest.mark.parametrize(
    "command", ["closed", "closed May29", "detained", "courts", "courts Denver", "filings"]
)
async def test_without_embeds_the_same_is_said_in_plain_text(stage: Stage, command: str) -> None:
    embedded = await stage.ask(f"!{command}")
    plain = await stage.ask(f"!{command}", channel=stage.channel_where_bot(embed_links=False))
    assert not plain.message.embeds
    assert len(plain.content) <= 2000
    answer = embedded.description.split("\n\n**Sources**")[0]
    for part in (embedded.title, *answer.split("\n\n"), embedded.footer):
        assert part in plain.content
