"""Of two counts that make up a third, the yes and the no: offers that were accepted, and declined."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.queries import Compute, Query
from bot.figures.figure import Operation
from bot.figures.operand import Operand
from bot.understanding.dialogue.counterparts import Counterparts
from bot.understanding.dialogue.topic import Topic, following
from bot.understanding.slots.known import Known

_TWO = 2


class YesAndNo:
    """Finds the yes that belongs to a no.

    Args:
        known: what there is.
        counterparts: find the day of the latest total.
    """

    def __init__(self, known: Known, counterparts: Counterparts) -> None:
        self._known = known
        self._counterparts = counterparts

    def accepted(self, topic: Topic, *, share: bool) -> Query | None:
        """Of two counts that make up a third, the yes: how many accepted, after how many declined."""
        yes, no_share = self._yes_and_no(topic.last.measure)
        if not yes:
            return None
        last = self._of_same_day(topic.last)
        if share:
            return following(Compute(Operation.COMPLEMENT, (replace(last, measure=no_share),)), topic)
        if topic.last.measure == no_share:  # after a share, the count with its share
            return following(Compute(Operation.COMPLEMENT, (last,)), topic)
        return following(Compute(Operation.VALUE, (replace(last, measure=yes),)), topic)

    def found(self, topic: Topic) -> Query | None:
        """Those of all that were gone through of whom a share tells: "how many of those yes?"."""
        last, measures = topic.last, self._known.measures
        shares = [self._known.main, *measures]
        yes = (measures[id_].numerator for id_ in shares if measures[id_].denominator == last.measure)
        there = next((name for name in yes if self._known.has(name, last.group, last.place)), "")
        return following(Compute(Operation.VALUE, (replace(last, measure=there),)), topic) if there else None

    def told(self, topic: Topic) -> Operand:
        """What was told; a yes as a count of its own, and not as what the no leaves."""
        last = topic.last
        yes, _ = self._yes_and_no(last.measure) if topic.operation is Operation.COMPLEMENT else ("", "")
        return last if topic.is_of_part or not yes else replace(self._of_same_day(last), measure=yes)

    def _yes_and_no(self, measure: str) -> tuple[str, str]:
        """Of two counts that make up a third, the yes, and the share of the no; else nothing."""
        measures = self._known.measures
        measure = measures[measure].numerator or measure
        for name, whole in measures.items():
            if measure not in (name, *whole.sum_of) or len(whole.sum_of) != _TWO:
                continue
            shares = {part: self._known.share_of(part, name) for part in whole.sum_of}
            yes = [part for part, share in shares.items() if not share]
            if len(yes) == 1:
                return yes[0], next(filter(None, shares.values()))
        return "", ""

    def _of_same_day(self, operand: Operand) -> Operand:
        """The count that an operand is a share of, with its own day."""
        return self._counterparts.dated(
            replace(operand, measure=self._known.measures[operand.measure].numerator or operand.measure)
        )
