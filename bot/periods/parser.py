"""The grammar of a whole period: what leads a point, what joins it to another, and what stands behind."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.periods.dates import date_at
from bot.periods.places import place_at
from bot.periods.points import Point
from bot.periods.portions import portion_at
from bot.periods.reader import Match, Reader, remembered
from bot.periods.reading import Kind
from bot.periods.tokens import Break, Joint, Word
from bot.periods.vocabulary import Part

MARKS = (
    Part.SINCE, Part.UNTIL, Part.BEFORE, Part.AFTER, Part.BETWEEN, Part.FROM, Part.AND, Part.ENDING,
    Part.STARTING,
)  # fmt: skip
"""What leads to a point, or from one to another."""
_SAME = {Part.ENDING: Part.UNTIL, Part.STARTING: Part.SINCE}
_LISTS = (Part.AND, Part.OR)
_AND = frozenset({Part.AND})
_DAYS = 31


@dataclass(frozen=True)
class Expression:
    """One period as it was written, before years are chosen.

    Args:
        start: position of its first token.
        end: position behind its last.
        before: the words in front of the first point.
        first: the only point, or the first of a range.
        between: the words that join the two; a dash counts as `until`.
        second: the other end of a range.
        after: the words behind.
        at: position of the first token of each point.
        ends: positions behind the last token of each.
        excluded: what all but is meant of.
    """

    start: int
    end: int
    first: Point
    before: frozenset[Part] = frozenset()
    between: frozenset[Part] = frozenset()
    second: Point | None = None
    after: frozenset[Part] = frozenset()
    at: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    excluded: tuple[Expression, ...] = ()

    @property
    def is_bare_number(self) -> bool:
        """Whether nothing says that its numbers are those of periods or days."""
        points = [self.first, *([self.second] if self.second else [])]
        return all(point.number is not None for point in points)

    @property
    def is_sure(self) -> bool:
        """Whether it hardly means anything else."""
        is_end_of_data = self.first.span is not None and self.first.kind in (Kind.ALL, Kind.DAY)
        is_led = bool(self.before) and not is_end_of_data
        return self.first.is_sure or is_led or bool(self.second and self.second.is_sure)


def expression_at(r: Reader, at: int, *, in_list: bool = False, follows: bool = False) -> Expression | None:
    """The longest period that starts at a token.

    Args:
        r: the tokens.
        at: where it starts.
        in_list: whether another stands in front of it, joined by "and" or a comma.
        follows: whether another ends right in front of it, so that a dash or "to" leads nowhere.
    """
    found = [
        _without(r, at),
        _plain(r, at, at, frozenset(), in_list=in_list),
        None if follows and (r.is_joint(at) or r.can(at, Part.TO)) else _led(r, at, in_list=in_list),
    ]
    return max((one for one in found if one), key=lambda one: one.end, default=None)


@remembered
def point_at(r: Reader, at: int) -> Match:
    """The longest point that starts at a token."""
    if isinstance(r.get(at), (Break, Joint)) or (r.is_unknown(at) and r.place_number(at) is None):
        return None
    found = [date_at(r, at), portion_at(r, at), place_at(r, at), _behind_another_word(r, at)]
    return max((one for one in found if one), key=lambda one: one[1], default=None)


def _behind_another_word(r: Reader, at: int) -> Match:
    """The date of "last April", or of "the period May 5"."""
    at = r.skip(at, Part.THE)
    if r.value(at, Part.ORDINAL) == -1 and r.can(at + 1, Part.MONTH):
        return date_at(r, at + 1)
    if r.is_whole and r.can(at, Part.PERIOD, Part.PERIODS, Part.ONE):
        return date_at(r, r.skip(at + 1))
    return None


def _led(r: Reader, at: int, *, in_list: bool) -> Expression | None:
    """A period with words in front of it, such as "since", "between", "everything before"."""
    first = r.skip(at, Part.ALL, Part.PERIODS, Part.ONE) if r.can(at, Part.ALL) or r.is_whole else at
    marks, behind = _marks(r, first, is_first=True)
    if not marks:
        return None
    return _plain(r, at, behind, marks, in_list=in_list)


def _marks(r: Reader, at: int, *, is_first: bool = False) -> tuple[frozenset[Part], int]:
    """The words that lead to a point, and the position behind them."""
    found: set[Part] = set()
    while True:
        small = r.can(at, Part.THE, Part.IN, Part.OF)
        if found and is_first and r.is_joint(at) and r.is_tied(at) and r.is_tied(at + 1):  # pre-April
            at += 1
            continue
        if is_first and small and not found and r.can(at, Part.TO):
            return frozenset(), at  # "a principios de mayo"
        if r.is_joint(at) and (r.is_whole or not is_first):
            found.add(Part.UNTIL)
        elif r.can(at, Part.TO):
            found.add(Part.TO if is_first else Part.UNTIL)
        elif (mark := next((part for part in MARKS if r.can(at, part)), None)) and not (
            is_first and not found and mark is Part.AND
        ):
            if mark is Part.AND and found:  # "May 30… and July"
                return frozenset(), at
            found.add(_SAME.get(mark, mark))
        elif not (found and small):
            return frozenset(found), at
        at += 1


def _plain(r: Reader, start: int, at: int, before: frozenset[Part], *, in_list: bool) -> Expression | None:
    """One point or two, from `at` on."""
    found = point_at(r, at)
    if found is None:
        return None
    first, end = found
    before = _leading(r, before, first)
    one = Expression(start, end, first, before, at=(at,), ends=(end,))
    return _range(r, one) or _side_by_side(r, one, in_list=in_list) or _with_ending(r, one)


def _leading(r: Reader, before: frozenset[Part], point: Point) -> frozenset[Part]:
    """What the words in front mean for a point: in a sentence, "to" leads to a day only."""
    is_day = point.kind is Kind.DAY
    if Part.TO in before:
        return _replaced(before, Part.TO, Part.UNTIL if r.is_whole or is_day else None)
    return before


def _replaced(marks: frozenset[Part], one: Part, other: Part | None) -> frozenset[Part]:
    if one not in marks:
        return marks
    rest = marks - {one}
    return rest if other is None else rest | {other}


def _range(r: Reader, one: Expression) -> Expression | None:
    """From one point to another."""
    if one.first.kind is Kind.ALL:  # "in total until May 29"
        return None
    at = one.end
    if one.first.kind is Kind.PERIOD:
        at = r.skip(at, Part.FILLER)  # "from the first rate to the last"
    if r.is_comma(at) and one.first.kind in (Kind.DAY, Kind.MONTH):
        at += 1
    between, behind = _marks(r, at)
    is_between = Part.BETWEEN in one.before
    if not between or between - {Part.UNTIL, Part.BEFORE, Part.AND} or (between == _AND and not is_between):
        return None
    found = point_at(r, behind)
    if found is None or not _may_join(r, one.first, found[0], at):
        return None
    second, end = found
    before = _replaced(one.before, Part.FROM, Part.SINCE)
    if len(between) > 1:  # "after Mar 5 and before Apr 17"
        between = between - {Part.AND}
    return replace(
        one,
        end=_behind_noun(r, end),
        before=before,
        between=between,
        second=second,
        at=(*one.at, behind),
        ends=(*one.ends, end),
    )


def _may_join(r: Reader, first: Point, second: Point, at: int) -> bool:
    """Whether two points can be the ends of a range; a bare number in a sentence may be anything."""
    numbers = [point.number for point in (first, second)]
    if r.is_whole or numbers == [None, None]:
        return True
    if None not in numbers:
        tied = r.is_joint(at) and all(number <= len(r.calendar) for number in numbers if number)
        return tied or first.is_sure or second.is_sure
    number = next(number for number in numbers if number is not None)
    other = second if first.number is not None else first
    return (other.kind is Kind.DAY and number <= _DAYS) or (
        other.kind is Kind.PERIOD and number <= len(r.calendar)
    )


def _side_by_side(r: Reader, one: Expression, *, in_list: bool) -> Expression | None:
    """Two days without anything between them but a comma; more than two are a list."""
    if in_list or one.before or one.first.kind is not Kind.DAY or one.first.span:
        return None
    behind = one.end + r.is_comma(one.end)
    found = date_at(r, behind)
    if found is None or found[0].kind is not Kind.DAY:
        return None
    second, end = found
    if r.is_joint(end) or r.can(end, Part.TO, Part.UNTIL) or _goes_on(r, end):
        return None
    return replace(one, end=end, second=second, at=(*one.at, behind), ends=(*one.ends, end))


def _goes_on(r: Reader, at: int) -> bool:
    """Whether a list of dates goes on."""
    return (r.is_comma(at) or r.can(at, *_LISTS)) and date_at(r, at + 1) is not None


def _with_ending(r: Reader, one: Expression) -> Expression:
    """With the words behind it: "onward", "or earlier"; in a command, a dash with nothing behind."""
    end = one.end
    if r.can(end, *_LISTS) and point_at(r, end + 2) is None:  # "or later", "and before"
        if r.can(end + 1, Part.ONWARD, Part.AFTER, Part.NEXT):
            return replace(one, end=end + 2, after=frozenset({Part.ONWARD}))
        if r.can(end + 1, Part.BEFORE, Part.PREVIOUS):
            return replace(one, end=end + 2, after=frozenset({Part.UNTIL}))
    if r.can(end, Part.BACKWARD):
        return replace(one, end=end + 1, after=frozenset({Part.UNTIL}))
    is_last = r.get(end + 1) is None
    if r.can(end, Part.ONWARD) and (is_last or not r.can(end, Part.IN)):
        return replace(one, end=end + 1, after=frozenset({Part.ONWARD}))
    if r.is_whole and is_last and (r.is_joint(end) or r.can(end, Part.UNTIL)):
        return replace(one, end=end + 1, after=frozenset({Part.ONWARD}))
    before = one.before
    if Part.FROM in before:
        is_open = r.is_whole or one.first.kind is Kind.DAY
        before = _replaced(before, Part.FROM, Part.SINCE if is_open else None)
    return replace(one, before=before, end=_behind_noun(r, end))


def _behind_noun(r: Reader, at: int) -> int:
    """Behind the word in "the May 30 to July 20 period"."""
    if (
        r.can(at, Part.PERIOD)
        and r.place_number(at + 1) is None
        and not r.can(at + 1, Part.PREVIOUS, Part.NEXT)
    ):
        return at + 1
    return at


def _without(r: Reader, at: int) -> Expression | None:
    """All but something: "all except the last", "todos menos el segundo y el tercero"."""
    named = r.skip(at, Part.ALL, Part.THE, Part.PERIODS, Part.PERIOD, Part.WHOLE)
    may_lead = r.can(named, Part.WITHOUT) or (
        r.can(named, Part.EXCEPT) and (r.is_whole or r.can(at, Part.ALL))
    )
    if not may_lead:
        return None
    end = named + 1
    excluded: list[Expression] = []
    while one := _plain(r, end, r.skip(end), frozenset(), in_list=True):
        if excluded and one.is_bare_number and not r.is_whole and excluded[0].first.kind is not Kind.PERIOD:
            break
        excluded.append(one)
        end = one.end
        if not (r.can(end, *_LISTS) or r.is_comma(end)):
            break
        end += 1
    if not excluded:
        return None
    is_period = excluded[0].first.kind is Kind.PERIOD and not excluded[0].is_bare_number
    if not (r.is_whole or is_period or r.can(at, Part.ALL)):
        return None
    whole = Point(Kind.ALL, span=r.calendar.span)
    return Expression(at, excluded[-1].end, whole, excluded=tuple(excluded))


def is_list_word(token: object) -> bool:
    """Whether it joins two periods that are not the ends of one."""
    return isinstance(token, Word) and not {Part.AND, Part.OR, Part.VERSUS}.isdisjoint(token.meanings)
