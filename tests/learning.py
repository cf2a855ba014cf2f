"""What the two that learn weights from questions share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from bot.weights import Features, Weights

NAMED_WEIGHT = 0.5
"""How much a named feature counts beside the runs of words and letters, which share one weight."""


def rows(
    found: Iterable[Features],
    names: Sequence[str],
    buckets: int,
    weight: float = NAMED_WEIGHT,
    *,
    constant: bool = False,
) -> Any:  # noqa: ANN401  SciPy has no types
    """A row for each text, as `Weights.scores` weighs its features.

    Args:
        found: the features of the texts.
        names: the named features.
        buckets: how many places there are for runs of words and letters.
        weight: how much a named feature counts.
        constant: whether a column of ones stands at the end, for a bias.
    """
    values, columns, ends = list[float](), list[int](), [0]
    width = buckets + len(names)
    for each in found:
        columns += each.hashed.tolist()
        values += [1 / np.sqrt(max(1, each.hashed.size))] * each.hashed.size
        columns += (each.named + buckets).tolist()
        values += [weight] * each.named.size
        if constant:
            columns.append(width)
            values.append(1.0)
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(ends) - 1, width + constant))


def weights(
    labels: Sequence[str],
    names: Sequence[str],
    table: NDArray[np.floating],
    bias: NDArray[np.floating],
    weight: float = NAMED_WEIGHT,
) -> Weights:
    """What was learned, a row of the table for each label, to as many digits as are written into a file."""
    buckets = table.shape[1] - len(names)
    parts = (table[:, :buckets].T, table[:, buckets:].T * weight, bias)
    return Weights(list(labels), list(names), *(part.astype(np.float16) for part in parts))


def tables(learned: Weights, weight: float = NAMED_WEIGHT) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The table and the bias of which `weights` made these, as near as their digits are."""
    table = np.concatenate([learned.hashed, learned.named / weight]).T
    return table.astype(np.float64), learned.bias.astype(np.float64)
