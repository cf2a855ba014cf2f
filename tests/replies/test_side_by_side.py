"""Two figures that are only wanted beside each other."""

from __future__ import annotations

from datetime import date

from bot.answers.queries import PLAIN
from bot.data.loading import Data
from bot.data.spans import Span
from bot.figures.figure import Operation
from bot.figures.operand import Operand
from bot.languages import Language
from bot.replies.words.answers import word
from tests.replies.conftest import Tell, answered, writer
from tests.replies.questions import LAST, THIRD, by, compute, versus


def test_two_periods_have_their_values_in_the_headline_and_a_line_each(tell: Tell) -> None:
    wording = tell(versus(Operation.VALUE))
    assert wording.headline == (
        "Rate of cases found provisionally eligible: 7.97% (Nov 17, 2011 – Mar 5, 2012); "
        "3.41% (May 30 – Jul 20, 2012)"
    )
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


def test_figures_of_several_groups_say_whose_each_is(tell: Tell) -> None:
    two = [Operand("nationality_closures", group=group, upto=True) for group in ("mexico", "china")]
    beside = tell(compute(Operation.VALUE, *two))
    assert beside.headline == "Mexico: 3,060 court closures by Jun 28, 2012; China: 63"
    less = tell(compute(Operation.DIFFERENCE, *two), code="es")
    assert less.headline == "México: 3,060 cierres en tribunales hasta el 28 jun 2012; China: 63, 2,997 menos"


def test_a_growth_of_more_than_tenfold_is_no_percentage(tell: Tell) -> None:
    two = [Operand("nationality_closures", group=group, upto=True) for group in ("china", "mexico")]
    wording = tell(compute(Operation.DIFFERENCE, *two))
    assert wording.lines[0] == "48.57 times the first."


def test_what_may_be_the_same_is_said_to_be_so_once(tell: Tell) -> None:
    two = [Operand("reviewed", span) for span in (THIRD, LAST)]
    wording = tell(compute(Operation.DIFFERENCE, *two))
    assert wording.headline.endswith("no clear difference")
    assert not any("no clear" in line.lower() or "1.0 times" in line for line in wording.lines)


def test_three_quarters_are_about_that_and_not_less(tell: Tell) -> None:
    two = [
        Operand("court_closures", by(5, 31), place=place, upto=True) for place in ("los-angeles", "denver")
    ]
    assert tell(compute(Operation.RATIO, *two)).headline.endswith(
        "Denver: 401, about three quarters of it (0.75 times)"
    )


def test_the_rest_says_what_it_is_the_rest_of(tell: Tell) -> None:
    whole = Operand("eligible", by(7, 20), upto=True)
    open_ = compute(Operation.COMPLEMENT, Operand("closed", by(7, 20), upto=True), whole)
    assert tell(open_).headline.startswith("About 15,800 cases not closed, of about 23,000 cases found")
    assert tell(open_).lines[0].startswith("About 15,800 is **about 68.7%** of about 23,000 cases found")
    mexico = Operand("nationality_closures", by(6, 28), "mexico", upto=True)
    others = compute(Operation.COMPLEMENT, mexico, Operand("court_closures", by(6, 28), upto=True))
    assert tell(others).headline.startswith("2,624 closures in the courts' records without Mexico")
    assert tell(others).lines[0].startswith("2,624 is **46.16%** of 5,684 closures")


def test_the_rest_of_what_adds_up_over_very_many_periods_is_told(schools: Data, english: Language) -> None:
    failed = compute(Operation.COMPLEMENT, Operand("passed", by(11, 30, 2020), upto=True))
    wording = word(answered(failed, schools), PLAIN, writer(schools, english))
    assert wording.headline == "478 schools that failed, Jan 1, 2019 – Nov 30, 2020"
