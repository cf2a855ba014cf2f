from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings, strategies as st

from bot.replies.harmless import balanced, cell, quoted, unmarked

fast = settings(deadline=None)
odd_text = st.text(st.sampled_from("`*_~|<>@#\\ \n\u202e\u200b\u0301\u0336aé'😀{}%s[]()")) | st.text()


@fast
@given(odd_text)
def test_whatever_is_quoted_is_one_short_run_of_code(typed: str) -> None:
    result = quoted(typed)
    assert re.fullmatch(r"`[^`\n]{1,40}`", result)
    assert {unicodedata.category(letter) for letter in result}.isdisjoint(
        {"Cc", "Cf", "Mn", "Me", "Zl", "Zp"}
    )


@pytest.mark.parametrize(
    ("typed", "result"),
    [
        ("May 30", "`May 30`"),
        ("a`b", "`a'b`"),
        ("x" * 41, f"`{'x' * 39}…`"),
        ("two\nlines", "`two lines`"),
        ("f̷̢̛o̸͓͝o", "`foo`"),
        ("é", "`é`"),
        ("\u200b", "`?`"),
    ],
)
def test_a_quote_stays_recognizable(typed: str, result: str) -> None:
    assert quoted(typed) == result


@pytest.mark.parametrize("text", ["5 * 3 ** 2", "a_b_c", "~~no~~", "||s||", "`c`", "<@1> <t:0>", "50% {x}"])
def test_a_cell_is_shown_as_it_is(text: str) -> None:
    assert unmarked(cell(text)) == text
    assert not re.search(r"(?<!\\)[*_~|`<]", cell(text))


def test_a_cell_is_shortened_and_cannot_end_a_link() -> None:
    assert cell("a](http://x) [b") == "a)(http://x) (b"
    assert len(cell("x" * 900)) == 200


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a * b **c** d*", r"a \* b **c** d\*"),
        ("**Who decides\nNobody*", "\\*\\*Who decides\nNobody\\*"),
        ("* an item of *some* weight\n  * and **another *one***", None),
        (r"a \* b, `!rate *`, [x](https://example.org/a*b)", None),
        ("5*3 and *so", r"5\*3 and \*so"),
    ],
)
def test_an_asterisk_without_its_other_end_emphasizes_nothing(written: str, shown: str | None) -> None:
    assert balanced(written) == (written if shown is None else shown)


def test_only_our_own_marks_are_taken_out() -> None:
    text = "### x\n-# **3.41%** of [UPI](http://x.org/a*b*), `!rate *`, *so*"
    assert unmarked(text) == "### x\n3.41% of UPI: http://x.org/a*b*, !rate *, so"
