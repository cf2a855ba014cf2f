from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.data.loading import Data
from bot.data.measures import Kind, Measure, Text
from bot.data.pages import Page
from bot.data.sources import Source
from bot.data.spans import Span
from bot.figures.figure import Figure, Operation, Unit
from bot.figures.operand import Operand
from bot.languages import Language
from bot.replies import numbers
from bot.replies.harmless import cell
from bot.replies.voice import Voice

_CENTURY = 100


@dataclass(frozen=True)
class Writer:
    """Puts the parts of a sentence into words: values, what they count, whose they are, days, sources.

    Args:
        data: what the figures come from, with the words for them.
        voice: to whom they are told.
    """

    data: Data
    voice: Voice

    @property
    def language(self) -> Language:
        """That of the reply."""
        return self.voice.language

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

    def counted(self, id_: str) -> str:
        """What a count counts, to stand behind a number: cases reviewed; pending cases."""
        measure = self.measure(id_)
        if measure.noun and measure.short:
            return f"{self.text(measure.noun)} {self.text(measure.short)}"
        return self.text(measure.noun or measure.label)

    def value(self, figure: Figure) -> str:
        """3.41%; about 357,000; 4.56 (points); 57% (a change)."""
        return numbers.value(figure, self.language, self.measure(figure.measure).decimals)

    def bold(self, figures: Figure | Sequence[Figure]) -> str:
        """The value in bold; of sources that differ, all of them: 4,403 or 4,363."""
        if isinstance(figures, Figure):
            return f"**{self.value(figures)}**"
        return self.either(f"**{value}**" for value in dict.fromkeys(map(self.value, figures)))

    def either(self, texts: Iterable[str]) -> str:
        """4,403 or 4,363."""
        _ = self.language.gettext
        first, *others = dict.fromkeys(texts)
        for other in others:
            first = _("{one} or {other}").format(one=first, other=other)
        return first

    def name(self, id_: str) -> str:
        """What a place or a group is called."""
        return cell(self.data.names.name(id_, self.language.code))

    def whose(self, of: Figure | Operand) -> str:
        """Whose or where a figure is, such as "people in detention"; empty where all are meant."""
        return ", ".join(self.name(id_) for id_ in (of.group, of.place) if id_)

    def with_whose(self, of: Figure | Operand, text: str) -> str:
        """The text, with whose or where it is in front."""
        _, whose = self.language.gettext, self.whose(of)
        return _("{whose}: {text}").format(whose=self.language.capital(whose), text=text) if whose else text

    def day(self, figure: Figure) -> str:
        """The day up to which a figure is known, or the month where only that is."""
        _ = self.language.gettext
        if not figure.month_only:
            return self.language.day(figure.as_of)
        # Spanish puts an article in front of a day, which a month needs a noun for.
        return _("{month}").format(month=self.language.month(figure.as_of))

    def span(self, span: Span) -> str:
        """May 30 – Jul 20, 2012."""
        return self.language.span(span)

    def when(self, figure: Figure) -> str:
        """The span of a figure, or "by Jul 20, 2012" of a running total, or "on ..." of a stock."""
        _ = self.language.gettext
        if self.kind(figure) is Kind.STOCK:
            return _("on {day}").format(day=self.day(figure))
        if self.is_running(figure):
            return _("by {day}").format(day=self.day(figure))
        return self.span(figure.span)

    def kind(self, figure: Figure) -> Kind:
        """How the figures of its measure go together; a share's are as its numerator's."""
        measure = self.measure(figure.measure)
        return self.measure(measure.numerator).kind if measure.kind is Kind.SHARE else measure.kind

    def is_running(self, figure: Figure) -> bool:
        """Whether it is the running total of a day, and not what arose between two days."""
        counted = figure.parts[0] if figure.unit is Unit.SHARE and figure.parts else figure
        return self.kind(figure) is Kind.RUNNING and counted.operation is not Operation.DIFFERENCE

    def years(self, figures: Iterable[Figure]) -> str:
        """Figures of 2011–12, not of today. Empty where there are none."""
        spans = [figure.span for figure in figures]
        if not spans:
            return ""
        first, last = min(span.start.year for span in spans), max(span.end.year for span in spans)
        _ = self.language.gettext
        years = str(last)
        if first != last:
            short = first // _CENTURY == last // _CENTURY
            years = f"{first}–{last % _CENTURY:02}" if short else f"{first}–{last}"
        if last < self.voice.year:
            return _("Figures of {years}, not of today.").format(years=years)
        return _("Figures of {years}.").format(years=years)

    def caution(self, measures: Iterable[str], figures: Iterable[Figure]) -> str:
        """What figures of some measures must not be taken for, and of which years they are."""
        declared = (self.measure(id_).caution for id_ in measures if id_)
        told = dict.fromkeys(self.text(caution) for caution in declared if caution)
        return " ".join(part for part in (*told, self.years(figures)) if part)

    def sources(self, ids: Iterable[str]) -> tuple[Source, ...]:
        """The sources by their ids, each once."""
        return tuple(self.data.sources[id_] for id_ in dict.fromkeys(ids))

    def page(self, id_: str) -> Page:
        """A page in the language of the reply, or in English."""
        pages = self.data.pages
        own = pages.get(self.language.code)
        return own[id_] if own and id_ in own else pages["en"][id_]

    def publisher(self, source: Source) -> str:
        """Who printed it, and when: UPI, Jun 7, 2012."""
        _, when = self.language.gettext, source_date(source, self.language)
        return cell(f"{source.publisher}, {when}" if when else source.publisher)

    def page_text(self, text: str, figures: Iterable[tuple[str, Figure]]) -> str:
        """The text of a page, in which figures stand for what refers to them: 16.42%."""
        for written, figure in figures:
            # The page says "percentage points" itself.
            points = figure.unit is Unit.POINTS
            told = numbers.signed_points(figure, self.language) if points else self.value(figure)
            text = text.replace(written, told)
        return text

    def told(self, figure: Figure) -> str:
        """A value as it stands in a sentence, with its unit: −2.01 percentage points; 57% less."""
        _ = self.language.gettext
        if figure.unit is Unit.POINTS:
            points = numbers.signed_points(figure, self.language)
            return _("{points} percentage points").format(points=points)
        return self.value(figure)


def source_date(source: Source, language: Language) -> str:
    """The date of a source in the form of the reply's other dates, as exact as it is known; may be empty."""
    match len(source.date):
        case 0 | 4:
            return source.date
        case 7:
            return language.month(date.fromisoformat(f"{source.date}-01"))
        case _:
            return language.day(date.fromisoformat(source.date))
