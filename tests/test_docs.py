"""README, .env.example, help text and code say the same."""

import re
from pathlib import Path

import pytest

from bot.core.commands import Asking
from bot.core.data import Data
from bot.core.language import Language
from bot.core.listening import Listener
from bot.core.problems import Problem
from bot.core.queries import Beyond, Choose
from bot.core.table import PeriodRow
from bot.invite import PERMISSIONS
from bot.operations.exits import Exit
from bot.replies.helptext import SUMMARIES
from bot.settings import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLE = (ROOT / ".env.example").read_text(encoding="utf-8")


def test_every_setting_is_in_the_example_with_its_default() -> None:
    written = dict(line.split("=", 1) for line in EXAMPLE.splitlines() if line and not line.startswith("#"))
    assert set(written) == {name.upper() for name in Settings.model_fields}
    assert Settings.model_validate(written) == Settings.model_construct()


def test_every_setting_has_a_line_of_explanation() -> None:
    blocks = [block.splitlines() for block in EXAMPLE.strip().split("\n\n")[1:]]
    assert len(blocks) == len(Settings.model_fields)
    assert all(block[0].startswith("# ") and "=" in block[-1] for block in blocks)


def test_readme_names_no_setting_that_there_isnt() -> None:
    named = set(re.findall(r"\b([A-Z]+(?:_[A-Z]+)+|PREFIX)=", README))
    assert named <= {name.upper() for name in Settings.model_fields}
    assert {"DISCORD_TOKEN", "PREFIX", "MESSAGE_CONTENT", "DATA_DIR"} <= named


def test_the_commands_are_the_same_in_readme_help_and_code(english: Language) -> None:
    table = re.findall(r"^\| `!(\w+)[^`]*` \|", README, re.MULTILINE)
    assert table == list(SUMMARIES) == list(english.names.commands)


@pytest.mark.parametrize("example", re.findall(r"`!([^`]+)`", README))
def test_every_command_in_the_readme_works(example: str, listener: Listener, english: Language) -> None:
    assert not isinstance(listener.read(example, english).asked, Problem | Beyond | Choose)


def test_every_period_in_the_readme_is_read(data: Data, english: Language) -> None:
    spellings = README.split("A period can be written as people write it:")[1].split("Small misspellings")[0]
    for spelling in re.findall(r"`([^`]+)`", spellings.replace("\n", " ")):
        assert not isinstance(Asking(data, english).period(spelling), Problem), spelling


def test_the_exit_codes_in_the_readme_are_those_of_the_code() -> None:
    codes = {int(code) for code in re.findall(r"^\| (\d) \|", README, re.MULTILINE)}
    assert codes == {int(code) for code in Exit} - {Exit.OK}


def test_the_columns_in_the_readme_are_those_of_the_table() -> None:
    paragraph = README.split("The columns of `periods.csv`:")[1].split("\n\n")[0]
    for column in PeriodRow.model_fields:
        assert f"`{column.removesuffix('_low').removesuffix('_high')}`" in paragraph, column


def test_the_readme_lists_every_permission_that_the_invite_asks_for() -> None:
    sentence = " ".join(README.split("than the bot needs:")[1].split("\n\n")[0].split())
    words = {
        "view_channel": "see channels",
        "send_messages": "send messages",
        "send_messages_in_threads": "in threads",
        "embed_links": "embed links",
        "attach_files": "attach files",
        "read_message_history": "read message history",
    }
    assert {name for name, granted in PERMISSIONS if granted} - {"read_messages"} == set(words) - {
        "view_channel"
    }
    assert all(word in sentence for word in words.values())


def test_the_two_commands_are_one_line_each() -> None:
    for name, end in (("run", "-m bot"), ("tests", "-m pytest")):
        block = README.split(f"<!-- {name} -->\n```sh\n")[1].split("```")[0]
        assert block.count("\n") == 1
        assert block.strip().startswith("python3 -m venv .venv && ")
        assert block.strip().endswith(end)


@pytest.mark.parametrize("path", re.findall(r"`((?:bot|data|tests|\.ci)/[\w/.-]+|\.env\.example)`", README))
def test_every_file_that_the_readme_names_exists(path: str) -> None:
    assert (ROOT / path).exists()


def test_the_picture_is_there_and_small() -> None:
    (picture,) = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    content = (ROOT / picture).read_bytes()
    assert content.startswith(b"\x89PNG")
    assert len(content) < 150_000
