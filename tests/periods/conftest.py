from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

import bot
from bot.periods.extraction import find_periods, read_period
from bot.periods.vocabulary import Vocabularies, load_vocabularies
from tests.periods.review import CALENDAR, Find, Read

# The first example pays for imports and caches, which a deadline would blame on the code.
settings.register_profile("periods", deadline=None)
settings.load_profile("periods")


@pytest.fixture(scope="session")
def vocabularies() -> Vocabularies:
    return load_vocabularies(Path(bot.__file__).parent / "locales" / code for code in ("en", "es"))


@pytest.fixture(scope="session")
def read(vocabularies: Vocabularies) -> Read:
    """Reads a period of the review, in English."""
    return lambda text: read_period(text, CALENDAR, vocabularies, "en")


@pytest.fixture(scope="session")
def lee(vocabularies: Vocabularies) -> Read:
    """Reads a period of the review, in Spanish."""
    return lambda text: read_period(text, CALENDAR, vocabularies, "es")


@pytest.fixture(scope="session")
def find(vocabularies: Vocabularies) -> Find:
    """Finds the periods of a sentence, in English."""
    return lambda text: find_periods(text, CALENDAR, vocabularies, "en")


@pytest.fixture(scope="session")
def encuentra(vocabularies: Vocabularies) -> Find:
    """Finds the periods of a sentence, in Spanish."""
    return lambda text: find_periods(text, CALENDAR, vocabularies, "es")
