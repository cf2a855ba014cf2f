from __future__ import annotations

import asyncio
import threading
import time

import pytest

from bot.replies import chart_cache as module
from bot.replies.chart_cache import Chart, ChartCache


class Draw:
    """Stands in for a drawing, and counts."""

    running = 0
    most_at_once = 0

    def __init__(self, *, fails: int = 0) -> None:
        self.threads: list[threading.Thread] = []
        self.fails = fails

    def __call__(self) -> bytes:
        Draw.running += 1
        Draw.most_at_once = max(Draw.most_at_once, Draw.running)
        self.threads.append(threading.current_thread())
        time.sleep(0.02)  # long enough for a second request to come
        Draw.running -= 1
        if len(self.threads) <= self.fails:
            raise MemoryError
        return b"a picture"


def chart(draw: Draw) -> Chart:
    return Chart("rate", draw, "It fell.")


async def test_a_chart_is_drawn_once_outside_the_event_loop_for_all_who_ask_at_the_same_time() -> None:
    pictures, draw = ChartCache(), Draw()
    assert not pictures.is_ready(chart(draw))
    files = await asyncio.gather(*(pictures.picture(chart(draw)) for _ in range(5)))
    assert pictures.is_ready(chart(draw))
    assert [thread is threading.main_thread() for thread in draw.threads] == [False]
    for file in files:
        assert file
        assert (file.filename, file.description, file.fp.read()) == ("rate.png", "It fell.", b"a picture")


async def test_charts_are_drawn_one_at_a_time() -> None:
    pictures, Draw.most_at_once = ChartCache(), 0
    await asyncio.gather(*(pictures.picture(chart(Draw())) for _ in range(4)))
    assert Draw.most_at_once == 1


async def test_a_chart_that_could_not_be_drawn_is_left_out_and_tried_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    pictures, draw = ChartCache(), Draw(fails=1)
    assert await pictures.picture(chart(draw)) is None
    assert "the chart could not be drawn" in caplog.text
    assert await pictures.picture(chart(draw))


async def test_only_so_many_charts_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_KEPT", 2)
    pictures, draws = ChartCache(), [Draw() for _ in range(3)]
    for draw in draws:
        await pictures.picture(chart(draw))
    assert [pictures.is_ready(chart(draw)) for draw in draws] == [False, True, True]
