"""Weights that were learned from examples: of each label, for the features that a text has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

WeightRows = NDArray[np.int64]
"""Rows of a table of weights."""


class BadWeightsError(Exception):
    """Bytes that aren't weights."""


@dataclass(frozen=True)
class Features:
    """What of a text there are weights for: the rows of its runs of words and letters, and of its names."""

    hashed: WeightRows
    named: WeightRows


@dataclass(frozen=True)
class Weights:
    """Learned weights, in half the digits, which take half the memory.

    Args:
        labels: what they tell apart, in order.
        hashed: the weights of hashed runs of words and letters; a row each, a column for each label.
        bias: of each label.
    """

    labels: Sequence[str]
    names: Sequence[str]
    hashed: NDArray[np.float16]
    named: NDArray[np.float16]
    bias: NDArray[np.float16]

    @classmethod
    def parse(cls, content: bytes) -> Weights:
        """The weights that `content` holds, as `dump` wrote them.

        Raises:
            BadWeightsError: it holds none.
        """
        try:
            with np.load(BytesIO(content)) as file:
                labels, names = ([str(text) for text in file[key]] for key in ("labels", "names"))
                hashed, named, bias = (
                    np.asarray(file[key], np.float16) for key in ("hashed", "named", "bias")
                )
        except Exception as error:  # zip files, their compression and numpy's arrays break in many ways
            raise BadWeightsError from error
        count = len(labels)
        if hashed.ndim != _TABLE or hashed.shape[1] != count:
            raise BadWeightsError
        if named.shape != (len(names), count) or bias.shape != (count,):
            raise BadWeightsError
        return cls(labels, names, hashed, named, bias)

    def dump(self) -> bytes:
        """The weights as bytes, each to three digits."""
        out = BytesIO()
        labels, names = np.array(self.labels), np.array(self.names)
        np.savez_compressed(
            out, labels=labels, names=names, hashed=self.hashed, named=self.named, bias=self.bias
        )
        return out.getvalue()

    def scores(self, features: Features) -> NDArray[np.float32]:
        """How much speaks for each label, as log-odds; runs of words and letters share one weight."""
        scores = self.bias + self.named[features.named].sum(axis=0, dtype=np.float32)
        if features.hashed.size:
            runs = self.hashed[features.hashed].sum(axis=0, dtype=np.float32)
            scores = scores + runs / np.sqrt(features.hashed.size)
        return scores


_TABLE = 2
"""Dimensions of a table of weights."""
