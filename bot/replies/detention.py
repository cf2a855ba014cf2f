"""Detained and other people's cases, in words."""

from __future__ import annotations

from bot.core.decomposition import Effects, Split
from bot.core.detention import DetainedAnswer
from bot.core.language import Language
from bot.replies import numbers
from bot.replies.wording import Wording


def detained_words(answer: DetainedAnswer, language: Language) -> Wording:
    """The two groups, period by period, and what their mix explains."""
    _ = language.gettext
    detention = answer.detention
    lines = [_period(split, language) for split in detention.periods]
    lines += [
        _("• {span}: not known who was in detention.").format(span=language.span(span))
        for span in answer.unknown
    ]
    lines.append(_("Running totals at each release:"))
    lines += [_total(split, language) for split in detention.totals]
    if detention.effects:
        lines.append(_("How much of the change of the rate the mix explains:"))
        lines += [effect_line(effects, language) for effects in detention.effects]
        lines.append(meaning_of_effects(language))
    last = detention.totals[-1]
    caution = _(
        "Eligible means provisionally eligible: not closed, not approved. Both groups' cases were part of "
        "the same review. Figures of {year}, not of today."
    ).format(year=last.all.span.end.year)
    basis = _(
        "The first rate and the later releases are published. The rest is derived from them, or approximate "
        "where it rests on the first split, which is worked back from that rate."
    )
    return Wording(_("Detained people's cases, and the others"), tuple(lines), basis, caution)


def _period(split: Split, language: Language) -> str:
    _ = language.gettext
    return _(
        "• {span}: {rate} found eligible among people not in detention; people in detention were {share} "
        "of all cases reviewed."
    ).format(
        span=language.span(split.all.span),
        rate=f"**{numbers.percent(split.non_detained.rate, language)}**",
        share=numbers.percent(split.detained_share, language),
    )


def _total(split: Split, language: Language) -> str:
    _ = language.gettext
    outside, inside = split.non_detained, split.detained
    return _(
        "• By {day}: not in detention {eligible} of {reviewed} eligible; in detention "
        "{detained_eligible} of {detained_reviewed}."
    ).format(
        day=language.day(split.all.span.end),
        eligible=numbers.count(outside.eligible, language),
        reviewed=numbers.count(outside.reviewed, language),
        detained_eligible=numbers.count(inside.eligible, language),
        detained_reviewed=numbers.count(inside.reviewed, language),
    )


def effect_line(effects: Effects, language: Language) -> str:
    """How much of a change of the rate comes from the mix, and how much from the rates."""
    _ = language.gettext
    sentence = _(
        "• {first} → {second}: {points} percentage points, {mix} from the mix, {rate} from the rates"
    )
    return sentence.format(
        first=language.span(effects.first),
        second=language.span(effects.second),
        points=numbers.signed_points(effects.difference, language),
        mix=f"**{numbers.signed_points(effects.mix, language)}**",
        rate=f"**{numbers.signed_points(effects.rate, language)}**",
    )


def meaning_of_effects(language: Language) -> str:
    """What mix and rates mean, and whose computation it is."""
    _ = language.gettext
    return _(
        "Mix: the changed share of people in detention. Rates: changed rates inside the two groups. This "
        "bot's own computation (Kitagawa's decomposition), not ICE's explanation."
    )
