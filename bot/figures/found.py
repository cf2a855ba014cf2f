from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum, auto

from bot.data.spans import Span
from bot.figures.figure import Figure
from bot.figures.operand import Operand


class Fit(StrEnum):
    """How the days that were asked about lie on the periods, or on the days of the counts."""

    EXACT = auto()
    """They are one period, or end on the day of the count."""
    JOINED = auto()
    """They are several whole periods; the figure is that of their sums."""
    WITHIN = auto()
    """They lie inside one period, which the figure stands for; a running total is that of an earlier day."""
    ACROSS = auto()
    """They cut periods; the figure is that of all periods that they touch, joined."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """What the table has on an operand.

    Args:
        asked: the days that were asked about, as far as something is known of them.
        span: the days that the figures stand for.
        starts_before: whether the question reached back before the first day known.
        ends_after: whether it reached beyond the last.
        positions: of the periods, or of the counts by day, among those of the operand's measure.
        figures: what is known; several where sources differ, the preferred one first.
        printed: a share as a source prints it, where it is less exact than the computed one.
    """

    operand: Operand
    asked: Span
    span: Span
    starts_before: bool = False
    ends_after: bool = False
    positions: range
    figures: tuple[Figure, ...]
    printed: Figure | None = None

    @property
    def fit(self) -> Fit:
        """How the days that were asked about go together with those of the figures."""
        if self.asked == self.span:
            return Fit.EXACT if len(self.positions) == 1 else Fit.JOINED
        return Fit.WITHIN if len(self.positions) == 1 or self.operand.upto else Fit.ACROSS

    @property
    def figure(self) -> Figure:
        """The preferred figure."""
        return self.figures[0]

    @property
    def figure_operand(self) -> Operand:
        """The operand with the group and place of the figures, where none were named."""
        return replace(self.operand, group=self.figure.group, place=self.figure.place)
