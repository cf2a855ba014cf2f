from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import settings

from bot.core.data import Data
from bot.core.language import Language
from bot.core.periods import Reading, read_period
from bot.core.problems import Problem
from bot.core.table import Table

# The first example pays for imports and caches, which a deadline would blame on the code.
settings.register_profile("core", deadline=None)
settings.load_profile("core")


@pytest.fixture(scope="session")
def table(data: Data) -> Table:
    return data.table


@pytest.fixture(scope="session")
def read(table: Table, english: Language) -> Callable[[str], Reading | Problem]:
    """Reads a period of the real table, in English."""
    return lambda text: read_period(text, table, english.vocabulary)
