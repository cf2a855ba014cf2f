from __future__ import annotations

import re
from dataclasses import MISSING, Field, fields, replace
from enum import Enum
from itertools import product
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, strategies as st

from bot.answers.codec import LONGEST, TooLongError, decode, encode
from bot.answers.queries import Choose, Compute, HowSure, Operand, PlaceFacts, Query, RawData
from bot.data.spans import Span
from bot.figures.figure import Operation
from tests.figures.made_tables import REVIEW, REVIEW_DECLARATIONS

_ids = st.from_regex(r"[a-z][a-z0-9_-]{0,11}", fullmatch=True)
_spans = st.tuples(st.dates(), st.dates()).map(lambda days: Span(min(days), max(days)))


def _any(hint: Any, field: Field[Any] | None = None) -> st.SearchStrategy[Any]:  # noqa: ANN401  an annotation
    """Anything that a field may hold; a new kind of query or field needs nothing here."""
    if hint is str:
        return _ids if field is None or field.default is MISSING else st.one_of(st.just(""), _ids)
    if hint is bool:
        return st.booleans()
    if hint is int:
        return st.integers(0, 9)
    if hint is Span:
        return _spans
    if get_origin(hint) is tuple:
        return st.lists(_any(get_args(hint)[0]), max_size=3).map(tuple)
    if members := get_args(hint):
        # No question about a question about a question.
        chosen = [member for member in members if member not in (HowSure, NoneType)]
        return st.one_of(st.none(), *map(_any, chosen))
    if issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    hints = get_type_hints(hint)
    kept = [each for each in fields(hint) if each.metadata.get("kept", True)]
    return st.builds(hint, **{each.name: _any(hints[each.name], each) for each in kept})


@pytest.mark.parametrize("kind", get_args(Query))
@given(drawn=st.data())
def test_every_query_comes_back_as_it_was(kind: type[Query], drawn: st.DataObject) -> None:
    query = drawn.draw(_any(kind))
    try:
        text = encode(query)
    except TooLongError:
        # what was asked about before is left out where it doesn't fit
        assert kind is Compute or "of" in {each.name for each in fields(kind)}
        return
    assert re.fullmatch(rf"[a-z0-9._~-]{{1,{LONGEST}}}", text)
    assert decode(text) == query


def _known() -> list[Operand]:
    """All that the review's table can be asked for, with the longest of its ids."""
    names = REVIEW_DECLARATIONS.measures
    return [Operand(name, None, *pair) for name in names for pair in REVIEW.known_for(name)]


def test_whatever_the_data_can_be_asked_of_one_or_two_figures_fits_into_a_button() -> None:
    first, last = REVIEW.periods[0], REVIEW.periods[-1]
    for one, other in product(_known(), repeat=2):
        if one.measure != other.measure and (one.group, one.place) != (other.group, other.place):
            continue  # nobody asks for the one measure of Mexico and the other of Denver
        by_period = (replace(one, span=first), replace(other, span=last))
        by_day = tuple(
            replace(operand, span=Span.day(span.end), upto=True)
            for operand, span in zip((one, other), (first, first), strict=True)
        )
        for operands in (by_period, by_day):
            query = HowSure(Compute(Operation.DIFFERENCE, operands))
            assert decode(encode(query)) == query


def test_what_several_operands_share_is_written_once() -> None:
    operands = tuple(Operand("rate", span) for span in REVIEW.periods)
    assert encode(Compute(Operation.SUM, operands)) == "0.4..rate.fqpmfqsn~.fqsofqtt~.fqtufqv0~.fqv1fqwg"


def test_the_readings_of_a_choice_stand_on_buttons_of_their_own() -> None:
    assert decode(encode(Choose((PlaceFacts("denver"),)))) == Choose()


def test_what_is_too_long_or_no_id_is_not_written() -> None:
    with pytest.raises(TooLongError):
        encode(Compute(Operation.SUM, tuple(Operand(f"measure_{at}_of_many") for at in range(9))))
    with pytest.raises(ValueError, match="no id"):
        encode(RawData("My data"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "z",
        "zz",
        "0",
        "0.z.rate",
        "0.0.rate.zz",
        "0.0.rate.fqv",
        "0.0.rate.fqv0fqpm",
        "0.0.rate.-",
        "0.0.rate....x",
        "0.0.rate....1.1.1",
        "0.0.rate~......1",
        "2.rate",
        "6.z",
        "8..2",
        "rate.20120530-20120720",
        "0.0.ra te",
        "9",
        "5",
    ],
)
def test_what_no_query_was_made_into_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a query"):
        decode(text)


@given(text=st.text(alphabet="0123456789abcz._~-", max_size=20))
def test_any_text_is_a_query_or_refused(text: str) -> None:
    try:
        query = decode(text)
    except ValueError:
        return
    assert encode(query) == text


def test_a_group_that_ends_is_told_from_one_that_goes_on() -> None:
    operands = (Operand("rate", group="detained"), Operand("rate"), Operand("rate", group="detained"))
    query = Compute(Operation.VALUE, operands)
    assert decode(encode(query)) == query
