"""Days on which something was so: they are told as days, never as a count of 1."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answers.answer import PlacesAnswer
from bot.answers.answering import answer
from bot.answers.queries import By, Operand, Parts, PlaceFacts, Query, Ranking, Series
from bot.data.spans import Span
from bot.figures.problems import NoFigures
from tests.answers.asking import FIRST, ask, problem, value
from tests.answers.made_data import data_of
from tests.figures.made_tables import RATED, declared, table_of

PAUSED = Operand("paused")


@pytest.mark.parametrize(
    "query",
    [
        value(PAUSED),
        Series(PAUSED),
        Ranking(PAUSED, By.PLACE),
        Parts(PAUSED, By.PLACE),
        value(PAUSED, PAUSED),
    ],
)
def test_wherever_it_was(query: Query) -> None:
    result = ask(PlacesAnswer, query)
    assert isinstance(result.query, Parts)
    assert [figure.place for figure in result.events] == ["detroit", "los-angeles"]
    assert (result.measures, result.known, result.main) == ((), ("detroit", "los-angeles"), "paused")
    assert result.sources


def test_at_one_place() -> None:
    result = ask(PlacesAnswer, value(Operand("paused", place="detroit")))
    assert result.query == PlaceFacts("detroit")
    assert [figure.place for figure in result.events] == ["detroit"]


def test_in_a_span() -> None:
    every = ask(PlacesAnswer, value(PAUSED)).events
    inside = ask(PlacesAnswer, value(Operand("paused", Span.day(every[1].span.end)))).events
    assert inside == every[1:]


def test_not_at_a_place_or_in_a_span() -> None:
    assert problem(NoFigures, value(Operand("paused", place="denver"))).places == ("detroit", "los-angeles")
    assert problem(NoFigures, value(Operand("paused", FIRST))).operand.span == FIRST


def test_what_was_so_everywhere_was_at_no_place_that_could_be_named() -> None:
    declarations = declared(
        **RATED,
        paused={"kind": "event"},
    )
    periods = "start,end,reviewed,eligible\n2012-01-01,2012-01-31,100,10\n"
    pauses = "start,end,paused,place\n2012-01-05,2012-01-06,1,\n2012-01-08,2012-01-09,1,denver\n"
    data = data_of(table_of(declarations, periods=periods, pauses=pauses))
    result = answer(value(Operand("paused", Span.day(date(2012, 2, 1)))), data, "en")
    assert isinstance(result, NoFigures)
    assert result.places == ("denver",)
