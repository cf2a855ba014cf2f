"""Two figures that are only wanted beside each other."""

from __future__ import annotations

from datetime import date

from bot.data.spans import Span
from bot.figures.figure import Operation
from bot.figures.operand import Operand
from tests.replies.conftest import Tell
from tests.replies.questions import compute, versus


def test_two_periods_have_their_values_in_the_headline_and_a_line_each(tell: Tell) -> None:
    wording = tell(versus(Operation.VALUE))
    assert wording.headline == "Rate of cases found provisionally eligible: 7.97%, 3.41%"
    assert [line.partition(":")[0] for line in wording.lines] == [
        "- Nov 17, 2011 – Mar 5, 2012",
        "- May 30 – Jul 20, 2012",
        "All together",
    ]


def test_what_they_make_together_stands_below_them(tell: Tell) -> None:
    months = (Operand("filings", Span(date(2012, month, 1), date(2012, month, 30))) for month in (9, 11))
    assert tell(compute(Operation.VALUE, *months)).lines[2] == "All together: **32,202** (derived)"
    pilots = (Operand("recommended_share", place=place) for place in ("denver", "baltimore"))
    told = tell(compute(Operation.VALUE, *pilots)).lines[2]
    assert told == "All together: **14.27%**, 1,667 of 11,682 cases reviewed (derived)"


def test_totals_of_two_days_make_nothing_together(tell: Tell) -> None:
    days = (
        Operand("closed", Span.day(date(2012, month, day)), upto=True) for month, day in ((4, 16), (7, 20))
    )
    assert not any(line.startswith("All together") for line in tell(compute(Operation.VALUE, *days)).lines)


def test_two_measures_have_their_own_words(tell: Tell) -> None:
    wording = tell(compute(Operation.VALUE, Operand("closed", upto=True), Operand("backlog")))
    assert wording.headline == (
        "7,186 closed under ICE's review by Jul 20, 2012; "
        "about 437,000 cases pending in immigration court on Oct 1, 2014"
    )
