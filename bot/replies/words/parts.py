"""A measure parted by group in words, and how much of a change the mix of the groups explains."""

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
    _ = w.language.gettext
    periods = [_row(row, w) for row in answer.periods]
    told = {row.span for row in answer.periods}
    totals = [_row(row, w) for row in answer.totals if row.span not in told]
    unknown = [_("{span}: not known by group").format(span=w.span(span)) for span in answer.unknown]
    effects = [_effect(effects, w) for effects in answer.effects]
    lines = [*effects[-1:], *sentences.listed(periods[-_SHOWN:])]
    more = [*sentences.listed([*periods[:-_SHOWN], *unknown])]
    if totals:
        more += [_("Running totals:"), *sentences.listed(totals)]
    if effects:
        more += [*effects[:-1], meaning_of_effects(w)]
    figures = [found.figure for row in (*answer.periods, *answer.totals) for found in row.groups]
    words = {sentences.basis_words(w, figure) for figure in figures}
    basis = words.pop() if len(words) == 1 else _("partly published, partly derived or approximate")
    return Wording(_headline(answer, w), tuple(lines), tuple(more), basis=w.language.capital(basis))


def _headline(answer: PartsAnswer, w: Writer) -> str:
    """The groups at the end of the count, or in the last period of which they are known."""
    _ = w.language.gettext
    row = (answer.totals or answer.periods)[-1]
    figure = _whole(row)
    groups = "; ".join(
        _("{whose} {value}").format(value=w.either(map(w.value, found.figures)), whose=w.whose(found.figure))
        for found in row.groups
    )
    return _("{label}, {when}: {groups}").format(
        label=w.label(figure.measure), when=w.when(figure), groups=groups
    )


def _whole(row: PartsRow) -> Figure:
    """What tells when the groups are known: the figure of all together, or that of one of them."""
    return (row.whole or row.groups[0]).figure


def _row(row: PartsRow, w: Writer) -> str:
    """Mar 6 – Apr 16, 2012: people not in detention **about 9.0%** (68.6% of all), ..."""
    _ = w.language.gettext
    shares = {figure.group or figure.place: figure for figure in row.shares}
    groups: list[str] = []
    for found in row.groups:
        figure = found.figure
        values = {"whose": w.whose(figure), "value": w.bold(found.figures)}
        share = shares.get(figure.group or figure.place)
        sentence = _("{whose} {value} ({share} of all)") if share else _("{whose} {value}")
        groups.append(sentence.format(share=w.value(share) if share else "", **values))
    return _("{what}: {value}").format(what=w.language.capital(w.when(_whole(row))), value="; ".join(groups))


def _effect(effects: Effects, w: Writer) -> str:
    """How much of a change comes from the mix, and how much from the shares inside the groups."""
    _ = w.language.gettext
    return _(
        "From {first} to {second}: {points} percentage points, {mix} from the mix of the groups, "
        "{rate} from inside them."
    ).format(
        first=w.span(effects.first),
        second=w.span(effects.second),
        points=numbers.signed_points(effects.difference, w.language),
        mix=f"**{numbers.signed_points(effects.mix, w.language)}**",
        rate=f"**{numbers.signed_points(effects.rate, w.language)}**",
    )


def meaning_of_effects(w: Writer) -> str:
    """What the two effects mean, and whose computation it is."""
    _ = w.language.gettext
    return _(
        "From the mix: the change of each group's part of the whole, times the mean of its two percentages, "
        "added up. From inside: the change of its percentage, times the mean of its two parts (Kitagawa, "
        "1955). This is the bot's own computation."
    )
