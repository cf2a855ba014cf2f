from __future__ import annotations

from datetime import date

import pytest

from bot.core.data import Data
from bot.core.figures import Basis
from bot.core.provenance import SourcesAnswer
from bot.core.queries import Sources
from bot.core.releases import printed_figures
from bot.core.table import Table
from tests.core.spoiled import Ask, Spoiled


def test_releases_print_the_running_totals_of_the_periods(data: Data, table: Table) -> None:
    totals = [
        (row.end, table.reviewed(range(at)).value, table.eligible(range(at)).value)
        for at, row in enumerate(table.rows, start=1)
    ]
    *exact, press, article = data.releases
    assert [(row.as_of, row.reviewed, row.eligible) for row in exact] == totals[:3]
    assert (press.as_of, press.eligible) == (totals[3][0], totals[3][2])
    # 23,000 is that, rounded; of the reviewed cases no source prints the number.
    assert (article.as_of, article.eligible) == (totals[3][0], 23_000)
    assert press.reviewed is article.reviewed is None


@pytest.mark.parametrize(
    ("day", "eligible", "rates"),
    [
        (date(2012, 3, 5), [13_190], [(0.0797, 2)]),
        (date(2012, 4, 16), [16_544], [(0.075, 1)]),
        (date(2012, 5, 29), [20_648], [(0.072, 1)]),
        (date(2012, 7, 20), [22_980, 23_000], [(0.06, 0), (0.064, 1)]),
        (date(2012, 7, 19), [], []),
    ],
)
def test_what_sources_print_as_of_a_day(
    day: date, eligible: list[int], rates: list[tuple[float, int]], data: Data
) -> None:
    printed = list(printed_figures(data.releases, data.table, day))
    assert [figure.value for figure in printed if figure.decimals is None] == eligible
    assert [(figure.value, figure.decimals) for figure in printed if figure.decimals is not None] == rates
    assert {figure.basis for figure in printed} <= {Basis.PUBLISHED}
    assert {figure.as_of for figure in printed} <= {day}


def test_a_figure_that_a_source_prints_rests_on_that_source_alone(data: Data) -> None:
    printed = printed_figures(data.releases, data.table, date(2012, 7, 20))
    assert [(figure.value, figure.about, figure.sources) for figure in printed] == [
        (22_980, True, ("click4immigration-2012-07",)),
        (0.06, False, ("click4immigration-2012-07",)),
        (23_000, False, ("immigration-impact-2012-07-30",)),
        (0.064, False, ("immigration-impact-2012-07-30",)),
    ]


BAD = {
    "an unknown source": (
        "colorlines-2012-04-25",
        "nobody",
        "releases.csv:3: names the source 'nobody', which sources.csv lacks",
    ),
    "another number of reviewed cases": (
        "219554",
        "219555",
        "releases.csv: 2012-04-16: reviewed is 219555, periods.csv adds up to 219554",
    ),
    "another number of eligible cases": (
        "20648",
        "20647",
        "releases.csv: 2012-05-29: eligible is 20647, periods.csv adds up to 20648",
    ),
    "another rate": (
        "7.5%",
        "7.6%",
        "releases.csv: 2012-04-16: rate_printed doesn't agree with periods.csv, which gives 7.5353%",
    ),
    "another rate of approximate counts": (
        "6.4%",
        "6.5%",
        "releases.csv: 2012-07-20: rate_printed doesn't agree with periods.csv, which gives 6.4415%",
    ),
    "a day on which no period ends": (
        "2012-04-16",
        "2012-04-17",
        "releases.csv: 2012-04-17: no review period ends on this day",
    ),
}


@pytest.mark.parametrize(("old", "new", "said"), BAD.values(), ids=BAD)
def test_a_release_that_contradicts_the_periods_is_named(
    old: str, new: str, said: str, spoiled: Spoiled
) -> None:
    assert spoiled.with_change("releases.csv", old, new) == [said]


def test_without_its_file_no_source_is_known_to_differ(spoiled: Spoiled) -> None:
    reply = spoiled.without("releases.csv")(Sources())
    assert isinstance(reply, SourcesAnswer)
    assert reply.versions == ()


def test_with_it_the_sources_of_the_whole_differ(ask: Ask) -> None:
    reply = ask(Sources())
    assert isinstance(reply, SourcesAnswer)
    assert len(reply.versions) == 2
