"""Several questions in one message, answered below each other."""

from __future__ import annotations

from datetime import date

from bot.answers.queries import Explain, Manner
from bot.data.spans import Span
from tests.replies.conftest import Tell
from tests.replies.questions import FIRST, ON_REVIEW, value


def test_of_which_years_all_figures_are_is_said_once(tell: Tell) -> None:
    wording = tell(value("court_closures", place="chicago"), Manner(also=(Explain("why"),)))
    assert wording.caution.startswith("Court closures are ")
    assert wording.caution.count("Figures of 2011–12, not of today.") == 1


def test_each_caution_is_said_once_whatever_years_the_questions_are_about(tell: Tell) -> None:
    months = Span(date(2011, 10, 1), date(2011, 12, 31))
    further = value("filings", months), value("filings", Span(date(2012, 7, 1), date(2012, 7, 31)))
    wording = tell(value("rate", FIRST), Manner(also=further))
    assert wording.caution.count("New cases filed in immigration court") == 1
    assert wording.caution.count("Provisionally eligible:") == 1
    assert wording.caution.endswith("Figures of 2011–12, not of today.")
    assert wording.caution.count("Figures of") == 1


def test_the_rest_of_the_first_answer_stands_under_its_headline(tell: Tell) -> None:
    wording = tell(ON_REVIEW["courts"], Manner(also=(value("rate", FIRST),)))
    assert wording.lines[2] == "… and 9 more"
    assert wording.lines[3].startswith("**7.97%")
    assert wording.more[0] == f"**{wording.headline}**"
    assert wording.more[1].startswith("- Share of pilot cases recommended")


def test_a_short_list_is_shown_whole_beside_another_answer(tell: Tell) -> None:
    wording = tell(Explain("why"), Manner(also=(value("rate", FIRST),)))
    assert [line[:2] for line in wording.lines[1:4]] == ["1.", "2.", "3."]
    assert wording.lines[4].startswith("**7.97%")
