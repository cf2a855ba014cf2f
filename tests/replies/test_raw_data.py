"""What is said of the tables: nothing in a file is left without an explanation."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot.core.answers import RawDataAnswer, answer
from bot.core.data import Data
from bot.core.language import Language
from bot.core.queries import RawData
from bot.replies.raw_data import COLUMNS, TABLES
from bot.replies.voice import Voice
from bot.replies.words import word

SELF_EXPLAINING = {"id", "title", "publisher", "date", "url", "language", "name", "aliases"}
"""Columns of sources.csv and places.csv, which hold no figures."""


def table(name: str, data: Data) -> RawDataAnswer:
    result = answer(RawData(name), data, "en")
    assert isinstance(result, RawDataAnswer)
    return result


def test_every_table_is_said_to_hold_something(data: Data) -> None:
    assert set(TABLES) == set(data.files)


def test_every_column_is_explained_is_a_bound_or_says_itself_what_it_holds(data: Data) -> None:
    columns = {column for name in data.files for column in table(name, data).columns}
    bounds = {f"{column}_{end}" for column in COLUMNS for end in ("low", "high")}
    assert columns - bounds == set(COLUMNS) | SELF_EXPLAINING
    assert SELF_EXPLAINING.isdisjoint(COLUMNS)


def test_only_tables_without_figures_have_columns_that_are_not_explained(data: Data) -> None:
    unexplained = {name for name in data.files if SELF_EXPLAINING & set(table(name, data).columns)}
    assert unexplained == {"sources", "places"}


@pytest.mark.parametrize("code", ["en", "es"])
def test_a_reply_explains_the_columns_of_its_table_in_their_order(
    data: Data, languages: Mapping[str, Language], code: str
) -> None:
    language = languages[code]
    for name in data.files:
        result = table(name, data)
        lines = word(result, Voice.about(data.table.span, language, "!")).lines
        explained = [line.split("`")[1] for line in lines if line.startswith("• `") and "…" not in line]
        assert explained == [column for column in result.columns if column in COLUMNS]
        assert any("`…_low`" in line for line in lines) == any(
            column.endswith("_low") for column in result.columns
        )
