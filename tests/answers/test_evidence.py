from __future__ import annotations

import pytest

from bot.answers.answer import (
    HowSureAnswer,
    RawDataAnswer,
)
from bot.answers.answering import answer
from bot.answers.evidence import are_roundings
from bot.answers.problems import NoSuchTable
from bot.answers.queries import (
    HowSure,
    Operand,
    RawData,
)
from bot.figures.figure import Basis
from tests.answers.asking import BY_MAY, ask, numbers, problem, value
from tests.answers.made_data import PAGES, data_of
from tests.figures.made_tables import REVIEW


def test_the_working_behind_a_rate() -> None:
    result = ask(HowSureAnswer, HowSure(value(Operand("rate"))))
    shown = [(figure.measure, figure.value) for figure in result.figures]
    assert shown == [
        ("rate", 0.0341),
        ("eligible", 2_332),
        ("eligible", 20_648),
        ("eligible", 22_980),
        ("reviewed", 68_387),
    ]
    assert [numbers(versions) for versions in result.versions] == [[0.06, 0.064], [22_980, 23_000]]
    assert all(map(are_roundings, result.versions))


def test_sources_that_differ_on_closed_cases() -> None:
    result = ask(HowSureAnswer, HowSure(value(Operand("closed", BY_MAY, upto=True))))
    (versions,) = result.versions
    assert numbers(versions) == [4_403, 4_363]
    assert not are_roundings(versions)


def test_of_everything_it_is_the_total() -> None:
    first, *_ = ask(HowSureAnswer, HowSure()).figures
    assert (first.measure, first.span, first.basis) == ("rate", REVIEW.span, Basis.APPROXIMATE)


def test_a_table_as_a_file() -> None:
    result = ask(RawDataAnswer, RawData())
    assert (result.name, result.columns[0], result.sources[0]) == ("periods", "start", "ice")
    assert ask(RawDataAnswer, RawData("filings")).sources == ("a",)
    assert "periods" in problem(NoSuchTable, RawData("nothing")).known


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_rows_of_a_table_are_counted_as_they_are_read(end: str) -> None:
    lines = [
        "start,end,reviewed,note,",
        "",
        '2012-01-01,2012-01-31,2,"a',
        'b",',
        " , ,,,",
        "2012-02-01,2012-02-29,3,,",
    ]
    data = data_of(REVIEW, *PAGES, files={"periods": end.join(lines)})
    result = answer(RawData("periods"), data, "en")
    assert isinstance(result, RawDataAnswer)
    assert (result.columns, result.rows) == (("start", "end", "reviewed", "note"), 2)
