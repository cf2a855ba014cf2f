from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from functools import cache

import pytest

from bot.understanding.intents.features import cue_names
from bot.understanding.intents.intents import Intent, Intents
from bot.understanding.reader import WEIGHTS, Understander
from bot.understanding.tagging.entities import Tagger
from bot.weights import Weights
from tests.train_intents import LOCALES, examples, train

TEXTS = [text for text, _ in examples()][::7]


@pytest.fixture(scope="module")
def shipped() -> Weights:
    return Weights.parse((LOCALES / WEIGHTS).read_bytes())


@pytest.fixture(scope="module")
def tagger(understander: Understander) -> Tagger:
    """Tags each of thousands of questions once."""
    remembering = copy(understander.tagger)
    vars(remembering)["tag"] = cache(remembering.tag)
    return remembering


def likeliest(weights: Weights, texts: Sequence[str], tagger: Tagger) -> list[Intent]:
    intents = Intents(weights)
    return [next(iter(intents.weigh(tagger.tag(text)[0]))) for text in texts]


@pytest.mark.timeout(400)  # there are thousands of them
def test_the_shipped_weights_are_those_that_the_questions_give(
    shipped: Weights, tagger: Tagger, understander: Understander
) -> None:
    groups = understander.lexicon.groups
    assert (shipped.names, shipped.labels) == (list(cue_names(groups)), list(Intent))
    again = train(tagger, groups, shipped)
    pairs = zip(likeliest(again, TEXTS, tagger), likeliest(shipped, TEXTS, tagger), strict=True)
    assert sum(one is other for one, other in pairs) >= 0.99 * len(TEXTS)


def test_nearly_all_questions_that_are_learned_from_are_known(shipped: Weights, tagger: Tagger) -> None:
    rows = list(examples())
    found = likeliest(shipped, [text for text, _ in rows], tagger)
    right = sum(intent in may for intent, (_, may) in zip(found, rows, strict=True))
    assert right >= 0.97 * len(rows)


def test_likelihoods_add_up_and_the_likeliest_is_first(shipped: Weights, tagger: Tagger) -> None:
    weights = Intents(shipped).weigh(tagger.tag("why did the rate fall?")[0])
    assert next(iter(weights)) is Intent.WHY
    assert sum(weights.values()) == pytest.approx(1)
    assert list(weights.values()) == sorted(weights.values(), reverse=True)


def test_the_weights_know_measures_by_their_part_not_by_their_name(shipped: Weights, tagger: Tagger) -> None:
    intents = Intents(shipped)
    texts = [f"how many {word} in the last period" for word in ("closed", "reviewed")]
    one, other = (intents.weigh(tagger.tag(text)[0]) for text in texts)
    assert next(iter(one)) is next(iter(other)) is Intent.FIGURE
