"""From what was typed behind a command to a question: the same for text, slash commands and the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from bot.answers.options import options
from bot.answers.problems import (
    NoSuchTable,
    UnknownCommand,
    UnknownPage,
    UnknownPlace,
)
from bot.answers.queries import (
    Asked,
    By,
    Compute,
    Explain,
    Help,
    HowSure,
    Manner,
    Need,
    Parts,
    PlaceFacts,
    Query,
    RawData,
    Safety,
    Series,
)
from bot.data.loading import Data
from bot.data.measures import Command, Does, Kind
from bot.data.spans import Span
from bot.data.table import Key
from bot.figures.figure import Operation
from bot.figures.found import Found
from bot.figures.lookup import find
from bot.figures.operand import Operand
from bot.figures.problems import Problem
from bot.periods.calendar import Calendar
from bot.periods.extraction import read_period
from bot.periods.reading import (
    Kind as As,
    NotAPeriod,
    PeriodProblem,
    Quantity,
    Reading,
    SeveralPeriods,
    Unreadable,
)
from bot.periods.vocabulary import Part, Vocabularies
from bot.understanding.comparisons import Comparisons
from bot.understanding.frames.operands import between_counts
from bot.understanding.slots.named_figures import NamedFigures

Answerable = Asked | Problem
"""A question, or why what was typed is none."""


@dataclass(frozen=True)
class Commands:
    """Reads what stands behind commands.

    Args:
        data: what can be asked about.
        calendar: its periods.
        vocabularies: the words in which people write periods.
        called: the id of the command that is called so in any language; nothing where none is.
    """

    data: Data
    calendar: Calendar
    vocabularies: Vocabularies
    called: Callable[[str], str]

    def read(self, command: str, text: str, language: str) -> Answerable:
        """What a command asks with a text behind it.

        Args:
            command: its id.
            text: what was typed behind it; may be empty.
            language: the code of the language that decides between readings such as 5/6.
        """
        text = text.strip()
        if declared := self.data.declarations.commands.get(command):
            return self._declared(declared, text, language)
        match command:
            case "compare":
                return self.comparisons.read(text, language)
            case "trend":
                return Asked(Series(self._main))
            case "periods":
                return Asked(Series(self._main, counts=True))
            case "total":
                return self._by_day(replace(self._main, upto=True), text, language)
            case "explain":
                return self._explain(text, language)
            case "sources":
                return self._sources(text, language)
            case "data":
                return self._table(text)
            case "about":
                return Asked(Explain(self.data.declarations.subject.pages.about))
            case "help" if text:
                name = self.called(text.lstrip("!/").lower())
                return Asked(Help(name)) if name else UnknownCommand(typed=text, close="")
            case _:
                return Asked(Help())

    def of_places(self, command: str, places: Iterable[str]) -> Asked:
        """What a command of places gives of several of them."""
        measure = self.data.declarations.commands[command].measure
        operands = tuple(Operand(measure, place=place) for place in places)
        return Asked(Compute(Operation.VALUE, operands), Manner(echo=True))

    def takes(self, command: str) -> str:
        """The name of what stands behind a command; empty where nothing does."""
        return options(self.data)[command]

    @cached_property
    def comparisons(self) -> Comparisons:
        """Reads what stands behind the command that compares."""
        return Comparisons(self._main, self.calendar, self.vocabularies)

    @cached_property
    def _figures(self) -> NamedFigures:
        return NamedFigures(self.data.table)

    @property
    def _main(self) -> Operand:
        return Operand(self.data.declarations.subject.main)

    def _period(self, text: str, language: str) -> Reading | PeriodProblem:
        return read_period(text, self.calendar, self.vocabularies, language)

    # ------------------------------------------------------------ of this data set

    def _declared(self, command: Command, text: str, language: str) -> Answerable:
        operand = Operand(command.measure, upto=command.upto)
        match command.does:
            case Does.PAGE:
                return Asked(Explain(command.page))
            case Does.GROUPS:
                return Asked(Parts(operand, By.GROUP))
            case Does.PLACES:
                return self._place(command, text)
            case Does.SERIES if not text:
                return Asked(Series(operand))
            case _ if command.takes == "group":
                return self._group(command, text)
            case _ if command.takes == "day":
                return self._by_day(operand, text, language)
            case _:
                return self._value(operand, text, language)

    def _value(self, operand: Operand, text: str, language: str) -> Answerable:
        """A figure of a period; of several that don't follow each other, all of them."""
        if not text:
            return Asked(Compute(Operation.VALUE, (operand,)))
        reading = self._period(text, language)
        if isinstance(reading, SeveralPeriods):
            if any(Part.TOGETHER in self.vocabularies.meanings(word) for word in text.lower().split()):
                return self._several(Operation.SUM, operand, reading.readings)
            first, second, *more = reading.readings
            if not more:
                return self._both(operand, first, second)
            spans = [each.span for each in reading.readings]
            if spans != sorted(spans) and any(each.kind is As.MONTH for each in reading.readings):
                return reading  # months of two years: in words they are read as those that are known
            return self._several(Operation.VALUE, operand, dict.fromkeys(reading.readings))
        if isinstance(reading, NotAPeriod) and (named := self._of_value(operand, reading)):
            return named
        if isinstance(reading, PeriodProblem):
            return reading
        operands = tuple(replace(operand, span=span) for span in self._spans(operand, reading))
        operation = Operation.VALUE if len(operands) == 1 else Operation.SUM
        return Asked(Compute(operation, operands), Manner(echo=not reading.literal))

    def _spans(self, operand: Operand, reading: Reading) -> tuple[Span, ...]:
        """The days that were named; those that have no end through the last of which something is known."""
        rows = self.data.table.periods_of(Key(operand.measure))
        if rows is None or reading.kind is not As.SINCE:
            return reading.spans
        return tuple(Span(span.start, max(span.end, rows.day(-1))) for span in reading.spans)

    def _of_value(self, operand: Operand, typed: NotAPeriod) -> Asked | None:
        """The period whose figure was typed in its place: `rate 6.2`."""
        if not isinstance(typed.what, Quantity):
            return None
        named = (found for found in self._figures.find(typed.what) if found.measure == operand.measure)
        first = next((found for found in named if found.span), None)
        return Asked(Compute(Operation.VALUE, (first,)), Manner(echo=True)) if first else None

    def _both(self, operand: Operand, first: Reading, second: Reading) -> Answerable:
        """Two periods that were named side by side: both, or the one in which both lie."""
        touched = [self.calendar.touched(reading.span) for reading in (first, second)]
        if len(set(touched)) == 1 and len(touched[0]) == 1:
            both = replace(operand, span=self.calendar.joined(touched[0]))
            return Asked(Compute(Operation.VALUE, (both,)), Manner(echo=True))
        return self._several(Operation.DIFFERENCE, operand, (first, second))

    @staticmethod
    def _several(operation: Operation, operand: Operand, readings: Iterable[Reading]) -> Asked:
        """Several periods, added up, compared or one by one."""
        operands = tuple(replace(operand, span=reading.span) for reading in readings)
        return Asked(Compute(operation, operands), Manner(echo=True))

    def _by_day(self, operand: Operand, text: str, language: str) -> Answerable:
        """A running total at the end of whatever is named."""
        if not text:
            return Asked(Compute(Operation.VALUE, (operand,)))
        reading = self._period(text, language)
        if isinstance(reading, PeriodProblem):
            return reading
        rows = self.data.table.days_of(Key(operand.measure))
        is_running = self.data.declarations.measures[operand.measure].kind is Kind.RUNNING
        if reading.kind is As.EXCEPT and is_running:
            return Unreadable(text)  # it isn't known on the days before and after what is left out
        if reading.kind is As.EXCEPT:
            operands = tuple(replace(operand, span=span, upto=False) for span in reading.spans)
            operation = Operation.SUM if len(operands) > 1 else Operation.VALUE
            return Asked(Compute(operation, operands), Manner(echo=True))
        # "Between April and July": what was added between two counts.
        is_since = reading.kind is As.SINCE
        between = between_counts(rows, *reading.ends) if reading.ends and not is_since else None
        grown = replace(operand, span=between or reading.span, upto=False)
        is_stretch = reading.kind in (As.PERIOD, As.DAYS) and reading.span.days > 1
        if between or is_since or (is_stretch and self._is_known_between(grown)):
            there = grown
        else:
            there = replace(operand, span=Span.day(reading.span.end))
        return Asked(Compute(Operation.VALUE, (there,)), Manner(echo=True))

    def _is_known_between(self, operand: Operand) -> bool:
        """Whether it is known by how much a running total grew in some days."""
        is_running = self.data.declarations.measures[operand.measure].kind is Kind.RUNNING
        return is_running and isinstance(find(operand, self.data.table), Found)

    def _place(self, command: Command, text: str) -> Answerable:
        if not text:
            return Asked(Parts(Operand(command.measure, upto=command.upto), By.PLACE))
        names = self.data.names
        place = names.find(text)
        if place is None or names.kinds[place] != "place":
            known = {place for _, place in self._known(command) if place}
            return UnknownPlace(typed=text, place="", known=tuple(sorted(known)))
        return Asked(PlaceFacts(place), Manner(echo=text.casefold() not in self._shown(place)))

    def _group(self, command: Command, text: str) -> Answerable:
        group, known = self.data.names.find(text), {group for group, _ in self._known(command) if group}
        if group not in known:
            return UnknownPlace(typed=text, place="", known=tuple(sorted(known)))
        known_for = self.data.table.known_for
        measures = (command.measure, *command.also)
        measure = next(name for name in measures if (group, "") in known_for(name))
        operand = Operand(measure, group=group, upto=True)
        return Asked(Compute(Operation.VALUE, (operand,)))

    def known_to(self, command: str) -> set[tuple[str, str]]:
        """The groups and places, as pairs, of which a command of the data set knows something."""
        declared = self.data.declarations.commands.get(command)
        return self._known(declared) if declared else set()

    def _known(self, command: Command) -> set[tuple[str, str]]:
        measures = [name for name in (command.measure, *command.also) if name]
        return {pair for name in measures for pair in self.data.table.known_for(name)}

    def _shown(self, id_: str) -> set[str]:
        return {self.data.names.name(id_, code).casefold() for code in self.data.pages}

    # ------------------------------------------------------------ of every data set

    def _explain(self, text: str, language: str) -> Answerable:
        """`explain [term]`; without one, the page that the data set compares terms on."""
        roles = self.data.declarations.subject.pages
        if not text:
            return Asked(Explain(roles.compare) if roles.compare else Explain(roles.about))
        pages = self.data.pages_in(language)
        for others in (pages, *self.data.pages.values()):
            if match := others.find(text):
                return Asked(self._page(match.page.id), Manner(echo=not match.exact))
        close = tuple(page.title for page in pages.close(text))
        known = tuple(page.title for page in self.data.terms(language))
        return UnknownPage(typed=text, close=close, known=known)

    def _page(self, page: str) -> Query:
        roles = self.data.declarations.subject.pages
        needs = {roles.legal_help: Need.LEGAL_HELP, roles.crisis: Need.CRISIS}
        return Safety(needs[page]) if page in needs else Explain(page)

    def _sources(self, text: str, language: str) -> Answerable:
        """`sources [period]`, or of what a command of the data set answers: `sources closed`."""
        if not text:
            return Asked(HowSure())
        name = self.called(text.lower())
        if name in self.data.declarations.commands:
            asked = self.read(name, "", language)
        else:
            asked = self._value(self._main, text, language)
        return replace(asked, query=HowSure(asked.query)) if isinstance(asked, Asked) else asked

    def _table(self, text: str) -> Answerable:
        """`data [table]`: by the name of its file or of the command that answers from it."""
        tables = tuple(self.data.files)
        if not text:
            return Asked(RawData())
        name = text.lower().removesuffix(".csv")
        wanted = [name, self.called(name)]
        if table := next((table for table in tables if table in wanted), None):
            return Asked(RawData(table))
        command = self.data.declarations.commands.get(self.called(name))
        if command and (table := self.data.table.file_of(command.measure, *command.also)):
            return Asked(RawData(table))
        return NoSuchTable(typed=text, known=tables)
