"""What stands behind the command that compares two periods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answers.problems import NotTwoPeriods, SamePeriod
from bot.answers.queries import Asked, Compute, Manner
from bot.figures.figure import Operation
from bot.figures.operand import Operand
from bot.figures.problems import Problem
from bot.periods.calendar import Calendar
from bot.periods.extraction import read_period, read_periods
from bot.periods.reading import PeriodProblem, Reading
from bot.periods.vocabulary import Part, Vocabularies
from bot.understanding.slots.named_days import both_periods
from bot.understanding.tagging.sentence import fold

_PAIR = 2


@dataclass(frozen=True)
class Comparisons:
    """Reads two periods that are to be compared.

    Args:
        main: the measure that is compared, without its days.
        calendar: its periods.
        vocabularies: the words in which people write periods.
    """

    main: Operand
    calendar: Calendar
    vocabularies: Vocabularies

    def read(self, text: str, language: str) -> Asked | Problem:
        """`compare <period> [vs] <period>`: one is compared with the first; without any, first and last."""
        periods = self.calendar.periods
        if not text:
            return self.pair("", "", language)
        readings = read_periods(text, self.calendar, self.vocabularies, language)
        if isinstance(readings, PeriodProblem):
            return readings
        words = text.split()
        if len(readings) == 1 and len(words) == _PAIR and self._are_two(words):
            return self.pair(words[0], words[1], language)
        # "first to last" names two; two dates that are the ends of a period name that one.
        ends = readings[0].ends or both_periods(readings[0], periods)
        if len(readings) == 1 and ends and not readings[0].literal:
            readings = tuple(Reading(span) for span in ends)
        if len(readings) == 1:
            reading = readings[0]
            other = periods[-1] if reading.span == periods[0] else periods[0]
            first, second = sorted((reading.span, other))
            return self._compared(Reading(first), Reading(second), text)
        if len(readings) > _PAIR:
            return NotTwoPeriods(typed=text, first=periods[0], second=periods[-1])
        return self._compared(readings[0], readings[1], text)

    def pair(self, first: str, second: str, language: str) -> Asked | Problem:
        """A comparison whose two periods stand apart; an empty one is the first, or the latest."""
        sides: list[Reading] = []
        for text, default in ((first, self.calendar.periods[0]), (second, self.calendar.periods[-1])):
            reading = (
                read_period(text, self.calendar, self.vocabularies, language)
                if text.strip()
                else Reading(default, literal=True)
            )
            if isinstance(reading, PeriodProblem):
                return reading
            sides.append(reading)
        return self._compared(sides[0], sides[1], f"{first} {second}")

    def _are_two(self, words: Sequence[str]) -> bool:
        """Whether two words are a period each: "2 last", "second last"; not "last two", "2 últimos"."""
        first, second = (self.vocabularies.meanings(fold(word)) for word in words)
        is_first = words[0].isdecimal() or first.get(Part.ORDINAL, -1) > 0
        return is_first and Part.ORDINAL in second and not words[1].endswith("s")

    def _compared(self, first: Reading, second: Reading, typed: str) -> Asked | Problem:
        if first.span == second.span:
            others = [span for span in self.calendar.periods if span != first.span]
            return SamePeriod(typed=typed, span=first.span, other=others[0] if others else None)
        operands = tuple(replace(self.main, span=reading.span) for reading in (first, second))
        echo = not (first.literal and second.literal)
        return Asked(Compute(Operation.DIFFERENCE, operands), Manner(echo=echo))
