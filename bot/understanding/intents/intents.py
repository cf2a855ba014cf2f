"""What is wanted: weights learned from examples, over letters, words, cues and kinds of entities."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import numpy as np

from bot.understanding.intents.features import of_any_data
from bot.understanding.tagging.entities import Entities
from bot.weights import Weights

MUCH, SOME, LITTLE = 300.0, 10.0, 0.1
"""By how much a turn of phrase makes an intent likelier, or less likely, than the weights say."""


class Intent(StrEnum):
    """What somebody may want."""

    FIGURE = "figure"
    SERIES = "series"
    RANKING = "ranking"
    PARTS = "parts"
    PLACE = "place"
    EXPLAIN = "explain"
    WHY = "why"
    SURE = "sure"
    DATA = "data"
    HELP = "help"
    ABOUT = "about"
    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    INSULT = "insult"
    OKAY = "okay"
    REMARK = "remark"
    TROUBLE = "trouble"
    CRISIS = "crisis"
    UNKNOWN = "unknown"
    ASK = "ask"


class Intents:
    """The learned weights of the intents.

    Args:
        weights: as `tests/train_intents.py` learned them.
    """

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._intents = [Intent(label) for label in weights.labels]

    def weigh(self, entities: Entities) -> Mapping[Intent, float]:
        """How likely each intent is, the likeliest first; they add up to 1."""
        weights = self._weights
        scores = weights.scores(of_any_data(entities, weights.names, len(weights.hashed)))
        likely = np.exp(scores - scores.max())
        likely /= likely.sum()
        order = np.argsort(-likely)
        return {self._intents[at]: float(likely[at]) for at in order}
