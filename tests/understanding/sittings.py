"""The questions of the sittings that may be looked at."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NamedTuple

SITTINGS = Path(__file__).parent.parent / "questions" / "sittings"


class Question(NamedTuple):
    """A text, the language of its reply, and what kind of reply is right."""

    text: str
    language: str
    right: str


def load_sitting(name: str) -> list[Question]:
    """The questions of a sitting, without its conversations."""
    sitting = tomllib.loads((SITTINGS / f"{name}.toml").read_text(encoding="utf-8"))
    return [Question(each["text"], each["language"], each["right"]) for each in sitting.get("question", ())]
