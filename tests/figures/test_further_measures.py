"""The further measures of the review, held against what the sources print."""

from __future__ import annotations

from datetime import date

import pytest

from bot.data.spans import Span
from bot.figures.figure import Basis, Operation
from bot.figures.found import Fit
from bot.figures.lookup import find
from bot.figures.operand import Operand
from bot.figures.problems import Gap, NoFigures, NotKnown, Outside
from tests.figures.asking import (
    APPROXIMATE,
    DERIVED,
    FIRST,
    FOURTH,
    LAST_TWO,
    PUBLISHED,
    SECOND,
    THIRD,
    by,
    found,
    of,
    percent,
    through,
)
from tests.figures.made_tables import REVIEW

# --- cases closed (2a) ---


@pytest.mark.parametrize(
    ("span", "counts", "shares"),
    [
        (by(3, 8), [1_500], [1.0]),
        (by(4, 16), [2_722], [1.24]),
        (by(5, 29), [4_403, 4_363], [1.53, 1.51]),
        (by(6, 30), [4_403, 4_363], [1.53, 1.51]),
        (by(7, 20), [7_186], [2.01]),
        (None, [7_186], [2.01]),
    ],
)
def test_closed_by_a_day_in_all_versions(span: Span | None, counts: list[int], shares: list[float]) -> None:
    assert [figure.value for figure in through("closed", span).figures] == counts
    assert [percent(figure) for figure in through("closed_share", span).figures] == shares


def test_closed_by_march_is_about_and_its_share_is_only_printed() -> None:
    assert through("closed", by(3, 8)).figure.about
    share = through("closed_share", by(3, 8)).figure
    assert (share.basis, share.decimals, share.parts) == (PUBLISHED, 0, ())


@pytest.mark.parametrize(
    ("span", "counts"),
    [
        (Span(date(2012, 4, 16), date(2012, 5, 29)), [1_681, 1_641]),
        (THIRD, [1_681, 1_641]),
        (FOURTH, [2_783, 2_823]),
        (Span(date(2012, 3, 8), date(2012, 4, 16)), [1_222]),
        (LAST_TWO, [4_464]),
    ],
)
def test_closed_between_two_days_is_the_difference_of_their_counts(span: Span, counts: list[int]) -> None:
    result = found(Operand("closed", span))
    assert [figure.value for figure in result.figures] == counts
    assert result.figure.basis is DERIVED
    assert result.figure.operation is Operation.DIFFERENCE


def test_closed_in_days_without_counts_is_that_of_the_days_around_and_says_so() -> None:
    result = found(Operand("closed", Span(date(2012, 6, 1), date(2012, 6, 30))))
    assert (result.fit, result.span) == (Fit.WITHIN, FOURTH)


def test_what_became_of_the_offers_is_known_of_people_not_detained() -> None:
    for measure, value in (("declined", 3_998), ("pending", 12_247), ("answered", 8_361)):
        assert (of(measure).value, of(measure).group) == (value, "non_detained")
    assert percent(of("declined_share")) == 47.82
    assert [part.value for part in of("answered").parts] == [4_363, 3_998]


# --- detained people (1d, 3d) ---


@pytest.mark.parametrize(
    ("span", "rate", "basis", "eligible", "reviewed"),
    [
        (FIRST, 9.26, PUBLISHED, (13_164, 13_190), (142_364, 142_517)),
        (SECOND, 8.98, APPROXIMATE, (3_328, 3_354), (37_001, 37_154)),
        (THIRD, 7.77, DERIVED, (4_090, 4_090), (52_663, 52_663)),
    ],
)
def test_people_not_detained_period_by_period(
    span: Span, rate: float, basis: Basis, eligible: tuple[int, int], reviewed: tuple[int, int]
) -> None:
    figure = of("rate", span, "non_detained")
    assert (percent(figure), figure.basis) == (rate, basis)
    assert [part.bounds for part in figure.parts] == [eligible, reviewed]


def test_detained_people_by_a_day() -> None:
    assert through("reviewed", by(4, 16), "detained").figure.value == 40_036
    assert through("eligible", by(4, 16), "detained").figure.value == 26
    assert of("reviewed", THIRD, "detained").value == 16_144
    assert of("eligible", FIRST, "detained").bounds == (0, 26)


def test_of_the_last_period_it_is_not_known_who_was_detained() -> None:
    operand = Operand("rate", FOURTH, "detained")
    result = find(operand, REVIEW)
    assert isinstance(result, Outside)
    assert (result.operand, result.known) == (operand, Span(FIRST.start, THIRD.end))


# --- courts, nationalities, filings, backlog (2d, 3, 5) ---


def test_the_pilots() -> None:
    denver, baltimore = (of("recommended_share", place=place) for place in ("denver", "baltimore"))
    assert (percent(denver), percent(baltimore)) == (16.42, 9.74)
    assert [part.value for part in denver.parts] == [1_301, 7_923]


@pytest.mark.parametrize(
    ("span", "count", "share", "basis"),
    [
        (by(3, 28), 2_609, 0.87, DERIVED),
        (by(5, 31), 4_585, 1.5, PUBLISHED),
        (by(6, 28), 5_684, 1.9, PUBLISHED),
        (by(9, 30), 9_616, 3.2, PUBLISHED),
    ],
)
def test_closures_in_the_records_of_all_courts(span: Span, count: int, share: float, basis: Basis) -> None:
    assert through("court_closures", span).figure.value == count
    figure = through("court_share", span).figure
    assert (percent(figure), figure.basis) == (share, basis)


@pytest.mark.parametrize(
    ("place", "measure", "value", "counted_by"),
    [
        ("seattle", "all_share", 0.263, ""),
        ("houston", "all_share", 0.017, ""),
        ("denver", "court_closures", 401, ""),
        ("new-orleans", "court_closures", 13, "EOIR"),
        ("los-angeles", "court_closures", 707, ""),
    ],
)
def test_the_latest_by_court(place: str, measure: str, value: float, counted_by: str) -> None:
    figure = of(measure, place=place)
    assert (figure.value, figure.counted_by) == (value, counted_by)


def test_of_some_days_only_the_month_is_known() -> None:
    assert of("court_closures", place="los-angeles").month_only
    assert of("court_closures", place="los-angeles").note == "date_unsure"
    assert not of("court_closures", place="denver").month_only


def test_what_different_people_counted_has_no_difference() -> None:
    operand = Operand("court_closures", Span(date(2012, 6, 1), date(2012, 7, 26)), place="new-orleans")
    days = (date(2012, 5, 31), date(2012, 7, 26))
    assert find(operand, REVIEW) == NotKnown(operand=operand, days=days)


def test_filings_of_six_months_together() -> None:
    result = found(Operand("filings", Span(date(2012, 7, 1), date(2012, 12, 31))))
    assert (result.figure.value, result.fit, result.figure.basis) == (97_885, Fit.JOINED, DERIVED)


def test_filings_over_months_that_are_not_known_have_no_sum() -> None:
    operand = Operand("filings", Span(date(2011, 7, 1), date(2012, 12, 31)))
    missing = Span(date(2012, 1, 1), date(2012, 6, 30))
    assert find(operand, REVIEW) == Gap(operand=operand, missing=missing)


def test_filings_of_days_in_a_gap_lie_outside() -> None:
    result = find(Operand("filings", by(3, 1)), REVIEW)
    assert isinstance(result, Outside)
    assert result.nearest == Span(date(2011, 10, 1), date(2011, 12, 31))


def test_what_is_known_by_group_only_says_of_which() -> None:
    operand = Operand("nationality_closures")
    assert find(operand, REVIEW) == NoFigures(operand=operand, groups=("china", "mexico"))
    share = of("nationality_share", group="south_korea")
    assert (share.value, share.parts, share.basis) == (0.039, (), PUBLISHED)


def test_a_stock_is_that_of_the_last_day_on_or_before() -> None:
    result = found(Operand("backlog", Span(date(2012, 4, 1), date(2012, 4, 30))))
    assert (result.figure.value, result.figure.as_of, result.fit) == (305_556, date(2012, 3, 31), Fit.WITHIN)
