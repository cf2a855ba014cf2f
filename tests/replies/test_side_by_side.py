"""Two figures that are only wanted beside each other."""

from __future__ import annotations

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
    ]


def test_two_measures_have_their_own_words(tell: Tell) -> None:
    wording = tell(compute(Operation.VALUE, Operand("closed", upto=True), Operand("backlog")))
    assert wording.headline == (
        "7,186 closed under ICE's review by Jul 20, 2012; "
        "about 437,000 cases pending in immigration court on Oct 1, 2014"
    )
