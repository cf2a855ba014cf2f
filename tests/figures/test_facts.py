"""The figures of the review, held against facts.md."""

from __future__ import annotations

from datetime import date

import pytest

from bot.data.spans import Span
from bot.figures.figure import Basis, Figure, Operation
from bot.figures.found import Fit, Found
from bot.figures.lookup import find
from bot.figures.operand import Operand
from bot.figures.problems import Gap, NoFigures, NotKnown, NotYet, Outside
from tests.figures.made_tables import REVIEW

PUBLISHED, DERIVED, APPROXIMATE = Basis
FIRST, SECOND, THIRD, FOURTH = REVIEW.periods
LAST_TWO = Span(THIRD.start, FOURTH.end)
MAY = Span(date(2012, 5, 1), date(2012, 5, 31))


def by(month: int, day: int, year: int = 2012) -> Span:
    return Span.day(date(year, month, day))


def found(operand: Operand) -> Found:
    result = find(operand, REVIEW)
    assert isinstance(result, Found)
    return result


def of(measure: str, span: Span | None = None, group: str = "", place: str = "") -> Figure:
    return found(Operand(measure, span, group, place)).figure


def through(measure: str, span: Span | None = None, group: str = "", place: str = "") -> Found:
    return found(Operand(measure, span, group, place, upto=True))


def percent(figure: Figure) -> float:
    return round(100 * figure.value, 2)


# --- the review periods (1b, 1c) ---


@pytest.mark.parametrize(
    ("span", "rate", "basis", "eligible", "reviewed"),
    [
        (FIRST, 7.97, PUBLISHED, 13_190, 165_471),
        (SECOND, 6.20, DERIVED, 3_354, 54_083),
        (THIRD, 5.96, DERIVED, 4_104, 68_807),
        (FOURTH, 3.41, PUBLISHED, 2_332, 68_387),
        (None, 3.41, PUBLISHED, 2_332, 68_387),
        (Span(SECOND.start, THIRD.end), 6.07, DERIVED, 7_458, 122_890),
        (LAST_TWO, 4.69, APPROXIMATE, 6_436, 137_194),
    ],
)
def test_rates_of_the_periods_and_of_joined_ones(
    span: Span | None, rate: float, basis: Basis, eligible: int, reviewed: int
) -> None:
    figure = of("rate", span)
    assert (percent(figure), figure.basis) == (rate, basis)
    assert [part.value for part in figure.parts] == [eligible, reviewed]
    assert (of("eligible", span).value, of("reviewed", span).value) == (eligible, reviewed)


def test_the_last_periods_counts_are_known_within_bounds() -> None:
    eligible, reviewed = of("eligible", FOURTH), of("reviewed", FOURTH)
    assert (eligible.basis, eligible.bounds) == (APPROXIMATE, (2_330, 2_350))
    assert (reviewed.basis, reviewed.bounds) == (APPROXIMATE, (68_141, 69_074))


def test_a_rate_that_is_printed_less_exactly_stands_beside_the_computed_one() -> None:
    printed = found(Operand("rate", SECOND)).printed
    assert printed is not None
    assert (printed.value, printed.decimals, printed.basis) == (0.062, 1, PUBLISHED)
    assert found(Operand("rate", FOURTH)).printed is None


def test_counts_of_the_periods_are_differences_of_what_was_released() -> None:
    shown = {
        figure: (figure.operation, [part.value for part in figure.parts])
        for figure in (
            of("reviewed", SECOND),
            of("eligible", THIRD),
            of("eligible", FOURTH),
            of("eligible", LAST_TWO),
        )
    }
    assert list(shown.values()) == [
        (Operation.DIFFERENCE, [165_471, 219_554]),
        (Operation.DIFFERENCE, [16_544, 20_648]),
        (Operation.DIFFERENCE, [20_648, 22_980]),
        (Operation.DIFFERENCE, [16_544, 22_980]),
    ]


def test_the_last_reviewed_count_is_solved_from_the_printed_rate() -> None:
    figure = of("reviewed", FOURTH)
    assert (figure.operation, [part.value for part in figure.parts]) == (Operation.RATIO, [0.0341, 2_332])


def test_a_published_figure_has_no_working() -> None:
    assert of("reviewed", FIRST).operation is None
    assert through("eligible", by(5, 29)).figure.operation is None


# --- totals (1a) ---


@pytest.mark.parametrize(
    ("span", "eligible", "reviewed", "rate", "basis"),
    [
        (by(3, 5), 13_190, 165_471, 7.97, PUBLISHED),
        (by(4, 16), 16_544, 219_554, 7.54, DERIVED),
        (by(5, 29), 20_648, 288_361, 7.16, DERIVED),
        (by(7, 20), 22_980, 356_748, 6.44, APPROXIMATE),
        (None, 22_980, 356_748, 6.44, APPROXIMATE),
    ],
)
def test_totals_at_each_release(
    span: Span | None, eligible: int, reviewed: int, rate: float, basis: Basis
) -> None:
    counts = through("eligible", span).figure, through("reviewed", span).figure
    assert [figure.value for figure in counts] == [eligible, reviewed]
    expected = APPROXIMATE if basis is APPROXIMATE else PUBLISHED
    assert {figure.basis for figure in counts} == {expected}
    assert (percent(through("rate", span).figure), through("rate", span).figure.basis) == (rate, basis)


def test_the_total_of_all_has_bounds() -> None:
    assert through("eligible").figure.bounds == (22_978, 22_998)
    assert through("reviewed").figure.bounds == (356_502, 357_435)
    low, high = through("rate").figure.bounds
    assert (round(100 * low, 2), round(100 * high, 2)) == (6.43, 6.45)


def test_a_published_total_rests_on_the_release_that_prints_it() -> None:
    assert through("eligible", by(4, 16)).figure.sources == ("scpr-april", "colorlines")


# --- what lies across, inside and outside the periods ---


@pytest.mark.parametrize(
    ("span", "fit", "stands_for"),
    [
        (SECOND, Fit.EXACT, SECOND),
        (Span(SECOND.start, THIRD.end), Fit.JOINED, Span(SECOND.start, THIRD.end)),
        (by(4, 1), Fit.WITHIN, SECOND),
        (MAY, Fit.ACROSS, LAST_TWO),
        (Span(date(2012, 7, 1), date(2012, 8, 31)), Fit.WITHIN, FOURTH),
    ],
)
def test_how_days_lie_on_the_periods(span: Span, fit: Fit, stands_for: Span) -> None:
    result = found(Operand("rate", span))
    assert (result.fit, result.span, result.figure.span) == (fit, stands_for, stands_for)


def test_what_reaches_out_of_the_table_is_answered_for_what_lies_inside() -> None:
    result = found(Operand("rate", Span(date(2011, 1, 1), date(2013, 1, 1))))
    assert (result.asked, result.starts_before, result.ends_after) == (REVIEW.span, True, True)


@pytest.mark.parametrize(("span", "nearest"), [(by(1, 1, 2011), FIRST), (by(1, 1, 2112), FOURTH)])
def test_what_lies_wholly_outside_is_a_problem(span: Span, nearest: Span) -> None:
    operand = Operand("rate", span)
    assert find(operand, REVIEW) == Outside(operand=operand, span=span, known=REVIEW.span, nearest=nearest)


def test_a_total_on_a_day_without_a_release_is_that_of_the_last_one() -> None:
    result = through("reviewed", by(5, 1))
    assert (result.figure.value, result.span.end, result.asked.end) == (
        219_554,
        date(2012, 4, 16),
        date(2012, 5, 1),
    )
    assert result.fit is Fit.WITHIN
    assert through("reviewed", by(8, 1)).ends_after


def test_before_the_first_release_there_is_no_total() -> None:
    operand = Operand("rate", by(3, 4), upto=True)
    assert find(operand, REVIEW) == NotYet(operand=operand, day=date(2012, 3, 4), first=date(2012, 3, 5))


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
    assert result.nearest == Span(date(2012, 7, 1), date(2012, 7, 31))


def test_what_is_known_by_group_only_says_of_which() -> None:
    operand = Operand("nationality_closures")
    assert find(operand, REVIEW) == NoFigures(operand=operand, groups=("china", "mexico"))
    share = of("nationality_share", group="south_korea")
    assert (share.value, share.parts, share.basis) == (0.039, (), PUBLISHED)


def test_a_stock_is_that_of_the_last_day_on_or_before() -> None:
    result = found(Operand("backlog", Span(date(2012, 4, 1), date(2012, 4, 30))))
    assert (result.figure.value, result.figure.as_of, result.fit) == (305_556, date(2012, 3, 31), Fit.WITHIN)
