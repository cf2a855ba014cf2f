"""Charts: drawn once each, off the event loop, one at a time, and kept."""

from __future__ import annotations

import asyncio
import io
import logging
from collections.abc import Callable
from dataclasses import dataclass

import discord

log = logging.getLogger(__name__)

_KEPT = 500
"""Charts that are kept, about 20 kB each."""


@dataclass(frozen=True)
class Chart:
    """A chart that belongs to an answer.

    Args:
        name: of its file, without the ending.
        draw: draws it, as the bytes of a PNG; equal ones draw equal pictures, so that one of them is enough.
        alt_text: the finding, for whoever can't see it; at most 1,024 letters.
    """

    name: str
    draw: Callable[[], bytes]
    alt_text: str

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.name}.png"


class ChartCache:
    """Keeps each chart as the bytes of a PNG."""

    def __init__(self) -> None:
        self._kept: dict[Callable[[], bytes], asyncio.Task[bytes]] = {}
        self._drawing = asyncio.Lock()

    def is_ready(self, chart: Chart) -> bool:
        """Whether a chart has been drawn."""
        task = self._kept.get(chart.draw)
        return task is not None and task.done()

    async def picture(self, chart: Chart) -> discord.File | None:
        """The chart as an attachment with its alt text; None where it can't be drawn."""
        key = chart.draw
        task = self._kept.get(key)
        if task is None:
            # Whoever comes while it is being drawn waits for the same drawing.
            task = self._kept[key] = asyncio.create_task(self._draw(key))
            while len(self._kept) > _KEPT:
                del self._kept[next(iter(self._kept))]
        try:
            png = await asyncio.shield(task)
        except Exception:  # the figures go out in words, whatever is wrong with the drawing
            log.exception("the chart could not be drawn")
            if self._kept.get(key) is task:  # whoever else waited for it may have started another already
                del self._kept[key]
            return None
        return discord.File(io.BytesIO(png), chart.file, description=chart.alt_text)

    async def _draw(self, draw: Callable[[], bytes]) -> bytes:
        # Each drawing keeps a core busy, and matplotlib isn't made for several threads at once.
        async with self._drawing:
            return await asyncio.to_thread(draw)
