"""What replies say of days that the figures don't match."""

from __future__ import annotations

from datetime import date

import pytest

from bot.data.spans import Span
from bot.figures.figure import Operation
from bot.figures.operand import Operand
from tests.replies.conftest import Tell
from tests.replies.questions import MAY, compute, value

TO_AUGUST = Span(date(2012, 3, 1), date(2012, 8, 15))
TO_MAY = Span(date(2012, 3, 20), date(2012, 5, 10))


def test_a_count_by_day_says_where_it_ends(tell: Tell) -> None:
    wording = tell(value("closed", TO_AUGUST))
    assert wording.headline == (
        "Mar 1 – Aug 15, 2012 has no figure of its own; the nearest that is known: "
        "7,186 closed under ICE's review by Jul 20, 2012"
    )
    assert wording.lines[0] == "There is no figure as of Aug 15, 2012; this is the last before it."


def test_what_is_known_by_day_has_no_periods(tell: Tell) -> None:
    wording = tell(value("closed", TO_MAY))
    beside = tell(compute(Operation.VALUE, Operand("closed", TO_MAY), Operand("eligible", MAY)))
    assert wording.headline.endswith(
        "the nearest that is known: about 2,900 or about 2,860 cases closed, Mar 9 – May 29, 2012"
    )
    assert (
        "Mar 20 – May 10, 2012 has no figure of its own; the figures are those of Mar 9 – May 29, 2012."
        in beside.lines
    )


def test_days_that_cut_periods_are_named_where_the_headline_has_what_was_computed(tell: Tell) -> None:
    told = "May 2012 cuts periods; the figures are those of all that it touches, Apr 17 – Jul 20, 2012."
    rest = tell(compute(Operation.COMPLEMENT, Operand("eligible", MAY)))
    assert told in rest.lines
    assert told not in tell(value("eligible", MAY)).lines


def test_what_is_known_ends_with_the_count_that_lies_nearest(tell: Tell) -> None:
    june = value("court_closures", Span(date(2012, 6, 1), date(2012, 6, 30)))
    assert tell(june).headline == "1,099 closures in the courts' records, Jun 1 – 28, 2012"
    assert tell(june).lines[0] == "There is no figure as of Jun 30, 2012; this is the last before it."


def test_days_of_which_nothing_is_known_are_named_where_there_is_something_before_them(tell: Tell) -> None:
    year = tell(value("filings", Span(date(2012, 1, 1), date(2012, 12, 31))))
    assert "Nothing is known of Jan 1 – Jun 30, 2012." in year.lines
    autumn = tell(value("filings", Span(date(2011, 12, 1), date(2012, 3, 31))))
    assert "Nothing is known of Jan 1 – Mar 31, 2012." in autumn.lines


def test_only_the_days_of_which_something_is_known_lie_in_a_period(tell: Tell) -> None:
    lines = tell(value("reviewed", Span(date(2011, 1, 1), date(2011, 12, 31)))).lines
    assert any("Nov 17 – Dec 31, 2011 lies inside this period" in line for line in lines)


def test_what_is_known_by_place_is_not_told_of_the_nation(tell: Tell) -> None:
    assert not any("pilot" in line for line in tell(value("court_closures", upto=True)).lines)


@pytest.mark.parametrize(("code", "when"), [("en", "in July 2013"), ("es", "en julio de 2013")])
def test_a_count_as_of_a_month_is_of_no_day(code: str, when: str, tell: Tell) -> None:
    assert tell(value("court_cases", place="san-francisco"), code=code).headline.endswith(f", {when}")


def test_days_that_two_figures_share_are_told_once(tell: Tell) -> None:
    both = compute(
        Operation.DAYS, Operand("reviewed", MAY, "detained"), Operand("reviewed", MAY, "non_detained")
    )
    assert tell(both).headline == "43 days, Apr 17 – May 29, 2012"
