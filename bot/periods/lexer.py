"""From the letters of a text to its tokens, in whatever language it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.periods.reading import Counts, Quantity
from bot.periods.tokens import Break, Digits, Figure, Joint, Number, Token, Word
from bot.periods.vocabulary import Order, Part, Vocabularies

_NO_DATE = re.compile(
    r"""(?:https?://|www\.)\S+              # addresses
      | <[@#:!&/a-z][^<>\s]{0,100}>         # Discord's own marks
      | \d{1,2}:\d\d(?::\d\d)?(?!\d)(?:\s?[ap]\.?m(?!\w))?
      | \d+(?P<mark>[-/.])\d+(?:(?P=mark)\d+)+
      | \d{3}-\d{4}(?!\d)                   # telephones and numbers of files""",
    re.VERBOSE,
)
_IN_ORDER = re.compile(
    r"(?P<first>\d\d?)(?P<mark>[-/.])(?P<second>\d\d?)"
    r"(?:(?P=mark)(?P<year>\d{4,9}|\d\d)|(?<=/\d)|(?<=/\d\d))(?!\d|(?P=mark)\d)"
)
"""5/30, 30.05.2012: the language decides which is the month."""
_PAIRED = re.compile(r"(?P<first>\d\d?)-(?P<second>\d\d?)(?=-\d\d?-\d\d?(?!\d|-\d))")
"""The 5-30 of 5-30-7-20."""
_YEAR_AND_MONTH = re.compile(r"(?P<year>\d{4})(?P<mark>[-/])(?P<month>\d\d?)(?!\d|(?P=mark)\d)")
_DATES = (
    _PAIRED,
    re.compile(r"(?P<year>\d{4,9})(?P<mark>[-/.])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)(?!\d)"),
    re.compile(r"(?P<year>[12]\d{3})(?P<month>0\d|1[0-2])(?P<day>[0-3]\d)(?!\d)"),
    _IN_ORDER,
    _YEAR_AND_MONTH,
    # not of Mar-10-2012 or Q2-2012
    re.compile(
        r"(?<![^\W\d_][-/.])(?<![^\W\d_])(?P<month>\d\d?)(?P<mark>[/.-])(?P<year>[1-9]\d{3})(?!\d|(?P=mark)\d)"
    ),
    re.compile(r"(?P<month>[01]\d)(?P<day>[0-3]\d)(?=-[01]\d[0-3]\d(?!\d))"),  # 0530-0720
    re.compile(r"(?<=[01]\d[0-3]\d-)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)"),
)
_MONEY = re.compile(r"\$\s?(\d[\d,]*(?:\.\d+)?)")
_GROUPED = re.compile(r"\d{1,3}(?:(?:,\d{3})+(?:\.\d+)?|(?:\.\d{3})+(?:,\d+)?)(?![\d%])")
_DECIMAL = re.compile(r"(?P<whole>\d+)(?P<mark>[.,])(?P<rest>\d+)(?!\d)")
_ONE_MORE = re.compile(r"\s?(,|&|[^\W\d_]+)\s?\d(?![\d.,%])")
_SHORT_YEAR = re.compile(r"'(\d\d)(?![-/.,]?\d)")
_NUMBER = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]+")
_JOINT = re.compile(r"-+>?|=*>|\.{2,}|/")
_SIGN = re.compile(r"\s*([<>]=?)(?=\s*[\w'])")
"""The sign in front of ">Apr16"; between two days it is an arrow."""
_BREAK = ",;:.!?|¿¡"
_BLANK = re.compile(r"(?:[\s()\[\]{}<\"*_\\`]|(?<=[^\W_])'s(?!\w)|'(?!\d\d(?![-/.,]?\d)))+")
_MONTHS = 12
_YEAR_DIGITS = 4
"""What has more is an amount."""
_CENTURY = 100
_IN_A_RUN = frozenset({Part.MONTH, Part.TO, Part.UNTIL, Part.AND})
"""What may be written in one with a month: `30toJul20`."""


class Lexer:
    """Cuts a text into tokens.

    Args:
        letters: the folded text.
        vocabularies: the words of all languages.
        language: whose order dates in digits have, where both are possible.
        last_year: of the data; a year of two digits is the nearest to it.
        splits: whether any word may be several written in one; else only one beside a digit.
    """

    def __init__(
        self, letters: str, vocabularies: Vocabularies, language: str, last_year: int, *, splits: bool
    ) -> None:
        self._letters = letters
        self._known = vocabularies
        self._order = vocabularies.orders[language]
        self._month_first = _is_month_first(letters, self._order)
        self._last_year = last_year
        self._splits = splits

    def tokens(self) -> Iterator[Token]:
        """All tokens, from left to right."""
        at = 0
        if self._splits and (sign := _SIGN.match(self._letters)):
            yield Word(*sign.span(1), self._known.meanings(sign[1]))
            at = sign.end()
        while at < len(self._letters):
            if blank := _BLANK.match(self._letters, at):
                at = blank.end()
                continue
            for token in self._next(at):
                yield token
                at = token.end

    def month_and_day(self, first: int, second: int) -> tuple[int, int]:
        """Two numbers in the order of the text, unless only the other one can be."""
        month, day = (first, second) if self._month_first else (second, first)
        return (day, month) if month > _MONTHS >= day else (month, day)

    def full_year(self, year: int) -> int:
        """The year of two digits that is nearest to the data."""
        first = self._last_year - _CENTURY // 2
        return first + (year - first) % _CENTURY

    def _next(self, start: int) -> list[Token]:
        letters = self._letters
        if date := self._date(start):
            return [date]
        if found := _NO_DATE.match(letters, start):
            return [Word(*found.span())]
        if found := _MONEY.match(letters, start):
            return [Figure(*found.span(), _quantity(found[1].replace(",", ""), Counts.MONEY))]
        if (found := _GROUPED.match(letters, start)) and (grouped := self._grouped(found)):
            return [grouped]
        if found := _DECIMAL.match(letters, start):
            return self._decimal(found)
        if found := _SHORT_YEAR.match(letters, start):
            if self._is_month_next(found.end()):  # the quote in '10 March' opens nothing
                return [Number(start + 1, found.end(), int(found[1]), 2)]
            return [Number(start + 1, found.end(), self.full_year(int(found[1])), _YEAR_DIGITS)]
        if found := _NUMBER.match(letters, start):
            return [self._number(found)]
        if found := _LETTERS.match(letters, start):
            return self._word(found)
        if found := _JOINT.match(letters, start):
            return [Joint(*found.span())]
        if letters[start] in _BREAK:
            return [Break(start, start + 1, letters[start])]
        return [Word(start, start + 1, self._known.meanings(letters[start]))]

    def _date(self, start: int) -> Digits | None:
        for pattern in _DATES:
            found = pattern.match(self._letters, start)
            if found is None:
                continue
            if pattern is _YEAR_AND_MONTH and self._is_month_next(found.end()):  # 30 May 2012-20 July 2012
                return None
            parts = {name: int(text) for name, text in found.groupdict().items() if text and text.isdigit()}
            year = parts.get("year")
            if "month" in parts:
                return Digits(*found.span(), year, parts["month"], parts.get("day"), iso=year is not None)
            if year and year < _CENTURY:
                year = self.full_year(year)
            return Digits(*found.span(), year, *self.month_and_day(parts["first"], parts["second"]))
        return None

    def _is_month_next(self, at: int) -> bool:
        word = re.compile(r"\s*(?:de\s+|of\s+)?([^\W\d_]+)").match(self._letters, at)
        return bool(word) and Part.MONTH in self._known.meanings(word[1])

    def _grouped(self, found: re.Match[str]) -> Figure | None:
        """2,722 and 165.471; but 3.412 is a decimal where a comma isn't the mark."""
        marks = re.sub(r"\d", "", found[0])
        if marks == "." and not self._order.comma_is_decimal:
            return None
        return Figure(*found.span(), _quantity(found[0].replace(marks[0], "").replace(",", ".")))

    def _decimal(self, found: re.Match[str]) -> list[Token]:
        whole, rest = found["whole"], found["rest"]
        start, middle, end = found.start(), found.end("whole"), found.end()
        is_short = len(whole) <= 2  # noqa: PLR2004  days and months
        # "May 30,2012", "periods 2,3"
        is_list = len(rest) == _YEAR_DIGITS or (
            len(rest) == 1 and (self._is_number_next(end) or not self._order.comma_is_decimal)
        )
        if found["mark"] == "," and is_short and is_list and self._letters[end : end + 1] != "%":
            return [
                Number(start, middle, int(whole), len(whole)),
                Break(middle, middle + 1),
                Number(middle + 1, end, int(rest), len(rest)),
            ]
        is_pair = found["mark"] == "." and is_short and len(rest) <= 2  # noqa: PLR2004
        pair = (int(whole), int(rest)) if is_pair else None
        return [Figure(start, end, _quantity(f"{whole}.{rest}"), pair)]

    def _is_number_next(self, at: int) -> bool:
        """Whether a list goes on with a whole number: the 4 of "1,2 y 4"."""
        found = _ONE_MORE.match(self._letters, at)
        return bool(found) and (found[1] == "," or Part.AND in self._known.meanings(found[1]))

    def _number(self, found: re.Match[str]) -> Token:
        start, end = found.span()
        digits = found[0]
        if suffix := self._known.suffix.match(self._letters, end):
            meanings, behind = self._known.longest(self._letters, start, suffix.end())
            if behind > suffix.end():  # "2nd to last"
                return Word(start, behind, meanings)
            return Number(start, suffix.end(), int(digits[:6]), len(digits), is_ordinal=True)
        if re.compile(r"k(?![^\W\d_])").match(self._letters, end):
            return Figure(start, end + 1, _quantity(digits + "000"))
        if len(digits) > _YEAR_DIGITS:
            return Figure(start, end, _quantity(digits))
        return Number(start, end, int(digits), len(digits))

    def _word(self, found: re.Match[str]) -> list[Token]:
        start, end = found.span()
        meanings, behind = self._known.longest(self._letters, start, end)
        beside = self._letters[start - 1 : start] + self._letters[end : end + 1]
        if not meanings and (self._splits or any(map(str.isdigit, beside))):
            return [*self._split(start, found[0])] or [Word(start, end)]
        return [Word(start, behind, meanings)]

    def _split(self, start: int, word: str) -> list[Word]:
        """The words that are written as one; only months with what joins them are."""
        for at in range(len(word), 1, -1):
            head = self._known.meanings(word[:at])
            if _IN_A_RUN.isdisjoint(head):
                continue
            first = Word(start, start + at, head)
            if at == len(word):
                return [first]
            rest = self._split(start + at, word[at:])
            if rest and (Part.MONTH in head or Part.MONTH in rest[0].meanings):
                return [first, *rest]
        return []


def _is_month_first(letters: str, order: Order) -> bool:
    """The order of dates in digits: the language's, unless one date of the text can only be the other."""
    pairs = [(int(found["first"]), int(found["second"])) for found in _IN_ORDER.finditer(letters)]
    firsts, seconds = (any(pair[at] > _MONTHS for pair in pairs) for at in (0, 1))
    return order.month_first if firsts == seconds else seconds


def _quantity(digits: str, counts: Counts = Counts.NOTHING) -> Quantity:
    """A number as written, with a point; of what is absurdly long, only the beginning is read."""
    digits = digits[:15]
    return Quantity(float(digits), len(digits.partition(".")[2]), counts)
