"""Where a sentence's words may be misspelled words of a period."""

from __future__ import annotations

from collections.abc import Sequence

from bot.periods.tokens import Digits, Joint, Number, Token, Word
from bot.periods.vocabulary import Part, Vocabularies

_BESIDE = frozenset({
    Part.MONTH, Part.ORDINAL, Part.NUMBER, Part.PERIOD, Part.PERIODS, Part.THIRD, Part.SINCE, Part.UNTIL,
    Part.BEFORE, Part.AFTER, Part.BETWEEN, Part.FROM, Part.YEAR_PART, Part.FRACTION, Part.SEASON, Part.TO,
})  # fmt: skip
"""What stands beside the words of a period."""
_NAMES = frozenset({Part.PERIOD, Part.PERIODS})
"""What periods are called, which too many other words are like."""


def mended(
    tokens: Sequence[Token], letters: str, vocabularies: Vocabularies, *, anywhere: bool
) -> list[Token]:
    """The tokens with their misspelled words mended.

    Args:
        tokens: of a text.
        letters: the folded text.
        vocabularies: the words of all languages.
        anywhere: whether any word may be a misspelling; else only one that stands where a month or period
            might, or sounds just like a known one.
    """
    is_alone = sum(isinstance(token, Word) for token in tokens) == 1
    result = list(tokens)
    for at, token in enumerate(tokens):
        text = letters[token.start : token.end]
        if not isinstance(token, Word) or token.meanings or not text.isalpha():
            continue
        meanings, is_same_sound = vocabularies.mended(text)
        free = is_same_sound or ((anywhere or is_alone) and _NAMES.isdisjoint(meanings))
        if meanings and (free or _is_beside_period(at, result)):
            result[at] = Word(token.start, token.end, meanings, mended=True)
    return result


def _is_beside_period(at: int, tokens: Sequence[Token]) -> bool:
    for step in (-1, 1):
        beside = at + step
        while 0 <= beside < len(tokens) and _is_small(tokens[beside]):
            beside += step
        if not 0 <= beside < len(tokens):
            continue
        match tokens[beside]:
            case Number() | Digits():
                return True
            case Word(meanings=meanings) if not _BESIDE.isdisjoint(meanings) or (
                step < 0 and Part.IN in meanings
            ):
                return True
            case _:
                pass
    return False


def _is_small(token: Token) -> bool:
    return isinstance(token, Joint) or (
        isinstance(token, Word) and not {Part.THE, Part.OF}.isdisjoint(token.meanings)
    )
