from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Mapping
from datetime import date

import discord
import pytest

from bot.core.answers import TrendAnswer, answer
from bot.core.data import Data
from bot.core.language import Language
from bot.core.queries import Trend
from bot.core.spans import Span
from bot.replies import charts
from bot.replies.pictures import Pictures
from bot.replies.voice import Voice
from bot.replies.words import word
from tests.conftest import crowded

TABLE = Span(date(2011, 11, 17), date(2012, 7, 20))


@pytest.fixture
def picture(data: Data, english: Language) -> Callable[[Pictures], asyncio.Task[discord.File | None]]:
    """Asks for the chart of the real data."""
    return lambda pictures: asyncio.create_task(_trend(pictures, data, english))


async def _trend(pictures: Pictures, data: Data, language: Language) -> discord.File | None:
    trend = answer(Trend(), data, "en")
    assert isinstance(trend, TrendAnswer)
    return await pictures.trend(trend, word(trend, Voice.about(TABLE, language, "!")), language)


class Draw:
    """Stands in front of the real drawing, and counts."""

    def __init__(self, *, fails: int = 0) -> None:
        self.threads: list[threading.Thread] = []
        self.fails = fails
        self.most_at_once = 0
        self._running = 0

    def __call__(self, *content: object) -> bytes:
        self.threads.append(threading.current_thread())
        self._running += 1
        self.most_at_once = max(self.most_at_once, self._running)
        time.sleep(0.02)  # long enough for a second request to come
        self._running -= 1
        if len(self.threads) <= self.fails:
            raise MemoryError
        return charts.draw(*content)  # pyright: ignore[reportArgumentType]  passed on as it came


Ask = Callable[[Pictures], asyncio.Task[discord.File | None]]


async def test_the_chart_is_drawn_once_for_requests_at_the_same_time(
    picture: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.replies.pictures.draw", draw := Draw())
    pictures = Pictures()
    files = await asyncio.gather(*(picture(pictures) for _ in range(5)))
    assert len(draw.threads) == 1
    contents = {file.fp.read() for file in files if file}
    assert len(contents) == 1
    assert len([file for file in files if file]) == 5


async def test_charts_are_drawn_one_at_a_time_and_a_flood_of_requests_waits_for_the_same_few(
    data: Data, languages: Mapping[str, Language], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.replies.pictures.draw", draw := Draw())
    pictures = Pictures()
    asked = [_trend(pictures, data, language) for language in languages.values() for _ in range(100)]
    files = await asyncio.gather(*asked)
    assert all(files)
    assert len(draw.threads) == len(languages) > 1
    assert draw.most_at_once == 1


async def test_the_chart_is_kept_for_later_requests(picture: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.replies.pictures.draw", draw := Draw())
    pictures = Pictures()
    first, second = await picture(pictures), await picture(pictures)
    assert first
    assert second
    assert first.fp.read() == second.fp.read()
    assert len(draw.threads) == 1


async def test_the_chart_is_drawn_outside_the_event_loop(
    picture: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.replies.pictures.draw", draw := Draw())
    await picture(Pictures())
    assert draw.threads[0] is not threading.current_thread()


async def test_a_request_that_is_given_up_does_not_stop_the_drawing_for_others(
    picture: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.replies.pictures.draw", draw := Draw())
    pictures = Pictures()
    gives_up, waits = picture(pictures), picture(pictures)
    await asyncio.sleep(0.01)
    gives_up.cancel()
    assert await waits
    assert len(draw.threads) == 1


async def test_a_drawing_that_fails_is_tried_anew_at_the_next_request(
    picture: Ask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.replies.pictures.draw", Draw(fails=1))
    pictures = Pictures()
    assert await picture(pictures) is None
    assert "the chart could not be drawn" in caplog.text
    assert await picture(pictures)


async def test_a_drawing_that_fails_fails_for_everyone_who_waits_for_it(
    picture: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.replies.pictures.draw", Draw(fails=1))
    pictures = Pictures()
    assert await asyncio.gather(picture(pictures), picture(pictures)) == [None, None]
    assert await picture(pictures)


async def test_the_chart_is_a_png_with_the_figures_in_its_alt_text(picture: Ask) -> None:
    file = await picture(Pictures())
    assert file
    assert file.filename == "trend.png"
    png = file.fp.read()
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert len(png) < 200_000
    assert file.description
    assert file.description.startswith("Bar chart. The rate fell in every period, from 7.97% to 3.41%")
    for rate in ("7.97%", "6.20%", "5.96%", "3.41%", "approximate"):
        assert rate in file.description
    assert not set("*`[]") & set(file.description)


async def test_the_alt_text_of_a_long_table_is_cut_to_what_discord_takes(
    data: Data, english: Language
) -> None:
    file = await _trend(Pictures(), crowded(data), english)
    assert file
    assert file.description
    assert len(file.description) == 1024
    assert file.description.endswith("…")
