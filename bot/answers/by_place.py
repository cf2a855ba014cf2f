"""What is known by place, or of one place."""

from __future__ import annotations

from collections.abc import Iterable

from bot.answers.answer import PlacesAnswer
from bot.answers.problems import UnknownPlace
from bot.answers.queries import Operand, Parts, PlaceFacts
from bot.answers.values import sources_of
from bot.data.measures import Kind
from bot.data.table import Key, Table
from bot.figures.figure import Figure
from bot.figures.found import Found
from bot.figures.lookup import find
from bot.figures.problems import NoFigures, Problem
from bot.figures.reading import count_in
from bot.figures.timeline import days_of, looked_up, steps_of

_MOST_OF_ONE = 200
"""Figures of one measure at one place that are given."""


def answer_places(query: Parts, table: Table) -> PlacesAnswer | Problem:
    """What is known by place: of each measure the figures of all together, or else the latest of each."""
    known = places(table)
    asked = query.operand.measure
    names = _measures(table)
    if days_of(query.operand, table):
        # Counts by day of all places together are shown even where none of a single place is known.
        measures = table.declarations.measures.items()
        names += [asked, *(name for name, measure in measures if measure.numerator == asked)]
    found: dict[str, list[Figure]] = {}
    for name in dict.fromkeys(names):
        everywhere = ("", "") in table.known_for(name)
        found[name] = _at(name, [""] if everywhere else known, table, latest=not everywhere)
    events = _events(known, table)
    if not events and not any(found.values()):
        return NoFigures(operand=query.operand)
    return _answer(query, found, events, known)


def answer_place(query: PlaceFacts, table: Table) -> PlacesAnswer | Problem:
    """All that is known of one place."""
    known = places(table)
    if query.place not in known:
        return UnknownPlace(place=query.place, known=known)
    found = {name: _at(name, [query.place], table) for name in _measures(table)}
    return _answer(query, found, _events([query.place], table), known)


def places(table: Table) -> tuple[str, ...]:
    """The ids of all places of which something is known."""
    pairs = (pair for name in table.declarations.measures for pair in table.known_for(name))
    return tuple(sorted({place for _, place in pairs} - {""}))


def _answer(
    query: Parts | PlaceFacts, found: dict[str, list[Figure]], events: list[Figure], known: tuple[str, ...]
) -> PlacesAnswer:
    figures = [figure for several in found.values() for figure in several]
    filled = (name for name, several in found.items() if several)
    main = query.operand.measure if isinstance(query, Parts) else next(filled, "")
    return PlacesAnswer(
        query=query,
        measures=tuple((name, tuple(several)) for name, several in found.items() if several),
        events=tuple(events),
        known=known,
        sources=sources_of([*figures, *events]),
        main=main,
    )


def _measures(table: Table) -> list[str]:
    """The counts known at some place, each with its shares behind it; what those are of goes with them."""
    measures = table.declarations.measures
    wholes = {measure.denominator for measure in measures.values()}
    counts = [
        name
        for name, measure in measures.items()
        if measure.kind not in (Kind.SHARE, Kind.EVENT) and name not in wholes
    ]
    ordered: dict[str, None] = {}
    for name in counts:
        ordered[name] = None
        ordered.update({share: None for share, measure in measures.items() if measure.numerator == name})
    return [name for name in ordered if any(place for _, place in table.known_for(name))]


def _at(measure: str, at: Iterable[str], table: Table, *, latest: bool = False) -> list[Figure]:
    """The figures of a measure at some places, in order of their days; of each only the latest, if wanted."""
    figures: list[Figure] = []
    for place in at:
        operand = Operand(measure, place=place)
        if ("", place) not in table.known_for(measure):
            continue
        if latest:
            found = find(operand, table)
            figures += found.figures if isinstance(found, Found) else ()
            continue
        steps = steps_of(operand, table)[-_MOST_OF_ONE:]
        figures += [figure for each in looked_up(steps, table) for figure in each.figures]
    return list(dict.fromkeys(figures))


def _events(at: Iterable[str], table: Table) -> list[Figure]:
    """The days on which something was so at some places, in order."""
    figures: list[Figure] = []
    for name, measure in table.declarations.measures.items():
        if measure.kind is not Kind.EVENT:
            continue
        for place in at:
            key = Key(name, place=place)
            if rows := table.periods_of(key):
                figures += [
                    count_in(
                        table.row(rows.numbers(position)[0]),
                        key,
                        rows.span(range(position, position + 1)),
                        table,
                    )
                    for position in range(len(rows))
                ]
    return sorted(figures, key=lambda figure: (figure.span, figure.place))
