"""Pictures in words, by the rules for whoever listens to them."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from hypothesis import given, settings, strategies as st

from bot.data.loading import Data
from bot.languages import Language
from bot.replies.pictures.captions import MOST, alt_text
from bot.replies.pictures.charts import canvas_of
from bot.replies.pictures.drawing import CallOut, Drawing, Form, Mark
from tests.replies.conftest import writer
from tests.replies.pictures.seen import chart, drawn
from tests.replies.questions import ON_REVIEW, ON_SCHOOLS

ANY = st.text(st.characters(blacklist_categories=["Cs", "Cc", "Cn", "Co"], max_codepoint=0x24F), max_size=300)


@pytest.mark.parametrize("code", ["en", "es"])
@pytest.mark.parametrize("which", ["review", "schools"])
def test_every_alt_text_keeps_to_the_rules(
    which: str, code: str, data: Data, schools: Data, languages: Mapping[str, Language]
) -> None:
    table, questions = (data, ON_REVIEW) if which == "review" else (schools, ON_SCHOOLS)
    charts = {name: chart(query, table, languages[code]) for name, query in questions.items()}
    texts = {name: made.alt_text for name, made in charts.items() if made}
    assert len(texts) >= (15 if which == "review" else 3)
    for name, text in texts.items():
        assert len(text) <= MOST, name
        assert not re.search(r"[–—→…*\\]", text), name
        assert text.endswith("."), name
        assert ".." not in text, name
        assert not re.match("(bar|chart|gráfica|imagen)", text, re.IGNORECASE), name


def test_the_finding_comes_first_then_what_the_rate_is_of_then_the_values(
    data: Data, english: Language
) -> None:
    _, text = drawn(ON_REVIEW["the trend"], data, english)
    assert text == (
        "Rate of cases found provisionally eligible: fell every time, from 7.97% to 3.41%, "
        "4.56 percentage points lower. "
        "Cases found provisionally eligible as a share of cases reviewed. "
        "Nov 17, 2011 to Mar 5, 2012: 7.97%; Mar 6 to Apr 16, 2012: 6.20%; "
        "Apr 17 to May 29, 2012: 5.96%; May 30 to Jul 20, 2012: 3.41%."
    )


def test_ranges_are_said_in_words_in_both_languages(data: Data, languages: Mapping[str, Language]) -> None:
    groups = ON_REVIEW["detained people"]
    _, text = drawn(groups, data, languages["en"])
    assert "Mar 6 to Apr 16, 2012: People not in detention: about 9.0%; People in detention: at most" in text
    _, text = drawn(groups, data, languages["es"])
    assert "6 mar a 16 abr 2012: Personas no detenidas: cerca de 9.0%; Personas detenidas: no más" in text


marks = st.builds(
    Mark,
    value=st.floats(0, 1e12),
    low=st.just(0.0),
    high=st.floats(1e12, 1.1e12),
    at=st.floats(0, 1),
    is_rough=st.booleans(),
    is_weak=st.booleans(),
    name=ANY,
    text=ANY,
)


@st.composite
def drawings(draw: st.DrawFn) -> Drawing:
    shown = draw(st.lists(marks, min_size=2, max_size=12))
    ends = draw(st.booleans())
    called_out = (
        tuple(CallOut(at, "First", draw(ANY), draw(ANY)) for at in (0, len(shown) - 1)) if ends else ()
    )
    ordered = sorted(shown, key=lambda mark: mark.at)
    return Drawing(
        form=draw(st.sampled_from(list(Form))),
        title=draw(ANY),
        subtitles=(draw(ANY),),
        notes=(draw(ANY), draw(ANY)),
        marks=tuple(ordered),
        count=len(shown),
        scale=((0.0, "0"), (1e12, "1,000,000,000,000")) if ends else (),
        called_out=called_out,
    )


@given(finding=ANY, drawing=drawings())
@settings(max_examples=60, deadline=None)
def test_an_alt_text_is_never_too_long_whatever_stands_in_it(
    finding: str, drawing: Drawing, data: Data, english: Language
) -> None:
    assert len(alt_text(finding, drawing, writer(data, english))) <= MOST


@given(drawing=drawings())
@settings(max_examples=15, deadline=None)
def test_any_words_and_values_can_be_drawn(drawing: Drawing) -> None:
    assert canvas_of(drawing).axes.get_children()
