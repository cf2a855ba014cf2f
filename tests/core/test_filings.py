from __future__ import annotations

from datetime import date

import pytest

from bot.core.figures import Basis
from bot.core.filings import FilingsAnswer
from bot.core.problems import NoFigures
from bot.core.queries import Filings, HowSure, Topic
from tests.core.spoiled import Ask, Spoiled


def test_the_filings_are_two_quarters_and_six_months(ask: Ask) -> None:
    reply = ask(Filings())
    assert isinstance(reply, FilingsAnswer)
    assert [(figure.span.start, figure.span.end, figure.value) for figure in reply.filings] == [
        (date(2011, 7, 1), date(2011, 9, 30), 58_639),
        (date(2011, 10, 1), date(2011, 12, 31), 39_331),
        (date(2012, 7, 1), date(2012, 7, 31), 17_671),
        (date(2012, 8, 1), date(2012, 8, 31), 17_278),
        (date(2012, 9, 1), date(2012, 9, 30), 17_276),
        (date(2012, 10, 1), date(2012, 10, 31), 15_836),
        (date(2012, 11, 1), date(2012, 11, 30), 14_926),
        (date(2012, 12, 1), date(2012, 12, 31), 14_898),
    ]
    assert {figure.basis for figure in reply.filings} == {Basis.PUBLISHED}
    assert all(figure.as_of == figure.span.end for figure in reply.filings)


BAD = {
    "an unknown source": (
        "trac-report-292",
        "nobody",
        "filings.csv:4: names the source 'nobody', which sources.csv lacks",
    ),
    "an end before the start": (
        "2012-07-31",
        "2012-06-30",
        "filings.csv:4: ends on 2012-06-30, before it starts on 2012-07-01",
    ),
    "an overlap": (
        "2012-07-31",
        "2012-08-01",
        "filings.csv: 2012-08-01 overlaps what is before it, or is out of order",
    ),
    "the wrong order": (
        "2012-12-01,2012-12-31",
        "2012-06-01,2012-06-30",
        "filings.csv: 2012-06-01 overlaps what is before it, or is out of order",
    ),
    "a negative count": ("17671", "-1", "filings.csv:4: filings: "),
    "a day that doesn't exist": ("2012-11-30", "2012-11-31", "filings.csv:8: end: "),
}


@pytest.mark.parametrize(("old", "new", "said"), BAD.values(), ids=BAD)
def test_a_fault_in_the_filings_is_named(old: str, new: str, said: str, spoiled: Spoiled) -> None:
    (fault,) = spoiled.with_change("filings.csv", old, new)
    assert fault.startswith(said)


def test_without_its_file_there_are_no_figures(spoiled: Spoiled) -> None:
    ask = spoiled.without("filings.csv")
    for query in (Filings(), HowSure(Topic.FILINGS)):
        assert ask(query) == NoFigures("", Topic.FILINGS)
