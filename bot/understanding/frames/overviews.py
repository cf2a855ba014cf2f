"""Figures over periods, groups or places: the row, the highest, the parts, and what is known by place."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.answer import RankingAnswer
from bot.answers.over_time import answer_ranking
from bot.answers.queries import By, Compute, Parts, Query, Ranking, Series
from bot.data.measures import Command, Does, Kind
from bot.data.spans import Span
from bot.figures.figure import Operation
from bot.figures.operand import Operand
from bot.figures.timeline import steps_of
from bot.periods.reading import Kind as As
from bot.understanding.frames.context import context_of, whose_of
from bot.understanding.frames.likely_measures import Wanted, candidates, nearest
from bot.understanding.frames.of_values import best_of
from bot.understanding.frames.operands import Operands, Whose
from bot.understanding.slots.known import Known
from bot.understanding.slots.limits import reaches_level
from bot.understanding.slots.slots import Slots
from bot.understanding.tagging.entities import Entities

_OVER_TIME = ("trend", "table", "steps", "rose", "fell", "moved", "each", "by_period")
_RANKED = ("highest", "lowest", "order", "biggest_step", "fared", "by_court", "by_nationality")
"""Cues without which nothing is asked about many figures, where no measure, people or days are named."""
_PLACES = {"second_most": 1, "third_most": 2}
"""Cues of what comes behind the first of a ranking, and its place in it."""
_MONTH = 31
"""The most days of a month."""
_MOST_PACES = 8
"""Periods whose daily means are set beside each other."""


class Overviews:
    """Makes questions about many figures at once.

    Args:
        known: what there is.
    """

    def __init__(self, known: Known) -> None:
        self._known = known
        self._operands = Operands(known)

    def _operand(self, entities: Entities, slots: Slots) -> Operand | None:
        whose = whose_of(slots)
        measure = self._operands.measure(slots, whose)
        if not measure:
            return None
        when = slots.whens[0] if slots.whens else None
        if when is None:
            return Operand(measure, None, whose.group, whose.place)
        if len(slots.whens) > 1:  # "October, November and December, month by month"
            hull = Span.around([each.span for each in slots.whens])
            when = replace(when, span=hull, kind=As.DAYS, ends=None)
        return self._operands.build(measure, whose, when, context_of(entities, slots).manners)

    def _paces(self, entities: Entities, slots: Slots) -> Query | None:
        """The daily means of all periods beside each other: "in which period were most reviewed a day?"."""
        of_all = all(when.kind is As.ALL for when in slots.whens)
        if not (entities.has("per_day") and of_all and slots.names):
            return None
        slots = replace(slots, whens=())
        operand = self._operand(entities, slots)
        steps = steps_of(replace(operand, upto=False), self._known.table) if operand else ()
        is_count = operand is not None and self._known.measures[operand.measure].kind is Kind.COUNT
        return (
            Compute(Operation.PER_DAY, tuple(steps)) if is_count and 0 < len(steps) <= _MOST_PACES else None
        )

    def series(self, entities: Entities, slots: Slots) -> Query | None:
        """The figures of a measure one after the other; daily means beside each other."""
        if paces := self._paces(entities, slots):
            return paces
        if not (_is_of_figures(slots) or entities.has(*_OVER_TIME)):
            return None
        is_part = any(when.kind is As.EXCEPT and when.parts for when in slots.whens)
        if is_part or len(slots.groups) > 1 or len(slots.places) > 1 or (slots.negated and slots.whens):
            return None  # they are set beside each other, or something is left that no row tells
        operand = self._operand(entities, _of_shares(slots))
        if operand is None:
            return None
        is_total = (
            self._operands.adds_up(operand) and self._known.measures[operand.measure].kind is Kind.COUNT
        )
        if reaches_level(entities) and is_total:
            return Compute(Operation.VALUE, (replace(operand, upto=True),))
        rows = self._known.rows(operand.measure, operand.group, operand.place)
        is_row = rows is None or self._operands.is_by_day(operand.measure)
        if operand.span and rows and not is_row and len(rows.touched(operand.span)) == 1:
            is_mean = entities.has("of_months") and operand.span.months > 1
            return Compute(Operation.PER_MONTH if is_mean else Operation.VALUE, (operand,))
        return Series(
            replace(operand, upto=False),
            counts=slots.count or entities.has("table"),
            steps=entities.has("steps"),
        )

    def ranking(self, entities: Entities, slots: Slots) -> Query | None:
        """The highest or lowest of a measure; of daily means, all beside each other."""
        if paces := self._paces(entities, slots):
            return paces
        is_of_figures = _is_of_figures(slots) or entities.has(*_RANKED, *_OVER_TIME)
        is_event = any(self._known.measures[name].kind is Kind.EVENT for name in slots.names[:1])
        if is_event or not is_of_figures:
            return None
        by = self._by(entities, slots)
        if by is By.PERIOD and len(slots.whens) == 1:
            periods = self._known.periods_of(next(iter(slots.names), self._known.main))
            if sum(period.overlaps(slots.whens[0].span) for period in periods) == 1:
                slots = replace(slots, whens=())  # "was the last one the lowest?" is asked of all of them
        operand = self._ranked(entities, slots, by)
        if operand is None:
            return None
        if by is By.PERIOD and entities.has("of_months") and operand.span is None:
            operand = of_months(operand, self._known)
        lowest = entities.has("lowest", "smaller_one") and not entities.has("highest")
        steps = entities.has("steps", "biggest_step") or self._is_what_came(entities, operand)
        ranking = Ranking(operand, by, highest=not lowest, steps=steps and by is By.PERIOD)
        place = next((place for cue, place in _PLACES.items() if entities.has(cue)), 0)
        answered = answer_ranking(ranking, self._known.table) if place and not ranking.steps else None
        if isinstance(answered, RankingAnswer) and place < len(answered.ranked):
            return Compute(Operation.VALUE, (answered.ranked[place].operand,))
        return ranking

    def _is_what_came(self, entities: Entities, operand: Operand) -> bool:
        """Whether what came in a while is asked of a running count: "which month had the most closed?"."""
        is_running = self._known.measures[operand.measure].kind is Kind.RUNNING
        return is_running and entities.has("by_period", "of_months")

    def _much(self, measure: str, wanted: Wanted) -> tuple[float, int]:
        """How near to the days that are wanted it is known, and of how many places."""
        places = sum(bool(place) for _, place in self._known.table.known_for(measure))
        return nearest(measure, wanted.spans, self._known), places

    def _by(self, entities: Entities, slots: Slots) -> By:
        if entities.has("by_nationality"):
            return By.GROUP
        is_claimed = bool(slots.places) and entities.has("claim", "highest", "lowest")
        if entities.has("by_court") or len(slots.places) > 1 or is_claimed:
            return By.PLACE
        if slots.groups and not entities.has("by_period"):
            return By.GROUP
        if slots.names and (pairs := self._known.parted(slots.names[0])):
            return By.PLACE if any(place for _, place in pairs) else By.GROUP
        return By.PERIOD

    def _ranked(self, entities: Entities, slots: Slots, by: By) -> Operand | None:
        """What is ranked: a measure that is known for several groups, places or periods."""
        if by is By.PERIOD:
            return self._operand(entities, _of_shares(slots))
        named = whose_of(slots)
        wanted = self._operands.wanted(slots, named)
        at = 1 if by is By.PLACE else 0
        names = candidates(wanted, self._known)
        if by is By.PLACE and not slots.names and (command := self._by_place):
            is_main = entities.has("rate_word") and not wanted.spans
            there = [name for name in (command.measure, *command.also) if self._is_share(name) is slots.share]
            names = (
                there if is_main else sorted(there, key=lambda name: self._much(name, wanted), reverse=True)
            )
        own = [name for name in self._of_command(by) if self._is_share(name) is slots.share]
        is_led = entities.has("by_nationality") and not slots.names
        names = [*own, *names] if is_led else [*names, *own]
        for measure in names:
            known = {pair[at] for pair in self._known.table.known_for(measure)} - {""}
            if len(known) > 1 and self._known.measures[measure].kind is not Kind.EVENT:
                when = slots.whens[0] if slots.whens else None
                whose = (
                    Whose(place=named.place or min(known))
                    if by is By.PLACE
                    else Whose(named.group or min(known))
                )
                built = self._operands.build(measure, whose, when, context_of(entities, slots).manners)
                return replace(built, group="", place="", upto=built.span is not None)
        return None

    def _of_command(self, by: By) -> list[str]:
        """The measures of the command that tells what is known by group or place."""
        takes = "group" if by is By.GROUP else "place"
        commands = self._known.data.declarations.commands.values()
        return [
            name for each in commands if each.takes == takes for name in (each.measure, *each.also) if name
        ]

    def parts(self, entities: Entities, slots: Slots) -> Query | None:
        """A share by group, and how much of a change their mix explains."""
        if not slots.names or entities.has(
            "mix", "how_much_of"
        ):  # "just more detained cases" explains a share
            slots = replace(slots, measures=(), share=True, count=False)
        spans = [when.span for when in slots.whens if when.kind is not As.ALL]
        quoted = [best_of(number, slots) for number in slots.quoted]
        spans += [each.span for each in quoted if each.span and each.measure == self._known.main]
        slots = replace(slots, groups=(), places=(), whens=())
        operand = self._operand(entities, slots)
        if operand and spans:
            operand = replace(operand, span=Span.around(spans))
        return Parts(operand, By.GROUP) if operand else None

    def places(self, entities: Entities, slots: Slots) -> Query | None:
        """What is known by place, where all of them are asked about."""
        alike = [alike for name in slots.names for alike in (name, *self._known.measures[name].not_to_mix)]
        there = any(place for name in alike for _, place in self._known.table.known_for(name))
        command = self._by_place if entities.has("by_court") and (there or not slots.names) else None
        return Parts(Operand(command.measure), By.PLACE) if command else None

    @property
    def _by_place(self) -> Command | None:
        """The command that tells what is known by place."""
        commands = self._known.data.declarations.commands.values()
        return next((command for command in commands if command.does is Does.PLACES), None)

    def _is_share(self, measure: str) -> bool:
        return self._known.measures[measure].kind is Kind.SHARE


def _is_of_figures(slots: Slots) -> bool:
    return bool(slots.names or slots.share or slots.count or not slots.is_empty)


def _of_shares(slots: Slots) -> Slots:
    """The same, about the share where neither a measure is named nor counts are asked for."""
    return slots if slots.names or slots.count else replace(slots, share=True)


def of_months(operand: Operand, known: Known) -> Operand:
    """Over its months only, where it is also known of longer periods."""
    spans = known.periods_of(operand.measure)
    months = [span for span in spans if span.days <= _MONTH]
    of_some = months and len(months) < len(spans)
    return replace(operand, span=Span.around(months), upto=False) if of_some else operand
