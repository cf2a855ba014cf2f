"""From the letters of a period to its tokens: the first half of reading it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.core.vocabulary import Part, Vocabulary, Word


@dataclass(frozen=True)
class Number:
    """A bare number: a day, a year or a period, as its neighbours decide."""

    value: int


@dataclass(frozen=True)
class Year:
    """A year: four digits, or two behind an apostrophe."""

    value: int


@dataclass(frozen=True)
class Digits:
    """A date in digits. A part that wasn't written is None; with `day` None it is a month."""

    year: int | None
    month: int
    day: int | None
    iso: bool = False
    """Whether it was written in the one order that nobody reads otherwise."""


@dataclass(frozen=True)
class Dash:
    """Any dash, arrow, slash or run of dots between two things."""


Token = Number | Year | Digits | Dash | Word

_ALIKE = (
    dict.fromkeys(map(ord, "−~〜"), "-")
    | dict.fromkeys(map(ord, "→⇒⟶"), "->")
    | dict.fromkeys(map(ord, "´‘’′"), "'")
    | {ord("`"): " "}
)

_FIGURES = re.compile(
    r"""(?P<iso>(?P<y>(?:19|20)\d\d)(?:(?P<s>[-/.])(?P<m>\d\d?)(?P=s)(?P<d>\d\d?)|(?P<md>\d{4}))(?!\d))
      | (?P<four>\d\d?-\d\d?-\d\d?-\d\d?(?!\d))
      | (?P<full>(?P<a>\d\d?)(?P<t>[-/.])(?P<b>\d\d?)(?P=t)(?P<c>(?:19|20)?\d\d)(?!\d))
      | (?P<ym>(?P<ymy>(?:19|20)\d\d)[-/](?P<ymm>\d\d?)(?!\d))
      | (?P<my>(?P<mym>\d\d?)[/.-](?P<myy>(?:19|20)\d\d)(?!\d))
      | (?P<short>(?P<e>\d\d?)[/.](?P<f>\d\d?)(?!\d))
      | (?P<year>'(?P<yy>\d\d)(?![-/.]?\d)|(?P<yyyy>(?:19|20)\d\d)(?!\d))
      | (?P<number>\d+)""",
    re.VERBOSE,
)
_LETTERS = re.compile(r"[^\W\d_]+|&")
_DASH = re.compile(r"-+>?|\.{2,}|/")
_SKIPPED = re.compile(r"(?:[\s,;:()\[\]{}<>?!\"*_#|\\]|\.(?!\.)|'(?!\d\d(?![-/.]?\d)))+")


def visible(text: str) -> str:
    """One line without control characters, marks that pile up on letters, or runs of space."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_VISIBLE).split())


def normalise(text: str) -> str:
    """Lower case, one kind of dash and apostrophe, no emoji or brackets, and only what is visible."""
    # Decomposed, so that accents fall away with the other marks: people leave them out as often as not.
    plain = unicodedata.normalize("NFKD", text).translate(_ALIKE).lower()
    return visible(plain.translate(_PLAIN))


class _ByCategory(dict[int, str]):
    """What stands for each character, for `str.translate`: what stands for its category, else itself."""

    def __init__(self, categories: Mapping[str, str]) -> None:
        super().__init__()
        self._categories = categories
        # Kept for Latin letters only: there are a million characters, and people who send them all.
        self.update({code: self[code] for code in range(0x250)})

    def __missing__(self, code: int) -> str:
        return self._categories.get(unicodedata.category(chr(code)), chr(code))


_VISIBLE = _ByCategory(
    {
        "Cc": " ",
        "Cn": " ",
        "Co": " ",
        "Cs": " ",
        "Zl": " ",
        "Zp": " ",
        "Zs": " ",
        "Cf": "",
        "Mn": "",
        "Me": "",
    }
)
_PLAIN = _ByCategory(
    {"Pd": "-", "So": " ", "Sk": " ", "Ps": " ", "Pe": " ", "Pi": " ", "Pf": " ", "Mn": ""},
)


@dataclass(frozen=True)
class Unknown:
    """A piece that means nothing in a period."""

    text: str


def tokens(text: str, vocabulary: Vocabulary, periods: int) -> list[Token] | Unknown:
    """The tokens of a text.

    Args:
        text: already normalised.
        vocabulary: the words that may occur.
        periods: how many review periods there are: 1-3 are three of them, 5-30 is a date.

    Returns:
        The tokens, or the first piece that means nothing.
    """
    found: list[Token] = []
    for piece in pieces(text, vocabulary):
        if isinstance(piece.meaning, Unknown):
            return piece.meaning
        found += piece.meaning
    return tied(found, vocabulary, periods, text)


def tied(found: list[Token], vocabulary: Vocabulary, periods: int, text: str) -> list[Token]:
    """Puts together what belongs together: dates in digits, and what a hyphen ties."""
    month_first = _is_month_first(text, vocabulary)
    return _without_inner_dashes(_with_dates(found, periods, month_first=month_first))


@dataclass(frozen=True)
class Piece:
    """A stretch of a text, from `start` up to but not including `end`, and its tokens."""

    start: int
    end: int
    meaning: tuple[Token, ...] | Unknown


def pieces(text: str, vocabulary: Vocabulary, *, mend: bool = True) -> Iterator[Piece]:
    """Cuts a text, already normalised, into pieces; what only separates them is left out.

    With `mend`, a misspelled word counts as the one that it is like.
    """
    month_first = _is_month_first(text, vocabulary)
    suffixes = re.compile("|".join(rf"{suffix}(?![^\W\d_])" for suffix in vocabulary.ordinal_suffixes))
    at = 0
    while at < len(text):
        start = at
        if skipped := _SKIPPED.match(text, at):
            at = skipped.end()
            continue
        meaning: Sequence[Token] | Unknown
        if dash := _DASH.match(text, at):
            at, meaning = dash.end(), [Dash()]
        elif phrase := vocabulary.phrases.match(text, at):
            at, meaning = phrase.end(), [vocabulary.words[" ".join(re.split(r"[\s-]+", phrase[0]))]]
        elif figures := _FIGURES.match(text, at):
            at = figures.end()
            if figures["number"] and (suffix := suffixes.match(text, at)):
                at, meaning = suffix.end(), [Word(Part.ORDINAL, _small(figures["number"]))]
            elif figures["ym"] and _next_is_month(text, at, vocabulary):  # 30 May 2012-20 July 2012
                meaning = [Year(int(figures["ymy"])), Dash(), Number(int(figures["ymm"]))]
            elif figures["yy"] and _next_is_month(text, at, vocabulary):  # the quote in '10 March'
                meaning = [Number(int(figures["yy"]))]
            else:
                meaning = _figure(figures, month_first=month_first)
        elif letters := _LETTERS.match(text, at):
            at = letters.end()
            words = [
                Number(word.value) if word.part is Part.NUMBER else word
                for word in vocabulary.look_up(letters[0], mend=mend)
            ]
            meaning = words or Unknown(letters[0])
        else:
            at, meaning = at + 1, Unknown(text[at])
        yield Piece(start, at, meaning if isinstance(meaning, Unknown) else tuple(meaning))


def _is_month_first(text: str, vocabulary: Vocabulary) -> bool:
    """The order of dates in digits: the language's, unless one date of the text can only be the other."""
    pairs = [
        (int(match["a"] or match["e"]), int(match["b"] or match["f"]))
        for match in _FIGURES.finditer(text)
        if match["full"] or match["short"]
    ]
    firsts, seconds = (any(pair[at] > 12 for pair in pairs) for at in (0, 1))  # noqa: PLR2004  months
    if firsts == seconds:
        return vocabulary.month_first
    return seconds


def _next_is_month(text: str, at: int, vocabulary: Vocabulary) -> bool:
    match = re.compile(r"\s*([^\W\d_]+)").match(text, at)
    word = vocabulary.word(match[1]) if match else None
    return word is not None and word.part is Part.MONTH


def _small(digits: str) -> int:
    # A number of a thousand digits is as wrong as one of six, and doesn't cost as much.
    return int(digits[:6])


def _figure(match: re.Match[str], *, month_first: bool) -> list[Token]:
    if match["iso"]:
        month, day = (match["md"][:2], match["md"][2:]) if match["md"] else (match["m"], match["d"])
        return [Digits(int(match["y"]), int(month), int(day), iso=True)]
    if match["four"]:
        numbers = [int(number) for number in match["four"].split("-")]
        start, end = (_ordered(*numbers[at : at + 2], month_first=month_first) for at in (0, 2))
        return [Digits(None, *start), Dash(), Digits(None, *end)]
    if match["full"]:
        year = int(match["c"])
        year += 2000 if year < 100 else 0  # noqa: PLR2004  two digits
        return [Digits(year, *_ordered(int(match["a"]), int(match["b"]), month_first=month_first))]
    if match["ym"]:
        return [Digits(int(match["ymy"]), int(match["ymm"]), None, iso=True)]
    if match["my"]:
        return [Digits(int(match["myy"]), int(match["mym"]), None)]
    if match["short"]:
        return [Digits(None, *_ordered(int(match["e"]), int(match["f"]), month_first=month_first))]
    if match["year"]:
        return [Year(int(match["yyyy"] or f"20{match['yy']}"))]
    return [Number(_small(match["number"]))]


def _ordered(first: int, second: int, *, month_first: bool) -> tuple[int, int]:
    """(month, day) of two numbers: in the language's order, unless only the other one can be."""
    month, day = (first, second) if month_first else (second, first)
    return (day, month) if month > 12 >= day else (month, day)  # noqa: PLR2004  months


def _with_dates(found: list[Token], periods: int, *, month_first: bool) -> list[Token]:
    """Makes 5-30 a date, where no month beside it (May 30-31) says that it is two days."""
    result: list[Token] = []
    rest = found
    while rest:
        match rest:
            case [Number(first), Dash(), Number(second), *after] if (
                max(first, second) > periods and not _is_word(result[-1:]) and not _is_word(after)
            ):
                result.append(Digits(None, *_ordered(first, second, month_first=month_first)))
                rest = after
            case _:
                result.append(rest[0])
                rest = rest[1:]
    return result


def _is_word(beside: list[Token]) -> bool:
    match beside:
        case [Word(Part.MONTH | Part.PERIOD), *_]:
            return True
        case _:
            return False


def _without_inner_dashes(found: list[Token]) -> list[Token]:
    """Drops hyphens that tie one date or phrase together: 30-May-2012, May-30, pre-April, mid-March."""
    result: list[Token] = []
    rest = found
    while rest:
        match rest:
            case [Number() as day, Dash(), Word(Part.MONTH) as month, *after] if not (
                _is_word(result[-1:]) or isinstance(next(iter(after), None), Number)
            ):
                result += [day, month]
                rest = after[1:] if _is_tied_year(after) else after
            case [Word(Part.MONTH) as month, Dash(), Digits(int() as year, day, None, False), *rest]:
                result += [month, Number(day), Year(year)]  # Mar-10-2012
            case [Word(Part.MONTH) as month, Dash(), Number() as day, *after] if not _is_word(after):
                result += [month, day]
                rest = after[1:] if _is_tied_year(after) else after
            case [
                Word(Part.PERIOD | Part.BEFORE | Part.AFTER | Part.SINCE | Part.FILLER) as word,
                Dash(),
                *rest,
            ]:
                result.append(word)
            case [Word(Part.ORDINAL) as word, Dash(), Word(Part.PERIOD), *_]:
                result.append(word)
                rest = rest[2:]
            case _:
                result.append(rest[0])
                rest = rest[1:]
    return result


def _is_tied_year(rest: list[Token]) -> bool:
    match rest:
        case [Dash(), Year(), *_]:
            return True
        case _:
            return False
