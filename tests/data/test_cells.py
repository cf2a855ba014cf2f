from __future__ import annotations

from calendar import isleap
from datetime import date

import pytest

from tests.data.made import CLOSED, PERIODS, Made

HEADER, JANUARY, FEBRUARY, MARCH = PERIODS.splitlines()


def _with(line: str, **cells: str) -> str:
    """A line of the file with some cells changed."""
    row = dict(zip(HEADER.split(","), line.split(","), strict=True)) | cells
    return ",".join(row.values())


def _second(line: str) -> str:
    return f"{HEADER}\n{JANUARY}\n{line}\n{MARCH}"


COUNT = "must be a whole number such as 2000, not"
DAY = "must be a day such as 2012-05-30, not"
PRINTED = "must be a percentage such as 3.41%, not"
BAD: dict[str, tuple[str, list[str]]] = {
    "a thousands separator": (_with(FEBRUARY, inspected='"2,000"'), [f"inspected {COUNT} '2,000'"]),
    "a word for a number": (_with(FEBRUARY, inspected="many"), [f"inspected {COUNT} 'many'"]),
    "half a school": (_with(FEBRUARY, inspected="2000.5"), [f"inspected {COUNT} '2000.5'"]),
    "a negative count": (_with(FEBRUARY, passed="-1"), [f"passed {COUNT} '-1'"]),
    "other digits": (_with(FEBRUARY, passed="١٠٠"), [f"passed {COUNT} '١٠٠'"]),
    "too large a count": (
        _with(FEBRUARY, inspected="1000000000001"),
        ["inspected is '1000000000001', and the largest number that can be is 1,000,000,000,000"],
    ),
    "thirty nines": (
        _with(FEBRUARY, inspected="9" * 30),
        [f"inspected is '{'9' * 30}', and the largest number that can be is 1,000,000,000,000"],
    ),
    "an American date": (_with(FEBRUARY, end="2/29/2020"), [f"end {DAY} '2/29/2020'"]),
    "a date as a number": (_with(FEBRUARY, start="43862"), [f"start {DAY} '43862'"]),
    "a date with few digits": (_with(FEBRUARY, start="2020-2-1"), [f"start {DAY} '2020-2-1'"]),
    "a day that doesn't exist": (_with(FEBRUARY, end="2020-02-30"), [f"end {DAY} '2020-02-30'"]),
    "a year with five digits": (_with(FEBRUARY, end="20112-04-16"), [f"end {DAY} '20112-04-16'"]),
    "the year 0": (_with(FEBRUARY, start="0000-01-01"), [f"start {DAY} '0000-01-01'"]),
    "no start": (_with(FEBRUARY, start=""), ["has an end and no start"]),
    "no end": (_with(FEBRUARY, end=""), ["has a start and no end"]),
    "no date": (_with(FEBRUARY, start="", end=""), ["has no date"]),
    "an end before the start": (
        _with(FEBRUARY, end="2020-01-15"),
        ["ends on 2020-01-15, before it starts on 2020-02-01"],
    ),
    "no figure": (_with(FEBRUARY, inspected="", passed="", rate_printed=""), ["has no figure"]),
    "bounds without a count": (
        _with(FEBRUARY, passed="", passed_low="1", rate_printed=""),
        ["passed_low says '1', but passed is empty"],
    ),
    "an unknown basis": (
        _with(FEBRUARY, basis="guessed"),
        ["basis must be published, derived or approximate, not 'guessed'"],
    ),
    "no source": (_with(FEBRUARY, sources=""), ["names no source"]),
    "an unknown source": (
        _with(FEBRUARY, sources="report leter"),
        ["names the source 'leter', which sources.csv lacks (did you mean 'letter'?)"],
    ),
    "bounds of exact counts": (
        _with(FEBRUARY, inspected_low="1900", inspected_high="2100"),
        ["inspected is exact, so it has no inspected_low and inspected_high"],
    ),
    "approximate counts without bounds": (
        _with(FEBRUARY, basis="approximate"),
        [
            "inspected is approximate, so it needs inspected_low and inspected_high",
            "passed is approximate, so it needs passed_low and passed_high",
        ],
    ),
    "approximate counts with one bound": (
        _with(FEBRUARY, basis="approximate", inspected_low="1900", inspected_high="2100", passed_low="90"),
        ["passed is approximate, so it needs passed_low and passed_high"],
    ),
    "a count outside its bounds": (
        _with(MARCH, start="2020-02-01", end="2020-02-29", inspected="2800"),
        ["inspected isn't between inspected_low and inspected_high"],
    ),
    "a printed rate that isn't one": (
        _with(FEBRUARY, rate_printed="five"),
        [f"rate_printed {PRINTED} 'five'"],
    ),
    "a printed rate without its sign": (_with(FEBRUARY, rate_printed="5"), [f"rate_printed {PRINTED} '5'"]),
    "a printed rate with a comma": (
        _with(FEBRUARY, rate_printed='"5,0%"'),
        [f"rate_printed {PRINTED} '5,0%'"],
    ),
    "a printed rate of more than all": (
        _with(FEBRUARY, rate_printed="101%"),
        [f"rate_printed {PRINTED} '101%'"],
    ),
}


@pytest.mark.parametrize(("line", "messages"), BAD.values(), ids=BAD)
def test_a_wrong_cell_is_named_with_its_line(line: str, messages: list[str], made: Made) -> None:
    faults = made.faults_with("periods.csv", _second(line))
    assert faults == [f"periods.csv:3: {message}" for message in messages]


@pytest.mark.parametrize("cell", ["no", "n", "f", "0", "Y", "true", "1", "Yes"])
def test_only_yes_is_yes(cell: str, made: Made) -> None:
    assert made.faults_with("closed.csv", CLOSED.replace("50,yes", f"50,{cell}")) == [
        f"closed.csv:2: closed_about must be yes or empty, not {cell!r}"
    ]
    made.write("closed.csv", CLOSED)
    assert made.faults_with(
        "days.csv", f"start,end,holiday,sources\n2020-01-01,2020-01-01,{cell},report\n"
    ) == [f"days.csv:2: holiday must be yes or empty, not {cell!r}"]


COLUMNS = {
    "a misspelt measure": (
        "as_of,clsed,sources",
        ["has the column 'clsed', which measures.toml doesn't declare (did you mean 'closed'?)"],
    ),
    "a capital": (
        "as_of,Closed,sources",
        ["has the column 'Closed', which measures.toml doesn't declare (did you mean 'closed'?)"],
    ),
    "a misspelt dimension": (
        "asof,closed,sources",
        [
            "has the column 'asof', which measures.toml doesn't declare (did you mean 'as_of'?)",
            "has neither the columns 'start' and 'end' nor the column 'as_of'",
        ],
    ),
    "no sources": ("as_of,closed,waiting", ["has no column 'sources'"]),
    "a start without an end": ("start,closed,sources", ["needs both of the columns 'start' and 'end'"]),
    "no measure": ("as_of,place,sources", ["has no column of a measure"]),
    "an ending alone": ("as_of,closed_low,sources", ["has the column 'closed_low' without 'closed'"]),
    "a share as a number": (
        "as_of,rate,sources",
        ["has the column 'rate', but a share stands in 'rate_printed', as a source prints it"],
    ),
    "a printed count": (
        "as_of,closed_printed,sources",
        ["has the column 'closed_printed', but 'closed' is of the kind running"],
    ),
    "a sum": (
        "as_of,handled,sources",
        ["has the column 'handled', which is computed as the sum of closed and reopened"],
    ),
}


@pytest.mark.parametrize(("header", "messages"), COLUMNS.values(), ids=COLUMNS)
def test_wrong_columns_are_named_on_line_1(header: str, messages: list[str], made: Made) -> None:
    faults = made.faults_with("more.csv", f"{header}\n2020-01-31,5,report\n")
    assert faults == [f"more.csv:1: {message}" for message in messages]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "start,end,closed,sources\n2020-01-01,2020-01-31,5,report",
            "closed is known by a day: it needs as_of, not start and end",
        ),
        (
            "start,end,reopened_share_printed,sources\n2020-01-01,2020-01-31,5%,report",
            "reopened_share_printed is known by a day: it needs as_of, not start and end",
        ),
        (
            "as_of,holiday,sources\n2020-01-01,yes,report",
            "holiday is on some days: it needs start and end, not as_of",
        ),
        (
            "start,end,as_of,pupils,sources\n2020-01-01,2020-01-31,2020-01-31,5,report",
            "has both a period (start, end) and a day (as_of)",
        ),
        (
            "as_of,place,waiting,sources\n2020-01-31,North Shore,5,report",
            "place 'North Shore' isn't an id of at most 40 of a-z, 0-9 and -",
        ),
        (
            "as_of,group,waiting,sources\n2020-01-31,non-big,5,report",
            "group 'non-big' isn't an id of at most 24 of a-z, 0-9 and _",
        ),
        (
            "as_of,counted_by,waiting,sources\n2020-01-31,The County of the Lakes,5,report",
            "counted_by has more than 20 letters: 'The County of the Lakes'",
        ),
        (
            "as_of,note,waiting,sources\n2020-01-31,why,5,report",
            "note 'why' isn't declared under notes in measures.toml",
        ),
        (
            "as_of,place,waiting,sources\n2020-01-31,west,5,report",
            "names the place 'west', which names.csv lacks",
        ),
        (
            "as_of,group,waiting,sources\n2020-01-31,north,5,report",
            "names the group 'north', which names.csv lacks",
        ),
    ],
)
def test_a_row_that_says_wrongly_what_it_is_about_is_named(text: str, message: str, made: Made) -> None:
    assert made.faults_with("more.csv", text) == [f"more.csv:2: {message}"]


def test_a_wide_row_gives_a_long_row_for_each_measure(made: Made) -> None:
    made.write(
        "more.csv",
        "place,as_of,counted_by,waiting,reopened,reopened_basis,reopened_low,reopened_high,note,sources\n"
        "north,2020-02,County,7,20,approximate,15,25,unsure,report letter report\n"
        "south,2020-02-29,,8,,,,,,letter\n",
    )
    frame = made.load().table.frame
    more = frame[frame["file"] == "more.csv"].sort_values(["line", "measure"])
    assert more["measure"].tolist() == ["reopened", "waiting", "waiting"]
    assert more["end"].dt.strftime("%Y-%m-%d").tolist() == ["2020-02-29"] * 3
    assert more["month_only"].tolist() == [True, True, False]
    assert more["start"].isna().all()
    assert more["value"].tolist() == [20, 7, 8]
    assert more["basis"].tolist() == [2, 0, 0]
    assert more[["low", "high"]].iloc[0].tolist() == [15, 25]
    assert more["low"].isna().tolist() == [False, True, True]
    assert more["place"].tolist() == ["north", "north", "south"]
    assert more["counted_by"].tolist() == ["County", "County", ""]
    assert more["sources"].tolist() == [("report", "letter"), ("report", "letter"), ("letter",)]
    assert more["line"].tolist() == [2, 2, 3]
    assert more["note"].tolist() == ["unsure", "unsure", ""]


def test_a_printed_share_is_published_whatever_its_counts_are(made: Made) -> None:
    frame = made.load().table.frame
    march = frame[(frame["file"] == "periods.csv") & (frame["line"] == 4)].set_index("measure")
    assert march["basis"].to_dict() == {"inspected": 2, "passed": 2, "rate": 0}
    assert march.loc["rate", "printed"] == "3.0%"
    assert march["value"].isna().to_dict() == {"inspected": False, "passed": False, "rate": True}


@pytest.mark.parametrize("year", ["0001", "0476", "1895", "2112", "9999"])
def test_years_are_years(year: str, made: Made) -> None:
    last = "02-29" if isleap(int(year)) else "02-28"
    for name in ("periods.csv", "totals.csv", "closed.csv"):
        made.write(name, (made.folder / name).read_text().replace("2020-", f"{year}-").replace("02-29", last))
    days = made.load().table.frame["end"].dt.date.tolist()
    assert {date(int(year), 1, 31), date(int(year), 3, 31)} <= set(days)


def test_rows_come_in_order_of_their_days_whatever_the_order_of_the_lines(made: Made) -> None:
    made.write("periods.csv", f"{HEADER}\n{MARCH}\n{JANUARY}\n{FEBRUARY}")
    frame = made.load().table.frame
    periods = frame[(frame["measure"] == "inspected") & frame["start"].notna()]
    assert periods["value"].tolist() == [1000, 2000, 3000]
