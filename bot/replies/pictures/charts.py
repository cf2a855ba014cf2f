"""The chart that belongs to an answer."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answers.answer import (
    Answer,
    CombinedAnswer,
    PartsAnswer,
    PlacesAnswer,
    RankingAnswer,
    SeriesAnswer,
    ValueAnswer,
)
from bot.answers.over_time import answer_ranking
from bot.answers.queries import PLAIN, By, Parts, Ranking
from bot.figures.figure import Operation
from bot.figures.timeline import days_of
from bot.replies.chart_cache import Chart
from bot.replies.pictures import beside, over_time
from bot.replies.pictures.captions import alt_text
from bot.replies.pictures.columns import draw_columns
from bot.replies.pictures.drawing import Drawing, Form
from bot.replies.pictures.rows import draw_rows
from bot.replies.pictures.style import Canvas
from bot.replies.words.answers import word
from bot.replies.words.series import is_side_by_side
from bot.replies.writer import Writer


def chart_of(answer: Answer, w: Writer) -> Chart | None:
    """The chart of an answer, not yet drawn; None where it has none.

    A measure is drawn where measures.toml names a `series` for it; two figures are drawn wherever they are
    compared.
    """
    if isinstance(answer, PlacesAnswer) and isinstance(answer.query, Parts):
        # of an overview of places, their ranking as of one day
        ranking = answer_ranking(Ranking(answer.query.operand, By.PLACE), w.data.table)
        answer = ranking if isinstance(ranking, RankingAnswer) else answer
    drawing = _drawing(answer, w)
    if drawing is None:
        return None
    finding = word(answer, PLAIN, w).headline
    return Chart(answer.main, Draw(drawing), alt_text(finding, drawing, w))


def _drawing(answer: Answer, w: Writer) -> Drawing | None:
    if isinstance(answer, CombinedAnswer):
        return beside.combined_drawing(answer, w)
    if not answer.main or not w.measure(answer.main).series:
        return None
    match answer:
        case SeriesAnswer() if is_side_by_side(answer):
            return beside.ranked_drawing(answer.items, answer.sources, w)
        case SeriesAnswer():
            return over_time.series_drawing(answer, w)
        case RankingAnswer(query=Ranking(by=By.PERIOD)):
            return over_time.highest_drawing(answer, w)
        case RankingAnswer():
            return beside.ranked_drawing(answer.ranked, answer.sources, w, answer.winners)
        case PartsAnswer():
            return beside.parts_drawing(answer, w)
        case ValueAnswer(found=found) if answer.query.operation is Operation.VALUE:
            if days_of(found.figure_operand, w.data.table):
                return over_time.days_drawing(answer, w)
            # A single period is told with the one before it, and not drawn.
            return over_time.totals_drawing(answer, w) if found.operand.upto else None
        case _:
            return None


@dataclass(frozen=True)
class Draw:
    """Draws a picture when it is called; equal drawings give equal bytes."""

    drawing: Drawing

    def __call__(self) -> bytes:
        """The bytes of a PNG."""
        return canvas_of(self.drawing).png()


def canvas_of(drawing: Drawing) -> Canvas:
    """The picture with all that stands on it; rows where the words don't fit beside each other."""
    canvas = Canvas.blank(drawing.title, drawing.subtitles, drawing.notes)
    if drawing.form is Form.ROWS or not draw_columns(drawing, canvas):
        draw_rows(drawing, canvas)
    return canvas
