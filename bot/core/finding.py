"""Finding periods inside a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.periods import Reading, resolve
from bot.core.points import ReadingError, points_of
from bot.core.problems import Problem, Unreadable
from bot.core.table import Table
from bot.core.tokens import Dash, Digits, Number, Piece, Token, Unknown, Year, pieces, tied
from bot.core.vocabulary import Part, Vocabulary, Word

_LONGEST = 14
"""Pieces of the longest period that is looked for."""
_MOST = 8
"""Periods in one sentence; with more of them it asks for nothing in particular."""

_SHORT = 4
"""Letters of the shortest word that is hardly ever something else than a month."""
_LEADING = (Part.FILLER, Part.SINCE, Part.UNTIL, Part.BEFORE, Part.AFTER, Part.BETWEEN)
"""What may stand in front of a period without making it one."""


@dataclass(frozen=True)
class Found:
    """A period in a sentence, between two places of its letters; or a date that is none."""

    start: int
    end: int
    reading: Reading | Problem


def find_periods(text: str, table: Table, vocabulary: Vocabulary, *, joined: bool = True) -> list[Found]:
    """The periods that a sentence names, from left to right, each as long as it can be.

    Args:
        text: normalised.
        table: gives the years, and what `last` means.
        vocabulary: the words of the language.
        joined: whether "the first and the second" are one stretch; else they are two periods.
    """
    cut = list(pieces(text, vocabulary, mend=False))
    found: list[Found] = []
    at = 0
    while at < len(cut) and len(found) < _MOST:
        ends = range(min(len(cut), at + _LONGEST), at, -1)
        match = next((f for end in ends if (f := _read(cut, at, end, text, table, vocabulary, joined))), None)
        if match is None:
            at += 1
            continue
        found.append(match)
        at = next((i for i, piece in enumerate(cut) if piece.start >= match.end), len(cut))
    return found


def _read(  # noqa: PLR0913, PLR0917  one window and all that it is read with
    cut: Sequence[Piece],
    at: int,
    end: int,
    text: str,
    table: Table,
    vocabulary: Vocabulary,
    joined: bool,  # noqa: FBT001
) -> Found | None:
    window: list[Token] = []
    for piece in cut[at:end]:
        if isinstance(piece.meaning, Unknown):
            return None
        window += piece.meaning
    if not (_may_start(window[0]) and _may_end(window[-1]) and _is_solid(window)) or _is_crowded(window):
        return None
    if joined and _is_other_word(window, cut, at, end, text, vocabulary):
        return None
    if not joined and any(_joins(token) for token in window):
        return None
    typed = text[cut[at].start : cut[end - 1].end]
    try:
        reading = resolve(points_of(tied(window, vocabulary, len(table), typed), typed, table), typed, table)
    except ReadingError as error:
        # A word that happens to stand beside a date is no mistake in it; a day that doesn't exist is one.
        if isinstance(error.problem, Unreadable):
            return None
        return Found(cut[at].start, cut[end - 1].end, error.problem)
    return Found(cut[at].start, cut[end - 1].end, reading)


def _may_start(token: Token) -> bool:
    match token:
        case Dash() | Word(Part.FILLER | Part.AND | Part.ONWARD | Part.TO):
            return False
        case _:
            return True


def _may_end(token: Token) -> bool:
    match token:
        case Dash() | Word(
            Part.FILLER
            | Part.AND
            | Part.TO
            | Part.UNTIL
            | Part.SINCE
            | Part.BEFORE
            | Part.AFTER
            | Part.BETWEEN
        ):
            return False
        case _:
            return True


def _is_solid(window: Sequence[Token]) -> bool:
    """Whether it names days: not only bare numbers, or words such as "all" or "end"."""
    parts = {token.part for token in window if isinstance(token, Word)}
    numbered = any(isinstance(token, Number) for token in window)
    return (
        any(isinstance(token, (Digits, Year)) for token in window)
        or not parts.isdisjoint({Part.MONTH, Part.ORDINAL})
        or (Part.PERIOD in parts and numbered)
    )


def _is_crowded(window: Sequence[Token]) -> bool:
    """Whether it names more days than the two ends of a period; those of the table are left to be read."""
    parts = [token.part for token in window if isinstance(token, Word)]
    if Part.PERIOD in parts or Part.ORDINAL in parts:
        return False
    years, dates = (sum(isinstance(token, kind) for token in window) for kind in (Year, Digits))
    return max(years, dates, parts.count(Part.MONTH)) > 2  # noqa: PLR2004  ends


def _joins(token: Token) -> bool:
    return isinstance(token, Word) and token.part in (
        Part.AND,
        Part.TO,
        Part.UNTIL,
        Part.SINCE,
        Part.BETWEEN,
    )


def _is_other_word(  # noqa: PLR0913, PLR0917  one window and all that stands around it
    window: Sequence[Token], cut: Sequence[Piece], at: int, end: int, text: str, vocabulary: Vocabulary
) -> bool:
    """Whether a lone word is likely not meant as a period: `may I`, `the first time`, `periods`."""
    before = cut[at - 1] if at and not _is_cut(text[cut[at - 1].end : cut[at].start]) else None
    after = cut[end] if end < len(cut) and not _is_cut(text[cut[end - 1].end : cut[end].start]) else None
    led = before is not None and not _is_foreign(before, vocabulary)
    followed = after is not None and _is_foreign(after, vocabulary)
    match [token for token in window if not (isinstance(token, Word) and token.part in _LEADING)]:
        case [Word(Part.MONTH)]:
            # of the names of the months, only the short ones are words of other meanings too
            short = cut[end - 1].end - cut[end - 1].start < _SHORT
            return short and len(window) == 1 and not led and followed
        case [Word(Part.ORDINAL)]:
            return followed
        case [Number(), Word(Part.PERIOD)]:
            return True  # "two periods" are a number of them
        case _:
            return False


def _is_cut(between: str) -> bool:
    """Whether a comma or the like keeps two pieces apart."""
    return not between.isspace() and bool(between)


def _is_foreign(piece: Piece, vocabulary: Vocabulary) -> bool:
    """Whether it has nothing to do with periods, nor with comparing them."""
    return isinstance(piece.meaning, Unknown) and piece.meaning.text not in vocabulary.versus_words
