from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from bot.data.loading import Data
from bot.data.spans import Span
from bot.languages import Language
from bot.understanding.known import Known
from bot.understanding.lines import Lines
from bot.understanding.reader import Understander
from bot.understanding.safety import Safety
from tests.score import Replies
from tests.train_intents import LOCALES

FIRST = Span(date(2011, 11, 17), date(2012, 3, 5))
SECOND = Span(date(2012, 3, 6), date(2012, 4, 16))
THIRD = Span(date(2012, 4, 17), date(2012, 5, 29))
LAST = Span(date(2012, 5, 30), date(2012, 7, 20))


def through(month: int, day: int) -> Span:
    """From the start of the table through a day of 2012."""
    return Span(FIRST.start, date(2012, month, day))


@pytest.fixture(scope="session")
def understander(lines: Lines) -> Understander:
    return lines.understander


@pytest.fixture(scope="session")
def reader(lines: Lines) -> Lines:
    return lines


@pytest.fixture(scope="session")
def replies(data: Data, languages: Mapping[str, Language], lines: Lines) -> Replies:
    return Replies(data, languages, lines)


@pytest.fixture(scope="session")
def known(data: Data) -> Known:
    return Known(data)


@pytest.fixture(scope="session")
def safety() -> Safety:
    return Safety(sorted(Path(LOCALES).glob("*/safety.toml")))
