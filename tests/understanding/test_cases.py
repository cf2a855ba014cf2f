"""What went wrong once, each in its kind and in both languages, is answered right."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

import pytest

from tests.score import RIGHT, Replies, outcome
from tests.train_intents import QUESTIONS

CASES = tomllib.loads((QUESTIONS / "cases.toml").read_text(encoding="utf-8"))["question"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_every_case_is_answered_right(case: Mapping[str, Any], replies: Replies) -> None:
    replied = replies.to(case["text"], case["language"], None)
    assert outcome(case, replied) == RIGHT, f"{replied.kind}: {replied.text}"
