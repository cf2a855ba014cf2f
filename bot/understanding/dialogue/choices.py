"""What an unclear text may mean, to ask back: of the days, people and places that are spoken of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.answers.queries import Choose, Compute, Explain, Query
from bot.data.measures import Does, Kind
from bot.figures.figure import COMPARING, MEANS, Operation
from bot.understanding.dialogue.pages_in_replies import all_of
from bot.understanding.dialogue.topic import Topic, topic_of
from bot.understanding.frames.context import context_of, whose_of
from bot.understanding.frames.operands import Operands
from bot.understanding.slots.known import Known
from bot.understanding.slots.slots import Slots
from bot.understanding.tagging.entities import Entities

MOST_CHOICES = 3
"""Readings that are offered at once: a reply has room for no more."""

_NOT_OF_RESTS = (*COMPARING, *MEANS, Operation.ONE_IN)
"""Operations that aren't on a rest."""


def choices(entities: Entities, slots: Slots, known: Known) -> Iterator[Query]:
    """What an unclear question may mean, with the days that it names.

    Args:
        entities: the question with its tags.
        slots: what it names.
        known: what there is.
    """
    operands = Operands(known)
    when = slots.whens[0] if slots.whens else None
    manners = context_of(entities, slots).manners
    whose = whose_of(slots)
    main, part, whole = known.main, known.numerator, known.denominator
    names = [whole, part] if slots.count and not slots.share else [main, part, whole]
    names += [
        name
        for command in known.data.declarations.commands.values()
        for name in (command.measure, *(command.also if command.does is Does.PLACES else ()))
        if command.does in (Does.VALUE, Does.PLACES) and name and known.measures[name].kind is not Kind.EVENT
    ]
    there = [name for name in dict.fromkeys(names) if known.has(name, whose.group, whose.place)]
    if slots.count and not slots.share:
        there = [name for name in there if name != main]
    for name in there[:MOST_CHOICES]:
        yield Compute(Operation.VALUE, (operands.build(name, whose, when, manners),))


def choices_after(about: Query, known: Known) -> Choose | None:
    """What an unclear reply may mean, of the days, people and place that were spoken of before.

    Where readings were offered already they are offered again.

    Args:
        about: the question of the answer that it replies to.
        known: what there is.
    """
    if isinstance(about, Choose):
        return about if about.readings else None
    topic = topic_of(about, known)
    if topic is None and isinstance(about, Explain):  # "how many got it?"
        topic = all_of(known.numerator)
    if topic is None:
        return None
    last, measure = topic.last, known.measures[topic.last.measure]
    names = [last.measure, measure.numerator, measure.denominator]
    names += [known.share_of(last.measure), known.main, known.denominator]
    there = [name for name in dict.fromkeys(names) if name and known.has(name, last.group, last.place)]
    readings = [Compute(Operation.VALUE, operands=(replace(last, measure=name),)) for name in there]
    return Choose(tuple(readings[:MOST_CHOICES])) if len(readings) > 1 else None


def of_forgotten(query: Query, count: int) -> Choose | None:
    """What may be meant where more are to be added up than are in mind: a button has room for few.

    Args:
        query: what the reply was read as.
        count: how many it says there are.
    """
    if not isinstance(query, Compute) or query.operation is not Operation.SUM:
        return None
    if not count > len(query.subjects) > 1:
        return None
    each = (Compute(Operation.VALUE, (operand,)) for operand in query.subjects)
    return Choose((query, *each)[:MOST_CHOICES])


def of_rests(query: Query, topic: Topic) -> Choose | None:
    """The rests one by one, where something is computed of what they are the rests of.

    Args:
        query: what the reply was read as.
        topic: what it replies to.
    """
    is_of_rests = topic.operation is Operation.COMPLEMENT and not topic.is_of_part
    if not is_of_rests or not isinstance(query, Compute) or query.operation not in _NOT_OF_RESTS:
        return None
    rests = (Compute(Operation.COMPLEMENT, (operand,)) for operand in query.subjects)
    return Choose((*rests, query)[:MOST_CHOICES])
