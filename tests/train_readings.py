"""Learns how plausible readings are, from the questions in tests/questions: `python -m tests.train_readings`.

Each question has several readings, of which one is answered rightly: where it can be, the one that is read
without what is learned here. The weights are those by which these are the likeliest beside the others, as in
a regression with a softmax over the readings of each question; of a reading all its traits' weights count.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import optimize
from scipy.sparse import csr_matrix

from bot.answers.queries import Asked
from bot.data.loading import READINGS, Data, default_folder, load_data
from bot.figures.figure import Operation
from bot.languages import load_languages
from bot.understanding.intents.features import cue_names, named_in, of_these_data
from bot.understanding.intents.plausibility import traits
from bot.understanding.loading import load_lines
from bot.weights import Features, Weights
from tests.learning import rows, weights
from tests.score import RIGHT, Replies, outcome
from tests.train_intents import QUESTIONS, tagger_of

_BUCKETS = 1 << 12
"""Into so many places the runs of words and letters are hashed."""
_NAMED = 0.3
"""How much a named feature counts beside them."""
_REGULARISATION, _STEPS = 0.3, 120
_BESIDE = 0.3
"""How much it counts that something isn't asked about, beside that something else is."""
_SPARSE = 5
"""Every so manyeth question is learned from while nothing is known yet and all readings are tried."""
_OF_FIGURES = ("answer", "explain", "refuse", "ask")
"""What may be right of the questions that are learned from."""

Trait = str
_Dense = NDArray[np.float64]
_Sparse = Any
"""A table of SciPy's, which has no types."""


@dataclass(frozen=True)
class Example:
    """A question: its features, the traits of its readings, and which of them is right."""

    features: Features
    readings: Sequence[frozenset[Trait]]
    right: int


def questions(folder: Path) -> Iterator[Mapping[str, Any]]:
    """The questions of the sittings in a folder, and of those below it; of conversations the first turns."""
    for path in sorted(folder.rglob("*.toml")):
        sitting = tomllib.loads(path.read_text(encoding="utf-8"))
        turns = (
            {**conversation["turns"][0], "language": conversation["language"]}
            for conversation in sitting.get("conversation", ())
        )
        for question in (*sitting.get("question", ()), *turns):
            if question["right"] in _OF_FIGURES and not question["text"].startswith("!"):
                yield question


def examples(data: Data, asked: Iterable[Mapping[str, Any]]) -> Iterator[Example]:
    """The questions that have a reading which is answered rightly.

    Args:
        data: with the weights by which the readings are found.
        asked: the questions.
    """
    languages = load_languages(data.declarations.commands)
    plain = load_lines(replace(data, readings=None), languages).understander
    lines = load_lines(data, languages)
    replies = Replies(data, languages, lines)
    names = data.readings.names if data.readings else ()
    for question in asked:
        explanation = plain.explain(question["text"], question["language"])
        if explanation.wish is None:
            continue
        language = explanation.understood.language
        found = lines.understander.explain(question["text"], question["language"]).ranked
        ordered = sorted(found, key=lambda each: not each.is_read)
        for at, each in enumerate(ordered):
            asked_ = explanation.understood.asked if each.is_read else each.wish.asked
            if isinstance(asked_, Asked) and outcome(question, replies.to_asked(asked_, language)) == RIGHT:
                own = [traits(one.query) for one in ordered]
                yield Example(of_these_data(explanation.entities, names, _BUCKETS), own, at)
                break


def unlearned(data: Data, asked: Iterable[Mapping[str, Any]]) -> Weights:
    """Weights of nothing, with the names of all features and the traits by which readings are found."""
    tagger, groups = tagger_of(data)
    tagged = (tagger.tag(question["text"])[0] for question in asked)
    named = sorted({name for entities in tagged for name in named_in(entities)})
    names = (*cue_names(groups), *named)
    every = found_by(data)
    return weights(every, names, np.zeros((len(every), _BUCKETS + len(names))), np.zeros(len(every)))


def train(names: Sequence[str], ways: Collection[Trait], learned: Sequence[Example]) -> Weights:
    """The weights by which the right readings are the likeliest.

    Args:
        names: the named features.
        ways: the traits by which readings are found; these are told from what isn't asked about, too.
        learned: what is learned from.
    """
    every = sorted({trait for example in learned for each in example.readings for trait in each})
    texts: _Sparse = rows((example.features for example in learned), names, _BUCKETS, _NAMED, constant=True)
    choices = _Choices(every, learned)
    counted = np.array([_BESIDE if trait in ways else 0.0 for trait in every])
    shape = (len(every), texts.shape[1])

    def loss(flat: _Dense) -> tuple[float, _Dense]:
        odds: _Dense = texts @ flat.reshape(shape).T
        total, surplus = choices.loss(odds)
        total += float((counted * (np.logaddexp(0, odds) - choices.present * odds)).sum())
        surplus += counted * (1 / (1 + np.exp(-odds)) - choices.present)
        slope: _Dense = texts.T.dot(surplus).T
        return total + _REGULARISATION / 2 * float(flat @ flat), slope.ravel() + _REGULARISATION * flat

    scipy: Any = optimize
    fitted = scipy.minimize(
        loss, np.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS}
    )
    table: _Dense = fitted.x.reshape(shape)
    return weights(every, names, table[:, :-1], table[:, -1], _NAMED)


class _Choices:
    """The readings of all questions, one below the other, of which one each is right."""

    def __init__(self, every: Sequence[Trait], learned: Sequence[Example]) -> None:
        places = {trait: at for at, trait in enumerate(every)}
        readings = [each for example in learned for each in example.readings]
        pairs = [(at, places[trait]) for at, each in enumerate(readings) for trait in sorted(each)]
        self._has: _Sparse = csr_matrix(
            (np.ones(len(pairs)), np.array(pairs).T), shape=(len(readings), len(every))
        )
        self._owners = np.repeat(np.arange(len(learned)), [len(example.readings) for example in learned])
        self._starts = np.searchsorted(self._owners, np.arange(len(learned)))
        self._gather: _Sparse = csr_matrix((np.ones(len(readings)), (self._owners, np.arange(len(readings)))))
        self._right = np.zeros(len(readings))
        self._right[self._starts + np.array([example.right for example in learned])] = 1
        self.present: _Dense = self._gathered(self._right)
        """Of each question the traits of its right reading."""

    def loss(self, odds: _Dense) -> tuple[float, _Dense]:
        """How unlikely the right readings are, and its slope for each question and trait."""
        scores: _Dense = np.asarray(self._has.multiply(odds[self._owners]).sum(axis=1)).ravel()
        scores -= np.maximum.reduceat(scores, self._starts)[self._owners]
        sums = np.add.reduceat(np.exp(scores), self._starts)[self._owners]
        total = -float((self._right * (scores - np.log(sums))).sum())
        return total, self._gathered(np.exp(scores) / sums - self._right)

    def _gathered(self, of_readings: _Dense) -> _Dense:
        return (self._gather @ self._has.multiply(of_readings[:, None]).tocsr()).toarray()


def learn(data: Data, asked: Sequence[Mapping[str, Any]]) -> Weights:
    """The weights for some data, from questions about them.

    Of all questions twice: better weights find better readings to learn from.
    """
    learned = unlearned(data, asked)
    for part in (asked[::_SPARSE], asked, asked):
        learned = again(data, learned, part)
    return learned


def again(data: Data, before: Weights, asked: Iterable[Mapping[str, Any]]) -> Weights:
    """The weights that the readings give which are found with those learned before."""
    return train(before.names, found_by(data), list(examples(replace(data, readings=before), asked)))


def found_by(data: Data) -> tuple[Trait, ...]:
    """The traits by which readings are found."""
    pages = (page.id for page in data.pages["en"])
    return (*data.declarations.measures, *pages, *(f"compute {each}" for each in Operation))


def main() -> None:
    """Writes the weights that ship with the data."""
    folder = default_folder()
    asked = list(questions(QUESTIONS))
    (folder / READINGS).write_bytes(learn(load_data(folder), asked).dump())


if __name__ == "__main__":
    main()
