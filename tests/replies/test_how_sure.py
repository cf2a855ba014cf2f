from __future__ import annotations

from bot.answers.queries import HowSure
from tests.replies.conftest import Tell
from tests.replies.questions import ON_REVIEW, SECOND, value


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
        "alone allows 68,300–68,500; all that it can be: 68,100–69,100"
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
