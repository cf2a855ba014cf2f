from __future__ import annotations

from datetime import date

import pytest

from bot.core.decomposition import Effects
from bot.core.detention import DetainedAnswer
from bot.core.figures import Basis, Figure
from bot.core.problems import NoFigures
from bot.core.queries import Detained, HowSure, Topic
from bot.core.spans import Span
from bot.core.table import Table
from tests.core.made_figures import percent, percents
from tests.core.spoiled import Ask, Spoiled


@pytest.fixture(scope="session")
def detained(ask: Ask) -> DetainedAnswer:
    reply = ask(Detained())
    assert isinstance(reply, DetainedAnswer)
    return reply


# --- the two groups at each release, and in each period (facts.md 1d and 3d) ---


@pytest.mark.parametrize(
    ("at", "day", "non_detained", "in_detention"),
    [
        (0, date(2012, 3, 5), (142_441, 13_190), (23_030, 0)),
        (1, date(2012, 4, 16), (179_518, 16_518), (40_036, 26)),
        (2, date(2012, 5, 29), (232_181, 20_608), (56_180, 40)),
    ],
)
def test_the_groups_are_known_at_each_release_but_the_last(
    at: int, day: date, non_detained: tuple[int, int], in_detention: tuple[int, int], detained: DetainedAnswer
) -> None:
    total = detained.detention.totals[at]
    assert len(detained.detention.totals) == 3
    assert total.all.span.end == day
    for group, counts in zip(total.groups, (non_detained, in_detention), strict=True):
        assert (group.reviewed.value, group.eligible.value) == counts
        assert group.reviewed.as_of == day


def test_the_groups_of_a_period_add_up_to_the_period(detained: DetainedAnswer, table: Table) -> None:
    for split, row in zip(detained.detention.periods, table.rows, strict=False):
        assert split.all.span == row.span
        assert sum(group.reviewed.value for group in split.groups) == row.reviewed
        assert sum(group.eligible.value for group in split.groups) == row.eligible
        assert all(group.reviewed.span == row.span for group in split.groups)


@pytest.mark.parametrize(
    ("at", "share", "basis"),
    [
        (0, "13.9%", Basis.APPROXIMATE),
        (1, "31.4%", Basis.APPROXIMATE),
        (2, "23.5%", Basis.DERIVED),
    ],
)
def test_the_detained_share_of_each_period(
    at: int, share: str, basis: Basis, detained: DetainedAnswer
) -> None:
    figure = detained.detention.periods[at].detained_share
    assert (percent(figure, 1), figure.basis) == (share, basis)


@pytest.mark.parametrize(
    ("at", "rate", "bounds", "basis"),
    [
        (0, "9.26%", ("9.26%", "9.26%"), Basis.PUBLISHED),
        (1, "8.98%", ("8.96%", "9.06%"), Basis.APPROXIMATE),
        (2, "7.77%", ("7.77%", "7.77%"), Basis.DERIVED),
    ],
)
def test_the_rate_among_people_who_were_not_detained(
    at: int, rate: str, bounds: tuple[str, str], basis: Basis, detained: DetainedAnswer
) -> None:
    figure = detained.detention.periods[at].non_detained.rate
    assert (percent(figure), percents(figure), figure.basis) == (rate, bounds, basis)


def test_detained_cases_are_almost_never_eligible(detained: DetainedAnswer) -> None:
    _, april, may = detained.detention.totals
    assert (april.detained.rate.numerator, april.detained.rate.denominator) == (26, 40_036)
    assert percent(april.detained.rate) == "0.06%"
    assert percent(may.detained.rate) == "0.07%"


def test_nothing_is_known_of_the_last_period(detained: DetainedAnswer) -> None:
    assert detained.unknown == (Span(date(2012, 5, 30), date(2012, 7, 20)),)


# --- what the mix explains ---


def _points(figure: Figure) -> str:
    return f"{100 * figure.value:.2f}"


@pytest.mark.parametrize(
    ("at", "second", "points"),
    [
        (0, Span(date(2012, 3, 6), date(2012, 4, 16)), ("-1.77", "-1.58", "-0.18")),
        (1, Span(date(2012, 4, 17), date(2012, 5, 29)), ("-2.01", "-0.81", "-1.20")),
    ],
)
def test_how_much_of_the_fall_since_the_first_period_the_mix_explains(
    at: int, second: Span, points: tuple[str, str, str], detained: DetainedAnswer
) -> None:
    effects: Effects = detained.detention.effects[at]
    assert len(detained.detention.effects) == 2
    assert (effects.first, effects.second) == (Span(date(2011, 11, 17), date(2012, 3, 5)), second)
    assert tuple(map(_points, (effects.difference, effects.mix, effects.rate))) == points


def test_the_effects_are_approximate_since_the_first_split_is(detained: DetainedAnswer) -> None:
    for effects in detained.detention.effects:
        assert effects.difference.basis is Basis.DERIVED
        assert effects.mix.basis is effects.rate.basis is Basis.APPROXIMATE
        for effect in (effects.mix, effects.rate):
            low, high = effect.bounds
            # narrow enough for what is said of it
            assert high - low < 0.0025


# --- what is wrong in the file ---

FIRST_DETAINED = "2012-03-05,detained,23030,22954,23107,0,0,26,approximate,"
BAD = {
    "an unknown source": (
        "approximate,9.26%,ice-email-2012-03-09",
        "approximate,9.26%,nobody",
        ["detention.csv:2: names the source 'nobody', which sources.csv lacks"],
    ),
    "reviewed cases that don't add up": (
        "40036",
        "40037",
        ["detention.csv: 2012-04-16: reviewed adds up to 219555, in periods.csv to 219554"],
    ),
    "eligible cases that don't add up": (
        "20608",
        "20609",
        ["detention.csv: 2012-05-29: eligible adds up to 20649, in periods.csv to 20648"],
    ),
    "bounds that don't add up": (
        "22954,23107",
        "22955,23107",
        ["detention.csv: 2012-03-05: the bounds of reviewed don't add up to 165471"],
    ),
    "a group twice": (
        "2012-05-29,detained",
        "2012-05-29,non-detained",
        [
            "detention.csv: 2012-05-29: one row is due for each group",
            "detention.csv: 2012-05-29: non-detained cases are no more than before",
        ],
    ),
    "eligible cases that shrink": (
        "20608,,,published,9%,scpr-2012-06-14\n2012-05-29,detained,56180,,,40",
        "20623,,,published,9%,scpr-2012-06-14\n2012-05-29,detained,56180,,,25",
        ["detention.csv: 2012-05-29: detained cases are no more than before"],
    ),
    "running totals that shrink": (
        "56180",
        "17000",
        [
            "detention.csv: 2012-05-29: reviewed adds up to 249181, in periods.csv to 288361",
            "detention.csv: 2012-05-29: detained cases are no more than before",
        ],
    ),
}


@pytest.mark.parametrize(("old", "new", "said"), BAD.values(), ids=BAD)
def test_what_contradicts_other_rows_is_named(old: str, new: str, said: list[str], spoiled: Spoiled) -> None:
    assert spoiled.with_change("detention.csv", old, new) == said


BAD_ROWS = {
    "a printed rate that the counts don't give": (
        "9.26%",
        "9.27%",
        "detention.csv:2: rate_printed doesn't agree with the counts, which give 9.2600%",
    ),
    "more eligible than reviewed": (
        "40036,,,26",
        "26,,,40036",
        "detention.csv:5: has more eligible cases (40036) than reviewed (26)",
    ),
    "nobody reviewed": (FIRST_DETAINED, FIRST_DETAINED.replace("23030", "0"), "detention.csv:3: reviewed: "),
    "a count outside its bounds": (
        "22954,23107",
        "23031,23107",
        "detention.csv:3: reviewed isn't between reviewed_low and reviewed_high",
    ),
    "approximate counts with a bound too few": (
        "0,0,26",
        "0,0,",
        "detention.csv:3: approximate counts have all four of the low and high columns, others have none",
    ),
    "bounds of exact counts": (
        "40036,,",
        "40036,40000,40100",
        "detention.csv:5: approximate counts have all four of the low and high columns, others have none",
    ),
    "an unknown group": ("2012-05-29,detained", "2012-05-29,released", "detention.csv:7: group: "),
    "an unknown basis": (
        "26,,,published",
        "26,,,guessed",
        "detention.csv:5: counts_basis: is none of published, derived, approximate",
    ),
}


@pytest.mark.parametrize(("old", "new", "said"), BAD_ROWS.values(), ids=BAD_ROWS)
def test_what_is_wrong_in_a_row_is_named_with_its_line_and_then_the_row_is_missed(
    old: str, new: str, said: str, spoiled: Spoiled
) -> None:
    wrong, missed = spoiled.with_change("detention.csv", old, new)
    assert wrong.startswith(said)
    assert missed.endswith("one row is due for each group")


def _rearranged(order: list[int], spoiled: Spoiled) -> list[str]:
    """What is wrong where the rows of the file stand in another order, or only some of them."""
    path = spoiled.folder / "detention.csv"
    header, *rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text(header + "".join(rows[at] for at in order), encoding="utf-8")
    return list(spoiled.faults())


@pytest.mark.parametrize("order", [[2, 3, 0, 1, 4, 5], [0, 1, 4, 5], [2, 3, 4, 5]])
def test_days_out_of_order_or_missing_between_are_named(order: list[int], spoiled: Spoiled) -> None:
    assert "detention.csv: as_of isn't the end of each period in turn, from the first on" in _rearranged(
        order, spoiled
    )


def test_the_groups_may_stand_in_any_order_and_end_with_any_period(spoiled: Spoiled) -> None:
    assert _rearranged([1, 0, 2, 3], spoiled) == []


def test_a_missing_group_is_named_with_its_day(spoiled: Spoiled) -> None:
    assert _rearranged([0, 1, 2, 3, 4], spoiled) == [
        "detention.csv: 2012-05-29: one row is due for each group"
    ]


def test_a_day_on_which_no_period_ends_is_named(spoiled: Spoiled) -> None:
    path = spoiled.folder / "detention.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("2012-05-29", "2012-05-30"), encoding="utf-8")
    assert list(spoiled.faults()) == [
        "detention.csv: as_of isn't the end of each period in turn, from the first on"
    ]


def test_without_its_file_there_are_no_figures(spoiled: Spoiled) -> None:
    ask = spoiled.without("detention.csv")
    for query in (Detained(), HowSure(Topic.DETENTION)):
        assert ask(query) == NoFigures("", Topic.DETENTION)
