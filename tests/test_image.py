"""The Dockerfile against the project that it packs; building it takes a registry, which tests have not."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

import pytest
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
TEXT = (ROOT / "Dockerfile").read_text(encoding="utf-8")
INSTRUCTIONS = re.findall(r"^([A-Z]+) ((?:.*\\\n)*.*)$", TEXT, re.MULTILINE)
"""Each with what follows it."""


def all_of(name: str) -> list[str]:
    return [rest for instruction, rest in INSTRUCTIONS if instruction == name]


def is_left_out(path: str) -> bool:
    """Whether .dockerignore keeps a path out of the image; of its lines the last that fits decides."""
    left_out = False
    for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines():
        pattern = line.removeprefix("!")
        parts = [path, *map(str, PurePosixPath(path).parents)]
        if not line.startswith("#") and any(fnmatch(part, pattern) for part in parts if part != "."):
            left_out = not line.startswith("!")
    return left_out


def test_it_is_built_on_a_python_that_the_project_supports() -> None:
    versions = re.findall(r"^FROM python:(\d+\.\d+)-slim\b", TEXT, re.MULTILINE)
    assert len(versions) == len(all_of("FROM"))
    assert len(set(versions)) == 1
    assert SpecifierSet(PROJECT["requires-python"]).contains(f"{versions[0]}.0")


def test_it_installs_the_dependencies_and_the_extras_of_the_project() -> None:
    (listing,) = re.findall(r"^RUN python (-c .*?) > requirements\.txt", TEXT, re.MULTILINE | re.DOTALL)
    listed = subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} {listing}"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    extras = PROJECT["optional-dependencies"]
    expected = [*PROJECT["dependencies"], *extras["speed"], *extras["metrics"], *extras["cluster"]]
    assert listed.stdout.splitlines() == expected


def test_it_does_not_run_as_root() -> None:
    # by number, as Kubernetes can't tell from a name that it isn't root
    assert int(all_of("USER")[-1]) > 0
    assert INSTRUCTIONS[-1][0] == "ENTRYPOINT"


def test_its_health_is_whether_it_is_alive() -> None:
    (check,) = all_of("HEALTHCHECK")
    assert "http://127.0.0.1:$HEALTH_PORT/livez" in check
    assert any(re.search(r"\bHEALTH_PORT=\d+", setting) for setting in all_of("ENV"))


@pytest.mark.parametrize(
    "path",
    [
        ".env",
        ".git/config",
        ".venv/bin/python",
        "tests/conftest.py",
        "README.md",
        "bot/core/__pycache__/x.pyc",
    ],
)
def test_it_keeps_out_what_the_bot_does_not_need(path: str) -> None:
    assert is_left_out(path)


def test_it_lets_in_what_is_copied() -> None:
    copied = [rest.split()[:-1] for rest in all_of("COPY") if not rest.startswith("--from")]
    sources = [source for group in copied for source in group]
    assert "bot" in sources
    for source in sources:
        assert (ROOT / source).exists()
        assert not is_left_out(source)
