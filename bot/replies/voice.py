from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

from babel.dates import format_skeleton

from bot.data.spans import Span
from bot.languages import Language


@dataclass(frozen=True, eq=False)
class Voice:
    """How replies speak to one person; it is equal to itself only, so that replies are found quickly by it.

    Args:
        language: the language of the reply.
        prefix: what to type in front of a command here: "!", "/", or nothing.
        known: the days that need no year: those of the table in its last year. Others must be typed in
            full, or they would be read as days of that table.
        year: this year; figures that end before it aren't of today.
    """

    language: Language
    prefix: str
    known: Span
    year: int

    @classmethod
    def about(cls, table: Span, language: Language, prefix: str, year: int) -> Self:
        """How replies speak about a table that goes over these days."""
        first = date(table.end.year, 1, 1)
        return cls(language, prefix, Span(max(table.start, first), table.end), year)

    def command(self, name: str, argument: str = "") -> str:
        """A command as it is to be typed, in a form that can't be mistaken for prose."""
        called = self.language.names.commands[name][0]
        return f"`{self.prefix}{called} {argument}`" if argument else f"`{self.prefix}{called}`"

    def typed(self, span: Span) -> str:
        """A span as short as one would type it: May30-Jul20."""
        if span.start == span.end:
            return self.typed_day(span.start)
        if self.known.contains(span):
            return f"{self.typed_day(span.start)}-{self.typed_day(span.end)}"
        return f"{span.start}..{span.end}"

    def typed_day(self, day: date) -> str:
        """A day as short as one would type it: Jul20."""
        if not self.known.contains(Span.day(day)):
            return str(day)
        return re.sub(r"[\s.]", "", format_skeleton("MMMd", day, locale=self.language.locale))
