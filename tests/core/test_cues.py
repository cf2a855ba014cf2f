from __future__ import annotations

from pathlib import Path

import pytest

from bot.core.cues import load_cues

FILE = '''
common = "the"
linking = "of"
sounds = []

[cues]
greeting = """
hello, good morning,
how .. day{end}
"""
'''


@pytest.mark.parametrize("end", ["", ",", ",\n,", ", ,"])
def test_a_comma_too_many_is_no_cue_of_its_own(end: str, tmp_path: Path) -> None:
    path = tmp_path / "questions.toml"
    path.write_text(FILE.format(end=end))
    cues = load_cues(path, ())
    assert not cues.hints("the rate, please: what is it?!")
    for text in ("hello there", "a good morning", "how was the day"):
        assert cues.hints(text) == {"greeting"}, text
