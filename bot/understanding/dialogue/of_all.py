"""What share of everything something is: "as a share of the national total", "out of all closures"."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.queries import Compute, Query
from bot.figures.figure import Operation
from bot.periods.reading import Kind as As
from bot.understanding.dialogue.counterparts import Counterparts
from bot.understanding.dialogue.topic import Topic, following
from bot.understanding.dialogue.units import Units
from bot.understanding.slots.known import Known
from bot.understanding.slots.slots import Slots
from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.tags import Tag, TagKind

_NEAR = 3
"""Words between "of" and the measure behind it, at most."""


class OfAll:
    """Reads replies that ask for a share of everything.

    Args:
        known: what there is.
        counterparts: find what belongs to a figure.
        units: turn counts into shares.
    """

    def __init__(self, known: Known, counterparts: Counterparts, units: Units) -> None:
        self._known = known
        self._counterparts = counterparts
        self._units = units

    def read(self, entities: Entities, slots: Slots, topic: Topic) -> Query | None:
        """What share of everything it is: "as a share of the national total", "out of all closures"."""
        is_all = any(found.reading and found.reading.kind is As.ALL for found in entities.periods)
        is_total = is_all or entities.has("total_of", "everywhere", "total", "every")
        of_named = bool(slots.names) and entities.starts_with("of")
        is_share = entities.has("of") and (slots.share or of_named or entities.has("share_of"))
        if not (is_share and (is_total or entities.has("that"))):
            return None
        if slots.groups or slots.places:
            return self._of_one(entities, slots, topic) if is_total else None
        operands = topic.operands if topic.operation is Operation.SUM else (topic.last,)
        counted = tuple(self._counterparts.dated(self._units.counted(each)) for each in operands)
        part, whole = counted[-1], self._known.whole_of(counted[-1])
        days = [when for when in slots.whens if when.kind is not As.ALL]
        of_itself = len(slots.names) == 1 and any(
            tag.id == part.measure and _stands_behind(entities, "of", tag)
            for tag in entities.of(TagKind.MEASURE)
        )
        is_sum = topic.operation is Operation.SUM  # "together?", "what share of the total is that?"
        span = topic.last.span
        is_period = entities.has("total_of") and span is not None and span in self._known.table.periods
        of_shown = not slots.names and (days or is_sum or is_period or entities.has("every"))
        of_shown = of_shown and part.measure == topic.last.measure
        if not whole and ((of_itself and (is_total or days)) or of_shown):
            return self._counterparts.of_days(replace(topic.last, measure=part.measure), days)
        if (
            days
            or not is_total
            or set(slots.names) - {topic.last.measure, part.measure, whole and whole.measure}
        ):
            return None  # it is the share of something else: "and of all those reviewed?"
        if whole:
            return Compute(Operation.SHARE, operands=(*counted, whole))
        return self._units.united(replace(slots, share=True, count=False), topic)

    def _of_one(self, entities: Entities, slots: Slots, topic: Topic) -> Query | None:
        """The share of one that is named in all: "Mexico's share of all closures"."""
        whose = (*slots.groups, *slots.places)
        behind = [tag for tag in entities.cue("of") if whose[0].last <= tag.first]
        names = {topic.last.measure, self._units.counted(topic.last).measure}
        if len(whose) > 1 or slots.whens or not behind or set(slots.names) - names:
            return None
        group, place = ("".join(tag.id for tag in each) for each in (slots.groups, slots.places))
        part = self._counterparts.dated(replace(self._units.counted(topic.last), group=group, place=place))
        whole = self._known.whole_of(part) if self._known.has(part.measure, group, place) else None
        return following(Compute(Operation.SHARE, (part, whole)), topic) if whole else None


def _stands_behind(entities: Entities, name: str, tag: Tag) -> bool:
    """Whether something stands near behind a word, and no verb is between: "of all the eligible ones"."""
    links = entities.cue("link")
    return any(
        cue.last <= tag.first <= cue.last + _NEAR
        and not any(cue.last <= link.first < tag.first for link in links)
        for cue in entities.cue(name)
    )
