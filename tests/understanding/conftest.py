from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.data.loading import Data
from bot.data.spans import Span
from bot.understanding.known import Known
from bot.understanding.reader import Reader, Understander
from bot.understanding.safety import Safety
from tests.score import Bot, load_bot
from tests.train_intents import LOCALES

FIRST = Span(date(2011, 11, 17), date(2012, 3, 5))
SECOND = Span(date(2012, 3, 6), date(2012, 4, 16))
THIRD = Span(date(2012, 4, 17), date(2012, 5, 29))
LAST = Span(date(2012, 5, 30), date(2012, 7, 20))


def through(month: int, day: int) -> Span:
    """From the start of the table through a day of 2012."""
    return Span(FIRST.start, date(2012, month, day))


@pytest.fixture(scope="session")
def bot() -> Bot:
    return load_bot()


@pytest.fixture(scope="session")
def data(bot: Bot) -> Data:
    return bot.data


@pytest.fixture(scope="session")
def understander(bot: Bot) -> Understander:
    return bot.understander


@pytest.fixture(scope="session")
def reader(bot: Bot) -> Reader:
    return bot.reader


@pytest.fixture(scope="session")
def known(data: Data) -> Known:
    return Known(data)


@pytest.fixture(scope="session")
def safety() -> Safety:
    return Safety(sorted(Path(LOCALES).glob("*/safety.toml")))
