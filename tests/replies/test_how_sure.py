from __future__ import annotations

from datetime import date

import pytest

from bot.answers.queries import Compute, HowSure, Series
from bot.data.spans import Span
from bot.figures.figure import Operation
from bot.figures.operand import Operand
from tests.replies.conftest import Tell
from tests.replies.questions import FIRST, LAST, ON_REVIEW, SECOND, THIRD, by, compute, value, versus


def test_the_arithmetic_is_shown_with_all_its_digits(tell: Tell) -> None:
    lines = tell(HowSure(value("rate", SECOND))).lines
    assert "- Cases reviewed, Mar 6 – Apr 16, 2012: 219,554 − 165,471 = 54,083" in lines
    assert (
        "- Rate of cases found provisionally eligible, Mar 6 – Apr 16, 2012: 3,354 ÷ 54,083 = 6.20%" in lines
    )


def test_a_count_that_was_solved_says_what_the_rounding_alone_allows(tell: Tell) -> None:
    lines = tell(ON_REVIEW["how sure the last rate is"]).lines
    assert (
        "- Cases reviewed, May 30 – Jul 20, 2012: about 2,332 ÷ 3.41% = about 68,400; the rounding of 3.41% "
        "alone allows 68,200–68,500; possible range: 68,100–69,100"
    ) in lines


def test_sources_that_differ_are_named_with_what_they_print(tell: Tell) -> None:
    lines = tell(ON_REVIEW["how sure the closed count is"]).lines
    (line,) = [line for line in lines if line.startswith("Sources differ")]
    assert line == (
        "Sources differ on cases closed, by May 29, 2012: **4,403** (UPI, Jun 7, 2012; Colorlines, "
        "Jun 7, 2012; TRAC), **4,363** (SCPR, Jun 14, 2012; Kingman Daily Miner, Jul 17, 2012). "
        "The pages don't say why they differ."
    )


def test_a_rounded_figure_is_told_from_another(tell: Tell) -> None:
    lines = tell(HowSure()).lines
    (line,) = [line for line in lines if line.startswith("Sources differ on cases found")]
    assert line.endswith("One is the other, rounded.")


def lines_behind(of: Compute, tell: Tell) -> str:
    return "\n".join(tell(HowSure(of)).lines)


def difference_of(measure: str, *slots: dict[str, object]) -> Compute:
    operands = (Operand(measure, **each) for each in slots)  # pyright: ignore[reportArgumentType]  names of fields
    return compute(Operation.DIFFERENCE, *operands)


@pytest.mark.parametrize(
    ("of", "line"),
    [
        (
            difference_of("backlog", {"span": by(9, 30, 2011)}, {"span": by(6, 28)}),
            "Cases pending in immigration court, Sep 30, 2011 to Jun 28, 2012: 314,147 − 298,173 = 15,974",
        ),
        (
            difference_of("eligible", {"span": SECOND}, {"span": THIRD}),
            (
                "Cases found provisionally eligible, Mar 6 – Apr 16, 2012 to Apr 17 – May 29, 2012: "
                "4,104 − 3,354 = 750"
            ),
        ),
        (
            difference_of("court_closures", {"place": "denver"}, {"place": "los-angeles"}),
            (
                "Court closures with a prosecutorial-discretion code, May 31, 2012, Denver to Los Angeles: "
                "534 − 401 = 133"
            ),
        ),
    ],
)
def test_a_difference_is_no_value_of_all_its_days(of: Compute, line: str, tell: Tell) -> None:
    assert f"- {line}" in lines_behind(of, tell)


def test_a_change_of_what_a_source_calls_about_is_no_more_exact_in_its_working(tell: Tell) -> None:
    operands = (Operand("closed", by(3, 8), upto=True), Operand("closed", upto=True))
    lines = lines_behind(compute(Operation.CHANGE, *operands), tell)
    assert "(7,186 − about 1,500) ÷ about 1,500 = about 380%" in lines


def test_what_is_less_has_one_minus_throughout(tell: Tell) -> None:
    detained = (Operand("reviewed", span, group="detained") for span in (FIRST, SECOND))
    lines = lines_behind(compute(Operation.DIFFERENCE, *detained), tell)
    assert "= about −6,020; possible range: −6,178 to −5,872" in lines
    assert "-" not in lines.replace("\n- ", "\n").removeprefix("- ").replace("-discretion", "")


def test_a_period_beside_itself_is_named_once(tell: Tell) -> None:
    lines = lines_behind(compute(Operation.PER_DAY, Operand("eligible", LAST), Operand("eligible")), tell)
    assert (
        "- Cases found provisionally eligible, May 30 – Jul 20, 2012: about 44.85 − about 44.85 = " in lines
    )


def test_how_long_a_period_is_was_not_computed_from_figures(tell: Tell) -> None:
    lines = lines_behind(compute(Operation.DAYS, Operand("reviewed", THIRD)), tell)
    assert "= 68,807" in lines
    assert "43" not in lines


def test_what_arose_between_two_totals_is_of_the_days_between(tell: Tell) -> None:
    closed = value("closed", Span(date(2012, 4, 17), date(2012, 7, 20)))
    assert "- Cases closed, Apr 17 – Jul 20, 2012: 7,186 − 2,722 = 4,464" in lines_behind(closed, tell)


@pytest.mark.parametrize(
    ("of", "headline"),
    [
        (versus(), "How sure: from 7.97% to 3.41%: 4.56 percentage points lower: derived"),
        (
            compute(Operation.COMPLEMENT, Operand("eligible", FIRST)),
            "How sure: 152,281 cases not found eligible, Nov 17, 2011 – Mar 5, 2012: derived",
        ),
        (
            compute(Operation.VALUE, Operand("eligible", FIRST), Operand("eligible", SECOND)),
            (
                "How sure: cases found provisionally eligible: 13,190 (Nov 17, 2011 – Mar 5, 2012); "
                "3,354 (Mar 6 – Apr 16, 2012): "
                "partly published, partly derived or approximate"
            ),
        ),
        (
            Series(Operand("rate")),
            (
                "How sure: rate of cases found provisionally eligible: "
                "partly published, partly derived or approximate"
            ),
        ),
        (
            Series(Operand("backlog")),
            "How sure: about 212,000 cases pending in immigration court on Oct 1, 2005: published",
        ),
    ],
)
def test_it_opens_with_what_was_answered_and_how_sure_all_of_that_is(
    of: Compute | Series, headline: str, tell: Tell
) -> None:
    assert tell(HowSure(of)).headline == headline


def test_figures_side_by_side_are_said_to_be_published_only_where_all_are(tell: Tell) -> None:
    sides = {"mixed": (FIRST, SECOND), "same": (SECOND, THIRD)}
    wordings = {
        name: tell(compute(Operation.VALUE, *(Operand("eligible", span) for span in spans)))
        for name, spans in sides.items()
    }
    assert wordings["mixed"].basis == ""
    assert "- Nov 17, 2011 – Mar 5, 2012: **13,190** (published)" in wordings["mixed"].lines
    assert wordings["same"].basis == "Derived"
