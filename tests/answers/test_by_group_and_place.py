from __future__ import annotations

from bot.answers.answer import (
    PartsAnswer,
    PlacesAnswer,
)
from bot.answers.answering import answer
from bot.answers.problems import UnknownPlace
from bot.answers.queries import (
    By,
    Operand,
    Parts,
    PlaceFacts,
)
from bot.figures.problems import NoFigures
from tests.answers.asking import FIRST, FOURTH, SECOND, THIRD, ask, numbers, problem
from tests.answers.made_data import data_of
from tests.figures.made_tables import REVIEW, REVIEW_FILES, table_of


def test_detained_people_period_by_period() -> None:
    result = ask(PartsAnswer, Parts(Operand("rate"), By.GROUP))
    assert [row.span for row in result.periods] == [FIRST, SECOND, THIRD]
    assert result.unknown == (FOURTH,)
    shares = [figure for row in result.periods for figure in row.shares if figure.group == "detained"]
    assert [round(100 * share.value, 2) for share in shares] == [13.92, 31.44, 23.46]
    bounds = [[round(100 * bound, 2) for bound in share.bounds] for share in shares]
    assert bounds == [[13.87, 13.96], [31.3, 31.58], [23.46, 23.46]]
    assert [row.span.end for row in result.totals] == [FIRST.end, SECOND.end, THIRD.end]
    effects = [(round(100 * each.mix.value, 2), round(100 * each.rate.value, 2)) for each in result.effects]
    assert effects == [(-1.58, -0.18), (-0.81, -1.20)]


def test_groups_that_are_only_some_of_all_have_no_whole() -> None:
    result = ask(PartsAnswer, Parts(Operand("nationality_closures"), By.GROUP))
    (row,) = result.totals
    assert (row.whole, row.shares, result.periods) == (None, (), ())
    assert problem(NoFigures, Parts(Operand("filings"), By.GROUP)).operand == Operand("filings")


def test_what_is_known_by_court() -> None:
    result = ask(PlacesAnswer, Parts(Operand("court_closures"), By.PLACE))
    found = dict(result.measures)
    ranked = {figures[0].measure: figures for figures in result.ranked}
    assert [figure.place for figure in ranked["recommended_share"]] == ["denver", "baltimore"]
    assert all(not figure.place for figures in found.values() for figure in figures)
    assert numbers(found["court_closures"]) == [2_609, 4_585, 5_684, 9_616, 28_983]
    assert numbers(found["court_share"])[1:] == [0.015, 0.019, 0.032]
    assert [figure.place for figure in result.events] == ["detroit", "los-angeles"]
    assert "reviewed" not in found


def test_one_court() -> None:
    result = ask(PlacesAnswer, PlaceFacts("los-angeles"))
    found = dict(result.measures)
    assert numbers(found["court_closures"]) == [218, 534, 707]
    assert numbers(found["all_share"]) == [0.237]
    assert result.main == "court_closures"
    assert problem(UnknownPlace, PlaceFacts("boston")).known == result.known


def test_where_only_the_whole_is_known_it_is_shown() -> None:
    courts = "as_of,court_closures,all_closures\n2013-12,28983,440949\n"
    table = table_of(REVIEW.declarations, periods=REVIEW_FILES["periods"], courts=courts)
    result = answer(Parts(Operand("court_closures"), By.PLACE), data_of(table), "en")
    assert isinstance(result, PlacesAnswer)
    found = {name: numbers(figures) for name, figures in result.measures}
    assert found["court_closures"] == [28_983]
    assert result.known == ()
