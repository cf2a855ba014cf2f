"""What an answer was about, for the texts that reply to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter

from bot.answers.answer import RankingAnswer
from bot.answers.codec import LONGEST, TooLongError, encode, sure_of, text_of
from bot.answers.over_time import answer_ranking
from bot.answers.queries import (
    By,
    Compute,
    Explain,
    FigureQuery,
    HowSure,
    Parts,
    PlaceFacts,
    Query,
    Ranking,
    Series,
    Talk,
    Unknown,
)
from bot.data.spans import Span
from bot.figures.figure import MEANS, Operation
from bot.figures.operand import Operand
from bot.figures.series import LazySequence
from bot.figures.timeline import steps_of
from bot.understanding.slots.known import Known

Item = tuple[Operand, ...]
"""One of the things that were shown in order; of a step from one to the next, both."""
KEPT = (Operation.ONE_IN, Operation.COMPLEMENT, *MEANS, Operation.DAYS)
"""Operations that a reply with another period or place goes on asking for."""
_MOST_ASIDES = 3
"""Questions before that are kept for "the three together"."""

_TWO = 2
_SLOTS = (
    attrgetter("measure"),
    attrgetter("span"),
    attrgetter("group"),
    attrgetter("place"),
    attrgetter("upto"),
)


@dataclass(frozen=True)
class Topic:
    """What an answer was about.

    Args:
        query: its question.
        operands: what that was about, in order; of a ranking, what came first.
        asides: what the questions before it were about, where it went on from them, the latest first.
        shown: the list that was shown, in its order; empty where it was none.
    """

    query: FigureQuery
    operands: tuple[Operand, ...]
    asides: tuple[Operand, ...] = ()
    shown: Sequence[Item] = ()

    @property
    def last(self) -> Operand:
        """What was spoken of last; of a part and its whole, the part; of periods added up, all of them."""
        if self.is_of_part:
            return self.operands[0]
        if self.operation is Operation.SUM and (joined := _joined(self.operands)):
            return joined
        return self.pair[1] if self.pair else self.operands[-1]

    @property
    def is_of_part(self) -> bool:
        """Whether it was a part of a whole that was named."""
        return self.operation in (Operation.SHARE, Operation.COMPLEMENT) and len(self.operands) > 1

    @property
    def operation(self) -> Operation:
        """What was computed."""
        return self.query.operation if isinstance(self.query, Compute) else Operation.VALUE

    @property
    def pair(self) -> tuple[Operand, Operand] | None:
        """The two things that were spoken of last, in their order."""
        match self.operands, self.asides:
            case (first, second), _:
                late = first.span and second.span and first.span.end > second.span.end
                return (second, first) if late and self.operation is Operation.RATIO else (first, second)
            case (last,), (before, *_):
                return before, last
            case _:
                return None

    @property
    def alone(self) -> Query:
        """The last thing by itself, or the question where it was about several."""
        is_one = len(self.operands) == 1 and self.operation not in (Operation.COMPLEMENT, *MEANS)
        return following(Compute(Operation.VALUE, self.operands), self) if is_one else self.query

    @property
    def row(self) -> tuple[Operand, ...]:
        """What was asked about in turn, where it differs in one thing alone: days, group or place."""
        spoken = (self.last, *self.asides)
        if len(self.operands) > 1 and not self.is_of_part:
            return self.operands
        for count in range(len(spoken), 1, -1):
            few = spoken[:count]
            apart = [len({slot(each) for each in few}) for slot in _SLOTS]
            if sorted(apart) == [1, 1, 1, 1, count]:
                return few[::-1]
        return (self.last,)

    @property
    def stretches(self) -> tuple[Operand, ...]:
        """The last figure in both stretches that were spoken of, where something else was asked of the other.

        "Together?", after the cases reviewed in one period and the eligible ones in the next.
        """
        spoken = (self.last, *self.operands, *self.asides)
        spans = list(dict.fromkeys(each.span for each in spoken if each.span and not each.upto))[:_TWO]
        are_mixed = self.pair is not None and self.pair[0].measure != self.pair[1].measure
        if not are_mixed or len(spans) < _TWO:
            return ()
        return tuple(replace(self.last, span=span) for span in sorted(spans, key=attrgetter("start")))

    def list(self, count: int) -> tuple[Operand, ...]:
        """So many of the things that were shown, or spoken of last, in their order; else none."""
        found = [item[-1] for item in self.shown[:count]]
        if len(found) < count:
            found = [*reversed(self.asides), *self.operands][-count:]
        return tuple(found) if len(found) == count else ()


def _joined(operands: Sequence[Operand]) -> Operand | None:
    """One thing over days that follow one another; None where they don't, or are of several things."""
    spans = sorted((each.span for each in operands if each.span), key=lambda span: span.start)
    is_one = len({replace(each, span=None) for each in operands}) == 1 and not operands[0].upto
    if not is_one or len(spans) != len(operands):
        return None
    follow = all((other.start - one.end).days == 1 for one, other in pairwise(spans))
    return replace(operands[0], span=Span.around(spans)) if follow else None


def topic_of(query: Query | None, known: Known) -> Topic | None:
    """What an answer was about; None where no figures were spoken of.

    Args:
        query: its question.
        known: what there is.
    """
    match query:
        case HowSure(of) | Explain(of=of) | Talk(of=of) | Unknown(of=of):
            return topic_of(of, known)
        case Compute(operands=operands) if any(each.measure not in known.measures for each in operands):
            return None  # it stood on a button of another version
        case Compute(operands=(_, *_)):
            operands = query.subjects
            before = query.operands[len(operands) :]
            return Topic(query, operands, before, [(operand,) for operand in operands[1:] and operands])
        case Series(operand) | Ranking(operand) | Parts(operand) if operand.measure not in known.measures:
            return None
        case Series(operand):
            steps = steps_of(replace(operand, span=None), known.table)
            return Topic(query, (operand,), shown=LazySequence(len(steps), lambda at: (steps[at],)))
        case Ranking(operand):
            shown = _ranked(query, known)
            return Topic(query, shown[0] if shown else (operand,), shown=shown)
        case Parts(operand):
            return Topic(query, (operand,))
        case PlaceFacts(place):
            named = [
                name
                for command in known.data.declarations.commands.values()
                for name in (command.measure, *command.also)
            ]
            there = [name for name in named if name and known.has(name, place=place)]
            return Topic(query, (Operand(there[0], place=place),)) if there else None
        case _:
            return None


def _ranked(query: Ranking, known: Known) -> Sequence[Item]:
    answered = answer_ranking(query, known.table)
    if not isinstance(answered, RankingAnswer):
        return ()
    ranked = answered.ranked
    if not (query.steps and query.by is By.PERIOD):
        return LazySequence(len(ranked), lambda at: (ranked[at].operand,))
    steps = steps_of(replace(query.operand, span=None), known.table)

    def both(at: int) -> Item:
        operand = ranked[at].operand
        return steps[place_of(operand, steps) - 1], operand

    return LazySequence(len(ranked), both)


def place_of(operand: Operand, steps: Sequence[Operand]) -> int:
    """Which of its periods or days an operand is about; the last, where it doesn't say."""
    if operand.span is not None:
        for at, step in enumerate(steps):
            if step.span and step.span.end >= operand.span.end:
                return at
    return len(steps) - 1


def span_of(query: Query | None, known: Known) -> Span | None:
    """The days that a question was about; of a running total, the last one."""
    topic = topic_of(query, known)
    span = topic.last.span if topic else None
    return Span.day(span.end) if topic and span and topic.last.upto else span


def after(query: Query, about: Query | None) -> Query:
    """A question without figures with what was asked about before, for the texts that reply to it.

    Args:
        query: what was asked.
        about: the question of the answer that it replied to.
    """
    while isinstance(about, Explain | Talk | Unknown | HowSure) and about.of:
        about = about.of
    if not isinstance(about, FigureQuery):
        return query
    if query == HowSure():  # how sure is what was shown
        return fitting(sure_of(about), query)
    if not isinstance(query, Explain | Talk | Unknown):
        return query
    alone = query
    if isinstance(about, Compute) and about.of_first:
        alone = fitting(replace(query, of=replace(about, operands=about.subjects, of_first=0)), query)
    return fitting(replace(query, of=about), alone)


def following(query: Compute, topic: Topic) -> Compute:
    """A question with what was asked about before, as far as a button has room for it."""
    own = query.subjects
    latest = topic.operands if topic.is_of_part else topic.operands[::-1]
    before = [operand for operand in dict.fromkeys((*latest, *topic.asides)) if operand not in own]
    for count in range(min(len(before), _MOST_ASIDES), 0, -1):
        whole = replace(query, operands=(*own, *before[:count]), of_first=len(own))
        if len(text_of(whole)) <= LONGEST:
            return whole
    return query


def fitting(query: Query, otherwise: Query) -> Query:
    """The question where a button, or that for its sources, has room for it, or else the other one."""
    try:
        encode(query if isinstance(query, HowSure) else HowSure(query))
    except TooLongError:
        return otherwise
    return query
