"""`ask` on whatever terminal, pipe or file there is: one question, or the lines of the standard input."""

from __future__ import annotations

import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.answers.queries import Choose, Explain, Operand, Series, Unknown
from bot.operations.exits import Exit
from bot.understanding.reader import Understander
from tests.expected import LATEST, TREND
from tests.stand_in import StandIn

ROOT = Path(__file__).parent.parent

Print = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DATA_DIR", raising=False)
    monkeypatch.delenv("DEFAULT_LANGUAGE", raising=False)
    monkeypatch.chdir(tmp_path)  # no .env there


def ask_lines(*lines: str, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...] = ()) -> int:
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(lines)))
    return main(["ask", *options])


def shell(script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs a line of shell in which $ASK is `python -m bot ask`."""
    surroundings = os.environ | {"ASK": f"{sys.executable} -m bot ask", "PYTHONPATH": str(ROOT)} | environment
    return subprocess.run(
        ["/bin/bash", "-c", script], env=surroundings, capture_output=True, text=True, check=False, timeout=60
    )


# ---------------------------------------------------------------- line by line


def test_why_a_text_was_read_so_is_told(monkeypatch: pytest.MonkeyPatch, capsys: Print) -> None:
    text = "what share of everything reviewed through the end of May involved people in custody?"
    assert ask_lines(text, monkeypatch=monkeypatch, options=("--explain",)) == Exit.OK
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "tags:"
    assert "  'in custody': group detained" in lines
    beginnings = [line.partition(" ")[0] for line in lines if not line.startswith(" ")]
    assert beginnings[1:5] == ["wanted:", "frame:", "grammar", "or"]
    assert "read" in beginnings[5:]


@pytest.mark.parametrize(
    ("typed", "period"),
    [("rate 2", "datetime.date(2012, 3, 6)"), ("rate foobar", "'foobar'"), ("courts gotham", "'gotham'")],
)
def test_of_a_command_is_told_as_what_it_was_read_and_no_weights(
    typed: str, period: str, monkeypatch: pytest.MonkeyPatch, capsys: Print
) -> None:
    ask_lines(typed, monkeypatch=monkeypatch, options=("--explain",))
    first, *others = capsys.readouterr().out.splitlines() or [""]
    assert first.startswith("read as a command or choice: ")
    assert period in first
    assert not any(line.startswith(("tags:", "wanted:", "grammar")) for line in others)


def test_in_json_it_is_told_beside(monkeypatch: pytest.MonkeyPatch, capsys: Print) -> None:
    ask_lines("rate 2", "how many in June?", monkeypatch=monkeypatch, options=("--json", "--explain"))
    printed = capsys.readouterr()
    assert len([json.loads(line) for line in printed.out.splitlines()]) == 2
    assert "read as a command" in printed.err
    assert "tags:" in printed.err


def test_lines_are_answered_one_by_one_without_a_prompt_and_empty_ones_left_out(
    monkeypatch: pytest.MonkeyPatch, capsys: Print
) -> None:
    assert ask_lines("rate first", "", "rate last", monkeypatch=monkeypatch) == Exit.OK
    output = capsys.readouterr()
    lines = output.out.splitlines()
    assert lines[0] == "7.97% found provisionally eligible"
    assert lines.count("3.41% found provisionally eligible") == 1
    assert ">" not in output.out
    assert output.err == ""


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> StandIn:
    """Understands every question in words as why the rate fell."""
    stand_in = StandIn(Explain("why"))
    monkeypatch.setattr(Understander, "understand", stand_in.understand)
    return stand_in


def test_a_line_may_be_about_the_answer_before_it(
    stand_in: StandIn, monkeypatch: pytest.MonkeyPatch, capsys: Print
) -> None:
    lines = ("trend", "and before that?", "closed Jan 1", "how so?")
    assert ask_lines(*lines, monkeypatch=monkeypatch) == Exit.CANNOT  # one of them had no answer
    assert stand_in.heard == [("and before that?", Series(Operand("rate"))), ("how so?", Explain("why"))]
    assert capsys.readouterr().err.startswith("No figure had been published by Jan 1, 2012")


@pytest.mark.usefixtures("stand_in")
def test_the_language_stays_where_a_line_does_not_tell(
    monkeypatch: pytest.MonkeyPatch, capsys: Print
) -> None:
    assert ask_lines("tasa", "?!", monkeypatch=monkeypatch) == Exit.OK
    assert "¿Por qué bajó la tasa?" in capsys.readouterr().out.splitlines()


def test_in_json_every_answer_is_one_line_of_ascii(monkeypatch: pytest.MonkeyPatch, capsys: Print) -> None:
    asked = ("cortes Los Ángeles", "rate lunch")
    assert ask_lines(*asked, monkeypatch=monkeypatch, options=("--json",)) == Exit.CANNOT
    output = capsys.readouterr()
    assert output.out.isascii()
    assert output.err == ""
    court, problem = [json.loads(line) for line in output.out.splitlines()]
    assert "Los Ángeles" in court["text"]
    assert problem["problem"] == "Unreadable"


def test_a_question_back_lists_its_choices_and_a_number_picks_one(
    stand_in: StandIn, monkeypatch: pytest.MonkeyPatch, capsys: Print
) -> None:
    stand_in.meant = Choose((Explain("why"), Series(Operand("rate"))))
    ask_lines("tell me", "2", "rate 2", monkeypatch=monkeypatch)
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == ["Which do you mean?", "1. Why did it fall?", "2. Trend"]
    assert lines[3] == TREND
    assert "6.20% found provisionally eligible" in lines


def test_what_the_bot_can_answer_instead_is_listed_too(
    stand_in: StandIn, monkeypatch: pytest.MonkeyPatch, capsys: Print
) -> None:
    stand_in.meant = Unknown()
    assert ask_lines("what next?", "1", monkeypatch=monkeypatch) == Exit.CANNOT
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "That I can't know."
    assert lines[1].startswith("I have ICE's figures on its review")
    assert lines[3:6] == ["1. Rate", "2. Cases closed", "3. Backlog"]
    assert lines[6] == LATEST


def test_in_a_terminal_it_prompts_and_ends_with_its_input() -> None:
    leader, follower = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "ask"],
        env=os.environ | {"PYTHONPATH": str(ROOT), "TERM": "dumb"},
        stdin=follower,
        stdout=follower,
        stderr=follower,
    ) as process:
        os.close(follower)
        shown = ""
        for typed, awaited in ((b"rate\n", "> "), (b"rate 3\n", "3.41%"), (b"\x04", "5.96%")):
            # What the last answer showed doesn't count: a Ctrl-D before the next prompt is lost.
            answered = ""
            while awaited not in answered or not answered.endswith("> "):
                answered += os.read(leader, 10_000).decode(errors="replace")
            shown += answered
            os.write(leader, typed)
        assert process.wait(20) == Exit.OK
    os.close(leader)
    assert "Traceback" not in shown


def test_where_the_output_is_no_terminal_there_is_no_prompt_in_it() -> None:
    leader, follower = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "ask", "--json"],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=follower,
        stdout=subprocess.PIPE,
    ) as process:
        os.close(follower)
        os.write(leader, b"rate\n\x04")
        printed, _ = process.communicate(timeout=20)
    os.close(leader)
    assert json.loads(printed)["text"].startswith("3.41%")


# ---------------------------------------------------------------- whatever it writes to


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("$ASK total | true", Exit.OK),
        ("$ASK < <(yes rate) | head -c 1 > /dev/null", Exit.OK),
        ("$ASK rate foobar 2>&1 | true", Exit.CANNOT),
        ("$ASK total > /dev/full", Exit.CANNOT),
        ("$ASK rate foobar 2> /dev/full", Exit.CANNOT),
        ("$ASK total <&- > /dev/null", Exit.OK),
        ("$ASK <&-", Exit.OK),
        ("$ASK < /dev/null", Exit.OK),
        ("$ASK total >&-", Exit.OK),
        ("$ASK rate foobar 2>&-", Exit.CANNOT),
        ("${ASK% ask} check | true", Exit.OK),
        ("${ASK% ask} check > /dev/full", Exit.CANNOT),
        ("${ASK% ask} check nowhere 2>&1 | true", Exit.BAD_DATA),
        ("HEALTH_PORT=no ${ASK% ask} 2>&1 | true", Exit.CANNOT),
    ],
)
def test_an_output_or_input_that_is_gone_is_met_without_a_word(script: str, code: int) -> None:
    ended = shell(script + "; exit ${PIPESTATUS[0]}")
    assert (ended.stdout, ended.stderr, ended.returncode) == ("", "", code)


@pytest.mark.parametrize("question", ["sources Mar6-Apr16", "why", "detained"])
def test_what_windows_cannot_write_in_a_pipe_is_written_more_plainly(question: str) -> None:
    ended = shell(f"$ASK {question} | iconv -f cp1252 -t utf-8", PYTHONIOENCODING="cp1252")
    assert ended.stderr == ""
    assert ended.stdout == shell(f"$ASK {question}").stdout.replace("−", "-").replace("→", "->")


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("rate last", "May 30 - Jul 20, 2012"),
        ("detained", "to Apr 17 - May 29, 2012, about 0.81 came from the mix"),
        ("cortes", "Los Angeles"),
        ("ayuda", "Que puedes preguntar"),
    ],
)
def test_in_ascii_the_figures_and_days_stay_readable(question: str, part: str) -> None:
    ended = shell(f"$ASK {question}", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert ended.stderr == ""
    assert ended.stdout.isascii()
    assert part in ended.stdout


def test_a_letter_without_a_plainer_form_becomes_a_question_mark() -> None:
    ended = shell("$ASK 'rate 事z'", PYTHONIOENCODING="ascii")
    assert ended.stderr.startswith("I couldn't read ?z as a period")


def test_input_in_another_encoding_is_no_end() -> None:
    ended = shell(r"printf 'tasa \xfaltima\nrate last\n' | $ASK", PYTHONIOENCODING="utf-8")
    assert "Traceback" not in ended.stderr
    assert LATEST in ended.stdout
