"""New cases that ICE filed in immigration court, from data/filings.csv; for the third reason of the fall.

The counts don't show how grave the cases were, and miss removals outside court (facts 3d).
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from bot.core.cells import Count
from bot.core.figures import Basis, Figure, Measure
from bot.core.problems import NoFigures, Problem
from bot.core.queries import Filings, Topic
from bot.core.rows import Fault, SpanRow, load_rows
from bot.core.sources import Answered


class FilingRow(SpanRow):
    """The cases filed in a quarter or a month."""

    filings: Count


@dataclass(frozen=True)
class FilingsAnswer(Answered):
    """All counts of new cases, in order."""

    query: Filings
    filings: tuple[Figure, ...]


def answer_filings(query: Filings, filings: tuple[Figure, ...]) -> FilingsAnswer | Problem:
    """All counts of new cases."""
    return FilingsAnswer(query, filings) if filings else NoFigures("", Topic.FILINGS)


def load_filings(path: Path, known: Container[str], faults: list[Fault]) -> tuple[Figure, ...]:
    """The counts in a filings.csv; a data folder may lack it.

    Args:
        path: the file.
        known: ids of the sources that rows may name.
        faults: whatever is wrong is added here.
    """
    rows = load_rows(path, FilingRow, known, faults)
    for earlier, later in pairwise(rows):
        if later.start <= earlier.end:
            faults.append(Fault(path, None, f"{later.start} overlaps what is before it, or is out of order"))
    return tuple(
        Figure(
            measure=Measure.FILINGS,
            span=row.span,
            value=row.filings,
            basis=Basis.PUBLISHED,
            sources=row.sources,
            as_of=row.end,
        )
        for row in rows
    )
