"""Whatever is said after whatever, joined or torn, is answered, asked back or refused, and never breaks."""

from __future__ import annotations

import re

from hypothesis import given, settings, strategies as st

from tests.score import Replies
from tests.understanding.sittings import SITTINGS, load_sitting

TEXTS = sorted({q.text for path in SITTINGS.glob("*.toml") for q in load_sitting(path.stem)})
WORDS = sorted({word for text in TEXTS for word in re.findall(r"\S+", text)})
TURNS = st.one_of(
    st.sampled_from(TEXTS),
    st.tuples(
        st.sampled_from(TEXTS),
        st.sampled_from([" and also ", "? ", " vs ", " 😀 ", "\n", " <@123> "]),
        st.sampled_from(TEXTS),
    ).map("".join),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join),
)


@given(st.lists(TURNS, min_size=1, max_size=4), st.sampled_from(["en", "es"]))
@settings(max_examples=120, deadline=None)
def test_nothing_that_is_said_breaks_it(replies: Replies, turns: list[str], language: str) -> None:
    for replied in replies.in_turn(turns, language):
        assert replied.text.strip()
