from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from bot.figures.figure import Figure
from bot.figures.series import Direction, LazySequence, direction_of, ranked, values_of
from tests.figures.made_figures import count_of, counts


def exact(*values: float) -> list[Figure]:
    return [count_of(value) for value in values]


@pytest.mark.parametrize(
    ("figures", "direction"),
    [
        (exact(5, 4, 3), Direction.FELL),
        (exact(5, 5, 4), Direction.NEVER_ROSE),
        (exact(3, 4), Direction.ROSE),
        (exact(0, 0, 100), Direction.NEVER_FELL),
        (exact(1, 2, 1), Direction.MIXED),
        (exact(2, 2), Direction.LEVEL),
        (exact(2), Direction.SINGLE),
        ([count_of(50, (40, 60)), count_of(49, (40, 60)), count_of(48, (40, 60))], Direction.UNCLEAR),
        ([count_of(5, (4, 6)), count_of(4, (3, 5)), count_of(1)], Direction.UNCLEAR),
        ([count_of(5, (4, 6)), count_of(3, (2, 3)), count_of(1)], Direction.FELL),
        ([count_of(5), count_of(9), count_of(8, (7, 10)), count_of(1)], Direction.MIXED),
        ([count_of(5, (4, 6)), count_of(5, (4, 6))], Direction.UNCLEAR),
    ],
)
def test_a_direction_is_stated_only_where_bounds_tell(figures: list[Figure], direction: Direction) -> None:
    assert direction_of(values_of(figures)) is direction


@pytest.mark.parametrize(
    ("figures", "highest", "lowest"),
    [
        (exact(1, 3, 2), ([1, 2, 0], 1), ([0, 2, 1], 1)),
        (exact(3, 1, 3), ([0, 2, 1], 2), ([1, 0, 2], 1)),
        ([count_of(9), count_of(8, (5, 10)), count_of(7)], ([0, 1, 2], 2), ([2, 1, 0], 2)),
        ([count_of(9), count_of(8), count_of(7, (5, 10))], ([0, 2, 1], 2), ([2, 1, 0], 3)),
    ],
)
def test_those_share_a_place_that_cannot_be_told_apart(
    figures: list[Figure], highest: tuple[list[int], int], lowest: tuple[list[int], int]
) -> None:
    values = values_of(figures)
    assert ranked(values, highest=True) == highest
    assert ranked(values, highest=False) == lowest


@given(figures=st.lists(counts(), min_size=1, max_size=12))
def test_the_winners_lead_and_nothing_else_may_be_higher(figures: list[Figure]) -> None:
    order, winners = ranked(values_of(figures), highest=True)
    assert sorted(order) == list(range(len(figures)))
    best = max(figure.value for figure in figures)
    assert figures[order[0]].value <= best
    first = next(figure for figure in figures if figure.value == best)
    for at in order[winners:]:
        assert figures[at].bounds[1] < first.bounds[0]


def test_items_are_made_when_asked_for() -> None:
    asked: list[int] = []

    def square(at: int) -> int:
        asked.append(at)
        return at * at

    items = LazySequence(100_000, square)
    assert (items[3], items[-1], list(items[2:4])) == (9, 99_999**2, [4, 9])
    assert asked == [3, 99_999, 2, 3]
    assert tuple(LazySequence(3, square)) == (0, 1, 4)
    with pytest.raises(IndexError):
        items[100_000]
