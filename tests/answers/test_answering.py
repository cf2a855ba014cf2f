from __future__ import annotations

import pytest

from bot.answers.answer import (
    HelpAnswer,
    PageAnswer,
    SeriesAnswer,
    TalkAnswer,
)
from bot.answers.answering import answer
from bot.answers.problems import Outdated, SamePeriod, UnknownPage
from bot.answers.queries import (
    By,
    Compute,
    Explain,
    Help,
    HowSure,
    Need,
    Operand,
    Parts,
    Query,
    Safety,
    Series,
    Talk,
    TalkKind,
    Unknown,
)
from bot.data.loading import Data
from bot.figures.figure import Operation
from bot.figures.problems import NoFigures
from bot.figures.series import Direction
from tests.answers.asking import FIRST, FOURTH, ask, problem, value
from tests.answers.made_data import DATA, data_of
from tests.figures.made_tables import REVIEW, declared, table_of


def test_a_page_comes_with_its_figures() -> None:
    result = ask(PageAnswer, Explain("closing"))
    assert [figure.value for figure in result.figures.values()] == [2_722]
    assert result.sources == ("a", "hispanically")
    assert problem(UnknownPage, Explain("nothing")).known == ("About", "Closing")


def test_where_a_page_is_missing_only_terms_are_listed(data: Data) -> None:
    missing = answer(Explain("nothing"), data, "en")
    assert isinstance(missing, UnknownPage)
    pages, roles = data.pages["en"], data.declarations.subject.pages
    unlisted = [*(page.id for page in pages if page.by_name), roles.legal_help, roles.crisis]
    assert len(unlisted) > 2
    assert not {pages[id_].title for id_ in unlisted}.intersection(missing.known)
    assert len(missing.known) == len(list(pages)) - len(unlisted)


def test_a_part_that_no_page_plays_is_not_there() -> None:
    for need in Need:
        assert ask(TalkAnswer, Safety(need)).query == Unknown()


def test_help_and_talk_know_the_periods() -> None:
    result = ask(HelpAnswer, Help())
    assert (result.first, result.last) == (FIRST, FOURTH)
    assert ask(TalkAnswer, Talk(TalkKind.GREETING)).span == REVIEW.span


@pytest.mark.parametrize(
    "query",
    [
        value(Operand("gone")),
        Series(Operand("gone")),
        HowSure(HowSure(value(Operand("gone")))),
        value(Operand("rate"), Operand("gone")),
        value(),
        Help("gone"),
    ],
)
def test_an_old_button_may_ask_for_what_is_gone(query: Query) -> None:
    assert isinstance(answer(query, DATA, "en"), Outdated)


def test_an_invented_set_with_one_period_and_nothing_else() -> None:
    declarations = declared(
        "pass",
        **{
            "seen": {"kind": "count"},
            "passed": {"kind": "count", "at_most": ["seen"]},
            "pass": {"kind": "share", "numerator": "passed", "denominator": "seen"},
        },
    )
    data = data_of(table_of(declarations, months="start,end,seen,passed\n2019-01-01,2019-01-31,10,4\n"))
    result = answer(Series(Operand("pass")), data, "en")
    assert isinstance(result, SeriesAnswer)
    assert (result.direction, result.change, len(result.steps)) == (Direction.SINGLE, None, 0)
    assert isinstance(answer(Parts(Operand("pass"), By.PLACE), data, "en"), NoFigures)
    assert isinstance(answer(Compute(Operation.CHANGE, (Operand("pass"),)), data, "en"), SamePeriod)
