from __future__ import annotations

from dataclasses import dataclass

from bot.data.spans import Span


@dataclass(frozen=True)
class Operand:
    """One thing that a figure is wanted of.

    Args:
        measure: its id in measures.toml.
        span: the days; None stands for the latest period or count, with `upto` for all there are.
        group: whose; empty for all.
        place: where; empty for all.
        upto: whether the running total through the end of the span is meant, not what arose in it.
    """

    measure: str
    span: Span | None = None
    group: str = ""
    place: str = ""
    upto: bool = False
