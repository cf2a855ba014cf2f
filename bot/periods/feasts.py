"""Days that people call by a name, in any year: Christmas, Memorial Day, Easter."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, Self, get_args

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta, weekday
from pydantic import BaseModel, ConfigDict, model_validator

from bot.data.spans import Span

_LAST_OF_A_MONTH = 31
_Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class Feast(BaseModel):
    """When a feast is: on a day of a month, on the nth of some weekday in it, or so far from Easter.

    Args:
        month: from 1.
        day: of the month.
        weekday: its English name.
        number: which of the month's such weekdays, from 1; -1 is the last.
        easter: days after Easter Sunday, negative before it.
        days: how many it lasts.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    month: int | None = None
    day: int | None = None
    weekday: _Weekday | None = None
    number: int = 1
    easter: int | None = None
    days: int = 1

    @model_validator(mode="after")
    def _is_on_some_day(self) -> Self:
        is_of_month = self.month is not None and (self.day is None) is not (self.weekday is None)
        if is_of_month is (self.easter is not None):
            raise ValueError("a feast needs a month and a day or weekday of it, or days from Easter")
        return self

    def in_year(self, year: int) -> Span:
        """Its days in a year.

        Raises:
            ValueError: the year has no such day.
        """
        first = self._first_day(year)
        return Span(first, first + timedelta(self.days - 1))

    def _first_day(self, year: int) -> date:
        if self.easter is not None:
            return easter(year) + timedelta(self.easter)
        day = date(year, self.month or 1, self.day or 1)
        if self.weekday is None:
            return day
        nth = weekday(get_args(_Weekday).index(self.weekday), self.number)
        return day + relativedelta(day=1 if self.number > 0 else _LAST_OF_A_MONTH, weekday=nth)
