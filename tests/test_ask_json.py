"""`ask --json`: figures with basis and sources, for people who script."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import Exit, main

FIGURE = {
    *("measure", "of", "start", "end", "as_of", "value", "low", "high", "numerator", "denominator"),
    *("basis", "about", "sources"),
}
ANSWERS = (
    *("rate last", "compare", "trend", "total", "periods", "closed", "closed May29", "detained", "courts"),
    *("courts Denver", "filings", "sources", "sources last", "sources closed", "sources detained", "why"),
    *("cerrados", "detenidos", "cortes Nueva York", "nuevos", "how many declined the offer?"),
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
    assert list(printed) == ["language", "query", "choices", "figures", "sources", "text"]
    assert printed["figures"]
    listed = {source["id"] for source in printed["sources"]}
    for figure in printed["figures"]:
        assert set(figure) == FIGURE
        assert figure["basis"] in {"published", "derived", "approximate"}
        assert (figure["low"] is None) == (figure["high"] is None) == (figure["basis"] != "approximate")
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
    assert printed["query"] == "closed.20120529"
    closed = figures(printed, "closed", as_of="2012-05-29", of="all", basis="published")
    assert closed == [4403, 4363]
    assert figures(printed, "closed", about=True) == [1500]
    assert figures(printed, "closed", of="non-detained") == [4363]
    share, _ = figures(printed, "closed_share", as_of="2012-05-29", basis="derived")
    assert share == pytest.approx(4403 / 288361)
    assert figures(printed, "court_closures") == []
    assert printed["text"].startswith("Closed under ICE's review by May 29, 2012: 4,403 or 4,363 cases\n")
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
    assert {figure["of"] for figure in printed["figures"]} == {"denver"}
    assert figures(printed, "court_closures") == [401]
    assert figures(printed, "recommended_share") == [pytest.approx(1301 / 7923)]


@pytest.mark.parametrize(
    ("question", "language", "problem", "text"),
    [
        (
            "closed Jan 1",
            "en",
            "NoCountYet",
            "By Jan 1 (Jan 1, 2012) no count of closed cases had come out yet",
        ),
        ("courts Boston", "en", "NoCourtFigures", "I have nothing on Boston. I have something on: Arizona,"),
        ("datos zzz", "es", "NoSuchTable", "No tengo la tabla zzz. Tengo estas: datos closures,"),
        ("rate foobar", "en", "Unreadable", "I couldn't read foobar as a period"),
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
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, printed = asked("what will the rate be next year", capsys)
    assert code == Exit.CANNOT
    assert (printed["query"], printed["figures"]) == ("beyond", [])


def test_where_the_bot_asks_back_the_choices_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    code, printed = asked("what's the rate", capsys)
    assert code == Exit.CANNOT
    assert printed["choices"] == [
        {"label": "Rate, May 30 – Jul 20, 2012", "query": "rate.20120530-20120720"},
        {"label": "All periods together", "query": "total."},
        {"label": "Trend", "query": "trend"},
    ]
    assert printed["text"].splitlines()[1] == "1. Rate, May 30 – Jul 20, 2012"


def test_an_answer_has_no_choices(capsys: pytest.CaptureFixture[str]) -> None:
    assert asked("rate", capsys)[1]["choices"] == []


def test_it_is_ascii_whatever_the_letters(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "--json", "cortes"]) == Exit.OK
    printed = capsys.readouterr().out
    assert printed.isascii()
    assert "Los Ángeles" in json.loads(printed)["text"]
