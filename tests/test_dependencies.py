"""The versions that pyproject.toml allows are those that are tested."""

import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def requirements() -> list[Requirement]:
    extras: dict[str, list[str]] = PROJECT["optional-dependencies"]
    lines: list[str] = [*PROJECT["dependencies"], *chain(*extras.values())]
    return [found for found in map(Requirement, lines) if found.name != PROJECT["name"]]


def pins(name: str) -> dict[str, Version]:
    """The versions in a list of pins, by name."""
    lines = (ROOT / ".ci" / name).read_text(encoding="utf-8").splitlines()
    found = [re.match(r"([\w.-]+)==([^;\s]+)", line) for line in lines if not line.startswith("#")]
    return {canonicalize_name(match[1]): Version(match[2]) for match in found if match}


@pytest.mark.parametrize("requirement", requirements(), ids=str)
def test_what_is_required_has_an_end_and_is_tested_at_its_lowest_and_at_a_pinned_version(
    requirement: Requirement,
) -> None:
    bounds = {bound.operator: Version(bound.version) for bound in requirement.specifier}
    assert set(bounds) == {">=", "<"}
    name = canonicalize_name(requirement.name)
    assert pins("lowest.txt")[name] == bounds[">="]
    assert pins("constraints.txt")[name] in requirement.specifier


def test_every_python_that_is_allowed_is_tried_and_named() -> None:
    assert PROJECT["requires-python"] == ">=3.11,<3.14"
    workflow = (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    assert 'python: ["3.11", "3.12", "3.13"]' in workflow
    assert "With Python 3.11, 3.12 or 3.13" in (ROOT / "README.md").read_text(encoding="utf-8")
