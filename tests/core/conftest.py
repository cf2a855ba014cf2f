from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from bot.core.answers import answer
from bot.core.data import Data, default_folder
from bot.core.language import Language
from bot.core.periods import Reading, read_period
from bot.core.problems import Problem
from bot.core.table import Table
from tests.core.spoiled import Ask, Spoiled

# The first example pays for imports and caches, which a deadline would blame on the code.
settings.register_profile("core", deadline=None)
settings.load_profile("core")


@pytest.fixture(scope="session")
def table(data: Data) -> Table:
    return data.table


@pytest.fixture(scope="session")
def ask(data: Data) -> Ask:
    """Asks a question, in English."""
    return lambda query: answer(query, data, "en")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the data that comes with the bot."""
    return Path(shutil.copytree(default_folder(), tmp_path / "data"))


@pytest.fixture
def spoiled(folder: Path) -> Spoiled:
    return Spoiled(folder)


@pytest.fixture(scope="session")
def read(table: Table, english: Language) -> Callable[[str], Reading | Problem]:
    """Reads a period of the real table, in English."""
    return lambda text: read_period(text, table, english.vocabulary)
