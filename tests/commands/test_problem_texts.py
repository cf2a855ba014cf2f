from __future__ import annotations

import pytest

from tests.conftest import Form, Stage

PERIOD = "May30-Jul20"
FIRST = "2011-11-17..2012-03-05"
TERMS = (
    "Administrative closure, Administrative closure and deferred action, DACA (Deferred Action for Childhood "
    "Arrivals), Deferred action, Morton memos, Notice to Appear, Prosecutorial discretion, Provisionally "
    "eligible, Recalendaring, Removal proceedings"
)

COURTS = (
    "Arizona, Baltimore, Charlotte, Chicago, Denver, Detroit, Houston, Los Angeles, Miami, New Orleans, "
    "New York, Omaha, Orlando, Phoenix, San Diego, San Francisco, Seattle, Tucson"
)
TABLES = (
    "`!data closures`, `!data courts`, `!data detention`, `!data filings`, `!data outcomes`, `!data pauses`, "
    "`!data periods`, `!data pilots`, `!data places`, `!data releases`, `!data sources`"
)

# what is typed, and the reply to it; "!" stands for what commands start with
PROBLEMS = {
    "unreadable": (
        "rate ..",
        f"I couldn't read `..` as a period. Try `!rate {PERIOD}`; `!periods` lists the periods there are.",
    ),
    "unreadable in a piece": (
        "rate May 30 to whenever",
        (
            "I couldn't read `May 30 to whenever` as a period: I don't know `whenever` in it. "
            f"Try `!rate {PERIOD}`; `!periods` lists the periods there are."
        ),
    ),
    "no such date": (
        "rate Feb 30",
        f"`Feb 30` has a date that isn't in the calendar. The latest period is `!rate {PERIOD}`.",
    ),
    "no such period": (
        "rate 9",
        "`9` asks for a period that isn't there: there are 4 periods. Try `!rate 4`.",
    ),
    "reversed": (
        "rate Jul 20 - May 30",
        f"`Jul 20 - May 30` ends before it starts. Did you mean `!rate {PERIOD}`?",
    ),
    "two periods": (
        "rate first and last",
        f"`first and last` names two periods. To compare them, type `!compare {FIRST} vs {PERIOD}`.",
    ),
    "after the table": (
        "rate 2015",
        (
            "`2015` (Jan 1 – Dec 31, 2015) lies outside the table, which goes from Nov 17, 2011 "
            f"to Jul 20, 2012. The nearest period is `!rate {PERIOD}`."
        ),
    ),
    "before the table": (
        "rate Jan 2010",
        (
            "`Jan 2010` (Jan 1 – 31, 2010) lies outside the table, which goes from Nov 17, 2011 "
            f"to Jul 20, 2012. The nearest period is `!rate {FIRST}`."
        ),
    ),
    "no release yet": (
        "total Feb 1",
        (
            "By `Feb 1` (Feb 1, 2012) no figures had come out yet: the first go through Mar 5, 2012. "
            "Try `!total Mar5`."
        ),
    ),
    "no count of closed cases yet": (
        "closed Jan 1",
        (
            "By `Jan 1` (Jan 1, 2012) no count of closed cases had come out yet: the first is of Mar 8, "
            "2012. Try `!closed Mar8`."
        ),
    ),
    "closed by no day": (
        "closed whenever",
        (
            "I couldn't read `whenever` as a period: I don't know `whenever` in it. "
            f"Try `!rate {PERIOD}`; `!periods` lists the periods there are."
        ),
    ),
    "a court of which nothing is known": (
        "courts boston",
        f"I have nothing on Boston. I have something on: {COURTS}. Try `!courts Arizona`.",
    ),
    "no court": (
        "courts the moon",
        f"I have nothing on `the moon`. I have something on: {COURTS}. Try `!courts Arizona`.",
    ),
    "no such table": ("data zzz", f"I have no table `zzz`. These I have: {TABLES}."),
    "not two periods": (
        "compare 1-2-3",
        (
            "I couldn't tell the two periods in `1-2-3` apart. Put `vs` between them: "
            f"`!compare {FIRST} vs {PERIOD}`."
        ),
    ),
    "one side unreadable": (
        "compare first vs lunch",
        (
            "I couldn't read `lunch` as a period: I don't know `lunch` in it. "
            f"Try `!rate {PERIOD}`; `!periods` lists the periods there are."
        ),
    ),
    "the same period twice": (
        "compare June vs last",
        (
            "Both are the figures of May 30 – Jul 20, 2012, so there is nothing to compare. "
            f"Try `!compare {PERIOD} vs {FIRST}`."
        ),
    ),
    "unknown term": (
        "explain zzzz",
        f"I have no explanation of `zzzz`. I can explain: {TERMS}.",
    ),
    "unknown term like a known one": (
        "explain discretionary power",
        "I have no explanation of `discretionary power`. Did you mean `!explain prosecutorial discretion`?",
    ),
    "sources of no period": (
        "sources yesterday",
        (
            "I couldn't read `yesterday` as a period: I don't know `yesterday` in it. "
            f"Try `!rate {PERIOD}`; `!periods` lists the periods there are."
        ),
    ),
    "unknown command": (
        "help dance",
        "I don't know the command `dance`. `!help` shows what you can ask.",
    ),
    "unknown command like a known one": (
        "help trnd",
        "I don't know the command `trnd`. Did you mean `!trend`?",
    ),
}
typed_and_said = pytest.mark.parametrize(("typed", "said"), PROBLEMS.values(), ids=PROBLEMS)


@typed_and_said
async def test_a_problem_quotes_what_was_typed_and_says_what_is_wrong(
    give: Form, typed: str, said: str
) -> None:
    reply = await give(*typed.split(" ", 1))
    assert reply.content == said.replace("`!", f"`{give.prefix}")
    assert not reply.title
    assert not reply.buttons


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
    assert reply.content.startswith("I couldn't read `lunch` as a period: I don't know `lunch` in it.")


@pytest.mark.parametrize("typed", ["first vs", "vs last"])
async def test_a_comparison_that_lacks_a_side_quotes_what_was_typed(give: Form, typed: str) -> None:
    reply = await give("compare", typed)
    assert f"`{typed}`" in reply.content


async def test_a_range_beyond_the_table_is_turned_round_in_its_own_year(stage: Stage) -> None:
    reply = await stage.ask("!rate Dec 1, 2012 to Jan 1, 2012")
    assert "ends before it starts" in reply.content
    (example,) = reply.examples
    assert "Jan 1 – Dec 1, 2012" in (await stage.ask(example)).text


async def test_two_months_are_compared_in_their_own_year(stage: Stage) -> None:
    reply = await stage.ask("!rate Jan 2012 and Dec 2012")
    assert "names two periods" in reply.content
    (example,) = reply.examples
    assert "Dec 1 – 31, 2012" in (await stage.ask(example)).text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "cerrados 1 enero",
            (
                "Hasta el `1 enero` (1 ene 2012) todavía no había salido ninguna cuenta de casos cerrados: "
                "la primera es del 8 mar 2012. Prueba `!cerrados 8mar`."
            ),
        ),
        ("cortes la luna", "No tengo nada sobre `la luna`. Tengo algo sobre: Arizona, Baltimore,"),
        ("datos zzz", "No tengo la tabla `zzz`. Tengo estas: `!datos closures`, `!datos courts`,"),
    ],
)
async def test_the_problems_with_further_measures_are_told_in_spanish(
    stage: Stage, typed: str, said: str
) -> None:
    reply = await stage.ask(f"!{typed}")
    assert reply.content.startswith(said)
    for example in reply.examples:
        assert await stage.works(example), example
