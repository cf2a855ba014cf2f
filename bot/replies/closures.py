"""Closed cases, and what became of the eligible ones, in words."""

from __future__ import annotations

from itertools import groupby

from bot.core.closures import ClosedAnswer, ClosedCount, Fates, OutcomesAnswer
from bot.core.figures import Basis
from bot.core.language import Language
from bot.replies import numbers
from bot.replies.certainty import printed_differently
from bot.replies.voice import Voice
from bot.replies.wording import Wording


def closed_words(answer: ClosedAnswer, voice: Voice) -> Wording:
    """How many cases ICE had closed by a day."""
    _, language = voice.language.gettext, voice.language
    day = answer.counts[0].closed.as_of
    several = _either(answer.counts, language)
    headline = _("Closed under ICE's review by {day}: {closed} cases").format(
        day=language.day(day), closed=several
    )
    lines = [_share(count, language) for count in answer.counts if count.share]
    lines += printed_differently(answer.versions, answer.sources, language)
    if answer.ends_before and answer.query.day:
        lines.append(
            _("No count came out as of {day}; this is the last before it.").format(
                day=language.day(answer.query.day)
            )
        )
    if answer.fates:
        lines.append(_fates(answer.fates, language))
    if len(answer.all_counts) > len(answer.counts):
        lines.append(_("Every count there is:"))
        lines += [
            _("• {day}: {closed}").format(day=language.day(day), closed=_either(tuple(counts), language))
            for day, counts in groupby(answer.all_counts, key=lambda count: count.closed.as_of)
        ]
    lines.append(
        _(
            "TRAC counts something else, closures with a prosecutorial-discretion code in the courts' "
            "records: {courts}. The two must not be added or compared."
        ).format(courts=voice.command("courts"))
    )
    return Wording(headline, tuple(lines), _basis(answer.counts, language), _caution(day.year, language))


def _either(counts: tuple[ClosedCount, ...], language: Language) -> str:
    """4,403 or 4,363."""
    _ = language.gettext
    return _(" or ").join(numbers.count(count.closed, language) for count in counts)


def _share(count: ClosedCount, language: Language) -> str:
    _ = language.gettext
    share = numbers.percent(count.share, language) if count.share else ""
    if count.reviewed is None:
        return _("That is {share} of the cases reviewed by then, as the sources print it.").format(
            share=f"**{share}**"
        )
    return _("{closed} is {share} of {reviewed} cases reviewed by then.").format(
        closed=numbers.count(count.closed, language),
        share=f"**{share}**",
        reviewed=numbers.count(count.reviewed, language),
    )


def _fates(fates: Fates, language: Language) -> str:
    _ = language.gettext
    return _(
        "Of the {eligible} eligible cases of people not in detention, by {day}: {closed} closed, "
        "{declined} declined by the person, {pending} still pending."
    ).format(day=language.day(fates.eligible.as_of), **_counts(fates, language))


def _counts(fates: Fates, language: Language) -> dict[str, str]:
    return {
        name: numbers.count(figure, language)
        for name, figure in (
            ("reviewed", fates.reviewed),
            ("eligible", fates.eligible),
            ("closed", fates.closed),
            ("declined", fates.declined),
            ("pending", fates.pending),
            ("answered", fates.answered),
        )
    }


def _basis(counts: tuple[ClosedCount, ...], language: Language) -> str:
    _ = language.gettext
    bases = {count.share.basis for count in counts if count.share}
    if Basis.APPROXIMATE in bases:
        return _(
            "The count is published. The share is approximate: the cases reviewed are known only "
            "within a range."
        )
    if Basis.DERIVED in bases:
        return _("The count is published. The share is derived: closed divided by reviewed.")
    return _("Published: the sources print it.")


def _caution(year: int, language: Language) -> str:
    _ = language.gettext
    return _(
        "ICE's own count of cases closed or dismissed under the review; how many were found eligible is "
        "another. A closed case can be reopened, and closure gives no status. Figures of {year}, not of "
        "today."
    ).format(year=year)


def outcome_words(answer: OutcomesAnswer, language: Language) -> Wording:
    """What had become of the eligible cases."""
    _, fates = language.gettext, answer.fates
    counts = _counts(fates, language)
    day = fates.eligible.as_of
    headline = _("What had become of the eligible cases by {day}").format(day=language.day(day))
    lines = (
        _("Of {reviewed} cases of people not in detention, {eligible} were found eligible. Of these:"),
        _("• **{closed}** closed"),
        _("• **{declined}** declined by the person"),
        _("• **{pending}** still under consideration or in the background check"),
    )
    share = _("Of the {answered} offers with a known answer, {share} were declined.").format(
        share=f"**{numbers.percent(fates.declined_share, language)}**", **counts
    )
    why = _(
        "Why people declined, according to UPI: a closed case gives no work permit and no status, and "
        "some preferred to fight on for permanent residence."
    )
    basis = _(
        "Published, and they add up. The offers with a known answer and the share are derived: closed and "
        "declined added, declined divided by that."
    )
    return Wording(
        headline,
        (*(line.format(**counts) for line in lines), share, why),
        basis,
        _caution(day.year, language),
    )
