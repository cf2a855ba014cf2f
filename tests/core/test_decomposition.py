from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from bot.core.decomposition import Effects, Split, effects_between
from bot.core.figures import Basis, Figure, Measure
from tests.core.made_splits import Bounds, exact_splits, split_of, splits

# (eligible, reviewed) cases of people not detained, then of people detained; Kitagawa's formula by hand.
HALF_DETAINED = split_of((40, 100), (10, 100))
MOSTLY_DETAINED = split_of((20, 50), (15, 150))


def _parts(effects: Effects) -> tuple[Figure, Figure, Figure]:
    return effects.difference, effects.mix, effects.rate


def _values(effects: Effects) -> list[float]:
    """The difference, the effect of the mix and that of the rates."""
    return [round(figure.value, 12) for figure in _parts(effects)]


def _rate(split: Split) -> Fraction:
    return Fraction(int(split.all.eligible.value), int(split.all.reviewed.value))


def test_a_change_of_the_mix_alone_is_all_mix() -> None:
    # 40% and 10% in both; the detained are 50%, then 75%: 25% (10% - 40%) = -7.5 points.
    assert _values(effects_between(HALF_DETAINED, MOSTLY_DETAINED)) == [-0.075, -0.075, 0]


def test_a_change_of_the_rates_alone_is_all_rate() -> None:
    # 40% become 30%, of half of all cases.
    assert _values(effects_between(HALF_DETAINED, split_of((30, 100), (10, 100)))) == [-0.05, 0, -0.05]


def test_a_change_of_both_is_shared_out_at_the_means() -> None:
    # Mix: 25% (10% - 35%); rates: -10% x the mean share 37.5%.
    changed = split_of((15, 50), (15, 150))
    assert _values(effects_between(HALF_DETAINED, changed)) == [-0.1, -0.0625, -0.0375]


def test_an_effect_says_which_it_is_and_that_it_is_computed() -> None:
    difference, mix, rate = _parts(effects_between(HALF_DETAINED, MOSTLY_DETAINED))
    assert difference.measure is Measure.DIFFERENCE
    assert (mix.measure, rate.measure) == (Measure.MIX_EFFECT, Measure.RATE_EFFECT)
    assert {figure.basis for figure in (difference, mix, rate)} == {Basis.DERIVED}


@given(first=splits(), second=splits())
def test_the_two_effects_add_up_to_the_difference_of_the_rates(first: Split, second: Split) -> None:
    effects = effects_between(first, second)
    assert effects.mix.value + effects.rate.value == pytest.approx(effects.difference.value, abs=1e-12)
    assert effects.difference.value == pytest.approx(float(_rate(second) - _rate(first)), abs=1e-12)


@given(split=exact_splits(), drawn=st.data())
def test_where_the_mix_stays_as_it_is_it_explains_nothing(split: Split, drawn: st.DataObject) -> None:
    reviewed = [int(group.reviewed.value) for group in split.groups]
    outside, inside = ((drawn.draw(st.integers(0, 2 * count)), 2 * count) for count in reviewed)
    effects = effects_between(split, split_of(outside, inside))
    assert effects.mix.value == pytest.approx(0, abs=1e-12)
    assert effects.rate.value == pytest.approx(effects.difference.value, abs=1e-12)


@given(first=splits(), second=splits())
def test_there_and_back_the_effects_are_opposite(first: Split, second: Split) -> None:
    there, back = effects_between(first, second), effects_between(second, first)
    for one, other in zip(_parts(there), _parts(back), strict=True):
        assert one.value == pytest.approx(-other.value, abs=1e-12)
        low, high = other.bounds
        assert one.bounds == pytest.approx((-high, -low), abs=1e-12)


@given(split=splits())
def test_from_a_period_to_itself_there_is_no_effect(split: Split) -> None:
    assert _values(effects_between(split, split)) == [0, 0, 0]


@given(first=splits(), second=splits())
def test_effects_are_as_unsure_as_the_counts_and_lie_between_their_bounds(
    first: Split, second: Split
) -> None:
    effects = effects_between(first, second)
    unsure = max(split.non_detained.reviewed.basis for split in (first, second)) is Basis.APPROXIMATE
    for effect in (effects.mix, effects.rate):
        assert effect.basis is (Basis.APPROXIMATE if unsure else Basis.DERIVED)
        low, high = effect.bounds
        assert low <= effect.value <= high
    # Both groups together are known exactly.
    assert effects.difference.basis is Basis.DERIVED


def _corners(eligible: int, reviewed: int, off: Bounds) -> Iterator[Split]:
    """1,000 of 15,000 cases, shared out between the groups as differently as the bounds allow."""
    for more_eligible in (-off.eligible, off.eligible):
        for more_reviewed in (-off.reviewed, off.reviewed):
            yield split_of(
                (eligible + more_eligible, reviewed + more_reviewed),
                (100 - more_eligible, 5_000 - more_reviewed),
            )


def test_the_bounds_are_what_the_effects_are_at_the_bounds_of_the_counts() -> None:
    off = Bounds(eligible=20, reviewed=50)
    second = split_of((700, 9_000), (150, 9_000))
    effects = effects_between(split_of((900, 10_000), (100, 5_000), off), second)
    possible = [effects_between(corner, second) for corner in _corners(900, 10_000, off)]
    for effect, values in (
        (effects.mix, [other.mix.value for other in possible]),
        (effects.rate, [other.rate.value for other in possible]),
    ):
        assert effect.bounds == pytest.approx((min(values), max(values)), abs=1e-12)
        assert effect.bounds[0] < effect.value < effect.bounds[1]
