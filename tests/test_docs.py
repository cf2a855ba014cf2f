"""README, .env.example, help text and code say the same."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.answers.options import options
from bot.data.declarations import DIMENSIONS, ENDINGS
from bot.data.loading import Data
from bot.figures.problems import Problem
from bot.invite import PERMISSIONS
from bot.languages import Language
from bot.operations.exits import Exit
from bot.settings import Settings
from bot.understanding.lines import Lines

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLE = (ROOT / ".env.example").read_text(encoding="utf-8")
COMMAND = re.compile(r"`[!/](\w+)[^`]*`")


def test_every_setting_is_in_the_example_with_its_default() -> None:
    written = dict(line.split("=", 1) for line in EXAMPLE.splitlines() if line and not line.startswith("#"))
    assert set(written) == {name.upper() for name in Settings.model_fields}
    assert Settings.model_validate(written) == Settings.model_construct()


def test_every_setting_has_a_line_of_explanation() -> None:
    blocks = [block.splitlines() for block in EXAMPLE.strip().split("\n\n")[1:]]
    assert len(blocks) == len(Settings.model_fields)
    assert all(block[0].startswith("# ") and "=" in block[-1] for block in blocks)


def test_readme_names_no_setting_that_there_isnt() -> None:
    named = set(re.findall(r"\b([A-Z]+(?:_[A-Z]+)+)=", README))
    assert named <= {name.upper() for name in Settings.model_fields}
    assert {"DISCORD_TOKEN", "COMMAND_PREFIX", "MESSAGE_CONTENT", "DATA_DIR"} <= named


def test_the_readme_has_every_command_and_no_other(data: Data, languages: Mapping[str, Language]) -> None:
    called = {
        language.names.command(name)
        for name in named_commands()
        for language in languages.values()
        if language.names.command(name) or not any(each.names.command(name) for each in languages.values())
    }
    assert called == set(options(data))


def named_commands() -> set[str]:
    asking = README.split("## Set it up on Discord")[0]  # below it are paths of the health page, too
    return set(COMMAND.findall(asking))


@pytest.mark.parametrize("example", sorted(set(re.findall(r"`!([^`]+)`", README))))
def test_every_command_in_the_readme_works(example: str, lines: Lines) -> None:
    name, _, argument = example.partition(" ")
    command = next(
        code for code in (language.names.command(name) for language in lines.languages.values()) if code
    )
    assert not isinstance(lines.command(command, argument, "en").asked, Problem)


def test_the_readme_names_every_column_that_a_table_may_have() -> None:
    section = README.split("### On your own data")[1].split("### ")[0]
    assert {*DIMENSIONS, *ENDINGS} <= set(re.findall(r"`(\w+)`", section))


def test_the_exit_codes_in_the_readme_are_those_of_the_code() -> None:
    codes = {int(code) for code in re.findall(r"^\| (\d) \|", README, re.MULTILINE)}
    assert codes == {int(code) for code in Exit} - {Exit.OK}


def test_the_readme_lists_every_permission_that_the_invite_asks_for() -> None:
    """The sentence on permissions names each, in whatever words stand around it."""
    text = " ".join(README.split()).lower()
    words = {
        "read_messages": "channels",
        "view_channel": "channels",
        "send_messages": "send messages",
        "send_messages_in_threads": "threads",
        "attach_files": "attach files",
        "read_message_history": "read message history",
    }
    granted = {name for name, is_granted in PERMISSIONS if is_granted}
    assert granted <= set(words)
    assert all(words[name] in text for name in granted)


def test_the_two_commands_are_one_line_each() -> None:
    for name, end in (("run", "-m bot"), ("tests", "-m pytest -n auto")):
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
