"""`ask --json`: figures with basis and sources, for people who script."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import Exit, main
from bot.answers.codec import decode
from bot.answers.queries import Choose, Compute, Explain, Operand, Series, Unknown
from bot.data.spans import Span
from bot.figures.figure import Operation
from bot.understanding.reader import Understander
from tests.stand_in import StandIn

FIGURE = {
    *("measure", "unit", "operation", "group", "place", "start", "end", "as_of", "value", "low", "high"),
    *("basis", "about", "sources"),
}
ANSWERS = (
    *("rate last", "compare", "trend", "total", "periods", "closed", "closed May29", "detained", "courts"),
    *("courts Denver", "filings", "sources", "sources last", "sources closed", "sources detained", "why"),
    *("cerrados", "detenidos", "cortes Nueva York", "nuevos", "nationalities", "backlog"),
)


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DATA_DIR", raising=False)
    monkeypatch.chdir(tmp_path)  # no .env there


def asked(question: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, Any]]:
    code = main(["ask", "--json", question])
    output = capsys.readouterr()
    assert not output.err
    return code, json.loads(output.out)


@pytest.mark.parametrize("question", ANSWERS)
def test_every_figure_has_all_that_belongs_to_it_and_its_sources_are_listed(
    question: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, printed = asked(question, capsys)
    assert code == Exit.OK
    assert list(printed) == ["language", "query", "asked", "figures", "sources", "text"]
    assert printed["figures"]
    listed = {source["id"] for source in printed["sources"]}
    for figure in printed["figures"]:
        assert set(figure) == FIGURE
        assert figure["basis"] in {"published", "derived", "approximate"}
        assert (figure["low"] is None) == (figure["high"] is None)
        assert figure["basis"] == "approximate" or figure["low"] is None
        assert figure["start"] <= figure["end"]
        assert figure["sources"]
        assert set(figure["sources"]) <= listed, figure
    for source in printed["sources"]:
        assert set(source) == {"id", "title", "publisher", "date", "url"}


def figures(printed: dict[str, Any], measure: str, **known: object) -> list[Any]:
    return [
        figure["value"]
        for figure in printed["figures"]
        if figure["measure"] == measure and all(figure[name] == value for name, value in known.items())
    ]


def test_closed_cases_have_both_counts_and_are_not_those_of_the_courts(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, printed = asked("closed May29", capsys)
    assert printed["language"] == "en"
    assert decode(printed["query"]) == Compute(
        Operation.VALUE, (Operand("closed", Span.day(date(2012, 5, 29)), upto=True),)
    )
    assert printed["asked"]["type"] == "Compute"
    assert printed["asked"]["operation"] == "value"
    assert printed["asked"]["operands"] == [
        {
            "measure": "closed",
            "span": {"start": "2012-05-29", "end": "2012-05-29"},
            "group": "",
            "place": "",
            "upto": True,
        }
    ]
    closed = figures(printed, "closed", as_of="2012-05-29", group=None, basis="published")
    assert closed == [4403, 4363]
    shares = figures(printed, "closed_share", as_of="2012-05-29", basis="derived")
    assert shares[0] == pytest.approx(4403 / 288361)
    assert figures(printed, "court_closures") == []
    assert printed["text"].startswith("4,403 or 4,363 closed under ICE's review by May 29, 2012\n")
    assert not set("*`") & set(printed["text"].split("\nSources:")[0])


def test_the_counts_of_the_last_period_have_their_bounds(capsys: pytest.CaptureFixture[str]) -> None:
    _, printed = asked("rate last", capsys)
    (reviewed,) = [
        figure
        for figure in printed["figures"]
        if figure["measure"] == "reviewed" and figure["start"] == "2012-05-30"
    ]
    assert (reviewed["low"], reviewed["value"], reviewed["high"]) == (68141, 68387, 69074)
    assert reviewed["basis"] == "approximate"


def test_figures_by_court_name_their_court(capsys: pytest.CaptureFixture[str]) -> None:
    _, printed = asked("cortes Denver", capsys)
    assert printed["language"] == "es"
    assert {figure["place"] for figure in printed["figures"]} == {"denver"}
    assert figures(printed, "court_closures") == [401]
    assert figures(printed, "recommended_share") == [pytest.approx(1301 / 7923)]


@pytest.mark.parametrize(
    ("question", "language", "problem", "text"),
    [
        (
            "closed Jan 1",
            "en",
            "NotYet",
            "No figure had been published by Jan 1, 2012 (cases closed)",
        ),
        ("courts Boston", "en", "UnknownPlace", "I have nothing on Boston. I have something on: Arizona,"),
        ("datos zzz", "es", "NoSuchTable", "No tengo la tabla zzz. Tengo estas: datos backlog,"),
        ("rate lunch", "en", "Unreadable", "I couldn't read lunch as a period"),
    ],
)
def test_a_question_without_an_answer_is_a_problem_of_a_kind_and_exits_with_2(
    question: str, language: str, problem: str, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, printed = asked(question, capsys)
    assert code == Exit.CANNOT
    assert list(printed) == ["language", "problem", "text"]
    assert (printed["language"], printed["problem"]) == (language, problem)
    assert printed["text"].startswith(text)


def test_what_the_data_cannot_know_has_no_figures_and_exits_with_2(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Understander, "understand", StandIn(Unknown()).understand)
    code, printed = asked("what next?", capsys)
    assert code == Exit.CANNOT
    assert (decode(printed["query"]), printed["figures"]) == (Unknown(), [])
    assert [choice["label"] for choice in printed["choices"]] == ["Rate", "Cases closed", "Backlog"]


def test_where_the_bot_asks_back_the_choices_are_listed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    readings = (Explain("why"), Series(Operand("rate")))
    monkeypatch.setattr(Understander, "understand", StandIn(Choose(readings)).understand)
    code, printed = asked("tell me", capsys)
    assert code == Exit.CANNOT
    assert [(choice["label"], decode(choice["query"])) for choice in printed["choices"]] == [
        ("Why did it fall?", readings[0]),
        ("Trend", readings[1]),
    ]
    assert printed["text"].splitlines()[1] == "1. Why did it fall?"


def test_it_is_ascii_whatever_the_letters(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "--json", "cortes Los Ángeles"]) == Exit.OK
    printed = capsys.readouterr().out
    assert printed.isascii()
    assert "Los Ángeles" in json.loads(printed)["text"]
