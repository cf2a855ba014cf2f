"""Several questions in one message: where one ends and the next begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.answers.queries import Compute, Explain, Figures, HowSure, Query, RawData
from bot.understanding.entities import Entities

_MOST = 3
"""Questions of one message that are answered."""


def parts_of(entities: Entities) -> list[str]:
    """The questions of a message, as typed: parted at question marks, and where words say that one follows.

    Args:
        entities: the message with its tags.

    Returns:
        Two or three texts; empty where there is only one question.
    """
    typed = entities.sentence.typed
    parts = [typed[start:end].strip() for start, end in pairwise([0, *_starts(entities), len(typed)])]
    return parts if 1 < len(parts) <= _MOST else []


def _starts(entities: Entities) -> Iterator[int]:
    """Where the second and further questions begin."""
    opening = {tag.first for tag in entities.cue("next_question")}
    for at, (word, following) in enumerate(pairwise(entities.words), 1):
        is_asked = "?" in entities.sentence.typed[word.end : following.start]
        in_period = any(found.start < following.start < found.end for found in entities.mentions)
        if (is_asked or at in opening) and not in_period:
            yield following.start


def apart(whole: Query | None, parts: Sequence[Query], *, is_complete: bool) -> tuple[Query, ...]:
    """The questions to answer one by one; empty where the message is better read as one question.

    Args:
        whole: what the message asks when it is read as one.
        parts: what its parts ask.
        is_complete: whether the reading as one leaves none of its words out.
    """
    asked = tuple(
        dict.fromkeys(part for part in parts if isinstance(part, Figures | Explain | HowSure | RawData))
    )
    if len(asked) < 2:  # noqa: PLR2004  one question is none apart
        return ()
    are_figures = all(isinstance(query, Figures) for query in asked)
    return () if are_figures and isinstance(whole, Compute) and is_complete else asked
