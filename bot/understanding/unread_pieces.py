"""What couldn't be read behind a command: whether a sentence reads it, or it is a misspelt month."""

from __future__ import annotations

from bot.periods.reading import Unreadable
from bot.understanding.commands import Answerable
from bot.understanding.tagging.entities import Entities

_SHORTEST = 3
"""Letters of the shortest word that is named where it isn't read."""
_MONTH = 7
"""Letters of a misspelt month."""


def unread_piece(entities: Entities, otherwise: Answerable) -> tuple[str, ...]:
    """What meant nothing behind a command and means nothing in the sentence either: "May 30 to whenever"."""
    piece = otherwise.piece if isinstance(otherwise, Unreadable) else ""
    start = entities.sentence.typed.find(piece)
    end = start + len(piece)
    read = [(tag.start, tag.end) for tag in entities.tags if tag.id not in ("wh", "from_to")]
    read += [(found.start, found.end) for found in entities.mentions]
    is_read = any(begin < end and start < stop for begin, stop in read)
    return (piece,) if len(piece) >= _SHORTEST and not is_read else ()


def is_tied_to_number(otherwise: Answerable, line: str) -> bool:
    """Whether what couldn't be read stands right behind a number, as a misspelt month does."""
    if not isinstance(otherwise, Unreadable) or not otherwise.piece:
        return False
    at = line.find(otherwise.piece)
    is_month = otherwise.piece.isalpha() and len(otherwise.piece) <= _MONTH
    return at > 0 and line[at - 1].isdigit() and is_month
