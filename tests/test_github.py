"""What GitHub reads: the workflow, the forms for issues, and the pages for people who help."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
GITHUB = ROOT / ".github"
FORMS = {"wrong-figure.yml": "A figure is wrong", "misunderstood.yml": "I was misunderstood"}


def read(path: str) -> dict[Any, Any]:
    return yaml.safe_load((GITHUB / path).read_text(encoding="utf-8"))


def test_every_yaml_file_parses() -> None:
    paths = [str(path.relative_to(GITHUB)) for path in GITHUB.rglob("*.y*ml")]
    assert len(paths) == 2 + len(FORMS)
    assert all(read(path) for path in paths)


def test_the_workflow_runs_what_must_pass_on_every_push_and_pull_request() -> None:
    workflow = read("workflows/ci.yml")
    assert set(workflow[True]) == {"push", "pull_request"}  # YAML 1.1 takes "on" for a truth value
    assert workflow["permissions"] == {"contents": "read"}
    (job,) = workflow["jobs"].values()
    assert [step["run"] for step in job["steps"] if "run" in step] == [".ci/run"]
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


@pytest.mark.parametrize(("file", "name"), FORMS.items())
def test_a_form_has_what_github_demands_and_asks_for_what_was_typed(file: str, name: str) -> None:
    form = read(f"ISSUE_TEMPLATE/{file}")
    assert form["name"] == name
    assert form["description"]
    fields = {field["id"]: field for field in form["body"] if field["type"] != "markdown"}
    assert len(fields) == len(form["body"]) - 1
    for field in form["body"]:
        if field["type"] == "markdown":
            assert set(field["attributes"]) == {"value"}
            continue
        assert field["type"] in {"input", "textarea", "dropdown"}
        assert field["attributes"]["label"]
        assert ("options" in field["attributes"]) == (field["type"] == "dropdown")
    for needed in ("asked", "answered"):
        assert fields[needed]["validations"] == {"required": True}


def test_a_wrong_figure_needs_its_source_and_a_misunderstanding_what_was_meant() -> None:
    for file, needed in (("wrong-figure.yml", "source"), ("misunderstood.yml", "meant")):
        (field,) = [field for field in read(f"ISSUE_TEMPLATE/{file}")["body"] if field.get("id") == needed]
        assert field["validations"]["required"]


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "SECURITY.md"])
def test_every_file_and_setting_that_a_page_names_is_there(page: str) -> None:
    text = (GITHUB / page).read_text(encoding="utf-8")
    for path in re.findall(r"`((?:bot|data|tests|\.ci)/[\w/.-]*)`", text):
        assert (ROOT / path).exists(), path
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    for setting in re.findall(r"`([A-Z]+_[A-Z]+)`", text):
        assert f"\n{setting}=" in example, setting
