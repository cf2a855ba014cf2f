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
_SMALL = frozenset({Part.THE, Part.OF})
_TURNING = frozenset({Part.WITHOUT, Part.EXCEPT})
"""What turns the meaning round, so that no guess is ventured amid other words: "sumando" is no "sacando"."""
_NAMES = frozenset({Part.PERIOD, Part.PERIODS})
"""What periods are called, which too many other words are like."""


def mended(
    tokens: Sequence[Token], letters: str, vocabularies: Vocabularies, *, anywhere: bool
) -> list[Token]:
    """The tokens with their misspelled words mended.

    Not `anywhere`, a word must stand where a month or period might, or sound just like a known one.
    """
    anywhere = anywhere or sum(isinstance(token, Word) for token in tokens) == 1
    guessed = list(tokens)
    free: dict[int, bool] = {}
    """Whether each guess needs nothing beside it."""
    for at, token in enumerate(tokens):
        text = letters[token.start : token.end]
        if isinstance(token, Word) and not token.meanings and text.isalpha():
            meanings, is_same_sound = vocabularies.mended(text)
            if not meanings and anywhere and _is_behind_number(tokens[:at]):
                meanings, is_same_sound = vocabularies.mended_month(text), True
            if meanings and (anywhere or is_same_sound or _TURNING.isdisjoint(meanings)):
                guessed[at] = Word(token.start, token.end, meanings, mended=True)
                free[at] = is_same_sound or (anywhere and _NAMES.isdisjoint(meanings))
    result = list(tokens)
    for at, is_free in free.items():
        if is_free or _is_before(guessed[at + 1 :]) or _is_before(guessed[:at][::-1], Part.IN):
            result[at] = guessed[at]
    return result


def _is_behind_number(tokens: Sequence[Token]) -> bool:
    """Whether a day's number stands right before, but for "de"."""
    said = (each for each in reversed(tokens) if not (isinstance(each, Word) and Part.OF in each.meanings))
    return isinstance(next(said, None), Number)


def _is_before(tokens: Sequence[Token], *others: Part) -> bool:
    """Whether the first of some tokens that isn't small is part of a period."""
    for token in tokens:
        if isinstance(token, Word):
            if not _SMALL.isdisjoint(token.meanings):
                continue
            return not _BESIDE.union(others).isdisjoint(token.meanings)
        if not isinstance(token, Joint):
            return isinstance(token, (Number, Digits))
    return False
