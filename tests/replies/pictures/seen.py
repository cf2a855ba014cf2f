"""What stands in a picture, read from the canvas before it becomes pixels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from shutil import copytree

from matplotlib.artist import Artist
from matplotlib.collections import Collection
from matplotlib.text import Text

from bot.answers.queries import Query
from bot.data.loading import Data, load_data
from bot.languages import Language
from bot.replies.chart_cache import Chart
from bot.replies.pictures.charts import Draw, canvas_of, chart_of
from bot.replies.pictures.drawing import Drawing, Mark
from tests.made.folders import SCHOOLS
from tests.replies.conftest import answered, writer


def chart(query: Query, data: Data, language: Language) -> Chart | None:
    return chart_of(answered(query, data, language.code), writer(data, language))


def drawn(query: Query, data: Data, language: Language) -> tuple[Drawing, str]:
    """What the picture of a question shows, and its alt text; there must be one."""
    made = chart(query, data, language)
    assert made
    assert isinstance(made.draw, Draw)
    return made.draw.drawing, made.alt_text


@dataclass(frozen=True)
class Seen:
    """Args:
    texts: all words and numbers.
    marks: how many bars or dots there are.
    ranges: how many lines show a range.
    """

    texts: list[str]
    marks: int
    ranges: int


def seen(drawing: Drawing) -> Seen:
    artists = canvas_of(drawing).axes.get_children()
    texts = [artist.get_text() for artist in artists if isinstance(artist, Text)]
    return Seen([text for text in texts if text], _count(artists, "mark"), _count(artists, "range"))


def _count(artists: list[Artist], gid: str) -> int:
    """Artists with a name; a collection of lines counts as many as it has."""
    own = [artist for artist in artists if artist.get_gid() == gid]
    return sum(len(artist.get_paths()) if isinstance(artist, Collection) else 1 for artist in own)


def schools_of(
    folder: Path, count: int, row: Callable[[int], str], *, days: int = 7, start: date = date(2001, 1, 1)
) -> Data:
    """The schools' data with as many periods of some days as wanted.

    Args:
        folder: where to put it.
        count: how many periods.
        row: for each, the cells from `inspected` to `basis`.
        days: how long each is.
        start: when the first starts.
    """
    copytree(SCHOOLS, folder)
    for other in ("districts.csv", "yearly-totals.csv", "names.csv"):
        (folder / other).unlink()
    lines = [
        "start,end,inspected,inspected_low,inspected_high,passed,passed_low,passed_high,basis,sources",
        *(
            f"{first},{first + timedelta(days - 1)},{row(at)},county-report"
            for at in range(count)
            for first in [start + timedelta(days * at)]
        ),
    ]
    (folder / "inspections.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return load_data(folder)


def names(marks: tuple[Mark, ...]) -> list[tuple[str, str]]:
    return [(mark.name, mark.text) for mark in marks]
