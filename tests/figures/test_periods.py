"""The review periods and the totals, held against what the sources print."""

from __future__ import annotations

from datetime import date

import pytest

from bot.data.spans import Span
from bot.figures.figure import Basis, Operation
from bot.figures.found import Fit
from bot.figures.lookup import find
from bot.figures.operand import Operand
from bot.figures.problems import NotYet, Outside
from tests.figures.asking import (
    APPROXIMATE,
    DERIVED,
    FIRST,
    FOURTH,
    LAST_TWO,
    MAY,
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


@pytest.mark.parametrize(
    ("measure", "known", "nearest"),
    [
        ("rate", REVIEW.span, REVIEW.span),
        ("reviewed", REVIEW.span, REVIEW.span),
        ("closed", Span(date(2012, 3, 8), FOURTH.end), Span.day(FOURTH.end)),
        ("closed_share", Span(date(2012, 3, 8), FOURTH.end), Span.day(FOURTH.end)),
    ],
)
def test_a_total_says_nothing_of_a_day_long_after_it(measure: str, known: Span, nearest: Span) -> None:
    operand = Operand(measure, by(4, 16, 2112), upto=True)
    assert find(operand, REVIEW) == Outside(
        operand=operand, span=by(4, 16, 2112), known=known, nearest=nearest
    )
    assert through(measure, by(7, 20, 2013)).ends_after
