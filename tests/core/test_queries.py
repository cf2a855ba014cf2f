from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, strategies as st

from bot.core.queries import (
    About,
    Closed,
    Compare,
    Courts,
    Detained,
    Explain,
    Filings,
    Help,
    HowSure,
    Outcomes,
    Periods,
    Query,
    Rate,
    RawData,
    Sources,
    Topic,
    Total,
    Trend,
    Why,
)
from bot.core.query_codes import decode, encode
from bot.core.spans import Span
from tests.core.made_tables import spans_of

_days = st.dates()
_spans = spans_of(_days)
# A glossary page, a court and a table are named in at most 40 of these letters.
_terms = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=40)
_queries: st.SearchStrategy[Query] = st.one_of(
    _spans.map(Rate),
    st.builds(Compare, _spans, _spans),
    st.just(Trend()),
    st.none().map(Total),
    _days.map(Total),
    st.just(Periods()),
    _terms.map(Explain),
    st.just(Why()),
    st.none().map(Sources),
    _spans.map(Sources),
    st.sampled_from(["", "rate", "compare", "total"]).map(Help),
    st.just(About()),
    st.none().map(Closed),
    _days.map(Closed),
    st.just(Outcomes()),
    st.just(Detained()),
    st.just("").map(Courts),
    _terms.map(Courts),
    st.just(Filings()),
    st.sampled_from(Topic).map(HowSure),
    st.just("").map(RawData),
    _terms.map(RawData),
)
_kinds = st.sampled_from(
    [
        *("rate", "compare", "trend", "total", "periods", "explain", "why", "sources", "help", "about"),
        *("closed", "outcomes", "detained", "courts", "filings", "data"),
    ]
)
# What looks like an encoded query more often than not.
_near_misses = st.builds(
    ".".join,
    st.tuples(_kinds, st.text("0123456789-+_ .٣²", max_size=30) | st.sampled_from(Topic)),
)
MAR_6_TO_APR_16 = Span(date(2012, 3, 6), date(2012, 4, 16))


@given(_queries)
def test_every_query_comes_back_from_its_encoding(query: Query) -> None:
    assert decode(encode(query)) == query


@given(_queries)
def test_an_encoded_query_fits_into_the_id_of_a_button(query: Query) -> None:
    encoded = encode(query)
    assert len(encoded) <= 60
    # The id joins its own parts with colons.
    assert ":" not in encoded


def test_a_button_does_not_remember_that_a_question_had_to_be_explained() -> None:
    assert not decode(encode(Rate(MAR_6_TO_APR_16, echo=True))).echo


@given(st.text(max_size=100) | _near_misses)
@example("")
@example("rate")
@example("rate.")
@example("rate.20120306")
@example("rate.20120416-20120306")
@example("rate.20120230-20120306")
@example("compare.20120306-20120416")
@example("total.20120199999999999")
@example("total.2012115")
@example("total.2012+1+1")
@example("total.2012 1 1")
@example("trend.20120306-20120416")
@example("closed")
@example("closed.2012416")
@example("closed.20120416-20120529")
@example("sources.Closures")
@example("courts.denver.2012")
@example("data")
@example("outcomes.")
def test_only_what_encode_writes_is_decoded_and_all_else_is_a_value_error(text: str) -> None:
    try:
        query = decode(text)
    except ValueError:
        return
    assert encode(query) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "rate",
        "rate.",
        "rate.first",
        "rate.20120306",
        "rate.20120416-20120306",
        "rate.20120306-20120416-20120529",
        "rate.20120230-20120306",
        "compare.20120306-20120416",
        "compare.20120306-20120416.",
        "total.tomorrow",
        "total.20121301",
        "sources.20120306",
        "trend.1",
        "why.",
        "closed",
        "closed.may",
        "closed.20120230",
        "closed.20120416-20120529",
        "outcomes.",
        "outcomes.20120529",
        "detained.",
        "detained.denver",
        "courts",
        "courts.denver.baltimore",
        "filings.2012",
        "data",
        "data.closures.csv",
        "sources.pilots",
        "sources.CLOSURES",
        "sources.closures.courts",
        "dance",
        "RATE.20120306-20120416",
    ],
)
def test_what_is_no_query_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  any sentence will do: nobody sees it
        decode(text)


def test_different_questions_are_different_queries() -> None:
    other = Span(date(2012, 3, 6), date(2012, 4, 17))
    assert encode(Rate(MAR_6_TO_APR_16)) != encode(Rate(other))
    assert encode(Compare(MAR_6_TO_APR_16, other)) != encode(Compare(other, MAR_6_TO_APR_16))


def test_questions_on_one_topic_are_told_apart() -> None:
    closures: list[Query] = [
        Closed(),
        Closed(date(2012, 5, 29)),
        Outcomes(),
        HowSure(Topic.CLOSURES),
        RawData("closures"),
    ]
    assert len(set(map(encode, closures))) == len(closures)
    assert encode(Sources()) not in {encode(HowSure(topic)) for topic in Topic}
