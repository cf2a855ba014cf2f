from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
from hypothesis import given, strategies as st

from bot.weights import BadWeightsError, Features, Weights

WEIGHTS = Weights(
    labels=("yes", "no"),
    names=("question", "day"),
    hashed=np.array([[1.0, 0.0], [3.0, -1.0], [0.0, 0.5]], np.float16),
    named=np.array([[0.25, 0.0], [0.0, -2.0]], np.float16),
    bias=np.array([0.5, -0.5], np.float16),
)


def features(hashed: list[int], named: list[int]) -> Features:
    return Features(np.array(hashed, np.int64), np.array(named, np.int64))


def test_runs_of_words_share_one_weight_and_names_count_in_full() -> None:
    scores = WEIGHTS.scores(features([0, 1], [1]))
    assert scores == pytest.approx([0.5 + (1 + 3) / np.sqrt(2), -0.5 - 1 / np.sqrt(2) - 2])


def test_a_text_without_any_word_has_the_bias() -> None:
    assert WEIGHTS.scores(features([], [])) == pytest.approx([0.5, -0.5])


def test_what_is_written_is_read_again() -> None:
    again = Weights.parse(WEIGHTS.dump())
    assert (list(again.labels), list(again.names)) == (["yes", "no"], ["question", "day"])
    assert np.array_equal(again.hashed, WEIGHTS.hashed)
    assert np.array_equal(again.named, WEIGHTS.named)
    assert np.array_equal(again.bias, WEIGHTS.bias)


@given(st.binary(max_size=200))
def test_no_bytes_but_weights_are_read(content: bytes) -> None:
    with pytest.raises(BadWeightsError):
        Weights.parse(content)


@given(st.data())
def test_a_file_with_a_wrong_byte_is_none_or_is_read(data: st.DataObject) -> None:
    whole = bytearray(WEIGHTS.dump())
    whole[data.draw(st.integers(0, len(whole) - 1))] ^= data.draw(st.integers(1, 255))
    with suppress(BadWeightsError):
        Weights.parse(bytes(whole))


def test_a_single_array_is_none() -> None:
    out = BytesIO()
    np.save(out, WEIGHTS.hashed)
    with pytest.raises(BadWeightsError):
        Weights.parse(out.getvalue())


def test_half_a_file_is_none() -> None:
    whole = WEIGHTS.dump()
    with pytest.raises(BadWeightsError):
        Weights.parse(whole[: len(whole) // 2])


@pytest.mark.parametrize(
    ("table", "shape"), [("hashed", (3, 1)), ("hashed", (3,)), ("named", (1, 2)), ("bias", (3,))]
)
def test_tables_of_other_sizes_than_their_labels_are_no_weights(table: str, shape: tuple[int, ...]) -> None:
    wrong = replace(WEIGHTS, **{table: np.zeros(shape, np.float16)})
    with pytest.raises(BadWeightsError):
        Weights.parse(wrong.dump())
