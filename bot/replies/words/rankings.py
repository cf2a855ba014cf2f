"""The highest and lowest of a measure in words."""

from __future__ import annotations

from bot.answers.answer import RankingAnswer
from bot.figures.found import Found
from bot.replies import sentences
from bot.replies.wording import Wording
from bot.replies.writer import Writer

_SHOWN = 4
"""Ranks that are shown at once."""
_LISTED = 60
"""Ranks that are listed at all."""


def ranking_words(answer: RankingAnswer, w: Writer) -> Wording:
    """Who or when it was, with the figure, then the next ones."""
    _ = w.language.gettext
    if answer.changes:
        return _changes(answer, w)
    ranked = answer.ranked[:_LISTED]
    winners = ranked[: min(answer.winners, _SHOWN)]
    told = "; ".join(_winner(found, w) for found in winners)
    sentence = _("highest: {figures}") if answer.query.highest else _("lowest: {figures}")
    lines: list[str] = []
    if answer.winners > 1:
        lines.append(
            _("These {count} can't be told apart: they are equal, or known only within ranges.").format(
                count=w.language.number(answer.winners)
            )
        )
    rows = [f"{rank}. {sentences.row(w, found)}" for rank, found in enumerate(ranked, 1)]
    if answer.are_unlike and len(rows) > _SHOWN:
        lines.append(_("The periods aren't equally long, so their counts are no trend."))
    shown = _SHOWN - len(lines)
    lines += rows[:shown]
    if answer.left_out:
        left_out = w.language.ngettext(
            "For {count} more nothing is known as of that day.",
            "For {count} more nothing is known as of that day.",
            answer.left_out,
        )
        lines.append(left_out.format(count=w.language.number(answer.left_out)))
    basis = sentences.basis_words(w, ranked[0].figure)
    return Wording(
        sentence.format(figures=told), tuple(lines), tuple(rows[shown:]), basis=w.language.capital(basis)
    )


def _winner(found: Found, w: Writer) -> str:
    _, figure = w.language.gettext, found.figure
    text, when = sentences.headline(w, found.figures), w.when(figure)
    return text if when in text or w.day(figure) in text else _("{text}, {when}").format(text=text, when=when)


def _changes(answer: RankingAnswer, w: Writer) -> Wording:
    """Between which two neighbours the measure changed most."""
    _ = w.language.gettext
    told = [
        _("{difference}, {first} to {second}").format(
            difference=sentences.difference(w, change),
            first=w.when(change.parts[0]),
            second=w.when(change.parts[1]),
        )
        for change in answer.changes[:_LISTED]
    ]
    sentence = _("largest change: {figures}") if answer.query.highest else _("smallest change: {figures}")
    rows = [f"{rank}. {w.language.capital(text)}" for rank, text in enumerate(told, 1)]
    basis = sentences.basis_words(w, answer.changes[0])
    return Wording(
        sentence.format(figures=told[0]),
        tuple(rows[1:_SHOWN]),
        tuple(rows[_SHOWN:]),
        basis=w.language.capital(basis),
    )
