from __future__ import annotations

from datetime import date

import pytest

from bot.core.answers import answer
from bot.core.courts import NATION, Base, Caveat, CourtCount, CourtsAnswer
from bot.core.data import Data, load_data
from bot.core.figures import Basis
from bot.core.problems import NoCourtFigures, NoFigures
from bot.core.queries import Courts, HowSure, Topic
from bot.core.spans import Span
from tests.core.made_figures import percent
from tests.core.spoiled import Ask, Spoiled


def _courts(ask: Ask, place: str = "") -> CourtsAnswer:
    reply = ask(Courts(place))
    assert isinstance(reply, CourtsAnswer)
    return reply


# --- the pilots ---


@pytest.mark.parametrize(
    ("place", "recommended", "reviewed", "rate"),
    [("denver", 1_301, 7_923, "16.42%"), ("baltimore", 366, 3_759, "9.74%")],
)
def test_the_pilots_counts_are_published_and_their_rates_computed(
    place: str, recommended: int, reviewed: int, rate: str, ask: Ask
) -> None:
    pilot = _courts(ask, place).pilots[place]
    assert (pilot.recommended.value, pilot.reviewed.value) == (recommended, reviewed)
    assert pilot.recommended.basis is pilot.reviewed.basis is Basis.PUBLISHED
    assert (percent(pilot.rate), pilot.rate.basis) == (rate, Basis.DERIVED)
    assert (pilot.rate.whose, pilot.rate.as_of) == (place, date(2012, 1, 19))


# --- closures in the courts' records ---


def _said(count: CourtCount) -> tuple[object, ...]:
    """The count, its share as a percentage, and what that is a share of."""
    closures = count.closures and count.closures.value
    share = count.share and percent(count.share, 2 if count.share.decimals is None else count.share.decimals)
    return count.as_of.day, closures, share, count.base


@pytest.mark.parametrize(
    ("place", "counts"),
    [
        (
            NATION,
            [
                (date(2012, 3, 28), 2_609, "0.87%", Base.PENDING),
                (date(2012, 5, 31), 4_585, "1.5%", Base.PENDING),
                (date(2012, 6, 28), 5_684, "1.9%", Base.PENDING),
                (date(2012, 9, 30), 9_616, "3.2%", Base.PENDING),
                (date(2013, 12, 31), 28_983, "6.6%", Base.ALL_CLOSURES),
            ],
        ),
        ("baltimore", [(date(2012, 3, 31), 230, "4.38%", Base.PENDING)]),
        ("denver", [(date(2012, 5, 31), 401, None, None)]),
        (
            "los-angeles",
            [
                (date(2012, 3, 31), 218, None, None),
                (date(2012, 5, 31), 534, None, None),
                (date(2012, 7, 31), 707, None, None),
                (date(2013, 7, 31), None, "12.3%", Base.CASES),
                (date(2013, 12, 31), None, "23.7%", Base.ALL_CLOSURES),
                (date(2015, 2, 28), 13_333, "24.5%", Base.ALL_CLOSURES),
            ],
        ),
        (
            "new-orleans",
            [
                (date(2012, 5, 31), 3, "0.09%", Base.PENDING),
                (date(2012, 7, 26), 13, "0.38%", Base.PENDING),
            ],
        ),
        (
            "new-york",
            [
                (date(2012, 3, 31), 207, None, None),
                (date(2012, 10, 31), 615, "1.4%", Base.PENDING),
                (date(2013, 12, 31), None, "3.7%", Base.ALL_CLOSURES),
            ],
        ),
        (
            "san-francisco",
            [(date(2012, 5, 31), 387, None, None), (date(2013, 7, 31), 1_277, "6.7%", Base.CASES)],
        ),
        ("houston", [(date(2013, 12, 31), None, "1.7%", Base.ALL_CLOSURES)]),
    ],
)
def test_court_closures_come_in_order_with_their_days_and_what_their_share_is_of(
    place: str, counts: list[tuple[object, ...]], data: Data
) -> None:
    assert [_said(count) for count in data.courts.counts[place]] == counts


def test_the_order_of_the_rows_of_a_court_makes_no_difference(spoiled: Spoiled, data: Data) -> None:
    path = spoiled.folder / "courts.csv"
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join((header, *reversed(rows))), encoding="utf-8")
    assert load_data(spoiled.folder).courts.counts == data.courts.counts


def test_a_share_that_is_printed_is_published_and_one_that_is_not_is_derived(data: Data) -> None:
    first, second, *_ = data.courts.counts[NATION]
    assert first.share
    assert second.share
    assert (first.share.basis, second.share.basis) == (Basis.DERIVED, Basis.PUBLISHED)
    assert (second.share.numerator, second.share.denominator) == (4_585, 298_173)


def test_who_counted_and_what_is_unsure_is_said(data: Data) -> None:
    counts = data.courts.counts
    assert [count.counted_by for count in counts["new-orleans"]] == ["TRAC", "EOIR"]
    assert [count.caveat for count in counts["los-angeles"]][:3] == [None, None, Caveat.DATE_UNSURE]
    assert [count.caveat for count in counts["new-york"]] == [None, Caveat.PLACE_UNSURE, None]


def test_a_day_is_not_claimed_where_only_the_month_is_known(data: Data) -> None:
    assert [count.as_of.exact for count in data.courts.counts["new-orleans"]] == [False, True]


# --- the pauses ---


def test_the_calendar_of_the_pauses(ask: Ask) -> None:
    april = Span(date(2012, 4, 23), date(2012, 5, 4))
    assert [(pause.place, pause.span) for pause in _courts(ask).pauses] == [
        ("detroit", april),
        ("new-orleans", april),
        ("orlando", april),
        ("seattle", april),
        ("new-york", Span(date(2012, 5, 7), date(2012, 5, 18))),
        ("san-francisco", Span(date(2012, 6, 4), date(2012, 6, 15))),
        ("los-angeles", Span(date(2012, 7, 9), date(2012, 7, 20))),
    ]


def test_the_sources_of_a_pause_are_named(ask: Ask) -> None:
    assert "immigration-impact-2012-03-30" in {source.id for source in _courts(ask, "detroit").sources}


# --- one court, and all ---


def test_of_one_court_nothing_of_another_is_told(ask: Ask) -> None:
    reply = _courts(ask, "new-orleans")
    assert not reply.pilots
    assert list(reply.counts) == ["new-orleans"]
    assert [pause.place for pause in reply.pauses] == ["new-orleans"]


def test_all_courts_are_told_with_the_whole_country_which_is_none_of_them(ask: Ask) -> None:
    reply = _courts(ask)
    assert set(reply.pilots) == {"denver", "baltimore"}
    assert NATION in reply.counts
    assert NATION not in reply.places
    assert set(reply.places) == {*reply.pilots, *reply.counts, *(p.place for p in reply.pauses)} - {NATION}


@pytest.mark.parametrize(("place", "name"), [("dallas", "Dallas"), ("nowhere", ""), (NATION, "")])
def test_a_court_of_which_nothing_is_known_is_told_so_with_those_that_are(
    place: str, name: str, ask: Ask
) -> None:
    problem = ask(Courts(place))
    assert isinstance(problem, NoCourtFigures)
    assert problem.place == name
    assert problem.known == tuple(sorted(problem.known))
    assert {"Baltimore", "Denver", "Detroit", "Los Angeles"} <= set(problem.known)
    assert "Dallas" not in problem.known


def test_courts_are_called_what_the_language_calls_them(data: Data) -> None:
    problem = answer(Courts("dallas"), data, "es")
    assert isinstance(problem, NoCourtFigures)
    assert {"Nueva York", "Los Ángeles"} <= set(problem.known)


# --- what is wrong in the files ---

BAD = {
    "a pilot's unknown source": (
        "pilots.csv",
        "3759,366,immigration-reform-2012-01-19",
        "3759,366,nobody",
        "pilots.csv:3: names the source 'nobody', which sources.csv lacks",
    ),
    "a pilot's unknown place": (
        "pilots.csv",
        "denver,2012",
        "gotham,2012",
        "pilots.csv: names the place 'gotham', which places.csv lacks",
    ),
    "a pilot of the whole country": (
        "pilots.csv",
        "denver,2012",
        "nation,2012",
        "pilots.csv: names the place 'nation', which places.csv lacks",
    ),
    "a pilot that is there twice": (
        "pilots.csv",
        "baltimore,2012",
        "denver,2012",
        "pilots.csv: has two rows for one place",
    ),
    "more recommended than reviewed": (
        "pilots.csv",
        "3759,366",
        "365,366",
        "pilots.csv:3: has more recommended cases than reviewed ones",
    ),
    "a court's unknown source": (
        "courts.csv",
        "trac-report-278",
        "nobody",
        "courts.csv:2: names the source 'nobody', which sources.csv lacks",
    ),
    "a court's unknown place": (
        "courts.csv",
        "houston",
        "gotham",
        "courts.csv: names the place 'gotham', which places.csv lacks",
    ),
    "a share that the counts don't give": (
        "courts.csv",
        "298173,1.5%",
        "298173,1.6%",
        "courts.csv:3: share_printed doesn't agree with the counts",
    ),
    "more closures than cases": (
        "courts.csv",
        "230,pending,5256",
        "5257,pending,5256",
        "courts.csv:8: has more closures than cases that they are a share of",
    ),
    "a share of nothing": (
        "courts.csv",
        "230,pending,5256",
        "230,pending,0",
        "courts.csv:8: base_count: Input should be greater than or equal to 1 (it says '0')",
    ),
    "a share without its base": (
        "courts.csv",
        "230,pending,5256",
        "230,,5256",
        "courts.csv:8: a share needs its base",
    ),
    "neither count nor share": (
        "courts.csv",
        "all-closures,,1.7%",
        "all-closures,,",
        "courts.csv:12: has neither closures nor share_printed",
    ),
    "a month that doesn't exist": (
        "courts.csv",
        "baltimore,2012-03",
        "baltimore,2012-13",
        "courts.csv:8: as_of: month must be in 1..12 (it says '2012-13')",
    ),
    "a pause's unknown source": (
        "pauses.csv",
        "2012-07-20,immigration-impact-2012-03-30",
        "2012-07-20,nobody",
        "pauses.csv:8: names the source 'nobody', which sources.csv lacks",
    ),
    "a pause's unknown place": (
        "pauses.csv",
        "detroit",
        "gotham",
        "pauses.csv: names the place 'gotham', which places.csv lacks",
    ),
    "a pause that ends before it starts": (
        "pauses.csv",
        "2012-07-09,2012-07-20",
        "2012-07-20,2012-07-09",
        "pauses.csv:8: ends on 2012-07-09, before it starts on 2012-07-20",
    ),
}


@pytest.mark.parametrize(("name", "old", "new", "said"), BAD.values(), ids=BAD)
def test_a_fault_in_what_is_known_by_court_is_named(
    name: str, old: str, new: str, said: str, spoiled: Spoiled
) -> None:
    assert spoiled.with_change(name, old, new) == [said]


@pytest.mark.parametrize("closures", ["0", "5256"])
def test_all_cases_may_be_closed_or_none(closures: str, spoiled: Spoiled) -> None:
    assert spoiled.with_change("courts.csv", "230,pending,5256", f"{closures},pending,5256") == []


def test_without_its_files_there_are_no_figures(spoiled: Spoiled) -> None:
    ask = spoiled.without("pilots.csv", "courts.csv", "pauses.csv")
    for query in (Courts(), Courts("denver"), HowSure(Topic.COURTS)):
        assert ask(query) == NoFigures("", Topic.COURTS)


def test_each_of_the_files_may_be_missing_alone(spoiled: Spoiled) -> None:
    reply = _courts(spoiled.without("pilots.csv", "pauses.csv"), "denver")
    assert (list(reply.pilots), list(reply.counts), reply.pauses) == ([], ["denver"], ())
