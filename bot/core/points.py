"""From tokens to points: the days, months and periods between the words that join them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core.problems import NoSuchPeriod, Problem, Unreadable
from bot.core.spans import Span
from bot.core.table import Table
from bot.core.tokens import Dash, Digits, Number, Token, Unknown, Year, normalise, tokens
from bot.core.vocabulary import Part, Vocabulary, Word

LONGEST = 120
"""Letters of a period that are read; what is longer is no period."""


@dataclass(frozen=True)
class Point:
    """One end of a range, or all of it. A part that wasn't written is None.

    With none of year, month and day it stands for the whole periods of `span`.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    span: Span | None = None
    spelled: bool = False
    """Whether it names a day in words or in ISO form."""
    number: int | None = None
    """A bare number: a day beside another day, else a period."""


@dataclass(frozen=True)
class Points:
    """A text in points.

    Args:
        items: each point with the words in front of it; a dash counts as `until`.
        after: the words behind the last point.
        mended: whether a word had to be guessed.
    """

    items: tuple[tuple[frozenset[Part], Point], ...]
    after: frozenset[Part]
    mended: bool


class ReadingError(Exception):
    """Carries the problem out of the reader."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def read_points(typed: str, table: Table, vocabulary: Vocabulary) -> Points:
    """Splits what was typed for a period into its points.

    Raises:
        ReadingError: where a word means nothing, or there is no such period.
    """
    unreadable = Unreadable(typed, "", table.rows[-1].span)
    if len(typed) > LONGEST:
        raise ReadingError(unreadable)
    found = tokens(normalise(typed), vocabulary, len(table))
    if isinstance(found, Unknown):
        raise ReadingError(replace(unreadable, piece=found.text))
    return points_of(found, typed, table)


def points_of(found: list[Token], typed: str, table: Table) -> Points:
    """The points that these tokens make.

    Raises:
        ReadingError: where they make none, or there is no such period.
    """
    mended = any(isinstance(token, Word) and token.mended for token in found)
    reader = _PointReader(
        _without_filler(_without_counts(found, len(table))),
        Unreadable(typed, "", table.rows[-1].span),
        table,
    )
    items: list[tuple[frozenset[Part], Point]] = []
    marks = reader.marks()
    while reader.tokens:
        items.append((marks, reader.point()))
        marks = reader.marks()
    return Points(tuple(items), marks, mended)


def _without_filler(found: list[Token]) -> list[Token]:
    return [token for token in found if not (isinstance(token, Word) and token.part is Part.FILLER)]


def _without_counts(found: list[Token], periods: int) -> list[Token]:
    """Drops the number of them from "the last of the four periods", which are not the last four."""
    result: list[Token] = []
    rest = found
    while rest:
        match rest:
            case [Word(Part.ORDINAL) as word, Word(Part.FILLER), *after]:
                match _without_filler(after):
                    case [Number(count), Word(Part.PERIOD), *then] if count == periods:
                        result, rest = [*result, word], then
                    case [Number(count)] if count == periods:
                        result, rest = [*result, word], []
                    case _:
                        result, rest = [*result, word], after
            case _:
                result, rest = [*result, rest[0]], rest[1:]
    return result


def place(number: int, typed: str, table: Table) -> Point:
    """The period at a place: 1 is the first, -1 the last.

    Raises:
        ReadingError: where the table has no such period.
    """
    count = len(table)
    if not (1 <= number <= count or -count <= number <= -1):
        raise ReadingError(NoSuchPeriod(typed, abs(number), count))
    return Point(span=table.rows[number - 1 if number > 0 else number].span)


class _PointReader:
    """Takes points off the front of a list of tokens."""

    def __init__(self, found: Sequence[Token], unreadable: Unreadable, table: Table) -> None:
        self.tokens = found
        self._unreadable = unreadable
        self._table = table

    def marks(self) -> frozenset[Part]:
        found: set[Part] = set()
        while self.tokens:
            match self.tokens[0]:
                case Dash() | Word(Part.TO):
                    found.add(Part.UNTIL)
                case Word(part) if part in _MARKS:
                    found.add(part)
                case _:
                    break
            self.tokens = self.tokens[1:]
        return frozenset(found)

    def point(self) -> Point:
        match self.tokens:
            case [Digits(year, month, day, iso), *rest]:
                point = Point(year, month, day, spelled=iso)
            case [Word(Part.MONTH, month), Number(day) | Word(Part.ORDINAL, day), Year(year), *rest] if (
                day >= 0
            ):
                point = Point(year, month, day, spelled=True)
            case [Word(Part.MONTH, month), Number(day) | Word(Part.ORDINAL, day), *rest] if day >= 0:
                point = Point(None, month, day, spelled=True)
            case [Number(day) | Word(Part.ORDINAL, day), Word(Part.MONTH, month), Year(year), *rest] if (
                day >= 0
            ):
                point = Point(year, month, day, spelled=True)
            case [Number(day) | Word(Part.ORDINAL, day), Word(Part.MONTH, month), *rest] if day >= 0:
                point = Point(None, month, day, spelled=True)
            case [Year(year), Word(Part.MONTH, month), Number(day) | Word(Part.ORDINAL, day), *rest]:
                point = Point(year, month, day, spelled=True)
            case [Word(Part.START | Part.END | Part.ORDINAL), Word(Part.MONTH) | Year(), *_] | [
                Word(Part.PERIOD),
                Number() | Word(Part.ORDINAL),
                Word(Part.MONTH),
                *_,
            ]:
                # "end of May" is answered with May, and the echo says so; "period May 5" with that day
                self.tokens = self.tokens[1:]
                return self.point()
            case [Word(Part.MONTH, month), Year(year), *rest] | [Year(year), Word(Part.MONTH, month), *rest]:
                point = Point(year, month)
            case [Word(Part.MONTH, month), *rest]:
                point = Point(None, month)
            case [Year(year), *rest]:
                point = Point(year)
            case _:
                return self._named()
        self.tokens = rest
        return point

    def _named(self) -> Point:
        """A point that the table gives: a period by its place, all of it, its start or its end."""
        match self.tokens:
            case [Word(Part.ORDINAL, (1 | -1) as end), Number(count), Word(Part.PERIOD), *rest]:
                point = self._run(count, end)
            case [Word(Part.ORDINAL, (1 | -1) as end), Number(count), *rest] | [
                Number(count),
                Word(Part.ORDINAL, (1 | -1) as end),
                Word(Part.PERIOD),
                *rest,
            ]:
                point = self._run(count, end)
            case (
                [Word(Part.ORDINAL, number), Number(1), *rest]  # the second one
                | [Word(Part.PERIOD), Number(number) | Word(Part.ORDINAL, number), *rest]
                | [Number(number) | Word(Part.ORDINAL, number), Word(Part.PERIOD), *rest]
                | [Word(Part.ORDINAL, number), *rest]
            ):
                point = place(number, self._unreadable.typed, self._table)
            case [Number(number), Year(year), *rest]:
                point = Point(year, number=number)
            case [Number(number), *rest]:
                point = Point(number=number)
            case [Word(Part.ALL), Word(Part.PERIOD), *rest] | [Word(Part.ALL), *rest]:
                point = Point(span=self._table.span)
            case [Word(Part.START), *rest]:
                point = Point(span=Span.day(self._table.span.start))
            case [Word(Part.END), *rest]:
                point = Point(span=Span.day(self._table.span.end))
            case _:
                raise ReadingError(self._unreadable)
        self.tokens = rest
        return point

    def _run(self, count: int, end: int) -> Point:
        """The first (end 1) or last (end -1) so many periods."""
        periods = len(self._table)
        if not 1 <= count <= periods:
            raise ReadingError(NoSuchPeriod(self._unreadable.typed, count, periods))
        run = range(count) if end == 1 else range(periods - count, periods)
        return Point(span=self._table.joined(run))


_MARKS = {
    Part.UNTIL,
    Part.SINCE,
    Part.ONWARD,
    Part.BEFORE,
    Part.AFTER,
    Part.BETWEEN,
    Part.AND,
}
