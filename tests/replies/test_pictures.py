from __future__ import annotations

import asyncio
import io
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import discord
import numpy as np
import pytest
from PIL import Image, ImageColor

from bot.core.answers import answer
from bot.core.cells import PrintedRate
from bot.core.data import Data
from bot.core.language import Language
from bot.core.problems import Problem
from bot.core.queries import Closed, Outcomes, Query, Rate, Trend
from bot.core.spans import Span
from bot.core.table import Table
from bot.replies import charts
from bot.replies.cards import INNER, OUTLINE, SOLID
from bot.replies.funnel import Stage, draw_funnel
from bot.replies.pictures import Pictures, chart_of
from bot.replies.reply import Place, Replier
from bot.replies.voice import Voice
from bot.replies.words import word
from tests.conftest import crowded

TABLE = Span(date(2011, 11, 17), date(2012, 7, 20))


@pytest.fixture
def picture(data: Data, english: Language) -> Callable[[Pictures], asyncio.Task[discord.File | None]]:
    """Asks for the chart of the real data."""
    return lambda pictures: asyncio.create_task(_trend(pictures, data, english))


async def _trend(pictures: Pictures, data: Data, language: Language) -> discord.File | None:
    return await _chart(Trend(), pictures, data, language)


async def _chart(query: Query, pictures: Pictures, data: Data, language: Language) -> discord.File | None:
    result = answer(query, data, language.code)
    assert not isinstance(result, Problem)
    chart = chart_of(result, word(result, Voice.about(TABLE, language, "!")), language)
    assert chart
    return await pictures.picture(chart, language)


class Draw:
    """Stands in front of the real drawing, and counts."""

    def __init__(self, *, fails: int = 0) -> None:
        self.threads: list[threading.Thread] = []
        self.fails = fails
        self.most_at_once = 0
        self._running = 0

    def stand_in(self, *_: object) -> bytes:
        """Counts without drawing."""
        return self._count()

    def __call__(self, *content: object) -> bytes:
        self._count()
        return charts.draw(*content)  # pyright: ignore[reportArgumentType]  passed on as it came

    def _count(self) -> bytes:
        self.threads.append(threading.current_thread())
        self._running += 1
        self.most_at_once = max(self.most_at_once, self._running)
        time.sleep(0.02)  # long enough for a second request to come
        self._running -= 1
        if len(self.threads) <= self.fails:
            raise MemoryError
        return b"a picture"


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
    draw = Draw()
    for name in ("draw", "draw_funnel"):
        monkeypatch.setattr(f"bot.replies.pictures.{name}", draw.stand_in)
    pictures = Pictures()
    queries = (Trend(), Closed(), Outcomes())
    asked = [
        _chart(query, pictures, data, language)
        for _ in range(100)
        for language in languages.values()
        for query in queries
    ]
    files = await asyncio.gather(*asked)
    assert all(files)
    assert {file.filename for file in files if file} == {"trend.png", "funnel.png"}
    assert len(draw.threads) == 2 * len(languages) > 2
    assert draw.most_at_once == 1


async def test_a_crowd_that_tries_again_after_a_failure_waits_for_one_new_drawing(
    data: Data, english: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.replies.pictures.draw", draw := Draw(fails=1))
    pictures = Pictures()

    async def insist() -> discord.File | None:
        return await _trend(pictures, data, english) or await _trend(pictures, data, english)

    files = await asyncio.gather(*(insist() for _ in range(50)))
    assert all(files)
    assert len(draw.threads) == 2
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
    data: Data, languages: Mapping[str, Language]
) -> None:
    *rows, last = crowded(data).table.rows
    table = Table((*rows, last.model_copy(update={"rate_printed": PrintedRate(0.02, 2)})))
    file = await _trend(Pictures(), replace(data, table=table), languages["es"])
    assert file
    assert file.description
    assert len(file.description) == 1024
    assert file.description.endswith("…")


FUNNEL = {
    "en": (
        "Bar chart. From reviewed to closed: cases of people not in detention, by May 29, 2012: "
        "232,181 cases reviewed, 20,608 of these found provisionally eligible, 12,247 of these still "
        "pending, 3,998 declined by the person, 4,363 closed."
    ),
    "es": (
        "Gráfica de barras. De revisados a cerrados: casos de personas no detenidas, hasta el 29 may 2012: "
        "232,181 casos revisados, 20,608 de estos, provisionalmente elegibles, 12,247 de estos, todavía "
        "pendientes, 3,998 rechazados por la persona, 4,363 cerrados."
    ),
}


@pytest.mark.parametrize("code", FUNNEL)
async def test_the_funnel_is_a_png_with_its_own_figures_in_its_alt_text(
    data: Data, languages: Mapping[str, Language], code: str
) -> None:
    file = await _chart(Closed(), Pictures(), data, languages[code])
    assert file
    assert file.filename == "funnel.png"
    assert (png := file.fp.read()).startswith(b"\x89PNG\r\n\x1a\n")
    assert len(png) < 100_000
    assert file.description == FUNNEL[code]


async def test_all_that_is_answered_with_the_funnel_shares_one_drawing(
    data: Data, english: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[tuple[object, ...]] = []

    def draw(*content: object) -> bytes:
        drawn.append(content)
        return b"a picture"

    monkeypatch.setattr("bot.replies.pictures.draw_funnel", draw)
    pictures = Pictures()
    queries = (Closed(), Closed(date(2012, 5, 29)), Outcomes())
    files = [await _chart(query, pictures, data, english) for query in queries]
    assert [file and file.fp.read() for file in files] == [b"a picture"] * 3
    assert len(drawn) == 1


async def test_only_a_chart_that_has_to_be_drawn_first_puts_a_reply_off(
    data: Data, english: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_off: list[Query] = []

    def draw(*_: object) -> bytes:
        return b"a picture"

    async def ask(replier: Replier, place: Place, *queries: Query) -> None:
        for query in queries:

            async def wait(query: Query = query) -> None:
                put_off.append(query)

            await replier.reply(query, Voice.about(TABLE, english, "/"), 7, place, put_off=wait)

    monkeypatch.setattr("bot.replies.pictures.draw_funnel", draw)
    replier = Replier(data, {})
    await ask(replier, Place(files=False), Trend())
    await ask(replier, Place(), Rate(TABLE), Closed(date(2011, 1, 1)))  # before there were any figures
    assert put_off == []
    await ask(replier, Place(), Outcomes(), Closed(), Closed())
    assert put_off == [Outcomes()]
    without = replace(data, closures=replace(data.closures, fates=None))
    await ask(Replier(without, {}), Place(), Closed())
    assert put_off == [Outcomes()]


def test_a_funnel_of_any_words_is_drawn() -> None:
    many = [Stage(f"part {at} " * 30, 100 - at, f"{at:,}", final=False) for at in range(9)]
    for stages in (many, [Stage("nothing", 0, "0", final=True)]):
        assert draw_funnel(stages, "Title " * 60, ["Note " * 60]).startswith(b"\x89PNG")


def test_a_bar_of_a_funnel_is_as_wide_as_its_share_of_the_widest() -> None:
    stages = [Stage("all", 100, "100", final=False), Stage("half", 50, "50", final=True)]
    image = Image.open(io.BytesIO(draw_funnel(stages, "", []))).convert("RGB")
    solid = np.abs(np.asarray(image).astype(int) - ImageColor.getrgb(SOLID)).max(axis=2) < 16
    bars = solid.sum(axis=1)
    assert np.bincount(bars[bars > INNER / 4]).argmax() == pytest.approx(INNER / 2, abs=OUTLINE)
