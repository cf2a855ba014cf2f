"""The grammar of a whole period: what leads a point, what joins it to another, and what stands behind."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.periods.dates import date_at, is_month_behind
from bot.periods.places import everything, place_at
from bot.periods.points import Point
from bot.periods.portions import portion_at
from bot.periods.reader import Match, Reader, remembered
from bot.periods.reading import Kind
from bot.periods.tokens import Break, Joint, Number
from bot.periods.vocabulary import Part

MARKS = (
    Part.SINCE, Part.UNTIL, Part.BEFORE, Part.AFTER, Part.BETWEEN, Part.FROM, Part.AND, Part.ENDING,
    Part.STARTING,
)  # fmt: skip
"""What leads to a point, or from one to another."""
_SAME = {Part.ENDING: Part.UNTIL, Part.STARTING: Part.SINCE}
_LISTS = (Part.AND, Part.OR)
_DAYS = 31
_TO = 2
"""The number that sounds like "to"."""


@dataclass(frozen=True)
class Expression:
    """One period as it was written, before years are chosen.

    Args:
        start: position of its first token.
        end: position behind its last.
        first: the only point, or the first of a range.
        mark: what the words beside the first point mean for it: since, after, until, before, between.
        second: the other end of a range.
        until: whether the range goes through that end or only up to it: `UNTIL` or `BEFORE`.
        written: the points as they stand in the text.
        excluded: what all but is meant of.
    """

    start: int
    end: int
    first: Point
    mark: Part | None = None
    second: Point | None = None
    until: Part = Part.UNTIL
    written: tuple[str, ...] = ()
    excluded: tuple[Expression, ...] = ()

    @property
    def is_bare_number(self) -> bool:
        """Whether nothing says that its numbers are those of periods or days."""
        return self.first.number is not None and (self.second is None or self.second.number is not None)

    @property
    def is_sure(self) -> bool:
        """Whether it hardly means anything else."""
        is_end_of_data = self.first.span is not None and self.first.kind in (Kind.ALL, Kind.DAY)
        is_led = self.mark is not None and not is_end_of_data
        return self.first.is_sure or is_led or bool(self.second and self.second.is_sure)


def expression_at(r: Reader, at: int, *, in_list: bool = False, follows: bool = False) -> Expression | None:
    """The longest period that starts at a token.

    `in_list`, another stands in front of it, joined by "and" or a comma; where it `follows` another directly,
    a dash or "to" leads nowhere.
    """
    plain = _plain(r, at, at, None, in_list=in_list)
    found = [
        _without(r, at),
        _left_out(r, plain) if plain else None,
        plain,
        None if follows and (r.is_joint(at) or r.can(at, Part.TO)) else _led(r, at, in_list=in_list),
    ]
    return max((one for one in found if one), key=lambda one: one.end, default=None)


@remembered
def point_at(r: Reader, at: int) -> Match:
    """The longest point that starts at a token."""
    if isinstance(r.get(at), (Break, Joint)) or (r.is_unknown(at) and r.place_number(at) is None):
        return None
    found = [date_at(r, at), portion_at(r, at), place_at(r, at)]
    return max((one for one in found if one), key=lambda one: one[1], default=None)


def _led(r: Reader, at: int, *, in_list: bool) -> Expression | None:
    """A period with words in front of it, such as "since", "between", "everything before"."""
    first = r.skip(at, Part.ALL, Part.PERIODS, Part.ONE) if r.can(at, Part.ALL) or r.is_whole else at
    mark, behind = _leading(r, first)
    return _plain(r, at, behind, mark, in_list=in_list) if mark else None


def _marked(r: Reader, at: int) -> Part | None:
    """What a word means for the point that it leads to; None where it leads to none."""
    return next((_SAME.get(part, part) for part in MARKS if r.can(at, part)), None)


def _leading(r: Reader, at: int) -> tuple[Part | None, int]:
    """What the words mean that stand in front of a period, by the last of them, and the position behind."""
    found: Part | None = None
    while True:
        small, mark, to = r.can(at, Part.THE, Part.IN, Part.OF), _marked(r, at), r.can(at, Part.TO)
        is_until = found is Part.UNTIL
        if found and is_month_behind(r, at):
            return found, at
        if found and r.is_joint(at) and r.is_tied(at + 1):
            pass  # pre-April
        elif mark is Part.AND or (to and bool(found) != small):
            return None, at  # "a principios de mayo", "from beginning to end"
        elif is_until and r.can(at, Part.IN) and not r.can(at, Part.TO):
            return None, at  # "they got through in the third period"
        elif r.is_joint(at) and r.is_whole:
            found = Part.UNTIL
        elif to and not found:
            found = Part.TO
        elif mark:
            found = mark
        elif not (found and small):
            return found, at
        at += 1


def _joining(r: Reader, at: int) -> tuple[Part | None, int]:
    """What the words mean that stand between the ends of a range, by the last, and the position behind."""
    found: Part | None = None
    while True:
        small, mark = r.can(at, Part.THE, Part.IN, Part.OF), _marked(r, at)
        if found and is_month_behind(r, at):
            return found, at
        if r.is_joint(at) or (r.can(at, Part.TO) and not (found and small)):
            found = Part.UNTIL
        elif mark:
            found = mark
        elif not (found and small):
            return found, at
        at += 1


def _plain(r: Reader, start: int, at: int, mark: Part | None, *, in_list: bool) -> Expression | None:
    """One point or two, from `at` on."""
    found = point_at(r, at)
    if found is None:
        return None
    first, end = found
    if mark is Part.TO:  # in a sentence, it leads to a day only
        mark = Part.UNTIL if r.is_whole or first.kind is Kind.DAY else None
    one = Expression(start, end, first, mark, written=(r.written(at, end),))
    return _range(r, one) or _side_by_side(r, one, in_list=in_list) or _with_ending(r, one)


def _range(r: Reader, one: Expression) -> Expression | None:
    """From one point to another."""
    at = one.end
    if one.first.kind is Kind.ALL:  # "in total until May 29"
        return None
    is_added = r.can(at + r.is_comma(at), Part.AND)
    if one.mark in (Part.UNTIL, Part.BEFORE) and is_added:  # "as of March 5(,) and as of May 29"
        return None
    if one.first.kind is Kind.PERIOD:
        counted = r.skip(at, Part.OF)  # "from the first batch of files to the last"
        at = r.skip(counted if r.can(counted, Part.COUNTED) else at, Part.FILLER, Part.COUNTED)
    if r.is_comma(at) and one.first.kind in (Kind.DAY, Kind.MONTH):
        at += 1
    until, behind = (Part.UNTIL, at + 1) if _is_two_for_to(r, one.first, at) else _joining(r, at)
    if until is Part.AND and one.mark is Part.BETWEEN:
        until = Part.UNTIL
    found = point_at(r, behind) if until in (Part.UNTIL, Part.BEFORE) else None
    if until is None or found is None or not _may_join(r, one.first, found[0], at, one.mark):
        return None
    second, end = found
    if until is Part.BEFORE and second.kind is Kind.ALL:  # "in September 2011, before all this"
        return None
    if named := _named_by_months(r, one, second, end):
        return replace(one, end=_behind_noun(r, end), first=named, mark=None)
    # In front of a range, "through" says no more than "from" does.
    mark = {Part.FROM: Part.SINCE, Part.UNTIL: None}.get(one.mark, one.mark) if one.mark else None
    return replace(
        one,
        end=_behind_noun(r, end),
        mark=mark,
        second=second,
        until=until,
        written=(*one.written, r.written(behind, end)),
    )


def _is_two_for_to(r: Reader, first: Point, at: int) -> bool:
    """Whether a 2 between two dates is a "to" that is only heard: "mar 6 2 may 29"."""
    token = r.get(at)
    if not (r.is_whole and first.kind is Kind.DAY and isinstance(token, Number) and token.value == _TO):
        return False
    second = point_at(r, at + 1) if token.digits == 1 else None
    return second is not None and second[0].kind is Kind.DAY


def _named_by_months(r: Reader, one: Expression, second: Point, end: int) -> Point | None:
    """The period that begins in one month and ends in another: "April-May round", "tanda de abril a mayo"."""
    in_front = range(one.start - 2, one.start + 1)
    is_called_so = r.can(end, Part.PERIOD, Part.ONE) or any(r.can(at, Part.PERIOD) for at in in_front)
    if not (is_called_so and one.first.kind is second.kind is Kind.MONTH):
        return None
    months = one.first.month, second.month
    spans = (period for period in r.calendar.periods if (period.start.month, period.end.month) == months)
    span = next(spans, None)
    return Point(Kind.PERIOD, span=span) if span else None


def _may_join(r: Reader, first: Point, second: Point, at: int, mark: Part | None) -> bool:
    """Whether two points can be the ends of a range; a bare number in a sentence may be anything."""
    numbers = [point.number for point in (first, second) if point.number is not None]
    if r.is_whole or not numbers:
        return True
    if first.number is not None and (r.value(at - 1, Part.NUMBER) or _TO) < _TO:
        return False  # "and the cumulative one through May 29"
    # "antes del 5 de marzo, a uno de cada cuantos", "by Apr 16 -- 26 of them"
    if r.is_comma(at - 1) or mark in (Part.UNTIL, Part.BEFORE):
        return False
    if len(numbers) > 1:
        return first.is_sure or (r.is_joint(at) and max(numbers) <= len(r.calendar))
    other = second if first.number is not None else first
    most = {Kind.DAY: _DAYS, Kind.PERIOD: len(r.calendar)}.get(other.kind, 0)
    return numbers[0] <= most


def _side_by_side(r: Reader, one: Expression, *, in_list: bool) -> Expression | None:
    """Two days without anything between them but a comma; more than two are a list."""
    is_marked = one.mark not in (None, Part.FROM)  # "from March 6 April 16"
    if in_list or is_marked or one.first.kind is not Kind.DAY or one.first.span:
        return None
    behind = one.end + r.is_comma(one.end)
    found = date_at(r, behind)
    if found is None:
        return None
    second, end = found
    behind_it = r.skip(end + r.is_comma(end), *_LISTS)
    if behind_it > end and date_at(r, behind_it):
        return None
    return replace(one, end=end, second=second, written=(*one.written, r.written(behind, end)))


def _with_ending(r: Reader, one: Expression) -> Expression:
    """With the words behind it: "onward", "or earlier"; in a command, a dash with nothing behind."""
    end, mark = one.end, one.mark
    if mark is Part.FROM:
        mark = Part.SINCE if r.is_whole or one.first.kind is Kind.DAY else None
    if mark not in (None, Part.SINCE):
        return replace(one, end=_behind_noun(r, end))
    is_last = r.get(end + 1) is None
    is_led = not is_last and r.can(end, *_LISTS) and point_at(r, end + 2) is None  # "or later", "and before"
    word = end + is_led
    if r.can(word, Part.BACKWARD) or (is_led and r.can(word, Part.BEFORE, Part.PREVIOUS)):
        return replace(one, end=word + 1, mark=Part.UNTIL)
    is_onward = r.can(word, Part.ONWARD) and (is_last or is_led or not r.can(word, Part.IN))
    is_plus = r.is_tied(end) and r.can(end, Part.AND)  # "May 30+"
    is_open = r.is_whole and is_last and (r.is_joint(end) or is_plus)
    if is_onward or is_open or (is_led and r.can(word, Part.AFTER)):
        return replace(one, end=word + 1, mark=Part.SINCE)
    if r.is_whole and is_last and r.can(end, Part.ALL) and one.first.kind in (Kind.MONTH, Kind.YEAR):
        return replace(one, end=end + 1)  # "April total"
    return replace(one, mark=mark, end=_behind_noun(r, end))


def _behind_noun(r: Reader, at: int) -> int:
    """Behind the word in "the May 30 to July 20 period", which may also begin "period 2"."""
    return at + (r.can(at, Part.PERIOD) and not r.place_number(at + 1))


def _left_out(r: Reader, one: Expression) -> Expression | None:
    """All but a period, said behind it: "the last period left out"."""
    if not r.can(one.end, Part.LEFT_OUT) or one.first.kind is not Kind.PERIOD:
        return None
    return Expression(one.start, one.end + 1, everything(r), excluded=(one,))


def _without(r: Reader, at: int) -> Expression | None:
    """All but something: "all except the last", "todos menos el segundo y el tercero"."""
    named = r.skip(at, Part.ALL, Part.THE, Part.PERIODS, Part.PERIOD, Part.WHOLE)
    is_led = r.is_whole or r.can(at, Part.ALL)
    if not (r.can(named, Part.WITHOUT) or (r.can(named, Part.EXCEPT) and is_led)):
        return None
    end = named + 1
    excluded: list[Expression] = []
    while one := _plain(r, end, r.skip(end), None, in_list=True):
        excluded.append(one)
        end = one.end
        if not (r.can(end, *_LISTS) or r.is_comma(end)):
            break
        end += 1
    if not excluded:
        return None
    (first, *_), last = excluded, excluded[-1]
    is_ordinal = bool(r.ordinal(r.skip(first.start, Part.THE))) and not r.is_unknown(last.end)
    if not (is_led or (first.first.kind is Kind.PERIOD and (is_ordinal or not first.is_bare_number))):
        return None
    return Expression(at, last.end, everything(r), excluded=tuple(excluded))
