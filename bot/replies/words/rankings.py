"""The highest and lowest of a measure in words."""

from __future__ import annotations

from bot.answers.answer import RankingAnswer
from bot.replies import sentences
from bot.replies.wording import Wording
from bot.replies.writer import Writer, joined

_SHOWN = 4
"""Ranks that are shown at once."""
_LISTED = 60
"""Ranks that are listed at all."""


def ranking_words(answer: RankingAnswer, w: Writer) -> Wording:
    """Who or when it was, with the figure, then the next ones."""
    if answer.changes:
        return _changes(answer, w)
    ranked = answer.ranked[:_LISTED]
    winners: list[str] = []
    for found in ranked[: min(answer.winners, _SHOWN)]:
        text, when = sentences.headline(w, *found.figures), w.when(found.figure)
        winners.append(text if when in text or w.day(found.figure) in text else joined(text, when))
    figures = "; ".join(winners)
    if answer.query.highest:
        headline = w.tell("highest: {figures}", figures=figures)
    else:
        headline = w.tell("lowest: {figures}", figures=figures)
    lines: list[str] = []
    if answer.winners > 1:
        lines.append(
            w.tell(
                "These {count} can't be told apart: they are equal, or known only within ranges.",
                count=w.language.number(answer.winners),
            )
        )
    rows = _numbered([sentences.row(w, found, counts=at < answer.winners) for at, found in enumerate(ranked)])
    if answer.lead:
        rows[0] = joined(rows[0], w.tell("{lead} than the next", lead=sentences.difference(w, answer.lead)))
    if answer.are_unlike and len(rows) > _SHOWN:
        lines.append(w.tell("The periods aren't equally long, so their counts are no trend."))
    lines += rows
    if answer.left_out:
        # Below all ranks: above them it would take the place of one.
        lines.append(
            w.tell_count(
                "{count} more has no figure for that day.",
                "{count} more have no figure for that day.",
                answer.left_out,
            )
        )
    return Wording(headline, tuple(lines), basis=sentences.basis(w, ranked[0].figure))


def _changes(answer: RankingAnswer, w: Writer) -> Wording:
    """Between which two neighbours the measure changed most."""
    told = [sentences.step(w, change) for change in answer.changes[:_LISTED]]
    if answer.query.highest:
        headline = w.tell("largest change: {figures}", figures=told[0])
    else:
        headline = w.tell("smallest change: {figures}", figures=told[0])
    rows = _numbered([w.language.capital(text) for text in told])
    basis = sentences.basis(w, answer.changes[0])
    return Wording(headline, tuple(rows[1:]), basis=basis)


def _numbered(rows: list[str]) -> list[str]:
    return [f"{rank}. {row}" for rank, row in enumerate(rows, 1)]
