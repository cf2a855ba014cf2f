"""A table with more periods than Discord takes suggestions, options or lines."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot.answers.loading import load_checked
from bot.data.loading import Data
from bot.languages import Language, load_languages
from tests.commands.test_autocomplete import offered
from tests.made.folders import many_months
from tests.stage import Stage


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Data:
    return load_checked(many_months(tmp_path_factory.mktemp("large"), 40))


@pytest.fixture(scope="module")
def languages(data: Data) -> Mapping[str, Language]:
    return load_languages(data.declarations.commands)


@pytest.mark.parametrize(
    ("command", "field"), [("passrate", "period"), ("compare", "first"), ("sources", "period")]
)
async def test_no_more_periods_are_offered_than_discord_takes(stage: Stage, command: str, field: str) -> None:
    offers = await offered(stage, command, field, "")
    assert len(offers) == 25
    assert offers[0][0] == "April 2022: 50.00%"
    assert len(await offered(stage, command, field, "first")) == 25


async def test_names_and_values_are_as_short_as_discord_wants(stage: Stage) -> None:
    fields = [("passrate", "period"), ("explain", "term"), ("help", "command"), ("data", "table")]
    offers = [pair for field in fields for pair in await offered(stage, *field, "all")]
    assert max(len(text) for pair in offers for text in pair) <= 100


@pytest.mark.parametrize("command", ["trend", "periods", "compare", "sources", "passrate all", "total"])
async def test_every_answer_fits_into_a_message(stage: Stage, command: str) -> None:
    reply = await stage.ask(f"!{command}")
    assert reply.title
    assert len(reply.text) <= 4000
