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
        self._kept: dict[Callable[[], bytes], bytes] = {}
        self._drawing = asyncio.Lock()

    def is_ready(self, chart: Chart) -> bool:
        """Whether a chart has been drawn."""
        return chart.draw in self._kept

    async def picture(self, chart: Chart) -> discord.File | None:
        """The chart as an attachment with its alt text; None where it can't be drawn."""
        try:
            png = self._kept.get(chart.draw) or await self._drawn(chart.draw)
        except Exception:  # the figures go out in words, whatever is wrong with the drawing
            log.exception("the chart could not be drawn")
            return None
        return discord.File(io.BytesIO(png), chart.file, description=chart.alt_text)

    async def _drawn(self, draw: Callable[[], bytes]) -> bytes:
        # Each drawing keeps a core busy, and matplotlib isn't made for several threads at once.
        async with self._drawing:
            if draw not in self._kept:  # whoever waited for the same drawing finds it
                self._kept[draw] = await asyncio.to_thread(draw)
                while len(self._kept) > _KEPT:
                    del self._kept[next(iter(self._kept))]
            return self._kept[draw]
