"""From what was typed behind a command to a question: the same for text, slash commands and `ask`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from rapidfuzz import fuzz, process

from bot.answers.problems import NoSuchTable, Problem, UnknownCommand, UnknownPage, UnknownPlace
from bot.answers.queries import (
    PLAIN,
    Asked,
    By,
    Compute,
    Explain,
    Help,
    HowSure,
    Manner,
    Parts,
    PlaceFacts,
    Query,
    RawData,
    Series,
)
from bot.data.loading import Data
from bot.data.measures import Command, Does
from bot.data.names import fold
from bot.data.spans import Span
from bot.figures.figure import Operation
from bot.figures.operand import Operand
from bot.periods.calendar import Calendar
from bot.periods.extraction import read_period, read_periods
from bot.periods.reading import Kind as As, NotAPeriod, PeriodProblem, Quantity, Reading, SeveralPeriods
from bot.periods.vocabulary import Vocabularies
from bot.understanding.named_figures import NamedFigures

Outcome = Asked | Problem | PeriodProblem
"""The question, or why there is none."""

_ALIKE = 70
"""Of 100, how much a misspelt name of a command must be like the right one to be offered."""
_LONGEST_NAME = 20
_TWO = 2


def file_of(measure: str, data: Data) -> str:
    """The name of the table that holds a measure, or what it is a share of; empty where none does."""
    declared = data.declarations.measures[measure]
    frame = data.table.frame
    for name in (measure, declared.numerator, *declared.sum_of):
        files = [str(file) for file in frame.loc[frame["measure"] == name, "file"].unique()]
        if files:
            return files[0].removesuffix(".csv")
    return ""


class Commands:
    """Reads what is typed behind commands.

    Args:
        data: what can be asked about.
        vocabularies: the words of periods.
        called: by the code of a language the ids of the commands by what they are called there.
    """

    def __init__(
        self, data: Data, vocabularies: Vocabularies, called: Mapping[str, Mapping[str, str]]
    ) -> None:
        self._data = data
        self._called = called
        self._vocabularies = vocabularies
        self._calendar = Calendar(data.table.periods)
        self._figures = NamedFigures(data.table)
        self._main = data.declarations.subject.main
        self._general: Mapping[str, Callable[[str, str], Outcome]] = {
            "compare": self._compare,
            "trend": lambda _text, _language: Asked(Series(Operand(self._main))),
            "total": self._total,
            "periods": lambda _text, _language: Asked(Series(Operand(self._main), counts=True)),
            "explain": self._explain,
            "sources": self._sources,
            "data": self._table,
            "help": self._help,
            "about": lambda _text, _language: Asked(Explain(data.declarations.subject.pages.about)),
        }

    def named(self, called: str, language: str) -> list[tuple[str, str]]:
        """The commands that are called so: the code of the language and the id, the wanted language first."""
        codes = sorted(self._called, key=lambda code: code != language)
        names = ((code, self._called[code].get(called.lower(), "")) for code in codes)
        return [(code, id_) for code, id_ in names if id_]

    def read(self, id_: str, text: str, language: str) -> Outcome:
        """What a command asks with what is typed behind it.

        Args:
            id_: of the command.
            text: what was typed behind its name.
            language: the code of the language that decides between readings.
        """
        text = text.strip()
        if declared := self._data.declarations.commands.get(id_):
            return self._declared(declared, text, language)
        return self._general[id_](text, language)

    def measure(self, id_: str) -> str:
        """The measure of which a command asks for a period or day; empty where it asks for none."""
        declared = self._data.declarations.commands.get(id_)
        if declared and declared.takes in ("period", "day"):
            return declared.measure
        return ""

    def takes(self, id_: str) -> bool:
        """Whether something may stand behind a command."""
        if declared := self._data.declarations.commands.get(id_):
            return bool(declared.takes)
        return id_ not in ("trend", "periods", "about")

    def unknown(self, called: str) -> UnknownCommand:
        """The problem that there is no such command, with one that it may be a misspelling of."""
        names = {name: id_ for own in self._called.values() for name, id_ in own.items()}
        typed = called.lower()[:_LONGEST_NAME]
        close = process.extractOne(typed, names.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
        return UnknownCommand(typed=called, close=names[close[0]] if close else "")

    # ---------------------------------------------------------------- commands of the data

    def _declared(self, command: Command, text: str, language: str) -> Outcome:
        match command.does:
            case Does.VALUE:
                return self._value(command, text, language)
            case Does.SERIES:
                return self._series(command, text, language)
            case Does.GROUPS:
                return Asked(Parts(Operand(command.measure), By.GROUP))
            case Does.PLACES:
                return self._place(command, text, language)
            case Does.PAGE:
                return Asked(Explain(command.page))

    def _value(self, command: Command, text: str, language: str) -> Outcome:
        operand = Operand(command.measure)
        if not text:
            return Asked(Compute(Operation.VALUE, (operand,)))
        found = self._periods(text, language)
        if isinstance(found, NotAPeriod) and isinstance(found.what, Quantity):
            return self._of_value(found, found.what, command)
        if isinstance(found, PeriodProblem):
            return found
        spans = [self._days(reading, command) for reading in found]
        operands = [
            replace(operand, span=span, upto=command.upto or (span is None))
            for several in spans
            for span in several
        ]
        joined = len(found) == 1 and len(operands) > 1
        query = Compute(Operation.SUM if joined else Operation.VALUE, tuple(operands))
        return Asked(query, self._manner(found))

    def _of_value(self, problem: NotAPeriod, quantity: Quantity, command: Command) -> Outcome:
        """The period whose figure was typed in its place: `rate 6.2`."""
        own = [
            operand
            for operand in self._figures.find(quantity)
            if operand.measure == command.measure and operand.span
        ]
        if not own:
            return problem
        return Asked(Compute(Operation.VALUE, (own[0],)), Manner(echo=True))

    @staticmethod
    def _days(reading: Reading, command: Command) -> Sequence[Span | None]:
        if command.upto and reading.kind is As.ALL:
            return (None,)
        return reading.spans

    def _series(self, command: Command, text: str, language: str) -> Outcome:
        operand = Operand(command.measure)
        if not text:
            return Asked(Series(operand))
        if command.takes == "group":
            group = self._data.names.find(text)
            if group is None or self._data.names.kinds[group] != "group":
                return UnknownPlace(typed=text, place=text, known=self._known(command.measure, 0))
            return Asked(Series(replace(operand, group=group)), self._named(text, group, language))
        found = self._periods(text, language)
        if isinstance(found, PeriodProblem):
            return found
        return Asked(Series(replace(operand, span=found[0].span)), self._manner(found))

    def _place(self, command: Command, text: str, language: str) -> Outcome:
        if not text:
            return Asked(Parts(Operand(command.measure), By.PLACE))
        place = self._data.names.find(text)
        if place is None or self._data.names.kinds[place] != "place":
            return UnknownPlace(typed=text, place=text, known=self._known(command.measure, 1))
        return Asked(PlaceFacts(place), self._named(text, place, language))

    def _known(self, measure: str, at: int) -> tuple[str, ...]:
        return tuple(sorted({pair[at] for pair in self._data.table.known_for(measure)} - {""}))

    def _named(self, text: str, id_: str, language: str) -> Manner:
        """Whether it was called by its own name, so that nobody needs to be told what was read."""
        return Manner(echo=fold(text) != fold(self._data.names.name(id_, language)))

    # ---------------------------------------------------------------- commands of any data

    def _periods(self, text: str, language: str) -> tuple[Reading, ...] | PeriodProblem:
        found = read_period(text, self._calendar, self._vocabularies, language)
        if isinstance(found, SeveralPeriods):
            return found.readings
        return found if isinstance(found, PeriodProblem) else (found,)

    @staticmethod
    def _manner(readings: Sequence[Reading]) -> Manner:
        return PLAIN if all(reading.literal for reading in readings) else Manner(echo=True)

    def _compare(self, text: str, language: str) -> Outcome:
        """`compare <period> [vs] <period>`: one is compared with the first; without any, first and last."""
        first, last = self._calendar.periods[0], self._calendar.periods[-1]
        if not text:
            return Asked(self._comparison(first, last))
        found = read_periods(text, self._calendar, self._vocabularies, language)
        if isinstance(found, PeriodProblem):
            return found
        if len(found) >= _TWO:
            return Asked(self._comparison(found[0].span, found[1].span), self._manner(found))
        if found[0].ends and found[0].span not in self._calendar.periods:
            return Asked(self._comparison(*found[0].ends), Manner(echo=True))
        span = found[0].span
        one, other = sorted((span, last if span == first else first))
        return Asked(self._comparison(one, other), Manner(echo=True))

    def _comparison(self, first: Span, second: Span) -> Query:
        return Compute(Operation.DIFFERENCE, (Operand(self._main, first), Operand(self._main, second)))

    def _total(self, text: str, language: str) -> Outcome:
        """`total [date]`: everything through the end of whatever is named."""
        if not text:
            return Asked(Compute(Operation.VALUE, (Operand(self._main, upto=True),)))
        found = read_period(text, self._calendar, self._vocabularies, language)
        if isinstance(found, PeriodProblem):
            return found
        operand = Operand(self._main, found.span, upto=True)
        return Asked(Compute(Operation.VALUE, (operand,)), Manner(echo=True))

    def _explain(self, text: str, language: str) -> Outcome:
        """`explain [term]`; without one, the page that compares the most asked-for terms."""
        parts, pages = self._data.declarations.subject.pages, self._data.pages_in(language)
        if not text:
            return Asked(Explain(parts.compare or parts.about))
        for own in (pages, *self._data.pages.values()):
            if match := own.find(text):
                return Asked(Explain(match.page.id), Manner(echo=not match.exact))
        close = tuple(page.title for page in pages.close(text))
        return UnknownPage(typed=text, close=close, known=tuple(page.title for page in pages))

    def _sources(self, text: str, language: str) -> Outcome:
        """`sources [period]`, or of what another command answers: `sources closed`."""
        if not text:
            return Asked(HowSure())
        for _, id_ in self.named(text, language):
            inner = self.read(id_, "", language)
            if isinstance(inner, Asked):
                return Asked(HowSure(inner.query))
        found = self._periods(text, language)
        if isinstance(found, PeriodProblem):
            return found
        operand = Operand(self._main, found[0].span)
        return Asked(HowSure(Compute(Operation.VALUE, (operand,))), self._manner(found))

    def _table(self, text: str, language: str) -> Outcome:
        """`data [table]`: by the name of its file or of the command that answers from it."""
        if not text:
            return Asked(RawData())
        name = text.lower().removesuffix(".csv")
        if name in self._data.files:
            return Asked(RawData(name))
        for _, id_ in self.named(name, language):
            if table := self._file_of(id_):
                return Asked(RawData(table))
        return NoSuchTable(typed=text, known=tuple(self._data.files))

    def _file_of(self, id_: str) -> str:
        """The file with most figures of the measure that a command asks for."""
        command = self._data.declarations.commands.get(id_)
        return file_of(command.measure, self._data) if command and command.measure else ""

    def _help(self, text: str, language: str) -> Outcome:
        """`help [command]`."""
        called = text.lstrip("!/")
        if not called:
            return Asked(Help())
        names = self.named(called, language)
        return Asked(Help(names[0][1])) if names else self.unknown(called)
