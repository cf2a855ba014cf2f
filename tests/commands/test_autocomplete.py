from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.answers.answer import PageAnswer, ValueAnswer
from bot.answers.answering import answer
from bot.answers.loading import load_checked
from bot.answers.options import options
from bot.answers.queries import Asked, Explain
from bot.commands.arguments import Suggestions
from bot.data.loading import Data
from bot.languages import load_languages
from bot.replies import numbers
from bot.understanding.loading import load_lines
from tests.expected import LATEST, eligible
from tests.made.folders import SCHOOLS, periods_for_days
from tests.seen import Seen
from tests.stage import Stage

PERIODS = [
    "May 30 – Jul 20, 2012: 3.41%",
    "Apr 17 – May 29, 2012: 5.96%",
    "Mar 6 – Apr 16, 2012: 6.20%",
    "Nov 17, 2011 – Mar 5, 2012: 7.97%",
]
FIELDS = [("rate", "period"), ("compare", "first"), ("compare", "second"), ("sources", "period")]
NOTHING = {"date", "question"}
"""Options for which nothing is offered: any day may be typed, and any question."""
fields_of_periods = pytest.mark.parametrize(("command", "field"), FIELDS)


async def offered(stage: Stage, command: str, field: str, typed: str) -> Sequence[tuple[str, str]]:
    """What is offered while something is typed: names, and what is sent where one is picked."""
    choices = await stage.alice.autocomplete(stage.channel, command, field, typed)
    return [(choice["name"], choice["value"]) for choice in choices]


async def names(stage: Stage, command: str, field: str, typed: str) -> list[str]:
    return [name for name, _ in await offered(stage, command, field, typed)]


async def test_something_is_offered_for_every_option_but_days_and_questions(stage: Stage, data: Data) -> None:
    for command, option in options(data).items():
        fields = {"": (), "periods": ("first", "second")}.get(option, (option,))
        for field in fields:
            if field not in NOTHING:
                assert await offered(stage, command, field, ""), (command, field)


@fields_of_periods
async def test_before_anything_is_typed_the_periods_are_offered_the_latest_first(
    stage: Stage, command: str, field: str
) -> None:
    assert await names(stage, command, field, "") == PERIODS
    assert await names(stage, command, field, "   ") == PERIODS


@fields_of_periods
async def test_what_the_text_is_understood_as_is_offered_first(
    stage: Stage, command: str, field: str
) -> None:
    assert await names(stage, command, field, "june") == ["June 2012", *PERIODS]


@pytest.mark.parametrize("typed", ["lunch", "2015", "Feb 30", "Jul 20 - May 30", "9", "x" * 3000, "`"])
async def test_what_is_no_period_of_the_table_leaves_the_periods(stage: Stage, typed: str) -> None:
    assert await names(stage, "rate", "period", typed) == PERIODS


@pytest.mark.parametrize("typed", ["Mar6-Apr16", "2", "mar 6 to apr 16"])
async def test_a_period_that_was_understood_comes_first_and_only_once(stage: Stage, typed: str) -> None:
    first, *others = await offered(stage, "rate", "period", typed)
    assert first == (PERIODS[2], "2012-03-06..2012-04-16")
    assert [name for name, _ in others] == [PERIODS[0], PERIODS[1], PERIODS[3]]


async def test_a_period_that_is_picked_is_answered_without_an_echo(stage: Stage) -> None:
    for name, value in await offered(stage, "rate", "period", ""):
        reply = await stage.slash("rate", {"period": value})
        days, rate = name.split(": ")
        assert reply.title == eligible(rate)
        assert days in reply.description
        assert "Read as" not in reply.text


async def test_a_span_that_is_picked_is_answered_as_what_was_offered(stage: Stage) -> None:
    (name, value), *_ = await offered(stage, "rate", "period", "june")
    reply = await stage.slash("rate", {"period": value})
    assert f"Read as: {name}" in reply.description


@pytest.mark.parametrize("typed", ["all except the second", "all but 3"])
async def test_what_is_more_than_one_span_is_not_offered_as_one(stage: Stage, typed: str) -> None:
    assert await names(stage, "rate", "period", typed) == PERIODS


async def test_periods_are_those_of_the_measure_that_the_command_asks_for(stage: Stage) -> None:
    offers = await offered(stage, "filings", "period", "")
    assert offers[0] == ("December 2012: 14,898", "2012-12-01..2012-12-31")
    assert [name for name, _ in offers[-2:]] == [
        "Oct 1 – Dec 31, 2011: 39,331",
        "Jul 1 – Sep 30, 2011: 58,639",
    ]
    for name, value in offers:
        reply = await stage.slash("filings", {"period": value})
        assert reply.title.startswith(name.split(": ")[1]), name


async def test_what_is_typed_may_lie_outside_the_main_periods(stage: Stage) -> None:
    latest = await names(stage, "filings", "period", "")
    assert await names(stage, "filings", "period", "august 2012") == [
        latest[4],
        *(name for name in latest if name != latest[4]),
    ]


@pytest.mark.parametrize(
    ("command", "latest"),
    [
        ("backlog", ["Oct 1, 2014: about 437,000", "Jun 28, 2012: 314,147", "Mar 31, 2012: 305,556"]),
        ("closed", ["Jul 20, 2012: 7,186", "May 29, 2012: 4,403", "Apr 16, 2012: 2,722"]),
    ],
)
def test_of_what_is_counted_by_day_the_days_are_offered(
    command: str, latest: Sequence[str], tmp_path: Path
) -> None:
    data = load_checked(periods_for_days(tmp_path))
    languages = load_languages(data.declarations.commands)
    lines = load_lines(data, languages)
    offers = Suggestions(lines.commands, languages).to(command, "period", "", "en")
    assert [offer.name for offer in offers[:3]] == latest
    for offer in offers:
        asked = lines.command(command, str(offer.value), "en").asked
        assert isinstance(asked, Asked)
        answered = answer(asked.query, data, "en")
        assert isinstance(answered, ValueAnswer)
        assert offer.name.endswith(numbers.value(answered.found.figure, languages["en"]))


async def test_all_terms_are_offered_and_each_can_be_picked(stage: Stage) -> None:
    choices = await offered(stage, "explain", "term", "")
    assert len(choices) == 23
    for name, value in choices:
        reply = await stage.slash("explain", {"term": value})
        assert reply.title == name
        assert "Read as" not in reply.text


@pytest.mark.parametrize("typed", ["nta", "notic to apear", "Notice to Appear"])
async def test_the_term_that_the_text_is_understood_as_comes_first_and_only_once(
    stage: Stage, typed: str
) -> None:
    offers = await names(stage, "explain", "term", typed)
    assert offers[0] == "Notice to Appear"
    assert len(offers) == len(set(offers)) == 23


@pytest.mark.parametrize("typed", ["zzzz", "x" * 3000, "*"])
async def test_what_is_no_term_leaves_all_terms(stage: Stage, typed: str) -> None:
    assert await names(stage, "explain", "term", typed) == await names(stage, "explain", "term", "")


def test_a_term_that_is_explained_in_english_only_is_offered_in_english(tmp_path: Path) -> None:
    made = shutil.copytree(SCHOOLS, tmp_path / "schools")
    (made / "pages" / "es" / "passing.md").unlink()
    data = load_checked(made)
    languages = load_languages(data.declarations.commands)
    suggestions = Suggestions(load_lines(data, languages).commands, languages)
    offers = [offer.name for offer in suggestions.to("explain", "term", "", "es")]
    answered = answer(Explain("passing"), data, "es")
    assert isinstance(answered, PageAnswer)
    assert answered.page.title == data.pages["en"]["passing"].title
    assert offers == [data.pages["es"]["about"].title, answered.page.title]
    assert suggestions.to("explain", "term", answered.page.title, "es")[0].name == answered.page.title


@pytest.mark.parametrize(
    ("typed", "first"), [("", "rate"), ("tr", "trend"), ("SO", "sources"), ("?", "rate")]
)
async def test_commands_are_offered_those_that_start_like_the_text_first(
    stage: Stage, typed: str, first: str
) -> None:
    offers = await names(stage, "help", "command", typed)
    assert offers[0] == first
    assert len(offers) == len(set(offers))
    for command in ("rate", "compare", "explain", "help", "about"):
        assert command in offers


@pytest.mark.parametrize(
    ("typed", "first"), [("", "Arizona"), ("new", "New Orleans"), ("NEW Y", "New York"), ("zz", "Arizona")]
)
async def test_courts_are_offered_those_that_start_like_the_text_first(
    stage: Stage, typed: str, first: str
) -> None:
    offers = await offered(stage, "courts", "place", typed)
    assert offers[0] == (first, first)
    assert len(offers) == len(set(offers)) == 18


async def test_every_court_that_is_offered_can_be_picked(stage: Stage) -> None:
    for name, value in await offered(stage, "courts", "place", ""):
        reply = await stage.slash("courts", {"place": value})
        assert reply.title.startswith(f"{name}: ")
        assert "Read as" not in reply.text


async def test_every_group_that_is_offered_can_be_picked(stage: Stage) -> None:
    offers = await offered(stage, "nationalities", "group", "so")
    assert offers[0] == ("South Korea", "South Korea")
    assert len(offers) == 5
    for name, value in offers:
        assert (await stage.slash("nationalities", {"group": value})).title.startswith(f"{name}: ")


@pytest.mark.usefixtures("spanish_app")
async def test_what_is_offered_is_in_the_language_of_whoever_types(stage: Stage) -> None:
    assert (await names(stage, "rate", "period", ""))[0] == "30 may – 20 jul 2012: 3.41%"
    assert "Corea del Sur" in await names(stage, "nationalities", "group", "")
    assert (await names(stage, "explain", "term", "NTA"))[0] == "Aviso de Comparecencia (NTA)"
    assert (await names(stage, "help", "command", "tas"))[0] == "tasa"


@pytest.mark.parametrize(("typed", "first"), [("", "backlog"), ("per", "periods"), ("P", "pauses")])
async def test_tables_are_offered_those_that_start_like_the_text_first(
    stage: Stage, data: Data, typed: str, first: str
) -> None:
    offers = await names(stage, "data", "table", typed)
    assert offers[0] == first
    assert sorted(offers) == sorted(data.files)


async def test_every_table_that_is_offered_can_be_picked(stage: Stage) -> None:
    for name, value in await offered(stage, "data", "table", ""):
        assert list((await stage.slash("data", {"table": value})).pictures) == [f"{name}.csv"]


async def test_typing_does_not_use_up_the_patience_of_the_bot(stage: Stage) -> None:
    for typed in ("j", "ju", "jun", "june", "june ", "june 1", "june 12"):
        assert await names(stage, "rate", "period", typed)
    result = await stage.alice.slash(stage.channel, "rate", period="june 12")
    assert result.response
    assert Seen(result.response.message).title == LATEST


def test_an_option_that_a_page_has_no_longer_offers_the_main_periods(stage: Stage) -> None:
    """Discord keeps showing commands of an older version for a while."""
    offer = stage.bot.services.suggestions.to
    assert offer("why", "period", "", "en") == offer("rate", "period", "", "en")
