from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings, strategies as st

from bot.data.spans import Span
from bot.figures import arithmetic
from bot.figures.figure import Basis, Figure, Unit
from bot.languages import Language
from bot.replies import numbers

DAY = date(2012, 7, 20)
bounds = st.lists(st.integers(0, 2_000_000), min_size=3, max_size=3).map(sorted)
fractions = st.lists(st.floats(0, 1), min_size=3, max_size=3).map(sorted)
fast = settings(deadline=None)


def figure(
    value: float, low: float | None = None, high: float | None = None, unit: Unit = Unit.COUNT
) -> Figure:
    """A number of any kind, approximate where it has bounds."""
    return Figure(
        measure="closed",
        unit=unit,
        span=Span(DAY, DAY),
        value=value,
        low=low,
        high=high,
        basis=Basis.DERIVED if low is None else Basis.APPROXIMATE,
        sources=("a",),
        as_of=DAY,
    )


@pytest.fixture(scope="session")
def count(english: Language) -> Callable[[Figure], str]:
    return lambda figure: numbers.value(figure, english)


@pytest.fixture(scope="session")
def percent(english: Language) -> Callable[[Figure], str]:
    return lambda figure: numbers.value(replace(figure, unit=Unit.SHARE), english)


def ends(printed: str) -> list[float]:
    """The one or two numbers that are printed."""
    printed = printed.replace("at most ", "about 0–")
    match = re.fullmatch(r"about ([\d,.]+)(?:–([\d,.]+))?%?", printed)
    assert match, printed
    return [float(number.replace(",", "")) for number in match.groups() if number]


# ---------------------------------------------------------------- counts


@pytest.mark.parametrize(("value", "printed"), [(0, "0"), (7, "7"), (3354, "3,354"), (165_471, "165,471")])
def test_an_exact_count_is_printed_in_full(english: Language, value: int, printed: str) -> None:
    assert numbers.value(figure(value), english) == printed


@pytest.mark.parametrize(
    ("value", "low", "high", "printed"),
    [
        (68_387, 68_141, 69_074, "about 68,000–69,000"),
        (2_332, 2_330, 2_350, "about 2,330–2,350"),
        (6_436, 6_434, 6_454, "about 6,430–6,450"),
        (5, 4, 7, "about 4–7"),
        (0, 0, 26, "at most 26"),
        (0, 0, 1, "at most 1"),
        (150, 100, 200, "about 100–200"),
        (5_000_000, 4_000_000, 6_000_000, "about 4,000,000–6,000,000"),
        (30, 14, 40, "about 14–40"),
        (68_300, 68_100, 68_500, "about 68,100–68,500"),
    ],
)
def test_a_count_that_is_not_certain_to_three_digits_is_a_range(
    english: Language, value: int, low: int, high: int, printed: str
) -> None:
    assert numbers.value(figure(value, low, high), english) == printed


@pytest.mark.parametrize(
    ("value", "low", "high", "printed"),
    [
        (356_748, 356_502, 357_435, "about 357,000"),
        (22_980, 22_978, 22_998, "about 23,000"),
        (137_194, 136_948, 137_881, "about 137,000"),
        (9_999, 9_998, 10_001, "about 10,000"),
        (12, 12, 13, "about 12"),
        (100, 100, 100, "about 100"),
    ],
)
def test_a_count_that_is_certain_to_three_digits_is_rounded_to_them(
    english: Language, value: int, low: int, high: int, printed: str
) -> None:
    assert numbers.value(figure(value, low, high), english) == printed


@pytest.mark.parametrize(
    ("told", "printed"),
    [
        (figure(0.057, 0.055, 0.059, Unit.RATIO), "about 0.06"),
        (figure(0.43, 0.428, 0.432, Unit.RATIO), "about 0.43"),
        (figure(0.43, 0.41, 0.44, Unit.RATIO), "about 0.4"),
        (figure(0.057, 0.03, 0.09, Unit.RATIO), "about 0.03–0.09"),
        (figure(17.53, 17.49, 17.56, Unit.RATIO), "about 17.5"),
        (figure(124.66, unit=Unit.RATIO), "124.7"),
        (figure(0.43, unit=Unit.RATIO), "0.43"),
        (figure(1_445.2, 1_443.3, 1_447.1, Unit.PER_DAY), "about 1,445"),
        (figure(1_315.1, 1_310.4, 1_328.3, Unit.PER_DAY), "about 1,320"),
        (figure(1_504.28, unit=Unit.PER_DAY), "1,504.3"),
        (figure(44.8, 44.7, 45.2, Unit.PER_DAY), "about 44.7–45.2"),
    ],
)
def test_ratios_and_means_have_the_digits_that_are_sure(
    english: Language, told: Figure, printed: str
) -> None:
    assert numbers.value(told, english) == printed


@pytest.mark.parametrize(
    ("value", "low", "high", "printed"),
    [
        (29.326, None, None, "one in 29.3"),
        (1_539.8, None, None, "one in 1,540"),
        (15.53, 15.50, 15.56, "one in about 15.5"),
        (100.0, 66.7, 200.0, "one in about 67–200"),
    ],
)
def test_one_in_so_many_is_one_number_where_that_is_sure(
    english: Language, value: float, low: float | None, high: float | None, printed: str
) -> None:
    assert numbers.one_in(figure(value, low, high, Unit.ONE_IN), english) == printed


@fast
@given(bounds)
def test_no_approximate_count_hides_what_it_may_be_by_more_than_a_unit(
    count: Callable[[Figure], str], three: list[int]
) -> None:
    low, value, high = three
    match ends(count(figure(value, low, high))):
        case [single]:
            unit = 10 ** max(len(f"{single:.0f}") - 3, 0)
            assert single - unit <= low
            assert high <= single + unit
        case printed_low, printed_high:
            zeros = len(f"{printed_high:.0f}") - len(f"{printed_high:.0f}".rstrip("0"))
            assert abs(printed_low - low) <= 10**zeros / 2
            assert abs(printed_high - high) <= 10**zeros / 2
        case other:
            pytest.fail(str(other))


@fast
@given(bounds)
def test_a_count_is_printed_as_a_range_that_is_hardly_wider_than_it_is(
    count: Callable[[Figure], str], three: list[int]
) -> None:
    low, value, high = three
    printed = count(figure(value, low, high))
    if "–" in printed:
        first, last = ends(printed)
        assert last - first <= 1.1 * (high - low)


@fast
@given(bounds)
def test_a_printed_range_goes_upwards(count: Callable[[Figure], str], three: list[int]) -> None:
    low, value, high = three
    printed = ends(count(figure(value, low, high)))
    assert printed == sorted(printed)


# ---------------------------------------------------------------- rates, differences, ratios


@pytest.mark.parametrize(
    ("rate", "printed"),
    [(0.0341, "3.41%"), (3354 / 54083, "6.20%"), (13190 / 165471, "7.97%"), (1, "100.00%"), (0, "0.00%")],
)
def test_an_exact_rate_has_two_decimals(english: Language, rate: float, printed: str) -> None:
    assert numbers.value(figure(rate, unit=Unit.SHARE), english) == printed


@pytest.mark.parametrize(
    ("rate", "low", "high", "printed"),
    [
        (22_980 / 356_748, 22_978 / 357_435, 22_998 / 356_502, "about 6.4%"),
        (6_436 / 137_194, 6_434 / 137_881, 6_454 / 136_948, "about 4.7%"),
        (0.03, 0.028, 0.033, "about 2.8–3.3%"),
        (0.5, 0.4, 0.6, "about 40.0–60.0%"),
    ],
)
def test_an_approximate_rate_has_one_decimal_or_is_a_range(
    english: Language, rate: float, low: float, high: float, printed: str
) -> None:
    assert numbers.value(figure(rate, low, high, Unit.SHARE), english) == printed


@fast
@given(fractions)
def test_no_approximate_rate_hides_what_it_may_be_by_more_than_a_unit(
    percent: Callable[[Figure], str], three: list[float]
) -> None:
    low, value, high = (100 * fraction for fraction in three)
    printed = ends(percent(figure(three[1], three[0], three[2])))
    assert printed[0] - 0.1 <= low + 1e-9
    assert high - 1e-9 <= printed[-1] + 0.1
    assert printed[0] - 0.1 <= value + 1e-9
    assert value - 1e-9 <= printed[-1] + 0.1


@pytest.mark.parametrize(
    ("difference", "printed"), [(0.0341 - 13190 / 165471, "4.56"), (0.0456, "4.56"), (-0.00004, "0.00")]
)
def test_a_difference_is_in_points_without_a_sign(english: Language, difference: float, printed: str) -> None:
    assert numbers.value(figure(difference, unit=Unit.POINTS), english) == printed


@pytest.mark.parametrize(
    ("difference", "low", "high", "printed"),
    [
        (-0.0326, -0.0328, -0.0324, "about 3.3"),
        (-0.03, -0.033, -0.028, "about 2.8–3.3"),
        (0.03, 0.028, 0.033, "about 2.8–3.3"),
    ],
)
def test_an_approximate_difference_has_one_decimal_or_is_a_range_from_the_smaller_end(
    english: Language, difference: float, low: float, high: float, printed: str
) -> None:
    assert numbers.value(figure(difference, low, high, Unit.POINTS), english) == printed


@pytest.mark.parametrize(
    ("ratio", "low", "high", "printed"),
    [
        (0.0341 / (13190 / 165471), None, None, "0.43"),
        (2, None, None, "2.00"),
        (0.53, 0.52, 0.54, "about 0.5"),
        (0.5, 0.3, 0.8, "about 0.3–0.8"),
    ],
)
def test_a_ratio_has_two_decimals_or_is_about_one(
    english: Language, ratio: float, low: float | None, high: float | None, printed: str
) -> None:
    assert numbers.value(figure(ratio, low, high, Unit.RATIO), english) == printed


def test_a_relative_change_is_in_whole_percent_where_it_is_large(english: Language) -> None:
    assert numbers.value(figure(-0.5725, unit=Unit.CHANGE), english) == "57%"
    assert numbers.value(figure(0.0312, unit=Unit.CHANGE), english) == "3.1%"
    assert numbers.value(figure(-0.57, -0.6, -0.5, Unit.CHANGE), english) == "about 50–60%"


def test_a_share_that_may_be_nothing_is_at_most_something(english: Language) -> None:
    assert numbers.value(figure(0, 0, 0.0011, Unit.SHARE), english) == "at most 0.11%"


@pytest.mark.parametrize(
    ("unit", "low", "high", "printed"),
    [
        (Unit.COUNT, 68_141, 69_074, "68,100–69,100"),
        (Unit.COUNT, 356_502, 357_435, "356,500–357,500"),
        (Unit.COUNT, 68_351, 68_364, "68,350–68,370"),
        (Unit.SHARE, 0.0643, 0.0645, "6.43–6.45%"),
        (Unit.SHARE, 0.064286, 0.064510, "6.42–6.46%"),
        (Unit.SHARE, 0, 0.00114, "0.00–0.12%"),
        (Unit.POINTS, -0.0162, -0.0155, "−1.62 to −1.55"),
        (Unit.POINTS, -0.01543, -0.01517, "−1.55 to −1.51"),
        (Unit.CHANGE, -0.1934, -0.1911, "−19.4% to −19.1%"),
        (Unit.RATIO, 0.8066, 0.8089, "0.80–0.81"),
        (Unit.PER_DAY, -50.63, -50.25, "−50.63 to −50.25"),
        (Unit.COUNT, -20, 10, "−20 to 10"),
    ],
)
def test_all_that_a_figure_can_be(
    english: Language, unit: Unit, low: float, high: float, printed: str
) -> None:
    assert numbers.bounds(figure((low + high) / 2, low, high, unit), english) == printed


@fast
@given(fractions, st.sampled_from([Unit.SHARE, Unit.RATIO]))
def test_all_that_a_figure_can_be_leaves_nothing_out(
    english: Language, three: list[float], unit: Unit
) -> None:
    low, value, high = three
    scale = 100 if unit is Unit.SHARE else 1
    first, last = map(float, numbers.bounds(figure(value, low, high, unit), english).rstrip("%").split("–"))
    assert first <= low * scale + 1e-6
    assert high * scale - 1e-6 <= last


@pytest.mark.parametrize(
    ("unit", "value", "printed"),
    [
        (Unit.COUNT, -6024, "−6,024"),
        (Unit.CHANGE, -0.5721, "−57.21%"),
        (Unit.POINTS, -0.0456, "−4.56"),
        (Unit.PER_DAY, -50.6, "−50.60"),
    ],
)
def test_what_is_less_has_a_minus_and_no_hyphen(
    english: Language, unit: Unit, value: float, printed: str
) -> None:
    assert numbers.all_digits(figure(value, unit=unit), english) == printed


def about(value: float) -> Figure:
    return replace(figure(value), basis=Basis.PUBLISHED, about=True)


@pytest.mark.parametrize(
    ("first", "second", "printed"),
    [
        (about(1_500), figure(7_186), "about 380%"),
        (about(1_500), figure(2_722), "about 80%"),
        (about(300_000), figure(411_000), "about 37%"),
        (about(212_000), about(437_000), "about 106%"),
        (about(437_000), about(212_000), "about 51%"),
        (figure(10_000), about(10_350), "about 3.5%"),
        (figure(10_000), about(10_400), "about 4%"),
        (figure(10_000), about(0), "about 100%"),
        (figure(10_000), about(10_000), "about 0.0%"),
    ],
)
def test_a_relative_change_of_what_a_source_calls_about_has_no_more_digits_than_are_known(
    english: Language, first: Figure, second: Figure, printed: str
) -> None:
    assert numbers.value(arithmetic.change(first, second), english) == printed
