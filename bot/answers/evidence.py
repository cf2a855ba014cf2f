"""Where figures come from and how sure they are, and the tables themselves."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from functools import lru_cache
from typing import cast

from bot.answers.answer import Answer, CombinedAnswer, HowSureAnswer, PartsRow, RawDataAnswer, ValueAnswer
from bot.answers.problems import NoSuchTable
from bot.answers.queries import HowSure, RawData
from bot.data.measures import Kind
from bot.data.spans import Span
from bot.data.table import Key, Table
from bot.figures.decomposition import Effects
from bot.figures.figure import Basis, Figure, sources_of, with_all_parts
from bot.figures.found import Found
from bot.figures.reading import counts_in, figure_in
from bot.figures.series import LazySequence

_MOST_ITEMS = 60
"""Items of a series up to which the evidence for all of them is shown."""


def answer_how_sure(query: HowSure, of: Answer, table: Table) -> HowSureAnswer:
    """The figures of an answer, all that they were computed from, and what sources print differently."""
    stated = list(_figures_in(of))
    figures = with_all_parts(stated)
    versions = _versions(figures, stated, table)
    printed = tuple(dict.fromkeys(found.printed for found in _founds(of) if found.printed))
    others = [*printed, *(figure for several in versions for figure in several)]
    return HowSureAnswer(
        query=query,
        of=of,
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


def _figures_in(part: object) -> Iterator[Figure]:
    """Every figure in an answer, in order; of a long series only the first and the last."""
    if isinstance(part, Figure):
        yield part
    elif isinstance(part, Found):
        yield from part.figures
    elif isinstance(part, ValueAnswer):
        # Not the period before, nor the single ones: they aren't what was asked about.
        yield from _figures_in((part.found, part.result, part.related, part.breakdown, part.others))
    elif isinstance(part, LazySequence | tuple | list):
        items = cast("Sequence[object]", part)
        is_long = isinstance(part, LazySequence) and len(items) > _MOST_ITEMS
        for item in (items[0], items[-1]) if is_long else items:
            yield from _figures_in(item)
    elif isinstance(part, Answer | Effects | PartsRow):
        for field in fields(part):
            yield from _figures_in(getattr(part, field.name))


def _versions(
    figures: tuple[Figure, ...], stated: list[Figure], table: Table
) -> tuple[tuple[Figure, ...], ...]:
    """What sources print differently of the measures of these figures, as of the same days."""
    wanted = dict.fromkeys(
        (Key(figure.measure, figure.group, figure.place), figure.as_of) for figure in (*stated, *figures)
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


def are_roundings(figures: Sequence[Figure]) -> bool:
    """Whether the versions of a figure differ only in their rounding; otherwise the reason isn't known."""
    first, *others = figures
    return all(_is_rounded(first.value, other.value) for other in others)


def _is_rounded(one: float, other: float) -> bool:
    """Whether one of two values is the other, rounded to fewer digits: 23,000 is 22,980."""
    rounded, exact = sorted((one, other), key=_digits)
    return float(f"{exact:.{_digits(rounded) or 1}g}") == rounded


def _digits(value: float) -> int:
    """Significant digits: 3 of 0.0341, 2 of 23,000."""
    return len(f"{value:.10f}".replace(".", "").strip("0"))


def answer_raw_data(query: RawData, files: Mapping[str, bytes], table: Table) -> RawDataAnswer | NoSuchTable:
    """The file of that name, or the one with the periods, with the sources that its rows name."""
    frame = table.frame
    name = query.table or _main_file(table)
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
    columns = tuple(name for column in header if (name := column.strip()))
    return columns, sum(any(cell.strip() for cell in row) for row in rows)


def _main_file(table: Table) -> str:
    rows = table.periods_of(Key(table.measure(table.declarations.subject.main).denominator))
    return table.rows_at(rows, 0)[0].file.removesuffix(".csv") if rows else ""
