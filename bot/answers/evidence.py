"""Where figures come from and how sure they are, and the tables themselves."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import lru_cache
from typing import cast

from bot.answers.answer import Answer, CombinedAnswer, HowSureAnswer, PartsRow, RawDataAnswer, ValueAnswer
from bot.answers.problems import NoSuchTable
from bot.answers.queries import HowSure, RawData
from bot.answers.values import sources_of
from bot.data.measures import Kind
from bot.data.spans import Span
from bot.data.table import Key, Table
from bot.figures.decomposition import Effects
from bot.figures.figure import Basis, Figure
from bot.figures.found import Found
from bot.figures.reading import counts_in, figure_in
from bot.figures.series import Made

_MOST_ITEMS = 60
"""Items of a long series behind which the evidence is shown."""


def answer_how_sure(query: HowSure, of: Answer, table: Table) -> HowSureAnswer:
    """The figures of an answer, all that they were computed from, and what sources print differently."""
    stated = list(figures_in(of))
    behind = (part for figure in stated for part in figure.all_parts())
    once: dict[tuple[object, ...], Figure] = {}
    for figure in behind:
        once.setdefault(_identity(figure), figure)
    figures = tuple(once.values())
    versions = _versions(figures, stated, table)
    printed = tuple(dict.fromkeys(found.printed for found in _founds(of) if found.printed))
    others = [*printed, *(figure for several in versions for figure in several)]
    return HowSureAnswer(
        query=query,
        figures=figures,
        versions=versions,
        printed=printed,
        sources=tuple(dict.fromkeys((*of.sources, *sources_of(others)))),
        main=of.main,
    )


def _founds(answer: Answer) -> tuple[Found, ...]:
    match answer:
        case ValueAnswer(found=found):
            return (found,)
        case CombinedAnswer(founds=founds):
            return founds
        case _:
            return ()


def _identity(figure: Figure) -> tuple[object, ...]:
    """What makes two figures the same, whether or not one of them comes with its parts."""
    return figure.measure, figure.unit, figure.group, figure.place, figure.span, figure.value


def figures_in(part: object) -> Iterator[Figure]:
    """Every figure in an answer, in order; of a long series only the first and the last."""
    if isinstance(part, Figure):
        yield part
    elif isinstance(part, Found):
        yield from part.figures
    elif isinstance(part, ValueAnswer):
        # Not the period before, nor the single ones: they aren't what was asked about.
        yield from figures_in((part.found, part.result, part.related, part.breakdown, part.others))
    elif isinstance(part, Made):
        items = cast("Made[object]", part)
        chosen = items if len(items) <= _MOST_ITEMS else (items[0], items[-1])
        for item in chosen:
            yield from figures_in(item)
    elif isinstance(part, tuple | list):
        for item in cast("tuple[object, ...]", part):
            yield from figures_in(item)
    elif isinstance(part, Answer | Effects | PartsRow):
        for field in fields(part):
            yield from figures_in(getattr(part, field.name))


def _versions(
    figures: tuple[Figure, ...], stated: list[Figure], table: Table
) -> tuple[tuple[Figure, ...], ...]:
    """Of each measure that the figures speak of, as of each of their days, what sources print differently."""
    wanted = dict.fromkeys(
        (Key(figure.measure, figure.group, figure.place), figure.as_of)
        for figure in (*stated, *figures)
        if figure.measure in table.declarations.measures
    )
    found: list[tuple[Figure, ...]] = []
    for key, day in wanted:
        rows = table.days_of(key)
        printed = table.rows_at(rows, rows.at(day)) if rows else []
        if table.measure(key.measure).kind is Kind.SHARE:
            several = tuple(figure_in(row, key, Span.day(day), table) for row in printed)
        else:
            several = counts_in(printed, key, Span.day(day), table)
        several = tuple(figure for figure in several if figure.basis is Basis.PUBLISHED)
        if len({figure.value for figure in several}) > 1:
            found.append(several)
    return tuple(found)


def are_roundings(figures: tuple[Figure, ...]) -> bool:
    """Whether versions of a figure are the same, more or less rounded; else the reason isn't known."""
    coarsest = max(figures, key=_last_digit)
    # A hair more, for floating point.
    return all(
        abs(figure.value - coarsest.value) <= _last_digit(coarsest) / 2 * (1 + 1e-9) for figure in figures
    )


def _last_digit(figure: Figure) -> float:
    """What one of the last digit that isn't a nought stands for."""
    if figure.decimals is not None:
        return 10.0 ** -(figure.decimals + 2)
    digits = str(int(figure.value))
    return 10.0 ** (len(digits) - len(digits.rstrip("0")))


def answer_raw_data(query: RawData, files: Mapping[str, bytes], table: Table) -> RawDataAnswer | NoSuchTable:
    """The file of that name, or the one with the periods, with the sources that its rows name."""
    frame = table.frame
    main = table.measure(table.declarations.subject.main)
    name = query.table or _file_of(main.denominator, table)
    content = files.get(name)
    if content is None:
        return NoSuchTable(known=tuple(files))
    header, rows = _outline(content)
    own = frame.loc[frame["file"] == f"{name}.csv", ["line", "sources"]]
    cited = own.drop_duplicates("sources").sort_values("line")["sources"]
    return RawDataAnswer(
        query=query,
        name=name,
        content=content,
        columns=header,
        rows=rows,
        tables=tuple(files),
        sources=tuple(dict.fromkeys(source for ids in cited for source in ids)),
    )


@lru_cache(maxsize=64)
def _outline(content: bytes) -> tuple[tuple[str, ...], int]:
    """The columns of a CSV file, and how many rows it has, without blank ones."""
    header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return tuple(name for column in header if (name := column.strip())), sum(map(_is_filled, rows))


def _is_filled(row: list[str]) -> bool:
    return any(cell and not cell.isspace() for cell in row)


def _file_of(measure: str, table: Table) -> str:
    rows = table.periods_of(Key(measure))
    return table.rows_at(rows, 0)[0].file.removesuffix(".csv") if rows else ""
