"""How plausible it is that a text asks a question: weights learned by choosing among its readings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.answers.queries import By, Compute, Explain, HowSure, Query, Ranking, operands_of
from bot.figures.figure import Operation
from bot.figures.operand import Operand
from bot.understanding.intents.features import of_these_data
from bot.understanding.tagging.entities import Entities
from bot.weights import Weights

_DIFFERING = ("span", "group", "place", "measure")
"""In what operands may differ."""
_UNLIKELY = -2.0
"""The log-odds of what isn't tried."""
_TRIED = 3
"""How many of a kind are tried at most."""


def subjects(query: Query) -> frozenset[str]:
    """The ids of the measures or of the page that a question is about."""
    match query:
        case Compute(Operation.DAYS):
            return frozenset()  # they are those of any measure
        case HowSure(of) if of is not None:
            return subjects(of)
        case Explain(page):
            return frozenset({page})
        case _:
            return frozenset(operand.measure for operand in operands_of(query))


def traits(query: Query) -> frozenset[str]:
    """What tells a question from others: its subjects, what is computed, and along what."""
    return subjects(query) | frozenset(_form(query))


def as_a(kind: type[Query]) -> str:
    """The form of questions of a kind that has one of its own."""
    return f"as {kind.__name__.lower()}"


def ranked_by(by: By) -> str:
    """The form of questions of what is highest or lowest along something."""
    return f"rank by {by}"


def _form(query: Query) -> Iterator[str]:
    match query:
        case Compute(operation):
            across = " ".join(_across(query.subjects))
            yield f"compute {operation}"
            yield f"compute {operation} of {min(len(query.subjects), 3)} {across}"
            first = query.subjects[0]
            yield "of a group" if first.group else "of no group"
            yield "of a place" if first.place else "of no place"
            yield "up to a day" if first.upto and first.span else "of days" if first.span else "of no days"
        case Ranking(_, by):
            yield ranked_by(by)
        case _:
            yield as_a(type(query))


def _across(operands: Sequence[Operand]) -> Iterator[str]:
    return (name for name in _DIFFERING if len({getattr(operand, name) for operand in operands}) > 1)


@dataclass(frozen=True)
class Plausible:
    """How plausible the questions are that one text may ask.

    Args:
        weights: of the ids and the forms of questions, as log-odds.
    """

    weights: Mapping[str, float]

    def knows(self, query: Query) -> bool:
        """Whether there were questions about the same things to learn from."""
        return subjects(query) <= self.weights.keys()

    def weigh(self, query: Query) -> float:
        """How much speaks for a question, beside others of the same text."""
        return sum(self.weights.get(trait, 0.0) for trait in traits(query))

    def likely(self, traits: Iterable[str]) -> list[str]:
        """Those of some ids or forms that are likely enough to be tried, the likeliest first."""
        found = [trait for trait in traits if self.weights.get(trait, _UNLIKELY) > _UNLIKELY]
        return sorted(found, key=lambda trait: -self.weights[trait])[:_TRIED]


class Plausibility:
    """Weighs what texts may ask.

    Args:
        weights: as `tests/train_readings.py` learned them for the data.
    """

    def __init__(self, weights: Weights) -> None:
        self._weights = weights

    def of(self, entities: Entities) -> Plausible:
        """How plausible the questions are that a sentence may ask."""
        weights = self._weights
        scores = weights.scores(of_these_data(entities, weights.names, len(weights.hashed)))
        return Plausible(dict(zip(weights.labels, scores.tolist(), strict=True)))
