from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings, strategies as st

from bot.core.queries import About, Compare, Explain, Help, Periods, Query, Rate, Sources, Total, Trend, Why
from bot.replies.controls import Action, ControlId
from tests.core.made_tables import spans_of

spans = spans_of(st.dates())
queries: st.SearchStrategy[Query] = st.one_of(
    spans.map(Rate),
    st.builds(Compare, spans, spans),
    st.dates().map(Total),
    st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=40).map(Explain),
    spans.map(Sources),
    st.sampled_from([Trend(), Total(), Periods(), Why(), Sources(), Help(), Help("compare"), About()]),
)
controls = st.builds(
    ControlId,
    st.sampled_from(Action),
    queries,
    st.sampled_from(["en", "es", "es-419"]),
    st.integers(1, 2**64 - 1),
)
fast = settings(deadline=None)


@fast
@given(controls)
def test_a_control_is_read_back_from_its_id(control: ControlId) -> None:
    assert ControlId.parse(str(control)) == control


@fast
@given(controls)
def test_an_id_is_as_short_as_discord_wants(control: ControlId) -> None:
    assert len(str(control)) <= 100


@fast
@given(st.text() | st.text("1:showmenuretd.en20120530-").map("1:show:{}".format))
def test_what_is_no_id_is_refused(text: str) -> None:
    try:
        control = ControlId.parse(text)
    except ValueError:
        return
    assert text.startswith("1:")
    assert ControlId.parse(str(control)) == control


def test_an_id_begins_with_its_version() -> None:
    assert str(ControlId(Action.SHOW, Trend(), "en", 7)) == "1:show:trend:en:7"
    with pytest.raises(ValueError, match="version"):
        ControlId.parse("2:show:trend:en:7")
    assert ControlId.parse("1:remove:total.20120416:en:7").query == Total(date(2012, 4, 16))
