"""Several questions in one message, answered below each other."""

from __future__ import annotations

from bot.answers.queries import Explain, Manner
from tests.replies.conftest import Tell
from tests.replies.questions import value


def test_of_which_years_all_figures_are_is_said_once(tell: Tell) -> None:
    wording = tell(value("court_closures", place="chicago"), Manner(also=(Explain("why"),)))
    assert wording.caution.startswith("Court closures are ")
    assert wording.caution.count("Figures of 2011–12, not of today.") == 1
