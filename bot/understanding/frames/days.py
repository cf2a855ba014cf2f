"""Of which days a figure is asked; a range is parted into its ends where these are compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.data.measures import Kind
from bot.data.spans import Span
from bot.figures.figure import COMPARING, MEANS, Operation
from bot.periods.reading import Kind as As
from bot.understanding.frames.context import Context
from bot.understanding.frames.operands import Operands, distinct
from bot.understanding.slots.known import Known
from bot.understanding.slots.slots import When

_TWO = 2


class Days:
    """Finds them.

    Args:
        known: what there is.
        operands: builds operands.
    """

    def __init__(self, known: Known, operands: Operands) -> None:
        self._known = known
        self._operands = operands

    def read(self, context: Context, operation: Operation, measure: str) -> Sequence[When]:
        """The days that are meant.

        Args:
            context: what the question is made from.
            operation: what is to be computed.
            measure: of what.
        """
        whens = self._joined(context.slots.whens, measure)
        if operation in COMPARING and any(when.ends for when in whens):  # "for each, and how far it fell"
            whens = [when for when in whens if when.kind is not As.ALL]
        whens = [self._operands.in_a_known_year(measure, when) for when in whens]
        starts = not whens and context.entities.has("at_first") and not self._operands.is_by_day(measure)
        if operation not in COMPARING and starts:  # "did it start at almost 8%?"
            spans = self._known.table.periods
            ends = (spans[0], spans[-1]) if context.entities.has("at_last") else spans[:1]
            return [When(span, As.PERIOD, 0, 0) for span in ends]
        moves = context.entities.has("rose", "fell", "difference", "change", "from_to")
        if operation in MEANS and len(whens) == 1 and moves and (ends := whens[0].ends):
            return [replace(whens[0], span=end, kind=_kind_of(end), ends=None) for end in ends]
        if operation not in COMPARING:
            if context.manners.total:  # "in all, in the second period, that is by April 16"
                whens = sorted(whens, key=lambda when: not when.upto)
            return self._distinct(whens, measure) if len(whens) > 1 else whens
        if grown := self._days_of_growth(context, whens, measure):
            return grown
        if all(when.relative for when in whens):
            return ()
        if len(whens) > _TWO:
            kept = self._distinct(whens, measure)
            return kept if len(kept) >= _TWO else whens
        if edges := self._edges(context, whens, measure):
            return edges
        if len(whens) != 1 or context.entities.has("before"):
            return whens
        periods = self._known.periods_of(measure)
        if moves and (reached := self._operands.reached(measure, whens[0])):
            return [replace(reached, span=periods[0]), reached]
        is_rate = self._known.measures[measure].kind is Kind.SHARE and not self._operands.is_by_day(measure)
        is_overall = context.manners.total and whens[0].span == self._known.table.span
        if is_rate and (
            whens[0].kind is As.ALL or (is_overall and all(end.days == 1 for end in whens[0].ends or ()))
        ):
            return ()  # "did it drop by 4 points overall, from start to finish?"
        if moves and whens[0].span in periods[1:]:  # "did it go up in the third period?"
            before = periods[periods.index(whens[0].span) - 1]
            return [replace(whens[0], span=before), whens[0]]
        if moves and whens[0].kind is As.SINCE and is_rate:
            inside = [span for span in periods if span.end >= whens[0].span.start]
            return [replace(whens[0], span=span, kind=As.PERIOD) for span in (*inside[:1], *inside[1:][-1:])]
        ends = whens[0].ends
        if ends and self._stands_for_ends(whens[0], measure):
            return [replace(whens[0], span=end, kind=_kind_of(end), ends=None) for end in ends]
        return whens

    def _days_of_growth(self, context: Context, whens: Sequence[When], measure: str) -> Sequence[When]:
        """The first and the last of the days in which a stock grew; nothing where it is another's growth."""
        is_stock = self._known.measures[measure].kind is Kind.STOCK
        if not whens and context.entities.has("in_review"):
            whens = [When(self._known.table.span, As.ALL, 0, 0)]
        if not is_stock or len(whens) != 1 or whens[0].kind not in (As.YEAR, As.PART, As.MONTH, As.ALL):
            return ()
        span = whens[0].span
        return [replace(whens[0], span=Span.day(day), kind=As.DAY) for day in (span.start, span.end)]

    def _joined(self, whens: Sequence[When], measure: str) -> Sequence[When]:
        """Months that are together one of the measure's periods, as one: "October, November, December"."""
        months = [when for when in whens if when.kind is As.MONTH]
        hull = Span.around([when.span for when in months]) if len(months) > 1 else None
        if hull is None or hull not in self._known.periods_of(measure):
            return whens
        one = replace(months[0], span=hull, kind=As.DAYS)
        return sorted((one, *(when for when in whens if when not in months)), key=lambda when: when.start)

    def _edges(self, context: Context, whens: Sequence[When], measure: str) -> Sequence[When]:
        """What is set against the beginning, or against all: "at the start … by the end"; else nothing."""
        table = self._known.table
        firsts = context.entities.cue("at_first")
        others = [
            when
            for when in whens
            if when.span != Span.day(table.span.start) and not any(when.is_within(tag) for tag in firsts)
        ]
        is_first = len(others) < len(whens) or bool(firsts)
        is_whole = context.entities.has("as_a_whole")
        if not (is_first or is_whole) or len(others) > 1 or self._operands.is_by_day(measure):
            return ()
        last = When(table.periods[-1], As.PERIOD, 0, 0)
        other = others[0] if others and others[0].span.end < table.span.end else last
        if other.ends:
            return ()
        return [replace(last, span=table.periods[0]) if is_first else replace(last, kind=As.ALL), other]

    def _distinct(self, whens: Sequence[When], measure: str) -> Sequence[When]:
        return distinct(whens, self._known.periods_of(measure)) or whens

    def _stands_for_ends(self, when: When, measure: str) -> bool:
        """Whether a range stands for its two ends, which are to be compared, and not for a period."""
        if self._operands.is_by_day(measure) or when.kind is As.SINCE:
            return self._operands.is_by_day(measure)
        if when.span == self._known.table.span:
            return True
        is_of_days = all(end.days == 1 for end in when.ends or ())
        return not is_of_days and when.span not in self._known.table.periods


def _kind_of(span: Span) -> As:
    return As.DAY if span.days == 1 else As.DAYS
