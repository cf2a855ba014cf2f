from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from operator import add

import pytest
from hypothesis import given, strategies as st

from bot.data.spans import Span
from bot.figures import arithmetic
from bot.figures.figure import Basis, Figure, Operation
from bot.figures.lookup import find
from bot.figures.operand import Operand
from bot.figures.problems import Problem, Reason
from bot.figures.sense import compute, is_part
from tests.figures.asking import made, refused
from tests.figures.made_figures import DAYS, count_of, counts, inside, rate_of
from tests.figures.made_tables import REVIEW, REVIEW_DECLARATIONS

PERIODS = REVIEW.periods


def look_up(operand: Operand) -> Figure:
    found = find(operand, REVIEW)
    assert not isinstance(found, Problem)
    return found.figure


def rate(at: int) -> Figure:
    return look_up(Operand("rate", PERIODS[at]))


# --- the review's ---


def test_from_the_first_rate_to_the_last() -> None:
    first, last = rate(0), rate(3)
    assert round(100 * made(Operation.DIFFERENCE, first, last).value, 2) == -4.56
    assert round(100 * made(Operation.CHANGE, first, last).value) == -57
    assert round(made(Operation.RATIO, first, last).value, 2) == 0.43
    assert round(made(Operation.RATIO, last, first).value, 2) == 2.34


def test_the_rest_of_the_cases() -> None:
    through = Span.day(PERIODS[2].end)
    eligible, reviewed = (look_up(Operand(name, through, upto=True)) for name in ("eligible", "reviewed"))
    assert made(Operation.COMPLEMENT, eligible, reviewed).value == 267_713
    assert round(100 * made(Operation.COMPLEMENT, rate(3)).value, 2) == 96.59


def test_one_in_so_many() -> None:
    assert round(made(Operation.ONE_IN, rate(0)).value, 1) == 12.5


def test_a_share_printed_to_one_digit_is_no_more_exact_than_that() -> None:
    china, mexico = (look_up(Operand("nationality_share", group=name)) for name in ("china", "mexico"))
    exact, rough = (made(Operation.ONE_IN, share) for share in (china, mexico))
    assert (china.value, round(exact.value, 1), exact.basis) == (0.002, 421.9, Basis.DERIVED)
    assert [round(bound, 1) for bound in rough.bounds] == [33.9, 35.1]


def test_shares_printed_to_one_digit_are_compared_as_no_more_exact_than_that() -> None:
    coarse, fine = (
        replace(look_up(Operand("rate", PERIODS[0])), value=value, decimals=decimals, basis=Basis.PUBLISHED)
        for value, decimals in ((0.01, 0), (0.0124, 2))
    )
    difference = made(Operation.DIFFERENCE, coarse, fine)
    assert difference.basis is Basis.APPROXIMATE
    assert difference.bounds == pytest.approx((-0.0026, 0.0074))


def test_what_part_of_all_eligible_cases_came_from_the_first_period() -> None:
    part, whole = look_up(Operand("eligible", PERIODS[0])), look_up(Operand("eligible", upto=True))
    share = made(Operation.SHARE, part, whole)
    assert (round(100 * share.value), share.basis) == (57, Basis.APPROXIMATE)
    assert [round(100 * bound, 1) for bound in share.bounds] == [57.4, 57.4]


def test_what_is_unsure_of_a_part_and_its_whole_alike_widens_no_bounds() -> None:
    through = Span.day(PERIODS[3].end)
    eligible, reviewed = (look_up(Operand(name, through, upto=True)) for name in ("eligible", "reviewed"))
    rest = made(Operation.SHARE, made(Operation.COMPLEMENT, eligible, reviewed), reviewed)
    assert [round(100 * bound, 2) for bound in rest.bounds] == [93.55, 93.57]
    last = look_up(Operand("reviewed", PERIODS[3]))
    others = made(Operation.COMPLEMENT, last, reviewed)
    assert others.bounds == (288_361, 288_361)
    (least, most), share = last.bounds, made(Operation.SHARE, last, reviewed)
    assert share.bounds == pytest.approx((least / (least + 288_361), most / (most + 288_361)))


def test_detained_people_among_the_cases_by_april() -> None:
    day = Span.day(PERIODS[1].end)
    detained, every = (look_up(Operand("reviewed", day, group, upto=True)) for group in ("detained", ""))
    assert round(100 * made(Operation.SHARE, detained, every).value, 1) == 18.2


def test_both_pilots_together() -> None:
    pilots = [look_up(Operand("recommended_share", place=place)) for place in ("denver", "baltimore")]
    both = made(Operation.SUM, *pilots)
    assert round(100 * both.value, 2) == 14.27
    assert [part.value for part in both.parts] == [1_667, 11_682]


def test_what_was_pending_once_is_no_share_of_what_was_pending_later() -> None:
    earlier, later = (
        look_up(Operand("backlog", Span.day(day), upto=True))
        for day in (date(2012, 3, 31), date(2012, 6, 28))
    )
    assert refused(Operation.SHARE, earlier, later) is Reason.NOT_A_PART


def test_more_cases_in_the_third_period_than_in_the_second() -> None:
    second, third = (look_up(Operand("reviewed", PERIODS[at])) for at in (1, 2))
    assert made(Operation.DIFFERENCE, second, third).value == 14_724


# --- what makes no sense ---


@pytest.mark.parametrize(
    "operation", [Operation.SUM, Operation.DIFFERENCE, Operation.RATIO, Operation.CHANGE]
)
def test_closures_of_one_kind_are_not_added_to_or_compared_with_another(operation: Operation) -> None:
    assert refused(operation, look_up(Operand("closed")), look_up(Operand("court_closures"))) is Reason.MIXED


def test_a_count_and_a_share_do_not_go_together() -> None:
    assert refused(Operation.DIFFERENCE, rate(0), look_up(Operand("reviewed"))) is Reason.UNITS
    assert refused(Operation.ONE_IN, look_up(Operand("reviewed"))) is Reason.UNITS
    assert refused(Operation.PER_DAY, rate(0)) is Reason.UNITS
    assert refused(Operation.PER_DAY, look_up(Operand("backlog"))) is Reason.UNITS


def test_another_number_of_figures_than_an_operation_takes_is_refused() -> None:
    assert refused(Operation.RATIO, rate(0)) is Reason.UNITS
    assert refused(Operation.DIFFERENCE, rate(0), rate(1), rate(2)) is Reason.UNITS


def test_of_more_figures_than_an_operation_takes_the_first_are_added_up() -> None:
    both = compute(Operation.SUM, (rate(0), rate(1)), REVIEW_DECLARATIONS)
    assert isinstance(both, Figure)
    one_in = compute(Operation.ONE_IN, (rate(0), rate(1)), REVIEW_DECLARATIONS)
    assert isinstance(one_in, Figure)
    assert one_in.value == pytest.approx(1 / both.value)
    assert (
        refused(Operation.ONE_IN, look_up(Operand("closed")), look_up(Operand("court_closures")))
        is Reason.MIXED
    )


def test_what_is_no_part_has_no_share() -> None:
    reviewed, filings = look_up(Operand("reviewed")), look_up(Operand("filings"))
    assert refused(Operation.SHARE, filings, reviewed) is Reason.NOT_A_PART
    first, second = (look_up(Operand("reviewed", PERIODS[at])) for at in (0, 1))
    assert refused(Operation.SHARE, first, second) is Reason.NOT_A_PART
    assert refused(Operation.COMPLEMENT, reviewed, look_up(Operand("eligible"))) is Reason.NOT_A_PART


def test_closed_cases_are_part_of_those_found_eligible_although_they_are_not_compared() -> None:
    assert is_part("closed", "eligible", REVIEW_DECLARATIONS)
    assert is_part("closed", "reviewed", REVIEW_DECLARATIONS)
    assert not is_part("reviewed", "eligible", REVIEW_DECLARATIONS)
    day = Span.day(PERIODS[2].end)
    closed, eligible = (look_up(Operand(name, day, upto=True)) for name in ("closed", "eligible"))
    assert round(100 * made(Operation.SHARE, closed, eligible).value, 2) == 21.32
    assert refused(Operation.DIFFERENCE, closed, eligible) is Reason.MIXED


@pytest.mark.parametrize(
    "operands",
    [
        (Operand("eligible", PERIODS[0]), Operand("eligible", PERIODS[0])),
        (Operand("eligible", PERIODS[0]), Operand("eligible", upto=True)),
        (Operand("reviewed", PERIODS[0]), Operand("reviewed", PERIODS[0], "detained")),
        (Operand("reviewed", PERIODS[0]), Operand("eligible", PERIODS[0])),
    ],
)
def test_nothing_is_counted_twice_in_a_sum(operands: tuple[Operand, ...]) -> None:
    assert refused(Operation.SUM, *map(look_up, operands)) is Reason.OVERLAP


def test_shares_without_counts_and_stocks_of_two_days_have_no_sum() -> None:
    korea, cameroon = (
        look_up(Operand("nationality_share", group=name)) for name in ("south_korea", "cameroon")
    )
    assert refused(Operation.SUM, korea, cameroon) is Reason.NO_SUM
    stocks = [look_up(Operand("backlog", Span.day(day))) for day in (PERIODS[1].end, PERIODS[3].end)]
    assert refused(Operation.SUM, *stocks) is Reason.NO_SUM


def test_nothing_is_divided_by_nothing() -> None:
    none, some = count_of(0), count_of(5)
    assert refused(Operation.RATIO, none, some) is Reason.NOTHING
    assert refused(Operation.CHANGE, count_of(1, (0, 2)), some) is Reason.NOTHING
    assert refused(Operation.ONE_IN, rate_of(count_of(0, measure="eligible"), some)) is Reason.NOTHING


def test_nothing_is_a_multiple_of_what_may_be_less_than_nothing() -> None:
    some = count_of(5)
    assert refused(Operation.RATIO, count_of(1, (-1, 2)), some) is Reason.NOTHING
    assert refused(Operation.CHANGE, count_of(1, (-1, 2)), some) is Reason.NOTHING
    assert made(Operation.RATIO, count_of(2, (1, 4)), count_of(0, (-8, 8))).bounds == (-8, 8)


# --- any figures ---


_OfTwo = Callable[[float, float], float]


def _sum(first: Figure, second: Figure) -> Figure:
    return arithmetic.total([first, second])


def _relative(first: float, second: float) -> float:
    return (second - first) / first


def _quotient(first: float, second: float) -> float:
    return second / first


def _less(first: float, second: float) -> float:
    return second - first


@pytest.mark.parametrize(
    ("operate", "formula"),
    [
        (arithmetic.difference, _less),
        (arithmetic.ratio, _quotient),
        (arithmetic.change, _relative),
        (_sum, add),
    ],
)
@given(first=counts(least=1), second=counts(least=1), drawn=st.data())
def test_whatever_two_figures_really_are_the_result_lies_within_its_bounds(
    operate: Callable[[Figure, Figure], Figure],
    formula: _OfTwo,
    first: Figure,
    second: Figure,
    drawn: st.DataObject,
) -> None:
    result = operate(first, second)
    assert result.value == pytest.approx(formula(first.value, second.value))
    really = formula(drawn.draw(inside(first)), drawn.draw(inside(second)))
    low, high = result.bounds
    slack = 1e-9 * max(1, abs(really))
    assert low - slack <= really <= high + slack
    exact = {first.basis, second.basis} == {Basis.PUBLISHED}
    assert result.basis is (Basis.DERIVED if exact else Basis.APPROXIMATE)
    assert result.parts == (first, second)


@given(one=counts(least=1), other=counts(least=1), drawn=st.data())
def test_whatever_a_part_and_its_whole_really_are_the_share_lies_within_its_bounds(
    one: Figure, other: Figure, drawn: st.DataObject
) -> None:
    part, whole = sorted((one, other), key=lambda figure: figure.value)
    real_part, real_whole = sorted((drawn.draw(inside(part)), drawn.draw(inside(whole))))
    share, rest = arithmetic.share(part, whole), arithmetic.complement(part, whole)
    if part.bounds[0] <= real_part <= part.bounds[1] and whole.bounds[0] <= real_whole <= whole.bounds[1]:
        assert share.bounds[0] - 1e-9 <= real_part / real_whole <= share.bounds[1] + 1e-9
        assert rest.bounds[0] <= real_whole - real_part <= rest.bounds[1]
    assert 0 <= share.value <= 1
    back = arithmetic.complement(share)
    assert back.value == pytest.approx(rest.value / whole.value, abs=1e-12)


@given(count=counts(least=1), drawn=st.data())
def test_one_in_and_a_mean_a_day_of_any_count(count: Figure, drawn: st.DataObject) -> None:
    really = drawn.draw(inside(count))
    whole = count_of(2 * count.bounds[1])
    low, high = arithmetic.one_in(arithmetic.share(count, whole)).bounds
    assert low * (1 - 1e-9) <= whole.value / really <= high * (1 + 1e-9)
    low, high = arithmetic.per_day(count).bounds
    assert low <= really / DAYS.days <= high


@given(part=st.integers(1, 10**6), whole=st.integers(1, 10**6), decimals=st.integers(0, 3))
def test_what_a_printed_share_can_be_the_share_of(part: int, whole: int, decimals: int) -> None:
    part, whole = sorted((part, whole))
    value = float(f"{100 * part / whole:.{decimals}f}e-2")
    figure = rate_of(count_of(part, measure="eligible"), count_of(whole))
    printed = replace(figure, value=value, basis=Basis.PUBLISHED, decimals=decimals)
    low, high = arithmetic.solved(count_of(part), printed)
    assert low * (1 - 1e-9) <= whole <= high * (1 + 1e-9)


@given(figures=st.lists(counts(), min_size=2, max_size=5))
def test_a_sum_rests_on_all_sources_and_all_days(figures: list[Figure]) -> None:
    named = [replace(figure, sources=(f"s{at}",)) for at, figure in enumerate(figures)]
    result = arithmetic.total(named)
    assert result.sources == tuple(f"s{at}" for at in range(len(figures)))
    assert result.value == sum(figure.value for figure in figures)
    assert all(one <= other for one, other in pairwise((result.bounds[0], result.value, result.bounds[1])))
