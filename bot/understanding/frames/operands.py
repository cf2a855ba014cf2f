"""One thing that a figure is wanted of, from what was named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.data.measures import Kind
from bot.data.spans import Span
from bot.data.table import Key, Rows
from bot.figures.found import Found
from bot.figures.lookup import find
from bot.figures.operand import Operand
from bot.figures.problems import Problem
from bot.periods.reading import Kind as As
from bot.understanding.frames.likely_measures import Wanted, measure_of
from bot.understanding.slots.known import Known
from bot.understanding.slots.slots import Slots, When

_BY_DAY = (Kind.RUNNING, Kind.STOCK)
_LONG_MONTH = 32
"""More days than any month has."""
_LAST_DAYS = 11
"""More days than the last third of any month but has."""
_FAR = timedelta(92)
"""How long after the days that were asked about a count says nothing of them."""
_HARDLY = timedelta(2)
"""So soon after its first day a period has hardly begun: "by the end of May", of one from May 30 on."""
_LENGTHY = (As.MONTH, As.PART, As.YEAR)


@dataclass(frozen=True)
class Whose:
    """Which of several groups and places is meant here.

    Args:
        group: its id.
        place: its id.
    """

    group: str = ""
    place: str = ""


@dataclass(frozen=True)
class Manners:
    """How the words bear on days.

    Args:
        total: whether they speak of everything up to then.
        alone: whether they say that only what arose in the days is meant.
        compared: whether the figures of several days are compared.
    """

    total: bool = False
    alone: bool = False
    compared: bool = False


class Operands:
    """Builds operands.

    Args:
        known: what there is.
    """

    def __init__(self, known: Known) -> None:
        self._known = known

    def measure(self, slots: Slots, whose: Whose, base: Operand | None = None) -> str:
        """The measure that is meant; empty where nothing tells.

        Args:
            slots: what was named.
            whose: the group and place that this is about.
            base: what the question before was about, for what isn't named.
        """
        names_none = not (slots.names or slots.share or slots.count)
        if base and names_none and self._known.has(base.measure, whose.group, whose.place):
            return base.measure
        return measure_of(self.wanted(slots, whose, base), self._known)

    def wanted(self, slots: Slots, whose: Whose, base: Operand | None = None) -> Wanted:
        """What is known of the measure that is meant."""
        named = slots.names
        if base:
            named = named or (self._known.measures[base.measure].numerator or base.measure,)
        share, count = slots.share, slots.count
        if not (share or count) and base and not slots.names:
            is_share = self._known.measures[base.measure].kind is Kind.SHARE
            share, count = is_share, not is_share
        if share and count:
            share, count = (True, False) if not slots.names or len(slots.names) > 1 else (False, True)
        spans = tuple(span for when in slots.whens for span in when.ends or (when.span,))
        return Wanted(named, share, count, whose.group, whose.place, spans)

    def build(
        self, measure: str, whose: Whose, when: When | None, manners: Manners, base: Operand | None = None
    ) -> Operand:
        """The operand of a measure for what was named.

        Args:
            measure: its id.
            whose: the group and place.
            when: the days; None where none were named.
            manners: how the words bear on the days.
            base: what the question before was about, for the days that aren't named.
        """
        operand = Operand(measure, None, whose.group, whose.place)
        if when is None:
            return self._without_days(operand, manners, base)
        when = self._as_meant(measure, whose, when, manners)
        span = self._known.year(measure, self._through_the_last(measure, when))
        if when.kind is As.ALL and not when.parts:
            return replace(operand, upto=True) if self.adds_up(operand) else operand
        upto = self._upto(operand, replace(when, span=span), manners)
        operand = replace(operand, span=span, upto=upto)
        return operand if upto else self._by_day_where_needed(operand)

    def _as_meant(self, measure: str, whose: Whose, when: When, manners: Manners) -> When:
        """The days meant: the period that "March-April" stands for, or what lies between two releases."""
        when = self.in_a_known_year(measure, when)
        periods = self._known.table.periods
        if when.ends is None or when.kind is not As.DAYS:
            return when
        first, last = when.ends
        if self.is_by_day(measure):
            rows = self._known.rows(measure, whose.group, whose.place)
            between = between_counts(rows, first, last) if first.days > 1 else None
            return replace(when, span=between) if between else when
        if first.days == last.days == 1:
            ended = [period for period in periods if period.end == first.start]
            if ended and first.start < last.end and any(period.end == last.end for period in periods):
                return replace(when, span=Span(ended[0].end + timedelta(1), when.span.end))
            return when
        if not manners.compared or not (first.days < _LONG_MONTH and last.days < _LONG_MONTH):
            return when
        for period in periods:
            if first.overlaps(Span.day(period.start)) and last.overlaps(Span.day(period.end)):
                return replace(when, span=period)
        return when

    def _through_the_last(self, measure: str, when: When) -> Span:
        """Of days that have no end, those through the measure's last."""
        rows = self._known.rows(measure)
        last = max(rows.day(-1), when.span.end) if rows else when.span.end
        return Span(when.span.start, last) if when.kind is As.SINCE else when.span

    def in_a_known_year(self, measure: str, when: When) -> When:
        """A month without its year in the year in which the measure has it."""
        rows = self._known.rows(measure)
        if rows is None or when.has_year or when.kind is not As.MONTH:
            return when
        spans = [month for years in (0, 1, -1) if (month := _later(when.span, years))]
        if self.is_by_day(measure):
            own = (
                span for span in spans if (at := rows.ended_by(span.end)) and rows.day(at - 1) >= span.start
            )
        else:
            own = (span for span in spans if (at := rows.touched(span)) and rows.span(at) == span)
        return replace(when, span=next(own, when.span))

    def _without_days(self, operand: Operand, manners: Manners, base: Operand | None) -> Operand:
        if base is not None:
            operand = replace(operand, span=base.span, upto=base.upto)
            if operand.span is not None and self._kind(operand) in _BY_DAY and not operand.upto:
                return self._by_day_where_needed(operand)
            return operand
        is_count = self._kind(operand) is Kind.COUNT
        return replace(operand, upto=self.adds_up(operand) and (manners.total or is_count))

    def _upto(self, operand: Operand, when: When, manners: Manners) -> bool:
        if manners.alone and when.kind is not As.UPTO:
            return False
        if when.span == Span.day(self._known.table.span.start):  # "al principio": the first period is meant
            return False
        by_day = self._kind(operand) in _BY_DAY
        if by_day and when.kind is As.PART and when.span.days <= _LAST_DAYS and when.span.ends_a_month:
            return True  # "closures at the end of May"
        if when.upto or (by_day and manners.compared and when.kind is not As.SINCE):
            return True
        if manners.compared and self._is_end_of_range(operand, when):
            return True  # "did the number of eligible cases go up between March and July?"
        if by_day and manners.total and when.kind in (As.MONTH, As.PART):
            return True  # "what had been closed in May"
        if when.kind is As.DAY:
            is_count = self._known.measures[operand.measure].kind is not Kind.SHARE
            return by_day or ((manners.total or is_count) and self._ends_period(operand, when.span))
        return by_day and when.kind in _LENGTHY and self._kind(operand) is Kind.STOCK

    def _is_end_of_range(self, operand: Operand, when: When) -> bool:
        """Whether a month is the end of a range, of a count that isn't known by month."""
        is_count = self._known.measures[operand.measure].kind is Kind.COUNT
        is_end = when.kind is As.DAYS and when.span.months == 1 and when.ends is None
        return is_count and is_end and when.span not in self._known.periods_of(operand.measure)

    def _by_day_where_needed(self, operand: Operand) -> Operand:
        """A running count of days between which it isn't known is taken as the total at their end."""
        if self._kind(operand) not in _BY_DAY:
            return operand
        found = find(operand, self._known.table)
        is_far = isinstance(found, Found) and operand.span and found.span.end - operand.span.end > _FAR
        if isinstance(found, Found) and not is_far:
            return operand
        total = replace(operand, upto=True)
        known = find(total, self._known.table)
        is_over = isinstance(known, Problem) or (operand.span and known.span.end <= operand.span.start)
        return operand if is_over else total

    def reached(self, measure: str, when: When) -> When | None:
        """What something came to by a day, to compare: of a share the period in which that day lies."""
        if not when.upto or self.is_by_day(measure):
            return None
        if self._known.measures[measure].kind is not Kind.SHARE:
            return when if self.adds_up(Operand(measure)) else None
        end = when.span.end
        begun = [span for span in self._known.periods_of(measure) if span.start <= end - _HARDLY]
        return replace(when, span=begun[-1], kind=As.PERIOD, upto=False) if begun else None

    def adds_up(self, operand: Operand) -> bool:
        """Whether everything there is can be joined."""
        return not isinstance(find(replace(operand, span=None, upto=True), self._known.table), Problem)

    def is_by_day(self, measure: str) -> bool:
        """Whether a measure is known as of days only."""
        return self._kind(Operand(measure)) in _BY_DAY

    def _kind(self, operand: Operand) -> Kind:
        """How a measure is known; of a share, its numerator."""
        measure = self._known.measures[operand.measure]
        if measure.kind is not Kind.SHARE:
            return measure.kind
        return self._known.measures[measure.numerator].kind

    def _ends_period(self, operand: Operand, day: Span) -> bool:
        measure = self._known.measures[operand.measure].numerator or operand.measure
        rows = self._known.table.periods_of(Key(measure, operand.group, operand.place))
        rows = rows or self._known.table.periods_of(Key(measure))
        return rows is not None and rows.at(day.end) is not None


def between_counts(rows: Rows | None, first: Span, last: Span) -> Span | None:
    """The days from the last count in one stretch to the last one in another, where there is one in each."""
    if rows is None or rows.at(first.start - timedelta(1)) is not None:
        return None  # what arose from the first day on is known
    start, end = (rows.ended_by(stretch.end) - 1 for stretch in (first, last))
    if start < 0 or not first.start <= rows.day(start) < last.start <= rows.day(end):
        return None
    return Span(rows.day(start) + timedelta(1), rows.day(end))


def _later(month: Span, years: int) -> Span | None:
    """The same month so many years later."""
    if month.start.day != 1 or month.days >= _LONG_MONTH:
        return None
    year = month.start.year + years
    if not date.min.year < year < date.max.year:
        return None
    return Span.month(month.start.replace(year=year))


def distinct(whens: Sequence[When], periods: Sequence[Span]) -> tuple[When, ...]:
    """Without those that only say again which period is meant: "the last one, in July"."""
    meant = (Span.day(when.span.end) if when.kind is As.UPTO else when.span for when in whens)
    touched = [frozenset(at for at, period in enumerate(periods) if period.overlaps(span)) for span in meant]
    kept = [
        when
        for at, when in enumerate(whens)
        if not any(other < touched[at] for other in touched if other) and touched[at] not in touched[:at]
    ]
    return tuple(kept)
