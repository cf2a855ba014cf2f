"""What is known by place, or of one place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import product

from bot.answers.answer import PlacesAnswer, RankingAnswer
from bot.answers.over_time import answer_ranking
from bot.answers.problems import UnknownPlace
from bot.answers.queries import By, Operand, Parts, PlaceFacts, Ranking
from bot.data.measures import Kind
from bot.data.table import Key, Table
from bot.figures.figure import Figure, sources_of
from bot.figures.problems import NoFigures, Problem
from bot.figures.reading import figure_in
from bot.figures.timeline import days_of, looked_up, steps_of

_MOST_OF_ONE = 200
"""Figures of one measure at one place that are given."""


def answer_places(query: Parts, table: Table) -> PlacesAnswer | Problem:
    """What is known by place: of each measure the figures of all together, and the places ranked."""
    known = places(table)
    asked = query.operand.measure
    names = _measures(table)
    if days_of(query.operand, table):
        # Counts by day of all places together are shown even where none of a single place is known.
        names += [asked, *table.declarations.shares_of(asked)]
    names = list(dict.fromkeys(names))
    found = {name: _at(name, "", table) for name in names}
    ranked = [figures for name in names if (figures := _ranked(name, table))]
    events = _events(known, table)
    if not events and not ranked and not any(found.values()):
        return NoFigures(operand=query.operand)
    return _answer(query, found, ranked, events, known)


def answer_place(query: PlaceFacts, table: Table) -> PlacesAnswer | Problem:
    """All that is known of one place."""
    known = places(table)
    if query.place not in known:
        return UnknownPlace(place=query.place, known=known)
    found = {name: _at(name, query.place, table) for name in _measures(table)}
    return _answer(query, found, [], _events([query.place], table), known)


def answer_event(operands: Sequence[Operand], table: Table) -> PlacesAnswer | Problem:
    """The days on which something was so: at some places, or wherever it was."""
    operand, *others = operands
    known = table.known_for(operand.measure)
    there = tuple(sorted({place for _, place in known} - {""}))
    at = {each.place for each in operands} - {""}
    if unknown := next((each for each in operands if each.place not in ("", *there)), None):
        return NoFigures(operand=unknown, places=there)
    events = _events(at or {place for _, place in known}, table, [operand.measure])
    if operand.span and not at:  # where it was then; of one place it is told when it was
        events = [figure for figure in events if figure.span.overlaps(operand.span)]
    if not events:
        return NoFigures(operand=operand, places=there)
    is_one = operand.place and not others
    query = PlaceFacts(operand.place) if is_one else Parts(replace(operand, place=""), By.PLACE)
    return _answer(query, {}, [], events, tuple(sorted(at)) or there)


def places(table: Table) -> tuple[str, ...]:
    """The ids of all places of which something is known."""
    pairs = (pair for name in table.declarations.measures for pair in table.known_for(name))
    return tuple(sorted({place for _, place in pairs} - {""}))


def _answer(
    query: Parts | PlaceFacts,
    found: dict[str, list[Figure]],
    ranked: list[tuple[Figure, ...]],
    events: list[Figure],
    known: tuple[str, ...],
) -> PlacesAnswer:
    figures = [figure for several in (*found.values(), *ranked) for figure in several]
    filled = (name for name, several in found.items() if several)
    main = query.operand.measure if isinstance(query, Parts) else next(filled, "")
    return PlacesAnswer(
        query=query,
        measures=tuple((name, tuple(several)) for name, several in found.items() if several),
        ranked=tuple(ranked),
        events=tuple(events),
        known=known,
        sources=sources_of([*figures, *events]),
        main=main,
    )


def _measures(table: Table) -> list[str]:
    """The counts that are known at some place, each followed by its shares; but no denominators of these."""
    measures = table.declarations.measures
    wholes = {measure.denominator for measure in measures.values()}
    ordered = [
        beside
        for name, measure in measures.items()
        if measure.kind not in (Kind.SHARE, Kind.EVENT) and name not in wholes
        for beside in (name, *table.declarations.shares_of(name))
    ]
    return [name for name in ordered if any(place for _, place in table.known_for(name))]


def _at(measure: str, place: str, table: Table) -> list[Figure]:
    """The figures of a measure at a place, or of all places together, in order of their days."""
    operand = Operand(measure, place=place)
    if ("", place) not in table.known_for(measure):
        return []
    steps = steps_of(operand, table)[-_MOST_OF_ONE:]
    return list(dict.fromkeys(figure for each in looked_up(steps, table) for figure in each.figures))


def _ranked(measure: str, table: Table) -> tuple[Figure, ...]:
    """The preferred figures of single places, the highest first, as of one day."""
    ranking = answer_ranking(Ranking(Operand(measure), By.PLACE), table)
    return tuple(found.figure for found in ranking.ranked) if isinstance(ranking, RankingAnswer) else ()


def _events(at: Collection[str], table: Table, names: Iterable[str] = ()) -> list[Figure]:
    """The days of events at some places, in order: of all events, or of those named."""
    measures = table.declarations.measures.items()
    events = names or [name for name, measure in measures if measure.kind is Kind.EVENT]
    every = (table.periods_of(Key(name, place=place)) for name, place in product(events, at))
    figures = [
        figure_in(table.rows_at(rows, position)[0], rows.key, rows.period(position), table)
        for rows in every
        if rows
        for position in range(len(rows))
    ]
    return sorted(figures, key=lambda figure: (figure.span, figure.place))
