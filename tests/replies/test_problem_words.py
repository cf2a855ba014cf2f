from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.answers.problems import (
    NoSuchTable,
    NotTwoPeriods,
    Outdated,
    SamePeriod,
    UnknownCommand,
    UnknownPage,
    UnknownPlace,
)
from bot.data.loading import Data
from bot.figures.operand import Operand
from bot.figures.problems import Gap, NoFigures, NoSense, NotKnown, NotYet, Outside, Problem, Reason
from bot.languages import Language
from bot.periods.cuts import Unit
from bot.periods.reading import (
    CountedFromToday,
    Duration,
    NoSuchDate,
    NoSuchPeriod,
    NotAPeriod,
    PeriodProblem,
    Reading,
    Reversed,
    SeveralPeriods,
    Unreadable,
)
from bot.replies.problems import explain_problem
from tests.replies.conftest import writer
from tests.replies.questions import FIRST, LAST, MAY

RATE, CLOSED = Operand("rate"), Operand("closed")
PROBLEMS: list[Problem | PeriodProblem] = [
    NoFigures(operand=Operand("rate", place="omaha"), groups=("detained",)),
    NoFigures(operand=RATE),
    Outside(
        operand=RATE, span=MAY.day(date(2012, 3, 20)), known=type(FIRST)(FIRST.start, LAST.end), nearest=FIRST
    ),
    Outside(operand=RATE, span=MAY.day(date(2015, 1, 1)), known=FIRST, nearest=LAST),
    NotYet(operand=CLOSED, day=date(2012, 1, 1), first=date(2012, 3, 8)),
    Gap(operand=Operand("filings"), missing=MAY),
    NotKnown(operand=CLOSED, days=(date(2012, 3, 8), date(2012, 4, 16))),
    NoSense(reason=Reason.MIXED, measures=("closed", "eligible")),
    NoSense(reason=Reason.UNITS, measures=("closed", "rate")),
    NoSense(reason=Reason.NOT_A_PART, measures=("filings",)),
    NoSense(reason=Reason.OVERLAP, measures=("reviewed", "reviewed")),
    NoSense(reason=Reason.NOTHING, measures=("rate",)),
    NoSense(reason=Reason.NO_SUM, measures=("backlog",)),
    NoSense(reason=Reason.MONTHS, measures=("reviewed",)),
    Outdated(),
    UnknownPlace(place="", known=("denver", "omaha"), typed="Springfield"),
    NoSuchTable(known=("periods", "closures"), typed="cases"),
    NotTwoPeriods(first=FIRST, second=LAST, typed="now then"),
    SamePeriod(span=LAST, other=None),
    SamePeriod(span=LAST, other=FIRST),
    UnknownPage(close=(), known=("DACA", "Deferred action"), typed="passing"),
    UnknownPage(close=("Deferred action",), known=(), typed="defered axion"),
    UnknownCommand(close="", typed="xyzzy"),
    UnknownCommand(close="rate", typed="raet"),
    Unreadable("soon"),
    Unreadable("May bla", "bla"),
    NoSuchDate("Feb 30 to March", "Feb 30"),
    NoSuchPeriod("period 7", 7, 4),
    Reversed("Jul20-May30", LAST, LAST, LAST),
    SeveralPeriods("first and last", (Reading(FIRST), Reading(LAST))),
    SeveralPeriods("1, 2, 4", (Reading(FIRST), Reading(FIRST), Reading(LAST))),
    NotAPeriod("42 days", Duration(42, Unit.DAY)),
    CountedFromToday("last year"),
    NoSense(reason=Reason.NOT_A_PART, measures=("filings", "reviewed")),
    NoSense(reason=Reason.NOT_A_PART, measures=("court_closures", "court_closures")),
    NoSense(reason=Reason.UNITS, measures=("backlog",)),
    NoSense(reason=Reason.UNITS, measures=("rate", "closed_share")),
    Outside(
        operand=CLOSED,
        span=LAST,
        known=MAY.day(date(2012, 5, 29)),
        nearest=MAY.day(date(2012, 5, 29)),
    ),
]
NAMES = [f"{at}-{type(problem).__name__}" for at, problem in enumerate(PROBLEMS)]


@pytest.mark.parametrize("code", ["en", "es"])
@pytest.mark.parametrize("problem", PROBLEMS, ids=NAMES)
def test_a_problem_says_what_is_wrong_and_what_works(
    problem: Problem | PeriodProblem,
    code: str,
    data: Data,
    languages: Mapping[str, Language],
    snapshot: SnapshotAssertion,
) -> None:
    text = explain_problem(problem, writer(data, languages[code]))
    assert not re.search(r"[{}]", text)
    assert text == snapshot


def test_every_kind_of_problem_has_words() -> None:
    leaves = {kind for base in (Problem, PeriodProblem) for kind in _below(base) if not kind.__subclasses__()}
    assert {type(problem) for problem in PROBLEMS} == leaves


def _below(base: type[object]) -> set[type[object]]:
    return {kind for child in base.__subclasses__() for kind in (child, *_below(child))}
