from __future__ import annotations

import pytest

from tests.stage import Form, Stage

PERIOD = "May30-Jul20"
FIRST = "2011-11-17..2012-03-05"
RATE = "rate of cases found provisionally eligible"
KNOWN = f"lies outside what is known ({RATE}), Nov 17, 2011 through Jul 20, 2012."
LISTS = f"Try `!rate {PERIOD}`; `!periods` lists the periods there are."
COURTS = (
    "Arizona, Baltimore, Charlotte, Chicago, Denver, Detroit, Houston, Los Angeles, Miami, New Orleans, "
    "New York, Omaha, Orlando, Phoenix, San Diego, San Francisco, Seattle, Tucson"
)
TABLES = (
    "`!data backlog`, `!data closures`, `!data courts`, `!data detention`, `!data filings`, `!data names`, "
    "`!data nationalities`, `!data outcomes`, `!data pauses`, `!data periods`, `!data pilots`, "
    "`!data population`, `!data releases`, `!data sources`, `!data year-closures`"
)

# what is typed, and the reply to it; "!" stands for what commands start with
PROBLEMS = {
    "unreadable": ("rate ..", f"I couldn't read `..` as a period. {LISTS}"),
    "no period at all": (
        "rate lunch",
        f"I couldn't read `lunch` as a period. {LISTS}",
    ),
    "unreadable in a piece": (
        "rate June and lunch",
        f"I couldn't read `June and lunch` as a period: I don't know `lunch` in it. {LISTS}",
    ),
    "no such date": (
        "rate Feb 30",
        f"`Feb 30` isn't in the calendar. Try `!rate {PERIOD}`.",
    ),
    "no such period": (
        "rate 9",
        f"`9` asks for a period that isn't there: there are 4 periods. Try `!rate {PERIOD}`.",
    ),
    "reversed": (
        "rate Jul 20 - May 30",
        f"`Jul 20 - May 30` ends before it starts. Did you mean `!rate {PERIOD}`?",
    ),
    "reversed, behind another command": (
        "closed Jul 20 - May 30",
        f"`Jul 20 - May 30` ends before it starts. Did you mean `!closed {PERIOD}`?",
    ),
    "reversed, in a comparison": (
        "compare Jul 20 - May 30 vs first",
        f"`Jul 20 - May 30 vs first` ends before it starts. Did you mean `{PERIOD}`?",
    ),
    "after the table": (
        "rate 2015",
        f"`2015` (Jan 1 – Dec 31, 2015) {KNOWN} The nearest there is: May 30 – Jul 20, 2012.",
    ),
    "before the table": (
        "rate Jan 2010",
        f"`Jan 2010` (January 2010) {KNOWN} The nearest there is: Nov 17, 2011 – Mar 5, 2012.",
    ),
    "counted from today": (
        "rate yesterday",
        (
            "`yesterday` counts from today; my main figures end on Jul 20, 2012. "
            f"The latest period is `!rate {PERIOD}`."
        ),
    ),
    "no release yet": (
        "total Feb 1",
        f"No figure had been published by `Feb 1` (Feb 1, 2012) ({RATE}); the first is for Mar 5, 2012.",
    ),
    "no count of closed cases yet": (
        "closed Jan 1",
        "No figure had been published by `Jan 1` (Jan 1, 2012) (cases closed); the first is for Mar 8, 2012.",
    ),
    "closed by no day": (
        "closed whenever",
        f"I couldn't read `whenever` as a period. {LISTS}",
    ),
    "a measure with days of its own": (
        "filings 2010",
        (
            "`2010` (Jan 1 – Dec 31, 2010) lies outside what is known "
            "(new cases that ICE filed in immigration court), "
            "Jul 1, 2011 through Dec 31, 2012. The nearest there is: Jul 1 – Sep 30, 2011."
        ),
    ),
    "no court": ("courts the moon", f"I have nothing on `the moon`. I have something on: {COURTS}."),
    "no group": (
        "nationalities Mars",
        "I have nothing on `Mars`. I have something on: Cameroon, China, India, Mexico, South Korea.",
    ),
    "no such table": ("data zzz", f"I have no table `zzz`. These I have: {TABLES}."),
    "not two periods": (
        "compare first vs second vs last",
        (
            "I couldn't tell the two periods in `first vs second vs last` apart. Put `vs` between them: "
            f"`!compare {FIRST} vs {PERIOD}`."
        ),
    ),
    "one side unreadable": (
        "compare first vs lunch",
        f"I couldn't read `first vs lunch` as a period: I don't know `lunch` in it. {LISTS}",
    ),
    "the same period twice": (
        "compare June vs last",
        (
            "Both are the figures of May 30 – Jul 20, 2012, so there is nothing to compare. "
            f"Try `!compare {PERIOD} vs {FIRST}`."
        ),
    ),
    "unknown term like a known one": (
        "explain notice zebra",
        "I have no explanation of `notice zebra`. Did you mean `!explain notice to appear`?",
    ),
    "unknown command": ("help dance", "I don't know the command `dance`. `!help` shows what you can ask."),
    "unknown command like a known one": (
        "help trnd",
        "I don't know the command `trnd`. Did you mean `!trend`?",
    ),
}
typed_and_said = pytest.mark.parametrize(("typed", "said"), PROBLEMS.values(), ids=PROBLEMS)


@typed_and_said
async def test_a_problem_says_what_is_wrong_with_what_was_typed(give: Form, typed: str, said: str) -> None:
    reply = await give(*typed.split(" ", 1))
    assert reply.content == said.replace("`!", f"`{give.prefix}")
    assert not reply.title
    assert not reply.buttons


async def test_an_unknown_term_is_met_with_a_list_of_those_there_are(give: Form) -> None:
    reply = await give("explain", "zzzz")
    assert reply.content.startswith("I have no explanation of `zzzz`. I can explain: ")
    assert "Notice to Appear, " in reply.content


async def test_only_who_gave_a_slash_command_sees_its_problem(give: Form) -> None:
    for command, argument in (
        ("rate", "lunch"),
        ("total", "Feb 1"),
        ("compare", "1 vs 1"),
        ("help", "dance"),
        ("closed", "Jan 1"),
        ("courts", "the moon"),
        ("data", "zzz"),
    ):
        assert (await give(command, argument)).private == give.is_slash


@typed_and_said
async def test_what_a_problem_suggests_works_when_typed(give: Form, typed: str, said: str) -> None:
    reply = await give(*typed.split(" ", 1))
    assert len(reply.examples) == said.count("`!")
    for example in reply.examples:
        assert await give.stage.works(example), example


async def test_a_slash_comparison_quotes_the_field_that_is_wrong(stage: Stage) -> None:
    reply = await stage.slash("compare", {"first": "lunch", "second": "last"})
    assert reply.content.startswith("I couldn't read `lunch` as a period. ")


async def test_a_range_beyond_the_table_is_turned_round_in_its_own_year(stage: Stage) -> None:
    reply = await stage.ask("!rate Dec 1, 2012 to Jan 1, 2012")
    assert reply.content == (
        "`Dec 1, 2012 to Jan 1, 2012` ends before it starts. Did you mean `!rate 2012-01-01..2012-12-01`?"
    )
    assert "Jan 1 – Dec 1, 2012" in (await stage.ask("!rate 2012-01-01..2012-12-01")).text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "cerrados 1 enero",
            (
                "Hasta el `1 enero` (1 ene 2012) no se había publicado ninguna cifra (casos cerrados); "
                "la primera es del 8 mar 2012."
            ),
        ),
        ("cortes la luna", "No tengo nada sobre `la luna`. Tengo algo sobre: Arizona, Baltimore,"),
        ("datos zzz", "No tengo la tabla `zzz`. Tengo estas: `!datos backlog`, `!datos closures`,"),
    ],
)
async def test_problems_are_told_in_spanish(stage: Stage, typed: str, said: str) -> None:
    reply = await stage.ask(f"!{typed}")
    assert reply.content.startswith(said)
    for example in reply.examples:
        assert await stage.works(example), example
