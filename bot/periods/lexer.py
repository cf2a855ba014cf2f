"""From the letters of a text to its tokens, in whatever language it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.periods.folding import Folded
from bot.periods.mending import mended
from bot.periods.reading import Counts, Quantity
from bot.periods.tokens import Break, Digits, Figure, Joint, Number, Token, Word
from bot.periods.vocabulary import Order, Part, Vocabularies

_NO_DATE = re.compile(
    r"(?:https?://|www\.)\S+|<[@#:!&/a-z][^<>\s]{0,100}>|\d{1,2}:\d\d(?::\d\d)?(?!\d)(?:\s?[ap]\.?m(?!\w))?"
)
"""Addresses, Discord's own marks, and times of day."""
_DIGITS = re.compile(
    r"""(?P<iso>(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d\d?)(?P=s)(?P<d>\d\d?)(?!\d))
      | (?P<compact>(?P<cy>[12]\d{3})(?P<cm>0\d|1[0-2])(?P<cd>[0-3]\d)(?!\d))
      | (?P<four>\d\d?-\d\d?-\d\d?-\d\d?(?!\d))
      | (?P<full>(?P<a>\d\d?)(?P<t>[-/.])(?P<b>\d\d?)(?P=t)(?P<c>\d{4}|\d\d)(?!\d))
      | (?P<odd>\d{5,9}(?P<u>[-/])\d\d?(?P=u)\d\d?(?!\d)|\d\d?(?P<v>[-/])\d\d?(?P=v)(?:\d{3}|\d{5,9})(?!\d))
      | (?P<id>\d+(?P<w>[-/.])\d+(?:(?P=w)\d+)+|\d{3}-\d{4}(?!\d))
      | (?P<ym>(?P<ymy>\d{4})[-/](?P<ymm>\d\d?)(?!\d))
      | (?P<my>(?P<mym>\d\d?)[/.-](?P<myy>[1-9]\d{3})(?!\d))
      | (?P<monthdays>(?P<m1>[01]\d)(?P<d1>[0-3]\d)-(?P<m2>[01]\d)(?P<d2>[0-3]\d)(?!\d))
      | (?P<thousands>\d{1,3}(?:(?:,\d{3})+(?:\.\d+)?|(?:\.\d{3})+(?:,\d+)?)(?![\d%]))
      | (?P<short>(?P<e>\d\d?)/(?P<f>\d\d?)(?!\d))
      | (?P<decimal>(?P<whole>\d+)(?P<mark>[.,])(?P<rest>\d+)(?!\d))
      | (?P<short_year>'(?P<yy>\d\d)(?![-/.]?\d))
      | (?P<number>\d+)""",
    re.VERBOSE,
)
_MONEY = re.compile(r"\$\s?(\d[\d,]*(?:\.\d+)?)")
_LETTERS = re.compile(r"[^\W\d_]+")
_JOINT = re.compile(r"-+>?|=*>|\.{2,}|/")
_BREAK = re.compile(r"[,;:.!?|]")
_BLANK = re.compile(r"(?:[\s()\[\]{}<\"*_\\`¿¡]|(?<=[^\W\d_])'s(?!\w)|'(?!\d\d(?![-/.]?\d)))+")
_MONTHS = 12
_LONGEST_NUMBER = 4
"""Digits of a number that may be a year; what is longer is an amount."""
_IN_A_RUN = frozenset({Part.MONTH, Part.TO, Part.UNTIL, Part.AND})
"""What may be written in one with a month: `30toJul20`."""


def lex(folded: Folded, vocabularies: Vocabularies, language: str, *, mend: bool) -> list[Token]:
    """The tokens of a text.

    Args:
        folded: the text.
        vocabularies: the words of all languages.
        language: whose order dates in digits have, where both are possible.
        mend: whether any word may be a misspelling; else only one that stands where a month or period might.
    """
    tokens = list(_Lexer(folded.letters, vocabularies, language, mend=mend).tokens())
    return mended(tokens, folded.letters, vocabularies, anywhere=mend)


class _Lexer:
    def __init__(self, letters: str, vocabularies: Vocabularies, language: str, *, mend: bool) -> None:
        self._letters = letters
        self._vocabularies = vocabularies
        self._order = vocabularies.orders[language]
        self._mend = mend
        self._month_first = is_month_first(letters, self._order)
        self._at = 0

    def tokens(self) -> Iterator[Token]:
        while self._at < len(self._letters):
            if blank := _BLANK.match(self._letters, self._at):
                self._at = blank.end()
                continue
            start = self._at
            yield from self._next(start)

    def _next(self, start: int) -> Sequence[Token]:
        letters = self._letters
        if found := _NO_DATE.match(letters, start):
            self._at = found.end()
            return [Word(start, self._at)]
        if found := _MONEY.match(letters, start):
            self._at = found.end()
            value = float(found[1].replace(",", "")[:15])
            return [Figure(start, self._at, Quantity(value, _decimals(found[1], "."), Counts.MONEY))]
        if found := _DIGITS.match(letters, start):
            self._at = found.end()
            return self._digits(found)
        if found := _LETTERS.match(letters, start):
            return self._word(found)
        if found := _JOINT.match(letters, start):
            self._at = found.end()
            return [Joint(start, self._at)]
        self._at = start + 1
        if _BREAK.match(letters, start):
            return [Break(start, self._at, letters[start])]
        return [Word(start, self._at, self._vocabularies.meanings(letters[start]))]

    def _word(self, found: re.Match[str]) -> Sequence[Token]:
        known = self._vocabularies
        start, word = found.start(), found[0]
        meanings, self._at = known.longest(self._letters, start, found.end())
        if meanings:
            return [Word(start, self._at, meanings)]
        beside = self._letters[start - 1 : start] + self._letters[self._at : self._at + 1]
        if self._mend or any(map(str.isdigit, beside)):
            return self._split(start, word) or [Word(start, self._at)]
        return [Word(start, self._at)]

    def _split(self, start: int, word: str) -> list[Word]:
        """The words that are written as one; only months with what joins them are."""
        for at in range(len(word), 1, -1):
            head = self._vocabularies.meanings(word[:at])
            if _IN_A_RUN.isdisjoint(head):
                continue
            first = Word(start, start + at, head)
            if at == len(word):
                return [first]
            rest = self._split(start + at, word[at:])
            if rest and (Part.MONTH in head or Part.MONTH in rest[0].meanings):
                return [first, *rest]
        return []

    def _digits(self, found: re.Match[str]) -> Sequence[Token]:
        start, end = found.span()
        match found.lastgroup:
            case "iso":
                return [Digits(start, end, int(found["y"]), int(found["m"]), int(found["d"]), iso=True)]
            case "compact":
                return [Digits(start, end, int(found["cy"]), int(found["cm"]), int(found["cd"]), iso=True)]
            case "four":
                middle = start + [place.start() for place in re.finditer("-", found[0])][1]
                a, b, c, d = map(int, found[0].split("-"))
                return [
                    Digits(start, middle, None, *self._ordered(a, b)),
                    Joint(middle, middle + 1),
                    Digits(middle + 1, end, None, *self._ordered(c, d)),
                ]
            case "full":
                month, day = self._ordered(int(found["a"]), int(found["b"]))
                year = int(found["c"])
                return [Digits(start, end, year, month, day, short_year=len(found["c"]) == 2)]  # noqa: PLR2004
            case "odd":
                return [Digits(start, end, 0, 0, 0)]
            case "id":
                return [Word(start, end)]
            case "ym" | "my":
                return self._month_and_year(found)
            case "monthdays":
                middle = found.end("d1")
                return [
                    Digits(start, middle, None, int(found["m1"]), int(found["d1"])),
                    Joint(middle, middle + 1),
                    Digits(middle + 1, end, None, int(found["m2"]), int(found["d2"])),
                ]
            case "thousands":
                return self._thousands(found)
            case "short":
                return [Digits(start, end, None, *self._ordered(int(found["e"]), int(found["f"])))]
            case "decimal":
                return self._decimal(found)
            case "short_year":
                # the quote in '10 March' opens nothing
                is_year = not self._is_month_next(end)
                return [Number(start + 1, end, int(found["yy"]), 2, is_short_year=is_year)]
            case _:
                return [self._number(found)]

    def _month_and_year(self, found: re.Match[str]) -> Sequence[Token]:
        start, end = found.span()
        if found["ym"]:
            year, month = int(found["ymy"]), int(found["ymm"])
            middle = found.end("ymy")
            if self._is_month_next(end):  # 30 May 2012-20 July 2012
                last = Number(middle + 1, end, month, end - middle - 1)
                return [Number(start, middle, year, 4), Joint(middle, middle + 1), last]
            return [Digits(start, end, year, month, None, iso=True)]
        month, year = int(found["mym"]), int(found["myy"])
        if re.search(r"[^\W\d_][-/.]$", self._letters[:start]):  # Mar-10-2012
            middle = found.end("mym")
            return [Number(start, middle, month, middle - start), Number(middle + 1, end, year, 4)]
        return [Digits(start, end, year, month, None)]

    def _is_month_next(self, at: int) -> bool:
        word = re.compile(r"\s*(?:de\s+|of\s+)?([^\W\d_]+)").match(self._letters, at)
        return bool(word) and Part.MONTH in self._vocabularies.meanings(word[1])

    def _thousands(self, found: re.Match[str]) -> Sequence[Token]:
        mark = next(letter for letter in found[0] if not letter.isdigit())
        if (
            mark == "."
            and found[0].count(".") == 1
            and "," not in found[0]
            and not self._order.comma_is_decimal
        ):
            value = float(found[0])
            return [Figure(*found.span(), Quantity(value, _decimals(found[0], ".")))]
        digits = found[0].replace(mark, "").replace(",", ".")
        return [Figure(*found.span(), Quantity(float(digits), _decimals(digits, ".")))]

    def _decimal(self, found: re.Match[str]) -> Sequence[Token]:
        whole, rest = found["whole"], found["rest"]
        start, middle, end = found.start(), found.end("whole"), found.end()
        both = len(whole) <= 2 >= len(rest)  # noqa: PLR2004  days and months
        lists = (
            found["mark"] == ","
            and (
                (len(whole) <= 2 and len(rest) == 4)  # noqa: PLR2004  May 30,2012
                or (both and len(rest) == 1 and not self._order.comma_is_decimal)  # periods 2,3
                or (both and re.search(r"[^\W\d_]\s*$", self._letters[:start]) and self._is_dated(start))
            )
        )
        if lists:
            numbers = (
                Number(start, middle, int(whole), len(whole)),
                Number(middle + 1, end, int(rest), len(rest)),
            )
            return [numbers[0], Break(middle, middle + 1), numbers[1]]
        pair = (int(whole), int(rest)) if both and found["mark"] == "." else None
        value = float(f"{whole[:15]}.{rest[:15]}")
        return [Figure(start, end, Quantity(value, len(rest)), pair)]

    def _is_dated(self, at: int) -> bool:
        """Whether a month or the word for periods stands in front."""
        word = re.search(r"([^\W\d_]+)\s*$", self._letters[:at])
        if not word:
            return False
        meanings = self._vocabularies.meanings(word[1])
        return Part.MONTH in meanings or Part.PERIODS in meanings

    def _number(self, found: re.Match[str]) -> Token:
        start, end = found.span()
        digits = found[0]
        if suffix := self._vocabularies.suffix.match(self._letters, end):
            self._at = suffix.end()
            return Number(start, self._at, int(digits[:6]), len(digits), is_ordinal=True)
        if self._letters[end : end + 1] == "k" and not self._letters[end + 1 : end + 2].isalpha():
            self._at = end + 1
            return Figure(start, self._at, Quantity(float(digits[:15]) * 1000))
        if len(digits) > _LONGEST_NUMBER:
            return Figure(start, end, Quantity(float(digits[:15])))
        return Number(start, end, int(digits), len(digits))

    def _ordered(self, first: int, second: int) -> tuple[int, int]:
        return ordered(first, second, month_first=self._month_first)


def ordered(first: int, second: int, *, month_first: bool) -> tuple[int, int]:
    """(month, day) of two numbers: in the order given, unless only the other one can be."""
    month, day = (first, second) if month_first else (second, first)
    return (day, month) if month > _MONTHS >= day else (month, day)


def is_month_first(letters: str, order: Order) -> bool:
    """The order of dates in digits: the language's, unless one date of the text can only be the other."""
    pairs = [
        (int(found["a"] or found["e"]), int(found["b"] or found["f"]))
        for found in _DIGITS.finditer(letters)
        if found["full"] or found["short"]
    ]
    firsts, seconds = (any(pair[at] > _MONTHS for pair in pairs) for at in (0, 1))
    return order.month_first if firsts == seconds else seconds


def _decimals(digits: str, mark: str) -> int:
    return len(digits.partition(mark)[2])
