"""The others of a list, besides those that were spoken of: "and the other two?"."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.queries import Compute, Query
from bot.figures.figure import Operation
from bot.figures.timeline import steps_of
from bot.periods.vocabulary import Part, Vocabularies
from bot.understanding.dialogue.topic import Topic
from bot.understanding.slots.known import Known
from bot.understanding.slots.slots import Slots
from bot.understanding.tagging.entities import Entities


def others(entities: Entities, topic: Topic, known: Known, vocabularies: Vocabularies) -> Query | None:
    """The periods that weren't spoken of, where they are as many as is said; else None.

    Args:
        entities: the reply with its tags.
        topic: what was shown.
        known: what there is.
        vocabularies: the words for numbers.
    """
    behind = {tag.last for tag in entities.cue("other_one", "negation")}
    count = next((_number(entities, at, vocabularies) for at in behind if at < len(entities.words)), 0)
    if count < 1 or topic.operation not in (Operation.VALUE, Operation.SHARE):
        return None
    spoken = {operand.span for operand in topic.row}
    steps = steps_of(replace(topic.last, span=None, upto=False), known.table)
    rest = tuple(step for step in steps if step.span not in spoken) if len(steps) > count else ()
    if len(rest) != count:
        return None
    return Compute(topic.operation, (*rest, *topic.operands[1:]) if topic.is_of_part else rest)


def not_of_whole(slots: Slots, topic: Topic) -> Query | None:
    """Those of a whole that aren't the part which was shown: "how many of them were still not closed?"."""
    if not (topic.operation is Operation.SHARE and topic.is_of_part and slots.negated) or slots.is_narrowed:
        return None
    part, whole = topic.operands[0].measure, topic.operands[-1].measure
    is_same = slots.negated == frozenset({part}) and part != whole and set(slots.names) <= {part, whole}
    return Compute(Operation.COMPLEMENT, topic.operands) if is_same and not slots.share else None


def _number(entities: Entities, at: int, vocabularies: Vocabularies) -> int:
    word = entities.words[at].text
    return int(word) if word.isdigit() else vocabularies.meanings(word).get(Part.NUMBER, 0)
