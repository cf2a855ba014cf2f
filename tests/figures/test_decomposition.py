from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, strategies as st

from bot.data.spans import Span
from bot.figures.decomposition import Effects, Split, effects_between
from bot.figures.figure import Basis, Figure
from bot.figures.lookup import find
from bot.figures.operand import Operand
from bot.figures.problems import Problem
from tests.figures.made_figures import count_of, rate_of
from tests.figures.made_tables import REVIEW

Counts = tuple[int, int]
"""Eligible and reviewed cases."""


def split_of(*groups: Counts, off: Counts = (0, 0)) -> Split:
    """A period whose groups' counts may be off by so many, while their sums are known."""
    whole = rate_of(
        count_of(sum(eligible for eligible, _ in groups)), count_of(sum(reviewed for _, reviewed in groups))
    )
    return Split(whole, tuple(_group(f"g{at}", group, off) for at, group in enumerate(groups)))


def _group(name: str, counts: Counts, off: Counts) -> Figure:
    parts = [
        count_of(value, (value - by, value + by) if any(off) else None, group=name)
        for value, by in zip(counts, off, strict=True)
    ]
    return rate_of(*parts)


def effects(first: Split, second: Split) -> Effects:
    result = effects_between(first, second)
    assert result is not None
    return result


def values(of: Effects) -> list[float]:
    return [round(figure.value, 12) for figure in (of.difference, of.mix, of.rate)]


HALF = split_of((40, 100), (10, 100))


def test_kitagawas_formula_by_hand() -> None:
    # 40% and 10% in both; the second group is 50%, then 75%: 25% (10% - 40%) = -7.5 points.
    assert values(effects(HALF, split_of((20, 50), (15, 150)))) == [-0.075, -0.075, 0]
    # 40% become 30%, of half of all cases.
    assert values(effects(HALF, split_of((30, 100), (10, 100)))) == [-0.05, 0, -0.05]
    # Mix: 25% (10% - 35%); rates: -10% x the mean share 37.5%.
    assert values(effects(HALF, split_of((15, 50), (15, 150)))) == [-0.1, -0.0625, -0.0375]


def _of_the_review(at: int) -> Split:
    span: Span = REVIEW.periods[at]
    founds = [find(Operand("rate", span, group), REVIEW) for group in ("", "non_detained", "detained")]
    whole, *groups = (found.figure for found in founds if not isinstance(found, Problem))
    return Split(whole, tuple(groups))


@pytest.mark.parametrize(
    ("later", "difference", "mix", "rate"), [(1, -1.77, -1.58, -0.18), (2, -2.01, -0.81, -1.20)]
)
def test_detained_people_explain_part_of_the_fall(
    later: int, difference: float, mix: float, rate: float
) -> None:
    result = effects(_of_the_review(0), _of_the_review(later))
    shown = [round(100 * figure.value, 2) for figure in (result.difference, result.mix, result.rate)]
    assert shown == [difference, mix, rate]
    assert (result.difference.basis, result.mix.basis) == (Basis.DERIVED, Basis.APPROXIMATE)


def test_the_bounds_of_what_detained_people_explain() -> None:
    result = effects(_of_the_review(0), _of_the_review(1))
    bounds = [[round(100 * bound, 2) for bound in figure.bounds] for figure in (result.mix, result.rate)]
    assert bounds == [[-1.62, -1.55], [-0.21, -0.15]]


_counts = st.integers(100, 300_000).flatmap(
    lambda reviewed: st.tuples(st.integers(0, reviewed), st.just(reviewed))
)
_groups = st.lists(_counts, min_size=2, max_size=3)


@given(first=_groups, second=_groups)
def test_the_two_effects_add_up_to_the_difference(first: list[Counts], second: list[Counts]) -> None:
    groups = min(len(first), len(second))
    there = effects(split_of(*first[:groups]), split_of(*second[:groups]))
    assert there.mix.value + there.rate.value == pytest.approx(there.difference.value, abs=1e-12)
    back = effects(split_of(*second[:groups]), split_of(*first[:groups]))
    assert back.mix.value == pytest.approx(-there.mix.value, abs=1e-12)
    assert there.mix.basis is Basis.DERIVED


@given(first=st.lists(_counts, min_size=2, max_size=2), off=st.tuples(st.integers(1, 20), st.integers(1, 50)))
def test_unsure_counts_make_unsure_effects_between_bounds(first: list[Counts], off: Counts) -> None:
    roomy = [(eligible + 100, reviewed + 400) for eligible, reviewed in first]
    result = effects(split_of(*roomy, off=off), HALF)
    for effect in (result.mix, result.rate):
        assert effect.basis is Basis.APPROXIMATE
        assert effect.bounds[0] <= effect.value <= effect.bounds[1]
    assert result.difference.basis is Basis.DERIVED


def _corners() -> Iterator[Split]:
    for eligible in (-20, 20):
        for reviewed in (-50, 50):
            yield split_of((900 + eligible, 10_000 + reviewed), (100 - eligible, 5_000 - reviewed))


def test_the_bounds_are_what_the_effects_are_at_the_bounds_of_the_counts() -> None:
    second = split_of((700, 9_000), (150, 9_000))
    result = effects(split_of((900, 10_000), (100, 5_000), off=(20, 50)), second)
    possible = [effects(corner, second) for corner in _corners()]
    for effect, others in (
        (result.mix, [each.mix for each in possible]),
        (result.rate, [each.rate for each in possible]),
    ):
        found = [other.value for other in others]
        assert effect.bounds == pytest.approx((min(found), max(found)), abs=1e-12)
        assert effect.bounds[0] < effect.value < effect.bounds[1]


def test_groups_that_are_not_the_whole_explain_nothing() -> None:
    lacking = Split(HALF.whole, (HALF.groups[0], replace(HALF.groups[1], parts=(count_of(9), count_of(90)))))
    assert effects_between(lacking, HALF) is None
    assert effects_between(Split(HALF.whole, HALF.groups[:1]), HALF) is None


def test_what_has_too_many_bounds_to_try_them_all_explains_nothing() -> None:
    many = [(900, 10_000)] * 8  # 4 corners each, but for the last: 16,384
    assert effects_between(split_of(*many, off=(20, 50)), split_of(*many)) is None
