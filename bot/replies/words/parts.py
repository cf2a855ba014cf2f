"""A measure by group in words, and how much of a change the mix of the groups explains."""

from __future__ import annotations

from bot.answers.answer import PartsAnswer, PartsRow
from bot.figures.decomposition import Effects
from bot.figures.figure import Figure
from bot.replies import numbers, sentences
from bot.replies.wording import Wording
from bot.replies.writer import Writer

_SHOWN = 3
"""Periods that are shown at once: the last ones."""


def parts_words(answer: PartsAnswer, w: Writer) -> Wording:
    """The groups beside each other: in all first, then period by period, then what the mix explains."""
    periods = [_row(row, w) for row in answer.periods]
    told = {row.span for row in answer.periods}
    totals = [_row(row, w) for row in answer.totals if row.span not in told]
    unknown = [w.tell("{span}: not known by group", span=w.span(span)) for span in answer.unknown]
    effects = [_effect(effects, w) for effects in answer.effects]
    is_change = answer.query.operand.span is not None and bool(effects)
    lines = [*([] if is_change else effects[-1:]), *sentences.listed(periods[-_SHOWN:])]
    more = sentences.listed([*periods[:-_SHOWN], *unknown])
    if totals:
        more += [w.tell("Running totals:"), *sentences.listed(totals)]
    if effects:
        more += [
            *effects[:-1],
            w.tell(
                "From the mix: the change of each group's part of the whole, times the mean of its two "
                "percentages, added up. From inside: the change of its percentage, times the mean of its two "
                "parts (Kitagawa, 1955). This is the bot's own computation."
            ),
        ]
    figures = [found.figure for row in (*answer.periods, *answer.totals) for found in row.groups]
    basis = sentences.common_basis(w, figures, w.tell("partly published, partly derived or approximate"))
    headline = effects[-1] if is_change else _headline(answer, w)
    return Wording(headline, tuple(lines), tuple(more), basis=basis)


def _headline(answer: PartsAnswer, w: Writer) -> str:
    """The groups at the end of the count, or in the last period of which they are known."""
    row = (answer.totals or answer.periods)[-1]
    figure = _timed(row)
    groups = "; ".join(f"{w.whose(found.figure)} {w.value(*found.figures)}" for found in row.groups)
    return f"{w.label(figure.measure)}, {w.when(figure)}: {groups}"


def _timed(row: PartsRow) -> Figure:
    """The figure whose date is given for the groups: that of all together, or one of theirs."""
    return (row.whole or row.groups[0]).figure


def _row(row: PartsRow, w: Writer) -> str:
    """Mar 6 – Apr 16, 2012: people not in detention **about 9.0%** (68.6% of all), ..."""
    shares = {figure.group: w.value(figure) for figure in row.shares}
    groups: list[str] = []
    for found in row.groups:
        group = f"{w.whose(found.figure)} {w.bold(*found.figures)}"
        share = shares.get(found.figure.group)
        groups.append(w.tell("{group} ({share} of all)", group=group, share=share) if share else group)
    return f"{w.language.capital(w.when(_timed(row)))}: {'; '.join(groups)}"


def _effect(effects: Effects, w: Writer) -> str:
    """How much of a change comes from the mix, and how much from the shares inside the groups."""
    parts = effects.difference, effects.mix, effects.rate
    is_one_way = len({bound < 0 for part in parts for bound in part.bounds}) == 1
    digits = numbers.points if is_one_way else numbers.all_digits
    points, mix, rate = (digits(figure, w.language) for figure in parts)
    told = {
        "points": points,
        "mix": f"**{mix}**",
        "rate": f"**{rate}**",
        "first": w.span(effects.first),
        "second": w.span(effects.second),
    }
    if not is_one_way:
        return w.tell(
            "From {first} to {second}: {points} percentage points, {mix} from the mix of the groups, "
            "{rate} from inside them.",
            **told,
        )
    if effects.difference.value < 0:
        return w.tell(
            "Of the fall of {points} percentage points from {first} to {second}, {mix} came from the mix "
            "of the groups, and {rate} from changes inside them.",
            **told,
        )
    return w.tell(
        "Of the rise of {points} percentage points from {first} to {second}, {mix} came from the mix "
        "of the groups, and {rate} from changes inside them.",
        **told,
    )
