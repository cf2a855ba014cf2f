"""What became of the cases, whose they were, and where: the commands that this data set declares."""

from __future__ import annotations

import re

import pytest

from bot.data.loading import Data
from tests.seen import Seen
from tests.stage import Form, Stage

COURT_CAUTION = (
    "Court closures are closures and terminations with a prosecutorial-discretion code in the courts' "
    "records, as TRAC or EOIR counted them: neither ICE's closed cases nor cases found eligible. Counts are "
    "not rates: some courts are far larger."
)
CLOSED_CAUTION = (
    "ICE's own count of cases closed or dismissed under the review; how many were found eligible is another. "
    "A closed case can be reopened, and closure gives no status."
)
PRINTED_BY = {
    "closed": "scpr.org/blogs/multiamerican/2012/07/26/",
    "detained": "moderncommitteesofcorrespondence.blogspot.com/",
    "courts": "trac.syr.edu/immigration/reports/",
    "nationalities": "trac.syr.edu/whatsnew/",
    "filings": "trac.syr.edu/immigration/reports/292",
    "backlog": "cis.org/Report/",
}


@pytest.mark.parametrize("command", PRINTED_BY)
async def test_every_answer_names_its_sources_and_how_sure_it_is(give: Form, command: str) -> None:
    reply = await give(command)
    assert re.search(r"\b(published|derived|approximate)\b", reply.footer, re.IGNORECASE)
    assert "not of today" in reply.footer
    assert PRINTED_BY[command] in reply.footer.split("\nSources: ")[1]
    assert "Read as" not in reply.text


# ---------------------------------------------------------------- closed


async def test_closed_gives_the_latest_count_and_its_share_of_the_cases_reviewed(give: Form) -> None:
    reply = await give("closed")
    assert reply.title == "7,186 closed under ICE's review by Jul 20, 2012"
    assert "7,186 is **about 2.0%** of about 357,000 cases reviewed by then." in reply.description
    assert reply.footer.startswith(f"Published. {CLOSED_CAUTION} ")


async def test_closed_by_a_day_whose_sources_differ_gives_both_counts_side_by_side(give: Form) -> None:
    reply = await give("closed", "May29")
    assert reply.title == "4,403 or 4,363 closed under ICE's review by May 29, 2012"
    assert reply.description.splitlines()[:2] == [
        "Sources differ: **4,403** (UPI; Colorlines; TRAC), **4,363** (SCPR; Kingman Daily Miner).",
        "4,403 is **1.53%**, 4,363 is **1.51%** of 288,361 cases reviewed by then.",
    ]
    assert reply.footer.startswith(f"Published. {CLOSED_CAUTION} ")
    sure = await give.stage.press(reply, "How sure?")
    assert "The pages don't say why they differ." in sure.description


async def test_closed_by_a_day_without_a_count_is_the_last_one_before(give: Form) -> None:
    reply = await give("closed", "Apr 30")
    assert reply.title == "2,722 closed under ICE's review by Apr 16, 2012"
    assert "2,722 is **1.24%** of 219,554 cases reviewed by then." in reply.description
    assert "There is no figure as of Apr 30, 2012; this is the last before it." in reply.description


async def test_closed_by_a_day_before_a_release_has_the_share_that_the_sources_print(give: Form) -> None:
    reply = await give("closed", "Mar 8")
    assert reply.title == "About 1,500 closed under ICE's review by Mar 8, 2012"
    assert "1% of the cases reviewed were closed by Mar 8, 2012." in reply.description


async def test_closed_says_what_became_of_the_eligible_and_lists_every_other_count(give: Form) -> None:
    lines = (await give("closed")).description.replace("**", "").splitlines()
    assert (
        "Of the 20,608 cases found provisionally eligible (people not in detention), by May 29, 2012: "
        "4,363 closed; 3,998 offers declined by the person; 12,247 still pending."
    ) in lines
    assert (
        "Of other days: about 1,500 (Mar 8, 2012); 2,722 (Apr 16, 2012); 4,403 or 4,363 (May 29, 2012)."
    ) in lines


async def test_closed_tells_none_of_the_courts_counts(give: Form, data: Data) -> None:
    assert counts_by_court(data).isdisjoint(numbers_in(await give("closed")))


async def test_what_was_found_eligible_closed_and_closed_in_court_never_share_a_sentence(
    stage: Stage, data: Data
) -> None:
    for command in ("closed", "closed May29", "detained", "courts", "courts Los Angeles", "filings", "why"):
        for line in (await stage.ask(f"!{command}")).description.splitlines():
            kinds = (counts_by_court(data), {"7,186", "4,403", "2,722"}, {"20,648", "13,190", "16,544"})
            assert sum(not kind.isdisjoint(re.findall(r"\d[\d,]*\d", line)) for kind in kinds) <= 1, line


def counts_by_court(data: Data) -> set[str]:
    frame = data.table.frame
    values = frame.loc[frame["measure"] == "court_closures", "value"]
    return {f"{value:,.0f}" for value in values if value >= 1000}


def numbers_in(reply: Seen) -> set[str]:
    text = reply.title + reply.description + reply.footer.split("\nSources: ")[0]
    return set(re.findall(r"\d[\d,]*\d", text))


async def test_closed_comes_with_a_chart_and_its_figures_in_words(give: Form) -> None:
    for argument in ("", "May29"):
        reply = await give("closed", argument)
        ((name, alt_text),) = reply.pictures.items()
        assert name == "closed.png"
        for figure in ("about 1,500", "2,722", "4,403 or 4,363", "7,186", "May 29, 2012"):
            assert figure in alt_text
        assert (await reply.message.attachments[0].read()).startswith(b"\x89PNG")


async def test_the_person_waits_only_for_a_chart_that_is_still_to_be_drawn(stage: Stage) -> None:
    def deferrals() -> int:
        return [call.json for call in stage.env.http_requests].count({"type": 5})

    await stage.slash("closed")
    assert deferrals() == 1
    await stage.slash("closed")
    await stage.slash("rate")
    assert deferrals() == 1


# ---------------------------------------------------------------- detained


async def test_detained_gives_both_groups_by_period_and_what_their_mix_explains(give: Form) -> None:
    reply = await give("detained")
    assert reply.title == (
        "Rate of cases found provisionally eligible, Nov 17, 2011 – May 29, 2012: "
        "people not in detention 8.88%; people in detention 0.07%"
    )
    assert reply.description.splitlines() == [
        (
            "Of the fall of 2.01 percentage points from Nov 17, 2011 – Mar 5, 2012 to Apr 17 – May 29, 2012, "
            "**about 0.81** came from the mix of the groups, and **about 1.20** from changes inside them."
        ),
        (
            "- Nov 17, 2011 – Mar 5, 2012: people not in detention **9.26%** (about 86.1% of all); "
            "people in detention **at most 0.11%** (about 13.9% of all)"
        ),
        (
            "- Mar 6 – Apr 16, 2012: people not in detention **about 9.0%** (about 68.4–68.7% of all); "
            "people in detention **at most 0.15%** (about 31.3–31.6% of all)"
        ),
        (
            "- Apr 17 – May 29, 2012: people not in detention **7.77%** (76.54% of all); "
            "people in detention **0.09%** (23.46% of all)"
        ),
    ]
    assert "Not closed, not approved." in reply.footer
    assert reply.footer.startswith("Partly published, partly derived or approximate. ")


# ---------------------------------------------------------------- courts


async def test_courts_gives_the_pilots_the_nation_and_a_menu_of_the_courts_there_are(give: Form) -> None:
    reply = await give("courts")
    assert reply.title == "By court: what is known of 18 places"
    rest = await give.stage.press(reply, "More")
    told = f"{reply.description}\n{rest.description}".replace("**", "")
    for part in (
        "Denver 16.42% (1,301 of 7,923); Baltimore 9.74% (366 of 3,759)",
        "All together: 28,983 court closures by December 2013; 9,616 or 9,684 by Sep 30, 2012; ",
        "; 8,523 by Aug 31, 2012",
        "; 5,684 by Jun 28, 2012",
        "6.6% of all closures since October 2011 carried a prosecutorial-discretion code by December 2013",
    ):
        assert part in told
    assert len(reply.options) == 18
    assert f"{COURT_CAUTION} The pilots' results were preliminary, before the background check" in (
        reply.footer
    )


@pytest.mark.parametrize(
    ("court", "title", "lines"),
    [
        (
            "Denver",
            "Denver: 401 court closures by May 31, 2012",
            ("- 16.42% recommended for closure in the pilot, 1,301 of 7,923 cases reviewed",),
        ),
        (
            "New Orleans",
            "New Orleans: 0.38% of the pending cases closed in the courts' records by Jul 26, 2012",
            (
                "- 13 of 3,420 pending cases, counted by EOIR",
                "- Paused its docket for the review: Apr 23 – May 4, 2012",
            ),
        ),
        (
            "New York",
            "New York: 615 court closures by October 2012",
            (
                (
                    "- 1.4% of the pending cases closed in the courts' records by October 2012; "
                    "one page says New York City, another New York State"
                ),
            ),
        ),
        (
            "Los Angeles",
            "Los Angeles: 13,333 court closures by February 2015",
            (
                (
                    "- 24.5% of all closures since October 2011 carried a prosecutorial-discretion code "
                    "by February 2015"
                ),
                "- 12.3% of the court's cases closed in the courts' records by July 2013",
                "- Paused its docket for the review: Jul 9 – 20, 2012",
            ),
        ),
    ],
)
async def test_a_court_is_answered_with_what_is_known_of_it(
    give: Form, court: str, title: str, lines: tuple[str, ...]
) -> None:
    reply = await give("courts", court)
    assert reply.title == title
    for line in lines:
        assert line in reply.description.splitlines()
    assert COURT_CAUTION in reply.footer
    assert "Read as" not in reply.text


async def test_a_court_of_which_only_the_pause_is_known_says_nothing_about_closures(give: Form) -> None:
    reply = await give("courts", "Detroit")
    assert reply.title == "Detroit: Paused its docket for the review: Apr 23 – May 4, 2012"
    assert reply.description == ""
    assert reply.footer.startswith("Published. Figures of 2012, not of today.\nSources: [Immigration Impact")


@pytest.mark.parametrize(("typed", "court"), [("denvr", "Denver"), ("nyc", "New York")])
async def test_a_court_that_was_not_named_so_is_told_once(give: Form, typed: str, court: str) -> None:
    reply = await give("courts", typed)
    assert reply.title.startswith(f"{court}: ")
    assert "Read as" not in reply.description


# ---------------------------------------------------------------- nationalities


async def test_nationalities_are_ranked(give: Form) -> None:
    reply = await give("nationalities")
    assert reply.title == (
        "Court closures by nationality, as a share of its pending cases, by Jun 28, 2012: "
        "highest South Korea 3.9%, lowest China 0.2%"
    )
    assert reply.description == (
        "South Korea **3.9%**; Cameroon **3.6%**; Mexico **2.9%** (3,060 closures); India **0.8%**; "
        "China **0.2%** (63 of 26,579)"
    )
    assert reply.buttons == ["Why did it fall?", "How sure?", "Español", "Remove"]  # nothing is left for More
    assert list(reply.pictures) == ["nationality_share.png"]


async def test_a_nationality_is_answered_with_its_share_and_its_count(give: Form) -> None:
    reply = await give("nationalities", "Mexico")
    assert reply.title == (
        "Mexico: 2.9% of that nationality's pending cases closed in the courts' records by Jun 28, 2012"
    )
    assert reply.description == "3,060 court closures by Jun 28, 2012."


async def test_a_group_of_another_measure_is_no_nationality(give: Form) -> None:
    reply = await give("nationalities", "people in detention")
    assert reply.content == (
        "I have nothing on `people in detention`. "
        "I have something on: Cameroon, China, India, Mexico, South Korea."
    )


# ---------------------------------------------------------------- filings and the backlog


async def test_filings_gives_every_count_and_what_they_cannot_show(give: Form) -> None:
    reply = await give("filings")
    assert reply.title == (
        "New cases that ICE filed in immigration court: 58,639 (Jul 1 – Sep 30, 2011) … "
        "14,898 (December 2012)"
    )
    for line in (
        "Jul 1 – Sep 30, 2011: **58,639**",
        "Oct 1 – Dec 31, 2011: **39,331**",
        "July 2012: **17,671**",
        "August 2012: **17,278**",
        "September 2012: **17,276**",
        "October 2012: **15,836**",
        "November 2012: **14,926**",
        "December 2012: **14,898**",
    ):
        counted = line.removeprefix("").removesuffix(" (published)").replace("**", "")
        assert counted in reply.description.replace("**", "")
    assert "their counts are no trend" in reply.description
    assert "New cases filed in immigration court, not cases of the review." in reply.footer
    assert "Other months aren't known." in reply.footer


async def test_filings_of_a_quarter_are_those_of_its_own_row(give: Form) -> None:
    reply = await give("filings", "Oct1-Dec31, 2011")
    assert reply.title == "39,331 new cases filed in immigration court, Oct 1 – Dec 31, 2011"
    assert "Compare with the first period" not in reply.options  # that of the review


async def test_the_backlog_of_a_day_is_the_last_count_before_it(give: Form) -> None:
    assert (await give("backlog")).title == "About 437,000 cases pending in immigration court on Oct 1, 2014"
    reply = await give("backlog", "2012-04-15")
    assert reply.title == "305,556 cases pending in immigration court on Mar 31, 2012"
    assert "There is no figure as of Apr 15, 2012; this is the last before it." in reply.description


# ---------------------------------------------------------------- where embeds aren't allowed


@pytest.mark.parametrize(
    "command", ["closed", "closed May29", "detained", "courts", "courts Denver", "filings", "rate", "help"]
)
async def test_a_card_needs_no_permission_to_embed_links(stage: Stage, command: str) -> None:
    usual = await stage.ask(f"!{command}")
    reply = await stage.ask(f"!{command}", channel=stage.channel_where_bot(embed_links=False))
    assert reply.text == usual.text
    assert reply.buttons == usual.buttons
