import asyncio
import logging
import os
import shutil
import signal
import sys
import threading
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.answers.queries import Choose, Explain, Operand, Query, Series, Unknown
from bot.data.loading import default_folder
from bot.operations.exits import Exit
from bot.understanding.reader import Understander
from tests.loopback_client import lead_to
from tests.loopback_discord import LoopbackDiscord
from tests.loopback_gateway import Terms
from tests.made.folders import SCHOOLS
from tests.stand_in import StandIn

Print = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("DISCORD_TOKEN", "COMMAND_PREFIX", "MESSAGE_CONTENT", "DATA_DIR", "SOURCE_URL", "LOG_LEVEL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)  # no .env there


def test_ask_prints_the_answer_with_its_sources(capsys: Print) -> None:
    assert main(["ask", "rate", "May30-Jul20"]) == Exit.OK
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "3.41% found provisionally eligible"
    assert lines[1] == "About 2,330–2,350 of about 68,000–69,000 cases reviewed, May 30 – Jul 20, 2012."
    assert any(line.startswith("Percentage published, counts approximate. ") for line in lines)
    sources = lines[lines.index("Sources:") + 1 :]
    assert all(line.startswith("- ") and ": http" in line for line in sources)
    assert any("Few Deportation Cases Closed by Review, UPI, Jun 7, 2012" in line for line in sources)


@pytest.mark.parametrize("question", ["!rate last", "/rate last", "RATE last", " rate last "])
def test_ask_takes_a_command_as_it_is_typed_anywhere(question: str, capsys: Print) -> None:
    assert main(["ask", question]) == Exit.OK
    assert capsys.readouterr().out.startswith("3.41%")


def test_ask_prints_no_markdown(capsys: Print) -> None:
    assert main(["ask", "periods"]) == Exit.OK
    assert main(["ask", "help"]) == Exit.OK
    assert not set("*`") & set(capsys.readouterr().out)


def test_ask_says_why_it_has_no_answer_and_exits_with_2(capsys: Print) -> None:
    assert main(["ask", "rate foobar"]) == Exit.CANNOT
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith("I couldn't read foobar as a period. Try rate May30-Jul20")


@pytest.mark.parametrize("meant", [Unknown(), Choose((Series(Operand("rate")), Explain("why")))])
def test_ask_exits_with_2_where_it_has_no_answer_or_several(
    meant: Query, monkeypatch: pytest.MonkeyPatch, capsys: Print
) -> None:
    stand_in = StandIn(meant)
    monkeypatch.setattr(Understander, "understand", stand_in.understand)
    assert main(["ask", "what will it be next year"]) == Exit.CANNOT
    assert "%" not in capsys.readouterr().out


def test_ask_answers_in_the_language_of_the_question(capsys: Print) -> None:
    assert main(["ask", "tasa 30mayo-20julio"]) == Exit.OK
    assert capsys.readouterr().out.startswith("3.41% de los casos resultó provisionalmente elegible\n")


def test_check_says_what_it_loaded(capsys: Print) -> None:
    assert main(["check"]) == Exit.OK
    assert capsys.readouterr().out.startswith("150 figures, 4 periods, 2011-11-17 through 2012-07-20; ")


@pytest.fixture
def own_data(tmp_path: Path) -> Path:
    return shutil.copytree(default_folder(), tmp_path / "own")


def test_check_lists_every_fault_with_its_place(own_data: Path, capsys: Print) -> None:
    periods = own_data / "periods.csv"
    periods.write_text(periods.read_text().replace("54083", "many").replace("2012-07-20", "2012-07-32"))
    assert main(["check", str(own_data)]) == Exit.BAD_DATA
    faults = capsys.readouterr().err.splitlines()
    assert [fault.split(": ")[0] for fault in faults] == [f"{periods}:3", f"{periods}:5"]


def test_no_command_of_the_data_is_called_like_one_of_the_bot(own_data: Path, capsys: Print) -> None:
    declared = own_data / "measures.toml"
    text = declared.read_text(encoding="utf-8")
    declared.write_text(text.replace('names = { en = "rate', 'names = { en = "help, rate'), encoding="utf-8")
    assert main(["check", str(own_data)]) == Exit.BAD_DATA
    assert capsys.readouterr().err == f"{declared}: commands.rate: 'help' is a command of every data set\n"


def test_a_missing_folder_is_one_plain_sentence(capsys: Print) -> None:
    assert main(["check", "nowhere"]) == Exit.BAD_DATA
    assert capsys.readouterr().err == "nowhere: there is no such folder\n"


def test_data_dir_serves_other_data(monkeypatch: pytest.MonkeyPatch, capsys: Print) -> None:
    monkeypatch.setenv("DATA_DIR", str(SCHOOLS))
    assert main(["ask", "passrate", "June", "2019"]) == Exit.OK
    assert capsys.readouterr().out.startswith("64.00% of the schools inspected passed\n")
    assert main(["ask", "rate"]) != Exit.BAD_DATA
    assert "3.41%" not in capsys.readouterr().out


def test_an_empty_data_dir_means_the_data_that_comes_with_the_bot(
    monkeypatch: pytest.MonkeyPatch, capsys: Print
) -> None:
    monkeypatch.setenv("DATA_DIR", "")
    assert main(["check"]) == Exit.OK
    assert "4 periods" in capsys.readouterr().out


def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, capsys: Print) -> None:
    monkeypatch.setenv("MESSAGE_CONTENT", "perhaps")
    assert main([]) == Exit.CANNOT
    assert capsys.readouterr().err.startswith("MESSAGE_CONTENT: Input should be a valid boolean")


def test_a_token_in_quotes_is_named_and_not_shown(monkeypatch: pytest.MonkeyPatch, capsys: Print) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "'abc.def.never-to-be-seen'")
    assert main([]) == Exit.CANNOT
    printed = capsys.readouterr()
    assert printed.out + printed.err == (
        "DISCORD_TOKEN: the value begins with a quote; docker --env-file keeps quotes\n"
    )


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_a_dotenv_in_another_encoding_is_one_sentence(encoding: str, tmp_path: Path, capsys: Print) -> None:
    (tmp_path / ".env").write_text("SOURCE_URL=https://example.org/añadir\n", encoding=encoding)
    assert main(["check"]) == Exit.CANNOT
    assert capsys.readouterr().err == ".env isn't written in UTF-8. Save it in that encoding.\n"


def test_a_dotenv_that_cannot_be_read_is_one_sentence(tmp_path: Path, capsys: Print) -> None:
    (tmp_path / ".env").symlink_to("/proc/self/mem")  # fails for root too, whom no permission stops
    assert main(["check"]) == Exit.CANNOT
    assert capsys.readouterr().err == ".env can't be read: Input/output error\n"


def test_without_token_and_page_it_says_so_instead_of_looking_healthy(
    monkeypatch: pytest.MonkeyPatch, capsys: Print
) -> None:
    monkeypatch.delitem(sys.modules, "bot.preview", raising=False)  # a test may have imported it
    monkeypatch.setitem(sys.modules, "simcord", None)  # as if it weren't installed
    assert main([]) == Exit.CANNOT
    assert capsys.readouterr().err.startswith("DISCORD_TOKEN isn't set, and the page")


# ---------------------------------------------------------------- a Discord that refuses


@pytest.fixture
def a_token(monkeypatch: pytest.MonkeyPatch) -> str:
    token = "abc.def.never-to-be-seen"
    monkeypatch.setenv("DISCORD_TOKEN", token)
    return token


def test_a_wrong_token_is_one_sentence_and_exit_3(
    monkeypatch: pytest.MonkeyPatch, capsys: Print, a_token: str
) -> None:
    with LoopbackDiscord(Terms(token="another")) as server:
        lead_to(server.url, monkeypatch)
        assert main([]) == Exit.BAD_TOKEN
    printed = capsys.readouterr()
    assert printed.err.splitlines()[-1].startswith("Discord doesn't accept DISCORD_TOKEN. Reset it on")
    assert a_token not in printed.err + printed.out


def test_a_missing_intent_is_one_sentence_and_exit_4(
    monkeypatch: pytest.MonkeyPatch, capsys: Print, a_token: str
) -> None:
    with LoopbackDiscord(Terms(token=a_token, message_content=False)) as server:
        lead_to(server.url, monkeypatch)
        assert main([]) == Exit.MISSING_INTENT
    assert (
        capsys.readouterr().err.splitlines()[-1].startswith("The Message Content Intent is off. Turn it on")
    )


@pytest.mark.usefixtures("a_token")
def test_no_network_is_one_sentence_and_exit_5(
    monkeypatch: pytest.MonkeyPatch, capsys: Print, unused_tcp_port: int
) -> None:
    lead_to(f"http://127.0.0.1:{unused_tcp_port}", monkeypatch)
    assert main([]) == Exit.NO_NETWORK
    assert capsys.readouterr().err.splitlines()[-1].startswith("Discord can't be reached: ")


def test_sigterm_ends_a_connected_bot_with_0(
    monkeypatch: pytest.MonkeyPatch, capsys: Print, a_token: str
) -> None:
    with LoopbackDiscord(Terms(token=a_token)) as server:
        lead_to(server.url, monkeypatch)
        server.when_identified(lambda: os.kill(os.getpid(), signal.SIGTERM))
        assert main([]) == Exit.OK
    assert a_token not in capsys.readouterr().err


class LoopOfWindows(asyncio.SelectorEventLoop):
    """Takes no handlers of signals, as neither of the event loops there does."""

    add_signal_handler = asyncio.AbstractEventLoop.add_signal_handler


def test_where_a_loop_takes_no_signal_handlers_ctrl_c_ends_a_connected_bot_with_0(
    monkeypatch: pytest.MonkeyPatch, a_token: str
) -> None:
    monkeypatch.setattr("bot.__main__._quickest_loop", lambda: LoopOfWindows)
    signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # as in a process of its own; uvloop leaves another
    main_thread = threading.get_ident()
    with LoopbackDiscord(Terms(token=a_token)) as server:
        lead_to(server.url, monkeypatch)
        server.when_identified(lambda: signal.pthread_kill(main_thread, signal.SIGINT))
        assert main([]) == Exit.OK
    assert server.gateway.closes == [1000]


def test_the_token_is_in_no_log_even_where_discord_py_logs_all_that_it_can(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, a_token: str
) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="discord")
    with LoopbackDiscord(Terms(token=a_token)) as server:
        lead_to(server.url, monkeypatch)
        server.when_identified(lambda: os.kill(os.getpid(), signal.SIGTERM))
        assert main([]) == Exit.OK
    finest = {record.name for record in caplog.records if record.levelno == logging.DEBUG}
    assert {"discord.client", "discord.gateway", "discord.http"} <= finest
    assert a_token not in caplog.text
