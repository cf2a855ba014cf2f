"""The chart that belongs to an answer."""

from __future__ import annotations

from bot.answers.answer import Answer
from bot.data.loading import Data
from bot.replies.chart import Chart
from bot.replies.voice import Voice


def chart_of(answer: Answer, data: Data, voice: Voice) -> Chart | None:  # noqa: ARG001  not drawn yet
    """The chart of an answer, not yet drawn; None where it has none."""
    return None
