"""The words from which sentences are made: values, what they count, whose they are, days, sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from babel.dates import format_skeleton

from bot.data.loading import Data
from bot.data.measures import Kind, Measure, Text
from bot.data.pages import Page
from bot.data.sources import Source
from bot.data.spans import Span
from bot.figures.arithmetic import stretches
from bot.figures.figure import Figure, Operation, Unit
from bot.figures.operand import Operand
from bot.languages import Language
from bot.replies import numbers
from bot.replies.harmless import cell

_CENTURY = 100


def joined(*parts: str) -> str:
    """The parts that there are, with commas between."""
    return ", ".join(part for part in parts if part)


@dataclass(frozen=True, eq=False)
class Writer:
    """Puts the parts of a sentence into words for one person.

    It is equal to itself only, so that replies are found quickly by it.

    Args:
        prefix: what to type in front of a command here: "!", "/", or nothing.
        year: this year; figures that end before it aren't of today.
    """

    data: Data
    language: Language
    prefix: str
    year: int

    def tell(self, message: str, /, **parts: object) -> str:
        """An English sentence in the language of the reply, with its parts in their places."""
        return self.language.tell(message, **parts)

    def tell_count(self, one: str, many: str, count: int, /, **parts: object) -> str:
        """The same in the form that goes with a number, which is its `{count}`."""
        return self.language.tell_count(one, many, count, **parts)

    def listed(self, texts: Iterable[str]) -> str:
        """A, B and C; one alone as it is."""
        *others, last = texts
        return self.tell("{first} and {second}", first=joined(*others), second=last) if others else last

    def sentence(self, *parts: str) -> str:
        """The parts that there are as one sentence, with a capital and a full stop."""
        return f"{self.language.capital(joined(*parts))}."

    def measure(self, id_: str) -> Measure:
        """What the data set declares of a measure."""
        return self.data.declarations.measures[id_]

    def text(self, text: Text) -> str:
        """A sentence or a few words of the data in the language of the reply, escaped."""
        written = text.to(self.language.code)
        return cell(written, most=len(written))

    def label(self, id_: str) -> str:
        """Cases found provisionally eligible; rate of cases found provisionally eligible."""
        return self.text(self.measure(id_).label)

    def noun(self, id_: str) -> str:
        """Cases; court closures."""
        measure = self.measure(id_)
        return self.text(measure.noun or measure.label)

    def counted(self, id_: str) -> str:
        """What a count counts, to stand behind a number: cases reviewed; pending cases."""
        measure = self.measure(id_)
        short = self.text(measure.short) if measure.noun and measure.short else ""
        return f"{self.noun(id_)} {short}".rstrip()

    def value(self, *figures: Figure) -> str:
        """3.41%; about 357,000; 4.56 (points); 57% (a change); of sources that differ: 4,403 or 4,363."""
        return self.either(map(self._value, figures))

    def bold(self, *figures: Figure) -> str:
        """The same in bold."""
        return self.either(f"**{self._value(figure)}**" for figure in figures)

    def _value(self, figure: Figure) -> str:
        return numbers.value(figure, self.language, self.measure(figure.measure).decimals)

    def either(self, texts: Iterable[str]) -> str:
        """4,403 or 4,363."""
        first, *others = dict.fromkeys(texts)
        for other in others:
            first = self.tell("{one} or {other}", one=first, other=other)
        return first

    def name(self, id_: str) -> str:
        """What a place or a group is called."""
        return cell(self.data.names.name(id_, self.language.code))

    def whose(self, of: Figure | Operand) -> str:
        """Whose or where a figure is, such as "people in detention"; empty where all are meant."""
        return joined(*(self.name(id_) for id_ in (of.group, of.place) if id_))

    def with_whose(self, of: Figure | Operand, text: str) -> str:
        """The text, with whose or where it is in front."""
        whose = self.whose(of)
        return f"{self.language.capital(whose)}: {text}" if whose else text

    def day(self, figure: Figure) -> str:
        """The day up to which a figure is known, or the month where only that is."""
        if not figure.month_only:
            return self.language.day(figure.as_of)
        # Spanish puts an article in front of a day, which a month needs a noun for.
        return self.tell("{month}", month=self.language.full_month(figure.as_of))

    def span(self, span: Span) -> str:
        """May 30 – Jul 20, 2012."""
        return self.language.span(span)

    def when(self, figure: Figure) -> str:
        """The span of a figure, or "by Jul 20, 2012" of a running total, or "on ..." of a stock."""
        if self.kind(figure) is Kind.STOCK and figure.month_only:
            return self.tell("in {month}", month=self.language.full_month(figure.as_of))
        if self.kind(figure) is Kind.STOCK:
            return self.tell("on {day}", day=self.day(figure))
        return self.by(figure) if self.is_running(figure) else self._days(figure)

    def _days(self, figure: Figure) -> str:
        """Its span; of a sum of days with gaps between them, the spans that were added up."""
        if len(stretches(figure)) == 1:
            return self.span(figure.span)
        return self.listed(map(self.span, sorted({part.span for part in figure.parts})))

    def is_by_day(self, figure: Figure) -> bool:
        """Whether it is a count as of a day, and not of a period."""
        return self.kind(figure) is Kind.STOCK or self.is_running(figure)

    def by(self, figure: Figure) -> str:
        """By Jul 20, 2012."""
        return self.tell("by {day}", day=self.day(figure))

    def kind(self, figure: Figure) -> Kind:
        """How the figures of its measure go together; a share's are as its numerator's."""
        measure = self.measure(figure.measure)
        return self.measure(measure.numerator).kind if measure.kind is Kind.SHARE else measure.kind

    def is_running(self, figure: Figure) -> bool:
        """Whether it is the running total of a day, and not what arose between two days."""
        counted = figure.parts[0] if figure.unit is Unit.SHARE and figure.parts else figure
        return self.kind(figure) is Kind.RUNNING and counted.operation is not Operation.DIFFERENCE

    def caution(self, measures: Iterable[str], figures: Sequence[Figure]) -> str:
        """What figures of some measures must not be taken for, and of which years they are."""
        declared = (self.measure(id_).caution for id_ in measures if id_)
        told = dict.fromkeys(self.text(caution) for caution in declared if caution)
        return " ".join([*told, *([self._years(figures)] if figures else [])])

    def _years(self, figures: Iterable[Figure]) -> str:
        """Figures of 2011–12, not of today."""
        spans = [figure.span for figure in figures]
        first, last = min(span.start.year for span in spans), max(span.end.year for span in spans)
        years = str(last)
        if first != last:
            short = first // _CENTURY == last // _CENTURY
            years = f"{first}–{last % _CENTURY:02}" if short else f"{first}–{last}"
        if last < self.year:
            return self.tell("Figures of {years}, not of today.", years=years)
        return self.tell("Figures of {years}.", years=years)

    def note(self, figure: Figure) -> str:
        """What is unsure about a figure, as the data say it; empty where nothing is."""
        return self.text(self.data.declarations.notes[figure.note]) if figure.note else ""

    def publishers(self, figure: Figure) -> str:
        """Who printed a figure, and when: UPI, Jun 7, 2012; SCPR."""
        return "; ".join(cell(cited(source, self.language)) for source in self.data.cited(figure.sources))

    def page(self, id_: str) -> Page:
        """A page in the language of the reply, or in English."""
        return self.data.pages_in(self.language.code)[id_]

    @property
    def legal_help(self) -> Page | None:
        """The page that says where legal help is; None where the data set has none."""
        id_ = self.data.declarations.subject.pages.legal_help
        return self.data.page(id_, self.language.code)

    def command(self, name: str, argument: str = "") -> str:
        """A command as it is to be typed, in a form that can't be mistaken for prose."""
        return f"`{self.prefix}{self.language.names.commands[name][0]} {argument}".rstrip() + "`"

    def comparison(self, first: Span, second: Span) -> str:
        """The command that compares two spans, as it is to be typed."""
        return self.command("compare", f"{self.typed(first)} vs {self.typed(second)}")

    def typed(self, span: Span) -> str:
        """A span as short as one would type it: May30-Jul20; Jul20; 2011-11-17..2012-03-05."""
        ends = list(dict.fromkeys((span.start, span.end)))
        if not self._last_year.contains(span):
            return "..".join(map(str, ends))
        days = (format_skeleton("MMMd", day, locale=self.language.locale) for day in ends)
        return "-".join(re.sub(r"[\s.]", "", day) for day in days)

    @cached_property
    def _last_year(self) -> Span:
        """The days of the table's last year, which are typed without it."""
        table = self.data.table.span
        return Span(max(table.start, date(table.end.year, 1, 1)), table.end)


def cited(source: Source, language: Language) -> str:
    """Who printed it, and when, as exactly as that is known: UPI, Jun 7, 2012."""
    when = source.date
    if len(when) == len("2012-06"):
        when = language.month(date.fromisoformat(f"{when}-01"))
    elif len(when) > len("2012-06"):
        when = language.day(date.fromisoformat(when))
    return joined(source.publisher, when)
