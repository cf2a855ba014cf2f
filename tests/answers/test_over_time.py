from __future__ import annotations

from datetime import date

import pytest

from bot.answers.answer import (
    RankingAnswer,
    SeriesAnswer,
)
from bot.answers.answering import answer
from bot.answers.queries import (
    By,
    Operand,
    Ranking,
    Series,
)
from bot.data.spans import Span
from bot.figures.series import Direction
from tests.answers.asking import FIRST, FOURTH, THIRD, ask
from tests.answers.made_data import data_of
from tests.figures.made_tables import REVIEW, table_of

# --- over time ---


def test_the_trend() -> None:
    result = ask(SeriesAnswer, Series(Operand("rate")))
    assert [round(100 * found.figure.value, 2) for found in result.items] == [7.97, 6.20, 5.96, 3.41]
    assert result.direction is Direction.FELL
    assert [found.span for found in (*result.highest, *result.lowest)] == [FIRST, FOURTH]
    assert result.change is not None
    assert round(100 * result.change.value, 2) == -4.56
    assert len(result.steps) == 3
    assert result.total is not None
    assert round(100 * result.total.figure.value, 1) == 6.4


def test_a_span_narrows_the_series() -> None:
    result = ask(SeriesAnswer, Series(Operand("rate", Span(THIRD.end, FOURTH.end))))
    assert [found.span for found in result.items] == [THIRD, FOURTH]
    closed = ask(SeriesAnswer, Series(Operand("closed", Span(date(2012, 4, 1), date(2012, 6, 1)))))
    assert [found.figure.value for found in closed.items] == [2_722, 4_403]


def test_counts_of_quarters_and_months_have_no_direction() -> None:
    result = ask(SeriesAnswer, Series(Operand("filings")))
    assert (result.direction, result.change, result.total) == (Direction.UNLIKE, None, None)
    months = ask(SeriesAnswer, Series(Operand("filings", Span(date(2012, 7, 1), date(2012, 12, 31)))))
    assert months.direction is Direction.FELL
    assert months.total is not None
    assert months.total.figure.value == 97_885


def test_where_bounds_overlap_no_direction_is_stated() -> None:
    rows = [
        "2020-01-01,2020-01-10,1000,900,1100,50,40,60,approximate",
        "2020-01-11,2020-01-20,1000,900,1100,49,40,60,approximate",
        "2020-01-21,2020-01-30,1000,900,1100,48,40,60,approximate",
    ]
    header = "start,end,reviewed,reviewed_low,reviewed_high,eligible,eligible_low,eligible_high,basis"
    table = table_of(REVIEW.declarations, periods="\n".join([header, *rows]))
    result = answer(Series(Operand("rate")), data_of(table), "en")
    assert isinstance(result, SeriesAnswer)
    assert result.direction is Direction.UNCLEAR
    assert len(result.highest) == len(result.lowest) == 3


@pytest.mark.parametrize(
    ("eligible", "direction"), [((5, 5, 4), Direction.NEVER_ROSE), ((0, 0, 100), Direction.NEVER_FELL)]
)
def test_ties_are_ties(eligible: tuple[int, ...], direction: Direction) -> None:
    rows = [f"2020-01-{at}1,2020-01-{at + 1}0,100,{count}" for at, count in enumerate(eligible)]
    table = table_of(REVIEW.declarations, periods="\n".join(["start,end,reviewed,eligible", *rows]))
    result = answer(Series(Operand("rate")), data_of(table), "en")
    assert isinstance(result, SeriesAnswer)
    assert result.direction is direction


def test_what_is_known_by_group_only_is_a_series_of_groups() -> None:
    result = ask(SeriesAnswer, Series(Operand("nationality_share")))
    assert [found.figure.group for found in result.items] == [
        "south_korea",
        "cameroon",
        "mexico",
        "india",
        "china",
    ]


# --- the highest ---


def test_the_highest_rate_and_the_largest_step() -> None:
    assert ask(RankingAnswer, Ranking(Operand("rate"), By.PERIOD)).ranked[0].span == FIRST
    assert ask(RankingAnswer, Ranking(Operand("rate"), By.PERIOD, highest=False)).ranked[0].span == FOURTH
    result = ask(RankingAnswer, Ranking(Operand("rate"), By.PERIOD, steps=True))
    assert result.ranked[0].span == FOURTH
    (change,) = result.changes[0]
    assert round(100 * change.value, 2) == -2.55


def test_no_day_of_a_share_is_shown_twice() -> None:
    days = [found.figure.as_of for found in ask(SeriesAnswer, Series(Operand("court_share"))).items]
    assert len(days) > 1
    assert days == sorted(set(days))


def test_a_step_has_as_many_versions_as_its_ends() -> None:
    ranking = ask(RankingAnswer, Ranking(Operand("closed"), By.PERIOD, steps=True))
    series = ask(SeriesAnswer, Series(Operand("closed"), steps=True))
    assert [change.value for change in ranking.changes[0]] == [7_186 - 4_403, 7_186 - 4_363]
    assert [change.value for change in series.steps[1]] == [4_403 - 2_722, 4_363 - 2_722]


@pytest.mark.parametrize("span", [Span.day(date(2012, 5, 31)), Span.day(date(2012, 7, 20)), None])
def test_courts_are_ranked_as_of_one_day(span: Span | None) -> None:
    result = ask(RankingAnswer, Ranking(Operand("court_closures", span, upto=True), By.PLACE))
    top = [(found.figure.place, found.figure.value) for found in result.ranked]
    assert top[:3] == [("los-angeles", 534), ("denver", 401), ("san-francisco", 387)]
    assert {found.figure.as_of for found in result.ranked} == {date(2012, 5, 31)}
    assert (result.winners, result.left_out) == (1, 1)


def test_nationalities_are_ranked() -> None:
    result = ask(RankingAnswer, Ranking(Operand("nationality_share"), By.GROUP, highest=False))
    assert [found.figure.group for found in result.ranked][:2] == ["china", "india"]
