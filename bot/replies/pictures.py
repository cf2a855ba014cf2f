"""The chart of a trend: drawn once a language, off the event loop, one at a time, and kept."""

from __future__ import annotations

import asyncio
import io
import logging
from dataclasses import dataclass, field

import discord

from bot.core.answers import TrendAnswer
from bot.core.figures import Basis
from bot.core.language import Language
from bot.replies import numbers
from bot.replies.charts import Bar, ChartText, draw
from bot.replies.terminal import without_markdown
from bot.replies.words import Wording

log = logging.getLogger(__name__)

_ALT_TEXT = 1024
"""Letters that Discord takes in the description of a file."""


@dataclass
class Pictures:
    """Keeps each chart as the bytes of a PNG."""

    _kept: dict[str, asyncio.Task[bytes]] = field(default_factory=dict[str, asyncio.Task[bytes]])
    _drawing: asyncio.Lock = field(default_factory=asyncio.Lock)

    def has_trend(self, language: Language) -> bool:
        """Whether the chart in a language has been drawn."""
        task = self._kept.get(language.code)
        return task is not None and task.done()

    async def trend(self, answer: TrendAnswer, wording: Wording, language: Language) -> discord.File | None:
        """The chart as an attachment with the same figures in its alt text; None where it can't be drawn."""
        task = self._kept.get(language.code)
        if task is None:
            # Whoever comes while it is being drawn waits for the same drawing.
            task = asyncio.create_task(self._draw(*_content(answer, language)))
            self._kept[language.code] = task
        try:
            png = await asyncio.shield(task)
        except Exception:  # the figures go out in words, whatever is wrong with the drawing
            log.exception("the chart could not be drawn")
            self._kept.pop(language.code, None)  # whoever else waited for it may have been quicker
            return None
        return discord.File(io.BytesIO(png), "trend.png", description=_alt_text(wording, language))

    async def _draw(self, bars: list[Bar], text: ChartText) -> bytes:
        # Each drawing keeps a core busy, and matplotlib isn't made for several threads at once.
        async with self._drawing:
            return await asyncio.to_thread(draw, bars, text)


def _content(answer: TrendAnswer, language: Language) -> tuple[list[Bar], ChartText]:
    _ = language.gettext
    bars = [
        Bar(
            language.span(period.span),
            period.rate.value,
            numbers.percent(period.rate, language),
            Basis.APPROXIMATE in (period.rate.basis, period.reviewed.basis),
        )
        for period in answer.periods
    ]
    return bars, ChartText(
        title=_("Cases found provisionally eligible for administrative closure, of those reviewed"),
        note=_("Striped: the counts behind it are approximate"),
        source=_("Source: ICE's figures as reported; the reply lists the pages"),
    )


def _alt_text(wording: Wording, language: Language) -> str:
    _ = language.gettext
    words = [wording.headline, *wording.lines]
    text = _("Bar chart. {words}").format(words=without_markdown(" ".join(words)))
    return text if len(text) <= _ALT_TEXT else text[: _ALT_TEXT - 1] + "…"
