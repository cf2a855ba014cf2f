"""From what was typed behind a command to a Query: the same for text, slash commands and `ask`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import islice

from bot.core.closures import answer_closed
from bot.core.courts import no_court_figures
from bot.core.data import Data
from bot.core.glossary import ABOUT, COMPARISON, CRISIS, LEGAL_HELP, REASONS, plain
from bot.core.language import Language, Names
from bot.core.periods import Reading, read_period
from bot.core.problems import NoReleaseYet, NoSuchTable, NotTwoPeriods, Problem, UnknownCommand, UnknownTerm
from bot.core.queries import (
    About,
    Closed,
    Compare,
    Courts,
    Crisis,
    Detained,
    Explain,
    Filings,
    Help,
    HowSure,
    LegalHelp,
    Periods,
    Query,
    Rate,
    RawData,
    Sources,
    Topic,
    Total,
    Trend,
    Why,
)
from bot.core.span_figures import Fit, figures_of
from bot.core.tokens import normalise

_SPLITS = 30
"""Places at which a comparison is tried to be parted; two periods in words have some twenty."""


@dataclass(frozen=True)
class Asking:
    """What a question is read with.

    Args:
        data: what can be asked about.
        language: in which it is asked.
        names: what commands are called in other languages.
    """

    data: Data
    language: Language
    names: tuple[Names, ...] = ()

    def command(self, called: str) -> str:
        """The English name of the command that is called so in any language; nothing where none is."""
        known = (names.command(called) for names in (self.language.names, *self.names))
        return next((name for name in known if name), "")

    def topic(self, called: str) -> Topic | None:
        """The topic that is called like the command which answers about it, or by its own name."""
        return _TOPICS.get(self.command(called)) or next((topic for topic in Topic if topic == called), None)

    def period(self, text: str) -> Reading | Problem:
        """Reads a period of which at least a day lies in the table."""
        reading = self.anywhere(text)
        if isinstance(reading, Problem):
            return reading
        figures = figures_of(reading.span, self.data.table)
        return replace(figures, typed=text) if isinstance(figures, Problem) else reading

    def anywhere(self, text: str) -> Reading | Problem:
        """Reads a period that may lie outside the table."""
        return read_period(text, self.data.table, self.language.vocabulary)

    def is_whole(self, reading: Reading) -> bool:
        """Whether the days read are one or several whole review periods."""
        figures = figures_of(reading.span, self.data.table)
        return not isinstance(figures, Problem) and figures.fit in (Fit.ONE, Fit.JOINED)


def read_rate(text: str, asking: Asking) -> Query | Problem:
    """`rate <period>`; without one, the latest."""
    if not text.strip():
        return Rate(asking.data.table.rows[-1].span)
    reading = asking.period(text)
    if isinstance(reading, Problem):
        return reading
    return Rate(reading.span, echo=not reading.literal)


def read_compare(text: str, asking: Asking) -> Query | Problem:
    """`compare <period> [vs] <period>`: with one period, it and the first; with none, first and latest."""
    rows = asking.data.table.rows
    if not text.strip():
        return Compare(rows[0].span, rows[-1].span)
    words = normalise(text)
    vocabulary = asking.language.vocabulary
    pairs = [read_pair(one, two, asking) for one, two in _splits(words, vocabulary.versus)]
    # "between A and B vs C" has two such words, and only one of them makes two periods
    for query in pairs:
        if isinstance(query, Compare):
            return query
    if len(pairs) == 1 and isinstance(pairs[0], Problem):
        # of a half that is missing, all that was typed is quoted
        return pairs[0] if pairs[0].typed else replace(pairs[0], typed=text)
    queries = {
        query
        for one, two in _splits(words, vocabulary.gaps)
        if isinstance(query := read_pair(one, two, asking, whole=True), Compare)
    }
    if len(queries) > 1 or pairs:
        return NotTwoPeriods(text, rows[0].span, rows[-1].span)
    if queries:
        return queries.pop()
    reading = asking.period(text)
    if isinstance(reading, Problem):
        return reading
    other = rows[-1].span if reading.span == rows[0].span else rows[0].span
    first, second = sorted((reading.span, other))
    return Compare(first, second, echo=True)


def read_pair(first: str, second: str, asking: Asking, *, whole: bool = False) -> Query | Problem:
    """Two periods, each in a text of its own; with `whole`, both must be made of whole review periods."""
    left, right = asking.period(first), asking.period(second)
    if isinstance(left, Problem):
        return left
    if isinstance(right, Problem):
        return right
    if whole and not (asking.is_whole(left) and asking.is_whole(right)):
        rows = asking.data.table.rows
        return NotTwoPeriods(f"{first} {second}", rows[0].span, rows[-1].span)
    return Compare(left.span, right.span, echo=not (left.literal and right.literal))


def _splits(text: str, mark: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    for found in islice(mark.finditer(text), _SPLITS):
        yield text[: found.start()], text[found.end() :]


def read_total(text: str, asking: Asking) -> Query | Problem:
    """`total [date]`: the running total at the end of whatever is named."""
    if not text.strip():
        return Total()
    reading = asking.anywhere(text)
    if isinstance(reading, Problem):
        return reading
    first = asking.data.table.rows[0].span
    if reading.span.end < first.end:
        return NoReleaseYet(text, reading.span.end, first)
    return Total(reading.span.end, echo=True)


def read_explain(text: str, asking: Asking) -> Query | Problem:
    """`explain [term]`; without one, closure versus deferred action."""
    if not text.strip():
        return Explain(COMPARISON)
    glossary = asking.data.glossary(asking.language.code)
    if match := glossary.find(text):
        other = _NO_TERMS.get(match.entry.term)
        return other() if other else Explain(match.entry.term, echo=not match.exact)
    close = tuple(entry.title for entry in glossary.close(text))
    return UnknownTerm(text, close, tuple(entry.title for entry in glossary.terms))


_NO_TERMS: Mapping[str, Callable[[], Query]] = {
    REASONS: Why,
    ABOUT: About,
    LEGAL_HELP: LegalHelp,
    CRISIS: Crisis,
}
"""Pages that answer other questions than what a term means."""


def read_sources(text: str, asking: Asking) -> Query | Problem:
    """`sources [period]`, or of what another command answers: `sources closed`."""
    if not text.strip():
        return Sources()
    if topic := asking.topic(text.strip().lower()):
        return HowSure(topic)
    reading = asking.period(text)
    if isinstance(reading, Problem):
        return reading
    return Sources(reading.span, echo=not reading.literal)


def read_closed(text: str, asking: Asking) -> Query | Problem:
    """`closed [date]`: ICE's count of closed cases at the end of whatever is named."""
    if not text.strip():
        return Closed()
    reading = asking.anywhere(text)
    if isinstance(reading, Problem):
        return reading
    query = Closed(reading.span.end, echo=True)
    known = answer_closed(query, asking.data.closures)
    return replace(known, typed=text) if isinstance(known, Problem) else query


def read_courts(text: str, asking: Asking) -> Query | Problem:
    """`courts [court]`; without one, an overview."""
    if not text.strip():
        return Courts()
    data, language = asking.data, asking.language.code
    place = data.places.find(text)
    if place is None:
        return replace(no_court_figures("", data.courts, data.places, language), typed=text)
    return Courts(place, echo=plain(text) != plain(data.places.name(place, language)))


def read_data(text: str, asking: Asking) -> Query | Problem:
    """`data [table]`: by the name of its file or of the command that answers from it."""
    if not text.strip():
        return RawData()
    name = text.strip().lower().removesuffix(".csv")
    topic = asking.topic(name)
    table = topic.value if topic else name
    files = asking.data.files
    return RawData(table) if table in files else NoSuchTable(text, tuple(files))


def read_help(text: str, asking: Asking) -> Query | Problem:
    """`help [command]`."""
    called = text.strip().lstrip("!/").lower()
    name = asking.command(called)
    return Help(name) if name or not called else unknown_command(text, [asking.language])


_TOPICS: Mapping[str, Topic] = {
    "closed": Topic.CLOSURES,
    "detained": Topic.DETENTION,
    "courts": Topic.COURTS,
    "filings": Topic.FILINGS,
}

Reader = Callable[[str, Asking], Query | Problem]

COMMANDS: Mapping[str, Reader] = {
    "rate": read_rate,
    "compare": read_compare,
    "total": read_total,
    "closed": read_closed,
    "courts": read_courts,
    "explain": read_explain,
    "sources": read_sources,
    "data": read_data,
    "help": read_help,
}
"""How what is typed behind a command is read."""

BARE: Mapping[str, Callable[[], Query]] = {
    "trend": Trend,
    "periods": Periods,
    "detained": Detained,
    "filings": Filings,
    "why": Why,
    "about": About,
}
"""Commands behind which nothing belongs."""


def unknown_command(called: str, languages: Sequence[Language]) -> UnknownCommand:
    """The problem that there is no such command, with one that it may be a misspelling of."""
    names = [
        name for language in languages for all_names in language.names.commands.values() for name in all_names
    ]
    close = get_close_matches(called.lower()[:20], names, n=1, cutoff=0.7)
    name = next((name for language in languages if close and (name := language.names.command(close[0]))), "")
    return UnknownCommand(called, name)
