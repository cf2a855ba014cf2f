"""The further measures come out as facts give them, and none is ever mixed with another."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from bot.core.answers import answer
from bot.core.closures import ClosedAnswer, OutcomesAnswer
from bot.core.courts import CourtsAnswer
from bot.core.data import Data, default_folder, load_data
from bot.core.decomposition import GroupFigures, Split, effects_between
from bot.core.detention import DetainedAnswer
from bot.core.figures import Basis, Figure, Measure, figures_in, less, share
from bot.core.problems import NoCountYet, NoFigures, NoSuchTable
from bot.core.provenance import HowSureAnswer, SourcesAnswer
from bot.core.queries import (
    Closed,
    Courts,
    Detained,
    Filings,
    HowSure,
    Outcomes,
    Query,
    RawData,
    Sources,
    Topic,
)
from bot.core.rows import BadDataError
from bot.core.span_figures import figures_at
from bot.core.table import Table
from tests.core.made_tables import tables

EXTRA = ("releases", "closures", "outcomes", "detention", "pilots", "courts", "pauses", "places", "filings")


def closed(data: Data, day: date | None = None) -> ClosedAnswer:
    result = answer(Closed(day), data, "en")
    assert isinstance(result, ClosedAnswer)
    return result


@pytest.mark.parametrize(
    ("day", "counts", "percentages"),
    [
        (date(2012, 3, 8), [1500], [1]),
        (date(2012, 4, 16), [2722], [1.24]),
        (date(2012, 4, 30), [2722], [1.24]),
        (date(2012, 5, 29), [4403, 4363], [1.53, 1.51]),
        (date(2012, 7, 20), [7186], [2.01]),
        (None, [7186], [2.01]),
    ],
)
def test_the_closed_cases_are_those_of_the_facts(
    data: Data, day: date | None, counts: list[int], percentages: list[float]
) -> None:
    found = closed(data, day).counts
    assert [count.closed.value for count in found] == counts
    assert [round(100 * count.share.value, 2) for count in found if count.share] == percentages


def test_before_the_first_count_there_is_none(data: Data) -> None:
    result = answer(Closed(date(2012, 3, 7)), data, "en")
    assert isinstance(result, NoCountYet)
    assert result.first == date(2012, 3, 8)


def test_two_counts_of_one_day_are_two_versions_and_no_roundings(data: Data) -> None:
    (versions,) = closed(data, date(2012, 5, 29)).versions
    assert {figure.value for figure in versions.figures} == {4403, 4363}
    assert not versions.rounded


def test_the_eligible_cases_fates_add_up(data: Data) -> None:
    result = answer(Outcomes(), data, "en")
    assert isinstance(result, OutcomesAnswer)
    fates = result.fates
    assert fates.closed.value + fates.declined.value + fates.pending.value == fates.eligible.value == 20608


def test_the_mix_explains_what_kitagawas_formula_says(data: Data) -> None:
    result = answer(Detained(), data, "en")
    assert isinstance(result, DetainedAnswer)
    found = [
        tuple(round(100 * part.value, 2) for part in (effects.difference, effects.mix, effects.rate))
        for effects in result.detention.effects
    ]
    assert found == [(-1.77, -1.58, -0.18), (-2.01, -0.81, -1.20)]
    assert result.unknown == (data.table.rows[-1].span,)


def test_the_rates_outside_detention_are_those_of_the_facts(data: Data) -> None:
    rates = [split.non_detained.rate for split in data.detention.periods]
    assert [round(100 * rate.value, 2) for rate in rates] == [9.26, 8.98, 7.77]
    assert [rate.basis for rate in rates] == [Basis.PUBLISHED, Basis.APPROXIMATE, Basis.DERIVED]
    shares = [100 * split.detained_share.value for split in data.detention.periods]
    assert [round(value, 1) for value in shares] == [13.9, 31.4, 23.5]


def test_the_pilots_and_pauses_are_those_of_the_facts(data: Data) -> None:
    result = answer(Courts(), data, "en")
    assert isinstance(result, CourtsAnswer)
    rates = {place: round(100 * pilot.rate.value, 2) for place, pilot in result.pilots.items()}
    assert rates == {"denver": 16.42, "baltimore": 9.74}
    assert [pause.place for pause in result.pauses][-2:] == ["san-francisco", "los-angeles"]


def test_the_last_periods_rate_is_printed_as_two_roundings_of_one(data: Data) -> None:
    result = answer(Sources(data.table.rows[-1].span), data, "en")
    assert isinstance(result, SourcesAnswer)
    rates = [versions for versions in result.versions if versions.figures[0].measure is Measure.RATE]
    assert [[figure.value for figure in versions.figures] for versions in rates] == [[0.06, 0.064]]
    assert all(versions.rounded for versions in result.versions)


OWN: Mapping[type[object], set[Measure]] = {
    Closed: {Measure.CLOSED, Measure.CLOSED_SHARE, Measure.REVIEWED, Measure.ELIGIBLE, Measure.DECLINED}
    | {Measure.ANSWERED, Measure.DECLINED_SHARE, Measure.PENDING},
    Detained: {Measure.REVIEWED, Measure.ELIGIBLE, Measure.RATE, Measure.DETAINED_SHARE}
    | {Measure.DIFFERENCE, Measure.MIX_EFFECT, Measure.RATE_EFFECT},
    Courts: {Measure.REVIEWED, Measure.RECOMMENDED, Measure.RECOMMENDED_SHARE}
    | {Measure.COURT_CLOSURES, Measure.COURT_CASES, Measure.COURT_SHARE},
    Filings: {Measure.FILINGS},
}


@pytest.mark.parametrize("query", [Closed(), Detained(), Courts(), Filings()])
def test_no_answer_holds_another_topics_measures(data: Data, query: Query) -> None:
    measures = {figure.measure for figure in figures_in(answer(query, data, "en"))}
    assert measures
    assert measures <= OWN[type(query)]


@pytest.mark.parametrize(
    ("measure", "part", "whole"),
    list(itertools.product(Measure, (Measure.CLOSED, Measure.COURT_CLOSURES), Measure)),
)
def test_closures_of_two_kinds_are_shares_only_of_what_they_belong_to(
    data: Data, measure: Measure, part: Measure, whole: Measure
) -> None:
    plain = replace(figures_at(0, data.table).reviewed, numerator=1, denominator=1)  # as a rate has them
    parts = replace(plain, measure=part, value=1), replace(plain, measure=whole)
    allowed = {
        (Measure.CLOSED_SHARE, Measure.CLOSED, Measure.REVIEWED),
        (Measure.COURT_SHARE, Measure.COURT_CLOSURES, Measure.COURT_CASES),
    }
    if (measure, part, whole) in allowed:
        assert share(measure, *parts).value == 1 / plain.value
        return
    with pytest.raises(ValueError, match="isn't"):
        share(measure, *parts)


def test_what_counts_different_things_has_no_difference(data: Data) -> None:
    figures = figures_at(0, data.table)
    with pytest.raises(ValueError, match="don't count the same"):
        less(figures.reviewed, figures.eligible)


def _split(table: Table, at: int, part: float) -> Split:
    """A period, of whose cases this part belonged to people not in detention."""
    every = figures_at(at, table)
    reviewed, eligible = int(every.reviewed.value), int(every.eligible.value)
    outside = min(max(int(reviewed * part), 1), reviewed - 1)
    return Split(
        every,
        _group(every.reviewed, outside, min(eligible, outside)),
        _group(every.reviewed, reviewed - outside, eligible - min(eligible, outside)),
        every.rate,
    )


def _group(like: Figure, reviewed: int, eligible: int) -> GroupFigures:
    count = replace(like, value=reviewed, basis=Basis.PUBLISHED, low=None, high=None)
    found = replace(count, measure=Measure.ELIGIBLE, value=eligible)
    return GroupFigures(count, found, share(Measure.RATE, found, count))


@given(tables(), st.floats(0.05, 0.95), st.floats(0.05, 0.95))
def test_the_two_effects_add_up_to_the_difference(table: Table, one: float, other: float) -> None:
    ends = figures_at(0, table), figures_at(len(table) - 1, table)
    if any(end.reviewed.value < 2 for end in ends):
        return
    effects = effects_between(_split(table, 0, one), _split(table, len(table) - 1, other))
    computed = [end.eligible.value / end.reviewed.value for end in ends]
    assert effects.mix.value + effects.rate.value == pytest.approx(computed[1] - computed[0], abs=1e-9)


# ---------------------------------------------------------------- data folders


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(default_folder(), tmp_path / "data"))


def test_a_folder_may_lack_every_further_measure(folder: Path) -> None:
    for name in EXTRA:
        (folder / f"{name}.csv").unlink()
    data = load_data(folder)
    queries = (Closed(), Outcomes(), Detained(), Courts(), Filings(), *map(HowSure, Topic))
    for query in queries:
        assert isinstance(answer(query, data, "en"), NoFigures), query
    assert isinstance(answer(RawData("closures"), data, "en"), NoSuchTable)


@pytest.mark.parametrize(
    ("name", "good", "bad", "fault"),
    [
        ("releases", "219554,16544", "219555,16544", "periods.csv adds up to 219554"),
        ("closures", "2722", "-1", "closed: Input should be greater than or equal to 0"),
        ("outcomes", "12247", "12248", "don't add up to eligible"),
        ("detention", "179518", "179519", "adds up to 219555, in periods.csv to 219554"),
        ("pilots", "7923,1301", "7923,7924", "more recommended cases than reviewed ones"),
        ("courts", "9616,pending,298173,3.2%", "9616,pending,298173,4%", "doesn't agree with the counts"),
        ("pauses", "detroit", "atlantis", "names the place 'atlantis', which places.csv lacks"),
        ("places", "denver,en", "denver,es", "denver has no English name"),
        ("filings", "2011-10-01", "2011-09-01", "overlaps what is before it"),
        ("closures", "scpr-2012-06-14", "nowhere", "names the source 'nowhere', which sources.csv lacks"),
    ],
)
def test_bad_data_is_named(folder: Path, name: str, good: str, bad: str, fault: str) -> None:
    path = folder / f"{name}.csv"
    text = path.read_text(encoding="utf-8")
    assert good in text
    path.write_text(text.replace(good, bad, 1), encoding="utf-8")
    with pytest.raises(BadDataError) as caught:
        load_data(folder)
    assert any(str(path) in line and fault in line for line in str(caught.value).splitlines())


def test_how_sure_names_the_arithmetic_of_each_topic(data: Data) -> None:
    for topic in (Topic.CLOSURES, Topic.DETENTION, Topic.COURTS):
        result = answer(HowSure(topic), data, "en")
        assert isinstance(result, HowSureAnswer)
        assert result.workings
        assert result.sources
