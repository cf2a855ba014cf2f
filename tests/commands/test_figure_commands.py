from __future__ import annotations

import pytest

from tests.expected import FALL, LATEST, TREND, eligible
from tests.stage import Form, Stage

CAUTION = (
    "Provisionally eligible: found so by ICE attorneys on review, before the background check and the "
    "person's consent. Not closed, not approved."
)
EMAIL = "http://moderncommitteesofcorrespondence.blogspot.com/2012/03/ice-about-8-of-cases-potentially.html"
FIRST_ROW = "Nov 17, 2011 – Mar 5, 2012: **7.97%**, 13,190 of 165,471 cases reviewed (published)"
SECOND_ROW = "Mar 6 – Apr 16, 2012: **6.20%**, 3,354 of 54,083 cases reviewed (derived)"
THIRD_ROW = "Apr 17 – May 29, 2012: **5.96%**, 4,104 of 68,807 cases reviewed (derived)"
LAST_ROW = (
    "May 30 – Jul 20, 2012: **3.41%**, about 2,330–2,350 of about 68,000–69,000 cases reviewed "
    "(percentage published, counts approximate)"
)


# ---------------------------------------------------------------- rate


async def test_the_last_period_has_a_published_rate_and_approximate_counts(give: Form) -> None:
    reply = await give("rate", "May30-Jul20")
    assert reply.title == LATEST
    assert (
        "About 2,330–2,350 of about 68,000–69,000 cases reviewed, May 30 – Jul 20, 2012." in reply.description
    )
    assert reply.footer.startswith("Percentage published, counts approximate. ")


async def test_a_period_is_answered_with_rate_counts_change_basis_sources_and_caution(give: Form) -> None:
    reply = await give("rate", "Mar6-Apr16")
    assert reply.title == "6.20% found provisionally eligible"
    assert reply.description.splitlines() == [
        "3,354 of 54,083 cases reviewed, Mar 6 – Apr 16, 2012.",
        "1.77 percentage points lower than in the period before (7.97%, Nov 17, 2011 – Mar 5, 2012).",
    ]
    assert reply.footer.startswith(f"Derived. {CAUTION} Figures of 2012, not of today.\nSources: [")
    assert f"]({EMAIL})" in reply.footer


async def test_what_a_source_prints_less_exactly_is_behind_more(give: Form) -> None:
    rest = await give.stage.press(await give("rate", "Mar6-Apr16"), "More")
    assert rest.private
    assert "A source prints it as 6.2%." in rest.description


async def test_the_first_period_is_published_and_has_none_before_it(give: Form) -> None:
    reply = await give("rate", "2011-11-17..2012-03-05")
    assert reply.title == "7.97% found provisionally eligible"
    assert reply.description == "13,190 of 165,471 cases reviewed, Nov 17, 2011 – Mar 5, 2012."
    assert reply.footer.startswith("Published. ")
    assert f"]({EMAIL})" in reply.footer


async def test_whole_periods_together_are_answered_with_their_sums(give: Form) -> None:
    reply = await give("rate", "Mar6-May29")
    assert reply.title == "6.07% found provisionally eligible"
    assert reply.description.splitlines() == [
        "7,458 of 122,890 cases reviewed, Mar 6 – May 29, 2012.",
        f"- {SECOND_ROW}",
        f"- {THIRD_ROW}",
    ]
    assert reply.footer.startswith("Derived. ")


async def test_what_is_joined_with_approximate_counts_is_about(give: Form) -> None:
    reply = await give("rate", "Apr17-Jul20")
    assert reply.title == "About 4.7% found provisionally eligible"
    assert reply.footer.startswith("Approximate. ")


async def test_the_rate_of_nothing_in_particular_is_the_latest(give: Form) -> None:
    reply = await give("rate")
    assert reply.title == LATEST
    assert "Read as" not in reply.text


async def test_a_month_inside_a_period_is_answered_with_that_period_and_says_so(give: Form) -> None:
    reply = await give("rate", "June")
    assert reply.title == LATEST
    assert reply.description.splitlines()[:2] == [
        "*Read as: June 2012*",
        "Nothing is known by the day: June 2012 lies inside this period, whose figures these are.",
    ]


async def test_a_span_that_cuts_periods_has_no_figure_of_its_own(give: Form) -> None:
    reply = await give("rate", "Mar 20 - May 10")
    assert reply.title == (
        "Mar 20 – May 10, 2012 touches 2 periods: 6.20% and 5.96%; together "
        "6.07% found provisionally eligible"
    )
    assert reply.description.splitlines() == [
        "7,458 of 122,890 cases reviewed, Mar 6 – May 29, 2012.",
        f"- {SECOND_ROW}",
        f"- {THIRD_ROW}",
    ]


async def test_a_comparison_says_which_side_cuts_across_periods(give: Form) -> None:
    reply = await give("compare", "Feb-Mar vs June")
    rest = await give.stage.press(reply, "More")
    assert any("Feb 1 – Mar 31, 2012" in line for line in (*reply.description.splitlines()[1:], rest.text))


async def test_a_span_that_leaves_the_table_is_told_where_the_table_ends(give: Form) -> None:
    reply = await give("rate", "Jan 2011 - Dec 2013")
    assert reply.title == "About 6.4% found provisionally eligible"
    assert "The figures start on Nov 17, 2011; there is nothing earlier." in reply.description
    assert "The figures end on Jul 20, 2012; there is nothing later." in reply.description


@pytest.mark.parametrize(
    "typed",
    [
        "May30-Jul20",
        "may 30 to july 20, 2012",
        "2012-05-30..2012-07-20",
        '"May 30" - `Jul 20`',
        "from May 30th until July 20th",
    ],
)
async def test_what_is_literally_a_period_is_not_echoed(give: Form, typed: str) -> None:
    reply = await give("rate", typed)
    assert reply.title == LATEST
    assert "Read as" not in reply.text


@pytest.mark.parametrize("typed", ["last", "4", "5/30-7/20", "May 30 - Jully 20", "since May 30", "period 4"])
async def test_whatever_else_is_typed_is_echoed_as_what_it_was_read_as(give: Form, typed: str) -> None:
    reply = await give("rate", typed)
    assert reply.title == LATEST
    assert reply.description.startswith("*Read as: May 30 – Jul 20, 2012*\n")


async def test_two_periods_behind_rate_are_compared(give: Form) -> None:
    reply = await give("rate", "first and last")
    assert reply.title == FALL
    assert reply.description.startswith("*Read as: Nov 17, 2011 – Mar 5, 2012 and May 30 – Jul 20, 2012*\n")


@pytest.mark.parametrize("typed", ["may vs may", "1-2 vs 1-2"])
async def test_the_same_days_twice_behind_rate_are_not_compared(give: Form, typed: str) -> None:
    assert "so there is nothing to compare" in (await give("rate", typed)).text


async def test_a_period_is_not_added_up_twice(give: Form) -> None:
    assert "would count some of them twice" in (await give("rate", "1, 1, 3 together")).text


# ---------------------------------------------------------------- compare


async def test_a_comparison_has_both_rates_and_counts_the_points_and_the_ratio(give: Form) -> None:
    reply = await give("compare", "2011-11-17..2012-03-05 vs May30-Jul20")
    assert reply.title == FALL
    assert reply.description.splitlines() == [
        "57% less, relative to the first; less than half of it (0.43 times).",
        f"- {FIRST_ROW}",
        f"- {LAST_ROW}",
    ]
    assert reply.footer.startswith(f"Derived. {CAUTION} Figures of 2011–12, not of today.\n")
    assert f"]({EMAIL})" in reply.footer


@pytest.mark.parametrize("typed", ["first last", "first vs last", "1 and 4", "first to last", "last"])
async def test_a_comparison_echoes_what_was_not_written_as_two_periods(give: Form, typed: str) -> None:
    reply = await give("compare", typed)
    assert reply.title == FALL
    assert reply.description.startswith("*Read as: Nov 17, 2011 – Mar 5, 2012 and May 30 – Jul 20, 2012*\n")


async def test_without_periods_the_first_is_compared_with_the_latest(give: Form) -> None:
    reply = await give("compare")
    assert reply.title == FALL
    assert "Read as" not in reply.text


async def test_a_comparison_with_one_period_is_with_the_first(give: Form) -> None:
    reply = await give("compare", "Mar6-Apr16")
    assert reply.title == "From 7.97% to 6.20%: 1.77 percentage points lower"


async def test_a_comparison_keeps_the_order_in_which_it_was_asked(give: Form) -> None:
    reply = await give("compare", "last vs first")
    assert reply.title == "From 3.41% to 7.97%: 4.56 percentage points higher"
    assert "134% more, relative to the first; more than double (2.34 times)." in reply.description


async def test_slash_compare_takes_two_periods_in_two_fields(stage: Stage) -> None:
    reply = await stage.slash("compare", {"first": "Mar6-Apr16", "second": "Apr17-May29"})
    assert reply.title == "From 6.20% to 5.96%: 0.24 percentage points lower"
    assert "Read as" not in reply.text


@pytest.mark.parametrize("field", ["first", "second"])
async def test_slash_compare_with_one_field_does_what_the_texts_say(stage: Stage, field: str) -> None:
    reply = await stage.slash("compare", {field: "2"})
    assert reply.title == "From 7.97% to 6.20%: 1.77 percentage points lower"
    assert (await stage.slash("compare", {field: "first"})).title == FALL


async def test_spans_that_overlap_are_compared_with_a_word_of_warning(give: Form) -> None:
    reply = await give("compare", "all vs last")
    assert reply.title == "From about 6.4% to 3.41%: about 3.0 percentage points lower"
    _, warning, *rows = reply.description.splitlines()[1:]
    assert warning == "The two have days in common."
    assert [row[:12] for row in rows] == ["- Nov 17, 20", "- May 30 – J"]


# ---------------------------------------------------------------- trend


async def test_the_trend_has_every_rate_the_direction_and_the_size_of_the_fall(give: Form) -> None:
    reply = await give("trend")
    assert reply.title == TREND
    assert reply.description.splitlines() == [
        "- Nov 17, 2011 – Mar 5, 2012: **7.97%** (published)",
        "- Mar 6 – Apr 16, 2012: **6.20%** (derived)",
        "- Apr 17 – May 29, 2012: **5.96%** (derived)",
        "- May 30 – Jul 20, 2012: **3.41%** (percentage published, counts approximate)",
    ]
    assert reply.footer.startswith(CAUTION)


async def test_the_trend_comes_with_a_chart_that_says_the_same_in_words(give: Form) -> None:
    reply = await give("trend")
    ((name, alt_text),) = reply.pictures.items()
    assert name == "rate.png"
    for rate in ("7.97%", "6.20%", "5.96%", "3.41%"):
        assert rate in alt_text
    assert "*" not in alt_text
    assert (await reply.message.attachments[0].read()).startswith(b"\x89PNG")


# ---------------------------------------------------------------- total


async def test_the_total_is_everything_and_is_about(give: Form) -> None:
    reply = await give("total")
    assert reply.title == "About 6.4% found provisionally eligible"
    assert reply.description == "About 23,000 of about 357,000 cases reviewed, Nov 17, 2011 – Jul 20, 2012."
    assert reply.footer.startswith(f"Approximate. {CAUTION}")
    assert "Read as" not in reply.text


@pytest.mark.parametrize(
    ("day", "rate", "counts"),
    [
        ("Mar 5", "7.97%", "13,190 of 165,471"),
        ("Apr 16", "7.54%", "16,544 of 219,554"),
        ("May 29", "7.16%", "20,648 of 288,361"),
    ],
)
async def test_the_total_as_of_a_release_is_what_was_published(
    give: Form, day: str, rate: str, counts: str
) -> None:
    reply = await give("total", day)
    assert reply.title == eligible(rate)
    assert reply.description.splitlines() == [
        f"*Read as: through {day}, 2012*",
        f"{counts} cases reviewed, Nov 17, 2011 – {day}, 2012.",
    ]


async def test_the_total_on_a_day_without_a_release_is_the_last_one_before(give: Form) -> None:
    reply = await give("total", "May 1")
    assert reply.title == "7.54% found provisionally eligible"
    assert "There is no figure as of May 1, 2012; this is the last before it." in reply.description


async def test_the_total_after_the_end_of_the_table_says_that_it_ends(give: Form) -> None:
    reply = await give("total", "Dec 31, 2013")
    assert reply.content.startswith("Dec 31, 2013 lies outside what is known")
    assert "Nov 17, 2011 through Jul 20, 2012" in reply.content


# ---------------------------------------------------------------- periods


async def test_the_table_has_every_period_its_basis_and_all_together(give: Form) -> None:
    reply = await give("periods")
    assert reply.title == "All 4 review periods: about 6.4% found provisionally eligible"
    rows = (FIRST_ROW, SECOND_ROW, THIRD_ROW, LAST_ROW)
    assert reply.description.splitlines() == [f"- {row}" for row in rows]
    assert reply.footer.startswith(CAUTION)


@pytest.mark.parametrize("command", ["trend", "periods"])
async def test_words_behind_a_command_that_takes_none_are_read_or_named(stage: Stage, command: str) -> None:
    plain, polite = await stage.ask(f"!{command}"), await stage.ask(f"!{command} please")
    assert polite.title == plain.title
    assert "I didn't use: `of wombats`." in (await stage.ask(f"!{command} of wombats")).text


async def test_the_trend_of_something_else_is_never_that_of_the_rate_in_silence(stage: Stage) -> None:
    assert "Cases closed: from about 1,500" in (await stage.ask("!trend closed cases")).text
