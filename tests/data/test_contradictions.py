from __future__ import annotations

import pytest

from tests.data.made import CLOSED, MEASURES, PERIODS, TOTALS, Made

HEADER, JANUARY, FEBRUARY, MARCH = PERIODS.splitlines()

JANUARY_DAYS = "inspected from 2020-01-01 to 2020-01-31"
NEVER = ", and a running count never falls"


def _file(columns: str, *rows: str) -> str:
    return "".join(f"{line}\n" for line in (f"{columns},sources", *(f"{row},letter" for row in rows)))


def _replaced(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1
    return text.replace(old, new)


BAD: dict[str, tuple[dict[str, str], list[str]]] = {
    "more passed than inspected": (
        {
            "periods.csv": "\n".join(
                (HEADER, _replaced(JANUARY, ",80,,,published,8.00%", ",1001,,,published,"))
            ),
            "totals.csv": "as_of,inspected,sources\n2020-01-31,1000,report",
            "closed.csv": "",
        },
        ["periods.csv:2: passed from 2020-01-01 to 2020-01-31 is 1,001, more than inspected, 1,000"],
    ),
    "bounds that allow more passed than inspected": (
        {"periods.csv": _replaced(PERIODS, ",85,95,approximate,3.0%", ",85,2901,approximate,")},
        ["periods.csv:4: passed may be up to 2,901, and inspected as low as 2,900"],
    ),
    "a whole of 0": (
        {
            "periods.csv": "\n".join(
                (HEADER, JANUARY, _replaced(FEBRUARY, ",2000,,,100,,,derived,5%", ",0,,,0,,,,"))
            ),
            "totals.csv": "",
            "closed.csv": "",
        },
        ["periods.csv:3: inspected may be 0, and rate is a share of it"],
    ),
    "a whole of 0 that has a printed share": (
        {
            "periods.csv": "\n".join((HEADER, JANUARY, _replaced(FEBRUARY, ",2000,,,100,", ",0,,,0,"))),
            "totals.csv": "",
            "closed.csv": "",
        },
        ["periods.csv:3: inspected may be 0, and rate is a share of it"],
    ),
    "none of a whole, and a printed share": (
        {
            "periods.csv": _replaced(PERIODS, ",100,,,derived", ",0,,,derived"),
            "totals.csv": "",
            "closed.csv": "",
        },
        ["periods.csv:3: rate_printed is 5%, but the counts give 0.0000%"],
    ),
    "a printed rate that the counts don't give": (
        {"periods.csv": _replaced(PERIODS, ",5%,", ",6%,")},
        ["periods.csv:3: rate_printed is 6%, but the counts give 5.0000%"],
    ),
    "a printed rate off by its last decimal": (
        {"periods.csv": _replaced(PERIODS, ",5%,", ",5.01%,")},
        ["periods.csv:3: rate_printed is 5.01%, but the counts give 5.0000%"],
    ),
    "a printed rate outside of what the bounds allow": (
        {"periods.csv": _replaced(PERIODS, ",3.0%,", ",3.4%,")},
        ["periods.csv:4: rate_printed is 3.4%, but the counts give 2.7419% to 3.2759%"],
    ),
    "a printed rate of a total that the sums don't give": (
        {"totals.csv": _replaced(TOTALS, ",4.5%,", ",5.5%,")},
        ["totals.csv:4: rate_printed is 5.5%, but the counts give 4.3443% to 4.6610%"],
    ),
    "a gap": (
        {"periods.csv": _replaced(PERIODS, "2020-02-01", "2020-02-02"), "totals.csv": ""},
        ["periods.csv:3: leaves a gap: it starts on 2020-02-02, 2020-02-01 is due"],
    ),
    "an overlap": (
        {"periods.csv": _replaced(PERIODS, "2020-02-01", "2020-01-31"), "totals.csv": ""},
        ["periods.csv:3: overlaps the period before: it starts on 2020-01-31, 2020-02-01 is due"],
    ),
    "a period without its part": (
        {
            "periods.csv": _replaced(PERIODS, ",100,,,derived,5%", ",,,,derived,"),
            "totals.csv": "",
            "closed.csv": "",
        },
        ["periods.csv:3: has inspected from 2020-02-01 to 2020-02-29, and no passed"],
    ),
    "a period twice": (
        {"more.csv": _file("start,end,inspected", "2020-02-01,2020-02-29,2000")},
        ["periods.csv:3: inspected from 2020-02-01 to 2020-02-29 stands in more.csv:2 too"],
    ),
    "periods of another count that overlap": (
        {"more.csv": _file("start,end,pupils", "2020-01-01,2020-02-29,9", "2020-02-01,2020-02-02,8")},
        ["more.csv:3: pupils from 2020-02-01 to 2020-02-02 overlaps the period to 2020-02-29"],
    ),
    "an exact total other than the sum": (
        {"totals.csv": _replaced(TOTALS, "3000,180,,6.0%", "3001,180,,6.0%")},
        ["totals.csv:3: inspected by 2020-02-29 is 3,001, but the periods add up to 3,000"],
    ),
    "a total outside of what approximate periods allow": (
        {"totals.csv": _replaced(TOTALS, ",270,yes,4.5%", ",9900,,")},
        [
            "totals.csv:4: passed by 2020-03-31 is 9,900, but the periods add up to 265-275",
            "totals.csv:4: passed by 2020-03-31 is 9,900, more than inspected, 6,100",
        ],
    ),
    "a total far below": (
        {"totals.csv": _replaced(TOTALS, "2020-03-31,,270,yes,4.5%", "2020-03-31,100,,,")},
        [
            "totals.csv:4: inspected by 2020-03-31 is 100, but the periods add up to 5,900-6,100",
            f"totals.csv:4: inspected by 2020-03-31 is 100, less than 3,000 by 2020-02-29{NEVER}",
        ],
    ),
    "an about total whose rounding doesn't reach": (
        {"totals.csv": _replaced(TOTALS, ",270,yes,4.5%", ",280,,")},
        ["totals.csv:4: passed by 2020-03-31 is 280, but the periods add up to 265-275"],
    ),
    "a total inside a period that is more than at its end": (
        {"more.csv": _file("as_of,inspected", "2020-02-10,3500")},
        [
            f"totals.csv:3: inspected by 2020-02-29 is 3,000, less than 3,500 by 2020-02-10{NEVER}",
        ],
    ),
    "more closed than passed, on a day that is known": (
        {"closed.csv": _replaced(CLOSED, "2020-02-29,120", "2020-02-29,1700")},
        [
            "closed.csv:3: closed by 2020-02-29 is 1,700, more than passed, 180",
        ],
    ),
    "more closed than passed by the next day that is known": (
        {"closed.csv": "as_of,closed,sources\n2020-02-10,181,report"},
        ["closed.csv:2: closed by 2020-02-10 is 181, more than passed, 180"],
    ),
    "a running count that falls": (
        {"closed.csv": _replaced(CLOSED, "2020-03,150", "2020-03,99")},
        [f"closed.csv:5: closed by 2020-03-31 is 99, less than 118 by 2020-02-29{NEVER}"],
    ),
    "a running count that stays below what it was": (
        {"more.csv": _file("as_of,reopened", "2020-01-01,30", "2020-01-02,20", "2020-01-03,25")},
        [
            f"more.csv:3: reopened by 2020-01-02 is 20, less than 30 by 2020-01-01{NEVER}",
            f"more.csv:4: reopened by 2020-01-03 is 25, less than 30 by 2020-01-01{NEVER}",
        ],
    ),
    "two files that disagree": (
        {"more.csv": _file("as_of,closed", "2020-02-29,110")},
        ["more.csv:2: closed by 2020-02-29 is 110, and 120 in closed.csv:3"],
    ),
    "one source with two numbers": (
        {"closed.csv": _replaced(CLOSED, "118,,letter", "118,,report")},
        ["closed.csv:4: closed by 2020-02-29 is another number than in line 3, of the same source 'report'"],
    ),
    "one number in two rows": (
        {"closed.csv": _replaced(CLOSED, "118,,letter", "120,,letter")},
        ["closed.csv:4: closed by 2020-02-29 is the same as in line 3: name all its sources in one row"],
    ),
    "one number in the second and third of three rows": (
        {"closed.csv": CLOSED + "2020-02-29,118,,letter\n"},
        ["closed.csv:6: closed by 2020-02-29 is the same as in line 4: name all its sources in one row"],
    ),
    "parts that don't add up": (
        {"more.csv": _file("as_of,graded,passed,failed", "2020-01-31,100,80,19")},
        ["more.csv:2: passed and failed add up to 99, not to graded, 100"],
    ),
    "groups that are more than all": (
        {
            "more.csv": _file("as_of,group,inspected", "2020-01-31,big,700", "2020-01-31,small,301"),
        },
        ["more.csv:2: the groups of inspected by 2020-01-31 are 1,001 together, more than all, 1,000"],
    ),
    "groups that are less than all": (
        {
            "more.csv": _file("as_of,group,inspected", "2020-01-31,big,700", "2020-01-31,small,299"),
        },
        ["more.csv:2: the groups of inspected by 2020-01-31 are 999 together, less than all, 1,000"],
    ),
    "groups of a period": (
        {
            "more.csv": _file(
                "start,end,group,inspected",
                "2020-01-01,2020-01-31,big,700",
                "2020-01-01,2020-01-31,small,299",
            ),
        },
        [f"more.csv:2: the groups of {JANUARY_DAYS} are 999 together, less than all, 1,000"],
    ),
    "a group on a day of its own": (
        {"more.csv": _file("as_of,group,inspected", "2020-01-20,big,1001")},
        ["more.csv:2: the groups of inspected by 2020-01-20 are 1,001 together, more than all, 1,000"],
    ),
    "a place with more than all places": (
        {"more.csv": _file("as_of,place,inspected", "2020-01-20,north,1001")},
        ["more.csv:2: inspected of north by 2020-01-20 is 1,001, more than in all places together, 1,000"],
    ),
    "nothing handled": (
        {"more.csv": _file("as_of,place,closed,reopened", "2020-01-20,north,0,0")},
        ["more.csv:2: handled may be 0, and reopened_share is a share of it"],
    ),
    "a share of a sum": (
        {"more.csv": _file("as_of,place,closed,reopened,reopened_share_printed", "2020-01-20,north,6,2,33%")},
        ["more.csv:2: reopened_share_printed is 33%, but the counts give 25.0000%"],
    ),
}


@pytest.mark.parametrize(("files", "expected"), BAD.values(), ids=BAD)
def test_what_cannot_be_true_is_a_fault(files: dict[str, str], expected: list[str], made: Made) -> None:
    for name, text in files.items():
        if text:
            made.write(name, text)
        else:
            (made.folder / name).unlink()
    assert made.faults() == expected


GOOD: dict[str, dict[str, str]] = {
    "two sources that differ, in one file": {},
    "a rounded total": {"totals.csv": _replaced(TOTALS, ",270,yes,4.5%", ",300,yes,")},
    "two files that agree": {"more.csv": _file("as_of,closed", "2020-02-29,120")},
    "two files of which one says about": {
        "more.csv": _file("as_of,closed,closed_about", "2020-02-29,100,yes")
    },
    "two counters": {"more.csv": _file("as_of,counted_by,closed", "2020-02-29,Town,2")},
    "groups that add up": {
        "more.csv": _file("as_of,group,inspected", "2020-01-31,big,700", "2020-01-31,small,300")
    },
    "not all groups on this day": {
        "more.csv": _file(
            "as_of,group,inspected", "2020-01-31,big,700", "2020-01-31,small,300", "2020-02-29,big,800"
        )
    },
    "groups that are only some": {
        "more.csv": _file(
            "as_of,group,pupils", "2020-01-31,big,700", "2020-01-31,small,300", "2020-01-31,,2000"
        )
    },
    "a month that is over before a day in it": {
        "more.csv": _file("as_of,reopened", "2020-02,50", "2020-02-20,60")
    },
    "a gap in another count": {
        "more.csv": _file("start,end,pupils", "2020-01-01,2020-01-31,9", "2020-03-01,2020-03-31,8")
    },
    "a stock that falls": {"more.csv": _file("as_of,waiting", "2020-01-31,9", "2020-02-29,8")},
    "parts that add up": {"more.csv": _file("as_of,graded,passed,failed", "2020-01-31,100,80,20")},
    "two printed shares that the counts both give": {
        "more.csv": _file("as_of,rate_printed", "2020-01-31,8.0%")
    },
}


@pytest.mark.parametrize("files", GOOD.values(), ids=GOOD)
def test_what_can_be_true_passes(files: dict[str, str], made: Made) -> None:
    for name, text in files.items():
        made.write(name, text)
    assert made.faults() == []


def test_a_row_left_out_for_a_fault_is_no_gap(made: Made) -> None:
    assert made.faults_with("periods.csv", PERIODS.replace("2020-02-01,", "2020-02-32,")) == [
        "periods.csv:3: start must be a day such as 2012-05-30, not '2020-02-32'"
    ]


def test_a_row_left_out_for_a_fault_makes_no_other_share_wrong(made: Made) -> None:
    made.write("totals.csv", "as_of,rate_printed,sources\n2020-03-31,4.5%,letter\n")
    made.write("periods.csv", PERIODS.replace("2020-01-31,1000", "2020-01-32,1000"))
    assert made.faults() == ["periods.csv:2: end must be a day such as 2012-05-30, not '2020-01-32'"]


def test_what_several_shares_are_of_is_named_once(made: Made) -> None:
    share = '[measures.closed_share]\nkind = "share"\nnumerator = "closed"\ndenominator = "inspected"\n'
    made.change("measures.toml", "[measures.waiting]", f'{share}label = {{ en = "x" }}\n\n[measures.waiting]')
    made.write("more.csv", "as_of,place,inspected,sources\n2020-01-31,north,0,letter\n")
    assert made.faults() == ["more.csv:2: inspected may be 0, and rate and closed_share are shares of it"]


def test_periods_must_be_there(made: Made) -> None:
    (made.folder / "periods.csv").unlink()
    assert made.faults() == [
        f"{made.folder}: no file has 'inspected' by period (start, end), without a place or group"
    ]


def test_counts_that_look_like_running_totals_are_a_warning(made: Made) -> None:
    text = (
        "start,end,inspected,passed,sources\n"
        "2020-01-01,2020-01-31,1000,80,report\n"
        "2020-02-01,2020-02-29,3000,180,report\n"
        "2020-03-01,2020-03-31,6000,170,report\n"
    )
    for name in ("totals.csv", "closed.csv"):
        (made.folder / name).unlink()
    made.write("periods.csv", text)
    (warning,) = made.load().warnings
    assert str(warning).endswith(
        "periods.csv:4: inspected is larger in every period than in the one before: is it a running total?"
    )
    made.write("periods.csv", text.replace("6000", "2999"))
    assert made.load().warnings == ()


def test_without_the_declared_order_nothing_is_held_against_it(made: Made) -> None:
    made.write("measures.toml", _replaced(MEASURES, 'at_most = ["passed"]\n', ""))
    made.write("closed.csv", "as_of,closed,sources\n2020-02-10,181,report")
    assert made.faults() == []
