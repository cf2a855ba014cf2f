"""Looking at tokens one by one: what each rule of the grammar is written with."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from bot.data.spans import Span
from bot.periods.calendar import Calendar
from bot.periods.feasts import Feast
from bot.periods.folding import fold
from bot.periods.lexer import Lexer
from bot.periods.mending import mended
from bot.periods.points import Point
from bot.periods.tokens import Break, Joint, Number, Token, Word
from bot.periods.vocabulary import Meanings, Part, Vocabularies

Found = TypeVar("Found")
Match = tuple[Point, int] | None
"""What a rule found, and the position behind it."""
_NONE: Meanings = {}
_CENTURY = 100
_SMALL = frozenset({Part.THE, Part.OF, Part.IN})
_TEN = 10
_THOUSAND = 1000
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ONE_LETTER = (1, 5, 10)
_TWO = 2
_YEAR_DIGITS = 4
_SHORT_DIGITS = 2
YEARS = range(1800, 2200)
"""Numbers that hardly are anything else than years; others of four digits may count something."""


def remembered(rule: Callable[[Reader, int], Found]) -> Callable[[Reader, int], Found]:
    """A rule of the grammar that is tried once at each token, however many others ask for it."""

    @wraps(rule)
    def once(r: Reader, at: int) -> Found:
        key = rule, at
        if key not in r.found:
            r.found[key] = rule(r, at)
        return cast("Found", r.found[key])

    return once


class Reader:
    """The tokens of a text, and questions about them; `at` is the position of a token.

    Args:
        text: as typed.
        calendar: the periods of the data.
        vocabularies: the words of all languages.
        language: code of the one that decides between readings.
        is_whole: whether the whole text is a period, so that a bare number is one too.
        about: the period that was spoken of last.
    """

    def __init__(  # noqa: PLR0913  a text and all that it is read with
        self,
        text: str,
        calendar: Calendar,
        vocabularies: Vocabularies,
        language: str,
        *,
        is_whole: bool,
        about: Span | None,
    ) -> None:
        self.calendar = calendar
        self.is_whole = is_whole
        self.about = about
        self._text = text
        self._folded = fold(text)
        self._feasts = vocabularies.feasts
        letters = self._folded.letters
        self.lexer = Lexer(letters, vocabularies, language, calendar.span.end.year, splits=is_whole)
        self.tokens = mended(list(self.lexer.tokens()), letters, vocabularies, anywhere=is_whole)
        if is_whole:
            self.tokens = [token for token in self.tokens if not _is_filler(token)]
        self.found: dict[tuple[object, int], object] = {}
        """What rules have found, by rule and position."""
        self._meanings = {at: self._meanings_of(at) for at in range(len(self.tokens))}

    def places(self, first: int, end: int) -> tuple[int, int]:
        """Where tokens up to but not including the one at `end` stand in the text as typed."""
        return self._folded.written(self.tokens[first].start, self.tokens[end - 1].end)

    def written(self, first: int, end: int) -> str:
        """The text as typed of tokens up to but not including the one at `end`."""
        start, stop = self.places(first, end)
        return self._text[start:stop]

    def get(self, at: int) -> Token | None:
        """The token, if there is one."""
        return self.tokens[at] if 0 <= at < len(self.tokens) else None

    def value(self, at: int, part: Part) -> int | None:
        """The value of a word as a part; None where it can't be that."""
        return self._meanings.get(at, _NONE).get(part)

    def feast(self, at: int) -> Feast | None:
        """The feast that a word names."""
        place = self.value(at, Part.FEAST)
        return None if place is None else self._feasts[place]

    def can(self, at: int, *parts: Part) -> bool:
        """Whether a word can be one of these parts."""
        return not self._meanings.get(at, _NONE).keys().isdisjoint(parts)

    def is_joint(self, at: int) -> bool:
        """Whether it is a dash or the like."""
        return isinstance(self.get(at), Joint)

    def is_comma(self, at: int) -> bool:
        """Whether it is a comma or a full stop."""
        token = self.get(at)
        return isinstance(token, Break) and token.mark in ",."

    def is_tied(self, at: int) -> bool:
        """Whether nothing stands between a token and the one before."""
        return 0 < at < len(self.tokens) and self.tokens[at].start == self.tokens[at - 1].end

    def is_unknown(self, at: int) -> bool:
        """Whether it is a word that has nothing to do with periods."""
        token = self.get(at)
        return isinstance(token, Word) and not token.meanings

    def is_known(self, at: int) -> bool:
        """Whether it is a word that people use about periods."""
        return bool(self._meanings.get(at))

    def skip(self, at: int, *parts: Part) -> int:
        """The position behind all words of these parts; of the small ones (the, of, in) by default."""
        wanted = frozenset(parts) if parts else _SMALL
        while not wanted.isdisjoint(self._meanings.get(at, _NONE)):
            at += 1
        return at

    def _meanings_of(self, at: int) -> Meanings:
        """What a word can mean where it stands; nothing of what is no word."""
        token = self.tokens[at]
        if not isinstance(token, Word):
            return _NONE
        if token.end - token.start == 1 and not (self.is_tied(at) or self.is_tied(at + 1)):
            return {part: value for part, value in token.meanings.items() if part not in _TIED_LETTERS}
        return token.meanings

    def is_mended(self, at: int) -> bool:
        """Whether a word had to be guessed from a misspelling."""
        token = self.get(at)
        return isinstance(token, Word) and token.mended

    def text(self, at: int) -> str:
        """The letters of a token."""
        token = self.tokens[at]
        return self._folded.letters[token.start : token.end]

    @remembered
    def number(self, at: int) -> tuple[int, int] | None:
        """A whole number in digits or words, and the position behind it."""
        token = self.get(at)
        if isinstance(token, Number):
            return None if token.is_ordinal else (token.value, at + 1)
        numeral = self.numeral(at)
        return self._spelled(at) if numeral is None else (numeral, at + 1)

    @remembered
    def numeral(self, at: int) -> int | None:
        """A Roman numeral that is hardly a word: the last one, or joined to another as in "III and IV"."""
        joined = [self._roman_beside(at, side) for side in (-1, 1)]
        if not self.is_whole and self.roman(at) in _ONE_LETTER:  # "I, II and III"
            return self.roman(at) if joined[1] and joined[1] not in _ONE_LETTER else None
        ends = self.is_whole and (self.get(at + 1) is None or self.roman(at + 1))
        return self.roman(at) if any(joined) or ends else None

    def _roman_beside(self, at: int, side: int) -> int | None:
        """The Roman numeral that is joined to a token, by a comma, an "and" or both."""
        beside = at + side
        while abs(beside - at) <= _TWO and self._joins(beside):
            beside += side
        return self.roman(beside) if beside != at + side else None

    def _joins(self, at: int) -> bool:
        words = Part.AND, Part.OR, Part.VERSUS, Part.TO, Part.UNTIL
        return self.is_joint(at) or self.is_comma(at) or self.can(at, *words)

    def roman(self, at: int) -> int | None:
        """The number of a Roman numeral; None where it is none."""
        token = self.get(at)
        is_roman = isinstance(token, Word) and self.text(at) in _ROMAN
        return _ROMAN.index(self.text(at)) + 1 if is_roman else None

    def ordinal(self, at: int) -> tuple[int, int] | None:
        """What counts from 1, "second", "2nd" or "twenty-second", or from the end, "last" (-1)."""
        token = self.get(at)
        if isinstance(token, Number):
            return (token.value, at + 1) if token.is_ordinal else None
        value = self.value(at, Part.ORDINAL)
        tens = self.value(at, Part.NUMBER) if value is None else value  # "vigesimo segundo"
        if tens is not None and tens >= 2 * _TEN and tens % _TEN == 0:
            rest = at + 1 + self.is_joint(at + 1)
            units = self.value(rest, Part.ORDINAL)
            if units is not None and 0 < units < _TEN:
                return tens + units, rest + 1
        return None if value is None else (value, at + 1)

    def _spelled(self, at: int) -> tuple[int, int] | None:
        """A number in words below a million: "twenty-nine", "treinta y uno", "twenty twelve"."""
        thousands, rest, behind = 0, 0, at
        room = _THOUSAND  # the next word must be below it, as there is no "five twenty"
        while True:
            follows = behind > at and (self.is_joint(behind) or self.can(behind, Part.AND))
            value = self.value(behind + follows, Part.NUMBER)
            scale = self.value(behind, Part.SCALE)
            if value is not None and value < room:
                rest, behind = rest + value, behind + follows
                room = 0 if value % _TEN else _TEN if value < _CENTURY else _CENTURY
            elif scale == _CENTURY and 0 < rest < _CENTURY:
                rest, room = rest * _CENTURY, _CENTURY
            elif scale == _THOUSAND and not thousands:
                thousands, rest, room = rest or 1, 0, _THOUSAND
            elif rest == 2 * _TEN and value is not None and value in range(_TEN, 2 * _TEN):
                return rest * _CENTURY + value, behind + 1
            else:
                return (thousands * _THOUSAND + rest, behind) if behind > at else None
            behind += 1

    def place_number(self, at: int) -> tuple[int, int] | None:
        """The number of a period: "2", "two", "second", "ii"."""
        token = self.get(at)
        if (roman := self.roman(at)) is not None:
            return roman, at + 1
        if isinstance(token, Number) and token.digits >= _YEAR_DIGITS:
            return None
        return self.number(at) or self.ordinal(at)

    def year(self, at: int) -> tuple[int, int] | None:
        """A year: four digits, two behind an apostrophe, or in words."""
        token = self.get(at)
        if isinstance(token, Number):
            counts = token.value not in YEARS and (
                self.can(at + 1, Part.COUNTED) or (self.is_unknown(at + 1) and not self.is_whole)
            )
            is_year = token.digits == _YEAR_DIGITS and not token.is_ordinal and not counts
            return (token.value, at + 1) if is_year else None
        spelled = self._spelled(at)
        return spelled if spelled and spelled[0] in YEARS and spelled[0] % _THOUSAND else None

    def short_year(self, at: int) -> tuple[int, int] | None:
        """A year of two digits without an apostrophe, where a date stands in front: 06MAR12."""
        token = self.get(at)
        if isinstance(token, Number) and token.digits == _SHORT_DIGITS and not token.is_ordinal:
            return self.lexer.full_year(token.value), at + 1
        return None


def _is_filler(token: Token) -> bool:
    return isinstance(token, Word) and set(token.meanings) == {Part.FILLER}


_TIED_LETTERS = frozenset({Part.YEAR_PART, Part.LABEL})
"""What one letter stands for only where it is tied to a number: q1, 2h, p3."""
