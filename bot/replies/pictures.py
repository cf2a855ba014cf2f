"""The charts: drawn once each and language, off the event loop, one at a time, and kept."""

from __future__ import annotations

import asyncio
import io
import logging
from collections.abc import Callable
from dataclasses import dataclass, field

import discord

from bot.core.answers import Answer, ClosedAnswer, OutcomesAnswer, TrendAnswer
from bot.core.closures import Fates
from bot.core.figures import Basis
from bot.core.language import Language
from bot.replies import numbers
from bot.replies.charts import Bar, ChartText, draw
from bot.replies.funnel import Stage, draw_funnel
from bot.replies.terminal import without_markdown
from bot.replies.wording import Wording

log = logging.getLogger(__name__)

_ALT_TEXT = 1024
"""Letters that Discord takes in the description of a file."""


@dataclass(frozen=True)
class Chart:
    """A chart that belongs to an answer.

    Args:
        name: of its file, without the ending.
        draw: draws it.
        alt_text: the same figures for whoever can't see it.
    """

    name: str
    draw: Callable[[], bytes]
    alt_text: str


@dataclass
class Pictures:
    """Keeps each chart as the bytes of a PNG."""

    _kept: dict[tuple[str, str], asyncio.Task[bytes]] = field(
        default_factory=dict[tuple[str, str], asyncio.Task[bytes]]
    )
    _drawing: asyncio.Lock = field(default_factory=asyncio.Lock)

    def is_ready(self, chart: Chart, language: Language) -> bool:
        """Whether a chart has been drawn in a language."""
        task = self._kept.get((chart.name, language.code))
        return task is not None and task.done()

    async def picture(self, chart: Chart, language: Language) -> discord.File | None:
        """The chart as an attachment with its alt text; None where it can't be drawn."""
        key = chart.name, language.code
        task = self._kept.get(key)
        if task is None:
            # Whoever comes while it is being drawn waits for the same drawing.
            task = self._kept[key] = asyncio.create_task(self._draw(chart.draw))
        try:
            png = await asyncio.shield(task)
        except Exception:  # the figures go out in words, whatever is wrong with the drawing
            log.exception("the chart could not be drawn")
            if self._kept.get(key) is task:  # whoever else waited for it may have started another already
                del self._kept[key]
            return None
        return discord.File(io.BytesIO(png), f"{chart.name}.png", description=chart.alt_text)

    async def _draw(self, drawing: Callable[[], bytes]) -> bytes:
        # Each drawing keeps a core busy, and matplotlib isn't made for several threads at once.
        async with self._drawing:
            return await asyncio.to_thread(drawing)


def chart_of(answer: Answer, wording: Wording, language: Language) -> Chart | None:
    """The chart that belongs to an answer, not yet drawn."""
    match answer:
        case TrendAnswer():
            bars, text = _trend(answer, language)
            words = " ".join([wording.headline, *wording.lines])
            return Chart("trend", lambda: draw(bars, text), _alt_text(words, language))
        case ClosedAnswer(fates=Fates() as fates) | OutcomesAnswer(fates=fates):
            stages, title, notes = _funnel(fates, language)
            words = f"{title}: {', '.join(f'{stage.text} {stage.label}' for stage in stages)}."
            return Chart("funnel", lambda: draw_funnel(stages, title, notes), _alt_text(words, language))
        case _:
            return None


def _trend(answer: TrendAnswer, language: Language) -> tuple[list[Bar], ChartText]:
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


def _funnel(fates: Fates, language: Language) -> tuple[list[Stage], str, list[str]]:
    _ = language.gettext
    stages = [
        Stage(label, int(figure.value), numbers.count(figure, language), figure is fates.closed)
        for figure, label in (
            (fates.reviewed, _("cases reviewed")),
            (fates.eligible, _("of these found provisionally eligible")),
            (fates.pending, _("of these still pending")),
            (fates.declined, _("declined by the person")),
            (fates.closed, _("closed")),
        )
    ]
    title = _("From reviewed to closed: cases of people not in detention, by {day}").format(
        day=language.day(fates.eligible.as_of)
    )
    return stages, title, [_("Source: ICE's figures as reported; the reply lists the pages")]


def _alt_text(words: str, language: Language) -> str:
    _ = language.gettext
    text = _("Bar chart. {words}").format(words=without_markdown(words))
    return text if len(text) <= _ALT_TEXT else text[: _ALT_TEXT - 1] + "…"
